//! The link at the end of mails that tell of something. It turns them off, and is good for nothing else (T-115).
//!
//! Its token is sealed: it says to nobody but this server whom it is for and what it is about, and nothing of it is stored.

use super::{Error, Result, Services};
use crate::mail::escaped;
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vitrine_domain::AccountId;
use vitrine_domain::notification::Unsubscription;
use vitrine_texts::{Locale, Texts};

/// What the tokens are sealed for.
const PURPOSE: &[u8] = b"unsubscribe";

/// A page without the app, and the hash by which its only style is known.
#[derive(Clone, Debug)]
pub struct Page {
    pub html: String,
    pub style_hash: String,
}

/// Turns off what the token is for; nothing, where it is for nothing.
pub async fn unsubscribe(services: &Services, token: &str) -> Result<()> {
    match services.unsubscription(token) {
        Some((account, what)) => Ok(services.store.stop_mails(account, what, services.clock.now()).await?),
        None => Ok(()),
    }
}

/// Asks whether to turn them off, whatever they are.
pub fn offer(locale: Locale) -> Page {
    let texts = Texts::of(locale);
    let act = escaped(&texts.get("unsubscribe-act", &[]));
    let words = ["unsubscribe-offer-title", "unsubscribe-offer-text"];
    page(texts, words, &format!("<form method=\"post\"><button type=\"submit\">{act}</button></form>"))
}

/// Says that they are turned off.
pub fn done(locale: Locale) -> Page {
    page(Texts::of(locale), ["unsubscribe-done-title", "unsubscribe-done-text"], "")
}

fn page(texts: Texts, words: [&str; 2], form: &str) -> Page {
    const STYLE: &str = "body{margin:0;padding:32px 16px;background:#f4f6f5;color:#14211e;font:16px/1.5 system-ui,sans-serif}\
        main{max-width:460px;margin:0 auto;padding:28px;background:#fff;border:1px solid #d9e0de;border-radius:12px}\
        h1{margin:0 0 8px;font-size:20px}p{margin:0 0 16px}\
        button{padding:10px 18px;border:0;border-radius:6px;background:#0b5c50;color:#fff;font:inherit;cursor:pointer}\
        button:focus-visible{outline:2px solid #2d49c8;outline-offset:2px}\
        @media(prefers-color-scheme:dark){body{background:#0d1312;color:#e7eeeb}main{background:#151c1b;border-color:#27322f}\
        button{background:#77d5bf;color:#0d1312}}";
    let [title, text] = words.map(|key| escaped(&texts.get(key, &[])));
    let html = format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"robots\" content=\"noindex\"><title>{title}</title><style>{STYLE}</style></head>\
         <body><main><h1>{title}</h1><p>{text}</p>{form}</main></body></html>",
        texts.locale().tag(),
    );
    Page { html, style_hash: BASE64_STANDARD.encode(Sha256::digest(STYLE)) }
}

impl Services {
    pub(super) fn unsubscribe_link(&self, account: AccountId, what: Unsubscription) -> Result<String> {
        let secret = [account.0.as_bytes().as_slice(), what.name().as_bytes()].concat();
        let sealed = self.sealer.seal(&secret, PURPOSE).map_err(|error| Error::Bug(error.into()))?;
        let origin = self.settings.public_url().map_err(Error::Bug)?;
        Ok(format!("{}/api/v1/unsubscribe?token={}", origin.as_str(), BASE64_URL_SAFE_NO_PAD.encode(sealed)))
    }

    fn unsubscription(&self, token: &str) -> Option<(AccountId, Unsubscription)> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(token).ok()?;
        let secret = self.sealer.open(&sealed, PURPOSE).ok()?;
        let (account, what) = secret.split_first_chunk::<16>()?;
        let what = Unsubscription::from_name(std::str::from_utf8(what).ok()?)?;
        Some((AccountId(Uuid::from_bytes(*account)), what))
    }
}
