//! Where a page ended: opaque, signed, and scoped anew when it is used.

use super::{Error, Result, Services};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use uuid::Uuid;

impl Services {
    /// `list` names the list and its order, so that a cursor is good for no other.
    pub(super) fn cursor(&self, list: &str, key: &str, id: Uuid) -> String {
        let mut bytes = self.tokens.cursor_seal(list, key, id).to_vec();
        bytes.extend_from_slice(id.as_bytes());
        bytes.extend_from_slice(key.as_bytes());
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    pub(super) fn cursor_of(&self, list: &str, cursor: Option<&str>) -> Result<Option<(String, Uuid)>> {
        let Some(cursor) = cursor else { return Ok(None) };
        let open = || {
            let bytes = BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?;
            let (seal, rest) = bytes.split_first_chunk::<16>()?;
            let (id, key) = rest.split_first_chunk::<16>()?;
            let (id, key) = (Uuid::from_bytes(*id), String::from_utf8(key.to_vec()).ok()?);
            (self.tokens.cursor_seal(list, &key, id) == *seal).then_some((key, id))
        };
        open().map(Some).ok_or_else(|| Error::invalid("?cursor", "unknown_value"))
    }
}
