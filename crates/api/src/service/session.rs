//! Signing in, staying signed in, signing out.

use super::parse::Faults;
use super::{Caller, Error, Result, Services, Visitor};
use crate::passwords::{Passwords, Verdict};
use crate::tokens::{AccessToken, Secret};
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use std::time::Duration;
use vitrine_contract::{AccountKind, ChangePassword, Session, SetUpWorkspace, SignIn, Workspace};
use vitrine_domain::SessionId;
use vitrine_domain::text::{Name, Username};
use vitrine_store::Viewer;
use vitrine_store::accounts::{Failures, Guess, Lifetime, Login, NewSession, Rotation};
use vitrine_store::act;
use vitrine_store::workspace::Founder;

/// A session that began or goes on, with what its holder gets to prove it.
#[derive(Debug)]
pub struct Opened {
    pub session: Session,
    pub access: AccessToken,
    /// None where another tab was given one a moment ago.
    pub refresh: Option<Refresh>,
}

#[derive(Debug)]
pub struct Refresh {
    pub token: Secret,
    pub expires_at: DateTime<Utc>,
}

/// Attempts under one name that are free; each further one doubles the wait.
const FREE_ATTEMPTS: u32 = 5;
const LONGEST_WAIT: Duration = Duration::from_mins(5);

pub async fn sign_in(services: &Services, visitor: &Visitor, input: SignIn) -> Result<Opened> {
    let now = services.clock.now();
    let guess = Guess::Password(&input.login);
    if let Some(after) = services.store.failures(guess).await?.and_then(|failures| wait(failures, now)) {
        return Err(Error::SlowDown { after });
    }
    // unknown, virtual and deleted accounts are checked against nobody's hash, so that all answers take as long
    let login = services.store.login(&input.login).await?;
    let password = SecretString::from(input.password);
    let hash = login.as_ref().map(|login| login.password_hash.clone());
    let verdict = services.passwords.verify(password.clone(), hash).await?;
    let login = match (login, verdict) {
        (Some(login), Verdict::Right) => login,
        (Some(login), Verdict::RightButOutdated) => {
            let password_hash = services.passwords.hash(password).await?;
            services.store.rehash(&login, password_hash.clone()).await?;
            Login { password_hash, ..login }
        }
        _ => {
            services.store.note_failure(guess, now).await?;
            return Err(Error::SignInFailed);
        }
    };
    let second = services.check_second_factor(login.account, input.code.as_deref()).await?;
    let refresh = services.fresh_refresh(now);
    let new = NewSession {
        refresh_hash: refresh.token.hash().to_vec(),
        user_agent: visitor.user_agent.clone(),
        expires_at: refresh.expires_at,
    };
    let session = services.store.start_session(&input.login, &login, second.as_ref(), new, now).await?;
    let session = session.ok_or(Error::SignInFailed)?;
    services.opened(session, Some(refresh), &visitor.request_id).await
}

pub(super) fn wait(failures: Failures, now: DateTime<Utc>) -> Option<Duration> {
    let doublings = failures.count.checked_sub(FREE_ATTEMPTS)?;
    let wait = Duration::from_secs(1).saturating_mul(2_u32.saturating_pow(doublings)).min(LONGEST_WAIT);
    (failures.last_at + wait - now).to_std().ok().filter(|left| !left.is_zero())
}

pub async fn sign_out(services: &Services, caller: &Caller) -> Result<()> {
    Ok(services.store.end_session(caller.session_id, services.clock.now()).await?)
}

pub async fn refresh_session(services: &Services, visitor: &Visitor, token: Secret) -> Result<Opened> {
    let now = services.clock.now();
    let next = Secret::fresh();
    match services.store.rotate_refresh(&token.hash(), &next.hash(), services.lifetime(), now).await? {
        Rotation::Rotated { session, expires_at } => {
            services.opened(session, Some(Refresh { token: next, expires_at }), &visitor.request_id).await
        }
        Rotation::JustReplaced { session } => services.opened(session, None, &visitor.request_id).await,
        Rotation::Refused => Err(Error::NotSignedIn),
    }
}

pub async fn set_up_workspace(services: &Services, visitor: &Visitor, input: SetUpWorkspace) -> Result<Opened> {
    let mut faults = Faults::default();
    let workspace_name = faults.take("/workspace_name", Name::parse(&input.workspace_name));
    let name = faults.take("/name", Name::parse(&input.name));
    let username = faults.take("/username", Username::parse(&input.username));
    if username.as_ref().is_some_and(|username| !username.suits(username.as_email().as_ref())) {
        faults.add("/username", "not_own_address");
    }
    let password = SecretString::from(input.password.clone());
    if let Err(weakness) = Passwords::check(&password, &input.username) {
        faults.add("/password", weakness.code());
    }
    let (workspace_name, name, username) =
        faults.check(workspace_name.zip(name).zip(username).map(|((w, n), u)| (w, n, u)))?;
    let founder = Founder { workspace_name, name, username, password_hash: services.passwords.hash(password).await? };
    let token = Secret::presented(&input.token);
    services.store.set_up(&token.hash(), founder, services.clock.now()).await?.ok_or(Error::NotFound)?;
    let sign_in_input = SignIn {
        login: input.username,
        password: input.password,
        code: None,
        delivery: vitrine_contract::Delivery::Cookie,
    };
    sign_in(services, visitor, sign_in_input).await
}

pub async fn read_session(services: &Services, caller: &Caller) -> Result<Session> {
    services.session(&services.viewer(caller).even_before_duties()).await
}

/// Ends every other session of the account; the caller's own goes on.
pub async fn change_password(services: &Services, caller: &Caller, input: ChangePassword) -> Result<Session> {
    let viewer = services.viewer(caller).even_before_duties();
    let eyes = services.store.seen_by(&viewer);
    let (hash, username) = (eyes.own_password_hash().await?, eyes.profile().await?.username.clone());
    let new = SecretString::from(input.new_password);
    let mut faults = Faults::default();
    if services.passwords.verify(SecretString::from(input.current_password), Some(hash)).await? == Verdict::Wrong {
        faults.add("/current_password", "wrong_password");
    }
    if let Err(weakness) = Passwords::check(&new, &username) {
        faults.add("/new_password", weakness.code());
    }
    faults.check(Some(()))?;
    let new_hash = services.passwords.hash(new).await?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::ChangePassword>()?;
    tx.change_password(grant, new_hash).await?;
    tx.commit().await?;
    services.session(&viewer).await
}

impl Services {
    fn lifetime(&self) -> Lifetime {
        let hours = |hours: u32| Duration::from_hours(u64::from(hours));
        Lifetime {
            idle: hours(self.settings.session.idle_hours),
            absolute: hours(self.settings.session.absolute_hours),
        }
    }

    pub(super) fn fresh_refresh(&self, now: DateTime<Utc>) -> Refresh {
        Refresh { token: Secret::fresh(), expires_at: self.lifetime().end(now, now) }
    }

    pub(super) async fn opened(
        &self,
        session: SessionId,
        refresh: Option<Refresh>,
        request_id: &str,
    ) -> Result<Opened> {
        let viewer = Viewer::new(session, self.clock.now(), Some(request_id.to_owned())).even_before_duties();
        let access = self.tokens.access(session.0).map_err(|error| Error::Bug(error.into()))?;
        Ok(Opened { session: self.session(&viewer).await?, access, refresh })
    }

    async fn session(&self, viewer: &Viewer) -> Result<Session> {
        let profile = self.store.seen_by(viewer).profile().await?;
        let facts = profile.facts();
        Ok(Session {
            account_id: profile.account.0,
            name: profile.name.clone(),
            kind: if facts.is_staff() { AccountKind::Staff } else { AccountKind::Client },
            client: profile.client.as_ref().map(super::present::client_ref),
            grants: facts.permissions().iter().map(|permission| permission.name().to_owned()).collect(),
            csrf_token: self.tokens.csrf(viewer.session().0),
            must_change_password: profile.must_change_password(),
            preferences: super::present::preferences(&profile.preferences),
            must_set_up_second_factor: profile.must_set_up_second_factor(),
            workspace: Workspace { name: profile.workspace_name.clone() },
        })
    }
}
