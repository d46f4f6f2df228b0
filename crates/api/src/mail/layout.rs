//! The one look of all messages. Whatever stands in them is escaped here or by who puts it there.

use vitrine_texts::Texts;

/// A whole message around what is inside.
pub(super) fn page(texts: Texts, subject: &str, inside: &str) -> String {
    format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>\
         <body style=\"margin:0;padding:24px;background:#f4f6f5;color:#14211e;font:16px/1.5 system-ui,sans-serif\">\
         <div style=\"max-width:520px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d9e0de;border-radius:12px\">\
         {inside}</div></body></html>",
        texts.locale().tag(),
        escaped(subject),
    )
}

pub(super) fn button(href: &str, label: &str) -> String {
    format!(
        "<a href=\"{href}\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#0b5c50;color:#fff;text-decoration:none\">{}</a>",
        escaped(label)
    )
}

pub(super) fn link(href: &str, label: &str) -> String {
    format!("<a href=\"{href}\" style=\"color:#0b5c50\">{}</a>", escaped(label))
}

/// A paragraph of lesser weight, of HTML.
pub(super) fn small(html: &str) -> String {
    format!("<p style=\"color:#52605c;font-size:14px\">{html}</p>")
}

/// A text in HTML, also within quotation marks.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
