//! Clients as staff keep them.

mod export;
mod list;
mod preferences;
mod purge;
