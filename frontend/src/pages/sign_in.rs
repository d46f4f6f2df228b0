use super::{GatePage, use_sign_in_page};
use crate::app::use_title;
use crate::resource::write;
use crate::routes::Route;
use crate::session::{SessionState, use_session};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{Delivery, SignIn, SignedIn};

/// One message for everyone who may not come in: wrong, virtual, withdrawn and unknown look alike.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = use_session();
    use_title(|| t!("sign-in"));
    let (login, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let is_refused = RwSignal::new(false);
    let (code, wants_code) = (RwSignal::new(String::new()), RwSignal::new(false));
    let done = move |answer: Result<SignedIn, Error>| match answer {
        Ok(signed_in) => session.begin(signed_in.session),
        Err(error) if error.slug() == Some("code-required") => {
            wants_code.set(true);
            focus_first("[autocomplete='one-time-code']", None);
        }
        Err(error) if error.status() == Some(401) => {
            wants_code.set(false);
            is_refused.set(true);
            password.set(String::new());
            focus_first("[autocomplete='current-password']", None);
        }
        Err(error) => errors.take(&error),
    };
    let sign_in = write(|client, input: SignIn| async move { client.sign_in(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        is_refused.set(false);
        for (value, pointer) in [(login, "/login"), (password, "/password")] {
            if value.read_untracked().is_empty() {
                errors.set(pointer, "required");
            }
        }
        if errors.is_empty() {
            sign_in.send(SignIn {
                login: login.get_untracked(),
                password: password.get_untracked(),
                code: wants_code.get_untracked().then(|| code.get_untracked()),
                delivery: Delivery::Cookie,
            });
        }
    };
    let is_over = move || session.state().get_untracked() == SessionState::Anonymous { was_signed_in: true };
    view! {
        <GatePage>
            <h1>{t!("sign-in-title")}</h1>
            <p class="gate-lead">{t!("sign-in-lead")}</p>
            <form class="form" novalidate on:submit=submit>
                {is_over().then(|| view! { <Note>{t!("sign-in-over")}</Note> })}
                <TextField label=t!("sign-in-login") value=login error=errors.at("/login") autocomplete="username" autofocus=true/>
                <TextField label=t!("sign-in-password") value=password error=errors.at("/password") kind="password" autocomplete="current-password"/>
                {move || wants_code.get().then(|| view! {
                    <TextField label=t!("second-code") value=code error=errors.at("/code") help=t!("second-code-help") autocomplete="one-time-code" autofocus=true/>
                })}
                {move || is_refused.get().then(|| view! { <Note kind=NoteKind::Bad alert=true>{t!("sign-in-wrong")}</Note> })}
                <FormProblem errors/>
                <Button label=t!("sign-in") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=sign_in.busy/>
            </form>
            <Ways/>
        </GatePage>
    }
    .into_any()
}

/// For who has no password at hand.
#[component]
fn Ways() -> impl IntoView {
    let options = use_sign_in_page();
    let has_links = Memo::new(move |_| matches!(&*options.read(), Some(Ok(options)) if options.client_links));
    view! {
        <p class="gate-ways">
            <a href=Route::AskForReset.path()>{t!("forgot-link")}</a>
            {move || has_links.get().then(|| view! { <a href=Route::AskForLink.path()>{t!("link-sign-in")}</a> })}
        </p>
    }
    .into_any()
}
