//! What a client does not see, it does not notice either: no event, tag, time or order moves with it (R1, R44, R47, R51, T-044, T-107).

use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{EventKind, Task};

/// One thing that staff do.
struct Act {
    what: &'static str,
    method: Method,
    path: String,
    body: Value,
}

impl Act {
    fn patch(what: &'static str, path: String, body: Value) -> Self {
        Self { what, method: Method::PATCH, path, body }
    }

    fn post(what: &'static str, path: String, body: Value) -> Self {
        Self { what, method: Method::POST, path, body }
    }

    /// Done by the administrator, who reads the revision first where one is asked for.
    async fn is_done(&self, w: &World) {
        let marion = w.administrator();
        let read = match self.path.strip_suffix("/access").or_else(|| self.path.strip_suffix("/clients")) {
            Some(project) => project.to_owned(),
            None => self.path.clone(),
        };
        let mut ask = marion.ask(self.method.clone(), self.path.clone());
        if let Some(column) = self.path.strip_prefix("/columns/") {
            let column = w.columns("Site").await.into_iter().find(|own| own.id.to_string() == column).unwrap();
            ask = ask.header("if-match", &format!("\"{}\"", column.revision));
        } else if self.method != Method::POST {
            ask = ask.header("if-match", &marion.get(read).await.etag());
        }
        let reply = ask.json(&self.body).send().await;
        assert!(reply.status < 300, "{}: {}", self.what, reply.text());
    }
}

async fn field(w: &World, subject: &str, name: &str, more: Value) -> Uuid {
    let mut new = json!({"subject": subject, "name": name, "kind": "text"});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    w.administrator().post("/custom-fields", new).await.id()
}

/// A project of Pierre's and of somebody elsewhere, and what staff do to it that is none of his business.
async fn furnished(w: &World) -> Vec<Act> {
    w.add_project("Site", &["Acme (France)", "IBM"], "full").await;
    w.add_project("Other", &["Acme (France)"], "full").await;
    w.add_task("Site", "Shared").await;
    w.add_task("Site", "Marker").await;
    w.add_internal_task("Site", "Internal").await;
    let value = |field: Uuid, value: Value| json!({"values": [{"field_id": field, "value": value}]});
    let financial = json!({"visibility": "financial"});
    let fee = field(w, "project", "Fee", financial.clone()).await;
    let cost = field(w, "task", "Cost", financial.clone()).await;
    let rate = field(w, "client", "Rate", financial).await;
    let [risk, mood] = [field(w, "project", "Risk", json!({})).await, field(w, "task", "Mood", json!({})).await];
    let columns = w.columns("Site").await;
    let column = format!("/columns/{}", columns[0].id);
    w.administrator()
        .patch(column.clone(), &format!("\"{}\"", columns[0].revision), json!({"client_name": "To come"}))
        .await
        .is(200);
    let (site, shared, internal) = (w.project("Site"), w.task("Shared"), w.task("Internal"));
    let elsewhere = columns[1].id;
    let (on_hidden, on_shared) = (json!({"add": [w.id("Internal")]}), json!({"add": [w.id("Marker")]}));
    let less = json!({"view_tasks": true, "view_progress": false, "update_progress": "off"});
    let narrowed = json!({"client_id": w.id("IBM"), "narrowed_to": less});
    vec![
        Act::patch("project finance", format!("{site}/finance-values"), value(fee, json!("1"))),
        Act::patch("task finance", format!("{shared}/finance-values"), value(cost, json!("1"))),
        Act::patch("client finance", format!("{}/finance-values", w.client("Pierre")), value(rate, json!("1"))),
        Act::patch("project field of the team", format!("{site}/custom-values"), value(risk, json!("high"))),
        Act::patch("task field of the team", format!("{shared}/custom-values"), value(mood, json!("dark"))),
        Act::post("team-only task", format!("{site}/tasks"), json!({"title": "Secret", "is_team_only": true})),
        Act::post("dependency on a team-only task", format!("{shared}/dependencies"), on_hidden),
        Act::post("dependency of a team-only task", format!("{internal}/dependencies"), on_shared),
        Act::patch("team-only edit", internal.clone(), json!({"title": "Still internal"})),
        Act::post("team-only move", format!("{internal}/move"), json!({"column_id": elsewhere, "after_task_id": null})),
        Act { method: Method::DELETE, ..Act::patch("team-only deletion", internal.clone(), Value::Null) },
        Act::post("team-only restoration", format!("{internal}/restore"), json!({})),
        Act::patch("the team's own name of a column", column, json!({"name": "Icebox"})),
        Act::patch("team", format!("{site}/access"), json!({"member_ids": [marion(w).await]})),
        Act::post("assignment of others", format!("{shared}/assignees"), json!({"add": [john(w).await]})),
        Act::post("others taken off", format!("{shared}/assignees"), json!({"remove": [john(w).await]})),
        Act::patch("narrowing of others", format!("{site}/access"), json!({"narrowings": [narrowed]})),
        Act {
            method: Method::PUT,
            ..Act::patch("others", format!("{site}/clients"), json!({"client_ids": w.ids(&["Acme (France)"])}))
        },
        Act::patch("client", w.client("Pierre"), json!({"phone": "1"})),
        Act::post("field", "/custom-fields".into(), json!({"subject": "task", "name": "New", "kind": "text"})),
    ]
}

/// Of IBM.
async fn john(w: &World) -> Uuid {
    w.as_("john").session().await.account_id
}

async fn marion(w: &World) -> Uuid {
    w.administrator().session().await.account_id
}

#[actix_web::test]
async fn clients_hear_nothing_of_what_is_for_the_team() {
    everywhere(async |w| {
        let acts = furnished(&w).await;
        let mut stream = w.as_("pierre").listen().await;
        for act in acts {
            act.is_done(&w).await;
            let renamed = json!({"description": format!("After: {}", act.what)});
            w.administrator().edit(w.task("Marker"), renamed).await.is(200);
            let heard = stream.next().await.unwrap();
            assert_eq!((heard.kind, heard.object_id), (EventKind::TaskChanged, Some(w.id("Marker"))), "{}", act.what);
        }
    })
    .await;
}

/// All that Pierre can read of the project, and whether he is told to read his board anew.
async fn sight(w: &World) -> Vec<Reply> {
    let pierre = w.as_("pierre");
    let mut replies = Vec::new();
    for path in [w.project("Site"), format!("{}/board", w.project("Site")), w.task("Shared"), "/me".into()] {
        replies.push(pierre.get(path).await);
    }
    replies.push(pierre.get("/projects?sort=-updated_at").await);
    replies.push(pierre.get("/search?q=site").await);
    replies
}

#[actix_web::test]
async fn no_tag_time_or_order_moves_with_what_a_client_does_not_see() {
    everywhere(async |w| {
        for act in furnished(&w).await {
            w.later(TimeDelta::seconds(1));
            let before = sight(&w).await;
            act.is_done(&w).await;
            for (after, before) in sight(&w).await.iter().zip(&before) {
                assert_eq!(after.text(), before.text(), "{}: {}", act.what, after.request);
                after.is_indistinguishable_from(before);
            }
            let board = w.as_("pierre").ask(Method::GET, format!("{}/board", w.project("Site")));
            board.header("if-none-match", &before[1].etag()).send().await.is(304);
        }
    })
    .await;
}

/// R47, T-055: from the revisions that are given to a client no other one can be made.
#[actix_web::test]
async fn a_revision_gives_neither_its_key_nor_its_number_away() {
    fn unmix(value: u64) -> u64 {
        let value = (value ^ (value >> 31) ^ (value >> 62)).wrapping_mul(0x3196_42b2_d24d_8ec3);
        let value = (value ^ (value >> 27) ^ (value >> 54)).wrapping_mul(0x96de_1b17_3f11_9089);
        value ^ (value >> 30) ^ (value >> 60)
    }
    fn mix(value: u64) -> u64 {
        let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        value ^ (value >> 31)
    }
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let pierre = w.as_("pierre");
        let new = async |title: &str| -> (u64, u64, u64) {
            let task: Task = pierre.post(format!("{}/tasks", w.project("Site")), json!({"title": title})).await.good();
            let (high, low) = task.id.as_u64_pair();
            (high, low, u64::from_str_radix(&task.revision, 16).unwrap())
        };
        let ((high, low, revision), (other_high, other_low, other)) = (new("One").await, new("Two").await);
        let key = unmix(unmix(revision) ^ low ^ 1) ^ high;
        assert_ne!(mix(mix(key ^ other_high) ^ other_low ^ 1), other);
    })
    .await;
}
