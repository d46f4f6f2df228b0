//! The form of a project, for a new one and for an existing one alike.

use super::super::review::{ReviewDialog, use_reviewed};
use super::clients_field::ClientsField;
use super::custom::{CustomFields, CustomPart};
use super::draft::{Draft, Step, Values, changed_fields};
use super::level_field::LevelField;
use super::preview::{Preview, PreviewChip, preview_audience};
use super::roots::{ConfirmRoots, wants_roots_confirmed};
use super::start_from::StartFrom;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error};
use vitrine_contract::{CustomValues, Project, ProjectAct, RehearseChange};

#[component]
pub fn ProjectForm(
    #[prop(optional)] project: Option<Project>,
    /// What its custom fields say.
    #[prop(optional)]
    custom: Option<CustomValues>,
    #[prop(into)] on_saved: Callback<Project>,
    #[prop(into)] on_cancel: Callback<()>,
    #[prop(into)] on_delete: Callback<Project>,
) -> impl IntoView {
    let draft = project.as_ref().map_or_else(Draft::new, Draft::of);
    let custom = CustomPart::new(custom);
    let id = project.as_ref().map(|project| project.id);
    let may_delete = project.as_ref().is_some_and(|project| project.may.contains(&ProjectAct::Delete));
    // The version that is edited; moves on with each step that was saved.
    let base = RwSignal::new(project);
    let theirs = RwSignal::new(None::<Project>);
    let roots = RwSignal::new(None::<Error>);
    let is_gone = RwSignal::new(false);
    let errors = FormErrors::new();
    let key = StoredValue::new(fresh_key());
    let save = use_reviewed(
        move |(values, confirmed): &(Values, bool)| {
            base.get_untracked().map(|project| rehearsals(&project, values, *confirmed)).unwrap_or_default()
        },
        move |client, (values, confirmed): (Values, bool), fingerprints| {
            let form = Form { base, theirs, custom };
            form.save(client.with_idempotency_key(key.get_value()), values, confirmed, fingerprints)
        },
        move |answer: Result<Project, Error>| match answer {
            Ok(project) => {
                roots.set(None);
                on_saved.run(project);
            }
            Err(error) if wants_roots_confirmed(&error) => roots.set(Some(error)),
            Err(error) => {
                roots.set(None);
                match error.slug() {
                    Some("stale-version") if theirs.read_untracked().is_some() => {}
                    Some("not-found") => is_gone.set(true),
                    _ if custom.take(&error) => {}
                    _ => errors.take(&error),
                }
            }
        },
    );
    let sent = StoredValue::new(None::<(Values, bool)>);
    let submit = move |confirmed: bool| {
        errors.clear();
        is_gone.set(false);
        let values = Values { custom: custom.given(), ..draft.read(errors) };
        if values.name.is_empty() {
            errors.set("/name", "required");
        }
        if errors.is_empty() {
            // The same request sent again happens once; another one needs a key of its own.
            let order = Some((values.clone(), confirmed));
            if sent.get_value() != order {
                sent.set_value(order);
                key.set_value(fresh_key());
            }
            save.send((values, confirmed));
        }
    };
    let audience = preview_audience(draft, id);
    let (act, icon) =
        if id.is_some() { (t!("act-save"), Glyph::Check) } else { (t!("project-form-create"), Glyph::Plus) };
    view! {
        <form class="form project-form" novalidate on:submit=move |event| { event.prevent_default(); submit(false) }>
            <StaleBanner draft custom base theirs/>
            <TextField label=t!("project-form-name") value=draft.name error=errors.at("/name") autofocus=true/>
            <TextArea label=t!("project-form-description") value=draft.description error=errors.at("/description") optional=true rows=3/>
            {id.is_none().then(|| view! { <StartFrom draft error=errors.at("/template_id")/> })}
            <ClientsField clients=draft.clients error=errors.at("/client_ids") help=t!("project-form-clients-help")/>
            <LevelField value=draft.level error=errors.at("/level")/>
            <TimeSwitch draft error=errors.at("/time_shown")/>
            <div class="form-row">
                <TextField label=t!("project-form-starts") value=draft.starts_on error=errors.at("/starts_on") kind="date" optional=true/>
                <TextField label=t!("project-form-due") value=draft.due_on error=errors.at("/due_on") kind="date" optional=true/>
            </div>
            <CustomFields part=custom/>
            {audience.map(|source| view! { <Preview source draft is_new=id.is_none()/> })}
            {move || is_gone.get().then(|| view! { <Note kind=NoteKind::Bad alert=true>{t!("project-gone")}</Note> })}
            <FormProblem errors/>
            <DialogActions>
                {audience.map(|source| view! { <PreviewChip source/> })}
                {may_delete.then(|| view! {
                    <Button label=t!("project-form-delete") kind=ButtonKind::Danger icon=Glyph::Trash2
                        on_click=move || if let Some(project) = base.get_untracked() { on_delete.run(project) }/>
                })}
                <Button label=t!("act-cancel") on_click=on_cancel/>
                <Button label=act kind=ButtonKind::Primary icon submit=true busy=save.review.busy/>
            </DialogActions>
        </form>
        <ReviewDialog review=save.review/>
        <ConfirmRoots asked=roots busy=save.review.busy on_confirm=move || submit(true)/>
    }
    .into_any()
}

#[expect(clippy::disallowed_methods, reason = "the app has no service to ask for ids, and a key is none")]
fn fresh_key() -> Uuid {
    Uuid::new_v4()
}

/// What of the form outlives a click on Save.
#[derive(Clone, Copy)]
struct Form {
    base: RwSignal<Option<Project>>,
    theirs: RwSignal<Option<Project>>,
    custom: CustomPart,
}

impl Form {
    /// Where somebody else was first, reads what they made.
    async fn save(
        self,
        client: Client,
        values: Values,
        confirmed: bool,
        fingerprints: Vec<String>,
    ) -> Result<Project, Error> {
        let Some(project) = self.base.get_untracked() else {
            return client.create_project(&values.creation(confirmed)).await;
        };
        let id = project.id;
        let saved = self.save_all(&client, project, values, confirmed, &fingerprints).await;
        if saved.as_ref().is_err_and(|error| error.slug() == Some("stale-version")) {
            self.custom.catch_up(&client, id).await?;
            self.theirs.try_set(Some(client.read_project(id).await?));
        }
        saved
    }

    async fn save_all(
        self,
        client: &Client,
        project: Project,
        values: Values,
        confirmed: bool,
        fingerprints: &[String],
    ) -> Result<Project, Error> {
        let kept = move |project: &Project| drop(self.base.try_set(Some(project.clone())));
        let saved = save_steps(client, project, &values, confirmed, fingerprints, kept).await?;
        self.custom.save(client, saved.id, values.custom).await?;
        Ok(saved)
    }
}

/// What of the steps to bring a project there has to be tried out and reviewed.
fn rehearsals(project: &Project, values: &Values, confirmed: bool) -> Vec<RehearseChange> {
    values.steps(project, confirmed).iter().filter_map(|step| step.rehearsal(project)).collect()
}

/// Brings a saved project there, each step under the fingerprint of its review; `kept` hears of each step that was made.
async fn save_steps(
    client: &Client,
    mut project: Project,
    values: &Values,
    confirmed: bool,
    fingerprints: &[String],
    kept: impl Fn(&Project),
) -> Result<Project, Error> {
    let mut reviewed = fingerprints.iter().map(|fingerprint| client.with_review(fingerprint));
    for step in values.steps(&project, confirmed) {
        let is_reviewed = step.rehearsal(&project).is_some();
        let client = is_reviewed.then(|| reviewed.next()).flatten().unwrap_or_else(|| client.clone());
        project = match &step {
            Step::Update(patch) => client.update_project(project.id, &project.revision, patch).await?,
            Step::SetClients(input) => client.set_project_clients(project.id, &project.revision, input).await?,
            Step::SetAccess(input) => {
                client.bulk_update_projects(input).await?;
                client.read_project(project.id).await?
            }
        };
        kept(&project);
    }
    Ok(project)
}

/// Somebody else saved first: what they changed, and whose version goes on.
#[component]
fn StaleBanner(
    draft: Draft,
    custom: CustomPart,
    base: RwSignal<Option<Project>>,
    theirs: RwSignal<Option<Project>>,
) -> impl IntoView {
    let announcer = use_announcer();
    let changes = move || {
        let fields =
            base.read().as_ref().zip(theirs.read().as_ref()).map(|(base, theirs)| changed_fields(base, theirs));
        let fields: Vec<String> = fields.into_iter().flatten().chain(custom.changed.get()).collect();
        if fields.is_empty() {
            t!("project-stale-text-none")
        } else {
            t!("project-stale-text", fields = fields.join(", "))
        }
    };
    let take = move |keeps_mine: bool| {
        let Some(newest) = theirs.try_update(Option::take).flatten() else { return };
        match base.get_untracked() {
            Some(from) if keeps_mine => {
                draft.rebase(&from, &newest);
                announcer.say(t!("project-stale-kept"));
            }
            _ => {
                draft.fill(&newest);
                custom.discard();
            }
        }
        base.set(Some(newest));
    };
    move || {
        theirs.read().is_some().then(|| {
            view! {
                <Note kind=NoteKind::Wait alert=true>
                    <strong>{t!("project-stale")}</strong>
                    <p>{changes}</p>
                    <div class="project-stale-acts">
                        <Button label=t!("project-stale-mine") size=ButtonSize::Small on_click=move || take(true)/>
                        <Button label=t!("project-stale-theirs") size=ButtonSize::Small on_click=move || take(false)/>
                    </div>
                </Note>
            }
        })
    }
}

/// Off, with the reason, while the project is not visible; what was wished before stays wished.
#[component]
pub fn TimeSwitch(draft: Draft, #[prop(into)] error: Signal<Option<String>>) -> impl IntoView {
    let is_hidden = draft.is_hidden();
    let hidden = Memo::new(move |_| is_hidden.get());
    let is_shown = Memo::new(move |_| draft.time_shown.get() && !hidden.get());
    let switch = move || {
        let hint = if hidden.get() { t!("project-form-time-off") } else { t!("project-form-time-hint") };
        view! {
            <Switch
                label=t!("project-form-time")
                hint
                checked=is_shown
                disabled=hidden
                error
                on_change=move |on| draft.time_shown.set(on)
            />
        }
    };
    view! {
        {switch}
        {move || is_shown.get().then(|| view! { <Note kind=NoteKind::Wait>{t!("project-form-time-rate")}</Note> })}
    }
    .into_any()
}
