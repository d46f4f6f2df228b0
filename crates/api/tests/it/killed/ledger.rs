//! What was acknowledged, by all writers together.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// With the columns in which each may be: that of the last acknowledged move, and of one that was sent since.
    pub(super) tasks: RefCell<HashMap<Uuid, Vec<Uuid>>>,
    /// How many of each task.
    pub(super) moves: RefCell<HashMap<Uuid, usize>>,
    pub(super) comments: RefCell<HashSet<Uuid>>,
    /// With the hash of what was sent.
    pub(super) files: RefCell<HashMap<Uuid, String>>,
    /// Tasks that were put before the clients.
    pub(super) asked: RefCell<HashSet<Uuid>>,
    /// Rounds that were decided.
    pub(super) decided: RefCell<HashSet<Uuid>>,
}

impl Ledger {
    pub(super) fn created(&self, task: Uuid, column: Uuid) {
        self.tasks.borrow_mut().entry(task).or_insert_with(|| vec![column]);
    }

    pub(super) fn sent_to(&self, task: Uuid, column: Uuid) {
        self.tasks.borrow_mut().get_mut(&task).unwrap().push(column);
    }

    pub(super) fn moved(&self, task: Uuid, column: Uuid) {
        *self.tasks.borrow_mut().get_mut(&task).unwrap() = vec![column];
        *self.moves.borrow_mut().entry(task).or_default() += 1;
    }

    /// From now on it goes where its clients' decision sends it.
    pub(super) fn goes_before_clients(&self, task: Uuid) {
        self.tasks.borrow_mut().get_mut(&task).unwrap().clear();
    }
}
