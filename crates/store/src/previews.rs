//! Previews: a session of the staff looks through somebody's eyes. What it then reads comes by the same statements as theirs, with
//! their facts in place of its own; see `facts`. It changes nothing, and leaves no mark on the account that it shows.

use crate::act::{EndPreview, StartPreview};
use crate::clients::{Client, ClientRef};
use crate::evidence::{Grant, Moment, Now, Seen};
use crate::eyes::Eyes;
use crate::sql::{Row, sql};
use crate::tx::{Changes, Subject, Tx, exactly_one};
use crate::{Conflict, Error, PermissionSet};
use chrono::{DateTime, Utc};
use uuid::Uuid;
use vitrine_domain::audit::Deed;
use vitrine_domain::client::ClientKind;
use vitrine_domain::{ClientId, PermissionSetId, PreviewId};

/// A preview of the viewer's own session.
#[derive(Clone, Debug)]
pub struct Preview {
    pub id: PreviewId,
    /// Whose place is shown; none for the viewer's own.
    pub client: Option<ClientRef>,
    /// The set that is shown, which may be another than that person's.
    pub permission_set: PermissionSetId,
    pub permission_set_name: String,
    pub expires_at: DateTime<Utc>,
}

/// Whose place in the tree, and whose privileges, a preview shows.
#[derive(Debug)]
pub enum Place<'a> {
    Client(&'a Seen<Client, Now>),
    /// The viewer's own, to try a set for staff.
    Own,
}

impl<C: Moment> Eyes<'_, C> {
    /// A preview of the viewer's own session. Those of others are not there.
    pub async fn preview(&self, id: PreviewId) -> Result<Seen<Preview, C::When>, Error> {
        let (known, rows) = self
            .rows(|_, sql| {
                sql.push(
                    "select 1 as hit, p.id, p.expires_at, c.id as client_id, c.name as client_name, c.kind as client_kind, \
                     s.id as set_id, s.name as set_name from previews p join accounts a on a.id = p.account_id \
                     join permission_sets s on s.id = coalesce(p.permission_set_id, a.permission_set_id) \
                     left join clients c on c.id = a.client_id where p.id = ",
                )
                .bind(id.0)
                .push(" and p.session_id = ")
                .bind(self.viewer.session.0);
            })
            .await?;
        let row = rows.first().ok_or(Error::NotFound)?;
        let client = match row.get::<Option<Uuid>>("client_id")? {
            Some(id) => Some(ClientRef {
                id: ClientId(id),
                name: row.get("client_name")?,
                kind: ClientKind::from_name(&row.get::<String>("client_kind")?).ok_or(Error::Unreadable("kind"))?,
            }),
            None => None,
        };
        let preview = Preview {
            id: row.id("id")?,
            client,
            permission_set: row.id("set_id")?,
            permission_set_name: row.get("set_name")?,
            expires_at: row.time("expires_at")?,
        };
        Ok(Seen::of_workspace(preview, &known))
    }
}

impl Tx {
    /// Starts a preview for this session, of a person as they are or as if they had another set.
    pub async fn start_preview(
        &self,
        _grant: Grant<StartPreview>,
        place: Place<'_>,
        set: Option<&Seen<PermissionSet, Now>>,
        expires_at: DateTime<Utc>,
    ) -> Result<PreviewId, Error> {
        let id = PreviewId(self.store.new_id());
        let account = match &place {
            Place::Client(client) => client.account,
            Place::Own => self.account(),
        };
        sql!("delete from previews where expires_at <= ", self.now()).run(&self.conn).await?;
        sql!(
            "insert into previews (id, session_id, account_id, permission_set_id, created_at, expires_at) values (",
            id.0,
            ", ",
            self.viewer.session.0,
            ", ",
            account.0,
            ", ",
            set.map(|set| set.id.0),
            ", ",
            self.now(),
            ", ",
            expires_at.timestamp_millis(),
            ")"
        )
        .run(&self.conn)
        .await?;
        // by the statement that each request of the preview begins with
        let viewer = self.viewer.clone().previewing(id);
        match (Eyes { store: &self.store, conn: &self.conn, viewer: &viewer }).known().await {
            Err(Error::NotSignedIn) => return Err(Conflict::PreviewTooWide.into()),
            known => known?,
        };
        let changes = Changes::default().field("permission_set", None, set.map(|set| set.name.as_str()));
        let subject = match &place {
            Place::Client(client) => Subject { kind: "client", id: client.id.0, name: &client.name, project: None },
            Place::Own => {
                let name = set.map_or("", |set| &set.name);
                Subject { kind: "permission_set", id: set.map_or(account.0, |set| set.id.0), name, project: None }
            }
        };
        self.audit(Deed::PreviewStarted, &subject, &changes);
        Ok(id)
    }

    pub async fn end_preview(&self, grant: Grant<EndPreview>) -> Result<(), Error> {
        let preview = grant.target();
        exactly_one(sql!("delete from previews where id = ", grant.key().0).run(&self.conn).await?)?;
        let (set, name) = (preview.permission_set, preview.permission_set_name.as_str());
        let subject = match &preview.client {
            Some(client) => Subject { kind: "client", id: client.id.0, name: &client.name, project: None },
            None => Subject { kind: "permission_set", id: set.0, name, project: None },
        };
        self.audit(Deed::PreviewEnded, &subject, &Changes::default().field("permission_set", None, Some(name)));
        Ok(())
    }
}
