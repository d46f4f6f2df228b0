//! What is done to one project from a list or a header. All of it can be undone.

use crate::resource::{Writing, write};
use crate::session::{SessionContext, use_session};
use crate::ui::*;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{Project, ProjectState, UpdateProject};

#[derive(Clone, Copy)]
pub struct ProjectActs {
    delete: Writing<Project>,
    restore: Writing<Project>,
    move_to: Writing<(Project, ProjectState)>,
    /// What went wrong last, to be shown where the project stands.
    pub problem: RwSignal<Option<Error>>,
}

/// `done` hears of each success; live events tell everybody else.
pub fn use_project_acts(done: impl Fn() + Copy + 'static) -> ProjectActs {
    let (session, toasts) = (use_session(), use_toasts());
    let problem = RwSignal::new(None);
    let delete = write(
        |client, project: Project| async move {
            client.delete_project(project.id, &project.revision).await?;
            Ok(project)
        },
        move |answer: Result<Project, Error>| match answer {
            Ok(project) => {
                let undo = move || undo(session, toasts, problem, Undo::Restore(project.id));
                toasts.undo(t!("project-deleted", name = project.name.as_str()), undo);
                done();
            }
            Err(error) => problem.set(Some(error)),
        },
    );
    let restore = write(
        |client, project: Project| async move { client.restore_project(project.id).await },
        move |answer: Result<Project, Error>| match answer {
            Ok(project) => {
                toasts.say(t!("project-restored", name = project.name));
                done();
            }
            Err(error) => problem.set(Some(error)),
        },
    );
    let move_to = write(
        |client, (project, state): (Project, ProjectState)| async move {
            client.update_project(project.id, &project.revision, &to_state(state)).await
        },
        move |answer: Result<Project, Error>| match answer {
            Ok(project) => {
                let (text, back) = match project.state {
                    ProjectState::Archived => ("project-archived", ProjectState::Active),
                    _ => ("project-unarchived", ProjectState::Archived),
                };
                let (id, revision) = (project.id, project.revision.clone());
                let undo = move || undo(session, toasts, problem, Undo::MoveTo(id, revision.clone(), back));
                toasts.undo(t!(text, name = project.name), undo);
                done();
            }
            Err(error) => problem.set(Some(error)),
        },
    );
    ProjectActs { delete, restore, move_to, problem }
}

fn to_state(state: ProjectState) -> UpdateProject {
    UpdateProject { state: Some(state), ..UpdateProject::default() }
}

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
        self.problem.set(None);
        self.delete.send(project);
    }

    pub fn restore(self, project: Project) {
        self.problem.set(None);
        self.restore.send(project);
    }

    pub fn toggle_archived(self, project: Project) {
        self.problem.set(None);
        let state = match project.state {
            ProjectState::Archived => ProjectState::Active,
            _ => ProjectState::Archived,
        };
        self.move_to.send((project, state));
    }
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
