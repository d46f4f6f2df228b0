//! How much is on show: projects by level, and how many clients can come and look.

use super::super::projects::{LEVELS, when_quiet};
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::routes::Route;
use crate::ui::*;
use vitrine_client::{Client, Error, ListClients, ListProjects};
use vitrine_contract::{ClientCounts, Level};

/// How many active projects stand at each level.
#[component]
pub(super) fn OnShow() -> impl IntoView {
    let counts = read(count_levels);
    let again = when_quiet(move || counts.refetch());
    use_live().on(move |_| again());
    let ready = move |counts: Signal<Vec<(Level, u64)>>| {
        let rows = move || counts.get().into_iter().rev().map(|(level, count)| row(level, count)).collect_view();
        view! { <ul class="staff-home-levels">{rows}</ul> }.into_any()
    };
    view! {
        <section class="staff-home-part">
            <h2>{t!("staff-home-on-show")}</h2>
            <p class="detail">{t!("staff-home-on-show-text")}</p>
            <Loaded source=counts skeleton=|| view! { <Skeleton rows=4/> } ready/>
        </section>
    }
    .into_any()
}

async fn count_levels(client: Client) -> Result<Vec<(Level, u64)>, Error> {
    let mut counts = Vec::with_capacity(LEVELS.len());
    for level in LEVELS {
        let query = ListProjects { level: Some(level), limit: Some(1), include_total: true, ..ListProjects::default() };
        counts.push((level, client.list_projects(&query).await?.total.unwrap_or_default()));
    }
    Ok(counts)
}

fn row(level: Level, count: u64) -> AnyView {
    let href = format!("{}?level={}", Route::Projects.path(), level_name(level));
    view! {
        <li>
            <a class="staff-home-level" href=href>
                <LevelMeter level/>
                <span class="staff-home-level-count">{t!("projects-count", count = count)}</span>
            </a>
        </li>
    }
    .into_any()
}

#[component]
pub(super) fn Clients() -> impl IntoView {
    let counts = read(|client| async move {
        client.list_clients(&ListClients { limit: Some(1), ..ListClients::default() }).await.map(|page| page.counts)
    });
    let again = when_quiet(move || counts.refetch());
    use_live().on(move |_| again());
    let ready = move |counts: Signal<ClientCounts>| {
        view! {
            <p class="staff-home-clients">
                <a href=Route::Clients.path()>{move || t!("staff-home-clients-count", clients = counts.read().clients)}</a>
                <span class="muted">{move || t!("staff-home-clients-logins", logins = counts.read().logins)}</span>
            </p>
        }
        .into_any()
    };
    view! {
        <section class="staff-home-part">
            <h2>{t!("staff-home-clients")}</h2>
            <Loaded source=counts skeleton=|| view! { <Skeleton rows=1/> } ready/>
        </section>
    }
    .into_any()
}
