//! What is said and attached where a client is asked (fixture B, R18, R37, R44, R54, R56; B150 to B152, B212; T-009, T-023, T-027).

use super::{add_project, ok, put, waiting};
use crate::harness::{Caller, Reply, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Approval, ApprovalPart, ApprovalReceipt, Comment, CommentPage, ProjectFile, ProjectFileList};

async fn upload(caller: &Caller<'_>, to: &str, query: &str, bytes: &'static str) -> Reply {
    let path = format!("{to}/files?{query}");
    caller.ask(Method::POST, path).body("application/octet-stream", bytes).send().await
}

async fn said(caller: &Caller<'_>, round: Uuid) -> Vec<String> {
    let page: CommentPage = caller.get(format!("/approvals/{round}/comments")).await.good();
    page.data.into_iter().filter_map(|comment| comment.text).collect()
}

async fn names(caller: &Caller<'_>, round: Uuid) -> Vec<String> {
    let list: ProjectFileList = caller.get(format!("/approvals/{round}/files")).await.good();
    list.data.into_iter().map(|file| file.name).collect()
}

async fn say(caller: &Caller<'_>, round: Uuid, text: &str) -> Reply {
    caller.post(format!("/approvals/{round}/comments"), json!({"text": text})).await
}

/// On the board of "Site", with a file and a comment of the team for clients, and one of each for the team alone; then it is asked about.
async fn ask(w: &World, level: &str, clients: &[&str]) -> Uuid {
    add_project(w, "Site", clients, level, &[1]).await;
    w.add_task("Site", "Home").await;
    let (marion, task) = (w.administrator(), w.task("Home"));
    for (name, is_team_only) in [("home.png", false), ("margin.xls", true)] {
        upload(&marion, &task, &format!("name={name}&is_team_only={is_team_only}"), name).await.is(201);
        let comment = json!({"text": format!("See {name}"), "is_team_only": is_team_only});
        marion.post(format!("{task}/comments"), comment).await.is(201);
    }
    put(w, "Site", "Home", 1).await;
    waiting(&marion).await.remove(0).id
}

#[actix_web::test]
async fn an_approver_reads_and_adds_without_the_task() {
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)"]).await;
        let pierre = w.as_("pierre");
        pierre.read_task("Home").await.is_problem(404, "not-found");
        assert_eq!(said(&pierre, round).await, ["See home.png"], "B150");
        assert_eq!(names(&pierre, round).await, ["home.png"], "B152");
        let seen: Approval = pierre.get(format!("/approvals/{round}")).await.good();
        assert!(seen.takes_words && seen.takes_files);
        let comment: Comment = say(&pierre, round, "Could it be *greener*?").await.is(201).good();
        assert!(comment.task_id.is_none() && comment.author.is_self && comment.may.is_empty());
        let file: ProjectFile = upload(&pierre, &format!("/approvals/{round}"), "name=green.txt", "green").await.good();
        assert!(file.task_id.is_none() && file.is_team_only.is_none());
        assert_eq!(said(&w.as_("chloe"), round).await, ["Could it be *greener*?", "See home.png"]);
        assert_eq!(names(&w.as_("chloe"), round).await, ["green.txt", "home.png"]);
        assert_eq!(seen.content.unwrap().file_ids.len(), 1, "what a client adds is not asked about");
        // nothing of it opens the task, or its files elsewhere (R54)
        let content = format!("/approvals/{round}/files/{}/content", file.id);
        assert_eq!(pierre.get(&content).await.text(), "green");
        for path in [format!("/files/{}/content", file.id), format!("{}/files", w.task("Home"))] {
            pierre.get(path).await.is_problem(404, "not-found");
        }
        pierre.get(format!("/comments/{}", comment.id)).await.is_problem(404, "not-found");
        // the team finds it all with the task
        let on_task: CommentPage = w.administrator().get(format!("{}/comments", w.task("Home"))).await.good();
        assert!(on_task.data[0].text.as_deref() == Some("Could it be *greener*?"));
        assert_eq!(on_task.data[0].is_team_only, Some(false));
        let files: ProjectFileList = w.administrator().get(format!("{}/files", w.task("Home"))).await.good();
        assert_eq!(files.data.len(), 3);
        // from request to decision (R18)
        ok(&pierre, round).await.is(200);
        let receipt: ApprovalReceipt = pierre.get(format!("/approvals/{round}/receipt")).await.good();
        let body: Value = serde_json::from_str(&receipt.body).unwrap();
        let home = files.data.iter().find(|file| file.name == "home.png").unwrap();
        assert_eq!(body["files_sha256"], json!([home.sha256]));
        let missing = pierre.get(format!("/approvals/{}/comments", nobody())).await;
        for path in ["comments", "files"] {
            let path = format!("/approvals/{round}/{path}");
            pierre.get(path).await.is_indistinguishable_from(&missing);
        }
        pierre.get(&content).await.is_problem(404, "not-found");
        say(&pierre, round, "Late").await.is_problem(404, "not-found");
        upload(&pierre, &format!("/approvals/{round}"), "name=late.txt", "late").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn only_what_was_there_when_it_was_asked_is_asked_about() {
    // R18, and the receipt binds it
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)"]).await;
        let (marion, pierre, task) = (w.administrator(), w.as_("pierre"), w.task("Home"));
        let since = async || pierre.get(format!("/approvals/{round}")).await.good::<Approval>().changed_since;
        assert!(since().await.is_empty());
        let later: ProjectFile = upload(&marion, &task, "name=later.txt&is_team_only=false", "later").await.good();
        assert_eq!(names(&pierre, round).await, ["home.png"]);
        assert_eq!(since().await, [ApprovalPart::Files]);
        pierre.get(format!("/approvals/{round}/files/{}/content", later.id)).await.is_problem(404, "not-found");
        marion.remove(format!("/files/{}", later.id)).await.is(204);
        assert!(since().await.is_empty());
        // what a client adds changes nothing of it
        upload(&pierre, &format!("/approvals/{round}"), "name=mine.txt", "mine").await.is(201);
        assert!(since().await.is_empty());
        // what the team makes of it is the team's
        let drawn: ProjectFile =
            upload(&pierre, &format!("/approvals/{round}"), "name=drawn.txt", "drawn").await.good();
        assert_eq!(names(&pierre, round).await, ["drawn.txt", "mine.txt", "home.png"]);
        let versions = marion.ask(Method::POST, format!("/files/{}/versions", drawn.id));
        versions.body("application/octet-stream", "redrawn").send().await.is(200);
        assert_eq!(names(&pierre, round).await, ["mine.txt", "home.png"]);
        // what the team puts in the place of what is asked about is not asked about: that stays as it was, and can be read
        let files: ProjectFileList = marion.get(format!("{task}/files")).await.good();
        let home = files.data.iter().find(|file| file.name == "home.png").unwrap();
        for bytes in ["home, wider", "home, wider still"] {
            let versions = marion.ask(Method::POST, format!("/files/{}/versions", home.id));
            versions.body("application/octet-stream", bytes).send().await.is(200);
        }
        assert_eq!(since().await, [ApprovalPart::Files]);
        let list: ProjectFileList = pierre.get(format!("/approvals/{round}/files")).await.good();
        let frozen = list.data.iter().find(|file| file.id == home.id).unwrap();
        assert_eq!(
            (&frozen.sha256, frozen.content_at, frozen.version_count),
            (&home.sha256, home.content_at, 0),
            "T-062"
        );
        let content = format!("/approvals/{round}/files/{}/content", home.id);
        assert_eq!(pierre.get(&content).await.text(), "home.png", "R18");
        ok(&w.as_("chloe"), round).await.is(200);
        let receipt: ApprovalReceipt = w.as_("chloe").get(format!("/approvals/{round}/receipt")).await.good();
        let body: Value = serde_json::from_str(&receipt.body).unwrap();
        assert_eq!(body["files_sha256"], json!([home.sha256]), "what could be read is named");
    })
    .await;
}

/// T-009: what is taken from who decides is not shown to them any more, nor is its hash told.
#[actix_web::test]
async fn what_is_hidden_since_is_hidden() {
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)"]).await;
        let (marion, pierre, task) = (w.administrator(), w.as_("pierre"), w.task("Home"));
        let since = async || pierre.get(format!("/approvals/{round}")).await.good::<Approval>().changed_since;
        upload(&pierre, &format!("/approvals/{round}"), "name=mine.txt", "mine").await.is(201);
        let files: ProjectFileList = marion.get(format!("{task}/files")).await.good();
        let home = files.data.iter().find(|file| file.name == "home.png").unwrap();
        marion.edit(format!("/files/{}", home.id), json!({"is_team_only": true})).await.is(200);
        assert_eq!(names(&pierre, round).await, ["mine.txt"]);
        assert_eq!(since().await, [ApprovalPart::Files]);
        // replaced while it is the team's own, what it held stays that, whoever sees the file again
        let versions = marion.ask(Method::POST, format!("/files/{}/versions", home.id));
        versions.body("application/octet-stream", "cheaper").send().await.is(200);
        marion.edit(format!("/files/{}", home.id), json!({"is_team_only": false})).await.is(200);
        assert_eq!(names(&pierre, round).await, ["mine.txt"]);
        ok(&pierre, round).await.is(200);
        let receipt: ApprovalReceipt = pierre.get(format!("/approvals/{round}/receipt")).await.good();
        let body: Value = serde_json::from_str(&receipt.body).unwrap();
        assert_eq!(body["files_sha256"], json!([]), "its hash is hidden with it");
    })
    .await;
}

#[actix_web::test]
async fn what_may_be_said_and_read_follows_the_privileges_and_grants() {
    // R54, R56: P1 is waived, P2 and P3 are not
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)"]).await;
        let pierre = w.as_("pierre");
        let set = async |p2: bool, p3: &str| {
            let privileges = json!({"view_tasks": false, "view_progress": p2, "update_progress": p3});
            w.administrator().edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
        };
        set(true, "comment").await;
        say(&pierre, round, "Mine").await.is(201);
        assert_eq!(said(&pierre, round).await, ["Mine", "See home.png"]);
        set(false, "off").await;
        assert_eq!(said(&pierre, round).await, ["Mine"], "one's own stay");
        w.grant_only("chloe", &["project.view_overview", "approval.act"]).await;
        let before = w.digest().await;
        say(&pierre, round, "More").await.is_problem(403, "not-permitted");
        say(&w.as_("chloe"), round, "More").await.is_problem(403, "not-permitted");
        let path = format!("/approvals/{round}");
        upload(&w.as_("chloe"), &path, "name=a.txt", "a").await.is_problem(403, "not-permitted");
        assert_eq!(names(&w.as_("chloe"), round).await, ["home.png"]);
        assert_eq!(w.digest().await, before);
        w.grant_only("chloe", &["project.view_overview", "task.view", "task.comment", "task.attach"]).await;
        let before = w.digest().await;
        for username in ["chloe", "ravi", "john"] {
            let caller = w.as_(username);
            caller.get(format!("{path}/comments")).await.is_problem(404, "not-found");
            caller.get(format!("{path}/files")).await.is_problem(404, "not-found");
            say(&caller, round, "More").await.is_problem(404, "not-found");
            upload(&caller, &path, "name=a.txt", "a").await.is_problem(404, "not-found");
        }
        // staff say it with the task
        say(&w.administrator(), round, "More").await.is_problem(403, "not-permitted");
        upload(&w.administrator(), &path, "name=a.txt", "a").await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
        // bad input
        say(&w.as_("pierre"), round, "x").await.is(403);
        say(&w.as_("france"), round, " ").await.is_invalid("/text", "required");
        let internal = json!({"text": "x", "is_team_only": true});
        w.as_("france").post(format!("{path}/comments"), internal).await.is_invalid("/is_team_only", "unknown_field");
        upload(&w.as_("france"), &path, "name=a.txt&is_team_only=true", "a").await.is(422);
    })
    .await;
}

#[actix_web::test]
async fn clients_of_other_roots_hear_nothing_of_each_other() {
    // R44, R58, T-027
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)", "IBM"]).await;
        let (pierre, john) = (w.as_("pierre"), w.as_("john"));
        let mut heard = john.listen().await;
        say(&pierre, round, "Between us").await.is(201);
        upload(&pierre, &format!("/approvals/{round}"), "name=ours.txt", "ours").await.is(201);
        assert_eq!(said(&john, round).await, ["See home.png"]);
        assert_eq!(names(&john, round).await, ["home.png"]);
        let now: Approval = john.get(format!("/approvals/{round}")).await.good();
        assert!(now.changed_since.is_empty());
        // who may read it hears of it, without the task
        let mut chloes = w.as_("chloe").listen().await;
        let comment = json!({"text": "For all", "is_team_only": false});
        w.administrator().post(format!("{}/comments", w.task("Home")), comment).await.is(201);
        for stream in [&mut heard, &mut chloes] {
            let event = stream.next().await.unwrap();
            assert_eq!(event.kind, vitrine_contract::EventKind::CommentChanged);
            assert_eq!(event.object_id, None, "R54");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_sent_with_comments_is_read_with_them_and_not_asked_about() {
    // B150, B152, R18, R54, R58, T-009
    everywhere(async |w| {
        let round = ask(&w, "overview", &["Acme (France)", "IBM"]).await;
        let (marion, pierre, task) = (w.administrator(), w.as_("pierre"), w.task("Home"));
        let sent = async |text: &str, is_team_only: bool| {
            let file: ProjectFile = upload(&marion, &task, "name=note.txt&for_comment=true", "note").await.good();
            let comment = json!({"text": text, "is_team_only": is_team_only, "file_ids": [file.id]});
            marion.post(format!("{task}/comments"), comment).await.is(201).good::<Comment>().files.remove(0).id
        };
        let (internal, shared) = (sent("Between us", true).await, sent("For all", false).await);
        let page: CommentPage = pierre.get(format!("/approvals/{round}/comments")).await.good();
        let with: Vec<_> = page.data.iter().flat_map(|comment| &comment.files).map(|file| file.id).collect();
        assert_eq!(with, [shared]);
        assert_eq!(names(&pierre, round).await, ["home.png"]);
        let seen: Approval = pierre.get(format!("/approvals/{round}")).await.good();
        assert!(seen.changed_since.is_empty() && seen.content.unwrap().file_ids.len() == 1);
        let content = |file: Uuid| format!("/approvals/{round}/files/{file}/content");
        assert_eq!(pierre.get(content(shared)).await.text(), "note");
        let missing = pierre.get(content(nobody())).await;
        pierre.get(content(internal)).await.is_indistinguishable_from(&missing);
        pierre.get(format!("/files/{shared}/content")).await.is_problem(404, "not-found");
        // without P2, what others say is not read here either (R56)
        let privileges = json!({"view_tasks": false, "view_progress": false, "update_progress": "comment"});
        marion.edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
        pierre.get(content(shared)).await.is_indistinguishable_from(&missing);
        // a new round does not ask about it either, and the receipt does not name it
        ok(&w.as_("chloe"), round).await.is(200);
        let receipt: ApprovalReceipt = w.as_("chloe").get(format!("/approvals/{round}/receipt")).await.good();
        let body: Value = serde_json::from_str(&receipt.body).unwrap();
        assert_eq!(body["files_sha256"].as_array().map(Vec::len), Some(1));
        w.as_("chloe").get(content(shared)).await.is_problem(404, "not-found");
    })
    .await;
}
