use super::{add_set, built_in, client_grants, read_set};
use crate::harness::{everywhere, nobody};
use actix_web::http::Method;
use serde_json::{Value, json};
use vitrine_contract::{PermissionBase, PermissionSet, PermissionSetList};
use vitrine_texts::{Locale, Texts};

#[actix_web::test]
async fn there_are_built_in_sets_for_employees_and_for_clients_b158_b160() {
    everywhere(async |w| {
        let sets: PermissionSetList = w.administrator().get("/permission-sets").await.good();
        for base in [PermissionBase::Staff, PermissionBase::Client] {
            assert!(sets.data.iter().any(|set| set.is_builtin && set.base == base), "none for {base:?}");
        }
        let default: Vec<&str> =
            sets.data.iter().filter(|set| set.is_client_default).map(|set| set.name.as_str()).collect();
        assert_eq!(default, ["Client"], "what a new client has where no other is named");
        let french = |set: &PermissionSet| Texts::of(Locale::Fr).permission_set(&set.name);
        assert_eq!(
            sets.data.iter().filter(|set| set.is_builtin).map(french).collect::<Vec<_>>(),
            ["Client", "Client relecteur", "Administrateur", "Chef de projet", "Membre de l’équipe"]
        );
        // B169, R28: every client set is a free seat, and no other
        assert!(sets.data.iter().all(|set| set.is_free_seat == (set.base == PermissionBase::Client)));
    })
    .await;
}

#[actix_web::test]
async fn a_new_client_set_holds_just_what_was_switched_on_b159_b164_b165_b166_b169() {
    everywhere(async |w| {
        let reply = w
            .administrator()
            .post(
                "/permission-sets",
                json!({"name": " Réviseur ", "base": "client", "grants": ["task.view", "approval.act"]}),
            )
            .await;
        let set: PermissionSet = reply.good();
        assert_eq!(reply.header("location"), Some(format!("/api/v1/permission-sets/{}", set.id).as_str()));
        assert_eq!(set.name, "Réviseur");
        assert_eq!(set.grants, ["approval.act", "task.view"].map(String::from).into_iter().rev().collect::<Vec<_>>());
        assert!(set.is_free_seat && !set.is_builtin);
        assert_eq!((set.used_by, set.version), (0, 1));
        let again = w.administrator().get(format!("/permission-sets/{}", set.id)).await;
        assert_eq!(again.etag(), reply.etag());
        assert_eq!(again.good::<PermissionSet>().accounts, Some(Vec::new()));
    })
    .await;
}

#[actix_web::test]
async fn a_client_set_takes_every_client_grant_and_no_other_b170_t_135() {
    everywhere(async |w| {
        add_set(&w, "Everything", "client", &client_grants()).await;
        assert_eq!(read_set(&w, "Everything").await.grants.len(), 36);
        let all = vitrine_domain::permission::Permission::ALL;
        for staff_only in all.iter().filter(|permission| !permission.is_for_clients()) {
            let grants = ["task.view", staff_only.name()];
            let before = w.digest().await;
            let made = w
                .administrator()
                .post("/permission-sets", json!({"name": "Too much", "base": "client", "grants": grants}))
                .await;
            made.is_invalid("/grants/1", "not_for_clients");
            let saved = w.administrator().edit(w.client("Everything"), json!({"grants": grants})).await;
            saved.is_invalid("/grants/1", "not_for_clients");
            assert_eq!(w.digest().await, before);
        }
    })
    .await;
}

#[actix_web::test]
async fn what_no_grant_is_called_is_refused_with_its_place() {
    everywhere(async |w| {
        let make = |input: Value| w.administrator().post("/permission-sets", input);
        let named = |grants: Value| json!({"name": "New", "base": "staff", "grants": grants});
        make(named(json!(["task.view", "task.fly", "*", ""]))).await.is_invalid("/grants/1", "unknown_grant");
        make(named(json!(["task.view", "task.fly", "*", ""]))).await.is_invalid("/grants/3", "unknown_grant");
        make(named(json!("task.view"))).await.is_invalid("/grants", "wrong_type");
        make(named(json!([1]))).await.is_invalid("/grants/0", "wrong_type");
        make(json!({"name": "New", "base": "owner", "grants": []})).await.is_invalid("/base", "unknown_value");
        make(json!({"name": "New", "grants": []})).await.is_invalid("/base", "required");
        make(json!({"name": " ", "base": "staff", "grants": []})).await.is_invalid("/name", "required");
        make(json!({"name": "New", "base": "staff", "grants": [], "note": "a\nb"}))
            .await
            .is_invalid("/note", "control_characters");
        make(json!({"name": "New", "base": "staff", "grants": [], "is_builtin": true}))
            .await
            .is_invalid("/is_builtin", "unknown_field");
    })
    .await;
}

#[actix_web::test]
async fn a_name_is_there_once_whatever_its_case_and_accents() {
    everywhere(async |w| {
        add_set(&w, "Réviseur", "client", &[]).await;
        add_set(&w, "Other", "client", &[]).await;
        for taken in ["Réviseur", "REVISEUR", "re\u{301}viseur", "administrator"] {
            let new = json!({"name": taken, "base": "client", "grants": []});
            w.administrator().post("/permission-sets", new).await.is_invalid("/name", "taken");
            w.administrator().edit(w.client("Other"), json!({"name": taken})).await.is_invalid("/name", "taken");
        }
        // its own name in another spelling is free
        w.administrator().edit(w.client("Réviseur"), json!({"name": "Reviseur"})).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn nobody_gives_what_they_do_not_hold() {
    everywhere(async |w| {
        w.hire("nora", "permission_set.view permission_set.manage task.view").await;
        let nora = w.as_("nora");
        let make =
            |grants: Value| nora.post("/permission-sets", json!({"name": "Mine", "base": "staff", "grants": grants}));
        make(json!(["task.view", "finance.view"])).await.is_invalid("/grants/1", "not_held");
        make(json!(["task.view"])).await.is(201);
        // what is in a set already may stay, and may be taken out, but not be put back
        add_set(&w, "Bookkeeper", "staff", &["finance.view", "audit.view"]).await;
        let change = |grants: Value| nora.edit(w.client("Bookkeeper"), json!({"grants": grants}));
        change(json!(["finance.view", "audit.view", "client.add"])).await.is_invalid("/grants/2", "not_held");
        change(json!(["finance.view", "task.view"])).await.is(200);
        change(json!(["finance.view", "audit.view"])).await.is_invalid("/grants/1", "not_held");
    })
    .await;
}

#[actix_web::test]
async fn a_built_in_set_is_copied_and_never_changed() {
    everywhere(async |w| {
        let set = built_in(&w, "Client").await;
        let (address, etag) = (format!("/permission-sets/{}", set.id), format!("\"{}\"", set.revision));
        for change in [json!({"grants": ["task.view"]}), json!({"name": "Clients"})] {
            let before = w.digest().await;
            w.administrator().patch(&address, &etag, change).await.is_problem(409, "permission-set-built-in");
            w.administrator().delete(&address, &etag).await.is_problem(409, "permission-set-built-in");
            assert_eq!(w.digest().await, before);
        }
        let grants: Vec<&str> = set.grants.iter().map(String::as_str).collect();
        add_set(&w, "Client, copied", "client", &grants).await;
        assert_eq!(read_set(&w, "Client, copied").await.grants, set.grants);
    })
    .await;
}

#[actix_web::test]
async fn a_set_that_is_sent_twice_is_made_once() {
    everywhere(async |w| {
        let ask = |name: &str| {
            w.administrator()
                .ask(Method::POST, "/permission-sets")
                .header("idempotency-key", "once")
                .json(json!({"name": name, "base": "client", "grants": ["task.view"]}))
                .send()
        };
        let (first, again) = (ask("Once").await, ask("Once").await);
        assert_eq!(first.id(), again.id());
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        ask("Twice").await.is_problem(422, "idempotency-mismatch");
    })
    .await;
}

#[actix_web::test]
async fn a_set_that_is_not_there_is_given_to_nobody() {
    everywhere(async |w| {
        let staff_set = add_set(&w, "Staff set", "staff", &["task.view"]).await;
        for set in [staff_set, nobody()] {
            w.administrator()
                .edit_client("Pierre", json!({"permission_set_id": set}))
                .await
                .is_problem(404, "not-found");
        }
    })
    .await;
}
