//! What the team sees.

mod account;
mod audit;
mod client_bin;
mod client_import;
mod client_picker;
mod clients;
mod home;
mod paging;
mod project;
mod projects;
mod shell;

pub use shell::{Crumb, Shell, StaffPage};

use crate::routes::Route;
use crate::ui::*;

fn page(route: Route) -> AnyView {
    match route {
        Route::StaffHome => view! { <home::HomePage/> }.into_any(),
        Route::Account => view! { <account::AccountPage/> }.into_any(),
        Route::Projects => view! { <projects::ProjectsPage/> }.into_any(),
        Route::Project { id, .. } => view! { <project::ProjectPage id/> }.into_any(),
        Route::Clients => view! { <clients::ClientsPage/> }.into_any(),
        Route::ClientImport => view! { <client_import::ClientImportPage/> }.into_any(),
        Route::ClientBin => view! { <client_bin::ClientBinPage/> }.into_any(),
        Route::Audit => view! { <audit::AuditPage/> }.into_any(),
        _ => view! { <crate::pages::NotFoundPage/> }.into_any(),
    }
}
