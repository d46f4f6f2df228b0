//! The application, written once: which routes there are, and what surrounds them.

use crate::http::routes::Operations;
use crate::http::state::State;
use crate::http::{health, middleware, operations, routes, spa};
use crate::openapi;
use crate::service::Services;
use actix_web::body::MessageBody;
use actix_web::dev::{HttpServiceFactory, ServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{self, Data};
use actix_web::{App, Error, HttpResponse, get};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// From the outside in: the envelope (request id, headers, problems), compression, and for the API the gate (session, rates,
/// forgery). `wrap` puts the last one outermost.
pub fn app(
    state: Data<State>,
    services: Data<Services>,
) -> App<
    impl ServiceFactory<
        ServiceRequest,
        Config = (),
        Response = ServiceResponse<impl MessageBody>,
        Error = Error,
        InitError = (),
    >,
> {
    App::new()
        .app_data(state)
        .app_data(services)
        .service(api())
        .service(health::healthz)
        .service(health::readyz)
        .service(health::metrics)
        .service(document)
        .service(web::redirect("/docs", "/docs/"))
        .service(SwaggerUi::new("/docs/{_:.*}").config(Config::new(["/api/openapi.json"])))
        .default_service(web::to(spa::serve))
        .wrap(Compress::default())
        .wrap(from_fn(middleware::envelope))
}

/// Everything under `/api/v1`. All of it is among the operations, so that no route is missing in the document.
fn api() -> impl HttpServiceFactory + 'static {
    web::scope(routes::PREFIX)
        .configure(|config| operations(&mut Operations::Served(config)))
        .default_service(web::to(routes::elsewhere))
        .wrap(from_fn(middleware::gate))
}

#[get("/api/openapi.json")]
async fn document() -> HttpResponse {
    HttpResponse::Ok().content_type("application/json").body(openapi::COMMITTED)
}
