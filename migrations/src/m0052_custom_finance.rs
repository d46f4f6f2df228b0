//! Values of financial custom fields, apart from all others. The version of a thing counts every change of its values.

crate::schema::migration!(
    r"
create table custom_finance_values (
    subject_id {id} not null,
    field_id {id} not null constraint custom_finance_values_field_id_fkey references custom_fields (id),
    value text not null,
    constraint custom_finance_values_pkey primary key (subject_id, field_id)
) {without_rowid};
create index custom_finance_values_field_id_idx on custom_finance_values (field_id);
create table custom_finance_versions (
    subject_id {id} not null constraint custom_finance_versions_pkey primary key,
    version bigint not null
) {without_rowid};
",
    r"
drop table custom_finance_versions;
drop table custom_finance_values;
"
);
