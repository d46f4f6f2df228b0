//! What crosses the wire, and nothing else: responses are nouns, inputs are verbs.
//!
//! No type carries money but those of `finance`, which no client's operation reaches. Fields that only staff may read are optional and *absent* for clients, never null, so that a
//! client's answer has no trace of them. Every resource has a `revision`: opaque, equal to its `ETag`, to be sent back in `If-Match`.

mod approval;
mod audit;
mod board;
mod client;
mod client_invitation;
mod comment;
mod custom_field;
mod event;
mod explanation;
mod file;
mod finance;
mod import;
mod mail;
mod notification;
mod patch;
mod permission_set;
mod preference;
mod preview;
mod problem;
mod profile;
mod progress;
mod project;
mod project_access;
mod project_template;
mod rehearsal;
mod search;
mod second_factor;
mod session;
mod staff;
mod task;
mod task_history;
mod time;

pub use approval::*;
pub use audit::*;
pub use board::*;
pub use client::*;
pub use client_invitation::*;
pub use comment::*;
pub use custom_field::*;
pub use event::*;
pub use explanation::*;
pub use file::*;
pub use finance::*;
pub use import::*;
pub use mail::*;
pub use notification::*;
pub use permission_set::*;
pub use preference::*;
pub use preview::*;
pub use problem::*;
pub use profile::*;
pub use progress::*;
pub use project::*;
pub use project_access::*;
pub use project_template::*;
pub use rehearsal::*;
pub use search::*;
pub use second_factor::*;
pub use session::*;
pub use staff::*;
pub use task::*;
pub use task_history::*;
pub use time::*;

/// Declares a wire type: the derives that every one of them has, and the schema where documents are made.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $($rest:tt)*) => {
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        $(#[$meta])*
        pub struct $($rest)*
    };
    ($(#[$meta:meta])* pub enum $($rest:tt)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub enum $($rest)*
    };
}

/// Declares one page of a list as a type of its own, so that documents refer to the item by name.
macro_rules! page_of {
    ($(#[$meta:meta])* $page:ident, $item:ty) => {
        wire! {
            $(#[$meta])*
            pub struct $page {
                pub data: Vec<$item>,
                /// Opaque; send it back as `cursor` to read on. Absent on the last page.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub next_cursor: Option<String>,
                /// How many there are on all pages, where `include_total=true` asked for it.
                #[serde(default, skip_serializing_if = "Option::is_none")]
                pub total: Option<u64>,
            }
        }
    };
}

pub(crate) use {page_of, wire};
