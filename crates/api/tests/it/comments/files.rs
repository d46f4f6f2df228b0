//! What is sent with comments (B028, B081, B196; R5, R37, R44, R56, R58; T-003, T-009, T-012, T-027, T-084).

use super::{account, comments, furnished, read, say};
use crate::harness::{Caller, Reply, World, everywhere, everywhere_with, nobody};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Board, Comment, DeletedFileList, EventKind, FileAct, ProjectFile, ProjectFileList};

const ANY: &str = "application/octet-stream";

async fn upload(caller: &Caller<'_>, w: &World, name: &str) -> Reply {
    let path = format!("{}/files?name={name}&for_comment=true", w.task("Shared"));
    caller.ask(Method::POST, path).body(ANY, name.to_owned()).send().await
}

async fn pending(caller: &Caller<'_>, w: &World, name: &str) -> ProjectFile {
    upload(caller, w, name).await.good()
}

/// Says something with files: `comment` says the rest.
async fn send(caller: &Caller<'_>, w: &World, files: &[Uuid], mut comment: Value) -> Reply {
    comment["file_ids"] = json!(files);
    caller.post(comments(w, "Shared"), comment).await
}

/// A comment with a file of that name.
async fn sent(caller: &Caller<'_>, w: &World, name: &str, comment: Value) -> ProjectFile {
    let file = pending(caller, w, name).await;
    let comment: Comment = send(caller, w, &[file.id], comment).await.is(201).good();
    comment.files.into_iter().next().unwrap()
}

fn content(file: &ProjectFile) -> String {
    format!("/files/{}/content", file.id)
}

async fn listed(caller: &Caller<'_>, w: &World) -> Vec<String> {
    let list: ProjectFileList = caller.get(format!("{}/files", w.task("Shared"))).await.good();
    list.data.into_iter().map(|file| file.name).collect()
}

/// Whether somebody finds the file with its comment, by itself and its bytes; nobody finds one and not the others.
async fn sees(w: &World, username: &str, file: &ProjectFile) -> bool {
    let caller = w.as_(username);
    let found = caller.get(content(file)).await;
    let is_seen = found.text() == file.name;
    if !is_seen {
        let missing = caller.get(format!("/files/{}/content", nobody())).await;
        found.is_problem(404, "not-found");
        found.is_indistinguishable_from(&missing);
    }
    caller.get(format!("/files/{}", file.id)).await.is(if is_seen { 200 } else { 404 });
    let versions = caller.get(format!("/files/{}/versions", file.id)).await;
    versions.is(if is_seen { 200 } else { 404 });
    let page = caller.get(comments(w, "Shared")).await;
    assert_eq!(page.text().contains(&file.id.to_string()), is_seen, "{username}: {}", page.text());
    is_seen
}

async fn seen_by(w: &World, file: &ProjectFile) -> Vec<&'static str> {
    let mut who = Vec::new();
    for username in ["marion", "pierre", "chloe", "john"] {
        if sees(w, username, file).await {
            who.push(username);
        }
    }
    who
}

#[actix_web::test]
async fn what_is_sent_with_a_comment_is_seen_by_whoever_reads_it() {
    everywhere(async |w| {
        furnished(&w).await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        let internal = sent(&marion, &w, "margin.xls", json!({"text": "Between us"})).await;
        let shared = sent(&marion, &w, "draft.pdf", json!({"text": "See this", "is_team_only": false})).await;
        let own = sent(&pierre, &w, "photo.jpg", json!({"text": "As here"})).await;
        assert_eq!(seen_by(&w, &internal).await, ["marion"], "T-009");
        assert_eq!(seen_by(&w, &shared).await, ["marion", "pierre", "chloe", "john"]);
        assert_eq!(seen_by(&w, &own).await, ["marion", "pierre", "chloe"], "R44, R58");
        assert_eq!((shared.is_team_only, own.is_team_only), (Some(false), None));
        // it is listed there, and neither with the files of the task nor on its card
        assert!(listed(&marion, &w).await.is_empty());
        let board: Board = marion.read_board("Site").await.good();
        let card = board.columns.iter().flat_map(|column| &column.tasks).find(|card| card.title == "Shared").unwrap();
        assert_eq!((card.comment_count, card.file_count), (Some(3), None));
        // words of others are read with P2 (R5, R56), one's own and what is addressed to one without
        let privileges = json!({"view_tasks": true, "view_progress": false, "update_progress": "comment"});
        marion.edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
        assert!(!sees(&w, "pierre", &shared).await && sees(&w, "pierre", &own).await);
        let mention = json!({"text": "For you", "is_team_only": false, "mention_ids": [account(&w, "pierre").await]});
        let addressed = sent(&marion, &w, "for-you.txt", mention).await;
        assert!(sees(&w, "pierre", &addressed).await);
        // T-084: revoked, it is gone at the next request, part by part
        let part = async |range: &'static str| {
            w.as_("chloe").ask(Method::GET, content(&shared)).header("range", range).send().await
        };
        assert_eq!(part("bytes=0-4").await.is(206).text(), "draft");
        w.set_level("Site", "overview").await;
        part("bytes=5-8").await.is_problem(404, "not-found");
        w.as_("pierre").get(content(&addressed)).await.is_problem(404, "not-found");
        w.set_level("Site", "read_only").await;
        marion.edit(format!("{}/access", w.project("Site")), json!({"co_clients_visible": true})).await.is(200);
        assert!(sees(&w, "john", &own).await);
        marion.edit(w.task("Shared"), json!({"is_team_only": true})).await.is(200);
        part("bytes=5-8").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn what_is_yet_to_be_sent_is_its_uploaders_alone() {
    everywhere(async |w| {
        furnished(&w).await;
        let (marion, pierre, chloe) = (w.administrator(), w.as_("pierre"), w.as_("chloe"));
        w.hire("colleague", "project.view_overview project.view_all task.view task.comment task.attach task.edit")
            .await;
        let mut heard = chloe.listen().await;
        let draft = pending(&pierre, &w, "draft.txt").await;
        assert_eq!((draft.comment_id, draft.is_team_only), (None, None));
        assert_eq!(pierre.get(content(&draft)).await.text(), "draft.txt");
        let theirs = pending(&marion, &w, "theirs.txt").await;
        for username in ["chloe", "john", "colleague", "marion"] {
            let caller = w.as_(username);
            let missing = caller.get(format!("/files/{}/content", nobody())).await;
            caller.get(content(&draft)).await.is_indistinguishable_from(&missing);
            caller.delete(format!("/files/{}", draft.id), "\"0\"").await.is_problem(404, "not-found");
        }
        w.as_("colleague").get(content(&theirs)).await.is_problem(404, "not-found");
        // nor is it anywhere else
        for caller in [&marion, &pierre] {
            assert!(listed(caller, &w).await.is_empty());
            assert!(read(w.as_("pierre"), &w).await.is_empty());
        }
        assert!(w.rows().ids("select id from audit_entries where subject_kind = 'file'").await.is_empty());
        // T-003: put into a comment, another's is what was never there; so are one of another task, and one that is sent already
        let elsewhere: ProjectFile = {
            let path = format!("{}/files?name=other.txt&for_comment=true", w.task("Internal"));
            marion.ask(Method::POST, path).body(ANY, "other").send().await.good()
        };
        let of_task: ProjectFile = {
            let path = format!("{}/files?name=plain.txt", w.task("Shared"));
            marion.ask(Method::POST, path).body(ANY, "plain").send().await.good()
        };
        let before = w.digest().await;
        let unsent = send(&chloe, &w, &[nobody()], json!({"text": "Look"})).await;
        unsent.is_invalid("/file_ids/0", "file_gone");
        send(&chloe, &w, &[draft.id], json!({"text": "Look"})).await.is_indistinguishable_from(&unsent);
        for file in [draft.id, elsewhere.id, of_task.id] {
            let sent = send(&marion, &w, &[theirs.id, file], json!({"text": "Look"})).await;
            sent.is_invalid("/file_ids/1", "file_gone");
        }
        assert_eq!(w.digest().await, before, "T-012");
        let said: Comment = send(&pierre, &w, &[draft.id, draft.id], json!({"text": "Look"})).await.is(201).good();
        assert_eq!(said.files.iter().map(|file| file.id).collect::<Vec<_>>(), [draft.id]);
        assert_eq!(said.files[0].comment_id, Some(said.id));
        send(&pierre, &w, &[draft.id], json!({"text": "Again"})).await.is_invalid("/file_ids/0", "file_gone");
        let deeds = w.rows().texts("select action from audit_entries order by id desc limit 2").await;
        assert_eq!(deeds, ["comment.added", "file.attached"]);
        let event = heard.next().await.unwrap();
        assert_eq!(event.kind, EventKind::CommentChanged, "of what waited, nobody heard");
    })
    .await;
}

#[actix_web::test]
async fn attaching_is_asked_for_when_it_is_uploaded_and_when_it_is_sent() {
    // R37, R63
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = w.as_("pierre");
        let file = pending(&pierre, &w, "draft.txt").await;
        w.grant_only("pierre", &["project.view_overview", "task.view", "task.comment"]).await;
        let before = w.digest().await;
        upload(&pierre, &w, "more.txt").await.is_problem(403, "not-permitted");
        send(&pierre, &w, &[file.id], json!({"text": "Look"})).await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
        assert_eq!(w.objects(), 1);
        say(w.as_("pierre"), &w, "Shared", "Without").await.is(201);
        let told = async |query: &str| {
            let path = format!("{}/files?name=a.txt&{query}", w.task("Shared"));
            w.administrator().ask(Method::POST, path).body(ANY, "a").send().await
        };
        // the comment says who will see it, and only tasks have comments
        for is_team_only in [true, false] {
            let query = format!("for_comment=true&is_team_only={is_team_only}");
            told(&query).await.is_invalid("?is_team_only", "audience_of_comment");
        }
        let path = format!("{}/files?name=a.txt&for_comment=true", w.project("Site"));
        w.administrator().ask(Method::POST, path).body(ANY, "a").send().await.is(422);
    })
    .await;
}

#[actix_web::test]
async fn what_is_not_sent_is_taken_out_at_once_or_forgotten_after_a_day() {
    everywhere(async |w| {
        furnished(&w).await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        let out = pending(&pierre, &w, "out.txt").await;
        pierre.remove(format!("/files/{}", out.id)).await.is(204);
        assert_eq!(w.objects(), 0);
        let bin: DeletedFileList = pierre.get(format!("{}/deleted-files", w.project("Site"))).await.good();
        assert!(bin.data.is_empty());
        sent(&pierre, &w, "kept.txt", json!({"text": "Here"})).await;
        pending(&marion, &w, "forgotten.txt").await;
        let names = async || w.rows().texts("select name from files order by name").await;
        w.later(TimeDelta::hours(23));
        w.services().sweep().await.unwrap();
        assert_eq!(names().await, ["forgotten.txt", "kept.txt"]);
        // objects are as old as the disk says, which is real time
        w.later(TimeDelta::days(10_000));
        w.services().sweep().await.unwrap();
        assert_eq!((w.objects(), names().await), (1, vec!["kept.txt".to_owned()]));
    })
    .await;
}

#[actix_web::test]
async fn with_the_words_go_the_files() {
    everywhere(async |w| {
        furnished(&w).await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        let files = [pending(&pierre, &w, "one.txt").await, pending(&pierre, &w, "two.txt").await];
        let ids: Vec<Uuid> = files.iter().map(|file| file.id).collect();
        let comment: Comment = send(&pierre, &w, &ids, json!({"text": "Oops"})).await.good();
        let names: Vec<_> = comment.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["one.txt", "two.txt"]);
        // one of them is in the bin, the other has been another
        pierre.remove(format!("/files/{}", files[0].id)).await.is(204);
        let versions = pierre.ask(Method::POST, format!("/files/{}/versions", files[1].id));
        versions.body(ANY, "two, again").send().await.is(200);
        assert_eq!(w.objects(), 3);
        let path = format!("/comments/{}", comment.id);
        // whoever removes it has seen what is in it
        pierre.delete(&path, &format!("\"{}\"", comment.revision)).await.is_problem(412, "stale-version");
        pierre.remove(&path).await.is(204);
        assert_eq!(w.objects(), 0);
        for caller in [&marion, &pierre] {
            for file in &files {
                caller.get(content(file)).await.is_problem(404, "not-found");
                caller.post(format!("/files/{}/restore", file.id), json!({})).await.is_problem(404, "not-found");
            }
        }
        let trace = read(w.administrator(), &w).await.remove(0);
        assert!(trace.removed_at.is_some() && trace.files.is_empty());
        let purged = "select action from audit_entries where action = 'file.purged'";
        assert_eq!(w.rows().texts(purged).await.len(), 2);
    })
    .await;
}

#[actix_web::test]
async fn a_file_of_a_comment_is_a_file_but_for_its_audience() {
    everywhere(async |w| {
        furnished(&w).await;
        let (marion, pierre, chloe) = (w.administrator(), w.as_("pierre"), w.as_("chloe"));
        let file = sent(&pierre, &w, "draft.txt", json!({"text": "Here"})).await;
        assert_eq!(file.may, [FileAct::Update, FileAct::Delete]);
        let (path, comment) = (format!("/files/{}", file.id), format!("/comments/{}", file.comment_id.unwrap()));
        let tag = async || chloe.get(&comment).await.etag();
        let (first, mut heard) = (tag().await, chloe.listen().await);
        for is_team_only in [true, false] {
            let change = json!({"is_team_only": is_team_only});
            marion.edit(&path, change).await.is_invalid("/is_team_only", "audience_of_comment");
        }
        chloe.edit(&path, json!({"name": "mine.txt"})).await.is_problem(403, "not-permitted");
        pierre.edit(&path, json!({"name": "final.txt"})).await.is(200);
        // who reads the comment hears of it, and its tag is another
        let event = heard.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::CommentChanged, Some(w.id("Shared"))));
        assert_ne!(tag().await, first);
        let versions = pierre.ask(Method::POST, format!("{path}/versions")).body(ANY, "final");
        versions.send().await.is(200);
        let now: Comment = chloe.get(&comment).await.good();
        assert_eq!((now.files[0].name.as_str(), now.files[0].version_count), ("final.txt", 1));
        pierre.remove(&path).await.is(204);
        let now: Comment = chloe.get(&comment).await.good();
        assert!(now.files.is_empty() && now.text.is_some() && now.edited_at.is_none());
        let bin: DeletedFileList = marion.get(format!("{}/deleted-files", w.project("Site"))).await.good();
        assert_eq!(bin.data[0].task_title.as_deref(), Some("Shared"));
        pierre.post(format!("{path}/restore"), json!({})).await.is(200);
        assert_eq!(chloe.get(content(&file)).await.text(), "final");
    })
    .await;
}

#[actix_web::test]
async fn what_is_sent_with_comments_counts() {
    // R47: each person's own
    everywhere_with(
        |settings| {
            settings.files.most_files = 2;
            settings.files.workspace_bytes = 40;
        },
        async |w| {
            furnished(&w).await;
            let marion = w.administrator();
            sent(&marion, &w, "one", json!({"text": "Here"})).await;
            pending(&marion, &w, "two").await;
            upload(&marion, &w, "three").await.is_invalid("", "too_many");
            upload(&w.as_("pierre"), &w, "12345").await.is_problem(409, "storage-full");
            upload(&w.as_("pierre"), &w, "1234").await.is(201);
        },
    )
    .await;
}
