//! Who has access to one project: its clients, what it shows them, who of them, how much, and the team.

mod approvers;
mod draft;
mod parts;

use super::super::client_picker::chosen_ids;
use super::super::projects::{
    AudienceAccount, ClientsField, ConfirmRoots, Draft, LevelField, TimeSwitch, Values, keep_fresh, may_view_audience,
    settled, wants_roots_confirmed,
};
use super::super::review::{ReviewDialog, under, use_reviewed};
use crate::resource::{Loaded, Reading, read};
use crate::ui::*;
use approvers::Approvers;
use draft::{AccessDraft, AccessValues};
use parts::{Invitations, Narrowings, Team};
use uuid::Uuid;
use vitrine_client::{Error, ReadProjectAudience};
use vitrine_contract::{
    OfUpdateProjectAccess, Project, ProjectAccess, ProjectAct, ProjectAudience, RehearseChange,
    RehearseUpdateProjectAccess, UpdateProjectAccess,
};

/// The project and its access, as of one revision.
type Saved = (Project, ProjectAccess);

#[component]
pub(super) fn Access(project: Signal<Project>, #[prop(into)] on_saved: Callback<()>) -> impl IntoView {
    let asked = Memo::new(move |_| {
        let project = project.read();
        (project.id, project.revision.clone())
    });
    let saved = read(move |client| {
        let (id, _) = asked.get();
        async move { Ok((client.read_project(id).await?, client.read_project_access(id).await?)) }
    });
    let ready = move |saved: Signal<Saved>| view! { <Form saved on_saved/> }.into_any();
    view! { <Loaded source=saved ready/><Approvers project/> }.into_any()
}

#[component]
fn Form(saved: Signal<Saved>, on_saved: Callback<()>) -> impl IntoView {
    let base = RwSignal::new(saved.get_untracked());
    let draft = Draft::of(&base.read_untracked().0);
    let access = AccessDraft::of(&base.read_untracked().1);
    let errors = FormErrors::new();
    // of what a project is, this form holds no more than these three, and days that are right
    let unheard = FormErrors::new();
    let values = Memo::new(move |_| {
        draft.level.track();
        draft.time_shown.track();
        let granted = access.read(chosen_ids(&draft.clients.read()));
        (draft.read(unheard), granted)
    });
    let is_changed = Memo::new(move |_| {
        let (values, access) = values.get();
        access.patch(&values, false, &base.read()).is_some()
    });
    let theirs = RwSignal::new(None::<Saved>);
    let take = move |newest: Saved| {
        theirs.set(None);
        draft.fill(&newest.0);
        access.fill(&newest.1);
        base.set(newest);
    };
    let (toasts, roots) = (use_toasts(), RwSignal::new(None::<Error>));
    let change = move |(values, access): &(Values, AccessValues), confirmed| {
        base.with_untracked(|saved| Some(rehearsed(saved, access.patch(values, confirmed, saved)?)))
    };
    let save = use_reviewed(
        |of: &RehearseUpdateProjectAccess| vec![RehearseChange::UpdateProjectAccess(of.clone())],
        |client, of: RehearseUpdateProjectAccess, fingerprints| async move {
            under(&client, &fingerprints, 0).update_project_access(of.project_id, &of.revision, &of.input).await
        },
        move |answer: Result<ProjectAccess, Error>| {
            roots.set(None);
            match answer {
                Ok(access) => {
                    toasts.say(t!("act-saved"));
                    let newest = base.with_untracked(|(project, _)| after(project, access));
                    take(newest);
                    on_saved.run(());
                }
                Err(error) if wants_roots_confirmed(&error) => roots.set(Some(error)),
                Err(error) => {
                    errors.take(&error);
                    on_saved.run(());
                }
            }
        },
    );
    let busy = save.review.busy;
    // somebody else's change is taken over where nothing is being changed here
    Effect::new(move || {
        let newest = saved.get();
        let is_own = newest.0.revision == base.read_untracked().0.revision;
        match (is_own || busy.get(), is_changed.get_untracked()) {
            (true, _) => theirs.set(None),
            (false, false) => take(newest),
            (false, true) => theirs.set(Some(newest)),
        }
    });
    let submit = move |confirmed: bool| {
        errors.clear();
        if let Some(change) = change(&values.get_untracked(), confirmed) {
            save.send(change);
        }
    };
    let is_off = move || !base.read().0.may.contains(&ProjectAct::Update);
    let audience = may_view_audience().then(|| preview(base.read_untracked().0.id, draft, access));
    view! {
        <form class="access" novalidate on:submit=move |event| { event.prevent_default(); submit(false) }>
            <div class="access-main">
                {move || is_off().then(|| view! { <Note>{t!("access-read-only")}</Note> })}
                {move || theirs.get().map(|newest| view! {
                    <Note kind=NoteKind::Wait alert=true>
                        <p>{t!("access-behind")}</p>
                        <Button label=t!("access-behind-take") size=ButtonSize::Small on_click=move || take(newest.clone())/>
                    </Note>
                })}
                <fieldset class="access-parts" disabled=is_off>
                    <ClientsField clients=draft.clients error=errors.at("/client_ids") help=t!("project-form-clients-help")/>
                    <LevelField value=draft.level error=errors.at("/level")/>
                    <TimeSwitch draft error=errors.at("/time_shown")/>
                    <Invitations access audience saved=base/>
                    <Narrowings access clients=draft.clients/>
                    <Switch label=t!("access-co-clients") hint=t!("access-co-clients-hint") checked=access.co_clients_visible
                        on_change=move |on| access.co_clients_visible.set(on)/>
                    <Team access saved=base error=errors.at("/member_ids")/>
                </fieldset>
                <FormProblem errors/>
                <Others errors/>
                {move || (!is_off()).then(|| view! {
                    <div class="access-save">
                        <p role="status">{move || is_changed.get().then(|| t!("access-unsaved"))}</p>
                        <Button label=t!("act-cancel") disabled=Signal::derive(move || (!is_changed.get()).then(|| t!("access-no-change")))
                            on_click=move || take(base.get_untracked())/>
                        <Button label=t!("review-act") kind=ButtonKind::Primary icon=Glyph::Check submit=true busy
                            disabled=Signal::derive(move || (!is_changed.get()).then(|| t!("access-no-change")))/>
                    </div>
                })}
            </div>
            {audience.map(|source| view! { <Pane source draft/> })}
        </form>
        <ReviewDialog review=save.review/>
        <ConfirmRoots asked=roots busy on_confirm=move || { roots.set(None); submit(true) }/>
    }
    .into_any()
}

/// What the server refused of single people, whose rows have no place for it.
#[component]
fn Others(errors: FormErrors) -> impl IntoView {
    const OWN_PLACE: [&str; 4] = ["/client_ids", "/level", "/time_shown", "/member_ids"];
    move || {
        let messages = errors.messages_but(&OWN_PLACE);
        (!messages.is_empty()).then(|| view! { <Note kind=NoteKind::Bad alert=true>{messages.join(" ")}</Note> })
    }
}

/// Who would see it, asked again when the form has rested for a moment.
fn preview(id: Uuid, draft: Draft, access: AccessDraft) -> Reading<ProjectAudience> {
    let wanted = draft.audience(Some(id));
    let asked = settled(Signal::derive(move || ReadProjectAudience {
        is_invited_only: Some(access.is_invited_only.get()),
        invited_client_ids: Some(access.invited.read().iter().copied().collect()),
        narrowings: Some(access.read(chosen_ids(&draft.clients.read())).narrowings()),
        ..wanted.get()
    }));
    let audience = read(move |client| {
        let asked = asked.get();
        async move { client.read_project_audience(&asked).await }
    });
    keep_fresh(audience, Some(id));
    audience
}

#[component]
fn Pane(source: Reading<ProjectAudience>, draft: Draft) -> impl IntoView {
    let has_clients = Signal::derive(move || !draft.clients.read().is_empty());
    let ready = move |audience: Signal<ProjectAudience>| view! { <AudienceAccount audience has_clients/> }.into_any();
    view! {
        <aside class="access-pane" aria-label=t!("access-who")>
            <h2>{t!("access-who")}</h2>
            <Loaded source ready/>
        </aside>
    }
    .into_any()
}

fn rehearsed((project, _): &Saved, input: UpdateProjectAccess) -> RehearseUpdateProjectAccess {
    RehearseUpdateProjectAccess {
        change: OfUpdateProjectAccess::UpdateProjectAccess,
        project_id: project.id,
        revision: project.revision.clone(),
        input,
    }
}

/// What is saved, once a change of access was.
fn after(project: &Project, access: ProjectAccess) -> Saved {
    let project = Project {
        clients: access.clients.iter().map(|linked| linked.client.clone()).collect(),
        level: access.level,
        time_shown: access.time_shown,
        revision: access.revision.clone(),
        ..project.clone()
    };
    (project, access)
}
