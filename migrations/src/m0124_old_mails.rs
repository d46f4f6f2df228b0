//! Old mails are found without reading all.

crate::schema::migration!(
    r"
create index mails_updated_at_idx on mails (updated_at);
",
    r"
drop index mails_updated_at_idx;
"
);
