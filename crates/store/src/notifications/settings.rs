//! How people wish to be told. What they did not choose follows the domain's default.

use crate::accounts::Profile;
use crate::act::SetNotificationSettings;
use crate::audit::{self, Record};
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx};
use crate::{Error, Project, Store};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, QueryResult};
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::notification::{MailTiming, NotificationKind, Telling, Unsubscription, telling};
use vitrine_domain::permission::Base;
use vitrine_domain::{AccountId, ProjectId, TaskId};

/// How the viewer is told of one kind of thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationSetting {
    pub kind: NotificationKind,
    pub telling: Telling,
    /// It was chosen for just this: for all projects, or for the one that was asked about.
    pub is_own: bool,
}

/// What one person chose.
pub(super) struct Chosen(Vec<(Option<ProjectId>, NotificationKind, Telling)>);

impl Chosen {
    pub(super) fn telling(&self, kind: NotificationKind, project: ProjectId) -> Telling {
        telling(kind, self.own(Some(project), kind), self.own(None, kind))
    }

    fn own(&self, project: Option<ProjectId>, kind: NotificationKind) -> Option<Telling> {
        self.0.iter().find(|(of, known, _)| *of == project && *known == kind).map(|(.., telling)| *telling)
    }

    fn setting(&self, project: Option<ProjectId>, kind: NotificationKind) -> NotificationSetting {
        let own = self.own(project, kind);
        let of_project = own.filter(|_| project.is_some());
        NotificationSetting { kind, telling: telling(kind, of_project, self.own(None, kind)), is_own: own.is_some() }
    }
}

const COLUMNS: &str = "s.project_id, s.kind, s.mail, s.is_in_app from notification_settings s where s.account_id = ";

fn read(rows: &[QueryResult]) -> Result<Chosen, Error> {
    let mut chosen = Vec::with_capacity(rows.len());
    for row in rows {
        // what this program does not know is nobody's choice
        let kind = row.get::<Option<String>>("kind")?.and_then(|name| NotificationKind::from_name(&name));
        let mail = row.get::<Option<String>>("mail")?.and_then(|name| MailTiming::from_name(&name));
        let Some((kind, mail)) = kind.zip(mail) else { continue };
        let project = row.get::<Option<Uuid>>("project_id")?.map(ProjectId);
        chosen.push((project, kind, Telling { mail, in_app: row.get("is_in_app")? }));
    }
    Ok(Chosen(chosen))
}

pub(super) async fn of_account(conn: &impl ConnectionTrait, account: AccountId) -> Result<Chosen, Error> {
    let mut sql = Sql::new("select ");
    sql.push(COLUMNS).bind(account.0);
    read(&sql.all(conn).await?)
}

/// Somebody who might want to know of a thing, and how they wish to be told.
pub(super) struct Listener {
    pub(super) account: AccountId,
    /// Absent: nothing can be sent to them.
    pub(super) address: Option<String>,
    pub(super) language: Option<String>,
    pub(super) telling: Telling,
}

/// Of these people those who were not told of the object yet, as they are told of a kind of thing that happens to a task.
pub(super) async fn listeners(
    conn: &impl ConnectionTrait,
    accounts: &[AccountId],
    kind: NotificationKind,
    task: TaskId,
    object: Uuid,
) -> Result<Vec<Listener>, Error> {
    let mut sql = sql!(
        "select a.id, coalesce(c.email, a.email) as address, a.language, t.project_id as of_project, s.project_id, s.kind, s.mail, \
         s.is_in_app from tasks t cross join accounts a left join clients c on c.id = a.client_id left join notification_settings s \
         on s.account_id = a.id and s.kind = ",
        kind.name(),
        " where t.id = ",
        task.0,
        " and not exists (select 1 from notifications n where n.account_id = a.id and n.object_id = ",
        object,
        ") and a.id in ("
    );
    sql.bind_all(accounts.iter().map(|account| account.0)).push(") order by a.id");
    let rows = sql.all(conn).await?;
    let account = |row: &QueryResult| row.get::<Uuid>("id").ok();
    let listener = |rows: &[QueryResult]| {
        let row = rows.first().ok_or(Error::NotFound)?;
        Ok(Listener {
            account: row.id("id")?,
            address: row.get("address")?,
            language: row.get("language")?,
            telling: read(rows)?.telling(kind, row.id("of_project")?),
        })
    };
    rows.chunk_by(|a, b| account(a) == account(b)).map(listener).collect()
}

impl<C: Moment> Eyes<'_, C> {
    /// How the viewer is told of what happens: in one project, or in all for which they chose nothing else.
    pub async fn notification_settings(
        &self,
        project: Option<&Seen<Project, C::When>>,
    ) -> Result<Vec<NotificationSetting>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, ").push(COLUMNS).bind(facts.account.0);
            })
            .await?;
        let (chosen, project) = (read(&rows)?, project.map(|project| project.id));
        let base = if known.facts.is_staff() { Base::Staff } else { Base::Client };
        let kinds = NotificationKind::ALL.into_iter().filter(|kind| kind.is_for(base));
        Ok(kinds.map(|kind| chosen.setting(project, kind)).collect())
    }
}

impl Tx {
    /// None: as it would be without a choice.
    pub async fn set_notification_settings(
        &self,
        grant: Grant<SetNotificationSettings>,
        project: Option<&Seen<Project, Now>>,
        choices: &[(NotificationKind, Option<Telling>)],
    ) -> Result<(), Error> {
        let (account, project) = (grant.key(), project.map(|project| project.id));
        let before = of_account(&self.conn, account).await?;
        let changed: Vec<_> = choices.iter().filter(|(kind, choice)| before.own(project, *kind) != *choice).collect();
        for (kind, choice) in &changed {
            self.store.set_own_telling(&self.conn, account, project, *kind, *choice).await?;
        }
        if !changed.is_empty() {
            self.audit(Deed::AccountNotificationsSet, &subject(grant.target()), &Changes::default());
        }
        Ok(())
    }
}

fn subject(profile: &Profile) -> Subject<'_> {
    Subject { kind: "account", id: profile.account.0, name: &profile.name, project: None }
}

impl Store {
    /// Turns mails off, for whoever has the link at the end of one: of all projects, and of those for which something else was chosen.
    pub async fn stop_mails(&self, account: AccountId, what: Unsubscription, now: DateTime<Utc>) -> Result<(), Error> {
        let conn = self.begin().await?;
        let named = sql!(
            "select coalesce(a.name, c.name, a.username, '') as name from accounts a left join clients c on c.id = a.client_id where a.id = ",
            account.0
        );
        let Some(row) = named.one(&conn).await? else { return Ok(()) };
        let before = of_account(&conn, account).await?;
        let of_all = NotificationKind::ALL.map(|kind| (None, kind, before.setting(None, kind).telling));
        let own = before.0.iter().filter(|(project, ..)| project.is_some()).copied();
        let mut is_changed = false;
        for (project, kind, chosen) in of_all.into_iter().chain(own) {
            let stopped = what.apply(kind, chosen);
            if stopped != chosen {
                self.set_own_telling(&conn, account, project, kind, Some(stopped)).await?;
                is_changed = true;
            }
        }
        if is_changed {
            let name: String = row.get("name")?;
            let subject = Subject { kind: "account", id: account.0, name: &name, project: None };
            let (id, at) = (self.new_id(), now.timestamp_millis());
            // by nobody: the link was in hands that have not signed in
            audit::append(&conn, &[Record::of_system(id, Deed::AccountNotificationsSet, &subject, at)]).await?;
        }
        self.finish(conn).await
    }

    async fn set_own_telling(
        &self,
        conn: &impl ConnectionTrait,
        account: AccountId,
        project: Option<ProjectId>,
        kind: NotificationKind,
        choice: Option<Telling>,
    ) -> Result<(), Error> {
        let mut sql =
            sql!("delete from notification_settings where account_id = ", account.0, " and kind = ", kind.name());
        match project {
            Some(project) => sql.push(" and project_id = ").bind(project.0),
            None => sql.push(" and project_id is null"),
        };
        sql.run(conn).await?;
        let Some(Telling { mail, in_app }) = choice else { return Ok(()) };
        sql!(
            "insert into notification_settings (id, account_id, project_id, kind, mail, is_in_app) values (",
            self.new_id(),
            ", ",
            account.0,
            ", ",
            project.map(|project| project.0),
            ", ",
            kind.name(),
            ", ",
            mail.name(),
            ", ",
            in_app,
            ")"
        )
        .run(conn)
        .await
        .map(drop)
    }
}
