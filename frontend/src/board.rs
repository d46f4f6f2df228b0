//! The board of a project, for both shells: columns, cards, and the ways to move a card. What only one shell has on a board comes in
//! from its page, as a [`Face`]: nothing of the team's material is here, so that no page of the portal can show it.
//!
//! A move shows at once. It stays on top of what the server answered until a later answer contains it, or is taken back with the
//! reason. Moves are sent one after the other, because each may stand on the one before.

mod approvals;
mod assignees;
mod card;
mod carry;
mod checklist;
mod column;
mod comments;
mod compose;
mod drag;
mod drawer;
mod edit;
mod fetch;
mod flip;
mod markdown;
mod move_to;
mod order;
mod pills;
mod progress;
mod schedule;
mod state;
mod view;

pub use approvals::{ApprovalRecord, Approvals, approval_href, person};
pub use assignees::Assignees;
pub use checklist::Checklist;
pub use comments::{CommentMaterial, Conversation};
pub use compose::Compose;
pub use drawer::TaskDrawer;
pub use edit::{ConflictNote, TaskEdit};
pub use markdown::Markdown;
pub use progress::ProgressPanel;
pub use schedule::{Schedule, ScheduleFields, ScheduleInput};
pub use state::{BoardState, use_board};
pub use view::{BoardSkeleton, BoardView, Face, focused_task};
