//! The second step at sign-in: codes, recovery codes, and who must have it.

use crate::harness::{Caller, PASSWORD, Reply, World, everywhere};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::{Value, json};
use totp_rs::{Builder, Secret};
use vitrine_contract::{Client, RecoveryCodes, SecondFactor, SecondFactorSecret, SignedIn, StaffList};

async fn act(caller: &Caller<'_>, what: &str, body: Value) -> Reply {
    caller.post(format!("/me/second-factor/{what}"), body).await
}

fn password() -> Value {
    json!({"current_password": PASSWORD})
}

/// What the app shows at the moment of this workspace.
fn code(w: &World, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).build().unwrap();
    totp.generate(u64::try_from(w.now().timestamp()).unwrap()).to_string()
}

/// Turns it on; gives the secret and the recovery codes.
async fn turn_on(w: &World, caller: &Caller<'_>) -> (String, Vec<String>) {
    let begun: SecondFactorSecret = act(caller, "begin", password()).await.good();
    assert!(begun.otpauth_url.starts_with("otpauth://totp/Northlight:") && begun.qr_svg.starts_with("<svg"));
    let codes: RecoveryCodes = act(caller, "confirm", json!({"code": code(w, &begun.secret)})).await.good();
    assert_eq!(codes.data.len(), 10);
    (begun.secret, codes.data)
}

async fn sign_in(w: &World, login: &str, code: Option<&str>) -> Reply {
    let input = json!({"login": login, "password": PASSWORD, "code": code, "delivery": "bearer"});
    w.anonymous().post("/auth/sign-in", input).await
}

#[actix_web::test]
async fn once_confirmed_sign_in_asks_for_a_code_that_works_once() {
    everywhere(async |w| {
        let (secret, _) = turn_on(&w, &w.as_("pierre")).await;
        sign_in(&w, "pierre", None).await.is_problem(401, "code-required");
        sign_in(&w, "pierre", Some("000000")).await.is_invalid("/code", "wrong_code");
        let used = code(&w, &secret);
        sign_in(&w, "pierre", Some(&used)).await.is_invalid("/code", "wrong_code"); // it confirmed the secret
        w.later(TimeDelta::seconds(30));
        let fresh = code(&w, &secret);
        let spaced = format!("{} {}", fresh.get(..3).unwrap(), fresh.get(3..).unwrap());
        sign_in(&w, "pierre", Some(&spaced)).await.is(200);
        sign_in(&w, "pierre", Some(&fresh)).await.is_invalid("/code", "wrong_code");
        w.later(TimeDelta::seconds(90));
        sign_in(&w, "pierre", Some(&fresh)).await.is_invalid("/code", "wrong_code");
        sign_in(&w, "chloe", None).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_wrong_password_is_told_before_a_code_is_asked_for() {
    everywhere(async |w| {
        turn_on(&w, &w.as_("pierre")).await;
        let wrong = |login: &str| json!({"login": login, "password": "a wrong guess", "code": "123456"});
        let unknown = w.anonymous().post("/auth/sign-in", wrong("nobody")).await;
        unknown.is_problem(401, "sign-in-failed");
        w.anonymous().post("/auth/sign-in", wrong("pierre")).await.is_indistinguishable_from(&unknown);
    })
    .await;
}

#[actix_web::test]
async fn a_recovery_code_signs_in_once() {
    everywhere(async |w| {
        let (_, codes) = turn_on(&w, &w.as_("pierre")).await;
        let typed = codes[3].to_uppercase().replace('-', " ");
        sign_in(&w, "pierre", Some(&typed)).await.is(200);
        sign_in(&w, "pierre", Some(&codes[3])).await.is_invalid("/code", "wrong_code");
        let state: SecondFactor = w.as_("pierre").get("/me/second-factor").await.good();
        assert_eq!((state.is_on, state.recovery_codes_left), (true, 9));
        let renewed: RecoveryCodes = act(&w.as_("pierre"), "recovery-codes", password()).await.good();
        sign_in(&w, "pierre", Some(&codes[4])).await.is_invalid("/code", "wrong_code");
        sign_in(&w, "pierre", Some(&renewed.data[0])).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn guessing_codes_is_slowed_down() {
    everywhere(async |w| {
        let (_, codes) = turn_on(&w, &w.as_("pierre")).await;
        for guess in ["000000", "000001", "000002", "aaaa-aaaa-aaaa-aaaa", ""] {
            let reply = sign_in(&w, "pierre", Some(guess)).await;
            assert!([401, 422].contains(&reply.status), "{guess}");
        }
        sign_in(&w, "pierre@example.com", Some("000003")).await.is_invalid("/code", "wrong_code");
        sign_in(&w, "pierre", Some(&codes[0])).await.is_problem(429, "slow-down");
        assert!(w.as_("pierre").is_signed_in().await, "T-127");
        w.later(TimeDelta::seconds(2));
        sign_in(&w, "pierre", Some(&codes[0])).await.is(200);
        sign_in(&w, "pierre", Some("000000")).await.is_invalid("/code", "wrong_code");
    })
    .await;
}

/// T-127: nobody keeps somebody else from their second step by typing a login.
#[actix_web::test]
async fn no_login_counts_with_the_codes_of_an_account() {
    everywhere(async |w| {
        let (_, codes) = turn_on(&w, &w.as_("pierre")).await;
        let account = w.as_("pierre").session().await.account_id;
        for login in ["second factor of", "CODE", " CODE", "code"] {
            for _ in 0..5 {
                let wrong = json!({"login": format!("{login} {account}"), "password": "a wrong guess"});
                w.anonymous().post("/auth/sign-in", wrong).await.is_problem(401, "sign-in-failed");
            }
            let wrong = json!({"login": format!("{login} {account}"), "password": "a wrong guess"});
            w.anonymous().post("/auth/sign-in", wrong).await.is_problem(429, "slow-down");
            w.later(TimeDelta::days(2));
        }
        sign_in(&w, "pierre", Some(&codes[0])).await.is(200);
    })
    .await;
}

/// A login as long as an address may be is counted like any other.
#[actix_web::test]
async fn guessing_under_a_long_login_is_slowed_down_too() {
    everywhere(async |w| {
        let wrong = json!({"login": format!("{}@example.com", "a".repeat(240)), "password": "a wrong guess"});
        for _ in 0..5 {
            w.anonymous().post("/auth/sign-in", &wrong).await.is_problem(401, "sign-in-failed");
        }
        w.anonymous().post("/auth/sign-in", &wrong).await.is_problem(429, "slow-down");
    })
    .await;
}

#[actix_web::test]
async fn turning_it_on_and_off_needs_the_password() {
    everywhere(async |w| {
        let (pierre, before) = (w.as_("pierre"), w.digest().await);
        let wrong = json!({"current_password": "a wrong guess"});
        act(&pierre, "begin", wrong.clone()).await.is_invalid("/current_password", "wrong_password");
        act(&pierre, "turn-off", password()).await.is_problem(409, "conflict");
        assert_eq!(w.digest().await, before);
        turn_on(&w, &pierre).await;
        act(&pierre, "turn-off", wrong).await.is_invalid("/current_password", "wrong_password");
        act(&pierre, "begin", password()).await.is_problem(409, "conflict");
        act(&pierre, "turn-off", password()).await.is(200);
        sign_in(&w, "pierre", None).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_secret_that_nobody_confirmed_asks_nobody() {
    everywhere(async |w| {
        let first: SecondFactorSecret = act(&w.as_("pierre"), "begin", password()).await.good();
        sign_in(&w, "pierre", None).await.is(200);
        let second: SecondFactorSecret = act(&w.as_("pierre"), "begin", password()).await.good();
        assert_ne!(first.secret, second.secret);
        let old = json!({"code": code(&w, &first.secret)});
        act(&w.as_("pierre"), "confirm", old).await.is_invalid("/code", "wrong_code");
        act(&w.as_("pierre"), "confirm", json!({"code": code(&w, &second.secret)})).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn neither_secret_nor_codes_stand_anywhere() {
    everywhere(async |w| {
        let (secret, codes) = turn_on(&w, &w.as_("pierre")).await;
        let raw = Secret::try_from_base32(&secret).unwrap();
        let hex = raw.as_bytes().iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        for row in w.rows().everything().await {
            assert!(!row.contains(&secret) && !row.to_lowercase().contains(&hex), "T-128");
            assert!(codes.iter().all(|code| !row.contains(code.as_str())), "T-128");
        }
    })
    .await;
}

#[actix_web::test]
async fn whose_set_demands_it_sets_it_up_before_anything_else() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.grant_only("pierre", &["project.view_overview", "people.manage_own"]).await;
        let pierre = w.as_("pierre");
        let mut stream = pierre.listen().await;
        let set = w.rows().ids("select permission_set_id from accounts where username = 'pierre'").await[0];
        let demand = json!({"permission_set_id": set, "is_required": true});
        w.administrator().post("/second-factor-demands", demand).await.is(200);
        stream.ends().await;
        for path in ["/projects", "/me", "/sessions"] {
            pierre.get(path).await.is_problem(403, "second-factor-set-up-required");
        }
        assert!(pierre.session().await.must_set_up_second_factor);
        turn_on(&w, &pierre).await;
        assert_eq!(pierre.project_names().await, ["Site"]);
        assert!(!pierre.session().await.must_set_up_second_factor);
        assert!(w.as_("chloe").is_signed_in().await);
    })
    .await;
}

#[actix_web::test]
async fn it_is_not_demanded_of_who_could_not_set_it_up() {
    everywhere(async |w| {
        w.grant_only("pierre", &["project.view_overview"]).await;
        let set = w.rows().ids("select permission_set_id from accounts where username = 'pierre'").await[0];
        let demand = json!({"permission_set_id": set, "is_required": true});
        let reply = w.administrator().post("/second-factor-demands", demand).await;
        reply.is_invalid("/permission_set_id", "cannot_set_up");
    })
    .await;
}

#[actix_web::test]
async fn staff_take_it_away_from_a_client_who_lost_their_device() {
    everywhere(async |w| {
        let pierre = w.as_("pierre");
        let has_one = async || w.administrator().get(w.client("Pierre")).await.good::<Client>().has_second_factor;
        assert!(!has_one().await);
        turn_on(&w, &pierre).await;
        assert!(has_one().await);
        let reset = format!("{}/reset-second-factor", w.client("Pierre"));
        w.administrator().ask(Method::POST, &*reset).send().await.is(204);
        assert!(!has_one().await);
        assert!(!pierre.is_signed_in().await);
        let signed_in: SignedIn = sign_in(&w, "pierre", None).await.good();
        assert_eq!(signed_in.session.name, "Pierre");
        let audit = w.administrator().get("/audit-entries?action=account.second_factor_reset").await;
        assert!(audit.text().contains("Pierre"));
    })
    .await;
}

#[actix_web::test]
async fn staff_take_it_away_from_one_of_theirs_if_they_hold_as_much() {
    everywhere(async |w| {
        w.hire("deputy", "staff.manage").await;
        w.hire("maker", "people.manage_own task.edit").await;
        turn_on(&w, &w.as_("maker")).await;
        let maker = w.as_("maker").session().await.account_id;
        let staff: StaffList = w.administrator().get("/staff").await.good();
        let have_one: Vec<_> =
            staff.data.iter().filter(|member| member.has_second_factor).map(|member| member.id).collect();
        assert_eq!(have_one, [maker]);
        let reset = format!("/staff/{maker}/reset-second-factor");
        w.as_("deputy").ask(Method::POST, &*reset).send().await.is_problem(403, "not-permitted");
        assert!(w.as_("maker").is_signed_in().await);
        w.administrator().ask(Method::POST, &*reset).send().await.is(204);
        assert!(!w.as_("maker").is_signed_in().await);
        sign_in(&w, "maker", None).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_link_signs_nobody_in_without_the_code() {
    everywhere(async |w| {
        w.administrator().post("/workspace/sign-in-options", json!({"client_links": true})).await.is(200);
        let (_, codes) = turn_on(&w, &w.as_("pierre")).await;
        w.anonymous().post("/auth/request-sign-in-link", json!({"login": "pierre"})).await.is(204);
        w.send_mails().await;
        let mails: Value = w.administrator().get("/mails").await.good();
        let id = mails["data"][0]["id"].as_str().unwrap();
        let taken: Value = w.administrator().ask(Method::POST, format!("/mails/{id}/hand-over")).send().await.good();
        let (_, token) = taken["text"].as_str().unwrap().split_once('#').unwrap();
        let token = token.split_whitespace().next().unwrap();
        let open = async |code: Option<&str>| {
            w.anonymous().post("/auth/sign-in-by-link", json!({"token": token, "code": code})).await
        };
        open(None).await.is_problem(401, "code-required");
        open(Some("000000")).await.is_invalid("/code", "wrong_code");
        open(Some(&codes[0])).await.is(200);
    })
    .await;
}
