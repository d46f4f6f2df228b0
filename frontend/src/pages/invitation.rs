use super::GatePage;
use crate::app::use_title;
use crate::format;
use crate::resource::{Loaded, read, write};
use crate::routes::secret;
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{AcceptInvitation, Invitee, ReadInvitation, SignedIn};

/// Reached by the link of an invitation, once: its token stands behind the `#`, which no server is sent.
#[component]
pub fn InvitationPage() -> impl IntoView {
    use_title(|| t!("invitation"));
    let token = StoredValue::new(secret());
    let invitee = read(move |client| async move {
        client
            .read_invitation(&ReadInvitation { token: token.get_value() })
            .await
            .map(Some)
            .or_else(|error| if error.slug() == Some("not-found") { Ok(None) } else { Err(error) })
    });
    let dead = || {
        view! {
            <h1>{t!("invitation-dead")}</h1>
            <p class="gate-lead">{t!("invitation-dead-detail")}</p>
        }
        .into_any()
    };
    let ready = move |invitee: Signal<Option<Invitee>>| match invitee.get_untracked() {
        Some(invitee) => view! { <Accept invitee token/> }.into_any(),
        None => ().into_any(),
    };
    view! {
        <GatePage>
            <Loaded source=invitee is_empty=Option::is_none empty=dead ready/>
        </GatePage>
    }
    .into_any()
}

#[component]
fn Accept(invitee: Invitee, token: StoredValue<String>) -> impl IntoView {
    let session = use_session();
    let [username, password] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let done = move |answer: Result<SignedIn, Error>| match answer {
        Ok(signed_in) => session.begin(signed_in.session),
        Err(error) => errors.take(&error),
    };
    let accept = write(|client, input: AcceptInvitation| async move { client.accept_invitation(&input).await }, done);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        accept.send(AcceptInvitation {
            token: token.get_value(),
            username: username.get_untracked(),
            password: password.get_untracked(),
        });
    };
    let lead =
        t!("invitation-lead", workspace = invitee.workspace.name.as_str(), when = format::moment(invitee.expires_at));
    view! {
        <h1>{t!("invitation-title", name = invitee.name.as_str())}</h1>
        <p class="gate-lead">{lead}</p>
        <form class="form" novalidate on:submit=submit>
            <TextField label=t!("set-up-username") value=username error=errors.at("/username") autocomplete="username" autofocus=true/>
            <TextField label=t!("set-up-password") value=password error=errors.at("/password") help=t!("set-up-password-help") kind="password" autocomplete="new-password"/>
            <FormProblem errors/>
            <Button label=t!("invitation-act") kind=ButtonKind::Primary size=ButtonSize::Large submit=true wide=true busy=accept.busy/>
        </form>
    }
    .into_any()
}
