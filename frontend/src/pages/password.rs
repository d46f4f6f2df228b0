use super::GatePage;
use crate::app::use_title;
use crate::resource::write;
use crate::routes::{Route, use_go};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{ChangePassword, Session};

/// Wanted by the person, or demanded while a password that staff chose is in use.
#[component]
pub fn PasswordPage() -> impl IntoView {
    let (session, toasts, go) = (use_session(), use_toasts(), use_go());
    use_title(|| t!("password-act"));
    let is_demanded = session.get().is_some_and(|session| session.must_change_password);
    let (current, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let done = move |answer: Result<Session, Error>| match answer {
        Ok(renewed) => {
            session.begin(renewed);
            toasts.say(t!("password-done"));
            go.to(&Route::Home);
        }
        Err(error) => errors.take(&error),
    };
    let change = write(|client, input: ChangePassword| async move { client.change_password(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        change.send(ChangePassword { current_password: current.get_untracked(), new_password: new.get_untracked() });
    };
    view! {
        <GatePage>
            <h1>{t!("password-title")}</h1>
            <p class="gate-lead">{is_demanded.then(|| t!("password-lead"))}</p>
            <form class="form" novalidate on:submit=submit>
                <TextField label=t!("password-current") value=current error=errors.at("/current_password") kind="password" autocomplete="current-password" autofocus=true/>
                <TextField label=t!("password-new") value=new error=errors.at("/new_password") help=t!("set-up-password-help") kind="password" autocomplete="new-password"/>
                <FormProblem errors/>
                <Button label=t!("password-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=change.busy/>
                {if is_demanded {
                    view! { <Button label=t!("sign-out") kind=ButtonKind::Quiet wide=true on_click=move || session.sign_out()/> }.into_any()
                } else {
                    view! { <ButtonLink label=t!("act-cancel") href=Route::Home.path() kind=ButtonKind::Quiet/> }.into_any()
                }}
            </form>
        </GatePage>
    }
    .into_any()
}
