//! What people say about tasks, and to whom.

crate::schema::migration!(
    r"
create table comments (
    id {id} not null constraint comments_pkey primary key,
    task_id {id} not null constraint comments_task_id_fkey references tasks (id),
    author_id {id} not null constraint comments_author_id_fkey references accounts (id),
    text text,
    is_team_only boolean not null,
    edited_at bigint,
    removed_at bigint,
    created_at bigint not null,
    updated_at bigint not null,
    version bigint not null,
    constraint comments_text_check check ((text is null) = (removed_at is not null))
);
create index comments_task_id_idx on comments (task_id, id);
create index comments_author_id_idx on comments (author_id);
create table comment_mentions (
    comment_id {id} not null constraint comment_mentions_comment_id_fkey references comments (id),
    account_id {id} not null constraint comment_mentions_account_id_fkey references accounts (id),
    created_at bigint not null,
    constraint comment_mentions_pkey primary key (comment_id, account_id)
);
create index comment_mentions_account_id_idx on comment_mentions (account_id);
",
    r"
drop table comment_mentions;
drop table comments;
"
);
