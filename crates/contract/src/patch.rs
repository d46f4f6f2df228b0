//! Merge patch (RFC 7396): an absent field is left alone, a null empties it.

use serde::{Deserialize, Deserializer};

/// For fields of a patch. `Option<T>` then means absent or a value (null is refused); `Option<Option<T>>` also knows null.
pub(crate) fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
