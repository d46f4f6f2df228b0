//! Reading as somebody.
//!
//! Every read is one statement that gives the viewer's rights *and* the data chosen by them. To choose, the statement must be planned
//! for rights that are not read yet; so they are guessed, from what the same session had last time, and the statement gives back what
//! they are now. Where the two differ, the rows are dropped and the statement is planned anew.
//!
//! **Invariant:** no row leaves [`Eyes::rows`] that was chosen by facts which the very statement that gave the row did not confirm.

use crate::audit::{LAST_LINK, Link};
use crate::evidence::{Moment, Seen};
use crate::facts::{self, Duty, Known};
use crate::sql::{Row, Sql, all_each};
use crate::{Error, Store};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, DbBackend, QueryResult};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::Facts;
use vitrine_domain::{PreviewId, SessionId};

/// A request that speaks for a session. Whose session that is and what it may do is read with each statement.
#[derive(Clone, Debug)]
pub struct Viewer {
    pub(crate) session: SessionId,
    pub(crate) now: DateTime<Utc>,
    pub(crate) request_id: Option<String>,
    pub(crate) is_doing_duty: bool,
    pub(crate) preview: Option<PreviewId>,
}

impl Viewer {
    /// `session` must come from a verified token.
    pub fn new(session: SessionId, now: DateTime<Utc>, request_id: Option<String>) -> Self {
        Self { session, now, request_id, is_doing_duty: false, preview: None }
    }

    /// For the few acts that are open before a password set by staff was replaced, or a demanded second step set up.
    #[must_use]
    pub fn even_before_duties(mut self) -> Self {
        self.is_doing_duty = true;
        self
    }

    /// To see what the preview shows, and to change nothing. It counts only if it belongs to this very session.
    #[must_use]
    pub fn previewing(mut self, preview: PreviewId) -> Self {
        self.preview = Some(preview);
        self
    }

    /// Whose facts are remembered under this are this viewer's.
    fn key(&self) -> Uuid {
        self.preview.map_or(self.session.0, |preview| preview.0)
    }

    pub fn session(&self) -> SessionId {
        self.session
    }

    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }
}

/// Reads what one viewer may see: at the moment of each statement, or inside a transaction.
#[derive(Debug)]
pub struct Eyes<'a, C: Moment> {
    pub(crate) store: &'a Store,
    pub(crate) conn: &'a C,
    pub(crate) viewer: &'a Viewer,
}

impl Store {
    /// To read as this viewer.
    pub fn seen_by<'a>(&'a self, viewer: &'a Viewer) -> Eyes<'a, DatabaseConnection> {
        Eyes { store: self, conn: &self.0.read, viewer }
    }
}

const ATTEMPTS: usize = 5;

/// Writes the query that is right for these facts.
pub(crate) type Choice<'a> = dyn Fn(&Facts, &mut Sql) + Send + Sync + 'a;

impl<C: Moment> Eyes<'_, C> {
    pub(crate) fn backend(&self) -> DbBackend {
        self.store.0.backend
    }

    /// Runs the query that `choose` writes for the facts in force. It must select a column `hit` that is never null.
    pub(crate) async fn rows(
        &self,
        choose: impl Fn(&Facts, &mut Sql) + Send + Sync,
    ) -> Result<(Arc<Known>, Vec<QueryResult>), Error> {
        let (known, mut parts) = self.rows_of(&[&choose]).await?;
        Ok((known, parts.pop().unwrap_or_default()))
    }

    /// The same for several queries at once, each of which confirms the facts by itself.
    pub(crate) async fn rows_of(&self, choices: &[&Choice<'_>]) -> Result<(Arc<Known>, Vec<Vec<QueryResult>>), Error> {
        let key = self.viewer.key();
        let mut guess = match self.store.0.guesses.get(&key) {
            Some(known) => known,
            None => self.known().await?,
        };
        'attempts: for _ in 0..ATTEMPTS {
            let queries = choices.iter().enumerate().map(|(part, choose)| {
                let mut sql = Sql::new("with v as (");
                facts::select(&mut sql, self.backend(), self.viewer);
                sql.push(&format!(") select {part} as part, v.facts, d.* from v left join ("));
                choose(&guess.facts, &mut sql);
                sql.push(") d on true");
                sql
            });
            let mut parts = all_each(queries.collect(), self.conn).await?;
            for rows in &mut parts {
                let Some(first) = rows.first() else {
                    self.store.0.guesses.invalidate(&key);
                    return Err(Error::NotSignedIn);
                };
                let text: String = first.get("facts")?;
                if text != guess.text() {
                    guess = self.keep(text)?;
                    continue 'attempts;
                }
                if first.get::<Option<i32>>("hit")?.is_none() {
                    rows.clear();
                }
            }
            self.admit(&guess)?;
            return Ok((guess, parts));
        }
        Err(Error::Unreadable("facts that change faster than they are read"))
    }

    /// The facts alone.
    pub(crate) async fn known(&self) -> Result<Arc<Known>, Error> {
        let mut sql = Sql::default();
        facts::select(&mut sql, self.backend(), self.viewer);
        let row = sql.one(self.conn).await?.ok_or(Error::NotSignedIn)?;
        let known = self.keep(row.get("facts")?)?;
        self.admit(&known)?;
        Ok(known)
    }

    /// The facts alone, and the end of the audit log.
    pub(crate) async fn known_and_link(&self) -> Result<(Arc<Known>, Link), Error> {
        let mut sql = Sql::new("select v.facts, l.sequence, l.hash from (");
        facts::select(&mut sql, self.backend(), self.viewer);
        sql.push(&format!(") v left join ({LAST_LINK}) l on true"));
        let row = sql.one(self.conn).await?.ok_or(Error::NotSignedIn)?;
        let known = self.keep(row.get("facts")?)?;
        self.admit(&known)?;
        Ok((known, Link::read(&row)?))
    }

    fn keep(&self, text: String) -> Result<Arc<Known>, Error> {
        let known = Arc::new(Known::parse(text)?);
        self.store.0.guesses.insert(self.viewer.key(), known.clone());
        Ok(known)
    }

    fn admit(&self, known: &Known) -> Result<(), Error> {
        match known.duty {
            Some(Duty::ChangePassword) if !self.viewer.is_doing_duty => Err(Error::PasswordChangeRequired),
            Some(Duty::SetUpSecondFactor) if !self.viewer.is_doing_duty => Err(Error::SecondFactorRequired),
            _ => Ok(()),
        }
    }

    /// The workspace as seen by anybody who is signed in: what can be added is added to it.
    pub async fn workspace(&self) -> Result<Seen<crate::Workspace, C::When>, Error> {
        let known = self.known().await?;
        Ok(Seen::of_workspace(crate::Workspace, &known))
    }
}
