//! Every address of the app, once: it is matched from here and linked from here.

use crate::ui::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use uuid::Uuid;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    SignIn,
    SetUp,
    Invitation,
    Password,
    AskForReset,
    ResetPassword,
    AskForLink,
    SignInByLink,
    Verify,
    // What clients have.
    Home,
    Me,
    /// What waits for the reader.
    Waiting,
    PortalProjects,
    Timesheets,
    PortalProject {
        id: Uuid,
        tab: PortalTab,
    },
    // What staff have.
    StaffHome,
    Account,
    Projects,
    Project {
        id: Uuid,
        tab: ProjectTab,
    },
    Clients,
    Client {
        id: Uuid,
        tab: ClientTab,
    },
    /// The clients as rows, found by filters.
    ClientList,
    ClientImport,
    ClientImports,
    ClientBin,
    CustomFields,
    Team,
    /// One's own time, week by week.
    Timesheet,
    Why,
    Audit,
    Mail,
    Templates,
    PermissionSets,
    PermissionSet {
        id: Uuid,
    },
    #[default]
    NotFound,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PortalTab {
    #[default]
    Overview,
    Board,
    Timeline,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProjectTab {
    Overview,
    #[default]
    Board,
    Timeline,
    Access,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ClientTab {
    #[default]
    Basic,
    Access,
    Fields,
    Preferences,
    Projects,
    Activity,
}

/// Whose frame a page stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Staff,
    Portal,
    /// Both may come here, in a frame of its own.
    Open,
}

impl Route {
    pub fn parse(path: &str) -> Self {
        let parts: Vec<_> = path.split('/').filter(|part| !part.is_empty()).collect();
        let found = match parts.as_slice() {
            [] => Some(Self::Home),
            ["sign-in"] => Some(Self::SignIn),
            ["set-up"] => Some(Self::SetUp),
            ["invitation"] => Some(Self::Invitation),
            ["password"] => Some(Self::Password),
            ["forgot-password"] => Some(Self::AskForReset),
            ["reset-password"] => Some(Self::ResetPassword),
            ["ask-for-link"] => Some(Self::AskForLink),
            ["sign-in-by-link"] => Some(Self::SignInByLink),
            ["verify"] => Some(Self::Verify),
            ["me"] => Some(Self::Me),
            ["waiting"] => Some(Self::Waiting),
            ["projects"] => Some(Self::PortalProjects),
            ["timesheets"] => Some(Self::Timesheets),
            ["p", id, rest @ ..] => portal_project(id, rest),
            ["w"] => Some(Self::StaffHome),
            ["w", "account"] => Some(Self::Account),
            ["w", "projects"] => Some(Self::Projects),
            ["w", "projects", id, rest @ ..] => project(id, rest),
            ["w", "clients"] => Some(Self::Clients),
            ["w", "clients", "list"] => Some(Self::ClientList),
            ["w", "clients", "import"] => Some(Self::ClientImport),
            ["w", "clients", "imports"] => Some(Self::ClientImports),
            ["w", "clients", "bin"] => Some(Self::ClientBin),
            ["w", "clients", id, rest @ ..] => client(id, rest),
            ["w", "settings", "custom-fields"] => Some(Self::CustomFields),
            ["w", "time"] => Some(Self::Timesheet),
            ["w", "team"] => Some(Self::Team),
            ["w", "why"] => Some(Self::Why),
            ["w", "settings", "audit"] => Some(Self::Audit),
            ["w", "settings", "mail"] => Some(Self::Mail),
            ["w", "settings", "templates"] => Some(Self::Templates),
            ["w", "settings", "permission-sets"] => Some(Self::PermissionSets),
            ["w", "settings", "permission-sets", id] => id.parse().ok().map(|id| Self::PermissionSet { id }),
            _ => None,
        };
        found.unwrap_or_default()
    }

    pub fn path(&self) -> String {
        match self {
            Self::SignIn => "/sign-in".into(),
            Self::SetUp => "/set-up".into(),
            Self::Invitation => "/invitation".into(),
            Self::Password => "/password".into(),
            Self::AskForReset => "/forgot-password".into(),
            Self::ResetPassword => "/reset-password".into(),
            Self::AskForLink => "/ask-for-link".into(),
            Self::SignInByLink => "/sign-in-by-link".into(),
            Self::Verify => "/verify".into(),
            Self::Home | Self::NotFound => "/".into(),
            Self::Me => "/me".into(),
            Self::Waiting => "/waiting".into(),
            Self::Timesheets => "/timesheets".into(),
            Self::PortalProjects => "/projects".into(),
            Self::PortalProject { id, tab: PortalTab::Overview } => format!("/p/{id}/overview"),
            Self::PortalProject { id, tab: PortalTab::Board } => format!("/p/{id}/board"),
            Self::PortalProject { id, tab: PortalTab::Timeline } => format!("/p/{id}/timeline"),
            Self::StaffHome => "/w".into(),
            Self::Account => "/w/account".into(),
            Self::Projects => "/w/projects".into(),
            Self::Project { id, tab: ProjectTab::Overview } => format!("/w/projects/{id}/overview"),
            Self::Project { id, tab: ProjectTab::Board } => format!("/w/projects/{id}/board"),
            Self::Project { id, tab: ProjectTab::Timeline } => format!("/w/projects/{id}/timeline"),
            Self::Project { id, tab: ProjectTab::Access } => format!("/w/projects/{id}/access"),
            Self::Clients => "/w/clients".into(),
            Self::Client { id, tab: ClientTab::Basic } => format!("/w/clients/{id}/basic"),
            Self::Client { id, tab: ClientTab::Access } => format!("/w/clients/{id}/access"),
            Self::Client { id, tab: ClientTab::Fields } => format!("/w/clients/{id}/fields"),
            Self::Client { id, tab: ClientTab::Preferences } => format!("/w/clients/{id}/preferences"),
            Self::Client { id, tab: ClientTab::Projects } => format!("/w/clients/{id}/projects"),
            Self::Client { id, tab: ClientTab::Activity } => format!("/w/clients/{id}/activity"),
            Self::ClientList => "/w/clients/list".into(),
            Self::ClientImport => "/w/clients/import".into(),
            Self::ClientImports => "/w/clients/imports".into(),
            Self::ClientBin => "/w/clients/bin".into(),
            Self::CustomFields => "/w/settings/custom-fields".into(),
            Self::Timesheet => "/w/time".into(),
            Self::Team => "/w/team".into(),
            Self::Why => "/w/why".into(),
            Self::Audit => "/w/settings/audit".into(),
            Self::Mail => "/w/settings/mail".into(),
            Self::Templates => "/w/settings/templates".into(),
            Self::PermissionSets => "/w/settings/permission-sets".into(),
            Self::PermissionSet { id } => format!("/w/settings/permission-sets/{id}"),
        }
    }

    /// The page without its tab: what has to be built anew when it changes. The tree stays while one walks through clients.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::PortalProject { id, .. } => Self::PortalProject { id: *id, tab: PortalTab::default() },
            Self::Project { id, .. } => Self::Project { id: *id, tab: ProjectTab::default() },
            Self::Client { .. } => Self::Clients,
            Self::PermissionSet { .. } => Self::PermissionSets,
            other => other.clone(),
        }
    }

    pub const fn side(&self) -> Side {
        match self {
            Self::SignIn
            | Self::SetUp
            | Self::Invitation
            | Self::Password
            | Self::AskForReset
            | Self::ResetPassword
            | Self::AskForLink
            | Self::SignInByLink
            | Self::Verify
            | Self::NotFound => Side::Open,
            Self::Home
            | Self::Me
            | Self::Waiting
            | Self::PortalProjects
            | Self::Timesheets
            | Self::PortalProject { .. } => Side::Portal,
            Self::StaffHome
            | Self::Account
            | Self::Projects
            | Self::Project { .. }
            | Self::Clients
            | Self::Client { .. }
            | Self::ClientList
            | Self::ClientImport
            | Self::ClientImports
            | Self::ClientBin
            | Self::CustomFields
            | Self::Team
            | Self::Timesheet
            | Self::Why
            | Self::Audit
            | Self::Mail
            | Self::Templates
            | Self::PermissionSets
            | Self::PermissionSet { .. } => Side::Staff,
        }
    }
}

fn portal_project(id: &str, rest: &[&str]) -> Option<Route> {
    let tab = match rest {
        [] | ["overview"] => PortalTab::Overview,
        ["board"] => PortalTab::Board,
        ["timeline"] => PortalTab::Timeline,
        _ => return None,
    };
    Some(Route::PortalProject { id: id.parse().ok()?, tab })
}

fn project(id: &str, rest: &[&str]) -> Option<Route> {
    let tab = match rest {
        [] | ["board"] => ProjectTab::Board,
        ["timeline"] => ProjectTab::Timeline,
        ["overview"] => ProjectTab::Overview,
        ["access"] => ProjectTab::Access,
        _ => return None,
    };
    Some(Route::Project { id: id.parse().ok()?, tab })
}

fn client(id: &str, rest: &[&str]) -> Option<Route> {
    let tab = match rest {
        [] | ["basic"] => ClientTab::Basic,
        ["access"] => ClientTab::Access,
        ["fields"] => ClientTab::Fields,
        ["preferences"] => ClientTab::Preferences,
        ["projects"] => ClientTab::Projects,
        ["activity"] => ClientTab::Activity,
        _ => return None,
    };
    Some(Route::Client { id: id.parse().ok()?, tab })
}

/// Where the app is.
pub fn use_route() -> Memo<Route> {
    let pathname = use_location().pathname;
    Memo::new(move |_| Route::parse(&pathname.read()))
}

/// Goes elsewhere; free to copy into handlers.
#[derive(Clone, Copy)]
pub struct Go(StoredValue<Navigate>);

type Navigate = Box<dyn Fn(&str, NavigateOptions) + Send + Sync>;

impl std::fmt::Debug for Go {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Go")
    }
}

pub fn use_go() -> Go {
    expect_context()
}

impl Go {
    /// For everything below: an answer may lead elsewhere when what had asked for it is gone from the page.
    pub fn provide() {
        provide_context(Self(StoredValue::new(Box::new(use_navigate()))));
    }

    pub fn to(self, route: &Route) {
        self.path(&route.path());
    }

    pub fn path(self, path: &str) {
        self.0.with_value(|navigate| navigate(path, NavigateOptions::default()));
    }

    /// Without a step back to here.
    pub fn instead(self, path: &str) {
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        self.0.with_value(|navigate| navigate(path, options));
    }
}

/// One value of the query string, as filters, sorting and open drawers have it; setting it replaces the address.
#[derive(Clone, Copy, Debug)]
pub struct QueryValue {
    name: &'static str,
    value: Memo<String>,
    go: Go,
}

/// What stands behind the `#` of the address: the secret of a link, which no server log has seen.
pub fn secret() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

pub fn use_query_value(name: &'static str) -> QueryValue {
    let query = use_query_map();
    QueryValue { name, value: Memo::new(move |_| query.read().get(name).unwrap_or_default()), go: use_go() }
}

/// What the query string says beside one value, each part with an `&` behind it: what a link to the same page begins with.
pub fn use_query_beside(name: &'static str) -> Memo<String> {
    let search = use_location().search;
    Memo::new(move |_| others(&search.read(), name).flat_map(|pair| [pair, "&"]).collect())
}

/// The pairs of a query string but those of one name.
fn others<'a>(search: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let pairs = search.trim_start_matches('?').split('&');
    pairs.filter(move |pair| !pair.is_empty() && pair.split('=').next() != Some(name))
}

impl QueryValue {
    /// Empty where it is absent.
    pub fn get(self) -> String {
        self.value.get()
    }

    pub fn signal(self) -> Signal<String> {
        self.value.into()
    }

    pub fn set(self, value: &str) {
        let location = window().location();
        let (path, search) = (location.pathname().unwrap_or_default(), location.search().unwrap_or_default());
        let own = (!value.is_empty()).then(|| format!("{}={}", self.name, js_sys::encode_uri_component(value)));
        let pairs: Vec<_> = others(&search, self.name).map(str::to_owned).chain(own).collect();
        let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        self.go.instead(&format!("{path}{query}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_route() {
        let id = Uuid::from_u128(7);
        for route in [
            Route::SignIn,
            Route::SetUp,
            Route::Invitation,
            Route::Password,
            Route::AskForReset,
            Route::ResetPassword,
            Route::AskForLink,
            Route::SignInByLink,
            Route::Verify,
            Route::Home,
            Route::Me,
            Route::Waiting,
            Route::PortalProjects,
            Route::Timesheets,
            Route::PortalProject { id, tab: PortalTab::Overview },
            Route::PortalProject { id, tab: PortalTab::Board },
            Route::PortalProject { id, tab: PortalTab::Timeline },
            Route::StaffHome,
            Route::Account,
            Route::Projects,
            Route::Project { id, tab: ProjectTab::Overview },
            Route::Project { id, tab: ProjectTab::Board },
            Route::Project { id, tab: ProjectTab::Timeline },
            Route::Project { id, tab: ProjectTab::Access },
            Route::Clients,
            Route::Client { id, tab: ClientTab::Basic },
            Route::Client { id, tab: ClientTab::Access },
            Route::Client { id, tab: ClientTab::Fields },
            Route::Client { id, tab: ClientTab::Preferences },
            Route::Client { id, tab: ClientTab::Projects },
            Route::Client { id, tab: ClientTab::Activity },
            Route::ClientList,
            Route::ClientImport,
            Route::ClientImports,
            Route::ClientBin,
            Route::CustomFields,
            Route::Team,
            Route::Timesheet,
            Route::Why,
            Route::Audit,
            Route::Mail,
            Route::Templates,
            Route::PermissionSets,
            Route::PermissionSet { id },
        ] {
            assert_eq!(Route::parse(&route.path()), route);
        }
    }

    #[test]
    fn the_rest_of_a_query_stays() {
        for (search, rest) in [
            ("?q=a&task=7&zoom=days", vec!["q=a", "zoom=days"]),
            ("task=7", vec![]),
            ("", vec![]),
            ("?tasks=7", vec!["tasks=7"]),
        ] {
            assert_eq!(others(search, "task").collect::<Vec<_>>(), rest, "{search}");
        }
    }

    #[test]
    fn unknown_addresses_lead_nowhere() {
        for path in ["/x", "/w/x", "/p/7", "/w/projects/7", "/w/clients/import/x", "/sign-in/x"] {
            assert_eq!(Route::parse(path), Route::NotFound, "{path}");
        }
    }
}
