//! A mail server on a port of its own, which does what the test wants and keeps what it was given.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What it does with those who come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Manner {
    Takes,
    /// "Not this recipient", for good.
    Refuses,
    /// "Try again later."
    PutsOff,
    /// Hangs up once the message was given over, without a word.
    Drops,
    /// Takes the call and says nothing.
    Silent,
}

/// One message, as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    pub(crate) recipients: Vec<String>,
    pub(crate) data: String,
}

pub(crate) struct Smtp {
    port: u16,
    manner: Arc<Mutex<Manner>>,
    messages: Arc<Mutex<Vec<Message>>>,
    serving: JoinHandle<()>,
}

impl Smtp {
    #[expect(clippy::disallowed_methods, reason = "it serves beside the test and ends with it")]
    pub(crate) async fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (manner, messages) = (Arc::new(Mutex::new(manner)), Arc::<Mutex<Vec<Message>>>::default());
        let (of_calls, kept) = (manner.clone(), messages.clone());
        let serving = actix_web::rt::spawn(async move {
            loop {
                let (call, _) = listener.accept().await.unwrap();
                let manner = *of_calls.lock().unwrap();
                actix_web::rt::spawn(serve(call, manner, kept.clone()));
            }
        });
        Self { port, manner, messages, serving }
    }

    pub(crate) fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    pub(crate) fn behaves(&self, manner: Manner) {
        *self.manner.lock().unwrap() = manner;
    }

    /// What came since it was last asked.
    pub(crate) fn taken(&self) -> Vec<Message> {
        std::mem::take(&mut *self.messages.lock().unwrap())
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Message {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let head = self.data.split("\r\n\r\n").next().unwrap();
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The message with what was encoded for the way undone, as far as letters of ASCII go.
    pub(crate) fn plain(&self) -> String {
        self.data.replace("=\r\n", "").replace("=3D", "=")
    }

    /// The secret of the link in it, from the plain text, its line breaks undone.
    pub(crate) fn token(&self) -> String {
        let text = self.data.replace("=\r\n", "");
        let (_, rest) = text.split_once('#').unwrap_or_else(|| panic!("no link in {text}"));
        rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    }
}

/// As much of RFC 5321 as a sender needs.
async fn serve(call: TcpStream, manner: Manner, messages: Arc<Mutex<Vec<Message>>>) {
    let mut call = BufReader::new(call);
    if manner == Manner::Silent {
        // until the caller gives up
        let mut line = String::new();
        let _ = call.read_line(&mut line).await;
        return;
    }
    let mut recipients = Vec::new();
    say(&mut call, "220 mail.example ESMTP").await;
    loop {
        let mut line = String::new();
        if call.read_line(&mut line).await.unwrap_or(0) == 0 {
            return;
        }
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match verb.as_str() {
            "RCPT" if manner == Manner::Refuses => say(&mut call, "550 5.1.1 no such person here").await,
            "RCPT" if manner == Manner::PutsOff => say(&mut call, "451 4.3.0 try again later").await,
            "RCPT" => {
                recipients.push(line.trim().to_owned());
                say(&mut call, "250 2.1.5 fine").await;
            }
            "DATA" => {
                say(&mut call, "354 go ahead").await;
                let mut data = String::new();
                while !data.ends_with("\r\n.\r\n") {
                    if call.read_line(&mut data).await.unwrap_or(0) == 0 {
                        return;
                    }
                }
                messages.lock().unwrap().push(Message { recipients: std::mem::take(&mut recipients), data });
                if manner == Manner::Drops {
                    return;
                }
                say(&mut call, "250 2.0.0 taken").await;
            }
            "QUIT" => return say(&mut call, "221 2.0.0 bye").await,
            _ => say(&mut call, "250 2.0.0 fine").await,
        }
    }
}

async fn say(call: &mut BufReader<TcpStream>, line: &str) {
    let _ = call.get_mut().write_all(format!("{line}\r\n").as_bytes()).await;
}
