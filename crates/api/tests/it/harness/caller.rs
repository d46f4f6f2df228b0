//! Somebody who calls the API.

use super::reply::Opened;
use super::{Frames, Reply, World};
use actix_web::http::Method;
use actix_web::test::TestRequest;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;
use vitrine_contract::{Project, ProjectPage, SearchResults, Session};

/// How somebody proves who they are.
#[derive(Clone, Debug)]
pub(crate) enum Proof {
    None,
    Bearer(String),
    /// Access token and the token against forgery.
    Cookie(String, String),
}

#[derive(Clone)]
pub(crate) struct Caller<'w> {
    pub(crate) world: &'w World,
    pub(crate) proof: Proof,
    /// Through which preview they look.
    pub(crate) preview: Option<Uuid>,
}

/// A request in the making.
#[must_use = "send it"]
pub(crate) struct Ask<'w> {
    caller: Caller<'w>,
    method: Method,
    path: String,
    request: TestRequest,
}

impl<'w> Caller<'w> {
    pub(crate) fn ask(&self, method: Method, path: impl Into<String>) -> Ask<'w> {
        let path = path.into();
        // the same id each time, so that answers can be compared byte by byte
        let mut request = TestRequest::with_uri(&format!("/api/v1{path}")).method(method.clone());
        request = request.insert_header(("x-request-id", "asked-by-a-test"));
        request = match &self.proof {
            Proof::None => request,
            Proof::Bearer(token) => request.insert_header(("authorization", format!("Bearer {token}"))),
            Proof::Cookie(token, csrf) => request
                .insert_header(("cookie", format!("vitrine_access={token}")))
                .insert_header(("x-csrf-token", csrf.as_str()))
                .insert_header(("sec-fetch-site", "same-origin")),
        };
        if let Some(preview) = self.preview {
            request = request.insert_header(("vitrine-preview", preview.to_string()));
        }
        Ask { caller: self.clone(), method, path, request }
    }

    /// The same person, looking through a preview.
    pub(crate) fn previewing(&self, preview: Uuid) -> Self {
        Self { preview: Some(preview), ..self.clone() }
    }

    pub(crate) fn get(&self, path: impl Into<String>) -> LocalBoxFuture<'w, Reply> {
        self.ask(Method::GET, path).send()
    }

    pub(crate) fn post(&self, path: impl Into<String>, body: impl Serialize) -> LocalBoxFuture<'w, Reply> {
        self.ask(Method::POST, path).json(body).send()
    }

    pub(crate) fn delete(&self, path: impl Into<String>, etag: &str) -> LocalBoxFuture<'w, Reply> {
        self.ask(Method::DELETE, path).header("if-match", etag).send()
    }

    pub(crate) fn patch(&self, path: impl Into<String>, etag: &str, body: impl Serialize) -> LocalBoxFuture<'w, Reply> {
        self.ask(Method::PATCH, path).header("if-match", etag).json(body).send()
    }

    /// Reads the thing first, for its revision.
    pub(crate) fn edit(&self, path: impl Into<String>, body: Value) -> LocalBoxFuture<'w, Reply> {
        let (caller, path) = (self.clone(), path.into());
        async move {
            let etag = caller.get(path.clone()).await.etag();
            caller.patch(path, &etag, body).await
        }
        .boxed_local()
    }

    /// Reads the thing first, for its revision.
    pub(crate) fn remove(&self, path: impl Into<String>) -> LocalBoxFuture<'w, Reply> {
        let (caller, path) = (self.clone(), path.into());
        async move {
            let etag = caller.get(path.clone()).await.etag();
            caller.delete(path, &etag).await
        }
        .boxed_local()
    }

    pub(crate) fn read_project(&self, project: &str) -> LocalBoxFuture<'w, Reply> {
        self.get(self.world.project(project))
    }

    pub(crate) fn read_board(&self, project: &str) -> LocalBoxFuture<'w, Reply> {
        self.get(format!("{}/board", self.world.project(project)))
    }

    pub(crate) fn read_task(&self, task: &str) -> LocalBoxFuture<'w, Reply> {
        self.get(self.world.task(task))
    }

    pub(crate) fn edit_project(&self, project: &str, change: Value) -> LocalBoxFuture<'w, Reply> {
        self.edit(self.world.project(project), change)
    }

    pub(crate) fn edit_client(&self, client: &str, change: Value) -> LocalBoxFuture<'w, Reply> {
        self.edit(self.world.client(client), change)
    }

    /// The projects of the first page, which holds a hundred.
    pub(crate) fn projects(&self) -> LocalBoxFuture<'w, Vec<Project>> {
        let page = self.get("/projects?limit=100");
        async move { page.await.good::<ProjectPage>().data }.boxed_local()
    }

    pub(crate) fn project_names(&self) -> LocalBoxFuture<'w, Vec<String>> {
        let projects = self.projects();
        async move { projects.await.into_iter().map(|project| project.name).collect() }.boxed_local()
    }

    pub(crate) fn found(&self, words: &str) -> LocalBoxFuture<'w, Vec<String>> {
        let results = self.get(format!("/search?limit=100&q={words}"));
        async move { results.await.good::<SearchResults>().data.into_iter().map(|hit| hit.title).collect() }
            .boxed_local()
    }

    pub(crate) fn session(&self) -> LocalBoxFuture<'w, Session> {
        let session = self.get("/session");
        async move { session.await.good() }.boxed_local()
    }

    pub(crate) fn is_signed_in(&self) -> LocalBoxFuture<'w, bool> {
        let session = self.get("/session");
        async move { session.await.status == 200 }.boxed_local()
    }

    pub(crate) fn open_stream(&self, last: Option<&str>) -> LocalBoxFuture<'w, Opened> {
        // browsers cannot give a stream a header
        let path = self.preview.map_or("/events".to_owned(), |preview| format!("/events?preview={preview}"));
        let mut ask = Self { preview: None, ..self.clone() }.ask(Method::GET, path);
        if let Some(last) = last {
            ask = ask.header("last-event-id", last);
        }
        ask.stream()
    }

    /// A stream that must be let in.
    pub(crate) fn listen(&self) -> LocalBoxFuture<'w, Frames> {
        let opened = self.open_stream(None);
        async move { opened.await.unwrap_or_else(|reply| panic!("{}", reply.text())) }.boxed_local()
    }

    pub(crate) fn move_to(&self, task: &str, column: Uuid) -> LocalBoxFuture<'w, Reply> {
        let body = json!({"column_id": column, "after_task_id": null});
        self.post(format!("{}/move", self.world.task(task)), body)
    }
}

impl<'w> Ask<'w> {
    pub(crate) fn header(mut self, name: &'static str, value: &str) -> Self {
        self.request = self.request.insert_header((name, value));
        self
    }

    pub(crate) fn json(self, body: impl Serialize) -> Self {
        let is_patch = self.method == Method::PATCH;
        let media_type = if is_patch { "application/merge-patch+json" } else { "application/json" };
        self.body(media_type, serde_json::to_vec(&body).unwrap())
    }

    pub(crate) fn body(mut self, media_type: &str, body: impl Into<actix_web::web::Bytes>) -> Self {
        self.request = self.request.insert_header(("content-type", media_type)).set_payload(body);
        self
    }

    pub(crate) fn send(self) -> LocalBoxFuture<'w, Reply> {
        let request = format!("{} {}", self.method, self.path);
        let answer = self.caller.world.serve(self.request);
        async move {
            let (status, headers, body) = answer.await;
            Reply::read(request, status, headers, body).await
        }
        .boxed_local()
    }

    fn stream(self) -> LocalBoxFuture<'w, Opened> {
        let request = format!("{} {}", self.method, self.path);
        let answer = self.caller.world.serve(self.request);
        async move {
            let (status, headers, body) = answer.await;
            if status == 200 { Ok(Frames::of(body)) } else { Err(Reply::read(request, status, headers, body).await) }
        }
        .boxed_local()
    }
}
