//! The access rule through the whole API: who gets what, and when that ends.

mod bodies;
mod coverage;
mod explain;
mod fixture_a;
mod levels;
mod previews;
mod privileges;
mod projects;
mod revocation;
mod streams;
mod unnoticed;
