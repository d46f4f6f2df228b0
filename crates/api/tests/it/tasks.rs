//! Tasks beyond their place on the board.

mod assignees;
mod checklist;
mod progress;
