//! Finding by words, within what the viewer sees: newest first, so that the order tells nothing of what they do not see (R51).

use crate::Error;
use crate::evidence::Moment;
use crate::eyes::Eyes;
use crate::scope;
use crate::sql::{Row, Sql, json_list};
use sea_orm::{DbBackend, QueryResult};
use uuid::Uuid;
use vitrine_domain::ProjectId;
use vitrine_domain::access::{Action, Facts, ProjectScope, TaskScope};
use vitrine_domain::permission::Permission;
use vitrine_domain::text::fold;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    Client,
    Project,
    Task,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub kind: HitKind,
    pub id: Uuid,
    pub title: String,
    /// The project of a task.
    pub project: Option<(ProjectId, String)>,
    /// The ancestors of a client, from the root down.
    pub path: Option<String>,
}

/// What a column of folded texts must be `like`, with `escape '!'`, to contain the words as they are written.
pub(crate) fn pattern(words: &str) -> String {
    let (words, mut pattern) = (words.trim(), String::from("%"));
    // no stored text has a NUL, and PostgreSQL takes none
    let folded = fold(words).replace('\0', "");
    if folded.is_empty() && !words.is_empty() {
        // nothing but marks that no folded text has: found nowhere
        return char::REPLACEMENT_CHARACTER.to_string();
    }
    for c in folded.chars() {
        if matches!(c, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

impl<C: Moment> Eyes<'_, C> {
    /// Clients, projects and tasks whose name or title contains the words. What is deleted or archived is found by nobody.
    pub async fn search(&self, words: &str, limit: u64) -> Result<Vec<Hit>, Error> {
        let (words, limit) = (pattern(words), i64::try_from(limit).unwrap_or(i64::MAX));
        let (_, rows) = self
            .rows(|facts, sql| {
                sql.push("select 1 as hit, h.* from (select * from (");
                clients(sql, self.backend(), facts, &words, limit);
                sql.push(") hc union all select * from (");
                projects(sql, facts, &words, limit);
                sql.push(") hp union all select * from (");
                tasks(sql, facts, &words, limit);
                sql.push(") ht) h order by h.updated_at desc, h.id desc").limit(limit);
            })
            .await?;
        rows.iter().map(read).collect()
    }
}

/// Each part gives at most the newest `limit`, and only for those the path of the tree is read.
fn clients(sql: &mut Sql, backend: DbBackend, facts: &Facts, words: &str, limit: i64) {
    let quoted = match backend {
        DbBackend::Postgres => "to_json(up.name)",
        _ => "json_quote(up.name)",
    };
    let path = json_list(
        backend,
        &format!(
            "select {quoted} as item from client_closure k join clients up on up.id = k.ancestor_id \
             where k.descendant_id = n.id and k.depth > 0 order by k.depth desc"
        ),
    );
    sql.push(&format!(
        "select 'client' as kind, n.id, n.name as title, n.updated_at, cast(null as uuid) as project_id, \
         cast(null as text) as project_name, {path} as path \
         from (select c.id, c.name, c.updated_at from clients c where c.deleted_at is null and c.name_key"
    ))
    .like(words)
    .push(if facts.holds(Permission::ClientViewInfo) { "" } else { " and 1 = 0" })
    .push(" order by c.updated_at desc, c.id desc")
    .limit(limit)
    .push(") n");
}

fn projects(sql: &mut Sql, facts: &Facts, words: &str, limit: i64) {
    sql.push(
        "select 'project' as kind, p.id, p.name as title, p.updated_at, cast(null as uuid) as project_id, \
         cast(null as text) as project_name, cast(null as text) as path from ",
    );
    scope::projects(sql, ProjectScope::of(facts, Action::ViewProject));
    sql.push(" and p.archived_at is null and p.deleted_at is null and p.name_key")
        .like(words)
        .push(" order by p.updated_at desc, p.id desc")
        .limit(limit);
}

fn tasks(sql: &mut Sql, facts: &Facts, words: &str, limit: i64) {
    let scope = TaskScope::of(facts);
    sql.push(
        "select 'task' as kind, t.id, t.title, t.updated_at, p.id as project_id, p.name as project_name, cast(null as text) as path \
         from (select p.id, p.name, p.archived_at, p.deleted_at from ",
    );
    scope::projects(sql, scope.projects);
    // who sees few projects starts from them; who sees all starts from the newest tasks
    sql.push(if matches!(scope.projects, ProjectScope::Everything) {
        ") p join tasks t"
    } else {
        ") p cross join tasks t"
    });
    sql.push(if matches!(scope.projects, ProjectScope::Everything) { " on " } else { " where " });
    sql.push("t.project_id = p.id and t.deleted_at is null and p.archived_at is null and p.deleted_at is null");
    scope::and_task(sql, scope);
    sql.push(" and t.title_key").like(words).push(" order by t.updated_at desc, t.id desc").limit(limit);
}

fn read(row: &QueryResult) -> Result<Hit, Error> {
    let kind = match row.get::<String>("kind")?.as_str() {
        "client" => HitKind::Client,
        "project" => HitKind::Project,
        "task" => HitKind::Task,
        _ => return Err(Error::Unreadable("kind of hit")),
    };
    let project = match row.get::<Option<Uuid>>("project_id")? {
        Some(id) => Some((ProjectId(id), row.get("project_name")?)),
        None => None,
    };
    let names = row.get::<Option<String>>("path")?.map(|text| serde_json::from_str::<Vec<String>>(&text));
    let names = names.transpose().map_err(|_error| Error::Unreadable("path"))?;
    Ok(Hit { kind, id: row.get("id")?, title: row.get("title")?, project, path: names.map(|names| names.join(" > ")) })
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn wildcards_are_plain_characters() {
        assert_eq!(pattern(" Élan\0 100%_! "), "%elan 100!%!_!!%");
        assert_eq!(pattern("\0"), "\u{FFFD}");
    }
}
