//! What a message says, as plain text and as HTML, in the recipient's language.

use vitrine_store::links::Purpose;
use vitrine_store::mails::Letter;
use vitrine_texts::{Texts, Value};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// `link` may be a secret: it goes into the message and nowhere else.
pub fn words(letter: &Letter, link: &str, texts: Texts) -> Words {
    let purpose = match letter.purpose {
        Purpose::PasswordReset => "reset",
        Purpose::SignIn => "sign-in",
        Purpose::Invitation => "invitation",
        Purpose::Approval => "approval",
    };
    let title = letter.about.as_ref().map(|(_, title)| title.as_str()).unwrap_or_default();
    let args: [(&str, Value<'_>); 3] = [
        ("name", letter.name.as_str().into()),
        ("workspace", letter.workspace_name.as_str().into()),
        ("title", title.into()),
    ];
    let say = |part: &str| texts.get(&format!("mail-{purpose}-{part}"), &args);
    let greeting = texts.get("mail-greeting", &args);
    let [subject, lead, act, end] = ["subject", "lead", "act", "end"].map(say);
    let text = format!("{greeting}\n\n{lead}\n\n{link}\n\n{end}\n\n-- \n{}\n", letter.workspace_name);
    let html = format!(
        "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{}</title>\
         <body style=\"margin:0;padding:24px;background:#f4f6f5;color:#14211e;font:16px/1.5 system-ui,sans-serif\">\
         <div style=\"max-width:520px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d9e0de;border-radius:12px\">\
         <p>{}</p><p>{}</p>\
         <p><a href=\"{link}\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#0b5c50;color:#fff;text-decoration:none\">{}</a></p>\
         <p style=\"color:#52605c;font-size:14px\">{}</p><p style=\"color:#52605c;font-size:14px\">{}</p></div></body></html>",
        texts.locale().tag(),
        escaped(&subject),
        escaped(&greeting),
        escaped(&lead),
        escaped(&act),
        escaped(&end),
        escaped(&letter.workspace_name),
    );
    Words { subject, text, html }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
