//! Tasks that mark a point in time rather than a stretch of work.

crate::schema::migration!(
    r"
alter table tasks add column is_milestone boolean not null default false;
",
    r"
alter table tasks drop column is_milestone;
"
);
