//! Permission sets: lists of grants, given to accounts.

use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, Sql};
use crate::{Error, workspace};
use sea_orm::QueryResult;
use vitrine_domain::PermissionSetId;
use vitrine_domain::access::Facts;
use vitrine_domain::permission::{Base, Permission, Permissions};

#[derive(Clone, Debug)]
pub struct PermissionSet {
    pub id: PermissionSetId,
    pub name: String,
    pub base: Base,
    pub is_builtin: bool,
    pub grants: Permissions,
    /// Accounts that have it.
    pub used_by: u32,
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
                sql.push(if facts.holds(Permission::PermissionSetView) { "1 = 1" } else { "1 = 0" });
                sql.push(" order by s.base, s.name_key, s.id limit ").bind(LIMIT);
            })
            .await?;
        admit(&known.facts, Permission::PermissionSetView)?;
        rows.iter().map(|row| read(row).map(|set| Seen::of_workspace(set, &known))).collect()
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
}

fn may_give(facts: &Facts) -> bool {
    [Permission::ClientAdd, Permission::ClientEdit, Permission::ClientImport]
        .into_iter()
        .any(|permission| facts.holds(permission))
}

fn select(sql: &mut Sql) {
    sql.push(
        "select 1 as hit, s.id, s.name, s.base, s.is_builtin, s.grants, \
         (select count(*) from accounts a where a.permission_set_id = s.id) as used_by from permission_sets s where ",
    );
}

fn read(row: &QueryResult) -> Result<PermissionSet, Error> {
    let base = match row.get::<String>("base")?.as_str() {
        "staff" => Base::Staff,
        "client" => Base::Client,
        _ => return Err(Error::Unreadable("base")),
    };
    // what the base does not offer grants nothing, so it is not shown as if it did
    let grants = Permissions::from_names(&row.get::<String>("grants")?).meet(Permissions::of_base(base));
    Ok(PermissionSet {
        id: row.id("id")?,
        name: row.get("name")?,
        base,
        is_builtin: row.get("is_builtin")?,
        grants,
        used_by: row.count("used_by")?,
    })
}
