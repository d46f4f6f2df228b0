//! Fields that a workspace adds to clients, projects and tasks, and their values. Values of financial fields stand elsewhere.

crate::schema::migration!(
    r"
create table custom_fields (
    id {id} not null constraint custom_fields_pkey primary key,
    subject text not null constraint custom_fields_subject_check check (subject in ('client', 'project', 'task')),
    name text not null,
    name_key {order} not null,
    kind text not null constraint custom_fields_kind_check check (kind in ('text', 'long_text', 'number', 'date', 'choice', 'multi_choice', 'yes_no', 'link', 'money')),
    visibility text not null constraint custom_fields_visibility_check check (visibility in ('team_only', 'client_sees', 'client_edits', 'financial')),
    options text not null,
    position {order} not null,
    deleted_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    constraint custom_fields_money_check check (kind <> 'money' or visibility = 'financial')
);
create index custom_fields_subject_idx on custom_fields (subject, position);
create table custom_values (
    subject_id {id} not null,
    field_id {id} not null constraint custom_values_field_id_fkey references custom_fields (id),
    value text not null,
    constraint custom_values_pkey primary key (subject_id, field_id)
) {without_rowid};
create index custom_values_field_id_idx on custom_values (field_id);
",
    r"
drop table custom_values;
drop table custom_fields;
"
);
