//! The templates of a workspace: listed, renamed, described, deleted.

use super::{PLANNER, content, furnished, saved};
use crate::harness::{World, everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::{EventKind, ProjectTemplate, ProjectTemplateList};

async fn names(w: &World, username: &str) -> Vec<String> {
    let list: ProjectTemplateList = w.as_(username).get("/project-templates").await.good();
    list.data.into_iter().map(|template| template.name).collect()
}

#[actix_web::test]
async fn templates_are_found_by_name_renamed_described_and_deleted() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("planner", PLANNER).await;
        let planner = w.as_("planner");
        for name in ["shop", "Élan", "Brand"] {
            saved(&w, name, name == "shop").await;
        }
        assert_eq!(names(&w, "planner").await, ["Brand", "Élan", "shop"]);
        let (path, before) = (w.client("shop"), content(&w, "shop").await);
        let first = planner.get(&path).await;
        let change = json!({"name": "Shops", "description": "Small ones"});
        let now: ProjectTemplate = planner.patch(&path, &first.etag(), &change).await.good();
        assert_eq!((now.name.as_str(), now.description.as_deref()), ("Shops", Some("Small ones")));
        assert_eq!(content(&w, "shop").await, before, "what stands in it stays");

        // whoever read it before that is told what it is now
        let digest = w.digest().await;
        let stale = planner.patch(&path, &first.etag(), &change).await.is_problem(412, "stale-version");
        assert_eq!(stale.current.unwrap()["name"], "Shops");
        planner.delete(&path, &first.etag()).await.is_problem(412, "stale-version");
        let etag = format!("\"{}\"", now.revision);
        planner.patch(&path, &etag, json!({"name": "BRAND"})).await.is_invalid("/name", "taken");
        planner.patch(&path, &etag, json!({"name": " "})).await.is_invalid("/name", "required");
        planner.patch(&path, &etag, json!({"content": {}})).await.is_invalid("/content", "unknown_field");
        planner.patch(&path, &etag, json!({"name": "Shops"})).await.is(200);
        assert_eq!(w.digest().await, digest, "nothing changed");

        let plain: ProjectTemplate = planner.patch(&path, &etag, json!({"description": null})).await.good();
        assert_eq!(plain.description, None);
        planner.delete(&path, &format!("\"{}\"", plain.revision)).await.is(204);
        planner.get(&path).await.is_problem(404, "not-found");
        assert_eq!(names(&w, "planner").await, ["Brand", "Élan"]);
        // the name is free again
        saved(&w, "Shops", false).await;
    })
    .await;
}

#[actix_web::test]
async fn templates_are_for_staff_who_may_begin_projects() {
    // T-001
    everywhere(async |w| {
        furnished(&w).await;
        let path = {
            saved(&w, "Web", true).await;
            w.client("Web")
        };
        w.hire("blind", &PLANNER.replace("task.view ", "")).await;
        w.hire("reader", &PLANNER.replace("project.create ", "")).await;
        let missing = format!("/project-templates/{}", nobody());
        for username in ["blind", "reader"] {
            w.as_(username).get("/project-templates").await.is_problem(403, "not-permitted");
            w.as_(username).get(&path).await.is_problem(403, "not-permitted");
        }
        let etag = w.administrator().get(&path).await.etag();
        let before = w.digest().await;
        for username in ["pierre", "john"] {
            let client = w.as_(username);
            client.get("/project-templates").await.is_problem(404, "not-found");
            for (own, other) in [
                (client.get(&path).await, client.get(&missing).await),
                (
                    client.patch(&path, &etag, json!({"name": "Mine"})).await,
                    client.patch(&missing, &etag, json!({"name": "Mine"})).await,
                ),
                (client.delete(&path, &etag).await, client.delete(&missing, &etag).await),
            ] {
                own.is_problem(404, "not-found");
                own.is_indistinguishable_from(&other);
            }
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn what_becomes_of_templates_is_logged_and_heard_by_who_sees_them() {
    // T-107
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("planner", PLANNER).await;
        w.hire("stranger", &format!("{} audit.view", PLANNER.replace("project.view_all ", ""))).await;
        w.hire("auditor", "audit.view project.view_overview project.view_all task.view").await;
        let mut hears = w.as_("planner").listen().await;
        let mut not_told = [w.as_("auditor").listen().await, w.as_("pierre").listen().await];
        let id = saved(&w, "Web", true).await;
        w.administrator().edit(w.client("Web"), json!({"name": "Sites"})).await.is(200);
        w.administrator().remove(w.client("Web")).await.is(204);
        for _ in 0..3 {
            let event = hears.next().await.unwrap();
            assert_eq!((event.kind, event.object_id), (EventKind::TemplateChanged, Some(id)));
        }
        w.administrator().edit_project("Site", json!({"description": "Heard"})).await.is(200);
        for stream in &mut not_told {
            assert_eq!(stream.next().await.unwrap().kind, EventKind::ProjectChanged);
        }

        let log = async |username: &str| {
            let page: Value = w.as_(username).get(format!("/audit-entries?subject_id={id}")).await.good();
            let entries = page["data"].as_array().unwrap().clone();
            entries.into_iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let all = ["project_template.deleted", "project_template.updated", "project_template.created"];
        assert_eq!(log("marion").await, all);
        assert_eq!(log("stranger").await, all[..2], "of a project that they do not see, not even this");
        assert_eq!(log("auditor").await, Vec::<String>::new());
        let page: Value = w.administrator().get(format!("/audit-entries?action={}", all[2])).await.good();
        assert_eq!(page["data"][0]["project_id"], json!(w.id("Site")), "of what it was made");
        assert_eq!(page["data"][0]["changes"]["task_count"], json!([0, 4]));
    })
    .await;
}
