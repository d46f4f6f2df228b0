//! The command palette: go, create, do, and everything that can be found by its name.

use crate::keys::{KeyGroup, use_shortcut};
use crate::prefs::use_prefs;
use crate::resource::read;
use crate::routes::{ClientTab, PortalTab, ProjectTab, Route, use_go};
use crate::session::use_session;
use crate::ui::*;
use leptos::html;
use std::time::Duration;
use vitrine_client::Search;
use vitrine_contract::{AccountKind, Hit, HitKind};
use vitrine_texts::Locale;

const PAUSE: Duration = Duration::from_millis(140);

/// Opens the palette from anywhere.
#[derive(Clone, Copy, Debug)]
pub struct PaletteSwitch(RwSignal<bool>);

pub fn use_palette() -> PaletteSwitch {
    expect_context()
}

impl PaletteSwitch {
    pub fn provide() {
        provide_context(Self(RwSignal::new(false)));
    }

    pub fn open(self) {
        self.0.set(true);
    }
}

#[derive(Clone, Debug)]
struct Command {
    group: &'static str,
    label: String,
    /// Other names under which people look for it, shown and searched.
    aliases: String,
    lead: Lead,
    keys: &'static str,
    act: Act,
}

#[derive(Clone, Debug)]
enum Act {
    Go(String),
    Run(Callback<()>),
}

impl Command {
    fn go(group: &'static str, key: &'static str, glyph: Glyph, route: &Route) -> Self {
        let (label, act) = (texts().get(key, &[]), Act::Go(route.path()));
        Self { group, label, aliases: String::new(), lead: Lead::Glyph(glyph), keys: "", act }
    }

    fn run(key: &'static str, glyph: Glyph, run: impl Fn() + Send + Sync + 'static) -> Self {
        let act = Act::Run(Callback::new(move |()| run()));
        Self {
            group: "palette-group-do",
            label: texts().get(key, &[]),
            aliases: String::new(),
            lead: Lead::Glyph(glyph),
            keys: "",
            act,
        }
    }

    /// To a page with something open on it.
    fn query(mut self, query: &str) -> Self {
        if let Act::Go(path) = &mut self.act {
            path.push_str(query);
        }
        self
    }

    fn keys(mut self, keys: &'static str) -> Self {
        self.keys = keys;
        self
    }

    fn aliases(mut self, aliases: &str) -> Self {
        aliases.clone_into(&mut self.aliases);
        self
    }

    fn fits(&self, words: &str) -> bool {
        let text = folded(&format!("{} {}", self.label, self.aliases));
        words.split_whitespace().all(|word| text.contains(word))
    }
}

#[component]
pub fn Palette() -> impl IntoView {
    let open = use_palette().0;
    use_shortcut("mod+k", KeyGroup::Do, t!("keys-palette"), move || open.update(|open| *open = !*open));
    use_shortcut("/", KeyGroup::Do, t!("keys-search"), move || open.set(true));
    view! {
        <Dialog open title=t!("palette-title") size=DialogSize::Palette>
            <Finder open/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Finder(open: RwSignal<bool>) -> impl IntoView {
    let go = use_go();
    let input = NodeRef::<html::Input>::new();
    focus_when_mounted(input);
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let asked = paused(query);
    let hits = read(move |client| {
        let words = asked.get().trim().to_owned();
        async move {
            if words.is_empty() {
                return Ok(Vec::new());
            }
            client.search(&Search { q: words, limit: Some(8) }).await.map(|found| found.data)
        }
    });
    let commands = StoredValue::new(commands());
    let is_staff = use_session().kind() == Some(AccountKind::Staff);
    let shown = Signal::derive(move || {
        let words = folded(query.read().trim());
        let mut shown: Vec<_> = commands.read_value().iter().filter(|command| command.fits(&words)).cloned().collect();
        if let (Some(Ok(found)), false) = (&*hits.read(), words.is_empty()) {
            shown.extend(found.iter().map(|hit| hit_command(hit, is_staff)));
        }
        shown
    });
    let run = move |act: Act| {
        open.set(false);
        match act {
            Act::Go(path) => go.path(&path),
            Act::Run(callback) => callback.run(()),
        }
    };
    let on_keydown = move |event: web_sys::KeyboardEvent| {
        let count = shown.read_untracked().len();
        match event.key().as_str() {
            "ArrowDown" => active.update(|at| *at = step(*at, count, true)),
            "ArrowUp" => active.update(|at| *at = step(*at, count, false)),
            "Enter" => {
                let act = shown.read_untracked().get(active.get_untracked()).map(|command| command.act.clone());
                act.into_iter().for_each(run);
            }
            _ => return,
        }
        event.prevent_default();
        request_animation_frame(|| {
            if let Ok(Some(row)) = document().query_selector(".palette [data-active]") {
                row.scroll_into_view_with_bool(false);
            }
        });
    };
    let rows = move || {
        let mut group = "";
        shown
            .get()
            .into_iter()
            .enumerate()
            .map(|(at, command)| {
                let heading = (group != command.group).then(|| {
                    group = command.group;
                    view! { <li class="palette-group" role="presentation">{texts().get(group, &[])}</li> }
                });
                view! { {heading} <Row at command active on_run=move |act| run(act)/> }
            })
            .collect_view()
    };
    view! {
        <div class="palette">
            <div class="palette-box">
                <Icon glyph=Glyph::Search/>
                <input
                    class="palette-input"
                    type="text"
                    role="combobox"
                    node_ref=input
                    aria-label=t!("palette-title")
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-activedescendant=move || format!("palette-{}", active.get())
                    autocomplete="off"
                    spellcheck="false"
                    placeholder=t!("palette-placeholder")
                    prop:value=move || query.get()
                    on:input=move |event| { query.set(event_target_value(&event)); active.set(0) }
                    on:keydown=on_keydown
                />
                <Keys keys="Esc"/>
            </div>
            <ul class="palette-list" id="palette-list" role="listbox" aria-label=t!("palette-title")>{rows}</ul>
            <p class="palette-none" role="status">
                {move || match shown.read().len() {
                    0 => t!("field-no-match", query = query.get()),
                    _ => String::new(),
                }}
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Row(at: usize, command: Command, active: RwSignal<usize>, #[prop(into)] on_run: Callback<Act>) -> impl IntoView {
    let act = command.act;
    let is_active = move || active.get() == at;
    let aliases = (!command.aliases.is_empty())
        .then(|| view! { <span class="palette-aliases">{t!("palette-aliases", aliases = command.aliases)}</span> });
    view! {
        <li
            class="palette-row"
            role="option"
            id=format!("palette-{at}")
            aria-selected=move || if is_active() { "true" } else { "false" }
            data-active=move || is_active().then_some("")
            on:click=move |_| on_run.run(act.clone())
            on:pointermove=move |_| active.set(at)
        >
            {command.lead.view()}
            <span class="palette-label">{command.label} {aliases}</span>
            {(!command.keys.is_empty()).then(|| view! { <Keys keys=command.keys/> })}
        </li>
    }
    .into_any()
}

/// The value once it has rested.
pub(crate) fn paused(source: RwSignal<String>) -> RwSignal<String> {
    let rested = RwSignal::new(String::new());
    Effect::new(move |timer: Option<Option<TimeoutHandle>>| {
        if let Some(Some(timer)) = timer {
            timer.clear();
        }
        let value = source.get();
        set_timeout_with_handle(
            move || {
                rested.try_set(value);
            },
            PAUSE,
        )
        .ok()
    });
    rested
}

fn commands() -> Vec<Command> {
    let (session, prefs) = (use_session(), use_prefs());
    let mut list = match session.kind() {
        Some(AccountKind::Staff) => staff_commands(|grant| session.may(grant)),
        _ => vec![
            Command::go("palette-group-go", "nav-home", Glyph::House, &Route::Home).keys("g h"),
            Command::go("palette-group-go", "nav-projects", Glyph::FolderKanban, &Route::PortalProjects).keys("g p"),
        ],
    };
    let other = if prefs.locale.get_untracked() == Locale::En { Locale::Fr } else { Locale::En };
    list.extend([
        Command::run("palette-theme", Glyph::SunMoon, move || prefs.toggle_theme()),
        Command::run("palette-language", Glyph::Globe, move || prefs.set_locale(other)),
        Command::run("keys-title", Glyph::Keyboard, {
            let keys = expect_context::<crate::keys::KeyRegistry>();
            move || keys.show_help()
        })
        .keys("?"),
        Command::go("palette-group-do", "password-act", Glyph::KeyRound, &Route::Password),
        Command::run("sign-out", Glyph::LogOut, move || session.sign_out()),
    ]);
    list
}

/// The aliases are the menu paths under which people know these places from other tools.
fn staff_commands(may: impl Fn(&str) -> bool) -> Vec<Command> {
    let (to, create) = ("palette-group-go", "palette-group-create");
    let mut list = vec![
        Command::go(to, "nav-home", Glyph::Inbox, &Route::StaffHome).keys("g h"),
        Command::go(to, "nav-projects", Glyph::FolderKanban, &Route::Projects).keys("g p"),
    ];
    if may("client.view_info") {
        list.push(
            Command::go(to, "nav-clients", Glyph::SquareUserRound, &Route::Clients)
                .keys("g c")
                .aliases("View, People, Clients · More, Clients · CRM, Contacts"),
        );
        list.push(Command::go(to, "nav-bin", Glyph::Trash2, &Route::ClientBin));
        list.push(Command::go("palette-group-do", "why-title", Glyph::CircleHelp, &Route::Why).keys("w"));
    }
    if may("staff.manage") {
        list.push(Command::go(to, "nav-team", Glyph::UsersRound, &Route::Team));
    }
    if may("project.create") && may("task.view") {
        list.push(Command::go(to, "nav-templates", Glyph::Layers, &Route::Templates).aliases("Settings, Templates"));
    }
    if may("permission_set.view") {
        list.push(
            Command::go(to, "nav-permission-sets", Glyph::ShieldCheck, &Route::PermissionSets)
                .aliases("Settings, Permission sets"),
        );
    }
    if may("audit.view") {
        list.push(Command::go(to, "nav-audit", Glyph::History, &Route::Audit));
    }
    if may("project.create") {
        list.push(Command::go(create, "nav-new-project", Glyph::Plus, &Route::Projects).query("?edit=new"));
    }
    if may("client.import") {
        list.push(Command::go(create, "nav-import", Glyph::Upload, &Route::ClientImport));
    }
    list
}

fn hit_command(hit: &Hit, is_staff: bool) -> Command {
    let project = |id, tab| {
        if is_staff { Route::Project { id, tab: ProjectTab::Board } } else { Route::PortalProject { id, tab } }
    };
    let (lead, path) = match hit.kind {
        HitKind::Client => (
            Lead::Avatar(AvatarKind::Client, hit.title.clone()),
            Route::Client { id: hit.id, tab: ClientTab::Basic }.path(),
        ),
        HitKind::Project => (Lead::Glyph(Glyph::FolderKanban), project(hit.id, PortalTab::Overview).path()),
        HitKind::Task => {
            let board = hit.project.as_ref().map(|owner| project(owner.id, PortalTab::Board));
            let board = board.unwrap_or_default().path();
            (Lead::Glyph(Glyph::CircleCheck), format!("{board}?task={}", hit.id))
        }
    };
    let place = hit.path.clone().or_else(|| hit.project.as_ref().map(|project| project.name.clone()));
    Command {
        group: "palette-group-results",
        label: match place {
            Some(place) => format!("{} · {place}", hit.title),
            None => hit.title.clone(),
        },
        aliases: String::new(),
        lead,
        keys: "",
        act: Act::Go(path),
    }
}
