use super::GatePage;
use crate::app::use_title;
use crate::resource::write;
use crate::routes::secret;
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{SetUpWorkspace, SignedIn};

/// Reached once, by the link that the server printed.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let session = use_session();
    use_title(|| t!("set-up"));
    let token = secret();
    if token.is_empty() {
        return view! {
            <GatePage>
                <h1>{t!("set-up-no-token")}</h1>
                <p class="gate-lead">{t!("set-up-no-token-detail")}</p>
            </GatePage>
        }
        .into_any();
    }
    let [workspace, name, username, password] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let done = move |answer: Result<SignedIn, Error>| match answer {
        Ok(signed_in) => session.begin(signed_in.session),
        Err(error) => errors.take(&error),
    };
    let set_up = write(|client, input: SetUpWorkspace| async move { client.set_up_workspace(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        set_up.send(SetUpWorkspace {
            token: token.clone(),
            workspace_name: workspace.get_untracked(),
            name: name.get_untracked(),
            username: username.get_untracked(),
            password: password.get_untracked(),
        });
    };
    view! {
        <GatePage>
            <h1>{t!("set-up-title")}</h1>
            <p class="gate-lead">{t!("set-up-lead")}</p>
            <form class="form" novalidate on:submit=submit>
                <TextField label=t!("set-up-workspace") value=workspace error=errors.at("/workspace_name") autocomplete="organization" autofocus=true/>
                <TextField label=t!("set-up-name") value=name error=errors.at("/name") autocomplete="name"/>
                <TextField label=t!("set-up-username") value=username error=errors.at("/username") autocomplete="username"/>
                <TextField label=t!("set-up-password") value=password error=errors.at("/password") help=t!("set-up-password-help") kind="password" autocomplete="new-password"/>
                <FormProblem errors/>
                <Button label=t!("set-up-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=set_up.busy/>
            </form>
        </GatePage>
    }
    .into_any()
}
