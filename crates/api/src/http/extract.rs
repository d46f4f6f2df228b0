//! What handlers take. Every refusal is a problem that points at the fault.

mod body;
mod bytes;
mod fault;
mod header;
mod json;
mod path;
mod query;

pub use body::Csv;
pub use bytes::{Body, RangeOf};
pub use header::{AccessReview, IfMatch, IfNoneMatch, LastEventId, ProjectReview};
pub use json::{Creation, Json, Merge};
pub use path::{Id, Ids};
pub use query::Query;

#[cfg(test)]
mod tests;
