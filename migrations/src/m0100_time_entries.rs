//! Time worked, on a project or on one of its tasks.

crate::schema::migration!(
    r"
create table time_entries (
    id {id} not null constraint time_entries_pkey primary key,
    project_id {id} not null constraint time_entries_project_id_fkey references projects (id),
    task_id {id} constraint time_entries_task_id_fkey references tasks (id),
    account_id {id} not null constraint time_entries_account_id_fkey references accounts (id),
    day text not null,
    minutes integer not null constraint time_entries_minutes_check check (minutes between 1 and 1440),
    note text,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create index time_entries_project_id_idx on time_entries (project_id, day);
create index time_entries_task_id_idx on time_entries (task_id);
create index time_entries_account_id_idx on time_entries (account_id, day);
",
    r"
drop table time_entries;
"
);
