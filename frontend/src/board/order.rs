//! Where a task stands and where it can go: pure, on the columns as they are sent.

use uuid::Uuid;
use vitrine_contract::Column;

/// A change of place: right below another task of a column, or to its top.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    pub task: Uuid,
    pub column: Uuid,
    pub after: Option<Uuid>,
}

/// A place by its numbers, both from zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub column: usize,
    pub index: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
    Left,
    Right,
}

impl Direction {
    pub fn from_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            _ => return None,
        })
    }
}

/// Carries a move out. What it names may be gone by now: without the task or the column nothing changes, without the
/// neighbour the task goes to the end.
pub fn apply(columns: &mut [Column], change: Move) {
    let Some(to) = columns.iter().position(|column| column.id == change.column) else { return };
    let Some(from) = place_of(columns, change.task) else { return };
    let Some(card) = columns.get_mut(from.column).map(|column| column.tasks.remove(from.index)) else { return };
    let Some(target) = columns.get_mut(to) else { return };
    let index = match change.after {
        None => 0,
        Some(after) => target.tasks.iter().position(|card| card.id == after).map_or(target.tasks.len(), |at| at + 1),
    };
    target.tasks.insert(index, card);
}

pub fn place_of(columns: &[Column], task: Uuid) -> Option<Place> {
    columns
        .iter()
        .enumerate()
        .find_map(|(column, it)| it.tasks.iter().position(|card| card.id == task).map(|index| Place { column, index }))
}

/// The move that puts a task at a place. The index counts the other tasks of the column; beyond them it means the end.
pub fn move_to(columns: &[Column], task: Uuid, place: Place) -> Option<Move> {
    let column = columns.get(place.column)?;
    let after = column.tasks.iter().filter(|card| card.id != task).take(place.index).last().map(|card| card.id);
    Some(Move { task, column: column.id, after })
}

/// The move by one step. None at the edge.
pub fn step(columns: &[Column], task: Uuid, direction: Direction) -> Option<Move> {
    let Place { column, index } = place_of(columns, task)?;
    let place = match direction {
        Direction::Up => Place { column, index: index.checked_sub(1)? },
        Direction::Down if index + 1 < columns.get(column)?.tasks.len() => Place { column, index: index + 1 },
        Direction::Down => return None,
        Direction::Left => Place { column: column.checked_sub(1)?, index },
        Direction::Right => Place { column: column + 1, index },
    };
    move_to(columns, task, place)
}

/// Whether a move leaves everything where it is.
pub fn is_still(columns: &[Column], change: Move) -> bool {
    place_of(columns, change.task).is_some_and(|place| move_to(columns, change.task, place) == Some(change))
}

/// The task that the focus goes to from another; sideways over empty columns.
pub fn neighbour(columns: &[Column], task: Uuid, direction: Direction) -> Option<Uuid> {
    let Place { column, index } = place_of(columns, task)?;
    let at = |column: usize, index: usize| {
        let tasks = &columns.get(column)?.tasks;
        tasks.get(index.min(tasks.len().checked_sub(1)?)).map(|card| card.id)
    };
    match direction {
        Direction::Up => at(column, index.checked_sub(1)?),
        Direction::Down => columns.get(column)?.tasks.get(index + 1).map(|card| card.id),
        Direction::Left => (0..column).rev().find_map(|column| at(column, index)),
        Direction::Right => (column + 1..columns.len()).find_map(|column| at(column, index)),
    }
}

/// What of a column is seen while something is dragged over it: from edge to edge, and the middle of each card.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnBox {
    pub id: Uuid,
    pub left: f64,
    pub right: f64,
    pub cards: Vec<(Uuid, f64)>,
}

/// Where something held at a point would land: in the nearest column, below the cards whose middle is above the point.
pub fn landing(columns: &[ColumnBox], task: Uuid, x: f64, y: f64) -> Option<Move> {
    let distance = |column: &ColumnBox| (column.left - x).max(x - column.right).max(0.0);
    let column = columns.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))?;
    let after = column.cards.iter().filter(|(id, _)| *id != task).take_while(|(_, middle)| *middle < y).last();
    Some(Move { task, column: column.id, after: after.map(|(id, _)| *id) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use vitrine_contract::{Card, Stage};

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn column(number: u128, tasks: &[u128]) -> Column {
        let card = |task: &u128| Card {
            id: id(*task),
            title: task.to_string(),
            starts_on: None,
            due_on: None,
            is_milestone: false,
            predecessor_ids: Vec::new(),
            assignees: Vec::new(),
            approval: None,
            checklist: None,
            comment_count: None,
            file_count: None,
            has_description: false,
            progress_percent: None,
            is_team_only: None,
            revision: String::new(),
        };
        Column {
            id: id(number),
            name: number.to_string(),
            client_name: None,
            stage: Stage::Active,
            asks_approval: false,
            colour: None,
            card_limit: None,
            is_archived: false,
            tasks: tasks.iter().map(card).collect(),
            revision: String::new(),
        }
    }

    /// Columns 100, 200, 300 with tasks 1 to 4.
    fn board() -> Vec<Column> {
        vec![column(100, &[1, 2, 3]), column(200, &[]), column(300, &[4])]
    }

    fn tasks(columns: &[Column]) -> Vec<Vec<u128>> {
        columns.iter().map(|column| column.tasks.iter().map(|card| card.id.as_u128()).collect()).collect()
    }

    fn change(task: u128, column: u128, after: Option<u128>) -> Move {
        Move { task: id(task), column: id(column), after: after.map(id) }
    }

    fn after(change: Move) -> Vec<Vec<u128>> {
        let mut columns = board();
        apply(&mut columns, change);
        tasks(&columns)
    }

    #[test]
    fn moves_within_and_between_columns() {
        assert_eq!(after(change(3, 100, None)), [vec![3, 1, 2], vec![], vec![4]]);
        assert_eq!(after(change(1, 100, Some(2))), [vec![2, 1, 3], vec![], vec![4]]);
        assert_eq!(after(change(2, 200, None)), [vec![1, 3], vec![2], vec![4]]);
        assert_eq!(after(change(2, 300, Some(4))), [vec![1, 3], vec![], vec![4, 2]]);
    }

    #[test]
    fn what_is_gone_does_no_harm() {
        let still = [vec![1, 2, 3], vec![], vec![4]];
        assert_eq!(after(change(9, 200, None)), still, "the task");
        assert_eq!(after(change(1, 900, None)), still, "the column");
        assert_eq!(after(change(1, 300, Some(9))), [vec![2, 3], vec![], vec![4, 1]], "the neighbour");
    }

    #[test]
    fn steps_end_at_the_edges() {
        let columns = board();
        let step = |task: u128, direction| step(&columns, id(task), direction);
        assert_eq!(step(1, Direction::Up), None);
        assert_eq!(step(2, Direction::Up), Some(change(2, 100, None)));
        assert_eq!(step(3, Direction::Up), Some(change(3, 100, Some(1))));
        assert_eq!(step(1, Direction::Down), Some(change(1, 100, Some(2))));
        assert_eq!(step(3, Direction::Down), None);
        assert_eq!(step(1, Direction::Left), None);
        assert_eq!(step(3, Direction::Right), Some(change(3, 200, None)));
        assert_eq!(step(4, Direction::Right), None);
        assert_eq!(step(4, Direction::Left), Some(change(4, 200, None)));
    }

    #[test]
    fn a_place_beyond_the_end_is_the_end() {
        let place = Place { column: 2, index: 7 };
        assert_eq!(move_to(&board(), id(1), place), Some(change(1, 300, Some(4))));
        assert_eq!(move_to(&board(), id(1), Place { column: 3, index: 0 }), None);
    }

    #[test]
    fn stillness_is_seen() {
        for (change, is_still_there) in [
            (change(1, 100, None), true),
            (change(2, 100, Some(1)), true),
            (change(2, 100, None), false),
            (change(4, 100, None), false),
            (change(9, 100, None), false),
        ] {
            assert_eq!(is_still(&board(), change), is_still_there, "{change:?}");
        }
    }

    #[test]
    fn focus_walks_over_empty_columns() {
        let columns = board();
        let neighbour = |task: u128, direction| neighbour(&columns, id(task), direction).map(|id| id.as_u128());
        assert_eq!(neighbour(3, Direction::Right), Some(4));
        assert_eq!(neighbour(4, Direction::Left), Some(1));
        assert_eq!(neighbour(4, Direction::Right), None);
        assert_eq!(neighbour(2, Direction::Up), Some(1));
        assert_eq!(neighbour(3, Direction::Down), None);
    }

    #[test]
    fn something_held_lands_in_the_nearest_column() {
        let boxes = [
            ColumnBox { id: id(100), left: 0.0, right: 100.0, cards: vec![(id(1), 20.0), (id(2), 60.0)] },
            ColumnBox { id: id(200), left: 110.0, right: 210.0, cards: vec![] },
        ];
        let landing = |task: u128, x, y| landing(&boxes, id(task), x, y);
        assert_eq!(landing(4, 50.0, 10.0), Some(change(4, 100, None)));
        assert_eq!(landing(4, 50.0, 30.0), Some(change(4, 100, Some(1))));
        assert_eq!(landing(4, -20.0, 90.0), Some(change(4, 100, Some(2))));
        assert_eq!(landing(2, 50.0, 90.0), Some(change(2, 100, Some(1))), "not below itself");
        assert_eq!(landing(1, 107.0, 50.0), Some(change(1, 200, None)), "nearer to the second");
    }
}
