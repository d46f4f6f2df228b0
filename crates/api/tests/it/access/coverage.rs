//! Every operation of the document, asked for by everybody, about what they see, what they do not see and what does not exist.
//!
//! The answers stand in `golden/access.txt`, where a change of policy is a readable difference. Nothing rewrites that file.

mod operations;
mod previews;
mod requests;
mod stage;

use crate::harness::{Reply, World, everywhere};
use operations::Operation;
use requests::Request;
use stage::{Actor, Object, Stage};
use std::cell::RefCell;
use std::fmt::Write;
use std::path::Path;

const GOLDEN: &str = include_str!("../../golden/access.txt");

#[actix_web::test]
async fn every_operation_answers_everybody_as_the_golden_file_says() {
    let mut table = heading();
    for operation in operations::all() {
        let rows = RefCell::new(Vec::new());
        everywhere(async |w| {
            let answered = answers(&w, &operation).await;
            rows.borrow_mut().push(answered);
        })
        .await;
        let mut rows = rows.into_inner();
        rows.dedup();
        assert_eq!(rows.len(), 1, "{} answers differently on PostgreSQL:\n{rows:#?}", operation.id);
        table.push_str(&rows.remove(0));
    }
    let differences: Vec<String> = differences(GOLDEN, &table);
    if !differences.is_empty() {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("access.txt");
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
async fn answers(w: &World, operation: &Operation) -> String {
    let stage = Stage::set(w, operation).await;
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
            let reply = ask(w, operation, &stage, actor, *object).await;
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

/// What is refused changes nothing (T-012).
async fn ask(w: &World, operation: &Operation, stage: &Stage, actor: Actor, object: Object) -> Reply {
    let things = stage.things(actor, object);
    let request = Request::of(operation, things);
    let etag = stage.etag(w, operation, actor, things).await;
    let before = w.digest().await;
    let reply = request.send(operation, &actor.caller(w), etag.as_deref()).await;
    if reply.status >= 400 {
        assert_eq!(w.digest().await, before, "{}, refused to {}, changed something", reply.request, actor.name());
    }
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
