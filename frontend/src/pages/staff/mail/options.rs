use crate::resource::{Loaded, read, write};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{SignInOptions, SignInPage};

#[component]
pub(super) fn Options() -> impl IntoView {
    let toasts = use_toasts();
    let options = read(|client| async move { client.read_sign_in_options().await });
    let errors = FormErrors::new();
    let done = move |answer: Result<SignInOptions, Error>| {
        match answer {
            Ok(_) => toasts.say(t!("act-saved")),
            Err(error) => errors.take(&error),
        }
        options.refetch();
    };
    let set = write(|client, input: SignInOptions| async move { client.set_sign_in_options(&input).await }, done);
    let ready = move |options: Signal<SignInPage>| {
        let checked = Signal::derive(move || options.read().client_links);
        let change = move |client_links: bool| set.send(SignInOptions { client_links });
        view! { <Switch label=t!("mail-client-links") hint=t!("mail-client-links-hint") checked on_change=change/> }
            .into_any()
    };
    view! {
        <section class="mail-part" aria-label=t!("mail-options")>
            <h2 class="mail-title">{t!("mail-options")}</h2>
            <FormProblem errors/>
            <Loaded source=options skeleton=|| view! { <Skeleton rows=1/> }.into_any() ready/>
        </section>
    }
    .into_any()
}
