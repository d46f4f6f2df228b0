//! Who may decide, and who learns of it (fixtures B and C, R2, R18, R44, R54, R58, R72; T-022, T-023, T-027).

use super::{add_project, ok, put, refuse, rounds, waiting};
use crate::harness::{everywhere, nobody};
use serde_json::json;
use vitrine_contract::{Approval, ApprovalVerdict, AssigneeKind};

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
        w.grant_only("chloe", &all[..3]).await;
        let seen: Approval = w.as_("chloe").get(&path).await.good();
        assert_eq!(seen.may, [ApprovalVerdict::Ok]);
        refuse(&w.as_("chloe"), round, "No").await.is_problem(403, "not-permitted");
        // team-only by now (R55)
        w.administrator().edit(w.task("Home"), json!({"is_team_only": true})).await.is(200);
        ok(&w.as_("pierre"), round).await.is_problem(404, "not-found");
        w.administrator().edit(w.task("Home"), json!({"is_team_only": false})).await.is(200);
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
