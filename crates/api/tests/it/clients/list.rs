//! The list of clients: filters and orders.

use crate::harness::{World, everywhere};
use chrono::TimeDelta;
use serde_json::{Value, json};

pub(super) async fn names(w: &World, query: &str) -> Vec<String> {
    let page: Value = w.administrator().get(format!("/clients?limit=100&{query}")).await.good();
    page["data"].as_array().unwrap().iter().map(|client| client["name"].as_str().unwrap().to_owned()).collect()
}

#[actix_web::test]
async fn filters_find_whom_they_say() {
    everywhere(async |w| {
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        w.add_project("Site", &["Acme (France)"], "overview").await;
        w.add_project("Hidden", &["IBM"], "not_visible").await;
        w.add_project("Old", &["Acme (India)"], "overview").await;
        w.administrator().edit_project("Old", json!({"state": "archived"})).await.is(200);
        let (acme, site, old) = (w.id("Acme (France)"), w.id("Site"), w.id("Old"));
        for (query, expected) in [
            ("has_login=false".to_owned(), vec!["Chloe"]),
            (format!("root_id={acme}"), vec!["Acme (France)", "Chloe", "Pierre"]),
            (format!("root_id={acme}&has_login=true"), vec!["Acme (France)", "Pierre"]),
            ("level=overview".to_owned(), vec!["Acme (France)", "Chloe", "Pierre"]),
            ("level=not_visible".to_owned(), vec!["Alisha", "IBM", "John"]),
            (format!("project_id={site}"), vec!["Acme (France)", "Chloe", "Pierre"]),
            (format!("project_id={old}"), vec!["Acme (India)", "Ravi", "Suresh"]),
            (format!("permission_set_id={}", crate::harness::nobody()), vec![]),
            ("q=acme&sort=-name".to_owned(), vec!["Acme (India)", "Acme (France)", "Acme"]),
        ] {
            assert_eq!(names(&w, &query).await, expected, "{query}");
            let counted: Value =
                w.administrator().get(format!("/clients?limit=1&include_total=true&{query}")).await.good();
            assert_eq!(counted["total"], json!(expected.len()), "{query}: the total is that of all pages (T-062)");
        }
    })
    .await;
}

#[actix_web::test]
async fn last_sights_filter_and_sort() {
    everywhere(async |w| {
        w.administrator().post("/clients", json!({"name": "Never", "kind": "person"})).await.is(201);
        w.later(TimeDelta::days(2));
        let again = json!({"login": "ravi", "password": crate::harness::PASSWORD, "delivery": "bearer"});
        w.anonymous().post("/auth/sign-in", again).await.is(200);
        let day: Value = w.administrator().get(w.client("Ravi")).await.good();
        let day = day["last_seen_at"].as_str().unwrap().split('T').next().unwrap().to_owned();
        assert_eq!(names(&w, &format!("seen_since={day}")).await, ["Ravi"]);
        let others = names(&w, &format!("not_seen_since={day}")).await;
        assert_eq!((others.len(), others.contains(&"Never".to_owned())), (11, true));
        assert_eq!(names(&w, "sort=-last_seen_at").await[0], "Ravi");
        assert_eq!(names(&w, "sort=last_seen_at").await[0], "Never");
    })
    .await;
}

#[actix_web::test]
async fn every_order_is_the_same_page_by_page() {
    everywhere(async |w| {
        for (number, name) in ["John", "Acme", "Pierre"].into_iter().enumerate() {
            w.later(TimeDelta::minutes(1));
            w.administrator().edit_client(name, json!({"phone": number.to_string()})).await.is(200);
        }
        assert_eq!(names(&w, "sort=-updated_at").await[..3], ["Pierre", "Acme", "John"]);
        for sort in ["name", "-name", "updated_at", "-updated_at", "last_seen_at", "-last_seen_at"] {
            let whole = names(&w, &format!("sort={sort}")).await;
            let (mut pages, mut cursor) = (Vec::new(), String::new());
            loop {
                let page: Value = w.administrator().get(format!("/clients?limit=3&sort={sort}{cursor}")).await.good();
                let data = page["data"].as_array().unwrap();
                pages.extend(data.iter().map(|client| client["name"].as_str().unwrap().to_owned()));
                let Some(next) = page["next_cursor"].as_str() else { break };
                cursor = format!("&cursor={next}");
            }
            assert_eq!(pages, whole, "{sort} (T-062)");
            let backwards = sort.strip_prefix('-').map_or(format!("-{sort}"), str::to_owned);
            let mut reversed = names(&w, &format!("sort={backwards}")).await;
            reversed.reverse();
            assert_eq!(reversed, whole, "{sort} backwards");
        }
        let cursor: Value = w.administrator().get("/clients?limit=3&sort=name").await.good();
        let path = format!("/clients?sort=-name&cursor={}", cursor["next_cursor"].as_str().unwrap());
        w.administrator().get(path).await.is_invalid("?cursor", "unknown_value");
        for sort in ["email", "custom", "-", "name,-name"] {
            w.administrator().get(format!("/clients?sort={sort}")).await.is_invalid("?sort", "unknown_value");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_project_that_is_not_seen_finds_nobody() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme"], "full").await;
        w.hire("reader", "client.view_info").await;
        let path = format!("/clients?project_id={}", w.id("Site"));
        let page: Value = w.as_("reader").get(path).await.good();
        assert_eq!(page["data"], json!([]), "without `project.view_overview` there are no projects to ask about");
    })
    .await;
}
