//! Files that are sent with a comment. They belong to its task and are seen with it; until it is there, they wait, and are their
//! uploader's alone. Without comments to belong to, they stay with their task, for the team.

crate::schema::migration!(
    r"
alter table files add column for_comment boolean not null default false;
alter table files add column comment_id {id} constraint files_comment_id_fkey references comments (id);
create index files_comment_id_idx on files (comment_id);
",
    r"
update files set is_team_only = true where for_comment = true;
drop index files_comment_id_idx;
alter table files drop column comment_id;
alter table files drop column for_comment;
"
);
