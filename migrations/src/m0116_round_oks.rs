//! Rounds that take several OKs: how many, of whom, until when, and those that were given. What was decided before took one.

crate::schema::migration!(
    r"
alter table approval_rounds add column needed integer not null default 1;
alter table approval_rounds add column is_bound boolean not null default false;
alter table approval_rounds add column due_on text;
create table approval_round_approvers (
    round_id {id} not null constraint approval_round_approvers_round_id_fkey references approval_rounds (id),
    account_id {id} not null constraint approval_round_approvers_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint approval_round_approvers_pkey primary key (round_id, account_id)
) {without_rowid};
create index approval_round_approvers_account_id_idx on approval_round_approvers (account_id);
create table approval_oks (
    round_id {id} not null constraint approval_oks_round_id_fkey references approval_rounds (id),
    account_id {id} not null constraint approval_oks_account_id_fkey references accounts (id),
    comment text,
    created_at bigint not null,
    constraint approval_oks_pkey primary key (round_id, account_id)
) {without_rowid};
create index approval_oks_account_id_idx on approval_oks (account_id);
insert into approval_oks (round_id, account_id, comment, created_at)
    select id, closed_by, comment, closed_at from approval_rounds where state = 'approved';
create table kept_receipts as select r.id, r.round_id, o.closed_by as account_id, o.state as verdict, r.position, r.body, r.hash, r.signature, r.created_at
    from approval_receipts r join approval_rounds o on o.id = r.round_id;
drop table approval_receipts;
create table approval_receipts (
    id {id} not null constraint approval_receipts_pkey primary key,
    round_id {id} not null constraint approval_receipts_round_id_fkey references approval_rounds (id),
    account_id {id} not null constraint approval_receipts_account_id_fkey references accounts (id),
    verdict text not null constraint approval_receipts_verdict_check check (verdict in ('approved', 'changes_requested')),
    position bigint not null constraint approval_receipts_position_key unique,
    body text not null,
    hash {bytes} not null,
    signature {bytes} not null,
    created_at bigint not null,
    constraint approval_receipts_round_id_account_id_verdict_key unique (round_id, account_id, verdict)
);
insert into approval_receipts (id, round_id, account_id, verdict, position, body, hash, signature, created_at)
    select id, round_id, account_id, verdict, position, body, hash, signature, created_at from kept_receipts;
drop table kept_receipts;
create index approval_receipts_account_id_idx on approval_receipts (account_id);
",
    r"
create table kept_receipts as select r.* from approval_receipts r
    join approval_rounds o on o.id = r.round_id and o.closed_by = r.account_id and o.state = r.verdict;
drop table approval_receipts;
create table approval_receipts (
    id {id} not null constraint approval_receipts_pkey primary key,
    round_id {id} not null constraint approval_receipts_round_id_fkey references approval_rounds (id),
    position bigint not null constraint approval_receipts_position_key unique,
    body text not null,
    hash {bytes} not null,
    signature {bytes} not null,
    created_at bigint not null,
    constraint approval_receipts_round_id_key unique (round_id)
);
insert into approval_receipts (id, round_id, position, body, hash, signature, created_at)
    select id, round_id, position, body, hash, signature, created_at from kept_receipts;
drop table kept_receipts;
drop table approval_oks;
drop table approval_round_approvers;
alter table approval_rounds drop column due_on;
alter table approval_rounds drop column is_bound;
alter table approval_rounds drop column needed;
"
);
