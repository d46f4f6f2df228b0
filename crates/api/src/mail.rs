//! Messages by SMTP: what they say, and handing them to the mail server. One message has one recipient.

mod layout;
mod news;
mod words;

pub use layout::escaped;
pub use news::{NewsLinks, news};
pub use words::{Words, words};

use crate::settings;
use anyhow::Context;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::PoolConfig;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};
use tokio::sync::Notify;
use tokio::time::timeout;
use vitrine_store::mails::Letter;

/// How handing a message over went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// For good: trying again would change nothing.
    Refused(String),
    /// Perhaps another time.
    Unreachable(String),
}

/// The way to the mail server, if there is one. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Mail {
    server: Option<Arc<Server>>,
    wake: Arc<Notify>,
}

struct Server {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

/// The address of a server may hold a password.
impl fmt::Debug for Server {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Server").field("from", &self.from).finish_non_exhaustive()
    }
}

/// Mails that were put off, and those that other servers wrote, are looked for this often.
const ROUND: Duration = Duration::from_secs(15);

impl Mail {
    pub fn new(settings: &settings::Mail) -> anyhow::Result<Self> {
        let server = match (&settings.smtp_url, &settings.from) {
            (None, _) => None,
            (Some(_), None) => anyhow::bail!("mail: `from` is needed with `smtp_url`"),
            (Some(url), Some(from)) => {
                let patience = Duration::from_secs(u64::from(settings.timeout_seconds));
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose_secret())
                    .map_err(|_maybe_with_the_password| anyhow::anyhow!("mail: `smtp_url` is not a usable address"))?
                    .timeout(Some(patience))
                    .pool_config(PoolConfig::new().min_idle(0).max_size(2))
                    .build();
                let from = from.parse().with_context(|| format!("mail: `from` is `{from}`"))?;
                Some(Arc::new(Server { transport, from, patience }))
            }
        };
        Ok(Self { server, wake: Arc::default() })
    }

    pub fn is_sending(&self) -> bool {
        self.server.is_some()
    }

    /// There is something to send.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Until there is something to send, or it is time to look.
    pub async fn awake(&self) {
        // Both ways of ending are reasons to look.
        let _ = timeout(ROUND, self.wake.notified()).await;
    }

    pub async fn send(&self, letter: &Letter, words: Words) -> Outcome {
        let Some(server) = &self.server else { return Outcome::Unreachable("no mail server".into()) };
        let message = match server.message(letter, words) {
            Ok(message) => message,
            Err(error) => return Outcome::Refused(error.to_string()),
        };
        // The transport limits each step; a server that answers slowly at each would still take long.
        match timeout(server.patience * 2, server.transport.send(message)).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) if error.is_permanent() => Outcome::Refused(error.to_string()),
            Ok(Err(error)) => Outcome::Unreachable(error.to_string()),
            Err(_too_slow) => Outcome::Unreachable("the mail server is too slow".into()),
        }
    }
}

impl Server {
    /// The same mail has the same id at each attempt, so that a receiver who has it already can tell.
    fn message(&self, letter: &Letter, words: Words) -> anyhow::Result<Message> {
        let address: Address = letter.address.parse()?;
        let domain = self.from.email.domain();
        let mut message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, address))
            .subject(words.subject)
            .message_id(Some(format!("<{}@{domain}>", letter.mail)))
            .date(SystemTime::from(letter.at))
            .header(AutoSubmitted);
        if let Some(link) = words.unsubscribe {
            message = message.header(ListUnsubscribe(link)).header(ListUnsubscribePost);
        }
        Ok(message.multipart(MultiPart::alternative_plain_html(words.text, words.html))?)
    }
}

/// Declares a header that this program writes and never reads.
macro_rules! header {
    ($(#[$meta:meta])* $type:ident $(($field:ty))? = $name:literal, $value:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        struct $type $(($field))?;

        impl Header for $type {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($name)
            }

            fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
                Err("it is never read".into())
            }

            fn display(&self) -> HeaderValue {
                let value: fn(&Self) -> String = $value;
                let value = value(self);
                // of letters that need no encoding, and not to be broken into lines
                HeaderValue::dangerous_new_pre_encoded(Self::name(), value.clone(), value)
            }
        }
    };
}

header! {
    /// Tells absence notices not to answer (RFC 3834).
    AutoSubmitted = "Auto-Submitted", |_| "auto-generated".to_owned()
}

header! {
    /// Where the recipient turns such messages off (RFC 2369).
    ListUnsubscribe(String) = "List-Unsubscribe", |header| format!("<{}>", header.0)
}

header! {
    /// That one request without a person does it (RFC 8058).
    ListUnsubscribePost = "List-Unsubscribe-Post", |_| "List-Unsubscribe=One-Click".to_owned()
}
