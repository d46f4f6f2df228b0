//! The demo workspace: an agency, its clients, their projects. Made through the same use cases that people go through.

use super::session::Opened;
use super::{Caller, Error, Result, Services, Visitor, admin, boards, clients, projects, session, tasks};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use uuid::Uuid;
use vitrine_contract::{
    ChangeDependencies, ClientKind, CreateClient, CreateColumn, CreateProject, CreateTask, Credentials, Delivery,
    Level, MoveColumn, Preferences, Privileges, SetUpWorkspace, SignIn, Stage, UpdateProgress,
};
use vitrine_domain::{ProjectId, TaskId};
use vitrine_texts::Locale;

mod content;
mod team;

use content::{APPROVAL, CLIENTS, DemoClient, DemoProject, PROJECTS, TEAM, WAITS, WEBSITE};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoLogin {
    pub name: String,
    pub username: String,
    pub password: String,
}

const ADMINISTRATOR: (&str, &str, &str) = ("Marion Leroy", "marion", "vitrine-demo-admin");

/// Fills an empty workspace. One that has an administrator is left alone; the logins are told either way.
pub async fn fill_demo(services: &Services) -> Result<Vec<DemoLogin>> {
    if let Some(token) = admin::invite_first_administrator(services).await? {
        let visitor = Visitor {
            request_id: "demo".into(),
            locale: Locale::default(),
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            user_agent: None,
        };
        let (name, username, password) = ADMINISTRATOR;
        let founder = SetUpWorkspace {
            token: token.reveal().to_owned(),
            workspace_name: "Northlight".to_owned(),
            name: name.to_owned(),
            username: username.to_owned(),
            password: password.to_owned(),
        };
        let opened = session::set_up_workspace(services, &visitor, founder).await?;
        let caller = caller_of(services, &visitor, &opened)?;
        fill(services, &caller, &visitor).await?;
        session::sign_out(services, &caller).await?;
    }
    Ok(logins())
}

/// Signs somebody in.
async fn enter(services: &Services, visitor: &Visitor, username: &str, password: &str) -> Result<Caller> {
    let login =
        SignIn { login: username.to_owned(), password: password.to_owned(), code: None, delivery: Delivery::Bearer };
    caller_of(services, visitor, &session::sign_in(services, visitor, login).await?)
}

fn caller_of(services: &Services, visitor: &Visitor, opened: &Opened) -> Result<Caller> {
    let session_id = services.tokens.session_of(&opened.access.token).ok_or(Error::NotSignedIn)?;
    Ok(Caller {
        session_id: session_id.into(),
        delivery: Delivery::Bearer,
        request_id: visitor.request_id.clone(),
        locale: visitor.locale,
        preview: None,
    })
}

fn logins() -> Vec<DemoLogin> {
    let login = |name: &str, username: &str, password: String| DemoLogin {
        name: name.to_owned(),
        username: username.to_owned(),
        password,
    };
    let (name, username, password) = ADMINISTRATOR;
    let clients = CLIENTS.iter().filter_map(|client| {
        let username = client.username?;
        Some(login(client.name, username, password_of(username)))
    });
    let team = TEAM.iter().map(|member| login(member.name, member.username, password_of(member.username)));
    std::iter::once(login(name, username, password.to_owned())).chain(team).chain(clients).collect()
}

fn password_of(username: &str) -> String {
    format!("vitrine-demo-{username}")
}

async fn fill(services: &Services, caller: &Caller, visitor: &Visitor) -> Result<()> {
    let mut ids: HashMap<&str, Uuid> = HashMap::new();
    for client in CLIENTS {
        let parent_id = client.parent.and_then(|parent| ids.get(parent).copied());
        let created = clients::create_client(services, caller, create(client, parent_id), None).await?;
        ids.insert(client.name, created.value.id);
    }
    services.store.keep_demo_passwords().await?;
    let mut callers = team::Callers::new();
    let accounts = team::hire(services, caller, visitor, &mut callers).await?;
    for username in ["pierre", "chloe"] {
        callers.insert(username, enter(services, visitor, username, &password_of(username)).await?);
    }
    let today = services.clock.now().date_naive();
    for project in PROJECTS {
        let client_ids = project.clients.iter().filter_map(|name| ids.get(name).copied()).collect();
        let created = projects::create_project(services, caller, begin(project, client_ids, today), None).await?;
        let id = created.value.id.into();
        let made = add_tasks(services, caller, id, project, today).await?;
        if project.name == WEBSITE.0 {
            team::assemble(services, caller, id, &accounts).await?;
            team::enliven(services, &callers, &accounts, &made).await?;
        }
    }
    for caller in callers.values() {
        session::sign_out(services, caller).await?;
    }
    Ok(())
}

fn create(client: &DemoClient, parent_id: Option<Uuid>) -> CreateClient {
    let text = |text: &str| Some(text.to_owned());
    CreateClient {
        name: client.name.to_owned(),
        kind: client.kind,
        parent_id,
        email: client.username.and_then(|username| text(&format!("{username}@example.com"))),
        phone: None,
        credentials: client
            .username
            .map(|username| Credentials { username: username.to_owned(), password: Some(password_of(username)) }),
        privileges: match client.kind {
            ClientKind::Person => {
                Privileges { view_tasks: true, view_progress: true, update_progress: UpdateProgress::Comment }
            }
            _ => Privileges { view_tasks: true, view_progress: true, update_progress: UpdateProgress::Off },
        },
        permission_set_id: None,
        preferences: Preferences::default(),
        custom_values: Vec::new(),
    }
}

fn begin(project: &DemoProject, client_ids: Vec<Uuid>, today: NaiveDate) -> CreateProject {
    CreateProject {
        name: project.name.to_owned(),
        description: Some(project.description.to_owned()).filter(|text| !text.is_empty()),
        client_ids,
        confirm_foreign_root: false,
        level: Some(project.level),
        time_shown: project.time_shown && project.level != Level::NotVisible,
        starts_on: today.checked_sub_days(Days::new(40)),
        due_on: today.checked_add_days(Days::new(project.due_in_days)),
        template_id: None,
        custom_values: Vec::new(),
    }
}

async fn add_approval_column(services: &Services, caller: &Caller, project: ProjectId) -> Result<()> {
    let viewer = services.viewer(caller);
    let board = services.store.seen_by(&viewer).board(project).await?;
    let after_column_id = board.columns().nth(APPROVAL.after).map(|(column, _)| column.id.0);
    let column = CreateColumn {
        name: APPROVAL.name.to_owned(),
        client_name: Some(APPROVAL.client_name.to_owned()),
        stage: Stage::Review,
        asks_approval: true,
        colour: None,
        card_limit: None,
    };
    let created = boards::create_column(services, caller, project, column, None).await?;
    boards::move_column(services, caller, created.value.id.into(), MoveColumn { after_column_id }).await.map(drop)
}

async fn add_tasks(
    services: &Services,
    caller: &Caller,
    project: ProjectId,
    demo: &DemoProject,
    today: NaiveDate,
) -> Result<HashMap<&'static str, TaskId>> {
    let mut made = HashMap::new();
    if demo.name == WEBSITE.0 {
        add_approval_column(services, caller, project).await?;
    }
    let viewer = services.viewer(caller);
    let board = services.store.seen_by(&viewer).board(project).await?;
    let columns: Vec<Uuid> = board.columns().map(|(column, _)| column.id.0).collect();
    let own = if demo.name == WEBSITE.0 { WEBSITE.1 } else { &[] };
    let day = |days: i64| today.checked_add_signed(chrono::Duration::days(days));
    for task in own {
        let input = CreateTask {
            title: task.title.to_owned(),
            column_id: columns.get(task.column).copied(),
            description: Some(task.description.to_owned()).filter(|text| !text.is_empty()),
            starts_on: task.days.and_then(|(start, _)| day(start)),
            due_on: task.days.and_then(|(_, due)| day(due)),
            is_milestone: Some(task.is_milestone),
            is_team_only: Some(task.is_team_only),
            ..CreateTask::default()
        };
        let created = tasks::create_task(services, caller, project, input, None).await?;
        made.insert(task.title, TaskId(created.value.id));
    }
    for (before, after) in WAITS {
        if let (Some(before), Some(after)) = (made.get(before), made.get(after)) {
            let input = ChangeDependencies { add: vec![before.0], ..ChangeDependencies::default() };
            tasks::change_dependencies(services, caller, *after, input).await?;
        }
    }
    let titles = if own.is_empty() { demo.titles } else { &[] };
    let done = titles.len() * demo.percent_done / 100;
    for (at, title) in titles.iter().enumerate() {
        let column = if at < done { columns.len().saturating_sub(1) } else { (at - done).min(2) };
        let input = CreateTask {
            title: (*title).to_owned(),
            column_id: columns.get(column).copied(),
            is_team_only: Some(false),
            ..CreateTask::default()
        };
        tasks::create_task(services, caller, project, input, None).await?;
    }
    Ok(made)
}
