//! What an import will do, row by row: the same for a dry run and a real one.

use super::super::clients::Texts;
use super::super::{Error, FieldFault};
use super::columns::Columns;
use super::known::Known;
use super::row::{Login, Problem, Row};
use super::tree::{Node, Tree};
use crate::query::WithoutCredentials;
use secrecy::SecretString;
use secrecy::zeroize::Zeroize;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use vitrine_contract::ImportField;
use vitrine_domain::ClientId;
use vitrine_domain::client::ClientKind;
use vitrine_domain::text::{Email, Username};

pub(super) struct Plan<'a> {
    pub(super) rows: Vec<Planned<'a>>,
}

pub(super) struct Planned<'a> {
    pub(super) row: &'a Row,
    /// The client that the row changes; none for a new one.
    pub(super) target: Option<ClientId>,
    /// Where it will stand, if it is new or goes elsewhere.
    pub(super) parent: Option<Node>,
    pub(super) depth: usize,
    pub(super) kind: ClientKind,
    pub(super) login: Login,
    /// It had no login before.
    pub(super) gets_login: bool,
    /// None where there are problems.
    pub(super) texts: Option<Texts>,
    pub(super) problems: Vec<Problem>,
}

impl Plan<'_> {
    pub(super) fn has_problems(&self) -> bool {
        self.rows.iter().any(|planned| !planned.is_good())
    }

    pub(super) fn has_updates(&self) -> bool {
        self.rows.iter().any(|planned| planned.is_good() && planned.target.is_some())
    }

    /// Passwords to hash, with the positions of their rows.
    pub(super) fn passwords(&self) -> impl Iterator<Item = (usize, &SecretString)> {
        let given = |planned: &Planned<'_>| planned.is_good() && planned.login == Login::Given;
        let rows = self.rows.iter().enumerate().filter(move |(_, planned)| given(planned));
        rows.filter_map(|(at, planned)| Some((at, planned.row.password.as_ref()?)))
    }
}

impl Planned<'_> {
    pub(super) fn is_good(&self) -> bool {
        self.problems.is_empty() && self.texts.is_some()
    }
}

pub(super) fn plan<'a>(rows: &'a [Row], columns: &Columns, without: WithoutCredentials, known: &Known) -> Plan<'a> {
    let tree = Tree::of(rows, known);
    let parents: HashSet<usize> = (0..rows.len())
        .filter_map(|at| match tree.parent(at) {
            Ok(Some(Node::Row(parent))) => Some(parent),
            _ => None,
        })
        .collect();
    let judge = Judge { columns, without, known, tree: &tree, parents: &parents };
    let (mut usernames, mut targets) = (HashMap::new(), HashSet::new());
    let mut planned = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let mut row = judge.row(at, row);
        let username = row.texts.as_ref().and_then(|texts| texts.username.as_ref());
        if let Some(key) = username.map(Username::key) {
            match usernames.entry(key) {
                Entry::Occupied(_) => row.fault(columns, ImportField::Username, "taken"),
                Entry::Vacant(free) => drop(free.insert(at)),
            }
        }
        if row.target.is_some_and(|target| !targets.insert(target)) {
            row.fault(columns, ImportField::Id, "taken");
        }
        planned.push(row);
    }
    for (at, row) in planned.iter_mut().enumerate() {
        let email = row.texts.as_ref().and_then(|texts| texts.email.as_ref()).map(Email::key);
        if email.and_then(|key| usernames.get(&key)).is_some_and(|owner| *owner != at) {
            row.fault(columns, ImportField::Email, "address_unavailable");
        }
    }
    refuse_orphans(&mut planned, columns, &tree);
    Plan { rows: planned }
}

struct Judge<'a> {
    columns: &'a Columns,
    without: WithoutCredentials,
    known: &'a Known,
    tree: &'a Tree<'a>,
    /// Rows that stand above others.
    parents: &'a HashSet<usize>,
}

impl Judge<'_> {
    fn row<'r>(&self, at: usize, row: &'r Row) -> Planned<'r> {
        let target = row.id.map(ClientId);
        let before = target.and_then(|id| self.known.client(id));
        let mut planned = Planned {
            row,
            target,
            parent: self.tree.parent(at).ok().flatten(),
            depth: 0,
            kind: ClientKind::Person,
            login: Login::Virtual,
            gets_login: false,
            texts: None,
            problems: row.problems.clone(),
        };
        if target.is_some() && before.is_none() {
            planned.fault(self.columns, ImportField::Id, "not_found");
        }
        match self.tree.parent(at).and_then(|_| self.tree.depth(at)) {
            Ok(depth) => planned.depth = depth,
            Err(code) => planned.fault(self.columns, ImportField::Parent, code),
        }
        let had_login = before.map(vitrine_store::Client::has_login);
        match row.login(had_login, self.columns, self.without) {
            Ok(login) => planned.login = login,
            Err((field, code)) => planned.fault(self.columns, field, code),
        }
        planned.gets_login = planned.login == Login::Given && had_login != Some(true);
        planned.kind = row.kind.or(before.map(|client| client.kind)).unwrap_or_else(|| self.likely_kind(at, &planned));
        self.parse_texts(&mut planned, before);
        self.check_logins(&mut planned, before);
        planned
    }

    fn check_logins(&self, planned: &mut Planned<'_>, before: Option<&vitrine_store::Client>) {
        let Some(texts) = &planned.texts else { return };
        let old_username = before.and_then(|client| client.username.as_deref());
        let mut faults = Vec::new();
        if let Some(username) = &texts.username {
            if self.known.is_taken(&username.key(), planned.target) {
                faults.push((ImportField::Username, "taken"));
            }
            if old_username != Some(username.as_str()) && !username.suits(texts.email.as_ref()) {
                faults.push((ImportField::Username, "not_own_address"));
            }
        }
        if texts.email.as_ref().is_some_and(|email| self.known.is_taken(&email.key(), planned.target)) {
            faults.push((ImportField::Email, "address_unavailable"));
        }
        for (field, code) in faults {
            planned.fault(self.columns, field, code);
        }
    }

    /// By the rules of the forms. What a row about a known client leaves blank stays as it is.
    fn parse_texts(&self, planned: &mut Planned<'_>, before: Option<&vitrine_store::Client>) {
        let row = planned.row;
        let email = row.email.as_deref().or(before.and_then(|client| client.email.as_deref()));
        let phone = row.phone.as_deref().or(before.and_then(|client| client.phone.as_deref()));
        let old_username = before.and_then(|client| client.username.as_deref());
        let mut credentials = (planned.login == Login::Given).then(|| row.credentials(old_username));
        let name = row.name.as_deref().unwrap_or_default();
        let parsed = Texts::of(name, email, phone, credentials.as_ref(), planned.gets_login);
        if let Some(given) = &mut credentials {
            given.password.zeroize();
        }
        match parsed {
            Ok(texts) => planned.texts = Some(texts),
            Err(Error::Invalid(faults)) => {
                for fault in faults {
                    planned.text_fault(self.columns, &fault);
                }
            }
            Err(_) => planned.problems.push(Problem { column: None, code: "unknown_value" }),
        }
    }

    /// Who signs in is a person, and so is who stands below others and above nobody.
    fn likely_kind(&self, at: usize, planned: &Planned<'_>) -> ClientKind {
        match (planned.login, planned.parent, self.parents.contains(&at)) {
            (Login::Given | Login::Later, _, false) | (_, Some(_), false) => ClientKind::Person,
            (_, Some(_), true) => ClientKind::Unit,
            (_, None, _) => ClientKind::Organisation,
        }
    }
}

impl Planned<'_> {
    fn fault(&mut self, columns: &Columns, field: ImportField, code: &'static str) {
        self.problems.push(Problem { column: columns.header(field).map(str::to_owned), code });
    }

    fn text_fault(&mut self, columns: &Columns, fault: &FieldFault) {
        let field = match fault.pointer.as_str() {
            "/name" if !columns.has(ImportField::Name) => return,
            "/name" => ImportField::Name,
            "/email" => ImportField::Email,
            "/phone" => ImportField::Phone,
            "/credentials/username" => ImportField::Username,
            _ => ImportField::Password,
        };
        self.fault(columns, field, fault.code);
    }
}

/// A row whose parent's row has a problem has one itself. Said of it where nothing else is.
fn refuse_orphans(planned: &mut [Planned<'_>], columns: &Columns, tree: &Tree<'_>) {
    let mut order: Vec<usize> = (0..planned.len()).collect();
    order.sort_by_key(|at| planned.get(*at).map(|planned| planned.depth));
    let mut bad: HashSet<usize> =
        planned.iter().enumerate().filter(|(_, row)| !row.is_good()).map(|(at, _)| at).collect();
    for at in order {
        if let Ok(Some(Node::Row(parent))) = tree.parent(at)
            && bad.contains(&parent)
            && bad.insert(at)
            && let Some(row) = planned.get_mut(at)
        {
            row.fault(columns, ImportField::Parent, "parent_row");
        }
    }
}
