//! Passwords: which are accepted, and their hashes. Hashing is slow and large on purpose, so it happens on few threads of its
//! own, with a queue that has an end.

use crate::settings;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use rayon::{ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder};
use secrecy::{ExposeSecret, SecretString};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::thread::available_parallelism;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore, oneshot};

pub const MIN_CHARS: usize = 12;
pub const MAX_CHARS: usize = 128;

/// Of a password that nobody has. Verifying against it takes as long as against any other, so that an unknown account cannot be
/// told from a wrong password by the clock.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$dml0cmluZS1ub2JvZHktMDE$PpsIkwxvkUgMoNoVxCYaqxUNFbVL2Ep3nFU+KRsUlBQ";

/// Widely used ones that are long enough to pass otherwise, one a line, in lower case.
const COMMON: &str = include_str!("passwords/common.txt");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    Common,
}

impl Weakness {
    /// As in a problem's `errors`.
    pub fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short_password",
            Self::TooLong => "too_long",
            Self::Common => "common_password",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    Right,
    /// Right, and stored with parameters of another time: to be hashed anew.
    RightButOutdated,
}

#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("too many passwords are waiting to be hashed")]
    Busy,
    #[error("hashing failed: {0}")]
    Failed(String),
}

#[derive(Clone, Debug)]
pub struct Passwords {
    // Always the same few threads: each keeps the 19 MiB of a hash for the next one.
    workers: Arc<ThreadPool>,
    admitted: Arc<Semaphore>,
    /// Whoever has many to hash queues here first, so that at most one of those is in anybody's way.
    behind: Arc<Mutex<()>>,
}

impl Passwords {
    pub fn new(settings: settings::Passwords) -> Result<Self, ThreadPoolBuildError> {
        let half_the_cores = || available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1));
        let count = |workers: NonZeroU32| usize::try_from(workers.get()).unwrap_or(1);
        let workers = settings.workers.map_or_else(half_the_cores, count);
        let queue = usize::try_from(settings.queue).unwrap_or_default();
        let pool = ThreadPoolBuilder::new()
            .num_threads(workers)
            .thread_name(|n| format!("passwords-{n}"))
            // whoever waits is answered by the end of the channel
            .panic_handler(|_panic| tracing::error!("hashing a password panicked"))
            .build()?;
        Ok(Self {
            workers: Arc::new(pool),
            admitted: Arc::new(Semaphore::new(workers + queue)),
            behind: Arc::default(),
        })
    }

    /// No rules of composition: length, and not what everybody takes.
    pub fn check(password: &SecretString, username: &str) -> Result<(), Weakness> {
        let password = password.expose_secret();
        let length = password.chars().count();
        if length < MIN_CHARS {
            return Err(Weakness::TooShort);
        }
        if length > MAX_CHARS {
            return Err(Weakness::TooLong);
        }
        let folded = password.to_lowercase();
        let is_common = COMMON.lines().any(|common| common == folded)
            || folded == username.to_lowercase()
            || is_repetition(&folded);
        if is_common { Err(Weakness::Common) } else { Ok(()) }
    }

    pub async fn hash(&self, password: SecretString) -> Result<String, PasswordError> {
        self.run(self.admit()?, move || hash(&password)).await
    }

    /// One of many, which nobody waits for: behind those that somebody waits for, however long their queue is.
    pub async fn hash_behind(&self, password: SecretString) -> Result<String, PasswordError> {
        let _alone = self.behind.lock().await;
        let admitted = Arc::clone(&self.admitted).acquire_owned().await.map_err(failed)?;
        self.run(admitted, move || hash(&password)).await
    }

    /// `None`: there is no such account, or it has no password. Takes as long as any other.
    pub async fn verify(&self, password: SecretString, hash: Option<String>) -> Result<Verdict, PasswordError> {
        self.run(self.admit()?, move || {
            let exists = hash.is_some();
            let hash = hash.as_deref().unwrap_or(NOBODYS_HASH);
            let hash = PasswordHash::new(hash).map_err(failed)?;
            let matches = argon2()?.verify_password(password.expose_secret().as_bytes(), &hash).is_ok();
            Ok(match (matches && exists, is_current(&hash)) {
                (false, _) => Verdict::Wrong,
                (true, true) => Verdict::Right,
                (true, false) => Verdict::RightButOutdated,
            })
        })
        .await
    }

    fn admit(&self) -> Result<OwnedSemaphorePermit, PasswordError> {
        Arc::clone(&self.admitted).try_acquire_owned().map_err(|_full| PasswordError::Busy)
    }

    async fn run<T: Send + 'static>(
        &self,
        admitted: OwnedSemaphorePermit,
        work: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let (answer, answered) = oneshot::channel();
        self.workers.spawn(move || {
            let done = work();
            drop(admitted);
            // whoever asked may have gone
            let _ = answer.send(done);
        });
        answered.await.map_err(failed)?
    }
}

fn hash(password: &SecretString) -> Result<String, PasswordError> {
    let hash: PasswordHash = argon2()?.hash_password(password.expose_secret().as_bytes()).map_err(failed)?;
    Ok(hash.to_string())
}

/// OWASP's first choice: 19 MiB, two passes, one lane.
fn argon2() -> Result<Argon2<'static>, PasswordError> {
    let params = Params::new(19_456, 2, 1, None).map_err(failed)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn is_current(hash: &PasswordHash) -> bool {
    let is_argon2id = hash.algorithm.as_str() == "argon2id";
    let costs = Params::try_from(hash).map(|params| (params.m_cost(), params.t_cost(), params.p_cost()));
    is_argon2id && costs.is_ok_and(|costs| costs == (19_456, 2, 1))
}

/// `aaaaaaaaaa`, `1212121212`, `abcabcabcabc`.
fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    (1..=3).any(|period| chars.iter().zip(chars.iter().skip(period)).all(|(one, later)| one == later))
}

#[expect(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn failed(error: impl ToString) -> PasswordError {
    PasswordError::Failed(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passwords(queue: u32) -> Passwords {
        Passwords::new(settings::Passwords { workers: NonZeroU32::new(1), queue }).unwrap()
    }

    fn secret(text: &str) -> SecretString {
        text.to_owned().into()
    }

    #[test]
    fn weak_passwords_are_refused() {
        for (password, expected) in [
            ("short-one", Err(Weakness::TooShort)),
            ("éééééééé9", Err(Weakness::TooShort)),
            ("Password1234", Err(Weakness::Common)),
            ("mypassword123", Err(Weakness::Common)),
            ("aaaaaaaaaaaa", Err(Weakness::Common)),
            ("xyxyxyxyxyxy", Err(Weakness::Common)),
            ("Pierre.Dupont", Err(Weakness::Common)),
            ("correct horse battery staple", Ok(())),
            ("motdepasse très à moi", Ok(())),
        ] {
            assert_eq!(Passwords::check(&secret(password), "pierre.dupont"), expected, "{password}");
        }
        assert_eq!(Passwords::check(&secret(&"ab1 ".repeat(33)), "x"), Err(Weakness::TooLong));
    }

    #[tokio::test]
    async fn a_hash_has_the_parameters_and_knows_its_password() {
        let passwords = passwords(1);
        let hash = passwords.hash(secret("correct horse battery staple")).await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        let verify = |password: &str, hash: Option<&str>| passwords.verify(secret(password), hash.map(str::to_owned));
        assert_eq!(verify("correct horse battery staple", Some(&hash)).await.unwrap(), Verdict::Right);
        assert_eq!(verify("correct horse battery stapl", Some(&hash)).await.unwrap(), Verdict::Wrong);
        assert_eq!(verify("correct horse battery staple", None).await.unwrap(), Verdict::Wrong);
        assert!(verify("anything at all", Some("no hash")).await.is_err());
    }

    #[test]
    fn nobodys_hash_costs_what_others_cost() {
        let hash = PasswordHash::new(NOBODYS_HASH).unwrap();
        assert!(is_current(&hash));
        assert!(hash.salt.is_some() && hash.hash.is_some());
    }

    #[tokio::test]
    async fn the_queue_has_an_end() {
        let passwords = passwords(1);
        let attempts = (0..5).map(|_| passwords.verify(secret("whatever it is"), None));
        let outcomes = futures_util::future::join_all(attempts).await;
        assert_eq!(outcomes.iter().filter(|outcome| matches!(outcome, Err(PasswordError::Busy))).count(), 3);
    }

    #[tokio::test]
    async fn many_take_one_place_and_none_is_refused() {
        let passwords = passwords(1);
        let many = futures_util::future::join_all((0..6).map(|_| passwords.hash_behind(secret("whatever it is"))));
        let (hashes, answer) = tokio::join!(many, passwords.verify(secret("whatever it is"), None));
        assert!(hashes.iter().all(Result::is_ok));
        assert_eq!(answer.unwrap(), Verdict::Wrong, "who signs in finds a place");
    }
}
