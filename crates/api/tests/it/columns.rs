//! How the columns of a board look: the colour for everybody, the limit for the team.

use crate::harness::everywhere;
use serde_json::json;
use vitrine_contract::{Board, Column, ColumnColour, EventKind};

#[actix_web::test]
async fn a_column_has_a_colour_for_all_and_a_limit_for_the_team() {
    everywhere(async |w| {
        let project = w.add_project("Site", &["Acme (France)"], "full").await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        let new = json!({"name": "Wish", "stage": "planned", "colour": "amber", "card_limit": 3});
        let made: Column = marion.post(format!("/projects/{project}/columns"), new).await.good();
        assert_eq!((made.colour, made.card_limit), (Some(ColumnColour::Amber), Some(3)));
        let path = format!("/columns/{}", made.id);
        let edit =
            async |column: &Column, change| marion.patch(&path, &format!("\"{}\"", column.revision), change).await;
        let own = async || pierre.read_board("Site").await.good::<Board>().columns.pop().unwrap();
        let seen = own().await;
        assert_eq!((seen.colour, seen.card_limit), (Some(ColumnColour::Amber), None), "T-050");

        // what the team alone sees moves nothing of what clients read
        let changed: Column = edit(&made, json!({"card_limit": 1})).await.good();
        assert_eq!((changed.card_limit, changed.colour), (Some(1), made.colour));
        assert_eq!(own().await.revision, seen.revision);
        let plain: Column = edit(&changed, json!({"colour": null, "card_limit": null})).await.good();
        assert_eq!((plain.colour, plain.card_limit), (None, None));
        assert_ne!(own().await.revision, seen.revision);

        let before = w.digest().await;
        for limit in [0, 1000] {
            edit(&plain, json!({"card_limit": limit})).await.is_invalid("/card_limit", "out_of_range");
        }
        edit(&plain, json!({"colour": "mauve"})).await.is_invalid("/colour", "unknown_value");
        let refused = pierre.patch(&path, &format!("\"{}\"", seen.revision), json!({"colour": "red"})).await;
        refused.is_problem(403, "not-permitted");
        assert_eq!(w.digest().await, before);
    })
    .await;
}

#[actix_web::test]
async fn a_limit_keeps_no_card_out() {
    // R20, R48
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let columns = w.columns("Site").await;
        let (path, etag) = (format!("/columns/{}", columns[1].id), format!("\"{}\"", columns[1].revision));
        w.administrator().patch(path, &etag, json!({"card_limit": 1})).await.is(200);
        for task in ["One", "Two"] {
            w.add_task("Site", task).await;
            w.as_("pierre").move_to(task, columns[1].id).await.is(200);
        }
    })
    .await;
}

#[actix_web::test]
async fn an_archived_column_is_out_of_sight_and_comes_back_as_it_was() {
    // R20
    everywhere(async |w| {
        let project = w.add_project("Site", &["Acme (France)"], "full").await;
        let (marion, pierre) = (w.administrator(), w.as_("pierre"));
        w.add_task("Site", "Home").await;
        let before = w.columns("Site").await;
        let set = async |column: &Column, is_archived: bool| {
            let (path, etag) = (format!("/columns/{}", column.id), format!("\"{}\"", column.revision));
            marion.patch(path, &etag, json!({ "is_archived": is_archived })).await
        };
        set(&before[0], true).await.is_problem(409, "column-not-empty");
        let refused = pierre.read_board("Site").await.good::<Board>().columns.remove(1);
        let (path, etag) = (format!("/columns/{}", refused.id), format!("\"{}\"", refused.revision));
        pierre.patch(&path, &etag, json!({"is_archived": true})).await.is_problem(403, "not-permitted");

        let archived: Column = set(&before[1], true).await.good();
        assert!(archived.is_archived);
        let ids = |columns: &[Column]| columns.iter().map(|column| column.id).collect::<Vec<_>>();
        let board: Board = marion.read_board("Site").await.good();
        assert_eq!(ids(&board.archived_columns), [archived.id]);
        let mut shown = ids(&before);
        shown.remove(1);
        assert_eq!(ids(&board.columns), shown);
        let own = pierre.read_board("Site").await;
        let own: Board = own.good();
        assert_eq!((ids(&own.columns), own.archived_columns.len()), (shown, 0), "clients hear of none");

        // nothing enters it: staff are told why, for clients it is not there
        let digest = w.digest().await;
        marion.move_to("Home", archived.id).await.is_problem(409, "column-archived");
        let new = json!({"title": "About", "column_id": archived.id});
        marion.post(format!("/projects/{project}/tasks"), new).await.is_problem(409, "column-archived");
        pierre.move_to("Home", archived.id).await.is_problem(404, "not-found");
        assert_eq!(w.digest().await, digest);

        // nor is it changed but to come back, and what the team does with it is the team's own (T-107)
        let mut stream = pierre.listen().await;
        let (path, etag) = (format!("/columns/{}", archived.id), format!("\"{}\"", archived.revision));
        marion.patch(&path, &etag, json!({"client_name": "Later"})).await.is_problem(409, "column-archived");
        let after = json!({"after_column_id": before[0].id});
        let archived: Column = marion.post(format!("{path}/move"), after).await.good();
        marion.edit_project("Site", json!({"description": "Heard"})).await.is(200);
        assert_eq!(stream.next().await.unwrap().kind, EventKind::ProjectChanged);

        let back: Column = set(&archived, false).await.good();
        assert!(!back.is_archived);
        assert_eq!(ids(&w.columns("Site").await), ids(&before), "where it stood");
        w.administrator().move_to("Home", back.id).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn a_board_keeps_a_column_in_sight() {
    // R20
    everywhere(async |w| {
        w.add_project("Site", &["Acme (France)"], "full").await;
        let marion = w.administrator();
        let mut columns = w.columns("Site").await;
        let last = columns.pop().unwrap();
        for column in &columns {
            let (path, etag) = (format!("/columns/{}", column.id), format!("\"{}\"", column.revision));
            marion.patch(path, &etag, json!({"is_archived": true})).await.is(200);
        }
        let (path, etag) = (format!("/columns/{}", last.id), format!("\"{}\"", last.revision));
        let before = w.digest().await;
        marion.patch(&path, &etag, json!({"is_archived": true})).await.is_problem(409, "last-column");
        marion.delete(&path, &etag).await.is_problem(409, "last-column");
        assert_eq!(w.digest().await, before);
        // what names no column begins in the first that is shown
        w.add_task("Site", "Home").await;
        assert_eq!(w.columns("Site").await[0].tasks.len(), 1);
    })
    .await;
}
