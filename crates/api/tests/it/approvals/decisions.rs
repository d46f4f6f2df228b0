//! OK and Request changes (B153 to B157, B214 to B216, R19, R20, R22, R72, T-139).

use super::{add_project, column, ok, place, put, refuse, rounds, waiting};
use crate::harness::everywhere;
use serde_json::json;
use vitrine_contract::{Approval, ApprovalPart, ApprovalState, ApprovalVerdict, EventKind};

#[actix_web::test]
async fn an_ok_moves_the_task_on_and_is_written_down() {
    // B153, B155, B156, B157, B214, B215, B216
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let (pierre, marion) = (w.as_("pierre"), w.administrator());
        let round = waiting(&pierre).await.remove(0);
        assert_eq!(round.may, [ApprovalVerdict::Ok, ApprovalVerdict::RequestChanges]);
        let mut staff = marion.listen().await;
        w.later(chrono::TimeDelta::minutes(5));
        let decided: Approval = ok(&pierre, round.id).await.good();
        assert_eq!((decided.state, decided.may.len()), (ApprovalState::Approved, 0));
        assert_eq!(place(&w, "Site", "Home").await, 2, "the next status to the right");
        let mut heard = Vec::new();
        while heard.last() != Some(&EventKind::ApprovalChanged) {
            heard.push(staff.next().await.unwrap().kind);
        }
        let record = rounds(&marion, "Home").await.remove(0).closing.unwrap();
        assert_eq!((record.by.name.as_deref(), record.at), (Some("Pierre"), w.now()));
        assert_eq!(record.moved_to, Some(w.columns("Site").await[2].name.clone()));
        let deeds = w.rows().texts("select action from task_history order by id").await;
        assert_eq!(deeds, ["task.created", "task.moved", "approval.requested", "approval.given", "task.moved"]);
        assert!(
            waiting(&pierre).await.is_empty() && waiting(&w.as_("chloe")).await.is_empty(),
            "one OK suffices (R19)"
        );
    })
    .await;
}

#[actix_web::test]
async fn a_round_is_decided_once() {
    // R72: 409 when decided or moved; nothing changes
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        ok(&w.as_("chloe"), round).await.is(200);
        let before = w.digest().await;
        ok(&w.as_("pierre"), round).await.is_problem(409, "approval-closed");
        ok(&w.as_("chloe"), round).await.is_problem(409, "approval-closed");
        refuse(&w.as_("pierre"), round, "Too late").await.is_problem(409, "approval-closed");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn changes_are_requested_in_words_and_send_the_task_back() {
    // R22
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1, 2]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 2).await;
        let pierre = w.as_("pierre");
        let round = waiting(&pierre).await.remove(0).id;
        let before = w.digest().await;
        refuse(&pierre, round, "  ").await.is_invalid("/comment", "required");
        let wordless = json!({"verdict": "request_changes"});
        pierre.post(format!("/approvals/{round}/decisions"), wordless).await.is_invalid("/comment", "required");
        assert_eq!(w.digest().await, before);
        let decided: Approval = refuse(&pierre, round, "The logo is too small").await.good();
        assert_eq!(decided.state, ApprovalState::ChangesRequested);
        assert_eq!(place(&w, "Site", "Home").await, 0, "the nearest on the left where nobody is asked");
        let record = rounds(&w.administrator(), "Home").await.remove(0).closing.unwrap();
        assert_eq!(record.comment.as_deref(), Some("The logo is too small"));
        // the next round says what is another since
        w.administrator().edit(w.task("Home"), json!({"title": "Home, larger"})).await.is(200);
        put(&w, "Site", "Home", 1).await;
        let next = waiting(&pierre).await.remove(0);
        assert_eq!(next.changed_since_decision, Some(vec![ApprovalPart::Title]));
    })
    .await;
}

#[actix_web::test]
async fn a_chained_column_asks_anew_and_the_last_one_keeps_what_is_approved() {
    // R20, T-139
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let last = w.columns("Site").await.len() - 1;
        add_project(&w, "Chain", &["Acme (France)"], "full", &[1, 2, last]).await;
        w.add_task("Chain", "Home").await;
        put(&w, "Chain", "Home", 1).await;
        let pierre = w.as_("pierre");
        let first = waiting(&pierre).await.remove(0).id;
        ok(&pierre, first).await.is(200);
        assert_eq!(place(&w, "Chain", "Home").await, 2);
        let second = waiting(&pierre).await.remove(0).id;
        assert_ne!(first, second);
        ok(&pierre, first).await.is_problem(409, "approval-closed");
        put(&w, "Chain", "Home", last).await;
        ok(&pierre, second).await.is_problem(409, "approval-closed");
        let third = waiting(&pierre).await.remove(0).id;
        let done: Approval = ok(&pierre, third).await.good();
        assert!(done.closing.unwrap().moved_to.is_none());
        assert_eq!(place(&w, "Chain", "Home").await, last, "it stays, approved");
        assert!(waiting(&pierre).await.is_empty());
        let task: serde_json::Value = w.administrator().read_task("Home").await.good();
        assert!(task.get("approval_warning").is_none());
        let states: Vec<_> = rounds(&w.administrator(), "Home").await.into_iter().map(|round| round.state).collect();
        assert_eq!(states, [ApprovalState::Approved, ApprovalState::Withdrawn, ApprovalState::Approved]);
    })
    .await;
}

#[actix_web::test]
async fn the_next_column_may_be_gone_by_then() {
    // T-139: a defined outcome, no half state
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let next = w.columns("Site").await.remove(2);
        let after = column(&w, "Site", 3).await;
        w.administrator().delete(format!("/columns/{}", next.id), &format!("\"{}\"", next.revision)).await.is(204);
        // the column in which something waits cannot go
        let here = w.columns("Site").await.remove(1);
        let path = format!("/columns/{}", here.id);
        w.administrator().delete(path, &format!("\"{}\"", here.revision)).await.is_problem(409, "column-not-empty");
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        let board = w.columns("Site").await;
        assert!(board.iter().any(|column| column.id == after && column.tasks.len() == 1));
    })
    .await;
}

#[actix_web::test]
async fn an_ok_passes_by_archived_columns() {
    // R20
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let archive = async |at: usize| {
            let column = w.columns("Site").await.remove(at);
            let (path, etag) = (format!("/columns/{}", column.id), format!("\"{}\"", column.revision));
            w.administrator().patch(path, &etag, json!({"is_archived": true})).await
        };
        archive(1).await.is_problem(409, "column-not-empty");
        let after = column(&w, "Site", 3).await;
        archive(2).await.is(200);
        ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.is(200);
        let board = w.columns("Site").await;
        assert!(board.iter().any(|column| column.id == after && column.tasks.len() == 1));
    })
    .await;
}

#[actix_web::test]
async fn the_last_column_in_sight_keeps_what_is_approved() {
    // R20
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        for column in w.columns("Site").await.into_iter().skip(2) {
            let (path, etag) = (format!("/columns/{}", column.id), format!("\"{}\"", column.revision));
            w.administrator().patch(path, &etag, json!({"is_archived": true})).await.is(200);
        }
        let done: Approval = ok(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id).await.good();
        assert!(done.closing.unwrap().moved_to.is_none());
        assert_eq!(place(&w, "Site", "Home").await, 1);
    })
    .await;
}
