//! Many who watch one project: how long after a change all of them have heard of it.

use super::http::Connection;
use super::measure::Server;
use super::seed::{self, World};
use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::sync::Semaphore;
use tokio::time::timeout;

/// Of each person, as many as may be open at once but one.
const STREAMS_EACH: usize = 5;
const PEOPLE: usize = 200;
const CHANGES: usize = 50;
/// Of one change; longer is no figure but a fault.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Debug)]
pub(super) struct Heard {
    p50_ms: f64,
    p99_ms: f64,
    /// Of the server while it did this.
    peak_mib: f64,
}

impl Heard {
    pub(super) fn say(&self) {
        let name = format!("heard by {} streams", PEOPLE * STREAMS_EACH);
        eprintln!("{name:<32} {:>10} {:>9.2} {:>9.2}", "", self.p50_ms, self.p99_ms);
        eprintln!("{:<32} {:>10.0} MiB", "peak memory meanwhile", self.peak_mib);
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "streams": PEOPLE * STREAMS_EACH, "p50_ms": self.p50_ms, "p99_ms": self.p99_ms, "peak_memory_mib": self.peak_mib,
        })
    }
}

/// From before a change is asked for until a stream has told of it.
pub(super) async fn measure(server: &Server, world: &World) -> Result<Heard> {
    let tokens = seed::readers(&server.address, world, PEOPLE).await?;
    let mut streams = Vec::new();
    for token in tokens.iter().flat_map(|token| std::iter::repeat_n(token, STREAMS_EACH)) {
        let mut stream = Connection::open(&server.address).await?;
        stream.open_stream("/api/v1/events", token).await?;
        streams.push(stream);
    }
    server.forget_peak()?;
    let heard = Semaphore::new(0);
    let all = u32::try_from(streams.len())?;
    let listening = streams.iter_mut().map(async |stream| {
        let mut at = Vec::with_capacity(CHANGES);
        while at.len() < CHANGES {
            if stream.next_line().await?.contains("task_changed") {
                at.push(Instant::now());
                heard.add_permits(1);
            }
        }
        anyhow::Ok(at)
    });
    let changing = async {
        let mut connection = Connection::open(&server.address).await?;
        let mut asked = Vec::with_capacity(CHANGES);
        for turn in 0..CHANGES {
            let (path, body) = world.some_move(turn);
            asked.push(Instant::now());
            connection.post(&path, &world.staff_token, &body).await?;
            timeout(PATIENCE, heard.acquire_many(all)).await.context("a stream did not hear of a change")??.forget();
        }
        anyhow::Ok(asked)
    };
    let (asked, heard) = futures_util::try_join!(changing, futures_util::future::try_join_all(listening))?;
    let mut latencies: Vec<f64> = heard
        .iter()
        .flat_map(|at| at.iter().zip(&asked).map(|(at, asked)| at.duration_since(*asked).as_secs_f64() * 1000.0))
        .collect();
    latencies.sort_unstable_by(f64::total_cmp);
    let at = |share: usize| latencies.get(latencies.len() * share / 100).copied().unwrap_or_default();
    Ok(Heard { p50_ms: at(50), p99_ms: at(99), peak_mib: server.peak_memory_mib()? })
}
