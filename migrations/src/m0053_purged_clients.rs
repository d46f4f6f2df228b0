//! When a deletion was made final: nothing of it can be restored, and who was in it is told by no name any more.

crate::schema::migration!(
    r"
alter table deletions add column purged_at bigint;
",
    r"
alter table deletions drop column purged_at;
"
);
