//! What is no file, or too much of one (T-090, T-012).

use super::{names, upload};
use crate::harness::{everywhere, everywhere_with};
use actix_web::http::Method;
use vitrine_contract::ProjectFile;

#[actix_web::test]
async fn refused_uploads_leave_nothing() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let (place, staff) = (w.project("Site"), w.administrator());
        let before = w.digest().await;
        upload(&staff, &place, "name=empty.txt", "").await.is_invalid("", "empty_upload");
        upload(&staff, &place, "name=photo.jpg", b"\xFF\xD8\xFF\xE1\xFF".as_slice())
            .await
            .is_invalid("", "damaged_image");
        upload(&staff, &place, "", "x").await.is_invalid("?name", "required");
        upload(&staff, &place, "name=%20", "x").await.is_invalid("?name", "required");
        upload(&staff, &place, "name=..", "x").await.is_invalid("?name", "required");
        upload(&staff, &place, &format!("name={}", "x".repeat(5000)), "x").await.is_invalid("?name", "too_long");
        let client = w.as_("pierre");
        upload(&client, &place, "name=a.txt&is_team_only=true", "x").await.is_invalid("?is_team_only", "unknown_field");
        let ten_gigabytes = staff.ask(Method::POST, format!("{place}/files?name=a.txt"));
        let ten_gigabytes = ten_gigabytes.body("application/octet-stream", "x").header("content-length", "10737418240");
        ten_gigabytes.send().await.is_problem(413, "too-large");
        assert_eq!(w.digest().await, before);
        assert_eq!(w.objects(), 0);
    })
    .await;
}

#[actix_web::test]
async fn files_have_limits_of_size_number_and_room() {
    everywhere_with(
        |settings| {
            settings.files.most_bytes = 10;
            settings.files.most_files = 2;
            settings.files.workspace_bytes = 25;
        },
        async |w| {
            w.add_project("Site", &["Acme (France)"], "full").await;
            w.add_project("Other", &["Acme (France)"], "full").await;
            let (site, other, staff) = (w.project("Site"), w.project("Other"), w.administrator());
            upload(&staff, &site, "name=a", "0123456789x").await.is_problem(413, "too-large");
            upload(&staff, &site, "name=a", "0123456789").await.is(201);
            upload(&staff, &site, "name=b", "0123456789").await.is(201);
            upload(&staff, &site, "name=c", "01234").await.is_invalid("", "too_many");
            upload(&staff, &other, "name=c", "0123456").await.is_problem(409, "storage-full");
            upload(&staff, &other, "name=c", "01234").await.is(201);
            assert_eq!(names(&staff, &site).await, ["b", "a"]);
            assert_eq!(w.objects(), 3);
        },
    )
    .await;
}

#[actix_web::test]
async fn one_client_leaves_the_others_their_room() {
    everywhere_with(
        |settings| settings.files.workspace_bytes = 100,
        async |w| {
            w.add_project("Site", &["Acme (France)"], "full").await;
            let (site, pierre) = (w.project("Site"), w.as_("pierre"));
            let file: ProjectFile = upload(&pierre, &site, "name=a", "012345").await.good();
            pierre.remove(format!("/files/{}", file.id)).await.is(204);
            upload(&pierre, &site, "name=b", "012345").await.is_problem(409, "storage-full");
            upload(&w.as_("chloe"), &site, "name=b", "012345").await.is(201);
            upload(&w.administrator(), &site, "name=c", "0".repeat(80)).await.is(201);
        },
    )
    .await;
}
