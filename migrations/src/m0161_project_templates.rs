//! What new projects can begin with. It belongs to no project and refers to nothing, so that it outlives what it was made of.

crate::schema::migration!(
    r"
create table project_templates (
    id {id} not null constraint project_templates_pkey primary key,
    name text not null,
    name_key {order} not null constraint project_templates_name_key_key unique,
    description text,
    body text not null,
    column_count integer not null,
    task_count integer not null,
    shared_count integer not null,
    has_dates boolean not null,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null
);
",
    "drop table project_templates;"
);
