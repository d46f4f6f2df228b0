//! Real runs, on a database.

use crate::clock::{RandomIds, SystemClock};
use crate::query::{ClientSort, ImportClients, Limit, ListClients, OnProblem, WithoutCredentials};
use crate::service::{self, Caller, Error, Refusal, Services, Visitor, admin, clients, session};
use crate::settings::Settings;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use vitrine_contract::{Client, Delivery, ImportReport, ImportVerdict, SetUpWorkspace, SignIn};
use vitrine_texts::Locale;

struct Workspace {
    services: Services,
    caller: Caller,
    _folder: tempfile::TempDir,
}

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
        password: "a password of hers".into(),
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

impl Workspace {
    async fn import(&self, text: &str, query: ImportClients) -> service::Result<ImportReport> {
        Box::pin(clients::import_clients(&self.services, &self.caller, query, text.to_owned().into(), None)).await
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
    let dry = world.import(LIST, ImportClients { dry_run: true, ..query(OnProblem::Stop) }).await.unwrap();
    assert!(dry.dry_run && world.names().await.is_empty());

    let done = world.import(LIST, query(OnProblem::Stop)).await.unwrap();
    assert_eq!((done.created, done.updated, done.with_problems, done.logins), (3, 0, 0, 1));
    assert!(done.rows.iter().all(|row| row.client_id.is_some()));
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
    assert_eq!((done.created, done.with_problems), (3, 2));
    assert!(done.rows[3].client_id.is_none());
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
    assert_eq!((done.created, done.updated), (1, 2));
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

#[tokio::test]
async fn too_many_passwords_are_refused_before_any_is_hashed() {
    let world = workspace().await;
    let rows = (0..1001).map(|n| format!("n{n},u{n},correct horse battery\n")).collect::<Vec<_>>().concat();
    let refused = world.import(&format!("Name,Username,Password\n{rows}"), query(OnProblem::Stop)).await;
    assert!(matches!(refused, Err(Error::Invalid(faults)) if faults[0].code == "too_many_passwords"));
    let many = (0..5000).map(|n| format!("n{n},{}\n", if n == 0 { "" } else { "n0" })).collect::<Vec<_>>().concat();
    let done = world.import(&format!("Name,Parent\n{many}"), query(OnProblem::Stop)).await.unwrap();
    assert_eq!(done.created, 5000);
}
