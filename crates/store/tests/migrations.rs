//! Every change of the schema can be undone and done again, on each database, and every foreign key has an index.
#![expect(clippy::unwrap_used, clippy::panic, reason = "all of this is test code")]

#[path = "support/postgres.rs"]
mod postgres;

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};
use sea_orm_migration::MigratorTrait;
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_migrations::Migrator;

/// Runs a test on an empty SQLite database and, where there is a server, on an empty PostgreSQL one.
async fn on_both(test: impl AsyncFn(&DatabaseConnection)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}?mode=rwc", folder.path().join("vitrine.db").display());
    test(&Database::connect(url).await.unwrap()).await;
    if let Some(server) = postgres::server() {
        let everything = Database::connect(&server).await.unwrap();
        #[expect(clippy::disallowed_methods, reason = "these tests are their own service")]
        let name = format!("vitrine_migrations_{}", Uuid::now_v7().simple());
        everything.execute_unprepared(&format!("create database {name}")).await.unwrap();
        let database = Database::connect(format!("{}/{name}", server.rsplit_once('/').unwrap().0)).await.unwrap();
        test(&database).await;
        database.close().await.unwrap();
        everything.execute_unprepared(&format!("drop database {name} with (force)")).await.unwrap();
    }
}

async fn texts(database: &DatabaseConnection, query: &str) -> BTreeSet<String> {
    let statement = Statement::from_string(database.get_database_backend(), query);
    let rows = database.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect()
}

/// Everything there is, but what the migrations note about themselves.
async fn dump(database: &DatabaseConnection) -> BTreeSet<String> {
    let query = match database.get_database_backend() {
        DbBackend::Postgres => {
            "select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || coalesce(' default ' || column_default, '') \
             || coalesce(' collate ' || collation_name, '') from information_schema.columns where table_schema = 'public' and table_name not like 'seaql%' \
             union all select conname || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c join pg_class t on t.oid = c.conrelid \
             join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'public' and t.relname not like 'seaql%' \
             union all select indexdef from pg_indexes where schemaname = 'public' and tablename not like 'seaql%'"
        }
        _ => {
            "select type || ' ' || name || ' ' || coalesce(sql, '') from sqlite_master where tbl_name not like 'seaql%'"
        }
    };
    texts(database, query).await
}

#[tokio::test]
async fn each_change_is_undone_without_a_trace_and_done_again_alike() {
    on_both(async |database| {
        let count = u32::try_from(Migrator::migrations().len()).unwrap();
        let mut dumps = vec![dump(database).await];
        for _ in 0..count {
            Migrator::up(database, Some(1)).await.unwrap();
            let (before, after) = (dumps.last().unwrap().clone(), dump(database).await);
            assert_ne!(before, after, "a migration that changes nothing");
            Migrator::down(database, Some(1)).await.unwrap();
            assert_eq!(dump(database).await, before);
            Migrator::up(database, Some(1)).await.unwrap();
            assert_eq!(dump(database).await, after);
            dumps.push(after);
        }
        for expected in dumps.iter().rev().skip(1) {
            Migrator::down(database, Some(1)).await.unwrap();
            assert_eq!(&dump(database).await, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn what_dies_halfway_has_not_begun() {
    on_both(async |database| {
        let outbox = Migrator::migrations().iter().position(|one| one.name() == "m0121_notification_mails").unwrap();
        Migrator::up(database, Some(u32::try_from(outbox).unwrap())).await.unwrap();
        // one of its last statements fails, after it has dropped a table
        database
            .execute_unprepared("create index notifications_mail_id_idx on notifications (actor_id)")
            .await
            .unwrap();
        let before = dump(database).await;
        Migrator::up(database, Some(1)).await.unwrap_err();
        assert_eq!(dump(database).await, before);
        database.execute_unprepared("drop index notifications_mail_id_idx").await.unwrap();
        Migrator::up(database, Some(1)).await.unwrap();
    })
    .await;
}

/// Foreign keys of one column, and indexed first columns, as `table.column`.
const OF_SQLITE: [&str; 2] = [
    "select m.name || '.' || k.\"from\" from sqlite_master m join pragma_foreign_key_list(m.name) k where m.type = 'table'",
    "select m.name || '.' || c.name from sqlite_master m join pragma_index_list(m.name) i join pragma_index_info(i.name) c \
     where m.type = 'table' and c.seqno = 0",
];
const OF_POSTGRES: [&str; 2] = [
    "select c.conrelid::regclass::text || '.' || a.attname from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid \
     and a.attnum = c.conkey[1] where c.contype = 'f' and c.connamespace = 'public'::regnamespace",
    "select i.indrelid::regclass::text || '.' || a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid \
     and a.attnum = i.indkey[0]",
];

#[tokio::test]
async fn every_foreign_key_has_an_index() {
    on_both(async |database| {
        Migrator::up(database, None).await.unwrap();
        let [keys, indexes] = match database.get_database_backend() {
            DbBackend::Postgres => OF_POSTGRES,
            _ => OF_SQLITE,
        };
        let (keys, indexes) = (texts(database, keys).await, texts(database, indexes).await);
        assert!(keys.len() > 10, "{keys:?}");
        let bare: Vec<&String> = keys.difference(&indexes).collect();
        assert!(bare.is_empty(), "no index begins with the foreign keys {bare:?}");
    })
    .await;
}

#[tokio::test]
async fn money_stands_in_no_table_but_its_own() {
    on_both(async |database| {
        Migrator::up(database, None).await.unwrap();
        for line in dump(database).await {
            let of_money =
                ["cost", "_rate", "budget", "_minor", "price", "margin"].iter().any(|word| line.contains(word));
            assert!(!of_money || line.contains("_finance"), "{line} (R1)");
        }
    })
    .await;
}
