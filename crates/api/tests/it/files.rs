//! Files of projects and tasks.

mod access;
mod bin;
mod content;
mod input;
mod s3;
mod sweep;
mod versions;

use crate::harness::{Caller, Reply, World};
use actix_web::http::Method;
use actix_web::web::Bytes;
use vitrine_contract::{ProjectFile, ProjectFileList};

const ANY: &str = "application/octet-stream";

async fn upload(caller: &Caller<'_>, to: &str, query: &str, bytes: impl Into<Bytes>) -> Reply {
    caller.ask(Method::POST, format!("{to}/files?{query}")).body(ANY, bytes).send().await
}

/// What the administrator shares with clients.
async fn share(w: &World, to: &str, name: &str, bytes: &'static [u8]) -> ProjectFile {
    upload(&w.administrator(), to, &format!("name={name}&is_team_only=false"), bytes).await.good()
}

async fn names(caller: &Caller<'_>, of: &str) -> Vec<String> {
    let list: ProjectFileList = caller.get(format!("{of}/files")).await.good();
    list.data.into_iter().map(|file| file.name).collect()
}

fn content_of(file: &ProjectFile) -> String {
    format!("/files/{}/content", file.id)
}
