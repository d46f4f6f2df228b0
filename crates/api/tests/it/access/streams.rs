//! Event streams: each listener hears of what it may see now, and of nothing else (T-107, T-109, T-110).

use crate::harness::{World, everywhere};
use serde_json::json;
use std::collections::HashSet;
use vitrine_contract::EventKind;

async fn furnished(w: &World) {
    w.add_project("Site", &["Acme (France)"], "full").await;
    w.add_project("Foreign", &["Peter Parker"], "full").await;
    w.add_task("Site", "Shared task").await;
    w.add_internal_task("Site", "Internal task").await;
    w.add_task("Foreign", "Foreign task").await;
}

async fn touch(w: &World, project: &str) {
    let description = format!("Touched: {}", crate::harness::nobody());
    w.administrator().edit_project(project, json!({"description": description})).await.is(200);
}

#[actix_web::test]
async fn what_others_see_is_not_heard() {
    everywhere(async |w| {
        furnished(&w).await;
        let mut stream = w.as_("pierre").listen().await;
        touch(&w, "Foreign").await;
        w.administrator().edit(w.task("Foreign task"), json!({"title": "Renamed"})).await.is(200);
        w.administrator().edit(w.task("Internal task"), json!({"description": "Still internal"})).await.is(200);
        w.administrator().edit_client("Peter Parker", json!({"phone": "1"})).await.is(200);
        touch(&w, "Site").await;
        let first = stream.next().await.unwrap();
        assert_eq!((first.kind, first.project_id), (EventKind::ProjectChanged, Some(w.id("Site"))));
        assert_eq!(first.object_id, None, "events are thin");
    })
    .await;
}

#[actix_web::test]
async fn below_read_only_the_board_is_not_heard_of() {
    everywhere(async |w| {
        furnished(&w).await;
        w.set_level("Site", "overview").await;
        let mut stream = w.as_("pierre").listen().await;
        w.administrator().edit(w.task("Shared task"), json!({"title": "Renamed"})).await.is(200);
        touch(&w, "Site").await;
        assert_eq!(stream.next().await.unwrap().kind, EventKind::ProjectChanged);
    })
    .await;
}

#[actix_web::test]
async fn staff_hear_of_everything() {
    everywhere(async |w| {
        furnished(&w).await;
        let mut stream = w.administrator().listen().await;
        touch(&w, "Foreign").await;
        assert_eq!(stream.next().await.unwrap().project_id, Some(w.id("Foreign")));
        w.administrator().edit(w.task("Internal task"), json!({"title": "Renamed"})).await.is(200);
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::TaskChanged, Some(w.id("Internal task"))));
    })
    .await;
}

#[actix_web::test]
async fn a_stream_that_broke_off_is_taken_up_with_the_rights_of_today() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_project("Second", &["Acme (France)"], "full").await;
        let mut stream = w.as_("pierre").listen().await;
        touch(&w, "Second").await;
        stream.next().await.unwrap();
        let last = stream.last_id.clone().unwrap();
        drop(stream);
        touch(&w, "Site").await;
        touch(&w, "Foreign").await;
        touch(&w, "Second").await;
        w.set_level("Site", "not_visible").await;
        let mut again = w.as_("pierre").open_stream(Some(&last)).await.unwrap_or_else(|_| panic!("not let in"));
        let event = again.next().await.unwrap();
        assert_eq!(event.project_id, Some(w.id("Second")), "of the hidden one nothing is told (T-109)");
    })
    .await;
}

/// T-109: nobody who was not there when a task was shared or not yet thrown away hears of it afterwards.
#[actix_web::test]
async fn of_tasks_that_are_hidden_by_now_no_id_is_told_again() {
    everywhere(async |w| {
        furnished(&w).await;
        w.add_task("Site", "Thrown away").await;
        let mut stream = w.as_("pierre").listen().await;
        touch(&w, "Site").await;
        stream.next().await.unwrap();
        let last = stream.last_id.clone().unwrap();
        let marion = w.administrator();
        for task in ["Shared task", "Thrown away"] {
            marion.edit(w.task(task), json!({"title": "Renamed"})).await.is(200);
            assert_eq!(stream.next().await.unwrap().object_id, Some(w.id(task)));
        }
        marion.edit(w.task("Shared task"), json!({"is_team_only": true})).await.is(200);
        assert_eq!(stream.next().await.unwrap().kind, EventKind::BoardChanged);
        marion.remove(w.task("Thrown away")).await.is(204);
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::BoardChanged, None), "the board is read anew");
        touch(&w, "Site").await;
        let mut again = w.as_("chloe").open_stream(Some(&last)).await.unwrap_or_else(|_| panic!("not let in"));
        loop {
            let event = again.next().await.unwrap();
            assert_eq!(event.object_id, None);
            if event.kind == EventKind::ProjectChanged {
                break;
            }
        }
    })
    .await;
}

/// T-033: the id of a financial field is for finance, and so is that something happened to it.
#[actix_web::test]
async fn of_financial_fields_only_finance_hears() {
    everywhere(async |w| {
        let marion = w.administrator();
        w.hire("clerk", "project.view_overview").await;
        let field = async |name: &str, visibility: &str| {
            let new = json!({"subject": "task", "name": name, "kind": "text", "visibility": visibility});
            let id = marion.post("/custom-fields", new).await.id();
            w.call(name, format!("/custom-fields/{id}"));
        };
        field("Fee", "financial").await;
        field("Mood", "team_only").await;
        let mut stream = w.as_("clerk").listen().await;
        let mut finance = marion.listen().await;
        for name in ["Fee", "Mood"] {
            marion.edit(w.client(name), json!({"name": format!("{name} of the day")})).await.is(200);
            assert_eq!(finance.next().await.unwrap().object_id, Some(w.id(name)));
        }
        assert_eq!(stream.next().await.unwrap().object_id, Some(w.id("Mood")));
        marion.edit(w.client("Mood"), json!({"visibility": "financial"})).await.is(200);
        let event = stream.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::FieldChanged, None), "the fields are read anew");
        marion.edit(w.client("Mood"), json!({"visibility": "team_only"})).await.is(200);
        assert_eq!(stream.next().await.unwrap().object_id, Some(w.id("Mood")), "and nothing in between");
    })
    .await;
}

/// B048, R11: what a project narrows of one's privileges, and what staff take of them, changes the screens at once.
#[actix_web::test]
async fn who_may_do_less_than_before_is_told_so() {
    everywhere(async |w| {
        furnished(&w).await;
        let mut stream = w.as_("pierre").listen().await;
        let heard = async |stream: &mut crate::harness::Frames| {
            let event = stream.next().await.unwrap();
            assert_eq!((event.kind, event.project_id), (EventKind::ProjectChanged, Some(w.id("Site"))));
        };
        let less = json!({"view_tasks": true, "view_progress": false, "update_progress": "off"});
        let narrowing = json!({"narrowings": [{"client_id": w.id("Acme (France)"), "narrowed_to": less}]});
        let etag = w.administrator().read_project("Site").await.etag();
        w.administrator().patch(format!("{}/access", w.project("Site")), &etag, narrowing).await.is(200);
        heard(&mut stream).await;
        w.administrator()
            .edit_client(
                "Pierre",
                json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}}),
            )
            .await
            .is(200);
        heard(&mut stream).await;
        w.administrator().edit_client("Pierre", json!({"phone": "1"})).await.is(200);
        touch(&w, "Site").await;
        heard(&mut stream).await;
    })
    .await;
}

#[actix_web::test]
async fn who_comes_from_nowhere_reads_everything_anew() {
    everywhere(async |w| {
        furnished(&w).await;
        for last in ["1", "nonsense", "00000000000000000000000000000000"] {
            let mut stream = w.as_("pierre").open_stream(Some(last)).await.unwrap_or_else(|_| panic!("not let in"));
            assert_eq!(stream.next().await.unwrap().kind, EventKind::Reset, "{last}");
        }
    })
    .await;
}

#[actix_web::test]
async fn ids_of_events_do_not_count_what_happens_elsewhere() {
    everywhere(async |w| {
        furnished(&w).await;
        let mut stream = w.as_("pierre").listen().await;
        let mut ids = HashSet::new();
        for _ in 0..3 {
            touch(&w, "Site").await;
            stream.next().await.unwrap();
            let id = stream.last_id.clone().unwrap();
            assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id} (R47)");
            ids.insert(id);
        }
        assert_eq!(ids.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn a_session_has_a_few_streams_at_once_and_the_newest_are_kept() {
    everywhere(async |w| {
        furnished(&w).await;
        let mut first = w.as_("pierre").listen().await;
        let mut others = Vec::new();
        for _ in 0..6 {
            others.push(w.as_("pierre").listen().await);
        }
        assert!(first.next().await.is_none(), "a seventh stream ends the first");
        touch(&w, "Site").await;
        assert!(others.remove(0).next().await.is_some());
        assert!(others.pop().unwrap().next().await.is_some());
    })
    .await;
}

#[actix_web::test]
async fn nobody_listens_without_a_session_or_with_a_token_in_the_address() {
    everywhere(async |w| {
        let token = w.access_token("pierre");
        for path in ["/events".to_owned(), format!("/events?access_token={token}")] {
            w.anonymous().get(path).await.is_problem(401, "not-signed-in");
        }
    })
    .await;
}
