//! What has to be finished before something else begins.

use crate::TaskId;
use crate::text::Fault;
use std::collections::{BTreeMap, BTreeSet};

/// For so many tasks one task may wait.
pub const MAX_PREDECESSORS: usize = 50;

/// So many tasks may wait for one: whoever reads it reads all of them.
pub const MAX_SUCCESSORS: usize = 200;

/// Which task waits for which others, without going round in a circle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// By the task that waits.
    predecessors: BTreeMap<TaskId, BTreeSet<TaskId>>,
}

impl Dependencies {
    /// From pairs of a task and one that waits for it, as they were kept: known to go round nowhere.
    pub fn known(pairs: impl IntoIterator<Item = (TaskId, TaskId)>) -> Self {
        let mut known = Self::default();
        for (before, after) in pairs {
            known.predecessors.entry(after).or_default().insert(before);
        }
        known
    }

    /// From now on `after` waits for `before`. Refused where `before` waits for `after`, be it over others, or is the same task.
    pub fn add(&mut self, before: TaskId, after: TaskId) -> Result<(), Fault> {
        if self.waits(before, after) {
            return Err(Fault::DependencyCycle);
        }
        self.predecessors.entry(after).or_default().insert(before);
        Ok(())
    }

    pub fn remove(&mut self, before: TaskId, after: TaskId) {
        if let Some(before_it) = self.predecessors.get_mut(&after) {
            before_it.remove(&before);
        }
    }

    /// For how many tasks a task waits, not counting those that they wait for.
    pub fn count_before(&self, task: TaskId) -> usize {
        self.predecessors.get(&task).map_or(0, BTreeSet::len)
    }

    /// How many tasks wait for a task, not counting those that wait for them.
    pub fn count_after(&self, task: TaskId) -> usize {
        self.predecessors.values().filter(|before| before.contains(&task)).count()
    }

    /// Whether `task` is `other`, or waits for it.
    fn waits(&self, task: TaskId, other: TaskId) -> bool {
        let (mut open, mut seen) = (vec![task], BTreeSet::new());
        while let Some(next) = open.pop() {
            if next == other {
                return true;
            }
            if seen.insert(next) {
                open.extend(self.predecessors.get(&next).into_iter().flatten());
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn task(number: u128) -> TaskId {
        TaskId(Uuid::from_u128(number))
    }

    #[test]
    fn nothing_waits_for_itself() {
        // 1 → 2 → 3, 1 → 4, and 5 alone
        let known = [(1, 2), (2, 3), (1, 4)].map(|(before, after)| (task(before), task(after)));
        for (before, after, is_fine) in [
            (3, 4, true),
            (4, 3, true),
            (1, 3, true),
            (5, 1, true),
            (3, 5, true),
            // already so
            (1, 2, true),
            (1, 1, false),
            (2, 1, false),
            (3, 1, false),
            (3, 2, false),
            (4, 1, false),
        ] {
            let mut dependencies = Dependencies::known(known);
            let added = dependencies.add(task(before), task(after));
            assert_eq!(added, if is_fine { Ok(()) } else { Err(Fault::DependencyCycle) }, "{before} → {after}");
            if !is_fine {
                assert_eq!(dependencies, Dependencies::known(known), "a refusal changes nothing");
            }
        }
    }

    #[test]
    fn what_was_removed_stands_in_no_way() {
        let mut dependencies = Dependencies::known([(task(1), task(2)), (task(2), task(3))]);
        dependencies.remove(task(2), task(3));
        dependencies.remove(task(8), task(9));
        assert_eq!(dependencies.add(task(3), task(1)), Ok(()));
        assert_eq!([1, 2, 3].map(|number| dependencies.count_before(task(number))), [1, 1, 0]);
        assert_eq!([1, 2, 3].map(|number| dependencies.count_after(task(number))), [1, 0, 1]);
    }
}
