use super::{DeadLink, is_dead};
use crate::app::use_title;
use crate::pages::GatePage;
use crate::resource::write;
use crate::routes::{Route, secret, use_go};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::ResetPassword;

#[component]
pub fn ResetPasswordPage() -> impl IntoView {
    let (session, toasts, go) = (use_session(), use_toasts(), use_go());
    use_title(|| t!("reset-title"));
    let has_died = RwSignal::new(secret().is_empty());
    let password = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let done = move |answer: Result<(), Error>| match answer {
        Ok(()) => {
            toasts.say(t!("reset-done"));
            session.read();
            go.instead(&Route::SignIn.path());
        }
        Err(error) if is_dead(&error) => has_died.set(true),
        Err(error) => errors.take(&error),
    };
    let reset = write(|client, input: ResetPassword| async move { client.reset_password(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        reset.send(ResetPassword { token: secret(), new_password: password.get_untracked() });
    };
    move || {
        if has_died.get() {
            return view! { <DeadLink again=Route::AskForReset/> }.into_any();
        }
        view! {
            <GatePage>
                <h1>{t!("reset-title")}</h1>
                <p class="gate-lead">{t!("reset-lead")}</p>
                <form class="form" novalidate on:submit=submit>
                    <TextField label=t!("password-new") value=password error=errors.at("/new_password") help=t!("set-up-password-help") kind="password" autocomplete="new-password" autofocus=true/>
                    <FormProblem errors/>
                    <Button label=t!("reset-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=reset.busy/>
                </form>
            </GatePage>
        }
        .into_any()
    }
}
