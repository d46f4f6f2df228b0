//! What the demo workspace holds. All of it is made up.

use vitrine_contract::{ClientKind, Level};

pub(super) struct DemoClient {
    pub(super) name: &'static str,
    pub(super) parent: Option<&'static str>,
    pub(super) kind: ClientKind,
    /// None: a virtual client.
    pub(super) username: Option<&'static str>,
}

pub(super) struct DemoProject {
    pub(super) name: &'static str,
    pub(super) description: &'static str,
    pub(super) clients: &'static [&'static str],
    pub(super) level: Level,
    pub(super) time_shown: bool,
    pub(super) due_in_days: u64,
    pub(super) percent_done: usize,
    pub(super) titles: &'static [&'static str],
}

pub(super) struct DemoTask {
    pub(super) column: usize,
    pub(super) title: &'static str,
    pub(super) description: &'static str,
    pub(super) due_in_days: Option<i64>,
    pub(super) is_team_only: bool,
}

const fn client(
    name: &'static str,
    parent: Option<&'static str>,
    kind: ClientKind,
    username: Option<&'static str>,
) -> DemoClient {
    DemoClient { name, parent, kind, username }
}

use ClientKind::{Organisation, Person, Unit};

/// Parents before children.
pub(super) const CLIENTS: &[DemoClient] = &[
    client("Peter Parker", None, Person, Some("peter")),
    client("IBM", None, Organisation, None),
    client("John", Some("IBM"), Person, Some("john")),
    client("Alisha", Some("IBM"), Person, Some("alisha")),
    client("Acme", None, Organisation, Some("acme")),
    client("Acme (France)", Some("Acme"), Unit, None),
    client("Pierre", Some("Acme (France)"), Person, Some("pierre")),
    client("Chloe", Some("Acme (France)"), Person, Some("chloe")),
    client("Acme (India)", Some("Acme"), Unit, None),
    client("Ravi", Some("Acme (India)"), Person, Some("ravi")),
    client("Suresh", Some("Acme (India)"), Person, Some("suresh")),
];

const fn project(
    name: &'static str,
    clients: &'static [&'static str],
    level: Level,
    time_shown: bool,
    due_in_days: u64,
    percent_done: usize,
    titles: &'static [&'static str],
) -> DemoProject {
    DemoProject { name, description: "", clients, level, time_shown, due_in_days, percent_done, titles }
}

const PHASES: &[&str] = &[
    "Kick-off and goals",
    "Interviews with users",
    "Inventory of what exists",
    "First sketches",
    "Review of the sketches",
    "Detailed design",
    "Texts, French and English",
    "Build",
    "Test with five users",
    "Corrections",
    "Handover",
];

pub(super) const PROJECTS: &[DemoProject] = &[
    DemoProject {
        description: "New shop and corporate site for the French market: clearer navigation, faster checkout, one style.",
        ..project("Website relaunch", &["Acme (France)"], Level::ReadOnly, true, 36, 0, &[])
    },
    project("Dealer portal rollout", &["Acme (India)"], Level::Full, true, 78, 31, PHASES),
    project("Dealer training videos", &["Acme (India)"], Level::ReadOnly, false, 22, 72, PHASES),
    project("Parts price feed", &["Ravi"], Level::Overview, false, 14, 12, PHASES),
    project("Acme brand system", &["Acme"], Level::Overview, false, 19, 90, PHASES),
    project("Spring catalogue", &["Acme (France)", "Acme (India)"], Level::ReadOnly, true, 57, 27, PHASES),
    project("Retainer planning", &["Acme"], Level::NotVisible, false, 110, 5, PHASES),
    project("Partner day", &["IBM"], Level::ReadOnly, false, 63, 64, PHASES),
    project("Onboarding film", &["Alisha"], Level::Full, true, 15, 80, PHASES),
    project("Support desk pilot", &["John"], Level::ReadOnly, false, 41, 46, PHASES),
    project("Photo portfolio", &["Peter Parker"], Level::ReadOnly, false, 21, 58, PHASES),
    project("Studio website", &[], Level::NotVisible, false, 90, 20, PHASES),
];

const fn shown(column: usize, title: &'static str, due_in_days: Option<i64>) -> DemoTask {
    DemoTask { column, title, description: "", due_in_days, is_team_only: false }
}

const fn team(column: usize, title: &'static str, due_in_days: Option<i64>) -> DemoTask {
    DemoTask { column, title, description: "", due_in_days, is_team_only: true }
}

pub(super) struct DemoColumn {
    pub(super) after: usize,
    pub(super) name: &'static str,
    pub(super) client_name: &'static str,
}

/// Where the clients of that board are asked.
pub(super) const APPROVAL: DemoColumn = DemoColumn { after: 2, name: "Client approval", client_name: "Your approval" };

/// The one board that is told in full: 26 tasks, of which the clients see 22.
pub(super) const WEBSITE: (&str, &[DemoTask]) = (
    "Website relaunch",
    &[
        shown(0, "Store locator: choose a data source", Some(15)),
        shown(0, "Cookie banner wording, French and English", None),
        team(0, "Rate card for phase 2", Some(21)),
        shown(0, "Empty search and 404 pages", None),
        shown(0, "Translate product filters", Some(26)),
        DemoTask {
            column: 1,
            title: "Checkout flow: address step",
            description: "One page, address lookup for France and Belgium, errors beside their fields.",
            due_in_days: Some(6),
            is_team_only: false,
        },
        shown(1, "Product page templates", Some(8)),
        shown(1, "Migrate 214 articles from the old CMS", Some(-2)),
        team(1, "Freelancer cover for April", None),
        shown(1, "Order confirmation e-mails", Some(12)),
        shown(2, "Accessibility check of header and menu", Some(1)),
        team(2, "Why the launch slipped: internal notes", None),
        shown(2, "Newsletter sign-up and double opt-in", Some(4)),
        shown(2, "Delivery cost rules", Some(5)),
        DemoTask {
            column: APPROVAL.after + 1,
            title: "Homepage design, version 3",
            description: "Desktop, tablet and phone. French copy is **final**, English follows on Monday and is not part of this approval.",
            due_in_days: Some(0),
            is_team_only: false,
        },
        shown(APPROVAL.after + 1, "Photography selection", Some(1)),
        shown(4, "Sitemap and navigation", None),
        shown(4, "Type and colour foundations", None),
        team(4, "Hosting contract compared", None),
        shown(4, "Content inventory", None),
        shown(4, "Kick-off workshop", None),
        shown(4, "Audience interviews", None),
        shown(4, "Search log analysis", None),
        shown(4, "Wireframes of the ten main pages", None),
        shown(4, "Prototype tested with six shoppers", None),
        shown(4, "Icon set", None),
    ],
);
