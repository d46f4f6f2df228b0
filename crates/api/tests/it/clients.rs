//! Clients as staff keep them.

mod export;
mod imports;
mod list;
mod preferences;
mod projects;
mod purge;
