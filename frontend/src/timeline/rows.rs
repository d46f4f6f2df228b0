//! What stands in which row: pure, made of the columns of the board.

use super::scale::Scale;
use super::span::Span;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;
use vitrine_contract::{ApprovalState, Card, Column, Stage};

/// One task, with the dates that are shown of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) card: Card,
    pub(super) stage: Stage,
    pub(super) span: Span,
}

/// What a bar tells by its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Done,
    /// Put before the client.
    Waiting,
    Late,
}

impl Tone {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Done => "done",
            Self::Waiting => "waiting",
            Self::Late => "late",
        }
    }
}

impl Row {
    pub(super) fn tone(&self, today: NaiveDate, tells_overdue: bool) -> Tone {
        let is_waiting = self.card.approval.as_ref().is_some_and(|approval| approval.state == ApprovalState::Open);
        match self.stage {
            Stage::Done => Tone::Done,
            _ if tells_overdue && self.days_late(today) > 0 => Tone::Late,
            _ if is_waiting => Tone::Waiting,
            _ => Tone::Plain,
        }
    }

    pub(super) fn days_late(&self, today: NaiveDate) -> i64 {
        match self.span.due {
            Some(due) if self.stage != Stage::Done => today.signed_duration_since(due).num_days().max(0),
            _ => 0,
        }
    }
}

/// What a late task pushes: of those that wait for it and have not begun, the one that it pushes the most, and how many others.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Push {
    pub(super) title: String,
    pub(super) days: i64,
    pub(super) others: usize,
}

/// Those that should begin before it can be finished, which is today at the earliest.
pub(super) fn push(late: &Row, rows: &Rows, today: NaiveDate) -> Option<Push> {
    if late.days_late(today) == 0 {
        return None;
    }
    // on the day of a milestone work begins
    let first = if late.card.is_milestone { today } else { today.succ_opt()? };
    let days = |row: &Row| {
        let (start, end) = row.span.ends()?;
        let start = if row.card.is_milestone { end } else { start };
        Some(first.signed_duration_since(start).num_days()).filter(|days| *days > 0)
    };
    let waits = |row: &&Row| row.stage == Stage::Planned && row.card.predecessor_ids.contains(&late.card.id);
    let pushed: Vec<_> = rows.values().filter(waits).filter_map(|row| Some((days(row)?, &row.card))).collect();
    let (days, most) = pushed.iter().max_by_key(|(days, card)| (*days, Reverse(card.id)))?;
    Some(Push { title: most.title.clone(), days: *days, others: pushed.len() - 1 })
}

/// All rows, by task.
pub(super) type Rows = Arc<HashMap<Uuid, Row>>;

/// `shown`: dates that are on their way to the server.
pub(super) fn rows(columns: &[Column], shown: impl Fn(Uuid) -> Option<Span>) -> Rows {
    let row = |column: &Column, card: &Card| {
        let span = shown(card.id).unwrap_or_else(|| Span::of(card));
        (card.id, Row { card: card.clone(), stage: column.stage, span })
    };
    Arc::new(columns.iter().flat_map(|column| column.tasks.iter().map(move |card| row(column, card))).collect())
}

/// The first and the last day of all tasks of a column.
pub(super) fn summary(column: &Column, rows: &Rows) -> Option<(NaiveDate, NaiveDate)> {
    let ends = column.tasks.iter().filter_map(|card| rows.get(&card.id)?.span.ends());
    ends.reduce(|(first, last), (start, end)| (first.min(start), last.max(end)))
}

/// A link as it is drawn, in pixels: from the end of what has to be finished to the beginning of what waits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) key: (Uuid, Uuid),
    pub(super) from: (f64, f64),
    pub(super) to: (f64, f64),
    /// What waits begins before the other is over.
    pub(super) is_broken: bool,
}

/// The links between tasks that are shown and have dates. A row of each open column is its head.
pub(super) fn links(
    columns: &[Column],
    rows: &Rows,
    scale: Scale,
    height: f64,
    is_open: impl Fn(Uuid) -> bool,
) -> Vec<Link> {
    let mut places = HashMap::new();
    let mut top = 0.0;
    for column in columns {
        top += height;
        for card in column.tasks.iter().filter(|_| is_open(column.id)) {
            places.insert(card.id, top + height / 2.0);
            top += height;
        }
    }
    let end = |id: Uuid| {
        let row = rows.get(&id)?;
        let (first, last) = row.span.ends()?;
        // a milestone is a point: the day that it is due
        let first = if row.card.is_milestone { last } else { first };
        Some((row, (first, last), *places.get(&id)?))
    };
    let link = |before: Uuid, after: Uuid| {
        let (earlier, (first, last), y) = end(before)?;
        let (_, (start, until), to_y) = end(after)?;
        let (from, width) = scale.stretch((first, last));
        let (to, _) = scale.stretch((start, until));
        let is_early = if earlier.card.is_milestone { start < last } else { start <= last };
        // what is done stands in nobody's way
        let is_broken = is_early && earlier.stage != Stage::Done;
        Some(Link { key: (before, after), from: (from + width, y), to: (to, to_y), is_broken })
    };
    let waiting = columns.iter().flat_map(|column| &column.tasks);
    waiting.flat_map(|card| card.predecessor_ids.iter().filter_map(move |before| link(*before, card.id))).collect()
}

#[cfg(test)]
mod tests {
    use super::super::scale::Zoom;
    use super::*;
    use chrono::DateTime;
    use vitrine_contract::CardApproval;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2027, 3, day).unwrap()
    }

    fn card(number: u128, start: u32, due: u32, before: &[u128]) -> Card {
        Card {
            id: Uuid::from_u128(number),
            title: number.to_string(),
            starts_on: NaiveDate::from_ymd_opt(2027, 3, start),
            due_on: NaiveDate::from_ymd_opt(2027, 3, due),
            is_milestone: false,
            predecessor_ids: before.iter().copied().map(Uuid::from_u128).collect(),
            assignees: Vec::new(),
            approval: None,
            checklist: None,
            comment_count: None,
            file_count: None,
            has_description: false,
            progress_percent: None,
            is_team_only: None,
            revision: String::new(),
        }
    }

    fn column(number: u128, tasks: Vec<Card>) -> Column {
        Column {
            id: Uuid::from_u128(number),
            name: String::new(),
            client_name: None,
            stage: Stage::Active,
            asks_approval: false,
            colour: None,
            card_limit: None,
            is_archived: false,
            tasks,
            revision: String::new(),
        }
    }

    fn columns() -> Vec<Column> {
        vec![
            column(100, vec![card(1, 2, 5, &[]), card(2, 6, 9, &[1]), card(3, 0, 0, &[2])]),
            column(200, vec![card(4, 4, 12, &[1, 3])]),
        ]
    }

    #[test]
    fn links_lead_from_end_to_beginning() {
        let (columns, scale) = (columns(), Scale::of([day(2)].into_iter(), day(2), Zoom::Weeks));
        let rows = rows(&columns, |_| None);
        let found = links(&columns, &rows, scale, 40.0, |_| true);
        let ends = |link: &Link| (link.key.0.as_u128(), link.key.1.as_u128(), link.is_broken);
        // 3 has no dates; 4 begins before 1 is due
        assert_eq!(found.iter().map(ends).collect::<Vec<_>>(), [(1, 2, false), (1, 4, true)]);
        assert_eq!(found[0].from, (scale.x(day(6)), 60.0));
        assert_eq!(found[0].to, (scale.x(day(6)), 100.0));
        // below the head of the second column
        assert_eq!(found[1].to, (scale.x(day(4)), 220.0));
        let closed = links(&columns, &rows, scale, 40.0, |column| column.as_u128() == 200);
        assert_eq!(closed, []);
    }

    /// Whether the link from the first to the second contradicts the dates, and the day where it ends.
    fn judged(stage: Stage, before: Card, after: Card) -> (bool, f64) {
        let done = Column { stage, ..column(100, vec![before]) };
        let columns = [done, column(200, vec![after])];
        let scale = Scale::of([day(1)].into_iter(), day(1), Zoom::Weeks);
        let found = links(&columns, &rows(&columns, |_| None), scale, 40.0, |_| true);
        let [link] = found.as_slice() else { panic!("{found:?}") };
        (link.is_broken, link.to.0)
    }

    #[test]
    fn a_link_is_broken_where_what_waits_begins_too_early() {
        let point = |card: Card| Card { is_milestone: true, ..card };
        let scale = Scale::of([day(1)].into_iter(), day(1), Zoom::Weeks);
        for (stage, before, after, is_broken, at) in [
            (Stage::Active, card(1, 2, 5, &[]), card(2, 5, 9, &[1]), true, 5),
            (Stage::Active, card(1, 2, 5, &[]), card(2, 6, 9, &[1]), false, 6),
            (Stage::Done, card(1, 2, 5, &[]), card(2, 4, 9, &[1]), false, 4),
            // on the day of a kick-off work begins, and not before
            (Stage::Active, point(card(1, 5, 5, &[])), card(2, 5, 9, &[1]), false, 5),
            (Stage::Active, point(card(1, 5, 5, &[])), card(2, 4, 9, &[1]), true, 4),
            // of a milestone the day counts on which it stands
            (Stage::Active, card(1, 2, 5, &[]), point(card(2, 1, 12, &[1])), false, 12),
        ] {
            let words = format!("{stage:?} {before:?} {after:?}");
            assert_eq!(judged(stage, before, after), (is_broken, scale.x(day(at))), "{words}");
        }
    }

    #[test]
    fn dates_on_their_way_count() {
        let columns = columns();
        let planned = Span { start: Some(day(7)), due: Some(day(20)) };
        let rows = rows(&columns, |task| (task.as_u128() == 2).then_some(planned));
        assert_eq!(rows[&Uuid::from_u128(2)].span, planned);
        assert_eq!(summary(&columns[0], &rows), Some((day(2), day(20))));
        assert_eq!(summary(&column(1, vec![card(3, 0, 0, &[])]), &rows), None);
    }

    #[test]
    fn bars_tell_how_it_stands() {
        let row = |stage, due, state: Option<ApprovalState>| {
            let approval = state.map(|state| CardApproval {
                state,
                at: DateTime::UNIX_EPOCH,
                by: None,
                due_on: None,
                progress: None,
            });
            let card = Card { approval, ..card(1, 0, due, &[]) };
            Row { span: Span::of(&card), card, stage }
        };
        for (row, tells_overdue, tone) in [
            (row(Stage::Active, 9, None), true, Tone::Plain),
            (row(Stage::Active, 4, None), true, Tone::Late),
            (row(Stage::Active, 4, None), false, Tone::Plain),
            (row(Stage::Done, 4, None), true, Tone::Done),
            (row(Stage::Review, 9, Some(ApprovalState::Open)), true, Tone::Waiting),
            (row(Stage::Review, 4, Some(ApprovalState::Open)), true, Tone::Late),
            (row(Stage::Review, 9, Some(ApprovalState::Approved)), true, Tone::Plain),
        ] {
            assert_eq!(row.tone(day(6), tells_overdue), tone, "{row:?}");
        }
        assert_eq!(row(Stage::Active, 4, None).days_late(day(6)), 2);
    }

    #[test]
    fn a_late_task_tells_what_it_pushes() {
        // mock d
        let planned = |tasks: Vec<Card>| Column { stage: Stage::Planned, ..column(200, tasks) };
        let pushed = |before: Card, after: Column, today: u32| {
            let columns = [column(100, vec![before]), after];
            let rows = rows(&columns, |_| None);
            let late = rows[&Uuid::from_u128(1)].clone();
            push(&late, &rows, day(today)).map(|push| (push.title, push.days, push.others))
        };
        let late = card(1, 2, 5, &[]);
        let next = || planned(vec![card(2, 6, 9, &[1])]);
        assert_eq!(pushed(late.clone(), next(), 7), Some(("2".into(), 2, 0)), "today it can be finished, not before");
        assert_eq!(pushed(late.clone(), next(), 5), None, "not late");
        let far = planned(vec![card(2, 8, 9, &[1])]);
        assert_eq!(pushed(late.clone(), far, 7), None, "there is time until then");
        let begun = column(200, vec![card(2, 6, 9, &[1])]);
        assert_eq!(pushed(late.clone(), begun, 7), None, "it did not wait");
        let free = planned(vec![card(2, 6, 9, &[])]);
        assert_eq!(pushed(late.clone(), free, 7), None);
        let many = planned(vec![card(2, 7, 9, &[1]), card(3, 6, 9, &[1]), card(4, 6, 9, &[1])]);
        assert_eq!(pushed(late.clone(), many, 7), Some(("3".into(), 2, 2)));
        let point = Card { is_milestone: true, ..late };
        assert_eq!(pushed(point, next(), 7), Some(("2".into(), 1, 0)), "on the day of a milestone work begins");
    }
}
