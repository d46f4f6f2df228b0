//! Rows by SQL are the rows that the domain admits, in random workspaces, for everybody in them, on each database.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "all of this is test code")]
#![expect(clippy::needless_pass_by_value, reason = "values to compare are made on the spot")]

#[path = "differential/database.rs"]
mod database;
#[path = "differential/explained.rs"]
mod explained;
#[path = "differential/plan.rs"]
mod plan;
#[path = "support/postgres.rs"]
mod postgres;

use database::Database;
use explained::Answers;
use plan::{Ids, Person, Plan, plans};
use proptest::prelude::ProptestConfig;
use proptest::test_runner::{TestCaseError, TestRunner};
use std::cell::RefCell;
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine_domain::access::{Action, CommentScope, Facts, ProjectScope, TaskScope, TimePlace, TimeScope, acts};
use vitrine_domain::project::ProjectState;
use vitrine_store::{CommentQuery, Error, ProjectOrder, ProjectQuery, TaskQuery, TimeQuery, Viewer};

const STATES: [ProjectState; 3] = [ProjectState::Active, ProjectState::Archived, ProjectState::Deleted];

/// How often each answer was given: a run that always says the same proves nothing.
#[derive(Debug, Default)]
struct Tally {
    shut_out: u32,
    let_in: u32,
    projects_seen: u32,
    projects_hidden: u32,
    boards_seen: u32,
    boards_hidden: u32,
    tasks_seen: u32,
    tasks_hidden: u32,
    comments_seen: u32,
    comments_hidden: u32,
}

impl Tally {
    fn assert_not_vacuous(&self) {
        let share = |part: u32, rest: u32| f64::from(part) / f64::from(part + rest);
        let shares = [
            share(self.shut_out, self.let_in),
            share(self.let_in, self.shut_out),
            share(self.projects_seen, self.projects_hidden),
            share(self.projects_hidden, self.projects_seen),
            share(self.boards_seen, self.boards_hidden),
            share(self.boards_hidden, self.boards_seen),
            share(self.tasks_seen, self.tasks_hidden),
            share(self.tasks_hidden, self.tasks_seen),
            share(self.comments_seen, self.comments_hidden),
            share(self.comments_hidden, self.comments_seen),
        ];
        assert!(shares.into_iter().all(|share| share >= 0.05), "hardly anything was tried: {self:?}");
    }
}

#[test]
fn on_sqlite_rows_by_sql_are_rows_by_the_rule() {
    let runtime = runtime();
    compare(&runtime, &runtime.block_on(Database::sqlite()), 100);
}

#[test]
fn on_postgres_rows_by_sql_are_rows_by_the_rule() {
    let runtime = runtime();
    if let Some(database) = runtime.block_on(Database::postgres()) {
        compare(&runtime, &database, 40);
    }
}

/// What `explain_access` answers is what the routes do: one rule, not two (issue 3, explain).
#[test]
fn on_sqlite_explanations_are_decisions() {
    let runtime = runtime();
    explanations(&runtime, &runtime.block_on(Database::sqlite()), 120);
}

#[test]
fn on_postgres_explanations_are_decisions() {
    let runtime = runtime();
    if let Some(database) = runtime.block_on(Database::postgres()) {
        explanations(&runtime, &database, 120);
    }
}

fn explanations(runtime: &tokio::runtime::Runtime, database: &Database, cases: u32) {
    let answers = RefCell::new(Answers::default());
    explore(runtime, database, cases, async |plan, ids, person| {
        explained::check(database, plan, ids, person, &answers).await
    });
    answers.into_inner().assert_not_vacuous();
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap()
}

fn compare(runtime: &tokio::runtime::Runtime, database: &Database, cases: u32) {
    let tally = RefCell::new(Tally::default());
    explore(runtime, database, cases, async |plan, ids, person| check(database, plan, ids, person, &tally).await);
    tally.into_inner().assert_not_vacuous();
}

/// Asks of everybody in many random workspaces.
fn explore(
    runtime: &tokio::runtime::Runtime,
    database: &Database,
    cases: u32,
    ask: impl AsyncFn(&Plan, Ids, &Person) -> Result<(), TestCaseError>,
) {
    let config =
        ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&plans(), |plan| {
        let ids = database.next_case();
        runtime.block_on(async {
            database.fill(&plan.statements(ids, database.dialect())).await;
            for person in plan.people(ids) {
                ask(&plan, ids, &person).await?;
            }
            Ok(())
        })
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, by_sql: T, by_rule: T) -> Result<(), TestCaseError> {
    if by_sql == by_rule {
        return Ok(());
    }
    Err(TestCaseError::fail(format!("{what}: SQL gives {by_sql:?}, the rule {by_rule:?}")))
}

fn failed(error: Error) -> TestCaseError {
    TestCaseError::fail(format!("{error:?}"))
}

async fn check(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    person: &Person,
    tally: &RefCell<Tally>,
) -> Result<(), TestCaseError> {
    let viewer = Viewer::new(person.session, database::now(), None);
    let eyes = database.store.seen_by(&viewer);
    let facts = &person.facts;
    if !facts.is_live {
        tally.borrow_mut().shut_out += 1;
        let refused = matches!(eyes.visible_projects().await, Err(Error::NotSignedIn));
        return same("signed in", !refused, false);
    }
    tally.borrow_mut().let_in += 1;
    check_lists(database, plan, ids, facts, &viewer).await?;
    for number in 0..plan.projects.len() {
        check_project(database, plan, ids, facts, &viewer, number, tally).await?;
    }
    check_time(database, plan, ids, facts, &viewer).await?;
    check_search(database, plan, ids, facts, &viewer).await
}

fn query(state: ProjectState) -> ProjectQuery {
    ProjectQuery { state, level: None, client: None, words: None, order: ProjectOrder::Name, after: None, limit: 1000 }
}

async fn check_lists(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    facts: &Facts,
    viewer: &Viewer,
) -> Result<(), TestCaseError> {
    let eyes = database.store.seen_by(viewer);
    let scope = ProjectScope::of(facts, Action::ViewProject);
    let forest = plan.forest(ids);
    for state in STATES {
        let admitted: BTreeSet<Uuid> = (0..plan.projects.len())
            .filter(|number| plan.projects[*number].state == state && scope.admits(&plan.place(ids, *number), &forest))
            .map(|number| ids.project(number).0)
            .collect();
        let listed = eyes.projects(&query(state)).await.map_err(failed)?;
        let listed_ids: BTreeSet<Uuid> = listed.iter().map(|project| project.id.0).collect();
        same("projects", &listed_ids, &admitted)?;
        same("their number", listed.len(), admitted.len())?;
        let counted = eyes.count_projects(&query(state)).await.map_err(failed)?;
        same("count", counted, u64::try_from(admitted.len()).unwrap())?;
        let visible = eyes.visible_projects().await.map_err(failed)?;
        same("all of them", visible.is_none(), scope == ProjectScope::Everything)?;
        if let Some(visible) = visible.filter(|_| state == ProjectState::Active) {
            same("ids", visible.keys().map(|id| id.0).collect::<BTreeSet<_>>(), admitted)?;
            for project in &listed {
                same("what may be done", visible.get(&project.id), Some(&project.acts()))?;
            }
        }
        for project in &listed {
            let number = Ids::number(project.id.0);
            let target = plan.place(ids, number).target(facts, &forest, true);
            same("acts", project.acts(), acts(facts, target))?;
        }
    }
    Ok(())
}

async fn check_project(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    facts: &Facts,
    viewer: &Viewer,
    number: usize,
    tally: &RefCell<Tally>,
) -> Result<(), TestCaseError> {
    let eyes = database.store.seen_by(viewer);
    let (place, forest) = (plan.place(ids, number), plan.forest(ids));
    let admits = |action| ProjectScope::of(facts, action).admits(&place, &forest);
    let (id, project) = (ids.project(number), &plan.projects[number]);

    let is_seen = found(eyes.project(id).await)?.is_some();
    same("project", is_seen, admits(Action::ViewProject))?;
    let board = found(eyes.board(id).await)?;
    same("board", board.is_some(), admits(Action::ViewBoard))?;
    count(tally, |tally| (&mut tally.projects_seen, &mut tally.projects_hidden), is_seen);
    count(tally, |tally| (&mut tally.boards_seen, &mut tally.boards_hidden), board.is_some());
    if let Some(board) = board {
        same("board acts", board.acts(), acts(facts, place.target(facts, &forest, true)))?;
        let cards: BTreeSet<Uuid> = board.columns().flat_map(|(_, cards)| cards.map(|card| card.id.0)).collect();
        let live = (0..project.tasks.len()).filter(|task| !project.tasks[*task].is_deleted);
        let shown = live.filter(|task| facts.is_staff() || !project.tasks[*task].is_team_only);
        same("cards", cards, shown.map(|task| ids.task(number, task).0).collect())?;
    }

    let scope = TaskScope::of(facts);
    // those of a deleted project come back with it, and until then are not there for anybody
    let is_there = project.state != ProjectState::Deleted;
    for is_deleted in [false, true] {
        let admitted: BTreeSet<Uuid> = (0..project.tasks.len())
            .filter(|task| project.tasks[*task].is_deleted == is_deleted)
            .filter(|task| is_there && scope.admits(&place, project.tasks[*task].is_team_only, is_deleted, &forest))
            .map(|task| ids.task(number, task).0)
            .collect();
        let query = TaskQuery { project: id, is_deleted, words: None, after: None, limit: 1000 };
        let listed = found(eyes.tasks(&query).await)?.unwrap_or_default();
        same("tasks", listed.iter().map(|task| task.id.0).collect(), admitted.clone())?;
        for task in (0..project.tasks.len()).filter(|task| project.tasks[*task].is_deleted == is_deleted) {
            let task = ids.task(number, task);
            let one = if is_deleted { eyes.deleted_task(task).await } else { eyes.task(task).await };
            let one = found(one)?;
            let is_seen = one.is_some();
            same("task", is_seen, admitted.contains(&task.0))?;
            if let Some(one) = one {
                same("task acts", one.acts(), acts(facts, place.target(facts, &forest, true)))?;
            }
            count(tally, |tally| (&mut tally.tasks_seen, &mut tally.tasks_hidden), is_seen);
        }
    }
    for task in 0..project.tasks.len() {
        check_comments(database, plan, ids, facts, viewer, (number, task), tally).await?;
    }
    Ok(())
}

async fn check_comments(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    facts: &Facts,
    viewer: &Viewer,
    (number, at): (usize, usize),
    tally: &RefCell<Tally>,
) -> Result<(), TestCaseError> {
    let (place, forest) = (plan.place(ids, number), plan.forest(ids));
    let project = &plan.projects[number];
    let task = &project.tasks[at];
    let is_task_read = project.state != ProjectState::Deleted
        && !task.is_deleted
        && TaskScope::of(facts).admits(&place, task.is_team_only, false, &forest);
    let scope = CommentScope::of(facts);
    let eyes = database.store.seen_by(viewer);
    let query = CommentQuery { task: ids.task(number, at), before: None, limit: 1000 };
    let listed = found(eyes.comments(query).await)?.unwrap_or_default();
    let listed: BTreeSet<Uuid> = listed.iter().map(|comment| comment.id.0).collect();
    for (n, comment) in task.comments.iter().enumerate() {
        let remark = plan.remark(ids, comment, facts);
        let is_read = is_task_read && scope.admits(&place, &forest, project.co_clients_visible, remark);
        let id = ids.comment(number, at, n);
        same("comment in the list", listed.contains(&id.0), is_read)?;
        same("comment", found(eyes.comment(id).await)?.is_some(), is_read)?;
        // what was sent with it is seen with it, and what is yet to be sent is its author's alone
        let [sent, pending] = ids.files(number, at, n);
        same("file of a comment", found(eyes.file(sent).await)?.is_some(), is_read)?;
        let is_own = is_task_read && remark.author == facts.account;
        same("pending file", found(eyes.file(pending).await)?.is_some(), is_own)?;
        count(tally, |tally| (&mut tally.comments_seen, &mut tally.comments_hidden), is_read);
    }
    Ok(())
}

/// The entries that are listed, and what they and a project's come to (R17, R67).
async fn check_time(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    facts: &Facts,
    viewer: &Viewer,
) -> Result<(), TestCaseError> {
    let (eyes, forest) = (database.store.seen_by(viewer), plan.forest(ids));
    let mut listed = BTreeSet::new();
    for (number, project) in plan.projects.iter().enumerate() {
        let place = plan.place(ids, number);
        let admitted = |scope: TimeScope| {
            (0..=project.tasks.len())
                .filter(|at| {
                    let task = project.tasks.get(*at);
                    let entry = TimePlace {
                        worker: plan.worker(ids, *at),
                        is_team_only: task.is_some_and(|task| task.is_team_only),
                        is_deleted: task.is_some_and(|task| task.is_deleted),
                    };
                    scope.admits(&place, project.time_wish, entry, &forest)
                })
                .collect::<Vec<_>>()
        };
        listed.extend(admitted(TimeScope::of_entries(facts)).into_iter().map(|at| ids.time_entry(number, at).0));
        let sum: i64 = admitted(TimeScope::of_summary(facts)).into_iter().map(|at| 1 << at).sum();
        let found = found(eyes.project_time(ids.project(number)).await)?;
        same("the time of a project", found.unwrap_or(0), sum)?;
    }
    let query = TimeQuery { limit: 1000, ..TimeQuery::default() };
    let entries = eyes.time_entries(&query).await.map_err(failed)?;
    let minutes = entries.iter().map(|entry| i64::from(entry.minutes)).sum();
    same("entries", entries.iter().map(|entry| entry.id.0).collect(), listed)?;
    same("their sum", eyes.time_total(&query).await.map_err(failed)?, minutes)
}

async fn check_search(
    database: &Database,
    plan: &Plan,
    ids: Ids,
    facts: &Facts,
    viewer: &Viewer,
) -> Result<(), TestCaseError> {
    let forest = plan.forest(ids);
    let (projects, tasks) = (ProjectScope::of(facts, Action::ViewProject), TaskScope::of(facts));
    let mut admitted = BTreeSet::new();
    for (number, project) in plan.projects.iter().enumerate().filter(|(_, p)| p.state == ProjectState::Active) {
        let place = plan.place(ids, number);
        if projects.admits(&place, &forest) {
            admitted.insert(ids.project(number).0);
        }
        for (task, of) in project.tasks.iter().enumerate() {
            if !of.is_deleted && tasks.admits(&place, of.is_team_only, false, &forest) {
                admitted.insert(ids.task(number, task).0);
            }
        }
    }
    let hits = database.store.seen_by(viewer).search("some", 10_000).await.map_err(failed)?;
    same("hits", hits.into_iter().map(|hit| hit.id).collect(), admitted)
}

fn found<T>(result: Result<T, Error>) -> Result<Option<T>, TestCaseError> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(failed(error)),
    }
}

fn count(tally: &RefCell<Tally>, which: impl Fn(&mut Tally) -> (&mut u32, &mut u32), is_seen: bool) {
    let mut tally = tally.borrow_mut();
    let (seen, hidden) = which(&mut tally);
    *if is_seen { seen } else { hidden } += 1;
}
