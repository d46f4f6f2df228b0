//! The agency's own people: for who may manage them. A set is only given by somebody who holds all of its grants.

use crate::Error;
use crate::accounts::second_factor;
use crate::act::{EditStaff, InviteStaff};
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::invitations::{self, Invitation, NewInvitation};
use crate::permission_sets::{PermissionSet, admit};
use crate::sql::{Row, Sql, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permission, Permissions};
use vitrine_domain::text::{Name, fold};
use vitrine_domain::{AccountId, PermissionSetId};

/// Somebody of the agency, with or without a login yet.
#[derive(Clone, Debug)]
pub struct StaffMember {
    pub account: AccountId,
    pub name: String,
    /// None until an invitation was accepted.
    pub username: Option<String>,
    pub permission_set: PermissionSetId,
    pub permission_set_name: String,
    pub grants: Permissions,
    pub is_deactivated: bool,
    pub has_second_factor: bool,
    pub invitation: Option<Invitation>,
    pub last_seen_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
    pub version: i64,
}

/// Who takes a seat and who sits free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeatCounts {
    /// Staff who can sign in.
    pub staff: u32,
    /// Client logins, which never take a seat (B030).
    pub clients: u32,
}

/// Far more than any agency has; without a limit SQLite would drop the order of an inner query.
const LIMIT: i64 = 10_000;

impl<C: Moment> Eyes<'_, C> {
    /// All of the staff, by name.
    pub async fn staff(&self) -> Result<Vec<Seen<StaffMember, C::When>>, Error> {
        let mut staff = self
            .staff_where(|sql| {
                sql.push("1 = 1");
            })
            .await?;
        staff.sort_by_cached_key(|member| (fold(&member.name), member.account));
        Ok(staff)
    }

    pub async fn staff_member(&self, id: AccountId) -> Result<Seen<StaffMember, C::When>, Error> {
        self.staff_where(|sql| {
            sql.push("a.id = ").bind(id.0);
        })
        .await?
        .pop()
        .ok_or(Error::NotFound)
    }

    async fn staff_where(
        &self,
        condition: impl Fn(&mut Sql) + Send + Sync,
    ) -> Result<Vec<Seen<StaffMember, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, ").push(second_factor::IS_ON).push(
                    " as has_second_factor, a.id, a.name, a.username, a.deactivated_at, a.last_seen_at, a.created_at, a.updated_at, a.version, \
                     s.id as permission_set_id, s.name as permission_set_name, s.grants, i.created_at as invited_at, \
                     i.expires_at as invitation_expires_at, ",
                )
                .push(invitations::GIVER_GRANTS)
                .push(
                    " from accounts a join permission_sets s on s.id = a.permission_set_id \
                     left join invitations i on i.account_id = a.id ",
                )
                .push(invitations::JOIN_GIVER)
                .push(" where a.kind = 'staff' and ")
                .push(if facts.holds(Permission::StaffManage) { "" } else { "1 = 0 and " });
                condition(sql);
                sql.limit(LIMIT);
            })
            .await?;
        admit(&known.facts, Permission::StaffManage)?;
        rows.iter().map(|row| read(row).map(|member| Seen::of_workspace(member, &known))).collect()
    }

    pub async fn seat_counts(&self) -> Result<SeatCounts, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, coalesce(sum(case when a.kind = 'staff' then 1 else 0 end), 0) as staff, \
                     coalesce(sum(case when a.kind = 'client' and c.deletion_id is null then 1 else 0 end), 0) as clients \
                     from accounts a left join clients c on c.id = a.client_id \
                     where a.username is not null and a.deactivated_at is null",
                )
                .push(if facts.holds(Permission::StaffManage) { "" } else { " and 1 = 0" });
            })
            .await?;
        admit(&known.facts, Permission::StaffManage)?;
        let row = rows.first().ok_or(Error::Unreadable("counts"))?;
        Ok(SeatCounts { staff: row.count("staff")?, clients: row.count("clients")? })
    }
}

fn read(row: &QueryResult) -> Result<StaffMember, Error> {
    Ok(StaffMember {
        account: row.id("id")?,
        name: row.get("name")?,
        username: row.get("username")?,
        permission_set: row.id("permission_set_id")?,
        permission_set_name: row.get("permission_set_name")?,
        grants: Permissions::from_names(&row.get::<String>("grants")?).meet(Permissions::of_base(Base::Staff)),
        is_deactivated: row.get::<Option<i64>>("deactivated_at")?.is_some(),
        has_second_factor: row.get("has_second_factor")?,
        // one that whoever gave it could not give now lets nobody in
        invitation: if invitations::is_given(row)? { invitations::read(row)? } else { None },
        last_seen_at: row.time_or_none("last_seen_at")?,
        created_at: row.time("created_at")?,
        updated_at: row.time("updated_at")?,
        version: row.get("version")?,
    })
}

/// Changes give the person as they are afterwards: who takes a right from themselves could not read it any more.
impl Tx {
    /// Adds somebody without a login, and the invitation to choose one.
    pub async fn invite_staff(
        &self,
        _grant: Grant<InviteStaff>,
        name: &Name,
        set: &Seen<PermissionSet, Now>,
        invitation: NewInvitation,
    ) -> Result<AccountId, Error> {
        let id = AccountId(self.store.new_id());
        sql!(
            "insert into accounts (id, kind, name, must_change_password, permission_set_id, view_tasks, view_progress, update_progress, \
             created_at, updated_at, version) values (", id.0, ", 'staff', ", name.as_str(), ", false, ", set.id.0,
            ", false, false, 'off', ", self.now(), ", ", self.now(), ", 1)"
        )
        .run(&self.conn)
        .await?;
        self.replace_invitation(id, invitation).await?;
        let changes = Changes::default()
            .field("name", None, Some(name.as_str()))
            .field("permission_set_id", None, Some(set.id.0.to_string()))
            .field("permission_set", None, Some(set.name.as_str()));
        self.record_staff(Deed::StaffInvited, id, name.as_str(), &changes);
        Ok(id)
    }

    pub async fn edit_staff(
        &self,
        grant: Grant<EditStaff>,
        name: &Name,
        set: &Seen<PermissionSet, Now>,
    ) -> Result<StaffMember, Error> {
        let before = grant.target();
        let changes = Changes::default()
            .field("name", before.name.as_str(), name.as_str())
            .field("permission_set_id", before.permission_set.0.to_string(), set.id.0.to_string())
            .field("permission_set", before.permission_set_name.as_str(), set.name.as_str());
        let id = grant.key();
        if changes.is_empty() {
            return Ok(before.clone());
        }
        let after = self
            .change_staff(before, |sql| {
                sql.push("name = ").bind(name.as_str()).push(", permission_set_id = ").bind(set.id.0).push(", ");
            })
            .await?;
        self.check_administrator_stays().await?;
        self.renew_cards_of(id).await?;
        self.record_staff(Deed::StaffUpdated, id, name.as_str(), &changes);
        Ok(StaffMember {
            name: name.as_str().to_owned(),
            permission_set: set.id,
            permission_set_name: set.name.clone(),
            grants: set.grants,
            ..after
        })
    }

    /// Ends the sessions and the invitation of somebody who leaves. Their name stays in the records.
    pub async fn deactivate_staff(&self, grant: Grant<EditStaff>) -> Result<StaffMember, Error> {
        let before = grant.target();
        let (id, now) = (grant.key(), self.now());
        if before.is_deactivated {
            return Ok(before.clone());
        }
        let after = self
            .change_staff(before, |sql| {
                sql.push("deactivated_at = ").bind(now).push(", ");
            })
            .await?;
        self.drop_invitation(id).await?;
        sql!("update sessions set revoked_at = ", now, " where revoked_at is null and account_id = ", id.0)
            .run(&self.conn)
            .await?;
        self.check_administrator_stays().await?;
        let changes = Changes::default().field("is_deactivated", false, true);
        self.record_staff(Deed::StaffDeactivated, id, &before.name, &changes);
        Ok(StaffMember { is_deactivated: true, invitation: None, ..after })
    }

    /// Lets somebody in again with the login they had. Their old sessions stay over.
    pub async fn reactivate_staff(&self, grant: Grant<EditStaff>) -> Result<StaffMember, Error> {
        let before = grant.target();
        let id = grant.key();
        if !before.is_deactivated {
            return Ok(before.clone());
        }
        let after = self
            .change_staff(before, |sql| {
                sql.push("deactivated_at = null, ");
            })
            .await?;
        let changes = Changes::default().field("is_deactivated", true, false);
        self.record_staff(Deed::StaffReactivated, id, &before.name, &changes);
        Ok(StaffMember { is_deactivated: false, ..after })
    }

    /// A new link for somebody without a login; the one before is dead.
    pub async fn invite_staff_again(
        &self,
        grant: Grant<EditStaff>,
        invitation: NewInvitation,
    ) -> Result<StaffMember, Error> {
        let before = grant.target();
        let id = grant.key();
        let after = self.change_staff(before, |_| {}).await?;
        let pending = Invitation { created_at: self.viewer.now, expires_at: invitation.expires_at };
        self.replace_invitation(id, invitation).await?;
        self.record_staff(Deed::InvitationRenewed, id, &before.name, &Changes::default());
        Ok(StaffMember { invitation: Some(pending), ..after })
    }

    pub async fn withdraw_staff_invitation(&self, grant: Grant<EditStaff>) -> Result<(), Error> {
        let before = grant.target();
        let id = grant.key();
        self.change_staff(before, |_| {}).await?;
        self.drop_invitation(id).await?;
        self.record_staff(Deed::InvitationWithdrawn, id, &before.name, &Changes::default());
        Ok(())
    }

    /// Notes that an account changed, and what `assignments` writes, each with a comma behind it.
    async fn change_staff(
        &self,
        before: &StaffMember,
        assignments: impl FnOnce(&mut Sql),
    ) -> Result<StaffMember, Error> {
        let mut sql = Sql::new("update accounts set ");
        assignments(&mut sql);
        sql.push("updated_at = ").bind(self.now()).push(", version = version + 1 where id = ").bind(before.account.0);
        sql.push(" and version = ").bind(before.version);
        exactly_one(sql.run(&self.conn).await?)?;
        Ok(StaffMember { version: before.version + 1, updated_at: self.viewer.now, ..before.clone() })
    }

    fn record_staff(&self, deed: Deed, id: AccountId, name: &str, changes: &Changes) {
        self.audit(deed, &Subject { kind: "account", id: id.0, name, project: None }, changes);
    }
}
