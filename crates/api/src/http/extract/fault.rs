use crate::http::problem::ApiError;
use crate::query::OUT_OF_RANGE;
use crate::service::FieldFault;
use serde_path_to_error::{Path, Segment};

/// What was wrong with one value, from where it is and what serde says of it. Its words are not for people, so only their shape
/// is used. `None`: not one value, but the whole.
pub(super) fn of_value(pointer: &str, message: &str) -> Option<FieldFault> {
    let within = |name: &str| format!("{pointer}/{}", escaped(name));
    let named = |prefix: &str| message.strip_prefix(prefix).and_then(|rest| rest.split('`').next());
    if message.starts_with("duplicate field") {
        return None;
    }
    if let Some(name) = named("unknown field `") {
        let last = escaped(name);
        let is_there_already = pointer.rsplit('/').next() == Some(last.as_str());
        let pointer = if is_there_already { pointer.to_owned() } else { within(name) };
        return Some(FieldFault::new(pointer, "unknown_field"));
    }
    if let Some(name) = named("missing field `") {
        return Some(FieldFault::new(within(name), "required"));
    }
    let code = if message.starts_with(OUT_OF_RANGE) {
        "out_of_range"
    } else if message.starts_with("unknown variant") {
        "unknown_value"
    } else if pointer.ends_with("_on") {
        "invalid_date"
    } else {
        "wrong_type"
    };
    Some(FieldFault::new(pointer, code))
}

/// As a JSON Pointer (RFC 6901).
pub(super) fn pointer(path: &Path) -> String {
    path.iter().fold(String::new(), |pointer, segment| match segment {
        Segment::Seq { index } => format!("{pointer}/{index}"),
        Segment::Map { key } => format!("{pointer}/{}", escaped(key)),
        Segment::Enum { .. } | Segment::Unknown => pointer,
    })
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

pub(super) fn invalid(fault: FieldFault) -> ApiError {
    ApiError::Service(crate::service::Error::Invalid(vec![fault]))
}
