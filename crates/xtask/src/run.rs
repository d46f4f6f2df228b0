//! The product itself: built, started, or asked for its documents.

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{command, line, root, run as run_to_end, say};
use crate::web::{self, Mode};

#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// The port of the server, on 127.0.0.1.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the SQLite database and the files are.
    #[arg(long, default_value = ".vitrine")]
    data_dir: PathBuf,
    /// `postgres://…`, instead of SQLite.
    #[arg(long)]
    database_url: Option<String>,
    /// Build the server as for a release: it takes longer to build and serves a little faster.
    #[arg(long)]
    release: bool,
}

/// Sets up, builds and becomes the server.
pub(crate) fn run(options: &Options) -> Result<()> {
    web::build(Mode::Release)?;
    let server = build_server(if options.release { "release" } else { "fast" })?;

    say("Starting Vitrine");
    // where the person is, so that a relative --data-dir means what it says
    let mut demo = Command::new(server);
    demo.args(["demo", "--port", &options.port.to_string(), "--data-dir"]).arg(&options.data_dir);
    if let Some(url) = &options.database_url {
        demo.args(["--database-url", url]);
    }
    let error = demo.exec();
    bail!("cannot start `{}`: {error}", line(&demo))
}

/// Builds the binary `vitrine` with what `dist` holds now.
pub(crate) fn build_server(profile: &str) -> Result<PathBuf> {
    say("Compiling the server (some minutes the first time)");
    let build = ["build", "--package", "vitrine-api", "--profile", profile, "--target-dir", "target"];
    run_to_end(command("cargo").args(build))?;
    Ok(root().join("target").join(profile).join("vitrine"))
}

/// Writes the OpenAPI documents.
pub(crate) fn write_openapi() -> Result<()> {
    run_to_end(command("cargo").args(["run", "--package", "vitrine-api", "--", "openapi", "--dir", "openapi"]))
}
