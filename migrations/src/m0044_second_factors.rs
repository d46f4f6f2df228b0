//! A second step at sign-in: one secret an account, sealed, and recovery codes as hashes; and who must have one.

crate::schema::migration!(
    r"
create table second_factors (
    account_id {id} not null constraint second_factors_pkey primary key constraint second_factors_account_id_fkey references accounts (id),
    sealed_secret {bytes} not null,
    confirmed_at bigint,
    last_step bigint not null,
    created_at bigint not null
);
create table recovery_codes (
    account_id {id} not null constraint recovery_codes_account_id_fkey references accounts (id),
    code_hash {bytes} not null,
    used_at bigint,
    constraint recovery_codes_pkey primary key (account_id, code_hash)
);
alter table permission_sets add column requires_second_factor boolean not null default false;
",
    r"
alter table permission_sets drop column requires_second_factor;
drop table recovery_codes;
drop table second_factors;
"
);
