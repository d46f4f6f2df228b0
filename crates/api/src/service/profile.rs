//! One's own account: the profile, and where one is signed in.

use super::parse::{self, Faults};
use super::{Caller, Error, Result, Services, present};
use crate::passwords::Verdict;
use crate::service::device;
use secrecy::SecretString;
use vitrine_contract as contract;
use vitrine_contract::{AccountKind, OwnSession, OwnSessionList, UpdateProfile};
use vitrine_domain::SessionId;
use vitrine_domain::text::{Email, Name};
use vitrine_store::accounts::{Profile, ProfileChange};
use vitrine_store::{Seen, act};

pub async fn read_profile(services: &Services, caller: &Caller) -> Result<contract::Profile> {
    let profile = services.store.seen_by(&services.viewer(caller)).profile().await?;
    services.profile(&profile)
}

/// Another address needs the password: whoever sits down at an open session shall not have the links for signing in sent elsewhere.
pub async fn update_profile(
    services: &Services,
    caller: &Caller,
    revision: &str,
    input: UpdateProfile,
) -> Result<contract::Profile> {
    let viewer = services.viewer(caller);
    let saved = services.store.seen_by(&viewer).profile().await?;
    let mut faults = Faults::default();
    let name = input.name.as_deref().and_then(|name| faults.take("/name", Name::parse(name)));
    if input.name.is_some() && saved.client.is_some() {
        faults.add("/name", "not_yours");
    }
    let email = input.email.as_ref().map_or(saved.email.as_deref(), Option::as_deref);
    let email = faults.take_optional("/email", email, Email::parse);
    if email.as_ref().map(Email::as_str) != saved.email.as_deref() {
        match input.current_password {
            None => faults.add("/current_password", "required"),
            Some(password) => {
                if !services.is_own_password(&viewer, password).await? {
                    faults.add("/current_password", "wrong_password");
                }
            }
        }
    }
    let preferences = match &input.preferences {
        Some(given) => faults.take_all(parse::preferences("/preferences", given)),
        None => Some(saved.preferences.clone()),
    };
    let change = faults.check(preferences.map(|preferences| ProfileChange { name, email, preferences }))?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::EditProfile>()?;
    services.check_profile(&profile, revision)?;
    tx.edit_profile(grant, change).await?;
    let value = services.profile(&tx.seen().profile().await?)?;
    tx.commit().await?;
    Ok(value)
}

pub async fn list_sessions(services: &Services, caller: &Caller) -> Result<OwnSessionList> {
    let sessions = services.store.seen_by(&services.viewer(caller)).own_sessions().await?;
    let present = |session: &vitrine_store::accounts::OwnSession| OwnSession {
        id: session.id.0,
        device: device::of(session.user_agent.as_deref().unwrap_or_default()),
        started_at: session.started_at,
        last_seen_at: session.last_seen_at,
        expires_at: session.expires_at,
        is_current: session.is_current,
    };
    Ok(OwnSessionList { data: sessions.iter().map(|session| present(session)).collect() })
}

pub async fn revoke_session(services: &Services, caller: &Caller, id: SessionId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.seen().own_session(id).await?.grant::<act::RevokeSession>()?;
    let profile = tx.seen().profile().await?;
    tx.revoke_session(grant, &profile).await?;
    Ok(tx.commit().await?)
}

pub async fn revoke_other_sessions(services: &Services, caller: &Caller) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::RevokeOtherSessions>()?;
    tx.revoke_other_sessions(grant).await?;
    Ok(tx.commit().await?)
}

impl Services {
    pub(super) async fn is_own_password(&self, viewer: &vitrine_store::Viewer, password: String) -> Result<bool> {
        let hash = self.store.seen_by(viewer).own_password_hash().await?;
        Ok(self.passwords.verify(SecretString::from(password), Some(hash)).await? != Verdict::Wrong)
    }

    fn check_profile<When>(&self, profile: &Seen<Profile, When>, revision: &str) -> Result<()> {
        let current = self.profile(profile)?;
        if current.revision == revision {
            return Ok(());
        }
        let current = serde_json::to_value(current).map_err(|error| Error::Bug(error.into()))?;
        Err(Error::Stale { current: Some(Box::new(current)) })
    }

    /// Staff change more about an account than its owner sees.
    fn profile<When>(&self, profile: &Seen<Profile, When>) -> Result<contract::Profile> {
        let shown = contract::Profile {
            account_id: profile.account.0,
            kind: if profile.facts().is_staff() { AccountKind::Staff } else { AccountKind::Client },
            name: profile.name.clone(),
            username: profile.username.clone(),
            email: profile.email.clone(),
            preferences: present::preferences(&profile.preferences),
            revision: String::new(),
        };
        let revision = self.revision_of_sight(shown.account_id, &shown)?;
        Ok(contract::Profile { revision, ..shown })
    }
}
