//! Receipts: one a decision, signed, chained, and to be checked without an account.

use super::{add_project, ok, put, refuse, rounds, waiting};
use crate::harness::{Caller, everywhere};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vitrine_api::receipts::verify;
use vitrine_contract::{ApprovalReceipt, ReceiptCheck, ReceiptFault};

#[actix_web::test]
async fn each_decision_has_a_receipt_that_anybody_can_check() {
    everywhere(async |w| {
        add_project(&w, "Site", &["Acme (France)"], "overview", &[1]).await;
        let pierre = w.as_("pierre");
        let mut bodies = Vec::new();
        for (title, is_fine) in [("Home", true), ("Shop", false)] {
            w.add_task("Site", title).await;
            put(&w, "Site", title, 1).await;
            let round = waiting(&pierre).await.remove(0).id;
            let path = format!("/approvals/{round}/receipt");
            pierre.get(&path).await.is_problem(404, "not-found");
            let decided = if is_fine { ok(&pierre, round).await } else { refuse(&pierre, round, "Too loud").await };
            decided.is(200);
            let receipt: ApprovalReceipt = w.as_("chloe").get(&path).await.good();
            assert_eq!(w.administrator().get(&path).await.good::<ApprovalReceipt>(), receipt);
            assert!(verify(&json!(receipt).to_string(), Some(&receipt.public_key)).unwrap().contains(title));
            let check: ReceiptCheck = w.anonymous().post("/receipts/verify", &receipt).await.good();
            assert!(check.is_genuine);
            let forged = ApprovalReceipt { body: receipt.body.replace("Pierre", "Chloe"), ..receipt.clone() };
            let forgery: ReceiptCheck = w.anonymous().post("/receipts/verify", &forged).await.good();
            assert_eq!((forgery.is_genuine, forgery.fault), (false, Some(ReceiptFault::Altered)));
            assert!(forgery.statement.is_none());
            assert_eq!(check.statement.unwrap().decided_by, "Pierre");
            // on paper, with itself attached, to whoever may have it and to nobody else
            let paper = w.as_("chloe").get(format!("{path}/export")).await;
            assert_eq!(paper.status, 200);
            assert_eq!(paper.header("content-type"), Some("application/pdf"));
            let bytes = &paper.body;
            assert!(bytes.starts_with(b"%PDF-"));
            let attached = serde_json::to_vec_pretty(&receipt).unwrap();
            assert!(bytes.windows(attached.len()).any(|window| window == attached));
            w.as_("john").get(format!("{path}/export")).await.is_problem(404, "not-found");
            assert!(verify(&json!(forged).to_string(), None).is_err());
            bodies.push(receipt.body);
        }
        let read = |at: usize| serde_json::from_str::<Value>(&bodies[at]).unwrap();
        let (first, second) = (read(0), read(1));
        assert_eq!((&first["verdict"], &first["decided_by"]), (&json!("approved"), &json!("Pierre")));
        assert_eq!((&first["previous_sha256"], &second["verdict"]), (&Value::Null, &json!("changes_requested")));
        let hash =
            Sha256::digest(bodies[0].as_bytes()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert_eq!(second["previous_sha256"], json!(hash), "chained to the one before");
        assert!(!bodies[1].contains("Too loud"), "the words of a client are theirs");
        // another project's chain tells nothing of this one (R47)
        add_project(&w, "Other", &["Acme (France)"], "overview", &[1]).await;
        w.add_task("Other", "Logo").await;
        put(&w, "Other", "Logo", 1).await;
        let round = waiting(&pierre).await.remove(0).id;
        ok(&pierre, round).await.is(200);
        let receipt: ApprovalReceipt = pierre.get(format!("/approvals/{round}/receipt")).await.good();
        assert_eq!(serde_json::from_str::<Value>(&receipt.body).unwrap()["previous_sha256"], Value::Null);
    })
    .await;
}

#[actix_web::test]
async fn checking_a_receipt_reads_nothing_and_asks_nobody_who_they_are() {
    // T-047: the answer is that of the receipt and the key alone
    everywhere(async |w| {
        let receipt = json!({"body": "{}", "signature": "AA", "public_key": "AA"});
        let before = w.digest().await;
        let replies = [w.anonymous(), w.as_("pierre"), w.administrator()];
        for caller in replies {
            let check: ReceiptCheck = caller.post("/receipts/verify", &receipt).await.good();
            assert_eq!(check.fault, Some(ReceiptFault::Altered));
        }
        assert_eq!(w.digest().await, before);
        w.anonymous().post("/receipts/verify", json!({"body": "{}"})).await.is_invalid("/signature", "required");
    })
    .await;
}

#[actix_web::test]
async fn who_may_not_know_who_decided_gets_no_receipt() {
    // R58
    everywhere(async |w| {
        add_project(&w, "Shared", &["Acme (France)", "IBM"], "read_only", &[1]).await;
        w.add_task("Shared", "Home").await;
        put(&w, "Shared", "Home", 1).await;
        let round = waiting(&w.as_("pierre")).await.remove(0).id;
        ok(&w.as_("pierre"), round).await.is(200);
        let offered = async |caller: &Caller<'_>| rounds(caller, "Home").await.remove(0).closing.unwrap().has_receipt;
        assert!(!offered(&w.as_("john")).await);
        assert!(offered(&w.as_("chloe")).await);
        w.as_("john").get(format!("/approvals/{round}/receipt")).await.is_problem(404, "not-found");
        w.as_("chloe").get(format!("/approvals/{round}/receipt")).await.is(200);
        // nor who may not read what others write (R54)
        let less = json!({"privileges": {"view_tasks": true, "view_progress": false, "update_progress": "off"}});
        w.administrator().edit_client("Chloe", less).await.is(200);
        w.as_("chloe").get(format!("/approvals/{round}/receipt")).await.is_problem(404, "not-found");
        assert!(!offered(&w.as_("chloe")).await);
    })
    .await;
}
