//! The least that a server made with actix-web does to take a file and to give it back: what `cargo xtask load` holds uploads and downloads
//! against. `POST /` writes the body to the file of its argument, to the disk; `GET /` sends it.

use actix_web::web::{Bytes, Data, Payload};
use actix_web::{App, HttpResponse, HttpServer, Result, get, post};
use futures_util::{TryStreamExt, stream};
use std::io::Write;
use std::path::PathBuf;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufWriter};

/// What is written and read at once.
const PIECE: usize = 1024 * 1024;

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).map(PathBuf::from).unwrap_or_default();
    let server = HttpServer::new(move || App::new().app_data(Data::new(path.clone())).service(take).service(give));
    let server = server.bind("127.0.0.1:0")?;
    for address in server.addrs() {
        writeln!(std::io::stdout(), "listening on http://{address}")?;
    }
    server.run().await
}

#[post("/")]
async fn take(path: Data<PathBuf>, mut body: Payload) -> Result<HttpResponse> {
    let mut file = BufWriter::with_capacity(PIECE, File::create(path.as_ref()).await?);
    while let Some(bytes) = body.try_next().await? {
        file.write_all(&bytes).await?;
    }
    file.flush().await?;
    file.get_ref().sync_all().await?;
    Ok(HttpResponse::Created().finish())
}

#[get("/")]
async fn give(path: Data<PathBuf>) -> Result<HttpResponse> {
    let file = File::open(path.as_ref()).await?;
    let size = file.metadata().await?.len();
    let pieces = stream::try_unfold(file, |mut file| async {
        let mut piece = Vec::with_capacity(PIECE);
        file.read_buf(&mut piece).await?;
        let next = (!piece.is_empty()).then(|| (Bytes::from(piece), file));
        Ok::<_, std::io::Error>(next)
    });
    Ok(HttpResponse::Ok().no_chunking(size).streaming(pieces))
}
