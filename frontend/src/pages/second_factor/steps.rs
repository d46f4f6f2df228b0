use crate::resource::write;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{ConfirmPassword, ConfirmSecondFactor, RecoveryCodes, SecondFactorSecret};

#[derive(Clone)]
enum Step {
    Password,
    Scan(SecondFactorSecret),
    Keep(Vec<String>),
}

/// The password, then the picture and a first code, then the recovery codes.
#[component]
pub fn SetUpSteps(#[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let step = RwSignal::new(Step::Password);
    move || match step.get() {
        Step::Password => view! { <PasswordStep step/> }.into_any(),
        Step::Scan(secret) => view! { <ScanStep secret step/> }.into_any(),
        Step::Keep(codes) => view! { <RecoveryCodeList codes on_done/> }.into_any(),
    }
}

#[component]
fn PasswordStep(step: RwSignal<Step>) -> impl IntoView {
    let password = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let done = move |answer: Result<SecondFactorSecret, Error>| match answer {
        Ok(secret) => step.set(Step::Scan(secret)),
        Err(error) => errors.take(&error),
    };
    let begin = write(|client, input: ConfirmPassword| async move { client.begin_second_factor(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        begin.send(ConfirmPassword { current_password: password.get_untracked() });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("password-current") value=password error=errors.at("/current_password") help=t!("second-confirm-it") kind="password" autocomplete="current-password" autofocus=true/>
            <FormProblem errors/>
            <Button label=t!("second-next") kind=ButtonKind::Primary submit=true wide=true busy=begin.busy/>
        </form>
    }
    .into_any()
}

#[component]
fn ScanStep(secret: SecondFactorSecret, step: RwSignal<Step>) -> impl IntoView {
    let code = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let done = move |answer: Result<RecoveryCodes, Error>| match answer {
        Ok(codes) => step.set(Step::Keep(codes.data)),
        Err(error) => errors.take(&error),
    };
    let confirm =
        write(|client, input: ConfirmSecondFactor| async move { client.confirm_second_factor(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        confirm.send(ConfirmSecondFactor { code: code.get_untracked() });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("second-scan")}</p>
            <div class="second-picture" role="img" aria-label=t!("second-picture") inner_html=secret.qr_svg></div>
            <p class="second-type">{t!("second-type")}<code class="mono">{spaced(&secret.secret)}</code></p>
            <TextField label=t!("second-code") value=code error=errors.at("/code") autocomplete="one-time-code" autofocus=true/>
            <FormProblem errors/>
            <Button label=t!("second-confirm") kind=ButtonKind::Primary submit=true wide=true busy=confirm.busy/>
        </form>
    }
    .into_any()
}

/// In groups of four, as it is read from one device and typed into another.
fn spaced(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Shown once.
#[component]
pub fn RecoveryCodeList(codes: Vec<String>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let text = codes.join("\n");
    let copy = move || {
        let _ = window().navigator().clipboard().write_text(&text);
        toasts.say(t!("second-copied"));
    };
    view! {
        <div class="form">
            <h2>{t!("second-done-title")}</h2>
            <p>{t!("second-done-lead")}</p>
            <ul class="second-codes mono">{codes.into_iter().map(|code| view! { <li>{code}</li> }).collect_view()}</ul>
            <div class="second-acts">
                <Button label=t!("second-copy") icon=Glyph::Copy on_click=copy/>
                <Button label=t!("second-kept") kind=ButtonKind::Primary on_click=on_done/>
            </div>
        </div>
    }
    .into_any()
}
