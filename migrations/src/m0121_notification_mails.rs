//! Mails that tell of what happened, one thing at once or all of a period. A notification knows its mail, which is forgotten before it.

crate::schema::migration!(
    r"
create table kept_mails as select * from mails;
drop table mails;
create table mails (
    id {id} not null constraint mails_pkey primary key,
    purpose text not null constraint mails_purpose_check
        check (purpose in ('password_reset', 'sign_in', 'invitation', 'approval', 'notification', 'digest')),
    account_id {id} not null constraint mails_account_id_fkey references accounts (id),
    round_id {id} constraint mails_round_id_fkey references approval_rounds (id),
    period text,
    address text not null,
    language text not null,
    state text not null constraint mails_state_check check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped', 'handed_over')),
    attempts integer not null,
    next_attempt_at bigint not null,
    reason text,
    created_at bigint not null,
    updated_at bigint not null,
    constraint mails_round_id_account_id_key unique (round_id, account_id),
    constraint mails_account_id_period_key unique (account_id, period)
);
insert into mails (id, purpose, account_id, round_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at)
    select id, purpose, account_id, round_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at from kept_mails;
drop table kept_mails;
create index mails_account_id_idx on mails (account_id, purpose);
create index mails_state_idx on mails (state, next_attempt_at);
alter table notifications add column is_in_app boolean not null default true;
alter table notifications add column mail text not null default 'never'
    constraint notifications_mail_check check (mail in ('at_once', 'hourly', 'daily', 'never'));
alter table notifications add column mail_id {id};
create index notifications_mail_id_idx on notifications (mail_id);
create index notifications_mail_idx on notifications (mail, created_at) where mail_id is null;
",
    r"
drop index notifications_mail_idx;
drop index notifications_mail_id_idx;
alter table notifications drop column mail_id;
alter table notifications drop column mail;
alter table notifications drop column is_in_app;
create table kept_mails as select * from mails where purpose not in ('notification', 'digest');
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
insert into mails (id, purpose, account_id, round_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at)
    select id, purpose, account_id, round_id, address, language, state, attempts, next_attempt_at, reason, created_at, updated_at from kept_mails;
drop table kept_mails;
create index mails_account_id_idx on mails (account_id, purpose);
create index mails_state_idx on mails (state, next_attempt_at);
"
);
