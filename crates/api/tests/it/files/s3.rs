//! Files in a bucket: the same as in a folder, against a real S3 server.

use super::{ANY, content_of, share, upload};
use crate::harness::{S3Server, everywhere_with};
use actix_web::http::Method;
use chrono::TimeDelta;
use serde_json::json;
use vitrine_contract::{FileVersionList, ProjectFile};

#[actix_web::test]
async fn files_are_kept_in_a_bucket_and_come_back_in_parts() {
    let server = S3Server::start();
    server.make_bucket("portal").await;
    everywhere_with(server.holds("portal"), async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let (place, staff, pierre) = (w.project("Site"), w.administrator(), w.as_("pierre"));
        let small = share(&w, &place, "small.txt", b"0123456789").await;
        assert_eq!(pierre.get(content_of(&small)).await.text(), "0123456789");
        // more than goes in one piece
        let large: Vec<u8> = (0..13_000_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let kept: ProjectFile = upload(&staff, &place, "name=large.bin&is_team_only=false", large.clone()).await.good();
        let whole = pierre.get(content_of(&kept)).await;
        assert_eq!((whole.status, whole.body.as_ref() == large.as_slice()), (200, true));
        let part = pierre.ask(Method::GET, content_of(&kept)).header("range", "bytes=8000000-8000009").send().await;
        assert_eq!((part.status, part.body.as_ref()), (206, &large[8_000_000..8_000_010]));
        let again = staff.ask(Method::POST, format!("/files/{}/versions", small.id)).body(ANY, "another");
        again.send().await.is(200);
        let versions: FileVersionList = staff.get(format!("/files/{}/versions", small.id)).await.good();
        let earlier = format!("/file-versions/{}/content", versions.data[0].id);
        assert_eq!(pierre.get(earlier).await.text(), "0123456789");
        let keys = server.keys("portal").await;
        assert_eq!(keys.len(), 3);
        assert!(keys.iter().all(|key| key.starts_with("files/") && !key.contains("txt")), "{keys:?}");
        assert_eq!((server.unfinished("portal").await, std::fs::exists(w.files().join("files")).unwrap()), (0, false));
        for file in [&small, &kept] {
            staff.remove(format!("/files/{}", file.id)).await.is(204);
            staff.post(format!("/files/{}/purge", file.id), json!({})).await.is(204);
        }
        assert!(server.keys("portal").await.is_empty());
    })
    .await;
}

#[actix_web::test]
async fn nothing_is_left_of_what_was_refused_and_others_objects_stay() {
    let server = S3Server::start();
    server.make_bucket("portal").await;
    server.put("portal", "backups/yesterday.tar").await;
    server.put("portal", "files/readme.txt").await;
    let of_server = server.holds("portal");
    let set = |settings: &mut vitrine_api::settings::Settings| {
        of_server(settings);
        settings.files.most_bytes = 7_000_000;
    };
    everywhere_with(set, async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let (place, staff) = (w.project("Site"), w.administrator());
        upload(&staff, &place, "name=a", vec![0_u8; 8_000_000]).await.is_problem(413, "too-large");
        assert_eq!((server.keys("portal").await.len(), server.unfinished("portal").await), (2, 0));
        let deleted = share(&w, &place, "old.txt", b"old").await;
        staff.remove(format!("/files/{}", deleted.id)).await.is(204);
        w.later(TimeDelta::days(10_000));
        w.services().sweep().await.unwrap();
        assert_eq!(server.keys("portal").await, ["backups/yesterday.tar", "files/readme.txt"]);
    })
    .await;
}

#[actix_web::test]
async fn a_bucket_that_cannot_be_reached_refuses_and_keeps_nothing() {
    let server = S3Server::start();
    everywhere_with(server.holds("nowhere"), async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let before = w.digest().await;
        upload(&w.administrator(), &w.project("Site"), "name=a", "a").await.is_problem(503, "unavailable");
        assert_eq!(w.digest().await, before);
    })
    .await;
}
