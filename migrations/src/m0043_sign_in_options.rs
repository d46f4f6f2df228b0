//! Whether clients may sign in by a link in a mail.

crate::schema::migration!(
    r"
alter table workspace add column client_links boolean not null default false;
",
    r"
alter table workspace drop column client_links;
"
);
