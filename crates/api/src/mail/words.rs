//! What a message says, as plain text and as HTML, in the recipient's language.

use super::layout::{self, escaped};
use chrono::{Datelike, NaiveDate};
use vitrine_domain::approval::is_overdue;
use vitrine_store::mails::Letter;
use vitrine_texts::{Texts, Value};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
    pub html: String,
    /// Where one click turns such messages off, of those that nobody has asked for (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// Of what has one link. `link` may be a secret: it goes into the message and nowhere else.
pub fn words(letter: &Letter, link: &str, texts: Texts) -> Words {
    let purpose = match letter.reminds_of {
        Some(_) => "approval-reminder".to_owned(),
        None => letter.purpose.name().replace('_', "-"),
    };
    let title = letter.about.as_ref().map(|(_, title)| title.as_str()).unwrap_or_default();
    let due = letter.reminds_of.map(|day| date(day, texts)).unwrap_or_default();
    let is_past = is_overdue(letter.reminds_of, letter.at.date_naive());
    let yes_or_no = |is_so| if is_so { "yes" } else { "no" };
    let args: [(&str, Value<'_>); 6] = [
        ("name", letter.name.as_str().into()),
        ("workspace", letter.workspace_name.as_str().into()),
        ("title", title.into()),
        ("due", due.as_str().into()),
        ("past", yes_or_no(is_past).into()),
        ("many", yes_or_no(letter.needs_many).into()),
    ];
    let say = |part: &str| texts.get(&format!("mail-{purpose}-{part}"), &args);
    let greeting = texts.get("mail-greeting", &args);
    let [subject, lead, act, end] = ["subject", "lead", "act", "end"].map(say);
    let text = format!("{greeting}\n\n{lead}\n\n{link}\n\n{end}\n\n-- \n{}\n", letter.workspace_name);
    let inside = format!(
        "<p>{}</p><p>{}</p><p>{}</p>{}{}",
        escaped(&greeting),
        escaped(&lead),
        layout::button(link, &act),
        layout::small(&escaped(&end)),
        layout::small(&escaped(&letter.workspace_name)),
    );
    let html = layout::page(texts, &subject, &inside);
    Words { subject, text, html, unsubscribe: None }
}

fn date(day: NaiveDate, texts: Texts) -> String {
    let (number, year) = (day.day().to_string(), day.year().to_string());
    texts.get("mail-date", &[("day", number.into()), ("month", day.month().into()), ("year", year.into())])
}
