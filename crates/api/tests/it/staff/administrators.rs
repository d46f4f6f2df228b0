//! Somebody who can sign in and manage the staff is always left, whoever takes it from whom and when.

use super::{join, set_called};
use crate::harness::{World, everywhere};
use futures_util::future::join as both;
use serde_json::{Value, json};
use uuid::Uuid;

async fn marion(w: &World) -> Uuid {
    let id = w.rows().ids("select id from accounts where username = 'marion'").await[0];
    w.call("Marion", format!("/staff/{id}"));
    id
}

async fn is_administrator(w: &World, username: &str) -> bool {
    let query = format!(
        "select s.grants from accounts a join permission_sets s on s.id = a.permission_set_id \
         where a.deactivated_at is null and a.username = '{username}'"
    );
    w.rows().texts(&query).await.iter().any(|grants| grants.contains("staff.manage"))
}

#[actix_web::test]
async fn the_last_administrator_is_neither_deactivated_nor_demoted() {
    everywhere(async |w| {
        marion(&w).await;
        let narrower = json!({"permission_set_id": set_called(&w, "Team member").await});
        let before = w.digest().await;
        let administrator = w.administrator();
        administrator
            .post(format!("{}/deactivate", w.client("Marion")), json!({}))
            .await
            .is_problem(409, "last-administrator");
        administrator.edit(w.client("Marion"), narrower.clone()).await.is_problem(409, "last-administrator");
        assert_eq!(w.digest().await, before);
        // somebody invited cannot sign in yet, and somebody who left cannot either
        super::invite(&w, "Ana", "Administrator").await;
        let left = join(&w, "Jonas", "jonas", "Administrator").await;
        left.get("/staff").await.is(200);
        administrator.post(format!("{}/deactivate", w.client("Jonas")), json!({})).await.is(200);
        administrator.edit(w.client("Marion"), narrower.clone()).await.is_problem(409, "last-administrator");
        administrator.post(format!("{}/reactivate", w.client("Jonas")), json!({})).await.is(200);
        administrator.edit(w.client("Marion"), narrower).await.is(200);
    })
    .await;
}

#[actix_web::test]
async fn two_administrators_who_demote_each_other_at_once_leave_one() {
    everywhere(async |w| {
        marion(&w).await;
        let jonas = join(&w, "Jonas", "jonas", "Administrator").await;
        let narrower = json!({"permission_set_id": set_called(&w, "Team member").await});
        let etags = [w.administrator().get(w.client("Marion")).await.etag(), jonas.get(w.client("Jonas")).await.etag()];
        let (one, other) = both(
            w.administrator().patch(w.client("Jonas"), &etags[1], narrower.clone()),
            jonas.patch(w.client("Marion"), &etags[0], narrower.clone()),
        )
        .await;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 403], "the second has lost what it takes");
        assert_ne!(is_administrator(&w, "marion").await, is_administrator(&w, "jonas").await);
    })
    .await;
}

#[actix_web::test]
async fn two_administrators_who_leave_at_once_leave_one() {
    everywhere(async |w| {
        marion(&w).await;
        let jonas = join(&w, "Jonas", "jonas", "Administrator").await;
        let (one, other) = both(
            w.administrator().post(format!("{}/deactivate", w.client("Marion")), Value::Null),
            jonas.post(format!("{}/deactivate", w.client("Jonas")), Value::Null),
        )
        .await;
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        assert_ne!(is_administrator(&w, "marion").await, is_administrator(&w, "jonas").await);
    })
    .await;
}
