//! What is heard of comments (T-097, T-107): each listener of those that they read, and of no other.

use super::{furnished, say, tell, tell_clients};
use crate::harness::everywhere;
use serde_json::json;
use vitrine_contract::EventKind;

#[actix_web::test]
async fn clients_hear_of_what_they_read_and_of_nothing_else() {
    everywhere(async |w| {
        furnished(&w).await;
        let privileges = json!({"view_tasks": true, "view_progress": false, "update_progress": "comment"});
        w.administrator().edit_client("Chloe", json!({"privileges": privileges})).await.is(200);
        let (mut pierre, mut chloe) = (w.as_("pierre").listen().await, w.as_("chloe").listen().await);
        let mut marion = w.administrator().listen().await;
        tell(&w, json!({"text": "Between us"})).await;
        say(w.as_("john"), &w, "Shared", "Of another root").await.is(201);
        tell_clients(&w, "For all").await;
        say(w.as_("chloe"), &w, "Shared", "Her own").await.is(201);
        for heard in [4, 2, 1].into_iter().zip([&mut marion, &mut pierre, &mut chloe]) {
            let (count, stream) = heard;
            for _ in 0..count {
                let event = stream.next().await.unwrap();
                assert_eq!((event.kind, event.object_id), (EventKind::CommentChanged, Some(w.id("Shared"))));
            }
        }
        // nothing more was said to them: the next thing that they hear is the next thing that happens
        w.administrator().edit_project("Site", json!({"description": "Touched"})).await.is(200);
        for stream in [&mut marion, &mut pierre, &mut chloe] {
            assert_eq!(stream.next().await.unwrap().kind, EventKind::ProjectChanged);
        }
    })
    .await;
}
