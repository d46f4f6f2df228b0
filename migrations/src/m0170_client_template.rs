//! What the form for a new client begins with (R4).

crate::schema::migration!(
    "alter table workspace add column client_template text not null default 'none';",
    "alter table workspace drop column client_template;"
);
