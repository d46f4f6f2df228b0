//! A server that is killed while it writes: what it acknowledged is there after the restart, and nothing is there by halves.

mod ledger;
mod server;
mod whole;
mod writer;

use crate::harness::{Database, Manner, Smtp, postgres_server};
use futures_util::future::join_all;
use ledger::Ledger;
use server::{Place, Server};
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::Semaphore;
use writer::Writer;

/// Colleagues who write at the same time, beside a client: as many as one person, as whom all of them came, may upload at once.
const COLLEAGUES: usize = 4;

#[actix_web::test]
async fn two_hundred_kills_on_sqlite_lose_nothing_and_halve_nothing() {
    kill_again_and_again(Database::sqlite().await, 200).await;
}

#[actix_web::test]
async fn kills_on_postgres_lose_nothing_and_halve_nothing() {
    if let Some(server) = postgres_server() {
        kill_again_and_again(Database::postgres(&server).await, 30).await;
    }
}

async fn kill_again_and_again(database: Database, times: usize) {
    let smtp = Smtp::start(Manner::Takes).await;
    let place = Place::new(database, &smtp);
    let ledger = Rc::<Ledger>::default();
    let mut server = Server::start(&place).await;
    let mut writers = Writer::all(&server, COLLEAGUES, &ledger).await;
    for time in 0..times {
        write_until_killed(&mut writers, server, time).await;
        server = Server::start(&place).await;
        whole::check(&place, &ledger).await;
    }
    write_until_killed(&mut writers, server, times).await;
    whole::check(&place, &ledger).await;
    whole::check_to_the_end(&place, &ledger, &smtp).await;
}

/// Lets everybody write, and kills the server a moment after some of it was acknowledged.
async fn write_until_killed(writers: &mut [Writer], mut server: Server, time: usize) {
    let acknowledged = Semaphore::new(0);
    let enough = u32::try_from(2 + time * 7 % 19).unwrap();
    let address = server.address.clone();
    let killing = async {
        acknowledged.acquire_many(enough).await.unwrap().forget();
        // not to meet always the same step of a write, which takes some thousands of these
        tokio::time::sleep(Duration::from_micros(u64::try_from(time * 977 % 7_919).unwrap())).await;
        server.kill().await;
    };
    let writing = writers.iter_mut().map(|writer| writer.write_until_gone(&address, &acknowledged));
    tokio::join!(killing, join_all(writing));
}
