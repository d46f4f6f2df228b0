//! A kept-alive HTTP/1.1 connection, and no more of HTTP than the measured server speaks: the client must cost little beside it.

use anyhow::{Context, Result, bail, ensure};
use std::fmt::Write;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// What of a file is sent and received at once.
const PIECE: usize = 256 * 1024;

pub(super) struct Connection {
    stream: BufReader<TcpStream>,
    request: String,
    head: Vec<u8>,
    /// Grows to the longest answer and is written over: to clear 80 kB each time would cost as much as to receive them.
    body: Vec<u8>,
}

impl Connection {
    pub(super) async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await.with_context(|| format!("cannot connect to {address}"))?;
        stream.set_nodelay(true)?;
        let stream = BufReader::with_capacity(64 * 1024, stream);
        Ok(Self { stream, request: String::new(), head: Vec::new(), body: Vec::new() })
    }

    /// 404 counts as an answer: one measurement asks for what is denied.
    pub(super) async fn get(&mut self, path: &str, token: &str) -> Result<&[u8]> {
        self.call("GET", path, token, "", "").await
    }

    pub(super) async fn get_compressed(&mut self, path: &str) -> Result<&[u8]> {
        self.call("GET", path, "", "Accept-Encoding: br\r\n", "").await
    }

    pub(super) async fn post_csv(&mut self, path: &str, token: &str, body: &str) -> Result<&[u8]> {
        self.call("POST", path, token, "Content-Type: text/csv\r\n", body).await
    }

    pub(super) async fn post(&mut self, path: &str, token: &str, body: &str) -> Result<&[u8]> {
        self.call("POST", path, token, "Content-Type: application/json\r\n", body).await
    }

    /// Sends so many bytes as a file.
    pub(super) async fn upload(&mut self, path: &str, token: &str, bytes: usize) -> Result<&[u8]> {
        let piece = vec![b'v'; PIECE];
        self.write_head("POST", path, token, "Content-Type: application/octet-stream\r\n", bytes)?;
        self.stream.get_mut().write_all(self.request.as_bytes()).await?;
        let mut left = bytes;
        while left > 0 {
            let next = piece.get(..left.min(PIECE)).unwrap_or(&piece);
            self.stream.get_mut().write_all(next).await?;
            left -= next.len();
        }
        self.answer("POST", path).await
    }

    /// Receives a body without keeping it.
    pub(super) async fn download(&mut self, path: &str, token: &str) -> Result<()> {
        self.write_head("GET", path, token, "", 0)?;
        self.stream.get_mut().write_all(self.request.as_bytes()).await?;
        let (status, length) = self.read_head().await?;
        ensure!(status == 200, "GET {path} answered {status}");
        let body = (&mut self.stream).take(u64::try_from(length)?);
        let received = tokio::io::copy_buf(&mut BufReader::with_capacity(PIECE, body), &mut tokio::io::sink()).await?;
        ensure!(received == u64::try_from(length)?, "GET {path} broke off");
        Ok(())
    }

    /// The answer has no end: its lines are read with [`Self::next_line`].
    pub(super) async fn open_stream(&mut self, path: &str, token: &str) -> Result<()> {
        self.write_head("GET", path, token, "Accept: text/event-stream\r\n", 0)?;
        self.stream.get_mut().write_all(self.request.as_bytes()).await?;
        let (status, _) = self.read_head().await?;
        ensure!(status == 200, "GET {path} answered {status}");
        Ok(())
    }

    pub(super) async fn next_line(&mut self) -> Result<&str> {
        self.head.clear();
        let read = self.stream.read_until(b'\n', &mut self.head).await?;
        ensure!(read > 0, "the server closed the stream");
        Ok(std::str::from_utf8(&self.head)?)
    }

    async fn call(&mut self, method: &str, path: &str, token: &str, headers: &str, body: &str) -> Result<&[u8]> {
        self.write_head(method, path, token, headers, body.len())?;
        self.request.push_str(body);
        self.stream.get_mut().write_all(self.request.as_bytes()).await?;
        self.answer(method, path).await
    }

    fn write_head(&mut self, method: &str, path: &str, token: &str, headers: &str, length: usize) -> Result<()> {
        self.request.clear();
        write!(self.request, "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}")?;
        if !token.is_empty() {
            write!(self.request, "Authorization: Bearer {token}\r\n")?;
        }
        write!(self.request, "Content-Length: {length}\r\n\r\n")?;
        Ok(())
    }

    async fn answer(&mut self, method: &str, path: &str) -> Result<&[u8]> {
        let (status, length) = self.read_head().await?;
        if self.body.len() < length {
            self.body.resize(length, 0);
        }
        let body = self.body.get_mut(..length).context("no room for the answer")?;
        self.stream.read_exact(body).await?;
        match status {
            200..=299 | 404 => Ok(body),
            _ => bail!("{method} {path} answered {status}: {}", String::from_utf8_lossy(body)),
        }
    }

    async fn read_head(&mut self) -> Result<(u16, usize)> {
        self.head.clear();
        loop {
            let before = self.head.len();
            let read = self.stream.read_until(b'\n', &mut self.head).await?;
            ensure!(read > 0, "the server closed the connection");
            if self.head.get(before..) == Some(b"\r\n") {
                break;
            }
        }
        let head = std::str::from_utf8(&self.head)?;
        let status = head.split(' ').nth(1).context("no status line")?.parse()?;
        let length = head
            .lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .map_or(Ok(0), |(_, length)| length.trim().parse())?;
        Ok((status, length))
    }
}
