//! What clients see. Nothing here marks, counts or names what they do not see.

mod account;
mod approvals;
mod home;
mod progress;
mod project;
mod project_card;
mod projects;
mod recent;
mod shell;
mod timesheets;

pub use shell::{PortalPage, not_found};

use crate::keys::KeyHelp;
use crate::palette::Palette;
use crate::routes::Route;
use crate::ui::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// The frame and all its pages: a part of the app that only clients load.
#[wasm_split(portal, wasm_split_path = leptos::wasm_split, fallible)]
pub fn part() -> Result<fn() -> AnyView, SplitLoaderError> {
    vitrine_texts::TASKS.add();
    Ok(|| view! { <shell::Shell/> <Palette/> <KeyHelp/> }.into_any())
}

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::HomePage/> }.into_any(),
        Route::Me => view! { <account::AccountPage/> }.into_any(),
        Route::Waiting => view! { <approvals::WaitingPage/> }.into_any(),
        Route::Timesheets => view! { <timesheets::TimesheetsPage/> }.into_any(),
        Route::PortalProjects => view! { <projects::ProjectsPage/> }.into_any(),
        Route::PortalProject { id, .. } => view! { <project::ProjectPage id/> }.into_any(),
        _ => not_found(),
    }
}
