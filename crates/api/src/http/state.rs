use crate::clock::{SharedClock, SharedIds};
use crate::http::cookies::Cookies;
use crate::http::middleware::rates::Rates;
use crate::http::routes::Routes;
use crate::http::streams::Streams;
use crate::settings::{PublicUrl, Settings};
use crate::tokens::Tokens;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// What all workers share and the handlers do not touch: it belongs to the edge, not to the work.
#[derive(Debug)]
pub struct State {
    pub settings: Settings,
    pub public_url: PublicUrl,
    pub cookies: Cookies,
    pub tokens: Arc<Tokens>,
    pub clock: SharedClock,
    pub ids: SharedIds,
    pub rates: Rates,
    pub streams: Streams,
    pub routes: Routes,
    pub metrics: Option<PrometheusHandle>,
    is_stopping: AtomicBool,
}

impl State {
    pub fn new(
        settings: Settings,
        tokens: Arc<Tokens>,
        clock: SharedClock,
        ids: SharedIds,
        metrics: Option<PrometheusHandle>,
    ) -> anyhow::Result<Self> {
        let public_url = settings.public_url()?;
        Ok(Self {
            cookies: Cookies::new(&public_url),
            rates: Rates::new(&settings.limits),
            streams: Streams::new(settings.limits.open_streams_per_session),
            routes: Routes::default(),
            settings,
            public_url,
            tokens,
            clock,
            ids,
            metrics,
            is_stopping: AtomicBool::new(false),
        })
    }

    pub fn is_stopping(&self) -> bool {
        self.is_stopping.load(Ordering::Relaxed)
    }

    /// Not ready from now on; open streams end.
    pub fn stop(&self) {
        self.is_stopping.store(true, Ordering::Relaxed);
        self.streams.end();
    }
}
