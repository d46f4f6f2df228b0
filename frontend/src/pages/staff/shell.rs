use super::templates::sees_templates;
use crate::app::{Outlet, use_title};
use crate::keys::{KeyGroup, use_shortcut};
use crate::live::use_live;
use crate::news::{News, use_news};
use crate::pages::ProfileMenu;
use crate::palette::use_palette;
use crate::routes::{Route, Side, use_go, use_route};
use crate::session::use_session;
use crate::ui::*;

/// The frame of every staff page: side bar, icon bar from 1023 px down, bottom bar from 719 px down.
#[component]
pub fn Shell() -> impl IntoView {
    News::provide();
    let (session, go) = (use_session(), use_go());
    use_shortcut("g h", KeyGroup::Go, t!("nav-home"), move || go.to(&Route::StaffHome));
    use_shortcut("g p", KeyGroup::Go, t!("nav-projects"), move || go.to(&Route::Projects));
    let sees_clients = session.may("client.view_info");
    if sees_clients {
        use_shortcut("g c", KeyGroup::Go, t!("nav-clients"), move || go.to(&Route::Clients));
    }
    if sees_clients {
        use_shortcut("w", KeyGroup::Do, t!("why-ask"), move || go.to(&Route::Why));
    }
    view! {
        <div class="staff" data-shell="staff">
            <SideBar sees_clients/>
            <main class="staff-main" id="main" tabindex="-1">
                <OfflineBar/>
                <Outlet side=Side::Staff page=super::page/>
            </main>
            <BottomBar sees_clients/>
        </div>
    }
    .into_any()
}

#[component]
fn SideBar(sees_clients: bool) -> impl IntoView {
    let (session, palette) = (use_session(), use_palette());
    let (sees_audit, manages) = (session.may("audit.view"), session.may("workspace.manage"));
    let sees_team = session.may("staff.manage");
    let sees_sets = session.may("permission_set.view");
    let sees_templates = sees_templates();
    view! {
        <header class="side">
            <div class="side-head">
                <a class="side-brand" href=Route::StaffHome.path()>
                    <Icon glyph=Glyph::Logo size=IconSize::Large/>
                    <span class="side-words">{t!("app-name")}</span>
                </a>
                <ProfileMenu/>
            </div>
            <button class="side-search" type="button" data-tip=t!("nav-search") data-keys="mod k" on:click=move |_| palette.open()>
                <Icon glyph=Glyph::Search/>
                <span class="side-words">{t!("nav-search")}</span>
                <Keys keys="mod k"/>
            </button>
            <nav class="side-nav" aria-label=t!("nav-main")>
                <NavLink glyph=Glyph::Inbox label=t!("nav-home") route=Route::StaffHome count=use_news().unread()/>
                <NavLink glyph=Glyph::FolderKanban label=t!("nav-projects") route=Route::Projects/>
                <NavLink glyph=Glyph::Clock label=t!("time-title") route=Route::Timesheet/>
                {(sees_clients || sees_team).then(|| view! { <p class="side-group">{t!("nav-people")}</p> })}
                {sees_clients.then(|| view! { <NavLink glyph=Glyph::SquareUserRound label=t!("nav-clients") route=Route::Clients/> })}
                {sees_team.then(|| view! { <NavLink glyph=Glyph::UsersRound label=t!("nav-team") route=Route::Team/> })}
                <div class="side-end">
                    {(sees_audit || sees_sets || sees_clients || sees_templates || manages).then(|| view! { <p class="side-group">{t!("nav-settings")}</p> })}
                    {manages.then(|| view! { <NavLink glyph=Glyph::Columns3 label=t!("custom-fields-page") route=Route::CustomFields/> })}
                    {sees_templates.then(|| view! { <NavLink glyph=Glyph::Layers label=t!("nav-templates") route=Route::Templates/> })}
                    {sees_sets.then(|| view! { <NavLink glyph=Glyph::ShieldCheck label=t!("nav-permission-sets") route=Route::PermissionSets/> })}
                    {sees_audit.then(|| view! { <NavLink glyph=Glyph::History label=t!("nav-audit") route=Route::Audit/> })}
                    {manages.then(|| view! { <NavLink glyph=Glyph::KeyRound label=t!("nav-sign-in-and-mail") route=Route::Mail/> })}
                    {sees_clients.then(|| view! { <NavLink glyph=Glyph::Trash2 label=t!("nav-bin") route=Route::ClientBin/> })}
                </div>
            </nav>
        </header>
    }
    .into_any()
}

#[component]
fn NavLink(
    glyph: Glyph,
    label: String,
    route: Route,
    /// What waits there.
    #[prop(optional, into)]
    count: Signal<u32>,
) -> impl IntoView {
    let (path, tip) = (route.path(), label.clone());
    view! {
        <a class="side-link" href=path aria-current=current(route) data-tip=tip>
            <Icon glyph/>
            <span class="side-words">{label}</span>
            {move || (count.get() > 0).then(|| view! { <span class="side-count"><Counter count tone=Tone::New/></span> })}
        </a>
    }
    .into_any()
}

/// `page` on the page itself, `true` on what lies below it.
fn current(of: Route) -> impl Fn() -> Option<&'static str> {
    let route = use_route();
    move || match &*route.read() {
        here if *here == of => Some("page"),
        Route::Project { .. } if of == Route::Projects => Some("true"),
        Route::Client { .. } | Route::ClientList | Route::ClientImport | Route::ClientImports | Route::Why
            if of == Route::Clients =>
        {
            Some("true")
        }
        Route::PermissionSet { .. } if of == Route::PermissionSets => Some("true"),
        _ => None,
    }
}

#[component]
fn BottomBar(sees_clients: bool) -> impl IntoView {
    let tab = |glyph, label: String, route: Route| {
        let path = route.path();
        view! {
            <a class="bottom-link" href=path aria-current=current(route)>
                <Icon glyph size=IconSize::Large/>
                <span>{label}</span>
            </a>
        }
        .into_any()
    };
    view! {
        <nav class="bottom" aria-label=t!("nav-main")>
            {tab(Glyph::Inbox, t!("nav-home"), Route::StaffHome)}
            {tab(Glyph::FolderKanban, t!("nav-projects"), Route::Projects)}
            {sees_clients.then(|| tab(Glyph::SquareUserRound, t!("nav-clients"), Route::Clients))}
            <span class="bottom-link">
                <ProfileMenu face=MenuFace::Icon(Glyph::Menu) before=more/>
                <span aria-hidden="true">{t!("nav-more")}</span>
            </span>
        </nav>
    }
    .into_any()
}

fn more() -> Vec<MenuItem> {
    let (session, palette) = (use_session(), use_palette());
    let mut items = vec![MenuItem::act(t!("nav-search"), move || palette.open()).icon(Glyph::Search)];
    items.push(MenuItem::link(t!("time-title"), Route::Timesheet.path()).icon(Glyph::Clock));
    if session.may("staff.manage") {
        items.push(MenuItem::link(t!("nav-team"), Route::Team.path()).icon(Glyph::UsersRound));
    }
    if sees_templates() {
        items.push(MenuItem::link(t!("nav-templates"), Route::Templates.path()).icon(Glyph::Layers));
    }
    if session.may("permission_set.view") {
        items.push(MenuItem::link(t!("nav-permission-sets"), Route::PermissionSets.path()).icon(Glyph::ShieldCheck));
    }
    if session.may("audit.view") {
        items.push(MenuItem::link(t!("nav-audit"), Route::Audit.path()).icon(Glyph::History));
    }
    if session.may("workspace.manage") {
        items.push(MenuItem::link(t!("nav-sign-in-and-mail"), Route::Mail.path()).icon(Glyph::KeyRound));
    }
    if session.may("client.view_info") {
        items.push(MenuItem::link(t!("nav-bin"), Route::ClientBin.path()).icon(Glyph::Trash2));
    }
    items.push(MenuItem::Separator);
    items
}

#[component]
fn OfflineBar() -> impl IntoView {
    let is_connected = use_live().is_connected();
    let announcer = use_announcer();
    Effect::new(move |was: Option<bool>| {
        let is = is_connected.get();
        match was {
            Some(true) if !is => announcer.interrupt(t!("state-offline")),
            Some(false) if is => announcer.say(t!("state-online")),
            _ => {}
        }
        is
    });
    move || {
        (!is_connected.get())
            .then(|| view! { <p class="offline"><Icon glyph=Glyph::CloudOff/>{t!("state-offline")}</p> })
    }
}

/// One step of the way to a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Crumb {
    pub label: String,
    pub href: String,
}

impl Crumb {
    pub fn new(label: impl Into<String>, route: &Route) -> Self {
        Self { label: label.into(), href: route.path() }
    }
}

/// A staff page: the top bar with the way here and what can be done, then the page. The title is the page's `h1`, in the bar;
/// with `own_heading` the page has a larger `h1` of its own below.
#[component]
pub fn StaffPage(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] crumbs: Signal<Vec<Crumb>>,
    #[prop(optional)] own_heading: bool,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
    children: Children,
) -> impl IntoView {
    use_title(move || title.get());
    let steps = move || {
        crumbs
            .get()
            .into_iter()
            .map(|crumb| view! { <li><a href=crumb.href>{crumb.label}</a><Icon glyph=Glyph::ChevronRight/></li> })
            .collect_view()
    };
    let name = move || title.get();
    let last = if own_heading {
        view! { <span class="bar-title" aria-current="page">{name}</span> }.into_any()
    } else {
        view! { <h1 class="bar-title">{name}</h1> }.into_any()
    };
    view! {
        <header class="bar">
            <nav class="bar-way" aria-label=t!("nav-breadcrumb")>
                <ol>{steps}<li>{last}</li></ol>
            </nav>
            <div class="bar-actions">{actions.map(ViewFnOnce::run)}</div>
        </header>
        {children()}
    }
    .into_any()
}
