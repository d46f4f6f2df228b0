//! Since when a client is one of a project's: an id of that moment, which those of later rounds follow. None: from before this was kept.

crate::schema::migration!(
    r"
alter table project_clients add column since_id {id};
",
    r"
alter table project_clients drop column since_id;
"
);
