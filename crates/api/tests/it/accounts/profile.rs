//! What a person may change about themselves.

use crate::harness::{Caller, PASSWORD, Reply, everywhere};
use serde_json::{Value, json};
use vitrine_contract::{AccountKind, Client, Profile};

async fn edit(caller: &Caller<'_>, change: Value) -> Reply {
    caller.edit("/me", change).await
}

#[actix_web::test]
async fn staff_change_their_name_and_address() {
    everywhere(async |w| {
        let marion = w.administrator();
        let profile: Profile = marion.get("/me").await.good();
        assert_eq!((profile.kind, profile.name.as_str(), profile.email), (AccountKind::Staff, "Marion Leroy", None));
        let change =
            json!({"name": " Marion  L. ", "email": "Marion@Northlight.example", "current_password": PASSWORD});
        let profile: Profile = edit(&marion, change).await.good();
        assert_eq!(
            (profile.name.as_str(), profile.email.as_deref()),
            ("Marion  L.", Some("Marion@Northlight.example"))
        );
        assert_eq!(marion.session().await.name, "Marion  L.");
        let sign_in = json!({"login": "marion@northlight.example", "password": PASSWORD});
        w.anonymous().post("/auth/sign-in", sign_in).await.is(200);
        let profile: Profile = edit(&marion, json!({"email": null, "current_password": PASSWORD})).await.good();
        assert_eq!(profile.email, None);
    })
    .await;
}

#[actix_web::test]
async fn clients_change_their_address_and_staff_see_it() {
    everywhere(async |w| {
        let change = json!({"email": "p.dupont@example.com", "current_password": PASSWORD});
        let profile: Profile = edit(&w.as_("pierre"), change).await.good();
        assert_eq!((profile.kind, profile.name.as_str()), (AccountKind::Client, "Pierre"));
        let client: Client = w.administrator().get(w.client("Pierre")).await.good();
        assert_eq!(client.email.as_deref(), Some("p.dupont@example.com"));
        let entries = w.administrator().get("/audit-entries?action=client.updated").await;
        assert!(entries.text().contains("p.dupont@example.com"));
        w.anonymous().post("/auth/sign-in", json!({"login": "pierre@example.com", "password": PASSWORD})).await.is(401);
    })
    .await;
}

#[actix_web::test]
async fn rights_place_and_credentials_are_not_ones_own() {
    everywhere(async |w| {
        let before = w.digest().await;
        for name in [
            "parent_id",
            "client_id",
            "privileges",
            "permission_set_id",
            "grants",
            "projects",
            "kind",
            "is_staff",
            "virtual",
            "username",
            "password",
            "must_change_password",
            "id",
            "account_id",
            "revision",
        ] {
            for caller in [w.as_("pierre"), w.administrator()] {
                let change = json!({"email": "p@example.com", "current_password": PASSWORD, name: null});
                edit(&caller, change).await.is_invalid(&format!("/{name}"), "unknown_field"); // T-134
            }
        }
        edit(&w.as_("pierre"), json!({"name": "Peter"})).await.is_invalid("/name", "not_yours");
        assert_eq!(w.digest().await, before, "T-134");
    })
    .await;
}

#[actix_web::test]
async fn another_address_needs_the_password_and_the_same_one_does_not() {
    everywhere(async |w| {
        let (pierre, before) = (w.as_("pierre"), w.digest().await);
        let address = "thief@example.com";
        edit(&pierre, json!({"email": address})).await.is_invalid("/current_password", "required");
        let guess = json!({"email": address, "current_password": "a wrong guess"});
        edit(&pierre, guess).await.is_invalid("/current_password", "wrong_password");
        edit(&pierre, json!({"email": "nowhere", "current_password": PASSWORD}))
            .await
            .is_invalid("/email", "invalid_email");
        edit(&pierre, json!({"email": "pierre@example.com"})).await.is(200);
        edit(&w.administrator(), json!({"name": ""})).await.is_invalid("/name", "required");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn people_say_where_they_are_and_what_they_speak() {
    everywhere(async |w| {
        let preferences = json!({
            "time_zone": "Europe/Paris", "language": "fr", "date_format": "year_month_day", "dashboard_tabs": ["recent", "next"],
        });
        for caller in [w.as_("pierre"), w.administrator()] {
            edit(&caller, json!({"preferences": preferences})).await.is(200);
            let read: Value = caller.get("/me").await.good();
            assert_eq!(read["preferences"], preferences);
            let address = format!("{}@example.com", caller.session().await.account_id);
            edit(&caller, json!({"email": address, "current_password": PASSWORD})).await.is(200);
            let read: Value = caller.get("/session").await.good();
            assert_eq!(read["preferences"], preferences, "what is not named stays");
            let nowhere = json!({"preferences": {"time_zone": "Europe/Atlantis"}});
            edit(&caller, nowhere).await.is_invalid("/preferences/time_zone", "unknown_value");
            let twice = json!({"preferences": {"dashboard_tabs": ["next", "next"]}});
            edit(&caller, twice).await.is_invalid("/preferences/dashboard_tabs/1", "repeated");
            let entries = w.administrator().get("/audit-entries").await;
            assert!(entries.text().contains("recent next"), "B098: what the page shows is on record");
            edit(&caller, json!({"preferences": {}})).await.is(200);
            let read: Value = caller.get("/me").await.good();
            assert_eq!(read["preferences"], json!({}), "all of the page again");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_profile_that_changed_meanwhile_is_not_overwritten() {
    everywhere(async |w| {
        let marion = w.administrator();
        let etag = marion.get("/me").await.etag();
        edit(&marion, json!({"name": "Marion"})).await.is(200);
        let stale = marion.patch("/me", &etag, json!({"name": "M."})).await.is_problem(412, "stale-version");
        assert_eq!(stale.current.unwrap(), marion.get("/me").await.good::<Value>());
    })
    .await;
}
