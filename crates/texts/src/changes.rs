//! What an entry of the audit log says was changed, in words: the same on the page and in a file.

use crate::Texts;
use chrono::NaiveDate;
use serde_json::Value as Json;
use uuid::Uuid;

/// A field with what was there before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    pub field: String,
    pub before: String,
    pub after: String,
}

/// How its reader is told of things.
pub struct Reader<'a> {
    pub texts: Texts,
    /// What a thing is called, if they may know. Bare ids say nothing to anybody.
    pub name: &'a dyn Fn(Uuid) -> Option<String>,
    pub date: &'a dyn Fn(NaiveDate) -> String,
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("texts", &self.texts).finish_non_exhaustive()
    }
}

impl Reader<'_> {
    /// Field by field; `changes` is `{field: [before, after]}`.
    pub fn changes(&self, changes: &Json) -> Vec<Changed> {
        let Some(changes) = changes.as_object() else { return Vec::new() };
        // of some things the name of then is recorded, too
        let is_told = |field: &str| !field.strip_suffix("_id").is_some_and(|thing| changes.contains_key(thing));
        let told = changes.iter().filter(|(field, _)| is_told(field));
        let tell = |(field, sides): (&String, &Json)| Changed {
            field: self.field(field),
            before: self.value(field, sides.get(0)),
            after: self.value(field, sides.get(1)),
        };
        told.map(tell).collect()
    }

    fn field(&self, field: &str) -> String {
        self.texts.find(&format!("audit-field-{field}"), &[]).unwrap_or_else(|| field.replace('_', " "))
    }

    fn value(&self, field: &str, value: Option<&Json>) -> String {
        match value {
            None | Some(Json::Null) => self.texts.get("audit-nothing", &[]),
            Some(Json::Bool(true)) => self.texts.get("audit-yes", &[]),
            Some(Json::Bool(false)) => self.texts.get("audit-no", &[]),
            Some(Json::String(text)) => self.text(field, text),
            Some(Json::Array(list)) => self.texts.get("audit-several", &[("count", list.len().into())]),
            Some(other) => other.to_string(),
        }
    }

    /// The word of one of several known values, a date as dates are written, the names of things and how many have none, else the text
    /// itself.
    fn text(&self, field: &str, text: &str) -> String {
        if text.is_empty() {
            return self.texts.get("audit-nothing", &[]);
        }
        if ["permission_set", "replacement"].contains(&field) {
            return self.texts.permission_set(text);
        }
        if let Some(words) = self.texts.find(&format!("{field}-{text}"), &[]) {
            return words;
        }
        let ids: Vec<Uuid> = text.split([' ', ':', ';']).filter_map(|word| word.parse().ok()).collect();
        match text.parse::<NaiveDate>() {
            Ok(date) => (self.date)(date),
            Err(_) if ids.is_empty() => text.to_owned(),
            Err(_) => self.named(field, &ids),
        }
    }

    fn named(&self, field: &str, ids: &[Uuid]) -> String {
        let called = |name: String| match field {
            "permission_set_id" => self.texts.permission_set(&name),
            _ => name,
        };
        let mut words: Vec<String> = ids.iter().filter_map(|id| (self.name)(*id).map(called)).collect();
        let nameless = ids.len().saturating_sub(words.len());
        if nameless > 0 {
            words.push(self.texts.get("audit-nameless", &[("count", nameless.into())]));
        }
        words.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;
    use serde_json::json;

    #[test]
    fn changes_are_told_in_words() {
        let (acme, stranger) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let reader = Reader {
            texts: Texts::of(Locale::Fr),
            name: &|id| (id == acme).then(|| "Acme".to_owned()),
            date: &|date| date.format("%d/%m/%Y").to_string(),
        };
        let changes = json!({
            "clients": [null, format!("{acme} {stranger}")],
            "level": ["full", "overview"],
            "permission_set": ["Client", "Client reviewer"],
            "permission_set_id": [acme, stranger],
            "due_on": ["", "2026-03-12"],
            "is_team_only": [true, false],
        });
        let told: Vec<(String, String)> =
            reader.changes(&changes).into_iter().map(|changed| (changed.before, changed.after)).collect();
        let expected = [
            ("vide", "Acme, 1 sans nom"),
            ("vide", "12/03/2026"),
            ("oui", "non"),
            ("Complet", "Aperçu"),
            ("Client", "Client relecteur"),
        ];
        assert_eq!(told, expected.map(|(before, after)| (before.to_owned(), after.to_owned())));
    }
}
