//! Words that belong to one place.

use super::root;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of product code: its path below the root, and its text without the tests at its end.
struct Source {
    path: String,
    text: String,
}

fn sources(folders: &[&str]) -> Vec<Source> {
    let mut files = Vec::new();
    for folder in folders {
        collect(&root().join(folder), &mut files);
    }
    assert!(files.len() > 5, "no sources in {folders:?}");
    files.into_iter().filter_map(|file| product_code(&file)).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn product_code(file: &Path) -> Option<Source> {
    let path = file.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
    if ["/tests.rs", "/testing.rs"].iter().any(|end| path.ends_with(end)) || path.contains("/tests/") {
        return None;
    }
    let whole = fs::read_to_string(file).unwrap();
    let text = whole.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
    Some(Source { path, text })
}

/// Fails where the word stands outside the places it belongs to.
fn only_in(word: &str, folders: &[&str], places: &[&str], because: &str) {
    let is_code = |line: &str| !line.trim_start().starts_with("//");
    for Source { path, text } in sources(folders) {
        let line = text.lines().position(|line| is_code(line) && line.contains(word));
        if let Some(line) = line {
            let is_in_place = places.iter().any(|place| path.starts_with(place));
            assert!(is_in_place, "{path}:{}: `{word}` belongs to {places:?} only: {because}", line + 1);
        }
    }
}

const CRATES: [&str; 8] = [
    "crates/api/src",
    "crates/client/src",
    "crates/contract/src",
    "crates/domain/src",
    "crates/store/src",
    "crates/texts/src",
    "frontend/src",
    "migrations/src",
];

#[test]
fn only_the_store_knows_sql() {
    let because = "no other crate may name a table or hold a connection (ARCHITECTURE.md)";
    for word in ["sea_orm", "sqlx::"] {
        only_in(word, &CRATES, &["crates/store/", "migrations/"], because);
    }
}

#[test]
fn status_codes_are_decided_in_one_file() {
    let because = "map the error to a `Kind` there";
    // the envelope carries them from the answer into the log
    let places = ["crates/api/src/http/problem.rs", "crates/api/src/http/middleware/envelope.rs"];
    only_in("StatusCode", &["crates/api/src"], &places, because);
}

#[test]
fn every_route_is_in_the_document() {
    only_in(
        ".route(",
        &["crates/api/src"],
        &[],
        "mount handlers with `.service()`, which puts them into the OpenAPI document",
    );
    only_in("web::resource", &["crates/api/src"], &[], "mount handlers with `.service()`");
}

#[test]
fn the_audit_log_is_written_in_one_way() {
    let because = "use `Tx::audit` or `audit::append`, which seal the entry";
    for statement in ["into audit_entries", "update audit_entries", "from audit_entries"] {
        only_in(statement, &["crates/store/src"], &["crates/store/src/audit"], because);
    }
}

#[test]
fn only_the_settings_read_the_environment() {
    only_in("env::var", &CRATES, &["crates/api/src/settings.rs"], "give it a setting");
}

#[test]
fn time_and_ids_come_from_the_clock() {
    let because = "take the `Clock` or the `Ids` of the services, which tests hold still";
    let folders = ["crates/api/src", "crates/store/src", "crates/domain/src"];
    for word in ["Utc::now(", "SystemTime::now(", "Uuid::now_v7(", "Uuid::new_v4("] {
        only_in(word, &folders, &["crates/api/src/clock.rs"], because);
    }
}

#[test]
fn the_domain_is_not_what_crosses_the_wire() {
    only_in("serde", &["crates/domain/src"], &[], "wire types stand in vitrine-contract");
}

#[test]
fn clients_screens_do_not_import_what_is_for_staff() {
    only_in("pages::staff", &["frontend/src/pages/portal"], &[], "the portal is for clients");
    only_in("super::super::staff", &["frontend/src/pages/portal"], &[], "the portal is for clients");
}

#[test]
fn what_clients_load_says_nothing_in_the_texts_of_the_team() {
    for Source { path, text } in sources(&["frontend/src"]) {
        let found = text.split('"').find(|words| vitrine_texts::STAFF.contains(words));
        let is_in_place = path.starts_with("frontend/src/pages/staff");
        assert!(is_in_place || found.is_none(), "{path}: {found:?} is not there in a client's browser");
    }
}

#[test]
fn every_text_is_said_somewhere() {
    let sources = sources(&CRATES);
    let literals: HashSet<&str> = sources.iter().flat_map(|source| source.text.split('"')).collect();
    // such as `grant-{}`: keys put together of a beginning and a name
    let starts: Vec<&str> = literals.iter().filter_map(|literal| Some(literal.split_once('{')?.0)).collect();
    let starts = || starts.iter().filter(|start| start.len() > 1 && start.ends_with('-'));
    let folder = root().join("crates/texts/locales/en");
    for area in fs::read_dir(&folder).unwrap() {
        let text = fs::read_to_string(area.unwrap().path()).unwrap();
        let is_key = |key: &&str| key.starts_with(|first: char| first.is_ascii_lowercase());
        for key in text.lines().filter_map(|line| Some(line.split_once(" =")?.0)).filter(is_key) {
            let is_said = literals.contains(key) || starts().any(|start| key.starts_with(start));
            // the second of a pair, and the values of a field in the audit log
            let is_second = key.strip_suffix("-words").is_some_and(|first| literals.contains(first));
            assert!(is_said || is_second || key.starts_with("update_progress-"), "nobody says `{key}`: delete it");
        }
    }
}

#[test]
fn no_test_is_left_out() {
    let mut files = Vec::new();
    for folder in ["crates", "migrations"] {
        collect(&root().join(folder), &mut files);
    }
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for word in [concat!("#[ign", "ore"), concat!("#[should_", "panic"), concat!("thread::", "sleep(")] {
            let is_allowed = file.ends_with("xtask/src/postgres.rs") || file.ends_with("xtask/src/web.rs");
            assert!(is_allowed || !text.contains(word), "{}: `{word}`", file.display());
        }
    }
}
