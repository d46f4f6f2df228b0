//! Who shall have access, as it stands in the form.

use super::super::super::projects::Values;
use super::Saved;
use crate::ui::*;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;
use vitrine_contract::{Narrowing, Privileges, ProjectAccess, TeamMember, UpdateProgress, UpdateProjectAccess};

#[derive(Clone, Copy)]
pub(super) struct AccessDraft {
    pub is_invited_only: RwSignal<bool>,
    pub co_clients_visible: RwSignal<bool>,
    pub invited: RwSignal<BTreeSet<Uuid>>,
    /// What is left of the privileges by a client; all for one that is not in it.
    pub left: RwSignal<HashMap<Uuid, Privileges>>,
    pub members: RwSignal<Vec<Choice>>,
}

/// What can be left to who comes by a client, from all to nothing.
pub(super) const WIDTHS: [(&str, Privileges); 5] = [
    ("all", privileges(true, true, UpdateProgress::Full)),
    ("comment", privileges(true, true, UpdateProgress::Comment)),
    ("read", privileges(true, true, UpdateProgress::Off)),
    ("tasks", privileges(true, false, UpdateProgress::Off)),
    ("none", privileges(false, false, UpdateProgress::Off)),
];

pub(super) const ALL: Privileges = privileges(true, true, UpdateProgress::Full);

const fn privileges(view_tasks: bool, view_progress: bool, update_progress: UpdateProgress) -> Privileges {
    Privileges { view_tasks, view_progress, update_progress }
}

pub(super) fn member_choice(member: &TeamMember) -> Choice {
    Choice::new(member.id.to_string(), &*member.name).avatar(AvatarKind::Team)
}

impl AccessDraft {
    pub(super) fn of(access: &ProjectAccess) -> Self {
        let draft = Self {
            is_invited_only: RwSignal::default(),
            co_clients_visible: RwSignal::default(),
            invited: RwSignal::default(),
            left: RwSignal::default(),
            members: RwSignal::default(),
        };
        draft.fill(access);
        draft
    }

    pub(super) fn fill(self, access: &ProjectAccess) {
        let left = access.clients.iter().filter_map(|linked| Some((linked.client.id, linked.narrowed_to?)));
        self.is_invited_only.set(access.is_invited_only);
        self.co_clients_visible.set(access.co_clients_visible);
        self.invited.set(access.invited.iter().map(|client| client.id).collect());
        self.left.set(left.collect());
        self.members.set(access.members.iter().map(member_choice).collect());
    }

    pub(super) fn read(self, client_ids: Vec<Uuid>) -> AccessValues {
        let left = self.left.read();
        let narrowed = client_ids.into_iter().filter_map(|id| Some((id, *left.get(&id)?)));
        AccessValues {
            is_invited_only: self.is_invited_only.get(),
            co_clients_visible: self.co_clients_visible.get(),
            narrowed: narrowed.filter(|(_, left)| *left != ALL).collect(),
            invited: self.invited.get(),
            members: self.members.read().iter().filter_map(|member| member.value.parse().ok()).collect(),
        }
    }
}

/// What the form says now, to be compared with what is saved.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct AccessValues {
    is_invited_only: bool,
    co_clients_visible: bool,
    narrowed: HashMap<Uuid, Privileges>,
    invited: BTreeSet<Uuid>,
    members: BTreeSet<Uuid>,
}

impl AccessValues {
    fn of(access: &ProjectAccess) -> Self {
        let narrowed = access.clients.iter().filter_map(|linked| Some((linked.client.id, linked.narrowed_to?)));
        Self {
            is_invited_only: access.is_invited_only,
            co_clients_visible: access.co_clients_visible,
            narrowed: narrowed.collect(),
            invited: access.invited.iter().map(|client| client.id).collect(),
            members: access.members.iter().map(|member| member.id).collect(),
        }
    }

    pub(super) fn narrowings(&self) -> Vec<Narrowing> {
        let of = |(id, left): (&Uuid, &Privileges)| Narrowing { client_id: *id, narrowed_to: *left };
        let mut all: Vec<_> = self.narrowed.iter().map(of).collect();
        all.sort_by_key(|one| one.client_id);
        all
    }

    /// What has to be sent to bring the project there, together with what it is and shows; nothing if it is there.
    pub(super) fn patch(&self, values: &Values, confirmed: bool, from: &Saved) -> Option<UpdateProjectAccess> {
        let (project, access) = from;
        let (old, shown) = (Self::of(access), values.patch(project));
        let has_other_clients = !project.clients.iter().map(|client| client.id).eq(values.client_ids.iter().copied());
        let patch = UpdateProjectAccess {
            client_ids: has_other_clients.then(|| values.client_ids.clone()),
            confirm_foreign_root: (has_other_clients && confirmed).then_some(true),
            level: shown.level,
            time_shown: shown.time_shown,
            is_invited_only: (self.is_invited_only != old.is_invited_only).then_some(self.is_invited_only),
            co_clients_visible: (self.co_clients_visible != old.co_clients_visible).then_some(self.co_clients_visible),
            narrowings: (self.narrowed != old.narrowed).then(|| self.narrowings()),
            invited_client_ids: (self.invited != old.invited).then(|| self.invited.iter().copied().collect()),
            member_ids: (self.members != old.members).then(|| self.members.iter().copied().collect()),
        };
        (patch != UpdateProjectAccess::default()).then_some(patch)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use vitrine_contract::{ClientKind, ClientRef, Level, Project, ProjectClient, ProjectState};

    const ACME: Uuid = Uuid::from_u128(1);

    fn saved() -> Saved {
        let client = ClientRef { id: ACME, name: "Acme".into(), kind: ClientKind::Organisation };
        let access = ProjectAccess {
            id: Uuid::nil(),
            level: Level::Full,
            time_shown: false,
            is_invited_only: false,
            co_clients_visible: false,
            clients: vec![ProjectClient { client: client.clone(), root: None, narrowed_to: Some(WIDTHS[3].1) }],
            invited: vec![client.clone()],
            members: Vec::new(),
            possible_members: Vec::new(),
            revision: String::new(),
        };
        let project = Project {
            id: Uuid::nil(),
            name: "Website".into(),
            description: None,
            clients: vec![client],
            level: Level::Full,
            time_shown: false,
            state: ProjectState::Active,
            starts_on: None,
            due_on: None,
            progress_percent: None,
            task_counts: None,
            may: Vec::new(),
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
            revision: String::new(),
        };
        (project, access)
    }

    fn values(client_ids: &[Uuid], level: Level) -> Values {
        Values {
            name: "Website".into(),
            description: None,
            template_id: None,
            client_ids: client_ids.to_vec(),
            level,
            time_shown: false,
            starts_on: None,
            due_on: None,
            custom: Vec::new(),
        }
    }

    #[test]
    fn only_what_was_changed_is_sent() {
        let (saved, unchanged) = (saved(), values(&[ACME], Level::Full));
        let draft = AccessDraft::of(&saved.1);
        let patch = || draft.read(vec![ACME]).patch(&unchanged, true, &saved);
        assert_eq!(patch(), None);
        draft.is_invited_only.set(true);
        let change = UpdateProjectAccess { is_invited_only: Some(true), ..UpdateProjectAccess::default() };
        assert_eq!(patch(), Some(change));
        draft.left.set(HashMap::from([(ACME, ALL)]));
        assert_eq!(patch().unwrap().narrowings, Some(Vec::new()));
    }

    #[test]
    fn clients_and_level_go_with_it() {
        let saved = saved();
        let (draft, ids) = (AccessDraft::of(&saved.1), [Uuid::from_u128(2), ACME]);
        draft.co_clients_visible.set(true);
        let patch = draft.read(ids.to_vec()).patch(&values(&ids, Level::Overview), true, &saved);
        let expected = UpdateProjectAccess {
            client_ids: Some(ids.to_vec()),
            confirm_foreign_root: Some(true),
            level: Some(Level::Overview),
            co_clients_visible: Some(true),
            ..UpdateProjectAccess::default()
        };
        assert_eq!(patch, Some(expected));
    }

    #[test]
    fn what_is_left_to_a_client_taken_off_the_project_is_not_sent() {
        let draft = AccessDraft::of(&saved().1);
        assert_eq!(draft.read(Vec::new()).narrowed, HashMap::new());
    }
}
