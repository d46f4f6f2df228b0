//! The outbox: what is to be sent, what was, and who asked. No secret stands here: a link is made when its mail is.

crate::schema::migration!(
    r"
create table mail_requests (
    id {id} not null constraint mail_requests_pkey primary key,
    purpose text not null constraint mail_requests_purpose_check check (purpose in ('password_reset', 'sign_in')),
    login_key text not null,
    language text not null,
    created_at bigint not null
);
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
create index mails_account_id_idx on mails (account_id, purpose);
create index mails_state_idx on mails (state, next_attempt_at);
",
    r"
drop table mails;
drop table mail_requests;
"
);
