//! Answers that are no problems.

use crate::http::problem::ApiError;
use crate::service::files::Content;
use crate::service::unsubscribe::Page;
use crate::service::{self, Created};
use actix_web::http::header::{
    ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_SECURITY_POLICY, Charset,
    ContentDisposition, DispositionParam, DispositionType, ETAG, ExtendedValue, HeaderName, HeaderValue, LOCATION,
    REFERRER_POLICY,
};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::stream::BoxStream;
use serde::Serialize;
use uuid::Uuid;
use vitrine_contract as contract;

pub type Answer = Result<HttpResponse, ApiError>;

const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// What has a revision, which is its `ETag`, and an id, which is the end of its address.
pub trait Resource: Serialize {
    const COLLECTION: &'static str;
    fn id(&self) -> Uuid;
    fn revision(&self) -> &str;
}

macro_rules! resources {
    ($($type:ident $collection:literal,)*) => {$(
        impl Resource for contract::$type {
            const COLLECTION: &'static str = $collection;
            fn id(&self) -> Uuid {
                self.id
            }
            fn revision(&self) -> &str {
                &self.revision
            }
        }
    )*};
}

/// One's own profile has no id in its address.
impl Resource for contract::Profile {
    const COLLECTION: &'static str = "me";
    fn id(&self) -> Uuid {
        self.account_id
    }
    fn revision(&self) -> &str {
        &self.revision
    }
}

resources! {
    Client "clients",
    Column "columns",
    Comment "comments",
    PermissionSet "permission-sets",
    CustomField "custom-fields",
    ProgressUpdate "progress-updates",
    ProjectFile "files",
    Project "projects",
    ProjectAccess "projects",
    ProjectTemplate "project-templates",
    StaffMember "staff",
    Task "tasks",
    TimeEntry "time-entries",
}

pub fn ok(value: &impl Serialize) -> Answer {
    json(&mut HttpResponse::Ok(), value)
}

pub fn resource<T: Resource>(resource: &T) -> Answer {
    json(HttpResponse::Ok().insert_header((ETAG, quoted(resource.revision()))), resource)
}

/// Part of a resource, with a revision of its own.
pub fn part(revision: &str, part: &impl Serialize) -> Answer {
    json(HttpResponse::Ok().insert_header((ETAG, quoted(revision))), part)
}

pub fn created<T: Resource>(created: &Created<T>) -> Answer {
    let resource = &created.value;
    let mut answer = HttpResponse::Created();
    answer.insert_header((LOCATION, format!("/api/v1/{}/{}", T::COLLECTION, resource.id())));
    answer.insert_header((ETAG, quoted(resource.revision())));
    if created.is_replay {
        answer.insert_header((REPLAYED, HeaderValue::from_static("true")));
    }
    json(&mut answer, resource)
}

/// Something new that is never made twice by one request.
pub fn made<T: Resource>(resource: &T) -> Answer {
    let location = format!("/api/v1/{}/{}", T::COLLECTION, resource.id());
    let mut answer = HttpResponse::Created();
    json(answer.insert_header((LOCATION, location)).insert_header((ETAG, quoted(resource.revision()))), resource)
}

/// What may still be under way, to be read again at its address.
pub fn accepted(collection: &str, id: Uuid, value: &impl Serialize) -> Answer {
    json(HttpResponse::Accepted().insert_header((LOCATION, format!("/api/v1/{collection}/{id}"))), value)
}

pub fn no_content() -> HttpResponse {
    HttpResponse::NoContent().finish()
}

/// A file to be saved under a name, sent as it is made.
pub fn file(name: &str, media_type: &'static str, bytes: BoxStream<'static, service::Result<Bytes>>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .streaming(bytes)
}

/// Bytes that somebody uploaded: whatever they are, they are saved and never run. A page may show them as an image and no more.
pub fn content(content: Content) -> Answer {
    let Content { name, media_type, size, sha256, part } = content;
    let Some(part) = part else { return Err(ApiError::RangeNotSatisfiable { size }) };
    let (start, end) = (part.range.start, part.range.end);
    let mut answer = if end - start < size { HttpResponse::PartialContent() } else { HttpResponse::Ok() };
    if end - start < size {
        answer.insert_header((CONTENT_RANGE, format!("bytes {start}-{}/{size}", end.saturating_sub(1))));
    }
    let answer = answer
        .content_type(shown_as(&media_type))
        .insert_header(attachment(&name))
        .insert_header((CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox; frame-ancestors 'none'"))
        .insert_header((ACCEPT_RANGES, "bytes"))
        .insert_header((ETAG, quoted(&sha256)))
        // neither compressed, which would change the numbers of bytes, nor sent without its length
        .insert_header((CONTENT_ENCODING, "identity"))
        .no_chunking(end - start)
        .streaming(part.bytes);
    Ok(answer)
}

/// What a browser that ignores all else could take for a page or a drawing with scripts is bytes and nothing more.
fn shown_as(media_type: &str) -> &str {
    const HARMLESS: [&str; 6] =
        ["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf", "application/zip"];
    if HARMLESS.contains(&media_type) { media_type } else { "application/octet-stream" }
}

/// In letters that every browser takes, and as it is for those that know how.
fn attachment(name: &str) -> ContentDisposition {
    let plain = name.chars().map(|c| if c.is_ascii_alphanumeric() || " -_.".contains(c) { c } else { '_' }).collect();
    let value = ExtendedValue {
        charset: Charset::Ext("UTF-8".to_owned()),
        language_tag: None,
        value: name.as_bytes().to_vec(),
    };
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![DispositionParam::Filename(plain), DispositionParam::FilenameExt(value)],
    }
}

/// A page that stands for itself, for who has only a link. Forms on it say where they come from, which those of the app need not.
pub fn page(page: Page) -> HttpResponse {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
        page.style_hash
    );
    HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, policy))
        .insert_header((REFERRER_POLICY, "same-origin"))
        .body(page.html)
}

/// What a program may keep in its memory if it asks again each time whether it still holds; `None`: it holds. No cache may, the
/// browser's neither: what was shown is gone with the right to it (T-069).
pub fn revised(revision: &str, json: Option<Bytes>) -> HttpResponse {
    let mut answer = if json.is_some() { HttpResponse::Ok() } else { HttpResponse::NotModified() };
    answer.insert_header((ETAG, quoted(revision)));
    match json {
        Some(json) => answer.content_type("application/json").body(json),
        None => answer.finish(),
    }
}

pub fn json(answer: &mut HttpResponseBuilder, value: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(value).map_err(|error| service::Error::Bug(error.into()))?;
    Ok(answer.content_type("application/json").body(body))
}

fn quoted(revision: &str) -> String {
    format!("\"{revision}\"")
}
