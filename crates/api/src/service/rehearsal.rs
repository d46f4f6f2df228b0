//! Changes of access: tried out, reviewed, and then made only if they still do what was reviewed.
//!
//! A rehearsal runs the very function that makes the change, inside a transaction that is never committed. So it refuses what the
//! change would refuse, and it looks through the eyes that the change would open and close.

mod assignees;

pub use assignees::{ClientAssignees, Review};

use super::{Caller, Error, Result, Services, clients, permission_sets, present, projects};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use vitrine_contract as contract;
use vitrine_contract::{Rehearsal, RehearseChange, RehearsedPerson, RehearsedProject};
use vitrine_domain::rehearsal::{Difference, PersonDifference, SightChange, SightKind, difference, reviewed_text};
use vitrine_domain::{ClientId, PermissionSetId, ProjectId};
use vitrine_store::{Affected, Assignment, Naming, Outlook, SharedTime, Tx};

/// So many people are told one by one.
const PEOPLE: usize = 100;
/// So many projects of each kind are told by name.
const NAMES: usize = 3;

pub async fn rehearse_change(services: &Services, caller: &Caller, input: RehearseChange) -> Result<Rehearsal> {
    use RehearseChange as C;
    let try_out = Rehearsing { services, caller };
    match input {
        C::UpdateClient(of) => {
            let id = ClientId(of.client_id);
            let update = clients::ClientUpdate::prepare(services, caller, id, of.input).await.map_err(within_input)?;
            try_out.run(Affected::Client(id), async |tx| update.make(services, tx, &of.revision).await).await
        }
        C::MoveClient(of) => {
            let id = ClientId(of.client_id);
            try_out.run(Affected::Below(id), async |tx| clients::relocate(tx, id, of.input).await).await
        }
        C::DeleteClient(of) => {
            let id = ClientId(of.client_id);
            try_out.run(Affected::Below(id), async |tx| clients::remove(services, tx, id, &of.revision).await).await
        }
        C::RestoreClient(of) => {
            let id = ClientId(of.client_id);
            try_out.run(Affected::Below(id), async |tx| clients::bring_back(tx, id, of.input).await).await
        }
        C::UpdateProject(of) => {
            let id = ProjectId(of.project_id);
            let change = async |tx: &Tx| projects::change(services, tx, id, &of.revision, &of.input).await;
            try_out.run(Affected::Projects(vec![id]), change).await
        }
        C::DeleteProject(of) => {
            let id = ProjectId(of.project_id);
            let change = async |tx: &Tx| projects::remove(services, tx, id, &of.revision).await;
            try_out.run(Affected::Projects(vec![id]), change).await
        }
        C::RestoreProject(of) => {
            let id = ProjectId(of.project_id);
            try_out.run(Affected::Projects(vec![id]), async |tx| projects::bring_back(tx, id).await).await
        }
        C::SetProjectClients(of) => {
            let id = ProjectId(of.project_id);
            let change = async |tx: &Tx| projects::assign(services, tx, id, &of.revision, &of.input).await;
            try_out.run(Affected::Projects(vec![id]), change).await
        }
        C::UpdateProjectAccess(of) => {
            let id = ProjectId(of.project_id);
            let change = async |tx: &Tx| projects::open_to(services, tx, id, &of.revision, of.input).await;
            try_out.run(Affected::Projects(vec![id]), change).await
        }
        C::UpdatePermissionSet(of) => {
            let id = PermissionSetId(of.permission_set_id);
            let change = async |tx: &Tx| permission_sets::save(services, tx, id, &of.revision, &of.input).await;
            try_out.run(Affected::Holders(vec![id]), change).await
        }
        C::DeletePermissionSet(of) => {
            let id = PermissionSetId(of.permission_set_id);
            let change = async |tx: &Tx| permission_sets::remove(services, tx, id, &of.revision, of.input).await;
            try_out.run(permission_sets::holders(id, of.input), change).await
        }
        C::BulkUpdateProjects(of) => {
            let affected = projects::affected(&of.input).map_err(within_input)?;
            try_out.run(affected, async |tx| projects::change_all(tx, &of.input).await).await
        }
    }
}

struct Rehearsing<'a> {
    services: &'a Services,
    caller: &'a Caller,
}

impl Rehearsing<'_> {
    /// The transaction is dropped at the end, and with it all that was done.
    async fn run(&self, affected: Affected, change: impl AsyncFnOnce(&Tx) -> Result<()>) -> Result<Rehearsal> {
        let tx = self.services.store.write(&self.services.viewer(self.caller)).await?;
        told(&tx, &affected, change).await.map(|(rehearsal, _)| rehearsal).map_err(within_input)
    }
}

/// Makes a change. Where it was reviewed, under the fingerprint given, it is made only if it does what was reviewed, and the review is
/// kept with it.
pub(super) async fn reviewed(
    tx: &Tx,
    review: impl Into<Review<'_>>,
    affected: Affected,
    change: impl AsyncFnOnce(&Tx) -> Result<()>,
) -> Result<()> {
    let review = review.into();
    let lost = match review.fingerprint {
        None => losing(tx, &affected, change).await?,
        Some(fingerprint) => {
            let (now, lost) = told(tx, &affected, change).await?;
            let kept = serde_json::to_value(&now).map_err(|error| Error::Bug(error.into()))?;
            if now.fingerprint != fingerprint {
                return Err(Error::WorldChanged { difference: Box::new(kept) });
            }
            tx.keep_review(&kept);
            lost
        }
    };
    assignees::settle(tx, lost, review.client_assignees).await
}

/// Makes the change and tells what it does.
pub(super) async fn told(
    tx: &Tx,
    affected: &Affected,
    change: impl AsyncFnOnce(&Tx) -> Result<()>,
) -> Result<(Rehearsal, Vec<Assignment>)> {
    let before = tx.seen().outlook(affected).await?;
    let lost = losing(tx, affected, change).await?;
    let after = tx.seen().outlook(affected).await?;
    let naming = tx.seen().naming(affected).await?;
    let found = difference(&before.sights, &after.sights);
    let time = tx.seen().shared_time(&projects_with_time(&found)).await?;
    Ok((rehearsal(&found, &Names::of(before, after, time), &lost, naming), lost))
}

/// Makes the change, after which these client contacts have tasks that they could not be given (R27).
async fn losing(tx: &Tx, affected: &Affected, change: impl AsyncFnOnce(&Tx) -> Result<()>) -> Result<Vec<Assignment>> {
    let mut lost = tx.seen().client_assignments(affected).await?;
    change(tx).await?;
    if !lost.is_empty() {
        let kept = tx.seen().client_assignments(affected).await?;
        let is_kept = |one: &Assignment| {
            kept.iter().any(|other| (other.task, other.assignee.account) == (one.task, one.assignee.account))
        };
        lost.retain(|one| !is_kept(one));
    }
    Ok(lost)
}

/// Those whose entries of time somebody gains or loses.
fn projects_with_time(found: &Difference) -> BTreeSet<ProjectId> {
    let changes = found.values().flat_map(|person| person.gains.iter().chain(&person.losses));
    let of_time = changes.filter(|change| change.kind == SightKind::TimeEntries);
    of_time.flat_map(|change| change.projects.iter().map(|(project, _)| *project)).collect()
}

fn rehearsal(found: &Difference, names: &Names, lost: &[Assignment], naming: Naming) -> Rehearsal {
    let count = |test: fn(&PersonDifference) -> bool| found.values().filter(|person| test(person)).count();
    let (gaining, losing) = (count(|person| !person.gains.is_empty()), count(|person| !person.losses.is_empty()));
    let unaffected = names.seen.people.len().saturating_sub(found.len());
    Rehearsal {
        fingerprint: fingerprint(found, lost),
        gaining: whole(gaining),
        losing: whole(losing),
        unaffected: whole(unaffected),
        people: if naming == Naming::Counted { Vec::new() } else { names.people(found, naming) },
        assignments: lost.iter().map(assignees::told).collect(),
    }
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Of who gains and loses, and of which tasks something must become: another one is another decision.
fn fingerprint(found: &Difference, lost: &[Assignment]) -> String {
    let line = |one: &Assignment| format!("\n{} ={}", one.assignee.account.0.simple(), one.task.0.simple());
    let text = reviewed_text(found) + &lost.iter().map(line).collect::<String>();
    BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(text))
}

/// What people and projects are called, whether they are seen before, after or both; and how much time there is to be read.
struct Names {
    seen: Outlook,
    time: BTreeMap<ProjectId, SharedTime>,
}

impl Names {
    fn of(before: Outlook, mut after: Outlook, time: BTreeMap<ProjectId, SharedTime>) -> Self {
        after.people.extend(before.people);
        after.projects.extend(before.projects);
        Self { seen: after, time }
    }

    fn people(&self, found: &Difference, naming: Naming) -> Vec<RehearsedPerson> {
        let person = |(id, person): (&ClientId, &PersonDifference)| {
            let known = self.seen.people.get(id)?;
            Some(RehearsedPerson {
                client: present::client_ref(&known.client),
                root: present::client_ref(if naming == Naming::WithRoots { &known.root } else { &known.client }),
                gains: person.gains.iter().map(|change| self.change(change)).collect(),
                losses: person.losses.iter().map(|change| self.change(change)).collect(),
            })
        };
        let mut people: Vec<_> = found.iter().filter_map(person).collect();
        people.sort_by_cached_key(|person| {
            let kinds = person.gains.iter().chain(&person.losses).map(|change| change.kind);
            (kinds.min(), vitrine_domain::text::fold(&person.client.name), person.client.id)
        });
        people.truncate(PEOPLE);
        people
    }

    fn change(&self, change: &SightChange) -> contract::SightChange {
        let named = |(id, level): &(ProjectId, vitrine_domain::project::Level)| {
            let name = self.seen.projects.get(id)?.clone();
            Some(RehearsedProject { id: id.0, name, level: present::level(*level) })
        };
        let mut projects: Vec<_> = change.projects.iter().filter_map(named).collect();
        projects.sort_by_cached_key(|project| (vitrine_domain::text::fold(&project.name), project.id));
        projects.truncate(NAMES);
        let time = change.projects.iter().filter_map(|(project, _)| self.time.get(project));
        let (entries, notes) = time.fold((0, 0), |(entries, notes), of| (entries + of.entries, notes + of.notes));
        let is_time = change.kind == SightKind::TimeEntries;
        contract::SightChange {
            kind: kind(change.kind),
            count: if is_time { entries } else { change.count },
            note_count: is_time.then_some(notes),
            project_count: whole(change.projects.len()),
            projects,
        }
    }
}

pub(super) fn kind(kind: SightKind) -> contract::SightKind {
    use contract::SightKind as K;
    match kind {
        SightKind::TimeEntries => K::TimeEntries,
        SightKind::Time => K::Time,
        SightKind::Project => K::Project,
        SightKind::Tasks => K::Tasks,
        SightKind::Progress => K::Progress,
        SightKind::ProjectProgress => K::ProjectProgress,
        SightKind::Approve => K::Approve,
        SightKind::Comment => K::Comment,
        SightKind::StartDiscussion => K::StartDiscussion,
        SightKind::AttachToProject => K::AttachToProject,
        SightKind::AttachToTask => K::AttachToTask,
        SightKind::CreateTask => K::CreateTask,
        SightKind::EditStatus => K::EditStatus,
        SightKind::EditAssignee => K::EditAssignee,
        SightKind::EditDates => K::EditDates,
        SightKind::Check => K::Check,
        SightKind::UpdateProgress => K::UpdateProgress,
    }
}

/// The operation's own body, or its query, stands in `input` of a rehearsal.
fn within_input(error: Error) -> Error {
    let within = |fault: super::FieldFault| {
        let pointer = match fault.pointer.strip_prefix('?') {
            Some(parameter) => format!("/input/{parameter}"),
            None => format!("/input{}", fault.pointer),
        };
        super::FieldFault::new(pointer, fault.code)
    };
    match error {
        Error::Invalid(faults) => Error::Invalid(faults.into_iter().map(within).collect()),
        other => other,
    }
}
