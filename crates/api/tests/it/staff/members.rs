//! What managing the staff takes, and what it does at once.

use super::{accept, invite, join, set_called, token};
use crate::harness::{PASSWORD, everywhere};
use serde_json::{Value, json};
use vitrine_contract::{StaffList, StaffMember};

#[actix_web::test]
async fn who_is_deactivated_is_out_at_once_and_comes_back_with_the_same_login() {
    everywhere(async |w| {
        let jonas = join(&w, "Jonas", "jonas", "Project manager").await;
        jonas.get("/projects").await.is(200);
        let member: Value = w.administrator().post(format!("{}/deactivate", w.client("Jonas")), json!({})).await.good();
        assert_eq!(member["state"], "deactivated");
        jonas.get("/projects").await.is_problem(401, "not-signed-in"); // R72
        let login = json!({"login": "jonas", "password": PASSWORD});
        w.anonymous().post("/auth/sign-in", &login).await.is_problem(401, "sign-in-failed");
        w.administrator().post(format!("{}/reactivate", w.client("Jonas")), json!({})).await.is(200);
        jonas.get("/projects").await.is_problem(401, "not-signed-in");
        w.anonymous().post("/auth/sign-in", &login).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_narrower_set_is_in_force_at_the_next_request() {
    everywhere(async |w| {
        let jonas = join(&w, "Jonas", "jonas", "Project manager").await;
        jonas.get("/clients").await.is(200);
        let narrower = json!({"permission_set_id": set_called(&w, "Team member").await});
        w.administrator().edit(w.client("Jonas"), narrower).await.is(200);
        jonas.get("/clients").await.is_problem(403, "not-permitted"); // R41
    })
    .await;
}

#[actix_web::test]
async fn clients_take_no_seat() {
    everywhere(async |w| {
        let seats = async || w.administrator().get("/staff").await.good::<StaffList>().seats;
        assert_eq!((seats().await.used, seats().await.free), (1, 11), "B030, R28");
        join(&w, "Jonas", "jonas", "Team member").await.get("/session").await.is(200);
        invite(&w, "Ana", "Team member").await;
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        assert_eq!((seats().await.used, seats().await.free), (2, 10));
        w.administrator().post(format!("{}/deactivate", w.client("Jonas")), json!({})).await.is(200);
        assert_eq!((seats().await.used, seats().await.free), (1, 10));
    })
    .await;
}

#[actix_web::test]
async fn nobody_gives_what_they_do_not_hold() {
    everywhere(async |w| {
        w.hire("office", "staff.manage permission_set.view project.view_overview task.view").await;
        let office = w.as_("office");
        let (administrator, own) = (set_called(&w, "Administrator").await, set_called(&w, "office").await);
        let (_, link) = invite(&w, "Ana", "Administrator").await;
        let left = join(&w, "Jonas", "jonas", "Administrator").await;
        left.get("/clients").await.is(200);
        w.administrator().post(format!("{}/deactivate", w.client("Jonas")), json!({})).await.is(200);
        let before = w.digest().await;
        let more = ("/permission_set_id", "more_than_own");
        let new = json!({"name": "Mallory", "permission_set_id": administrator});
        office.post("/staff", new).await.is_invalid(more.0, more.1);
        let self_made = json!({"permission_set_id": administrator});
        let me = w.rows().ids("select id from accounts where username = 'office'").await[0];
        office.edit(format!("/staff/{me}"), self_made).await.is_invalid(more.0, more.1);
        // the link of an administrator is an administrator's login
        office.post(format!("{}/invitation", w.client("Ana")), json!({})).await.is_invalid(more.0, more.1);
        office.post(format!("{}/reactivate", w.client("Jonas")), json!({})).await.is_invalid(more.0, more.1);
        assert_eq!(w.digest().await, before);
        accept(&w, &link, "ana").await.is(200);
        let colleague: StaffMember =
            office.post("/staff", json!({"name": "Ben", "permission_set_id": own})).await.good();
        accept(&w, &token(&colleague), "ben").await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn to_clients_and_other_staff_the_team_is_not_theirs_to_see() {
    everywhere(async |w| {
        let (member, _) = invite(&w, "Jonas", "Team member").await;
        w.hire("other", "project.view_overview people.view_team").await;
        for path in ["/staff".to_owned(), format!("/staff/{}", member.id)] {
            w.as_("other").get(path.clone()).await.is_problem(403, "not-permitted");
            w.as_("pierre").get(path).await.is_problem(404, "not-found"); // T-133, T-135
        }
        let pierre = w.rows().ids("select id from accounts where username = 'pierre'").await[0];
        w.administrator().get(format!("/staff/{pierre}")).await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn what_was_done_to_staff_is_written_down() {
    everywhere(async |w| {
        join(&w, "Jonas", "jonas", "Team member").await.get("/session").await.is(200);
        w.administrator().edit(w.client("Jonas"), json!({"name": "Jonas Weber"})).await.is(200);
        for act in ["deactivate", "reactivate"] {
            w.administrator().post(format!("{}/{act}", w.client("Jonas")), json!({})).await.is(200);
        }
        let entries: Value = w.administrator().get(format!("/audit-entries?subject_id={}", w.id("Jonas"))).await.good();
        let actions: Vec<&str> =
            entries["data"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap()).collect();
        let expected = [
            "staff.reactivated",
            "staff.deactivated",
            "staff.updated",
            "session.started",
            "session.started",
            "invitation.accepted",
            "staff.invited",
        ];
        assert_eq!(actions, expected);
        assert_eq!(entries["data"][5]["actor"]["name"], "Jonas Weber", "themselves");
    })
    .await;
}

#[actix_web::test]
async fn an_edit_of_an_older_version_is_told_the_newest() {
    everywhere(async |w| {
        invite(&w, "Jonas", "Team member").await;
        let etag = w.administrator().get(w.client("Jonas")).await.etag();
        w.administrator().patch(w.client("Jonas"), &etag, json!({"name": "Jo"})).await.is(200);
        let stale = w.administrator().patch(w.client("Jonas"), &etag, json!({"name": "Joe"})).await;
        assert_eq!(stale.is_problem(412, "stale-version").current.unwrap()["name"], "Jo");
    })
    .await;
}
