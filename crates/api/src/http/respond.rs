//! Answers that are no problems.

use crate::http::problem::ApiError;
use crate::service::{self, Created};
use actix_web::http::header::{CONTENT_DISPOSITION, ETAG, HeaderName, HeaderValue, LOCATION};
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
    Project "projects",
    ProjectAccess "projects",
    StaffMember "staff",
    Task "tasks",
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
