//! One text of a schema for both databases.
//!
//! `{id}`, `{bytes}`, `{order}` and `{without_rowid}` stand for what the two spell differently. Times are whole milliseconds since
//! 1970 in UTC: they compare and sort alike on both.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Runs statements divided by `;`, each at the end of a line.
pub(crate) async fn run(manager: &SchemaManager<'_>, text: &str) -> Result<(), DbErr> {
    let is_postgres = manager.get_database_backend() == DbBackend::Postgres;
    let (id, bytes, order, without_rowid) = if is_postgres {
        ("uuid", "bytea", "text collate \"C\"", "")
    } else {
        ("blob", "blob", "text", "without rowid")
    };
    let text = text
        .replace("{id}", id)
        .replace("{bytes}", bytes)
        .replace("{order}", order)
        .replace("{without_rowid}", without_rowid);
    for statement in text.split(";\n").map(str::trim).filter(|s| !s.is_empty()) {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Declares a migration by the two texts it runs.
macro_rules! migration {
    ($up:literal, $down:literal) => {
        use sea_orm_migration::prelude::*;

        #[derive(DeriveMigrationName)]
        pub(crate) struct Migration;

        #[expect(elided_lifetimes_in_paths, reason = "the trait's own signature elides it")]
        #[async_trait::async_trait]
        impl MigrationTrait for Migration {
            /// On SQLite as well: what dies halfway has not begun.
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                crate::schema::run(manager, $up).await
            }

            async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                crate::schema::run(manager, $down).await
            }
        }
    };
}
pub(crate) use migration;
