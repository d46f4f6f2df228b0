//! Who may see a project besides what the tree says: invited people only, privileges narrowed for a client of the project, the team.

crate::schema::migration!(
    r"
alter table projects add column is_invited_only boolean not null default false;
alter table projects add column co_clients_visible boolean not null default false;
alter table project_clients add column view_tasks boolean not null default true;
alter table project_clients add column view_progress boolean not null default true;
alter table project_clients add column update_progress text not null default 'full' constraint project_clients_update_progress_check check (update_progress in ('off', 'comment', 'full'));
drop index project_clients_client_id_idx;
create index project_clients_client_id_idx on project_clients (client_id, project_id, view_tasks, view_progress, update_progress);
create table project_invitations (
    project_id {id} not null constraint project_invitations_project_id_fkey references projects (id),
    client_id {id} not null constraint project_invitations_client_id_fkey references clients (id),
    created_at bigint not null,
    constraint project_invitations_pkey primary key (project_id, client_id)
) {without_rowid};
create index project_invitations_client_id_idx on project_invitations (client_id, project_id);
create table project_members (
    project_id {id} not null constraint project_members_project_id_fkey references projects (id),
    account_id {id} not null constraint project_members_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint project_members_pkey primary key (project_id, account_id)
) {without_rowid};
create index project_members_account_id_idx on project_members (account_id, project_id);
update permission_sets set grants = grants || ' project.view_all' where base = 'staff';
update permission_set_versions set grants = grants || ' project.view_all' where permission_set_id in (select id from permission_sets where base = 'staff');
",
    r"
update permission_set_versions set grants = replace(grants, ' project.view_all', '');
update permission_sets set grants = replace(grants, ' project.view_all', '');
drop table project_members;
drop table project_invitations;
drop index project_clients_client_id_idx;
create index project_clients_client_id_idx on project_clients (client_id, project_id);
alter table project_clients drop column update_progress;
alter table project_clients drop column view_progress;
alter table project_clients drop column view_tasks;
alter table projects drop column co_clients_visible;
alter table projects drop column is_invited_only;
"
);
