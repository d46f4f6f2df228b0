//! How SQLite finds the projects of somebody who sees few: from the tree above them, never through all there are.

use super::projects;
use crate::sql::{Row, Sql};
use crate::{Durability, Store};
use std::sync::Arc;
use uuid::Uuid;
use vitrine_domain::access::ProjectScope;
use vitrine_domain::privilege::Privileges;
use vitrine_domain::project::Level;
use vitrine_domain::{AccountId, ClientId};

async fn plan(scope: ProjectScope, rest: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("vitrine.db").display());
    let store = Store::open(&url, Durability::Normal, Arc::new(Uuid::nil)).await.unwrap();
    store.migrate().await.unwrap();
    let mut sql = Sql::new("explain query plan select p.id, p.name from ");
    projects(&mut sql, scope);
    sql.push(rest);
    let rows = sql.all(&store.0.read).await.unwrap();
    rows.iter().map(|row| row.get("detail").unwrap()).collect()
}

fn clients() -> ProjectScope {
    ProjectScope::Reach { node: ClientId(Uuid::nil()), least: Level::Overview, cap: Privileges::ALL }
}

#[tokio::test]
async fn a_clients_list_starts_from_the_tree_above_its_node() {
    for rest in ["", " order by p.name_key, p.id limit 26", " order by p.updated_at desc, p.id desc limit 26"] {
        let plan = plan(clients(), rest).await;
        let has = |words: &[&str]| plan.iter().any(|step| words.iter().all(|word| step.contains(word)));
        assert!(has(&["rk", "client_closure_descendant_id_idx", "descendant_id=?"]), "{rest}: {plan:#?}");
        assert!(has(&["rp", "COVERING INDEX project_clients_client_id_idx", "client_id=?"]), "{rest}: {plan:#?}");
        assert!(has(&["SEARCH p ", "(id=?)"]), "{rest}: {plan:#?}");
        assert!(has(&["ri", "PRIMARY KEY", "project_id=? AND client_id=?"]), "{rest}: {plan:#?}");
        let scans = plan.iter().filter(|step| step.starts_with("SCAN") && !step.contains("reach"));
        assert_eq!(scans.count(), 0, "{rest}: {plan:#?}");
    }
}

#[tokio::test]
async fn the_list_of_who_sees_their_own_projects_starts_from_their_teams() {
    let scope = ProjectScope::Members { account: AccountId(Uuid::nil()) };
    for rest in ["", " order by p.name_key, p.id limit 26"] {
        let plan = plan(scope, rest).await;
        let has = |words: &[&str]| plan.iter().any(|step| words.iter().all(|word| step.contains(word)));
        assert!(has(&["rm", "project_members_account_id_idx", "account_id=?"]), "{rest}: {plan:#?}");
        assert!(has(&["SEARCH p ", "(id=?)"]), "{rest}: {plan:#?}");
    }
}

#[tokio::test]
async fn the_list_of_who_sees_everything_is_read_in_its_order() {
    let plan = plan(ProjectScope::Everything, " order by p.name_key, p.id limit 26").await;
    assert!(plan.iter().any(|step| step.contains("projects_name_key_idx")), "{plan:#?}");
    assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{plan:#?}");
}
