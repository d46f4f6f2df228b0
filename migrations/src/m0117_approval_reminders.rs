//! Reminders of rounds: for which day a round was last reminded of, and which mails did. Mails are forgotten, so these do not refer to them.

crate::schema::migration!(
    r"
alter table approval_rounds add column reminded_on text;
create table approval_reminders (
    mail_id {id} not null constraint approval_reminders_pkey primary key,
    round_id {id} not null constraint approval_reminders_round_id_fkey references approval_rounds (id),
    account_id {id} not null constraint approval_reminders_account_id_fkey references accounts (id),
    day text not null,
    constraint approval_reminders_round_id_account_id_day_key unique (round_id, account_id, day)
) {without_rowid};
create index approval_reminders_account_id_idx on approval_reminders (account_id);
create index approval_rounds_due_on_idx on approval_rounds (due_on) where state = 'open';
",
    r"
drop index approval_rounds_due_on_idx;
drop table approval_reminders;
alter table approval_rounds drop column reminded_on;
"
);
