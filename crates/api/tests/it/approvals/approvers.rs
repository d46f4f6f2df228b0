//! How many OKs it takes, and whose (R19, R44, R58); until when.

use super::{add_project, ask_for, column, ok, put, refuse, rounds, titles, waiting};
use crate::harness::{Caller, World, everywhere, nobody};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{
    Approval, ApprovalReceipt, ApprovalRule, ApprovalState, ApprovalVerdict, ColumnApproval, ProjectApprovers,
    ReceiptCheck,
};

async fn read(w: &World) -> ColumnApproval {
    let path = format!("/columns/{}/approval", column(w, "Site", 1).await);
    w.administrator().get(path).await.good()
}

/// The account of somebody who may be named.
async fn account(w: &World, name: &str) -> Uuid {
    let possible = read(w).await.possible_approvers;
    possible.into_iter().find(|one| one.name.as_deref() == Some(name)).unwrap().account_id
}

async fn asked(w: &World) -> Uuid {
    w.add_task("Site", "Home").await;
    put(w, "Site", "Home", 1).await;
    waiting(&w.administrator()).await.remove(0).id
}

async fn warning(w: &World) -> Option<String> {
    let task: Value = w.administrator().read_task("Home").await.good();
    task["approval_warning"].as_str().map(str::to_owned)
}

#[actix_web::test]
async fn a_column_asks_for_what_staff_set() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        let safe = read(&w).await;
        assert_eq!((safe.rule, safe.needed, safe.approvers.len(), safe.due_days), (ApprovalRule::One, None, 0, None));
        let names: Vec<_> = safe.possible_approvers.iter().filter_map(|one| one.name.as_deref()).collect();
        assert_eq!(names, ["Acme (France)", "Chloe", "Pierre"], "R19: logins that reach it and hold the grant");
        let ids = [account(&w, "Pierre").await, account(&w, "Chloe").await];
        let input = json!({"rule": "some", "needed": 2, "approver_ids": ids, "due_days": 5});
        let now: ColumnApproval = ask_for(&w, input.clone()).await.is(200).good();
        assert_eq!((now.rule, now.needed, now.due_days), (ApprovalRule::Some, Some(2), Some(5)));
        assert_eq!(now.approvers.iter().filter(|one| one.may_approve).count(), 2);
        assert_ne!(now.revision, safe.revision);
        // bad input changes nothing
        let before = w.digest().await;
        for (change, pointer, code) in [
            (json!({"needed": 1}), "/needed", "out_of_range"),
            (json!({"needed": 3}), "/needed", "out_of_range"),
            (json!({"needed": null}), "/needed", "required"),
            (json!({"rule": "one"}), "/needed", "must_be_empty"),
            (json!({"due_days": 0}), "/due_days", "out_of_range"),
            (json!({"due_days": 366}), "/due_days", "out_of_range"),
            (json!({"approver_ids": [ids[0], nobody()]}), "/approver_ids/1", "not_approver"),
        ] {
            let mut input = input.clone();
            input.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
            ask_for(&w, input).await.is_invalid(pointer, code);
        }
        let path = format!("/columns/{}/approval", column(&w, "Site", 1).await);
        let stale = w.administrator().ask(Method::PUT, &path).header("if-match", &format!("\"{}\"", safe.revision));
        stale.json(&input).send().await.is(412);
        assert_eq!(w.digest().await, before);
        // to clients there is no such thing, whatever the level
        w.set_level("Site", "full").await;
        w.as_("pierre").get(&path).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn only_those_who_are_named_are_asked() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        let pierre = account(&w, "Pierre").await;
        ask_for(&w, json!({"rule": "one", "approver_ids": [pierre]})).await.is(200);
        let round = asked(&w).await;
        assert_eq!(titles(&w.as_("pierre")).await, ["Home"]);
        assert_eq!(w.rows().texts("select purpose from mails").await.len(), 1, "B147");
        // who is not asked reads that it waits, with the task, and nothing of it
        let chloe = w.as_("chloe");
        let missing = chloe.get(format!("/approvals/{}", nobody())).await;
        assert!(titles(&chloe).await.is_empty());
        chloe.get(format!("/approvals/{round}")).await.is_indistinguishable_from(&missing);
        ok(&chloe, round).await.is_problem(404, "not-found");
        chloe.get(format!("/approvals/{round}/files")).await.is_problem(404, "not-found");
        let seen = rounds(&chloe, "Home").await.remove(0);
        assert!(seen.content.is_none() && seen.may.is_empty() && !seen.takes_words && !seen.takes_files);
        let awaited = &waiting(&w.administrator()).await[0].awaits;
        assert_eq!(awaited.iter().filter_map(|one| one.name.as_deref()).collect::<Vec<_>>(), ["Pierre"]);
        // a change of the column is for what is asked later
        ask_for(&w, json!({"rule": "one"})).await.is(200);
        assert!(titles(&chloe).await.is_empty());
        ok(&w.as_("pierre"), round).await.is(200);
        let seen = rounds(&chloe, "Home").await.remove(0);
        assert_eq!(seen.state, ApprovalState::Approved, "B156");
        // the receipt is for those who were asked, and nobody else is told of one
        assert!(!seen.closing.unwrap().has_receipt && !seen.oks[0].has_receipt);
        chloe.get(format!("/approvals/{round}/receipt")).await.is_problem(404, "not-found");
        assert!(rounds(&w.as_("pierre"), "Home").await[0].closing.as_ref().unwrap().has_receipt);
    })
    .await;
}

/// Names these for all columns of "Site" that name nobody.
async fn name_for_project(w: &World, ids: &[Uuid]) -> ProjectApprovers {
    let path = format!("{}/approvers", w.project("Site"));
    let etag = w.administrator().get(&path).await.etag();
    let input = json!({"approver_ids": ids});
    w.administrator().ask(Method::PUT, path).header("if-match", &etag).json(input).send().await.is(200).good()
}

#[actix_web::test]
async fn a_project_names_approvers_for_columns_that_name_nobody() {
    // R19
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        let [pierre, chloe] = [account(&w, "Pierre").await, account(&w, "Chloe").await];
        let safe = name_for_project(&w, &[]).await;
        assert!(safe.approvers.is_empty() && safe.possible_approvers.len() == 3);
        let named = name_for_project(&w, &[pierre, pierre]).await;
        assert_eq!(named.approvers.iter().filter_map(|one| one.name.as_deref()).collect::<Vec<_>>(), ["Pierre"]);
        let path = format!("{}/approvers", w.project("Site"));
        let put_as = async |caller: Caller<'_>, revision: &str, ids: Value| {
            let asked = caller.ask(Method::PUT, &path).header("if-match", &format!("\"{revision}\""));
            asked.json(json!({"approver_ids": ids})).send().await
        };
        // bad input, and what somebody else has changed meanwhile, change nothing
        let before = w.digest().await;
        put_as(w.administrator(), &named.revision, json!([pierre, nobody()]))
            .await
            .is_invalid("/approver_ids/1", "not_approver");
        put_as(w.administrator(), &safe.revision, json!([])).await.is(412);
        w.as_("pierre").get(&path).await.is_problem(403, "not-permitted");
        put_as(w.as_("pierre"), &named.revision, json!([])).await.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
        // nobody else is asked
        let round = asked(&w).await;
        assert_eq!(titles(&w.as_("pierre")).await, ["Home"]);
        assert!(titles(&w.as_("chloe")).await.is_empty());
        assert_eq!(w.rows().texts("select purpose from mails").await.len(), 1, "B147");
        // a change is for what is asked later
        name_for_project(&w, &[]).await;
        ok(&w.as_("chloe"), round).await.is_problem(404, "not-found");
        // whom the column names goes before whom the project does
        name_for_project(&w, &[pierre]).await;
        ask_for(&w, json!({"rule": "one", "approver_ids": [chloe]})).await.is(200);
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        assert_eq!(titles(&w.as_("chloe")).await, ["Home"]);
        assert!(titles(&w.as_("pierre")).await.is_empty());
        // who is named and may approve no longer is asked in no round, and staff are told
        ask_for(&w, json!({"rule": "one"})).await.is(200);
        w.grant_only("pierre", &["project.view_overview"]).await;
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        assert_eq!(warning(&w).await.as_deref(), Some("nobody"));
        assert!(titles(&w.as_("pierre")).await.is_empty() && titles(&w.as_("chloe")).await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn a_card_says_how_many_oks_of_how_many() {
    // R44, R58
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)", "IBM"], "read_only", &[1]).await;
        let ids = [account(&w, "Pierre").await, account(&w, "John").await];
        let told = async |username: &str| {
            let board: Value = w.as_(username).get(format!("{}/board", w.project("Site"))).await.good();
            board["columns"][1]["tasks"][0]["approval"].clone()
        };
        ask_for(&w, json!({"rule": "one"})).await.is(200);
        asked(&w).await;
        assert!(told("pierre").await["progress"].is_null(), "one is enough");
        ask_for(&w, json!({"rule": "all", "approver_ids": ids})).await.is(200);
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        let round = waiting(&w.administrator()).await.remove(0).id;
        for given in [0, 1] {
            for username in ["pierre", "john", "marion"] {
                let card = told(username).await;
                assert_eq!(card["progress"], json!({"given": given, "needed": 2}), "{username}");
                assert!(card["by"].is_null(), "{username}: by whom is not told");
            }
            ok(&w.as_(["pierre", "john"][given]), round).await.is(200);
        }
        let board: Value = w.as_("marion").get(format!("{}/board", w.project("Site"))).await.good();
        assert!(board["columns"][2]["tasks"][0]["approval"]["progress"].is_null(), "it is decided");
    })
    .await;
}

#[actix_web::test]
async fn as_many_as_it_takes_have_to_agree() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        ask_for(&w, json!({"rule": "some", "needed": 2})).await.is(200);
        let round = asked(&w).await;
        let (pierre, chloe) = (w.as_("pierre"), w.as_("chloe"));
        let words = json!({"verdict": "ok", "comment": "Lovely"});
        let noted: Approval = pierre.post(format!("/approvals/{round}/decisions"), words).await.is(200).good();
        assert_eq!((noted.state, noted.oks.len(), noted.needed), (ApprovalState::Open, 1, 2));
        assert_eq!(noted.may, [ApprovalVerdict::RequestChanges], "their OK is given");
        assert_eq!(super::place(&w, "Site", "Home").await, 1, "it stays where it is");
        assert!(titles(&pierre).await.is_empty(), "R23: it waits for others");
        assert_eq!(titles(&chloe).await, ["Home"]);
        ok(&pierre, round).await.is_problem(409, "approval-closed");
        let seen: Approval = chloe.get(format!("/approvals/{round}")).await.good();
        assert_eq!(seen.oks[0].by.name.as_deref(), Some("Pierre"));
        assert_eq!(seen.oks[0].comment.as_deref(), Some("Lovely"));
        // each has a receipt of their own
        let receipt: ApprovalReceipt = chloe.get(format!("/approvals/{round}/receipt?ok=1")).await.good();
        assert!(receipt.body.contains("\"oks_given\":1") && receipt.body.contains("Pierre"));
        let check: ReceiptCheck = w.anonymous().post("/receipts/verify", &receipt).await.good();
        assert!(check.is_genuine);
        chloe.get(format!("/approvals/{round}/receipt?ok=2")).await.is_problem(404, "not-found");
        chloe.get(format!("/approvals/{round}/receipt")).await.is_problem(404, "not-found");
        ok(&chloe, round).await.is(200);
        assert_eq!(super::place(&w, "Site", "Home").await, 2, "B155");
        let closed: Approval = pierre.get(format!("/approvals/{round}")).await.good();
        assert_eq!(closed.closing.unwrap().by.name.as_deref(), Some("Chloe"));
        assert_eq!(closed.oks.len(), 2);
        chloe.get(format!("/approvals/{round}/receipt")).await.is(200);
        // one who asks for changes is enough, also after their OK
        w.administrator().edit(w.task("Home"), json!({"title": "Home"})).await.is(200);
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        let again = waiting(&pierre).await.remove(0).id;
        ok(&pierre, again).await.is(200);
        refuse(&pierre, again, "On second thoughts").await.is(200);
        assert_eq!(rounds(&w.administrator(), "Home").await[0].state, ApprovalState::ChangesRequested);
    })
    .await;
}

#[actix_web::test]
async fn a_rule_that_can_be_met_no_longer_is_never_met() {
    // unknown means deny: staff are told
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        let ids = [account(&w, "Pierre").await, account(&w, "Chloe").await];
        ask_for(&w, json!({"rule": "all", "approver_ids": ids})).await.is(200);
        let round = asked(&w).await;
        assert_eq!(warning(&w).await, None);
        w.administrator().remove(w.client("Chloe")).await.is(204);
        assert_eq!(warning(&w).await.as_deref(), Some("too_few"));
        ok(&w.as_("pierre"), round).await.is(200);
        let open = waiting(&w.administrator()).await.remove(0);
        assert_eq!((open.state, open.oks.len(), open.needed), (ApprovalState::Open, 1, 2));
        assert_eq!(warning(&w).await.as_deref(), Some("too_few"));
        // who is named and gone is shown as that
        let unfit = read(&w).await.approvers.into_iter().filter(|one| !one.may_approve);
        assert_eq!(unfit.filter_map(|one| one.name).collect::<Vec<_>>(), ["Chloe"]);
        // an OK stays, whatever becomes of who gave it
        w.grant_only("pierre", &["project.view_overview"]).await;
        assert_eq!(waiting(&w.administrator()).await[0].oks.len(), 1);
        // all, of nobody in particular, are those who could when it was asked
        ask_for(&w, json!({"rule": "all"})).await.is(200);
        put(&w, "Site", "Home", 0).await;
        put(&w, "Site", "Home", 1).await;
        let round = waiting(&w.administrator()).await.remove(0);
        assert_eq!((round.needed, round.awaits.len()), (1, 1), "France alone");
        w.grant_only("france", &["project.view_overview"]).await;
        assert_eq!(warning(&w).await.as_deref(), Some("nobody"));
    })
    .await;
}

#[actix_web::test]
async fn clients_of_other_roots_are_counted_and_not_named() {
    // R44, R58
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)", "IBM"], "overview", &[1]).await;
        let ids = [account(&w, "Pierre").await, account(&w, "John").await];
        ask_for(&w, json!({"rule": "all", "approver_ids": ids})).await.is(200);
        let round = asked(&w).await;
        let open: Approval = w.as_("john").get(format!("/approvals/{round}")).await.good();
        assert_eq!(open.awaits.iter().map(|one| one.name.as_deref()).collect::<Vec<_>>(), [Some("John")]);
        let words = json!({"verdict": "ok", "comment": "Between us"});
        w.as_("pierre").post(format!("/approvals/{round}/decisions"), words).await.is(200);
        let reply = w.as_("john").get(format!("/approvals/{round}")).await;
        assert!(!reply.text().contains("Pierre") && !reply.text().contains("Between us"));
        let seen: Approval = reply.good();
        assert_eq!((seen.oks.len(), seen.needed, seen.oks[0].has_receipt), (1, 2, false));
        w.as_("john").get(format!("/approvals/{round}/receipt?ok=1")).await.is_problem(404, "not-found");
    })
    .await;
}

#[actix_web::test]
async fn a_round_has_a_last_day() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        ask_for(&w, json!({"rule": "one", "due_days": 3})).await.is(200);
        let round = asked(&w).await;
        let due = (w.now() + TimeDelta::days(3)).date_naive();
        for (days, is_overdue) in [(0, false), (3, false), (1, true)] {
            w.later(TimeDelta::days(days));
            for username in ["pierre", "marion"] {
                let seen: Approval = w.as_(username).get(format!("/approvals/{round}")).await.good();
                assert_eq!((seen.due_on, seen.is_overdue), (Some(due), is_overdue), "{username} {days}");
                let board: Value = w.as_(username).get(format!("{}/board", w.project("Site"))).await.good();
                assert_eq!(board["columns"][1]["tasks"][0]["approval"]["due_on"], json!(due), "{username}");
            }
        }
        ok(&w.as_("pierre"), round).await.is(200);
        assert!(!w.as_("pierre").get(format!("/approvals/{round}")).await.good::<Approval>().is_overdue);
    })
    .await;
}
