//! Lists asked for in ways they do not have.

use crate::harness::{World, everywhere};
use serde_json::Value;

async fn furnished(w: &World) {
    for number in 0..5 {
        w.add_project(&format!("Project {number}"), &["Acme"], "full").await;
        w.add_task("Project 0", &format!("Task {number}")).await;
    }
}

async fn next_cursor(w: &World, username: &str, path: &str) -> String {
    let page: Value = w.as_(username).get(path).await.good();
    page["next_cursor"].as_str().unwrap_or_else(|| panic!("{path} has one page")).to_owned()
}

#[actix_web::test]
async fn a_cursor_that_was_altered_is_unknown() {
    everywhere(async |w| {
        furnished(&w).await;
        let cursor = next_cursor(&w, "pierre", "/projects?limit=2").await;
        for at in 0..cursor.len() {
            let mut altered = cursor.clone().into_bytes();
            altered[at] = if altered[at] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            let reply = w.as_("pierre").get(format!("/projects?limit=2&cursor={altered}")).await;
            // the last character may hold bits that say nothing
            if reply.status != 200 || at + 1 < cursor.len() {
                reply.is_invalid("?cursor", "unknown_value"); // T-039
            }
        }
        for made_up in ["", "x", "%00", "AAAA", &"A".repeat(5000), &format!("{cursor}AA")] {
            let reply = w.as_("pierre").get(format!("/projects?limit=2&cursor={made_up}")).await;
            assert!([400, 422].contains(&reply.status), "{made_up}: {}", reply.text());
        }
    })
    .await;
}

#[actix_web::test]
async fn a_cursor_of_one_list_is_unknown_to_another() {
    everywhere(async |w| {
        furnished(&w).await;
        let tasks = format!("{}/tasks", w.project("Project 0"));
        let cursor = next_cursor(&w, "pierre", "/projects?limit=2").await;
        for path in [format!("{tasks}?cursor={cursor}"), format!("/projects?sort=-updated_at&cursor={cursor}")] {
            w.as_("pierre").get(path).await.is_invalid("?cursor", "unknown_value");
        }
        for path in ["/clients", "/deleted-clients", "/audit-entries"] {
            w.administrator().get(format!("{path}?cursor={cursor}")).await.is_invalid("?cursor", "unknown_value");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_cursor_of_somebody_else_shows_no_more_than_ones_own() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_project("Project of Peter", &["Peter Parker"], "full").await;
        let cursor = next_cursor(&w, "pierre", "/projects?limit=2").await;
        let page: Value = w.as_("peter").get(format!("/projects?cursor={cursor}")).await.good();
        let names: Vec<&str> = page["data"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Project of Peter"]);
    })
    .await;
}

#[actix_web::test]
async fn a_cursor_holds_only_what_its_reader_was_shown() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_project("Project 1 of Peter", &["Peter Parker"], "full").await;
        let page: Value = w.as_("pierre").get("/projects?limit=2").await.good();
        let page_of_staff: Value = w.administrator().get("/projects?limit=2").await.good();
        assert_eq!(
            page["next_cursor"], page_of_staff["next_cursor"],
            "the same last row, whatever is hidden behind it"
        );
    })
    .await;
}

#[actix_web::test]
async fn parameters_that_are_unknown_or_wrong_are_pointed_at() {
    everywhere(async |w| {
        furnished(&w).await;
        for (path, pointer, code) in [
            ("/projects?limit=0", "?limit", "out_of_range"),
            ("/projects?limit=101", "?limit", "out_of_range"),
            ("/projects?limit=many", "?limit", "wrong_type"),
            ("/projects?limit=-1", "?limit", "wrong_type"),
            ("/projects?level=secret", "?level", "unknown_value"),
            ("/projects?state=gone", "?state", "unknown_value"),
            ("/projects?sort=budget", "?sort", "unknown_value"),
            ("/projects?client_id=all", "?client_id", "wrong_type"),
            ("/projects?clientid=1", "?clientid", "unknown_field"),
            ("/projects?include_total=yes", "?include_total", "wrong_type"),
            ("/search", "?q", "required"),
            ("/search?q=", "?q", "required"),
            ("/search?q=%20", "?q", "required"),
        ] {
            w.as_("pierre").get(path).await.is_invalid(pointer, code);
        }
        let long = "x".repeat(101);
        w.as_("pierre").get(format!("/search?q={long}")).await.is_invalid("?q", "too_long");
        let twice = w.as_("pierre").get("/projects?limit=1&limit=2").await;
        assert!([400, 422].contains(&twice.status), "{}", twice.text());
    })
    .await;
}

#[actix_web::test]
async fn wildcards_find_nothing_but_themselves() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_project("100 % cotton_wool", &["Acme"], "full").await;
        let pierre = w.as_("pierre");
        for (words, found) in [("%25", 1), ("_", 1), ("%5C", 0), ("*", 0), ("project", 5), ("PROJECT%200", 1)] {
            assert_eq!(pierre.found(words).await.len(), found, "{words} (T-060)");
        }
        for words in ["%00", "%F0%9F%92%A9", "'%20or%201=1--", "%2525"] {
            assert!(pierre.found(words).await.is_empty(), "{words}");
            for list in ["/projects", &format!("{}/tasks", w.project("Project 0"))] {
                let page: Value = pierre.get(format!("{list}?q={words}")).await.good();
                assert_eq!(page["data"], Value::Array(Vec::new()), "{list} {words}");
            }
        }
    })
    .await;
}
