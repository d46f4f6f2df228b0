//! The board of a project, for both shells: columns, cards, and the ways to move a card. What only one shell has on a board comes in
//! from its page, as a [`Face`]: nothing of the team's material is here, so that no page of the portal can show it.
//!
//! A move shows at once. It stays on top of what the server answered until a later answer contains it, or is taken back with the
//! reason. Moves are sent one after the other, because each may stand on the one before.

mod approvals;
mod assignees;
mod bulk;
mod card;
mod carry;
mod checklist;
mod column;
mod comments;
mod compose;
mod dependencies;
mod drag;
mod drawer;
mod edit;
mod fetch;
mod flip;
mod history;
mod link;
mod markdown;
mod move_to;
mod oks;
mod order;
mod pills;
mod progress;
mod schedule;
mod state;
mod view;
mod window;

pub use approvals::{ApprovalRecord, Approvals, approval_href, person};
pub use assignees::Assignees;
pub use bulk::Bulk;
pub use checklist::Checklist;
pub use column::colour_name;
pub use comments::{CommentEntry, CommentMaterial, Conversation, Said, files_of, new_key};
pub use compose::Compose;
pub use dependencies::Dependencies;
pub use drawer::{TaskDrawer, task_href};
pub use edit::{ConflictNote, TaskEdit};
pub use history::TaskHistory;
pub use markdown::Markdown;
pub use move_to::MoveDialog;
pub use oks::RoundProgress;
pub use progress::ProgressPanel;
pub use schedule::{Schedule, ScheduleFields, ScheduleInput};
pub use state::{BoardState, use_board};
pub use view::{BoardSkeleton, BoardView, Face, focused_task};
