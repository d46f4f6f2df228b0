//! Who sees, uploads and changes files (fixture B, R37, R44, R58, R63; B028, B078, B080, B081; T-009, T-027, T-084).

use super::{content_of, names, share, upload};
use crate::harness::everywhere;
use serde_json::json;
use vitrine_contract::{FileAct, ProjectFile};

#[actix_web::test]
async fn fixture_b_levels_decide_about_files() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        let (project, task) = (w.project("Site"), w.task("Home"));
        let (plan, draft) =
            (share(&w, &project, "plan.txt", b"plan").await, share(&w, &task, "draft.txt", b"draft").await);
        let pierre = w.as_("pierre");
        for (level, of_project, of_task) in
            [("not_visible", false, false), ("overview", true, false), ("read_only", true, true), ("full", true, true)]
        {
            w.set_level("Site", level).await;
            for (is_open, place, file) in [(of_project, &project, &plan), (of_task, &task, &draft)] {
                let (seen, made) = if is_open { (200, 201) } else { (404, 404) };
                pierre.get(format!("{place}/files")).await.is(seen);
                pierre.get(format!("/files/{}", file.id)).await.is(seen);
                pierre.get(content_of(file)).await.is(seen);
                upload(&pierre, place, "name=mine.txt", "mine").await.is(made);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn what_the_team_keeps_to_itself_is_nowhere() {
    // R37, T-009: safe unless it was said otherwise
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        for place in [w.project("Site"), w.task("Home")] {
            let secret: ProjectFile = upload(&w.administrator(), &place, "name=margin.txt", "margin").await.good();
            assert_eq!(secret.is_team_only, Some(true));
            let pierre = w.as_("pierre");
            let missing = pierre.get(format!("/files/{}", crate::harness::nobody())).await;
            pierre.get(format!("/files/{}", secret.id)).await.is_indistinguishable_from(&missing);
            let missing = pierre.get(format!("/files/{}/content", crate::harness::nobody())).await;
            pierre.get(content_of(&secret)).await.is_indistinguishable_from(&missing);
            assert!(names(&pierre, &place).await.is_empty());
            pierre.delete(format!("/files/{}", secret.id), "\"0\"").await.is(404);
            // shared, it is there; taken back, it is gone
            let path = format!("/files/{}", secret.id);
            w.administrator().edit(&path, json!({"is_team_only": false})).await.is(200);
            let seen = pierre.get(&path).await;
            assert!(!seen.text().contains("is_team_only"));
            pierre.get(content_of(&secret)).await.is(200);
            w.administrator().edit(&path, json!({"is_team_only": true})).await.is(200);
            pierre.get(content_of(&secret)).await.is(404);
        }
        // nor are the files of a task that the team keeps to itself
        let draft = share(&w, &w.task("Home"), "draft.txt", b"draft").await;
        w.administrator().edit(w.task("Home"), json!({"is_team_only": true})).await.is(200);
        w.as_("pierre").get(content_of(&draft)).await.is(404);
    })
    .await;
}

#[actix_web::test]
async fn sight_ends_between_two_parts() {
    // T-084
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        let file = share(&w, &w.task("Home"), "long.txt", b"0123456789").await;
        let pierre = w.as_("pierre");
        let part = async |range: &'static str| {
            pierre.ask(actix_web::http::Method::GET, content_of(&file)).header("range", range).send().await
        };
        assert_eq!(part("bytes=0-4").await.is(206).text(), "01234");
        w.set_level("Site", "overview").await;
        part("bytes=5-9").await.is_problem(404, "not-found");
        w.set_level("Site", "full").await;
        assert_eq!(part("bytes=5-9").await.is(206).text(), "56789");
        w.administrator().remove(w.task("Home")).await.is(204);
        part("bytes=5-9").await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn the_grants_and_the_privilege_are_asked() {
    // R37, R63, R65
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        let (project, task) = (w.project("Site"), w.task("Home"));
        let (plan, draft) =
            (share(&w, &project, "plan.txt", b"plan").await, share(&w, &task, "draft.txt", b"draft").await);
        w.grant_only("chloe", &["project.view_overview", "task.view"]).await;
        let chloe = w.as_("chloe");
        chloe.get(content_of(&plan)).await.is(200);
        chloe.get(content_of(&draft)).await.is(200);
        let before = w.digest().await;
        upload(&chloe, &project, "name=a.txt", "a").await.is_problem(403, "not-permitted");
        upload(&chloe, &task, "name=a.txt", "a").await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
        let objects = w.objects();
        let none = json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}});
        w.administrator().edit_client("Pierre", none).await.is(200);
        let pierre = w.as_("pierre");
        pierre.get(content_of(&draft)).await.is(404);
        upload(&pierre, &task, "name=a.txt", "a").await.is(404);
        assert_eq!(w.objects(), objects, "nothing is kept of what was refused");
        pierre.get(content_of(&plan)).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn uploads_of_other_roots_are_not_there() {
    // R44, R58, T-027
    everywhere(async |w| {
        w.add_project("Shared", &["Acme (France)", "IBM"], "full").await;
        let place = w.project("Shared");
        let own: ProjectFile = upload(&w.as_("pierre"), &place, "name=ours.txt", "ours").await.good();
        // nor does John hear that somebody uploaded (T-107)
        let audience =
            "select case when is_team_only then 'team' else 'all' end from events order by sequence desc limit 1";
        assert_eq!(w.rows().texts(audience).await, ["team"]);
        for (username, sees) in [("pierre", true), ("chloe", true), ("john", false)] {
            let caller = w.as_(username);
            assert_eq!(!names(&caller, &place).await.is_empty(), sees, "{username}");
            caller.get(content_of(&own)).await.is(if sees { 200 } else { 404 });
        }
        let seen: ProjectFile = w.as_("chloe").get(format!("/files/{}", own.id)).await.good();
        assert_eq!((seen.uploaded_by.name.as_deref(), seen.may.as_slice()), (Some("Pierre"), [].as_slice()));
    })
    .await;
}

#[actix_web::test]
async fn ones_own_files_can_be_renamed_deleted_and_had_back() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "read_only").await;
        w.add_task("Site", "Home").await;
        let task = w.task("Home");
        let own: ProjectFile = upload(&w.as_("pierre"), &task, "name=mine.txt", "mine").await.good();
        assert_eq!(own.may, [FileAct::Update, FileAct::Delete]);
        let (path, pierre, chloe) = (format!("/files/{}", own.id), w.as_("pierre"), w.as_("chloe"));
        chloe.edit(&path, json!({"name": "yours.txt"})).await.is_problem(403, "not-permitted");
        chloe.remove(&path).await.is_problem(403, "not-permitted");
        pierre.edit(&path, json!({"is_team_only": true})).await.is_invalid("/is_team_only", "unknown_field");
        pierre.edit(&path, json!({"name": "ours.txt"})).await.is(200);
        pierre.delete(&path, "\"stale\"").await.is_problem(412, "stale-version");
        pierre.remove(&path).await.is(204);
        pierre.get(content_of(&own)).await.is_problem(404, "not-found");
        chloe.post(format!("{path}/restore"), json!({})).await.is_problem(404, "not-found");
        pierre.post(format!("{path}/restore"), json!({})).await.is(200);
        assert_eq!(names(&chloe, &task).await, ["ours.txt"]);
        // what somebody else deleted is theirs to restore
        w.administrator().remove(&path).await.is(204);
        pierre.post(format!("{path}/restore"), json!({})).await.is_problem(404, "not-found");
        w.administrator().post(format!("{path}/restore"), json!({})).await.is(200);
        let deeds = w.rows().texts("select action from audit_entries where subject_kind = 'file' order by id").await;
        assert_eq!(
            deeds,
            ["file.attached", "file.updated", "file.deleted", "file.restored", "file.deleted", "file.restored"]
        );
    })
    .await;
}
