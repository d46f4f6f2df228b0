use super::super::finance_panel::FinancePanel;
use super::super::review::{Review, ReviewDialog, under, use_reviewed};
use super::access::{PrivilegeFields, SetField, SignIn};
use super::activity::ActivityTab;
use super::basic::{BasicFields, Place};
use super::draft::{Draft, changed_fields, touches_access};
use super::head::Head;
use super::help::SignInHelp;
use super::projects::ProjectsTab;
use super::sees::Sees;
use super::use_acts;
use crate::fields::FieldControls;
use crate::i18n::name_list;
use crate::keys::{KeyGroup, use_shortcut};
use crate::live::use_live;
use crate::pages::PreferenceControls;
use crate::pages::staff::why::why_path;
use crate::resource::{Loaded, read};
use crate::routes::{ClientTab, Route, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;
use std::time::Duration;
use uuid::Uuid;
use vitrine_client::{Error, FinanceOwner};
use vitrine_contract::{Client, EventKind, OfUpdateClient, RehearseChange, RehearseUpdateClient, UpdateClient};

/// The chosen client: who it is, what it may do, and the edit of both.
#[component]
pub fn ClientPane(#[prop(into)] id: Signal<Uuid>, draft: Draft) -> impl IntoView {
    let client = read(move |api| {
        let id = id.get();
        async move { api.read_client(id).await }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ClientChanged | EventKind::Reset) {
            client.refetch();
        }
    });
    let acts = use_acts();
    Effect::new(move || {
        if let Some(Ok(client)) = &*client.read() {
            draft.receive(client);
            acts.stock.reveal(client.path.iter().map(|above| above.id));
        }
    });
    let on_stale = Callback::new(move |()| client.refetch());
    let ready = move |client: Signal<Client>| view! { <Ready client draft on_stale/> }.into_any();
    view! { <Loaded source=client ready skeleton=|| view! { <PaneSkeleton/> }.into_any()/> }.into_any()
}

#[component]
fn PaneSkeleton() -> impl IntoView {
    view! {
        <Skeleton>
            <div class="client-blank">
                <i class="skeleton-block" data-shape="title"></i>
                <i class="skeleton-block" data-shape="line"></i>
                <i class="skeleton-block" data-shape="card"></i>
                <i class="skeleton-block" data-shape="card"></i>
            </div>
        </Skeleton>
    }
    .into_any()
}

#[component]
fn Ready(client: Signal<Client>, draft: Draft, on_stale: Callback<()>) -> impl IntoView {
    let (session, route, acts) = (use_session(), use_route(), use_acts());
    let errors = FormErrors::new();
    let (may_edit, sees_activity) = (session.may("client.edit"), session.may("audit.view"));
    let id = Memo::new(move |_| client.read().id);
    let tab = Memo::new(move |_| match &*route.read() {
        Route::Client { tab, .. } => *tab,
        _ => ClientTab::default(),
    });
    let go = use_go();
    use_shortcut("w", KeyGroup::Do, t!("why-ask"), move || go.path(&why_path(Some(client.read_untracked().id), None)));
    let tabs = move || {
        let (id, here) = (client.read().id, tab.get());
        let link = |label, tab| Tab::new(label, acts.path(&Route::Client { id, tab }), tab == here);
        let mut tabs = vec![
            link(t!("client-tab-basic"), ClientTab::Basic),
            link(t!("client-tab-access"), ClientTab::Access),
            link(t!("client-tab-fields"), ClientTab::Fields),
            link(t!("client-tab-preferences"), ClientTab::Preferences),
            link(t!("client-tab-projects"), ClientTab::Projects),
        ];
        if sees_activity {
            tabs.push(link(t!("client-tab-activity"), ClientTab::Activity));
        }
        tabs
    };
    let set = Signal::derive(move || client.read().permission_set.clone());
    let fields = draft.fields;
    let (save, review) = use_save(draft, errors, on_stale);
    view! {
        <Head client/>
        <Tabs label=Signal::derive(move || t!("client-tabs", name = client.read().name.as_str())) tabs=Signal::derive(tabs)/>
        <StaleNote draft/>
        {(!may_edit).then(|| view! { <Note>{t!("client-read-only")}</Note> })}
        {move || match tab.get() {
            ClientTab::Projects => view! { <ProjectsTab client/> }.into_any(),
            ClientTab::Activity if sees_activity => view! { <ActivityTab id/> }.into_any(),
            _ => ().into_any(),
        }}
        <form class="client-form" novalidate on:submit=move |event| { event.prevent_default(); save.run(()) }>
            // All stay mounted, so that an error finds its field whichever tab is shown.
            <div class="client-tab" hidden=move || tab.get() != ClientTab::Basic>
                <BasicFields fields errors disabled=!may_edit/>
                <Place client may_move=may_edit on_move=move || acts.relocate.ask(client.get_untracked())/>
            </div>
            <div class="client-access" hidden=move || tab.get() != ClientTab::Access>
                <div class="client-tab">
                    <SignIn fields errors client disabled=!may_edit/>
                    {may_edit.then(|| view! { <SignInHelp client on_done=on_stale/> })}
                    <SetField fields errors current=set disabled=!may_edit/>
                    <PrivilegeFields fields disabled=!may_edit/>
                </div>
                {move || (tab.get() == ClientTab::Access).then(|| view! { <Sees client draft/> })}
            </div>
            <div class="client-tab" hidden=move || tab.get() != ClientTab::Fields>
                <CustomTab client draft disabled=!may_edit/>
            </div>
            <div class="client-tab" hidden=move || tab.get() != ClientTab::Preferences>
                <PreferenceControls fields=fields.preferences errors disabled=!may_edit/>
                <p class="field-help">{t!("client-pref-help")}</p>
            </div>
            <FormProblem errors/>
            <SaveBar draft errors busy=acts.saving/>
        </form>
        <ReviewDialog review/>
    }
    .into_any()
}

/// Sends what differs, only if nobody else has changed the client since it was read, and what it gives or takes was reviewed.
fn use_save(draft: Draft, errors: FormErrors, on_stale: Callback<()>) -> (Callback<()>, Review) {
    let (toasts, announcer, go, acts) = (use_toasts(), use_announcer(), use_go(), use_acts());
    // The custom fields that were sent, by whose places the answer speaks of them.
    let sent = StoredValue::new(Vec::<Uuid>::new());
    let done = move |answer: Result<Client, Error>| match answer {
        Ok(client) => {
            draft.load(&client);
            announcer.say(t!("act-saved"));
            toasts.say(t!("act-saved"));
            acts.stock.refresh();
            on_stale.run(());
        }
        Err(error) => {
            if error.slug() == Some("stale-version") {
                return on_stale.run(());
            }
            if let (Some(tab), Some(client)) = (tab_at_fault(&error), &*draft.base().read_untracked()) {
                go.path(&acts.path(&Route::Client { id: client.id, tab }));
            }
            if !draft.fields.custom.take(&error, "/custom_values", &sent.get_value()) {
                errors.take(&error);
            }
            set_timeout(focus_first_invalid, Duration::from_millis(100));
        }
    };
    let save = use_reviewed(
        |(client, patch): &(Client, UpdateClient)| {
            let of = || RehearseUpdateClient {
                change: OfUpdateClient::UpdateClient,
                client_id: client.id,
                revision: client.revision.clone(),
                input: patch.clone(),
            };
            touches_access(patch).then(|| RehearseChange::UpdateClient(of())).into_iter().collect()
        },
        |api, (client, patch): (Client, UpdateClient), fingerprints| async move {
            under(&api, &fingerprints, 0).update_client(client.id, &client.revision, &patch).await
        },
        done,
    );
    let busy = save.review.busy;
    Effect::new(move || acts.saving.set(busy.get()));
    on_cleanup(move || acts.saving.set(false));
    let start = Callback::new(move |()| {
        let (patch, base) = (untrack(|| draft.patch()), draft.base().get_untracked());
        if let (Some(client), false) = (base, patch == UpdateClient::default() || acts.saving.get_untracked()) {
            errors.clear();
            sent.set_value(patch.custom_values.iter().map(|set| set.field_id).collect());
            save.send((client, patch));
        }
    });
    (start, save.review)
}

fn tab_at_fault(error: &Error) -> Option<ClientTab> {
    let pointer = &error.fields().first()?.pointer;
    let is_basic = ["/name", "/kind", "/email", "/phone"].contains(&pointer.as_str());
    Some(match pointer {
        _ if is_basic => ClientTab::Basic,
        pointer if pointer.starts_with("/custom_values") => ClientTab::Fields,
        pointer if pointer.starts_with("/preferences") => ClientTab::Preferences,
        _ => ClientTab::Access,
    })
}

/// What the workspace added to clients; and what of it is finance, for who may view that.
#[component]
fn CustomTab(client: Signal<Client>, draft: Draft, disabled: bool) -> impl IntoView {
    let owner = Signal::derive(move || FinanceOwner::Client(client.read().id));
    let has_none = Memo::new(move |_| client.read().custom_values.is_empty());
    view! {
        <FieldControls cells=draft.fields.custom disabled/>
        {move || has_none.get().then(|| view! {
            <EmptyState glyph=Glyph::Columns3 title=t!("fields-none-client") text=t!("fields-none-client-detail")/>
        })}
        <FinancePanel owner/>
    }
    .into_any()
}

#[component]
fn StaleNote(draft: Draft) -> impl IntoView {
    let name = move || draft.base().read().as_ref().map(|client| client.name.clone()).unwrap_or_default();
    move || {
        draft.is_stale.get().then(|| {
            view! {
                <div class="client-stale" role="alert">
                    <Icon glyph=Glyph::GitCompareArrows size=IconSize::Large/>
                    <div>
                        <h2>{t!("client-stale", name = name())}</h2>
                        <p>{t!("client-stale-detail")}</p>
                        <div class="client-stale-acts">
                            <Button label=t!("client-stale-keep") on_click=move || draft.is_stale.set(false)/>
                            <Button label=t!("client-stale-reload") on_click=move || draft.discard()/>
                        </div>
                    </div>
                </div>
            }
        })
    }
}

#[component]
fn SaveBar(draft: Draft, errors: FormErrors, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let changed = Memo::new(move |_| changed_fields(&draft.patch()));
    let discard = move || {
        draft.discard();
        errors.clear();
    };
    let has_changes = Memo::new(move |_| !changed.read().is_empty());
    let act = Signal::derive(move || if touches_access(&draft.patch()) { t!("review-act") } else { t!("act-save") });
    move || {
        has_changes.get().then(|| {
            let words = move || t!("client-changes", count = changed.read().len(), names = name_list(&changed.read()));
            view! {
                <div class="client-save">
                    <p>{words}</p>
                    <Button label=t!("act-discard") on_click=discard/>
                    <Button label=act kind=ButtonKind::Primary submit=true busy/>
                </div>
            }
        })
    }
}
