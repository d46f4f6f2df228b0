//! What crates inherit, and what the pure ones must never depend on.

use super::root;
use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use toml::{Table, Value};

fn manifest(folder: &str) -> Table {
    let path = root().join(folder).join("Cargo.toml");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).parse().unwrap()
}

fn members() -> Vec<String> {
    let crates = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap());
    let crates = crates.filter(|entry| entry.path().join("Cargo.toml").exists());
    let names = crates.map(|entry| format!("crates/{}", entry.file_name().to_str().unwrap()));
    names.chain(["frontend".to_owned(), "migrations".to_owned()]).collect()
}

fn is_inherited(value: &Value) -> bool {
    value.get("workspace") == Some(&Value::Boolean(true))
}

#[test]
fn every_crate_inherits_the_lints() {
    for member in members() {
        let manifest = manifest(&member);
        let lints = manifest.get("lints").unwrap_or_else(|| panic!("{member} has no [lints]"));
        // components are functions that own their properties, for which two lints are loosened; the rest is repeated
        if member == "frontend" {
            let own = lints["clippy"].as_table().unwrap();
            let common = self::manifest(".")["workspace"]["lints"]["clippy"].as_table().unwrap().clone();
            let is_asked = |level: &Value| level.as_str() != Some("allow");
            let asked = common.iter().filter(|(_, level)| is_asked(level)).map(|(lint, _)| lint);
            let missing: Vec<&String> = asked.filter(|lint| !own.contains_key(*lint)).collect();
            assert!(missing.is_empty(), "frontend/Cargo.toml lacks the lints {missing:?}");
            continue;
        }
        assert!(is_inherited(lints), "{member}: write `[lints] workspace = true`");
    }
}

#[test]
fn every_version_stands_in_the_workspace() {
    for member in members() {
        let manifest = manifest(&member);
        for key in ["version", "edition", "rust-version", "license"] {
            assert!(is_inherited(&manifest["package"][key]), "{member}: write `{key}.workspace = true`");
        }
        for (name, dependency) in dependencies(&manifest) {
            assert!(
                is_inherited(&dependency),
                "{member}: `{name}` needs `workspace = true`, its version stands in Cargo.toml"
            );
        }
    }
}

fn dependencies(manifest: &Table) -> Vec<(String, Value)> {
    let sections = ["dependencies", "dev-dependencies", "build-dependencies"];
    let of = |table: &Table| -> Vec<(String, Value)> {
        let tables = sections.iter().filter_map(|section| table.get(*section)?.as_table().cloned());
        tables.flatten().collect()
    };
    let targets = manifest.get("target").and_then(Value::as_table).into_iter().flat_map(|targets| targets.values());
    of(manifest).into_iter().chain(targets.filter_map(Value::as_table).flat_map(of)).collect()
}

/// The crates that a crate is built of.
fn built_of(package: &str) -> BTreeSet<String> {
    let tree = ["tree", "--offline", "--edges", "normal", "--prefix", "none", "--format", "{p}", "--package", package];
    let output = Command::new(env!("CARGO")).args(tree).current_dir(root()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn what_is_pure_does_no_io() {
    const IMPURE: [&str; 9] =
        ["actix-web", "mio", "reqwest", "sea-orm", "sea-orm-migration", "socket2", "sqlx", "sqlx-core", "tokio"];
    for package in ["vitrine-domain", "vitrine-contract", "vitrine-texts"] {
        let built_of = built_of(package);
        let impure: Vec<&str> = IMPURE.into_iter().filter(|name| built_of.contains(*name)).collect();
        assert!(impure.is_empty(), "{package} must not depend on {impure:?}");
    }
}

#[test]
fn the_wire_knows_neither_rules_nor_rows() {
    let built_of = built_of("vitrine-contract");
    for name in ["vitrine-domain", "vitrine-store"] {
        assert!(!built_of.contains(name), "vitrine-contract must not depend on {name}");
    }
}
