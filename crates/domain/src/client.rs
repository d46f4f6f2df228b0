//! The client tree.

use crate::ClientId;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientKind {
    Organisation,
    Unit,
    Person,
}

impl ClientKind {
    pub const ALL: [Self; 3] = [Self::Organisation, Self::Unit, Self::Person];

    pub fn name(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Unit => "unit",
            Self::Person => "person",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Deeper trees than this are refused: no organisation is, and every access check walks up.
pub const MAX_DEPTH: usize = 32;

/// A forest of clients: each node and its parent.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    parents: HashMap<ClientId, Option<ClientId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    #[error("a client cannot stand below itself")]
    Cycle,
    #[error("the tree is deeper than {MAX_DEPTH} levels")]
    TooDeep,
    #[error("there is no such client")]
    Unknown,
}

impl Forest {
    /// Puts `node` below `parent`, or makes it a root; moves it with everything below it if it is there already.
    pub fn place(&mut self, node: ClientId, parent: Option<ClientId>) -> Result<(), TreeError> {
        if let Some(parent) = parent {
            if !self.parents.contains_key(&parent) {
                return Err(TreeError::Unknown);
            }
            if self.is_at_or_above(node, parent) {
                return Err(TreeError::Cycle);
            }
            if self.lineage(parent).count() + self.height(node) > MAX_DEPTH {
                return Err(TreeError::TooDeep);
            }
        }
        self.parents.insert(node, parent);
        Ok(())
    }

    pub fn contains(&self, node: ClientId) -> bool {
        self.parents.contains_key(&node)
    }

    /// The node itself, its parent, and so on up to the root. Empty for an unknown node.
    pub fn lineage(&self, node: ClientId) -> impl Iterator<Item = ClientId> {
        let start = self.parents.contains_key(&node).then_some(node);
        std::iter::successors(start, |at| self.parents.get(at).copied().flatten())
    }

    /// How many levels there are from the node down. One for a node that is not there yet.
    fn height(&self, node: ClientId) -> usize {
        if !self.contains(node) {
            return 1;
        }
        self.parents.keys().filter_map(|lower| self.lineage(*lower).position(|at| at == node)).max().unwrap_or(0) + 1
    }

    pub fn root_of(&self, node: ClientId) -> Option<ClientId> {
        self.lineage(node).last()
    }

    /// Whether what belongs to `upper` reaches `lower`: it is that node or below it.
    pub fn is_at_or_above(&self, upper: ClientId, lower: ClientId) -> bool {
        self.lineage(lower).any(|at| at == upper)
    }
}
