//! What a person prefers on this device: appearance, language, single-letter keys.

use crate::i18n;
use crate::ui::*;
use vitrine_contract::{Language, Session};
use vitrine_texts::Locale;
use web_sys::Storage;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    pub const fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Prefs {
    pub theme: RwSignal<Theme>,
    pub locale: RwSignal<Locale>,
    /// Whether single letters are shortcuts.
    pub letters: RwSignal<bool>,
}

pub fn use_prefs() -> Prefs {
    expect_context()
}

impl Prefs {
    /// Reads them from this device, and keeps the document and the device true to them.
    pub fn provide() {
        let theme = read("theme").and_then(|name| Theme::ALL.into_iter().find(|theme| theme.name() == name));
        let locale = read("locale").as_deref().and_then(Locale::from_tag).unwrap_or_else(browser_locale);
        i18n::set_locale(locale);
        let prefs = Self {
            theme: RwSignal::new(theme.unwrap_or_default()),
            locale: RwSignal::new(locale),
            letters: RwSignal::new(read("letters").as_deref() != Some("off")),
        };
        Effect::new(move || {
            let theme = prefs.theme.get();
            set_root_attribute("data-theme", theme.name());
            write("theme", theme.name());
        });
        Effect::new(move || set_root_attribute("lang", prefs.locale.get().tag()));
        Effect::new(move || write("letters", if prefs.letters.get() { "on" } else { "off" }));
        provide_context(prefs);
    }

    pub fn set_locale(self, locale: Locale) {
        i18n::set_locale(locale);
        write("locale", locale.tag());
        self.locale.set(locale);
    }

    /// Speaks the language that a person's account says, until they choose another on this device.
    pub fn follow(self, session: &Session) {
        let wanted = match session.preferences.language {
            Some(Language::En) => Locale::En,
            Some(Language::Fr) => Locale::Fr,
            None => return,
        };
        let taken = format!("{} {}", session.account_id, wanted.tag());
        if read("account-locale").as_deref() != Some(taken.as_str()) {
            write("account-locale", &taken);
            self.set_locale(wanted);
        }
    }

    /// From what is seen now to the other, whatever the device prefers.
    pub fn toggle_theme(self) {
        let is_dark = match self.theme.get_untracked() {
            Theme::Dark => true,
            Theme::Light => false,
            Theme::System => {
                window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|query| query.matches())
            }
        };
        self.theme.set(if is_dark { Theme::Light } else { Theme::Dark });
    }
}

fn browser_locale() -> Locale {
    let languages = window().navigator().languages();
    (0..languages.length())
        .filter_map(|at| languages.get(at).as_string())
        .find_map(|tag| Locale::from_tag(&tag))
        .unwrap_or_default()
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute(name, value);
    }
}

/// Private windows may have no storage; preferences then last as long as the page.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

pub(crate) fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

pub(crate) fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
