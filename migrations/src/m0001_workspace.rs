//! The workspace itself, and permission sets.

crate::schema::migration!(
    r"
create table workspace (
    id {id} not null constraint workspace_pkey primary key,
    only_one integer not null default 1 constraint workspace_only_one_key unique constraint workspace_only_one_check check (only_one = 1),
    name text not null,
    signing_key {bytes} not null,
    setup_hash {bytes},
    setup_expires_at bigint,
    created_at bigint not null
);
create table permission_sets (
    id {id} not null constraint permission_sets_pkey primary key,
    name text not null,
    name_key text not null constraint permission_sets_name_key unique,
    base text not null constraint permission_sets_base_check check (base in ('staff', 'client')),
    is_builtin boolean not null,
    grants text not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
",
    r"
drop table permission_sets;
drop table workspace;
"
);
