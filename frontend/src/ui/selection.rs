use super::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Which of many things are chosen, by their ids.
#[derive(Clone, Copy, Default)]
pub struct Selection(RwSignal<BTreeSet<Uuid>>);

impl Selection {
    pub fn has(self, id: Uuid) -> bool {
        self.0.read().contains(&id)
    }

    pub fn toggle(self, id: Uuid) {
        self.0.update(|chosen| {
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
        });
    }

    pub fn set(self, ids: Vec<Uuid>) {
        self.0.set(ids.into_iter().collect());
    }

    /// What is chosen of these, by its id, in their order.
    pub fn of<T: Clone>(self, all: &[T], id: impl Fn(&T) -> Uuid) -> Vec<T> {
        let chosen = self.0.read();
        all.iter().filter(|one| chosen.contains(&id(one))).cloned().collect()
    }

    pub fn clear(self) {
        self.0.set(BTreeSet::new());
    }
}
