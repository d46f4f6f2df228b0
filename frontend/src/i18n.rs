//! The words of the app. One language at a time; changing it builds the pages anew, so that texts need not be signals.

use std::cell::Cell;
use vitrine_texts::{Locale, Texts};

pub use vitrine_texts::Value;

thread_local! {
    static LOCALE: Cell<Locale> = const { Cell::new(Locale::En) };
}

pub fn locale() -> Locale {
    LOCALE.get()
}

pub(crate) fn set_locale(locale: Locale) {
    LOCALE.set(locale);
}

pub fn texts() -> Texts {
    Texts::of(locale())
}

/// `t!("act-save")`, `t!("act-remove", name = client.name)`.
macro_rules! t {
    ($key:expr) => {
        $crate::i18n::texts().get($key, &[])
    };
    ($key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::texts().get($key, &[$((stringify!($name), $crate::i18n::Value::from($value))),+])
    };
}

pub(crate) use t;

/// Names as a sentence has them: "Pierre", "Pierre and Chloe", "Pierre, Chloe and 3 more".
pub fn name_list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first, second] => t!("list-two", first = first.as_str(), second = second.as_str()),
        [first, second, rest @ ..] => t!("list-more", names = format!("{first}, {second}"), count = rest.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        let list = |names: &[&str]| name_list(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
        assert_eq!(list(&["Pierre"]), "Pierre");
        assert_eq!(list(&["Pierre", "Chloe"]), "Pierre and Chloe");
        assert_eq!(list(&["Pierre", "Chloe", "Ravi", "Suresh"]), "Pierre, Chloe and 2 more");
    }
}
