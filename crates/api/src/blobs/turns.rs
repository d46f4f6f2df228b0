//! How many may upload at once: unfinished uploads lie on the disk and in memory, and count for nobody's room yet.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use vitrine_domain::AccountId;

const MOST: usize = 32;
const MOST_OF_ONE: usize = 4;

#[derive(Clone, Debug, Default)]
pub(super) struct Turns(Arc<Mutex<HashMap<AccountId, usize>>>);

/// One of them, until dropped.
#[derive(Debug)]
pub(crate) struct Turn {
    turns: Turns,
    account: AccountId,
}

impl Turns {
    pub(super) fn take(&self, account: AccountId) -> Option<Turn> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = taken.values().sum();
        let own = taken.entry(account).or_default();
        if all >= MOST || *own >= MOST_OF_ONE {
            return None;
        }
        *own += 1;
        Some(Turn { turns: self.clone(), account })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut taken = self.turns.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = taken.get_mut(&self.account) {
            *own -= 1;
        }
        taken.retain(|_, own| *own > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn there_is_an_end_to_them_for_one_and_for_all() {
        let (turns, account) = (Turns::default(), |number| AccountId(Uuid::from_u128(number)));
        let mut own: Vec<Turn> = (0..4).filter_map(|_| turns.take(account(1))).collect();
        assert!(own.len() == 4 && turns.take(account(1)).is_none());
        let others: Vec<Turn> = (2..40).filter_map(|number| turns.take(account(number))).collect();
        assert_eq!(others.len(), 28);
        assert!(own.pop().is_some() && turns.take(account(1)).is_some());
        drop((own, others));
        assert!(turns.0.lock().unwrap().is_empty());
    }
}
