//! A receipt for each decision: what was decided, by whom and when. It has the hash of the one before of its project and is signed by who
//! can, in the transaction of the decision, so that none can be slipped in, changed or left out unnoticed. One chain for the workspace
//! would tell each client how busy the others are (R47).

use super::Round;
use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::sql::{Row, sql};
use crate::tx::Tx;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use vitrine_domain::approval::RoundState;

/// As it was written and signed.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// A JSON object.
    pub body: String,
    pub signature: Vec<u8>,
}

/// Signs what it is given.
pub type Sign<'a> = &'a (dyn Fn(&[u8]) -> Vec<u8> + Send + Sync);

const FORMAT: &str = "vitrine-approval-receipt/1";

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // writing to a text does not fail
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn sha256(text: &str) -> Vec<u8> {
    Sha256::digest(text.as_bytes()).to_vec()
}

impl Tx {
    /// Writes the receipt of a decision that is being made.
    pub(super) async fn write_receipt(
        &self,
        round: &Round,
        state: RoundState,
        comment: Option<&str>,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let row = sql!(
            "select w.name as workspace_name, coalesce(c.name, a.name, a.username, '') as name, r.content, \
             (select max(l.position) from approval_receipts l) as last, (select l.hash from approval_receipts l \
             join approval_rounds lr on lr.id = l.round_id where lr.project_id = r.project_id order by l.position desc limit 1) as previous from accounts a left join clients c on c.id = a.client_id \
             cross join workspace w cross join approval_rounds r where r.id = ",
            round.id.0,
            " and a.id = ",
            self.account().0
        )
        .one(&self.conn)
        .await?
        .ok_or(Error::NotFound)?;
        let previous: Option<Vec<u8>> = row.get("previous")?;
        let body = json!({
            "format": FORMAT,
            "approval_id": round.id.0,
            "workspace": row.get::<String>("workspace_name")?,
            "project": round.project_name,
            "title": round.title,
            "content_sha256": hex(&sha256(&row.get::<String>("content")?)),
            "verdict": state.name(),
            "comment_sha256": comment.map(|comment| hex(&sha256(comment))),
            "decided_by": row.get::<String>("name")?,
            "decided_at": self.viewer.now.to_rfc3339(),
            "previous_sha256": previous.as_deref().map(hex),
        })
        .to_string();
        let position = row.get::<Option<i64>>("last")?.unwrap_or(0) + 1;
        let signature = sign(body.as_bytes());
        let hash = sha256(&body);
        sql!(
            "insert into approval_receipts (id, round_id, position, body, hash, signature, created_at) values (",
            self.store.new_id(),
            ", ",
            round.id.0,
            ", ",
            position,
            ", ",
            body,
            ", ",
            hash,
            ", ",
            signature,
            ", ",
            self.now(),
            ")"
        )
        .run(&self.conn)
        .await
        .map(drop)
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// The receipt of a round that the viewer sees decided, if they may know who decided (R58) and read what they wrote (R54): both stand
    /// in it, the words as their hash.
    pub async fn receipt(&self, round: &Round) -> Result<Receipt, Error> {
        if !round.closing.as_ref().is_some_and(|closing| closing.by.name.is_some() && closing.is_readable) {
            return Err(Error::NotFound);
        }
        let (_, rows) = self
            .rows(|_, sql| {
                sql.push("select 1 as hit, c.body, c.signature from approval_receipts c where c.round_id = ")
                    .bind(round.id.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        Ok(Receipt { body: row.get("body")?, signature: row.get("signature")? })
    }
}
