//! Who may decide, and who learns of it (fixtures B and C, R2, R18, R44, R54, R58, R72; T-022, T-023, T-027).

use super::{add_project, ok, put, refuse, rounds, titles, waiting};
use crate::harness::{everywhere, nobody};
use serde_json::json;
use vitrine_contract::{Approval, ApprovalPart, ApprovalVerdict, AssigneeKind, EventKind};

#[actix_web::test]
async fn fixture_b_levels_decide_who_approves() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "full", &[1]).await;
        let pierre = w.as_("pierre");
        for level in ["overview", "read_only", "full"] {
            let title = format!("At {level}");
            w.add_task("Site", &title).await;
            put(&w, "Site", &title, 1).await;
            let round = waiting(&pierre).await.remove(0).id;
            w.set_level("Site", "not_visible").await;
            let path = format!("/approvals/{round}");
            let missing = pierre.get(format!("/approvals/{}", nobody())).await;
            pierre.get(&path).await.is_indistinguishable_from(&missing);
            ok(&pierre, round).await.is_problem(404, "not-found");
            assert!(waiting(&pierre).await.is_empty(), "T-022");
            w.set_level("Site", level).await;
            assert_eq!(pierre.get(&path).await.good::<Approval>().may.len(), 2, "{level}");
            let is_task_open = level != "overview";
            assert_eq!(pierre.read_task(&title).await.status == 200, is_task_open, "R54");
            ok(&pierre, round).await.is(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn fixture_c_each_requirement_alone_is_enough_to_refuse() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        let path = format!("/approvals/{round}");
        let before = w.digest().await;
        // out of reach: above, beside, elsewhere
        for username in ["acme", "ravi", "john"] {
            w.as_(username).get(&path).await.is_problem(404, "not-found");
            ok(&w.as_(username), round).await.is_problem(404, "not-found");
            refuse(&w.as_(username), round, "No").await.is_problem(404, "not-found");
        }
        // staff see it and may not press OK for a client (R72)
        assert!(w.administrator().get(&path).await.good::<Approval>().may.is_empty());
        ok(&w.administrator(), round).await.is_problem(403, "not-permitted");
        refuse(&w.administrator(), round, "No").await.is_problem(403, "not-permitted");
        w.anonymous().get(&path).await.is_problem(401, "not-signed-in");
        assert_eq!(w.digest().await, before);
        // without the grant (R18); the task is seen, the round is not
        let all = ["project.view_overview", "task.view", "approval.act", "approval.request_changes"];
        w.grant_only("chloe", &all[..2]).await;
        ok(&w.as_("chloe"), round).await.is_problem(404, "not-found");
        assert!(waiting(&w.as_("chloe")).await.is_empty());
        assert!(rounds(&w.as_("chloe"), "Home").await[0].content.is_none(), "only that it waits");
        w.grant_only("chloe", &all[..3]).await;
        let seen: Approval = w.as_("chloe").get(&path).await.good();
        assert_eq!(seen.may, [ApprovalVerdict::Ok]);
        refuse(&w.as_("chloe"), round, "No").await.is_problem(403, "not-permitted");
        // team-only by now (R55)
        w.administrator().edit(w.task("Home"), json!({"is_team_only": true})).await.is(200);
        ok(&w.as_("pierre"), round).await.is_problem(404, "not-found");
        w.administrator().edit(w.task("Home"), json!({"is_team_only": false})).await.is(200);
        ok(&w.as_("pierre"), round).await.is_problem(409, "approval-closed");
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        // P1 does not matter (R18); a withdrawn login does (R72)
        let none = json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}});
        w.administrator().edit_client("Pierre", none).await.is(200);
        w.as_("pierre").read_task("Home").await.is_problem(404, "not-found");
        ok(&w.as_("pierre"), round).await.is(200);
        w.administrator().remove(w.client("Chloe")).await.is(204);
        ok(&w.as_("chloe"), round).await.is_problem(401, "not-signed-in");
    })
    .await;
}

#[actix_web::test]
async fn an_answer_names_no_column_of_a_board_that_is_not_seen() {
    // R18, R64, T-023
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let name = w.columns("Site").await[2].name.clone();
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        let answer = ok(&w.as_("pierre"), round).await;
        assert!(answer.status == 200 && !answer.text().contains(&name));
        w.set_level("Site", "read_only").await;
        assert!(w.as_("pierre").get(format!("/approvals/{round}")).await.text().contains(&name));
    })
    .await;
}

#[actix_web::test]
async fn words_with_an_ok_take_what_a_comment_takes() {
    // R54
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let pierre = w.as_("pierre");
        let off = json!({"privileges": {"view_tasks": true, "view_progress": true, "update_progress": "off"}});
        w.administrator().edit_client("Pierre", off).await.is(200);
        let round = waiting(&pierre).await.remove(0);
        assert!(!round.takes_words);
        let before = w.digest().await;
        let path = format!("/approvals/{}/decisions", round.id);
        let words = json!({"verdict": "ok", "comment": "By the way"});
        pierre.post(&path, &words).await.is_invalid("/comment", "only_with_changes");
        assert_eq!(w.digest().await, before);
        assert!(waiting(&w.as_("chloe")).await[0].takes_words);
        w.as_("chloe").post(&path, &words).await.is(200);
        pierre.post(&path, &words).await.is_problem(409, "approval-closed");
    })
    .await;
}

#[actix_web::test]
async fn what_a_financial_field_said_shows_in_no_difference() {
    // T-033, T-034: neither a client nor staff without the sight of finance
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "read_only", &[1]).await;
        let new = json!({"subject": "task", "name": "Rate", "kind": "text", "visibility": "client_sees"});
        let field = w.administrator().post("/custom-fields", new).await.id();
        w.add_task("Site", "Home").await;
        let say = async |words: &str| {
            let values = json!({"values": [{"field_id": field, "value": words}]});
            w.administrator().edit(format!("{}/custom-values", w.task("Home")), values).await.is(200);
            put(&w, "Site", "Home", 1).await;
        };
        say("100").await;
        refuse(&w.as_("pierre"), waiting(&w.as_("pierre")).await[0].id, "Less").await.is(200);
        say("90").await;
        let changed = async || waiting(&w.as_("pierre")).await.remove(0).changed_since_decision.unwrap();
        assert_eq!(changed().await, [ApprovalPart::Values]);
        w.administrator().edit(format!("/custom-fields/{field}"), json!({"visibility": "financial"})).await.is(200);
        assert!(changed().await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn whoever_hears_of_rounds_hears_when_they_are_hidden() {
    // R41, R55: also where no board is seen; sharing it again asks anew
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        w.add_task("Site", "Home").await;
        put(&w, "Site", "Home", 1).await;
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        let mut heard = w.as_("pierre").listen().await;
        w.administrator().edit(w.task("Home"), json!({"title": "New", "is_team_only": true})).await.is(200);
        let event = heard.next().await.unwrap();
        assert_eq!((event.kind, event.object_id), (EventKind::ApprovalChanged, None));
        assert!(waiting(&w.as_("pierre")).await.is_empty());
        w.administrator().edit(w.task("Home"), json!({"is_team_only": false})).await.is(200);
        assert_eq!(titles(&w.as_("pierre")).await, ["New"]);
        assert_ne!(waiting(&w.as_("pierre")).await[0].id, round);
    })
    .await;
}

#[actix_web::test]
async fn clients_of_other_roots_are_another_client() {
    // R44, R58, T-027
    everywhere(async |w| {
        add_project(&w, "Shared", &["Acme (France)", "IBM"], "read_only", &[1]).await;
        w.add_task("Shared", "Home").await;
        put(&w, "Shared", "Home", 1).await;
        assert_eq!(waiting(&w.as_("john")).await.len(), 1);
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        refuse(&w.as_("pierre"), round, "Between us").await.is(200);
        for (username, name, comment) in [
            ("john", None, None),
            ("chloe", Some("Pierre"), Some("Between us")),
            ("marion", Some("Pierre"), Some("Between us")),
        ] {
            let closing = rounds(&w.as_(username), "Home").await.remove(0).closing.unwrap();
            assert_eq!((closing.by.name.as_deref(), closing.comment.as_deref()), (name, comment), "{username}");
            assert_eq!(closing.by.kind, AssigneeKind::Client, "{username}");
            let reply = w.as_(username).get(format!("/approvals/{round}")).await;
            assert_eq!(reply.text().contains("Pierre"), name.is_some(), "{username}");
            assert_eq!(w.as_(username).read_board("Shared").await.text().contains("Pierre"), name.is_some());
        }
        // within one root, others' words need P2, on what the project leaves of it (R54)
        let less = json!({"privileges": {"view_tasks": true, "view_progress": false, "update_progress": "off"}});
        w.administrator().edit_client("Chloe", less.clone()).await.is(200);
        w.administrator().edit_client("Pierre", less).await.is(200);
        let closing = async |username: &str| rounds(&w.as_(username), "Home").await.remove(0).closing.unwrap();
        assert_eq!((closing("chloe").await.by.name.as_deref(), closing("chloe").await.comment), (Some("Pierre"), None));
        assert!(closing("pierre").await.comment.is_some(), "one's own stay readable (R56)");
    })
    .await;
}
