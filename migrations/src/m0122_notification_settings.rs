//! How a person is told of each kind of thing: of all projects, or of one.

crate::schema::migration!(
    r"
create table notification_settings (
    id {id} not null constraint notification_settings_pkey primary key,
    account_id {id} not null constraint notification_settings_account_id_fkey references accounts (id),
    project_id {id} constraint notification_settings_project_id_fkey references projects (id),
    kind text not null constraint notification_settings_kind_check check (kind in ('assigned', 'mentioned', 'commented', 'progress_updated')),
    mail text not null constraint notification_settings_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never')),
    is_in_app boolean not null,
    constraint notification_settings_account_id_project_id_kind_key unique (account_id, project_id, kind)
);
create unique index notification_settings_account_id_kind_key on notification_settings (account_id, kind) where project_id is null;
create index notification_settings_project_id_idx on notification_settings (project_id);
",
    r"
drop table notification_settings;
"
);
