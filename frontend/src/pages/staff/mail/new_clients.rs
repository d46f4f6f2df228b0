use super::super::clients::{TEMPLATES, template_key};
use crate::resource::{read, write};
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::ClientDefaults;

/// What the form for a new client begins with (R4).
#[component]
pub(super) fn NewClients() -> impl IntoView {
    let toasts = use_toasts();
    let saved = read(|client| async move { client.read_client_defaults().await });
    let errors = FormErrors::new();
    let chosen = RwSignal::new(String::new());
    let done = move |answer: Result<ClientDefaults, Error>| {
        match answer {
            Ok(_) => toasts.say(t!("act-saved")),
            Err(error) => errors.take(&error),
        }
        saved.refetch();
    };
    let set = write(|client, input: ClientDefaults| async move { client.set_client_defaults(&input).await }, done);
    let known = move || saved.read_untracked().as_ref().and_then(|answer| answer.as_ref().ok()).map(|now| now.template);
    Effect::new(move || {
        if let Some(Ok(now)) = &*saved.read() {
            chosen.set(template_key(now.template).to_owned());
        }
    });
    Effect::new(move || {
        let template = TEMPLATES.into_iter().find(|template| template_key(*template) == *chosen.read());
        if let Some(template) = template.filter(|template| known().is_some_and(|known| known != *template)) {
            errors.clear();
            set.send(ClientDefaults { template });
        }
    });
    let options = TEMPLATES.map(|template| {
        let key = template_key(template);
        Choice::new(key, texts().get(key, &[])).hint(texts().get(&format!("{key}-words"), &[]))
    });
    view! {
        <section class="mail-part" aria-label=t!("client-template-new")>
            <h2 class="mail-title">{t!("client-template-new")}</h2>
            <p class="mail-lead">{t!("client-template-new-lead")}</p>
            <FormProblem errors/>
            <RadioGroup label=t!("client-privileges") value=chosen options=options.to_vec()/>
        </section>
    }
    .into_any()
}
