use super::*;
use crate::http::problem::ApiError;
use crate::http::testing::{answer_to_caller, problem, state};
use crate::query::{ImportClients, ListClients, ListProjects, ReadProjectAudience};
use crate::settings::{Limits, Settings};
use actix_web::test::TestRequest;
use actix_web::web::{ServiceConfig, get, patch, post};
use actix_web::{FromRequest, HttpResponse};
use uuid::Uuid;
use vitrine_contract::{BulkUpdateProjects, CreateProject, ImportField, ImportTarget, UpdateProject};

fn routes(config: &mut ServiceConfig) {
    config
        .route("/json", post().to(async |_: Json<CreateProject>| HttpResponse::Ok()))
        .route("/bulk", post().to(async |_: Json<BulkUpdateProjects>| HttpResponse::Ok()))
        .route("/creation", post().to(async |_: Creation<CreateProject>| HttpResponse::Ok()))
        .route("/merge", patch().to(async |_: IfMatch, _: Merge<UpdateProject>| HttpResponse::Ok()))
        .route("/csv", post().to(async |_: Csv| HttpResponse::Ok()))
        .route("/clients", get().to(async |_: Query<ListClients>| HttpResponse::Ok()))
        .route("/things/{id}", get().to(async |_: Id<Uuid>| HttpResponse::Ok()));
}

/// What `request` is refused with: status, kind, and the fields at fault with their codes.
async fn refusal(request: TestRequest) -> String {
    let limits = Limits { json_bytes: 400, import_bytes: 10, ..Limits::default() };
    let state = state(Settings { limits, ..Settings::default() });
    let (status, problem) = problem(answer_to_caller(&state, routes, request).await).await;
    let fields = problem.errors.iter().map(|error| format!("{}={}", error.pointer, error.code));
    [status.as_u16().to_string(), problem.slug().to_owned()].into_iter().chain(fields).collect::<Vec<_>>().join(" ")
}

fn json(path: &str, body: &str) -> TestRequest {
    TestRequest::post()
        .uri(&format!("/api/v1/{path}"))
        .insert_header(("content-type", "application/json; charset=utf-8"))
        .set_payload(body.to_owned())
}

#[actix_web::test]
async fn a_body_is_refused_where_it_is_wrong() {
    for (body, expected) in [
        ("", "400 malformed-request"),
        ("{", "400 malformed-request"),
        ("[]", "422 invalid =wrong_type"),
        (r#"{"name": "a"} x"#, "400 malformed-request"),
        (r#"{"name": "a", "name": "b"}"#, "400 malformed-request"),
        ("{\"name\": \"\u{fffd}", "400 malformed-request"),
        ("{}", "422 invalid /name=required"),
        (r#"{"name": 1}"#, "422 invalid /name=wrong_type"),
        (r#"{"name": null}"#, "422 invalid /name=wrong_type"),
        (r#"{"name": "a", "budget": 1}"#, "422 invalid /budget=unknown_field"),
        (r#"{"name": "a", "a/b~c": 1}"#, "422 invalid /a~1b~0c=unknown_field"),
        (r#"{"name": "a", "level": "sideways"}"#, "422 invalid /level=unknown_value"),
        (r#"{"name": "a", "client_ids": ["x"]}"#, "422 invalid /client_ids/0=wrong_type"),
        (r#"{"name": "a", "due_on": "tomorrow"}"#, "422 invalid /due_on=invalid_date"),
        (r#"{"name": "a", "due_on": "2026-02-30"}"#, "422 invalid /due_on=invalid_date"),
    ] {
        assert_eq!(refusal(json("json", body)).await, expected, "{body}");
    }
}

#[actix_web::test]
async fn a_fault_inside_is_pointed_at() {
    for (body, expected) in [
        (r#"{"project_ids": [], "clients": {"mode": "add"}}"#, "422 invalid /clients/client_ids=required"),
        (
            r#"{"project_ids": [], "clients": {"mode": "add", "client_ids": [], "x": 1}}"#,
            "422 invalid /clients/x=unknown_field",
        ),
    ] {
        assert_eq!(refusal(json("bulk", body)).await, expected, "{body}");
    }
}

#[actix_web::test]
async fn a_body_of_another_kind_or_size_is_refused() {
    let other = json("json", "{}").insert_header(("content-type", "text/plain"));
    assert_eq!(refusal(other).await, "415 unsupported-media-type");
    let untold = TestRequest::post().uri("/api/v1/json").set_payload("{}");
    assert_eq!(refusal(untold).await, "415 unsupported-media-type");
    let large = format!(r#"{{"name": "{}"}}"#, "a".repeat(400));
    assert_eq!(refusal(json("json", &large)).await, "413 too-large");
    let announced = json("json", "{}").insert_header(("content-length", "5000"));
    assert_eq!(refusal(announced).await, "413 too-large");
    let csv = TestRequest::post().uri("/api/v1/csv").insert_header(("content-type", "text/csv"));
    assert_eq!(refusal(csv.set_payload("Name;E-mail")).await, "413 too-large");
}

#[actix_web::test]
async fn a_patch_needs_the_revision_it_changes() {
    let patch = |revision: Option<&'static str>| {
        let request = TestRequest::patch()
            .uri("/api/v1/merge")
            .insert_header(("content-type", "application/merge-patch+json"))
            .set_payload(r#"{"name": null}"#);
        match revision {
            Some(revision) => request.insert_header(("if-match", revision)),
            None => request,
        }
    };
    assert_eq!(refusal(patch(None)).await, "428 precondition-required");
    for unusable in ["*", "3", "W/\"3\"", "\"3\", \"4\"", "\"\""] {
        assert_eq!(refusal(patch(Some(unusable))).await, "400 malformed-request", "{unusable}");
    }
    assert_eq!(refusal(patch(Some("\"3\""))).await, "422 invalid /name=wrong_type");
}

#[actix_web::test]
async fn an_idempotency_key_is_short_and_visible() {
    for key in ["", "two words", &"k".repeat(256)] {
        let request = json("creation", r#"{"name": "a"}"#).insert_header(("idempotency-key", key));
        assert_eq!(refusal(request).await, "400 malformed-request", "{key}");
    }
}

#[actix_web::test]
async fn parameters_are_refused_where_they_are_wrong() {
    for (query, expected) in [
        ("limit=0", "422 invalid ?limit=out_of_range"),
        ("limit=101", "422 invalid ?limit=out_of_range"),
        ("limit=many", "422 invalid ?limit=wrong_type"),
        ("limit=-1", "422 invalid ?limit=wrong_type"),
        ("parent_id=leaf", "422 invalid ?parent_id=wrong_type"),
        ("parent=root", "422 invalid ?parent=unknown_field"),
        ("limit=1&limit=2", "422 invalid ?limit=wrong_type"),
    ] {
        let request = TestRequest::get().uri(&format!("/api/v1/clients?{query}"));
        assert_eq!(refusal(request).await, expected, "{query}");
    }
}

#[actix_web::test]
async fn an_id_that_cannot_be_one_is_not_found() {
    for id in ["7", "x", "6f9619ff8b86d011b42d00c04fc964ff", "6F9619FF-8B86-D011-B42D-00C04FC964FF"] {
        let request = TestRequest::get().uri(&format!("/api/v1/things/{id}"));
        assert_eq!(refusal(request).await, "404 not-found", "{id}");
    }
}

async fn parsed<T: FromRequest<Error = ApiError>>(query: &str) -> T {
    let request = TestRequest::get().uri(&format!("/?{query}")).to_http_request();
    T::extract(&request).await.unwrap()
}

#[actix_web::test]
async fn what_is_right_arrives() {
    let list: Query<ListProjects> = parsed("state=archived&level=read_only&q=caf%C3%A9+au&include_total=true").await;
    assert_eq!(list.0.q.as_deref(), Some("café au"));
    assert_eq!((list.0.limit.get(), list.0.include_total, list.0.level.is_some()), (25, true, true));
    let import: Query<ImportClients> = parsed("dry_run=true&columns=name,-,email").await;
    assert_eq!(
        import.0.columns,
        Some(vec![Some(ImportTarget::Field(ImportField::Name)), None, Some(ImportTarget::Field(ImportField::Email))])
    );
    let ids = format!("{},{}", Uuid::from_u128(1), Uuid::from_u128(2));
    let audience: Query<ReadProjectAudience> = parsed(&format!("client_ids={ids}")).await;
    assert_eq!(audience.0.client_ids, Some(vec![Uuid::from_u128(1), Uuid::from_u128(2)]));
    let none: Query<ReadProjectAudience> = parsed("client_ids=").await;
    assert_eq!(none.0.client_ids, Some(Vec::new()));
}
