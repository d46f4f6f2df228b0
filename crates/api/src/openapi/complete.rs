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
    let shape = Shape { method, operation };
    let (is_public, is_answered) = (shape.is_public(), PROBLEMS.map(|(_, status, _)| shape.can_answer(status)));
    let names = path.split('{').skip(1).filter_map(|rest| rest.split('}').next());
    let mut parameters: Vec<Value> = names.map(path_parameter).chain(shape.header_parameters()).collect();
    if let Some(Value::Array(declared)) = operation.remove("parameters") {
        parameters.extend(declared);
    }
    if !parameters.is_empty() {
        operation.insert("parameters".into(), parameters.into());
    }
    if is_public {
        operation.insert("security".into(), json!([]));
    }
    if let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) {
        for ((component, status, _), _) in PROBLEMS.iter().zip(is_answered).filter(|(_, is_answered)| *is_answered) {
            let reference = json!({"$ref": format!("#/components/responses/{component}")});
            responses.insert((*status).into(), reference);
        }
    }
}

/// An operation as its handler declared it: decides which headers it reads and which problems it can answer with.
struct Shape<'document> {
    method: &'document str,
    operation: &'document Map<String, Value>,
}

impl Shape<'_> {
    fn is_public(&self) -> bool {
        self.operation.get("x-audience").and_then(Value::as_str) == Some("public")
    }

    fn needs_revision(&self) -> bool {
        matches!(self.method, "patch" | "put" | "delete")
    }

    /// A body that is not held whole anywhere, so that it cannot be known again either.
    fn takes_bytes(&self) -> bool {
        let content = self.operation.get("requestBody").and_then(|body| body.get("content"));
        content.is_some_and(|content| content.get("application/octet-stream").is_some())
    }

    fn declares(&self, status: &str) -> bool {
        self.operation.get("responses").is_some_and(|responses| responses.get(status).is_some())
    }

    fn can_answer(&self, status: &str) -> bool {
        let has_body = self.operation.contains_key("requestBody");
        let has_query = self.operation.contains_key("parameters");
        let has_permission = self.operation.get("x-permission").is_some_and(Value::is_string);
        let is_of_session = self.operation.get("tags") == Some(&json!(["Session"]));
        match status {
            "403" => self.method != "get" || has_permission,
            "404" => !is_of_session,
            "409" => self.method != "get",
            // a revision can stand in the body, too
            "412" => self.needs_revision() || self.declares(status),
            "428" => self.needs_revision(),
            "413" | "415" => has_body,
            "422" => has_body || has_query,
            _ => true,
        }
    }

    fn header_parameters(&self) -> Vec<Value> {
        let mut headers = Vec::new();
        if self.needs_revision() {
            let description = "The `revision` that is to be changed, as an `ETag`: in double quotes.";
            headers.push(header("If-Match", true, description));
        }
        if self.declares("304") {
            headers.push(header("If-None-Match", false, "The `ETag` of what the caller has already."));
        }
        if self.operation.get("x-reviewed") == Some(&json!(true)) {
            let description =
                "The `fingerprint` of a rehearsal: the change is made only if it still does what was reviewed.";
            headers.push(header("Access-Review", false, description));
            if self.operation.get("tags") == Some(&json!(["Projects"])) {
                let description = "What is to become of tasks that client contacts have and then could not be given any more: `keep`, \
                     `unassign`, or the account of a colleague who takes them over. Without it, such a change is refused.";
                headers.push(header("Client-Assignees", false, description));
            }
        }
        if self.declares("201") && !self.takes_bytes() {
            let description =
                "Any text, used for one request. Sent again with the same body, it creates nothing twice.";
            headers.push(header("Idempotency-Key", false, description));
        }
        headers
    }
}

fn header(name: &str, is_required: bool, description: &str) -> Value {
    json!({
        "name": name,
        "in": "header",
        "required": is_required,
        "description": description,
        "schema": {"type": "string"},
    })
}

fn path_parameter(name: &str) -> Value {
    json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "format": "uuid"}})
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
