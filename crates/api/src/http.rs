//! From requests to calls of the service, and from what it returns to answers.

pub mod caller;
pub mod cookies;
pub mod extract;
pub mod forwarded;
pub mod health;
pub mod middleware;
pub mod problem;
pub mod respond;
pub mod routes;
pub mod spa;
pub mod state;
pub mod streams;

#[cfg(test)]
pub(crate) mod testing;

mod approvals;
mod audit;
mod boards;
mod client_imports;
mod client_invitations;
mod clients;
mod comments;
mod custom_fields;
mod custom_values;
mod events;
mod explain;
mod file_versions;
mod files;
mod links;
mod mails;
mod notifications;
mod own_tasks;
mod permission_sets;
mod previews;
mod profile;
mod progress;
mod project_templates;
mod projects;
mod rehearsals;
mod search;
mod second_factor;
mod session;
mod staff;
mod tasks;
mod time;
mod unsubscribe;

use crate::http::routes::Operations;

/// All operations of the API.
pub(crate) fn operations(operations: &mut Operations<'_, '_>) {
    for routes in [
        session::routes,
        profile::routes,
        second_factor::routes,
        links::routes,
        mails::routes,
        clients::routes,
        client_imports::routes,
        client_invitations::routes,
        staff::routes,
        custom_fields::routes,
        custom_values::routes,
        permission_sets::routes,
        previews::routes,
        projects::routes,
        project_templates::routes,
        rehearsals::routes,
        boards::routes,
        tasks::routes,
        time::routes,
        approvals::routes,
        comments::routes,
        notifications::routes,
        unsubscribe::routes,
        own_tasks::routes,
        progress::routes,
        files::routes,
        file_versions::routes,
        search::routes,
        events::routes,
        explain::routes,
        audit::routes,
    ] {
        routes(operations);
    }
}
