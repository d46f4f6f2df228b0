//! The audit log as a chain of hashes, searchable by words, with what was reviewed before a change of access.

crate::schema::migration!(
    r"
alter table audit_entries add column sequence bigint;
alter table audit_entries add column hash {bytes};
alter table audit_entries add column words text;
alter table audit_entries add column review text;
create unique index audit_entries_sequence_key on audit_entries (sequence);
create index audit_entries_created_at_idx on audit_entries (created_at, id);
",
    r"
drop index audit_entries_created_at_idx;
drop index audit_entries_sequence_key;
alter table audit_entries drop column review;
alter table audit_entries drop column words;
alter table audit_entries drop column hash;
alter table audit_entries drop column sequence;
"
);
