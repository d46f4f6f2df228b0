//! Who must approve what enters a column: how many of them, who by name, and by when. A column without a row asks for one OK of anybody.

crate::schema::migration!(
    r"
create table column_approvals (
    column_id {id} not null constraint column_approvals_pkey primary key constraint column_approvals_column_id_fkey references board_columns (id),
    rule text not null constraint column_approvals_rule_check check (rule in ('one', 'some', 'all')),
    needed integer,
    due_days integer,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    constraint column_approvals_needed_check check ((rule = 'some') = (needed is not null))
);
create table column_approvers (
    column_id {id} not null constraint column_approvers_column_id_fkey references board_columns (id),
    account_id {id} not null constraint column_approvers_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint column_approvers_pkey primary key (column_id, account_id)
) {without_rowid};
create index column_approvers_account_id_idx on column_approvers (account_id);
",
    r"
drop table column_approvers;
drop table column_approvals;
"
);
