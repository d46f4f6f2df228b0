use super::approvals::{ApprovalDialog, Bell, ProjectWaiting, Waiting};
use crate::app::{Outlet, use_title};
use crate::keys::{KeyGroup, use_shortcut};
use crate::live::use_live;
use crate::news::News;
use crate::pages::{BrandMark, ProfileMenu};
use crate::palette::use_palette;
use crate::resource::read;
use crate::routes::{PortalTab, Route, Side, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::{ListProjects, contract::EventKind};
use vitrine_contract::Project;

/// How many projects the side bar names; the rest is on the projects page.
const NAMED: u32 = 12;

/// The frame of every portal page: side bar; from 1023 px down a drawer behind the menu button; a bottom bar on phones.
#[component]
pub fn Shell() -> impl IntoView {
    let go = use_go();
    use_shortcut("g h", KeyGroup::Go, t!("nav-home"), move || go.to(&Route::Home));
    use_shortcut("g p", KeyGroup::Go, t!("nav-projects"), move || go.to(&Route::PortalProjects));
    let is_drawn = RwSignal::new(false);
    provide_context(MenuDrawer(is_drawn));
    let projects = read(|client| async move {
        let query = ListProjects { limit: Some(NAMED), ..ListProjects::default() };
        client.list_projects(&query).await.map(|page| page.data)
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ProjectChanged | EventKind::ProjectGone | EventKind::Reset) {
            projects.refetch();
        }
    });
    Waiting::provide();
    News::provide();
    let known = Memo::new(move |last: Option<&Vec<Project>>| match &*projects.read() {
        Some(Ok(list)) => list.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    view! {
        <div class="portal" data-shell="portal">
            <header class="portal-side"><Navigation known/></header>
            <div class="portal-column">
                <main class="portal-main" id="main" tabindex="-1"><Outlet side=Side::Portal page=super::page/></main>
            </div>
            <BottomBar/>
            <ApprovalDialog/>
            <Dialog open=is_drawn title=t!("nav-menu") size=DialogSize::Drawer>
                <div class="portal-drawer" on:click=move |_| is_drawn.set(false)><Navigation known/></div>
            </Dialog>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct MenuDrawer(RwSignal<bool>);

#[component]
fn Navigation(known: Memo<Vec<Project>>) -> impl IntoView {
    let session = use_session();
    let route = use_route();
    let home = move || (*route.read() == Route::Home).then_some("page");
    let links = move || known.get().into_iter().map(|project| view! { <ProjectLink project/> }).collect_view();
    view! {
        <a class="portal-brand" href=Route::Home.path()>
            <BrandMark name=move || session.workspace()/>
            <span class="portal-names">
                <strong>{move || session.workspace()}</strong>
                <span class="detail">{t!("nav-portal")}</span>
            </span>
        </a>
        <nav class="portal-nav" aria-label=t!("nav-main")>
            <a class="portal-link" href=Route::Home.path() aria-current=home><Icon glyph=Glyph::House/>{t!("nav-home")}</a>
            {move || (!known.read().is_empty()).then(|| view! {
                <p class="portal-group">{t!("nav-projects")}</p>
                {links}
            })}
        </nav>
    }
    .into_any()
}

#[component]
fn ProjectLink(project: Project) -> impl IntoView {
    let route = use_route();
    let id = project.id;
    let current =
        move || matches!(&*route.read(), Route::PortalProject { id: here, .. } if *here == id).then_some("page");
    let path = Route::PortalProject { id, tab: PortalTab::Overview }.path();
    let name = project.name.clone();
    let link = view! {
        <a class="portal-link" href=path aria-current=current>
            <Icon glyph=Glyph::FolderKanban/>
            <span class="portal-link-name">{project.name}</span>
        </a>
    };
    view! { <ProjectWaiting project=id name link=link.into_any()/> }.into_any()
}

#[component]
fn BottomBar() -> impl IntoView {
    let route = use_route();
    let home = move || (*route.read() == Route::Home).then_some("page");
    let projects =
        move || matches!(&*route.read(), Route::PortalProjects | Route::PortalProject { .. }).then_some("page");
    view! {
        <nav class="bottom" aria-label=t!("nav-main")>
            <a class="bottom-link" href=Route::Home.path() aria-current=home>
                <Icon glyph=Glyph::House size=IconSize::Large/>
                <span>{t!("nav-home")}</span>
            </a>
            <a class="bottom-link" href=Route::PortalProjects.path() aria-current=projects>
                <Icon glyph=Glyph::FolderKanban size=IconSize::Large/>
                <span>{t!("nav-projects")}</span>
            </a>
            <span class="bottom-link">
                <ProfileMenu face=MenuFace::Icon(Glyph::Menu) before=more/>
                <span aria-hidden="true">{t!("nav-more")}</span>
            </span>
        </nav>
    }
    .into_any()
}

fn more() -> Vec<MenuItem> {
    let palette = use_palette();
    vec![MenuItem::act(t!("act-search"), move || palette.open()).icon(Glyph::Search), MenuItem::Separator]
}

/// A portal page: the top bar with its title, search and the person's menu; then the page with an `h1` of its own.
/// `back` is where the arrow leads on phones.
#[component]
pub fn PortalPage(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] back: Option<Route>,
    /// Without the 1088 px column, for boards.
    #[prop(optional)]
    wide: bool,
    children: Children,
) -> impl IntoView {
    use_title(move || title.get());
    let palette = use_palette();
    let drawer = expect_context::<MenuDrawer>().0;
    view! {
        <header class="portal-bar">
            <span class="portal-menu"><IconButton label=t!("nav-menu") glyph=Glyph::Menu on_click=move || drawer.set(true)/></span>
            {back.map(|route| view! {
                <a class="icon-button portal-back" href=route.path() aria-label=t!("act-back")><Icon glyph=Glyph::ChevronLeft/></a>
            })}
            <span class="portal-title">{move || title.get()}</span>
            <button class="portal-search" type="button" on:click=move |_| palette.open()>
                <Icon glyph=Glyph::Search/>
                <span>{t!("act-search")}</span>
                <Keys keys="/"/>
            </button>
            <Bell/>
            <ProfileMenu/>
        </header>
        <div class="portal-page" data-wide=wide.then_some("")>{children()}</div>
    }
    .into_any()
}
