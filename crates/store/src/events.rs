//! What changed, read through each listener's own scope.

use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::scope;
use crate::sql::{Row, Sql};
use uuid::Uuid;
use vitrine_domain::access::{Action, CommentScope, Facts, ProjectScope, RoundScope, TaskScope};
use vitrine_domain::permission::Permission;
use vitrine_domain::template::sees_templates;
use vitrine_domain::{EventId, ProjectId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    ClientChanged,
    ProjectChanged,
    BoardChanged,
    TaskChanged,
    ApprovalChanged,
    CommentChanged,
    ProgressChanged,
    PermissionSetChanged,
    FieldChanged,
    TemplateChanged,
}

impl EventKind {
    pub const ALL: [Self; 10] = [
        Self::ClientChanged,
        Self::ProjectChanged,
        Self::BoardChanged,
        Self::TaskChanged,
        Self::ApprovalChanged,
        Self::CommentChanged,
        Self::ProgressChanged,
        Self::PermissionSetChanged,
        Self::FieldChanged,
        Self::TemplateChanged,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::ClientChanged => "client_changed",
            Self::ProjectChanged => "project_changed",
            Self::BoardChanged => "board_changed",
            Self::TaskChanged => "task_changed",
            Self::ApprovalChanged => "approval_changed",
            Self::CommentChanged => "comment_changed",
            Self::ProgressChanged => "progress_changed",
            Self::PermissionSetChanged => "permission_set_changed",
            Self::FieldChanged => "field_changed",
            Self::TemplateChanged => "template_changed",
        }
    }
}

#[derive(Clone, Debug)]
pub struct Event {
    pub id: EventId,
    pub kind: EventKind,
    pub project: Option<ProjectId>,
    pub object: Option<Uuid>,
}

/// How far a listener has read. Never shown: it counts what the listener may not see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark(i64);

/// What a listener may know of what happened since a mark.
#[derive(Clone, Debug)]
pub struct Heard {
    pub events: Vec<Event>,
    /// To go on from.
    pub mark: Mark,
    /// Nothing had happened after this when it was read.
    pub is_all: bool,
}

const BATCH: i64 = 500;

impl<C: Moment> Eyes<'_, C> {
    /// The mark of now, or of a given event; none if there is no such event any more.
    pub async fn event_mark(&self, after: Option<EventId>) -> Result<Option<Mark>, Error> {
        let (_, rows) = self
            .rows(|_, sql| match after {
                None => {
                    sql.push("select 1 as hit, coalesce(max(sequence), 0) as sequence from events");
                }
                Some(id) => {
                    sql.push("select 1 as hit, sequence from events where id = ").bind(id.0);
                }
            })
            .await?;
        rows.first().map(|row| row.get("sequence").map(Mark)).transpose()
    }

    /// What happened since the mark that this viewer may know of.
    pub async fn events(&self, since: Mark) -> Result<Heard, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, e.id, e.sequence, e.kind, e.project_id, ");
                object(sql, facts);
                sql.push(", case when ");
                // whatever the kind: that something happened at all is what clients must not hear (R1, T-097, T-107)
                sql.push(if facts.is_staff() { "(" } else { "e.is_team_only = false and (" });
                if facts.holds(Permission::ClientViewInfo) {
                    sql.push("e.kind = 'client_changed' or ");
                }
                if facts.is_staff() {
                    sql.push("(e.kind = 'field_changed'").push(and_field(facts)).push(") or ");
                }
                if sees_templates(facts) {
                    sql.push("e.kind = 'template_changed' or ");
                }
                // whoever has the set hears of it too: what they may do is another
                sql.push("(e.kind = 'permission_set_changed' and ");
                if facts.holds(Permission::PermissionSetView) {
                    sql.push("1 = 1");
                } else {
                    sql.push("e.object_id = (select ea.permission_set_id from accounts ea where ea.id = ")
                        .bind(facts.account.0)
                        .push(")");
                }
                sql.push(") or (e.kind = 'project_changed' and ");
                scope::in_projects(sql, "e.project_id", ProjectScope::of(facts, Action::ViewProject));
                sql.push(") or (e.kind in ('board_changed', 'task_changed') and ");
                scope::in_projects(sql, "e.project_id", ProjectScope::of(facts, Action::ViewBoard));
                sql.push(and_task(facts));
                sql.push(") or (e.kind = 'approval_changed' and ");
                scope::in_projects(sql, "e.project_id", RoundScope::of(facts).projects);
                and_round(sql, facts);
                sql.push(") or (e.kind = 'comment_changed' and ");
                is_comment_read(sql, facts);
                sql.push(") or (e.kind = 'progress_changed' and ");
                is_progress_read(sql, facts);
                sql.push(")) then 1 else 0 end as is_for_viewer from events e where e.sequence > ")
                    .bind(since.0)
                    .push(" order by e.sequence")
                    .limit(BATCH);
            })
            .await?;
        let mut mark = since;
        let mut events = Vec::new();
        for row in &rows {
            mark = Mark(row.get("sequence")?);
            let kind: String = row.get("kind")?;
            // an unknown kind is for nobody
            let Some(kind) = EventKind::ALL.into_iter().find(|known| known.name() == kind) else { continue };
            if row.get::<i32>("is_for_viewer")? == 1 {
                let project = row.get::<Option<Uuid>>("project_id")?.map(ProjectId);
                let object: Option<Uuid> = row.get("object_id")?;
                // without its task, all that can be read anew is the board
                let is_nameless = kind == EventKind::TaskChanged && object.is_none();
                let kind = if is_nameless { EventKind::BoardChanged } else { kind };
                events.push(Event { id: row.id("id")?, kind, project, object });
            }
        }
        let is_all = i64::try_from(rows.len()).is_ok_and(|read| read < BATCH);
        Ok(Heard { events, mark, is_all })
    }
}

/// Writes the object of event `e` as the listener may know it: of a comment or an update of progress, its task; clients, no task that is in the bin by now, nor its
/// rounds.
fn object(sql: &mut Sql, facts: &Facts) {
    sql.push("case when e.kind = 'comment_changed' then (select t.id from comments oc join tasks t on t.id = oc.task_id where oc.id = e.object_id");
    if !facts.is_staff() {
        // who reads it only with what is put before them is not told where it stands (R54)
        let tasks = TaskScope::of(facts);
        scope::and_task(sql, tasks);
        sql.push(" and ");
        scope::in_projects(sql, "t.project_id", tasks.projects);
    }
    sql.push(
        ") when e.kind = 'progress_changed' then (select ou.task_id from progress_updates ou where ou.id = e.object_id) ",
    );
    if !facts.is_staff() {
        sql.push(
            "when e.kind = 'task_changed' and exists (select 1 from tasks ot where ot.id = e.object_id and ot.deleted_at is not null) \
             or e.kind = 'approval_changed' and exists (select 1 from approval_rounds r join tasks ot on ot.id = r.task_id \
             where r.id = e.object_id and ot.deleted_at is not null) then null ",
        );
    }
    sql.push("else e.object_id end as object_id");
}

/// Writes that the listener reads the comment of event `e`, with its task or with what is put before them for approval (R54): whoever does
/// not, hears nothing of it (R5, R44, T-097).
fn is_comment_read(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    sql.push(
        "(exists (select 1 from comments cm join tasks t on t.id = cm.task_id join accounts aa on aa.id = cm.author_id \
         join projects p on p.id = t.project_id where cm.id = e.object_id",
    );
    scope::and_task(sql, tasks);
    scope::and_comment(sql, CommentScope::of(facts));
    sql.push(" and ");
    scope::in_projects(sql, "t.project_id", tasks.projects);
    let rounds = RoundScope::of(facts);
    sql.push(
        ") or exists (select 1 from comments cm join tasks t on t.id = cm.task_id join accounts aa on aa.id = cm.author_id \
         join projects p on p.id = t.project_id join approval_rounds r on r.task_id = t.id and r.state = 'open' where cm.id = e.object_id",
    );
    scope::and_task(sql, rounds.tasks());
    scope::and_comment(sql, CommentScope::in_rounds(facts));
    scope::and_round(sql, rounds, "r");
    sql.push(" and ");
    scope::in_projects(sql, "t.project_id", rounds.projects);
    sql.push("))");
}

/// The same of a progress update.
fn is_progress_read(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    sql.push(
        "exists (select 1 from progress_updates pu join tasks t on t.id = pu.task_id join accounts aa on aa.id = pu.author_id \
         join projects p on p.id = t.project_id where pu.id = e.object_id",
    );
    scope::and_task(sql, tasks);
    scope::and_progress(sql, CommentScope::of_progress(facts));
    sql.push(" and ");
    scope::in_projects(sql, "t.project_id", tasks.projects);
    sql.push(")");
}

/// Of financial fields, who may not view finance hears nothing (T-033); when one becomes that or ceases to be, the event names none.
fn and_field(facts: &Facts) -> &'static str {
    if facts.holds(Permission::FinanceView) {
        ""
    } else {
        " and not exists (select 1 from custom_fields ef where ef.id = e.object_id and ef.visibility = 'financial')"
    }
}

/// Clients hear of tasks that are shared with them now, whatever they were when it happened (T-109).
fn and_task(facts: &Facts) -> &'static str {
    if facts.is_staff() {
        ""
    } else {
        " and not exists (select 1 from tasks et where et.id = e.object_id and et.is_team_only)"
    }
}

/// Writes the same of the rounds of such tasks, and that they are put before the listener. An event that names none is for whoever might
/// have been asked.
fn and_round(sql: &mut Sql, facts: &Facts) {
    if facts.is_staff() {
        return;
    }
    sql.push(
        " and (e.object_id is null or exists (select 1 from approval_rounds r join tasks t on t.id = r.task_id \
         where r.id = e.object_id and t.is_team_only = false",
    );
    scope::and_round(sql, RoundScope::of(facts), "r");
    sql.push("))");
}
