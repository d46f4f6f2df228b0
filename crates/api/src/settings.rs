//! What an operator can set. The only place that reads the environment: defaults < `vitrine.toml` < `VITRINE__…` < flags.

use actix_web::http::Uri;
use actix_web::http::uri::Scheme;
use anyhow::{Context, ensure};
use config::{Config, Environment, File};
use ipnet::IpNet;
use secrecy::SecretString;
use serde::Deserialize;
use std::net::{Ipv4Addr, SocketAddr};
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    pub bind: SocketAddr,
    /// How browsers reach the server, such as `https://portal.example.com`. Absent: `http://` and what it binds.
    pub public_url: Option<String>,
    pub data_dir: PathBuf,
    /// `sqlite:…` or `postgres:…`. Absent: a SQLite file in the data directory.
    pub database_url: Option<SecretString>,
    /// Wait for the disk at every commit. Only for experiments without it: a power cut may then lose what was acknowledged.
    pub is_durable: bool,
    /// Addresses or networks whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// What `/metrics` asks for as a bearer token. Absent: it exists only where the public address is this machine itself.
    pub metrics_token: Option<SecretString>,
    pub session: Session,
    pub passwords: Passwords,
    pub mail: Mail,
    pub files: Files,
    pub limits: Limits,
    pub log: Log,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Session {
    pub access_minutes: u32,
    /// Without a renewal for so long, a session ends.
    pub idle_hours: u32,
    /// Whatever happens, a session ends then.
    pub absolute_hours: u32,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Passwords {
    /// How many are hashed at once, each with 19 MiB. Absent: one for two cores.
    pub workers: Option<NonZeroU32>,
    /// How many may wait for that; more are told to slow down.
    pub queue: u32,
}

/// Where messages go. Without a server they wait in the outbox, where staff find them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// `smtps://user:password@host`, or `smtp://…?tls=required` for STARTTLS; `smtp://host` is not encrypted.
    pub smtp_url: Option<SecretString>,
    /// The sender: `Northlight <portal@example.com>`.
    pub from: Option<String>,
    /// For each step of handing a message over.
    pub timeout_seconds: u32,
}

/// What may be uploaded, and where it is kept.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Files {
    /// Bytes of one file.
    pub most_bytes: u64,
    /// Files of one task, or of one project itself.
    pub most_files: u32,
    /// Bytes of all files together, those in the bin included.
    pub workspace_bytes: u64,
    /// An upload of which nothing arrives for so long is over.
    pub patience_seconds: u32,
    /// A bucket for the bytes. Absent: a folder in the data directory.
    pub s3: Option<S3>,
}

/// A bucket of S3, or of a server that speaks like it. Give it a rule that ends unfinished uploads after a day: those of a server that
/// died are seen by nothing else.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct S3 {
    pub bucket: String,
    pub region: String,
    /// Of a server other than Amazon's, such as `https://objects.example.com`.
    pub endpoint: Option<String>,
    /// Absent: the role of the machine.
    pub access_key_id: Option<String>,
    pub secret_access_key: Option<SecretString>,
    /// The folder in it that is Vitrine's own. What lies there and is named like an object of Vitrine belongs to this workspace.
    pub prefix: String,
    /// The bucket is part of the host's name, not of the path.
    pub is_virtual_hosted: bool,
}

/// Bytes of a body, and requests a minute: for a session, or for a network where nobody is signed in.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    pub json_bytes: usize,
    pub import_bytes: usize,
    pub reads: NonZeroU32,
    pub writes: NonZeroU32,
    pub anonymous: NonZeroU32,
    pub sign_ins: NonZeroU32,
    pub searches: NonZeroU32,
    pub imports: NonZeroU32,
    pub streams: NonZeroU32,
    pub open_streams_per_session: usize,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    pub format: LogFormat,
    pub filter: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    Json,
    Text,
}

/// What was given on the command line.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Flags {
    /// A TOML file of settings; `vitrine.toml` is read if it exists
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address and port to listen on
    #[arg(long, global = true, value_name = "ADDRESS", conflicts_with = "port")]
    pub bind: Option<SocketAddr>,
    /// Port to listen on at 127.0.0.1; 0 takes a free one
    #[arg(long, global = true)]
    pub port: Option<u16>,
    /// How browsers reach the server
    #[arg(long, global = true, value_name = "URL")]
    pub public_url: Option<String>,
    /// Where files and the SQLite database are kept
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// `sqlite:…` or `postgres:…`
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            bind: (Ipv4Addr::LOCALHOST, 8080).into(),
            public_url: None,
            data_dir: ".vitrine".into(),
            database_url: None,
            is_durable: true,
            trusted_proxies: Vec::new(),
            metrics_token: None,
            session: Session::default(),
            passwords: Passwords::default(),
            mail: Mail::default(),
            files: Files::default(),
            limits: Limits::default(),
            log: Log::default(),
        }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { access_minutes: 10, idle_hours: 12, absolute_hours: 7 * 24 }
    }
}

impl Default for Passwords {
    fn default() -> Self {
        Self { workers: None, queue: 64 }
    }
}

impl Default for Files {
    fn default() -> Self {
        const GIB: u64 = 1024 * 1024 * 1024;
        Self { most_bytes: 2 * GIB, most_files: 500, workspace_bytes: 100 * GIB, patience_seconds: 60, s3: None }
    }
}

impl Default for S3 {
    fn default() -> Self {
        Self {
            bucket: String::new(),
            region: "us-east-1".into(),
            endpoint: None,
            access_key_id: None,
            secret_access_key: None,
            prefix: "files".into(),
            is_virtual_hosted: false,
        }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self { smtp_url: None, from: None, timeout_seconds: 20 }
    }
}

const fn per_minute(requests: u32) -> NonZeroU32 {
    match NonZeroU32::new(requests) {
        Some(requests) => requests,
        None => NonZeroU32::MIN,
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            json_bytes: 256 * 1024,
            import_bytes: 16 * 1024 * 1024,
            reads: per_minute(1200),
            writes: per_minute(300),
            anonymous: per_minute(300),
            sign_ins: per_minute(30),
            searches: per_minute(240),
            imports: per_minute(20),
            streams: per_minute(60),
            open_streams_per_session: 6,
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, filter: "info".into() }
    }
}

impl Settings {
    pub fn load(flags: &Flags) -> anyhow::Result<Self> {
        let environment = Environment::with_prefix("VITRINE")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("trusted_proxies");
        Self::from_sources(flags, environment)
    }

    fn from_sources(flags: &Flags, environment: Environment) -> anyhow::Result<Self> {
        let file = match &flags.config {
            Some(path) => File::from(path.as_path()),
            None => File::from(Path::new("vitrine.toml")).required(false),
        };
        let bind = flags.bind.or(flags.port.map(|port| (Ipv4Addr::LOCALHOST, port).into()));
        let data_dir = flags.data_dir.as_ref().map(|dir| dir.display().to_string());
        let settings: Self = Config::builder()
            .add_source(file)
            .add_source(environment)
            .set_override_option("bind", bind.map(|bind: SocketAddr| bind.to_string()))?
            .set_override_option("public_url", flags.public_url.clone())?
            .set_override_option("data_dir", data_dir)?
            .set_override_option("database_url", flags.database_url.clone())?
            .build()?
            .try_deserialize()
            .context("settings")?;
        settings.public_url()?;
        let Session { access_minutes, idle_hours, absolute_hours } = settings.session;
        ensure!(access_minutes > 0 && idle_hours > 0, "session: lifetimes must be above zero");
        ensure!(idle_hours <= absolute_hours, "session: idle_hours must not exceed absolute_hours");
        if let Some(s3) = &settings.files.s3 {
            ensure!(!s3.bucket.is_empty() && !s3.prefix.is_empty(), "files.s3: bucket and prefix must be given");
            let has_both = s3.access_key_id.is_some() == s3.secret_access_key.is_some();
            ensure!(has_both, "files.s3: access_key_id and secret_access_key go together");
        }
        Ok(settings)
    }

    pub fn public_url(&self) -> anyhow::Result<PublicUrl> {
        match &self.public_url {
            Some(url) => PublicUrl::parse(url).with_context(|| format!("public_url `{url}`")),
            None => PublicUrl::parse(&format!("http://{}", self.bind)),
        }
    }
}

/// Scheme, host and port, as browsers write an origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
    is_https: bool,
}

impl PublicUrl {
    fn parse(url: &str) -> anyhow::Result<Self> {
        let uri: Uri = url.parse()?;
        let scheme = uri.scheme().context("the scheme is missing")?;
        let authority = uri.authority().context("the host is missing")?;
        ensure!(*scheme == Scheme::HTTP || *scheme == Scheme::HTTPS, "neither http nor https");
        ensure!(uri.path() == "/" && uri.query().is_none(), "only a scheme, a host and a port are expected");
        Ok(Self {
            origin: format!("{scheme}://{authority}").to_ascii_lowercase(),
            host: authority.host().to_ascii_lowercase(),
            is_https: *scheme == Scheme::HTTPS,
        })
    }

    pub fn as_str(&self) -> &str {
        &self.origin
    }

    pub fn is_https(&self) -> bool {
        self.is_https
    }

    /// Whether only this machine itself reaches the server.
    pub fn is_local(&self) -> bool {
        matches!(self.host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(flags: &Flags, variables: &[(&str, &str)]) -> anyhow::Result<Settings> {
        let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let environment = Environment::with_prefix("VITRINE")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("trusted_proxies")
            .source(Some(variables));
        Settings::from_sources(flags, environment)
    }

    #[test]
    fn flags_win_over_the_environment_and_that_over_defaults() {
        let flags = Flags { port: Some(9000), ..Flags::default() };
        let variables = [
            ("VITRINE__BIND", "0.0.0.0:1"),
            ("VITRINE__LIMITS__SIGN_INS", "7"),
            ("VITRINE__TRUSTED_PROXIES", "10.0.0.0/8,192.0.2.1/32"),
        ];
        let settings = load(&flags, &variables).unwrap();
        assert_eq!(settings.bind, "127.0.0.1:9000".parse().unwrap());
        assert_eq!(settings.limits.sign_ins.get(), 7);
        assert_eq!(settings.limits.json_bytes, 256 * 1024);
        assert_eq!(settings.trusted_proxies.len(), 2);
        assert_eq!(settings.public_url().unwrap().as_str(), "http://127.0.0.1:9000");
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for (name, value) in [
            ("VITRINE__PUBLIC_URL", "portal.example.com"),
            ("VITRINE__PUBLIC_URL", "ftp://portal.example.com"),
            ("VITRINE__PUBLIC_URL", "https://portal.example.com/sub/folder"),
            ("VITRINE__NO_SUCH_SETTING", "1"),
            ("VITRINE__SESSION__IDLE_HOURS", "1000"),
            ("VITRINE__LIMITS__READS", "0"),
            ("VITRINE__FILES__S3__REGION", "eu-west-3"),
        ] {
            assert!(load(&Flags::default(), &[(name, value)]).is_err(), "{name}={value}");
        }
    }

    #[test]
    fn a_bucket_is_named_by_variables() {
        let variables = [
            ("VITRINE__FILES__S3__BUCKET", "portal"),
            ("VITRINE__FILES__S3__ACCESS_KEY_ID", "key"),
            ("VITRINE__FILES__S3__SECRET_ACCESS_KEY", "hush"),
        ];
        let settings = load(&Flags::default(), &variables).unwrap();
        assert!(!format!("{settings:?}").contains("hush"));
        let s3 = settings.files.s3.unwrap();
        assert_eq!((s3.bucket.as_str(), s3.region.as_str(), s3.prefix.as_str()), ("portal", "us-east-1", "files"));
        assert!(load(&Flags::default(), &variables[..2]).is_err());
    }

    #[test]
    fn a_secret_is_not_printed() {
        let settings = load(&Flags::default(), &[("VITRINE__DATABASE_URL", "postgres://u:hush@db/v")]).unwrap();
        assert!(!format!("{settings:?}").contains("hush"));
    }
}
