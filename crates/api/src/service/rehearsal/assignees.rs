//! What becomes of tasks that client contacts have, when they lose what it takes to have them (R27).

use crate::service::{Error, Refusal, Result, present};
use vitrine_contract as contract;
use vitrine_domain::AccountId;
use vitrine_store::{Assignment, Tx, act};

/// What comes with a change of access besides the change.
#[derive(Clone, Copy, Debug, Default)]
pub struct Review<'a> {
    /// Of the difference that was reviewed, if there was a review.
    pub fingerprint: Option<&'a str>,
    pub client_assignees: Option<ClientAssignees>,
}

impl<'a> From<Option<&'a str>> for Review<'a> {
    fn from(fingerprint: Option<&'a str>) -> Self {
        Self { fingerprint, client_assignees: None }
    }
}

/// What is to become of the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClientAssignees {
    /// They stay with the client, who cannot work on them at present.
    Keep,
    Unassign,
    /// To a colleague.
    Reassign(AccountId),
}

/// Never silently: where somebody loses a task by a change of access, whoever makes it must have decided.
pub(super) async fn settle(tx: &Tx, lost: Vec<Assignment>, decision: Option<ClientAssignees>) -> Result<()> {
    if lost.is_empty() {
        return Ok(());
    }
    let new = match decision.ok_or(Error::Refused(Refusal::AssigneesUndecided))? {
        ClientAssignees::Keep => return Ok(()),
        ClientAssignees::Unassign => None,
        ClientAssignees::Reassign(account) => Some(account),
    };
    for one in lost {
        let task = tx.seen().task(one.task).await?;
        let grant = task.grant::<act::AssignTask>()?;
        let mut add = Vec::new();
        if let Some(account) = new {
            let possible = tx.seen().possible_assignees(&task).await?.into_iter().find(|one| one.account == account);
            add.push(possible.ok_or_else(|| Error::invalid("Client-Assignees", "not_assignable"))?);
        }
        tx.change_assignees(grant, &add, &[one.assignee.account]).await?;
    }
    Ok(())
}

pub(super) fn told(lost: &Assignment) -> contract::RehearsedAssignment {
    contract::RehearsedAssignment {
        task_id: lost.task.0,
        task_title: lost.task_title.clone(),
        project_name: lost.project_name.clone(),
        assignee: present::assignee(&lost.assignee, None),
    }
}
