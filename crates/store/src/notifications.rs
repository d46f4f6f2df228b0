//! What people are told of.
//!
//! Who might want to know is written down with the event, in its transaction, once for each person and thing. Whether they may know is
//! asked whenever it is shown (R53): a notification is as visible as what it is about.

mod mailed;
mod rounds;
mod settings;

pub(crate) use mailed::of_mail;
use settings::Listener;
pub use settings::NotificationSetting;

use crate::act::MarkNotifications;
use crate::assignees;
use crate::evidence::{Grant, Moment, Seen};
use crate::eyes::Eyes;
use crate::links::Purpose;
use crate::mails::LANGUAGE;
use crate::sql::{Row, Sql, run_each, sql};
use crate::tx::Tx;
use crate::{Error, scope};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_domain::access::{CommentScope, Facts, TaskScope, Worker};
use vitrine_domain::approval::Tally;
use vitrine_domain::notification::{MailTiming, NotificationKind, Telling};
use vitrine_domain::{AccountId, ClientId, NotificationId, ProjectId, TaskId};

/// A notification as its owner has it.
#[derive(Clone, Debug)]
pub struct Notification {
    pub id: NotificationId,
    pub kind: NotificationKind,
    pub actor: AccountId,
    /// None where the owner knows no more of them than where they belong.
    pub actor_name: Option<String>,
    pub writer: Worker,
    pub project: ProjectId,
    pub project_name: String,
    pub task: TaskId,
    pub task_title: String,
    /// Of a comment, or what a client wrote about an approval.
    pub text: Option<String>,
    /// Of an OK: those that the round has and takes, for staff.
    pub oks: Option<Tally>,
    /// The column that the task went to by a decision, for staff.
    pub moved_to: Option<String>,
    /// Of an update of progress.
    pub percent: Option<u8>,
    /// A client said this or asked for it, and the team has not answered; for staff.
    pub needs_answer: Option<bool>,
    pub is_read: bool,
    pub created_at: DateTime<Utc>,
}

/// As many are told in one piece.
const AT_ONCE: usize = 100;

/// That the owner of a notification wanted it in the app when it happened.
const IS_SHOWN: &str = " and n.is_in_app = true";

#[derive(Clone, Copy, Debug)]
pub struct NotificationQuery {
    pub only_unread: bool,
    pub only_unanswered: bool,
    /// The id before which to read on: the newest come first.
    pub before: Option<Uuid>,
    pub limit: u64,
}

/// Writes the query of the viewer's own notifications of what they may read now, for [`read`]. Conditions may follow with `and`.
fn select(sql: &mut Sql, facts: &Facts) {
    sql.push(&format!(
        "select 1 as hit, n.id, n.kind, n.actor_id, n.read_at, n.created_at, coalesce(ac.name, aa.name, aa.username, '') as actor_name, \
         {} as actor_root, t.id as task_id, t.title, p.id as project_id, p.name as project_name, \
         coalesce(cm.text, ar.comment, (select go.comment from approval_oks go where go.round_id = ar.id and go.account_id = n.actor_id)) as text, \
         mc.name as moved_to, pu.percent, ar.needed, (select count(*) from approval_oks go where go.round_id = ar.id) as given, ",
        assignees::root_of("aa.client_id")
    ));
    sql.push("case when ");
    needs_answer(sql, facts);
    sql.push(" then 1 else 0 end as needs_answer, ");
    assignees::select_people_scope(sql, facts);
    from_own(sql, facts);
}

/// Writes the condition that a client said this or asked for it and waits for an answer: the team has neither said anything to clients about
/// the task since, nor put it before them. What clients do not see cannot be answered. Ids grow with time.
fn needs_answer(sql: &mut Sql, facts: &Facts) {
    sql.push(if facts.is_staff() { "1 = 1" } else { "1 = 0" }).push(
        " and n.kind in ('commented', 'mentioned', 'changes_requested') and aa.client_id is not null and t.is_team_only = false \
         and p.level <> 'not_visible' and p.archived_at is null \
         and not exists (select 1 from comments an join accounts by_team on by_team.id = an.author_id where an.task_id = t.id \
         and an.id > n.id and an.is_team_only = false and an.removed_at is null and by_team.kind = 'staff') \
         and not exists (select 1 from approval_rounds nr where nr.task_id = t.id and nr.id > n.id)",
    );
}

/// Writes the tables and the condition of the viewer's own notifications `n` of what they may read now, about task `t` of project `p` and
/// by account `aa`. Conditions may follow with `and`.
fn from_own(sql: &mut Sql, facts: &Facts) {
    let tasks = TaskScope::of(facts);
    sql.push(
        " from notifications n join tasks t on t.id = n.task_id join accounts aa on aa.id = n.actor_id \
         left join clients ac on ac.id = aa.client_id left join comments cm on cm.id = n.object_id \
         left join progress_updates pu on pu.id = n.object_id \
         left join approval_rounds ar on ar.id = n.object_id left join board_columns mc on mc.id = ar.moved_to join (select p.id, p.name, p.level, p.archived_at, p.deleted_at, p.co_clients_visible from ",
    );
    scope::projects(sql, tasks.projects);
    sql.push(") p on p.id = t.project_id where p.deleted_at is null and t.deleted_at is null and n.account_id = ")
        .bind(facts.account.0);
    scope::and_task(sql, tasks);
    // of just that time: a task may be taken back and given again
    sql.push(
        " and (n.kind = 'assigned' and exists (select 1 from task_assignees na where na.task_id = t.id and na.account_id = n.account_id \
         and na.created_at <= n.created_at)",
    );
    sql.push(" or n.kind in ('mentioned', 'commented') and cm.removed_at is null and cm.id is not null");
    scope::and_comment(sql, CommentScope::of(facts));
    sql.push(" or n.kind = 'progress_updated' and pu.id is not null");
    scope::and_progress(sql, CommentScope::of_progress(facts));
    if facts.is_staff() {
        // as long as it is what became of the round; an OK also while others are waited for
        sql.push(
            " or ar.state = case n.kind when 'approval_asked' then 'open' when 'approved' then 'approved' \
             when 'changes_requested' then 'changes_requested' when 'approval_withdrawn' then 'withdrawn' end \
             or n.kind = 'approved' and ar.state = 'open'",
        );
    }
    sql.push(")");
}

fn read(row: &QueryResult, facts: &Facts) -> Result<Notification, Error> {
    let people = assignees::people_scope(facts, row)?;
    let actor = row.id("actor_id")?;
    let root = row.get::<Option<Uuid>>("actor_root")?;
    let writer = root.map_or(Worker::Team, |root| Worker::Client { root: ClientId(root) });
    let name = row.get::<String>("actor_name")?;
    let kind = NotificationKind::from_name(&row.get::<String>("kind")?);
    let kind = kind.ok_or(Error::Unreadable("kind of a notification"))?;
    let oks = match kind {
        NotificationKind::Approved => Some(Tally { given: row.count("given")?, needed: row.count("needed")? }),
        _ => None,
    };
    Ok(Notification {
        id: row.id("id")?,
        kind,
        oks,
        actor,
        actor_name: Some(name).filter(|name| people.admits(actor, writer) && !name.is_empty()),
        writer,
        project: row.id("project_id")?,
        project_name: row.get("project_name")?,
        task: row.id("task_id")?,
        task_title: row.get("title")?,
        text: row.get("text")?,
        moved_to: row.get("moved_to")?,
        percent: row.get::<Option<i32>>("percent")?.and_then(|percent| u8::try_from(percent).ok()),
        needs_answer: if facts.is_staff() { Some(row.get::<i32>("needs_answer")? == 1) } else { None },
        is_read: row.get::<Option<i64>>("read_at")?.is_some(),
        created_at: row.time("created_at")?,
    })
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of the viewer's own, newest first.
    pub async fn notifications(&self, query: NotificationQuery) -> Result<Vec<Seen<Notification, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql, facts);
                sql.push(IS_SHOWN);
                if query.only_unread {
                    sql.push(" and n.read_at is null");
                }
                if query.only_unanswered {
                    sql.push(" and ");
                    needs_answer(sql, facts);
                }
                if let Some(before) = query.before {
                    sql.push(" and n.id < ").bind(before);
                }
                sql.push(" order by n.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        rows.iter().map(|row| Ok(Seen::of_workspace(read(row, &known.facts)?, &known))).collect()
    }

    /// How many of the viewer's own they have not read.
    pub async fn unread_notifications(&self) -> Result<u32, Error> {
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, count(*) as unread");
                from_own(sql, facts);
                sql.push(IS_SHOWN).push(" and n.read_at is null");
            })
            .await?;
        rows.first().map_or(Ok(0), |row| row.count("unread"))
    }
}

impl Tx {
    /// Of these, or of all; the viewer's own that they may read now.
    pub async fn mark_notifications_read(
        &self,
        _grant: Grant<MarkNotifications>,
        ids: Option<&[Uuid]>,
    ) -> Result<(), Error> {
        let mut sql = sql!("update notifications set read_at = ", self.now(), " where read_at is null");
        self.and_own(&mut sql, ids);
        sql.run(&self.conn).await.map(drop)
    }

    /// Of these; the viewer's own that they may read now.
    pub async fn mark_notifications_unread(&self, _grant: Grant<MarkNotifications>, ids: &[Uuid]) -> Result<(), Error> {
        let mut sql = Sql::new("update notifications set read_at = null where read_at is not null");
        self.and_own(&mut sql, Some(ids));
        sql.run(&self.conn).await.map(drop)
    }

    /// Who speaks on a task has read what was said there.
    pub(crate) async fn read_by_answering(&self, task: TaskId) -> Result<(), Error> {
        let mut sql =
            sql!("update notifications set read_at = ", self.now(), " where read_at is null and task_id = ", task.0);
        self.and_own(&mut sql, None);
        sql.run(&self.conn).await.map(drop)
    }

    /// What is hidden now stays as it is: it is still new when it is shown again.
    fn and_own(&self, sql: &mut Sql, ids: Option<&[Uuid]>) {
        sql.push(" and account_id = ").bind(self.account().0);
        if let Some(ids) = ids {
            sql.push(" and id in (").bind_all(ids.iter().copied()).push(")");
        }
        sql.push(" and id in (select n.id");
        from_own(sql, &self.known.facts);
        sql.push(IS_SHOWN).push(")");
    }

    /// Writes down that these might want to know what the viewer has just done, and the mails that tell them at once; the viewer knows.
    pub(crate) async fn notify(
        &self,
        kind: NotificationKind,
        task: TaskId,
        object: Uuid,
        accounts: &BTreeSet<AccountId>,
    ) -> Result<(), Error> {
        let others: Vec<_> = accounts.iter().copied().filter(|account| *account != self.account()).collect();
        for some in others.chunks(AT_ONCE) {
            let listeners = settings::listeners(&self.conn, some, kind, task, object).await?;
            let writes = listeners.iter().flat_map(|listener| self.telling(listener, kind, task, object));
            run_each(writes, &self.conn).await?;
        }
        Ok(())
    }

    /// The statements that tell one person, and write the mail if one goes out at once. One notification has one mail, and a mail is sent
    /// once: nobody is told twice.
    fn telling(&self, to: &Listener, kind: NotificationKind, task: TaskId, object: Uuid) -> Vec<Sql> {
        let Telling { mail, in_app } = to.telling;
        if to.telling.is_silence() {
            return Vec::new();
        }
        let address = to.address.as_deref().filter(|_| mail == MailTiming::AtOnce);
        let written = address.map(|address| {
            let language = to.language.as_deref().unwrap_or(LANGUAGE);
            self.store.writing_mail(Purpose::Notification, to.account, address, language, self.viewer.now)
        });
        let (mail_id, written) = written.unzip();
        let notification = sql!(
            "insert into notifications (id, account_id, kind, task_id, object_id, actor_id, created_at, mail, is_in_app, mail_id) values (",
            self.store.new_id(),
            ", ",
            to.account.0,
            ", ",
            kind.name(),
            ", ",
            task.0,
            ", ",
            object,
            ", ",
            self.account().0,
            ", ",
            self.now(),
            ", ",
            mail.name(),
            ", ",
            in_app,
            ", ",
            mail_id,
            ")"
        );
        written.into_iter().chain([notification]).collect()
    }

    /// Whom a task concerns: who works on it and who has spoken about it; what a client does also concerns the project's team (B012).
    pub(crate) async fn concerned(&self, task: TaskId) -> Result<BTreeSet<AccountId>, Error> {
        let mut sql = sql!(
            "select account_id from task_assignees where task_id = ",
            task.0,
            " union select author_id from comments where task_id = ",
            task.0,
            " union select author_id from progress_updates where task_id = ",
            task.0
        );
        if !self.known.facts.is_staff() {
            sql.push(" union select pm.account_id from project_members pm join tasks t on t.project_id = pm.project_id where t.id = ")
                .bind(task.0);
        }
        sql.all(&self.conn).await?.iter().map(|row| row.id("account_id")).collect()
    }
}
