//! Rows of the tree out of what is known of the clients.

use crate::ui::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use vitrine_contract::{Client, ClientRef};

/// One row before it has a place.
struct Row<'a> {
    id: Uuid,
    name: &'a str,
    avatar: AvatarKind,
    /// Not known of ancestors that came only as a path.
    has_login: Option<bool>,
    has_children: bool,
}

/// Every known client in the order of reading. Children that are not known yet are promised by the arrow alone.
pub fn all_rows(clients: &[Client]) -> Vec<TreeNode> {
    let rows = clients.iter().map(|client| (client.parent_id, row(client, client.child_count > 0)));
    laid_out(rows.collect())
}

/// Only those that fit, with the way down to each.
pub fn found_rows(clients: &[Client], fits: impl Fn(&Client) -> bool) -> Vec<TreeNode> {
    let known: BTreeMap<Uuid, &Client> = clients.iter().map(|client| (client.id, client)).collect();
    let mut on_the_way = BTreeSet::new();
    let mut rows = BTreeMap::new();
    for client in clients.iter().filter(|client| fits(client)) {
        rows.entry(client.id).or_insert_with(|| (client.parent_id, row(client, false)));
        let mut parent = None;
        for above in &client.path {
            on_the_way.insert(above.id);
            let found = known.get(&above.id).map_or_else(|| bare_row(above), |client| row(client, true));
            rows.entry(above.id).or_insert((parent, found));
            parent = Some(above.id);
        }
    }
    let rows = rows.into_values().map(|(parent, mut row)| {
        row.has_children = on_the_way.contains(&row.id);
        (parent, row)
    });
    laid_out(rows.collect())
}

/// Whether a client is meant by what someone typed.
pub fn fits(client: &Client, words: &str) -> bool {
    let text = [Some(&client.name), client.username.as_ref(), client.email.as_ref()];
    let text = folded(&text.into_iter().flatten().cloned().collect::<Vec<_>>().join(" "));
    folded(words).split_whitespace().all(|word| text.contains(word))
}

fn row(client: &Client, has_children: bool) -> Row<'_> {
    let has_login = Some(client.has_login);
    Row { id: client.id, name: &client.name, avatar: client.kind.into(), has_login, has_children }
}

fn bare_row(client: &ClientRef) -> Row<'_> {
    Row { id: client.id, name: &client.name, avatar: client.kind.into(), has_login: None, has_children: true }
}

/// Below each parent by name, a parent before its children.
fn laid_out(rows: Vec<(Option<Uuid>, Row<'_>)>) -> Vec<TreeNode> {
    let mut below: BTreeMap<Option<Uuid>, Vec<Row<'_>>> = BTreeMap::new();
    for (parent, row) in rows {
        below.entry(parent).or_default().push(row);
    }
    for rows in below.values_mut() {
        rows.sort_by_cached_key(|row| (folded(row.name), row.id));
    }
    let mut nodes = Vec::new();
    lay_out(None, 0, &below, &mut nodes);
    nodes
}

fn lay_out(
    parent: Option<Uuid>,
    depth: usize,
    below: &BTreeMap<Option<Uuid>, Vec<Row<'_>>>,
    nodes: &mut Vec<TreeNode>,
) {
    for row in below.get(&parent).into_iter().flatten() {
        nodes.push(node(row, depth));
        lay_out(Some(row.id), depth + 1, below, nodes);
    }
}

fn node(row: &Row<'_>, depth: usize) -> TreeNode {
    TreeNode {
        id: row.id.to_string(),
        depth,
        label: row.name.to_owned(),
        lead: Lead::Avatar(row.avatar, row.name.to_owned()),
        has_children: row.has_children,
        note: if row.has_login == Some(false) { t!("clients-virtual") } else { String::new() },
        mark: (row.has_login == Some(true)).then(|| (Glyph::KeyRound, t!("clients-can-log-in"))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::client;
    use super::*;

    fn shape(nodes: &[TreeNode]) -> Vec<String> {
        nodes.iter().map(|node| format!("{}{}", "-".repeat(node.depth), node.label)).collect()
    }

    fn tree() -> Vec<Client> {
        vec![
            client(1, None, "IBM"),
            client(2, Some(1), "John"),
            client(3, Some(1), "Alisha"),
            client(4, None, "Acme"),
            client(5, Some(4), "Acme (France)"),
        ]
    }

    #[test]
    fn children_stand_below_their_parent_by_name() {
        assert_eq!(shape(&all_rows(&tree())), ["Acme", "-Acme (France)", "IBM", "-Alisha", "-John"]);
    }

    #[test]
    fn what_is_found_keeps_the_way_down_to_it() {
        let mut clients = tree();
        let path = |client: &Client| ClientRef { id: client.id, name: client.name.clone(), kind: client.kind };
        let (ibm, acme) = (path(&clients[0]), path(&clients[3]));
        clients[1].path = vec![ibm];
        clients[4].path = vec![acme];
        let rows = found_rows(&clients, |client| fits(client, "FRÀNCE"));
        assert_eq!(shape(&rows), ["Acme", "-Acme (France)"]);
        assert_eq!(rows.iter().map(|row| row.has_children).collect::<Vec<_>>(), [true, false]);
        let unknown_parent = [clients[1].clone()];
        assert_eq!(shape(&found_rows(&unknown_parent, |_| true)), ["IBM", "-John"]);
    }
}
