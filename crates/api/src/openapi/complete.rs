//! What follows from the shape of an operation is written here once, not at each handler.

use super::each_path;
use serde_json::{Map, Value, json};

/// Component, status, and what it means.
const PROBLEMS: [(&str, &str, &str); 13] = [
    ("MalformedRequest", "400", "The request could not be read."),
    ("NotSignedIn", "401", "There is no session, or it has ended; or signing in failed."),
    ("NotPermitted", "403", "The caller sees the thing but may not do this to it; or the request may be forged."),
    ("NotFound", "404", "It does not exist, or the caller may not see it."),
    ("Conflict", "409", "A rule of the workspace forbids it as things are."),
    ("Stale", "412", "Somebody changed it since; `current` holds what it is now."),
    ("TooLarge", "413", "The body is too large."),
    ("UnsupportedMediaType", "415", "The body is of a kind that is not accepted here."),
    ("Invalid", "422", "Some values were refused; `errors` points at each."),
    ("PreconditionRequired", "428", "`If-Match` is missing."),
    ("SlowDown", "429", "Too many requests; `Retry-After` says how long to wait."),
    ("Internal", "500", "A mistake of the server. `request_id` helps to find it."),
    ("Unavailable", "503", "The server cannot answer now; try again."),
];

/// What decides which headers an operation reads and which problems it can answer with.
struct Shape {
    is_public: bool,
    is_unsafe: bool,
    has_permission: bool,
    has_body: bool,
    has_query: bool,
    needs_revision: bool,
    creates: bool,
    is_conditional: bool,
    is_of_session: bool,
}

pub(super) fn complete(document: &mut Value) {
    each_path(document, |path, operations| {
        for (method, operation) in operations {
            if let Some(operation) = operation.as_object_mut() {
                complete_operation(path, method, operation);
            }
        }
    });
    if let Some(components) = document.get_mut("components").and_then(Value::as_object_mut) {
        components.insert("responses".into(), problems());
        components.insert("securitySchemes".into(), security_schemes());
    }
    if let Some(document) = document.as_object_mut() {
        document.insert("security".into(), json!([{"bearer": []}, {"cookie": [], "csrf": []}]));
    }
}

fn complete_operation(path: &str, method: &str, operation: &mut Map<String, Value>) {
    let shape = shape(method, operation);
    if shape.is_public {
        operation.insert("security".into(), json!([]));
    }
    let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut parameters: Vec<Value> = names.map(path_parameter).collect();
    parameters.extend(header_parameters(&shape));
    if let Some(Value::Array(declared)) = operation.remove("parameters") {
        parameters.extend(declared);
    }
    if !parameters.is_empty() {
        operation.insert("parameters".into(), parameters.into());
    }
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        for (component, status, _) in PROBLEMS.iter().filter(|(_, status, _)| shape.can_answer(status)) {
            let reference = json!({"$ref": format!("#/components/responses/{component}")});
            responses.insert((*status).into(), reference);
        }
    }
}

fn shape(method: &str, operation: &Map<String, Value>) -> Shape {
    let answers = |status: &str| operation.get("responses").is_some_and(|responses| responses.get(status).is_some());
    let audience = operation.get("x-audience").and_then(Value::as_str);
    let tag = operation.get("tags").and_then(|tags| tags.get(0)).and_then(Value::as_str);
    Shape {
        is_public: audience == Some("public"),
        is_unsafe: method != "get",
        has_permission: operation.get("x-permission").is_some_and(Value::is_string),
        has_body: operation.contains_key("requestBody"),
        has_query: operation.contains_key("parameters"),
        needs_revision: matches!(method, "patch" | "put" | "delete"),
        creates: answers("201"),
        is_conditional: answers("304"),
        is_of_session: tag == Some("Session"),
    }
}

impl Shape {
    fn can_answer(&self, status: &str) -> bool {
        match status {
            "403" => self.is_unsafe || self.has_permission,
            "404" => !self.is_of_session,
            "409" => self.is_unsafe,
            "412" | "428" => self.needs_revision,
            "413" | "415" => self.has_body,
            "422" => self.has_body || self.has_query,
            _ => true,
        }
    }
}

fn path_parameter(name: &str) -> Value {
    json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}})
}

fn header_parameters(shape: &Shape) -> Vec<Value> {
    let header = |name: &str, is_required: bool, description: &str| json!({"name": name, "in": "header", "required": is_required, "description": description, "schema": {"type": "string"}});
    let mut headers = Vec::new();
    if shape.needs_revision {
        headers.push(header("If-Match", true, "The `revision` that is to be changed, as an `ETag`: in double quotes."));
    }
    if shape.is_conditional {
        headers.push(header("If-None-Match", false, "The `ETag` of what the caller has already."));
    }
    if shape.creates {
        let description =
            "Any text that is not used twice. Sent again with the same key and body, nothing is created twice.";
        headers.push(header("Idempotency-Key", false, description));
    }
    headers
}

fn problems() -> Value {
    let schema = json!({"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}});
    let of = |(component, _, description): &(&str, &str, &str)| {
        ((*component).to_owned(), json!({"description": description, "content": schema}))
    };
    PROBLEMS.iter().map(of).collect::<Map<String, Value>>().into()
}

fn security_schemes() -> Value {
    json!({
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "For API clients: the access token of a sign-in with `delivery: bearer`.",
        },
        "cookie": {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-vitrine_access",
            "description": "For browsers. Without https the name is `vitrine_access`.",
        },
        "csrf": {
            "type": "apiKey",
            "in": "header",
            "name": "X-CSRF-Token",
            "description": "The session's `csrf_token`, with whatever changes something by cookie.",
        },
    })
}
