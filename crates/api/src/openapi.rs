//! The OpenAPI document: what the handlers declare, completed with what holds for all of them.
//!
//! It is made as plain JSON with sorted keys, so that the same code always writes the same bytes.

mod complete;

use crate::http::operations;
use crate::http::routes::{Operations, PREFIX};
use actix_web::App;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use utoipa::OpenApi;
use utoipa_actix_web::{AppExt, scope};
use vitrine_contract::{FieldError, Problem};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Vitrine",
        description = "An agency's staff decide what each of their clients sees; the clients look.\n\nErrors are problems (RFC 9457). Lists are read page by page with `cursor`. Every resource has a `revision`, which is its `ETag` and is sent back in `If-Match`. What a caller may not see is not found. Of each operation, `x-audience` says who may call it (`staff`, `both` staff and clients, `public` without a session) and `x-permission` which permission it needs.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
        contact(),
    ),
    tags(
        (name = "Session", description = "Signing in and out."),
        (name = "Account", description = "One's own account."),
        (name = "Clients", description = "The client tree and its logins."),
        (name = "Staff", description = "The agency's own people."),
        (name = "Custom fields", description = "What the workspace adds to clients, projects and tasks."),
        (name = "Finance", description = "Internal finance, apart from all else: never for clients."),
        (name = "Permission sets", description = "What accounts are granted."),
        (name = "Rehearsals", description = "What a change of access would give and take."),
        (name = "Previews", description = "Looking through somebody's eyes. Requests name a preview in `Vitrine-Preview`; they change nothing."),
        (name = "Projects", description = "Projects, their clients and who sees them."),
        (name = "Boards", description = "Boards and their columns."),
        (name = "Tasks", description = "The tasks of a board."),
        (name = "Approvals", description = "What clients are asked to approve, and what they said."),
        (name = "Files", description = "Files of projects and tasks."),
        (name = "Progress", description = "How far tasks are, as it was said."),
        (name = "Comments", description = "What is said of tasks, and to whom."),
        (name = "Notifications", description = "What happened that concerns the caller."),
        (name = "Mail", description = "What is sent, and what waits to be."),
        (name = "Workspace", description = "What holds for everybody."),
        (name = "Explanations", description = "Why somebody may or may not do something."),
        (name = "Search", description = "Finding what one may see."),
        (name = "Events", description = "What changes, as it happens."),
        (name = "Audit", description = "Who changed what."),
    ),
    components(schemas(Problem, FieldError)),
)]
struct Base;

/// The document as it is committed, and as a server sends it: making it would leave more memory behind than the server takes.
pub const COMMITTED: &str = include_str!("../../../openapi/vitrine.json");

/// Of everything.
pub fn document() -> anyhow::Result<Value> {
    let api = scope(PREFIX).configure(|config| operations(&mut Operations::Described(config)));
    let (_, declared) = App::new().into_utoipa_app().openapi(Base::openapi()).service(api).split_for_parts();
    let mut document = serde_json::to_value(declared)?;
    complete::complete(&mut document);
    Ok(document)
}

/// Of what a client may call, with the schemas that this reaches and no other.
pub fn portal(document: &Value) -> Value {
    let mut portal = document.clone();
    each_path(&mut portal, |_, operations| {
        operations.retain(|_, operation| operation.get("x-audience") != Some(&json!("staff")));
    });
    if let Some(paths) = portal.get_mut("paths").and_then(Value::as_object_mut) {
        paths.retain(|_, operations| operations.as_object().is_some_and(|operations| !operations.is_empty()));
    }
    let (schemas, tags) = (reached(&portal), tags(&portal));
    if let Some(all) = portal.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        all.retain(|name, _| schemas.contains(name));
    }
    if let Some(all) = portal.get_mut("tags").and_then(Value::as_array_mut) {
        all.retain(|tag| tag.get("name").is_some_and(|name| tags.contains(name)));
    }
    portal
}

/// Address by address, with the operations by method.
pub(crate) fn each_path(document: &mut Value, mut change: impl FnMut(&str, &mut Map<String, Value>)) {
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        for (path, operations) in paths {
            operations.as_object_mut().into_iter().for_each(|operations| change(path, operations));
        }
    }
}

fn tags(document: &Value) -> Vec<Value> {
    let mut tags = Vec::new();
    each_path(&mut document.clone(), |_, operations| {
        tags.extend(operations.values().filter_map(|operation| operation.pointer("/tags/0").cloned()));
    });
    tags
}

/// Names of the schemas that operations refer to, directly or through others.
fn reached(document: &Value) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut found = Vec::new();
    for start in ["/paths", "/components/responses"] {
        document.pointer(start).into_iter().for_each(|value| references(value, &mut found));
    }
    while let Some(name) = found.pop() {
        if let Some(schema) = document.pointer("/components/schemas").and_then(|schemas| schemas.get(&name))
            && reached.insert(name)
        {
            references(schema, &mut found);
        }
    }
    reached
}

fn references(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let schema = field.as_str().and_then(|target| target.strip_prefix("#/components/schemas/"));
                match schema {
                    Some(schema) if name == "$ref" || fields.contains_key("propertyName") => found.push(schema.into()),
                    _ => references(field, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| references(item, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
