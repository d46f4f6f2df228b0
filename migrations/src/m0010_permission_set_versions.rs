//! Every state that a permission set was saved in. Sets that are there begin with the one they are in.

crate::schema::migration!(
    r"
create table permission_set_versions (
    id {id} not null constraint permission_set_versions_pkey primary key,
    permission_set_id {id} not null constraint permission_set_versions_permission_set_id_fkey references permission_sets (id) on delete cascade,
    version bigint not null,
    name text not null,
    grants text not null,
    note text,
    author_id {id},
    created_at bigint not null,
    constraint permission_set_versions_permission_set_id_version_key unique (permission_set_id, version)
);
insert into permission_set_versions (id, permission_set_id, version, name, grants, created_at)
    select id, id, version, name, grants, updated_at from permission_sets;
",
    r"
drop table permission_set_versions;
"
);
