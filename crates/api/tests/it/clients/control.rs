//! What the seeds say of clients and of the clients of projects, line by line, where no rule of its own is behind it.

use crate::harness::{World, everywhere};
use serde_json::{Value, json};
use vitrine_contract::{ClientImportReport, Project};

/// B002, B004, B006, B009, B013, B014, B018, B037: three switches for each client, off by themselves, none of which moves another.
#[actix_web::test]
async fn each_privilege_is_off_at_first_and_kept_by_itself() {
    everywhere(async |w| {
        let eve = add(&w, json!({"name": "Eve", "kind": "person"})).await;
        assert_eq!(eve["privileges"], privileges(false, false, "off"));
        let address = format!("/clients/{}", eve["id"].as_str().unwrap());
        for (tasks, progress, update) in [
            (true, false, "off"),
            (false, true, "off"),
            (false, false, "comment"),
            (false, false, "full"),
            (true, true, "full"),
            (false, false, "off"),
        ] {
            let chosen = privileges(tasks, progress, update);
            w.administrator().edit(&address, json!({"privileges": chosen})).await.is(200);
            let read: Value = w.administrator().get(&address).await.good();
            assert_eq!(read["privileges"], chosen);
        }
        let pierre: Value = w.administrator().get(w.client("Pierre")).await.good();
        assert_ne!(
            pierre["privileges"],
            privileges(false, false, "off"),
            "what is switched for one is switched for no other"
        );
    })
    .await;
}

/// B001, B005, B018, B038: with the first privilege, and not a request later, the tasks of its projects are there.
#[actix_web::test]
async fn a_client_takes_part_from_the_request_after_it_was_let() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Draw").await;
        let pierre = w.as_("pierre");
        for (tasks, status) in [(false, 404), (true, 200), (false, 404)] {
            let chosen = privileges(tasks, false, "off");
            w.administrator().edit_client("Pierre", json!({"privileges": chosen})).await.is(200);
            pierre.read_board("Site").await.is(status);
            pierre.read_task("Draw").await.is(status);
        }
    })
    .await;
}

/// B088, B089, B091, B092: administrators view and add clients; others each with the grant of its own name.
#[actix_web::test]
async fn viewing_clients_and_adding_them_are_two_grants() {
    everywhere(async |w| {
        w.hire("viewer", "client.view_info").await;
        w.hire("adder", "client.view_info client.add").await;
        w.hire("neither", "project.view_overview").await;
        let new = |name: &str| json!({"name": name, "kind": "person"});
        w.administrator().get("/clients").await.is(200);
        w.administrator().post("/clients", new("Eve")).await.is(201);
        w.as_("viewer").get("/clients").await.is(200);
        w.as_("viewer").post("/clients", new("Mallory")).await.is_problem(403, "not-permitted");
        w.as_("adder").post("/clients", new("Ada")).await.is(201);
        let names = super::list::names(&w, "q=Mallory").await;
        assert!(names.is_empty(), "{names:?}");
        for ask in [w.as_("neither").get("/clients").await, w.as_("neither").post("/clients", new("Oscar")).await] {
            ask.is_problem(403, "not-permitted");
        }
    })
    .await;
}

/// B021, B025, B032, B054, B093 to B096, B100: a person or an organisation, below another or not, with or without a login.
#[actix_web::test]
async fn a_client_is_added_with_what_the_form_says() {
    everywhere(async |w| {
        let whole = json!({
            "name": "Eve", "kind": "person", "email": "eve@acme.fr", "phone": "+33 1 23 45 67 89",
            "parent_id": w.id("Acme (France)"), "privileges": privileges(true, false, "comment"),
            "credentials": {"username": "eve", "password": "correct horse battery"},
        });
        let eve = add(&w, whole.clone()).await;
        for field in ["name", "kind", "email", "phone", "privileges"] {
            assert_eq!(eve[field], whole[field], "{field}");
        }
        assert_eq!((&eve["username"], &eve["has_login"]), (&json!("eve"), &json!(true)));
        assert_eq!(eve["path"].as_array().unwrap().last().unwrap()["name"], "Acme (France)");
        let sign_in = json!({"login": "eve", "password": "correct horse battery", "delivery": "bearer"});
        w.anonymous().post("/auth/sign-in", sign_in).await.is(200);
        let alone = add(&w, json!({"name": "Wayne Enterprises", "kind": "organisation"})).await;
        assert_eq!((&alone["has_login"], &alone["path"]), (&json!(false), &json!([])));
    })
    .await;
}

/// B022, B062 to B065: several clients, of which the first is the primary one, for one project or for many.
#[actix_web::test]
async fn a_project_has_clients_in_an_order() {
    everywhere(async |w| {
        w.add_project("Site", &["Chloe", "Pierre"], "overview").await;
        w.add_project("Shop", &["Acme (India)"], "overview").await;
        assert_eq!(clients(&w, "Site").await, ["Chloe", "Pierre"]);
        let order = json!({"client_ids": w.ids(&["Pierre", "Chloe"]), "confirm_foreign_root": false});
        let etag = w.administrator().read_project("Site").await.etag();
        let path = format!("{}/clients", w.project("Site"));
        let put = w.administrator().ask(actix_web::http::Method::PUT, path).header("if-match", &etag).json(order);
        put.send().await.is(200);
        assert_eq!(clients(&w, "Site").await, ["Pierre", "Chloe"]);
        let added = json!({"mode": "add", "client_ids": w.ids(&["Acme"])});
        let bulk = json!({"project_ids": w.ids(&["Site", "Shop"]), "clients": added});
        w.administrator().post("/projects/bulk", bulk).await.is(200);
        assert_eq!(clients(&w, "Site").await, ["Pierre", "Chloe", "Acme"]);
        assert_eq!(clients(&w, "Shop").await, ["Acme (India)", "Acme"]);
    })
    .await;
}

/// B023: projects are found by their clients.
#[actix_web::test]
async fn projects_are_filtered_by_client() {
    everywhere(async |w| {
        w.add_project("Site", &["Chloe"], "overview").await;
        w.add_project("Shop", &["IBM"], "overview").await;
        for (client, expected) in [("Chloe", "Site"), ("IBM", "Shop")] {
            let page: Value = w.administrator().get(format!("/projects?client_id={}", w.id(client))).await.good();
            let names: Vec<_> = page["data"].as_array().unwrap().iter().map(|project| &project["name"]).collect();
            assert!(names.contains(&&json!(expected)), "{client}: {names:?}");
            assert!(!names.contains(&&json!(if expected == "Site" { "Shop" } else { "Site" })), "{client}: {names:?}");
        }
    })
    .await;
}

/// B101, B102, B104 to B109: the columns of the seed; only a name has to be there.
#[actix_web::test]
async fn a_spreadsheet_of_the_seeds_columns_becomes_clients() {
    everywhere(async |w| {
        let file = "Name,Email,Phone,Username,Password,Virtual\n\
                    Eve,eve@acme.fr,+33 1 23 45 67 89,eve,correct horse battery,false\nOscar,,,,,true\n";
        let report: ClientImportReport = w.import("", file).await;
        assert_eq!(report.rows.len(), 2);
        let found: Value = w.administrator().get("/clients?q=Eve").await.good();
        let eve = &found["data"][0];
        assert_eq!(
            [&eve["email"], &eve["phone"], &eve["username"], &eve["has_login"]],
            [&json!("eve@acme.fr"), &json!("+33 1 23 45 67 89"), &json!("eve"), &json!(true)]
        );
        let sign_in = json!({"login": "eve", "password": "correct horse battery", "delivery": "bearer"});
        w.anonymous().post("/auth/sign-in", sign_in).await.is(200);
        let found: Value = w.administrator().get("/clients?q=Oscar").await.good();
        assert_eq!(found["data"][0]["has_login"], false);

        let before = w.digest().await;
        let nameless = "Name,Email,Virtual\n,oscar@acme.fr,true\n";
        let ask = w.administrator().ask(actix_web::http::Method::POST, "/clients/import");
        let problem = ask.body("text/csv", nameless.to_owned()).send().await.is_problem(422, "import-problems");
        assert_eq!((problem.errors[0].pointer.as_str(), problem.errors[0].code.as_str()), ("/rows/2/Name", "required"));
        assert_eq!(w.digest().await, before);
    })
    .await;
}

pub(super) async fn add(w: &World, new: Value) -> Value {
    w.administrator().post("/clients", new).await.good()
}

pub(super) fn privileges(tasks: bool, progress: bool, update: &str) -> Value {
    json!({"view_tasks": tasks, "view_progress": progress, "update_progress": update})
}

async fn clients(w: &World, project: &str) -> Vec<String> {
    let project: Project = w.administrator().read_project(project).await.good();
    project.clients.into_iter().map(|client| client.name).collect()
}
