//! Cards glide to where they belong: measured before a change, shifted back after it, and let go.

use crate::ui::*;
use leptos::html;
use uuid::Uuid;
use web_sys::HtmlElement;

const ATTRIBUTE: &str = "data-task";

#[derive(Clone, Copy, Debug)]
pub(super) struct Flip {
    pub(super) root: NodeRef<html::Div>,
    /// Where each card was; there between the change and the next frame.
    before: StoredValue<Option<Vec<(String, f64, f64)>>>,
}

impl Flip {
    pub(super) fn new() -> Self {
        Self { root: NodeRef::new(), before: StoredValue::new(None) }
    }

    /// To be called right before a change of what stands where.
    pub(super) fn prepare(self) {
        self.prepare_from(None);
    }

    /// As [`Flip::prepare`], for a card that seems to be somewhere else than its element is: under the pointer.
    pub(super) fn prepare_from(self, held: Option<(Uuid, f64, f64)>) {
        let is_waiting = self.before.try_with_value(Option::is_some).unwrap_or(true);
        if is_waiting || prefers_stillness() {
            return;
        }
        let held = held.map(|(task, x, y)| (task.to_string(), x, y));
        let places = self.cards().into_iter().map(|card| {
            let id = card.get_attribute(ATTRIBUTE).unwrap_or_default();
            match &held {
                Some((task, x, y)) if *task == id => (id, *x, *y),
                _ => {
                    let at = card.get_bounding_client_rect();
                    (id, at.left(), at.top())
                }
            }
        });
        self.before.set_value(Some(places.collect()));
        request_animation_frame(move || self.play());
    }

    fn play(self) {
        let Some(before) = self.before.try_update_value(Option::take).flatten() else { return };
        let mut shifted = Vec::new();
        for card in self.cards() {
            let id = card.get_attribute(ATTRIBUTE).unwrap_or_default();
            let Some((_, x, y)) = before.iter().find(|(other, ..)| *other == id) else { continue };
            let at = card.get_bounding_client_rect();
            let (dx, dy) = (x - at.left(), y - at.top());
            if dx.abs() + dy.abs() > 1.0 {
                let _ = card.style().set_property("transition", "none");
                let _ = card.style().set_property("translate", &format!("{dx}px {dy}px"));
                shifted.push(card);
            }
        }
        // Reading a place makes the browser take the shift for the start of the way back.
        if let Some(card) = shifted.first() {
            let _ = card.get_bounding_client_rect();
        }
        for card in shifted {
            let _ = card.style().remove_property("transition");
            let _ = card.style().remove_property("translate");
        }
    }

    fn cards(self) -> Vec<HtmlElement> {
        let root = self.root.try_get_untracked().flatten();
        root.map(|root| elements(&root, ".card[data-task]")).unwrap_or_default()
    }
}

pub(super) fn prefers_stillness() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}
