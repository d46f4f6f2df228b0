use crate::http::extract::Query;
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::query::Unsubscribe;
use crate::service::{Services, Visitor, unsubscribe};
use actix_web::web::Data;
use actix_web::{get, post};

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(offer_to_unsubscribe).service(unsubscribe_from_mails);
}

/// The page behind the link at the end of a mail. It changes nothing by itself: programs that look at links follow them too.
#[utoipa::path(
    tag = "Notifications",
    params(Unsubscribe),
    responses((status = 200, description = "A page with a button, whatever the token.", body = String, content_type = "text/html")),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[get("/unsubscribe")]
async fn offer_to_unsubscribe(visitor: Visitor, _query: Query<Unsubscribe>) -> Answer {
    Ok(respond::page(unsubscribe::offer(visitor.locale)))
}

/// Turn off the mails that a link is for, in one click and without signing in (RFC 8058). It only turns off, and answers the same whether
/// or not the token means anything.
#[utoipa::path(
    tag = "Notifications",
    params(Unsubscribe),
    responses((status = 200, description = "A page that says so, whatever the token.", body = String, content_type = "text/html")),
    extensions(("x-audience" = json!("public")), ("x-permission" = json!(null))),
)]
#[post("/unsubscribe")]
async fn unsubscribe_from_mails(services: Data<Services>, visitor: Visitor, query: Query<Unsubscribe>) -> Answer {
    unsubscribe::unsubscribe(&services, &query.0.token).await?;
    Ok(respond::page(unsubscribe::done(visitor.locale)))
}
