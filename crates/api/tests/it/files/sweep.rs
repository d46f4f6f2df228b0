//! Nothing is left behind, and nothing that belongs to a file is taken.

use super::{content_of, share};
use crate::harness::everywhere;
use chrono::TimeDelta;

#[actix_web::test]
async fn objects_without_a_file_go_and_others_stay() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let place = w.project("Site");
        let (kept, deleted) =
            (share(&w, &place, "kept.txt", b"kept").await, share(&w, &place, "old.txt", b"old").await);
        w.administrator().remove(format!("/files/{}", deleted.id)).await.is(204);
        w.services().sweep().await.unwrap();
        assert_eq!(w.objects(), 2, "the bin is kept for thirty days");
        w.administrator().get(content_of(&kept)).await.is(200);
        w.later(TimeDelta::days(10_000));
        w.services().sweep().await.unwrap();
        assert_eq!((w.objects(), w.rows().texts("select name from files").await), (1, vec!["kept.txt".to_owned()]));
    })
    .await;
}
