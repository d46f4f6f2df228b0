//! What the team is told of approvals (B154, B214, R21, R53), and what each of them works on.

use super::{account, furnished, sent, told};
use crate::approvals::{add_project, ask_for, ok, put, refuse, waiting};
use crate::harness::{Manner, Smtp, World, everywhere, everywhere_with};
use crate::mail::through;
use serde_json::json;
use vitrine_contract::{NotificationKind, NotificationPage, TaskPage};

use NotificationKind::{ApprovalAsked, ApprovalWithdrawn, Approved, ChangesRequested};

/// Marion and Tomás are on the team of a project whose second column asks Pierre.
async fn set_up(w: &World) {
    add_project(w, "Site", &["Acme (France)"], "overview", &[1]).await;
    w.add_task("Site", "Home design").await;
    w.hire("tomas", "project.view_overview project.view_all task.view task.edit_status project.edit").await;
    w.administrator()
        .post(format!("{}/assignees", w.task("Home design")), json!({"add": [account(w, "tomas").await]}))
        .await
        .is(200);
    w.as_("tomas").post("/notifications/mark-read", json!({})).await.is(204);
}

#[actix_web::test]
async fn the_team_is_told_what_becomes_of_each_round() {
    everywhere(async |w| {
        set_up(&w).await;
        let marion = || "Marion Leroy".to_owned();
        put(&w, "Site", "Home design", 1).await;
        assert_eq!(told(w.as_("tomas")).await, [(ApprovalAsked, marion())]);
        assert!(told(w.administrator()).await.is_empty(), "who asked knows");
        let pierre = w.as_("pierre");
        refuse(&pierre, waiting(&pierre).await[0].id, "Another photo, please").await.is(200);
        for caller in [w.as_("tomas"), w.administrator()] {
            let page: NotificationPage = caller.get("/notifications").await.good();
            let newest = &page.data[0];
            assert_eq!((newest.kind, newest.actor.name.as_deref()), (ChangesRequested, Some("Pierre")), "B154");
            assert_eq!(newest.text.as_deref(), Some("Another photo, please"));
            assert!(newest.moved_to.is_some() && page.data.iter().all(|one| one.kind != ApprovalAsked), "one a round");
            caller.post("/notifications/mark-read", json!({})).await.is(204);
        }
        put(&w, "Site", "Home design", 1).await;
        put(&w, "Site", "Home design", 0).await;
        assert_eq!(told(w.as_("tomas")).await, [(ApprovalWithdrawn, marion())]);
        put(&w, "Site", "Home design", 1).await;
        ok(&pierre, waiting(&pierre).await[0].id).await.is(200);
        assert_eq!(told(w.administrator()).await, [(Approved, "Pierre".into())], "B214");
        assert_eq!(told(w.as_("tomas")).await[0], (Approved, "Pierre".into()));
        for client in ["pierre", "chloe", "france", "john"] {
            assert!(told(w.as_(client)).await.is_empty(), "clients are asked, and not told");
        }
    })
    .await;
}

#[actix_web::test]
async fn the_team_is_told_of_each_ok() {
    // B214, R19, R53
    everywhere(async |w| {
        set_up(&w).await;
        ask_for(&w, json!({"rule": "some", "needed": 2})).await.is(200);
        put(&w, "Site", "Home design", 1).await;
        let newest = async || {
            let page: NotificationPage = w.as_("tomas").get("/notifications").await.good();
            assert_eq!((page.unread, page.data.iter().filter(|one| one.oks.is_some()).count()), (1, 1), "one a round");
            w.as_("tomas").post("/notifications/mark-read", json!({})).await.is(204);
            let one = page.data.into_iter().next().unwrap();
            (one.kind, one.actor.name.unwrap(), one.text, one.oks.map(|oks| (oks.given, oks.needed)))
        };
        w.as_("tomas").post("/notifications/mark-read", json!({})).await.is(204);
        let round = waiting(&w.as_("pierre")).await[0].id;
        let words = json!({"verdict": "ok", "comment": "Lovely"});
        w.as_("pierre").post(format!("/approvals/{round}/decisions"), words).await.is(200);
        assert_eq!(newest().await, (Approved, "Pierre".into(), Some("Lovely".into()), Some((1, 2))));
        ok(&w.as_("chloe"), round).await.is(200);
        assert_eq!(newest().await, (Approved, "Chloe".into(), None, Some((2, 2))));
        // what becomes of an OK that was not the last, ends with its round
        put(&w, "Site", "Home design", 1).await;
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        put(&w, "Site", "Home design", 0).await;
        assert_eq!(told(w.as_("tomas")).await[0], (ApprovalWithdrawn, "Marion Leroy".into()));
        assert!(told(w.as_("pierre")).await.is_empty() && told(w.as_("chloe")).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_decision_is_mailed_at_once_to_staff_who_still_see_the_task() {
    // R53
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        w.rows().run("update accounts set email = username || '@staff.example' where kind = 'staff'").await;
        put(&w, "Site", "Home design", 1).await;
        w.send_mails().await;
        drop(smtp.taken());
        let pierre = w.as_("pierre");
        ok(&pierre, waiting(&pierre).await[0].id).await.is(200);
        w.grant_only("tomas", &["project.view_all"]).await;
        let [(name, message)] = sent(&w, &smtp).await.try_into().unwrap();
        assert_eq!(name, "marion");
        assert!(message.plain().contains("Pierre approved"), "{}", message.plain());
        assert!(sent(&w, &smtp).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn clients_cannot_choose_what_they_are_never_told() {
    everywhere(async |w| {
        furnished(&w).await;
        let kinds = async |username: &str| {
            let settings = w.as_(username).get("/me/notification-settings").await;
            settings.good::<vitrine_contract::NotificationSettings>().settings.len()
        };
        assert_eq!((kinds("pierre").await, kinds("marion").await), (4, 8));
        let setting = json!({"kind": "approved", "telling": {"mail": "at_once", "in_app": true}});
        let chosen = json!({"settings": [setting]});
        let refused = w.as_("pierre").edit("/me/notification-settings", chosen.clone()).await;
        refused.is_invalid("/settings/0/kind", "unknown_value");
        w.administrator().edit("/me/notification-settings", chosen).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn ones_own_work_is_what_was_given_and_is_not_done_by_its_dates() {
    everywhere(async |w| {
        furnished(&w).await;
        let own = async |username: &str| {
            let page: TaskPage = w.as_(username).get("/me/tasks").await.good();
            page.data.into_iter().map(|task| task.title).collect::<Vec<_>>()
        };
        let pierre = account(&w, "pierre").await;
        for (title, due) in
            [("Undated", None), ("Later", Some("2027-03-02")), ("Soon", Some("2027-03-01")), ("Done", None)]
        {
            w.add_task("Site", title).await;
            w.administrator().edit(w.task(title), json!({"due_on": due})).await.is(200);
            w.administrator().post(format!("{}/assignees", w.task(title)), json!({"add": [pierre]})).await.is(200);
        }
        let last = w.columns("Site").await.last().unwrap().id;
        w.administrator().move_to("Done", last).await.is(200);
        assert_eq!(own("pierre").await, ["Soon", "Later", "Undated"]);
        assert!(own("chloe").await.is_empty() && own("marion").await.is_empty());
        w.administrator().edit(w.task("Later"), json!({"is_team_only": true})).await.is(200);
        assert_eq!(own("pierre").await, ["Soon", "Undated"], "R53");
        let blind = json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}});
        w.administrator().edit_client("Pierre", blind).await.is(200);
        assert!(own("pierre").await.is_empty());
    })
    .await;
}
