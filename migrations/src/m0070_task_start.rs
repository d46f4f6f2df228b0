//! The day on which work on a task begins.

crate::schema::migration!(
    r"
alter table tasks add column starts_on text;
",
    r"
alter table tasks drop column starts_on;
"
);
