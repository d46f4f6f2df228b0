//! Rounds of approval: what was put before clients as it stood, and how each ended.

crate::schema::migration!(
    r"
create table approval_rounds (
    id {id} not null constraint approval_rounds_pkey primary key,
    project_id {id} not null constraint approval_rounds_project_id_fkey references projects (id),
    task_id {id} not null constraint approval_rounds_task_id_fkey references tasks (id),
    column_id {id} not null constraint approval_rounds_column_id_fkey references board_columns (id),
    number integer not null,
    state text not null constraint approval_rounds_state_check check (state in ('open', 'approved', 'changes_requested', 'withdrawn')),
    title text not null,
    content text not null,
    asked_by {id} not null constraint approval_rounds_asked_by_fkey references accounts (id),
    asked_at bigint not null,
    closed_by {id} constraint approval_rounds_closed_by_fkey references accounts (id),
    closed_at bigint,
    comment text,
    moved_to {id} constraint approval_rounds_moved_to_fkey references board_columns (id),
    constraint approval_rounds_task_id_number_key unique (task_id, number)
);
create unique index approval_rounds_open_key on approval_rounds (task_id) where state = 'open';
create index approval_rounds_project_id_idx on approval_rounds (project_id, state);
create index approval_rounds_column_id_idx on approval_rounds (column_id, state);
create index approval_rounds_asked_by_idx on approval_rounds (asked_by);
create index approval_rounds_closed_by_idx on approval_rounds (closed_by);
create index approval_rounds_moved_to_idx on approval_rounds (moved_to);
",
    r"
drop table approval_rounds;
"
);
