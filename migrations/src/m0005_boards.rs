//! Board columns, tasks and their history.

crate::schema::migration!(
    r"
create table board_columns (
    id {id} not null constraint board_columns_pkey primary key,
    project_id {id} not null constraint board_columns_project_id_fkey references projects (id),
    name text not null,
    client_name text,
    stage text not null constraint board_columns_stage_check check (stage in ('planned', 'active', 'review', 'done')),
    position {order} not null,
    deleted_at bigint,
    content_version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index board_columns_project_id_idx on board_columns (project_id, content_version);
create table tasks (
    id {id} not null constraint tasks_pkey primary key,
    project_id {id} not null constraint tasks_project_id_fkey references projects (id),
    column_id {id} not null constraint tasks_column_id_fkey references board_columns (id),
    position {order} not null,
    title text not null,
    title_key text not null,
    description text,
    due_on text,
    is_team_only boolean not null,
    created_by {id} constraint tasks_created_by_fkey references accounts (id),
    deleted_at bigint,
    content_version bigint not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index tasks_project_id_idx on tasks (project_id, content_version);
create index tasks_column_id_idx on tasks (column_id, position);
create index tasks_created_by_idx on tasks (created_by);
create index tasks_updated_at_idx on tasks (updated_at, id);
create table task_history (
    id {id} not null constraint task_history_pkey primary key,
    task_id {id} not null constraint task_history_task_id_fkey references tasks (id),
    account_id {id} constraint task_history_account_id_fkey references accounts (id),
    action text not null,
    changes text not null,
    created_at bigint not null
);
create index task_history_task_id_idx on task_history (task_id, id);
create index task_history_account_id_idx on task_history (account_id);
",
    r"
drop table task_history;
drop table tasks;
drop table board_columns;
"
);
