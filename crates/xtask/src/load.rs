//! How fast: a release server under bounded load on this machine, with figures that can be held against others.
//!
//! Requests a second depend on the machine; CPU time per request and shares of a limit measured in the same minute travel better.

mod http;
mod measure;
mod seed;
mod streams;
mod transfer;

use crate::run::build_server;
use crate::shell::{self, command, root, say};
use crate::web::{self, Mode};
use anyhow::{Context, Result};
use http::Connection;
use measure::{Figures, Server};
use seed::World;
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::PathBuf;
use std::time::Duration;
use streams::Heard;
use transfer::Transfer;

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Seconds of each measurement.
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// `postgres://…` of an empty database, instead of SQLite.
    #[arg(long)]
    database_url: Option<String>,
}

/// Connections at once, as many as the published comparisons use.
const CONNECTIONS: usize = 16;
/// Passwords are hashed few at a time; more would measure the queue.
const SIGN_IN_CONNECTIONS: usize = 4;
const IMPORTED_ROWS: usize = 5_000;

pub(crate) fn run(options: &Options) -> Result<()> {
    if cfg!(debug_assertions) {
        // the two share the cores: what is not optimised here is taken from the server
        let again = ["run", "--quiet", "--release", "--package", "xtask", "--"];
        return shell::run(command("cargo").args(again).args(std::env::args_os().skip(1)));
    }
    web::build(Mode::Release)?;
    let binary = build_server("release")?;
    let plain_copy = build_plain_copy()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let server = Server::start(&binary, options.database_url.as_deref()).await?;
        say("Seeding boards of 200, 500 and 2 000 tasks beside 100 projects that their reader does not see");
        let world = seed::seed(&server.address).await?;
        let figures = measure_all(&server, &world, Duration::from_secs(options.seconds)).await?;
        let peak = server.peak_memory_mib()?;
        say("Measuring a file of 1 GB, up and down");
        let transfer = transfer::measure(&server, &world, &plain_copy).await?;
        say("Measuring 1 000 streams of events");
        let heard = streams::measure(&server, &world).await?;
        report(&figures, first_page(&server.address).await?, peak, &transfer, &heard)
    })
}

/// What uploads and downloads are held against.
fn build_plain_copy() -> Result<PathBuf> {
    shell::run(command("cargo").args(["build", "--release", "--package", "plain-copy", "--target-dir", "target"]))?;
    Ok(root().join("target/release/plain-copy"))
}

async fn measure_all(server: &Server, world: &World, time: Duration) -> Result<Vec<Figures>> {
    let board = format!("/api/v1/projects/{}/board", world.board);
    let timeline = format!("/api/v1/projects/{}/board", world.board_of_500);
    let large = format!("/api/v1/projects/{}/board", world.board_of_2000);
    let denied = format!("/api/v1/projects/{}/board", world.hidden);
    let task = format!("/api/v1/tasks/{}", world.tasks.first().context("no task was seeded")?);
    let mut figures = Vec::new();
    for (name, path) in [
        ("board of 200 tasks, unchanged", board.as_str()),
        ("timeline of 500 tasks, unchanged", timeline.as_str()),
        ("board of 2 000 tasks, unchanged", large.as_str()),
        ("a client's project list", "/api/v1/projects"),
        ("one task", task.as_str()),
        ("board, denied", denied.as_str()),
    ] {
        say(format!("Measuring {name}"));
        let call = async |connection: &mut Connection| connection.get(path, &world.client_token).await.map(drop);
        figures.push(server.measure(name, CONNECTIONS, time, call).await?);
    }
    let turn = Cell::new(0_usize);
    let move_one = async |connection: &mut Connection| {
        turn.set(turn.get().wrapping_add(1));
        let (path, body) = world.some_move(turn.get());
        connection.post(&path, &world.staff_token, &body).await.map(drop)
    };
    say("Measuring a durable move");
    let moves = server.measure("a durable task move", CONNECTIONS, time, &move_one).await?;
    say("Measuring the board after each change");
    let both = server
        .measure("board right after a change", CONNECTIONS, time, async |connection| {
            move_one(connection).await?;
            connection.get(&board, &world.client_token).await.map(drop)
        })
        .await?;
    // a board right after a change cannot be had without the change: what the move costs by itself is taken off
    figures.push(both.without(&moves));
    figures.push(moves);
    say("Measuring sign-in");
    let credentials = json!({"login": "pierre", "password": "vitrine-demo-pierre", "delivery": "bearer"}).to_string();
    let sign_in =
        async |connection: &mut Connection| connection.post("/api/v1/auth/sign-in", "", &credentials).await.map(drop);
    figures.push(server.measure("sign-in", SIGN_IN_CONNECTIONS, time, sign_in).await?);
    say("Measuring the dry run of an import");
    let list = seed::client_list(IMPORTED_ROWS);
    let dry_run = async |connection: &mut Connection| {
        connection.post_csv("/api/v1/clients/import?dry_run=true", &world.staff_token, &list).await.map(drop)
    };
    figures.push(server.measure("dry run of 5 000 imported rows", 1, time, dry_run).await?);
    Ok(figures)
}

/// Bytes of everything that the first page asks for, as a browser gets them.
async fn first_page(address: &str) -> Result<usize> {
    let mut connection = Connection::open(address).await?;
    let mut bytes = connection.get_compressed("/").await?.len();
    let plain = String::from_utf8_lossy(connection.get("/", "").await?).into_owned();
    let mut wanted: Vec<String> = plain.split('"').filter(|text| is_asset(text)).map(str::to_owned).collect();
    wanted.sort();
    wanted.dedup();
    let mut next = 0;
    while let Some(path) = wanted.get(next).cloned() {
        bytes += connection.get_compressed(&path).await?.len();
        if extension(&path) == "js" {
            let script = String::from_utf8_lossy(connection.get(&path, "").await?).into_owned();
            for found in loaded_by(&path, &script) {
                if !wanted.contains(&found) {
                    wanted.push(found);
                }
            }
        }
        next += 1;
    }
    Ok(bytes)
}

/// The files that a script loads by itself; what it fetches when it is needed is none of them.
fn loaded_by(path: &str, script: &str) -> Vec<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let pieces: Vec<&str> = script.split('"').collect();
    let quoted = pieces.windows(2).filter_map(|pair| match pair {
        [before, text] if ["from ", "module_or_path: "].iter().any(|word| before.ends_with(word)) => Some(*text),
        _ => None,
    });
    quoted
        .map(|text| text.strip_prefix("./").map_or_else(|| text.to_owned(), |name| format!("{folder}/{name}")))
        .collect()
}

fn is_asset(text: &str) -> bool {
    let is_path = text.starts_with('/') || text.starts_with("./");
    is_path && ["js", "css", "wasm", "woff2"].contains(&extension(text))
}

fn extension(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or_default()
}

fn report(
    figures: &[Figures],
    first_page_bytes: usize,
    peak_mib: f64,
    transfer: &Transfer,
    heard: &Heard,
) -> Result<()> {
    eprintln!("\n{:<32} {:>10} {:>9} {:>9} {:>11}", "", "req/s", "p50 ms", "p99 ms", "CPU ms/req");
    for figure in figures {
        eprintln!(
            "{:<32} {:>10.0} {:>9.2} {:>9.2} {:>11.3}",
            figure.name, figure.per_second, figure.p50_ms, figure.p99_ms, figure.cpu_ms
        );
    }
    eprintln!(
        "{:<32} {first_page_bytes:>10} bytes\n{:<32} {peak_mib:>10.0} MiB",
        "first page", "peak memory of the server"
    );
    transfer.say();
    heard.say();
    let rows: Vec<Value> = figures.iter().map(Figures::to_json).collect();
    let json = json!({
        "rows": rows, "first_page_bytes": first_page_bytes, "peak_memory_mib": peak_mib,
        "transfer": transfer.to_json(), "streams": heard.to_json(),
    });
    let path = root().join("target/load.json");
    std::fs::write(&path, format!("{json:#}\n")).with_context(|| format!("cannot write {}", path.display()))?;
    say(format!("Also written to {}", path.display()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::loaded_by;

    #[test]
    fn what_is_fetched_later_is_not_of_the_first_page() {
        let script = r#"import * as parts from "./parts.js";
            start({ module_or_path: "/app-1/vitrine_bg.wasm" });
            const later = () => fetch(new URL("./staff.wasm", import.meta.url));"#;
        assert_eq!(loaded_by("/app-1/vitrine.js", script), ["/app-1/parts.js", "/app-1/vitrine_bg.wasm"]);
    }
}
