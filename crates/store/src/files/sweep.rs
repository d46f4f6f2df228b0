//! What the job that tidies up needs to know of files.

use crate::sql::sql;
use crate::{Error, Store};
use chrono::{DateTime, Utc};

impl Store {
    /// Empties the bin of what was deleted before then. The objects are nobody's from now on.
    pub async fn forget_deleted_files(&self, before: DateTime<Utc>) -> Result<(), Error> {
        let (conn, before) = (self.begin().await?, before.timestamp_millis());
        sql!("delete from file_versions where file_id in (select id from files where deleted_at < ", before, ")")
            .run(&conn)
            .await?;
        sql!("delete from files where deleted_at < ", before).run(&conn).await?;
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
