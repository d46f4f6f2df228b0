//! The binary. Standard output has what a command was asked for, standard error the logs.

use actix_web::web::Data;
use anyhow::{Context, bail};
use clap::{Parser, Subcommand};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use vitrine_api::clock::{RandomIds, SystemClock};
use vitrine_api::http::state::State;
use vitrine_api::service::Services;
use vitrine_api::service::{admin, clients, demo, files, mails};
use vitrine_api::settings::{Flags, Settings};
use vitrine_api::{openapi, receipts, server, telemetry};
use vitrine_store::ChainHash;

/// Returns memory to the system early, and stays small with few threads. Without huge pages: they keep whole what is nearly empty.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Vitrine, a client portal for agencies.
#[derive(Debug, Parser)]
#[command(name = "vitrine", version, arg_required_else_help = true)]
struct Arguments {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the portal
    Serve,
    /// Bring the database up to date, and stop
    Migrate,
    /// Serve a workspace filled with examples, and print its logins
    Demo,
    /// Manage a workspace from its own machine
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Check the audit log
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Check a receipt of an approval
    Receipt {
        #[command(subcommand)]
        command: ReceiptCommand,
    },
    /// Write the OpenAPI documents
    Openapi {
        /// Folder to write them into
        #[arg(long, default_value = "openapi")]
        dir: PathBuf,
        /// Write nothing; fail if the files differ
        #[arg(long)]
        check: bool,
    },
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Give an account a new password, read from standard input; its sessions end
    ResetPassword { username: String },
}

#[derive(Debug, Subcommand)]
enum AuditCommand {
    /// Recompute the hashes of all entries, and name the first that does not fit
    Verify {
        /// A hash that `audit head` printed: the entry it belongs to must still be there
        #[arg(long)]
        expect: Option<ChainHash>,
    },
    /// Print the newest hash, to be kept where the database is not
    Head,
}

#[derive(Debug, Subcommand)]
enum ReceiptCommand {
    /// Tell whether a receipt is what was signed, and print what it says. Needs neither a database nor a network
    Verify {
        file: PathBuf,
        /// The public key that it must be signed with
        #[arg(long)]
        key: Option<String>,
    },
}

#[actix_web::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "vitrine: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<()> {
    if let Command::Openapi { dir, check } = &arguments.command {
        return write_documents(dir, *check);
    }
    if let Command::Receipt { command: ReceiptCommand::Verify { file, key } } = &arguments.command {
        let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
        return say(&receipts::verify(&text, key.as_deref())?);
    }
    let settings = Settings::load(&arguments.flags)?;
    telemetry::start_logs(&settings.log)?;
    let services = Services::open(settings, Arc::new(SystemClock), Arc::new(RandomIds)).await?;
    match arguments.command {
        Command::Serve => serve(services, Vec::new()).await,
        Command::Demo => {
            let logins = demo::fill_demo(&services).await?;
            serve(services, logins).await
        }
        // Opening has done it.
        Command::Migrate => say("the database is up to date"),
        Command::Admin { command: AdminCommand::ResetPassword { username } } => {
            let mut password = String::new();
            io::stdin().read_line(&mut password)?;
            let password = password.trim_end_matches(['\r', '\n']).to_owned().into();
            admin::reset_password(&services, &username, password).await?;
            say("the password is changed")
        }
        Command::Audit { command: AuditCommand::Verify { expect } } => {
            say(&admin::verify_audit(&services, expect).await?)
        }
        Command::Audit { command: AuditCommand::Head } => match admin::audit_head(&services).await? {
            Some(hash) => say(&hash.to_string()),
            None => bail!("the audit log is empty"),
        },
        Command::Openapi { .. } | Command::Receipt { .. } => Ok(()),
    }
}

async fn serve(services: Services, logins: Vec<demo::DemoLogin>) -> anyhow::Result<()> {
    let set_up = admin::invite_first_administrator(&services).await?;
    let state = State::new(
        Settings::clone(&services.settings),
        Arc::clone(&services.tokens),
        Arc::clone(&services.clock),
        Arc::new(RandomIds),
        Some(telemetry::start_metrics()?),
    )?;
    let public_url = services.settings.public_url.clone();
    let listener = services.clone();
    let serving = server::run(Data::new(state), Data::new(services), |address| {
        for login in &logins {
            say(&format!("sign in as {}: {} / {}", login.name, login.username, login.password))?;
        }
        if let Some(token) = set_up {
            let origin = public_url.unwrap_or_else(|| format!("http://{address}"));
            say(&format!("set up the workspace at {origin}/set-up#{}", token.reveal()))?;
        }
        say(&format!("listening on http://{address}"))
    });
    tokio::select! {
        served = serving => served,
        () = listener.listen() => Ok(()),
        () = mails::send_mails(&listener) => Ok(()),
        () = clients::run_imports(&listener) => Ok(()),
        () = files::sweep_files(&listener) => Ok(()),
    }
}

fn write_documents(dir: &Path, check: bool) -> anyhow::Result<()> {
    let whole = openapi::document()?;
    let portal = openapi::portal(&whole);
    for (name, document) in [("vitrine.json", whole), ("vitrine-portal.json", portal)] {
        let path = dir.join(name);
        let text = format!("{document:#}\n");
        if !check {
            fs::create_dir_all(dir)?;
            fs::write(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        } else if fs::read_to_string(&path).unwrap_or_default() != text {
            bail!("{} is not what the code says: run `vitrine openapi --dir {}`", path.display(), dir.display());
        }
    }
    Ok(())
}

fn say(line: &str) -> anyhow::Result<()> {
    let mut out = io::stdout();
    writeln!(out, "{line}")?;
    out.flush()?;
    Ok(())
}
