//! Somebody who writes until the server is gone, and takes up the same story at the next one.

use super::ledger::Ledger;
use super::server::Server;
use super::whole::hash;
use crate::harness::{ADMINISTRATOR, PASSWORD, nobody};
use reqwest::{Client, RequestBuilder, Response};
use serde_json::{Value, json};
use std::rc::Rc;
use tokio::sync::Semaphore;
use uuid::Uuid;

pub(super) struct Writer {
    name: String,
    is_client: bool,
    token: String,
    project: Uuid,
    columns: Rc<[Uuid]>,
    ledger: Rc<Ledger>,
    /// The task of the story that is told now.
    task: Uuid,
    step: Step,
    /// Counts the stories that were begun.
    told: usize,
}

#[derive(Clone, Copy)]
enum Step {
    Create,
    Comment,
    Upload,
    Move,
    MoveAgain,
}

impl Step {
    fn next(self) -> Self {
        match self {
            Self::Create => Self::Comment,
            Self::Comment => Self::Upload,
            Self::Upload => Self::Move,
            Self::Move => Self::MoveAgain,
            Self::MoveAgain => Self::Create,
        }
    }
}

/// What one writer does with one server.
struct Wire<'a> {
    http: Client,
    address: &'a str,
    token: &'a str,
    acknowledged: &'a Semaphore,
}

/// The server is.
struct Gone;

/// The columns of the project, by their number.
const BACKLOG: usize = 0;
const ASKING: usize = 1;
const LATER: usize = 2;

impl Writer {
    /// Colleagues and one client, signed in, and the project they write in.
    pub(super) async fn all(server: &Server, colleagues: usize, ledger: &Rc<Ledger>) -> Vec<Self> {
        let acknowledged = Semaphore::new(0);
        let wire = |token| Wire { http: Client::new(), address: &server.address, token, acknowledged: &acknowledged };
        let sign_in = async |login: &str| {
            let body = json!({"login": login, "password": PASSWORD, "delivery": "bearer"});
            let answer = wire("").post("/auth/sign-in", &body).await.ok().unwrap();
            answer["tokens"]["access_token"].as_str().unwrap().to_owned()
        };
        let token = sign_in(ADMINISTRATOR).await;
        let marion = wire(&token);
        let clients = marion.get("/clients?limit=100").await.ok().unwrap();
        let mut clients = clients["data"].as_array().unwrap().iter();
        let client = clients.find(|client| client["name"] == json!("Acme (France)")).unwrap();
        let new = json!({"name": "Site", "client_ids": [client["id"]], "level": "full"});
        let project = id(&marion.post("/projects", &new).await.ok().unwrap());
        let columns = marion.get(&format!("/projects/{project}/board")).await.ok().unwrap()["columns"].take();
        let columns = columns.as_array().unwrap();
        let asking = &columns[ASKING];
        let change = marion.http.patch(marion.url(&format!("/columns/{}", id(asking))));
        let revision = format!("\"{}\"", asking["revision"].as_str().unwrap());
        let change = change.header("if-match", revision).json(&json!({"asks_approval": true}));
        marion.send(change).await.ok().unwrap();
        let columns: Rc<[Uuid]> = columns.iter().map(id).collect();
        let writer = |name: String, is_client, token: &str| Self {
            name,
            is_client,
            token: token.to_owned(),
            project,
            columns: columns.clone(),
            ledger: ledger.clone(),
            task: nobody(),
            step: Step::Create,
            told: 0,
        };
        let mut all = vec![writer("pierre".into(), true, &sign_in("pierre").await)];
        all.extend((0..colleagues).map(|number| writer(format!("colleague {number}"), false, &token)));
        all
    }

    pub(super) async fn write_until_gone(&mut self, address: &str, acknowledged: &Semaphore) {
        let token = self.token.clone();
        let wire = Wire { http: Client::new(), address, token: &token, acknowledged };
        while self.go_on(&wire).await.is_ok() {}
    }

    /// One step of a story: a task is made, spoken about, given a file, and moved on or put before the clients. The client decides what
    /// waits, and between that makes tasks too.
    async fn go_on(&mut self, wire: &Wire<'_>) -> Result<(), Gone> {
        if self.is_client && self.decide(wire).await? {
            return Ok(());
        }
        let (step, task) = (self.step, self.task);
        // what was not answered is not repeated, but for the creation, which has a key
        self.step = step.next();
        match step {
            Step::Create => {
                self.step = Step::Create;
                self.task = self.create(wire).await?;
                self.step = Step::Comment;
                self.told += 1;
                Ok(())
            }
            Step::Comment => self.comment(wire, task).await,
            Step::Upload => self.upload(wire, task).await,
            Step::Move if self.is_client => self.put(wire, task, BACKLOG).await,
            Step::Move => self.put(wire, task, LATER).await,
            Step::MoveAgain if self.is_client || self.told.is_multiple_of(2) => self.put(wire, task, BACKLOG).await,
            Step::MoveAgain => {
                self.ledger.goes_before_clients(task);
                self.move_to(wire, task, ASKING).await?;
                self.ledger.asked.borrow_mut().insert(task);
                Ok(())
            }
        }
    }

    /// Says OK to the first thing that waits, if there is one.
    async fn decide(&self, wire: &Wire<'_>) -> Result<bool, Gone> {
        let waiting = wire.get("/approvals").await?;
        let Some(round) = waiting["data"].as_array().unwrap().first().map(id) else { return Ok(false) };
        wire.post(&format!("/approvals/{round}/decisions"), &json!({"verdict": "ok"})).await?;
        self.ledger.decided.borrow_mut().insert(round);
        Ok(true)
    }

    /// Repeated under the same key, as a client does that heard no answer.
    async fn create(&self, wire: &Wire<'_>) -> Result<Uuid, Gone> {
        let title = format!("Task {} of {}", self.told, self.name);
        let new = json!({"title": title, "column_id": self.columns[BACKLOG]});
        let create = wire.http.post(wire.url(&format!("/projects/{}/tasks", self.project)));
        let task = id(&wire.send(create.header("idempotency-key", title.replace(' ', "-")).json(&new)).await?);
        self.ledger.created(task, self.columns[BACKLOG]);
        Ok(task)
    }

    async fn comment(&self, wire: &Wire<'_>, task: Uuid) -> Result<(), Gone> {
        let answer = wire.post(&format!("/tasks/{task}/comments"), &json!({"text": "Is that so?"})).await?;
        self.ledger.comments.borrow_mut().insert(id(&answer));
        Ok(())
    }

    async fn upload(&self, wire: &Wire<'_>, task: Uuid) -> Result<(), Gone> {
        let bytes = format!("{}, {}. ", self.name, self.told).repeat(50 + self.told * 197 % 4_000);
        let hash = hash(bytes.as_bytes());
        let upload = wire.http.post(wire.url(&format!("/tasks/{task}/files?name=plan.txt")));
        let file = id(&wire.send(upload.header("content-type", "application/octet-stream").body(bytes)).await?);
        self.ledger.files.borrow_mut().insert(file, hash);
        Ok(())
    }

    async fn put(&self, wire: &Wire<'_>, task: Uuid, column: usize) -> Result<(), Gone> {
        self.ledger.sent_to(task, self.columns[column]);
        self.move_to(wire, task, column).await?;
        self.ledger.moved(task, self.columns[column]);
        Ok(())
    }

    async fn move_to(&self, wire: &Wire<'_>, task: Uuid, column: usize) -> Result<(), Gone> {
        let body = json!({"column_id": self.columns[column], "after_task_id": null});
        wire.post(&format!("/tasks/{task}/move"), &body).await.map(drop)
    }
}

impl Wire<'_> {
    fn url(&self, path: &str) -> String {
        format!("{}/api/v1{path}", self.address)
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, Gone> {
        self.send(self.http.post(self.url(path)).json(body)).await
    }

    /// Changes nothing, and so acknowledges nothing.
    async fn get(&self, path: &str) -> Result<Value, Gone> {
        let answer = self.http.get(self.url(path)).bearer_auth(self.token).send().await;
        read(answer.map_err(|_gone| Gone)?).await
    }

    async fn send(&self, request: RequestBuilder) -> Result<Value, Gone> {
        let answer = request.bearer_auth(self.token).send().await.map_err(|_gone| Gone)?;
        let body = read(answer).await?;
        self.acknowledged.add_permits(1);
        Ok(body)
    }
}

async fn read(answer: Response) -> Result<Value, Gone> {
    let (status, path) = (answer.status(), answer.url().path().to_owned());
    let body: Value = answer.json().await.map_err(|_gone| Gone)?;
    assert!(status.is_success(), "{path} answered {status}: {body}");
    Ok(body)
}

fn id(value: &Value) -> Uuid {
    value["id"].as_str().unwrap_or_else(|| panic!("no id in {value}")).parse().unwrap()
}
