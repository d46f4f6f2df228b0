//! Which cards of a long column are drawn: those near what is in sight, and room in place of the others. Two thousand cards cost no
//! more than those that fit on the screen.

use crate::ui::*;
use leptos::{ev, html};
use std::collections::HashMap;
use uuid::Uuid;
use vitrine_contract::Card;

/// Shorter columns are drawn whole.
pub(super) const WHOLE: usize = 60;
/// So far beyond what is in sight cards are drawn, in pixels, and at such steps it is looked anew.
const BEYOND: i32 = 700;
const STEP: i32 = 200;
/// Between two cards, as in the sheet.
const BETWEEN: i32 = 8;
/// What a card is taken to need as long as it was not drawn, the space below it included.
const GUESS: i32 = 92;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Part<T> {
    Card(T),
    /// For the cards from this one on, in pixels.
    Room(T, i32),
}

/// Of cards that need so much each: those in sight between `top` and `top + view`, and those that are to be kept.
fn parts<T: Copy>(cards: &[(T, i32)], top: i32, view: i32, is_kept: impl Fn(T) -> bool) -> Vec<Part<T>> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (card, need) in cards.iter().copied() {
        let is_near = from + need >= top - BEYOND && from <= top + view + BEYOND;
        match parts.last_mut() {
            _ if is_near || is_kept(card) => parts.push(Part::Card(card)),
            Some(Part::Room(_, room)) => *room += need,
            _ => parts.push(Part::Room(card, need - BETWEEN)),
        }
        from += need;
    }
    parts
}

/// What is seen of one column.
#[derive(Clone, Copy)]
pub(super) struct Sight {
    pub(super) list: NodeRef<html::Ul>,
    /// How far it is scrolled, and how much of it is in sight.
    at: RwSignal<(i32, i32)>,
    /// All of it is drawn: it is being printed.
    is_whole: RwSignal<bool>,
    /// The card that had the focus last: it stays, or the focus would be lost.
    focused: RwSignal<Option<Uuid>>,
    needs: StoredValue<HashMap<Uuid, i32>>,
}

impl Sight {
    pub(super) fn new() -> Self {
        let sight = Self {
            list: NodeRef::new(),
            at: RwSignal::new((0, 0)),
            is_whole: RwSignal::new(false),
            focused: RwSignal::new(None),
            needs: StoredValue::new(HashMap::new()),
        };
        Effect::new(move || {
            if sight.list.get().is_some() {
                request_animation_frame(move || sight.look());
            }
        });
        let handle = window_event_listener(ev::resize, move |_| sight.look());
        let printing = [("beforeprint", true), ("afterprint", false)]
            .map(|(name, is_whole)| window_event_listener_untyped(name, move |_| sight.is_whole.set(is_whole)));
        on_cleanup(move || {
            handle.remove();
            for handle in printing {
                handle.remove();
            }
        });
        sight
    }

    /// To be called when the list was scrolled.
    pub(super) fn look(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else { return };
        let now = (list.scroll_top() / STEP * STEP, list.client_height());
        if self.at.try_get_untracked().is_some_and(|at| at != now) {
            self.at.set(now);
        }
    }

    /// To be called when something in the list has the focus.
    pub(super) fn focus_on(self, event: &ev::FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let card = target.and_then(|target| target.closest("[data-task]").ok().flatten());
        let task = card.and_then(|card| card.get_attribute("data-task")?.parse().ok());
        if task.is_some() && task != self.focused.get_untracked() {
            self.focused.set(task);
        }
    }

    /// What is drawn of these cards, with those that are `kept` wherever they are. Tracked.
    pub(super) fn parts(self, cards: &[Card], kept: &[Option<Uuid>]) -> Vec<Part<Uuid>> {
        if cards.len() <= WHOLE || self.is_whole.get() {
            return cards.iter().map(|card| Part::Card(card.id)).collect();
        }
        let ((top, view), focused) = (self.at.get(), self.focused.get());
        request_animation_frame(move || self.measure());
        let needs = self.needs.read_value();
        let cards: Vec<_> = cards.iter().map(|card| (card.id, needs.get(&card.id).copied().unwrap_or(GUESS))).collect();
        parts(&cards, top, view, |card| focused == Some(card) || kept.contains(&Some(card)))
    }

    /// Remembers what the cards that are drawn need, and counts anew if that was not known: otherwise guesses that were too
    /// large would leave a part of what is in sight empty.
    fn measure(self) {
        let Some(list) = self.list.try_get_untracked().flatten() else { return };
        let mut is_news = false;
        self.needs.try_update_value(|needs| {
            for card in elements(&list, ".card[data-task]:not([data-held])") {
                if let Some(id) = card.get_attribute("data-task").and_then(|id| id.parse().ok()) {
                    let need = card.offset_height() + BETWEEN;
                    is_news |= needs.insert(id, need) != Some(need);
                }
            }
        });
        if is_news {
            self.at.try_update(|_| ());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of what is drawn of two hundred cards, and the room that is left.
    fn drawn(top: i32, kept: &[usize]) -> (Vec<usize>, Vec<(usize, i32)>) {
        let (mut cards, mut rooms) = (Vec::new(), Vec::new());
        let all: Vec<_> = (0..200).map(|at| (at, 100)).collect();
        for part in parts(&all, top, 500, |at| kept.contains(&at)) {
            match part {
                Part::Card(at) => cards.push(at),
                Part::Room(at, room) => rooms.push((at, room)),
            }
        }
        (cards, rooms)
    }

    #[test]
    fn what_is_in_sight_is_drawn_and_nothing_moves() {
        for (top, first, last) in [(0, 0, 12), (5_000, 42, 62), (19_500, 187, 199)] {
            let (cards, rooms) = drawn(top, &[]);
            assert_eq!((cards.first(), cards.last()), (Some(&first), Some(&last)), "{top}");
            let room: i32 = rooms.iter().map(|(_, room)| room + BETWEEN).sum();
            assert_eq!(room + 100 * i32::try_from(cards.len()).unwrap(), 20_000, "{top}");
        }
    }

    #[test]
    fn what_has_the_focus_stays_where_it_is() {
        let (cards, rooms) = drawn(0, &[100, 199]);
        assert_eq!(cards[13..], [100, 199]);
        assert_eq!(rooms, [(13, 8_692), (101, 9_792)]);
    }

    #[test]
    fn an_empty_column_has_nothing_to_draw() {
        assert_eq!(parts::<usize>(&[], 0, 500, |_| true), []);
    }
}
