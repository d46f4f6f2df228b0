//! The app: files that were built into the binary, and the page itself for every address that is one of its own.

use crate::http::problem::ApiError;
use crate::http::respond::Answer;
use actix_web::http::Method;
use actix_web::http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, ETAG, HeaderValue, IF_NONE_MATCH, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;

const PAGE: &str = "index.html";
const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

#[derive(RustEmbed)]
#[folder = "../../dist"]
#[allow_missing = true]
struct Files;

/// For whatever has no route.
pub async fn serve(request: HttpRequest) -> Answer {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(ApiError::NOT_FOUND);
    }
    let path = request.path().trim_start_matches('/');
    let is_of_api = path == "api" || path.starts_with("api/");
    let name = if Files::get(path).is_some() { path } else { PAGE };
    let is_a_file = path.rsplit('/').next().is_some_and(|last| last.contains('.'));
    if is_of_api || (name == PAGE && is_a_file && path != PAGE) {
        return Err(ApiError::NOT_FOUND);
    }
    let (file, encoding) = best(&request, name).ok_or(ApiError::NOT_FOUND)?;
    Ok(answer(&request, name, file, encoding))
}

/// The smallest form of a file that the browser takes.
fn best(request: &HttpRequest, name: &str) -> Option<(EmbeddedFile, Option<&'static str>)> {
    let accepted = request.headers().get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepts = |encoding: &str| {
        let mut parts = accepted.split(',').map(str::trim);
        parts.any(|part| part.split(';').next() == Some(encoding) && !part.ends_with("q=0"))
    };
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| accepts(encoding))
        .find_map(|(encoding, suffix)| Files::get(&format!("{name}.{suffix}")).map(|file| (file, Some(encoding))))
        .or_else(|| Files::get(name).map(|file| (file, None)))
}

fn answer(request: &HttpRequest, name: &str, file: EmbeddedFile, encoding: Option<&'static str>) -> HttpResponse {
    let etag = format!("\"{}\"", BASE64_URL_SAFE_NO_PAD.encode(file.metadata.sha256_hash()));
    let is_known = request.headers().get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes());
    let mut answer = if is_known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((ETAG, etag));
    answer.insert_header((VARY, HeaderValue::from_static("accept-encoding")));
    answer.insert_header((CACHE_CONTROL, if is_hashed(name) { FOR_EVER } else { ASK_AGAIN }));
    if is_known {
        return answer.finish();
    }
    // Without it, what is small already would be compressed again for every request.
    answer.insert_header((CONTENT_ENCODING, encoding.unwrap_or("identity")));
    answer.content_type(mime_guess::from_path(name).first_or_octet_stream().to_string());
    answer.body(match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    })
}

/// Whether the name, or that of its folder, changes with the content: `boot-3f9a0c12.js`, `app-3f9a0c12/vitrine.js`.
fn is_hashed(name: &str) -> bool {
    name.split(['/', '-', '.', '_']).any(|part| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_hash_are_kept_for_ever() {
        for (name, expected) in [
            ("vitrine-3f9a0c12.js", true),
            ("app-3f9a0c12d4e5a6b7/vitrine_bg.wasm", true),
            ("index.html", false),
            ("favicon.svg", false),
            ("fonts/inter-latin.woff2", false),
        ] {
            assert_eq!(is_hashed(name), expected, "{name}");
        }
    }
}
