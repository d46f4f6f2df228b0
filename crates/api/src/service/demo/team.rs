//! Who works on the demo's projects, and what they and their clients say.

use super::content::{TALK, TEAM, WORK};
use super::{Visitor, enter, password_of};
use crate::service::projects;
use crate::service::{
    Caller, Error, Result, Services, comments, invitations, permission_sets, progress, staff, tasks, time,
};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_contract::{
    AcceptInvitation, ChangeAssignees, ChangeChecklist, CheckTask, CreateComment, CreateProgressUpdate,
    CreateTimeEntry, InviteStaff, UpdateProjectAccess,
};
use vitrine_domain::{ProjectId, TaskId};

/// Everybody who has a login of the demo, by username.
pub(super) type Callers = HashMap<&'static str, Caller>;

/// Invites the team and lets each of them in; gives their accounts by username.
pub(super) async fn hire(
    services: &Services,
    caller: &Caller,
    visitor: &Visitor,
    callers: &mut Callers,
) -> Result<HashMap<&'static str, Uuid>> {
    let sets = permission_sets::list_permission_sets(services, caller).await?.data;
    let mut accounts = HashMap::new();
    for member in TEAM {
        let set = sets.iter().find(|set| set.name == member.set).ok_or(Error::NotFound)?;
        let invitation = InviteStaff { name: member.name.to_owned(), permission_set_id: set.id };
        let invited = staff::invite_staff(services, caller, invitation, None).await?.value;
        let link = invited.invitation.and_then(|invitation| invitation.link).ok_or(Error::NotFound)?;
        let (_, token) = link.rsplit_once('#').ok_or(Error::NotFound)?;
        let password = password_of(member.username);
        let accepted = AcceptInvitation {
            token: token.to_owned(),
            username: member.username.to_owned(),
            password: password.clone(),
        };
        invitations::accept_invitation(services, visitor, accepted).await?;
        callers.insert(member.username, enter(services, visitor, member.username, &password).await?);
        accounts.insert(member.username, invited.id);
    }
    Ok(accounts)
}

/// Puts the team on a project.
pub(super) async fn assemble(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    accounts: &HashMap<&'static str, Uuid>,
) -> Result<()> {
    let revision = projects::read_project_access(services, caller, project).await?.revision;
    let members = TEAM.iter().filter_map(|member| accounts.get(member.username).copied()).collect();
    let input = UpdateProjectAccess { member_ids: Some(members), ..UpdateProjectAccess::default() };
    projects::update_project_access(services, caller, project, &revision, input, None.into()).await.map(drop)
}

/// Tells who has which task, how far each is, and what was said about it.
pub(super) async fn enliven(
    services: &Services,
    callers: &Callers,
    accounts: &HashMap<&'static str, Uuid>,
    made: &HashMap<&'static str, TaskId>,
) -> Result<()> {
    for work in WORK {
        let (Some(&task), Some(caller)) = (made.get(work.task), callers.get(work.by)) else { continue };
        let add = accounts.get(work.by).copied().into_iter().collect();
        let assigned = ChangeAssignees { add, remove: Vec::new() };
        let project = tasks::change_assignees(services, caller, task, assigned).await?.project.id;
        let day = services.clock.now().date_naive();
        let worked = CreateTimeEntry { task_id: Some(task.0), day, minutes: 90, note: None };
        time::create_time_entry(services, caller, project.into(), worked, None).await?;
        if !work.steps.is_empty() {
            let add = work.steps.iter().map(|step| (*step).to_owned()).collect();
            let change = ChangeChecklist { add, ..ChangeChecklist::default() };
            let checklist = tasks::change_checklist(services, caller, task, change).await?.checklist;
            for item in checklist.iter().take(work.steps_done) {
                tasks::check_task(services, caller, task, CheckTask { item_id: item.id, is_done: true }).await?;
            }
        }
        if let Some((percent, hours_left)) = work.progress {
            let update = CreateProgressUpdate { percent, hours_left: Some(hours_left), note: None };
            progress::create_progress_update(services, caller, task, update, None).await?;
        }
    }
    for words in TALK {
        let (Some(&task), Some(caller)) = (made.get(words.task), callers.get(words.by)) else { continue };
        let comment = CreateComment {
            text: words.text.to_owned(),
            is_team_only: TEAM.iter().any(|member| member.username == words.by).then_some(words.is_team_only),
            ..CreateComment::default()
        };
        comments::create_comment(services, caller, task, comment, None).await?;
    }
    Ok(())
}
