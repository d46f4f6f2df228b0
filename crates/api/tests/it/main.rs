//! The API as its callers meet it: in process, with all that surrounds it, on each database.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "all of this is test code")]

mod access;
mod accounts;
mod approvals;
mod audit;
mod clients;
mod columns;
mod comments;
mod custom_fields;
mod files;
mod harness;
mod input;
mod killed;
mod mail;
mod notifications;
mod permission_sets;
mod project_templates;
mod rehearsals;
mod sessions;
mod staff;
mod tasks;
mod tidy;
mod time;
