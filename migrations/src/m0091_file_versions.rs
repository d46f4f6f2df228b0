//! Earlier versions of files. What a file holds now stands in its own row; absent there: whoever uploaded it first, and when.

crate::schema::migration!(
    r"
alter table files add column content_by {id} constraint files_content_by_fkey references accounts (id);
alter table files add column content_at bigint;
create index files_content_by_idx on files (content_by);
create table file_versions (
    id {id} not null constraint file_versions_pkey primary key,
    file_id {id} not null constraint file_versions_file_id_fkey references files (id),
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    object_key text not null constraint file_versions_object_key_key unique,
    is_team_only boolean not null,
    uploaded_by {id} not null constraint file_versions_uploaded_by_fkey references accounts (id),
    uploaded_at bigint not null,
    replaced_at bigint not null
);
create index file_versions_file_id_idx on file_versions (file_id);
create index file_versions_uploaded_by_idx on file_versions (uploaded_by);
",
    r"
drop table file_versions;
drop index files_content_by_idx;
alter table files drop column content_at;
alter table files drop column content_by;
"
);
