//! Reminders: once a round, person and day, to whoever is asked still (R53, T-103).

use super::{add_project, ask_for, ok, put, waiting};
use crate::harness::{Manner, Smtp, World, everywhere, everywhere_with};
use crate::mail::through;
use chrono::TimeDelta;
use serde_json::json;

/// Puts "Home design" before the clients for five days.
async fn set_up(w: &World) {
    add_project(w, "Site", &["Acme (France)"], "overview", &[1]).await;
    w.add_task("Site", "Home design").await;
    w.grant_only("france", &["project.view_overview", "task.view"]).await;
    ask_for(w, json!({"rule": "some", "needed": 2, "due_days": 5})).await.is(200);
    put(w, "Site", "Home design", 1).await;
    w.send_mails().await;
}

/// To whom something was sent since this was asked last.
async fn recipients(w: &World, smtp: &Smtp) -> Vec<String> {
    // however often the job runs
    w.send_mails().await;
    w.send_mails().await;
    let mut names: Vec<String> = smtp.taken().into_iter().flat_map(|message| message.recipients).collect();
    names.sort();
    names
}

const PIERRE: &str = "RCPT TO:<pierre@example.com>";
const CHLOE: &str = "RCPT TO:<chloe@example.com>";

#[actix_web::test]
async fn the_eve_and_each_week_after_the_last_day_remind_once() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        assert_eq!(recipients(&w, &smtp).await, [CHLOE, PIERRE], "asked");
        let wait = async |days: i64, expected: &[&str]| {
            w.later(TimeDelta::days(days));
            assert_eq!(recipients(&w, &smtp).await, expected, "{days}");
        };
        wait(3, &[]).await;
        wait(1, &[CHLOE, PIERRE]).await;
        wait(1, &[]).await;
        // whoever gave their OK is left alone
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        wait(1, &[CHLOE]).await;
        wait(6, &[]).await;
        wait(1, &[CHLOE]).await;
        wait(1, &[]).await;
    })
    .await;
}

#[actix_web::test]
async fn a_reminder_tells_the_title_and_the_last_day_alone() {
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        w.administrator().edit_client("Chloe", json!({"preferences": {"language": "fr"}})).await.is(200);
        smtp.taken();
        w.later(TimeDelta::days(4));
        w.send_mails().await;
        let mut messages = smtp.taken();
        messages.sort_by_key(|message| message.recipients.clone());
        let plain = |at: usize| messages[at].data.replace("=\r\n", "").replace("=3D", "=");
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        assert!(plain(0).contains("20 janvier 2027") && plain(1).contains("20 January 2027"));
        for text in [plain(0), plain(1)] {
            assert!(text.contains("Home design") && text.contains(&format!("/?approve={round}")));
            assert!(!text.contains("Site"), "T-103");
        }
        // two OKs are needed: nobody else's ends it
        assert!(plain(1).contains("last day is") && plain(1).contains("More than one"));
        w.later(TimeDelta::days(2));
        w.send_mails().await;
        assert!(smtp.taken().iter().any(|message| message.data.replace("=\r\n", "").contains("last day was")));
    })
    .await;
}

#[actix_web::test]
async fn without_a_mail_server_no_reminders_pile_up() {
    everywhere(async |w| {
        set_up(&w).await;
        let mails = async || w.rows().texts("select purpose from mails").await.len();
        let asked = mails().await;
        for days in [4, 2, 7] {
            w.later(TimeDelta::days(days));
            w.send_mails().await;
        }
        assert_eq!(mails().await, asked);
    })
    .await;
}

#[actix_web::test]
async fn rights_are_asked_again_when_it_is_sent() {
    // R53
    let smtp = Smtp::start(Manner::Takes).await;
    everywhere_with(through(&smtp), async |w| {
        set_up(&w).await;
        smtp.taken();
        w.later(TimeDelta::days(4));
        w.set_level("Site", "not_visible").await;
        assert!(recipients(&w, &smtp).await.is_empty(), "R2");
        w.set_level("Site", "overview").await;
        // the day after its last day
        w.later(TimeDelta::days(2));
        w.grant_only("chloe", &["project.view_overview"]).await;
        assert_eq!(recipients(&w, &smtp).await, [PIERRE]);
        w.administrator().edit(w.task("Home design"), json!({"is_team_only": true})).await.is(200);
        w.later(TimeDelta::days(7));
        assert!(recipients(&w, &smtp).await.is_empty(), "R55");
    })
    .await;
}
