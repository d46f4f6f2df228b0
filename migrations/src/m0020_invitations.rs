//! Links by which somebody chooses their own username and password. At most one an account; spent and withdrawn ones are gone.

crate::schema::migration!(
    r"
create table invitations (
    account_id {id} not null constraint invitations_pkey primary key constraint invitations_account_id_fkey references accounts (id),
    token_hash {bytes} not null constraint invitations_token_hash_key unique,
    invited_by {id} not null constraint invitations_invited_by_fkey references accounts (id),
    created_at bigint not null,
    expires_at bigint not null
);
create index invitations_invited_by_idx on invitations (invited_by);
",
    r"
drop table invitations;
"
);
