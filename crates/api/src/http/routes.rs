//! Where the operations of the API are: at which addresses, with which methods.

use crate::http::problem::{ApiError, wrong_method};
use crate::http::respond::Answer;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::dev::HttpServiceFactory;
use actix_web::guard::fn_guard;
use actix_web::http::Method;
use actix_web::web::{self, Data};
use utoipa::Path;
use utoipa::openapi::HttpMethod;
use utoipa_actix_web::OpenApiFactory;
use utoipa_actix_web::service_config::ServiceConfig;

/// Before every address.
pub const PREFIX: &str = "/api/v1";

/// Takes operations, to do one thing with all of them.
pub(crate) enum Operations<'a, 'b> {
    /// Answer requests. Each stands behind a look at method and address that costs next to nothing: held against the pattern of one
    /// operation after the other, a request would spend a tenth of its time on finding its own.
    Served(&'a mut web::ServiceConfig),
    /// Be described, which takes more memory than all the rest of a server at rest.
    Described(&'a mut ServiceConfig<'b>),
    Listed(&'a mut Vec<Route>),
}

impl Operations<'_, '_> {
    pub(super) fn service<O: HttpServiceFactory + OpenApiFactory + Path + 'static>(
        &mut self,
        operation: O,
    ) -> &mut Self {
        match self {
            Self::Served(config) => {
                let routes: Vec<Route> = Route::of::<O>().collect();
                let guard = fn_guard(move |context| {
                    let head = context.head();
                    routes.iter().any(|route| route.method == head.method && route.fits(head.uri.path()))
                });
                config.service(web::scope("").guard(guard).service(operation));
            }
            Self::Described(config) => drop(config.service(operation)),
            Self::Listed(routes) => routes.extend(Route::of::<O>()),
        }
        self
    }
}

/// All of them, to tell a wrong method from a wrong address.
#[derive(Debug)]
pub struct Routes(Vec<Route>);

#[derive(Debug)]
pub(crate) struct Route {
    method: Method,
    pattern: String,
}

impl Route {
    fn of<O: Path>() -> impl Iterator<Item = Self> {
        let pattern = format!("{PREFIX}{}", O::path());
        O::methods().into_iter().map(move |method| Self { method: name(&method), pattern: pattern.clone() })
    }

    /// Whether an address is of this form. A segment in braces stands for any.
    fn fits(&self, path: &str) -> bool {
        let mut segments = path.split('/');
        let fits = |wanted: &str, segment: &str| wanted == segment || wanted.starts_with('{');
        self.pattern.split('/').all(|wanted| segments.next().is_some_and(|segment| fits(wanted, segment)))
            && segments.next().is_none()
    }
}

impl Default for Routes {
    fn default() -> Self {
        let mut routes = Vec::new();
        crate::http::operations(&mut Operations::Listed(&mut routes));
        Self(routes)
    }
}

impl Routes {
    fn refusal(&self, path: &str) -> ApiError {
        let known = self.0.iter().filter(|route| route.fits(path));
        let mut allowed: Vec<Method> = known.map(|route| route.method.clone()).collect();
        allowed.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        if allowed.is_empty() { ApiError::NOT_FOUND } else { wrong_method(&allowed) }
    }
}

fn name(method: &HttpMethod) -> Method {
    match method {
        HttpMethod::Get => Method::GET,
        HttpMethod::Post => Method::POST,
        HttpMethod::Put => Method::PUT,
        HttpMethod::Delete => Method::DELETE,
        HttpMethod::Options => Method::OPTIONS,
        HttpMethod::Head => Method::HEAD,
        HttpMethod::Patch => Method::PATCH,
        HttpMethod::Trace => Method::TRACE,
    }
}

/// Where nothing of the API answers.
pub async fn elsewhere(state: Data<State>, request: HttpRequest) -> Answer {
    Err(state.routes.refusal(request.path()))
}
