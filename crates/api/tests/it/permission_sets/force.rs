//! A set that was narrowed or deleted is so at the very next request, on every channel (T-029, T-116).

use super::{add_set, client_grants, give, save};
use crate::harness::{World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::{EventKind, Session};

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_task("Site", "Shared task").await;
    add_set(w, "Reviewer", "client", &client_grants()).await;
    give(w, "Pierre", "Reviewer").await;
}

#[actix_web::test]
async fn a_set_without_tasks_closes_them_at_the_next_request_b167() {
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = w.as_("pierre");
        pierre.read_board("Site").await.is(200);
        let column = w.columns("Site").await[1].id;
        let grants: Vec<&str> = client_grants().into_iter().filter(|grant| *grant != "task.edit_status").collect();
        save(&w, "Reviewer", json!({"grants": grants})).await;
        pierre.read_task("Shared task").await.is(200);
        pierre.move_to("Shared task", column).await.is_problem(403, "not-permitted");

        save(&w, "Reviewer", json!({"grants": ["project.view_overview"]})).await;
        pierre.read_project("Site").await.is(200);
        pierre.read_board("Site").await.is(404);
        pierre.read_task("Shared task").await.is(404);
        pierre.get(format!("{}/tasks", w.project("Site"))).await.is(404);
        assert!(pierre.found("shared").await.is_empty());
        assert_eq!(pierre.session().await.grants, ["project.view_overview"]);
    })
    .await;
}

#[actix_web::test]
async fn a_set_without_projects_closes_everything_and_the_stream_says_so() {
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = w.as_("pierre");
        let mut stream = pierre.listen().await;
        save(&w, "Reviewer", json!({"grants": []})).await;
        pierre.read_project("Site").await.is(404);
        assert!(pierre.project_names().await.is_empty());
        let heard = [stream.next().await.unwrap(), stream.next().await.unwrap()];
        let expected = [EventKind::PermissionSetChanged, EventKind::ProjectGone];
        assert_eq!(heard.map(|event| event.kind), expected);
        // and nothing of the project is heard any more
        w.administrator().edit_project("Site", json!({"description": "Unheard"})).await.is(200);
        save(&w, "Reviewer", json!({"name": "Nothing at all"})).await;
        assert_eq!(stream.next().await.unwrap().kind, EventKind::PermissionSetChanged);
    })
    .await;
}

#[actix_web::test]
async fn of_a_set_hear_only_those_who_have_it_and_staff_who_see_sets() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("nora", "permission_set.view").await;
        w.hire("otto", "project.view_overview project.view_all").await;
        let (mut chloe, mut nora, mut otto) =
            (w.as_("chloe").listen().await, w.as_("nora").listen().await, w.as_("otto").listen().await);
        save(&w, "Reviewer", json!({"grants": ["task.view"]})).await;
        w.administrator().edit_project("Site", json!({"description": "Heard"})).await.is(200);
        assert_eq!(nora.next().await.unwrap().kind, EventKind::PermissionSetChanged);
        assert_eq!(chloe.next().await.unwrap().kind, EventKind::ProjectChanged);
        assert_eq!(otto.next().await.unwrap().kind, EventKind::ProjectChanged);
    })
    .await;
}

#[actix_web::test]
async fn a_replaced_set_is_in_force_at_once() {
    everywhere(async |w| {
        furnished(&w).await;
        let nothing = add_set(&w, "Nothing", "client", &[]).await;
        let pierre = w.as_("pierre");
        let mut stream = pierre.listen().await;
        let etag = w.administrator().get(w.client("Reviewer")).await.etag();
        let path = format!("{}?replacement_id={nothing}", w.client("Reviewer"));
        w.administrator().ask(Method::DELETE, path).header("if-match", &etag).send().await.is(204);
        pierre.read_project("Site").await.is(404);
        assert_eq!(pierre.get("/session").await.good::<Session>().grants, Vec::<String>::new());
        assert_eq!(stream.next().await.unwrap().kind, EventKind::PermissionSetChanged);
    })
    .await;
}

/// T-135: a client with everything a client can have manages nobody.
#[actix_web::test]
async fn a_client_with_every_client_grant_still_manages_nothing() {
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = w.as_("pierre");
        w.administrator().get(w.client("Reviewer")).await.is(200);
        pierre.get("/permission-sets").await.is(404);
        pierre.get(w.client("Reviewer")).await.is(404);
        pierre.get(format!("{}/versions", w.client("Reviewer"))).await.is(404);
        pierre.patch(w.client("Reviewer"), "\"x\"", json!({"grants": []})).await.is(404);
        pierre.post("/permission-sets", json!({"name": "Mine", "base": "client", "grants": []})).await.is(403);
        pierre.post("/clients", json!({"name": "Mine", "kind": "person"})).await.is(403);
        let column = format!("/columns/{}", w.columns("Site").await[1].id);
        pierre.patch(column, "\"x\"", json!({"name": "Mine"})).await.is(403);
    })
    .await;
}
