//! Kinds of notifications more: what becomes of approvals.

crate::schema::migration!(
    r"
create table kept_notifications as select * from notifications;
drop table notifications;
create table notifications (
    id {id} not null constraint notifications_pkey primary key,
    account_id {id} not null constraint notifications_account_id_fkey references accounts (id),
    kind text not null constraint notifications_kind_check check (kind in ('assigned', 'mentioned', 'commented', 'progress_updated',
        'approval_asked', 'approved', 'changes_requested', 'approval_withdrawn')),
    task_id {id} not null constraint notifications_task_id_fkey references tasks (id),
    object_id {id} not null,
    actor_id {id} not null constraint notifications_actor_id_fkey references accounts (id),
    read_at bigint,
    created_at bigint not null,
    is_in_app boolean not null default true,
    mail text not null default 'never' constraint notifications_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never')),
    mail_id {id},
    constraint notifications_account_id_key unique (account_id, object_id)
);
insert into notifications (id, account_id, kind, task_id, object_id, actor_id, read_at, created_at, is_in_app, mail, mail_id)
    select id, account_id, kind, task_id, object_id, actor_id, read_at, created_at, is_in_app, mail, mail_id from kept_notifications;
drop table kept_notifications;
create index notifications_account_id_idx on notifications (account_id, id);
create index notifications_task_id_idx on notifications (task_id);
create index notifications_actor_id_idx on notifications (actor_id);
create index notifications_object_id_idx on notifications (object_id);
create index notifications_mail_id_idx on notifications (mail_id);
create index notifications_mail_idx on notifications (mail, created_at) where mail_id is null;
create table kept_settings as select * from notification_settings;
drop table notification_settings;
create table notification_settings (
    id {id} not null constraint notification_settings_pkey primary key,
    account_id {id} not null constraint notification_settings_account_id_fkey references accounts (id),
    project_id {id} constraint notification_settings_project_id_fkey references projects (id),
    kind text not null constraint notification_settings_kind_check check (kind in ('assigned', 'mentioned', 'commented', 'progress_updated',
        'approval_asked', 'approved', 'changes_requested', 'approval_withdrawn')),
    mail text not null constraint notification_settings_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never')),
    is_in_app boolean not null,
    constraint notification_settings_account_id_project_id_kind_key unique (account_id, project_id, kind)
);
insert into notification_settings (id, account_id, project_id, kind, mail, is_in_app)
    select id, account_id, project_id, kind, mail, is_in_app from kept_settings;
drop table kept_settings;
create unique index notification_settings_account_id_kind_key on notification_settings (account_id, kind) where project_id is null;
create index notification_settings_project_id_idx on notification_settings (project_id);
",
    r"
create table kept_settings as select * from notification_settings
    where kind in ('assigned', 'mentioned', 'commented', 'progress_updated');
drop table notification_settings;
create table notification_settings (
    id {id} not null constraint notification_settings_pkey primary key,
    account_id {id} not null constraint notification_settings_account_id_fkey references accounts (id),
    project_id {id} constraint notification_settings_project_id_fkey references projects (id),
    kind text not null constraint notification_settings_kind_check check (kind in ('assigned', 'mentioned', 'commented', 'progress_updated')),
    mail text not null constraint notification_settings_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never')),
    is_in_app boolean not null,
    constraint notification_settings_account_id_project_id_kind_key unique (account_id, project_id, kind)
);
insert into notification_settings (id, account_id, project_id, kind, mail, is_in_app)
    select id, account_id, project_id, kind, mail, is_in_app from kept_settings;
drop table kept_settings;
create unique index notification_settings_account_id_kind_key on notification_settings (account_id, kind) where project_id is null;
create index notification_settings_project_id_idx on notification_settings (project_id);
create table kept_notifications as select * from notifications
    where kind in ('assigned', 'mentioned', 'commented', 'progress_updated');
drop table notifications;
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
insert into notifications (id, account_id, kind, task_id, object_id, actor_id, read_at, created_at)
    select id, account_id, kind, task_id, object_id, actor_id, read_at, created_at from kept_notifications;
create index notifications_account_id_idx on notifications (account_id, id);
create index notifications_task_id_idx on notifications (task_id);
create index notifications_actor_id_idx on notifications (actor_id);
alter table notifications add column is_in_app boolean not null default true;
alter table notifications add column mail text not null default 'never'
    constraint notifications_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never'));
alter table notifications add column mail_id {id};
update notifications set is_in_app = (select k.is_in_app from kept_notifications k where k.id = notifications.id),
    mail = (select k.mail from kept_notifications k where k.id = notifications.id),
    mail_id = (select k.mail_id from kept_notifications k where k.id = notifications.id);
drop table kept_notifications;
create index notifications_mail_id_idx on notifications (mail_id);
create index notifications_mail_idx on notifications (mail, created_at) where mail_id is null;
"
);
