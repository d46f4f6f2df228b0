//! What is written beside every change: audit, events, idempotency.

crate::schema::migration!(
    r"
create table audit_entries (
    id {id} not null constraint audit_entries_pkey primary key,
    actor_id {id} constraint audit_entries_actor_id_fkey references accounts (id),
    action text not null,
    subject_kind text not null,
    subject_id {id} not null,
    subject_name text not null,
    project_id {id},
    changes text not null,
    request_id text,
    created_at bigint not null
);
create index audit_entries_actor_id_idx on audit_entries (actor_id, id);
create index audit_entries_subject_id_idx on audit_entries (subject_id, id);
create index audit_entries_project_id_idx on audit_entries (project_id, id);
create table events (
    id {id} not null constraint events_pkey primary key,
    sequence bigint not null constraint events_sequence_key unique,
    kind text not null,
    project_id {id},
    object_id {id},
    is_team_only boolean not null,
    created_at bigint not null
);
create table idempotency_keys (
    account_id {id} not null constraint idempotency_keys_account_id_fkey references accounts (id),
    operation text not null,
    key text not null,
    fingerprint {bytes} not null,
    object_id {id} not null,
    created_at bigint not null,
    constraint idempotency_keys_pkey primary key (account_id, operation, key)
);
",
    r"
drop table idempotency_keys;
drop table events;
drop table audit_entries;
"
);
