//! Clients as staff keep them.

mod preferences;
