//! The rule's answer to one question, gate by gate, for people who ask why.

use super::{Action, Acts, Decision, Facts, Gate, Layer, Target, furthest, gates, narrowest};
use crate::privilege::Privileges;

/// What one gate said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    Passed,
    Stopped,
    /// An earlier one had stopped it.
    NotReached,
}

/// A decision and how it came about. Made by the functions that decide, of the same facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Explanation {
    pub decision: Decision,
    /// In the order of the gates. Before a hard deny the grant's is `Stopped` too: no grant would open it (R71).
    pub verdicts: [(Gate, Verdict); 7],
    /// What the project leaves of the privileges on the way that got furthest. None: there is no way, or none is needed.
    pub path: Option<Privileges>,
    /// The layer that lets least through of all that could be done here by such a person (R6). None: nothing narrows.
    pub narrowest: Option<Layer>,
}

pub fn explain(facts: &Facts, action: Action, target: Target) -> Explanation {
    let (decision, path) = furthest(facts, action, target);
    let gates = gates(facts, target, path);
    let stopping = decision.gate();
    let verdict = |gate, acts: Acts| match stopping {
        Some(stopping) if gate > stopping => Verdict::NotReached,
        _ if acts.contains(action) => Verdict::Passed,
        _ => Verdict::Stopped,
    };
    Explanation {
        decision,
        verdicts: gates.map(|(gate, acts)| (gate, verdict(gate, acts))),
        path,
        narrowest: narrowest(facts, target),
    }
}

impl Action {
    /// Whether a client's privileges have a say in it.
    pub fn is_capped_by_privileges(self) -> bool {
        self.needs().privileges != Privileges::NONE
    }

    /// Whether the share flag of the object has a say in it.
    pub fn heeds_share_flag(self) -> bool {
        self.needs().share
    }
}
