//! Which task waits for which others of its project.
//!
//! A link is seen by who sees both its ends: to anybody else there is none. A change of links moves neither the version nor the time of
//! a task, because somebody who sees the task may not see what it waits for.

use crate::act::EditTask;
use crate::evidence::{Grant, Now, Seen};
use crate::sql::{Row, id_text, json_list, json_row, sql};
use crate::tasks::Task;
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, EventKind};
use sea_orm::DbBackend;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use vitrine_domain::access::TaskScope;
use vitrine_domain::audit::Deed;
use vitrine_domain::dependency::{Dependencies, MAX_PREDECESSORS, MAX_SUCCESSORS};
use vitrine_domain::{ProjectId, TaskId};

/// The task at the other end of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedTask {
    pub id: TaskId,
    pub title: String,
    is_team_only: bool,
}

/// Which of the two tasks of a link.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    Predecessor,
    Successor,
}

impl End {
    const fn column(self) -> &'static str {
        match self {
            Self::Predecessor => "predecessor_id",
            Self::Successor => "successor_id",
        }
    }

    const fn other(self) -> Self {
        match self {
            Self::Predecessor => Self::Successor,
            Self::Successor => Self::Predecessor,
        }
    }
}

/// The expression for the tasks at one end of a task's links, as far as the scope admits them, as one text for [`read_list`].
pub(crate) fn list(backend: DbBackend, task: &str, end: End, scope: TaskScope) -> String {
    let is_team_only = "case when dt.is_team_only then 1 else 0 end";
    let item = json_row(backend, &[&id_text(backend, "dt.id"), "dt.title", is_team_only]);
    let in_scope = if scope.team_only { "" } else { " and dt.is_team_only = false" };
    json_list(
        backend,
        &format!(
            "select {item} as item from task_dependencies d join tasks dt on dt.id = d.{} where d.{} = {task} \
             and dt.deleted_at is null{in_scope} order by dt.id",
            end.column(),
            end.other().column()
        ),
    )
}

pub(crate) fn read_list(json: &str) -> Result<Vec<LinkedTask>, Error> {
    let rows: Vec<(Uuid, String, i32)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("links"))?;
    let linked = |(id, title, flag)| LinkedTask { id: TaskId(id), title, is_team_only: flag == 1 };
    Ok(rows.into_iter().map(linked).collect())
}

/// The expression for the ids of all tasks for which a task waits, whoever sees them, as one text for [`read_ids`].
pub(crate) fn predecessor_ids(backend: DbBackend, task: &str) -> String {
    let item = json_row(backend, &[&id_text(backend, "d.predecessor_id")]);
    json_list(
        backend,
        &format!(
            "select {item} as item from task_dependencies d where d.successor_id = {task} order by d.predecessor_id"
        ),
    )
}

pub(crate) fn read_ids(json: &str) -> Result<Vec<TaskId>, Error> {
    let rows: Vec<(Uuid,)> = serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("links"))?;
    Ok(rows.into_iter().map(|(id,)| TaskId(id)).collect())
}

impl Tx {
    /// What waits for what in the project of this task.
    pub async fn dependencies(&self, grant: &Grant<EditTask>) -> Result<Dependencies, Error> {
        Ok(Dependencies::known(self.links(grant.target().project).await?))
    }

    /// The links of a project between tasks that are not in the bin, oldest first, whoever sees them: for a circle each of them counts.
    async fn links(&self, project: ProjectId) -> Result<Vec<(TaskId, TaskId)>, Error> {
        let rows = sql!(
            "select d.predecessor_id, d.successor_id from task_dependencies d join tasks t on t.id = d.successor_id \
             join tasks o on o.id = d.predecessor_id where t.deleted_at is null and o.deleted_at is null and t.project_id = ",
            project.0,
            " order by d.created_at, d.successor_id, d.predecessor_id"
        )
        .all(&self.conn)
        .await?;
        rows.iter().map(|row| Ok((row.id("predecessor_id")?, row.id("successor_id")?))).collect()
    }

    /// `add`: tasks of the same project that may be waited for. Ids for which the task does not wait are passed over in `remove`.
    pub async fn change_dependencies(
        &self,
        grant: Grant<EditTask>,
        add: &[Seen<Task, Now>],
        remove: &[TaskId],
    ) -> Result<(), Error> {
        let task = grant.target();
        let is_known = |id: TaskId| task.predecessors.iter().any(|linked| linked.id == id);
        let new = |other: &Seen<Task, Now>| LinkedTask {
            id: other.id,
            title: other.title.clone(),
            is_team_only: other.is_team_only,
        };
        let added: Vec<_> = add.iter().filter(|other| !is_known(other.id)).map(new).collect();
        // what is asked to go and to come stays
        let is_removed = |id: TaskId| remove.contains(&id) && add.iter().all(|other| other.id != id);
        let removed: Vec<_> = task.predecessors.iter().filter(|linked| is_removed(linked.id)).cloned().collect();
        if added.is_empty() && removed.is_empty() {
            return Ok(());
        }
        for other in &added {
            sql!(
                "insert into task_dependencies (successor_id, predecessor_id, created_at) values (",
                task.id.0,
                ", ",
                other.id.0,
                ", ",
                self.now(),
                ") on conflict do nothing"
            )
            .run(&self.conn)
            .await?;
        }
        for other in &removed {
            self.unlink(other.id, task.id).await?;
        }
        self.renew_card(task.id, task.project).await?;
        let before: BTreeSet<TaskId> = task.predecessors.iter().map(|linked| linked.id).collect();
        let mut after: BTreeSet<TaskId> = before.iter().copied().filter(|id| !is_removed(*id)).collect();
        after.extend(added.iter().map(|linked| linked.id));
        let changes = Changes::default().field("predecessor_ids", words(&before), words(&after));
        let subject = Subject { kind: "task", id: task.id.0, name: &task.title, project: Some(task.project) };
        self.audit(Deed::TaskDependenciesChanged, &subject, &changes);
        let others: Vec<_> = added.iter().chain(&removed).collect();
        // clients hear of a link if they see both its ends
        let is_hidden = task.is_team_only || others.iter().all(|other| other.is_team_only);
        self.emit(EventKind::TaskChanged, Some(task.project), Some(task.id.0), is_hidden).await?;
        for other in others {
            let is_hidden = task.is_team_only || other.is_team_only;
            self.emit(EventKind::TaskChanged, Some(task.project), Some(other.id.0), is_hidden).await?;
        }
        Ok(())
    }

    /// A task that comes back takes up its links again, but for those that would close a circle with what was linked meanwhile, or
    /// have a task wait for too many, or too many for one. The log tells of those that went.
    pub(crate) async fn resume_dependencies(&self, task: &Task) -> Result<(), Error> {
        if task.predecessors.is_empty() && task.successors.is_empty() {
            return Ok(());
        }
        let links = self.links(task.project).await?;
        let is_own = |(before, after): &(TaskId, TaskId)| *before == task.id || *after == task.id;
        let (own, others): (Vec<_>, Vec<_>) = links.iter().copied().partition(is_own);
        let mut dependencies = Dependencies::known(others);
        let mut cut: BTreeMap<TaskId, BTreeSet<TaskId>> = BTreeMap::new();
        for (before, after) in own {
            let is_full = dependencies.count_before(after) >= MAX_PREDECESSORS
                || dependencies.count_after(before) >= MAX_SUCCESSORS;
            if is_full || dependencies.add(before, after).is_err() {
                self.unlink(before, after).await?;
                cut.entry(after).or_default().insert(before);
            }
        }
        for (after, gone) in cut {
            self.renew_card(after, task.project).await?;
            let linked = links.iter().filter(|(_, waiting)| *waiting == after);
            let was: BTreeSet<TaskId> = linked.map(|(before, _)| *before).collect();
            let now: BTreeSet<TaskId> = was.difference(&gone).copied().collect();
            let row = sql!("select title from tasks where id = ", after.0).one(&self.conn).await?;
            let title: String = row.ok_or(Error::NotFound)?.get("title")?;
            let changes = Changes::default().field("predecessor_ids", words(&was), words(&now));
            let subject = Subject { kind: "task", id: after.0, name: &title, project: Some(task.project) };
            self.audit(Deed::TaskDependenciesChanged, &subject, &changes);
        }
        Ok(())
    }

    async fn unlink(&self, before: TaskId, after: TaskId) -> Result<(), Error> {
        sql!("delete from task_dependencies where successor_id = ", after.0, " and predecessor_id = ", before.0)
            .run(&self.conn)
            .await
            .map(drop)
    }
}

fn words(ids: &BTreeSet<TaskId>) -> String {
    ids.iter().map(|id| id.0.to_string()).collect::<Vec<_>>().join(" ")
}
