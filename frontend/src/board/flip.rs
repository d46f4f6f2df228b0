//! Cards glide to where they belong: measured before a change, shifted back after it, and let go.

use crate::ui::*;
use leptos::html;
use std::collections::HashMap;
use uuid::Uuid;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

const ATTRIBUTE: &str = "data-task";

#[derive(Clone, Copy, Debug)]
pub(super) struct Flip {
    pub(super) root: NodeRef<html::Div>,
    /// Where each card in sight was; there between the change and the next frame.
    before: StoredValue<Option<HashMap<String, (f64, f64)>>>,
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
        let sight = Sight::now();
        let places = self.cards().into_iter().filter_map(|card| {
            let at = sight.place(&card);
            if at.is_none() && held.is_none() {
                return None;
            }
            let id = card.get_attribute(ATTRIBUTE)?;
            let at = match &held {
                Some((task, x, y)) if *task == id => Some((*x, *y)),
                _ => at,
            };
            Some((id, at?))
        });
        self.before.set_value(Some(places.collect()));
        request_animation_frame(move || self.play());
    }

    fn play(self) {
        let Some(before) = self.before.try_update_value(Option::take).flatten() else { return };
        // All places are read before any is written: else the browser lays out the board once for each card.
        let shift = |card: HtmlElement| {
            let (x, y) = before.get(&card.get_attribute(ATTRIBUTE)?)?;
            let at = card.get_bounding_client_rect();
            let (dx, dy) = (x - at.left(), y - at.top());
            (dx.abs() + dy.abs() > 1.0).then_some((card, dx, dy))
        };
        let shifted: Vec<_> = self.cards().into_iter().filter_map(shift).collect();
        for (card, dx, dy) in &shifted {
            let _ = card.style().set_property("transition", "none");
            let _ = card.style().set_property("translate", &format!("{dx}px {dy}px"));
        }
        // Reading a place makes the browser take the shift for the start of the way back.
        if let Some((card, ..)) = shifted.first() {
            let _ = card.get_bounding_client_rect();
        }
        for (card, ..) in shifted {
            let _ = card.style().remove_property("transition");
            let _ = card.style().remove_property("translate");
        }
    }

    fn cards(self) -> Vec<HtmlElement> {
        let root = self.root.try_get_untracked().flatten();
        root.map(|root| elements(&root, ".card[data-task]")).unwrap_or_default()
    }
}

/// What the window shows, and a little around it: nobody sees how the rest moves.
struct Sight {
    right: f64,
    bottom: f64,
}

impl Sight {
    const AROUND: f64 = 200.0;

    fn now() -> Self {
        let size = |size: Result<JsValue, JsValue>| size.ok().and_then(|size| size.as_f64()).unwrap_or(f64::INFINITY);
        Self {
            right: size(window().inner_width()) + Self::AROUND,
            bottom: size(window().inner_height()) + Self::AROUND,
        }
    }

    /// Where a card in sight is.
    fn place(&self, card: &HtmlElement) -> Option<(f64, f64)> {
        let at = card.get_bounding_client_rect();
        let is_in = at.right() > -Self::AROUND
            && at.left() < self.right
            && at.bottom() > -Self::AROUND
            && at.top() < self.bottom;
        is_in.then(|| (at.left(), at.top()))
    }
}

pub(super) fn prefers_stillness() -> bool {
    window().match_media("(prefers-reduced-motion: reduce)").ok().flatten().is_some_and(|query| query.matches())
}
