//! Mails that say a client is asked for approval: a purpose more, and the round it is about.

crate::schema::migration!(
    r"
create table kept_mails as select * from mails;
drop table mails;
create table mails (
    id {id} not null constraint mails_pkey primary key,
    purpose text not null constraint mails_purpose_check check (purpose in ('password_reset', 'sign_in', 'invitation', 'approval')),
    account_id {id} not null constraint mails_account_id_fkey references accounts (id),
    round_id {id} constraint mails_round_id_fkey references approval_rounds (id),
    address text not null,
    language text not null,
    state text not null constraint mails_state_check check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped', 'handed_over')),
    attempts integer not null,
    next_attempt_at bigint not null,
    reason text,
    created_at bigint not null,
    updated_at bigint not null,
    constraint mails_round_id_account_id_key unique (round_id, account_id)
);
insert into mails (id, purpose, account_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at)
    select id, purpose, account_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at from kept_mails;
drop table kept_mails;
create index mails_account_id_idx on mails (account_id, purpose);
create index mails_state_idx on mails (state, next_attempt_at);
",
    r"
create table kept_mails as select * from mails where purpose <> 'approval';
drop table mails;
create table mails (
    id {id} not null constraint mails_pkey primary key,
    purpose text not null constraint mails_purpose_check check (purpose in ('password_reset', 'sign_in', 'invitation')),
    account_id {id} not null constraint mails_account_id_fkey references accounts (id),
    address text not null,
    language text not null,
    state text not null constraint mails_state_check check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped', 'handed_over')),
    attempts integer not null,
    next_attempt_at bigint not null,
    reason text,
    created_at bigint not null,
    updated_at bigint not null
);
insert into mails (id, purpose, account_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at)
    select id, purpose, account_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at from kept_mails;
drop table kept_mails;
create index mails_account_id_idx on mails (account_id, purpose);
create index mails_state_idx on mails (state, next_attempt_at);
"
);
