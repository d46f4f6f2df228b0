use super::*;
use leptos::{ev, html};
use web_sys::{Element, Event};

/// One tooltip for the whole app: names what has `data-tip` (and its shortcut, `data-keys`) under pointer or focus. Esc closes.
#[component]
pub fn Tooltip() -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let words = RwSignal::new((String::new(), String::new()));
    let hide = move || {
        if let Some(tip) = node.get_untracked() {
            let _ = tip.hide_popover();
        }
    };
    let show = move |event: &Event| {
        let anchor = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("[data-tip]").ok().flatten());
        let (Some(tip), Some(anchor)) = (node.get_untracked(), anchor) else { return hide() };
        let text = anchor.get_attribute("data-tip").unwrap_or_default();
        if text.is_empty() || anchor.get_attribute("aria-expanded").as_deref() == Some("true") {
            return hide();
        }
        words.set((text, anchor.get_attribute("data-keys").unwrap_or_default()));
        request_animation_frame(move || {
            let _ = tip.show_popover();
            place(&tip, &anchor, false);
        });
    };
    let handles = [
        window_event_listener(ev::pointerover, move |event| {
            if event.pointer_type() == "mouse" {
                show(&event);
            }
        }),
        window_event_listener(ev::pointerdown, move |_| hide()),
    ];
    let focus_handle = window_event_listener(ev::focusin, move |event| {
        let is_by_keyboard = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| target.matches(":focus-visible").unwrap_or(false));
        if is_by_keyboard { show(&event) } else { hide() }
    });
    let key_handle = window_event_listener(ev::keydown, move |event| {
        if event.key() == "Escape" {
            hide();
        }
    });
    on_cleanup(move || {
        handles.into_iter().for_each(WindowListenerHandle::remove);
        focus_handle.remove();
        key_handle.remove();
    });
    view! {
        <div class="tooltip" popover="manual" role="tooltip" node_ref=node>
            {move || words.read().0.clone()}
            {move || Some(words.read().1.clone()).filter(|keys| !keys.is_empty()).map(|keys| view! { <Keys keys/> })}
        </div>
    }
    .into_any()
}

/// Keys as they are printed on a keyboard: `"g h"` is one after the other.
#[component]
pub fn Keys(#[prop(into)] keys: String) -> impl IntoView {
    let caps = keys.split(' ').map(|key| {
        let text = match key {
            "mod" => if is_mac() { "⌘" } else { "Ctrl" }.to_owned(),
            key if key.chars().count() == 1 => key.to_uppercase(),
            key => key.to_owned(),
        };
        view! { <kbd class="key">{text}</kbd> }
    });
    view! { <span class="keys">{caps.collect_view()}</span> }.into_any()
}

fn is_mac() -> bool {
    window().navigator().user_agent().is_ok_and(|agent| agent.contains("Mac"))
}
