//! The program itself, as an operator runs it.

use crate::harness::{Database, Smtp};
use std::process::Stdio;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use vitrine_api::settings::Settings;

/// What outlives a server.
pub(super) struct Place {
    database: Database,
    pub(super) data: TempDir,
    smtp_url: String,
}

pub(super) struct Server {
    pub(super) address: String,
    child: Child,
}

impl Place {
    pub(super) fn new(database: Database, smtp: &Smtp) -> Self {
        Self { database, data: tempfile::tempdir().unwrap(), smtp_url: smtp.url() }
    }

    pub(super) fn database_url(&self) -> String {
        self.database.url()
    }

    /// For what no command does.
    pub(super) fn settings(&self) -> Settings {
        let mut settings = Settings {
            database_url: Some(self.database_url().into()),
            data_dir: self.data.path().to_owned(),
            ..Settings::default()
        };
        settings.mail.smtp_url = Some(self.smtp_url.clone().into());
        settings.mail.from = Some("Northlight <portal@northlight.example>".into());
        settings
    }

    pub(super) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_vitrine"));
        command.args(arguments).arg("--data-dir").arg(self.data.path()).arg("--database-url").arg(self.database_url());
        command.current_dir(self.data.path()).kill_on_drop(true);
        command.env("VITRINE__LOG__FILTER", "error").env("VITRINE__SESSION__ACCESS_MINUTES", "600");
        command.env("VITRINE__MAIL__SMTP_URL", &self.smtp_url);
        command.env("VITRINE__MAIL__FROM", "Northlight <portal@northlight.example>");
        for limit in ["READS", "WRITES", "ANONYMOUS", "SIGN_INS"] {
            command.env(format!("VITRINE__LIMITS__{limit}"), "1000000000");
        }
        command
    }
}

impl Server {
    pub(super) async fn start(place: &Place) -> Self {
        // tokens name their issuer, and outlive this server
        let arguments = ["serve", "--port", "0", "--public-url", "http://127.0.0.1:8080"];
        let mut child = place.command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        loop {
            let line = lines.next_line().await.unwrap().unwrap_or_else(|| panic!("it ended before it listened"));
            if let Some(address) = line.strip_prefix("listening on ") {
                return Self { address: address.to_owned(), child };
            }
        }
    }

    /// SIGKILL: nothing is written to an end, nothing is tidied up.
    pub(super) async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }
}
