//! The style sheet of all that is shown once it is known who reads: it comes with the first part of the app.

use crate::ui::*;
use wasm_bindgen::closure::Closure;
use web_sys::Element;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Styles {
    Coming,
    Here,
    Failed,
}

const LOADED: &str = "data-loaded";

/// Asks for it, unless it is here already, and says how that went.
pub fn ask(styles: RwSignal<Styles>) {
    let Some(link) = link() else { return styles.set(Styles::Failed) };
    if link.has_attribute(LOADED) {
        return styles.set(Styles::Here);
    }
    styles.set(Styles::Coming);
    let loaded = link.clone();
    hear(&link, "load", move || {
        let _ = loaded.set_attribute(LOADED, "");
        styles.set(Styles::Here);
    });
    let failed = link.clone();
    hear(&link, "error", move || {
        failed.remove();
        styles.set(Styles::Failed);
    });
}

/// The element in the page, before the sheet of what pages are made of: that one has the last word.
fn link() -> Option<Element> {
    let document = document();
    let name = document.query_selector("meta[name=inside]").ok().flatten()?.get_attribute("content")?;
    let href = format!("/{name}");
    if let Ok(Some(link)) = document.query_selector(&format!("link[href='{href}']")) {
        return Some(link);
    }
    let first = document.query_selector("link[rel=stylesheet]").ok().flatten()?;
    let link = document.create_element("link").ok()?;
    link.set_attribute("rel", "stylesheet").ok()?;
    link.set_attribute("href", &href).ok()?;
    first.before_with_node_1(&link).ok()?;
    Some(link)
}

fn hear(link: &Element, event: &str, act: impl FnOnce() + 'static) {
    let heard = Closure::once_into_js(act);
    let _ = link.add_event_listener_with_callback(event, heard.unchecked_ref());
}
