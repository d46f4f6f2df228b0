//! Permission sets: lists of grants, given to accounts.

mod save;

pub use save::{NewPermissionSet, PermissionSetChange};

use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use crate::{Error, workspace};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::client::ClientKind;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::{AccountId, ClientId, PermissionSetId};

#[derive(Clone, Debug)]
pub struct PermissionSet {
    pub id: PermissionSetId,
    pub name: String,
    pub base: Base,
    pub is_builtin: bool,
    /// Given to clients for whom none is named.
    pub is_client_default: bool,
    pub grants: Permissions,
    /// Accounts that have it.
    pub used_by: u32,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// An account that has a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAccount {
    pub account: AccountId,
    pub name: String,
    /// None for staff.
    pub client: Option<(ClientId, ClientKind)>,
    pub has_login: bool,
}

/// One state that a set was saved in.
#[derive(Clone, Debug)]
pub struct SetVersion {
    pub id: Uuid,
    pub version: i64,
    pub name: String,
    pub grants: Permissions,
    pub note: Option<String>,
    /// What its author is called; none for the state that the set came with.
    pub author: Option<String>,
    pub at: DateTime<Utc>,
}

/// Far more than anybody keeps; without a limit SQLite would drop the order of an inner query.
const LIMIT: i64 = 1000;

/// The permission without which staff are told so, and clients nothing.
pub(crate) fn admit(facts: &Facts, permission: Permission) -> Result<(), Error> {
    match (facts.holds(permission), facts.is_staff()) {
        (true, _) => Ok(()),
        (false, true) => Err(Error::Denied(permission)),
        (false, false) => Err(Error::NotFound),
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// All sets by name, for who may see them.
    pub async fn permission_sets(&self) -> Result<Vec<Seen<PermissionSet, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql);
                sql.push(if may_see(facts) { "1 = 1" } else { "1 = 0" });
                sql.push(" order by s.base, s.name_key, s.id").limit(LIMIT);
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        rows.iter().map(|row| read(row).map(|set| Seen::of_workspace(set, &known))).collect()
    }

    pub async fn permission_set(&self, id: PermissionSetId) -> Result<Seen<PermissionSet, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql);
                sql.push("s.id = ").bind(id.0).push(if may_see(facts) { "" } else { " and 1 = 0" });
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        read(rows.first().ok_or(Error::NotFound)?).map(|set| Seen::of_workspace(set, &known))
    }

    /// The first accounts by name that have a set, as far as the viewer may know of them: clients take `client.view_info`.
    pub async fn permission_set_accounts(&self, id: PermissionSetId, limit: u64) -> Result<Vec<SetAccount>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, a.id, a.client_id, c.kind as client_kind, coalesce(a.name, c.name, a.username, '') as account_name, \
                     a.username_key is not null as has_login from accounts a left join clients c on c.id = a.client_id \
                     where c.deleted_at is null and a.permission_set_id = ",
                )
                .bind(id.0)
                .push(if may_see(facts) { "" } else { " and 1 = 0" })
                .push(if facts.holds(Permission::ClientViewInfo) { "" } else { " and a.client_id is null" })
                .push(" order by account_name, a.id")
                .limit(i64::try_from(limit).unwrap_or(i64::MAX));
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        rows.iter()
            .map(|row| {
                Ok(SetAccount {
                    account: row.id("id")?,
                    name: row.get("account_name")?,
                    client: match row.get::<Option<Uuid>>("client_id")? {
                        Some(id) => Some((ClientId(id), client_kind(row)?)),
                        None => None,
                    },
                    has_login: row.get("has_login")?,
                })
            })
            .collect()
    }

    /// What a set was saved as, newest first; `after` is the id of the version where the page before ended.
    pub async fn permission_set_versions(
        &self,
        id: PermissionSetId,
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<Vec<SetVersion>, Error> {
        let base = self.permission_set(id).await?.base;
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, v.id, v.version, v.name, v.grants, v.note, v.created_at, \
                     coalesce(a.name, a.username) as author from permission_set_versions v \
                     left join accounts a on a.id = v.author_id where v.permission_set_id = ",
                )
                .bind(id.0)
                .push(if may_see(facts) { "" } else { " and 1 = 0" });
                if let Some(after) = after {
                    sql.push(" and v.version < (select p.version from permission_set_versions p where p.id = ")
                        .bind(after)
                        .push(")");
                }
                sql.push(" order by v.version desc").limit(i64::try_from(limit).unwrap_or(i64::MAX));
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        rows.iter()
            .map(|row| {
                Ok(SetVersion {
                    id: row.get("id")?,
                    version: row.get("version")?,
                    name: row.get("name")?,
                    grants: grants_of(base, &row.get::<String>("grants")?),
                    note: row.get("note")?,
                    author: row.get("author")?,
                    at: row.time("created_at")?,
                })
            })
            .collect()
    }

    /// The set to give to a client: this one, which must be made for clients, or the built-in one. For who may edit clients.
    pub async fn client_permission_set(
        &self,
        id: Option<PermissionSetId>,
    ) -> Result<Seen<PermissionSet, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql);
                sql.push("s.base = 'client' and ");
                match id {
                    Some(id) => sql.push("s.id = ").bind(id.0),
                    None => sql.push("s.is_builtin = true and s.name_key = ").bind(workspace::CLIENT),
                };
                sql.push(if may_give(facts) { "" } else { " and 1 = 0" });
            })
            .await?;
        read(rows.first().ok_or(Error::NotFound)?).map(|set| Seen::of_workspace(set, &known))
    }

    /// A set made for staff, for who may manage them.
    pub async fn staff_permission_set(&self, id: PermissionSetId) -> Result<Seen<PermissionSet, C::When>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                select(sql);
                sql.push("s.base = 'staff' and s.id = ").bind(id.0);
                sql.push(if facts.holds(Permission::StaffManage) { "" } else { " and 1 = 0" });
            })
            .await?;
        admit(&known.facts, Permission::StaffManage)?;
        read(rows.first().ok_or(Error::NotFound)?).map(|set| Seen::of_workspace(set, &known))
    }
}

fn client_kind(row: &QueryResult) -> Result<ClientKind, Error> {
    ClientKind::from_name(&row.get::<String>("client_kind")?).ok_or(Error::Unreadable("kind"))
}

fn may_see(facts: &Facts) -> bool {
    facts.holds(Permission::PermissionSetView)
}

fn may_give(facts: &Facts) -> bool {
    [Permission::ClientAdd, Permission::ClientEdit, Permission::ClientImport]
        .into_iter()
        .any(|permission| facts.holds(permission))
}

fn select(sql: &mut Sql) {
    sql.push(
        "select 1 as hit, s.id, s.name, s.name_key, s.base, s.is_builtin, s.grants, s.updated_at, s.version, \
         (select count(*) from accounts a where a.permission_set_id = s.id) as used_by from permission_sets s where ",
    );
}

/// What the base does not offer grants nothing, so it is not shown as if it did.
fn grants_of(base: Base, names: &str) -> Permissions {
    Permissions::from_names(names).meet(Permissions::of_base(base))
}

fn base_name(base: Base) -> &'static str {
    match base {
        Base::Staff => "staff",
        Base::Client => "client",
    }
}

fn read(row: &QueryResult) -> Result<PermissionSet, Error> {
    let base = match row.get::<String>("base")?.as_str() {
        "staff" => Base::Staff,
        "client" => Base::Client,
        _ => return Err(Error::Unreadable("base")),
    };
    let is_builtin = row.get("is_builtin")?;
    Ok(PermissionSet {
        id: row.id("id")?,
        name: row.get("name")?,
        base,
        is_builtin,
        is_client_default: is_builtin && row.get::<String>("name_key")? == workspace::CLIENT,
        grants: grants_of(base, &row.get::<String>("grants")?),
        used_by: row.count("used_by")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
    })
}
