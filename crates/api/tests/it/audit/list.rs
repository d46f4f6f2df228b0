use super::busy;
use crate::harness::{World, everywhere};
use chrono::TimeDelta;
use serde_json::{Value, json};
use vitrine_contract::AuditEntryPage;
use vitrine_domain::audit::Deed;
use vitrine_texts::{Locale, Texts};

async fn actions(w: &World, filters: &str) -> Vec<String> {
    let page: Value = w.administrator().get(format!("/audit-entries?limit=100&{filters}")).await.good();
    page["data"].as_array().unwrap().iter().map(|entry| entry["action"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn what_clients_do_stands_beside_what_staff_do() {
    everywhere(async |w| {
        busy(&w).await;
        let page: Value = w.administrator().get("/audit-entries?action=task.moved").await.good();
        let entry = &page["data"][0];
        assert_eq!((&entry["actor"]["name"], &entry["actor"]["kind"]), (&json!("Pierre"), &json!("client")), "B077");
        assert_eq!(entry["subject_name"], "Choose the colours");
        assert_eq!(entry["request_id"], "asked-by-a-test");
        let page: Value = w.administrator().get("/audit-entries?limit=1").await.good();
        assert_eq!(page["data"][0]["changes"], json!({"level": ["full", "overview"]}));
    })
    .await;
}

#[actix_web::test]
async fn the_log_is_searched_by_words_people_things_and_time() {
    everywhere(async |w| {
        busy(&w).await;
        let project = w.id("Website relaunch");
        let only = async |filters: String| actions(&w, &filters).await;
        assert_eq!(only("q=COL%C3%93URS".into()).await, ["task.moved", "task.created"]);
        assert_eq!(only("q=colours%20pierre".into()).await, ["task.moved"], "words of the thing and of who did it");
        assert_eq!(only("q=67%2089".into()).await, ["client.updated"], "what was changed");
        assert!(only("q=nothing-like-it".into()).await.is_empty());
        assert!(only("q=%25".into()).await.is_empty(), "a wildcard is a character");
        assert_eq!(
            only(format!("project_id={project}")).await,
            ["project.updated", "task.moved", "task.created", "project.created"]
        );
        assert_eq!(only(format!("subject_id={project}&action=project.updated")).await, ["project.updated"]);
        let pierre = w.as_("pierre").session().await.account_id;
        assert_eq!(only(format!("actor_id={pierre}")).await, ["task.moved", "session.started"]);
        let phone = json!({"email": "pierre.d@example.com", "current_password": crate::harness::PASSWORD});
        w.as_("pierre").edit("/me", phone).await.is(200);
        let of_pierre = only(format!("client_id={}", w.id("Pierre"))).await;
        assert_eq!(
            of_pierre,
            ["client.updated", "client.updated", "task.moved", "session.started", "client.created"],
            "B077: done by the client, and to it"
        );

        w.later(TimeDelta::days(2));
        w.set_level("Website relaunch", "full").await;
        let noon = chrono::DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let at = |hours: i64| (noon + TimeDelta::hours(hours)).format("%Y-%m-%dT%H:%M:%SZ").to_string();
        assert_eq!(only(format!("from={}", at(47))).await, ["project.updated"]);
        assert_eq!(only(format!("action=project.updated&to={}", at(47))).await, ["project.updated"]);
        assert!(only(format!("from={}&to={}", at(1), at(2))).await.is_empty());
        w.administrator()
            .get(format!("/audit-entries?from={}&to={}", at(2), at(1)))
            .await
            .is_invalid("?to", "out_of_range");
        w.administrator().get("/audit-entries?from=yesterday").await.is_invalid("?from", "wrong_type");
    })
    .await;
}

#[actix_web::test]
async fn the_file_holds_what_the_list_holds_and_no_formula() {
    everywhere(async |w| {
        busy(&w).await;
        w.add_project("=HYPERLINK(\"http://example.com\")", &["Acme"], "full").await;
        let reply = w.administrator().get("/audit-entries/export?q=hyperlink").await;
        assert_eq!(reply.header("content-type"), Some("text/csv; charset=utf-8"));
        assert_eq!(reply.header("content-disposition"), Some("attachment; filename=\"audit.csv\""));
        let text = reply.text().strip_prefix('\u{FEFF}').unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("Time,By,Account,Action,About,"), "{}", lines[0]);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].contains(",Marion Leroy,"));
        assert!(lines[1].contains(",\"'=HYPERLINK(\"\"http://example.com\"\")\","), "fixture F: {}", lines[1]);
        let all = w.administrator().get("/audit-entries/export").await;
        let in_french = w.administrator().ask(actix_web::http::Method::GET, "/audit-entries/export");
        let in_french = in_french.header("accept-language", "fr").send().await;
        assert_eq!(in_french.text().lines().count(), all.text().lines().count());
        assert!(in_french.text().starts_with("\u{FEFF}Date et heure,"));
        w.administrator().get("/audit-entries/export?limit=3").await.is_invalid("?limit", "unknown_field");
    })
    .await;
}

/// What is recorded by ids is told by names, to who may know them, and in the language of the file.
#[actix_web::test]
async fn the_file_names_what_the_page_names() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme", "Acme (France)"], "full").await;
        let sets: Value = w.administrator().get("/permission-sets?limit=100").await.good();
        let reviewer = sets["data"].as_array().unwrap().iter().find(|set| set["name"] == "Client reviewer").unwrap();
        w.administrator().edit_client("Pierre", json!({"permission_set_id": reviewer["id"]})).await.is(200);
        let acts = "action=project.created";
        let file = w.administrator().get(format!("/audit-entries/export?{acts}")).await;
        assert!(file.text().contains("Clients: empty → Acme, Acme (France)"), "{}", file.text());
        assert!(file.text().contains(&w.id("Acme").to_string()), "and what is recorded: {}", file.text());
        w.hire("nina", "audit.view project.view_overview project.view_all").await;
        let etag = w.administrator().read_project("Site").await.etag();
        let set = w.administrator().ask(actix_web::http::Method::PUT, format!("{}/clients", w.project("Site")));
        set.header("if-match", &etag).json(json!({"client_ids": [w.id("Acme")]})).send().await.is(200);
        let file = w.as_("nina").get(format!("/audit-entries/export?{acts}")).await;
        assert!(file.text().contains("Clients: empty → Acme, 1 that is not named"), "R40: {}", file.text());
        let french = w.administrator().ask(actix_web::http::Method::GET, "/audit-entries/export?action=client.updated");
        let french = french.header("accept-language", "fr").send().await;
        assert!(
            french.text().contains("Profil de permissions\u{202F}: Client → Client relecteur"),
            "{}",
            french.text()
        );
    })
    .await;
}

#[actix_web::test]
async fn a_file_of_more_entries_than_are_read_at_once_is_whole() {
    everywhere(async |w| {
        let csv = (0..1100).fold(String::from("name,virtual\n"), |csv, n| csv + &format!("Client {n},true\n"));
        w.import("", &csv).await;
        let file = w.administrator().get("/audit-entries/export?action=client.created").await;
        let mut names: Vec<&str> = file.text().lines().skip(1).filter_map(|line| line.split(',').nth(4)).collect();
        assert_eq!(names.len(), 1100 + 11);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 1100 + 11, "no entry stands twice");
    })
    .await;
}

/// R40, R53, R63: whoever reads the log reads of nothing that they could not look up.
#[actix_web::test]
async fn entries_are_for_who_may_know_what_they_are_about() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.add_task("Site", "Launch").await;
        w.administrator().edit_client("Pierre", json!({"phone": "+33 4711"})).await.is(200);
        let set = json!({"name": "Guests", "base": "client", "grants": ["project.view_overview"]});
        w.administrator().post("/permission-sets", set).await.is(201);
        let own = json!({"email": "chloe.d@example.com", "current_password": crate::harness::PASSWORD});
        w.as_("chloe").edit("/me", own).await.is(200);
        let all = "audit.view project.view_overview project.view_all task.view client.view_info permission_set.view";
        for (reader, missing, hidden) in [
            ("one", "client.view_info", &["client", "account"][..]),
            ("two", "permission_set.view", &["permission_set"]),
            ("three", "task.view", &["task", "column"]),
            ("four", "", &[]),
        ] {
            w.hire(reader, &all.replace(missing, "")).await;
            let entries: Value = w.as_(reader).get("/audit-entries?limit=100").await.good();
            let kinds: Vec<&str> = entries["data"]
                .as_array()
                .unwrap()
                .iter()
                .map(|entry| entry["subject_kind"].as_str().unwrap())
                .collect();
            for kind in ["client", "permission_set", "task"] {
                assert_eq!(kinds.contains(&kind), !hidden.contains(&kind), "{kind} without {missing:?}");
            }
            let text = w.as_(reader).get("/audit-entries?limit=100&q=pierre").await;
            assert_eq!(text.text().contains("4711"), !hidden.contains(&"client"), "{missing:?}");
        }
    })
    .await;
}

/// Whatever is recorded is said in words, as a sentence and as a choice of the filter.
#[test]
fn every_deed_has_its_words_in_both_languages() {
    for texts in Locale::ALL.map(Texts::of) {
        for name in Deed::all().map(|deed| deed.name().replace('.', "-")) {
            let args = [("actor", "A".into()), ("subject", "S".into())];
            for key in [format!("audit-{name}"), format!("audit-act-{name}")] {
                assert!(texts.find(&key, &args).is_some(), "{key}");
            }
        }
    }
}

/// T-033, T-034: that money was written somewhere, and which fields are financial, the log tells to finance alone.
#[actix_web::test]
async fn finance_stands_in_the_log_for_finance() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let marion = w.administrator();
        let field = json!({"subject": "project", "name": "Fee", "kind": "text", "visibility": "financial"});
        let field = marion.post("/custom-fields", field).await.id();
        let value = json!({"values": [{"field_id": field, "value": "much"}]});
        marion.edit(format!("{}/finance-values", w.project("Site")), value).await.is(200);
        w.hire("clerk", "audit.view project.view_overview project.view_all client.view_info workspace.manage").await;
        w.hire("auditor", "audit.view project.view_overview project.view_all client.view_info finance.view").await;
        for action in ["project.finance_set", "custom_field.created"] {
            let path = format!("/audit-entries?action={action}");
            let count =
                async |username: &str| w.as_(username).get(path.clone()).await.good::<AuditEntryPage>().data.len();
            assert_eq!((count("clerk").await, count("auditor").await), (0, 1), "{action}");
        }
    })
    .await;
}

/// R40: things are told by name to whom reading them would tell it, and to nobody else.
#[actix_web::test]
async fn ids_have_names_for_who_knows_them() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let etag = w.administrator().read_project("Site").await.etag();
        let clients = json!({"client_ids": [w.id("IBM")], "confirm_foreign_root": true});
        let set = w.administrator().ask(actix_web::http::Method::PUT, format!("{}/clients", w.project("Site")));
        set.header("if-match", &etag).json(clients).send().await.is(200);
        w.hire("nina", "audit.view project.view_overview project.view_all").await;
        let names = async |username: &str| {
            let page = w.as_(username).get("/audit-entries?action=project.clients_set").await;
            let mut names: Vec<String> =
                page.good::<AuditEntryPage>().data.remove(0).names.into_iter().map(|one| one.name).collect();
            names.sort();
            names
        };
        assert_eq!(names("marion").await, ["Acme (France)", "IBM"]);
        assert_eq!(names("nina").await, ["IBM"], "of the other no project is left that she sees");
    })
    .await;
}
