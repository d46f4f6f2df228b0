//! Clients that come to a project later (R10, R44, R58).

use super::{add_project, ok, put, refuse, rounds, titles, waiting};
use crate::harness::{Caller, World, everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::{ApprovalPart, EventKind};

async fn set_clients(w: &World, clients: &[&str]) {
    let etag = w.administrator().read_project("Site").await.header("etag").unwrap().to_owned();
    let ask = w.administrator().ask(Method::PUT, format!("{}/clients", w.project("Site")));
    ask.header("if-match", &etag)
        .json(json!({"client_ids": w.ids(clients), "confirm_foreign_root": true}))
        .send()
        .await
        .is(200);
}

/// How many cards of the board tell of approval.
async fn marked(caller: &Caller<'_>) -> usize {
    let board: Value = caller.get(format!("{}/board", caller.world.project("Site"))).await.good();
    let columns = board["columns"].as_array().unwrap().iter();
    let cards = columns.flat_map(|column| column["tasks"].as_array().unwrap());
    cards.filter(|card| card.get("approval").is_some()).count()
}

#[actix_web::test]
async fn who_comes_later_reads_nothing_that_was_asked_before() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        for title in ["Acme’s old logo", "Acme’s relaunch"] {
            w.add_task("Site", title).await;
            put(&w, "Site", title, 1).await;
        }
        let pierre = w.as_("pierre");
        let [closed, open] = waiting(&pierre).await.try_into().unwrap();
        refuse(&pierre, closed.id, "Bluer").await.is(200);
        w.administrator().edit(w.task("Acme’s old logo"), json!({"title": "A logo"})).await.is(200);
        // IBM joins, of another root
        set_clients(&w, &["Acme (France)", "IBM"]).await;
        let john = w.as_("john");
        assert!(titles(&john).await.is_empty() && titles(&pierre).await == ["Acme’s relaunch"]);
        let missing = john.get(format!("/approvals/{}", nobody())).await;
        for round in [closed.id, open.id] {
            john.get(format!("/approvals/{round}")).await.is_indistinguishable_from(&missing);
            ok(&john, round).await.is_problem(404, "not-found");
        }
        w.call("A logo", w.task("Acme’s old logo"));
        assert!(rounds(&john, "A logo").await.is_empty());
        assert_eq!(rounds(&w.as_("chloe"), "A logo").await.len(), 1);
        assert_eq!((marked(&john).await, marked(&pierre).await), (0, 2));
        // what is asked from now on is asked of both
        put(&w, "Site", "Acme’s relaunch", 0).await;
        put(&w, "Site", "Acme’s relaunch", 1).await;
        assert_eq!(waiting(&john).await.len(), 1);
        assert_eq!((marked(&john).await, marked(&pierre).await), (1, 2));
        // what others decided before is no decision to who came later
        put(&w, "Site", "A logo", 1).await;
        let changed = async |caller: &Caller<'_>| rounds(caller, "A logo").await.remove(0).changed_since_decision;
        assert_eq!(changed(&john).await, None);
        assert_eq!(changed(&pierre).await, Some(vec![ApprovalPart::Title]));
        // who leaves and comes back comes later, too
        set_clients(&w, &["Acme (France)"]).await;
        set_clients(&w, &["Acme (France)", "IBM"]).await;
        assert!(titles(&john).await.is_empty());
        ok(&pierre, waiting(&pierre).await[0].id).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_place_that_passes_on_within_a_root_keeps_what_was_asked() {
    // R19, R44, R57
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let pierre = w.as_("pierre");
        for clients in [&["Acme"][..], &["IBM", "Pierre"]] {
            set_clients(&w, clients).await;
            assert_eq!(titles(&pierre).await, ["Home"], "{clients:?}");
        }
        assert!(titles(&w.as_("john")).await.is_empty(), "another root");
        ok(&pierre, waiting(&pierre).await[0].id).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_round_whose_clients_have_gone_is_told_to_staff() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let mut heard = w.as_("john").listen().await;
        set_clients(&w, &["IBM"]).await;
        let task: Value = w.administrator().read_task("Home").await.good();
        assert_eq!(task["approval_warning"], "nobody", "IBM was not asked");
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        // IBM hears of what it is asked, and not of what became of the other (T-097)
        let round = waiting(&w.as_("john")).await.remove(0);
        let event = loop {
            let event = heard.next().await.unwrap();
            if event.kind == EventKind::ApprovalChanged {
                break event;
            }
        };
        assert_eq!(event.object_id, Some(round.id));
    })
    .await;
}
