//! When a round begins, what it is bound to, and what withdraws it (B147, B210, B211, R2, R18, R21, R55).

use super::{add_project, column, ok, put, refuse, rounds, titles, waiting};
use crate::harness::everywhere;
use serde_json::{Value, json};
use vitrine_contract::{Approval, ApprovalPage, ApprovalPart, ApprovalState, Board, CustomField, EventKind, ValueKind};

#[actix_web::test]
async fn entering_by_move_and_by_creation_asks() {
    // R21, B147, B210: full, read only and overview
    everywhere(async |w| {
        for level in ["overview", "read_only", "full"] {
            add_project(&w, level, &["Acme (France)"], level, &[1]).await;
            w.add_task(level, &format!("Moved {level}")).await;
            put(&w, level, &format!("Moved {level}"), 1).await;
            let new = json!({"title": format!("New {level}"), "column_id": column(&w, level, 1).await});
            w.administrator().post(format!("{}/tasks", w.project(level)), new).await.is(201);
        }
        let expected = ["Moved overview", "New overview", "Moved read_only", "New read_only", "Moved full", "New full"];
        for username in ["pierre", "chloe", "france"] {
            assert_eq!(titles(&w.as_(username)).await, expected, "{username}");
        }
        for username in ["acme", "ravi", "john"] {
            assert!(titles(&w.as_(username)).await.is_empty(), "{username}");
        }
        assert_eq!(titles(&w.administrator()).await, expected);
        let full = w.as_("pierre").get(format!("/approvals?project_id={}", w.id("full"))).await;
        assert_eq!(full.good::<Value>()["data"].as_array().unwrap().len(), 2);
        // a client's own move asks as well (R21)
        w.add_task("full", "By Suresh").await;
        w.as_("chloe").move_to("By Suresh", column(&w, "full", 1).await).await.is(200);
        let asked = waiting(&w.as_("pierre")).await.pop().unwrap();
        assert_eq!((asked.title.as_str(), asked.asked_by.name.as_deref()), ("By Suresh", Some("Chloe")));
        // within the column nothing begins anew
        put(&w, "full", "Moved full", 1).await;
        assert_eq!(rounds(&w.administrator(), "Moved full").await.len(), 1);
    })
    .await;
}

#[actix_web::test]
async fn a_round_is_bound_to_the_task_as_it_stood() {
    // R18: the frozen snapshot, with the values that clients see
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        let mut fields = Vec::new();
        for (name, visibility) in [("Size", "client_sees"), ("Margin", "team_only")] {
            let new = json!({"subject": "task", "name": name, "kind": "choice", "visibility": visibility,
                "options": ["Large", "Small"]});
            fields.push(w.administrator().post("/custom-fields", new).await.good::<CustomField>());
        }
        let value = |at: usize| json!({"field_id": fields[at].id, "value": fields[at].options[0].id});
        let new = json!({"title": "Home", "description": "As *agreed*", "column_id": column(&w, "Site", 1).await,
            "custom_values": [value(0), value(1)]});
        let task = w.administrator().post(format!("{}/tasks", w.project("Site")), new).await.id();
        w.call("Home", format!("/tasks/{task}"));
        let pierre = w.as_("pierre");
        let round = waiting(&pierre).await.remove(0);
        let content = round.content.clone().unwrap();
        assert_eq!(content.description.as_deref(), Some("As *agreed*"));
        let values: Vec<_> =
            content.values.iter().map(|value| (value.name.as_str(), value.kind, &value.said)).collect();
        assert_eq!(values, [("Size", ValueKind::Choice, &vec!["Large".to_owned()])]);
        assert!(round.task_id.is_none() && round.number.is_none() && round.changed_since.is_empty());
        // the task itself stays out of reach (R54)
        pierre.read_task("Home").await.is_problem(404, "not-found");
        let change = json!({"title": "Home page", "description": null});
        w.administrator().edit(w.task("Home"), change).await.is(200);
        let path = format!("/approvals/{}", round.id);
        let now: Approval = pierre.get(&path).await.good();
        assert_eq!((now.title.as_str(), now.content), ("Home", round.content.clone()), "as it was when asked");
        assert_eq!(now.changed_since, [ApprovalPart::Title, ApprovalPart::Description]);
        // a field that is shown no longer is gone from it (T-034)
        let field = format!("/custom-fields/{}", fields[0].id);
        w.administrator().edit(field, json!({"visibility": "team_only"})).await.is(200);
        assert!(pierre.get(&path).await.good::<Approval>().content.unwrap().values.is_empty());
        // afterwards only the record stays
        ok(&pierre, round.id).await.is(200);
        let record: Approval = w.as_("chloe").get(&path).await.good();
        assert!(record.content.is_none() && record.state == ApprovalState::Approved, "R18");
        assert_eq!(record.closing.unwrap().by.name.as_deref(), Some("Pierre"), "B156");
        assert!(w.administrator().get(&path).await.good::<Approval>().content.is_some());
    })
    .await;
}

#[actix_web::test]
async fn hidden_projects_and_team_only_tasks_ask_nobody_and_staff_are_warned() {
    // R2, R55, B211, T-022
    everywhere(async |w| {
        add_project(&w, "Hidden", &["Acme (France)"], "not_visible", &[1]).await;
        add_project(&w, "Shown", &["Acme (France)"], "full", &[1]).await;
        add_project(&w, "Nobody's", &[], "full", &[1]).await;
        w.add_task("Hidden", "In the dark").await;
        w.add_internal_task("Shown", "Our own").await;
        w.add_task("Nobody's", "For nobody").await;
        let warning = |task: Value| task["approval_warning"].as_str().map(str::to_owned);
        assert_eq!(warning(put(&w, "Hidden", "In the dark", 1).await).as_deref(), Some("not_visible"));
        assert_eq!(warning(put(&w, "Shown", "Our own", 1).await).as_deref(), Some("team_only"));
        assert_eq!(warning(put(&w, "Nobody's", "For nobody", 1).await).as_deref(), Some("nobody"));
        assert!(titles(&w.as_("pierre")).await.is_empty());
        assert!(w.rows().texts("select purpose from mails").await.is_empty(), "T-022");
        // what becomes visible later was not asked about; what is shared later is
        w.set_level("Hidden", "overview").await;
        let task: Value = w.administrator().read_task("In the dark").await.good();
        assert_eq!(warning(task).as_deref(), Some("not_asked"));
        w.administrator().edit(w.task("Our own"), json!({"is_team_only": false})).await.is(200);
        assert_eq!(titles(&w.as_("pierre")).await, ["Our own"]);
        put(&w, "Hidden", "In the dark", 0).await;
        assert_eq!(warning(put(&w, "Hidden", "In the dark", 1).await), None);
        assert_eq!(titles(&w.as_("pierre")).await, ["Our own", "In the dark"]);
        // to clients no task has such a field
        let seen: Value = w.as_("pierre").read_task("Our own").await.good();
        assert!(seen.get("approval_warning").is_none());
    })
    .await;
}

#[actix_web::test]
async fn whatever_takes_the_task_away_withdraws_its_round() {
    // R21, T-023
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        let pierre = w.as_("pierre");
        for title in ["Dragged", "Deleted", "Unflagged"] {
            w.add_task("Site", title).await;
            put(&w, "Site", title, 1).await;
        }
        let [dragged, deleted, unflagged] = waiting(&pierre).await.try_into().unwrap();
        let mut stream = pierre.listen().await;
        w.as_("chloe").move_to("Dragged", column(&w, "Site", 2).await).await.is(200);
        let event = loop {
            let event = stream.next().await.unwrap();
            if event.kind == EventKind::ApprovalChanged {
                break event;
            }
        };
        assert_eq!(event.object_id, Some(dragged.id));
        let gone: Approval = pierre.get(format!("/approvals/{}", dragged.id)).await.good();
        assert!(gone.state == ApprovalState::Withdrawn && gone.content.is_none() && gone.may.is_empty());
        assert_eq!(gone.closing.unwrap().by.name.as_deref(), Some("Chloe"), "withdrawn, moved by");
        ok(&pierre, dragged.id).await.is_problem(409, "approval-closed");
        w.administrator().remove(w.task("Deleted")).await.is(204);
        pierre.get(format!("/approvals/{}", deleted.id)).await.is_problem(404, "not-found");
        ok(&pierre, deleted.id).await.is_problem(404, "not-found");
        let flagged = w.columns("Site").await.remove(1);
        let (path, etag) = (format!("/columns/{}", flagged.id), format!("\"{}\"", flagged.revision));
        w.administrator().patch(path, &etag, json!({"asks_approval": false})).await.is(200);
        ok(&pierre, unflagged.id).await.is_problem(409, "approval-closed");
        assert!(waiting(&pierre).await.is_empty());
        // re-entry opens a new round, and the old ones stay in the history
        put(&w, "Site", "Dragged", 0).await;
        let flagged = w.columns("Site").await.remove(1);
        let (path, etag) = (format!("/columns/{}", flagged.id), format!("\"{}\"", flagged.revision));
        w.administrator().patch(path, &etag, json!({"asks_approval": true})).await.is(200);
        put(&w, "Site", "Dragged", 1).await;
        let history = rounds(&w.administrator(), "Dragged").await;
        assert_eq!(
            history.iter().map(|round| (round.number, round.state)).collect::<Vec<_>>(),
            [(Some(2), ApprovalState::Open), (Some(1), ApprovalState::Withdrawn),]
        );
        // back from the bin, it is asked about anew
        w.administrator().post(format!("{}/restore", w.task("Deleted")), json!({})).await.is(200);
        assert_eq!(titles(&pierre).await, ["Dragged", "Deleted"]);
    })
    .await;
}

#[actix_web::test]
async fn cards_tell_of_rounds_to_both_sides() {
    // B156, B157
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let state = async |username: &str| {
            let board: Board = w.as_(username).read_board("Site").await.good();
            let card = board.columns.into_iter().flat_map(|column| column.tasks).next().unwrap();
            card.approval.map(|approval| (approval.state, approval.by.and_then(|by| by.name)))
        };
        assert_eq!(state("pierre").await, Some((ApprovalState::Open, None)));
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        for username in ["chloe", "marion"] {
            assert_eq!(state(username).await, Some((ApprovalState::Approved, Some("Pierre".to_owned()))), "{username}");
        }
        w.administrator().edit_client("Pierre", json!({"name": "Pierre Durand"})).await.is(200);
        assert_eq!(state("chloe").await, Some((ApprovalState::Approved, Some("Pierre Durand".to_owned()))));
    })
    .await;
}

#[actix_web::test]
async fn coming_back_while_nobody_may_be_asked_is_told() {
    // R2, R21, R55: an earlier decision says nothing of a later stay
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let pierre = w.as_("pierre");
        refuse(&pierre, waiting(&pierre).await[0].id, "Larger").await.is(200);
        w.administrator().edit(w.task("Home"), json!({"is_team_only": true})).await.is(200);
        assert_eq!(put(&w, "Site", "Home", 1).await["approval_warning"], "team_only");
        w.administrator().edit(w.task("Home"), json!({"is_team_only": false})).await.is(200);
        assert_eq!(titles(&pierre).await, ["Home"], "sharing it asks");
        put(&w, "Site", "Home", 0).await;
        w.set_level("Site", "not_visible").await;
        assert_eq!(put(&w, "Site", "Home", 1).await["approval_warning"], "not_visible");
        w.set_level("Site", "full").await;
        let task: Value = w.administrator().read_task("Home").await.good();
        assert_eq!(task["approval_warning"], "not_asked");
        let board: Board = pierre.read_board("Site").await.good();
        assert!(board.columns[1].tasks[0].approval.is_none(), "the last round was withdrawn");
    })
    .await;
}

#[actix_web::test]
async fn what_waits_is_read_on_and_counted_whole() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        add_project(&w, "Shop", &["Acme"], "full", &[1]).await;
        add_project(&w, "Fair", &["IBM"], "full", &[1]).await;
        for (project, count) in [("Site", 3), ("Shop", 2), ("Fair", 1)] {
            for number in 1..=count {
                w.add_task(project, &format!("{project} {number}")).await;
                put(&w, project, &format!("{project} {number}"), 1).await;
            }
        }
        let read = async |username: &str, query: &str| {
            let (mut titles, mut cursor) = (Vec::new(), String::new());
            loop {
                let page: ApprovalPage = w.as_(username).get(format!("/approvals?limit=2{query}{cursor}")).await.good();
                assert!(page.data.len() <= 2);
                titles.extend(page.data.into_iter().map(|round| round.title));
                let mut counts: Vec<_> = page.counts.iter().map(|one| (one.project_id, one.count)).collect();
                counts.sort_unstable();
                match page.next_cursor {
                    Some(next) => cursor = format!("&cursor={next}"),
                    None => return (titles, counts),
                }
            }
        };
        let counts = |of: &[(&str, u32)]| {
            let mut counts: Vec<_> = of.iter().map(|(project, count)| (w.id(project), *count)).collect();
            counts.sort_unstable();
            counts
        };
        let acme = ["Site 1", "Site 2", "Site 3", "Shop 1", "Shop 2"].map(str::to_owned);
        assert_eq!(read("pierre", "").await, (acme.to_vec(), counts(&[("Site", 3), ("Shop", 2)])));
        assert_eq!(read("marion", "").await.1, counts(&[("Site", 3), ("Shop", 2), ("Fair", 1)]));
        let shop = format!("&project_id={}", w.id("Shop"));
        assert_eq!(read("pierre", &shop).await, (acme[3..].to_vec(), counts(&[("Shop", 2)])));
        // what is hidden waits for nobody
        w.set_level("Shop", "not_visible").await;
        assert_eq!(read("pierre", "").await.1, counts(&[("Site", 3)]));
        assert_eq!(read("ravi", "").await, (vec![], vec![]), "a hidden project is not counted either (R47)");
    })
    .await;
}
