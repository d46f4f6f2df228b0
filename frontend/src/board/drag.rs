//! Cards by pointer. A mouse drags at once, a finger after a long press, so that swiping still scrolls. The card's element stays
//! where it was, hidden: a finger that holds an element keeps its events only as long as the element is there.

use super::carry;
use super::order::{self, ColumnBox, Move};
use super::state::BoardState;
use crate::ui::*;
use leptos::{ev, html};
use std::time::Duration;
use uuid::Uuid;
use vitrine_contract::ProjectAct;
use web_sys::{Element, HtmlElement, PointerEvent};

const LONG_PRESS: Duration = Duration::from_millis(250);
/// How far a pointer may stray before a press is something else, in pixels.
const SLACK_MOUSE: f64 = 5.0;
const SLACK_FINGER: f64 = 9.0;
/// How near an edge scrolling starts, and how far it goes in each frame at most.
const EDGE: f64 = 56.0;
const SPEED: f64 = 16.0;
/// How long after a drop a click still belongs to it.
const ECHO: Duration = Duration::from_millis(80);

#[derive(Clone, Copy)]
pub(super) struct Dragging {
    board: BoardState,
    pub(super) held: RwSignal<Option<Held>>,
    /// Where the top left corner of the held card is in the window.
    pub(super) at: RwSignal<(f64, f64)>,
    pub(super) landing: RwSignal<Option<Move>>,
    pub(super) scroller: NodeRef<html::Div>,
    press: StoredValue<Option<Press>>,
    echo: StoredValue<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Held {
    pub(super) task: Uuid,
    pub(super) width: f64,
    pub(super) height: f64,
}

#[derive(Clone, Copy)]
struct Press {
    held: Held,
    pointer: i32,
    is_finger: bool,
    start: (f64, f64),
    /// From the corner of the card to the pointer.
    grip: (f64, f64),
    timer: Option<TimeoutHandle>,
}

pub(super) fn use_dragging() -> Dragging {
    expect_context()
}

impl Dragging {
    pub(super) fn provide(board: BoardState) -> Self {
        let dragging = Self {
            board,
            held: RwSignal::new(None),
            at: RwSignal::new((0.0, 0.0)),
            landing: RwSignal::new(None),
            scroller: NodeRef::new(),
            press: StoredValue::new(None),
            echo: StoredValue::new(false),
        };
        let handles = [
            window_event_listener(ev::pointermove, move |event| dragging.follow(&event)),
            window_event_listener(ev::pointerup, move |_| dragging.release()),
            window_event_listener(ev::pointercancel, move |_| dragging.cancel()),
            window_event_listener(ev::pointerdown, move |_| carry::put_back(board)),
        ];
        let key_handle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && dragging.is_on() {
                event.prevent_default();
                dragging.cancel();
            }
        });
        on_cleanup(move || {
            handles.into_iter().for_each(WindowListenerHandle::remove);
            key_handle.remove();
        });
        provide_context(dragging);
        dragging
    }

    pub(super) fn is_on(self) -> bool {
        self.held.try_get_untracked().flatten().is_some()
    }

    /// Whether a click is the end of a drag and no wish to open the card.
    pub(super) fn is_echo(self) -> bool {
        self.echo.get_value()
    }

    pub(super) fn press(self, task: Uuid, card: &Element, event: &PointerEvent) {
        let may = untrack(|| self.board.may(ProjectAct::MoveTask));
        if !may || event.button() != 0 || !event.is_primary() || is_control(event) {
            return;
        }
        let rect = card.get_bounding_client_rect();
        let start = point(event);
        let is_finger = event.pointer_type() != "mouse";
        let timer = is_finger.then(|| set_timeout_with_handle(move || self.begin(), LONG_PRESS).ok()).flatten();
        self.press.set_value(Some(Press {
            held: Held { task, width: rect.width(), height: rect.height() },
            pointer: event.pointer_id(),
            is_finger,
            start,
            grip: (start.0 - rect.left(), start.1 - rect.top()),
            timer,
        }));
    }

    fn follow(self, event: &PointerEvent) {
        let Some(press) = self.press.try_get_value().flatten() else { return };
        if press.pointer != event.pointer_id() {
            return;
        }
        let (x, y) = point(event);
        let strayed = (x - press.start.0).hypot(y - press.start.1);
        match (self.is_on(), press.is_finger) {
            (true, _) => {}
            (false, true) if strayed > SLACK_FINGER => return self.let_go(),
            (false, false) if strayed > SLACK_MOUSE => self.begin(),
            (false, _) => return,
        }
        self.at.set((x - press.grip.0, y - press.grip.1));
        self.aim(true);
    }

    fn begin(self) {
        let Some(press) = self.press.try_get_value().flatten() else { return };
        let task = press.held.task;
        let columns = self.board.columns.read_untracked();
        let still = order::place_of(&columns, task).and_then(|place| order::move_to(&columns, task, place));
        if still.is_none() {
            return self.let_go();
        }
        self.at.set((press.start.0 - press.grip.0, press.start.1 - press.grip.1));
        self.landing.set(still);
        self.held.set(Some(press.held));
        request_animation_frame(move || self.scroll_at_edges());
    }

    /// Finds where the card would land now.
    fn aim(self, glide: bool) {
        let Some(held) = self.held.get_untracked() else { return };
        let (x, y) = self.at.get_untracked();
        let landing =
            order::landing(&self.boxes(x + held.width / 2.0), held.task, x + held.width / 2.0, y + held.height / 2.0);
        if landing.is_some() && landing != self.landing.get_untracked() {
            if glide {
                self.board.flip.prepare();
            }
            self.landing.set(landing);
        }
    }

    /// The column nearest to a point. The cards of the others need not be read, which there may be hundreds of.
    fn boxes(self, x: f64) -> Vec<ColumnBox> {
        let Some(scroller) = self.scroller.get_untracked() else { return Vec::new() };
        let distance = |column: HtmlElement| {
            let at = column.get_bounding_client_rect();
            ((at.left() - x).max(x - at.right()).max(0.0), column)
        };
        let columns = elements(&scroller, "[data-column]").into_iter().map(distance);
        let nearest = columns.min_by(|(one, _), (other, _)| one.total_cmp(other));
        nearest.and_then(|(_, column)| column_box(&column)).into_iter().collect()
    }

    fn release(self) {
        let landing = self.landing.try_get_untracked().flatten().filter(|_| self.is_on());
        self.end();
        if let Some(change) = landing {
            self.board.carry_out(change);
        }
    }

    fn cancel(self) {
        let held = self.held.try_get_untracked().flatten();
        self.end();
        if let Some(held) = held {
            self.board.say_place("board-returned", held.task);
        }
    }

    fn end(self) {
        if let Some(held) = self.held.try_get_untracked().flatten() {
            let (x, y) = self.at.get_untracked();
            self.board.flip.prepare_from(Some((held.task, x, y)));
            self.held.set(None);
            self.landing.set(None);
            self.echo.set_value(true);
            set_timeout(
                move || {
                    self.echo.try_update_value(|echo| *echo = false);
                },
                ECHO,
            );
        }
        self.let_go();
    }

    fn let_go(self) {
        let press = self.press.try_update_value(Option::take).flatten();
        if let Some(timer) = press.and_then(|press| press.timer) {
            timer.clear();
        }
    }

    /// While something is held near an edge, the board scrolls sideways and the column below up and down.
    fn scroll_at_edges(self) {
        let Some(press) = self.press.try_get_value().flatten().filter(|_| self.is_on()) else { return };
        let Some(scroller) = self.scroller.get_untracked() else { return };
        let (x, y) = self.at.get_untracked();
        let (x, y) = (x + press.grip.0, y + press.grip.1);
        let rect = scroller.get_bounding_client_rect();
        let sideways = pull(x, rect.left(), rect.right());
        let list = self.landing.get_untracked().and_then(|landing| {
            scroller.query_selector(&format!("[data-column='{}'] .column-list", landing.column)).ok().flatten()
        });
        let upright = list.as_ref().map_or(0, |list| {
            let rect = list.get_bounding_client_rect();
            pull(y, rect.top(), rect.bottom())
        });
        if sideways != 0 || upright != 0 {
            scroller.set_scroll_left(scroller.scroll_left() + sideways);
            if let Some(list) = list {
                list.set_scroll_top(list.scroll_top() + upright);
            }
            self.aim(false);
        }
        request_animation_frame(move || self.scroll_at_edges());
    }
}

fn point(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// What is pressed on a card for its own sake.
fn is_control(event: &PointerEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("button, [popover]").is_ok_and(|found| found.is_some()))
}

/// Offsets instead of rectangles for the cards: they tell nothing of a glide that is under way.
fn column_box(column: &HtmlElement) -> Option<ColumnBox> {
    let id = column.get_attribute("data-column")?.parse().ok()?;
    let list = column.query_selector(".column-list").ok()??;
    let top = list.get_bounding_client_rect().top() - f64::from(list.scroll_top());
    let cards = elements(&list, ".card[data-task]:not([data-held])").into_iter().filter_map(|card| {
        let middle = top + f64::from(card.offset_top()) + f64::from(card.offset_height()) / 2.0;
        Some((card.get_attribute("data-task")?.parse().ok()?, middle))
    });
    let cards = cards.collect();
    let rect = column.get_bounding_client_rect();
    Some(ColumnBox { id, left: rect.left(), right: rect.right(), cards })
}

/// How far to scroll for a pointer between two edges.
fn pull(at: f64, from: f64, to: f64) -> i32 {
    let edge = EDGE.min((to - from) / 4.0);
    let depth = |inside: f64| ((edge - inside) / edge).clamp(0.0, 1.0) * SPEED;
    whole(depth(to - at) - depth(at - from))
}

#[expect(clippy::as_conversions, clippy::cast_possible_truncation, reason = "a few pixels")]
fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}

#[cfg(test)]
mod tests {
    use super::pull;

    #[test]
    fn edges_pull_the_more_the_nearer() {
        assert_eq!(pull(500.0, 0.0, 1000.0), 0);
        assert_eq!(pull(972.0, 0.0, 1000.0), 8);
        assert_eq!(pull(1000.0, 0.0, 1000.0), 16);
        assert_eq!(pull(-40.0, 0.0, 1000.0), -16);
    }
}
