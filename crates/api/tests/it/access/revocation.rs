//! What was taken away is gone at the very next request, on every channel, and open streams obey (T-116, T-117, T-118).

use crate::harness::{PASSWORD, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::{EventKind, SignedIn};

/// What is left to Pierre, who saw all of one project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Left {
    /// Not even a session.
    Nothing,
    /// A session without the project.
    Session,
    /// The project without its board.
    Overview,
}

/// Checks every channel before and after something was taken away.
async fn after(take: impl AsyncFn(&World), left: Left) {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared task").await;
        let pierre = w.as_("pierre");
        pierre.read_board("Site").await.is(200);
        assert_eq!(pierre.project_names().await, ["Site"]);
        let mut stream = pierre.listen().await;

        take(&w).await;

        let (project, board, session) = match left {
            Left::Nothing => (401, 401, 401),
            Left::Session => (404, 404, 200),
            Left::Overview => (200, 404, 200),
        };
        pierre.read_project("Site").await.is(project);
        pierre.read_board("Site").await.is(board);
        pierre.get(format!("{}/tasks", w.project("Site"))).await.is(board);
        pierre.read_task("Shared task").await.is(board);
        pierre.get("/projects").await.is(session);
        if left == Left::Nothing {
            stream.ends().await;
            assert!(pierre.open_stream(None).await.is_err());
            return;
        }
        let names = pierre.get("/projects?include_total=true").await;
        assert_eq!(names.text().contains("Site"), left == Left::Overview);
        assert_eq!(names.good::<Value>()["total"], u64::from(left == Left::Overview));
        assert_eq!(pierre.found("site").await.len(), usize::from(left == Left::Overview));
        assert!(pierre.found("shared").await.is_empty());
        if left == Left::Session {
            let event = stream.next().await.unwrap();
            assert_eq!((event.kind, event.project_id), (EventKind::ProjectGone, Some(w.id("Site"))));
        }
    })
    .await;
}

#[actix_web::test]
async fn a_level_lowered_to_not_visible() {
    after(async |w| w.set_level("Site", "not_visible").await, Left::Session).await;
}

#[actix_web::test]
async fn a_level_lowered_to_overview() {
    after(async |w| w.set_level("Site", "overview").await, Left::Overview).await;
}

#[actix_web::test]
async fn a_project_unassigned() {
    after(
        async |w| {
            let etag = w.administrator().read_project("Site").await.etag();
            let ask = w.administrator().ask(Method::PUT, format!("{}/clients", w.project("Site")));
            ask.header("if-match", &etag).json(json!({"client_ids": []})).send().await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_project_unassigned_with_many_others() {
    after(
        async |w| {
            let clients = json!({"mode": "remove", "client_ids": w.ids(&["Acme (France)"])});
            let change = json!({"project_ids": w.ids(&["Site"]), "clients": clients});
            w.administrator().post("/projects/bulk", change).await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_project_archived() {
    after(
        async |w| {
            w.administrator().edit_project("Site", json!({"state": "archived"})).await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_project_deleted() {
    after(
        async |w| {
            w.administrator().remove(w.project("Site")).await.is(204);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_client_deleted() {
    after(
        async |w| {
            w.administrator().remove(w.client("Pierre")).await.is(204);
        },
        Left::Nothing,
    )
    .await;
}

#[actix_web::test]
async fn a_client_deleted_above() {
    after(
        async |w| {
            w.administrator().remove(w.client("Acme")).await.is(204);
        },
        Left::Nothing,
    )
    .await;
}

#[actix_web::test]
async fn credentials_withdrawn() {
    after(
        async |w| {
            w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        },
        Left::Nothing,
    )
    .await;
}

#[actix_web::test]
async fn a_password_replaced_by_staff() {
    after(
        async |w| {
            let credentials = json!({"username": "pierre", "password": "horse staple correct"});
            w.administrator().edit_client("Pierre", json!({"credentials": credentials})).await.is(200);
        },
        Left::Nothing,
    )
    .await;
}

#[actix_web::test]
async fn a_username_replaced_by_staff() {
    after(
        async |w| {
            let credentials = json!({"username": "pierre.dupont"});
            w.administrator().edit_client("Pierre", json!({"credentials": credentials})).await.is(200);
        },
        Left::Nothing,
    )
    .await;
}

#[actix_web::test]
async fn a_privilege_switched_off() {
    after(
        async |w| {
            let privileges = json!({"view_tasks": false, "view_progress": true, "update_progress": "full"});
            w.administrator().edit_client("Pierre", json!({"privileges": privileges})).await.is(200);
        },
        Left::Overview,
    )
    .await;
}

#[actix_web::test]
async fn a_project_put_behind_invitations() {
    after(
        async |w| {
            let change = json!({"is_invited_only": true, "invited_client_ids": w.ids(&["Chloe"])});
            w.administrator().edit(format!("{}/access", w.project("Site")), change).await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_privilege_narrowed_for_a_client_of_the_project() {
    after(
        async |w| {
            let none = json!({"view_tasks": false, "view_progress": true, "update_progress": "full"});
            let change = json!({"narrowings": [{"client_id": w.id("Acme (France)"), "narrowed_to": none}]});
            w.administrator().edit(format!("{}/access", w.project("Site")), change).await.is(200);
        },
        Left::Overview,
    )
    .await;
}

#[actix_web::test]
async fn a_permission_set_narrowed() {
    after(
        async |w| {
            w.rows().run("update permission_sets set grants = 'task.view api.token' where base = 'client'").await;
            // writes that others make wake the streams
            w.administrator().edit_client("John", json!({"phone": "1"})).await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_permission_set_replaced() {
    after(
        async |w| {
            w.grant_only("pierre", &["project.view_overview"]).await;
            w.administrator().edit_client("John", json!({"phone": "1"})).await.is(200);
        },
        Left::Overview,
    )
    .await;
}

#[actix_web::test]
async fn a_client_moved_elsewhere_in_the_tree() {
    after(
        async |w| {
            let to = json!({"parent_id": w.id("Acme (India)")});
            w.administrator().post(format!("{}/move", w.client("Pierre")), to).await.is(200);
        },
        Left::Session,
    )
    .await;
}

#[actix_web::test]
async fn a_client_moved_with_those_below_it() {
    everywhere(async |w| {
        w.add_project("French", &["Acme (France)"], "full").await;
        w.add_project("Of all Acme", &["Acme"], "full").await;
        w.add_project("Of IBM", &["IBM"], "full").await;
        let pierre = w.as_("pierre");
        let mut stream = pierre.listen().await;
        assert_eq!(pierre.project_names().await, ["French", "Of all Acme"]);
        let to = json!({"parent_id": w.id("IBM")});
        w.administrator().post(format!("{}/move", w.client("Acme (France)")), to).await.is(200);
        assert_eq!(pierre.project_names().await, ["French", "Of IBM"], "T-019");
        let events = [stream.next().await.unwrap(), stream.next().await.unwrap()];
        assert_eq!(
            events.map(|event| (event.kind, event.project_id)),
            [(EventKind::ProjectGone, Some(w.id("Of all Acme"))), (EventKind::ProjectChanged, Some(w.id("Of IBM"))),]
        );
    })
    .await;
}

#[actix_web::test]
async fn a_restored_client_sees_its_projects_again_and_its_old_session_stays_dead() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let pierre = w.as_("pierre");
        let france = w.client("Acme (France)");
        w.administrator().remove(france.clone()).await.is(204);
        pierre.read_project("Site").await.is_problem(401, "not-signed-in");
        let sign_in = json!({"login": "pierre", "password": PASSWORD, "delivery": "bearer"});
        w.anonymous().post("/auth/sign-in", &sign_in).await.is_problem(401, "sign-in-failed");

        w.administrator().post(format!("{france}/restore"), json!({})).await.is(200);
        pierre.read_project("Site").await.is_problem(401, "not-signed-in");
        let signed_in: SignedIn = w.anonymous().post("/auth/sign-in", sign_in).await.good();
        let pierre = w.bearer(&signed_in.tokens.unwrap().access_token);
        assert_eq!(pierre.project_names().await, ["Site"], "R32, T-121");
        pierre.read_board("Site").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn what_was_given_back_is_there_again() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let pierre = w.as_("pierre");
        let whole = pierre.read_board("Site").await;
        w.administrator().remove(w.project("Site")).await.is(204);
        pierre.read_project("Site").await.is(404);
        w.administrator().post(format!("{}/restore", w.project("Site")), json!({})).await.is(200);
        assert_eq!(pierre.read_board("Site").await.text(), whole.text());
        for (change, back) in [
            (json!({"state": "archived"}), json!({"state": "active"})),
            (json!({"level": "not_visible"}), json!({"level": "full"})),
        ] {
            w.administrator().edit_project("Site", change).await.is(200);
            pierre.read_board("Site").await.is(404);
            w.administrator().edit_project("Site", back).await.is(200);
            assert_eq!(pierre.read_board("Site").await.text(), whole.text());
        }
    })
    .await;
}

#[actix_web::test]
async fn a_board_known_by_its_revision_is_still_refused() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let pierre = w.as_("pierre");
        let etag = pierre.read_board("Site").await.etag();
        let again =
            || pierre.ask(Method::GET, format!("{}/board", w.project("Site"))).header("if-none-match", &etag).send();
        again().await.is(304);
        w.set_level("Site", "overview").await;
        again().await.is_problem(404, "not-found");
        w.set_level("Site", "read_only").await;
        again().await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_restored_task_and_a_deleted_one_are_where_they_belong() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared task").await;
        w.administrator().remove(w.task("Shared task")).await.is(204);
        w.as_("pierre").read_task("Shared task").await.is_problem(404, "not-found");
        let deleted = w.as_("pierre").get(format!("{}/tasks?state=deleted", w.project("Site"))).await;
        assert!(!deleted.text().contains("Shared task"));
        assert!(w.as_("pierre").found("shared").await.is_empty());
        w.administrator().post(format!("{}/restore", w.task("Shared task")), json!({})).await.is(200);
        w.as_("pierre").read_task("Shared task").await.is(200);
    })
    .await;
}
