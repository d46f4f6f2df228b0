//! What was done, by whom.

mod chain;
mod names;
mod record;
mod setter;

pub use chain::{AuditCheck, ChainHash, Misfit, MisfitFault};
pub(crate) use chain::{LAST_LINK, Link};
pub(crate) use record::{Log, Record, append};
pub use setter::Setter;

use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::permission_sets::admit;
use crate::search::pattern;
use crate::sql::{Row, Sql};
use crate::{Error, scope, templates};
use chrono::{DateTime, Utc};
use sea_orm::QueryResult;
use serde_json::Value as Json;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope};
use vitrine_domain::audit::Deed;
use vitrine_domain::permission::{Base, Permission};
use vitrine_domain::template::sees_templates;
use vitrine_domain::{AccountId, ClientId, ProjectId};

#[derive(Clone, Debug)]
pub struct AuditEntry {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// None for the system itself.
    pub actor: Option<(AccountId, String, Base)>,
    pub action: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    /// What the subject was called then.
    pub subject_name: String,
    pub project: Option<ProjectId>,
    /// Field by field, `[before, after]`.
    pub changes: Json,
    /// The difference that was reviewed before the change was made.
    pub review: Option<Json>,
    pub request_id: Option<String>,
    /// Its link of the chain.
    pub hash: Option<ChainHash>,
}

#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    pub subject: Option<Uuid>,
    /// Done to this client or its account, or by it.
    pub client: Option<ClientId>,
    pub actor: Option<AccountId>,
    pub action: Option<String>,
    pub project: Option<ProjectId>,
    /// Parts of what the entry says or of the name of who did it; all of them must be found.
    pub words: Option<String>,
    /// From this moment on.
    pub from: Option<DateTime<Utc>>,
    /// Before this moment.
    pub to: Option<DateTime<Utc>>,
    /// The entry after which to read on: ids grow, so the order is that of time.
    pub after: Option<Uuid>,
    pub limit: u64,
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of entries, newest first, for who may see them.
    pub async fn audit_entries(&self, query: &AuditQuery) -> Result<Vec<Seen<AuditEntry, C::When>>, Error> {
        let (known, rows) = self
            .rows(|facts, sql| {
                sql.push(
                    "select 1 as hit, e.id, e.action, e.subject_kind, e.subject_id, e.subject_name, e.project_id, e.changes, ")
                .push(if may_review(facts) { "e.review" } else { "null as review" })
                .push(
                    ", e.request_id, \
                     e.created_at, e.hash, a.id as actor_id, a.kind as actor_kind, coalesce(a.name, c.name, a.username, '') as actor_name \
                     from audit_entries e left join accounts a on a.id = e.actor_id left join clients c on c.id = a.client_id where ",
                )
                .push(if facts.holds(Permission::AuditView) { "" } else { "1 = 0 and " })
                .push("(e.project_id is null or ");
                scope::in_projects(sql, "e.project_id", ProjectScope::of(facts, Action::ViewProject));
                sql.push(")");
                and_subject(sql, facts);
                if let Some(subject) = query.subject {
                    sql.push(" and e.subject_id = ").bind(subject);
                }
                if let Some(client) = query.client {
                    const OWN: &str = "(select ca.id from accounts ca where ca.client_id = ";
                    sql.push(" and (e.subject_id = ").bind(client.0);
                    sql.push(&format!(" or e.subject_id in {OWN}")).bind(client.0);
                    sql.push(&format!(") or e.actor_id in {OWN}")).bind(client.0).push("))");
                }
                if let Some(actor) = query.actor {
                    sql.push(" and e.actor_id = ").bind(actor.0);
                }
                if let Some(action) = &query.action {
                    // PostgreSQL takes no NUL, and no action holds one
                    sql.push(" and e.action = ").bind(action.replace('\0', ""));
                }
                if let Some(project) = query.project {
                    sql.push(" and e.project_id = ").bind(project.0);
                }
                for word in query.words.iter().flat_map(|words| words.split_whitespace()) {
                    let pattern = pattern(word);
                    for (n, column) in ["e.words", "c.name_key", "a.username_key", "lower(a.name)"].into_iter().enumerate() {
                        sql.push(if n == 0 { " and (" } else { " or " }).push(column).like(pattern.as_str());
                    }
                    sql.push(")");
                }
                if let Some(from) = query.from {
                    sql.push(" and e.created_at >= ").bind(from.timestamp_millis());
                }
                if let Some(to) = query.to {
                    sql.push(" and e.created_at < ").bind(to.timestamp_millis());
                }
                if let Some(after) = query.after {
                    sql.push(" and e.id < ").bind(after);
                }
                sql.push(" order by e.id desc").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        admit(&known.facts, Permission::AuditView)?;
        rows.iter().map(|row| read(row).map(|entry| Seen::of_workspace(entry, &known))).collect()
    }
}

/// Writes that the viewer may know of what an entry is about: the log names and describes it (R40, R63, T-034).
fn and_subject(sql: &mut Sql, facts: &Facts) {
    if !facts.holds(Permission::ClientViewInfo) {
        sql.push(
            " and e.subject_kind <> 'client' and not (e.subject_kind = 'account' and exists \
             (select 1 from accounts sa where sa.id = e.subject_id and sa.kind = 'client'))",
        );
    }
    if !facts.holds(Permission::PermissionSetView) {
        sql.push(" and e.subject_kind <> 'permission_set'");
    }
    if !sees_templates(facts) {
        sql.push(" and e.subject_kind <> ").bind(templates::SUBJECT);
    }
    if !facts.holds(Permission::FinanceView) {
        sql.push(" and e.action not in (")
            .bind_all(Deed::all().filter(|deed| deed.is_financial()).map(Deed::name))
            .push(") and not exists (select 1 from custom_fields sf where sf.id = e.subject_id and sf.visibility = 'financial')");
    }
    if !facts.holds(Permission::TaskViewProgress) {
        sql.push(" and e.action <> ").bind(Deed::TaskProgressUpdated.name());
    }
    if !(facts.holds(Permission::TimeViewEntries) && facts.holds(Permission::TimeViewPerson)) {
        sql.push(" and (e.action not in (")
            .bind_all([Deed::TimeLogged, Deed::TimeChanged, Deed::TimeDeleted].map(Deed::name))
            .push(") or e.actor_id = ")
            .bind(facts.account.0)
            .push(")");
    }
    sql.push(" and (e.subject_kind not in ('task', 'column', 'file') or ");
    scope::in_projects(sql, "e.project_id", ProjectScope::of(facts, Action::ViewBoard));
    sql.push(")");
}

/// A review was made for its author: it names people and projects wherever they are (R53).
fn may_review(facts: &Facts) -> bool {
    facts.holds(Permission::ClientViewInfo) && facts.holds(Permission::ProjectViewAll)
}

fn read(row: &QueryResult) -> Result<AuditEntry, Error> {
    let actor = match row.get::<Option<Uuid>>("actor_id")? {
        Some(id) => {
            let base = if row.get::<String>("actor_kind")? == "staff" { Base::Staff } else { Base::Client };
            Some((AccountId(id), row.get("actor_name")?, base))
        }
        None => None,
    };
    Ok(AuditEntry {
        id: row.get("id")?,
        at: row.time("created_at")?,
        actor,
        action: row.get("action")?,
        subject_kind: row.get("subject_kind")?,
        subject_id: row.get("subject_id")?,
        subject_name: row.get("subject_name")?,
        project: row.get::<Option<Uuid>>("project_id")?.map(ProjectId),
        changes: json(&row.get::<String>("changes")?)?,
        review: row.get::<Option<String>>("review")?.as_deref().map(json).transpose()?,
        request_id: row.get("request_id")?,
        hash: row.get::<Option<Vec<u8>>>("hash")?.and_then(|hash| hash.try_into().ok()).map(ChainHash),
    })
}

fn json(text: &str) -> Result<Json, Error> {
    serde_json::from_str(text).map_err(|_error| Error::Unreadable("changes"))
}
