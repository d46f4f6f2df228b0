//! Accounts, their sessions, and the delay against guessing.

crate::schema::migration!(
    r"
create table accounts (
    id {id} not null constraint accounts_pkey primary key,
    kind text not null constraint accounts_kind_check check (kind in ('staff', 'client')),
    client_id {id} constraint accounts_client_id_fkey references clients (id),
    name text,
    username text,
    username_key text constraint accounts_username_key unique,
    email_key text,
    password_hash text,
    must_change_password boolean not null,
    permission_set_id {id} not null constraint accounts_permission_set_id_fkey references permission_sets (id),
    view_tasks boolean not null,
    view_progress boolean not null,
    update_progress text not null constraint accounts_update_progress_check check (update_progress in ('off', 'comment', 'full')),
    last_seen_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    constraint accounts_client_id_check check ((kind = 'client') = (client_id is not null)),
    constraint accounts_credentials_check check ((username is null) = (username_key is null) and (username is null) = (password_hash is null))
);
create unique index accounts_client_id_key on accounts (client_id);
create index accounts_email_key_idx on accounts (email_key);
create index accounts_permission_set_id_idx on accounts (permission_set_id);
create table sessions (
    id {id} not null constraint sessions_pkey primary key,
    account_id {id} not null constraint sessions_account_id_fkey references accounts (id),
    refresh_hash {bytes} not null,
    previous_hash {bytes},
    rotated_at bigint,
    user_agent text,
    created_at bigint not null,
    last_seen_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
create index sessions_account_id_idx on sessions (account_id);
create index sessions_refresh_hash_idx on sessions (refresh_hash);
create index sessions_previous_hash_idx on sessions (previous_hash);
create table sign_in_failures (
    login_key text not null constraint sign_in_failures_pkey primary key,
    failures integer not null,
    last_at bigint not null
);
",
    r"
drop table sign_in_failures;
drop table sessions;
drop table accounts;
"
);
