//! Logs go to standard error: standard output belongs to what a command was asked for.

use crate::settings::{Log, LogFormat};
use anyhow::Context;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::io;
use tracing_subscriber::EnvFilter;

pub fn start_logs(log: &Log) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(&log.filter).with_context(|| format!("log.filter `{}`", log.filter))?;
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    match log.format {
        LogFormat::Json => logs.json().flatten_event(true).try_init(),
        LogFormat::Text => logs.compact().try_init(),
    }
    .map_err(|error| anyhow::anyhow!("logs: {error}"))
}

/// Buckets from a millisecond to ten seconds: what is quicker is quick enough, what is slower is broken.
const SECONDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.0, 10.0];

pub fn start_metrics() -> anyhow::Result<PrometheusHandle> {
    Ok(PrometheusBuilder::new().set_buckets(&SECONDS)?.install_recorder()?)
}
