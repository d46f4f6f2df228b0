//! The root: what every page stands on, and which frame a page stands in.

use crate::keys::KeyRegistry;
use crate::live::{Live, use_live};
use crate::pages::{
    AskForLinkPage, AskForResetPage, InvitationPage, NotFoundPage, PasswordPage, ResetPasswordPage, SecondFactorPage,
    SetUpPage, SignInByLinkPage, SignInPage, portal, staff, verify,
};
use crate::palette::PaletteSwitch;
use crate::prefs::{Prefs, use_prefs};
use crate::preview::Framed;
use crate::routes::{Go, Route, Side, use_go, use_route};
use crate::session::{SessionContext, SessionState, use_session};
use crate::styles::{self, Styles};
use crate::ui::*;
use leptos::wasm_split::SplitLoaderError;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};
use std::future::Future;
use std::time::Duration;
use uuid::Uuid;
use vitrine_client::Error;
use vitrine_contract::{AccountKind, EventKind};
use vitrine_texts::Locale;

#[component]
pub fn App() -> impl IntoView {
    Prefs::provide();
    Toasts::provide();
    Announcer::provide();
    KeyRegistry::provide();
    PaletteSwitch::provide();
    if let Err(error) = SessionContext::provide() {
        return view! { <ProblemPanel error/> }.into_any();
    }
    Live::provide();
    view! { <Router><Frame/></Router> }.into_any()
}

/// Which frame is shown; the page inside is the frame's affair.
#[derive(Clone, Debug, PartialEq)]
enum Screen {
    Loading,
    Unreachable(Error),
    SignIn,
    SetUp,
    Invitation,
    Password,
    SecondFactor,
    Verify,
    /// What links in mails lead to, and asking for one.
    Link(Route),
    Staff(Seat),
    Portal(Seat),
}

/// What a shell is built for; it is built anew when this changes.
#[derive(Clone, Debug, PartialEq)]
struct Seat {
    account_id: Uuid,
    grants: Vec<String>,
}

#[component]
fn Frame() -> impl IntoView {
    let (prefs, session, route) = (use_prefs(), use_session(), use_route());
    Go::provide();
    finish_navigation();
    follow_route(route);
    // Everybody's own home, where an address is for nobody or for the other side's home.
    let go = use_go();
    Effect::new(move || {
        let home = match &*session.state().read() {
            SessionState::SignedIn(session) if session.kind == AccountKind::Staff => Route::StaffHome,
            SessionState::SignedIn(_) => Route::Home,
            _ => return,
        };
        let is_astray = match &*route.read() {
            Route::SignIn | Route::SetUp | Route::Invitation | Route::AskForReset | Route::AskForLink => true,
            here => *here == Route::Home && home == Route::StaffHome,
        };
        if is_astray {
            go.instead(&home.path());
        }
    });
    Effect::new(move || {
        if let SessionState::SignedIn(session) = &*session.state().read() {
            prefs.follow(session);
        }
    });
    // What one may do has changed, perhaps: the shell is built anew if it has.
    use_live().on(move |event| {
        if event.kind == EventKind::PermissionSetChanged {
            session.read();
        }
    });
    let screen = Memo::new(move |_| screen(&session.state().read(), &route.read()));
    move || {
        let language = prefs.locale.get();
        session.client().set_language(language.tag());
        view! {
            <a class="skip-link" href="#main" on:click=move |event| { event.prevent_default(); focus_id("main") }>
                {t!("skip-to-content")}
            </a>
            {move || framed(session, screen.get())}
            <ToastRegion/>
            <LiveRegions/>
            <Tooltip/>
        }
        .into_any()
    }
}

fn screen(session: &SessionState, route: &Route) -> Screen {
    match (session, route) {
        // nobody needs an account for it, and whoever has one reads the same
        (_, Route::Verify) => Screen::Verify,
        (SessionState::Loading, _) => Screen::Loading,
        (SessionState::Unreachable(error), _) => Screen::Unreachable(error.clone()),
        (SessionState::Anonymous { .. }, Route::SetUp) => Screen::SetUp,
        (_, Route::ResetPassword | Route::SignInByLink)
        | (SessionState::Anonymous { .. }, Route::AskForReset | Route::AskForLink) => Screen::Link(route.clone()),
        (SessionState::Anonymous { .. }, Route::Invitation) => Screen::Invitation,
        // At any address: whoever signs in is where the link led.
        (SessionState::Anonymous { .. }, _) => Screen::SignIn,
        (SessionState::SignedIn(session), _) if session.must_change_password => Screen::Password,
        (SessionState::SignedIn(session), _) if session.must_set_up_second_factor => Screen::SecondFactor,
        (SessionState::SignedIn(_), Route::Password) => Screen::Password,
        (SessionState::SignedIn(session), _) => {
            let seat = Seat { account_id: session.account_id, grants: session.grants.clone() };
            match session.kind {
                AccountKind::Staff => Screen::Staff(seat),
                AccountKind::Client => Screen::Portal(seat),
            }
        }
    }
}

/// The frame; in a preview, inside another one that says whose it is.
fn framed(session: SessionContext, screen: Screen) -> AnyView {
    match (session.shown().get(), &screen) {
        (Some(shown), Screen::Staff(_) | Screen::Portal(_) | Screen::Password) => {
            view! { <Framed shown>{frame(screen)}</Framed> }.into_any()
        }
        _ => frame(screen),
    }
}

fn frame(screen: Screen) -> AnyView {
    match screen {
        Screen::Loading => view! { <main id="main" class="alone"><Skeleton/></main> }.into_any(),
        Screen::Unreachable(error) => {
            let session = use_session();
            view! { <main id="main" class="alone"><ProblemPanel error on_retry=move || session.read()/></main> }
                .into_any()
        }
        Screen::SignIn => view! { <SignInPage/> }.into_any(),
        Screen::SetUp => view! { <SetUpPage/> }.into_any(),
        Screen::Invitation => view! { <InvitationPage/> }.into_any(),
        Screen::Password => view! { <PasswordPage/> }.into_any(),
        Screen::SecondFactor => view! { <SecondFactorPage/> }.into_any(),
        Screen::Link(Route::ResetPassword) => view! { <ResetPasswordPage/> }.into_any(),
        Screen::Link(Route::SignInByLink) => view! { <SignInByLinkPage/> }.into_any(),
        Screen::Link(Route::AskForLink) => view! { <AskForLinkPage/> }.into_any(),
        Screen::Link(_) => view! { <AskForResetPage/> }.into_any(),
        Screen::Verify => view! { <Part load=|| verify::part()/> }.into_any(),
        Screen::Staff(_) => view! { <Part load=|| staff::part()/> }.into_any(),
        Screen::Portal(_) => view! { <Part load=|| portal::part()/> }.into_any(),
    }
}

/// A part of the app, which the browser loads when it is first shown.
#[component]
fn Part<F>(load: fn() -> F) -> impl IntoView
where
    F: Future<Output = Result<fn() -> AnyView, SplitLoaderError>> + 'static,
{
    let (part, styles) = (LocalResource::new(load), RwSignal::new(Styles::Coming));
    styles::ask(styles);
    let problem = move |reason: String| {
        let retry = move || {
            part.refetch();
            styles::ask(styles);
        };
        view! { <main id="main" class="alone"><ProblemPanel error=Error::Network(reason) on_retry=retry/></main> }
            .into_any()
    };
    move || match (styles.get(), part.get()) {
        (Styles::Here, Some(Ok(show))) => show(),
        (Styles::Failed, _) => problem("the style sheet did not come".to_owned()),
        (_, Some(Err(error))) => problem(error.to_string()),
        _ => view! { <main id="main" class="alone"><Skeleton/></main> }.into_any(),
    }
}

/// The page of a shell, built anew only when another page is meant: a change of tab is the page's own affair.
#[component]
pub fn Outlet(side: Side, page: fn(Route) -> AnyView) -> impl IntoView {
    let route = use_route();
    let current = Memo::new(move |_| route.read().page());
    move || {
        let current = current.get();
        if current.side() == side { page(current) } else { view! { <NotFoundPage/> }.into_any() }
    }
}

/// The router holds the address back until someone says that the page is there; here it always is.
fn finish_navigation() {
    let (location, pathname) = (use_context::<BrowserUrl>(), use_location().pathname);
    Effect::new(move || {
        pathname.track();
        if let Some(location) = &location {
            location.ready_to_complete();
        }
    });
}

/// On arrival at another page, or at the same in another language, the focus goes to its heading, and its title is said. Who has gone on
/// to something of the page by then keeps it.
fn follow_route(route: Memo<Route>) {
    const SETTLED: Duration = Duration::from_millis(120);
    let (announcer, prefs) = (use_announcer(), use_prefs());
    let page = Memo::new(move |_| route.read().page());
    Effect::new(move |last: Option<(Route, Locale)>| {
        let here = (page.get(), prefs.locale.get());
        if last.is_some_and(|last| last != here) {
            let left = document().active_element();
            set_timeout(
                move || {
                    announcer.say(document().title());
                    let held = document().active_element().filter(|held| left.as_ref() != Some(held));
                    if held.is_some_and(|held| held.closest("main").is_ok_and(|main| main.is_some())) {
                        return;
                    }
                    if let Ok(Some(heading)) = document().query_selector("main h1") {
                        let _ = heading.set_attribute("tabindex", "-1");
                    }
                    if !focus_first("main h1", None) {
                        focus_id("main");
                    }
                },
                SETTLED,
            );
        }
        here
    });
}

/// The name of the page, for the window and for screen readers.
pub fn use_title(title: impl Fn() -> String + 'static) {
    let session = use_session();
    Effect::new(move || {
        let (page, workspace) = (title(), session.workspace());
        let workspace = if workspace.is_empty() { t!("app-name") } else { workspace };
        document().set_title(&t!("title", page = page, workspace = workspace));
    });
}
