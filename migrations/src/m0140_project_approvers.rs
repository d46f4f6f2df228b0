//! Whose OK a project asks for where a column of it names nobody.

crate::schema::migration!(
    r"
create table project_approvers (
    project_id {id} not null constraint project_approvers_project_id_fkey references projects (id),
    account_id {id} not null constraint project_approvers_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint project_approvers_pkey primary key (project_id, account_id)
) {without_rowid};
create index project_approvers_account_id_idx on project_approvers (account_id);
",
    r"
drop table project_approvers;
"
);
