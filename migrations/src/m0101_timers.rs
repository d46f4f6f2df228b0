//! Clocks that run: at most one for each account.

crate::schema::migration!(
    r"
create table timers (
    account_id {id} not null constraint timers_pkey primary key constraint timers_account_id_fkey references accounts (id),
    project_id {id} not null constraint timers_project_id_fkey references projects (id),
    task_id {id} constraint timers_task_id_fkey references tasks (id),
    started_at bigint not null
);
create index timers_project_id_idx on timers (project_id);
create index timers_task_id_idx on timers (task_id);
",
    r"
drop table timers;
"
);
