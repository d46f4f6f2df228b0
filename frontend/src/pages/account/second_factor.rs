//! One's own second step: on, off, and the codes for who loses their phone.

use crate::pages::{RecoveryCodeList, SetUpSteps};
use crate::resource::{Loaded, Reading, read, write};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{ConfirmPassword, RecoveryCodes, SecondFactor};

/// What is being done in the dialog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    SetUp,
    Renew,
    TurnOff,
}

#[component]
pub(super) fn SecondFactorPart() -> impl IntoView {
    let state = read(|client| async move { client.read_second_factor().await });
    let is_open = RwSignal::new(false);
    let doing = RwSignal::new(Doing::SetUp);
    let start = move |what: Doing| {
        doing.set(what);
        is_open.set(true);
    };
    let ready = move |state: Signal<SecondFactor>| {
        let words = move || if state.read().is_on { t!("second-on") } else { t!("second-off") };
        let left = move || {
            let state = state.read();
            state.is_on.then(|| t!("second-codes-left", count = state.recovery_codes_left))
        };
        let demand = move || state.read().is_required.then(|| t!("second-is-required"));
        let acts = move || {
            if state.read().is_on {
                view! {
                    <Button label=t!("second-renew") on_click=move || start(Doing::Renew)/>
                    <Button label=t!("second-turn-off") on_click=move || start(Doing::TurnOff)/>
                }
                .into_any()
            } else {
                view! { <Button label=t!("second-set-up") on_click=move || start(Doing::SetUp)/> }.into_any()
            }
        };
        view! {
            <div class="account-row">
                <div class="account-words">
                    <strong>{t!("second-title")}</strong>
                    <p class="detail">{words}" "{demand}</p>
                    <p class="detail">{left}</p>
                </div>
                <span class="account-acts">{acts}</span>
            </div>
        }
        .into_any()
    };
    let title = Signal::derive(move || match doing.get() {
        Doing::SetUp => t!("second-set-up"),
        Doing::Renew => t!("second-renew"),
        Doing::TurnOff => t!("second-turn-off"),
    });
    let finish = move || {
        is_open.set(false);
        state.refetch();
    };
    // Built anew each time it opens, so that no step and no secret stays from the last time.
    let inside = move || {
        is_open.get().then(|| match doing.get() {
            Doing::SetUp => view! { <SetUpSteps on_done=finish/> }.into_any(),
            Doing::Renew => view! { <Renew on_done=finish/> }.into_any(),
            Doing::TurnOff => view! { <TurnOff state is_open/> }.into_any(),
        })
    };
    view! {
        <Loaded source=state skeleton=|| view! { <Skeleton rows=1/> }.into_any() ready/>
        <Dialog open=is_open title>{inside}</Dialog>
    }
    .into_any()
}

#[component]
fn Renew(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let codes = RwSignal::new(None::<Vec<String>>);
    let errors = FormErrors::new();
    let done = move |answer: Result<RecoveryCodes, Error>| match answer {
        Ok(renewed) => codes.set(Some(renewed.data)),
        Err(error) => errors.take(&error),
    };
    let renew = write(|client, input: ConfirmPassword| async move { client.renew_recovery_codes(&input).await }, done);
    let send = move |input| renew.send(input);
    move || match codes.get() {
        Some(codes) => view! { <RecoveryCodeList codes on_done/> }.into_any(),
        None => view! { <Confirm act=t!("second-renew") errors busy=renew.busy send/> }.into_any(),
    }
}

#[component]
fn TurnOff(state: Reading<SecondFactor>, is_open: RwSignal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let errors = FormErrors::new();
    let done = move |answer: Result<SecondFactor, Error>| match answer {
        Ok(_) => {
            is_open.set(false);
            state.refetch();
            toasts.say(t!("second-is-off"));
        }
        Err(error) => errors.take(&error),
    };
    let off = write(|client, input: ConfirmPassword| async move { client.turn_off_second_factor(&input).await }, done);
    view! { <Confirm act=t!("second-turn-off") errors busy=off.busy send=move |input| off.send(input)/> }.into_any()
}

/// Asks for the password before something that weakens the account.
#[component]
fn Confirm(
    act: String,
    errors: FormErrors,
    busy: Signal<bool>,
    #[prop(into)] send: Callback<ConfirmPassword>,
) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        send.run(ConfirmPassword { current_password: password.get_untracked() });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("password-current") value=password error=errors.at("/current_password") help=t!("second-confirm-it") kind="password" autocomplete="current-password" autofocus=true/>
            <FormProblem errors/>
            <div><Button label=act kind=ButtonKind::Primary submit=true busy/></div>
        </form>
    }
    .into_any()
}
