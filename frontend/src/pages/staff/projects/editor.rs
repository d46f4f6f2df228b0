//! The dialog of the form. It has an address: `?edit=new` or `?edit=<id>` on any page that holds it.

use super::acts::{ActProblem, ActReview, ProjectActs, use_project_acts};
use super::form::ProjectForm;
use crate::resource::{Loaded, read};
use crate::routes::{ProjectTab, QueryValue, Route, use_go, use_query_value};
use crate::session::use_session;
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::ValuesOwner;
use vitrine_contract::{CustomValues, Project};

const NAME: &str = "edit";
const NEW: &str = "new";

/// Opens the form from anywhere on a page with a `<ProjectEditor/>`.
#[derive(Clone, Copy)]
pub struct Editing(QueryValue);

pub fn use_editing() -> Editing {
    Editing(use_query_value(NAME))
}

impl Editing {
    pub fn open(self, id: Uuid) {
        self.0.set(&id.to_string());
    }

    pub fn create(self) {
        self.0.set(NEW);
    }
}

pub fn may_create() -> bool {
    use_session().may("project.create")
}

#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Nothing,
    New,
    One(Uuid),
}

/// `on_deleted` hears when the project was deleted from here, `on_saved` when it was changed.
#[component]
pub fn ProjectEditor(
    #[prop(optional, into)] on_saved: Option<Callback<()>>,
    #[prop(optional, into)] on_deleted: Option<Callback<()>>,
) -> impl IntoView {
    let value = use_query_value(NAME);
    let wanted = Memo::new(move |_| match &*value.get() {
        NEW if may_create() => Wanted::New,
        id => id.parse().map_or(Wanted::Nothing, Wanted::One),
    });
    let open = RwSignal::new(false);
    Effect::new(move || open.set(wanted.get() != Wanted::Nothing));
    let acts = use_project_acts(move || {
        if let Some(callback) = on_deleted {
            callback.run(());
        }
    });
    let title = move || match wanted.get() {
        Wanted::New => t!("project-form-new"),
        Wanted::Nothing | Wanted::One(_) => t!("project-edit"),
    };
    view! {
        <Dialog open title=Signal::derive(title) size=DialogSize::Large on_close=move || value.set("")>
            {move || match wanted.get() {
                Wanted::Nothing => ().into_any(),
                Wanted::New => view! { <NewProject open acts/> }.into_any(),
                Wanted::One(id) => view! { <ExistingProject id open acts on_saved=move || if let Some(callback) = on_saved { callback.run(()) }/> }.into_any(),
            }}
        </Dialog>
        <ActProblem problem=acts.problem/>
        <ActReview acts/>
    }
    .into_any()
}

#[component]
fn NewProject(open: RwSignal<bool>, acts: ProjectActs) -> impl IntoView {
    let (go, toasts) = (use_go(), use_toasts());
    let saved = move |project: Project| {
        toasts.say(t!("project-created", name = project.name));
        go.to(&Route::Project { id: project.id, tab: ProjectTab::Board });
    };
    let delete = move |project| acts.delete(project);
    view! { <ProjectForm on_saved=saved on_cancel=move || open.set(false) on_delete=delete/> }.into_any()
}

#[component]
fn ExistingProject(
    id: Uuid,
    open: RwSignal<bool>,
    acts: ProjectActs,
    #[prop(into)] on_saved: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let project = read(move |client| async move {
        let custom = client.read_values(ValuesOwner::Project(id)).await?;
        Ok((client.read_project(id).await?, custom))
    });
    let saved = move |_| {
        toasts.say(t!("act-saved"));
        open.set(false);
        on_saved.run(());
    };
    let delete = move |project| {
        open.set(false);
        acts.delete(project);
    };
    let ready = move |project: Signal<(Project, CustomValues)>| {
        let (project, custom) = project.get_untracked();
        view! { <ProjectForm project custom on_saved=saved on_cancel=move || open.set(false) on_delete=delete/> }
            .into_any()
    };
    view! { <Loaded source=project ready/> }.into_any()
}
