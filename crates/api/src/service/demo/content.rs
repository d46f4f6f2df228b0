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
    /// When it begins and when it is due, in days from today.
    pub(super) days: Option<(i64, i64)>,
    pub(super) is_milestone: bool,
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

const fn shown(column: usize, title: &'static str, days: Option<(i64, i64)>) -> DemoTask {
    DemoTask { column, title, description: "", days, is_milestone: false, is_team_only: false }
}

const fn team(column: usize, title: &'static str, days: Option<(i64, i64)>) -> DemoTask {
    DemoTask { is_team_only: true, ..shown(column, title, days) }
}

/// Of that board, what has to be finished before what.
pub(super) const WAITS: &[(&str, &str)] = &[
    ("Checkout flow: address step", "Store locator: choose a data source"),
    ("Migrate 214 articles from the old CMS", "Translate product filters"),
    ("Product page templates", "Order confirmation e-mails"),
    ("Wireframes of the ten main pages", "Prototype tested with six shoppers"),
];

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
        shown(0, "Store locator: choose a data source", Some((8, 15))),
        shown(0, "Cookie banner wording, French and English", None),
        team(0, "Rate card for phase 2", Some((14, 21))),
        shown(0, "Empty search and 404 pages", None),
        shown(0, "Translate product filters", Some((-1, 26))),
        DemoTask {
            column: 1,
            title: "Checkout flow: address step",
            description: "One page, address lookup for France and Belgium, errors beside their fields.",
            days: Some((-8, 6)),
            is_milestone: false,
            is_team_only: false,
        },
        shown(1, "Product page templates", Some((-6, 8))),
        shown(1, "Migrate 214 articles from the old CMS", Some((-9, -2))),
        team(1, "Freelancer cover for April", None),
        shown(1, "Order confirmation e-mails", Some((6, 12))),
        shown(2, "Accessibility check of header and menu", Some((-3, 1))),
        team(2, "Why the launch slipped: internal notes", None),
        shown(2, "Newsletter sign-up and double opt-in", Some((0, 4))),
        shown(2, "Delivery cost rules", Some((1, 5))),
        DemoTask {
            column: APPROVAL.after + 1,
            title: "Homepage design, version 3",
            description: "Desktop, tablet and phone. French copy is **final**, English follows on Monday and is not part of this approval.",
            days: Some((-10, 0)),
            is_milestone: false,
            is_team_only: false,
        },
        shown(APPROVAL.after + 1, "Photography selection", Some((-7, 1))),
        shown(4, "Sitemap and navigation", Some((-15, -11))),
        shown(4, "Type and colour foundations", None),
        team(4, "Hosting contract compared", None),
        shown(4, "Content inventory", None),
        DemoTask { is_milestone: true, ..shown(4, "Kick-off workshop", Some((-40, -40))) },
        shown(4, "Audience interviews", None),
        shown(4, "Search log analysis", None),
        shown(4, "Wireframes of the ten main pages", Some((-34, -25))),
        shown(4, "Prototype tested with six shoppers", Some((-24, -19))),
        shown(4, "Icon set", None),
    ],
);

pub(super) struct DemoMember {
    pub(super) name: &'static str,
    pub(super) username: &'static str,
    /// The built-in permission set.
    pub(super) set: &'static str,
}

const fn member(name: &'static str, username: &'static str, set: &'static str) -> DemoMember {
    DemoMember { name, username, set }
}

/// Beside the administrator.
pub(super) const TEAM: &[DemoMember] = &[
    member("Aiko Tanaka", "aiko", "Project manager"),
    member("Tomás Oliveira", "tomas", "Team member"),
    member("Leïla Benali", "leila", "Team member"),
    member("Sam Okoro", "sam", "Team member"),
];

/// Who does a task of the [`WEBSITE`], and how far it is.
pub(super) struct DemoWork {
    pub(super) task: &'static str,
    pub(super) by: &'static str,
    /// Percent, and hours left.
    pub(super) progress: Option<(u32, f64)>,
    pub(super) steps: &'static [&'static str],
    pub(super) steps_done: usize,
}

const fn work(task: &'static str, by: &'static str, progress: Option<(u32, f64)>) -> DemoWork {
    DemoWork { task, by, progress, steps: &[], steps_done: 0 }
}

pub(super) const WORK: &[DemoWork] = &[
    work("Store locator: choose a data source", "tomas", None),
    work("Cookie banner wording, French and English", "leila", None),
    work("Rate card for phase 2", "aiko", None),
    work("Empty search and 404 pages", "aiko", None),
    work("Translate product filters", "leila", None),
    work("Checkout flow: address step", "tomas", None),
    work("Product page templates", "aiko", Some((45, 11.0))),
    DemoWork {
        steps: &["Export of all articles", "Rules for old links", "Pictures in three sizes", "Check of fifty samples"],
        steps_done: 2,
        ..work("Migrate 214 articles from the old CMS", "leila", Some((38, 16.5)))
    },
    work("Freelancer cover for April", "aiko", None),
    work("Order confirmation e-mails", "tomas", Some((10, 6.0))),
    work("Accessibility check of header and menu", "sam", None),
    work("Newsletter sign-up and double opt-in", "sam", None),
    work("Delivery cost rules", "tomas", None),
    DemoWork {
        steps: &["Desktop", "Tablet", "Phone"],
        steps_done: 3,
        ..work("Homepage design, version 3", "aiko", Some((90, 2.5)))
    },
    work("Photography selection", "leila", None),
    work("Sitemap and navigation", "aiko", None),
    work("Type and colour foundations", "aiko", None),
    work("Content inventory", "leila", None),
];

/// What somebody says on a task of the [`WEBSITE`].
pub(super) struct DemoComment {
    pub(super) task: &'static str,
    pub(super) by: &'static str,
    pub(super) text: &'static str,
    pub(super) is_team_only: bool,
}

const fn said(task: &'static str, by: &'static str, text: &'static str) -> DemoComment {
    DemoComment { task, by, text, is_team_only: false }
}

/// In the order in which it was said.
pub(super) const TALK: &[DemoComment] = &[
    said(
        "Homepage design, version 3",
        "chloe",
        "The top of the page is much calmer now. Can the store finder stay in the first row on phones?",
    ),
    said("Homepage design, version 3", "aiko", "Yes. It is in version 3, second picture, fourth screen."),
    DemoComment {
        is_team_only: true,
        ..said(
            "Homepage design, version 3",
            "tomas",
            "The moving background weighs 40 kB. I would drop it before we build, whatever they say.",
        )
    },
    said(
        "Homepage design, version 3",
        "pierre",
        "I look at it with Chloe this afternoon. First impression: very good.",
    ),
    said("Product page templates", "leila", "Texts for the three templates are in, **French first**."),
    said("Product page templates", "chloe", "Thank you. The size table needs centimetres *and* inches."),
    said(
        "Accessibility check of header and menu",
        "sam",
        "Two findings are left: the focus ring of the menu, and one contrast.",
    ),
];
