//! The only sources of time and of ids, so that tests can hold them still.

use chrono::{DateTime, Utc};
use std::fmt::Debug;
use std::sync::Arc;
use std::time::SystemTime;
use uuid::Uuid;

pub trait Clock: Debug + Send + Sync {
    fn now(&self) -> DateTime<Utc>;
}

pub trait Ids: Debug + Send + Sync {
    fn next(&self) -> Uuid;
}

pub type SharedClock = Arc<dyn Clock>;
pub type SharedIds = Arc<dyn Ids>;

#[derive(Clone, Copy, Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        SystemTime::now().into()
    }
}

/// UUIDv7: in the order of creation, and telling nobody how many there are.
#[derive(Clone, Copy, Debug)]
pub struct RandomIds;

impl Ids for RandomIds {
    #[expect(clippy::disallowed_methods, reason = "this is where ids come from")]
    fn next(&self) -> Uuid {
        Uuid::now_v7()
    }
}
