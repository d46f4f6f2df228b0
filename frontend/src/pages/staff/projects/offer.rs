//! The privileges that a level needs and an account lacks, in one click that is reviewed before it is made (R4).

use super::super::clients::COLLABORATOR;
use super::super::review::{ReviewDialog, under, use_reviewed};
use crate::resource::write;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{
    Client, OfUpdateClient, Privileges, RehearseChange, RehearseUpdateClient, UpdateClient, UpdateProgress,
};

/// Asks for the client, and shows what giving it these privileges would change, in all projects.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    ask: Callback<Uuid>,
    busy: Signal<bool>,
}

impl Offer {
    /// Beside what is given back, the dialog has to be in the page.
    pub(super) fn new() -> (Self, impl IntoView) {
        let toasts = use_toasts();
        let refused = move |error: Error| toasts.say(problem_words(&error).0);
        let give = use_reviewed(
            |of: &RehearseUpdateClient| vec![RehearseChange::UpdateClient(of.clone())],
            |api, of: RehearseUpdateClient, fingerprints| async move {
                under(&api, &fingerprints, 0).update_client(of.client_id, &of.revision, &of.input).await
            },
            move |answer: Result<Client, Error>| match answer {
                Ok(client) => toasts.say(t!("audience-given", name = client.name)),
                Err(error) => refused(error),
            },
        );
        let ask = write(
            |api, id: Uuid| async move { api.read_client(id).await },
            move |answer: Result<Client, Error>| match answer {
                Ok(client) => give.send(raised(&client)),
                Err(error) => refused(error),
            },
        );
        let (asking, giving) = (ask.busy, give.review.busy);
        let busy = Signal::derive(move || asking.get() || giving.get());
        (Self { ask: Callback::new(move |id| ask.send(id)), busy }, view! { <ReviewDialog review=give.review/> })
    }

    pub(super) fn button(self, client: Uuid, name: &str) -> AnyView {
        let template = t!("client_template-collaborator");
        let label = t!("audience-offer", name = name, template = template);
        let ask = self.ask;
        view! {
            <Button label size=ButtonSize::Small icon=Glyph::WandSparkles busy=self.busy on_click=move || ask.run(client)/>
        }
        .into_any()
    }
}

/// What is more than that already stays.
fn raised(client: &Client) -> RehearseUpdateClient {
    let update_progress = match client.privileges.update_progress {
        UpdateProgress::Off => COLLABORATOR.update_progress,
        more => more,
    };
    let privileges = Privileges { update_progress, ..COLLABORATOR };
    RehearseUpdateClient {
        change: OfUpdateClient::UpdateClient,
        client_id: client.id,
        revision: client.revision.clone(),
        input: UpdateClient { privileges: Some(privileges), ..UpdateClient::default() },
    }
}
