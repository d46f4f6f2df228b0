//! For each change: what the rehearsal tells is what everybody then sees or no longer sees, asked through the API itself.

use super::{furnish, move_client, permission_set, person, projects, rehearse, revision};
use crate::harness::{TREE, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use vitrine_contract::{Rehearsal, RehearsedPerson, SightChange, SightKind, TimeEntryPage};

const PROJECTS: [&str; 5] = ["Website", "Catalogue", "Brand", "Secret", "Dealers"];

/// By person: the projects they see, and those of which they see the board.
type Seen = BTreeMap<&'static str, [BTreeSet<String>; 2]>;

async fn look(w: &World) -> Seen {
    let mut seen = Seen::new();
    for (name, _, username) in TREE {
        let caller = w.as_(username);
        let [mut visible, mut boards] = [BTreeSet::new(), BTreeSet::new()];
        for project in PROJECTS {
            if caller.read_project(project).await.status == 200 {
                visible.insert(project.to_owned());
            }
            if caller.read_board(project).await.status == 200 {
                boards.insert(project.to_owned());
            }
        }
        seen.insert(name, [visible, boards]);
    }
    seen
}

fn told(person: Option<&RehearsedPerson>, kind: SightKind, is_gain: bool) -> BTreeSet<String> {
    let changes = person.map(|person| if is_gain { &person.gains } else { &person.losses });
    changes.map(|changes| projects(changes, kind)).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

/// Rehearses, checks that nothing has happened, makes the change, and compares.
async fn proves(
    prepare: impl AsyncFn(&World),
    change: impl AsyncFn(&World) -> (Value, Method, String, Value),
) -> Vec<Rehearsal> {
    let found = std::cell::RefCell::new(Vec::new());
    everywhere(async |w| {
        furnish(&w).await;
        prepare(&w).await;
        let (rehearsed, method, path, body) = change(&w).await;
        let before = (w.digest().await, look(&w).await);
        let rehearsal = rehearse(&w, rehearsed.clone()).await;
        assert_eq!(w.digest().await, before.0, "a rehearsal changes nothing");

        let mut ask = w.administrator().ask(method, path).header("access-review", &rehearsal.fingerprint);
        if let Some(revision) = rehearsed["revision"].as_str() {
            ask = ask.header("if-match", &format!("\"{revision}\""));
        }
        let reply = if body.is_null() { ask.send().await } else { ask.json(body).send().await };
        assert!(reply.status < 300, "{}", reply.text());

        let after = look(&w).await;
        for (name, [visible, boards]) in &after {
            let was = &before.1[name];
            let person = person(&rehearsal, name);
            for (kind, was, is) in [(SightKind::Project, &was[0], visible), (SightKind::Tasks, &was[1], boards)] {
                assert_eq!(told(person, kind, true), is - was, "what {name} gains");
                assert_eq!(told(person, kind, false), was - is, "what {name} loses");
            }
        }
        found.borrow_mut().push(rehearsal);
    })
    .await;
    found.into_inner()
}

async fn nothing(_: &World) {}

#[actix_web::test]
async fn of_a_move() {
    let found = proves(nothing, async |w| {
        let to = json!({"parent_id": w.id("Acme (India)")});
        (move_client(w, "Pierre", "Acme (India)"), Method::POST, format!("{}/move", w.client("Pierre")), to)
    })
    .await;
    for rehearsal in found {
        assert_eq!((rehearsal.gaining, rehearsal.losing, rehearsal.unaffected), (1, 1, 0));
        let pierre = &rehearsal.people[0];
        assert_eq!(pierre.root.name, "Acme");
        let sensitive = pierre.losses.iter().take(2).map(|change| change.kind);
        assert!(sensitive.eq([SightKind::TimeEntries, SightKind::Time]), "the sensitive first");
        assert_eq!(projects(&pierre.losses, SightKind::Project), ["Catalogue", "Website"]);
        let tasks = pierre.losses.iter().find(|change| change.kind == SightKind::Tasks).unwrap();
        assert_eq!((tasks.count, tasks.project_count), (2, 2), "shared tasks only");
        assert!(projects(&pierre.gains, SightKind::CreateTask).contains(&"Dealers"));
    }
}

#[actix_web::test]
async fn of_a_move_of_a_whole_branch() {
    proves(nothing, async |w| {
        let to = json!({"parent_id": w.id("IBM")});
        (move_client(w, "Acme (France)", "IBM"), Method::POST, format!("{}/move", w.client("Acme (France)")), to)
    })
    .await;
}

#[actix_web::test]
async fn of_a_deletion_and_of_a_restoration() {
    proves(nothing, async |w| {
        let path = w.client("Acme (France)");
        let revision = revision(w, path.clone()).await;
        let change = json!({"change": "delete_client", "client_id": w.id("Acme (France)"), "revision": revision});
        (change, Method::DELETE, path, Value::Null)
    })
    .await;
    let rehearsals = std::cell::RefCell::new(Vec::new());
    everywhere(async |w| {
        furnish(&w).await;
        w.administrator().remove(w.client("Acme (France)")).await.is(204);
        let change = json!({"change": "restore_client", "client_id": w.id("Acme (France)"), "input": {}});
        let rehearsal = rehearse(&w, change).await;
        rehearsals.borrow_mut().push(rehearsal);
    })
    .await;
    for rehearsal in rehearsals.into_inner() {
        assert_eq!((rehearsal.gaining, rehearsal.losing), (3, 0));
        let pierre = person(&rehearsal, "Pierre").unwrap();
        assert_eq!(projects(&pierre.gains, SightKind::Project), ["Brand", "Catalogue", "Website"]);
    }
}

#[actix_web::test]
async fn of_privileges_and_a_permission_set() {
    for patch in [
        json!({"privileges": {"view_tasks": false, "view_progress": true, "update_progress": "full"}}),
        json!({"credentials": null}),
        json!({"name": "Pierre M."}),
    ] {
        proves(nothing, async |w| {
            let path = w.client("Pierre");
            let revision = revision(w, path.clone()).await;
            let change =
                json!({"change": "update_client", "client_id": w.id("Pierre"), "revision": revision, "input": patch});
            (change, Method::PATCH, path, patch.clone())
        })
        .await;
    }
    everywhere(async |w| {
        furnish(&w).await;
        let reviewer = permission_set(&w, "Client reviewer").await;
        let revision = revision(&w, w.client("Pierre")).await;
        let input = json!({"permission_set_id": reviewer["id"]});
        let change =
            json!({"change": "update_client", "client_id": w.id("Pierre"), "revision": revision, "input": input});
        let rehearsal = rehearse(&w, change).await;
        let pierre = person(&rehearsal, "Pierre").unwrap();
        assert!(pierre.gains.is_empty());
        assert_eq!(projects(&pierre.losses, SightKind::CreateTask), ["Catalogue"]);
        assert!(projects(&pierre.losses, SightKind::Comment).is_empty());
    })
    .await;
}

#[actix_web::test]
async fn of_a_permission_set_that_is_narrowed() {
    everywhere(async |w| {
        furnish(&w).await;
        let new = json!({"name": "Narrow", "base": "client", "grants": ["project.view_overview", "task.view", "task.comment"]});
        let set = w.administrator().post("/permission-sets", new).await.id();
        w.administrator().edit_client("Pierre", json!({"permission_set_id": set})).await.is(200);
        let path = format!("/permission-sets/{set}");
        let revision = revision(&w, path.clone()).await;
        let input = json!({"grants": ["project.view_overview", "task.comment"]});
        let change = json!({"change": "update_permission_set", "permission_set_id": set, "revision": revision, "input": input});
        let rehearsal = rehearse(&w, change).await;
        assert_eq!((rehearsal.gaining, rehearsal.losing, rehearsal.people.len()), (0, 1, 1));
        assert_eq!(projects(&rehearsal.people[0].losses, SightKind::Tasks), ["Catalogue", "Website"]);
        let ask = w.administrator().ask(Method::PATCH, path).header("if-match", &format!("\"{revision}\""));
        ask.header("access-review", &rehearsal.fingerprint).json(input).send().await.is(200);
        w.as_("pierre").read_board("Website").await.is(404);
        w.as_("pierre").read_project("Website").await.is(200);
    })
    .await;
}

/// R67: who reads entries of time reads more than a sum, whether or not their set grants the sum.
#[actix_web::test]
async fn of_entries_of_time_apart_from_their_sum() {
    everywhere(async |w| {
        furnish(&w).await;
        let (project, sum, entries) = ("project.view_overview", "time.view_summary", "time.view_entries");
        let new = json!({"name": "Hours", "base": "client", "grants": [project]});
        let set = w.administrator().post("/permission-sets", new).await.id();
        w.administrator().edit_client("Pierre", json!({"permission_set_id": set})).await.is(200);
        let path = format!("/permission-sets/{set}");
        let kinds = |changes: &[SightChange]| changes.iter().map(|change| change.kind).collect::<Vec<_>>();
        for (grants, gains, losses, sees) in [
            (vec![project, entries], vec![SightKind::TimeEntries], vec![], true),
            (vec![project, entries, sum], vec![SightKind::Time], vec![], true),
            (vec![project, sum], vec![], vec![SightKind::TimeEntries], true),
            (vec![project], vec![], vec![SightKind::Time], false),
        ] {
            let revision = revision(&w, path.clone()).await;
            let input = json!({"grants": grants});
            let change =
                json!({"change": "update_permission_set", "permission_set_id": set, "revision": revision, "input": input});
            let rehearsal = rehearse(&w, change).await;
            let pierre = person(&rehearsal, "Pierre").unwrap();
            assert_eq!((kinds(&pierre.gains), kinds(&pierre.losses)), (gains, losses), "{grants:?}");
            let told = pierre.gains.iter().chain(&pierre.losses).flat_map(|change| &change.projects);
            assert!(told.map(|project| project.name.as_str()).eq(["Website"]), "where time is shown, and nowhere else");
            w.administrator().edit(path.clone(), input).await.is(200);
            // the audience of the project and the list of the client say the same
            let audience: Value = w.administrator().get(format!("/project-audience?project_id={}", w.id("Website"))).await.good();
            let people = audience["people"].as_array().unwrap();
            let of_pierre = people.iter().find(|person| person["client"]["name"] == "Pierre").unwrap();
            assert_eq!(of_pierre["sees_time"], sees, "{grants:?}");
            let page: Value = w.administrator().get(format!("{}/projects", w.client("Pierre"))).await.good();
            let rows = page["data"].as_array().unwrap();
            let sees_time = rows.iter().filter(|row| row["sees_time"] == true).map(|row| &row["project"]["name"]);
            assert!(sees_time.eq(sees.then_some("Website")), "{grants:?}");
            let may = |kind: &str| {
                let of = |row: &&Value| row["may"].as_array().unwrap().contains(&json!(kind));
                rows.iter().filter(of).count()
            };
            assert_eq!(may("time_entries"), usize::from(grants.contains(&entries)), "{grants:?}");
            assert_eq!(may("time"), usize::from(grants.contains(&sum)), "{grants:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn of_a_permission_set_that_is_deleted_with_another_in_its_place() {
    let found = proves(
        async |w: &World| {
            let grants = json!(["project.view_overview", "task.view", "task.view_progress", "time.view_summary"]);
            let new = json!({"name": "Readers", "base": "client", "grants": grants});
            let set = w.administrator().post("/permission-sets", new).await.id();
            w.administrator().edit_client("Pierre", json!({"permission_set_id": set})).await.is(200);
            let new = json!({"name": "Visitors", "base": "client", "grants": ["project.view_overview"]});
            let set = w.administrator().post("/permission-sets", new).await.id();
            w.administrator().edit_client("Ravi", json!({"permission_set_id": set})).await.is(200);
        },
        async |w| {
            let (old, new) = (permission_set(w, "Readers").await, permission_set(w, "Visitors").await);
            let replacement = new["id"].as_str().unwrap();
            let change = json!({
                "change": "delete_permission_set",
                "permission_set_id": old["id"],
                "revision": old["revision"],
                "input": {"replacement_id": replacement},
            });
            let path = format!("/permission-sets/{}?replacement_id={replacement}", old["id"].as_str().unwrap());
            (change, Method::DELETE, path, Value::Null)
        },
    )
    .await;
    for rehearsal in found {
        assert_eq!((rehearsal.gaining, rehearsal.losing, rehearsal.unaffected), (0, 1, 1));
        assert_eq!(rehearsal.people[0].client.name, "Pierre");
        assert_eq!(projects(&rehearsal.people[0].losses, SightKind::Tasks), ["Catalogue", "Website"]);
    }
}

#[actix_web::test]
async fn of_a_login_that_is_given() {
    everywhere(async |w| {
        furnish(&w).await;
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        let revision = revision(&w, w.client("Pierre")).await;
        let input = json!({"credentials": {"username": "pierre", "password": "horse staple correct"}});
        let change =
            json!({"change": "update_client", "client_id": w.id("Pierre"), "revision": revision, "input": input});
        let rehearsal = rehearse(&w, change).await;
        let gains = &person(&rehearsal, "Pierre").unwrap().gains;
        assert_eq!(projects(gains, SightKind::Project), ["Brand", "Catalogue", "Website"]);
    })
    .await;
}

#[actix_web::test]
async fn of_a_projects_level_and_state() {
    for patch in [
        json!({"level": "overview"}),
        json!({"level": "full"}),
        json!({"state": "archived"}),
        json!({"time_shown": false}),
    ] {
        proves(nothing, async |w| {
            let path = w.project("Website");
            let revision = revision(w, path.clone()).await;
            let change = json!({"change": "update_project", "project_id": w.id("Website"), "revision": revision, "input": patch});
            (change, Method::PATCH, path, patch.clone())
        })
        .await;
    }
}

#[actix_web::test]
async fn of_a_projects_deletion_and_of_its_restoration() {
    proves(nothing, async |w| {
        let path = w.project("Website");
        let revision = revision(w, path.clone()).await;
        let change = json!({"change": "delete_project", "project_id": w.id("Website"), "revision": revision});
        (change, Method::DELETE, path, Value::Null)
    })
    .await;
    proves(
        async |w| {
            w.administrator().remove(w.project("Website")).await.is(204);
        },
        async |w| {
            let change = json!({"change": "restore_project", "project_id": w.id("Website")});
            (change, Method::POST, format!("{}/restore", w.project("Website")), Value::Null)
        },
    )
    .await;
}

/// R45, R67: whoever shows the time of a project is told how much of its past is read then, and by whom.
#[actix_web::test]
async fn of_showing_the_time_of_the_past() {
    everywhere(async |w| {
        furnish(&w).await;
        let path = format!("{}/time-entries", w.project("Catalogue"));
        w.add_task("Catalogue", "Binned").await;
        for (task, note) in [
            (None, Some("Drew")),
            (Some("Shared of Catalogue"), None),
            (Some("Shared of Catalogue"), Some("The client pays late")),
            (Some("Internal of Catalogue"), Some("Hidden")),
            (Some("Binned"), Some("Hidden")),
        ] {
            let new = json!({"day": w.now().date_naive(), "minutes": 5, "note": note, "task_id": task.map(|task| w.id(task))});
            w.administrator().post(&path, new).await.is(201);
        }
        w.administrator().remove(w.task("Binned")).await.is(204);
        let input = json!({"time_shown": true});
        let revision = revision(&w, w.project("Catalogue")).await;
        let change =
            json!({"change": "update_project", "project_id": w.id("Catalogue"), "revision": revision, "input": input});
        let rehearsal = rehearse(&w, change).await;
        let names: Vec<_> = rehearsal.people.iter().map(|person| person.client.name.as_str()).collect();
        assert_eq!(names, ["Acme (France)", "Chloe", "Pierre"]);
        w.administrator().edit_project("Catalogue", input).await.is(200);
        for (person, username) in rehearsal.people.iter().zip(["france", "chloe", "pierre"]) {
            let told = person.gains.iter().find(|change| change.kind == SightKind::TimeEntries).unwrap();
            assert_eq!((told.count, told.note_count), (3, Some(2)));
            let page: TimeEntryPage = w.as_(username).get("/time-entries").await.good();
            let notes = page.data.iter().filter(|entry| entry.note.is_some()).count();
            assert_eq!((page.data.len(), notes), (3, 2), "what is told is what is then read");
        }
    })
    .await;
}

#[actix_web::test]
async fn of_a_projects_clients() {
    proves(nothing, async |w| {
        let revision = revision(w, w.project("Website")).await;
        let input = json!({"client_ids": w.ids(&["Acme (India)", "Chloe"]), "confirm_foreign_root": false});
        let change = json!({"change": "set_project_clients", "project_id": w.id("Website"), "revision": revision, "input": input});
        (change, Method::PUT, format!("{}/clients", w.project("Website")), input)
    })
    .await;
}

#[actix_web::test]
async fn of_invitations_and_of_narrowed_privileges() {
    for of_chloe in [true, false] {
        proves(nothing, async |w| {
            let path = format!("{}/access", w.project("Website"));
            let revision = revision(w, w.project("Website")).await;
            let nothing = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
            let input = match of_chloe {
                true => json!({"is_invited_only": true, "invited_client_ids": w.ids(&["Chloe"])}),
                false => json!({"narrowings": [{"client_id": w.id("Acme (France)"), "narrowed_to": nothing}]}),
            };
            let change =
                json!({"change": "update_project_access", "project_id": w.id("Website"), "revision": revision, "input": input});
            (change, Method::PATCH, path, input)
        })
        .await;
    }
}

#[actix_web::test]
async fn of_clients_level_and_people_at_once() {
    let found = proves(nothing, async |w| {
        let revision = revision(w, w.project("Website")).await;
        let nothing = json!({"view_tasks": false, "view_progress": false, "update_progress": "off"});
        let input = json!({
            "client_ids": w.ids(&["Acme (India)", "Acme (France)"]),
            "level": "full",
            "time_shown": false,
            "narrowings": [{"client_id": w.id("Acme (India)"), "narrowed_to": nothing}],
            "is_invited_only": true,
            "invited_client_ids": w.ids(&["Pierre", "Ravi"]),
        });
        let change =
            json!({"change": "update_project_access", "project_id": w.id("Website"), "revision": revision, "input": input});
        (change, Method::PATCH, format!("{}/access", w.project("Website")), input)
    })
    .await;
    for rehearsal in found {
        let of = |name| person(&rehearsal, name).unwrap();
        assert_eq!(projects(&of("Ravi").gains, SightKind::Project), ["Website"]);
        assert!(projects(&of("Ravi").gains, SightKind::Tasks).is_empty(), "R11");
        assert_eq!(projects(&of("Pierre").gains, SightKind::CreateTask), ["Website"]);
        let lost = of("Pierre").losses.iter().map(|change| change.kind);
        assert!(lost.eq([SightKind::TimeEntries, SightKind::Time]));
        assert_eq!(projects(&of("Chloe").losses, SightKind::Project), ["Website"]);
        assert!(person(&rehearsal, "Suresh").is_none(), "he is not invited");
    }
}

#[actix_web::test]
async fn of_the_same_change_of_many_projects() {
    let found = proves(nothing, async |w| {
        let clients = json!({"mode": "add", "client_ids": w.ids(&["Acme (India)"])});
        let input = json!({"project_ids": w.ids(&["Website", "Catalogue", "Secret"]), "level": "read_only", "clients": clients});
        (json!({"change": "bulk_update_projects", "input": input}), Method::POST, "/projects/bulk".to_owned(), input)
    })
    .await;
    for rehearsal in found {
        let ravi = person(&rehearsal, "Ravi").unwrap();
        let project = ravi.gains.iter().find(|change| change.kind == SightKind::Project).unwrap();
        assert_eq!((project.count, project.project_count, project.projects.len()), (3, 3, 3));
        assert!(person(&rehearsal, "John").is_none());
    }
}
