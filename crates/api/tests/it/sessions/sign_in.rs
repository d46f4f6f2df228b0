//! Every failure to sign in is the same.

use crate::harness::{PASSWORD, Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{AccountKind, SignedIn};

async fn sign_in(w: &World, login: &str, password: &str) -> Reply {
    w.anonymous().post("/auth/sign-in", json!({"login": login, "password": password, "delivery": "bearer"})).await
}

#[actix_web::test]
async fn a_username_or_an_address_in_any_case_opens_a_session() {
    everywhere(async |w| {
        for login in ["pierre", "PIERRE", " Pierre ", "ｐｉｅｒｒｅ", "pierre@example.com", "Pierre@Example.com"]
        {
            let signed_in: SignedIn = sign_in(&w, login, PASSWORD).await.good();
            let session = signed_in.session;
            assert_eq!((session.name.as_str(), session.kind), ("Pierre", AccountKind::Client), "{login}");
            assert!(w.bearer(&signed_in.tokens.unwrap().access_token).is_signed_in().await);
        }
    })
    .await;
}

/// T-127: usernames and addresses share one field, and nobody keeps somebody else out of it.
#[actix_web::test]
async fn nobody_is_called_by_the_address_of_somebody_else() {
    everywhere(async |w| {
        let marion = w.administrator();
        let called = |username: &str| json!({"credentials": {"username": username}});
        for username in ["peter@example.com", "ＰＥＴＥＲ＠example.com", "nobody@example.com", "@chloe"] {
            marion.edit_client("Chloe", called(username)).await.is_invalid("/credentials/username", "not_own_address");
            let new =
                json!({"name": "New", "kind": "person", "credentials": {"username": username, "password": PASSWORD}});
            marion.post("/clients", new).await.is_invalid("/credentials/username", "not_own_address");
        }
        marion.edit_client("Chloe", called("Chloe@Example.com")).await.is(200);
        let address = json!({"email": "chloe@example.com"});
        marion.edit_client("Ravi", address.clone()).await.is_invalid("/email", "address_unavailable");
        let new = json!({"name": "New", "kind": "person", "email": "chloe@example.com"});
        marion.post("/clients", new).await.is_invalid("/email", "address_unavailable");
        // nor does anybody move into somebody's mailbox by themselves, which would make the address mean neither
        for address in ["chloe@example.com", "ravi@example.com"] {
            let change = json!({"email": address, "current_password": PASSWORD});
            w.as_("pierre").edit("/me", change).await.is_invalid("/email", "address_unavailable");
        }
        // who was called by an address once may have another, and its new owner is meant by it
        marion.edit_client("Chloe", json!({"email": "c@example.com"})).await.is(200);
        marion.edit_client("Ravi", address).await.is_invalid("/email", "address_unavailable");
        w.rows().run("update accounts set email_key = 'chloe@example.com' where username = 'ravi'").await;
        let signed_in: SignedIn = sign_in(&w, "chloe@example.com", PASSWORD).await.good();
        assert_eq!(signed_in.session.name, "Ravi");
    })
    .await;
}

/// B031: a virtual client has neither username nor password, so that nothing signs it in.
#[actix_web::test]
async fn unknown_wrong_virtual_and_deleted_are_told_alike() {
    everywhere(async |w| {
        w.administrator().edit_client("Chloe", json!({"credentials": null})).await.is(200);
        w.administrator().remove(w.client("IBM")).await.is(204);
        let unknown = sign_in(&w, "nobody", PASSWORD).await;
        unknown.is_problem(401, "sign-in-failed");
        for (login, password) in [
            ("pierre", "wrong horse battery"),
            ("chloe", PASSWORD),
            ("ibm", PASSWORD),
            ("john", PASSWORD),
            ("", ""),
            ("pier\0re", PASSWORD),
            ("acme' or 1=1", "x"),
        ] {
            sign_in(&w, login, password).await.is_indistinguishable_from(&unknown);
        }
        assert!(w.rows().everything().await.iter().all(|row| !row.contains("wrong horse battery")), "T-128");
    })
    .await;
}

#[actix_web::test]
async fn guessing_is_slowed_down_for_one_name_and_for_no_other() {
    everywhere(async |w| {
        for _ in 0..5 {
            sign_in(&w, "pierre", "a wrong guess").await.is_problem(401, "sign-in-failed");
        }
        let slowed = sign_in(&w, "PIERRE", PASSWORD).await;
        slowed.is_problem(429, "slow-down");
        assert!(slowed.header("retry-after").is_some());
        assert!(w.as_("pierre").is_signed_in().await, "who is in stays in (T-127)");
        sign_in(&w, "chloe", PASSWORD).await.is(200);
        w.later(TimeDelta::seconds(2));
        sign_in(&w, "pierre", PASSWORD).await.is(200);
        sign_in(&w, "pierre", "a wrong guess").await.is_problem(401, "sign-in-failed");
    })
    .await;
}

#[actix_web::test]
async fn a_name_that_nobody_has_is_slowed_down_alike() {
    everywhere(async |w| {
        for _ in 0..5 {
            sign_in(&w, "nobody", "a wrong guess").await.is_problem(401, "sign-in-failed");
        }
        sign_in(&w, "nobody", "a wrong guess").await.is_problem(429, "slow-down");
    })
    .await;
}

#[actix_web::test]
async fn a_session_ends_where_it_is_told_to_and_nowhere_else() {
    everywhere(async |w| {
        let first: SignedIn = sign_in(&w, "pierre", PASSWORD).await.good();
        let (first, other) = (first.tokens.unwrap(), w.as_("pierre"));
        let caller = w.bearer(&first.access_token);
        let mut stream = caller.listen().await;
        caller.ask(Method::POST, "/auth/sign-out").send().await.is(204);
        stream.ends().await;
        caller.get("/session").await.is_problem(401, "not-signed-in");
        let renewal = json!({"refresh_token": first.refresh_token});
        w.anonymous().post("/auth/refresh", renewal).await.is_problem(401, "not-signed-in");
        assert!(other.is_signed_in().await);
    })
    .await;
}

#[actix_web::test]
async fn an_access_token_lives_ten_minutes() {
    everywhere(async |w| {
        let pierre = w.as_("pierre");
        w.later(TimeDelta::minutes(9));
        assert!(pierre.is_signed_in().await);
        w.later(TimeDelta::minutes(1));
        pierre.get("/session").await.is_problem(401, "not-signed-in");
        assert!(w.as_("pierre").is_signed_in().await, "with a newer one");
    })
    .await;
}

#[actix_web::test]
async fn tokens_that_this_server_did_not_sign_are_nothing() {
    everywhere(async |w| {
        let token = w.access_token("pierre");
        let (head, signature) = token.rsplit_once('.').unwrap();
        let (_, claims) = head.split_once('.').unwrap();
        // {"alg":"none","typ":"at+jwt"}
        let unsigned = format!("eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0.{claims}.");
        for forged in [
            unsigned,
            format!("{head}."),
            format!("{head}.{signature}x"),
            format!("{token}.{signature}"),
            String::new(),
        ] {
            w.bearer(&forged).get("/session").await.is_problem(401, "not-signed-in");
        }
    })
    .await;
}

#[actix_web::test]
async fn headers_that_claim_to_be_somebody_are_nothing() {
    everywhere(async |w| {
        for header in ["x-remote-user", "x-forwarded-user", "x-user", "x-session-id", "x-http-method-override"] {
            let asked = w.anonymous().ask(Method::GET, "/session").header(header, "marion").send().await;
            asked.is_problem(401, "not-signed-in");
        }
    })
    .await;
}
