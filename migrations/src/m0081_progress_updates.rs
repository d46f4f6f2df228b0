//! How far tasks are: every update that was made, and on the task the one in force. What was said while a task was the team's own stays
//! the team's own.

crate::schema::migration!(
    r"
create table progress_updates (
    id {id} not null constraint progress_updates_pkey primary key,
    task_id {id} not null constraint progress_updates_task_id_fkey references tasks (id),
    author_id {id} not null constraint progress_updates_author_id_fkey references accounts (id),
    percent integer not null constraint progress_updates_percent_check check (percent between 0 and 100),
    percent_before integer,
    minutes_left integer constraint progress_updates_minutes_left_check check (minutes_left >= 0),
    note text,
    is_team_only boolean not null,
    created_at bigint not null
);
create index progress_updates_task_id_idx on progress_updates (task_id, id);
create index progress_updates_author_id_idx on progress_updates (author_id);
alter table tasks add column percent integer;
alter table tasks add column minutes_left integer;
",
    r"
alter table tasks drop column minutes_left;
alter table tasks drop column percent;
drop table progress_updates;
"
);
