//! The workspace and its founding, before there is anybody to sign in.

use crate::audit::{self, Record};
use crate::sql::{Row, sql};
use crate::tx::Subject;
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::DatabaseTransaction;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::text::{Email, Name, Username, fold};
use vitrine_domain::{AccountId, PermissionSetId};

/// The built-in permission sets, by the key under which they are found.
pub const ADMINISTRATOR: &str = "administrator";
pub const CLIENT: &str = "client";

#[derive(Clone)]
pub struct WorkspaceInfo {
    pub name: String,
    /// Signs access tokens and cursors.
    pub signing_key: Vec<u8>,
    /// Somebody can sign in; until then there is a set-up link.
    pub is_set_up: bool,
}

impl std::fmt::Debug for WorkspaceInfo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WorkspaceInfo").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The first administrator.
#[derive(Clone)]
pub struct Founder {
    pub workspace_name: Name,
    pub name: Name,
    pub username: Username,
    pub password_hash: String,
}

impl std::fmt::Debug for Founder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Founder").field("username", &self.username).finish_non_exhaustive()
    }
}

struct BuiltIn {
    name: &'static str,
    base: Base,
    grants: Permissions,
}

fn built_in_sets() -> Vec<BuiltIn> {
    use Permission as P;
    let all = Permissions::of_base(Base::Staff);
    let without = |set: Permissions, out: &[P]| set.iter().filter(|p| !out.contains(p)).collect::<Permissions>();
    let manager = without(
        all,
        &[
            P::PermissionSetManage,
            P::StaffManage,
            P::WorkspaceManage,
            P::FinanceEdit,
            P::ProjectShareAcrossRoots,
            P::ClientImport,
        ],
    );
    let client = Permissions::of_base(Base::Client);
    let member =
        client.iter().chain([P::TaskEdit, P::TaskDelete, P::ProjectEditColumns, P::ProjectViewAudience]).collect();
    let reviewer = without(
        client,
        &[
            P::TaskProgressUpdate,
            P::TaskCreate,
            P::TaskEditStatus,
            P::TaskEditAssignee,
            P::TaskEditDates,
            P::TaskCheck,
            P::DocEditShared,
            P::WorkflowStart,
            P::WorkflowTransition,
            P::TimeViewPerson,
            P::BudgetViewServices,
            P::PeopleViewColleagues,
            P::ApiToken,
        ],
    );
    vec![
        BuiltIn { name: "Administrator", base: Base::Staff, grants: all },
        BuiltIn { name: "Project manager", base: Base::Staff, grants: manager },
        BuiltIn { name: "Team member", base: Base::Staff, grants: member },
        BuiltIn { name: "Client", base: Base::Client, grants: client },
        BuiltIn { name: "Client reviewer", base: Base::Client, grants: reviewer },
    ]
}

impl Store {
    pub async fn workspace_info(&self) -> Result<Option<WorkspaceInfo>, Error> {
        let row = sql!("select name, signing_key, (select count(*) from accounts) as accounts from workspace")
            .one(&self.0.read)
            .await?;
        row.map(|row| {
            Ok(WorkspaceInfo {
                name: row.get("name")?,
                signing_key: row.get("signing_key")?,
                is_set_up: row.count("accounts")? > 0,
            })
        })
        .transpose()
    }

    /// Makes the workspace of an empty database, with its built-in permission sets; does nothing where there is one.
    pub async fn found(&self, signing_key: &[u8], now: DateTime<Utc>) -> Result<(), Error> {
        let now = now.timestamp_millis();
        let conn = self.begin().await?;
        if sql!("select 1 as one from workspace").one(&conn).await?.is_some() {
            return Ok(());
        }
        sql!(
            "insert into workspace (id, name, signing_key, created_at) values (",
            self.new_id(),
            ", 'Vitrine', ",
            signing_key.to_vec(),
            ", ",
            now,
            ")"
        )
        .run(&conn)
        .await?;
        for set in built_in_sets() {
            let (id, base) = (self.new_id(), if set.base == Base::Staff { "staff" } else { "client" });
            sql!(
                "insert into permission_sets (id, name, name_key, base, is_builtin, grants, created_at, updated_at, version) values (",
                id, ", ", set.name, ", ", fold(set.name), ", ", base, ", true, ", set.grants.to_names(), ", ", now, ", ", now, ", 1)"
            )
            .run(&conn)
            .await?;
            sql!(
                "insert into permission_set_versions (id, permission_set_id, version, name, grants, created_at) \
                 select id, id, version, name, grants, created_at from permission_sets where id = ",
                id
            )
            .run(&conn)
            .await?;
        }
        self.finish(conn).await
    }

    /// Replaces the one-time token that makes the first administrator. Its hash is kept, never the token.
    pub async fn set_setup_token(&self, hash: &[u8], expires_at: DateTime<Utc>) -> Result<(), Error> {
        let conn = self.begin().await?;
        sql!(
            "update workspace set setup_hash = ",
            hash.to_vec(),
            ", setup_expires_at = ",
            expires_at.timestamp_millis()
        )
        .run(&conn)
        .await?;
        self.finish(conn).await
    }

    /// Makes the first administrator and burns the token. None if the token is not the one, too old, or somebody was first.
    pub async fn set_up(
        &self,
        token_hash: &[u8],
        founder: Founder,
        now: DateTime<Utc>,
    ) -> Result<Option<AccountId>, Error> {
        let conn = self.begin().await?;
        let now = now.timestamp_millis();
        let burnt = sql!(
            "update workspace set name = ",
            founder.workspace_name.as_str(),
            ", setup_hash = null, setup_expires_at = null \
             where not exists (select 1 from accounts) and setup_expires_at > ",
            now,
            " and setup_hash = ",
            token_hash.to_vec()
        )
        .run(&conn)
        .await?;
        if burnt == 0 {
            return Ok(None);
        }
        let account = self.insert_administrator(&conn, &founder, now).await?;
        self.finish(conn).await?;
        Ok(Some(account))
    }

    /// In a demo workspace nobody is asked to replace the password that is printed at its start.
    pub async fn keep_demo_passwords(&self) -> Result<(), Error> {
        let conn = self.begin().await?;
        sql!("update accounts set must_change_password = false").run(&conn).await?;
        self.finish(conn).await
    }

    async fn insert_administrator(
        &self,
        conn: &DatabaseTransaction,
        founder: &Founder,
        now: i64,
    ) -> Result<AccountId, Error> {
        let id = AccountId(self.new_id());
        let set: PermissionSetId =
            sql!("select id from permission_sets where is_builtin = true and name_key = ", ADMINISTRATOR)
                .one(conn)
                .await?
                .ok_or(Error::NotFound)?
                .id("id")?;
        let own = founder.username.as_email();
        sql!(
            "insert into accounts (id, kind, name, username, username_key, email, email_key, password_hash, must_change_password, \
             permission_set_id, view_tasks, view_progress, update_progress, created_at, updated_at, version) values (", id.0,
            ", 'staff', ", founder.name.as_str(), ", ", founder.username.as_str(), ", ", founder.username.key(), ", ",
            own.as_ref().map(Email::as_str), ", ", own.as_ref().map(Email::key), ", ", founder.password_hash.as_str(),
            ", false, ", set.0, ", false, false, 'off', ", now, ", ", now, ", 1)"
        )
        .run(conn)
        .await?;
        let subject = Subject { kind: "account", id: id.0, name: founder.name.as_str(), project: None };
        audit::append(conn, &[Record::of_system(self.new_id(), Deed::WorkspaceSetUp, &subject, now)]).await?;
        Ok(id)
    }
}
