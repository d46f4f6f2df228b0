//! What Vitrine is about, as values and rules.
//!
//! **Invariant:** pure. No IO, no clock, no randomness, no serialization; compiles to WebAssembly. Whoever needs a time or an id
//! brings it along.

pub mod access;
pub mod approval;
pub mod audit;
pub mod board;
pub mod client;
pub mod custom_field;
pub mod dependency;
pub mod file;
pub mod id;
pub mod markdown;
pub mod notification;
pub mod permission;
pub mod permission_set;
pub mod preference;
pub mod privilege;
pub mod progress;
pub mod project;
pub mod rehearsal;
pub mod task;
pub mod template;
pub mod text;
pub mod time;

pub use id::*;
