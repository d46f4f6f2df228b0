//! Deleted clients, each with everything that was below it, and the way back.

mod purge;

use super::client_picker::{ClientPicker, chosen_ids, path_text, top_choice};
use super::projects::quiet::when_quiet;
use super::review::{Review, ReviewDialog, under, use_reviewed};
use super::{Crumb, StaffPage};
use crate::format;
use crate::live::use_live;
use crate::paging::{Pages, ShowMore, first_pages};
use crate::resource::{Loaded, read};
use crate::routes::Route;
use crate::ui::*;
use purge::PurgeDialog;
use uuid::Uuid;
use vitrine_client::{Error, ListDeletedClients};
use vitrine_contract::{
    Client, DeletedClient, EventKind, OfRestoreClient, RehearseChange, RehearseRestoreClient, RestoreClient,
    SubtreeCounts,
};

#[component]
pub(super) fn ClientBinPage() -> impl IntoView {
    let count = RwSignal::new(1_usize);
    let bin = read(move |api| {
        let count = count.get();
        async move {
            first_pages(count, |cursor| {
                let api = api.clone();
                async move {
                    let page = api.list_deleted_clients(&ListDeletedClients { limit: None, cursor }).await?;
                    Ok((page.data, page.next_cursor))
                }
            })
            .await
        }
    });
    let refresh = when_quiet(move || bin.refetch());
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ClientChanged | EventKind::Reset) {
            refresh();
        }
    });
    // The deletion that has lost its place.
    let homeless = RwSignal::new(None::<DeletedClient>);
    let purged = RwSignal::new(None::<DeletedClient>);
    let errors = FormErrors::new();
    let (restore, review) = use_restore(errors, homeless, Callback::new(move |()| bin.refetch()));
    let ready = move |bin: Signal<Pages<DeletedClient>>| {
        view! {
            <Deletions bin restore purged/>
            <ShowMore when=Signal::derive(move || bin.read().has_more) on_click=move || count.update(|count| *count += 1)/>
        }
        .into_any()
    };
    let empty =
        || view! { <EmptyState glyph=Glyph::Trash2 title=t!("bin-empty") text=t!("bin-empty-detail")/> }.into_any();
    view! {
        <StaffPage title=t!("bin-title") crumbs=vec![Crumb::new(t!("nav-clients"), &Route::Clients)]>
            <div class="bin">
                <p class="bin-lead">{t!("bin-lead")}</p>
                <FormProblem errors/>
                <Loaded source=bin is_empty=is_empty empty ready/>
            </div>
        </StaffPage>
        <ReviewDialog review/>
        <PlaceDialog homeless on_done=move || bin.refetch()/>
        <PurgeDialog purged on_done=move || bin.refetch()/>
    }
    .into_any()
}

fn is_empty(bin: &Pages<DeletedClient>) -> bool {
    bin.items.is_empty()
}

/// Restores where it stood. If that place is gone, asks for another.
fn use_restore(
    errors: FormErrors,
    homeless: RwSignal<Option<DeletedClient>>,
    on_done: Callback<()>,
) -> (Callback<DeletedClient>, Review) {
    let toasts = use_toasts();
    let asked = StoredValue::new(None::<DeletedClient>);
    let restore = use_reviewed(
        |id: &Uuid| vec![rehearsal(*id, RestoreClient::default())],
        |api, id: Uuid, fingerprints| async move {
            under(&api, &fingerprints, 0).restore_client(id, &RestoreClient::default()).await
        },
        move |answer: Result<Client, Error>| match answer {
            Ok(client) => {
                toasts.say(t!("bin-restored", name = client.name));
                on_done.run(());
                focus_id("main");
            }
            Err(error) if error.slug() == Some("parent-in-bin") => homeless.set(asked.get_value()),
            Err(error) => errors.take(&error),
        },
    );
    let start = Callback::new(move |deleted: DeletedClient| {
        errors.clear();
        if deleted.parent_deleted {
            homeless.set(Some(deleted));
        } else if !restore.review.busy.get_untracked() {
            let id = deleted.client.id;
            asked.set_value(Some(deleted));
            restore.send(id);
        }
    });
    (start, restore.review)
}

fn rehearsal(client_id: Uuid, input: RestoreClient) -> RehearseChange {
    RehearseChange::RestoreClient(RehearseRestoreClient { change: OfRestoreClient::RestoreClient, client_id, input })
}

#[component]
fn Deletions(
    bin: Signal<Pages<DeletedClient>>,
    restore: Callback<DeletedClient>,
    purged: RwSignal<Option<DeletedClient>>,
) -> impl IntoView {
    let columns = vec![
        Column::new(t!("bin-client")),
        Column::new(t!("bin-place")),
        Column::new(t!("bin-deleted")),
        Column::new(t!("bin-takes")),
        Column::new(t!("act-restore")).bare(),
    ];
    view! {
        <Table caption=t!("bin-title") columns>
            <For each=move || bin.get().items key=|deleted| (deleted.client.id, deleted.deleted_at, deleted.parent_deleted) let:deleted>
                <Deletion deleted restore purged/>
            </For>
        </Table>
    }
    .into_any()
}

#[component]
fn Deletion(
    deleted: DeletedClient,
    restore: Callback<DeletedClient>,
    purged: RwSignal<Option<DeletedClient>>,
) -> impl IntoView {
    let gone = deleted.clone();
    let name = deleted.client.name.clone();
    let place = match deleted.path.as_slice() {
        [] => t!("client-at-top"),
        path => path_text(path),
    };
    let by = deleted.deleted_by.as_deref().map(|name| t!("bin-by", name = name));
    let is_homeless = deleted.parent_deleted;
    let label = t!("bin-restore", name = name.as_str());
    let purge_label = t!("bin-purge-of", name = name.as_str());
    let kind = deleted.client.kind.into();
    let (counts, at) = (deleted.counts, deleted.deleted_at);
    view! {
        <tr>
            <td data-lead="">
                <span class="bin-client"><Avatar name=name.clone() kind size=AvatarSize::Small/>{name}</span>
            </td>
            <td data-label=t!("bin-place")>
                <span class="bin-words">{place}{is_homeless.then(|| view! { <span class="bin-gone">{t!("bin-parent-gone")}</span> })}</span>
            </td>
            <td data-label=t!("bin-deleted")>
                <span class="bin-words"><span data-tip=format::moment(at)>{format::ago(at)}</span>{by.map(|by| view! { <span class="detail">{by}</span> })}</span>
            </td>
            <td data-label=t!("bin-takes")>{counts_text(counts)}</td>
            <td>
                <button class="button" type="button" data-kind="default" data-size="small" aria-label=label on:click=move |_| restore.run(deleted.clone())>
                    <span class="button-icon"><Icon glyph=Glyph::Undo2/></span>
                    <span class="button-label">{t!("act-restore")}</span>
                </button>
                <IconButton label=purge_label glyph=Glyph::Trash2 on_click=move || purged.set(Some(gone.clone()))/>
            </td>
        </tr>
    }
    .into_any()
}

fn counts_text(counts: SubtreeCounts) -> String {
    let parts = [
        t!("bin-clients", count = counts.clients),
        t!("bin-logins", count = counts.logins),
        t!("bin-projects", count = counts.projects),
    ];
    parts.join(", ")
}

/// A new place for what would come back under a client that is gone.
#[component]
fn PlaceDialog(homeless: RwSignal<Option<DeletedClient>>, #[prop(into)] on_done: Callback<()>) -> impl IntoView {
    let open = RwSignal::new(false);
    Effect::new(move || open.set(homeless.read().is_some()));
    let title = Signal::derive(move || {
        homeless
            .read()
            .as_ref()
            .map(|deleted| t!("bin-restore", name = deleted.client.name.as_str()))
            .unwrap_or_default()
    });
    view! {
        <Dialog open title on_close=move || homeless.set(None)>
            {move || homeless.get().map(|deleted| view! { <PlaceForm deleted open on_done/> })}
        </Dialog>
    }
    .into_any()
}

#[component]
fn PlaceForm(deleted: DeletedClient, open: RwSignal<bool>, on_done: Callback<()>) -> impl IntoView {
    let toasts = use_toasts();
    let errors = FormErrors::new();
    let place = RwSignal::new(vec![top_choice()]);
    let (id, name) = (deleted.client.id, deleted.client.name);
    let restore = use_reviewed(
        move |parent_id: &Option<Uuid>| vec![rehearsal(id, RestoreClient { parent_id: Some(*parent_id) })],
        move |api, parent_id: Option<Uuid>, fingerprints| async move {
            under(&api, &fingerprints, 0).restore_client(id, &RestoreClient { parent_id: Some(parent_id) }).await
        },
        move |answer: Result<Client, Error>| match answer {
            Ok(client) => {
                open.set(false);
                toasts.say(t!("bin-restored", name = client.name));
                on_done.run(());
            }
            Err(error) => errors.take(&error),
        },
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        restore.send(chosen_ids(&place.read_untracked()).first().copied());
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p>{t!("bin-restore-place", name = name)}</p>
            <ClientPicker label=t!("move-to") selected=place offers_top=true error=errors.at("/parent_id")/>
            <FormProblem errors/>
            <DialogActions>
                <Button label=t!("act-cancel") on_click=move || open.set(false)/>
                <Button label=t!("act-restore") kind=ButtonKind::Primary submit=true busy=restore.review.busy/>
            </DialogActions>
        </form>
        <ReviewDialog review=restore.review/>
    }
    .into_any()
}
