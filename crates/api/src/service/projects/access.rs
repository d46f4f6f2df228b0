//! Who has access to a project, and how much: its clients, what it shows them, invitations, narrowed privileges, the team.

use crate::service::parse::{self, Faults};
use crate::service::rehearsal::{Review, reviewed};
use crate::service::{Caller, Error, Result, Services, present};
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{BulkClients, BulkClientsMode, UpdateProject, UpdateProjectAccess};
use vitrine_domain::access::{Action, ClientLink};
use vitrine_domain::permission::Permission;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::time_is_shown;
use vitrine_domain::{AccountId, ClientId, ProjectId};
use vitrine_store::{
    AccessChange, Affected, Eyes, LinkedClient, Moment, Now, ProjectAccess, Seen, TeamMember, Tx, act,
};

pub async fn read_project_access(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
) -> Result<contract::ProjectAccess> {
    services.access(&services.store.seen_by(&services.viewer(caller)), id).await
}

pub async fn update_project_access(
    services: &Services,
    caller: &Caller,
    id: ProjectId,
    revision: &str,
    input: UpdateProjectAccess,
    review: Review<'_>,
) -> Result<contract::ProjectAccess> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let change = async |tx: &Tx| open_to(services, tx, id, revision, input).await;
    reviewed(&tx, review, Affected::Projects(vec![id]), change).await?;
    let value = services.access(&tx.seen(), id).await?;
    tx.commit().await?;
    Ok(value)
}

pub(in crate::service) async fn open_to(
    services: &Services,
    tx: &Tx,
    id: ProjectId,
    revision: &str,
    input: UpdateProjectAccess,
) -> Result<()> {
    let mut access = tx.seen().project_access(id).await?;
    let mut grant = access.grant::<act::EditProjectAccess>()?;
    if services.revision(id.0, access.version) != revision {
        let current = services.access(&tx.seen(), id).await?;
        let current = serde_json::to_value(current).map_err(|error| Error::Bug(error.into()))?;
        return Err(Error::Stale { current: Some(Box::new(current)) });
    }
    let (clients, shown) = of_project(&input);
    if clients.is_some() || shown != UpdateProject::default() {
        super::change_one(tx, id, clients.as_ref(), &shown).await?;
        access = tx.seen().project_access(id).await?;
        grant = access.grant()?;
    }
    let change = changed(tx, &access, input).await?;
    Ok(tx.edit_project_access(grant, change).await?)
}

/// What of the patch is a change of the project itself: its clients, and what it shows them.
fn of_project(input: &UpdateProjectAccess) -> (Option<BulkClients>, UpdateProject) {
    let clients = input.client_ids.clone().map(|client_ids| BulkClients {
        mode: BulkClientsMode::Replace,
        client_ids,
        confirm_foreign_root: input.confirm_foreign_root == Some(true),
    });
    (clients, UpdateProject { level: input.level, time_shown: input.time_shown, ..UpdateProject::default() })
}

/// The access as the patch wants it.
async fn changed(tx: &Tx, before: &Seen<ProjectAccess, Now>, input: UpdateProjectAccess) -> Result<AccessChange> {
    let mut faults = Faults::default();
    let links = match input.narrowings {
        Some(narrowings) => narrowed(before, &narrowings, &mut faults),
        None => before.links(),
    };
    let invited = match input.invited_client_ids {
        Some(ids) => invited(tx, before, ids, &mut faults).await?,
        None => before.invited_ids(),
    };
    let members = match input.member_ids {
        Some(ids) => members(tx, before, ids, &mut faults).await?,
        None => before.member_ids(),
    };
    faults.check(Some(AccessChange {
        is_invited_only: input.is_invited_only.unwrap_or(before.is_invited_only),
        co_clients_visible: input.co_clients_visible.unwrap_or(before.co_clients_visible),
        links,
        invited,
        members,
    }))
}

fn narrowed(before: &ProjectAccess, narrowings: &[contract::Narrowing], faults: &mut Faults) -> Vec<ClientLink> {
    let mut links = before.links();
    for link in &mut links {
        link.cap = Privileges::ALL;
    }
    for (at, narrowing) in narrowings.iter().enumerate() {
        match links.iter_mut().find(|link| link.client.0 == narrowing.client_id) {
            Some(link) => link.cap = parse::privileges(narrowing.narrowed_to),
            None => faults.add(&format!("/narrowings/{at}/client_id"), "unknown_value"),
        }
    }
    links
}

/// An invitation of somebody whom the project's clients do not lead to it would wait unseen until they do.
async fn invited(tx: &Tx, before: &ProjectAccess, ids: Vec<Uuid>, faults: &mut Faults) -> Result<Vec<ClientId>> {
    let (old, wanted) = (before.invited_ids(), distinct(ids.into_iter().map(ClientId)));
    let clients: Vec<ClientId> = before.clients.iter().map(|linked| linked.client.id).collect();
    let led = tx.seen().led_to(&wanted, &clients).await?;
    for (at, client) in wanted.iter().enumerate() {
        if !led.contains(client) && !old.contains(client) {
            faults.add(&format!("/invited_client_ids/{at}"), "not_reached");
        }
    }
    Ok(wanted)
}

async fn members(
    tx: &Tx,
    before: &Seen<ProjectAccess, Now>,
    ids: Vec<Uuid>,
    faults: &mut Faults,
) -> Result<Vec<AccountId>> {
    let (old, wanted) = (before.member_ids(), distinct(ids.into_iter().map(AccountId)));
    let possible: Vec<AccountId> = tx.seen().possible_members().await?.iter().map(|member| member.account).collect();
    for (at, member) in wanted.iter().enumerate() {
        if !possible.contains(member) && !old.contains(member) {
            faults.add(&format!("/member_ids/{at}"), "unknown_value");
        }
    }
    if !before.holds(Permission::ProjectViewAll) && !wanted.contains(&before.facts().account) {
        faults.add("/member_ids", "own_access");
    }
    Ok(wanted)
}

fn distinct<T: PartialEq>(ids: impl Iterator<Item = T>) -> Vec<T> {
    ids.fold(Vec::new(), |mut all, id| {
        if !all.contains(&id) {
            all.push(id);
        }
        all
    })
}

impl Services {
    async fn access<C: Moment>(&self, eyes: &Eyes<'_, C>, id: ProjectId) -> Result<contract::ProjectAccess> {
        let access = eyes.project_access(id).await?;
        let may_edit = access.may(Action::EditProject);
        let possible_members = if may_edit { eyes.possible_members().await? } else { Vec::new() };
        let knows_clients = access.holds(Permission::ClientViewInfo);
        // beside who knows the clients, who sets what the project leaves of their privileges reads it (R40)
        let client = |linked: &LinkedClient| contract::ProjectClient {
            client: present::client_ref(&linked.client),
            root: knows_clients.then(|| present::client_ref(&linked.root)),
            narrowed_to: (linked.cap != Privileges::ALL && (knows_clients || may_edit))
                .then(|| present::privileges(linked.cap)),
        };
        Ok(contract::ProjectAccess {
            id: id.0,
            level: present::level(access.level),
            time_shown: time_is_shown(access.level, access.time_wish),
            is_invited_only: access.is_invited_only,
            co_clients_visible: access.co_clients_visible,
            clients: access.clients.iter().map(client).collect(),
            invited: access.invited.iter().map(present::client_ref).collect(),
            members: access.members.iter().map(member).collect(),
            possible_members: possible_members.iter().map(member).collect(),
            revision: self.revision(id.0, access.version),
        })
    }
}

fn member(member: &TeamMember) -> contract::TeamMember {
    contract::TeamMember { id: member.account.0, name: member.name.clone() }
}
