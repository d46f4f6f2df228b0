//! Ids in bodies and queries: those of hidden, foreign and deleted things are answered like those of nothing, and write nothing (T-003, T-004).

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

/// The same request with each of these ids, and with that of nothing.
async fn all_alike(w: &World, caller: &Caller<'_>, path: &str, ids: &[Uuid], body: impl Fn(Uuid) -> Value) {
    let before = w.digest().await;
    let missing = caller.post(path, body(nobody())).await;
    missing.is_problem(404, "not-found");
    for id in ids {
        caller.post(path, body(*id)).await.is_indistinguishable_from(&missing);
    }
    assert_eq!(w.digest().await, before, "{path}");
}

/// Suresh works on one project of Acme; another one is Peter's, a third his own as well.
async fn furnished(w: &World) {
    w.add_project("Own", &["Acme"], "full").await;
    w.add_project("Own, too", &["Acme"], "full").await;
    w.add_project("Foreign", &["Peter Parker"], "full").await;
    for (project, task) in [("Own", "Own task"), ("Own, too", "Own task, too"), ("Foreign", "Foreign task")] {
        w.add_task(project, task).await;
    }
    w.add_internal_task("Own", "Internal task").await;
}

#[actix_web::test]
async fn a_task_goes_into_no_column_but_those_of_its_project() {
    everywhere(async |w| {
        furnished(&w).await;
        let columns = [w.columns("Foreign").await[1].id, w.columns("Own, too").await[1].id];
        let path = format!("{}/move", w.task("Own task"));
        let to = |column: Uuid| json!({"column_id": column, "after_task_id": null});
        all_alike(&w, &w.as_("suresh"), &path, &columns, to).await;
        all_alike(&w, &w.administrator(), &path, &columns, to).await;
    })
    .await;
}

#[actix_web::test]
async fn a_task_goes_below_no_task_that_its_mover_does_not_see_there() {
    everywhere(async |w| {
        furnished(&w).await;
        let first = w.columns("Own").await[0].id;
        let path = format!("{}/move", w.task("Own task"));
        let below = |task: Uuid| json!({"column_id": first, "after_task_id": task});
        let hidden = w.ids(&["Foreign task", "Own task, too", "Internal task", "Own task"]);
        all_alike(&w, &w.as_("suresh"), &path, &hidden, below).await;
    })
    .await;
}

#[actix_web::test]
async fn a_task_begins_in_no_foreign_column() {
    everywhere(async |w| {
        furnished(&w).await;
        let columns = [w.columns("Foreign").await[0].id, w.columns("Own, too").await[0].id];
        let path = format!("{}/tasks", w.project("Own"));
        let new = |column: Uuid| json!({"title": "New", "column_id": column});
        all_alike(&w, &w.as_("suresh"), &path, &columns, new).await;
    })
    .await;
}

#[actix_web::test]
async fn a_column_goes_right_of_none_of_another_board() {
    everywhere(async |w| {
        furnished(&w).await;
        let own = w.columns("Own").await;
        let path = format!("/columns/{}/move", own[0].id);
        let foreign = [w.columns("Foreign").await[0].id, own[0].id];
        all_alike(&w, &w.administrator(), &path, &foreign, |column| json!({"after_column_id": column})).await;
    })
    .await;
}

#[actix_web::test]
async fn projects_get_no_clients_that_are_not_there() {
    everywhere(async |w| {
        w.administrator().remove(w.client("John")).await.is(204);
        let deleted = [w.id("John")];
        let with =
            |client: Uuid| json!({"name": "New", "client_ids": [w.id("Acme"), client], "confirm_foreign_root": true});
        all_alike(&w, &w.administrator(), "/projects", &deleted, with).await;
        let project = w.add_project("Own", &["Acme"], "full").await;
        let change =
            |client: Uuid| json!({"project_ids": [project], "clients": {"mode": "add", "client_ids": [client]}});
        all_alike(&w, &w.administrator(), "/projects/bulk", &deleted, change).await;
        let put = async |client: Uuid| -> Reply {
            let etag = w.administrator().read_project("Own").await.etag();
            let ask = w.administrator().ask(Method::PUT, format!("{}/clients", w.project("Own")));
            ask.header("if-match", &etag).json(json!({"client_ids": [client]})).send().await
        };
        let missing = put(nobody()).await;
        missing.is_problem(404, "not-found");
        put(deleted[0]).await.is_indistinguishable_from(&missing);
    })
    .await;
}

#[actix_web::test]
async fn one_project_that_is_not_there_spoils_the_whole_bulk() {
    everywhere(async |w| {
        let project = w.add_project("Own", &["Acme"], "full").await;
        let change = |other: Uuid| json!({"project_ids": [project, other], "level": "overview"});
        all_alike(&w, &w.administrator(), "/projects/bulk", &[], change).await;
        // of a client, none is there to be changed but those it sees
        furnished(&w).await;
        let foreign = w.ids(&["Foreign"]);
        all_alike(&w, &w.as_("suresh"), "/projects/bulk", &foreign, |id| json!({"project_ids": [id], "level": "full"}))
            .await;
    })
    .await;
}

#[actix_web::test]
async fn clients_get_no_permission_set_but_one_for_clients() {
    everywhere(async |w| {
        let sets: Value = w.administrator().get("/permission-sets").await.good();
        let sets = sets["data"].as_array().unwrap();
        let of_staff = sets.iter().filter(|set| set["base"] == "staff");
        let ids: Vec<Uuid> = of_staff.map(|set| set["id"].as_str().unwrap().parse().unwrap()).collect();
        assert_eq!(ids.len(), 3, "the built-in ones");
        let new = |set: Uuid| json!({"name": "Eve", "kind": "person", "permission_set_id": set});
        all_alike(&w, &w.administrator(), "/clients", &ids, new).await;
        for id in ids {
            let reply = w.administrator().edit_client("Pierre", json!({"permission_set_id": id})).await;
            reply.is_problem(404, "not-found");
        }
    })
    .await;
}

#[actix_web::test]
async fn who_may_not_see_the_tree_learns_nothing_by_putting_ids_into_it() {
    everywhere(async |w| {
        let ids = w.ids(&["Acme", "Pierre"]);
        let new = |parent: Uuid| json!({"name": "Eve", "kind": "person", "parent_id": parent});
        let before = w.digest().await;
        let missing = w.as_("pierre").post("/clients", new(nobody())).await;
        for id in ids {
            w.as_("pierre").post("/clients", new(id)).await.is_indistinguishable_from(&missing);
        }
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_filter_by_a_hidden_client_is_a_filter_by_nothing() {
    everywhere(async |w| {
        furnished(&w).await;
        let by =
            async |client: Uuid| w.as_("suresh").get(format!("/projects?include_total=true&client_id={client}")).await;
        let missing = by(nobody()).await;
        missing.is(200);
        by(w.id("Peter Parker")).await.is_indistinguishable_from(&missing);
    })
    .await;
}
