//! Where mails wait without a mail server, and who may take their links.

use super::ask_for_reset;
use crate::harness::{Caller, PASSWORD, Reply, World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use vitrine_contract::{Mail, MailList, MailState, MailText};

async fn outbox(caller: &Caller<'_>) -> Vec<Mail> {
    caller.get("/mails").await.good::<MailList>().data
}

async fn hand_over(caller: &Caller<'_>, mail: &Mail) -> Reply {
    caller.ask(Method::POST, format!("/mails/{}/hand-over", mail.id)).send().await
}

/// Of a reset that Pierre, or Marion, asked for.
async fn mail_to(w: &World, login: &str) -> Mail {
    ask_for_reset(w, login).await;
    w.send_mails().await;
    outbox(&w.administrator()).await.remove(0)
}

async fn give_marion_an_address(w: &World) {
    let change = json!({"email": "marion@northlight.example", "current_password": PASSWORD});
    w.administrator().edit("/me", change).await.is(200);
}

#[actix_web::test]
async fn mails_wait_until_somebody_takes_their_link_to_the_person() {
    everywhere(async |w| {
        let mail = mail_to(&w, "pierre").await;
        assert_eq!((mail.state, mail.recipient.name.as_str()), (MailState::Waiting, "Pierre"));
        assert!(mail.can_hand_over && mail.recipient.address == "pierre@example.com");
        let taken: MailText = hand_over(&w.administrator(), &mail).await.good();
        let (_, token) = taken.text.split_once("/reset-password#").unwrap();
        let token = token.split_whitespace().next().unwrap();
        let reset = json!({"token": token, "new_password": "a passphrase of my own"});
        w.anonymous().post("/auth/reset-password", reset).await.is(204);
        assert_eq!(outbox(&w.administrator()).await[0].state, MailState::HandedOver);
        hand_over(&w.administrator(), &mail).await.is_problem(409, "conflict");
        let audit = w.administrator().get("/audit-entries?action=mail.handed_over").await;
        assert!(audit.text().contains("Pierre") && !audit.text().contains(token), "T-128");
    })
    .await;
}

#[actix_web::test]
async fn a_list_of_mails_holds_no_secret() {
    everywhere(async |w| {
        mail_to(&w, "pierre").await;
        assert!(!w.administrator().get("/mails").await.text().contains('#'));
        assert!(w.rows().texts("select purpose from links").await.is_empty(), "there is no link until it is sent");
    })
    .await;
}

#[actix_web::test]
async fn who_manages_the_workspace_alone_takes_nobodys_link() {
    everywhere(async |w| {
        give_marion_an_address(&w).await;
        let (to_client, to_staff) = (mail_to(&w, "pierre").await, mail_to(&w, "marion").await);
        w.hire("clerk", "workspace.manage").await;
        w.hire("clients", "workspace.manage client.edit").await;
        w.hire("deputy", "workspace.manage staff.manage client.edit").await;
        for (username, mail, status) in [
            ("clerk", &to_client, 403),
            ("clerk", &to_staff, 403),
            ("clients", &to_staff, 403),
            // who manages staff, but holds less than Marion
            ("deputy", &to_staff, 403),
            ("clients", &to_client, 200),
            ("marion", &to_staff, 200),
        ] {
            let caller = w.as_(username);
            let listed = outbox(&caller).await.into_iter().find(|listed| listed.id == mail.id).unwrap();
            assert_eq!(listed.can_hand_over, status == 200, "{username}");
            hand_over(&caller, mail).await.is(status);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_link_is_not_handed_over_to_where_it_may_not_be_sent() {
    everywhere(async |w| {
        let mail = mail_to(&w, "pierre").await;
        w.administrator().edit_client("Pierre", json!({"credentials": null})).await.is(200);
        hand_over(&w.administrator(), &mail).await.is_problem(404, "not-found");
    })
    .await;
}
