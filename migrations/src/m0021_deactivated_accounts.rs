//! Accounts of staff who have left: they keep their name in the records and cannot sign in.

crate::schema::migration!(
    r"
alter table accounts add column deactivated_at bigint;
",
    r"
alter table accounts drop column deactivated_at;
"
);
