//! Messages that tell of what happened: of one thing, or of all of a period.

use super::Words;
use super::layout::{self, escaped};
use std::fmt::Write;
use vitrine_domain::access::Worker;
use vitrine_store::Notification;
use vitrine_store::links::Purpose;
use vitrine_store::mails::Letter;
use vitrine_texts::{Texts, Value};

/// As much of a comment as fits into a message.
const QUOTED: usize = 400;

/// Where the links of a message lead. None of them opens anything by itself.
#[derive(Clone, Debug)]
pub struct NewsLinks {
    /// Of the recipient's projects: the address of one goes on with its id.
    pub projects: String,
    pub settings: String,
    pub unsubscribe: String,
}

impl NewsLinks {
    fn open(&self, one: &Notification) -> String {
        format!("{}/{}/board?task={}", self.projects, one.project.0, one.task.0)
    }
}

/// One thing as it is told.
struct Item {
    sentence: String,
    quote: Option<String>,
    project: String,
    href: String,
}

pub fn news(letter: &Letter, links: NewsLinks, texts: Texts) -> Words {
    let items: Vec<Item> = letter.news.iter().map(|one| item(one, &links, texts)).collect();
    let count = letter.news_count;
    let more = count.saturating_sub(items.len());
    let args: [(&str, Value<'_>); 3] = [
        ("name", letter.name.as_str().into()),
        ("workspace", letter.workspace_name.as_str().into()),
        ("count", count.into()),
    ];
    let say = |key: &str| texts.get(key, &args);
    let subject = match (letter.purpose, items.first()) {
        (Purpose::Notification, Some(only)) => only.sentence.clone(),
        _ => say("mail-digest-subject"),
    };
    let mut text = format!("{}\n\n", say("mail-greeting"));
    let mut inside = format!("<p>{}</p>", escaped(&say("mail-greeting")));
    if letter.purpose == Purpose::Digest {
        let lead = say("mail-digest-lead");
        let _ = write!(text, "{lead}\n\n");
        let _ = write!(inside, "<p>{}</p>", escaped(&lead));
    }
    for item in &items {
        write_item(&mut text, &mut inside, item, texts);
    }
    if more > 0 {
        let words = texts.get("mail-digest-more", &[("count", more.into())]);
        let _ = write!(text, "{words}\n\n");
        let _ = write!(inside, "<p>{}</p>", escaped(&words));
    }
    let (why, settings, stop) = (say("mail-news-why"), say("mail-news-settings"), say("mail-news-stop"));
    let _ = write!(
        text,
        "-- \n{}\n{why}\n{settings}\n{}\n{stop}\n{}\n",
        letter.workspace_name, links.settings, links.unsubscribe
    );
    let end = format!(
        "{}<br>{} {} · {}",
        escaped(&letter.workspace_name),
        escaped(&why),
        layout::link(&links.settings, &settings),
        layout::link(&links.unsubscribe, &stop)
    );
    inside.push_str(&layout::small(&end));
    let html = layout::page(texts, &subject, &inside);
    Words { subject, text, html, unsubscribe: Some(links.unsubscribe) }
}

fn item(one: &Notification, links: &NewsLinks, texts: Texts) -> Item {
    let name = one.actor_name.clone().unwrap_or_else(|| {
        texts.get(if one.writer == Worker::Team { "mail-news-team" } else { "mail-news-client" }, &[])
    });
    let oks = one.oks.filter(|oks| oks.needed > 1);
    let args: [(&str, Value<'_>); 5] = [
        ("name", name.as_str().into()),
        ("title", one.task_title.as_str().into()),
        ("percent", one.percent.unwrap_or_default().into()),
        ("given", oks.map_or(0, |oks| oks.given).into()),
        ("needed", oks.map_or(0, |oks| oks.needed).into()),
    ];
    Item {
        sentence: texts.get(&format!("mail-news-{}", one.kind.name()), &args),
        quote: one.text.as_deref().map(quoted),
        project: one.project_name.clone(),
        href: links.open(one),
    }
}

fn write_item(text: &mut String, inside: &mut String, item: &Item, texts: Texts) {
    let Item { sentence, quote, project, href } = item;
    let _ = write!(inside, "<p><strong>{}</strong><br>", escaped(sentence));
    let _ = writeln!(text, "{sentence}");
    if let Some(quote) = quote {
        let _ = writeln!(text, "> {quote}");
        let _ = write!(
            inside,
            "<span style=\"display:block;margin:6px 0;padding-left:12px;border-left:2px solid #d9e0de\">{}</span>",
            escaped(quote)
        );
    }
    let _ = write!(text, "{project}\n{href}\n\n");
    let _ = write!(
        inside,
        "<span style=\"color:#52605c;font-size:14px\">{} · </span>{}</p>",
        escaped(project),
        layout::link(href, &texts.get("mail-news-open", &[]))
    );
}

/// The beginning of a text, on one line.
fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
