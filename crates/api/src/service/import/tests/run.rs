//! Real runs, on a database.

use crate::clock::{RandomIds, SystemClock};
use crate::query::{ClientSort, ImportClients, Limit, ListClients, OnProblem, WithoutCredentials};
use crate::service::{self, Caller, Error, Refusal, Services, Visitor, admin, clients, session};
use crate::settings::Settings;
use serde_json::json;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use vitrine_contract::{
    Client, ClientImportReport, Delivery, ImportFailure, ImportStatus, ImportVerdict, SetUpWorkspace, SignIn,
};
use vitrine_domain::ImportId;
use vitrine_texts::Locale;

struct Workspace {
    services: Services,
    caller: Caller,
    _folder: tempfile::TempDir,
}

const FOUNDERS: &str = "a password of hers";

fn visitor() -> Visitor {
    Visitor { request_id: "r".into(), locale: Locale::En, address: IpAddr::V4(Ipv4Addr::LOCALHOST), user_agent: None }
}

async fn workspace() -> Workspace {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { data_dir: folder.path().to_owned(), is_durable: false, ..Settings::default() };
    let services = Services::open(settings, Arc::new(SystemClock), Arc::new(RandomIds)).await.unwrap();
    let token = admin::invite_first_administrator(&services).await.unwrap().unwrap();
    let founder = SetUpWorkspace {
        token: token.reveal().to_owned(),
        workspace_name: "Northlight".into(),
        name: "Nora".into(),
        username: "nora".into(),
        password: FOUNDERS.into(),
    };
    let opened = session::set_up_workspace(&services, &visitor(), founder).await.unwrap();
    let session_id = services.tokens.session_of(&opened.access.token).unwrap().into();
    let (delivery, locale) = (Delivery::Bearer, Locale::En);
    let caller = Caller { session_id, delivery, request_id: "r".into(), locale, preview: None };
    Workspace { services, caller, _folder: folder }
}

fn query(on_problem: OnProblem) -> ImportClients {
    let without_credentials = WithoutCredentials::Problem;
    ImportClients { dry_run: false, on_problem, without_credentials, columns: None, file_name: None }
}

/// Created, updated, left out.
fn counts(report: &ClientImportReport) -> (u32, u32, u32) {
    (report.import.created, report.import.updated, report.import.left_out)
}

impl Workspace {
    async fn begin(&self, text: &str, query: ImportClients) -> service::Result<ClientImportReport> {
        Box::pin(clients::import_clients(&self.services, &self.caller, query, text.to_owned().into(), None)).await
    }

    async fn run(&self) {
        Box::pin(clients::run_begun_imports(&self.services)).await;
    }

    async fn report(&self, of: &ClientImportReport) -> ClientImportReport {
        clients::read_client_import(&self.services, &self.caller, ImportId(of.import.id)).await.unwrap()
    }

    /// To its end.
    async fn import(&self, text: &str, query: ImportClients) -> service::Result<ClientImportReport> {
        let begun = self.begin(text, query).await?;
        self.run().await;
        Ok(self.report(&begun).await)
    }

    async fn clients(&self) -> Vec<Client> {
        let query = ListClients {
            parent_id: None,
            root_id: None,
            q: None,
            has_login: None,
            permission_set_id: None,
            level: None,
            project_id: None,
            seen_since: None,
            not_seen_since: None,
            sort: ClientSort::default(),
            limit: Limit::default(),
            cursor: None,
            include_total: false,
        };
        clients::list_clients(&self.services, &self.caller, query).await.unwrap().data
    }

    async fn names(&self) -> Vec<String> {
        self.clients().await.into_iter().map(|client| client.name).collect()
    }
}

const LIST: &str = "Name;Parent;Email;Username;Password;Virtual\n\
                    Pierre;Acme (France);pierre@acme.fr;pierre;correct horse battery;non\n\
                    Acme (France);Acme;;;;oui\n\
                    Acme;;;;;oui\n";

#[tokio::test]
async fn a_file_becomes_a_tree_whose_people_can_sign_in() {
    let world = workspace().await;
    let dry = Box::pin(clients::check_import(&world.services, &world.caller, query(OnProblem::Stop), LIST.into()));
    let dry = dry.await.unwrap();
    assert_eq!(dry.logins, 1);
    assert!(world.names().await.is_empty());

    let done = world.import(LIST, query(OnProblem::Stop)).await.unwrap();
    assert_eq!(counts(&done), (3, 0, 0));
    assert!(done.rows.iter().all(|row| row.client.is_some()));
    assert_eq!(
        done.rows.iter().map(|row| row.verdict).collect::<Vec<_>>(),
        dry.rows.iter().map(|row| row.verdict).collect::<Vec<_>>()
    );
    let all = world.clients().await;
    let pierre = all.iter().find(|client| client.name == "Pierre").unwrap();
    assert_eq!(pierre.path.iter().map(|node| node.name.as_str()).collect::<Vec<_>>(), ["Acme", "Acme (France)"]);
    assert!(pierre.must_change_password && !pierre.privileges.view_tasks);

    let login = SignIn {
        login: "pierre@acme.fr".into(),
        password: "correct horse battery".into(),
        code: None,
        delivery: Delivery::Bearer,
    };
    assert!(session::sign_in(&world.services, &visitor(), login).await.is_ok());
}

#[tokio::test]
async fn one_problem_stops_everything_or_costs_its_rows() {
    let world = workspace().await;
    let text = format!("{LIST}IBM;;nonsense;;;oui\nJohn;IBM;;;;oui\n");
    match world.import(&text, query(OnProblem::Stop)).await {
        Err(Error::Refused(Refusal::ImportProblems(faults))) => {
            let faults: Vec<_> = faults.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
            assert_eq!(faults, [("/rows/5/Email", "invalid_email"), ("/rows/6/Parent", "parent_row")]);
        }
        other => panic!("{other:?}"),
    }
    assert!(world.names().await.is_empty());
    let done = world.import(&text, query(OnProblem::Skip)).await.unwrap();
    assert_eq!(counts(&done), (3, 0, 2));
    assert!(done.rows[3].client.is_none());
    assert_eq!(world.names().await, ["Acme", "Acme (France)", "Pierre"]);
}

#[tokio::test]
async fn ids_update_rename_move_and_withdraw() {
    let world = workspace().await;
    world.import(LIST, query(OnProblem::Stop)).await.unwrap();
    let all = world.clients().await;
    let id = |name: &str| all.iter().find(|client| client.name == name).unwrap().id;
    // France goes under a new branch, and Pierre, now above it, out of it: no order of single moves is free of a cycle but one
    let text = format!(
        "Id,Name,Parent,Email,Virtual\n\
         {france},Acme France,Pierre Dupont,,\n\
         {pierre},Pierre Dupont,Acme Europe,,true\n\
         ,Acme Europe,Acme,europe@acme.fr,true\n",
        france = id("Acme (France)"),
        pierre = id("Pierre"),
    );
    let done = world.import(&text, query(OnProblem::Stop)).await.unwrap();
    assert_eq!(counts(&done), (1, 2, 0));
    assert_eq!(
        done.rows.iter().map(|row| row.verdict).collect::<Vec<_>>(),
        [ImportVerdict::Update, ImportVerdict::Update, ImportVerdict::Create]
    );
    let all = world.clients().await;
    let path = |name: &str| {
        let client = all.iter().find(|client| client.name == name).unwrap();
        client.path.iter().map(|node| node.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(path("Acme France"), ["Acme", "Acme Europe", "Pierre Dupont"]);
    let pierre = all.iter().find(|client| client.name == "Pierre Dupont").unwrap();
    assert!(!pierre.has_login);
    assert_eq!(pierre.email.as_deref(), Some("pierre@acme.fr"));
}

const MANY: u32 = 5000;

/// B110: as many passwords as there are rows. They are hashed behind the answer, so nothing waits for them.
#[tokio::test]
async fn thousands_of_passwords_are_taken_at_once() {
    let world = workspace().await;
    let row = |n: u32| format!("n{n},{},u{n},correct horse battery\n", if n == 0 { "" } else { "n0" });
    let rows = (0..MANY).map(row).collect::<Vec<_>>().concat();
    let begun = world.begin(&format!("Name,Parent,Username,Password\n{rows}"), query(OnProblem::Stop)).await.unwrap();
    let import = &begun.import;
    assert_eq!((import.status, import.hashed, import.passwords), (ImportStatus::Running, 0, MANY));
    assert!(begun.rows.is_empty() && world.names().await.is_empty(), "nothing is there before the end");
}

#[tokio::test]
async fn how_far_the_hashing_is_stands_in_the_report() {
    let world = workspace().await;
    let rows = (0..25).map(|n| format!("n{n},u{n},correct horse battery\n")).collect::<Vec<_>>().concat();
    let text = format!("Name,Username,Password\n{rows}");
    let begun = world.begin(&text, query(OnProblem::Stop)).await.unwrap();
    let mut job = Box::pin(world.run());
    let mut seen = vec![0];
    let done = loop {
        let looked = tokio::select! {
            () = &mut job => world.report(&begun).await,
            report = world.report(&begun) => report,
        };
        if looked.import.hashed != *seen.last().unwrap() {
            seen.push(looked.import.hashed);
        }
        if looked.import.status == ImportStatus::Finished {
            break looked;
        }
        assert!(looked.import.status == ImportStatus::Running && looked.rows.is_empty());
    };
    assert_eq!(seen, [0, 10, 20, 25]);
    assert_eq!(counts(&done), (25, 0, 0));
}

/// What held when the import began is judged again at its end.
#[tokio::test]
async fn who_takes_a_name_meanwhile_stops_the_import() {
    let world = workspace().await;
    let begun = world.begin(LIST, query(OnProblem::Stop)).await.unwrap();
    let new = json!({"name": "Other", "kind": "person", "credentials": {"username": "Pierre", "password": FOUNDERS}});
    let new = serde_json::from_value(new).unwrap();
    clients::create_client(&world.services, &world.caller, new, None).await.unwrap();
    world.run().await;
    let report = world.report(&begun).await;
    assert_eq!((report.import.status, report.import.failure), (ImportStatus::Failed, Some(ImportFailure::Problems)));
    assert_eq!(world.names().await, ["Other"], "all or nothing");
}

#[tokio::test]
async fn who_signs_out_meanwhile_imports_nothing() {
    let world = workspace().await;
    let begun = world.begin(LIST, query(OnProblem::Stop)).await.unwrap();
    let login = SignIn { login: "nora".into(), password: FOUNDERS.into(), code: None, delivery: Delivery::Bearer };
    let other = Box::pin(session::sign_in(&world.services, &visitor(), login)).await.unwrap();
    session::sign_out(&world.services, &world.caller).await.unwrap();
    world.run().await;
    let session_id = world.services.tokens.session_of(&other.access.token).unwrap().into();
    let world = Workspace { caller: Caller { session_id, ..world.caller.clone() }, ..world };
    let report = world.report(&begun).await;
    assert_eq!((report.import.status, report.import.failure), (ImportStatus::Failed, Some(ImportFailure::SignedOut)));
    assert!(world.names().await.is_empty());
}
