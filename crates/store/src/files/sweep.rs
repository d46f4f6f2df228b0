//! What the job that tidies up needs to know of files.

use crate::sql::{Sql, sql};
use crate::{Error, Store};
use chrono::{DateTime, Utc};

impl Store {
    /// Empties the bin of what was deleted before `deleted`, and forgets what was uploaded before `pending` for a comment that did not come.
    /// The objects are nobody's from now on.
    pub async fn forget_files(&self, deleted: DateTime<Utc>, pending: DateTime<Utc>) -> Result<(), Error> {
        let conn = self.begin().await?;
        for (what, before) in
            [("deleted_at < ", deleted), ("for_comment = true and comment_id is null and created_at < ", pending)]
        {
            let before = before.timestamp_millis();
            let mut versions = Sql::new("delete from file_versions where file_id in (select id from files where ");
            versions.push(what).bind(before).push(")");
            versions.run(&conn).await?;
            let mut files = Sql::new("delete from files where ");
            files.push(what).bind(before);
            files.run(&conn).await?;
        }
        Ok(conn.commit().await?)
    }

    /// Whether a row names this object.
    pub async fn knows_object(&self, key: &str) -> Result<bool, Error> {
        let found = sql!(
            "select 1 as one from files where object_key = ",
            key,
            " union all select 1 from file_versions where object_key = ",
            key
        );
        Ok(found.one(&self.0.read).await?.is_some())
    }
}
