//! Fixture B: what each level lets a client do who has every grant and privilege.

use crate::harness::{Reply, World, everywhere, nobody};
use serde_json::{Value, json};
use vitrine_contract::{Board, Level, Project, ProjectAct, ProjectPage};

const LEVELS: [&str; 4] = ["not_visible", "overview", "read_only", "full"];

/// A project of Pierre's with a shared and an internal task, seen at each level in turn.
async fn at_each_level(check: impl AsyncFn(&World, &str)) {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.add_task("Site", "Shared task").await;
        w.add_internal_task("Site", "Internal task").await;
        for level in LEVELS {
            w.set_level("Site", level).await;
            check(&w, level).await;
        }
    })
    .await;
}

/// Statuses by level, in the order of [`LEVELS`].
fn expected(level: &str, statuses: [u16; 4]) -> u16 {
    statuses[LEVELS.iter().position(|known| *known == level).unwrap()]
}

/// B135, B136, B201
#[actix_web::test]
async fn the_project_shows_from_overview_up_on_every_channel() {
    at_each_level(async |w, level| {
        let pierre = w.as_("pierre");
        let is_visible = level != "not_visible";
        pierre.read_project("Site").await.is(expected(level, [404, 200, 200, 200]));
        assert_eq!(pierre.project_names().await.contains(&"Site".into()), is_visible, "{level}");
        assert_eq!(pierre.found("site").await.contains(&"Site".into()), is_visible, "{level}");
        let page: ProjectPage = pierre.get("/projects?include_total=true").await.good();
        assert_eq!(page.total, Some(u64::from(is_visible)), "{level}");
    })
    .await;
}

#[actix_web::test]
async fn the_board_and_its_tasks_show_from_read_only_up() {
    at_each_level(async |w, level| {
        let pierre = w.as_("pierre");
        let status = expected(level, [404, 404, 200, 200]);
        pierre.read_board("Site").await.is(status);
        pierre.get(format!("{}/tasks", w.project("Site"))).await.is(status);
        pierre.read_task("Shared task").await.is(status);
        assert_eq!(pierre.found("task").await.is_empty(), status == 404, "{level}");
    })
    .await;
}

#[actix_web::test]
async fn a_refused_part_of_a_visible_project_is_like_one_of_no_project() {
    at_each_level(async |w, _| {
        let pierre = w.as_("pierre");
        let missing = pierre.get(format!("/projects/{}/board", nobody())).await;
        let board = pierre.read_board("Site").await;
        if board.status != 200 {
            board.is_indistinguishable_from(&missing); // R64
        }
    })
    .await;
}

/// B121, B124, B125, B188: on the board, of which the timeline shows the dates.
#[actix_web::test]
async fn only_full_lets_a_client_add_move_and_date_tasks() {
    at_each_level(async |w, level| {
        let pierre = w.as_("pierre");
        let columns = w.columns("Site").await;
        let changed = expected(level, [404, 404, 403, 200]);
        let etag = w.administrator().read_task("Shared task").await.etag();
        let due = json!({"starts_on": "2027-02-28", "due_on": "2027-03-01"});
        pierre.patch(w.task("Shared task"), &etag, due).await.is(changed);
        pierre.move_to("Shared task", columns[1].id).await.is(changed);
        pierre.move_to("Shared task", columns[0].id).await.is(changed);
        let new = json!({"title": format!("By Pierre at {level}")});
        // where the project itself is in sight, the refusal says so
        let created = expected(level, [404, 403, 403, 201]);
        pierre.post(format!("{}/tasks", w.project("Site")), new).await.is(created);
    })
    .await;
}

#[actix_web::test]
async fn no_level_lets_a_client_change_what_is_the_teams() {
    at_each_level(async |w, level| {
        let pierre = w.as_("pierre");
        let before = w.digest().await;
        let task = w.administrator().read_task("Shared task").await.etag();
        let project = w.administrator().read_project("Site").await.etag();
        let column = w.columns("Site").await.remove(3);
        let seen = expected(level, [404, 404, 403, 403]);
        let refused: Vec<(Reply, u16)> = vec![
            (pierre.patch(w.task("Shared task"), &task, json!({"title": "Mine"})).await, seen),
            (pierre.patch(w.task("Shared task"), &task, json!({"description": "Mine"})).await, seen),
            (pierre.delete(w.task("Shared task"), &task).await, seen),
            (
                pierre.patch(w.project("Site"), &project, json!({"level": "full"})).await,
                expected(level, [404, 403, 403, 403]),
            ),
            (pierre.delete(w.project("Site"), &project).await, expected(level, [404, 403, 403, 403])),
            (pierre.post(format!("/columns/{}/move", column.id), json!({"after_column_id": null})).await, seen),
            (pierre.delete(format!("/columns/{}", column.id), &format!("\"{}\"", column.revision)).await, seen),
        ];
        for (reply, status) in refused {
            reply.is(status);
        }
        assert_eq!(w.digest().await, before, "{level} (T-012, T-135)");
    })
    .await;
}

#[actix_web::test]
async fn read_only_refuses_every_field_of_a_task_by_itself() {
    // B130, B194, T-024
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "read_only").await;
        w.add_task("Site", "Shared task").await;
        let (before, pierre) = (w.digest().await, w.as_("pierre"));
        for change in [
            json!({"title": "Mine"}),
            json!({"description": "Mine"}),
            json!({"description": null}),
            json!({"starts_on": "2027-03-01"}),
            json!({"starts_on": null}),
            json!({"due_on": "2027-03-01"}),
            json!({"due_on": null}),
            json!({"is_milestone": true}),
        ] {
            pierre.edit(w.task("Shared task"), change.clone()).await.is_problem(403, "not-permitted");
            assert_eq!(w.digest().await, before, "{change}");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_client_cannot_speak_of_team_only_tasks() {
    at_each_level(async |w, level| {
        if level == "full" {
            let pierre = w.as_("pierre");
            let new = json!({"title": "Mine", "is_team_only": false});
            pierre.post(format!("{}/tasks", w.project("Site")), new).await.is_invalid("/is_team_only", "unknown_field");
            let etag = pierre.read_task("Shared task").await.etag();
            let change = json!({"is_team_only": true});
            pierre.patch(w.task("Shared task"), &etag, change).await.is_invalid("/is_team_only", "unknown_field");
        }
    })
    .await;
}

#[actix_web::test]
async fn a_team_only_task_leaves_no_trace_on_any_channel() {
    at_each_level(async |w, level| {
        let pierre = w.as_("pierre");
        let missing = pierre.get(format!("/tasks/{}", nobody())).await;
        pierre.read_task("Internal task").await.is_indistinguishable_from(&missing);
        assert!(!pierre.found("internal").await.contains(&"Internal task".into()), "{level}");
        for path in [w.project("Site"), format!("{}/board", w.project("Site")), format!("{}/tasks", w.project("Site"))]
        {
            let reply = pierre.get(path).await;
            assert!(
                !reply.text().contains("Internal task") && !reply.text().contains("team_only"),
                "{}: {}",
                reply.request,
                reply.text()
            );
        }
        if ["read_only", "full"].contains(&level) {
            let project: Value = pierre.read_project("Site").await.good();
            assert_eq!(project["task_counts"]["total"], 1, "{level}");
        }
    })
    .await;
}

#[actix_web::test]
async fn what_is_offered_is_what_is_allowed() {
    at_each_level(async |w, level| {
        use ProjectAct::{
            AssignTask, AttachToProject, AttachToTask, CheckTask, Comment, CreateTask, EditTaskDates, MoveTask,
            UpdateProgress, ViewBoard,
        };
        let offers: &[ProjectAct] = match level {
            "not_visible" => return,
            "overview" => &[AttachToProject],
            "read_only" => &[ViewBoard, Comment, AttachToProject, AttachToTask],
            _ => &[
                ViewBoard,
                CreateTask,
                MoveTask,
                EditTaskDates,
                AssignTask,
                CheckTask,
                Comment,
                UpdateProgress,
                AttachToProject,
                AttachToTask,
            ],
        };
        let project: Project = w.as_("pierre").read_project("Site").await.good();
        assert_eq!(project.may, offers, "{level}");
        if offers.contains(&ViewBoard) {
            assert_eq!(w.as_("pierre").read_board("Site").await.good::<Board>().may, offers, "{level}");
        }
    })
    .await;
}

#[actix_web::test]
async fn time_is_shown_at_no_level_below_overview_and_the_wish_is_remembered() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "overview").await;
        w.administrator().edit_project("Site", json!({"time_shown": true})).await.is(200);
        assert!(w.as_("pierre").read_project("Site").await.good::<Project>().time_shown);
        w.set_level("Site", "not_visible").await;
        assert!(!w.administrator().read_project("Site").await.good::<Project>().time_shown, "R16");
        w.set_level("Site", "overview").await;
        assert!(w.as_("pierre").read_project("Site").await.good::<Project>().time_shown);
    })
    .await;
}

#[actix_web::test]
async fn archived_and_deleted_projects_are_not_found_by_clients_in_any_list() {
    everywhere(async |w| {
        w.add_project("Archived", &["Acme (France)"], "full").await;
        w.add_project("Deleted", &["Acme (France)"], "full").await;
        w.administrator().edit_project("Archived", json!({"state": "archived"})).await.is(200);
        w.administrator().remove(w.project("Deleted")).await.is(204);
        for state in ["active", "archived", "deleted"] {
            let page: ProjectPage =
                w.as_("pierre").get(format!("/projects?include_total=true&state={state}")).await.good();
            assert_eq!((page.data.len(), page.total), (0, Some(0)), "{state} (R70)");
        }
        for project in ["Archived", "Deleted"] {
            w.as_("pierre").read_project(project).await.is_problem(404, "not-found");
            w.as_("pierre").read_board(project).await.is_problem(404, "not-found");
        }
    })
    .await;
}

/// B118: until staff choose a level.
#[actix_web::test]
async fn a_new_project_shows_itself_to_no_client() {
    everywhere(async |w| {
        let new = json!({"name": "Fresh", "client_ids": [w.id("Acme (France)")]});
        let project: Project = w.administrator().post("/projects", new).await.good();
        assert_eq!(project.level, Level::NotVisible, "T-031");
        assert!(w.as_("pierre").project_names().await.is_empty());
    })
    .await;
}

/// B186: one client has as many levels as projects.
#[actix_web::test]
async fn each_project_of_a_client_has_a_level_of_its_own() {
    everywhere(async |w| {
        for level in LEVELS {
            w.add_project(level, &["Acme (France)"], level).await;
            w.add_task(level, &format!("Task of {level}")).await;
        }
        let pierre = w.as_("pierre");
        for level in LEVELS {
            pierre.read_project(level).await.is(expected(level, [404, 200, 200, 200]));
            pierre.read_board(level).await.is(expected(level, [404, 404, 200, 200]));
            let new = json!({"title": "By Pierre"});
            let created = expected(level, [404, 403, 403, 201]);
            pierre.post(format!("{}/tasks", w.project(level)), new).await.is(created);
        }
        assert_eq!(pierre.project_names().await.len(), 3);
    })
    .await;
}

#[actix_web::test]
async fn clients_of_another_root_are_not_named() {
    everywhere(async |w| {
        w.add_project("Fair", &["Acme (France)", "Acme (India)", "IBM"], "full").await;
        let named = async |username: &str| -> Vec<String> {
            let project: Project = w.as_(username).read_project("Fair").await.good();
            project.clients.into_iter().map(|client| client.name).collect()
        };
        assert_eq!(named("pierre").await, ["Acme (France)", "Acme (India)"], "R44");
        assert_eq!(named("john").await, ["IBM"]);
        let list = w.as_("john").get("/projects").await;
        assert!(!list.text().contains("Acme") && !list.text().contains(&w.id("Acme (France)").to_string()));
    })
    .await;
}
