//! A large file, up and down, held against the least that the same HTTP server does with one.

use super::http::Connection;
use super::measure::{Server, listening};
use super::seed::World;
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Stdio;
use std::time::Instant;
use tokio::process::Command;

const BYTES: usize = 1_000_000_000;
/// The fastest of so many is taken, on both sides in turns: what disturbs the machine disturbs some of them.
const TIMES: usize = 3;

/// As shares of a plain copy's speed.
#[derive(Debug)]
pub(super) struct Transfer {
    upload: f64,
    download: f64,
    plain_upload_seconds: f64,
    plain_download_seconds: f64,
    /// Of the server while it did this.
    peak_mib: f64,
}

impl Transfer {
    pub(super) fn say(&self) {
        eprintln!("{:<32} {:>10.2} of a plain copy", "upload of 1 GB", self.upload);
        eprintln!("{:<32} {:>10.2} of a plain copy", "download of 1 GB", self.download);
        eprintln!("{:<32} {:>10.0} MiB", "peak memory meanwhile", self.peak_mib);
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "upload_share": self.upload, "download_share": self.download, "peak_memory_mib": self.peak_mib,
            "plain_upload_seconds": self.plain_upload_seconds, "plain_download_seconds": self.plain_download_seconds,
        })
    }
}

/// `plain_copy` is the program that copies and does no more.
pub(super) async fn measure(server: &Server, world: &World, plain_copy: &Path) -> Result<Transfer> {
    let folder = tempfile::tempdir()?;
    let mut child = Command::new(plain_copy)
        .arg(folder.path().join("copy"))
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .with_context(|| format!("cannot start {}", plain_copy.display()))?;
    let plain_address = listening(&mut child).await?;
    let task = world.tasks.first().context("no task was seeded")?;
    let (to, token) = (format!("/api/v1/tasks/{task}/files?name=large.bin"), world.staff_token.as_str());
    server.forget_peak()?;
    let mut fastest = [f64::MAX; 4];
    for _ in 0..TIMES {
        // a connection that waits while the other side is measured would be given up
        let mut plain = Connection::open(&plain_address).await?;
        let start = Instant::now();
        plain.upload("/", "", BYTES).await?;
        let plain_up = start.elapsed();
        let start = Instant::now();
        plain.download("/", "").await?;
        let plain_down = start.elapsed();
        let mut own = Connection::open(&server.address).await?;
        let start = Instant::now();
        let made: Value = serde_json::from_slice(own.upload(&to, token, BYTES).await?)?;
        let own_up = start.elapsed();
        let file = format!("/api/v1/files/{}/content", made.get("id").and_then(Value::as_str).context("no id")?);
        let start = Instant::now();
        own.download(&file, token).await?;
        let own_down = start.elapsed();
        for (fastest, now) in fastest.iter_mut().zip([plain_up, plain_down, own_up, own_down]) {
            *fastest = fastest.min(now.as_secs_f64());
        }
    }
    let [plain_up, plain_down, own_up, own_down] = fastest;
    Ok(Transfer {
        upload: plain_up / own_up,
        download: plain_down / own_down,
        plain_upload_seconds: plain_up,
        plain_download_seconds: plain_down,
        peak_mib: server.peak_memory_mib()?,
    })
}
