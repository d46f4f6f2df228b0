use super::PortalPage;
use super::approvals::{WaitingCase, use_waiting, waiting_words};
use super::progress::progress;
use super::project_card::{ProjectCards, project_path, waiting_first};
use super::recent::Recent;
use crate::format;
use crate::live::use_live;
use crate::pages::TABS;
use crate::resource::{Loaded, read};
use crate::routes::Route;
use crate::session::use_session;
use crate::ui::*;
use chrono::NaiveDate;
use vitrine_client::{ListProjects, ProjectSort, contract::EventKind};
use vitrine_contract::{DashboardTab, Project};

/// How many projects are read, and how many of them are shown here.
const READ: u32 = 100;
const SHOWN: usize = 6;
/// How many things the case holds.
const EXHIBITS: usize = 3;

#[component]
pub(super) fn HomePage() -> impl IntoView {
    let (session, waiting) = (use_session(), use_waiting());
    let projects = read(|client| async move {
        let query =
            ListProjects { sort: Some(ProjectSort::UpdatedAtDescending), limit: Some(READ), ..ListProjects::default() };
        client.list_projects(&query).await.map(|page| page.data)
    });
    use_live().on(move |event| {
        if event.kind != EventKind::ClientChanged {
            projects.refetch();
        }
    });
    view! {
        <PortalPage title=t!("nav-home")>
            <div class="landing-head">
                <h1>{move || greeting(&session.name())}</h1>
                <p class="landing-lead">{move || waiting_words(waiting)}</p>
            </div>
            <Loaded
                source=projects
                skeleton=|| view! { <Waiting/> }
                is_empty=Vec::is_empty
                empty=|| view! { <NoProject/> }
                ready=|projects| view! { <Ready projects/> }.into_any()
            />
        </PortalPage>
    }
    .into_any()
}

fn greeting(name: &str) -> String {
    match format::hour() {
        4..12 => t!("landing-morning", name = name),
        12..18 => t!("landing-afternoon", name = name),
        _ => t!("landing-evening", name = name),
    }
}

/// The case with three blank exhibits.
#[component]
fn Waiting() -> impl IntoView {
    let blank = || view! { <div class="exhibit"><i class="skeleton-block" data-shape="card"></i></div> };
    view! { <Skeleton><div class="case"><div class="case-inside landing-exhibits">{(0..EXHIBITS).map(|_| blank()).collect_view()}</div></div></Skeleton> }
        .into_any()
}

#[component]
fn NoProject() -> impl IntoView {
    let session = use_session();
    let text = move || t!("portal-empty-projects-detail", workspace = session.workspace());
    view! {
        <Case label=t!("portal-projects")>
            <div class="landing-none">
                <h2>{t!("portal-empty-projects")}</h2>
                <p>{text}</p>
            </div>
        </Case>
    }
    .into_any()
}

#[component]
fn Ready(projects: Signal<Vec<Project>>) -> impl IntoView {
    let waiting = use_waiting();
    let shown = Signal::derive(move || {
        let mut shown = waiting_first(projects.get(), waiting);
        shown.truncate(SHOWN);
        shown
    });
    let exhibits = Memo::new(move |_| exhibits(&projects.read(), format::today()));
    let views = move || exhibits.get().into_iter().map(|project| view! { <Exhibit project/> }).collect_view();
    let has_more = Memo::new(move |_| projects.read().len() > SHOWN);
    let waits = Memo::new(move |_| waiting.count() > 0);
    let tabs = use_session().get().and_then(|session| session.preferences.dashboard_tabs);
    let tabs = tabs.unwrap_or_else(|| TABS.to_vec());
    let next = move || {
        (!waits.get())
            .then(|| view! { <Case label=t!("landing-next")><ul class="landing-exhibits">{views}</ul></Case> })
    };
    let projects = move || {
        view! {
            <section class="landing-projects" aria-labelledby="landing-projects">
                <div class="landing-section">
                    <h2 id="landing-projects">{t!("portal-projects")}</h2>
                    {move || has_more.get().then(|| view! { <a href=Route::PortalProjects.path()>{t!("landing-all-projects")}</a> })}
                </div>
                <ProjectCards projects=shown/>
            </section>
        }
    };
    let section = move |tab| match tab {
        DashboardTab::Next => next.into_any(),
        DashboardTab::Projects => projects().into_any(),
        DashboardTab::Recent => view! { <Recent/> }.into_any(),
    };
    view! {
        {move || waits.get().then(|| view! { <WaitingCase/> })}
        {tabs.into_iter().map(section).collect_view()}
    }
    .into_any()
}

/// What stands in the case: the projects whose dates come next, or else the one that changed last.
fn exhibits(projects: &[Project], today: NaiveDate) -> Vec<Project> {
    let mut next: Vec<_> = projects.iter().filter(|project| project.due_on.is_some_and(|day| day >= today)).collect();
    next.sort_by_key(|project| project.due_on);
    let found: Vec<_> = next.into_iter().take(EXHIBITS).cloned().collect();
    if found.is_empty() { projects.iter().take(1).cloned().collect() } else { found }
}

#[component]
fn Exhibit(project: Project) -> impl IntoView {
    let path = project_path(&project);
    let (title, words) = match project.due_on.filter(|day| *day >= format::today()) {
        Some(day) => (format::date(day), t!("landing-due-in", count = (day - format::today()).num_days())),
        None => (project.name.clone(), t!("landing-changed", when = format::ago(project.updated_at))),
    };
    let done = progress(&project).map(|(percent, _)| percent);
    let open_label = t!("landing-open", name = project.name.as_str());
    view! {
        <li class="exhibit">
            <div class="exhibit-picture" aria-hidden="true">
                <div class="exhibit-sheet">
                    <strong>{title}</strong>
                    {done.map(|percent| view! { <span class="exhibit-done"><i style:inline-size=format!("{percent}%")></i></span> })}
                    <i></i>
                    <i></i>
                </div>
            </div>
            <h2 class="exhibit-name">{project.name}</h2>
            <p class="exhibit-words">{words}</p>
            <a class="button exhibit-open" data-kind="primary" href=path aria-label=open_label>{t!("board-open")}</a>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};
    use vitrine_contract::{Level, ProjectState};

    fn project(number: u128, due: Option<&str>) -> Project {
        Project {
            id: uuid::Uuid::from_u128(number),
            name: String::new(),
            description: None,
            clients: Vec::new(),
            level: Level::ReadOnly,
            time_shown: false,
            state: ProjectState::Active,
            starts_on: None,
            due_on: due.map(|day| day.parse().unwrap()),
            progress_percent: None,
            task_counts: None,
            may: Vec::new(),
            created_at: DateTime::<Utc>::UNIX_EPOCH,
            updated_at: DateTime::<Utc>::UNIX_EPOCH,
            revision: String::new(),
        }
    }

    fn ids(projects: &[Project]) -> Vec<u128> {
        exhibits(projects, "2026-03-12".parse().unwrap()).iter().map(|project| project.id.as_u128()).collect()
    }

    #[test]
    fn next_dates_stand_in_the_case() {
        let late = project(1, Some("2026-03-11"));
        let today = project(2, Some("2026-03-12"));
        let far = project(3, Some("2026-05-01"));
        let near = project(4, Some("2026-03-20"));
        let undated = project(5, None);
        assert_eq!(ids(&[late.clone(), far.clone(), undated.clone(), near, today]), [2, 4, 3]);
        assert_eq!(ids(&[undated, late]), [5], "the newest, where no date comes");
        assert_eq!(ids(&[]), [0; 0]);
    }
}
