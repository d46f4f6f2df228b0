//! Which task has to be finished before which other one begins.

crate::schema::migration!(
    r"
create table task_dependencies (
    successor_id {id} not null constraint task_dependencies_successor_id_fkey references tasks (id),
    predecessor_id {id} not null constraint task_dependencies_predecessor_id_fkey references tasks (id),
    created_at bigint not null,
    constraint task_dependencies_pkey primary key (successor_id, predecessor_id),
    constraint task_dependencies_predecessor_id_check check (predecessor_id <> successor_id)
) {without_rowid};
create index task_dependencies_predecessor_id_idx on task_dependencies (predecessor_id);
",
    r"
drop table task_dependencies;
"
);
