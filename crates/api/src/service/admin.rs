//! What the operator does at the command line.

use super::{Error, Result, Services};
use crate::passwords::Passwords;
use crate::tokens::Secret;
use secrecy::SecretString;
use std::time::Duration;

/// How long the printed link makes the first administrator.
const SETUP_LIFETIME: Duration = Duration::from_hours(24);

/// A new one-time token while nobody can sign in yet. Each call voids the one before.
pub async fn invite_first_administrator(services: &Services) -> Result<Option<Secret>> {
    if services.store.workspace_info().await?.is_none_or(|workspace| workspace.is_set_up) {
        return Ok(None);
    }
    let token = Secret::fresh();
    services.store.set_setup_token(&token.hash(), services.clock.now() + SETUP_LIFETIME).await?;
    Ok(Some(token))
}

/// Sets a password that its owner has to change, and ends their sessions.
pub async fn reset_password(services: &Services, username: &str, password: SecretString) -> Result<()> {
    Passwords::check(&password, username).map_err(|weakness| Error::invalid("/password", weakness.code()))?;
    let hash = services.passwords.hash(password).await?;
    match services.store.reset_password(username, hash, services.clock.now()).await? {
        true => Ok(()),
        false => Err(Error::NotFound),
    }
}
