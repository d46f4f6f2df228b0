//! A PostgreSQL server that lives as long as this program.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::setup::{find_postgres, is_root};
use crate::shell::{command, output, run, say};

/// Starts the server and ends it, whatever ends the program that holds the other end of standard input, be it a signal.
const SUPERVISE: &str = r#"
trap '' INT TERM HUP
"$1/postgres" -D "$2" -c listen_addresses=127.0.0.1 -p "$3" -c unix_socket_directories= \
    -c fsync=off -c max_connections=200 >"$2/log" 2>&1 </dev/null &
cat >/dev/null
kill -INT $!
wait $!
rm -rf "$2"
"#;

#[derive(Debug)]
pub(crate) struct Postgres {
    supervisor: Child,
    port: u16,
}

impl Postgres {
    /// A new, empty server in a temporary folder, for anyone on this machine until it ends.
    pub(crate) fn start() -> Result<Self> {
        say("Starting a PostgreSQL server of our own");
        let programs = find_postgres().context("no PostgreSQL server here; `cargo xtask setup` installs it")?;
        let user = User::for_postgres()?;
        let data = std::env::temp_dir().join(format!("vitrine-postgres-{}", std::process::id()));
        fs::create_dir(&data)?;
        if let Some(user) = &user {
            chown(&data, Some(user.uid), Some(user.gid))?;
        }

        let mut initdb = program(programs.join("initdb"), user, &data);
        initdb.args(["--auth=trust", "--username=vitrine", "--encoding=UTF8", "--locale=C", "--no-sync", "--pgdata"]);
        run(initdb.arg(&data).stdout(Stdio::null()))?;

        // a port that was free a moment ago
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut supervisor = program("sh", user, &data);
        supervisor.args(["-c", SUPERVISE, "sh"]).args([&programs, &data]).arg(port.to_string());
        let server = Self { supervisor: supervisor.stdin(Stdio::piped()).spawn()?, port };

        let start = Instant::now();
        loop {
            let mut is_ready = command(programs.join("pg_isready"));
            is_ready.args(["--quiet", "--host=127.0.0.1", "--port"]).arg(port.to_string());
            if is_ready.status()?.success() {
                return Ok(server);
            }
            if start.elapsed() > Duration::from_secs(30) {
                bail!("PostgreSQL does not start: {}", fs::read_to_string(data.join("log")).unwrap_or_default());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The address of one of its databases; `postgres` exists from the start.
    pub(crate) fn url(&self, database: &str) -> String {
        format!("postgres://vitrine@127.0.0.1:{}/{database}", self.port)
    }

    pub(crate) fn create_database(&self, name: &str) -> Result<()> {
        let programs = find_postgres().context("no PostgreSQL server here")?;
        let connection = ["--host=127.0.0.1", "--username=vitrine", "--port"];
        run(command(programs.join("createdb")).args(connection).arg(self.port.to_string()).arg(name))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.supervisor.stdin.take());
        // nothing is left to do about a supervisor that cannot be waited for
        let _ = self.supervisor.wait();
    }
}

/// A command as the user of the server, in a folder which that user may enter.
fn program(program: impl Into<PathBuf>, user: Option<User>, folder: &Path) -> Command {
    let mut command = Command::new(program.into());
    command.current_dir(folder);
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
    command
}

/// Whom the server runs as when this program runs as root, which PostgreSQL refuses.
#[derive(Clone, Copy, Debug)]
struct User {
    uid: u32,
    gid: u32,
}

impl User {
    fn for_postgres() -> Result<Option<Self>> {
        if !is_root() {
            return Ok(None);
        }
        let id = |kind| output(command("id").args([kind, "postgres"]));
        Ok(Some(Self { uid: id("-u")?.parse()?, gid: id("-g")?.parse()? }))
    }
}
