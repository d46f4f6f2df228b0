//! What someone has switched in a set and not saved yet.

use crate::ui::*;
use std::collections::BTreeSet;
use vitrine_contract::{PermissionSet, UpdatePermissionSet};

/// How a switch differs from what is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    New,
    Removed,
}

#[derive(Clone, Copy, Debug)]
pub struct Draft {
    pub name: RwSignal<String>,
    pub note: RwSignal<String>,
    grants: RwSignal<BTreeSet<String>>,
    base: RwSignal<Option<PermissionSet>>,
    /// Someone else saved meanwhile, and this draft holds changes.
    pub is_stale: RwSignal<bool>,
}

impl Draft {
    pub fn new() -> Self {
        Self {
            name: RwSignal::default(),
            note: RwSignal::default(),
            grants: RwSignal::default(),
            base: RwSignal::new(None),
            is_stale: RwSignal::new(false),
        }
    }

    /// The set that is being changed, as it was last read.
    pub fn base(self) -> Signal<Option<PermissionSet>> {
        self.base.into()
    }

    pub fn holds(self, grant: &str) -> bool {
        self.grants.read().contains(grant)
    }

    pub fn switch(self, grant: &str, on: bool) {
        self.grants.update(|grants| {
            if on {
                grants.insert(grant.to_owned());
            } else {
                grants.remove(grant);
            }
        });
    }

    /// What the saved set grants.
    pub fn held(self, grant: &str) -> bool {
        self.base.read().as_ref().is_some_and(|set| set.grants.iter().any(|held| held == grant))
    }

    pub fn mark(self, grant: &str) -> Option<Mark> {
        match (self.held(grant), self.holds(grant)) {
            (false, true) => Some(Mark::New),
            (true, false) => Some(Mark::Removed),
            _ => None,
        }
    }

    /// How many switches differ, and the name.
    pub fn change_count(self) -> usize {
        self.base.read().as_ref().map_or(0, |base| {
            let saved = grants_of(base);
            saved.symmetric_difference(&self.grants.read()).count() + usize::from(*self.name.read() != base.name)
        })
    }

    pub fn is_dirty(self) -> bool {
        self.change_count() > 0
    }

    /// What saving would send.
    pub fn patch(self) -> UpdatePermissionSet {
        let base = self.base.read();
        let Some(base) = base.as_ref() else { return UpdatePermissionSet::default() };
        let (name, grants) = (self.name.get(), self.grants.get());
        UpdatePermissionSet {
            name: (name != base.name).then_some(name),
            grants: (grants != grants_of(base)).then(|| grants.into_iter().collect()),
            note: Some(self.note.get()).filter(|note| !note.trim().is_empty()),
        }
    }

    pub fn load(self, set: &PermissionSet) {
        self.name.set(set.name.clone());
        self.note.set(String::new());
        self.grants.set(grants_of(set));
        self.is_stale.set(false);
        self.base.set(Some(set.clone()));
    }

    pub fn discard(self) {
        if let Some(set) = self.base.get_untracked() {
            self.load(&set);
        }
    }

    /// Takes what has just been read; what was switched stays as it was left.
    pub fn receive(self, set: &PermissionSet) {
        let base = self.base.get_untracked();
        match base.filter(|base| base.id == set.id && untrack(|| self.is_dirty())) {
            None => self.load(set),
            Some(base) => {
                self.is_stale.update(|stale| *stale |= base.revision != set.revision);
                self.base.set(Some(set.clone()));
            }
        }
    }
}

fn grants_of(set: &PermissionSet) -> BTreeSet<String> {
    set.grants.iter().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::reactive::owner::Owner;
    use uuid::Uuid;
    use vitrine_contract::PermissionBase;

    fn set(revision: &str, grants: &[&str]) -> PermissionSet {
        PermissionSet {
            id: Uuid::from_u128(1),
            name: "Reviewer".into(),
            base: PermissionBase::Client,
            is_builtin: false,
            is_client_default: false,
            is_free_seat: true,
            grants: grants.iter().map(|grant| (*grant).to_owned()).collect(),
            used_by: 4,
            accounts: None,
            version: 1,
            updated_at: chrono::DateTime::default(),
            revision: revision.into(),
        }
    }

    #[test]
    fn a_switch_that_goes_back_is_no_change() {
        Owner::new().with(|| {
            let draft = Draft::new();
            draft.load(&set("a", &["task.view", "task.comment"]));
            draft.switch("task.check", true);
            draft.switch("task.comment", false);
            assert_eq!((draft.mark("task.check"), draft.mark("task.comment")), (Some(Mark::New), Some(Mark::Removed)));
            assert_eq!((draft.mark("task.view"), draft.change_count()), (None, 2));
            assert_eq!(draft.patch().grants, Some(vec!["task.check".to_owned(), "task.view".to_owned()]));
            draft.switch("task.check", false);
            draft.switch("task.comment", true);
            assert!(!draft.is_dirty());
            assert_eq!(draft.patch(), UpdatePermissionSet::default());
        });
    }

    #[test]
    fn what_somebody_else_saved_does_not_undo_what_was_switched() {
        Owner::new().with(|| {
            let draft = Draft::new();
            draft.load(&set("a", &["task.view"]));
            draft.switch("task.comment", true);
            draft.receive(&set("b", &["task.view", "task.check"]));
            assert!(draft.is_stale.get_untracked() && draft.holds("task.comment"));
            assert_eq!(draft.mark("task.check"), Some(Mark::Removed));
        });
    }
}
