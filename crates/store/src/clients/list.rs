//! Who is listed, and in which order, as SQL.

use super::{ClientFilter, ClientOrder, ClientQuery, Direction, ParentFilter};
use crate::scope;
use crate::search::pattern;
use crate::sql::Sql;
use vitrine_domain::access::{Action, Facts, ProjectScope};

/// Writes the conditions on clients `c` and their accounts `a`.
pub(super) fn and_filter(sql: &mut Sql, facts: &Facts, filter: &ClientFilter) {
    match filter.parent {
        ParentFilter::Any => {}
        ParentFilter::Root => {
            sql.push(" and c.parent_id is null");
        }
        ParentFilter::Of(id) => {
            sql.push(" and c.parent_id = ").bind(id.0);
        }
    }
    if let Some(top) = filter.within {
        sql.push(" and c.id in (select fw.descendant_id from client_closure fw where fw.ancestor_id = ")
            .bind(top.0)
            .push(")");
    }
    if let Some(words) = &filter.words {
        let pattern = pattern(words);
        // each from its own index: an `or` over both tables would read every row of both
        sql.push(" and c.id in (select wn.id from clients wn where wn.name_key").like(pattern.as_str());
        for key in ["username_key", "email_key"] {
            sql.push(&format!(" union select wa.client_id from accounts wa where wa.{key} is not null and wa.{key}"))
                .like(pattern.as_str());
        }
        sql.push(")");
    }
    match filter.has_login {
        None => {}
        Some(true) => {
            sql.push(" and a.username is not null");
        }
        Some(false) => {
            sql.push(" and a.username is null");
        }
    }
    if let Some(set) = filter.permission_set {
        sql.push(" and a.permission_set_id = ").bind(set.0);
    }
    and_projects(sql, facts, filter);
    if let Some(since) = filter.seen_since {
        sql.push(" and a.last_seen_at >= ").bind(since.timestamp_millis());
    }
    if let Some(since) = filter.not_seen_since {
        sql.push(" and (a.last_seen_at is null or a.last_seen_at < ").bind(since.timestamp_millis()).push(")");
    }
}

/// Only projects that the viewer sees are asked about.
fn and_projects(sql: &mut Sql, facts: &Facts, filter: &ClientFilter) {
    if filter.level.is_none() && filter.project.is_none() {
        return;
    }
    sql.push(
        " and c.id in (select fk.descendant_id from client_closure fk join project_clients fp on fp.client_id = fk.ancestor_id \
         join projects fj on fj.id = fp.project_id where fj.deleted_at is null and ",
    );
    scope::in_projects(sql, "fp.project_id", ProjectScope::of(facts, Action::ViewProject));
    if let Some(level) = filter.level {
        sql.push(" and fj.archived_at is null and fj.level = ").bind(level.name());
    }
    if let Some(project) = filter.project {
        sql.push(" and fj.id = ").bind(project.0);
    }
    sql.push(")");
}

/// Writes the condition that a client stands behind where the page before ended.
pub(super) fn and_after(sql: &mut Sql, query: &ClientQuery) {
    let Some((key, id)) = &query.after else { return };
    sql.push(" and (").push(&sorted_by(query.order, "c.", "a.")).push(", c.id) ");
    sql.push(match query.direction {
        Direction::Ascending => "> (",
        Direction::Descending => "< (",
    });
    match query.order {
        ClientOrder::Name => sql.bind(key.as_str()),
        ClientOrder::UpdatedAt | ClientOrder::LastSeenAt => sql.bind(key.parse::<i64>().unwrap_or_default()),
    };
    sql.push(", ").bind(*id).push(")");
}

/// Writes the order; `client` and `account` are what stands before their columns.
pub(super) fn order(sql: &mut Sql, query: &ClientQuery, client: &str, account: &str) {
    let direction = match query.direction {
        Direction::Ascending => "",
        Direction::Descending => " desc",
    };
    let key = sorted_by(query.order, client, account);
    sql.push(&format!(" order by {key}{direction}, {client}id{direction}"));
}

fn sorted_by(order: ClientOrder, client: &str, account: &str) -> String {
    match order {
        ClientOrder::Name => format!("{client}name_key"),
        ClientOrder::UpdatedAt => format!("{client}updated_at"),
        ClientOrder::LastSeenAt => format!("coalesce({account}last_seen_at, 0)"),
    }
}
