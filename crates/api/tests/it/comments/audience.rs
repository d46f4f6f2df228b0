//! Who reads which comment (R5, R36, R44, R56, R58, R65).

use super::{account, comments, furnished, read, say, tell, tell_clients, texts};
use crate::harness::{everywhere, nobody};
use serde_json::json;
use vitrine_contract::AssigneeKind;

#[actix_web::test]
async fn a_remark_of_the_team_is_nowhere_for_clients() {
    // B039, T-009, T-097
    everywhere(async |w| {
        furnished(&w).await;
        let internal = tell(&w, json!({"text": "The parallax costs us 40 KB"})).await;
        tell_clients(&w, "The draft is up").await;
        assert_eq!(texts(w.administrator(), &w).await, ["The parallax costs us 40 KB", "The draft is up"]);
        assert_eq!(texts(w.as_("pierre"), &w).await, ["The draft is up"]);
        let missing = w.as_("pierre").get(format!("/comments/{}", nobody())).await;
        let path = format!("/comments/{internal}");
        w.as_("pierre").get(&path).await.is_indistinguishable_from(&missing);
        let etag = w.administrator().get(&path).await.etag();
        let before = w.digest().await;
        let change = json!({"text": "Mine now"});
        w.as_("pierre").patch(&path, &etag, change).await.is_problem(404, "not-found");
        w.as_("pierre").delete(&path, &etag).await.is_problem(404, "not-found");
        assert_eq!(w.digest().await, before);
        let seen = w.as_("pierre").get(comments(&w, "Shared")).await;
        assert!(!seen.text().contains("team_only"), "{}", seen.text());
    })
    .await;
}

#[actix_web::test]
async fn comments_of_a_task_that_is_not_seen_are_not_there() {
    // B086, T-009, R64
    everywhere(async |w| {
        furnished(&w).await;
        tell_clients(&w, "The draft is up").await;
        let missing = w.as_("pierre").get(format!("/tasks/{}/comments", nobody())).await;
        missing.is_problem(404, "not-found");
        w.as_("pierre").get(comments(&w, "Internal")).await.is_indistinguishable_from(&missing);
        let unsaid = w.as_("pierre").post(format!("/tasks/{}/comments", nobody()), json!({"text": "Hello"})).await;
        say(w.as_("pierre"), &w, "Internal", "Hello").await.is_indistinguishable_from(&unsaid);
        for level in ["not_visible", "overview"] {
            w.set_level("Site", level).await;
            let before = w.digest().await;
            w.as_("pierre").get(comments(&w, "Shared")).await.is_indistinguishable_from(&missing);
            say(w.as_("pierre"), &w, "Shared", "Hello").await.is_indistinguishable_from(&unsaid);
            assert_eq!(w.digest().await, before, "{level}");
        }
    })
    .await;
}

#[actix_web::test]
async fn fixture_e_three_privileges() {
    // B011, B040, B041, B128, R3, R4, R5, R36: what others say with P1 and P2, saying something with P1 and P3
    everywhere(async |w| {
        furnished(&w).await;
        tell_clients(&w, "The draft is up").await;
        for (p1, p2, p3) in [0, 1, 2, 3, 4, 5, 6, 7].map(|bits| (bits & 4 != 0, bits & 2 != 0, bits & 1 != 0)) {
            let width = if p3 { "comment" } else { "off" };
            let privileges = json!({"view_tasks": p1, "view_progress": p2, "update_progress": width});
            w.administrator().edit_client("Chloe", json!({"privileges": privileges})).await.is(200);
            let case = format!("P1 {p1}, P2 {p2}, P3 {p3}");
            let (expected, before) = (if p1 { 200 } else { 404 }, w.digest().await);
            w.as_("chloe").get(comments(&w, "Shared")).await.is(expected);
            if p1 {
                let others = read(w.as_("chloe"), &w).await.into_iter().filter(|comment| !comment.author.is_self);
                assert_eq!(others.count(), usize::from(p2), "{case}");
            }
            let said = say(w.as_("chloe"), &w, "Shared", &case).await;
            match (p1, p3) {
                (true, true) => drop(said.is(201)),
                (true, false) => drop(said.is_problem(403, "not-permitted")),
                (false, _) => drop(said.is_problem(404, "not-found")),
            }
            if !(p1 && p3) {
                assert_eq!(w.digest().await, before, "{case}");
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn ones_own_words_stay_readable_without_p2_and_not_without_the_task() {
    // R5, R56
    everywhere(async |w| {
        furnished(&w).await;
        tell_clients(&w, "The draft is up").await;
        say(w.as_("pierre"), &w, "Shared", "Looking at it").await.is(201);
        let privileges =
            |p1, p2| json!({"privileges": {"view_tasks": p1, "view_progress": p2, "update_progress": "comment"}});
        w.administrator().edit_client("Pierre", privileges(true, false)).await.is(200);
        assert_eq!(texts(w.as_("pierre"), &w).await, ["Looking at it"]);
        // and what is said to them
        let mention = json!({"text": "Thank you", "is_team_only": false, "mention_ids": [account(&w, "pierre").await]});
        tell(&w, mention).await;
        assert_eq!(texts(w.as_("pierre"), &w).await, ["Looking at it", "Thank you"]);
        w.administrator().edit_client("Pierre", privileges(false, true)).await.is(200);
        w.as_("pierre").get(comments(&w, "Shared")).await.is_problem(404, "not-found");
        w.administrator().edit_client("Pierre", privileges(true, true)).await.is(200);
        w.administrator().edit(w.task("Shared"), json!({"is_team_only": true})).await.is(200);
        w.as_("pierre").get(comments(&w, "Shared")).await.is_problem(404, "not-found");
        assert_eq!(texts(w.administrator(), &w).await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn clients_of_other_roots_do_not_read_each_other() {
    // R44, R58, T-027
    everywhere(async |w| {
        furnished(&w).await;
        let [pierre, chloe] = [("pierre", "From Pierre"), ("chloe", "From Chloe")];
        for (username, text) in [pierre, chloe, ("john", "From John")] {
            say(w.as_(username), &w, "Shared", text).await.is(201);
        }
        assert_eq!(texts(w.as_("pierre"), &w).await, ["From Pierre", "From Chloe"]);
        assert_eq!(texts(w.as_("john"), &w).await, ["From John"]);
        assert_eq!(texts(w.administrator(), &w).await.len(), 3);
        let access = format!("{}/access", w.project("Site"));
        w.administrator().edit(access, json!({"co_clients_visible": true})).await.is(200);
        assert_eq!(texts(w.as_("pierre"), &w).await, ["From Pierre", "From Chloe", "From John"]);
    })
    .await;
}

#[actix_web::test]
async fn who_may_not_know_people_reads_words_without_names() {
    // R44, T-053
    everywhere(async |w| {
        furnished(&w).await;
        tell_clients(&w, "From the team").await;
        say(w.as_("chloe"), &w, "Shared", "From Chloe").await.is(201);
        say(w.as_("pierre"), &w, "Shared", "From Pierre").await.is(201);
        w.grant_only("pierre", &["project.view_overview", "task.view", "task.comment"]).await;
        let authors: Vec<_> = read(w.as_("pierre"), &w).await.into_iter().map(|comment| comment.author).collect();
        let names: Vec<_> = authors.iter().map(|author| (author.name.as_deref(), author.id.is_some())).collect();
        assert_eq!(names, [(None, false), (None, false), (Some("Pierre"), true)]);
        assert_eq!(authors[0].kind, AssigneeKind::Team);
        assert_eq!(authors[1].kind, AssigneeKind::Client);
    })
    .await;
}
