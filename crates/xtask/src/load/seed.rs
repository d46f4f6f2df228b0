//! What the load is run against, made through the API.

use super::http::Connection;
use anyhow::{Context, Result};
use serde_json::{Value, json};

/// Boards of 200, 500 and 2 000 tasks that one client sees, beside 100 projects of 20 tasks that it does not.
pub(super) struct World {
    pub(super) staff_token: String,
    pub(super) client_token: String,
    pub(super) board: String,
    pub(super) board_of_500: String,
    pub(super) board_of_2000: String,
    pub(super) hidden: String,
    pub(super) tasks: Vec<String>,
    columns: Vec<String>,
    client: String,
}

impl World {
    /// Another task into another column each time, to its top.
    pub(super) fn some_move(&self, turn: usize) -> (String, String) {
        let pick = |from: &[String], by: usize| from.get(by % from.len().max(1)).cloned().unwrap_or_default();
        let path = format!("/api/v1/tasks/{}/move", pick(&self.tasks, turn * 7));
        (path, json!({"column_id": pick(&self.columns, turn * 3), "after_task_id": null}).to_string())
    }
}

const GIVEN: &str = "a password that staff chose";
const OWN: &str = "a password of their own";
const DESCRIPTION: &str = "What is to be done, for whom and until when, in two or three lines as people write them: the \
                           address step, the lookup for two countries, and every error beside its field.";

pub(super) async fn seed(address: &str) -> Result<World> {
    let mut api = Api { connection: Connection::open(address).await?, token: String::new() };
    api.token = api.sign_in("marion", "vitrine-demo-admin").await?;
    let client = json!({
        "name": "Load", "kind": "person",
        "credentials": {"username": "load", "password": GIVEN},
        "privileges": {"view_tasks": true, "view_progress": true, "update_progress": "off"},
    });
    let client = api.create("/clients", &client).await?;
    let board = api.project("Load board", Some(&client), 200).await?;
    let board_of_500 = api.project("Timeline", Some(&client), 500).await?;
    let board_of_2000 = api.project("Large board", Some(&client), 2_000).await?;
    let mut hidden = String::new();
    for number in 1..=100 {
        hidden = api.project(&format!("Hidden {number}"), None, 20).await?;
    }
    let body = api.get(&format!("/projects/{board}/board")).await?;
    let columns = body.get("columns").and_then(Value::as_array).context("no columns")?;
    let ids = |list: &[Value]| list.iter().map(|item| text(item, "id")).collect::<Result<Vec<_>>>();
    let mut tasks = Vec::new();
    for column in columns {
        tasks.extend(ids(column.get("tasks").and_then(Value::as_array).context("no tasks")?)?);
    }
    let columns = ids(columns)?;
    let client_token = api.first_sign_in("load", GIVEN, OWN).await?;
    Ok(World {
        staff_token: api.token,
        client_token,
        board,
        board_of_500,
        board_of_2000,
        hidden,
        tasks,
        columns,
        client,
    })
}

/// So many people below the client, who see what it sees: their tokens.
pub(super) async fn readers(address: &str, world: &World, count: usize) -> Result<Vec<String>> {
    let mut api = Api { connection: Connection::open(address).await?, token: world.staff_token.clone() };
    let mut tokens = Vec::with_capacity(count);
    for number in 1..=count {
        let login = format!("reader{number}");
        let person = json!({
            "name": format!("Reader {number}"), "kind": "person", "parent_id": world.client,
            "credentials": {"username": login, "password": GIVEN},
            "privileges": {"view_tasks": true, "view_progress": true, "update_progress": "off"},
        });
        api.create("/clients", &person).await?;
        tokens.push(api.first_sign_in(&login, GIVEN, OWN).await?);
    }
    Ok(tokens)
}

/// A client list for the import: companies, and below each some people.
pub(super) fn client_list(rows: usize) -> String {
    let mut list = String::from("name;e-mail;parent;kind\r\n");
    for row in 0..rows {
        let company = row / 10;
        let line = match row % 10 {
            0 => format!("Company {company};;;organisation\r\n"),
            _ => format!("Person {row};person{row}@example.com;Company {company};person\r\n"),
        };
        list.push_str(&line);
    }
    list
}

struct Api {
    connection: Connection,
    token: String,
}

impl Api {
    async fn sign_in(&mut self, login: &str, password: &str) -> Result<String> {
        let body = json!({"login": login, "password": password, "delivery": "bearer"}).to_string();
        let answer = self.connection.post("/api/v1/auth/sign-in", "", &body).await?;
        let answer: Value = serde_json::from_slice(answer)?;
        text(answer.get("tokens").context("no tokens")?, "access_token")
    }

    /// Replaces the password that staff chose, as everybody has to.
    async fn first_sign_in(&mut self, login: &str, given: &str, own: &str) -> Result<String> {
        let token = self.sign_in(login, given).await?;
        let body = json!({"current_password": given, "new_password": own}).to_string();
        self.connection.post("/api/v1/session/password", &token, &body).await?;
        self.sign_in(login, own).await
    }

    async fn create(&mut self, path: &str, body: &Value) -> Result<String> {
        let answer = self.connection.post(&format!("/api/v1{path}"), &self.token, &body.to_string()).await?;
        text(&serde_json::from_slice(answer)?, "id")
    }

    async fn get(&mut self, path: &str) -> Result<Value> {
        let answer = self.connection.get(&format!("/api/v1{path}"), &self.token).await?;
        Ok(serde_json::from_slice(answer)?)
    }

    async fn project(&mut self, name: &str, client: Option<&str>, tasks: usize) -> Result<String> {
        let clients: Vec<&str> = client.into_iter().collect();
        let project =
            self.create("/projects", &json!({"name": name, "client_ids": clients, "level": "read_only"})).await?;
        let board = self.get(&format!("/projects/{project}/board")).await?;
        let columns = board.get("columns").and_then(Value::as_array).cloned().unwrap_or_default();
        for number in 0..tasks {
            let column = columns.get(number % columns.len().max(1)).context("no column")?;
            let title = format!("Task {number} of {name}: prepare the quarterly delivery plan");
            let task = json!({"title": title, "column_id": column.get("id"), "description": DESCRIPTION});
            self.create(&format!("/projects/{project}/tasks"), &task).await?;
        }
        Ok(project)
    }
}

fn text(value: &Value, name: &str) -> Result<String> {
    Ok(value.get(name).and_then(Value::as_str).with_context(|| format!("no {name} in {value}"))?.to_owned())
}
