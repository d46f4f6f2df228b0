//! Previews: through whose eyes a session of the staff looks, perhaps with another permission set than that person has. And the grant
//! for it, which the built-in sets that manage clients get.

crate::schema::migration!(
    r"
create table previews (
    id {id} not null constraint previews_pkey primary key,
    session_id {id} not null constraint previews_session_id_fkey references sessions (id) on delete cascade,
    account_id {id} not null constraint previews_account_id_fkey references accounts (id) on delete cascade,
    permission_set_id {id} constraint previews_permission_set_id_fkey references permission_sets (id) on delete cascade,
    created_at bigint not null,
    expires_at bigint not null
);
create index previews_session_id_idx on previews (session_id);
create index previews_account_id_idx on previews (account_id);
create index previews_permission_set_id_idx on previews (permission_set_id);
update permission_sets set grants = grants || ' preview.as_client' where is_builtin = true and name_key in ('administrator', 'project manager');
",
    r"
update permission_sets set grants = replace(grants, ' preview.as_client', '') where is_builtin = true;
drop table previews;
"
);
