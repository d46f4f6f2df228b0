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
    let done = move |answer: Result<SignedIn, Error>| match answer {
        Ok(signed_in) => {
            session.begin(signed_in.session);
            go.instead(&Route::Home.path());
        }
        Err(error) if is_dead(&error) => has_died.set(true),
        Err(error) => errors.take(&error),
    };
    let sign_in = write(|client, input: SignInByLink| async move { client.sign_in_by_link(&input).await }, done);
    let open = move || sign_in.send(SignInByLink { token: secret(), delivery: Delivery::Cookie });
    move || {
        if has_died.get() {
            return view! { <DeadLink again=Route::AskForLink/> }.into_any();
        }
        view! {
            <GatePage>
                <h1>{t!("link-open-title")}</h1>
                <p class="gate-lead">{t!("link-open-lead")}</p>
                <FormProblem errors/>
                <Button label=t!("sign-in") kind=ButtonKind::Primary size=ButtonSize::Large wide=true busy=sign_in.busy on_click=open/>
            </GatePage>
        }
        .into_any()
    }
}
