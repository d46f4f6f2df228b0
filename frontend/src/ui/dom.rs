//! The few things that components ask of the document.

use leptos::prelude::*;
use leptos::{html, tachys::html::element::ElementType};
use std::cell::Cell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

thread_local! {
    static LAST_ID: Cell<u32> = const { Cell::new(0) };
}

/// An id that no other element of this document has.
pub fn next_id(prefix: &str) -> String {
    let id = LAST_ID.get() + 1;
    LAST_ID.set(id);
    format!("{prefix}-{id}")
}

/// Puts a text on the clipboard. False where the browser offers none, as on pages without TLS.
pub fn copy_text(text: &str) -> bool {
    let navigator = window().navigator();
    let has_clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|it| it.is_object());
    if has_clipboard {
        let _ = navigator.clipboard().write_text(text);
    }
    has_clipboard
}

/// Focuses the element once it stands in the document.
pub fn focus_when_mounted(node: NodeRef<html::Input>) {
    Effect::new(move || {
        if let Some(input) = node.get() {
            request_animation_frame(move || {
                let _ = input.focus();
            });
        }
    });
}

pub fn focus<E>(node: NodeRef<E>)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    if let Some(element) = node.get_untracked() {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

pub fn focus_id(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// The first match inside `scope`, or in the document.
pub fn focus_first(selector: &str, scope: Option<&Element>) -> bool {
    let found = match scope {
        Some(scope) => scope.query_selector(selector),
        None => document().query_selector(selector),
    };
    let Ok(Some(element)) = found else { return false };
    element.unchecked_into::<HtmlElement>().focus().is_ok()
}

/// Every match inside `scope`, in the order of the document.
pub fn elements(scope: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = scope.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}

/// After a refusal: the first field at fault, once its error is shown.
pub fn focus_first_invalid() {
    request_animation_frame(|| {
        focus_first("[aria-invalid='true']", None);
    });
}

/// Whether a key pressed there is text, so that no shortcut may take it.
pub fn is_typing(target: &Element) -> bool {
    matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        && !matches!(target.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "submit"))
        || target.closest("[contenteditable='true']").is_ok_and(|found| found.is_some())
}

/// Puts a popover below its anchor, or above where there is no room; inside the window in any case.
pub fn place(popover: &HtmlElement, anchor: &Element, align_end: bool) {
    const GAP: f64 = 4.0;
    const EDGE: f64 = 8.0;
    let at = anchor.get_bounding_client_rect();
    let size = popover.get_bounding_client_rect();
    let (width, height) = viewport();
    let below = at.bottom() + GAP;
    let top = if below + size.height() + EDGE > height { at.top() - GAP - size.height() } else { below };
    let left = if align_end { at.right() - size.width() } else { at.left() };
    let left = left.min(width - size.width() - EDGE).max(EDGE);
    let style = popover.style();
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{}px", top.max(EDGE)));
}

fn viewport() -> (f64, f64) {
    let number = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    (number(window().inner_width()), number(window().inner_height()))
}

/// The next index from `current` in a list of `len`, going round.
pub const fn step(current: usize, len: usize, forward: bool) -> usize {
    match (len, forward) {
        (0, _) => 0,
        (_, true) => (current + 1) % len,
        (_, false) => (current + len - 1) % len,
    }
}

/// What typeahead compares: lower case, without accents of the Latin letters.
pub fn folded(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'à'..='å' => 'a',
            'ç' => 'c',
            'è'..='ë' => 'e',
            'ì'..='ï' => 'i',
            'ñ' => 'n',
            'ò'..='ö' => 'o',
            'ù'..='ü' => 'u',
            'ý' | 'ÿ' => 'y',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn step_goes_round() {
        assert_eq!((step(0, 3, false), step(2, 3, true), step(0, 0, true)), (2, 0, 0));
    }

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(folded("Élan Ñandú"), "elan nandu");
    }
}
