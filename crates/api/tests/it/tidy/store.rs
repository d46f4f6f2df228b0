//! No read of the store without a viewer, no write without a grant; the exceptions are listed, and the list may only shrink.

use super::root;
use std::fs;
use std::path::Path;

const GOLDEN: &str = include_str!("../../golden/store_unscoped.txt");

/// Public asynchronous functions of a file as `Type::name`, without those that see as a viewer or spend a grant.
fn unscoped(text: &str) -> Vec<String> {
    let mut of = String::new();
    let mut found = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (number, line) in lines.iter().enumerate() {
        if line.starts_with("impl") {
            of = implementing(line);
        }
        let Some(rest) = line.trim_start().strip_prefix("pub async fn ") else { continue };
        let name = rest.split(['(', '<']).next().unwrap();
        let signature: Vec<&str> = lines[number..]
            .iter()
            .scan(false, |is_over, line| {
                let is_next = !*is_over;
                *is_over = line.trim_end().ends_with('{');
                is_next.then_some(*line)
            })
            .collect();
        let signature = signature.join(" ");
        let is_scoped = of == "Eyes" || signature.contains("Viewer") || signature.contains("Grant<");
        if !is_scoped {
            found.push(format!("{of}::{name}"));
        }
    }
    found
}

/// The type of `impl<C: Moment> Eyes<'_, C> {` or `impl Trait for Type {`.
fn implementing(line: &str) -> String {
    let rest =
        line.strip_prefix("impl<").map_or(line.trim_start_matches("impl"), |rest| rest.split_once("> ").unwrap().1);
    let of = rest.rsplit_once(" for ").map_or(rest, |(_, of)| of);
    of.trim().split(['<', ' ']).next().unwrap().to_owned()
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else {
            found.extend(unscoped(&fs::read_to_string(path).unwrap()));
        }
    }
}

#[test]
fn what_needs_neither_viewer_nor_grant_is_listed() {
    let mut found = Vec::new();
    collect(&root().join("crates/store/src"), &mut found);
    found.sort();
    let listed: Vec<&str> = GOLDEN.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let new: Vec<&String> = found.iter().filter(|name| !listed.contains(&name.as_str())).collect();
    assert!(
        new.is_empty(),
        "{new:?} of the store take neither a `Viewer` nor a `Grant`. Give them one; only what makes a viewer may be added to \
         tests/golden/store_unscoped.txt"
    );
    let gone: Vec<&&str> = listed.iter().filter(|name| !found.iter().any(|found| found == **name)).collect();
    assert!(gone.is_empty(), "{gone:?} can leave tests/golden/store_unscoped.txt");
}

#[test]
fn the_search_for_them_finds_them() {
    let text = "impl Store {\n    pub async fn leak(\n        &self,\n        id: Uuid,\n    ) -> X {\n    }\n    \
                pub async fn write(&self, viewer: &Viewer) -> Tx {\n    }\n}\nimpl<C: Moment> Eyes<'_, C> {\n    \
                pub async fn fine(&self) -> X {\n}\nimpl Tx {\n    pub async fn spend(&self, grant: Grant<A>) -> X {\n";
    assert_eq!(unscoped(text), ["Store::leak"]);
}
