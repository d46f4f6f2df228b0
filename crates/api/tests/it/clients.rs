//! Clients as staff keep them.

mod control;
mod defaults;
mod export;
mod imports;
mod list;
mod preferences;
mod projects;
mod purge;
