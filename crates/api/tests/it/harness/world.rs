//! The workspace of one test.

use super::caller::{Caller, Proof};
use super::database::Database;
use super::fixture::{self, ADMINISTRATOR, PASSWORD_HASH};
use super::rows::{Digest, Rows};
use actix_web::body::BoxBody;
use actix_web::http::Method;
use actix_web::http::header::HeaderMap;
use actix_web::test::{self, TestRequest};
use actix_web::web::Data;
use chrono::{DateTime, TimeDelta, Utc};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use secrecy::SecretString;
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tempfile::TempDir;
use uuid::Uuid;
use vitrine_api::app::app;
use vitrine_api::clock::{Clock, RandomIds};
use vitrine_api::http::state::State;
use vitrine_api::service::{Services, clients, mails};
use vitrine_api::settings::{Limits, Settings};
use vitrine_contract::{Board, ClientImportReport, ClientPage, Column};

type Answer = (u16, HeaderMap, BoxBody);
type Serve = Box<dyn Fn(TestRequest) -> LocalBoxFuture<'static, Answer>>;

pub(crate) struct World {
    serve: Serve,
    services: Data<Services>,
    clock: Arc<StillClock>,
    rows: Rows,
    sessions: RefCell<HashMap<String, Uuid>>,
    /// Addresses below `/api/v1`, by nickname.
    addresses: RefCell<HashMap<String, String>>,
    _database: Database,
    files: TempDir,
}

/// Stands still until it is told the time.
#[derive(Debug)]
struct StillClock(AtomicI64);

impl Clock for StillClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::Relaxed)).unwrap()
    }
}

/// Runs a test in a workspace of its own, on each database there is.
pub(crate) async fn everywhere(test: impl AsyncFn(World)) {
    everywhere_with(|_| (), test).await;
}

/// The same, with settings of the test's own.
pub(crate) async fn everywhere_with(set: impl Fn(&mut Settings), test: impl AsyncFn(World)) {
    Box::pin(test(World::on(Database::sqlite().await, &set).await)).await;
    if let Some(server) = super::postgres::server() {
        Box::pin(test(World::on(Database::postgres(&server).await, &set).await)).await;
    }
}

/// An id that nothing has.
pub(crate) fn nobody() -> Uuid {
    fixture::new_id()
}

fn settings(url: &str) -> Settings {
    let often = NonZeroU32::new(1_000_000).unwrap();
    Settings {
        database_url: Some(SecretString::from(url)),
        is_durable: false,
        limits: Limits {
            reads: often,
            writes: often,
            anonymous: often,
            sign_ins: often,
            searches: often,
            imports: often,
            streams: often,
            ..Limits::default()
        },
        ..Settings::default()
    }
}

impl World {
    pub(crate) async fn on_sqlite() -> Self {
        Self::on(Database::sqlite().await, &|_| ()).await
    }

    /// None where the tests run on SQLite alone.
    pub(crate) async fn on_postgres() -> Option<Self> {
        let server = super::postgres::server()?;
        Some(Self::on(Database::postgres(&server).await, &|_| ()).await)
    }

    async fn on(database: Database, set: &impl Fn(&mut Settings)) -> Self {
        let clock = Arc::new(StillClock(AtomicI64::new(fixture::noon().timestamp_millis())));
        let files = tempfile::tempdir().unwrap();
        let mut settings = settings(&database.url());
        settings.data_dir = files.path().to_owned();
        set(&mut settings);
        let services = Services::open(settings.clone(), clock.clone(), Arc::new(RandomIds)).await.unwrap();
        let state = State::new(settings, services.tokens.clone(), clock.clone(), Arc::new(RandomIds), None).unwrap();
        let services = Data::new(services);
        let serve = serving(Data::new(state), services.clone()).await;
        let rows = Rows::of(&database.url()).await;
        let world = Self {
            serve,
            services,
            clock,
            rows,
            sessions: RefCell::default(),
            addresses: RefCell::default(),
            _database: database,
            files,
        };
        world.learn_names().await;
        world
    }

    async fn learn_names(&self) {
        const FROM: &str = "from sessions s join accounts a on a.id = s.account_id order by s.id";
        let names = self.rows.texts(&format!("select a.username {FROM}")).await;
        let ids = self.rows.ids(&format!("select s.id {FROM}")).await;
        *self.sessions.borrow_mut() = names.into_iter().zip(ids).collect();
        let clients: ClientPage = self.administrator().get("/clients?limit=100").await.good();
        for client in clients.data {
            self.call(&client.name, format!("/clients/{}", client.id));
        }
    }

    pub(crate) fn serve(&self, request: TestRequest) -> LocalBoxFuture<'static, Answer> {
        (self.serve)(request)
    }

    /// For what no operation does: the commands of the operator.
    pub(crate) fn services(&self) -> &Services {
        &self.services
    }

    /// What happens at the start of the program happens once more.
    pub(crate) async fn restart(&self) {
        let settings = Settings::clone(&self.services.settings);
        drop(Services::open(settings, self.clock.clone(), Arc::new(RandomIds)).await.unwrap());
    }

    /// How many objects are kept, remains of uploads included.
    pub(crate) fn objects(&self) -> usize {
        let shares = std::fs::read_dir(self.files.path().join("files")).unwrap();
        shares.map(|share| std::fs::read_dir(share.unwrap().path()).unwrap().count()).sum()
    }

    /// The data directory.
    pub(crate) fn files(&self) -> &std::path::Path {
        self.files.path()
    }

    pub(crate) fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(crate) async fn digest(&self) -> Digest {
        self.rows.digest().await
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(crate) fn later(&self, by: TimeDelta) {
        self.clock.0.fetch_add(by.num_milliseconds(), Ordering::Relaxed);
    }

    /// Has the administrator import a file, to its end, which may lie behind the answer.
    pub(crate) async fn import(&self, query: &str, file: &str) -> ClientImportReport {
        let ask = self.administrator().ask(Method::POST, format!("/clients/import?{query}"));
        let reply = ask.body("text/csv", file.to_owned()).send().await;
        reply.is(202);
        let begun: ClientImportReport = reply.good();
        self.import_ended(begun.import.id).await
    }

    /// What the job does that ends imports, once.
    pub(crate) async fn import_ended(&self, id: Uuid) -> ClientImportReport {
        clients::run_begun_imports(&self.services).await;
        self.administrator().get(format!("/client-imports/{id}")).await.good()
    }

    /// What the job does that sends mails, once.
    pub(crate) async fn send_mails(&self) {
        mails::send_due_mails(&self.services).await.unwrap();
    }

    // who asks

    /// Somebody who signed in when the workspace was furnished, as an API client.
    pub(crate) fn as_(&self, username: &str) -> Caller<'_> {
        self.with(Proof::Bearer(self.access_token(username)))
    }

    /// The same in a browser.
    pub(crate) fn in_browser(&self, username: &str) -> Caller<'_> {
        let csrf = self.services.tokens.csrf(self.session_id(username));
        self.with(Proof::Cookie(self.access_token(username), csrf))
    }

    pub(crate) fn administrator(&self) -> Caller<'_> {
        self.as_(ADMINISTRATOR)
    }

    pub(crate) fn anonymous(&self) -> Caller<'_> {
        self.with(Proof::None)
    }

    pub(crate) fn with(&self, proof: Proof) -> Caller<'_> {
        Caller { world: self, proof, preview: None }
    }

    pub(crate) fn bearer(&self, token: &str) -> Caller<'_> {
        self.with(Proof::Bearer(token.to_owned()))
    }

    pub(crate) fn session_id(&self, username: &str) -> Uuid {
        *self.sessions.borrow().get(username).unwrap_or_else(|| panic!("nobody is called {username}"))
    }

    pub(crate) fn access_token(&self, username: &str) -> String {
        self.services.tokens.access(self.session_id(username)).unwrap().token
    }

    /// Somebody of the staff with just these grants, and signed in.
    pub(crate) async fn hire(&self, username: &str, grants: &str) {
        let [set, account] = [self.rows.id(fixture::new_id()).await, self.rows.id(fixture::new_id()).await];
        let now = self.clock.now().timestamp_millis();
        for statement in [
            format!(
                "insert into permission_sets (id, name, name_key, base, is_builtin, grants, created_at, updated_at, version) \
                 values ({set}, '{username}', 'set of {username}', 'staff', false, '{grants}', {now}, {now}, 1)"
            ),
            format!(
                "insert into accounts (id, kind, name, username, username_key, password_hash, must_change_password, \
                 permission_set_id, view_tasks, view_progress, update_progress, created_at, updated_at, version) values \
                 ({account}, 'staff', '{username}', '{username}', '{username}', '{PASSWORD_HASH}', false, {set}, false, false, 'off', {now}, {now}, 1)"
            ),
        ] {
            self.rows.run(&statement).await;
        }
        let session = self.add_session(username).await;
        self.sessions.borrow_mut().insert(username.to_owned(), session);
    }

    /// Signs somebody in once more, elsewhere.
    pub(crate) async fn add_session(&self, username: &str) -> Uuid {
        let id = fixture::new_id();
        let session = self.rows.id(id).await;
        let hash = if session.starts_with('x') { "x'00'" } else { "'\\x00'" };
        let now = self.clock.now().timestamp_millis();
        let later = now + 604_800_000;
        let insert = format!(
            "insert into sessions (id, account_id, refresh_hash, created_at, last_seen_at, expires_at) \
             select {session}, id, {hash}, {now}, {now}, {later} from accounts where username = '{username}'"
        );
        self.rows.run(&insert).await;
        id
    }

    /// A mail that waits for somebody.
    pub(crate) async fn add_mail(&self, username: &str) -> Uuid {
        let id = fixture::new_id();
        let (mail, now) = (self.rows.id(id).await, self.clock.now().timestamp_millis());
        let insert = format!(
            "insert into mails (id, purpose, account_id, address, language, state, attempts, next_attempt_at, created_at, updated_at) \
             select {mail}, 'password_reset', id, '{username}@example.com', 'en', 'waiting', 0, {now}, {now}, {now} \
             from accounts where username = '{username}'"
        );
        self.rows.run(&insert).await;
        id
    }

    /// An import that was run, of no rows.
    pub(crate) async fn add_import(&self) -> Uuid {
        let id = fixture::new_id();
        let (import, now) = (self.rows.id(id).await, self.clock.now().timestamp_millis());
        let insert = format!(
            "insert into client_imports (id, account_id, created, updated, left_out, outcomes, created_at) \
             select {import}, id, 0, 0, 0, '[]', {now} from accounts where username = '{ADMINISTRATOR}'"
        );
        self.rows.run(&insert).await;
        id
    }

    /// Whoever holds that session.
    pub(crate) fn holding(&self, session: Uuid) -> Caller<'_> {
        self.with(Proof::Bearer(self.services.tokens.access(session).unwrap().token))
    }

    // what there is

    /// From now on, this address has a nickname.
    pub(crate) fn call(&self, nickname: &str, address: String) {
        self.addresses.borrow_mut().insert(nickname.to_owned(), address);
    }

    /// The address of a client, below `/api/v1`; like that of a project, a task, a column.
    pub(crate) fn client(&self, nickname: &str) -> String {
        self.address(nickname)
    }

    pub(crate) fn project(&self, nickname: &str) -> String {
        self.address(nickname)
    }

    pub(crate) fn task(&self, nickname: &str) -> String {
        self.address(nickname)
    }

    fn address(&self, nickname: &str) -> String {
        self.addresses.borrow().get(nickname).unwrap_or_else(|| panic!("nothing is called {nickname}")).clone()
    }

    pub(crate) fn id(&self, nickname: &str) -> Uuid {
        let address = self.address(nickname);
        address.rsplit('/').next().unwrap().parse().unwrap()
    }

    pub(crate) fn ids(&self, nicknames: &[&str]) -> Vec<Uuid> {
        nicknames.iter().map(|nickname| self.id(nickname)).collect()
    }

    /// A project of these clients at this level.
    pub(crate) async fn add_project(&self, name: &str, clients: &[&str], level: &str) -> Uuid {
        let new = json!({"name": name, "client_ids": self.ids(clients), "level": level, "confirm_foreign_root": true});
        let id = self.administrator().post("/projects", new).await.id();
        self.call(name, format!("/projects/{id}"));
        id
    }

    /// A task in the first column of a project.
    pub(crate) async fn add_task(&self, project: &str, title: &str) -> Uuid {
        self.add(project, json!({"title": title})).await
    }

    pub(crate) async fn add_internal_task(&self, project: &str, title: &str) -> Uuid {
        self.add(project, json!({"title": title, "is_team_only": true})).await
    }

    async fn add(&self, project: &str, task: Value) -> Uuid {
        let id = self.administrator().post(format!("{}/tasks", self.project(project)), &task).await.id();
        self.call(task["title"].as_str().unwrap(), format!("/tasks/{id}"));
        id
    }

    /// The columns of a project from left to right, as staff see them.
    pub(crate) async fn columns(&self, project: &str) -> Vec<Column> {
        self.administrator().read_board(project).await.good::<Board>().columns
    }

    pub(crate) async fn set_level(&self, project: &str, level: &str) {
        self.administrator().edit_project(project, json!({"level": level})).await.is(200);
    }

    /// Gives an account a permission set of its own with just these grants.
    pub(crate) async fn grant_only(&self, username: &str, grants: &[&str]) {
        let name = fixture::new_id();
        let (set, grants) = (self.rows.id(name).await, grants.join(" "));
        let now = self.clock.now().timestamp_millis();
        for statement in [
            format!(
                "insert into permission_sets (id, name, name_key, base, is_builtin, grants, created_at, updated_at, version) \
                 select {set}, '{name}', '{name}', kind, false, '{grants}', {now}, {now}, 1 from accounts where username = '{username}'"
            ),
            format!("update accounts set permission_set_id = {set} where username = '{username}'"),
        ] {
            self.rows.run(&statement).await;
        }
    }
}

async fn serving(state: Data<State>, services: Data<Services>) -> Serve {
    let service = Rc::new(test::init_service(app(state, services)).await);
    Box::new(move |request| {
        let service = service.clone();
        async move {
            match test::try_call_service(&*service, request.to_request()).await {
                Ok(response) => {
                    let response = response.into_parts().1.map_into_boxed_body();
                    (response.status().as_u16(), response.headers().clone(), response.into_body())
                }
                // as the server does with an error that passed all of the application
                Err(error) => {
                    let response = error.error_response();
                    (response.status().as_u16(), response.headers().clone(), response.into_body())
                }
            }
        }
        .boxed_local()
    })
}
