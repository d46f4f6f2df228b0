//! Mails that tell of one thing at once (R53, R77, T-078, T-097, T-101, T-106).

use super::{account, choose, furnished, page, reached, reasons, say, sent};
use crate::harness::{Manner, Smtp, World, everywhere_with};
use crate::mail::through;
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::MailList;

/// Marion mentions Pierre, who reads it.
async fn mention(w: &World, text: &str) {
    let pierre = account(w, "pierre").await;
    say(w, "marion", json!({"text": text, "mention_ids": [pierre], "is_team_only": false})).await;
}

#[actix_web::test]
async fn what_is_meant_for_one_is_mailed_once_in_their_language_with_a_link_to_it() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        w.administrator().edit_client("Chloe", json!({"preferences": {"language": "fr"}})).await.is(200);
        let chloe = account(&w, "chloe").await;
        w.administrator().post(format!("{}/assignees", w.task("Shared")), json!({"add": [chloe]})).await.is(200);
        mention(&w, "Is the   photo fine?").await;
        let messages = sent(&w, &smtp).await;
        let names: Vec<_> = messages.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["chloe", "pierre"]);
        let link = format!("/p/{}/board?task={}", w.id("Site"), w.id("Shared"));
        for (name, message) in &messages {
            let plain = message.plain();
            assert!(plain.contains("Shared") && plain.contains("Site") && plain.contains(&link), "{plain}");
            assert!(plain.contains("text/plain") && plain.contains("text/html"));
            let other = if name == "chloe" { "pierre" } else { "chloe" };
            assert!(!plain.contains(other) && !plain.contains(&chloe.to_string()), "T-101");
        }
        assert!(
            messages[0].1.plain().contains("Bonjour Chloe") && messages[1].1.plain().contains("Hello Pierre"),
            "R77"
        );
        assert!(messages[1].1.plain().contains("> Is the photo fine?"));
        w.later(TimeDelta::days(1));
        assert_eq!(
            reached(&w, &smtp).await,
            ["chloe"],
            "no second one to Pierre; what was said around her, in the morning"
        );
    })
    .await;
}

#[actix_web::test]
async fn staff_are_mailed_where_they_work() {
    // B012
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        w.rows().run("update accounts set email = 'marion@example.com' where username = 'marion'").await;
        choose(&w, "marion", "progress_updated", "at_once").await;
        let progress = format!("{}/progress-updates", w.task("Shared"));
        w.as_("pierre").post(progress, json!({"percent": 40, "note": "Half"})).await.is(201);
        let [(name, message)] = sent(&w, &smtp).await.try_into().unwrap();
        let plain = message.plain();
        assert_eq!(name, "marion");
        assert!(plain.contains("Pierre set progress to 40%"), "{plain}");
        assert!(plain.contains(&format!("/w/projects/{}/board?task={}", w.id("Site"), w.id("Shared"))));
    })
    .await;
}

#[actix_web::test]
async fn rights_are_asked_again_when_it_is_sent() {
    // R53, T-078: each of these is undone before the next
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        let shared = w.task("Shared");
        let team_only = |is: bool| w.administrator().edit(w.task("Shared"), json!({"is_team_only": is}));
        mention(&w, "First").await;
        w.set_level("Site", "overview").await;
        assert!(reached(&w, &smtp).await.is_empty());
        w.set_level("Site", "full").await;
        mention(&w, "Second").await;
        team_only(true).await.is(200);
        assert!(reached(&w, &smtp).await.is_empty());
        team_only(false).await.is(200);
        let pierre = account(&w, "pierre").await;
        let words = json!({"text": "Third", "mention_ids": [pierre], "is_team_only": false});
        let comment = w.administrator().post(format!("{shared}/comments"), words).await.id();
        w.administrator().remove(format!("/comments/{comment}")).await.is(204);
        assert!(reached(&w, &smtp).await.is_empty());
        let [task, marion] = [w.id("Shared"), account(&w, "marion").await];
        w.administrator().post(format!("{shared}/assignees"), json!({"add": [pierre]})).await.is(200);
        w.administrator().post(format!("{shared}/assignees"), json!({"remove": [pierre]})).await.is(200);
        assert!(reached(&w, &smtp).await.is_empty(), "{task} {marion}");
        mention(&w, "Fifth").await;
        w.as_("pierre").post("/notifications/mark-read", json!({})).await.is(204);
        assert!(reached(&w, &smtp).await.is_empty(), "they have read it");
        mention(&w, "Sixth").await;
        choose(&w, "pierre", "mentioned", "never").await;
        assert!(reached(&w, &smtp).await.is_empty(), "they want none any more");
        assert_eq!(reasons(&w).await, ["no_news"; 6]);
        choose(&w, "pierre", "mentioned", "at_once").await;
        mention(&w, "Seventh").await;
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
    })
    .await;
}

#[actix_web::test]
async fn a_remark_of_the_team_is_mailed_to_no_client() {
    // T-097, R44: neither to who is concerned, nor to another root
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        for username in ["pierre", "john"] {
            choose(&w, username, "commented", "at_once").await;
            say(&w, username, json!({"text": "Hello"})).await;
        }
        say(&w, "marion", json!({"text": "Between us"})).await;
        assert!(reached(&w, &smtp).await.is_empty());
        say(&w, "marion", json!({"text": "For you all", "is_team_only": false})).await;
        let mails = sent(&w, &smtp).await;
        assert_eq!(mails.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["john", "pierre"]);
        assert!(mails.iter().all(|(_, message)| !message.plain().contains("Between us")));
    })
    .await;
}

#[actix_web::test]
async fn what_people_write_is_inert_in_a_mail() {
    // T-106
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        let title = "<img src=x> \"quoted\" Bcc: eve@example.com";
        w.administrator().edit(w.task("Shared"), json!({"title": title})).await.is(200);
        mention(&w, "<script>alert(1)</script>\r\n.\r\nBcc: eve@example.com").await;
        let [(_, message)] = sent(&w, &smtp).await.try_into().unwrap();
        let (_, html) = message.plain().split_once("text/html").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
        assert!(!html.contains("<img") && !html.contains("<script"), "{html}");
        assert_eq!(message.recipients, ["RCPT TO:<pierre@example.com>"]);
        assert!(message.header("Bcc").is_none());
    })
    .await;
}

#[actix_web::test]
async fn the_outbox_shows_only_those_that_did_not_arrive_and_no_title() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        smtp.behaves(Manner::Takes);
        mention(&w, "Look").await;
        let outbox = async || w.administrator().get("/mails").await.good::<MailList>().data;
        assert!(outbox().await.is_empty(), "it waits, as many do");
        smtp.behaves(Manner::Refuses);
        assert!(reached(&w, &smtp).await.is_empty());
        let [mail] = outbox().await.try_into().unwrap();
        assert!(!mail.can_hand_over, "T-132");
        let path = format!("/mails/{}/hand-over", mail.id);
        w.administrator().post(path, json!({})).await.is_problem(403, "not-permitted");
        assert!(!w.administrator().get("/mails").await.text().contains("Shared"));
        smtp.behaves(Manner::Takes);
        w.administrator().post(format!("/mails/{}/retry", mail.id), json!({})).await.is(204);
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
    })
    .await;
}

#[actix_web::test]
async fn who_may_not_enter_the_app_yet_reads_nothing_of_it_in_mails() {
    // R13, R14: neither before the first password is changed nor before a second step is set up that must be
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention(&w, "First").await;
        w.rows().run("update accounts set must_change_password = true where username = 'pierre'").await;
        assert!(reached(&w, &smtp).await.is_empty());
        w.rows().run("update accounts set must_change_password = false where username = 'pierre'").await;
        mention(&w, "Second").await;
        w.rows().run("update permission_sets set requires_second_factor = true").await;
        assert!(reached(&w, &smtp).await.is_empty());
        w.rows().run("update permission_sets set requires_second_factor = false").await;
        assert_eq!(reasons(&w).await, ["no_news"; 2]);
        mention(&w, "Third").await;
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
        assert_eq!(page(w.as_("pierre")).await.unread, 3, "it is still new in the app");
    })
    .await;
}

#[actix_web::test]
async fn a_task_that_is_given_again_is_told_once() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        let chloe = account(&w, "chloe").await;
        let assignees = format!("{}/assignees", w.task("Shared"));
        for change in ["add", "remove", "add"] {
            w.administrator().post(assignees.clone(), json!({change: [chloe]})).await.is(200);
            w.later(TimeDelta::seconds(1));
        }
        assert_eq!(reached(&w, &smtp).await, ["chloe"]);
        assert_eq!(page(w.as_("chloe")).await.unread, 1);
    })
    .await;
}

#[actix_web::test]
async fn old_ones_are_forgotten() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        furnished(&w).await;
        mention(&w, "Look").await;
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
        let kept = async || w.rows().texts("select state from mails").await;
        w.later(TimeDelta::days(29));
        w.send_mails().await;
        assert_eq!(kept().await, ["sent"]);
        w.later(TimeDelta::days(2));
        w.send_mails().await;
        assert!(kept().await.is_empty());
    })
    .await;
}
