//! Every operation of the document, asked for by everybody, about what they see, what they do not see and what does not exist.
//!
//! The answers stand in `golden/access.txt`, where a change of policy is a readable difference. Nothing rewrites that file.

mod operations;
mod previews;
mod requests;
mod stage;

use crate::harness::{Digest, Reply, World};
use actix_web::http::Method;
use operations::Operation;
use requests::Request;
use stage::{Actor, Object, Stage};
use std::collections::HashMap;
use std::fmt::Write;
use std::iter;
use std::path::Path;

const GOLDEN: &str = include_str!("../../golden/access.txt");

#[actix_web::test]
async fn every_operation_answers_everybody_as_the_golden_file_says_on_sqlite() {
    check("sqlite", async || Some(World::on_sqlite().await)).await;
}

#[actix_web::test]
async fn every_operation_answers_everybody_as_the_golden_file_says_on_postgres() {
    check("postgres", World::on_postgres).await;
}

/// In a world for each operation, but for the reads that share one.
async fn check(database: &str, new_world: impl AsyncFn() -> Option<World>) {
    let (sharing, others): (Vec<_>, Vec<_>) = operations::all().into_iter().partition(Operation::shares_things);
    let mut rows: HashMap<String, String> = HashMap::new();
    for operations in iter::once(sharing).chain(others.into_iter().map(|operation| vec![operation])) {
        let Some(w) = new_world().await else { return };
        let stage = Stage::set(&w, &operations).await;
        for operation in operations {
            let answered = answers(&w, &stage, &operation).await;
            rows.insert(operation.id, answered);
        }
    }
    let table = operations::all().iter().fold(heading(), |table, operation| table + &rows[&operation.id]);
    let differences: Vec<String> = differences(GOLDEN, &table);
    if !differences.is_empty() {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("access-{database}.txt"));
        std::fs::write(&file, table).unwrap();
        panic!(
            "the API does not answer as tests/golden/access.txt says. If the policy is meant to change, review and copy {}:\n{}",
            file.display(),
            differences.join("\n")
        );
    }
}

fn heading() -> String {
    let mut text = String::from(
        "# Who gets what, operation by operation: the status of each answer. Clients reach the object's project at the level that names \
         them.\n# `without`: staff with every grant but the operation's. `with`: staff with that one and those for reading. \
         `-`: staff see everything.\n",
    );
    writeln!(text, "#         {}", Actor::ALL.map(|actor| format!("{:<11}", actor.name())).join(" ").trim_end())
        .unwrap();
    text
}

fn differences(golden: &str, actual: &str) -> Vec<String> {
    let (golden, actual): (Vec<&str>, Vec<&str>) = (golden.lines().collect(), actual.lines().collect());
    let missing = golden.iter().filter(|line| !actual.contains(line)).map(|line| format!("- {line}"));
    let added = actual.iter().filter(|line| !golden.contains(line)).map(|line| format!("+ {line}"));
    let mut all: Vec<String> = missing.chain(added).collect();
    if all.is_empty() && golden != actual {
        all.push("the order of lines".into());
    }
    all
}

/// The rows of one operation, while checking what holds for all of them.
async fn answers(w: &World, stage: &Stage, operation: &Operation) -> String {
    stage.enter(w, operation).await;
    let mut before = w.digest().await;
    let mut text = format!("{} {} {} {}\n", operation.id, operation.method, operation.path, operation.permission());
    let objects: &[Object] = if operation.has_object() { &Object::ALL } else { &[Object::Visible] };
    let mut missing: Vec<Reply> = Vec::new();
    for object in objects {
        let mut statuses = Vec::new();
        for actor in Actor::ALL {
            if actor.is_staff() && *object == Object::Hidden {
                statuses.push(format!("{:<11}", "-"));
                continue;
            }
            let reply = ask(w, operation, stage, actor, *object, &mut before).await;
            statuses.push(format!("{:<11}", reply.status));
            match object {
                Object::Missing => missing.push(reply),
                _ if operation.has_object() && !actor.is_staff() && reply.status == 404 => {
                    reply.is_indistinguishable_from(&missing[actor.index()]);
                }
                _ => {}
            }
        }
        writeln!(text, "  {:<8}{}", object.name(), statuses.join(" ").trim_end()).unwrap();
    }
    text
}

/// What is refused changes nothing (T-012), nor does what reads. `before` is what all rows were, and is now.
async fn ask(
    w: &World,
    operation: &Operation,
    stage: &Stage,
    actor: Actor,
    object: Object,
    before: &mut Digest,
) -> Reply {
    let things = stage.things(actor, object);
    let request = Request::of(operation, things);
    let etag = stage.etag(w, operation, actor, things).await;
    let reply = request.send(operation, &actor.caller(w), etag.as_deref()).await;
    let after = w.digest().await;
    if reply.status >= 400 || operation.method == Method::GET {
        assert_eq!(after, *before, "{} of {}: {}, and something changed", reply.request, actor.name(), reply.status);
    }
    *before = after;
    assert!(reply.status < 500, "{} for {}: {}", reply.request, actor.name(), reply.text());
    reply
}

#[test]
fn the_whole_document_is_covered() {
    for operation in operations::all() {
        let line = format!("{} {} {} {}", operation.id, operation.method, operation.path, operation.permission());
        assert!(GOLDEN.lines().any(|known| known == line), "tests/golden/access.txt has no row for `{line}`");
    }
}

/// What the golden file must say whatever else it says: to clients staff's operations are not there, nobody passes without a session.
#[test]
fn the_golden_file_breaks_no_rule() {
    let (mut audience, mut has_object) = (String::new(), false);
    for line in GOLDEN.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            let operation = operations::all().into_iter().find(|operation| operation.id == words[0]).unwrap();
            (has_object, audience) = (operation.has_object(), operation.audience);
            continue;
        }
        let (object, statuses) = (words[0], &words[1..]);
        for (actor, status) in Actor::ALL.into_iter().zip(statuses) {
            let is_client = !actor.is_staff() && actor != Actor::Anonymous;
            let is_fine = match (actor, audience.as_str(), object) {
                (_, "public", _) => true,
                (Actor::Anonymous, _, _) => *status == "401",
                // refused in words only what is seen
                _ if is_client && audience == "staff" => matches!(*status, "404" | "403"),
                // staff without the sight of a kind of thing are told so, whatever the id
                (_, _, "missing") if actor.is_staff() => matches!(*status, "404" | "403"),
                (_, _, "hidden" | "missing") => matches!(*status, "404" | "-"),
                _ => true,
            };
            assert!(is_fine, "{} gets {status} of\n{line}", actor.name());
            let sees_nothing = matches!(actor, Actor::Outsider | Actor::NotVisible) || object != "visible";
            assert!(
                !(is_client && has_object && sees_nothing && *status == "403"),
                "a 403 tells {} of\n{line}",
                actor.name()
            );
        }
    }
}
