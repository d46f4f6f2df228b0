//! Where the person is, how the app speaks and writes dates for them, and what their landing page shows.

use crate::format;
use crate::ui::*;
use vitrine_contract::{DashboardTab, DateFormat, Language, Preferences};

const FORMATS: [(DateFormat, &str); 3] = [
    (DateFormat::DayMonthYear, "day_month_year"),
    (DateFormat::MonthDayYear, "month_day_year"),
    (DateFormat::YearMonthDay, "year_month_day"),
];
const LANGUAGES: [(Language, &str, &str); 2] = [(Language::En, "en", "English"), (Language::Fr, "fr", "Français")];
/// The sections of the landing page, as they stand for whom nothing is said.
pub const TABS: [DashboardTab; 3] = [DashboardTab::Next, DashboardTab::Projects, DashboardTab::Recent];
/// Stands for no choice in the list of time zones.
const DEVICE: &str = "";

/// What the controls of the tab are bound to; empty is the person's device.
#[derive(Clone, Copy, Debug, Default)]
pub struct PreferenceFields {
    zone: RwSignal<Vec<Choice>>,
    language: RwSignal<String>,
    date_format: RwSignal<String>,
    /// All, in their order, with whether they are shown.
    tabs: RwSignal<Vec<(DashboardTab, bool)>>,
}

impl PreferenceFields {
    pub fn get(self) -> Preferences {
        let zone = self.zone.read().first().map(|choice| choice.value.clone());
        let (language, date_format) = (self.language.read(), self.date_format.read());
        let tabs: Vec<_> = self.tabs.read().iter().filter(|(_, shown)| *shown).map(|(tab, _)| *tab).collect();
        Preferences {
            time_zone: zone.filter(|zone| zone != DEVICE),
            language: LANGUAGES.iter().find(|(_, name, _)| *name == *language).map(|(language, ..)| *language),
            date_format: FORMATS.iter().find(|(_, name)| *name == *date_format).map(|(format, _)| *format),
            dashboard_tabs: (tabs != TABS).then_some(tabs),
        }
    }

    pub fn set(self, preferences: Preferences) {
        self.zone.set(vec![preferences.time_zone.map_or_else(device, zone_choice)]);
        let language = LANGUAGES.iter().find(|(language, ..)| Some(*language) == preferences.language);
        self.language.set(language.map(|(_, name, _)| (*name).to_owned()).unwrap_or_default());
        let format = FORMATS.iter().find(|(format, _)| Some(*format) == preferences.date_format);
        self.date_format.set(format.map(|(_, name)| (*name).to_owned()).unwrap_or_default());
        let shown = preferences.dashboard_tabs.unwrap_or_else(|| TABS.to_vec());
        let hidden = TABS.into_iter().filter(|tab| !shown.contains(tab)).map(|tab| (tab, false));
        self.tabs.set(shown.iter().map(|tab| (*tab, true)).chain(hidden).collect());
    }
}

fn device() -> Choice {
    Choice::new(DEVICE, t!("pref-device"))
}

fn zone_choice(zone: String) -> Choice {
    Choice::new(zone.clone(), zone.replace('_', " "))
}

#[component]
pub fn PreferenceControls(
    fields: PreferenceFields,
    errors: FormErrors,
    #[prop(optional)] disabled: bool,
    /// Whether the person has a landing page: the team's is not divided.
    #[prop(default = true)]
    has_landing: bool,
) -> impl IntoView {
    let PreferenceFields { zone, language, date_format, tabs } = fields;
    let zones = StoredValue::new(
        std::iter::once(device()).chain(format::time_zones().into_iter().map(zone_choice)).collect::<Vec<_>>(),
    );
    let languages =
        std::iter::once(device()).chain(LANGUAGES.map(|(_, value, name)| Choice::new(value, name))).collect::<Vec<_>>();
    let formats = move || {
        let today = format::today();
        let written = FORMATS.map(|(format, value)| Choice::new(value, format::in_figures(today, format)));
        let by_language = Choice::new(DEVICE, t!("pref-by-language"));
        std::iter::once(by_language).chain(written).collect::<Vec<_>>()
    };
    let zone_field = if disabled {
        let shown = move || zone.read().first().map(|choice| choice.label.clone()).unwrap_or_default();
        view! { <div><p class="field-label">{t!("pref-zone")}</p><p>{shown}</p></div> }.into_any()
    } else {
        view! {
            <Combobox label=t!("pref-zone") options=move || zones.get_value() selected=zone
                help=t!("pref-zone-help") error=errors.at("/preferences/time_zone")/>
        }
        .into_any()
    };
    view! {
        {zone_field}
        <div class="form-row">
            <SelectField label=t!("language") value=language options=languages disabled/>
            <SelectField label=t!("pref-dates") value=date_format options=Signal::derive(formats) disabled/>
        </div>
        {has_landing.then(|| view! { <TabsField tabs disabled error=errors.at("/preferences/dashboard_tabs")/> })}
    }
    .into_any()
}

#[component]
fn TabsField(
    tabs: RwSignal<Vec<(DashboardTab, bool)>>,
    disabled: bool,
    #[prop(into)] error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend class="field-label">{t!("pref-tabs")}</legend>
            <p class="field-help">{t!("pref-tabs-help")}</p>
            <ol class="tabs-list">
                <For each=move || tabs.get().into_iter().map(|(tab, _)| tab) key=|tab| *tab let:tab>
                    <TabRow tab tabs disabled/>
                </For>
            </ol>
            {move || error.get().map(|error| view! { <p class="field-error" role="alert">{error}</p> })}
        </fieldset>
    }
    .into_any()
}

#[component]
fn TabRow(tab: DashboardTab, tabs: RwSignal<Vec<(DashboardTab, bool)>>, disabled: bool) -> impl IntoView {
    let announcer = use_announcer();
    let name = match tab {
        DashboardTab::Next => t!("landing-next"),
        DashboardTab::Projects => t!("nav-projects"),
        DashboardTab::Recent => t!("news-recent"),
    };
    let at = Memo::new(move |_| tabs.read().iter().position(|(one, _)| *one == tab).unwrap_or_default());
    let shown = Signal::derive(move || tabs.read().iter().any(|(one, shown)| *one == tab && *shown));
    let show = move |on: bool| {
        tabs.update(|tabs| {
            if let Some((_, shown)) = tabs.iter_mut().find(|(one, _)| *one == tab) {
                *shown = on;
            }
        });
    };
    let moved = StoredValue::new(name.clone());
    let go = move |to: usize| {
        let from = at.get_untracked();
        tabs.update(|tabs| tabs.swap(from, to));
        let (name, count) = (moved.get_value(), TABS.len());
        announcer.say(t!("order-moved", name = name, position = to + 1, count = count));
    };
    let moves = (!disabled).then(|| {
        view! {
            <MoveButton label=t!("order-up", name = name.as_str()) glyph=Glyph::ArrowUp
                is_off=Signal::derive(move || at.get() == 0) on_click=move || go(at.get_untracked() - 1)/>
            <MoveButton label=t!("order-down", name = name.as_str()) glyph=Glyph::ArrowDown
                is_off=Signal::derive(move || at.get() + 1 == TABS.len()) on_click=move || go(at.get_untracked() + 1)/>
        }
    });
    view! {
        <li class="tabs-row">
            <Checkbox label=name.clone() checked=shown on_change=show disabled/>
            {moves}
        </li>
    }
    .into_any()
}
