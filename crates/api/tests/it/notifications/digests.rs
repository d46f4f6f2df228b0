//! Mails that gather what happened (R53, T-105). The clock of the tests begins at eight in the morning in UTC.

use super::{account, choose, furnished, page, reached, reasons, say, sent};
use crate::harness::{Manner, Smtp, World, everywhere, everywhere_with};
use crate::mail::through;
use chrono::TimeDelta;
use serde_json::{Value, json};

/// Pierre and Chloe have spoken about the task, and hear of what Marion says.
async fn spoken(w: &World) {
    furnished(w).await;
    for username in ["pierre", "chloe"] {
        say(w, username, json!({"text": "Hello"})).await;
        w.as_(username).post("/notifications/mark-read", json!({})).await.is(204);
    }
    w.rows().run("delete from notifications").await;
}

fn shared(text: &str) -> Value {
    json!({"text": text, "is_team_only": false})
}

#[actix_web::test]
async fn a_daily_one_comes_in_the_morning_of_its_receiver_and_once() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        let paris = json!({"preferences": {"time_zone": "Europe/Paris", "language": "fr"}});
        w.administrator().edit_client("Pierre", paris).await.is(200);
        say(&w, "marion", shared("One")).await;
        say(&w, "marion", shared("Two")).await;
        w.later(TimeDelta::hours(22));
        assert!(reached(&w, &smtp).await.is_empty());
        w.later(TimeDelta::hours(1));
        let [(name, message)] = sent(&w, &smtp).await.try_into().unwrap();
        let plain = message.plain();
        assert_eq!(name, "pierre");
        assert!(plain.contains("Bonjour Pierre") && plain.contains("> One") && plain.contains("> Two"), "{plain}");
        assert!(reached(&w, &smtp).await.is_empty());
        w.later(TimeDelta::hours(1));
        assert_eq!(reached(&w, &smtp).await, ["chloe"]);
        w.later(TimeDelta::hours(48));
        assert!(reached(&w, &smtp).await.is_empty(), "of nothing, none is sent");
    })
    .await;
}

#[actix_web::test]
async fn an_hourly_one_comes_with_the_hour_and_what_is_meant_for_one_at_once() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        choose(&w, "pierre", "commented", "hourly").await;
        let chloe = account(&w, "chloe").await;
        say(&w, "marion", json!({"text": "One", "is_team_only": false, "mention_ids": [chloe]})).await;
        assert_eq!(reached(&w, &smtp).await, ["chloe"]);
        w.later(TimeDelta::minutes(59));
        assert!(reached(&w, &smtp).await.is_empty());
        w.later(TimeDelta::minutes(1));
        assert_eq!(reached(&w, &smtp).await, ["pierre"]);
        say(&w, "marion", shared("Two")).await;
        w.later(TimeDelta::minutes(59));
        assert!(reached(&w, &smtp).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn it_says_what_may_be_read_when_it_is_sent() {
    // T-105: ten things, of which nine are lost meanwhile, each in another way
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        w.add_project("Other", &["Acme (France)"], "full").await;
        for title in ["Moved to the bin", "Kept by the team"] {
            w.add_task("Other", title).await;
            w.as_("pierre").post(format!("{}/comments", w.task(title)), json!({"text": "Hello"})).await.is(201);
            w.administrator().post(format!("{}/comments", w.task(title)), shared("Elsewhere")).await.is(201);
        }
        let comments = format!("{}/comments", w.task("Shared"));
        for n in 0..6 {
            let comment = w.administrator().post(comments.clone(), shared(&format!("Taken back {n}"))).await.id();
            w.administrator().remove(format!("/comments/{comment}")).await.is(204);
        }
        say(&w, "marion", json!({"text": "Between us"})).await;
        say(&w, "marion", shared("What stays")).await;
        w.administrator().edit(w.task("Kept by the team"), json!({"is_team_only": true})).await.is(200);
        w.administrator().remove(w.task("Moved to the bin")).await.is(204);
        w.later(TimeDelta::days(1));
        let messages = sent(&w, &smtp).await;
        let (_, message) = messages.iter().find(|(name, _)| name == "pierre").unwrap();
        let plain = message.plain();
        assert!(plain.contains("What stays") && plain.contains("(1)"), "{plain}");
        for lost in ["Taken back", "Between us", "Elsewhere", "bin", "Kept", "Other"] {
            assert!(!plain.contains(lost), "{lost}");
        }
        say(&w, "marion", shared("Soon hidden")).await;
        w.set_level("Site", "not_visible").await;
        w.later(TimeDelta::days(1));
        assert!(reached(&w, &smtp).await.is_empty());
        assert!(reasons(&w).await.contains(&"no_news".to_owned()));
    })
    .await;
}

#[actix_web::test]
async fn nobody_gets_two_for_one_morning_whatever_dies_or_moves() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        say(&w, "marion", shared("One")).await;
        w.later(TimeDelta::days(1));
        assert_eq!(reached(&w, &smtp).await, ["chloe", "pierre"]);
        // the server died before it wrote down that they were sent
        w.rows().run("update mails set state = 'sending'").await;
        w.later(TimeDelta::minutes(11));
        w.restart().await;
        assert!(reached(&w, &smtp).await.is_empty());
        // Pierre goes west, where the same morning comes once more
        say(&w, "marion", shared("Two")).await;
        let new_york = json!({"preferences": {"time_zone": "America/New_York"}});
        w.administrator().edit_client("Pierre", new_york).await.is(200);
        w.later(TimeDelta::hours(6));
        assert!(reached(&w, &smtp).await.is_empty());
        w.later(TimeDelta::hours(18));
        assert_eq!(reached(&w, &smtp).await, ["chloe"]);
        w.later(TimeDelta::hours(5));
        let [(name, message)] = sent(&w, &smtp).await.try_into().unwrap();
        assert!(name == "pierre" && message.plain().contains("> Two") && !message.plain().contains("> One"));
    })
    .await;
}

#[actix_web::test]
async fn a_server_that_is_away_for_hours_loses_none() {
    let smtp = Smtp::start(Manner::PutsOff).await;
    everywhere_with(through(&smtp), async |w| {
        smtp.behaves(Manner::PutsOff);
        spoken(&w).await;
        say(&w, "marion", shared("One")).await;
        w.later(TimeDelta::days(1));
        for _ in 0..3 {
            assert!(reached(&w, &smtp).await.is_empty());
            w.later(TimeDelta::minutes(16));
        }
        smtp.behaves(Manner::Takes);
        w.later(TimeDelta::hours(1));
        assert_eq!(reached(&w, &smtp).await, ["chloe", "pierre"]);
    })
    .await;
}

#[actix_web::test]
async fn one_lists_as_much_as_is_read_and_counts_all() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        for n in 0..32 {
            say(&w, "marion", shared(&format!("Remark {n}."))).await;
        }
        w.later(TimeDelta::days(1));
        let (_, message) = sent(&w, &smtp).await.remove(0);
        let plain = message.plain();
        assert!(plain.contains("(32)") && plain.contains("And 2 more"), "{plain}");
        assert!(plain.contains("Remark 29.") && !plain.contains("Remark 30."), "{plain}");
    })
    .await;
}

#[actix_web::test]
async fn without_a_mail_server_none_are_written() {
    everywhere(async |w| {
        spoken(&w).await;
        say(&w, "marion", shared("One")).await;
        w.later(TimeDelta::days(1));
        w.send_mails().await;
        assert!(w.rows().texts("select purpose from mails").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn what_could_not_be_mailed_for_days_is_told_in_the_app_alone() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        spoken(&w).await;
        say(&w, "marion", shared("Old")).await;
        w.later(TimeDelta::hours(73));
        say(&w, "marion", shared("New")).await;
        assert!(reached(&w, &smtp).await.is_empty());
        w.later(TimeDelta::days(1));
        let (_, message) = sent(&w, &smtp).await.remove(0);
        assert!(message.plain().contains("> New") && !message.plain().contains("> Old"));
        assert_eq!(page(w.as_("pierre")).await.unread, 2);
    })
    .await;
}
