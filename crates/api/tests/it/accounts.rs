//! One's own account, and nobody else's.

mod profile;
mod second_factor;
mod sessions;
