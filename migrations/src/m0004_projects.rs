//! Projects and their clients, in order.

crate::schema::migration!(
    r"
create table projects (
    id {id} not null constraint projects_pkey primary key,
    name text not null,
    name_key {order} not null,
    description text,
    level text not null constraint projects_level_check check (level in ('not_visible', 'overview', 'read_only', 'full')),
    time_wish boolean not null,
    starts_on text,
    due_on text,
    archived_at bigint,
    deleted_at bigint,
    content_version bigint not null,
    task_total integer not null,
    task_done integer not null,
    shared_total integer not null,
    shared_done integer not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index projects_name_key_idx on projects (name_key, id);
create index projects_updated_at_idx on projects (updated_at, id);
create table project_clients (
    project_id {id} not null constraint project_clients_project_id_fkey references projects (id),
    client_id {id} not null constraint project_clients_client_id_fkey references clients (id),
    position integer not null,
    constraint project_clients_pkey primary key (project_id, client_id)
) {without_rowid};
create index project_clients_client_id_idx on project_clients (client_id, project_id);
",
    r"
drop table project_clients;
drop table projects;
"
);
