use super::*;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser::parse;
use std::collections::{BTreeMap, BTreeSet};

type Placeholders = BTreeSet<String>;

/// Every message of a language with the names of its placeholders.
fn messages(locale: Locale) -> BTreeMap<String, Placeholders> {
    let mut all = BTreeMap::new();
    for area in [&COMMON, &STAFF, &TASKS].into_iter().flat_map(|areas| areas.texts(locale)) {
        let resource = parse(*area).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
        for entry in resource.body {
            if let Entry::Message(Message { id, value: Some(pattern), .. }) = entry {
                let mut found = Placeholders::new();
                collect(&pattern, &mut found);
                assert!(all.insert(id.name.to_owned(), found).is_none(), "`{}` stands twice", id.name);
            }
        }
    }
    all
}

fn collect(pattern: &Pattern<&str>, found: &mut Placeholders) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, found),
            Expression::Select { selector, variants } => {
                collect_inline(selector, found);
                for variant in variants {
                    collect(&variant.value, found);
                }
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut Placeholders) {
    if let InlineExpression::VariableReference { id } = inline {
        found.insert(id.name.to_owned());
    }
}

fn values(locale: Locale) -> Vec<(String, String)> {
    let texts = Texts::of(locale);
    let mut all = Vec::new();
    for (key, placeholders) in messages(locale) {
        for sample in [Value::from("Zoë"), Value::from(0), Value::from(1), Value::from(2)] {
            let args: Vec<_> = placeholders.iter().map(|name| (name.as_str(), sample.clone())).collect();
            all.push((key.clone(), texts.get(&key, &args)));
        }
    }
    all
}

#[test]
fn languages_have_the_same_messages_with_the_same_placeholders() {
    assert_eq!(messages(Locale::En), messages(Locale::Fr));
}

#[test]
fn every_message_formats() {
    for locale in Locale::ALL {
        for (key, value) in values(locale) {
            assert!(!value.is_empty() && !value.contains(['{', '}']), "`{key}`: {value}");
        }
    }
}

#[test]
fn quotes_and_apostrophes_are_curly() {
    for locale in Locale::ALL {
        for (key, value) in values(locale) {
            assert!(!value.contains(['\'', '"']), "`{key}`: {value}");
        }
    }
}

#[test]
fn french_has_a_narrow_space_at_its_double_marks() {
    for (key, value) in values(Locale::Fr) {
        let chars: Vec<char> = value.chars().collect();
        for (at, mark) in chars.iter().enumerate() {
            let space = match mark {
                ';' | ':' | '!' | '?' | '»' => at.checked_sub(1).and_then(|before| chars.get(before)),
                '«' => chars.get(at + 1),
                _ => continue,
            };
            assert_eq!(space, Some(&'\u{202f}'), "`{key}`, at `{mark}`: {value}");
        }
    }
}

#[test]
fn locale_follows_the_tag_and_the_header() {
    for (header, expected) in [
        ("", Locale::En),
        ("fr", Locale::Fr),
        ("fr-CA,en;q=0.5", Locale::Fr),
        ("de, en;q=0.7, fr;q=0.9", Locale::Fr),
        ("en-GB, fr;q=0.9", Locale::En),
        ("fr;q=0", Locale::En),
        ("de;q=nonsense", Locale::En),
    ] {
        assert_eq!(Locale::from_accept_language(header), expected, "{header}");
    }
    assert_eq!(Locale::from_tag("FR_fr"), Some(Locale::Fr));
    assert_eq!(Locale::from_tag("pt"), None);
}

#[test]
fn plurals_follow_the_language() {
    let count = |locale, count: u32| Texts::of(locale).get("ago-days", &[("count", count.into())]);
    assert_eq!(count(Locale::En, 0), "0 days ago");
    assert_eq!(count(Locale::Fr, 0), "il y a 0 jour");
    assert_eq!(count(Locale::Fr, 2), "il y a 2 jours");
}
