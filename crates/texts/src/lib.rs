//! Every sentence that a person reads, in Project Fluent: for the app, and for the problems that the server answers.
//!
//! A message is in `locales/<language>/<area>.ftl`, in every language or in none (a test).

pub mod changes;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use std::sync::OnceLock;
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

/// Some areas, in every language.
pub struct Areas {
    en: &'static [&'static str],
    fr: &'static [&'static str],
    en_bundle: OnceLock<Bundle>,
    fr_bundle: OnceLock<Bundle>,
}

macro_rules! areas {
    ($($area:literal),+ $(,)?) => {
        Areas {
            en: &[$(include_str!(concat!("../locales/en/", $area, ".ftl"))),+],
            fr: &[$(include_str!(concat!("../locales/fr/", $area, ".ftl"))),+],
            en_bundle: OnceLock::new(),
            fr_bundle: OnceLock::new(),
        }
    };
}

/// What everybody reads.
static COMMON: Areas =
    areas!("common", "frame", "faults", "staff", "board", "portal", "portal-pages", "accounts", "fields");

/// What only the team reads, and the words for problems, which the server says too. In a browser, it arrives with the pages of the team, which add it.
pub static STAFF: Areas = areas!(
    "projects",
    "project-templates",
    "project-access",
    "clients",
    "audit",
    "review",
    "custom-fields",
    "mail",
    "team",
    "approvals-team",
    "tasks-bulk-team",
    "why",
    "permission-sets",
    "problems",
);

/// An open task, which staff and clients read. In a browser, it arrives with the pages of either, which add it.
pub static TASKS: Areas = areas!("tasks", "tasks-bulk", "approvals", "files", "timeline", "notifications", "time");

/// Checking a receipt, for whoever has one. In a browser, it arrives with that page, which adds it.
pub static VERIFY: Areas = areas!("verify");

static ADDED: [OnceLock<&'static Areas>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];

impl Areas {
    /// From now on these are found, too.
    pub fn add(&'static self) {
        let is_in = |place: &OnceLock<&'static Self>| std::ptr::eq(*place.get_or_init(|| self), self);
        // the second time finds itself there
        let _ = ADDED.iter().any(is_in);
    }

    /// Whether a message is among these.
    pub fn contains(&'static self, key: &str) -> bool {
        self.bundle(Locale::En).has_message(key)
    }

    fn added() -> [Option<&'static Self>; 3] {
        // only a browser has them apart
        if cfg!(target_family = "wasm") {
            ADDED.each_ref().map(|place| place.get().copied())
        } else {
            [Some(&STAFF), Some(&TASKS), Some(&VERIFY)]
        }
    }

    const fn texts(&self, locale: Locale) -> &'static [&'static str] {
        match locale {
            Locale::En => self.en,
            Locale::Fr => self.fr,
        }
    }

    fn bundle(&'static self, locale: Locale) -> &'static Bundle {
        let parsed = match locale {
            Locale::En => &self.en_bundle,
            Locale::Fr => &self.fr_bundle,
        };
        parsed.get_or_init(|| bundle(locale, self.texts(locale)))
    }
}

impl std::fmt::Debug for Areas {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Areas").finish_non_exhaustive()
    }
}

type Bundle = FluentBundle<FluentResource>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    #[default]
    En,
    Fr,
}

impl Locale {
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// Its BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Its name in its own language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
        }
    }

    /// By the primary language of a BCP 47 tag: `fr-CA` is French.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|locale| primary.eq_ignore_ascii_case(locale.tag()))
    }

    /// The best one for an `Accept-Language` header; English where nothing fits.
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0_f32, Self::default());
        for part in header.split(',') {
            let mut pieces = part.split(';');
            let Some(locale) = pieces.next().and_then(Self::from_tag) else { continue };
            let quality = pieces
                .find_map(|piece| piece.trim().strip_prefix("q="))
                .map_or(1.0, |q| q.trim().parse().unwrap_or(0.0));
            if quality > best.0 {
                best = (quality, locale);
            }
        }
        best.1
    }
}

/// The texts of one language. Parsed once, free to copy, usable from any thread.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    locale: Locale,
}

impl Texts {
    pub const fn of(locale: Locale) -> Self {
        Self { locale }
    }

    pub const fn locale(self) -> Locale {
        self.locale
    }

    /// The message, or its key in brackets where there is none.
    pub fn get(self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let text = self.find(key, args);
        debug_assert!(text.is_some(), "no text `{key}` in {}", self.locale.tag());
        text.unwrap_or_else(|| format!("[{key}]"))
    }

    /// What a permission set is called: a built-in one in this language, another as it was named.
    pub fn permission_set(self, name: &str) -> String {
        let built_in = BUILT_IN_SETS.iter().find(|(known, _)| *known == name);
        built_in.and_then(|(_, key)| self.find(key, &[])).unwrap_or_else(|| name.to_owned())
    }

    /// The message, for keys that come from elsewhere and may be unknown.
    pub fn find(self, key: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let areas = [Some(&COMMON)].into_iter().chain(Areas::added()).flatten();
        let mut bundles = areas.map(|areas| areas.bundle(self.locale));
        let (bundle, message) = bundles.find_map(|bundle| bundle.get_message(key).map(|message| (bundle, message)))?;
        let pattern = message.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "text `{key}`: {errors:?}");
        Some(text.into_owned())
    }
}

/// The permission sets that every workspace comes with. No other set can have one of these names.
const BUILT_IN_SETS: [(&str, &str); 5] = [
    ("Administrator", "set-name-administrator"),
    ("Project manager", "set-name-project-manager"),
    ("Team member", "set-name-team-member"),
    ("Client", "set-name-client"),
    ("Client reviewer", "set-name-client-reviewer"),
];

fn bundle(locale: Locale, areas: &[&str]) -> Bundle {
    let language: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // The marks are for texts that mix directions; here they would only break comparisons and copies.
    bundle.set_use_isolating(false);
    for area in areas {
        let resource = FluentResource::try_new((*area).to_owned()).unwrap_or_else(|(resource, errors)| {
            debug_assert!(errors.is_empty(), "{errors:?}");
            resource
        });
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests;
