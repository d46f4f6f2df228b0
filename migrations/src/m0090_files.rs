//! Files of projects and tasks: what is known of each. Their bytes are objects elsewhere, under keys that tell nothing.

crate::schema::migration!(
    r"
create table files (
    id {id} not null constraint files_pkey primary key,
    project_id {id} not null constraint files_project_id_fkey references projects (id),
    task_id {id} constraint files_task_id_fkey references tasks (id),
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    object_key text not null constraint files_object_key_key unique,
    is_team_only boolean not null,
    uploaded_by {id} not null constraint files_uploaded_by_fkey references accounts (id),
    created_at bigint not null,
    updated_at bigint not null,
    deleted_at bigint,
    deleted_by {id} constraint files_deleted_by_fkey references accounts (id),
    version bigint not null
);
create index files_project_id_idx on files (project_id);
create index files_task_id_idx on files (task_id);
create index files_uploaded_by_idx on files (uploaded_by);
create index files_deleted_by_idx on files (deleted_by);
create index files_deleted_at_idx on files (deleted_at);
",
    r"
drop table files;
"
);
