//! Files that are no list of clients.

use super::unchanged;
use crate::harness::{Reply, World, everywhere, everywhere_with};
use actix_web::http::Method;

async fn import(w: &World, query: &str, file: Vec<u8>) -> Reply {
    w.administrator().ask(Method::POST, format!("/clients/import{query}")).body("text/csv", file).send().await
}

/// Fixture F, B110: what cannot be read as a table is refused as a whole, in a dry run as in a real one.
#[actix_web::test]
async fn what_is_no_table_is_refused_as_a_whole() {
    let rows = |count: usize| [b"name,virtual\n".to_vec(), b"A,true\n".repeat(count)].concat();
    everywhere(async |w| {
        for (file, code) in [
            (Vec::new(), "empty_file"),
            (b"name,email\n".to_vec(), "empty_file"),
            (b"\xFF\xFEn\0a\0m\0e\0\n\0A\0".to_vec(), "not_utf8"),
            (b"nom,virtuel\nChlo\xE9,vrai\n".to_vec(), "not_utf8"),
            (b"PK\x03\x04 and so on".to_vec(), "not_text"),
            (b"name\n\x00\x01\x02\n".to_vec(), "not_text"),
            (rows(100_000), "too_many_rows"),
        ] {
            for query in ["", "?dry_run=true"] {
                unchanged(&w, || import(&w, query, file.clone())).await.is_invalid("", code);
            }
        }
    })
    .await;
}

/// A gigabyte is not read to its end: what lies beyond the limit is refused when it is announced.
#[actix_web::test]
async fn a_file_beyond_the_limit_is_too_large() {
    let file = [b"name,virtual\n".to_vec(), b"A,true\n".repeat(3000)].concat();
    everywhere_with(
        |settings| settings.limits.import_bytes = 20_000,
        async |w| {
            unchanged(&w, || import(&w, "?dry_run=true", file.clone())).await.is_problem(413, "too-large");
        },
    )
    .await;
}

/// R12, R15: all of them are told, and where.
#[actix_web::test]
async fn rows_that_contradict_themselves_are_problems() {
    everywhere(async |w| {
        let file = "name,virtual,username,password,nonsense\n\
                    A,true,ana,a password of hers,\nB,false,,,\nC,perhaps,,,\nD,true,,,lost\n=1+1,true,,,\n";
        let problem = unchanged(&w, || import(&w, "", file.into())).await.is_problem(422, "import-problems");
        let faults: Vec<_> = problem.errors.iter().map(|fault| (fault.pointer.as_str(), fault.code.as_str())).collect();
        let expected = [
            ("/rows/2/username", "must_be_empty"),
            ("/rows/3/username", "credentials_incomplete"),
            ("/rows/4/virtual", "unknown_value"),
            ("/rows/4/username", "credentials_incomplete"),
            ("/rows/5/nonsense", "unknown_field"),
        ];
        assert_eq!(faults, expected, "and a formula is a name like any other");
    })
    .await;
}
