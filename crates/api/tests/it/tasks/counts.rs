//! How much is said about a task and attached to it, on its card.

use crate::harness::{Caller, World, everywhere};
use actix_web::http::Method;
use serde_json::json;
use uuid::Uuid;
use vitrine_contract::{Board, ProjectFile};

async fn counts(caller: Caller<'_>) -> (Option<u32>, Option<u32>) {
    let board: Board = caller.read_board("Site").await.good();
    let card = &board.columns[0].tasks[0];
    (card.comment_count, card.file_count)
}

async fn say(w: &World, is_team_only: bool) -> Uuid {
    let comment = json!({"text": "Said", "is_team_only": is_team_only});
    w.administrator().post(format!("{}/comments", w.task("Shared")), comment).await.id()
}

#[actix_web::test]
async fn the_team_reads_on_a_card_how_much_there_is_and_clients_learn_no_number() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared").await;
        assert_eq!(counts(w.administrator()).await, (None, None));
        let before = w.as_("pierre").read_board("Site").await.etag();
        let (gone, _kept) = (say(&w, false).await, say(&w, true).await);
        let path = format!("{}/files?name=plan.txt", w.task("Shared"));
        let attach = w.administrator().ask(Method::POST, path).body("application/octet-stream", "plan").send().await;
        let file: ProjectFile = attach.good();
        assert_eq!(counts(w.administrator()).await, (Some(2), Some(1)));
        // not even the revision of what they read tells clients of it (R47)
        assert_eq!(counts(w.as_("pierre")).await, (None, None));
        assert_eq!(w.as_("pierre").read_board("Site").await.etag(), before);
        w.administrator().remove(format!("/comments/{gone}")).await.is(204);
        w.administrator().remove(format!("/files/{}", file.id)).await.is(204);
        assert_eq!(counts(w.administrator()).await, (Some(1), None));
    })
    .await;
}
