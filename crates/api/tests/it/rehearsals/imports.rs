//! What a file does to clients that are there is reviewed like any other change of access.

use super::{furnish, person, projects};
use crate::harness::{Reply, World, everywhere};
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::{ImportReport, Rehearsal, SightKind};

async fn import(w: &World, query: &str, file: &str, review: Option<&str>) -> Reply {
    let ask = w.administrator().ask(Method::POST, format!("/clients/import?{query}"));
    let ask = review.into_iter().fold(ask, |ask, fingerprint| ask.header("access-review", fingerprint));
    ask.body("text/csv", file.to_owned()).send().await
}

async fn rehearsed(w: &World, file: &str) -> Option<Rehearsal> {
    import(w, "dry_run=true", file, None).await.good::<ImportReport>().review
}

fn list(w: &World) -> String {
    format!("id,name,parent,virtual\n{},Pierre,Acme (India),\n,Eve,Acme (India),true\n", w.id("Pierre"))
}

#[actix_web::test]
async fn a_file_that_moves_somebody_says_who_gains_and_loses() {
    everywhere(async |w| {
        furnish(&w).await;
        let before = w.digest().await;
        let review = rehearsed(&w, &list(&w)).await.unwrap();
        assert_eq!(w.digest().await, before, "a dry run leaves nothing");
        let pierre = person(&review, "Pierre").unwrap();
        assert_eq!(projects(&pierre.gains, SightKind::Project), ["Dealers"]);
        assert_eq!(projects(&pierre.losses, SightKind::Project), ["Catalogue", "Website"]);
        assert_eq!(
            rehearsed(&w, &list(&w)).await.unwrap().fingerprint,
            review.fingerprint,
            "whoever is new has no say in it"
        );
        import(&w, "", &list(&w), Some(&review.fingerprint)).await.is(202);
        assert_eq!(w.as_("pierre").project_names().await, ["Brand", "Dealers"]);
        let entries: Value = w.administrator().get("/audit-entries?q=eve").await.good();
        assert!(entries["data"][0].get("review").is_some(), "it is kept with the first entry: {entries}");
    })
    .await;
}

#[actix_web::test]
async fn if_the_world_moved_nothing_is_imported() {
    everywhere(async |w| {
        furnish(&w).await;
        let review = rehearsed(&w, &list(&w)).await.unwrap();
        w.set_level("Dealers", "overview").await;
        let before = w.digest().await;
        let problem = import(&w, "", &list(&w), Some(&review.fingerprint)).await.is_problem(409, "world-changed");
        assert_eq!(w.digest().await, before);
        let fresh: Rehearsal = serde_json::from_value(problem.current.unwrap()).unwrap();
        assert_eq!(rehearsed(&w, &list(&w)).await, Some(fresh));
    })
    .await;
}

#[actix_web::test]
async fn who_is_new_needs_no_review() {
    everywhere(async |w| {
        assert_eq!(rehearsed(&w, "name,virtual\nEve,true\n").await, None);
        assert_eq!(w.import("", "name,virtual\nEve,true\n").await.import.created, 1);
    })
    .await;
}

#[actix_web::test]
async fn a_login_that_a_file_gives_is_told_without_its_password() {
    everywhere(async |w| {
        furnish(&w).await;
        let administrator = w.administrator();
        administrator.edit_client("Pierre", json!({"credentials": null})).await.is(200);
        let canary = "canary of a password";
        let file = format!("id,name,username,password\n{},Pierre,pierre,{canary}\n", w.id("Pierre"));
        let answer = import(&w, "dry_run=true", &file, None).await;
        assert!(!answer.text().contains(canary));
        let review = answer.good::<ImportReport>().review.unwrap();
        assert_eq!(review.gaining, 1);
        assert!(person(&review, "Pierre").is_some());
        assert!(!w.rows().everything().await.iter().any(|row| row.contains(canary)));
    })
    .await;
}
