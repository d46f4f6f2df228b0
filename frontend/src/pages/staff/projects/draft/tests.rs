use super::*;
use chrono::DateTime;
use vitrine_contract::{ClientKind, ClientRef, ProjectState};

fn client(id: u128) -> ClientRef {
    ClientRef { id: Uuid::from_u128(id), name: id.to_string(), kind: ClientKind::Person }
}

fn project(level: Level, time_shown: bool) -> Project {
    Project {
        id: Uuid::from_u128(9),
        name: "Website relaunch".into(),
        description: None,
        clients: vec![client(1), client(2)],
        level,
        time_shown,
        state: ProjectState::Active,
        starts_on: None,
        due_on: None,
        progress_percent: None,
        task_counts: None,
        may: Vec::new(),
        created_at: DateTime::UNIX_EPOCH,
        updated_at: DateTime::UNIX_EPOCH,
        revision: "1".into(),
    }
}

fn values(project: &Project) -> Values {
    Values {
        name: project.name.clone(),
        description: project.description.clone(),
        client_ids: project.clients.iter().map(|client| client.id).collect(),
        template_id: None,
        level: project.level,
        time_shown: project.time_shown,
        starts_on: project.starts_on,
        due_on: project.due_on,
        custom: Vec::new(),
    }
}

#[test]
fn nothing_changed_is_nothing_sent() {
    let before = project(Level::ReadOnly, true);
    assert_eq!(values(&before).steps(&before, false), []);
}

#[test]
fn clients_and_level_change_together_and_the_rest_apart() {
    let before = project(Level::ReadOnly, false);
    let fewer = Values { client_ids: vec![Uuid::from_u128(2)], ..values(&before) };
    for level in [Level::Overview, Level::Full] {
        let changed = Values { level, name: "Relaunch".into(), ..fewer.clone() };
        let steps = changed.steps(&before, false);
        let [Step::Update(patch), Step::SetAccess(access)] = steps.as_slice() else { panic!("{steps:?}") };
        assert_eq!((patch.name.as_deref(), patch.level, access.level), (Some("Relaunch"), None, Some(level)));
        assert_eq!(access.clients.as_ref().map(|clients| clients.client_ids.len()), Some(1));
        assert!(steps[0].rehearsal(&before).is_none() && steps[1].rehearsal(&before).is_some());
    }
    let with_time = Values { time_shown: true, ..fewer };
    assert!(matches!(with_time.steps(&before, false).as_slice(), [Step::SetAccess(_)]));
}

#[test]
fn order_of_clients_is_a_change() {
    let before = project(Level::Full, false);
    let swapped = Values { client_ids: vec![Uuid::from_u128(2), Uuid::from_u128(1)], ..values(&before) };
    let expected = SetProjectClients { client_ids: swapped.client_ids.clone(), confirm_foreign_root: true };
    assert_eq!(swapped.steps(&before, true), [Step::SetClients(expected)]);
}

#[test]
fn time_is_left_alone_where_a_project_is_hidden_and_always_told_where_it_becomes_visible() {
    let shown = project(Level::Full, true);
    let hide = Values { level: Level::NotVisible, ..values(&shown) };
    assert_eq!(hide.patch(&shown).time_shown, None);
    let hidden = project(Level::NotVisible, false);
    for wish in [false, true] {
        let show = Values { level: Level::Overview, time_shown: wish, ..values(&hidden) };
        assert_eq!(show.patch(&hidden).time_shown, Some(wish));
    }
    assert!(!Values { time_shown: true, ..values(&hidden) }.creation(false).time_shown);
}
