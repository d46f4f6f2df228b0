//! Fixture A: a project of the row's client is visible to a login on the column's client, on every channel. Nothing flows up (T-016, T-017).

use crate::harness::{TREE, World, everywhere};
use std::collections::BTreeSet;
use vitrine_contract::{EventKind, ProjectPage};

/// Rows: whose project it is. Columns: who looks. In the order of [`TREE`].
const TABLE: [&str; 11] = [
    "x . . . . . . . . . .",
    ". x x x . . . . . . .",
    ". . x . . . . . . . .",
    ". . . x . . . . . . .",
    ". . . . x x x x x x x",
    ". . . . . x x x . . .",
    ". . . . . . x . . . .",
    ". . . . . . . x . . .",
    ". . . . . . . . x x x",
    ". . . . . . . . . x .",
    ". . . . . . . . . . x",
];

const COLUMN_SUMS: [usize; 11] = [1, 1, 2, 2, 1, 2, 3, 3, 2, 3, 3];

fn project_of(client: &str) -> String {
    format!("Work for {client}")
}

fn is_visible(row: usize, column: usize) -> bool {
    TABLE[row].split(' ').nth(column) == Some("x")
}

/// The projects that somebody sees, by the table.
fn visible_to(column: usize) -> BTreeSet<String> {
    (0..TREE.len()).filter(|row| is_visible(*row, column)).map(|row| project_of(TREE[row].0)).collect()
}

async fn with_one_project_each(w: &World) {
    for (client, _, _) in TREE {
        w.add_project(&project_of(client), &[client], "full").await;
        w.add_task(&project_of(client), &format!("Task for {client}")).await;
    }
}

#[test]
fn the_table_has_the_sums_of_the_seed() {
    let sums: Vec<usize> = (0..TREE.len()).map(|column| visible_to(column).len()).collect();
    assert_eq!(sums, COLUMN_SUMS);
}

#[actix_web::test]
async fn lists_and_counts_are_the_columns_of_the_table() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for (column, (_, _, username)) in TREE.into_iter().enumerate() {
            let page: ProjectPage = w.as_(username).get("/projects?include_total=true").await.good();
            let names: BTreeSet<String> = page.data.iter().map(|project| project.name.clone()).collect();
            assert_eq!(names, visible_to(column), "{username}");
            assert_eq!(page.total, Some(page.data.len().try_into().unwrap()), "{username}");
        }
        let page: ProjectPage = w.administrator().get("/projects?include_total=true").await.good();
        assert_eq!((page.data.len(), page.total), (11, Some(11)));
    })
    .await;
}

#[actix_web::test]
async fn pages_of_any_size_add_up_to_the_list() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for size in [1, 2, 3] {
            let mut names = Vec::new();
            let mut next = Some(String::new());
            while let Some(cursor) = next {
                let page: ProjectPage =
                    w.as_("ravi").get(format!("/projects?include_total=true&limit={size}{cursor}")).await.good();
                assert_eq!(page.total, Some(3), "T-062");
                names.extend(page.data.into_iter().map(|project| project.name));
                next = page.next_cursor.map(|cursor| format!("&cursor={cursor}"));
            }
            assert_eq!(names, w.as_("ravi").project_names().await, "pages of {size}");
        }
    })
    .await;
}

#[actix_web::test]
async fn projects_boards_and_tasks_open_where_the_table_says_and_are_not_found_elsewhere() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for (column, (_, _, username)) in TREE.into_iter().enumerate() {
            let somebody = w.as_(username);
            for (row, (client, _, _)) in TREE.into_iter().enumerate() {
                let status = if is_visible(row, column) { 200 } else { 404 };
                somebody.read_project(&project_of(client)).await.is(status);
                somebody.read_board(&project_of(client)).await.is(status);
                somebody.get(format!("{}/tasks", w.project(&project_of(client)))).await.is(status);
                somebody.read_task(&format!("Task for {client}")).await.is(status);
            }
        }
    })
    .await;
}

#[actix_web::test]
async fn search_finds_what_the_table_shows() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for (column, (_, _, username)) in TREE.into_iter().enumerate() {
            let found: BTreeSet<String> = w.as_(username).found("work%20for").await.into_iter().collect();
            assert_eq!(found, visible_to(column), "{username}");
            let tasks = w.as_(username).found("task%20for").await;
            assert_eq!(tasks.len(), COLUMN_SUMS[column], "{username}: {tasks:?}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_filter_by_a_hidden_client_shows_nothing_and_counts_nothing() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for hidden in ["IBM", "Pierre"] {
            let path = format!("/projects?include_total=true&client_id={}", w.id(hidden));
            let page: ProjectPage = w.as_("ravi").get(path).await.good();
            assert_eq!((page.data.len(), page.total), (0, Some(0)), "{hidden}");
        }
    })
    .await;
}

#[actix_web::test]
async fn each_listener_hears_of_the_projects_that_the_table_shows_and_of_no_other() {
    everywhere(async |w| {
        with_one_project_each(&w).await;
        for (column, (_, _, username)) in TREE.into_iter().enumerate() {
            let mut stream = w.as_(username).listen().await;
            for (client, _, _) in TREE {
                w.administrator()
                    .edit_project(&project_of(client), serde_json::json!({"description": format!("for {username}")}))
                    .await
                    .is(200);
            }
            for row in (0..TREE.len()).filter(|row| is_visible(*row, column)) {
                let event = stream.next().await.unwrap();
                assert_eq!(event.kind, EventKind::ProjectChanged);
                assert_eq!(event.project_id, Some(w.id(&project_of(TREE[row].0))), "{username} (T-107)");
            }
        }
    })
    .await;
}
