use super::*;
use chrono::DateTime;

fn project(id: u128, level: Level, time_shown: bool) -> Project {
    Project {
        id: Uuid::from_u128(id),
        name: String::new(),
        description: None,
        clients: Vec::new(),
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
        revision: String::new(),
    }
}

#[test]
fn way_back_asks_once_for_each_combination() {
    let before =
        vec![project(1, Level::Full, true), project(2, Level::NotVisible, false), project(3, Level::Full, true)];
    let requests = way_back(&to_level(before, Level::Overview));
    let asked: Vec<_> = requests.iter().map(|request| (request.project_ids.len(), request.time_shown)).collect();
    assert_eq!(asked, [(2, Some(true)), (1, None)]);
    assert!(requests.iter().all(|request| request.clients.is_none() && request.state.is_none()));
}

#[test]
fn time_does_not_come_back_unseen_with_the_level() {
    let chosen = vec![project(1, Level::NotVisible, false), project(2, Level::Full, true)];
    let times = |level| -> Vec<_> {
        to_level(chosen.clone(), level).requests.iter().map(|request| request.time_shown).collect()
    };
    assert_eq!(times(Level::Overview), [Some(false), None]);
    assert_eq!(times(Level::NotVisible), [None]);
}
