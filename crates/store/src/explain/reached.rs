//! The projects that the tree leads a client to, with what decides how much of each the client sees.

use super::{IS_INVITED, select_ways, ways};
use crate::clients::ClientRef;
use crate::evidence::{Moment, Seen};
use crate::eyes::Eyes;
use crate::facts::{self, Known};
use crate::permission_sets::admit;
use crate::sql::Row;
use crate::{Error, scope};
use sea_orm::QueryResult;
use uuid::Uuid;
use vitrine_domain::access::{Action, Facts, ProjectScope, Target};
use vitrine_domain::permission::Permission;
use vitrine_domain::project::{Level, ProjectState, time_is_shown};
use vitrine_domain::text::fold;
use vitrine_domain::{ClientId, ProjectId};

#[derive(Clone, Debug)]
pub struct ReachedQuery {
    pub client: ClientId,
    /// The sort key and id after which to read on.
    pub after: Option<(String, Uuid)>,
    pub limit: u64,
}

/// One of these projects, and one client's way to it.
#[derive(Clone, Debug)]
pub struct ReachedProject {
    pub id: ProjectId,
    pub name: String,
    pub target: Target,
    pub shows_time: bool,
    /// Tasks that are not team-only.
    pub task_shared: u32,
    /// The nearest of its clients that is this one or above it.
    pub via: ClientRef,
    /// What decides the client's access, whether it can sign in or not.
    pub facts: Facts,
}

impl ReachedProject {
    /// The position in the list behind which the next page starts.
    pub fn sort_key(&self) -> String {
        fold(&self.name)
    }
}

impl<C: Moment> Eyes<'_, C> {
    /// A page of the active projects that the tree leads this client to, by name: those that the viewer sees.
    pub async fn reached_projects(&self, query: &ReachedQuery) -> Result<Vec<Seen<ReachedProject, C::When>>, Error> {
        let backend = self.backend();
        let (known, rows) = self
            .rows(|viewer, sql| {
                sql.push(&format!(
                    "select 1 as hit, {} as asked_facts, {} as is_live, {} as ways, {IS_INVITED} as is_invited, o.* from (\
                     select p.id as project_id, p.name, p.name_key, p.level, p.time_wish, p.shared_total, p.is_invited_only from ",
                    facts::text(backend),
                    facts::IS_LIVE,
                    select_ways(backend)
                ));
                scope::projects(sql, ProjectScope::of(viewer, Action::ViewProject));
                sql.push(
                    " and p.archived_at is null and p.deleted_at is null and p.id in (select np.project_id from client_closure nk \
                     join project_clients np on np.client_id = nk.ancestor_id where nk.descendant_id = ",
                )
                .bind(query.client.0);
                sql.push(
                    ")) o cross join accounts fa join permission_sets fs on fs.id = fa.permission_set_id where fa.client_id = ",
                )
                .bind(query.client.0)
                .push(if viewer.holds(Permission::ClientViewInfo) { "" } else { " and 1 = 0" });
                if let Some((key, id)) = &query.after {
                    sql.push(" and (o.name_key, o.project_id) > (").bind(key.clone()).push(", ").bind(*id).push(")");
                }
                sql.push(" order by o.name_key, o.project_id").limit(i64::try_from(query.limit).unwrap_or(i64::MAX));
            })
            .await?;
        admit(&known.facts, Permission::ClientViewInfo)?;
        rows.iter().map(|row| read(row).map(|reached| Seen::of_workspace(reached, &known))).collect()
    }
}

fn read(row: &QueryResult) -> Result<ReachedProject, Error> {
    let mut facts = Known::parse(row.get("asked_facts")?)?.facts;
    facts.is_live = row.get("is_live")?;
    let ways = ways(&row.get::<String>("ways")?)?;
    let level = Level::from_name(&row.get::<String>("level")?);
    let target = Target {
        paths: ways.iter().map(|(_, cap)| *cap).collect(),
        is_invited: row.get("is_invited")?,
        is_member: false,
        level,
        state: ProjectState::Active,
        is_shared: true,
    };
    Ok(ReachedProject {
        id: row.id("project_id")?,
        name: row.get("name")?,
        target,
        shows_time: time_is_shown(level, row.get("time_wish")?),
        task_shared: row.count("shared_total")?,
        via: ways.into_iter().next().ok_or(Error::Unreadable("ways"))?.0,
        facts,
    })
}
