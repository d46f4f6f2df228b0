//! The colour of a column, and how many cards are meant to stand in it at once.

crate::schema::migration!(
    r"
alter table board_columns add column colour text;
alter table board_columns add column card_limit integer constraint board_columns_card_limit_check check (card_limit between 1 and 999);
",
    r"
alter table board_columns drop column card_limit;
alter table board_columns drop column colour;
"
);
