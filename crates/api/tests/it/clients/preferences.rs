//! Location, language, date format and dashboard tabs of a person (B098).

use crate::harness::everywhere;
use serde_json::{Value, json};

#[actix_web::test]
async fn preferences_are_kept_with_the_client_and_told_to_the_person() {
    everywhere(async |w| {
        let chosen = json!({
            "time_zone": "Europe/Paris", "language": "fr", "date_format": "day_month_year", "dashboard_tabs": ["recent", "projects"],
        });
        let before: Value = w.administrator().get(w.client("Pierre")).await.good();
        assert_eq!(before["preferences"], json!({}), "B098: nothing is chosen by default");
        let client: Value = w.administrator().edit_client("Pierre", json!({"preferences": chosen})).await.good();
        assert_eq!(client["preferences"], chosen);
        let session: Value = w.as_("pierre").get("/session").await.good();
        assert_eq!(session["preferences"], chosen, "the app follows them");
        let narrowed = json!({"preferences": {"language": "en"}});
        let client: Value = w.administrator().edit_client("Pierre", narrowed).await.good();
        assert_eq!(client["preferences"], json!({"language": "en"}), "given as a whole");
        let new = json!({"name": "Eve", "kind": "person", "preferences": {"time_zone": "Asia/Kolkata", "dashboard_tabs": ["next"]}});
        let eve: Value = w.administrator().post("/clients", new).await.good();
        assert_eq!(eve["preferences"], json!({"time_zone": "Asia/Kolkata", "dashboard_tabs": ["next"]}), "B098");
    })
    .await;
}

#[actix_web::test]
async fn preferences_that_mean_nothing_are_refused() {
    everywhere(async |w| {
        for (preferences, pointer, code) in [
            (json!({"time_zone": "Europe/Atlantis"}), "/preferences/time_zone", "unknown_value"),
            (json!({"language": "de"}), "/preferences/language", "unknown_value"),
            (json!({"date_format": "stardate"}), "/preferences/date_format", "unknown_value"),
            (json!({"dashboard_tabs": []}), "/preferences/dashboard_tabs", "required"),
            (json!({"dashboard_tabs": ["recent", "waiting"]}), "/preferences/dashboard_tabs/1", "unknown_value"),
            (json!({"dashboard_tabs": ["next", "recent", "next"]}), "/preferences/dashboard_tabs/2", "repeated"),
            (json!({"dashboard_tabs": "recent"}), "/preferences/dashboard_tabs", "wrong_type"),
            (json!({"dashboard": "x"}), "/preferences/dashboard", "unknown_field"),
        ] {
            let before = w.digest().await;
            let change = json!({"preferences": preferences});
            w.administrator().edit_client("Pierre", change.clone()).await.is_invalid(pointer, code);
            let mut new = change;
            new["name"] = json!("Eve");
            new["kind"] = json!("person");
            w.administrator().post("/clients", new).await.is_invalid(pointer, code);
            assert_eq!(w.digest().await, before);
        }
    })
    .await;
}
