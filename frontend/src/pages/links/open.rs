use super::{DeadLink, is_dead};
use crate::app::use_title;
use crate::pages::GatePage;
use crate::resource::write;
use crate::routes::{Route, secret, use_go};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{Delivery, SignInByLink, SignedIn};

#[component]
pub fn SignInByLinkPage() -> impl IntoView {
    let (session, go) = (use_session(), use_go());
    use_title(|| t!("link-title"));
    let token = secret();
    let has_died = RwSignal::new(token.is_empty());
    let errors = FormErrors::new();
    let (code, wants_code) = (RwSignal::new(String::new()), RwSignal::new(false));
    let done = move |answer: Result<SignedIn, Error>| match answer {
        Ok(signed_in) => {
            session.begin(signed_in.session);
            go.instead(&Route::Home.path());
        }
        Err(error) if is_dead(&error) => has_died.set(true),
        Err(error) if error.slug() == Some("code-required") => wants_code.set(true),
        Err(error) => errors.take(&error),
    };
    let sign_in = write(|client, input: SignInByLink| async move { client.sign_in_by_link(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        let code = wants_code.get_untracked().then(|| code.get_untracked());
        sign_in.send(SignInByLink { token: secret(), code, delivery: Delivery::Cookie });
    };
    move || {
        if has_died.get() {
            return view! { <DeadLink again=Route::AskForLink/> }.into_any();
        }
        view! {
            <GatePage>
                <h1>{t!("link-open-title")}</h1>
                <p class="gate-lead">{t!("link-open-lead")}</p>
                <form class="form" novalidate on:submit=submit>
                    {move || wants_code.get().then(|| view! {
                        <TextField label=t!("second-code") value=code error=errors.at("/code") help=t!("second-code-help") autocomplete="one-time-code" autofocus=true/>
                    })}
                    <FormProblem errors/>
                    <Button label=t!("sign-in") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=sign_in.busy/>
                </form>
            </GatePage>
        }
        .into_any()
    }
}
