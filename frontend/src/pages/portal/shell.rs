use super::approvals::{ApprovalDialog, Bell, Count, ProjectWaiting, Waiting, use_waiting};
use crate::app::{Outlet, use_title};
use crate::keys::{KeyGroup, KeyRegistry, use_shortcut};
use crate::live::use_live;
use crate::news::{News, use_news};
use crate::pages::{BrandMark, NotFoundPage, ProfileMenu};
use crate::palette::use_palette;
use crate::resource::{Reading, read};
use crate::routes::{PortalTab, Route, Side, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;
use vitrine_client::{ListProjects, ListTimeEntries, contract::EventKind};
use vitrine_contract::{DashboardTab, Project, ProjectPage};

/// How many projects the side bar names; the rest is on the projects page.
const NAMED: u32 = 12;

/// The frame of every portal page: side bar; from 1023 px down a drawer behind the menu button; a bottom bar on phones.
#[component]
pub fn Shell() -> impl IntoView {
    let go = use_go();
    use_shortcut("g h", KeyGroup::Go, t!("nav-home"), move || go.to(&Route::Home));
    use_shortcut("g w", KeyGroup::Go, t!("approval-waiting"), move || go.to(&Route::Waiting));
    use_shortcut("g p", KeyGroup::Go, t!("nav-projects"), move || go.to(&Route::PortalProjects));
    let is_drawn = RwSignal::new(false);
    provide_context(MenuDrawer(is_drawn));
    let projects = read(|client| async move {
        let query = ListProjects { limit: Some(NAMED), ..ListProjects::default() };
        client.list_projects(&query).await
    });
    use_live().on(move |event| {
        if matches!(event.kind, EventKind::ProjectChanged | EventKind::ProjectGone | EventKind::Reset) {
            projects.refetch();
        }
    });
    Waiting::provide();
    News::provide();
    let known = Memo::new(move |last: Option<&Vec<Project>>| match &*projects.read() {
        Some(Ok(page)) => page.data.clone(),
        _ => last.cloned().unwrap_or_default(),
    });
    let sees_time = sees_time(projects, known);
    view! {
        <div class="portal" data-shell="portal">
            <header class="portal-side"><Navigation known sees_time/></header>
            <div class="portal-column">
                <main class="portal-main" id="main" tabindex="-1"><Outlet side=Side::Portal page=super::page/></main>
            </div>
            <BottomBar sees_time/>
            <ApprovalDialog/>
            <Dialog open=is_drawn title=t!("nav-menu") size=DialogSize::Drawer>
                <div class="portal-drawer" on:click=move |_| is_drawn.set(false)><Navigation known sees_time/></div>
            </Dialog>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy)]
struct MenuDrawer(RwSignal<bool>);

#[component]
fn Navigation(known: Memo<Vec<Project>>, sees_time: Memo<bool>) -> impl IntoView {
    let session = use_session();
    let route = use_route();
    let home = move || (*route.read() == Route::Home).then_some("page");
    let (waiting, news) = (use_waiting(), unread());
    let waits = move || (*route.read() == Route::Waiting).then_some("page");
    let time = move || (*route.read() == Route::Timesheets).then_some("page");
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
            <div class="portal-entry">
                <a class="portal-link" href=Route::Home.path() aria-current=home><Icon glyph=Glyph::House/>{t!("nav-home")}</a>
                {move || news().map(|count| view! { <NewsCount count/> })}
            </div>
            <div class="portal-entry">
                <a class="portal-link" href=Route::Waiting.path() aria-current=waits><Icon glyph=Glyph::Hourglass/>{t!("approval-waiting")}</a>
                {move || (waiting.count() > 0).then(|| view! { <Count count=waiting.count()/> })}
            </div>
            {move || sees_time.get().then(|| view! {
                <a class="portal-link" href=Route::Timesheets.path() aria-current=time><Icon glyph=Glyph::Clock/>{t!("time-nav-portal")}</a>
            })}
            {move || (!known.read().is_empty()).then(|| view! {
                <p class="portal-group">{t!("nav-projects")}</p>
                {links}
            })}
        </nav>
    }
    .into_any()
}

/// How much is new on the landing page; none where nothing is, or where its reader left that section out.
fn unread() -> impl Fn() -> Option<u32> + Copy + Send + Sync + 'static {
    let (session, unread) = (use_session(), use_news().unread());
    move || {
        let tabs = session.get().and_then(|session| session.preferences.dashboard_tabs);
        let is_shown = tabs.is_none_or(|tabs| tabs.contains(&DashboardTab::Recent));
        Some(unread.get()).filter(|count| is_shown && *count > 0)
    }
}

#[component]
fn NewsCount(count: u32) -> impl IntoView {
    view! {
        <span class="sr-only">{t!("news-recent-new", count = count)}</span>
        <Counter count tone=Tone::New/>
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

/// Whether a project shows its time to this person: where all of it is hidden, nothing leads to it (T-026).
fn sees_time(projects: Reading<ProjectPage>, known: Memo<Vec<Project>>) -> Memo<bool> {
    let may = use_session().may("time.view_entries");
    let is_shown = Memo::new(move |_| may && known.read().iter().any(|project| project.time_shown));
    // one that is not among the first may show it
    let asks = Memo::new(move |_| {
        let has_more = matches!(&*projects.read(), Some(Ok(page)) if page.next_cursor.is_some());
        may && has_more && !is_shown.get()
    });
    let elsewhere = read(move |client| {
        let asks = asks.get();
        async move {
            if !asks {
                return Ok(false);
            }
            let query = ListTimeEntries { limit: Some(1), ..ListTimeEntries::default() };
            client.list_time_entries(&query).await.map(|page| !page.data.is_empty())
        }
    });
    Memo::new(move |_| is_shown.get() || matches!(&*elsewhere.read(), Some(Ok(true))))
}

#[component]
fn BottomBar(sees_time: Memo<bool>) -> impl IntoView {
    let route = use_route();
    let palette = use_palette();
    let more = move || {
        let mut items = vec![MenuItem::act(t!("act-search"), move || palette.open()).icon(Glyph::Search)];
        if sees_time.get_untracked() {
            items.push(MenuItem::link(t!("time-nav-portal"), Route::Timesheets.path()).icon(Glyph::Clock));
        }
        items.push(MenuItem::Separator);
        items
    };
    let home = move || (*route.read() == Route::Home).then_some("page");
    let (waiting, news) = (use_waiting(), unread());
    let waits = move || (*route.read() == Route::Waiting).then_some("page");
    let projects =
        move || matches!(&*route.read(), Route::PortalProjects | Route::PortalProject { .. }).then_some("page");
    view! {
        <nav class="bottom" aria-label=t!("nav-main")>
            <a class="bottom-link" href=Route::Home.path() aria-current=home>
                <span class="bell">
                    <Icon glyph=Glyph::House size=IconSize::Large/>
                    {move || news().map(|count| view! { <span class="bell-count"><NewsCount count/></span> })}
                </span>
                <span>{t!("nav-home")}</span>
            </a>
            <a class="bottom-link" href=Route::Waiting.path() aria-current=waits>
                <span class="bell">
                    <Icon glyph=Glyph::Hourglass size=IconSize::Large/>
                    {move || (waiting.count() > 0).then(|| view! { <span class="bell-count"><Count count=waiting.count()/></span> })}
                </span>
                <span>{t!("approval-waiting-nav")}</span>
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

/// In the frame of every other page, so that there is a way on.
pub fn not_found() -> AnyView {
    view! { <PortalPage title=t!("not-found-title")><NotFoundPage/></PortalPage> }.into_any()
}

/// The end of every page: whom to turn to, and how this works.
#[component]
fn Foot() -> impl IntoView {
    let (session, waiting, keys) = (use_session(), use_waiting(), expect_context::<KeyRegistry>());
    let ask = move || {
        let workspace = session.workspace();
        match waiting.asker() {
            Some(name) => t!("portal-ask-person", name = name, workspace = workspace),
            None => t!("portal-ask", workspace = workspace),
        }
    };
    view! {
        <footer class="portal-foot">
            <span>{ask}</span>
            <a href=Route::Verify.path()>{t!("portal-verify")}</a>
            <button class="link" type="button" on:click=move |_| keys.show_help()>{t!("keys-title")}</button>
        </footer>
    }
    .into_any()
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
        <Foot/>
    }
    .into_any()
}
