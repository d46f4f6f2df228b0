//! What the team sees.

mod account;
mod audit;
mod client_bin;
mod client_import;
mod client_imports;
mod client_list;
mod client_picker;
mod clients;
mod custom_fields;
mod finance_panel;
mod home;
mod mail;
mod permission_sets;
mod preview_bar;
mod project;
mod projects;
mod review;
mod shell;
mod team;
mod templates;
mod time;
mod unsaved;
mod why;

pub use shell::{Crumb, StaffPage};

use crate::keys::KeyHelp;
use crate::palette::Palette;
use crate::routes::Route;
use crate::ui::*;
use leptos::wasm_split::{SplitLoaderError, wasm_split};

/// The frame and all its pages: a part of the app that only the team loads.
#[wasm_split(staff, wasm_split_path = leptos::wasm_split, fallible)]
pub fn part() -> Result<fn() -> AnyView, SplitLoaderError> {
    vitrine_texts::STAFF.add();
    vitrine_texts::TASKS.add();
    Ok(|| view! { <shell::Shell/> <Palette/> <KeyHelp/> }.into_any())
}

/// What stands above a preview, also above one of the portal.
#[wasm_split(staff, wasm_split_path = leptos::wasm_split, fallible)]
pub fn preview_bar() -> Result<fn() -> AnyView, SplitLoaderError> {
    vitrine_texts::STAFF.add();
    Ok(|| view! { <preview_bar::PreviewBar/> }.into_any())
}

fn page(route: Route) -> AnyView {
    match route {
        Route::StaffHome => view! { <home::HomePage/> }.into_any(),
        Route::Account => view! { <account::AccountPage/> }.into_any(),
        Route::Projects => view! { <projects::ProjectsPage/> }.into_any(),
        Route::Project { id, .. } => view! { <project::ProjectPage id/> }.into_any(),
        Route::Clients => view! { <clients::ClientsPage/> }.into_any(),
        Route::ClientList => view! { <client_list::ClientListPage/> }.into_any(),
        Route::CustomFields => view! { <custom_fields::CustomFieldsPage/> }.into_any(),
        Route::ClientImport => view! { <client_import::ClientImportPage/> }.into_any(),
        Route::ClientImports => view! { <client_imports::ClientImportsPage/> }.into_any(),
        Route::ClientBin => view! { <client_bin::ClientBinPage/> }.into_any(),
        Route::Timesheet => view! { <time::TimePage/> }.into_any(),
        Route::Team => view! { <team::TeamPage/> }.into_any(),
        Route::Why => view! { <why::WhyPage/> }.into_any(),
        Route::Audit => view! { <audit::AuditPage/> }.into_any(),
        Route::Mail => view! { <mail::MailPage/> }.into_any(),
        Route::Templates => view! { <templates::TemplatesPage/> }.into_any(),
        Route::PermissionSets => view! { <permission_sets::PermissionSetsPage/> }.into_any(),
        _ => view! { <crate::pages::NotFoundPage/> }.into_any(),
    }
}
