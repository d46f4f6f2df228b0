//! The steps of a task. Who sees the task sees them all, and whoever may check them checks them.

use crate::Error;
use crate::act::{CheckTask, EditTask};
use crate::evidence::Grant;
use crate::sql::{id_text, json_list, json_row, sql};
use crate::tasks::{Of, Task};
use crate::tx::{Changes, Tx, exactly_one};
use sea_orm::DbBackend;
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::board::Position;
use vitrine_domain::text::Title;
use vitrine_domain::{CheckItemId, TaskId};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckItem {
    pub id: CheckItemId,
    pub title: String,
    pub is_done: bool,
}

/// What becomes of the steps of a task.
#[derive(Clone, Debug, Default)]
pub struct ChecklistChange {
    /// At the end, in this order.
    pub add: Vec<Title>,
    pub remove: Vec<CheckItemId>,
    /// First these, in this order, then the others as they are.
    pub order: Vec<CheckItemId>,
}

/// The expression for the steps of a task, as one text for [`read_list`].
pub(crate) fn list(backend: DbBackend, task: &str) -> String {
    let done = "case when ci.is_done then 1 else 0 end";
    let item = json_row(backend, &[&id_text(backend, "ci.id"), "ci.title", done]);
    json_list(
        backend,
        &format!("select {item} as item from checklist_items ci where ci.task_id = {task} order by ci.position, ci.id"),
    )
}

pub(crate) fn read_list(json: &str) -> Result<Vec<CheckItem>, Error> {
    let rows: Vec<(Uuid, String, i32)> =
        serde_json::from_str(json).map_err(|_not_a_list| Error::Unreadable("checklist"))?;
    let item = |(id, title, done)| CheckItem { id: CheckItemId(id), title, is_done: done == 1 };
    Ok(rows.into_iter().map(item).collect())
}

/// The expressions for how many steps a task has, and how many of them are done.
pub(crate) fn counts(task: &str) -> [String; 2] {
    ["", " and ci.is_done = true"]
        .map(|which| format!("(select count(*) from checklist_items ci where ci.task_id = {task}{which})"))
}

impl Tx {
    /// Ids that are no steps of this task are passed over.
    pub async fn change_checklist(&self, grant: Grant<EditTask>, change: ChecklistChange) -> Result<(), Error> {
        let (id, task) = (grant.key(), grant.target());
        let mut kept: Vec<&CheckItem> =
            task.checklist.iter().filter(|item| !change.remove.contains(&item.id)).collect();
        // a stable sort: who is not named keeps their order behind the named
        kept.sort_by_key(|item| change.order.iter().position(|named| *named == item.id).unwrap_or(usize::MAX));
        let titles = kept.iter().map(|item| item.title.as_str()).chain(change.add.iter().map(Title::as_str));
        let changes = Changes::default().field("checklist", lines(task), titles.collect::<Vec<_>>().join("\n"));
        if changes.is_empty() {
            return Ok(());
        }
        for item in task.checklist.iter().filter(|item| change.remove.contains(&item.id)) {
            sql!("delete from checklist_items where id = ", item.id.0).run(&self.conn).await?;
        }
        let mut positions = Position::sequence(kept.len() + change.add.len());
        for (item, position) in kept.iter().zip(&mut positions) {
            sql!("update checklist_items set position = ", position.as_str(), " where id = ", item.id.0)
                .run(&self.conn)
                .await?;
        }
        for (title, position) in change.add.iter().zip(positions) {
            sql!(
                "insert into checklist_items (id, task_id, title, is_done, position, created_at, updated_at) values (",
                self.store.new_id(),
                ", ",
                id.0,
                ", ",
                title.as_str(),
                ", false, ",
                position.as_str(),
                ", ",
                self.now(),
                ", ",
                self.now(),
                ")"
            )
            .run(&self.conn)
            .await?;
        }
        self.touch_task(id, task).await?;
        self.record_task(Of::task(task), Deed::TaskChecklistChanged, &changes).await
    }

    /// A step of this task is done, or is not.
    pub async fn check_item(&self, grant: Grant<CheckTask>, item: &CheckItem, is_done: bool) -> Result<(), Error> {
        let (id, task) = (grant.key(), grant.target());
        if item.is_done == is_done {
            return Ok(());
        }
        let rows = sql!(
            "update checklist_items set is_done = ",
            is_done,
            ", updated_at = ",
            self.now(),
            " where id = ",
            item.id.0,
            " and task_id = ",
            id.0
        )
        .run(&self.conn)
        .await?;
        exactly_one(rows)?;
        self.touch_task(id, task).await?;
        let changes =
            Changes::default().field("item", None, Some(item.title.as_str())).field("is_done", item.is_done, is_done);
        self.record_task(Of::task(task), Deed::TaskChecked, &changes).await
    }

    /// The version stands still: what somebody else is writing into the task has nothing to do with its steps.
    async fn touch_task(&self, id: TaskId, task: &Task) -> Result<(), Error> {
        let version = self.next_content_version(task.project).await?;
        let rows =
            sql!("update tasks set content_version = ", version, ", updated_at = ", self.now(), " where id = ", id.0)
                .run(&self.conn)
                .await?;
        exactly_one(rows)
    }
}

fn lines(task: &Task) -> String {
    task.checklist.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join("\n")
}
