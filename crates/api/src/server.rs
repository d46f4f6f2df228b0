//! Listening, and stopping without breaking what is under way.

use crate::app::app;
use crate::http::state::State;
use crate::service::Services;
use actix_web::HttpServer;
use actix_web::web::Data;
use anyhow::Context;
use std::net::SocketAddr;
use std::thread::available_parallelism;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::{interval, sleep};

const DRAIN_SECONDS: u64 = 25;
/// Between "not ready" and refusing connections, so that a balancer notices first.
const NOTICE: Duration = Duration::from_secs(2);

/// Runs until the process is told to stop. `listening` is called with the address once connections are accepted.
pub async fn run(
    state: Data<State>,
    services: Data<Services>,
    listening: impl FnOnce(SocketAddr) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let bind = state.settings.bind;
    let is_local = state.public_url.is_local();
    let factory_state = state.clone();
    let factory_services = services.clone();
    let server = HttpServer::new(move || app(factory_state.clone(), factory_services.clone()))
        .workers(available_parallelism().map_or(1, usize::from))
        // For password hashes only, of which few are made at once; each thread would cost a stack.
        .worker_max_blocking_threads(2)
        .client_request_timeout(Duration::from_secs(10))
        .keep_alive(Duration::from_secs(75))
        .shutdown_timeout(DRAIN_SECONDS)
        .disable_signals()
        .bind(bind)
        .with_context(|| format!("cannot listen on {bind}"))?;
    let address = server.addrs().first().copied().unwrap_or(bind);
    let server = server.run();
    let handle = server.handle();
    let stopping = async move {
        tokio::select! {
            told = told_to_stop(&state) => told?,
            () = hearing(&services) => {}
        }
        tracing::info!("stopping");
        state.stop();
        if !is_local {
            sleep(NOTICE).await;
        }
        handle.stop(true).await;
        anyhow::Ok(())
    };
    listening(address)?;
    let (outcome, stopped) = tokio::join!(server, stopping);
    outcome?;
    stopped
}

/// Changes made by other servers reach the streams of this one.
async fn hearing(services: &Services) {
    services.listen().await;
    // Where there is nobody to hear from, that ends at once.
    std::future::pending::<()>().await;
}

/// Meanwhile, counters of those who are gone are thrown away.
async fn told_to_stop(state: &State) -> anyhow::Result<()> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let mut minute = interval(Duration::from_mins(1));
    loop {
        tokio::select! {
            _ = terminate.recv() => return Ok(()),
            _ = interrupt.recv() => return Ok(()),
            _ = minute.tick() => state.rates.forget(),
        }
    }
}
