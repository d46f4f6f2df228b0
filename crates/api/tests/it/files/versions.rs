//! New versions of files, and what they held before (T-086, R44).

use super::{ANY, content_of, share, upload};
use crate::harness::{Caller, Reply, World, everywhere, everywhere_with};
use actix_web::http::Method;
use actix_web::web::Bytes;
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{FileVersion, FileVersionList, ProjectFile};

async fn replace(caller: &Caller<'_>, file: &ProjectFile, bytes: impl Into<Bytes>) -> Reply {
    caller.ask(Method::POST, format!("/files/{}/versions", file.id)).body(ANY, bytes).send().await
}

async fn versions(caller: &Caller<'_>, file: &ProjectFile) -> Vec<FileVersion> {
    caller.get(format!("/files/{}/versions", file.id)).await.good::<FileVersionList>().data
}

/// What can be read of each, newest first.
async fn texts(caller: &Caller<'_>, file: &ProjectFile) -> Vec<String> {
    let mut texts = vec![caller.get(content_of(file)).await.text().to_owned()];
    for version in versions(caller, file).await {
        texts.push(caller.get(format!("/file-versions/{}/content", version.id)).await.text().to_owned());
    }
    texts
}

async fn restore(caller: &Caller<'_>, version: &FileVersion) -> Reply {
    caller.post(format!("/file-versions/{}/restore", version.id), json!({})).await
}

async fn furnished(w: &World) -> ProjectFile {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_task("Site", "Home").await;
    share(w, &w.task("Home"), "plan.txt", b"one").await
}

#[actix_web::test]
async fn what_a_file_held_stays_and_can_be_put_back() {
    everywhere(async |w| {
        let (file, staff) = (furnished(&w).await, w.administrator());
        w.later(TimeDelta::minutes(1));
        let second: ProjectFile = replace(&staff, &file, "two").await.good();
        assert_eq!((second.id, &second.name, second.version_count), (file.id, &file.name, 1));
        assert!(second.content_at > file.content_at && second.created_at == file.created_at);
        assert_ne!((&second.sha256, &second.revision), (&file.sha256, &file.revision));
        w.later(TimeDelta::minutes(1));
        replace(&staff, &file, "three").await.is(200);
        assert_eq!(texts(&staff, &file).await, ["three", "two", "one"]);
        assert_eq!(texts(&w.as_("pierre"), &file).await, ["three", "two", "one"]);
        let first = versions(&staff, &file).await.remove(1);
        assert_eq!(first.sha256, file.sha256);
        let part = staff.ask(Method::GET, format!("/file-versions/{}/content", first.id)).header("range", "bytes=1-");
        assert_eq!(part.send().await.is(206).text(), "ne");
        w.later(TimeDelta::minutes(1));
        let restored: ProjectFile = restore(&staff, &first).await.good();
        assert_eq!((restored.sha256, restored.version_count), (file.sha256.clone(), 2));
        assert_eq!(restored.content_at, file.content_at, "it is as old as it is");
        assert_eq!(texts(&staff, &file).await, ["one", "three", "two"]);
        restore(&staff, &first).await.is_problem(404, "not-found");
        let deeds = w.rows().texts("select action from audit_entries where subject_kind = 'file' order by id").await;
        assert_eq!(deeds, ["file.attached", "file.version_added", "file.version_added", "file.version_restored"]);
    })
    .await;
}

#[actix_web::test]
async fn versions_take_the_rights_of_their_file() {
    // T-086, T-084
    everywhere(async |w| {
        let (file, staff, pierre) = (furnished(&w).await, w.administrator(), w.as_("pierre"));
        replace(&staff, &file, "two").await.is(200);
        let version = versions(&staff, &file).await.remove(0);
        let content = format!("/file-versions/{}/content", version.id);
        // it is not theirs to change
        let before = w.digest().await;
        replace(&pierre, &file, "mine").await.is_problem(403, "not-permitted");
        restore(&pierre, &version).await.is_problem(403, "not-permitted");
        replace(&w.as_("john"), &file, "mine").await.is_problem(404, "not-found");
        restore(&w.as_("john"), &version).await.is_problem(404, "not-found");
        assert_eq!(w.digest().await, before, "T-012");
        pierre.get(&content).await.is(200);
        let missing = pierre.get(format!("/file-versions/{}/content", crate::harness::nobody())).await;
        for level in ["overview", "not_visible"] {
            w.set_level("Site", level).await;
            pierre.get(&content).await.is_indistinguishable_from(&missing);
        }
        w.set_level("Site", "full").await;
        staff.remove(format!("/files/{}", file.id)).await.is(204);
        pierre.get(&content).await.is_indistinguishable_from(&missing);
        staff.get(&content).await.is(404);
        // their own they replace, whoever did so before
        let own: ProjectFile = upload(&pierre, &w.task("Home"), "name=mine.txt", "a").await.good();
        replace(&staff, &own, "b").await.is(200);
        let own: ProjectFile = replace(&pierre, &own, "c").await.good();
        assert_eq!(own.uploaded_by.name.as_deref(), Some("Pierre"));
        assert_eq!(texts(&pierre, &own).await, ["c", "b", "a"]);
    })
    .await;
}

#[actix_web::test]
async fn what_was_the_teams_own_when_it_was_replaced_stays_so() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let (staff, pierre) = (w.administrator(), w.as_("pierre"));
        let draft: ProjectFile = upload(&staff, &w.project("Site"), "name=offer.txt", "dear").await.good();
        replace(&staff, &draft, "cheap").await.is(200);
        staff.edit(format!("/files/{}", draft.id), json!({"is_team_only": false})).await.is(200);
        assert_eq!(texts(&staff, &draft).await, ["cheap", "dear"]);
        assert_eq!(texts(&pierre, &draft).await, ["cheap"]);
        let seen: ProjectFile = pierre.get(format!("/files/{}", draft.id)).await.good();
        assert_eq!(seen.version_count, 0, "R51");
        let hidden = versions(&staff, &draft).await.remove(0);
        pierre.get(format!("/file-versions/{}/content", hidden.id)).await.is_problem(404, "not-found");
    })
    .await;
}

/// T-086, R44: what was uploaded by mistake can be taken out of sight alone, by who edits the task, and from then on is nowhere.
#[actix_web::test]
async fn a_version_that_was_a_mistake_is_deleted_alone() {
    everywhere(async |w| {
        let (file, staff, pierre) = (furnished(&w).await, w.administrator(), w.as_("pierre"));
        replace(&staff, &file, "another client's").await.is(200);
        replace(&staff, &file, "three").await.is(200);
        let mistake = versions(&staff, &file).await.remove(0);
        let path = format!("/file-versions/{}/purge", mistake.id);
        pierre.post(&path, json!({})).await.is_problem(403, "not-permitted");
        w.as_("john").post(&path, json!({})).await.is_problem(404, "not-found");
        w.hire("reader", "project.view_overview project.view_all task.view").await;
        let before = w.digest().await;
        w.as_("reader").post(&path, json!({})).await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before, "T-012");
        let mut heard = pierre.listen().await;
        staff.post(&path, json!({})).await.is(204);
        assert_eq!(heard.next().await.unwrap().object_id, Some(w.id("Home")), "an open list is read anew");
        assert_eq!(texts(&pierre, &file).await, ["three", "one"]);
        assert_eq!(w.objects(), 2, "the bytes are gone, too");
        let content = format!("/file-versions/{}/content", mistake.id);
        for caller in [&staff, &pierre] {
            caller.get(&content).await.is_problem(404, "not-found");
        }
        staff.post(&path, json!({})).await.is_problem(404, "not-found");
        restore(&staff, &mistake).await.is_problem(404, "not-found");
        let log = w.rows().texts("select changes from audit_entries where action = 'file.version_purged'").await;
        assert!(log.len() == 1 && log[0].contains(&mistake.sha256), "{log:?}");
        // the own file of a client: others may have seen what it held, so it is not theirs to delete for good
        let own: ProjectFile = upload(&pierre, &w.task("Home"), "name=own.txt", "own").await.good();
        replace(&pierre, &own, "again").await.is(200);
        let version = versions(&pierre, &own).await.remove(0);
        pierre.post(format!("/file-versions/{}/purge", version.id), json!({})).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn versions_take_room_and_go_with_their_file() {
    everywhere_with(
        |settings| {
            settings.files.most_bytes = 10;
            settings.files.most_files = 2;
            settings.files.workspace_bytes = 30;
        },
        async |w| {
            let (file, staff) = (furnished(&w).await, w.administrator());
            replace(&staff, &file, "").await.is_invalid("", "empty_upload");
            replace(&staff, &file, "0123456789x").await.is_problem(413, "too-large");
            replace(&staff, &file, "0123456789").await.is(200);
            replace(&staff, &file, "0123456789").await.is(200);
            replace(&staff, &file, "01").await.is_invalid("", "too_many");
            upload(&staff, &w.project("Site"), "name=a", "01234567").await.is_problem(409, "storage-full");
            assert_eq!(w.objects(), 3);
            staff.remove(format!("/files/{}", file.id)).await.is(204);
            w.later(TimeDelta::days(10_000));
            w.services().sweep().await.unwrap();
            assert_eq!(w.objects(), 0);
        },
    )
    .await;
}

/// What was replaced before clients could see it stays the team's when they can (R45).
#[actix_web::test]
async fn drafts_of_a_hidden_project_are_not_shown_with_it() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "not_visible").await;
        let staff = w.administrator();
        let file = share(&w, &w.project("Site"), "offer.pdf", b"dear").await;
        replace(&staff, &file, "cheap").await.is(200);
        staff.edit(w.project("Site"), json!({"level": "overview"})).await.is(200);
        replace(&staff, &file, "final").await.is(200);
        assert_eq!(texts(&w.as_("pierre"), &file).await, ["final", "cheap"]);
        assert_eq!(texts(&staff, &file).await, ["final", "cheap", "dear"]);
    })
    .await;
}
