//! Imports whose passwords are being hashed: how far they are, and when that was last heard of. Those before were finished at once.

crate::schema::migration!(
    r"
alter table client_imports add column state text not null default 'finished';
alter table client_imports add column failure text;
alter table client_imports add column passwords integer not null default 0;
alter table client_imports add column hashed integer not null default 0;
alter table client_imports add column heard_at bigint not null default 0;
",
    r"
alter table client_imports drop column heard_at;
alter table client_imports drop column hashed;
alter table client_imports drop column passwords;
alter table client_imports drop column failure;
alter table client_imports drop column state;
"
);
