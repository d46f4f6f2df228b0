//! The server under load, watched from outside.

use super::http::Connection;
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// What `/proc/<pid>/stat` counts CPU time in: a hundredth of a second on every Linux.
const TICK_MS: f64 = 10.0;

pub(super) struct Server {
    pub(super) address: String,
    pid: u32,
    // stopped when dropped, and its folder removed after it
    _child: Child,
    _data: tempfile::TempDir,
}

pub(super) struct Figures {
    pub(super) name: &'static str,
    pub(super) requests: usize,
    pub(super) per_second: f64,
    pub(super) p50_ms: f64,
    pub(super) p99_ms: f64,
    pub(super) cpu_ms: f64,
}

impl Figures {
    pub(super) fn to_json(&self) -> Value {
        json!({
            "name": self.name, "requests": self.requests, "requests_per_second": self.per_second,
            "p50_ms": self.p50_ms, "p99_ms": self.p99_ms, "cpu_ms_per_request": self.cpu_ms,
        })
    }

    /// Of a pair of requests, what the second one cost. The first ones wait for one another and so set the pace: the time that a pair
    /// takes longer is the second's.
    pub(super) fn without(mut self, first: &Self) -> Self {
        self.per_second = 1.0 / (1.0 / self.per_second - 1.0 / first.per_second).max(f64::EPSILON);
        self.cpu_ms = (self.cpu_ms - first.cpu_ms).max(0.0);
        self.p50_ms = (self.p50_ms - first.p50_ms).max(0.0);
        self.p99_ms = (self.p99_ms - first.p99_ms).max(0.0);
        self
    }
}

impl Server {
    /// A demo workspace in a folder of its own, or in the given database, without rate limits.
    pub(super) async fn start(binary: &Path, database_url: Option<&str>) -> Result<Self> {
        let data = tempfile::tempdir()?;
        let mut command = Command::new(binary);
        command.args(["demo", "--port", "0", "--data-dir"]).arg(data.path()).stdout(Stdio::piped()).kill_on_drop(true);
        command.env("VITRINE__LOG__FILTER", "error");
        for limit in ["READS", "WRITES", "ANONYMOUS", "SIGN_INS", "SEARCHES", "IMPORTS", "STREAMS"] {
            command.env(format!("VITRINE__LIMITS__{limit}"), "1000000000");
        }
        if let Some(url) = database_url {
            command.args(["--database-url", url]);
        }
        let mut child = command.spawn().with_context(|| format!("cannot start {}", binary.display()))?;
        let pid = child.id().context("the server ended at once")?;
        let address = listening(&mut child).await?;
        Ok(Self { address, pid, _child: child, _data: data })
    }

    /// `call` again and again on some connections for some time, after a fifth of it to warm up.
    pub(super) async fn measure(
        &self,
        name: &'static str,
        connections: usize,
        time: Duration,
        call: impl AsyncFn(&mut Connection) -> Result<()>,
    ) -> Result<Figures> {
        self.load(connections, time / 5, &call).await?;
        let (cpu, start) = (self.cpu_ms()?, Instant::now());
        let mut latencies = self.load(connections, time, &call).await?;
        let (cpu, elapsed) = (self.cpu_ms()? - cpu, start.elapsed());
        latencies.sort_unstable();
        let requests = latencies.len();
        let at =
            |share: usize| latencies.get(requests * share / 100).map_or(0.0, |latency| latency.as_secs_f64() * 1000.0);
        let count = f64::from(u32::try_from(requests.max(1))?);
        Ok(Figures {
            name,
            requests,
            per_second: count / elapsed.as_secs_f64(),
            p50_ms: at(50),
            p99_ms: at(99),
            cpu_ms: cpu / count,
        })
    }

    async fn load(
        &self,
        connections: usize,
        time: Duration,
        call: &impl AsyncFn(&mut Connection) -> Result<()>,
    ) -> Result<Vec<Duration>> {
        let end = Instant::now() + time;
        let one = async || {
            let mut connection = Connection::open(&self.address).await?;
            let mut latencies = Vec::new();
            while Instant::now() < end {
                let start = Instant::now();
                call(&mut connection).await?;
                latencies.push(start.elapsed());
            }
            anyhow::Ok(latencies)
        };
        let all = futures_util::future::try_join_all((0..connections).map(|_| one())).await?;
        Ok(all.into_iter().flatten().collect())
    }

    fn cpu_ms(&self) -> Result<f64> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid))?;
        // the name of the program stands in parentheses and may hold anything
        let fields = stat.rsplit(')').next().context("no stat")?;
        let ticks = fields.split_whitespace().skip(11).take(2).map(str::parse::<f64>).sum::<Result<f64, _>>()?;
        Ok(ticks * TICK_MS)
    }

    /// From now on, the peak is that of what comes.
    pub(super) fn forget_peak(&self) -> Result<()> {
        // what `proc(5)` says to write for that
        std::fs::write(format!("/proc/{}/clear_refs", self.pid), "5").context("cannot reset the peak")
    }

    pub(super) fn peak_memory_mib(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no peak")?;
        Ok(line.trim().trim_end_matches(" kB").trim().parse::<f64>()? / 1024.0)
    }
}

/// The address that a server says it listens on.
pub(super) async fn listening(child: &mut Child) -> Result<String> {
    let output = child.stdout.take().context("no output")?;
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await? {
        if let Some(address) = line.strip_prefix("listening on http://") {
            return Ok(address.to_owned());
        }
    }
    bail!("the server ended before it listened")
}
