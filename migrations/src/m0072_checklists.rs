//! The steps of a task, in their order.

crate::schema::migration!(
    r"
create table checklist_items (
    id {id} not null constraint checklist_items_pkey primary key,
    task_id {id} not null constraint checklist_items_task_id_fkey references tasks (id),
    title text not null,
    is_done boolean not null,
    position {order} not null,
    created_at bigint not null,
    updated_at bigint not null
);
create index checklist_items_task_id_idx on checklist_items (task_id, position);
",
    r"
drop table checklist_items;
"
);
