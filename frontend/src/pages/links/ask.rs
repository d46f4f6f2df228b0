use crate::app::use_title;
use crate::pages::GatePage;
use crate::resource::write;
use crate::routes::Route;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::RequestLink;

#[component]
pub fn AskForResetPage() -> impl IntoView {
    use_title(|| t!("forgot-title"));
    let is_sent = RwSignal::new(false);
    let errors = FormErrors::new();
    let done = move |answer| asked(answer, is_sent, errors);
    let ask = write(|client, input: RequestLink| async move { client.request_password_reset(&input).await }, done);
    let send = Callback::new(move |login: String| ask.send(RequestLink { login }));
    view! { <Ask title=t!("forgot-title") lead=t!("forgot-lead") minutes=30 is_sent errors busy=ask.busy send/> }
        .into_any()
}

#[component]
pub fn AskForLinkPage() -> impl IntoView {
    use_title(|| t!("link-title"));
    let is_sent = RwSignal::new(false);
    let errors = FormErrors::new();
    let done = move |answer| asked(answer, is_sent, errors);
    let ask = write(|client, input: RequestLink| async move { client.request_sign_in_link(&input).await }, done);
    let send = Callback::new(move |login: String| ask.send(RequestLink { login }));
    view! { <Ask title=t!("link-title") lead=t!("link-lead") minutes=15 is_sent errors busy=ask.busy send/> }.into_any()
}

fn asked(answer: Result<(), Error>, is_sent: RwSignal<bool>, errors: FormErrors) {
    match answer {
        Ok(()) => is_sent.set(true),
        Err(error) => errors.take(&error),
    }
}

/// The answer is the same whether or not the person is known.
#[component]
fn Ask(
    title: String,
    lead: String,
    minutes: i64,
    is_sent: RwSignal<bool>,
    errors: FormErrors,
    busy: Signal<bool>,
    send: Callback<String>,
) -> impl IntoView {
    let login = RwSignal::new(String::new());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if login.read_untracked().trim().is_empty() {
            errors.set("/login", "required");
        } else {
            send.run(login.get_untracked());
        }
    };
    let form = move || {
        let (title, lead) = (title.clone(), lead.clone());
        view! {
            <h1>{title}</h1>
            <p class="gate-lead">{lead}</p>
            <form class="form" novalidate on:submit=submit>
                <TextField label=t!("sign-in-login") value=login error=errors.at("/login") autocomplete="username" autofocus=true/>
                <FormProblem errors/>
                <Button label=t!("forgot-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy/>
            </form>
        }
        .into_any()
    };
    let sent = move || {
        view! {
            <h1>{t!("forgot-sent")}</h1>
            <p class="gate-lead" role="status">{t!("forgot-sent-detail", minutes = minutes)}</p>
        }
        .into_any()
    };
    view! {
        <GatePage>
            {move || if is_sent.get() { sent() } else { form() }}
            <ButtonLink label=t!("forgot-back") href=Route::SignIn.path() kind=ButtonKind::Quiet/>
        </GatePage>
    }
    .into_any()
}
