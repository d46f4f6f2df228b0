//! The timeline of a project, for both shells: the tasks of its board by their dates, and the ways to change those. What only one shell
//! shows comes in from its page, as the [`Face`](crate::board::Face) that its board has.
//!
//! It is made of what the board was read for, so whoever reads the one reads the other, and both change together.

mod bar;
mod drag;
mod links;
mod plan;
mod rows;
mod scale;
mod span;
mod view;

pub use view::{TimelineSkeleton, TimelineView};
