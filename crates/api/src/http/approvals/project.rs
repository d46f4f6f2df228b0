//! Whose OK a project asks for.

use crate::http::extract::{Id, IfMatch, Json};
use crate::http::respond::{self, Answer};
use crate::http::routes::Operations;
use crate::service::{Caller, Services, approvals};
use actix_web::web::Data;
use actix_web::{get, put};
use vitrine_contract::{ProjectApprovers, SetProjectApprovers};
use vitrine_domain::ProjectId;

pub(super) fn routes(operations: &mut Operations<'_, '_>) {
    operations.service(read_project_approvers).service(set_project_approvers);
}

/// Whose OK the columns of a project ask for, those that name nobody.
#[utoipa::path(
    tag = "Approvals",
    responses((status = 200, description = "Who is named, and who could be.", body = ProjectApprovers)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[get("/projects/{project_id}/approvers")]
async fn read_project_approvers(services: Data<Services>, caller: Caller, id: Id<ProjectId>) -> Answer {
    let approvers = approvals::read_project_approvers(&services, &caller, id.0).await?;
    respond::part(&approvers.revision, &approvers)
}

/// Name others, for rounds that begin from now on.
#[utoipa::path(
    tag = "Approvals",
    request_body = SetProjectApprovers,
    responses((status = 200, description = "Who is named from now on.", body = ProjectApprovers)),
    extensions(("x-audience" = json!("staff")), ("x-permission" = json!("project.edit_columns"))),
)]
#[put("/projects/{project_id}/approvers")]
async fn set_project_approvers(
    services: Data<Services>,
    caller: Caller,
    id: Id<ProjectId>,
    revision: IfMatch,
    input: Json<SetProjectApprovers>,
) -> Answer {
    let approvers = approvals::set_project_approvers(&services, &caller, id.0, &revision.0, input.0).await?;
    respond::part(&approvers.revision, &approvers)
}
