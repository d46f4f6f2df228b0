//! The API and the binary. A request runs through `app` (middleware, written once), a handler of `http`, one function of
//! `service`, and the store.
//!
//! **Invariants:** status codes only in `http::problem`; the environment only in `settings`; time and ids only from `clock`;
//! handlers decide nothing.

pub mod app;
mod blobs;
pub mod clock;
pub mod http;
pub mod mail;
pub mod openapi;
pub mod passwords;
pub mod query;
pub mod receipts;
pub mod sealing;
pub mod server;
pub mod service;
pub mod settings;
pub mod telemetry;
pub mod tokens;
