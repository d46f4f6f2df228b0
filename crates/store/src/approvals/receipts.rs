//! A receipt for each decision: what was decided, by whom and when. It has the hash of the one before of its project and is signed by who
//! can, in the transaction of the decision, so that none can be slipped in, changed or left out unnoticed. One chain for the workspace
//! would tell each client how busy the others are (R47).

use super::{FrozenFile, Round, Snapshot};
use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::sql::{Row, Sql, sql};
use crate::tx::Tx;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use vitrine_domain::AccountId;
use vitrine_domain::approval::{RoundState, Tally};

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
        tally: Tally,
        state: RoundState,
        comment: Option<&str>,
        sign: Sign<'_>,
    ) -> Result<(), Error> {
        let mut sql = Sql::new(&format!(
            "select w.name as workspace_name, coalesce(c.name, a.name, a.username, '') as name, r.content, {} as shown_files, \
             (select max(l.position) from approval_receipts l) as last, (select l.hash from approval_receipts l \
             join approval_rounds lr on lr.id = l.round_id where lr.project_id = r.project_id order by l.position desc limit 1) as previous from accounts a left join clients c on c.id = a.client_id \
             cross join workspace w cross join approval_rounds r where r.id = ",
            FrozenFile::list_readable(self.store.0.backend, "r.task_id")
        ));
        sql.bind(round.id.0).push(" and a.id = ").bind(self.account().0);
        let row = sql.one(&self.conn).await?.ok_or(Error::NotFound)?;
        let previous: Option<Vec<u8>> = row.get("previous")?;
        let content: String = row.get("content")?;
        // what was taken from who decides, they did not decide about, and its hash is not theirs (R18, T-009)
        let shown = FrozenFile::read_list(&row.get::<String>("shown_files")?)?;
        let files = Snapshot::read(&content)?.files.into_iter().filter(|file| shown.contains(file));
        let body = json!({
            "format": FORMAT,
            "approval_id": round.id.0,
            "workspace": row.get::<String>("workspace_name")?,
            "project": round.project_name,
            "title": round.title,
            "content_sha256": hex(&sha256(&content)),
            "files_sha256": files.map(|file| file.sha256).collect::<Vec<_>>(),
            "verdict": state.name(),
            "oks_given": tally.given,
            "oks_needed": tally.needed,
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
            "insert into approval_receipts (id, round_id, account_id, verdict, position, body, hash, signature, created_at) values (",
            self.store.new_id(),
            ", ",
            round.id.0,
            ", ",
            self.account().0,
            ", ",
            state.name(),
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

impl Round {
    /// Whose decision the viewer may have the receipt of, and which it was: they may know who decided (R58) and read what was written
    /// (R54), as both stand in it, the words as their hash. `ok`: of that one of the OKs; otherwise of the decision that closed the round.
    pub fn vouched(&self, ok: Option<usize>) -> Result<(AccountId, RoundState), Error> {
        let is_decided = matches!(self.state, RoundState::Approved | RoundState::ChangesRequested);
        let (by, verdict) = match ok {
            Some(at) => (self.oks.get(at).filter(|ok| ok.is_readable).map(|ok| &ok.by), RoundState::Approved),
            None => {
                let closing = self.closing.as_ref().filter(|closing| is_decided && closing.is_readable);
                (closing.map(|closing| &closing.by), self.state)
            }
        };
        let by = by.filter(|by| self.is_party && by.name.is_some()).ok_or(Error::NotFound)?;
        Ok((by.account, verdict))
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// The receipt of a decision, as [`Round::vouched`] finds it. That is read before, and has to be asked again after.
    pub async fn receipt(&self, round: &Round, ok: Option<usize>) -> Result<Receipt, Error> {
        let (decider, verdict) = round.vouched(ok)?;
        let (_, rows) = self
            .rows(|_, sql| {
                sql.push("select 1 as hit, c.body, c.signature from approval_receipts c where c.round_id = ")
                    .bind(round.id.0)
                    .push(" and c.account_id = ")
                    .bind(decider.0)
                    .push(" and c.verdict = ")
                    .bind(verdict.name());
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        Ok(Receipt { body: row.get("body")?, signature: row.get("signature")? })
    }
}
