//! What clients see. Nothing here marks, counts or names what they do not see.

mod account;
mod home;
mod progress;
mod project;
mod project_card;
mod projects;
mod shell;

pub use shell::{PortalPage, Shell};

use crate::routes::Route;
use crate::ui::*;

fn page(route: Route) -> AnyView {
    match route {
        Route::Home => view! { <home::HomePage/> }.into_any(),
        Route::Me => view! { <account::AccountPage/> }.into_any(),
        Route::PortalProjects => view! { <projects::ProjectsPage/> }.into_any(),
        Route::PortalProject { id, .. } => view! { <project::ProjectPage id/> }.into_any(),
        _ => view! { <crate::pages::NotFoundPage/> }.into_any(),
    }
}
