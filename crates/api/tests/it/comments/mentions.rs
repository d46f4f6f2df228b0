//! Who may be mentioned, and who is told that they were (T-008, T-025, T-053).

use super::{account, comments, furnished, read, tell, texts};
use crate::harness::{Caller, Reply, World, everywhere, nobody};
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::CommentReaderList;

async fn mention(caller: Caller<'_>, w: &World, id: Uuid) -> Reply {
    caller.post(comments(w, "Shared"), json!({"text": "Look", "mention_ids": [id]})).await
}

async fn readers(caller: Caller<'_>, w: &World, task: &str) -> Vec<(String, Option<bool>)> {
    let list: CommentReaderList = caller.get(format!("{}/comment-readers", w.task(task))).await.good();
    list.data.into_iter().map(|one| (one.name, one.reads_all)).collect()
}

#[actix_web::test]
async fn whom_the_writer_may_not_know_is_the_same_as_nobody() {
    everywhere(async |w| {
        furnished(&w).await;
        w.hire("walt", "project.view_overview task.view").await;
        let before = w.digest().await;
        let missing = mention(w.as_("pierre"), &w, nobody()).await;
        missing.is_invalid("/mention_ids/0", "not_mentionable");
        // of another root, of another branch, of the staff without the task, of the staff off the team
        for username in ["john", "ravi", "walt", "peter"] {
            mention(w.as_("pierre"), &w, account(&w, username).await).await.is_indistinguishable_from(&missing);
        }
        assert_eq!(w.digest().await, before);
        for username in ["chloe", "marion"] {
            mention(w.as_("pierre"), &w, account(&w, username).await).await.is(201);
        }
    })
    .await;
}

#[actix_web::test]
async fn a_remark_of_the_team_is_addressed_to_the_team() {
    everywhere(async |w| {
        furnished(&w).await;
        let pierre = account(&w, "pierre").await;
        for is_team_only in [json!(true), json!(null)] {
            let mut comment = json!({"text": "Look", "mention_ids": [pierre]});
            if !is_team_only.is_null() {
                comment["is_team_only"] = is_team_only;
            }
            w.administrator()
                .post(comments(&w, "Shared"), comment)
                .await
                .is_invalid("/mention_ids/0", "not_mentionable");
        }
        w.hire("vera", "project.view_overview project.view_all task.view").await;
        tell(&w, json!({"text": "Look", "mention_ids": [account(&w, "vera").await]})).await;
        let comment = json!({"text": "Look", "mention_ids": [account(&w, "chloe").await]});
        w.administrator().post(comments(&w, "Internal"), comment).await.is_invalid("/mention_ids/0", "not_mentionable");
    })
    .await;
}

#[actix_web::test]
async fn readers_are_those_who_see_the_task() {
    everywhere(async |w| {
        furnished(&w).await;
        let privileges = json!({"view_tasks": true, "view_progress": false, "update_progress": "off"});
        w.administrator().edit_client("Chloe", json!({"privileges": privileges})).await.is(200);
        let people = |names: &[(&str, bool)], to_staff: bool| {
            let told = |(name, reads): &(&str, bool)| ((*name).to_owned(), to_staff.then_some(*reads));
            names.iter().map(told).collect::<Vec<_>>()
        };
        let acme = [("Marion Leroy", true), ("Acme (France)", true), ("Chloe", false)];
        let told = readers(w.as_("pierre"), &w, "Shared").await;
        assert_eq!(told, people(&acme, false), "nobody mentions themselves (R58)");
        let all = [
            ("Acme (France)", true),
            ("Alisha", true),
            ("Chloe", false),
            ("IBM", true),
            ("John", true),
            ("Pierre", true),
        ];
        assert_eq!(readers(w.administrator(), &w, "Shared").await, people(&all, true));
        assert_eq!(readers(w.administrator(), &w, "Internal").await, people(&[], true));
        w.as_("chloe").get(format!("{}/comment-readers", w.task("Shared"))).await.is_problem(403, "not-permitted");
    })
    .await;
}

#[actix_web::test]
async fn names_of_others_of_another_root_stand_in_no_comment() {
    // R44, T-008: a text is shown as it was typed and names nobody by itself
    everywhere(async |w| {
        furnished(&w).await;
        let ids = [account(&w, "pierre").await, account(&w, "john").await];
        tell(&w, json!({"text": "Look, @chloe", "mention_ids": ids, "is_team_only": false})).await;
        let names = async |caller: Caller<'_>| {
            let comment = read(caller, &w).await.remove(0);
            comment.mentions.into_iter().map(|one| one.name).collect::<Vec<_>>()
        };
        assert_eq!(names(w.administrator()).await.len(), 2);
        assert_eq!(names(w.as_("pierre")).await, ["Pierre"]);
        assert_eq!(names(w.as_("john")).await, ["John"]);
        assert_eq!(texts(w.as_("john"), &w).await, ["Look, @chloe"]);
    })
    .await;
}
