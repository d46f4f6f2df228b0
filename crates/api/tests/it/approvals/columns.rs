//! Columns that ask the client for approval (B144 to B146, B206, B207).

use crate::harness::everywhere;
use serde_json::{Value, json};
use vitrine_contract::{Board, Column, EventKind, ProjectAudience};

#[actix_web::test]
async fn a_column_is_flagged_when_it_is_made_or_later_and_both_sides_see_it() {
    everywhere(async |w| {
        let project = w.add_project("Site", &["Acme (France)"], "read_only").await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        assert!(w.columns("Site").await.iter().all(|column| !column.asks_approval), "safe defaults: none asks");
        let path = format!("/projects/{project}/columns");
        let new = json!({"name": "Sign-off", "client_name": "Your approval", "stage": "review", "asks_approval": true});
        assert!(marion.post(path, new).await.good::<Column>().asks_approval);
        let first = w.columns("Site").await.remove(0);
        let (path, etag) = (format!("/columns/{}", first.id), format!("\"{}\"", first.revision));
        let mut stream = pierre.listen().await;
        let now: Column = marion.patch(&path, &etag, json!({"asks_approval": true})).await.good();
        assert!(now.asks_approval && now.name == first.name && now.stage == first.stage);
        assert_eq!(stream.next().await.map(|event| event.kind), Some(EventKind::BoardChanged));
        let flags = pierre.read_board("Site").await.good::<Board>().columns.into_iter();
        let flags: Vec<_> = flags.filter(|column| column.asks_approval).map(|column| column.name).collect();
        assert_eq!(flags, [first.name.as_str(), "Your approval"], "B146");
        let off: Column =
            marion.patch(&path, &format!("\"{}\"", now.revision), json!({"asks_approval": false})).await.good();
        assert!(!off.asks_approval);
        let changes =
            w.rows().texts("select changes from audit_entries where action = 'column.updated' order by sequence").await;
        assert_eq!(
            changes.iter().map(|text| serde_json::from_str::<Value>(text).unwrap()).collect::<Vec<_>>(),
            [json!({"asks_approval": [false, true]}), json!({"asks_approval": [true, false]}),]
        );
    })
    .await;
}

#[actix_web::test]
async fn only_who_edits_columns_flags_them() {
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        w.hire("mover", "project.view_overview project.view_all task.view task.edit_status task.edit").await;
        let column = w.columns("Site").await.remove(0);
        let before = w.digest().await;
        for username in ["mover", "pierre"] {
            let path = format!("/columns/{}", column.id);
            let etag = format!("\"{}\"", column.revision);
            w.as_(username).patch(path, &etag, json!({"asks_approval": true})).await.is_problem(403, "not-permitted");
        }
        let etag = format!("\"{}\"", column.revision);
        let path = format!("/columns/{}", column.id);
        w.administrator()
            .patch(path, &etag, json!({"asks_approval": null}))
            .await
            .is_invalid("/asks_approval", "wrong_type");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn the_audience_of_a_project_names_its_approvers() {
    // R19: logins that reach the project and hold the grant; the privileges do not matter (R18)
    everywhere(async |w| {
        let project = w.add_project("Site", &["Acme (France)"], "overview").await;
        w.grant_only("chloe", &["project.view_overview", "task.view"]).await;
        w.administrator()
            .edit_client(
                "Pierre",
                json!({"privileges": {"view_tasks": false, "view_progress": false, "update_progress": "off"}}),
            )
            .await
            .is(200);
        let approvers = async || {
            let path = format!("/project-audience?project_id={project}");
            let audience: ProjectAudience = w.administrator().get(path).await.good();
            let approve = audience.people.into_iter().filter(|person| person.approves);
            approve.map(|person| person.client.name).collect::<Vec<_>>()
        };
        assert_eq!(approvers().await, ["Acme (France)", "Pierre"]);
        w.set_level("Site", "not_visible").await;
        assert!(approvers().await.is_empty(), "R2");
    })
    .await;
}
