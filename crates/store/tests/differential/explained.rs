//! What staff are told that somebody may do is what the store lets them do, on every route that there is.

use super::database::{self, Database};
use super::plan::{Ids, Person, Plan};
use super::{failed, found};
use proptest::test_runner::TestCaseError;
use std::cell::RefCell;
use vitrine_domain::access::{Action, explain};
use vitrine_domain::project::{ProjectState, time_is_shown};
use vitrine_domain::{ProjectId, TaskId};
use vitrine_store::act::{self, Act};
use vitrine_store::{AskedObject, AskedPerson, Error, Now, Project, Seen, Task, Viewer};

/// How often it was allowed, and how often not.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    allowed: u32,
    refused: u32,
}

impl Answers {
    pub(crate) fn assert_not_vacuous(&self) {
        let all = self.allowed + self.refused;
        assert!(self.allowed * 20 > all && self.refused * 20 > all, "hardly anything was tried: {self:?}");
    }
}

/// Of all acts done to a project, and of all done to a task, whether this person was let do them.
type Enforced = Vec<(Action, bool)>;

pub(crate) async fn check(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    person: &Person,
    answers: &RefCell<Answers>,
) -> Result<(), TestCaseError> {
    let viewer = Viewer::new(person.session, database::now(), None);
    for (number, project) in plan.projects.iter().enumerate() {
        let id = ids.project(number);
        let enforced = on_project(database, &viewer, id).await?;
        compare(database, ids, person, AskedObject::Project(id), enforced, answers).await?;
        // those of a deleted project, and deleted ones, are not explained: nobody sees them
        let live = (0..project.tasks.len()).filter(|task| !project.tasks[*task].is_deleted);
        for task in live.filter(|_| project.state != ProjectState::Deleted) {
            let id = ids.task(number, task);
            let enforced = on_task(database, &viewer, id).await?;
            compare(database, ids, person, AskedObject::Task(id), enforced, answers).await?;
        }
    }
    Ok(())
}

async fn compare(
    database: &Database,
    ids: Ids,
    person: &Person,
    object: AskedObject,
    enforced: Enforced,
    answers: &RefCell<Answers>,
) -> Result<(), TestCaseError> {
    let viewer = Viewer::new(Plan::asker(ids), database::now(), None);
    let whom = AskedPerson::Account(person.facts.account);
    let asked = database.store.seen_by(&viewer).asked(whom, object).await.map_err(failed)?;
    for (action, is_let) in enforced {
        let is_shared = if action.is_of_time() { asked.time_wish } else { asked.target.is_shared };
        let target = vitrine_domain::access::Target { is_shared, ..asked.target };
        let told = explain(&asked.facts, action, target).decision;
        if told.is_allowed() != is_let {
            let done = if is_let { "done" } else { "refused" };
            return Err(TestCaseError::fail(format!("{action:?} of {object:?} is explained as {told:?} and {done}")));
        }
        let mut answers = answers.borrow_mut();
        *if is_let { &mut answers.allowed } else { &mut answers.refused } += 1;
    }
    Ok(())
}

/// What a session that may be over gives: then, nothing.
async fn let_in<T>(given: impl Future<Output = Result<T, Error>>) -> Result<Option<T>, TestCaseError> {
    match given.await {
        Err(Error::NotSignedIn) => Ok(None),
        given => found(given),
    }
}

fn may_write<A: Act>(seen: Option<&Seen<A::Target, Now>>) -> bool
where
    A::Target: Clone,
{
    seen.is_some_and(|seen| seen.grant::<A>().is_ok())
}

async fn on_project(database: &Database, viewer: &Viewer, id: ProjectId) -> Result<Enforced, TestCaseError> {
    use Action as A;
    let eyes = database.store.seen_by(viewer);
    let project = let_in(eyes.project(id)).await?;
    let board = let_in(eyes.board(id)).await?;
    let tx = let_in(database.store.write(viewer)).await?;
    let now: Option<Seen<Project, Now>> = match &tx {
        Some(tx) => let_in(tx.seen().project(id)).await?,
        None => None,
    };
    let may = |action| project.as_ref().is_some_and(|project| project.may(action));
    let shows_time = project
        .as_ref()
        .is_some_and(|project| project.facts().is_staff() || time_is_shown(project.level, project.time_wish));
    let reads = [
        (A::ViewProject, project.is_some()),
        (A::ViewBoard, board.is_some()),
        (A::ViewTime, may(A::ViewTime) && shows_time),
        (A::ViewTimeEntries, may(A::ViewTimeEntries) && shows_time),
        (A::CreateTask, may_write::<act::CreateTask>(now.as_ref())),
        (A::EditProject, may_write::<act::EditProject>(now.as_ref())),
        (A::EditProject, may_write::<act::SetProjectValues>(now.as_ref())),
        (A::DeleteProject, may_write::<act::DeleteProject>(now.as_ref())),
        (A::EditColumns, may_write::<act::AddColumn>(now.as_ref())),
    ];
    let others = [A::AttachToProject, A::ViewProjectProgress, A::StartDiscussion, A::ViewFinance, A::ViewAudience];
    Ok(reads.into_iter().chain(others.map(|action| (action, may(action)))).collect())
}

async fn on_task(database: &Database, viewer: &Viewer, id: TaskId) -> Result<Enforced, TestCaseError> {
    use Action as A;
    let task = let_in(database.store.seen_by(viewer).task(id)).await?;
    let tx = let_in(database.store.write(viewer)).await?;
    let now: Option<Seen<Task, Now>> = match &tx {
        Some(tx) => let_in(tx.seen().task(id)).await?,
        None => None,
    };
    let may = |action| task.as_ref().is_some_and(|task| task.may(action));
    let writes = [
        (A::ViewTask, task.is_some()),
        (A::EditTaskStatus, may_write::<act::MoveTask>(now.as_ref())),
        (A::EditTaskStatus, may_write::<act::SetTaskValues>(now.as_ref())),
        (A::EditTask, may_write::<act::EditTask>(now.as_ref())),
        (A::EditTaskDates, may_write::<act::EditTaskDates>(now.as_ref())),
        (A::EditTaskAssignee, may_write::<act::AssignTask>(now.as_ref())),
        (A::DeleteTask, may_write::<act::DeleteTask>(now.as_ref())),
    ];
    // approvals have rounds of their own, which R18 opens without the task
    let others = [A::ViewProgress, A::CommentOnTask, A::AttachToTask, A::CheckTask, A::UpdateProgress];
    Ok(writes.into_iter().chain(others.map(|action| (action, may(action)))).collect())
}
