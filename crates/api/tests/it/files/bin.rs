//! The bin of files: seen, emptied, and not by everybody.

use super::{ANY, share, upload};
use crate::harness::{Caller, World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::{DeletedFile, DeletedFileList, EventKind, FileAct, ProjectFile};

async fn bin(w: &World, caller: &Caller<'_>) -> Vec<DeletedFile> {
    caller.get(format!("{}/deleted-files", w.project("Site"))).await.good::<DeletedFileList>().data
}

fn names(files: &[DeletedFile]) -> Vec<&str> {
    files.iter().map(|deleted| deleted.file.name.as_str()).collect()
}

#[actix_web::test]
async fn the_bin_of_a_project_holds_what_can_be_had_back() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        let (staff, pierre) = (w.administrator(), w.as_("pierre"));
        share(&w, &w.project("Site"), "kept.txt", b"kept").await;
        let plan = share(&w, &w.project("Site"), "plan.txt", b"plan").await;
        let own: ProjectFile = upload(&pierre, &w.task("Home"), "name=mine.txt", "mine").await.good();
        staff.remove(format!("/files/{}", plan.id)).await.is(204);
        w.later(chrono::TimeDelta::minutes(1));
        pierre.remove(format!("/files/{}", own.id)).await.is(204);
        let all = bin(&w, &staff).await;
        assert_eq!(names(&all), ["mine.txt", "plan.txt"]);
        assert_eq!((all[0].task_title.as_deref(), all[0].deleted_by.as_str()), (Some("Home"), "Pierre"));
        assert_eq!(all[0].expires_at - all[0].deleted_at, chrono::TimeDelta::days(30));
        assert_eq!(all[0].file.may, [FileAct::Purge]);
        // clients find what they deleted themselves, and delete nothing for good
        let theirs = bin(&w, &pierre).await;
        assert_eq!((names(&theirs), theirs[0].file.may.as_slice()), (vec!["mine.txt"], [].as_slice()));
        assert!(bin(&w, &w.as_("chloe")).await.is_empty());
        w.as_("john").get(format!("{}/deleted-files", w.project("Site"))).await.is_problem(404, "not-found");
        pierre.post(format!("/files/{}/purge", own.id), json!({})).await.is_problem(403, "not-permitted");
        pierre.post(format!("/files/{}/restore", own.id), json!({})).await.is(200);
        assert_eq!(names(&bin(&w, &staff).await), ["plan.txt"]);
    })
    .await;
}

#[actix_web::test]
async fn what_is_deleted_for_good_is_gone_with_its_versions() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Home").await;
        let (plan, staff) = (share(&w, &w.project("Site"), "plan.txt", b"plan").await, w.administrator());
        let again = staff.ask(Method::POST, format!("/files/{}/versions", plan.id)).body(ANY, "better plan");
        again.send().await.is(200);
        let purge = format!("/files/{}/purge", plan.id);
        staff.post(&purge, json!({})).await.is_problem(404, "not-found");
        staff.remove(format!("/files/{}", plan.id)).await.is(204);
        w.hire("reader", "project.view_overview project.view_all task.view").await;
        w.as_("reader").post(&purge, json!({})).await.is_problem(403, "not-permitted");
        w.as_("pierre").post(&purge, json!({})).await.is_problem(404, "not-found");
        assert_eq!(w.objects(), 2);
        let mut heard = w.as_("pierre").listen().await;
        staff.post(&purge, json!({})).await.is(204);
        assert_eq!((w.objects(), bin(&w, &staff).await.len()), (0, 0));
        staff.post(format!("/files/{}/restore", plan.id), json!({})).await.is_problem(404, "not-found");
        let deeds =
            w.rows().texts("select action from audit_entries where subject_kind = 'file' order by id desc").await;
        assert_eq!(deeds[0], "file.purged");
        // clients had lost it before, and hear nothing more of it (T-142)
        staff.edit(w.task("Home"), json!({"title": "Front page"})).await.is(200);
        assert_ne!(heard.next().await.unwrap().kind, EventKind::ProjectChanged);
    })
    .await;
}
