//! No connection leaves the store.

use vitrine_store::{Store, Tx};

fn of_store(store: &Store) {
    let _ = &store.0;
}

fn of_transaction(tx: &Tx) {
    let _ = &tx.conn;
}

fn main() {}
