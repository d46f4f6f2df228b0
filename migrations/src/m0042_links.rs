//! One-time links to one's own account, as hashes. Each is bound to the password that was in force when it was made.

crate::schema::migration!(
    r"
create table links (
    id {id} not null constraint links_pkey primary key,
    purpose text not null constraint links_purpose_check check (purpose in ('password_reset', 'sign_in')),
    account_id {id} not null constraint links_account_id_fkey references accounts (id),
    token_hash {bytes} not null constraint links_token_hash_key unique,
    password_fingerprint {bytes} not null,
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index links_account_id_idx on links (account_id);
",
    r"
drop table links;
"
);
