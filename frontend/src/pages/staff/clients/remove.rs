use super::super::review::DiffPanel;
use super::{Target, undo};
use crate::resource::{Loaded, read, write};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::Error;
use vitrine_contract::{Client, OfDeleteClient, Rehearsal, RehearseChange, RehearseDeleteClient, RestoreClient};

/// Says what a deletion takes along, then deletes, with a way back.
#[component]
pub fn DeleteDialog(target: Target, #[prop(into)] on_done: Callback<Client>) -> impl IntoView {
    let title = Signal::derive(move || t!("delete-title", name = target.name()));
    view! {
        <Dialog open=target.open title>
            {move || target.client.get().map(|client| view! { <Consequences client open=target.open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Consequences(client: Client, open: RwSignal<bool>, on_done: Callback<Client>) -> impl IntoView {
    let (session, toasts) = (use_session(), use_toasts());
    let errors = FormErrors::new();
    let id = client.id;
    // Read anew: the counts stand only where one client is read, and others may have changed it since.
    let now = read(move |api| async move {
        let client = api.read_client(id).await?;
        let of = RehearseDeleteClient {
            change: OfDeleteClient::DeleteClient,
            client_id: id,
            revision: client.revision.clone(),
        };
        let rehearsal = api.rehearse_change(&RehearseChange::DeleteClient(of)).await?;
        Ok((client, rehearsal))
    });
    let delete = write(
        |api, (client, rehearsal): (Client, Rehearsal)| async move {
            let reviewed = api.with_review(&rehearsal.fingerprint);
            reviewed.delete_client(client.id, &client.revision).await.map(|()| client)
        },
        move |answer: Result<Client, Error>| match answer {
            Ok(client) => {
                open.set(false);
                let back = move || {
                    undo(session, toasts, move |api| async move {
                        api.restore_client(id, &RestoreClient::default()).await.map(drop)
                    });
                };
                toasts.undo(t!("delete-done", name = client.name.as_str()), back);
                on_done.run(client);
            }
            Err(error) => {
                errors.take(&error);
                now.refetch();
            }
        },
    );
    let ready = move |now: Signal<(Client, Rehearsal)>| {
        let counts = move || {
            now.read().0.subtree.map(|counts| {
                view! {
                    <ul class="delete-facts">
                        <li><Icon glyph=Glyph::Trash2/>{t!("delete-takes", clients = counts.clients)}</li>
                        <li><Icon glyph=Glyph::KeyRound/>{t!("delete-logins", logins = counts.logins)}</li>
                        <li><Icon glyph=Glyph::FolderKanban/>{t!("delete-projects", projects = counts.projects)}</li>
                    </ul>
                }
            })
        };
        view! {
            {counts}
            {move || view! { <DiffPanel rehearsal=now.read().1.clone()/> }}
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("act-delete") kind=ButtonKind::Danger icon=Glyph::Trash2 busy=delete.busy
                    on_click=move || delete.send(now.get_untracked())/>
            </DialogActions>
        }
        .into_any()
    };
    view! { <Loaded source=now ready skeleton=|| view! { <Skeleton rows=3/> }.into_any()/> }.into_any()
}
