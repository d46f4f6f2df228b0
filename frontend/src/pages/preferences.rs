//! Where the person is, and how the app speaks and writes dates for them.

use crate::format;
use crate::ui::*;
use vitrine_contract::{DateFormat, Language, Preferences};

const FORMATS: [(DateFormat, &str); 3] = [
    (DateFormat::DayMonthYear, "day_month_year"),
    (DateFormat::MonthDayYear, "month_day_year"),
    (DateFormat::YearMonthDay, "year_month_day"),
];
const LANGUAGES: [(Language, &str, &str); 2] = [(Language::En, "en", "English"), (Language::Fr, "fr", "Français")];
/// Stands for no choice in the list of time zones.
const DEVICE: &str = "";

/// What the controls of the tab are bound to; empty is the person's device.
#[derive(Clone, Copy, Debug, Default)]
pub struct PreferenceFields {
    zone: RwSignal<Vec<Choice>>,
    language: RwSignal<String>,
    date_format: RwSignal<String>,
}

impl PreferenceFields {
    pub fn get(self) -> Preferences {
        let zone = self.zone.read().first().map(|choice| choice.value.clone());
        let (language, date_format) = (self.language.read(), self.date_format.read());
        Preferences {
            time_zone: zone.filter(|zone| zone != DEVICE),
            language: LANGUAGES.iter().find(|(_, name, _)| *name == *language).map(|(language, ..)| *language),
            date_format: FORMATS.iter().find(|(_, name)| *name == *date_format).map(|(format, _)| *format),
        }
    }

    pub fn set(self, preferences: Preferences) {
        self.zone.set(vec![preferences.time_zone.map_or_else(device, zone_choice)]);
        let language = LANGUAGES.iter().find(|(language, ..)| Some(*language) == preferences.language);
        self.language.set(language.map(|(_, name, _)| (*name).to_owned()).unwrap_or_default());
        let format = FORMATS.iter().find(|(format, _)| Some(*format) == preferences.date_format);
        self.date_format.set(format.map(|(_, name)| (*name).to_owned()).unwrap_or_default());
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
) -> impl IntoView {
    let PreferenceFields { zone, language, date_format } = fields;
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
    }
    .into_any()
}
