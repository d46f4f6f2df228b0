//! Where the tests find PostgreSQL.

/// The server that `VITRINE_TEST_POSTGRES` names. Without one the tests fail, so that none passes for having tested half of it; who
/// wants that sets `VITRINE_TEST_WITHOUT_POSTGRES`.
#[expect(clippy::disallowed_methods, reason = "where the server is, only the environment knows")]
pub(crate) fn server() -> Option<String> {
    match (std::env::var("VITRINE_TEST_POSTGRES"), std::env::var("VITRINE_TEST_WITHOUT_POSTGRES")) {
        (Ok(server), _) => Some(server),
        (Err(_), Ok(_)) => None,
        (Err(_), Err(_)) => panic!(
            "VITRINE_TEST_POSTGRES names no server: `cargo xtask test unit` starts one, and with VITRINE_TEST_WITHOUT_POSTGRES=1 \
             the tests run on SQLite alone"
        ),
    }
}
