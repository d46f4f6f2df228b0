//! A workspace to try things in, spoken of by nicknames. Each test has one of its own on SQLite, and another one on PostgreSQL.

mod caller;
mod database;
mod fixture;
mod frames;
#[path = "../../../store/tests/support/postgres.rs"]
mod postgres;
mod reply;
mod rows;
mod s3;
mod smtp;
mod world;

pub(crate) use caller::{Ask, Caller};
pub(crate) use database::Database;
pub(crate) use fixture::{ADMINISTRATOR, PASSWORD, TREE};
pub(crate) use frames::Frames;
pub(crate) use postgres::server as postgres_server;
pub(crate) use reply::Reply;
pub(crate) use rows::{Digest, Rows};
pub(crate) use s3::S3Server;
pub(crate) use smtp::{Manner, Message, Smtp};
pub(crate) use world::{World, everywhere, everywhere_with, nobody};
