//! What is done to one project from a list or a header. All of it can be undone.

use super::super::review::{ReviewDialog, Reviewed, under, use_reviewed};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::{Client, Error};
use vitrine_contract::{
    OfDeleteProject, OfRestoreProject, OfUpdateProject, Project, ProjectState, RehearseChange, RehearseDeleteProject,
    RehearseRestoreProject, RehearseUpdateProject, UpdateProject,
};

#[derive(Clone, Copy)]
pub struct ProjectActs {
    act: Reviewed<(Act, Project)>,
    /// What went wrong last, to be shown where the project stands.
    pub problem: RwSignal<Option<Error>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Delete,
    Restore,
    MoveTo(ProjectState),
}

impl Act {
    fn rehearsal(self, project: &Project) -> RehearseChange {
        let (project_id, revision) = (project.id, project.revision.clone());
        match self {
            Self::Delete => RehearseChange::DeleteProject(RehearseDeleteProject {
                change: OfDeleteProject::DeleteProject,
                project_id,
                revision,
            }),
            Self::Restore => RehearseChange::RestoreProject(RehearseRestoreProject {
                change: OfRestoreProject::RestoreProject,
                project_id,
            }),
            Self::MoveTo(state) => RehearseChange::UpdateProject(RehearseUpdateProject {
                change: OfUpdateProject::UpdateProject,
                project_id,
                revision,
                input: to_state(state),
            }),
        }
    }

    /// The project as it is afterwards; deleted, as it was.
    async fn send(self, client: &Client, project: Project) -> Result<Project, Error> {
        match self {
            Self::Delete => client.delete_project(project.id, &project.revision).await.map(|()| project),
            Self::Restore => client.restore_project(project.id).await,
            Self::MoveTo(state) => client.update_project(project.id, &project.revision, &to_state(state)).await,
        }
    }
}

/// `done` hears of each success; live events tell everybody else. [`ActReview`] has to be in the page.
pub fn use_project_acts(done: impl Fn() + Copy + 'static) -> ProjectActs {
    let (session, toasts) = (use_session(), use_toasts());
    let problem = RwSignal::new(None);
    let act = use_reviewed(
        |(act, project): &(Act, Project)| vec![act.rehearsal(project)],
        |client, (act, project): (Act, Project), fingerprints| async move {
            Ok((act, act.send(&under(&client, &fingerprints, 0), project).await?))
        },
        move |answer: Result<(Act, Project), Error>| match answer {
            Ok((act, project)) => {
                said(session, toasts, problem, act, &project);
                done();
            }
            Err(error) => problem.set(Some(error)),
        },
    );
    ProjectActs { act, problem }
}

/// Says what was done, with a way back.
fn said(session: SessionContext, toasts: Toasts, problem: RwSignal<Option<Error>>, act: Act, project: &Project) {
    let (id, revision) = (project.id, project.revision.clone());
    let (text, back) = match act {
        Act::Restore => return toasts.say(t!("project-restored", name = project.name.as_str())),
        Act::Delete => ("project-deleted", Undo::Restore(id)),
        Act::MoveTo(ProjectState::Archived) => ("project-archived", Undo::MoveTo(id, revision, ProjectState::Active)),
        Act::MoveTo(_) => ("project-unarchived", Undo::MoveTo(id, revision, ProjectState::Archived)),
    };
    let words = t!(text, name = project.name.as_str());
    toasts.undo(words, move || undo(session, toasts, problem, back.clone()));
}

fn to_state(state: ProjectState) -> UpdateProject {
    UpdateProject { state: Some(state), ..UpdateProject::default() }
}

#[derive(Clone)]
enum Undo {
    Restore(Uuid),
    MoveTo(Uuid, String, ProjectState),
}

/// The page where it was done may be gone by then, and its actions with it.
fn undo(session: SessionContext, toasts: Toasts, problem: RwSignal<Option<Error>>, what: Undo) {
    let client = session.client();
    leptos::task::spawn_local(async move {
        let answer = match what {
            Undo::Restore(id) => client.restore_project(id).await,
            Undo::MoveTo(id, revision, state) => client.update_project(id, &revision, &to_state(state)).await,
        };
        if let Err(error) = session.seen(answer)
            && let Some(Some(error)) = problem.try_set(Some(error))
        {
            toasts.say(problem_words(&error).0);
        }
    });
}

impl ProjectActs {
    pub fn delete(self, project: Project) {
        self.send(Act::Delete, project);
    }

    pub fn restore(self, project: Project) {
        self.send(Act::Restore, project);
    }

    pub fn toggle_archived(self, project: Project) {
        let state = match project.state {
            ProjectState::Archived => ProjectState::Active,
            _ => ProjectState::Archived,
        };
        self.send(Act::MoveTo(state), project);
    }

    fn send(self, act: Act, project: Project) {
        self.problem.set(None);
        self.act.send((act, project));
    }
}

/// Who gains and loses by an act, before it is done.
#[component]
pub fn ActReview(acts: ProjectActs) -> impl IntoView {
    view! { <ReviewDialog review=acts.act.review/> }
}

/// The problem of the last act, until the next one.
#[component]
pub fn ActProblem(problem: RwSignal<Option<Error>>) -> impl IntoView {
    move || {
        problem.get().map(|error| {
            let (title, detail) = problem_words(&error);
            view! {
                <div class="project-problem">
                    <Note kind=NoteKind::Bad alert=true><strong>{title}</strong>" "{detail}</Note>
                    <IconButton label=t!("act-dismiss") glyph=Glyph::X on_click=move || problem.set(None)/>
                </div>
            }
        })
    }
}
