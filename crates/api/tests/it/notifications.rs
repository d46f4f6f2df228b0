//! What people are told of, and that they may still read it when they are (R53, B012, T-097).

mod answers;
mod approvals;
mod bad_server;
mod digests;
mod mails;
mod settings;
mod unsubscribe;

use crate::harness::{Caller, Message, Smtp, World, everywhere};
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::{NotificationKind, NotificationPage};

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)", "IBM"], "full").await;
    w.add_task("Site", "Shared").await;
}

async fn account(w: &World, username: &str) -> Uuid {
    w.rows().ids(&format!("select id from accounts where username = '{username}'")).await.remove(0)
}

async fn page(caller: Caller<'_>) -> NotificationPage {
    let page: NotificationPage = caller.get("/notifications?only_unread=true").await.good();
    assert_eq!(u32::try_from(page.data.len()).unwrap(), page.unread, "the count is of what is shown");
    page
}

/// Has somebody told of a kind of thing like this, in all projects.
async fn choose(w: &World, username: &str, kind: &str, mail: &str) {
    let setting = json!({"kind": kind, "telling": {"mail": mail, "in_app": true}});
    w.as_(username).edit("/me/notification-settings", json!({"settings": [setting]})).await.is(200);
}

/// What is sent when the job runs now, to whom, in the order of addresses.
async fn sent(w: &World, smtp: &Smtp) -> Vec<(String, Message)> {
    w.send_mails().await;
    let address = |message: &Message| message.header("To").unwrap().split('@').next().unwrap().to_owned();
    let mut messages: Vec<_> = smtp.taken().into_iter().map(|message| (address(&message), message)).collect();
    messages.sort_by(|one, other| one.0.cmp(&other.0));
    messages
}

/// The same, the recipients alone.
async fn reached(w: &World, smtp: &Smtp) -> Vec<String> {
    sent(w, smtp).await.into_iter().map(|(name, _)| name).collect()
}

/// Why mails were dropped.
async fn reasons(w: &World) -> Vec<String> {
    w.rows().texts("select reason from mails where state = 'dropped' order by id").await
}

/// What somebody is told, newest first: what and by whom.
async fn told(caller: Caller<'_>) -> Vec<(NotificationKind, String)> {
    let page = page(caller).await;
    page.data.into_iter().map(|one| (one.kind, one.actor.name.unwrap_or_default())).collect()
}

async fn say(w: &World, username: &str, comment: serde_json::Value) {
    w.as_(username).post(format!("{}/comments", w.task("Shared")), comment).await.is(201);
}

#[actix_web::test]
async fn what_a_client_says_reaches_the_team_and_those_concerned() {
    use NotificationKind::{Assigned, Commented, Mentioned, ProgressUpdated};
    everywhere(async |w| {
        furnished(&w).await;
        let marion = || "Marion Leroy".to_owned();
        let chloe = account(&w, "chloe").await;
        w.administrator().post(format!("{}/assignees", w.task("Shared")), json!({"add": [chloe]})).await.is(200);
        assert_eq!(told(w.as_("chloe")).await, [(Assigned, marion())]);
        say(&w, "pierre", json!({"text": "Looking at it", "mention_ids": [chloe]})).await;
        assert_eq!(told(w.administrator()).await, [(Commented, "Pierre".into())]);
        assert_eq!(told(w.as_("chloe")).await, [(Mentioned, "Pierre".into()), (Assigned, marion())]);
        assert!(told(w.as_("pierre")).await.is_empty(), "one's own is no news");
        let progress = format!("{}/progress-updates", w.task("Shared"));
        w.as_("pierre").post(progress, json!({"percent": 40})).await.is(201);
        assert_eq!(told(w.administrator()).await, [(ProgressUpdated, "Pierre".into()), (Commented, "Pierre".into())]);
        // read here, read everywhere; and only one's own
        let first = page(w.administrator()).await.data.remove(0).id;
        w.as_("pierre").post("/notifications/mark-read", json!({"ids": [first]})).await.is(204);
        assert_eq!(page(w.administrator()).await.unread, 2);
        w.administrator().post("/notifications/mark-read", json!({"ids": [first]})).await.is(204);
        assert_eq!(told(w.administrator()).await, [(Commented, "Pierre".into())]);
        w.as_("pierre").post("/notifications/mark-unread", json!({"ids": [first]})).await.is(204);
        assert_eq!(page(w.administrator()).await.unread, 1, "nor is another's made new again");
        w.administrator().post("/notifications/mark-unread", json!({"ids": [first]})).await.is(204);
        assert_eq!(page(w.administrator()).await.unread, 2);
        w.administrator().post("/notifications/mark-read", json!({})).await.is(204);
        assert_eq!(page(w.administrator()).await.unread, 0);
        let all: NotificationPage = w.administrator().get("/notifications").await.good();
        assert_eq!((all.data.len(), all.unread), (2, 0));
    })
    .await;
}

#[actix_web::test]
async fn nobody_is_told_of_what_they_may_not_read_or_no_longer() {
    // R44, R53, R58, T-097
    everywhere(async |w| {
        furnished(&w).await;
        for username in ["pierre", "john"] {
            say(&w, username, json!({"text": "Hello"})).await;
        }
        say(&w, "marion", json!({"text": "Between us"})).await;
        assert!(told(w.as_("pierre")).await.is_empty(), "neither of the team's remark nor of another root");
        say(&w, "marion", json!({"text": "For you", "is_team_only": false})).await;
        assert_eq!(told(w.as_("pierre")).await.len(), 1);
        let quiet = json!({"privileges": {"view_tasks": true, "view_progress": false, "update_progress": "comment"}});
        w.administrator().edit_client("Pierre", quiet).await.is(200);
        assert!(told(w.as_("pierre")).await.is_empty());
        let all = json!({"privileges": {"view_tasks": true, "view_progress": true, "update_progress": "comment"}});
        w.administrator().edit_client("Pierre", all).await.is(200);
        assert_eq!(told(w.as_("pierre")).await.len(), 1);
        w.set_level("Site", "overview").await;
        assert!(told(w.as_("pierre")).await.is_empty());
        w.set_level("Site", "read_only").await;
        w.administrator().edit(w.task("Shared"), json!({"is_team_only": true})).await.is(200);
        assert!(told(w.as_("pierre")).await.is_empty());
        w.administrator().edit(w.task("Shared"), json!({"is_team_only": false})).await.is(200);
        let comment = page(w.as_("pierre")).await;
        assert_eq!(comment.data[0].text.as_deref(), Some("For you"));
    })
    .await;
}

#[actix_web::test]
async fn what_is_hidden_stays_new() {
    // R53: reading all reads what is shown
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = account(&w, "pierre").await;
        say(&w, "marion", json!({"text": "Look", "mention_ids": [pierre], "is_team_only": false})).await;
        w.set_level("Site", "not_visible").await;
        assert!(told(w.as_("pierre")).await.is_empty());
        w.as_("pierre").post("/notifications/mark-read", json!({})).await.is(204);
        w.set_level("Site", "full").await;
        let one = page(w.as_("pierre")).await.data.remove(0).id;
        w.as_("pierre").post("/notifications/mark-read", json!({})).await.is(204);
        w.set_level("Site", "not_visible").await;
        w.as_("pierre").post("/notifications/mark-unread", json!({"ids": [one]})).await.is(204);
        w.set_level("Site", "full").await;
        assert!(told(w.as_("pierre")).await.is_empty(), "and what is hidden is not made new again");
    })
    .await;
}
