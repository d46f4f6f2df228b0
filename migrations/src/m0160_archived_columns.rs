//! Columns that boards no longer show, and that can come back (R20).

crate::schema::migration!(
    "alter table board_columns add column archived_at bigint;",
    "alter table board_columns drop column archived_at;"
);
