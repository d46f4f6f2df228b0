//! Previews: whose they are, what they may not do, and when they end (R31, R74, T-131).

use crate::harness::{Caller, Reply, World, everywhere, nobody};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{AuditEntryPage, Client, EventKind, Preview, Session};

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_project("Foreign", &["IBM"], "full").await;
    w.add_task("Site", "Shared task").await;
    w.add_internal_task("Site", "Internal task").await;
}

async fn start(caller: &Caller<'_>, body: Value) -> Uuid {
    caller.post("/previews", body).await.good::<Preview>().id
}

async fn of_pierre(w: &World) -> Caller<'_> {
    let marion = w.administrator();
    marion.previewing(start(&marion, json!({"client_id": w.id("Pierre")})).await)
}

#[actix_web::test]
async fn through_a_preview_one_is_somebody_else() {
    everywhere(async |w| {
        furnished(&w).await;
        let shown = of_pierre(&w).await;
        let session: Session = shown.session().await;
        assert_eq!((session.name.as_str(), session.client.unwrap().id), ("Pierre", w.id("Pierre")));
        assert_eq!(shown.project_names().await, ["Site"]);
        shown.read_task("Shared task").await.is(200);
        shown.read_task("Internal task").await.is_problem(404, "not-found");
        shown.get("/clients").await.is_problem(404, "not-found");
        // without it, one is oneself
        assert_eq!(w.administrator().project_names().await.len(), 2);
    })
    .await;
}

/// Every operation that changes something, whether the preview is good or not.
#[actix_web::test]
async fn a_preview_changes_nothing_and_says_so() {
    everywhere(async |w| {
        furnished(&w).await;
        let good = of_pierre(&w).await;
        let column = w.columns("Site").await[1].id;
        for shown in [good, w.administrator().previewing(nobody())] {
            let before = w.digest().await;
            let refused = |reply: Reply| reply.is_problem(403, "preview-read-only");
            refused(shown.move_to("Shared task", column).await);
            refused(shown.post("/auth/sign-out", json!({})).await);
            let password =
                json!({"current_password": crate::harness::PASSWORD, "new_password": "staple battery horse"});
            refused(shown.post("/session/password", password).await);
            refused(shown.patch(w.client("Pierre"), "\"x\"", json!({"name": "Other"})).await);
            refused(shown.delete(w.task("Shared task"), "\"x\"").await);
            refused(shown.ask(Method::PUT, format!("{}/clients", w.project("Site"))).json(json!({})).send().await);
            refused(shown.post("/previews", json!({"client_id": w.id("Chloe")})).await);
            assert_eq!(w.digest().await, before);
        }
        assert!(w.administrator().is_signed_in().await);
    })
    .await;
}

#[actix_web::test]
async fn a_preview_leaves_no_mark_on_whom_it_shows_and_one_in_the_audit_log() {
    everywhere(async |w| {
        furnished(&w).await;
        let seen = async || w.administrator().get(w.client("Pierre")).await.good::<Client>().last_seen_at;
        let before = seen().await;
        w.later(TimeDelta::minutes(5));
        let shown = of_pierre(&w).await;
        let digest = w.digest().await;
        shown.read_board("Site").await.is(200);
        shown.read_task("Shared task").await.is(200);
        shown.session().await;
        assert_eq!(w.digest().await, digest, "looking wrote something");
        assert_eq!(seen().await, before);
        let entries: AuditEntryPage =
            w.administrator().get(format!("/audit-entries?subject_id={}", w.id("Pierre"))).await.good();
        let entry = &entries.data[0];
        assert_eq!((entry.action.as_str(), entry.subject_name.as_str()), ("preview.started", "Pierre"));
        assert_eq!(entry.actor.as_ref().unwrap().name, "Marion Leroy");
    })
    .await;
}

#[actix_web::test]
async fn a_preview_is_good_for_its_own_session_only() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire(
            "nora",
            &vitrine_domain::permission::Permissions::of_base(vitrine_domain::permission::Base::Staff).to_names(),
        )
        .await;
        let id = of_pierre(&w).await.preview.unwrap();
        for other in ["nora", "pierre", "chloe"] {
            let other = w.as_(other).previewing(id);
            other.get("/session").await.is_problem(401, "not-signed-in");
            other.get("/projects").await.is_problem(401, "not-signed-in");
            assert!(other.open_stream(None).await.is_err());
        }
        w.anonymous().previewing(id).get("/session").await.is_problem(401, "not-signed-in");
        for nonsense in [nobody().to_string(), "nonsense".to_owned(), String::new()] {
            let ask = w.administrator().ask(Method::GET, "/session").header("vitrine-preview", &nonsense);
            ask.send().await.is_problem(401, "not-signed-in");
        }
        // to others it is not there to be ended either
        w.as_("nora").post(format!("/previews/{id}/end"), json!({})).await.is_problem(404, "not-found");
        assert!(of_pierre(&w).await.is_signed_in().await);
    })
    .await;
}

#[actix_web::test]
async fn a_preview_ends_when_it_is_left_when_its_hour_is_over_and_with_its_session() {
    everywhere(async |w| {
        let left = of_pierre(&w).await;
        w.administrator().post(format!("/previews/{}/end", left.preview.unwrap()), json!({})).await.is(204);
        left.get("/session").await.is_problem(401, "not-signed-in");

        // access tokens live for less: each is asked with a fresh one
        let old = of_pierre(&w).await.preview.unwrap();
        w.later(TimeDelta::minutes(59));
        assert!(w.administrator().previewing(old).is_signed_in().await);
        w.later(TimeDelta::minutes(1));
        w.administrator().previewing(old).get("/session").await.is_problem(401, "not-signed-in");
        assert!(w.administrator().is_signed_in().await);

        let last = of_pierre(&w).await;
        w.administrator().post("/auth/sign-out", json!({})).await.is(204);
        last.get("/session").await.is_problem(401, "not-signed-in");
    })
    .await;
}

/// R74: who could not see it themselves is not shown it; and not any more once they lost the right.
#[actix_web::test]
async fn nobody_is_shown_more_than_they_could_see() {
    everywhere(async |w| {
        furnished(&w).await;
        w.grant_only("pierre", &["project.view_overview", "task.view", "budget.view"]).await;
        let needed = "preview.as_client client.view_info project.view_all project.view_overview";
        w.hire("nora", &format!("{needed} task.view")).await;
        let refused = w.as_("nora").post("/previews", json!({"client_id": w.id("Pierre")})).await;
        refused.is_problem(403, "preview-too-wide");
        w.hire("otto", &format!("{needed} task.view budget.view")).await;
        let otto = w.as_("otto");
        let shown = otto.previewing(start(&otto, json!({"client_id": w.id("Pierre")})).await);
        shown.read_board("Site").await.is(200);
        for lost in ["task.view", "preview.as_client", "client.view_info", "project.view_all"] {
            let all = format!("{needed} task.view budget.view");
            let left: Vec<&str> = all.split(' ').filter(|grant| *grant != lost).collect();
            w.grant_only("otto", &left).await;
            shown.read_board("Site").await.is_problem(401, "not-signed-in");
            w.grant_only("otto", &all.split(' ').collect::<Vec<_>>()).await;
            shown.read_board("Site").await.is(200);
        }
        // what Pierre gets beyond Otto's sight ends it too
        w.grant_only("pierre", &["project.view_overview", "task.view", "report.view_shared"]).await;
        shown.read_board("Site").await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn what_is_taken_from_the_client_is_gone_from_the_preview_at_once() {
    everywhere(async |w| {
        furnished(&w).await;
        let shown = of_pierre(&w).await;
        let mut stream = shown.listen().await;
        shown.read_board("Site").await.is(200);
        w.set_level("Site", "not_visible").await;
        shown.read_board("Site").await.is_problem(404, "not-found");
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.project_id), (EventKind::ProjectGone, Some(w.id("Site"))));
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        shown.get("/session").await.is_problem(401, "not-signed-in");
        stream.ends().await;
    })
    .await;
}

#[actix_web::test]
async fn a_preview_takes_somebody_who_can_sign_in_and_a_set_for_them() {
    everywhere(async |w| {
        let marion = w.administrator();
        let set = async |name: &str, base: &str, grants: &[&str]| {
            marion.post("/permission-sets", json!({"name": name, "base": base, "grants": grants})).await.id()
        };
        let (staff, client) = (set("Staff", "staff", &["task.view"]).await, set("Client too", "client", &[]).await);
        let virtual_one = marion.post("/clients", json!({"name": "Virtual", "kind": "person"})).await.id();
        let before = w.digest().await;
        let ask = |body: Value| marion.post("/previews", body);
        ask(json!({"client_id": virtual_one})).await.is_invalid("/client_id", "no_login");
        ask(json!({"client_id": w.id("Pierre"), "permission_set_id": staff}))
            .await
            .is_invalid("/permission_set_id", "other_base");
        ask(json!({"permission_set_id": client})).await.is_invalid("/permission_set_id", "other_base");
        ask(json!({})).await.is_invalid("/client_id", "required");
        ask(json!({"client_id": nobody()})).await.is_problem(404, "not-found");
        ask(json!({"client_id": w.id("Pierre"), "permission_set_id": nobody()})).await.is_problem(404, "not-found");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

/// A set for staff is tried in one's own place.
#[actix_web::test]
async fn a_staff_set_is_tried_by_oneself() {
    everywhere(async |w| {
        furnished(&w).await;
        let marion = w.administrator();
        let new = json!({"name": "Looker", "base": "staff", "grants": ["project.view_overview"]});
        let set = marion.post("/permission-sets", new).await.id();
        let preview: Preview = marion.post("/previews", json!({"permission_set_id": set})).await.good();
        assert_eq!((preview.client, preview.permission_set.id), (None, set));
        let shown = marion.previewing(preview.id);
        assert_eq!(shown.session().await.grants, ["project.view_overview"]);
        shown.read_project("Foreign").await.is(200);
        shown.read_board("Foreign").await.is(404);
        shown.get("/clients").await.is_problem(403, "not-permitted");
        // a set that is deleted ends the previews of it
        let etag = marion.get(format!("/permission-sets/{set}")).await.etag();
        marion.delete(format!("/permission-sets/{set}"), &etag).await.is(204);
        shown.get("/session").await.is_problem(401, "not-signed-in");
    })
    .await;
}
