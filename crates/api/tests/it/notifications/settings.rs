//! How people choose to be told: for all projects and for one.

use super::{account, furnished, page, reached, say};
use crate::harness::{Caller, Manner, Smtp, World, everywhere, everywhere_with};
use crate::mail::through;
use serde_json::{Value, json};
use vitrine_contract::{MailTiming, NotificationKind, NotificationSettings};

const OWN: &str = "/me/notification-settings";

fn of_project(w: &World) -> String {
    format!("{}/notification-settings", w.project("Site"))
}

fn setting(kind: &str, mail: &str, in_app: bool) -> Value {
    json!({"kind": kind, "telling": {"mail": mail, "in_app": in_app}})
}

async fn mentions(caller: Caller<'_>, path: &str) -> (MailTiming, bool, bool) {
    let settings: NotificationSettings = caller.get(path).await.good();
    let found = settings.settings.into_iter().find(|one| one.kind == NotificationKind::Mentioned).unwrap();
    (found.telling.mail, found.telling.in_app, found.is_own)
}

#[actix_web::test]
async fn what_is_chosen_for_a_project_comes_before_what_is_chosen_for_all() {
    everywhere(async |w| {
        furnished(&w).await;
        let (pierre, project) = (|| w.as_("pierre"), of_project(&w));
        assert_eq!(mentions(pierre(), OWN).await, (MailTiming::AtOnce, true, false));
        let chosen = pierre().edit(OWN, json!({"settings": [setting("mentioned", "daily", true)]})).await;
        assert!(chosen.is(200).header("ratelimit").unwrap().contains("write"), "it is no guess at a password");
        assert_eq!(mentions(pierre(), OWN).await, (MailTiming::Daily, true, true));
        assert_eq!(mentions(pierre(), &project).await, (MailTiming::Daily, true, false));
        pierre().edit(project.clone(), json!({"settings": [setting("mentioned", "never", false)]})).await.is(200);
        assert_eq!(mentions(pierre(), &project).await, (MailTiming::Never, false, true));
        assert_eq!(mentions(pierre(), OWN).await, (MailTiming::Daily, true, true));
        assert_eq!(mentions(w.as_("chloe"), &project).await, (MailTiming::AtOnce, true, false), "one's own alone");
        for path in [project.as_str(), OWN] {
            pierre().edit(path, json!({"settings": [{"kind": "mentioned"}]})).await.is(200);
        }
        assert_eq!(mentions(pierre(), &project).await, (MailTiming::AtOnce, true, false));
    })
    .await;
}

#[actix_web::test]
async fn a_project_that_is_not_seen_has_no_settings() {
    // R49, T-001
    everywhere(async |w| {
        furnished(&w).await;
        let nothing =
            w.as_("suresh").get(format!("/projects/{}/notification-settings", crate::harness::nobody())).await;
        w.as_("suresh").get(of_project(&w)).await.is_indistinguishable_from(&nothing);
        let change = json!({"settings": [setting("mentioned", "never", true)]});
        w.as_("suresh").patch(of_project(&w), "\"0\"", change).await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn what_cannot_be_chosen_changes_nothing() {
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = w.as_("pierre");
        let twice = json!({"settings": [setting("mentioned", "never", true), setting("mentioned", "daily", true)]});
        pierre.edit(OWN, twice).await.is_invalid("/settings/1/kind", "taken");
        let unknown = json!({"settings": [setting("mentioned", "weekly", true)]});
        pierre.edit(OWN, unknown).await.is_problem(422, "invalid");
        pierre.patch(OWN, "\"old\"", json!({"settings": []})).await.is_problem(412, "stale-version");
        assert_eq!(mentions(w.as_("pierre"), OWN).await, (MailTiming::AtOnce, true, false));
        assert_eq!(w.rows().texts("select kind from notification_settings").await, [""; 0]);
    })
    .await;
}

#[actix_web::test]
async fn what_is_not_wanted_in_the_app_is_mailed_alone_and_in_no_count() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        w.as_("pierre").edit(OWN, json!({"settings": [setting("mentioned", "at_once", false)]})).await.is(200);
        w.as_("chloe").edit(OWN, json!({"settings": [setting("mentioned", "never", true)]})).await.is(200);
        let [pierre, chloe] = [account(&w, "pierre").await, account(&w, "chloe").await];
        say(&w, "marion", json!({"text": "You two", "mention_ids": [pierre, chloe], "is_team_only": false})).await;
        assert_eq!((page(w.as_("pierre")).await.unread, page(w.as_("chloe")).await.unread), (0, 1));
        // reading all reads what is shown
        w.as_("pierre").post("/notifications/mark-read", json!({})).await.is(204);
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
    })
    .await;
}
