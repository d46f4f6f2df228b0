//! What people are told of. Whether they may still read it is asked when it is shown.

crate::schema::migration!(
    r"
create table notifications (
    id {id} not null constraint notifications_pkey primary key,
    account_id {id} not null constraint notifications_account_id_fkey references accounts (id),
    kind text not null constraint notifications_kind_check check (kind in ('assigned', 'mentioned', 'commented', 'progress_updated')),
    task_id {id} not null constraint notifications_task_id_fkey references tasks (id),
    object_id {id} not null,
    actor_id {id} not null constraint notifications_actor_id_fkey references accounts (id),
    read_at bigint,
    created_at bigint not null,
    constraint notifications_account_id_key unique (account_id, object_id)
);
create index notifications_account_id_idx on notifications (account_id, id);
create index notifications_task_id_idx on notifications (task_id);
create index notifications_actor_id_idx on notifications (actor_id);
",
    r"
drop table notifications;
"
);
