//! Tasks beyond their place on the board.

mod assignees;
mod bulk;
mod checklist;
mod counts;
mod dependencies;
mod history;
mod progress;
