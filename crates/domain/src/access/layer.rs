//! Which of the layers that are met narrows most (R6).

use super::{Acts, Decision, Facts, Gate, Paths, Reason, Side, Target, acts, gates, privilege_acts, ways};

/// A layer that people set: a gate, but of privileges those of the account, and apart from them what the project leaves of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layer {
    Gate(Gate),
    /// The project's own narrowing, for its client on whose path the person comes.
    Narrowing,
}

impl Decision {
    /// The layer that refuses.
    pub fn layer(self) -> Option<Layer> {
        match self {
            Self::Allowed => None,
            Self::Refused(_, Reason::PrivilegeNarrowed { .. }) => Some(Layer::Narrowing),
            Self::Refused(gate, _) => Some(Layer::Gate(gate)),
        }
    }
}

/// The layer that lets least through of all that could be done here by such a person, on the way that allows most. Of two that let the
/// same number of acts through, the first. None: nothing narrows.
pub fn narrowest(facts: &Facts, target: Target) -> Option<Layer> {
    let possible = Acts::where_(|action| facts.is_staff() || action.needs().level.is_some());
    let (way, gates) = ways(facts, target).map(|way| (way, gates(facts, target, way))).max_by_key(|(_, gates)| {
        let met = gates.iter().fold(possible, |met, (_, acts)| met.meet(*acts));
        met.bits().count_ones()
    })?;
    let narrowing = way.filter(|_| !facts.is_staff()).map(|cap| (Layer::Narrowing, privilege_acts(cap)));
    let own = |(gate, acts): (Gate, Acts)| match (gate, facts.side) {
        (Gate::Privileges, Side::Client { privileges, .. }) => (Layer::Gate(gate), privilege_acts(privileges)),
        _ => (Layer::Gate(gate), acts),
    };
    gates
        .into_iter()
        .map(own)
        .chain(narrowing)
        .filter(|(_, acts)| !possible.is_within(*acts))
        .min_by_key(|(_, acts)| acts.meet(possible).bits().count_ones())
        .map(|(layer, _)| layer)
}

/// Whether the project's own narrowing takes anything that all other layers allow: the rule is asked again without it.
pub fn is_narrowed_by_project(facts: &Facts, target: Target) -> bool {
    !target.paths.is_empty() && acts(facts, target) != acts(facts, Target { paths: Paths::WIDE, ..target })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::{Base, Permission, Permissions};
    use crate::privilege::{Privileges, UpdateProgress};
    use crate::project::{Level, ProjectState};
    use crate::{AccountId, ClientId};
    use uuid::Uuid;

    const READ: Privileges = Privileges { update_progress: UpdateProgress::Off, ..Privileges::ALL };
    const COMMENT: Privileges = Privileges { update_progress: UpdateProgress::Comment, ..Privileges::ALL };

    fn client(privileges: Privileges) -> Facts {
        let side = Side::Client { node: ClientId(Uuid::nil()), privileges };
        Facts::new(AccountId(Uuid::nil()), true, side, Permissions::of_base(Base::Client))
    }

    fn project(level: Level, left: &[Privileges]) -> Target {
        let (paths, state) = (left.iter().copied().collect(), ProjectState::Active);
        Target { paths, is_invited: true, is_member: false, level, state, is_shared: true }
    }

    #[test]
    fn the_narrowest_layer_is_that_which_lets_least_through_r6() {
        let all = client(Privileges::ALL);
        let viewer = Facts::new(
            all.account,
            true,
            all.side,
            [Permission::ProjectViewOverview, Permission::TaskView].into_iter().collect(),
        );
        let gate = |gate| Some(Layer::Gate(gate));
        for (facts, target, layer) in [
            (all, project(Level::Full, &[Privileges::ALL]), None),
            (all, project(Level::ReadOnly, &[Privileges::ALL]), gate(Gate::Level)),
            (viewer, project(Level::Full, &[Privileges::ALL]), gate(Gate::Grant)),
            (client(READ), project(Level::Full, &[Privileges::ALL]), gate(Gate::Privileges)),
            // the account has less than the project leaves, the same, more
            (client(READ), project(Level::Full, &[COMMENT]), gate(Gate::Privileges)),
            (client(READ), project(Level::Full, &[READ]), gate(Gate::Privileges)),
            (client(COMMENT), project(Level::Full, &[READ]), Some(Layer::Narrowing)),
            // R57: the widest path is judged
            (client(COMMENT), project(Level::Full, &[READ, COMMENT]), gate(Gate::Privileges)),
            (all, project(Level::Full, &[]), gate(Gate::Reach)),
            (Facts { is_live: false, ..all }, project(Level::Full, &[Privileges::ALL]), gate(Gate::Account)),
        ] {
            assert_eq!(narrowest(&facts, target), layer, "{facts:?} {target:?}");
        }
    }

    #[test]
    fn a_narrowing_counts_only_where_it_takes_something_r6_r11() {
        for (privileges, level, left, is_narrowed) in [
            (COMMENT, Level::ReadOnly, READ, true),
            (READ, Level::ReadOnly, READ, false),
            // the level does not let clients update progress anyway
            (Privileges::ALL, Level::ReadOnly, COMMENT, false),
            (Privileges::ALL, Level::Full, COMMENT, true),
            (Privileges::ALL, Level::NotVisible, Privileges::NONE, false),
        ] {
            assert_eq!(is_narrowed_by_project(&client(privileges), project(level, &[left])), is_narrowed, "{level:?}");
        }
        assert!(!is_narrowed_by_project(&client(COMMENT), project(Level::Full, &[])));
    }
}
