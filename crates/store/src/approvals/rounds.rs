//! Beginning a round, and withdrawing it.

use super::approvers::approvers;
use super::column::{ColumnApprovalChange, setting};
use super::snapshot::{FrozenFile, FrozenValue, Snapshot};
use crate::files::StoredFile;
use crate::sql::{Row, Sql, sql};
use crate::tasks::Of;
use crate::tx::{Changes, Tx};
use crate::{Error, EventKind, custom_fields};
use vitrine_domain::approval::{self, RoundState, SHOWN_FIELDS};
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::NotificationKind;
use vitrine_domain::project::{Level, ProjectState};
use vitrine_domain::{ApprovalId, ColumnId, ProjectId, TaskId};

/// A task as far as a round that begins is bound to it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) title: String,
    pub(crate) description: Option<String>,
    /// Of its project.
    pub(crate) level: Level,
    pub(crate) state: ProjectState,
    pub(crate) is_team_only: bool,
}

/// The language of a mail to who chose none.
pub(super) const LANGUAGE: &str = "en";

impl Tx {
    /// Puts a task that entered a column which asks before its clients; nobody, where they may not know of it (R2, R55).
    pub(crate) async fn open_round(
        &self,
        task: TaskId,
        project: ProjectId,
        column: ColumnId,
        asked: &Asked,
    ) -> Result<(), Error> {
        if approval::ask(asked.level, asked.state, asked.is_team_only).is_err() {
            return Ok(());
        }
        let id = ApprovalId(self.store.new_id());
        let content = Snapshot {
            description: asked.description.clone(),
            values: self.shown_values(task).await?,
            files: self.shown_files(task).await?,
        };
        let row = sql!("select coalesce(max(number), 0) as last from approval_rounds where task_id = ", task.0)
            .one(&self.conn)
            .await?
            .ok_or(Error::NotFound)?;
        let number = i32::try_from(row.count("last")? + 1).unwrap_or(i32::MAX);
        let able = approvers(&self.conn, project).await?;
        let ColumnApprovalChange { rule, approvers: named, due_days } = setting(&self.conn, project, column).await?;
        let due_on =
            due_days.and_then(|days| approval::due_on(self.viewer.now.date_naive(), days)).map(|day| day.to_string());
        let is_bound = rule.is_bound(!named.is_empty());
        let bound = match (is_bound, named.is_empty()) {
            (false, _) => Vec::new(),
            (true, true) => able.iter().map(|one| one.account).collect(),
            // whoever is named and may not approve is waited for: staff are told, and nobody does without them
            (true, false) => named,
        };
        let asked_count = if is_bound { bound.len() } else { able.len() };
        let needed = rule.needed(u32::try_from(asked_count).unwrap_or(u32::MAX));
        sql!(
            "insert into approval_rounds (id, project_id, task_id, column_id, number, state, title, content, needed, is_bound, due_on, asked_by, asked_at) values (",
            id.0, ", ", project.0, ", ", task.0, ", ", column.0, ", ", number, ", 'open', ", asked.title.as_str(), ", ",
            content.to_text(self.store.new_id()), ", ", i32::try_from(needed).unwrap_or(i32::MAX), ", ", is_bound, ", ", due_on, ", ", self.account().0, ", ", self.now(), ")"
        )
        .run(&self.conn)
        .await?;
        for account in &bound {
            sql!(
                "insert into approval_round_approvers (round_id, account_id, created_at) values (",
                id.0,
                ", ",
                account.0,
                ", ",
                self.now(),
                ")"
            )
            .run(&self.conn)
            .await?;
        }
        for approver in able.into_iter().filter(|one| !is_bound || bound.contains(&one.account)) {
            let Some(address) = approver.address else { continue };
            let language = approver.language.as_deref().unwrap_or(LANGUAGE);
            self.store
                .insert_approval_mail(&self.conn, id, approver.account, &address, language, self.viewer.now)
                .await?;
        }
        let of = Of { id: task, project, title: &asked.title, is_team_only: false };
        self.record_task(of, Deed::ApprovalRequested, &Changes::default().field("round", None, Some(number))).await?;
        self.notify_of_round(NotificationKind::ApprovalAsked, task, id).await?;
        self.emit(EventKind::ApprovalChanged, Some(project), Some(id.0), false).await
    }

    /// What the fields say of a task that a client may be shown, whoever asks.
    async fn shown_values(&self, task: TaskId) -> Result<Vec<FrozenValue>, Error> {
        let mut sql = Sql::new(
            "select f.id, f.name, f.kind, f.visibility, f.options, v.value from custom_fields f join custom_values v on v.field_id = f.id \
             where f.deleted_at is null and f.subject = 'task' and v.subject_id = ",
        );
        sql.bind(task.0).push(" and f.visibility in (");
        sql.bind_all(SHOWN_FIELDS.visibilities().iter().map(|own| own.name())).push(") order by f.position, f.id");
        let mut values = Vec::new();
        for row in &sql.all(&self.conn).await? {
            let field = custom_fields::values::read(row)?;
            values.extend(field.value.and_then(|value| FrozenValue::of(&field.shape, field.name, &value)));
        }
        Ok(values)
    }

    /// What the team shares with a task.
    async fn shown_files(&self, task: TaskId) -> Result<Vec<FrozenFile>, Error> {
        let mut sql = Sql::new("select ");
        sql.push(&FrozenFile::list(self.store.0.backend, "o.id")).push(" as files from tasks o where o.id = ");
        sql.bind(task.0);
        let row = sql.one(&self.conn).await?.ok_or(Error::NotFound)?;
        FrozenFile::read_list(&row.get::<String>("files")?)
    }

    /// Whether a file of a task is before clients, with the bytes that it holds, in a round that waits.
    pub(crate) async fn is_put_before_clients(&self, task: TaskId, file: &StoredFile) -> Result<bool, Error> {
        let row = sql!("select content from approval_rounds where state = 'open' and task_id = ", task.0);
        match row.one(&self.conn).await? {
            Some(row) => Ok(Snapshot::read(&row.get::<String>("content")?)?.holds(file)),
            None => Ok(false),
        }
    }

    /// Ends the round that a task is in, if it is in one, without a decision (R21).
    pub(crate) async fn withdraw_round(&self, of: Of<'_>) -> Result<(), Error> {
        let withdrawn = sql!(
            "update approval_rounds set state = ",
            RoundState::Withdrawn.name(),
            ", closed_by = ",
            self.account().0,
            ", closed_at = ",
            self.now(),
            " where state = 'open' and task_id = ",
            of.id.0,
            " returning id, number"
        )
        .one(&self.conn)
        .await?;
        let Some(row) = withdrawn else { return Ok(()) };
        let (id, project): (ApprovalId, _) = (row.id("id")?, of.project);
        let number = i64::from(row.count("number")?);
        self.emit(EventKind::ApprovalChanged, Some(project), Some(id.0), of.is_team_only).await?;
        self.notify_of_round(NotificationKind::ApprovalWithdrawn, of.id, id).await?;
        self.record_task(of, Deed::ApprovalWithdrawn, &Changes::default().field("round", None, Some(number))).await
    }

    /// The same for everything that waits in a column which asks no longer.
    pub(crate) async fn withdraw_rounds_in(&self, column: ColumnId) -> Result<(), Error> {
        let rows = sql!(
            "select t.id, t.project_id, t.title, t.is_team_only from approval_rounds r join tasks t on t.id = r.task_id \
             where r.state = 'open' and r.column_id = ",
            column.0,
            " order by t.id"
        )
        .all(&self.conn)
        .await?;
        for row in &rows {
            let title: String = row.get("title")?;
            let id: TaskId = row.id("id")?;
            self.renew_card(id, row.id("project_id")?).await?;
            let is_team_only = row.get("is_team_only")?;
            self.withdraw_round(Of { id, project: row.id("project_id")?, title: &title, is_team_only }).await?;
        }
        Ok(())
    }
}
