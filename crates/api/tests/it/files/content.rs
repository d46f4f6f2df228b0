//! What comes back of what was uploaded (T-089, T-145).

use super::{content_of, share, upload};
use crate::harness::everywhere;
use actix_web::http::Method;
use vitrine_contract::ProjectFile;

#[actix_web::test]
async fn bytes_come_back_as_they_were_and_are_saved_not_run() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let place = w.project("Site");
        let large: Vec<u8> = (0..9_000_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
        for (name, bytes, media_type) in [
            ("notes.txt", b"plain".to_vec(), "application/octet-stream"),
            (
                "drawing.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>".to_vec(),
                "application/octet-stream",
            ),
            ("page.png", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "application/octet-stream"),
            ("paper.txt", b"%PDF-1.7 something".to_vec(), "application/pdf"),
            ("large.bin", large, "application/octet-stream"),
        ] {
            let query = format!("name={name}&is_team_only=false");
            let file: ProjectFile = upload(&w.administrator(), &place, &query, bytes.clone()).await.good();
            let content = w.as_("pierre").get(content_of(&file)).await;
            assert_eq!((content.status, content.body.as_ref()), (200, bytes.as_slice()), "{name}");
            assert_eq!(content.header("content-type"), Some(media_type), "{name}");
            let policy = content.header("content-security-policy").unwrap();
            assert!(policy.contains("sandbox") && policy.contains("default-src 'none'"), "{policy}");
            assert_eq!(content.header("x-content-type-options"), Some("nosniff"));
            assert_eq!(content.header("cache-control"), Some("no-store"));
            assert!(content.header("content-disposition").unwrap().starts_with("attachment;"));
            assert_eq!(content.etag(), format!("\"{}\"", file.sha256));
            assert_eq!(file.size, u64::try_from(bytes.len()).unwrap());
        }
    })
    .await;
}

#[actix_web::test]
async fn parts_are_given_as_asked() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let file = share(&w, &w.project("Site"), "digits.txt", b"0123456789").await;
        let pierre = w.as_("pierre");
        let part = async |range: &str| pierre.ask(Method::GET, content_of(&file)).header("range", range).send().await;
        for (range, status, body, of) in [
            ("bytes=2-4", 206, "234", Some("bytes 2-4/10")),
            ("bytes=8-", 206, "89", Some("bytes 8-9/10")),
            ("bytes=-3", 206, "789", Some("bytes 7-9/10")),
            ("bytes=4-2", 200, "0123456789", None),
        ] {
            let reply = part(range).await;
            assert_eq!((reply.status, reply.text(), reply.header("content-range")), (status, body, of), "{range}");
        }
        let beyond = part("bytes=10-").await;
        beyond.is_problem(416, "range-not-satisfiable");
        assert_eq!(beyond.header("content-range"), Some("bytes */10"));
        // one that is longer than what is read at once
        let bytes: Vec<u8> = (0..3_000_000_u32).map(|at| u8::try_from(at % 251).unwrap()).collect();
        let query = "name=large.bin&is_team_only=false";
        let large: ProjectFile = upload(&w.administrator(), &w.project("Site"), query, bytes.clone()).await.good();
        let long = pierre.ask(Method::GET, content_of(&large)).header("range", "bytes=999000-2100000").send().await;
        assert_eq!((long.status, long.body.as_ref()), (206, &bytes[999_000..=2_100_000]));
        let other = pierre.ask(Method::GET, content_of(&file)).header("range", "bytes=0-0").header("if-range", "\"x\"");
        other.send().await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_download_can_be_asked_about_without_its_bytes() {
    // T-014, T-084
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let file = share(&w, &w.project("Site"), "digits.txt", b"0123456789").await;
        let head = async |username: &str| w.as_(username).ask(Method::HEAD, content_of(&file)).send().await;
        let told = head("pierre").await;
        assert_eq!((told.status, told.header("content-length"), told.body.len()), (200, Some("10"), 0));
        assert_eq!((told.header("accept-ranges"), told.etag()), (Some("bytes"), format!("\"{}\"", file.sha256)));
        head("john").await.is(404);
        let part = w.as_("pierre").ask(Method::HEAD, content_of(&file)).header("range", "bytes=2-4").send().await;
        assert_eq!((part.status, part.header("content-range"), part.body.len()), (206, Some("bytes 2-4/10"), 0));
    })
    .await;
}

#[actix_web::test]
async fn names_are_encoded_in_headers() {
    // T-090
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let query = "name=..%2F..%2Fd%C3%A9j%C3%A0%20%22vu%22%3B.txt";
        let file: ProjectFile = upload(&w.administrator(), &w.project("Site"), query, "x").await.good();
        assert_eq!(file.name, "déjà _vu_;.txt");
        let content = w.administrator().get(content_of(&file)).await;
        let header = content.header("content-disposition").unwrap();
        assert!(header.is_ascii() && header.contains("filename*=UTF-8''d%C3%A9j%C3%A0"), "{header}");
    })
    .await;
}
