//! Revisions: what tells that a thing is still as its reader knows it, and tells nothing else. The number of a version would count changes
//! that a reader may not know of (R47, T-055).

use super::{Error, Result, Services};
use serde::Serialize;
use uuid::Uuid;

impl Services {
    /// Of a thing of which whoever sees it sees every change.
    pub(super) fn revision(&self, id: Uuid, version: i64) -> String {
        self.tokens.revision(id, &version.to_be_bytes())
    }

    /// Of a thing that changes in ways its reader does not see: made of what they do see (R44, T-044).
    pub(super) fn revision_of_sight(&self, id: Uuid, sight: &impl Serialize) -> Result<String> {
        let sight = serde_json::to_vec(sight).map_err(|error| Error::Bug(error.into()))?;
        Ok(self.tokens.revision(id, &sight))
    }
}
