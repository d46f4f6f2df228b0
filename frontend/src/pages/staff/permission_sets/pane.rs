use super::super::review::{ReviewDialog, under, use_reviewed};
use super::accounts::Accounts;
use super::grants::offered;
use super::history::History;
use super::switches::Switches;
use super::{may_manage, use_acts};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::{Route, use_query_value};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{
    EventKind, OfUpdatePermissionSet, PermissionBase, PermissionSet, RehearseChange, RehearseUpdatePermissionSet,
    UpdatePermissionSet,
};

/// The chosen set: what it grants, how it came to that, and who has it.
#[component]
pub fn SetPane(#[prop(into)] id: Signal<Uuid>) -> impl IntoView {
    let acts = use_acts();
    let set = read(move |api| {
        let id = id.get();
        async move { api.read_permission_set(id).await }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::PermissionSetChanged | EventKind::ClientChanged | EventKind::Reset) {
            set.refetch();
        }
    });
    Effect::new(move || {
        if let Some(Ok(set)) = &*set.read() {
            acts.draft.receive(set);
        }
    });
    let on_stale = Callback::new(move |()| set.refetch());
    let ready = move |set: Signal<PermissionSet>| view! { <Ready set on_stale/> }.into_any();
    view! { <Loaded source=set ready/> }.into_any()
}

#[component]
fn Ready(set: Signal<PermissionSet>, on_stale: Callback<()>) -> impl IntoView {
    let tab = use_query_value("tab");
    let tabs = move || {
        let (path, here) = (Route::PermissionSet { id: set.read().id }.path(), tab.get());
        let link = |label, name: &str| {
            let href = if name.is_empty() { path.clone() } else { format!("{path}?tab={name}") };
            Tab::new(label, href, here == name)
        };
        let accounts = Tab { count: Some(set.read().used_by), ..link(t!("set-tab-accounts"), "accounts") };
        vec![link(t!("set-tab-grants"), ""), link(t!("set-tab-history"), "history"), accounts]
    };
    let here = move || match tab.get().as_str() {
        "history" => view! { <History set/> }.into_any(),
        "accounts" => view! { <Accounts set/> }.into_any(),
        _ => view! { <Editor set on_stale/> }.into_any(),
    };
    view! {
        <Head set/>
        <Tabs label=Signal::derive(move || t!("set-tabs", name = texts().permission_set(&set.read().name))) tabs=Signal::derive(tabs)/>
        {here}
    }
    .into_any()
}

#[component]
fn Head(set: Signal<PermissionSet>) -> impl IntoView {
    let chips = move || {
        let set = set.read();
        let base = match set.base {
            PermissionBase::Client => t!("set-base-client"),
            PermissionBase::Staff => t!("set-base-staff"),
        };
        view! {
            {set.is_free_seat.then(|| view! { <Chip label=t!("set-free-seat") tone=Tone::Ok icon=Glyph::Armchair/> })}
            <Chip label=base/>
            {set.is_builtin.then(|| view! { <Chip label=t!("set-built-in") icon=Glyph::Lock/> })}
        }
    };
    let lead = move || {
        let base = set.read().base;
        let (all, every) = (offered(base).iter().count(), offered(PermissionBase::Staff).iter().count());
        match base {
            PermissionBase::Client => t!("set-lead-client", all = all, others = every - all),
            PermissionBase::Staff => t!("set-lead-staff", all = all),
        }
    };
    let facts = move || t!("set-facts", version = set.read().version, count = set.read().used_by);
    view! {
        <header class="set-head">
            <div class="set-title"><h1>{move || texts().permission_set(&set.read().name)}</h1>{chips}</div>
            <span class="detail">{facts}</span>
            <SetMenu set/>
        </header>
        <p class="set-lead">{lead}</p>
    }
    .into_any()
}

#[component]
fn SetMenu(set: Signal<PermissionSet>) -> impl IntoView {
    let acts = use_acts();
    let items = move || {
        let now = set.get_untracked();
        let is_builtin = now.is_builtin;
        let copy = MenuItem::act(t!("set-copy"), move || acts.start(Some(now.clone()))).icon(Glyph::Copy);
        let reason = is_builtin.then(|| t!("set-built-in-note"));
        let delete = MenuItem::act(t!("act-delete"), move || acts.remove.set(true)).icon(Glyph::Trash2).danger();
        vec![copy, MenuItem::Separator, delete.disabled(reason)]
    };
    let label = Signal::derive(move || t!("act-actions", name = texts().permission_set(&set.read().name)));
    may_manage().then(|| view! { <Menu label items align_end=true/> }).into_any()
}

/// The switches and what saves them. The changes outlive this view, so that a look at the history loses nothing.
#[component]
fn Editor(set: Signal<PermissionSet>, on_stale: Callback<()>) -> impl IntoView {
    let (acts, toasts, announcer) = (use_acts(), use_toasts(), use_announcer());
    let draft = acts.draft;
    let errors = FormErrors::new();
    let done = move |answer: Result<PermissionSet, Error>| match answer {
        Ok(set) => {
            draft.load(&set);
            announcer.say(t!("act-saved"));
            toasts.say(t!("act-saved"));
            acts.sets.refetch();
            on_stale.run(());
        }
        Err(error) if error.slug() == Some("stale-version") => on_stale.run(()),
        Err(error) => errors.take(&error),
    };
    let save = use_reviewed(
        |(set, patch): &(PermissionSet, UpdatePermissionSet)| {
            let of = || RehearseUpdatePermissionSet {
                change: OfUpdatePermissionSet::UpdatePermissionSet,
                permission_set_id: set.id,
                revision: set.revision.clone(),
                input: patch.clone(),
            };
            is_reviewed(set, patch).then(|| RehearseChange::UpdatePermissionSet(of())).into_iter().collect()
        },
        |api, (set, patch): (PermissionSet, UpdatePermissionSet), fingerprints| async move {
            under(&api, &fingerprints, 0).update_permission_set(set.id, &set.revision, &patch).await
        },
        done,
    );
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        errors.clear();
        if let (Some(set), true) = (draft.base().get_untracked(), untrack(|| draft.is_dirty())) {
            save.send((set, untrack(|| draft.patch())));
        }
    };
    let notes = move || match (set.read().is_builtin, may_manage()) {
        (_, false) => Some(t!("set-view-only")),
        (true, true) => Some(t!("set-built-in-note")),
        (false, true) => None,
    };
    let is_open = Memo::new(move |_| !set.read().is_builtin && may_manage());
    view! {
        <form class="set-form" novalidate on:submit=submit>
            {move || notes().map(|words| view! { <Note>{words}</Note> })}
            {move || draft.is_stale.get().then(|| view! {
                <Note kind=NoteKind::Wait alert=true><strong>{t!("set-stale")}</strong>" "{t!("set-stale-detail")}</Note>
            })}
            {move || is_open.get().then(|| view! {
                <div class="set-name"><TextField label=t!("set-name") value=draft.name error=errors.at("/name")/></div>
            })}
            <Switches set/>
            <GrantErrors errors/>
            <FormProblem errors/>
            <SaveBar set errors busy=save.review.busy/>
        </form>
        <ReviewDialog review=save.review/>
    }
    .into_any()
}

/// A rehearsal tells of clients only, and a name gives nobody anything.
fn is_reviewed(set: &PermissionSet, patch: &UpdatePermissionSet) -> bool {
    set.base == PermissionBase::Client && patch.grants.is_some()
}

/// What was said about single grants, which have no field of their own to say it at.
#[component]
fn GrantErrors(errors: FormErrors) -> impl IntoView {
    move || {
        let mut messages = errors.messages();
        messages.dedup();
        let of_field = [errors.at("/name").get(), errors.at("/note").get()];
        messages.retain(|message| of_field.iter().all(|known| known.as_ref() != Some(message)));
        (!messages.is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{messages.join(" ")}</Note> })
    }
}

#[component]
fn SaveBar(set: Signal<PermissionSet>, errors: FormErrors, #[prop(into)] busy: Signal<bool>) -> impl IntoView {
    let draft = use_acts().draft;
    let count = Memo::new(move |_| draft.change_count());
    let is_dirty = Memo::new(move |_| count.get() > 0);
    let discard = move || {
        draft.discard();
        errors.clear();
    };
    let act = Signal::derive(
        move || {
            if is_reviewed(&set.read(), &draft.patch()) { t!("review-act") } else { t!("act-save") }
        },
    );
    move || {
        is_dirty.get().then(|| {
            view! {
                <div class="set-save">
                    <p>
                        <strong>{move || t!("set-changes", count = count.get())}</strong>
                        " "{move || t!("set-save-reach", count = set.read().used_by)}
                    </p>
                    <TextField label=t!("set-note") value=draft.note error=errors.at("/note") optional=true/>
                    <Button label=t!("act-discard") on_click=discard/>
                    <Button label=act kind=ButtonKind::Primary submit=true busy/>
                </div>
            }
        })
    }
}
