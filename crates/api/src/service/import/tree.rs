//! Where the rows of a file stand: under clients that are there, or under each other.

use super::known::Known;
use super::row::Row;
use std::collections::{HashMap, HashSet};
use vitrine_domain::ClientId;
use vitrine_domain::client::MAX_DEPTH;
use vitrine_domain::text::fold;

/// A client that is in the tree and not in the file, or a row by its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Node {
    Client(ClientId),
    Row(usize),
}

/// The parts of a path such as `Acme > Acme (France)`.
pub(super) fn segments(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.split('>').map(str::trim)
}

/// The parents that the rows name, looked up where they are needed.
pub(super) struct Tree<'a> {
    rows: &'a [Row],
    known: &'a Known,
    /// Rows that change a client, by that client.
    updates: HashMap<ClientId, usize>,
    /// Rows by the folded name that their client will have.
    by_name: HashMap<String, Vec<usize>>,
    lookups: Vec<Lookup>,
}

/// A parent, none for a root, or the code of what is wrong with the name of one.
type Found = Result<Option<Node>, &'static str>;

#[derive(Clone, Copy)]
enum Lookup {
    ToDo,
    UnderWay,
    Done(Found),
}

/// More of one name than this are not told apart by their paths.
const MAX_CANDIDATES: usize = 100;

impl<'a> Tree<'a> {
    pub(super) fn of(rows: &'a [Row], known: &'a Known) -> Self {
        let updates = rows.iter().enumerate().filter_map(|(at, row)| Some((ClientId(row.id?), at))).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(name) = &row.name {
                by_name.entry(fold(name)).or_default().push(at);
            }
        }
        let mut tree = Self { rows, known, updates, by_name, lookups: vec![Lookup::ToDo; rows.len()] };
        for at in 0..rows.len() {
            tree.parent_of_row(at, 0).ok();
        }
        tree
    }

    /// The parent that a row names or, where it names none, that its client has.
    pub(super) fn parent(&self, at: usize) -> Found {
        match self.lookups.get(at) {
            Some(Lookup::Done(found)) => *found,
            _ => Ok(None),
        }
    }

    /// How far below a root a row will stand, or why it cannot.
    pub(super) fn depth(&self, at: usize) -> Result<usize, &'static str> {
        let mut passed = HashSet::from([Node::Row(at)]);
        let mut node = self.parent(at).ok().flatten();
        while let Some(is) = node {
            if !passed.insert(is) {
                return Err("cycle");
            }
            if passed.len() > MAX_DEPTH {
                return Err("out_of_range");
            }
            node = match is {
                Node::Row(at) => self.parent(at).ok().flatten(),
                Node::Client(id) => self.known.parent(id).map(|parent| self.node(parent)),
            };
        }
        Ok(passed.len() - 1)
    }

    fn node(&self, id: ClientId) -> Node {
        self.updates.get(&id).map_or(Node::Client(id), |at| Node::Row(*at))
    }

    fn parent_of(&mut self, node: Node, steps: usize) -> Option<Node> {
        match node {
            Node::Row(at) => self.parent_of_row(at, steps).ok().flatten(),
            Node::Client(id) => self.known.parent(id).map(|parent| self.node(parent)),
        }
    }

    /// `steps`: how many lookups wait for this one. A path that leads through more than a tree may have leads nowhere.
    fn parent_of_row(&mut self, at: usize, steps: usize) -> Found {
        let (Some(row), Some(lookup)) = (self.rows.get(at), self.lookups.get_mut(at)) else { return Ok(None) };
        match lookup {
            Lookup::Done(found) => return *found,
            Lookup::UnderWay => return Err("cycle"),
            Lookup::ToDo if steps > MAX_DEPTH => return Err("out_of_range"),
            Lookup::ToDo => *lookup = Lookup::UnderWay,
        }
        let found = match &row.parent {
            None => Ok(row.id.and_then(|id| self.known.parent(ClientId(id))).map(|parent| self.node(parent))),
            Some(text) => self.look_up(text, at, steps).map(Some),
        };
        if let Some(lookup) = self.lookups.get_mut(at) {
            *lookup = Lookup::Done(found);
        }
        found
    }

    /// One node that is called so: by its whole name, else by a path that ends in it. The row itself is not meant.
    fn look_up(&mut self, text: &str, for_row: usize, steps: usize) -> Result<Node, &'static str> {
        let itself = Node::Row(for_row);
        let mut matching = self.candidates(&fold(text));
        let path: Vec<String> = segments(text).take(MAX_DEPTH + 1).map(fold).collect();
        if let (true, Some((last, above))) = (matching.is_empty() && path.len() <= MAX_DEPTH, path.split_last()) {
            matching = self.candidates(last);
            if matching.len() <= MAX_CANDIDATES {
                matching.retain(|node| *node == itself || self.stands_under(*node, above, steps + 1));
            }
        }
        let is_itself = matching.contains(&itself);
        matching.retain(|node| *node != itself);
        match matching.as_slice() {
            [one] => Ok(*one),
            [] if is_itself => Err("cycle"),
            [] => Err("not_found"),
            _ => Err("ambiguous"),
        }
    }

    fn candidates(&self, key: &str) -> Vec<Node> {
        let clients =
            self.known.named(key).iter().filter(|id| !self.updates.contains_key(id)).map(|id| Node::Client(*id));
        let rows = self.by_name.get(key).into_iter().flatten().map(|at| Node::Row(*at));
        clients.chain(rows).take(MAX_CANDIDATES + 1).collect()
    }

    /// Whether the names above a node, from the nearest up, end the path.
    fn stands_under(&mut self, node: Node, above: &[String], steps: usize) -> bool {
        let Some((nearest, rest)) = above.split_last() else { return true };
        let Some(parent) = self.parent_of(node, steps) else { return false };
        self.name_key(parent).as_ref() == Some(nearest) && self.stands_under(parent, rest, steps)
    }

    fn name_key(&self, node: Node) -> Option<String> {
        match node {
            Node::Client(id) => self.known.name_key(id).map(str::to_owned),
            Node::Row(at) => self.rows.get(at)?.name.as_deref().map(fold),
        }
    }
}
