//! An S3 server: a process of its own, which speaks HTTP and knows nothing of Vitrine.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use vitrine_api::settings::{S3, Settings};

/// What `cargo xtask setup` installs.
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/venv/bin/moto_server");

pub(crate) struct S3Server {
    process: Child,
    url: String,
}

impl S3Server {
    /// On a port that is free. It keeps everything in its memory.
    pub(crate) fn start() -> Self {
        assert!(Path::new(PROGRAM).exists(), "no S3 server to test against: `cargo xtask test` installs one");
        let mut program = Command::new(PROGRAM);
        program.args(["-H", "127.0.0.1", "-p", "0"]).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut process = program.spawn().unwrap();
        let mut lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let said = lines.find_map(|line| Some(line.unwrap().split_once("Running on ")?.1.trim().to_owned()));
        // whoever writes into a pipe that nobody empties stops some day
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, url: said.unwrap_or_else(|| panic!("it does not listen")) }
    }

    /// For settings whose objects are in a bucket of this server.
    pub(crate) fn holds(&self, bucket: &str) -> impl Fn(&mut Settings) + use<> {
        let s3 = S3 {
            bucket: bucket.to_owned(),
            endpoint: Some(self.url.clone()),
            access_key_id: Some("key".to_owned()),
            secret_access_key: Some("secret".to_owned().into()),
            ..S3::default()
        };
        move |settings| settings.files.s3 = Some(s3.clone())
    }

    pub(crate) async fn make_bucket(&self, bucket: &str) {
        let made = reqwest::Client::new().put(format!("{}/{bucket}", self.url)).send().await.unwrap();
        assert!(made.status().is_success());
    }

    /// Something of somebody else's.
    pub(crate) async fn put(&self, bucket: &str, key: &str) {
        let put = reqwest::Client::new().put(format!("{}/{bucket}/{key}", self.url)).body("theirs");
        assert!(put.send().await.unwrap().status().is_success());
    }

    /// What is in it, by key.
    pub(crate) async fn keys(&self, bucket: &str) -> Vec<String> {
        let list = reqwest::get(format!("{}/{bucket}", self.url)).await.unwrap().text().await.unwrap();
        let keys = list.split("<Key>").skip(1).filter_map(|rest| rest.split("</Key>").next());
        keys.map(str::to_owned).collect()
    }

    /// Uploads that were begun and neither ended nor given up.
    pub(crate) async fn unfinished(&self, bucket: &str) -> usize {
        let list = reqwest::get(format!("{}/{bucket}?uploads", self.url)).await.unwrap().text().await.unwrap();
        list.matches("<Upload>").count()
    }
}

impl Drop for S3Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
