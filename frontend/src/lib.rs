//! The app: one page for staff and clients, which shows what the server lets each of them see. It decides no access.

pub mod app;
pub mod board;
pub mod fields;
pub mod files;
pub mod format;
pub mod i18n;
pub mod keys;
pub mod live;
pub mod news;
pub mod pages;
pub mod paging;
pub mod palette;
pub mod prefs;
mod preview;
pub mod resource;
pub mod routes;
pub mod session;
pub mod styles;
pub mod time;
pub mod timeline;
pub mod ui;

use leptos::prelude::mount_to_body;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(start)]
pub fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(app::App);
}
