//! Internal finance, in tables of its own: no other table has a column for money.

crate::schema::migration!(
    r"
create table project_finance (
    project_id {id} not null constraint project_finance_pkey primary key constraint project_finance_project_id_fkey references projects (id),
    currency text not null,
    budget_minor bigint not null,
    cost_minor bigint not null,
    updated_at bigint not null,
    version bigint not null
);
create table task_finance (
    task_id {id} not null constraint task_finance_pkey primary key constraint task_finance_task_id_fkey references tasks (id),
    cost_rate_minor bigint not null,
    billing_rate_minor bigint not null,
    updated_at bigint not null,
    version bigint not null
);
",
    r"
drop table task_finance;
drop table project_finance;
"
);
