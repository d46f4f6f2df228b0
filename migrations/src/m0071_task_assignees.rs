//! Who works on which task: staff and client contacts alike.

crate::schema::migration!(
    r"
create table task_assignees (
    task_id {id} not null constraint task_assignees_task_id_fkey references tasks (id),
    account_id {id} not null constraint task_assignees_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint task_assignees_pkey primary key (task_id, account_id)
);
create index task_assignees_account_id_idx on task_assignees (account_id);
",
    r"
drop table task_assignees;
"
);
