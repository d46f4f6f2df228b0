//! The agency's own people: who they are, what they may, how they come and go.

use super::parse::Faults;
use super::{Caller, Created, Error, Idempotency, Result, Services};
use vitrine_contract as contract;
use vitrine_contract::{InviteStaff, PermissionSetRef, Seats, StaffList, StaffState, UpdateStaff};
use vitrine_domain::access::Facts;
use vitrine_domain::permission::{Permission, Permissions};
use vitrine_domain::text::Name;
use vitrine_domain::{AccountId, PermissionSetId};
use vitrine_store::{Now, PermissionSet, Seen, StaffMember, Tx, act};

pub async fn list_staff(services: &Services, caller: &Caller) -> Result<StaffList> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let staff = eyes.staff().await?;
    let seats = eyes.seat_counts().await?;
    let data = staff.iter().map(|member| services.staff_member(member)).collect();
    Ok(StaffList { data, seats: Seats { used: seats.staff, free: seats.clients } })
}

pub async fn read_staff_member(services: &Services, caller: &Caller, id: AccountId) -> Result<contract::StaffMember> {
    let viewer = services.viewer(caller);
    Ok(services.staff_member(&*services.store.seen_by(&viewer).staff_member(id).await?))
}

/// Adds somebody and makes the link by which they choose their login. The same request sent again shows no link.
pub async fn invite_staff(
    services: &Services,
    caller: &Caller,
    input: InviteStaff,
    idempotency: Option<Idempotency>,
) -> Result<Created<contract::StaffMember>> {
    let viewer = services.viewer(caller);
    let workspace = services.store.seen_by(&viewer).workspace().await?;
    if !workspace.holds(Permission::StaffManage) {
        return Err(if workspace.facts().is_staff() { Error::NotPermitted } else { Error::NotFound });
    }
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(&input.name));
    let name = faults.check(name)?;
    let tx = services.store.write(&viewer).await?;
    if let Some(id) = services.made_before(&tx, "invite_staff", idempotency.as_ref()).await? {
        let value = services.staff_member(&*tx.seen().staff_member(id.into()).await?);
        return Ok(Created { value, is_replay: true });
    }
    let grant = tx.workspace().grant::<act::InviteStaff>()?;
    let set = set_to_give(&tx, input.permission_set_id.into()).await?;
    let (link, invitation) = services.new_invitation()?;
    let id = tx.invite_staff(grant, &name, &set, invitation).await?;
    services.remember(&tx, "invite_staff", idempotency.as_ref(), id.0).await?;
    let member = services.staff_member(&*tx.seen().staff_member(id).await?);
    tx.commit().await?;
    Ok(Created { value: with_link(member, link), is_replay: false })
}

pub async fn update_staff(
    services: &Services,
    caller: &Caller,
    id: AccountId,
    revision: &str,
    input: UpdateStaff,
) -> Result<contract::StaffMember> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let grant = member.grant::<act::EditStaff>()?;
    services.check_member(&member, revision)?;
    let mut faults = Faults::default();
    let name = faults.take("/name", Name::parse(input.name.as_deref().unwrap_or(&member.name)));
    let name = faults.check(name)?;
    let set = match input.permission_set_id.map(PermissionSetId) {
        Some(id) if id != member.permission_set => set_to_give(&tx, id).await?,
        _ => tx.seen().staff_permission_set(member.permission_set).await?,
    };
    let changed = tx.edit_staff(grant, &name, &set).await?;
    tx.commit().await?;
    Ok(services.staff_member(&changed))
}

/// Their sessions end at once.
pub async fn deactivate_staff(services: &Services, caller: &Caller, id: AccountId) -> Result<contract::StaffMember> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let changed = tx.deactivate_staff(member.grant::<act::EditStaff>()?).await?;
    tx.commit().await?;
    Ok(services.staff_member(&changed))
}

pub async fn reactivate_staff(services: &Services, caller: &Caller, id: AccountId) -> Result<contract::StaffMember> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let grant = member.grant::<act::EditStaff>()?;
    check_giving(member.facts(), member.grants)?;
    let changed = tx.reactivate_staff(grant).await?;
    tx.commit().await?;
    Ok(services.staff_member(&changed))
}

/// A new link; whoever follows it becomes this person, so it takes all that this person may.
pub async fn invite_staff_again(services: &Services, caller: &Caller, id: AccountId) -> Result<contract::StaffMember> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let grant = member.grant::<act::EditStaff>()?;
    check_giving(member.facts(), member.grants)?;
    if member.username.is_some() || member.is_deactivated {
        return Err(Error::Refused(super::Refusal::Conflict));
    }
    let (link, invitation) = services.new_invitation()?;
    let changed = tx.invite_staff_again(grant, invitation).await?;
    tx.commit().await?;
    Ok(with_link(services.staff_member(&changed), link))
}

pub async fn withdraw_staff_invitation(
    services: &Services,
    caller: &Caller,
    id: AccountId,
    revision: &str,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let grant = member.grant::<act::EditStaff>()?;
    services.check_member(&member, revision)?;
    if member.invitation.is_none() {
        return Err(Error::NotFound);
    }
    tx.withdraw_staff_invitation(grant).await?;
    Ok(tx.commit().await?)
}

/// The set with this id, if the caller may give it.
async fn set_to_give(tx: &Tx, id: PermissionSetId) -> Result<Seen<PermissionSet, Now>> {
    let set = match tx.seen().staff_permission_set(id).await {
        Err(vitrine_store::Error::NotFound) => return Err(Error::invalid("/permission_set_id", "not_found")),
        set => set?,
    };
    check_giving(set.facts(), set.grants)?;
    Ok(set)
}

fn check_giving(giver: &Facts, grants: Permissions) -> Result<()> {
    if giver.may_give(grants) { Ok(()) } else { Err(Error::invalid("/permission_set_id", "more_than_own")) }
}

fn with_link(mut member: contract::StaffMember, link: String) -> contract::StaffMember {
    if let Some(invitation) = &mut member.invitation {
        invitation.link = Some(link);
    }
    member
}

fn state(member: &StaffMember) -> StaffState {
    match (member.is_deactivated, &member.username, &member.invitation) {
        (true, ..) => StaffState::Deactivated,
        (_, Some(_), _) => StaffState::Active,
        (_, None, Some(_)) => StaffState::Invited,
        (_, None, None) => StaffState::NoLogin,
    }
}

impl Services {
    fn check_member(&self, member: &StaffMember, revision: &str) -> Result<()> {
        if self.revision(member.account.0, member.version) == revision {
            return Ok(());
        }
        let current = serde_json::to_value(self.staff_member(member)).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    fn staff_member(&self, member: &StaffMember) -> contract::StaffMember {
        contract::StaffMember {
            id: member.account.0,
            name: member.name.clone(),
            username: member.username.clone(),
            permission_set: PermissionSetRef { id: member.permission_set.0, name: member.permission_set_name.clone() },
            state: state(member),
            has_second_factor: member.has_second_factor,
            invitation: member.invitation.map(|invitation| self.invitation(invitation)),
            last_seen_at: member.last_seen_at,
            created_at: member.created_at,
            updated_at: member.updated_at,
            revision: self.revision(member.account.0, member.version),
        }
    }
}
