//! The e-mail address of staff as they wrote it; that of clients stands with the client.

crate::schema::migration!(
    r"
alter table accounts add column email text;
",
    r"
alter table accounts drop column email;
"
);
