//! Columns whose tasks ask the client for approval.

crate::schema::migration!(
    r"
alter table board_columns add column asks_approval boolean not null default false;
",
    r"
alter table board_columns drop column asks_approval;
"
);
