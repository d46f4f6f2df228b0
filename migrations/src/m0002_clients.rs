//! The client tree, and its closure: every node with each of its ancestors and itself.

crate::schema::migration!(
    r"
create table deletions (
    id {id} not null constraint deletions_pkey primary key,
    client_id {id} not null,
    deleted_by {id},
    created_at bigint not null
);
create index deletions_client_id_idx on deletions (client_id);
create table clients (
    id {id} not null constraint clients_pkey primary key,
    parent_id {id} constraint clients_parent_id_fkey references clients (id),
    name text not null,
    name_key {order} not null,
    kind text not null constraint clients_kind_check check (kind in ('organisation', 'unit', 'person')),
    email text,
    phone text,
    deletion_id {id} constraint clients_deletion_id_fkey references deletions (id),
    deleted_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    constraint clients_deletion_check check ((deletion_id is null) = (deleted_at is null)),
    constraint clients_parent_check check (parent_id <> id)
);
create index clients_parent_id_idx on clients (parent_id);
create index clients_name_key_idx on clients (name_key, id);
create index clients_deletion_id_idx on clients (deletion_id);
create table client_closure (
    ancestor_id {id} not null constraint client_closure_ancestor_id_fkey references clients (id),
    descendant_id {id} not null constraint client_closure_descendant_id_fkey references clients (id),
    depth integer not null,
    constraint client_closure_pkey primary key (ancestor_id, descendant_id)
) {without_rowid};
create index client_closure_descendant_id_idx on client_closure (descendant_id, ancestor_id);
",
    r"
drop table client_closure;
drop table clients;
drop table deletions;
"
);
