//! The operations, as the OpenAPI document declares them.

use actix_web::http::Method;
use serde_json::Value;

#[derive(Clone, Debug)]
pub(super) struct Operation {
    pub(super) id: String,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) audience: String,
    permission: Option<String>,
}

/// These name what they are about elsewhere than in their address.
const OBJECT_ELSEWHERE: [&str; 6] = [
    "read_project_audience",
    "bulk_update_projects",
    "bulk_update_tasks",
    "explain_access",
    "rehearse_change",
    "start_preview",
];

impl Operation {
    pub(super) fn permission(&self) -> &str {
        self.permission.as_deref().unwrap_or("-")
    }

    pub(super) fn has_object(&self) -> bool {
        self.path.contains('{') || OBJECT_ELSEWHERE.contains(&self.id.as_str())
    }

    /// Reads change nothing, which is checked: most of them can be asked for about the same things.
    pub(super) fn shares_things(&self) -> bool {
        let has_own =
            self.id == "read_approval_file_content" || self.path.starts_with("/approvals/{approval_id}/receipt");
        self.method == Method::GET && !has_own
    }

    pub(super) fn is_about(&self, parameter: &str) -> bool {
        self.path.contains(&format!("{{{parameter}}}"))
    }
}

pub(super) fn all() -> Vec<Operation> {
    let document = vitrine_api::openapi::document().unwrap();
    let mut all = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let text = |name: &str| operation.get(name).and_then(Value::as_str).map(str::to_owned);
            all.push(Operation {
                id: text("operationId").unwrap_or_else(|| panic!("{method} {path} has no id")),
                method: method.to_uppercase().parse().unwrap(),
                path: path.strip_prefix("/api/v1").unwrap().to_owned(),
                audience: text("x-audience").unwrap_or_else(|| panic!("{method} {path} declares no audience")),
                permission: text("x-permission"),
            });
        }
    }
    all
}
