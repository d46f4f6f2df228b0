//! Every check, in the order of their length.

use std::time::Instant;

use anyhow::{Context, Result};
use clap::ValueEnum;

use crate::postgres::Postgres;
use crate::run::build_server;
use crate::setup;
use crate::shell::{command, find, run as run_to_end, run_keeping, say};
use crate::web::{self, Mode};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Only these steps, in their usual order.
    steps: Vec<Step>,
}

#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
enum Step {
    /// The layout of the source code.
    Fmt,
    /// The lints.
    Clippy,
    /// Tests of the crates, on SQLite and on PostgreSQL.
    Unit,
    /// The app: it compiles to WebAssembly and stays within its size budget.
    Web,
    /// The `OpenAPI` documents: they are what the server says, and valid.
    Openapi,
    /// In a browser and through generated clients, against the real server.
    Journeys,
}

/// Runs the steps and repeats the closing lines of the test runners.
pub(crate) fn run(options: &Options) -> Result<()> {
    setup::for_tests()?;
    let postgres = Postgres::start()?;
    let mut closing = Vec::new();
    for step in Step::value_variants() {
        if options.steps.is_empty() || options.steps.contains(step) {
            let start = Instant::now();
            closing.extend(step.run(&postgres)?);
            say(format!("{step:?}: passed in {:.1} s", start.elapsed().as_secs_f32()));
        }
    }
    drop(postgres);
    for line in closing {
        eprintln!("{line}");
    }
    Ok(())
}

impl Step {
    fn run(self, postgres: &Postgres) -> Result<Vec<String>> {
        say(format!("{self:?}"));
        match self {
            Self::Fmt => run_to_end(command("cargo").args(["fmt", "--all", "--check"]))?,
            Self::Clippy => {
                let clippy = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
                run_to_end(command("cargo").args(clippy))?;
            }
            Self::Unit => return unit(postgres),
            Self::Web => web::build(Mode::Release)?,
            Self::Openapi => openapi()?,
            Self::Journeys => return journeys(postgres),
        }
        Ok(Vec::new())
    }
}

fn unit(postgres: &Postgres) -> Result<Vec<String>> {
    let runner: &[&str] =
        if find("cargo-nextest").is_some() { &["nextest", "run"] } else { &["test", "--all-targets"] };
    let mut tests = command("cargo");
    tests.args(runner).arg("--workspace").env("VITRINE_TEST_POSTGRES", postgres.url("postgres"));
    run_keeping(&mut tests, |line| line.contains("Summary [") || line.starts_with("test result:"))
}

fn openapi() -> Result<()> {
    web::build(Mode::Release)?;
    let server = build_server("fast")?;
    run_to_end(command(server).args(["openapi", "--dir", "openapi", "--check"]))
        .context("the OpenAPI documents are not what the server says; `cargo xtask openapi` writes them")?;
    let documents = ["openapi/vitrine.json", "openapi/vitrine-portal.json"];
    run_to_end(command("target/venv/bin/openapi-spec-validator").args(documents))
}

fn journeys(postgres: &Postgres) -> Result<Vec<String>> {
    web::build(Mode::Release)?;
    let server = build_server("fast")?;
    postgres.create_database("journeys")?;
    let chromium = setup::find_chromium().context("no Chromium here; `cargo xtask setup` installs it")?;
    let mut journeys = command("node");
    journeys
        .arg("e2e/run.mjs")
        .env("CHROMIUM", chromium)
        .env("VITRINE", server)
        .env("VITRINE_E2E_POSTGRES", postgres.url("journeys"));
    run_keeping(&mut journeys, |line| line.starts_with("ℹ "))
}
