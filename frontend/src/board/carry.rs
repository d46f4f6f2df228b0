//! Cards by keyboard: the arrows walk over them; Space lifts one, then the arrows carry it.

use super::order::{self, Direction, Move};
use super::state::BoardState;
use crate::ui::*;
use uuid::Uuid;
use vitrine_contract::ProjectAct;
use web_sys::KeyboardEvent;

/// The id of the element that says how this works.
pub(super) const HELP: &str = "board-help";

pub(super) fn hear(board: BoardState, task: Uuid, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let key = event.key();
    let is_used = match board.lifted.get_untracked().filter(|lifted| lifted.task == task) {
        Some(lifted) => carry(board, lifted, &key),
        None => walk(board, task, &key),
    };
    if is_used {
        event.prevent_default();
        event.stop_propagation();
    }
}

fn walk(board: BoardState, task: Uuid, key: &str) -> bool {
    if key == " " {
        return lift(board, task);
    }
    let Some(direction) = Direction::from_key(key) else { return false };
    if let Some(next) = order::neighbour(&board.visible.read_untracked(), task, direction) {
        board.focus_card(next);
    }
    true
}

fn lift(board: BoardState, task: Uuid) -> bool {
    let place = order::place_of(&board.columns.read_untracked(), task);
    let still = place.and_then(|place| order::move_to(&board.columns.read_untracked(), task, place));
    if still.is_none() || !untrack(|| board.may(ProjectAct::MoveTask)) {
        return false;
    }
    board.lifted.set(still);
    board.say_place("board-lifted", task);
    true
}

fn carry(board: BoardState, lifted: Move, key: &str) -> bool {
    match (key, Direction::from_key(key)) {
        (_, Some(direction)) => {
            let next = order::step(&board.visible.read_untracked(), lifted.task, direction);
            if let Some(next) = next {
                board.flip.prepare();
                board.lifted.set(Some(next));
                board.say_place("board-over", lifted.task);
                board.focus_card(lifted.task);
            }
        }
        (" " | "Enter", _) => {
            board.lifted.set(None);
            if order::is_still(&board.columns.read_untracked(), lifted) {
                board.say_place("board-dropped", lifted.task);
            } else {
                board.carry_out(lifted);
            }
        }
        ("Escape", _) => {
            put_back(board);
            board.focus_card(lifted.task);
        }
        ("Tab", _) => {
            put_back(board);
            return false;
        }
        _ => return false,
    }
    true
}

/// Ends a lift where it began.
pub(super) fn put_back(board: BoardState) {
    if let Some(lifted) = board.lifted.get_untracked() {
        board.flip.prepare();
        board.lifted.set(None);
        board.say_place("board-returned", lifted.task);
    }
}
