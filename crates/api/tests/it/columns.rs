//! How the columns of a board look: the colour for everybody, the limit for the team.

use crate::harness::everywhere;
use serde_json::json;
use vitrine_contract::{Board, Column, ColumnColour};

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
