//! Receipts of decisions: signed, each with the hash of the one before.

crate::schema::migration!(
    r"
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
",
    r"
drop table approval_receipts;
"
);
