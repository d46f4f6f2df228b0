//! Why somebody may or may not do something: the access rule's own answer, in words, with the setting that decides.

mod cause;
mod words;

use super::{Caller, Error, FieldFault, Result, Services, present};
use crate::query::ExplainAccess;
use vitrine_contract as contract;
use vitrine_contract::{
    AccountKind, ExplainedAction, ExplainedPerson, ExplainedSetter, ExplainedTask, Explanation, ProjectRef,
};
use vitrine_domain::access::{Action, Decision, Target, explain, shortest_fix};
use vitrine_domain::permission::Permission;
use vitrine_domain::{ClientId, ProjectId, TaskId};
use vitrine_store::{Asked, AskedObject, AskedPerson};
use vitrine_texts::Texts;

pub async fn explain_access(services: &Services, caller: &Caller, query: ExplainAccess) -> Result<Explanation> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let (person, object, action) = match question(&query) {
        Ok(question) => question,
        // whoever may not ask does not learn what is wrong with the question
        Err(faults) => {
            let workspace = eyes.workspace().await?;
            return Err(match (workspace.holds(Permission::ClientViewInfo), workspace.facts().is_staff()) {
                (true, _) => Error::Invalid(faults),
                (false, true) => Error::NotPermitted,
                (false, false) => Error::NotFound,
            });
        }
    };
    let asked = eyes.asked(person, object).await?;
    let target = target(&asked, action);
    let explanation = explain(&asked.facts, action, target);
    let cause = match explanation.decision {
        Decision::Refused(_, reason) => cause::of(&asked, action, reason),
        Decision::Allowed => None,
    };
    let set_by = match &cause {
        Some(cause) => eyes.setter(&cause.subjects, cause.fields).await?,
        None => None,
    };
    let set_by = set_by.map(|by| ExplainedSetter { name: by.name, at: by.at, is_change: by.is_change });
    let telling = words::Telling { texts: Texts::of(caller.locale), asked: &asked, action, explanation: &explanation };
    Ok(Explanation {
        person: ExplainedPerson {
            account_id: asked.facts.account.0,
            name: asked.person.name.clone(),
            kind: if asked.facts.is_staff() { AccountKind::Staff } else { AccountKind::Client },
            client: asked.person.client.as_ref().map(present::client_ref),
        },
        action: query.action,
        project: ProjectRef { id: asked.project.0.0, name: asked.project.1.clone() },
        task: asked.task.as_ref().map(|(id, title)| ExplainedTask { id: id.0, title: title.clone() }),
        is_allowed: explanation.decision.is_allowed(),
        answer: telling.answer(),
        gates: telling.gates(),
        stopped_by: match explanation.decision {
            Decision::Refused(gate, _) => Some(present::gate(gate)),
            Decision::Allowed => None,
        },
        narrowest: explanation.narrowest.map(present::layer),
        setting: cause.map(|cause| cause.setting),
        set_by,
        shortest_fix: shortest_fix(&asked.facts, action, target).and_then(|fix| telling.fix(fix)),
    })
}

/// What stands for the flag of an object depends on what is done to it: of a project's time, whether it is shown.
fn target(asked: &Asked, action: Action) -> Target {
    let is_shared = if action.is_of_time() { asked.time_wish } else { asked.target.is_shared };
    Target { is_shared, ..asked.target }
}

/// Who, what, and to what; or what is wrong with the question.
fn question(query: &ExplainAccess) -> Result<(AskedPerson, AskedObject, Action), Vec<FieldFault>> {
    let fault = |name: &str, code| vec![FieldFault::new(name, code)];
    let person = match (query.account_id, query.client_id) {
        (Some(id), None) => AskedPerson::Account(id.into()),
        (None, Some(id)) => AskedPerson::Client(ClientId(id)),
        (None, None) => return Err(fault("?client_id", "required")),
        (Some(_), Some(_)) => return Err(fault("?client_id", "must_be_empty")),
    };
    let object = match (query.project_id, query.task_id) {
        (Some(id), None) => AskedObject::Project(ProjectId(id)),
        (None, Some(id)) => AskedObject::Task(TaskId(id)),
        (None, None) => return Err(fault("?project_id", "required")),
        (Some(_), Some(_)) => return Err(fault("?project_id", "must_be_empty")),
    };
    let (action, is_about_task) = action(query.action);
    if is_about_task != matches!(object, AskedObject::Task(_)) {
        return Err(fault("?action", "other_object"));
    }
    Ok((person, object, action))
}

/// The act, and whether it is done to a task.
fn action(asked: ExplainedAction) -> (Action, bool) {
    use contract::ExplainedAction as E;
    match asked {
        E::ViewProject => (Action::ViewProject, false),
        E::AttachToProject => (Action::AttachToProject, false),
        E::ViewBoard => (Action::ViewBoard, false),
        E::ViewProjectProgress => (Action::ViewProjectProgress, false),
        E::CreateTask => (Action::CreateTask, false),
        E::StartDiscussion => (Action::StartDiscussion, false),
        E::ViewTime => (Action::ViewTime, false),
        E::ViewTimeEntries => (Action::ViewTimeEntries, false),
        E::ViewFinance => (Action::ViewFinance, false),
        E::EditProject => (Action::EditProject, false),
        E::DeleteProject => (Action::DeleteProject, false),
        E::EditColumns => (Action::EditColumns, false),
        E::ViewAudience => (Action::ViewAudience, false),
        E::ViewTask => (Action::ViewTask, true),
        E::ViewProgress => (Action::ViewProgress, true),
        E::CommentOnTask => (Action::CommentOnTask, true),
        E::AttachToTask => (Action::AttachToTask, true),
        E::MoveTask => (Action::EditTaskStatus, true),
        E::AssignTask => (Action::EditTaskAssignee, true),
        E::EditTaskDates => (Action::EditTaskDates, true),
        E::CheckTask => (Action::CheckTask, true),
        E::UpdateProgress => (Action::UpdateProgress, true),
        E::Approve => (Action::Approve, true),
        E::EditTask => (Action::EditTask, true),
        E::DeleteTask => (Action::DeleteTask, true),
    }
}
