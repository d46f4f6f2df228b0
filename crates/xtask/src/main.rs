//! What a fresh machine needs to run, check and build Vitrine: `cargo xtask --help`.

#![expect(clippy::print_stderr, reason = "a command line tool speaks to the person who typed the command")]

mod load;
mod postgres;
mod run;
mod setup;
mod shell;
mod test;
mod toolchain;
mod web;

use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

/// Sets up, builds, runs and checks Vitrine.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", disable_help_subcommand = true)]
enum Task {
    /// Sets up, builds and starts Vitrine with a demo workspace.
    Run(run::Options),
    /// Runs every check, the fastest first; names of steps limit it to these.
    Test(test::Options),
    /// Installs what is missing, for `run` and for `test`.
    Setup,
    /// Builds the single-page app into `dist`.
    BuildWeb(web::Options),
    /// Measures a release server under load on this machine.
    Load(load::Options),
    /// Writes the OpenAPI documents into `openapi`.
    Openapi,
}

fn main() -> ExitCode {
    if let Err(error) = Task::parse().run() {
        // without the backtrace that some machines ask for: what failed is another program
        eprintln!("error: {error:#}");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

impl Task {
    fn run(self) -> Result<()> {
        match self {
            Self::Run(options) => run::run(&options),
            Self::Test(options) => test::run(&options),
            Self::Setup => setup::for_tests(),
            Self::BuildWeb(options) => web::build(options.mode()),
            Self::Load(options) => load::run(&options),
            Self::Openapi => run::write_openapi(),
        }
    }
}
