use super::PortalPage;
use super::project_card::ProjectCards;
use crate::live::use_live;
use crate::resource::{Loaded, read};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::{ListProjects, ProjectSort, contract::EventKind};
use vitrine_contract::{Project, ProjectPage};

/// How many more each press shows.
const STEP: u32 = 48;

#[component]
pub(super) fn ProjectsPage() -> impl IntoView {
    let session = use_session();
    let steps = RwSignal::new(1_u32);
    let projects = read(move |client| {
        let steps = steps.get();
        async move { pages(client, steps).await }
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ProjectChanged | EventKind::ProjectGone | EventKind::Reset) {
            projects.refetch();
        }
    });
    let empty = move || {
        let text = t!("portal-empty-projects-detail", workspace = session.workspace());
        view! { <EmptyState glyph=Glyph::FolderKanban title=t!("portal-empty-projects") text/> }
    };
    let ready = move |page: Signal<ProjectPage>| {
        let list = Signal::derive(move || page.read().data.clone());
        let has_more = Memo::new(move |_| page.read().next_cursor.is_some());
        view! {
            <ProjectCards projects=list/>
            {move || has_more.get().then(|| view! {
                <p class="portal-project-more"><Button label=t!("act-show-more") on_click=move || steps.update(|steps| *steps += 1)/></p>
            })}
        }
        .into_any()
    };
    view! {
        <PortalPage title=t!("nav-projects")>
            <h1 class="portal-heading">{t!("portal-projects")}</h1>
            <Loaded source=projects is_empty=|page: &ProjectPage| page.data.is_empty() empty ready/>
        </PortalPage>
    }
    .into_any()
}

/// The first pages as one, so that what others change is seen on all of them.
async fn pages(client: vitrine_client::Client, steps: u32) -> Result<ProjectPage, vitrine_client::Error> {
    let (mut data, mut cursor) = (Vec::<Project>::new(), None);
    for _ in 0..steps {
        let query =
            ListProjects { sort: Some(ProjectSort::Name), limit: Some(STEP), cursor, ..ListProjects::default() };
        let page = client.list_projects(&query).await?;
        data.extend(page.data);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    Ok(ProjectPage { data, next_cursor: cursor, total: None })
}
