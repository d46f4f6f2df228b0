//! Imports of clients that were run: by whom, from which file, and what became of each row. Names stand where the clients stand, so that
//! who is deleted for good is in no report any more.

crate::schema::migration!(
    r"
create table client_imports (
    id {id} not null constraint client_imports_pkey primary key,
    account_id {id} not null constraint client_imports_account_id_fkey references accounts (id),
    file_name text,
    created integer not null,
    updated integer not null,
    left_out integer not null,
    outcomes text not null,
    created_at bigint not null
);
create index client_imports_account_id_idx on client_imports (account_id);
",
    r"
drop table client_imports;
"
);
