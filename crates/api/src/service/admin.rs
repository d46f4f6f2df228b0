//! What the operator does at the command line.

use super::{Error, Result, Services};
use crate::passwords::Passwords;
use crate::tokens::Secret;
use anyhow::bail;
use secrecy::SecretString;
use std::time::Duration;
use vitrine_store::{AuditCheck, ChainHash, Misfit, MisfitFault};

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

/// The newest hash of the audit log, to be kept elsewhere.
pub async fn audit_head(services: &Services) -> Result<Option<ChainHash>> {
    Ok(services.store.audit_head().await?)
}

/// Recomputes the chain of the audit log. An error names the first entry that does not fit.
pub async fn verify_audit(services: &Services, expected: Option<ChainHash>) -> anyhow::Result<String> {
    match services.store.check_audit(expected).await? {
        AuditCheck::Whole { entries, head } => {
            Ok(format!("{entries} entries, all as they were written; newest hash {head}"))
        }
        AuditCheck::Shortened { entries, head } => bail!(
            "no entry has the expected hash: the end of the log was cut off, or the log was written anew ({entries} entries, newest hash {head})"
        ),
        AuditCheck::Broken(misfit) => bail!(in_words(&misfit)),
    }
}

fn in_words(Misfit { id, action, at, fault }: &Misfit) -> String {
    let entry = format!("entry {id} (`{action}` at {at})");
    match fault {
        MisfitFault::Altered { number } => format!("{entry}, number {number}, is not what was written"),
        MisfitFault::Missing { number } => format!("number {number} is gone, right before {entry}"),
        MisfitFault::Unsealed => format!("{entry} was written past the chain"),
    }
}
