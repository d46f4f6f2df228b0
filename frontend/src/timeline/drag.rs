//! Bars by pointer. A mouse drags at once, a finger after a long press, so that swiping still scrolls.

use super::plan::Plans;
use super::scale::Scale;
use super::span::{Grip, Span};
use crate::ui::*;
use leptos::{ev, html};
use std::time::Duration;
use uuid::Uuid;
use web_sys::PointerEvent;

const LONG_PRESS: Duration = Duration::from_millis(250);
/// How far a pointer may stray before a press is something else, in pixels.
const SLACK_MOUSE: f64 = 4.0;
const SLACK_FINGER: f64 = 9.0;
/// How long after a drop a click still belongs to it.
const ECHO: Duration = Duration::from_millis(80);

#[derive(Clone, Copy)]
pub(super) struct Dragging {
    plans: Plans,
    scale: Memo<Scale>,
    pub(super) scroller: NodeRef<html::Div>,
    /// What is held, and what its dates would be if it were let go now.
    pub(super) held: RwSignal<Option<(Uuid, Span)>>,
    press: StoredValue<Option<Press>>,
    echo: StoredValue<bool>,
}

#[derive(Clone, Copy)]
struct Press {
    task: Uuid,
    span: Span,
    grip: Grip,
    pointer: i32,
    is_finger: bool,
    start: (f64, f64),
    /// How far everything was scrolled when it began.
    scrolled: i32,
    timer: Option<TimeoutHandle>,
}

impl Dragging {
    pub(super) fn new(plans: Plans, scale: Memo<Scale>) -> Self {
        let dragging = Self {
            plans,
            scale,
            scroller: NodeRef::new(),
            held: RwSignal::new(None),
            press: StoredValue::new(None),
            echo: StoredValue::new(false),
        };
        let handles = [
            window_event_listener(ev::pointermove, move |event| dragging.follow(&event)),
            window_event_listener(ev::pointerup, move |_| dragging.release()),
            window_event_listener(ev::pointercancel, move |_| dragging.end()),
        ];
        let key_handle = window_event_listener(ev::keydown, move |event| {
            if event.key() == "Escape" && dragging.is_on() {
                event.prevent_default();
                dragging.end();
            }
        });
        on_cleanup(move || {
            handles.into_iter().for_each(WindowListenerHandle::remove);
            key_handle.remove();
        });
        dragging
    }

    pub(super) fn is_on(self) -> bool {
        self.held.try_get_untracked().flatten().is_some()
    }

    /// Whether a click is the end of a drag and no wish to open the task.
    pub(super) fn is_echo(self) -> bool {
        self.echo.get_value()
    }

    pub(super) fn press(self, task: Uuid, span: Span, grip: Grip, event: &PointerEvent) {
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let is_finger = event.pointer_type() != "mouse";
        let timer = is_finger.then(|| set_timeout_with_handle(move || self.begin(), LONG_PRESS).ok()).flatten();
        self.press.set_value(Some(Press {
            task,
            span,
            grip,
            pointer: event.pointer_id(),
            is_finger,
            start: point(event),
            scrolled: self.scrolled(),
            timer,
        }));
    }

    fn scrolled(self) -> i32 {
        self.scroller.get_untracked().map_or(0, |scroller| scroller.scroll_left())
    }

    fn begin(self) {
        if let Some(press) = self.press.try_get_value().flatten() {
            self.held.set(Some((press.task, press.span)));
        }
    }

    fn follow(self, event: &PointerEvent) {
        let Some(press) = self.press.try_get_value().flatten().filter(|press| press.pointer == event.pointer_id())
        else {
            return;
        };
        let (x, y) = point(event);
        let strayed = (x - press.start.0).hypot(y - press.start.1);
        match (self.is_on(), press.is_finger) {
            (true, _) => {}
            (false, true) if strayed > SLACK_FINGER => return self.let_go(),
            (false, false) if strayed > SLACK_MOUSE => self.begin(),
            (false, _) => return,
        }
        let way = x - press.start.0 + f64::from(self.scrolled() - press.scrolled);
        let span = press.span.moved(press.grip, self.scale.get_untracked().days(way));
        if self.held.get_untracked() != Some((press.task, span)) {
            self.held.set(Some((press.task, span)));
        }
    }

    fn release(self) {
        let held = self.held.try_get_untracked().flatten();
        self.end();
        if let Some((task, span)) = held {
            self.plans.carry_out(task, span);
        }
    }

    fn end(self) {
        if self.is_on() {
            self.held.set(None);
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
}

fn point(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
