//! Invitations: made by who may, followed by whoever holds the link.

use super::parse::Faults;
use super::session::{self, Opened};
use super::{Error, Result, Services, Visitor};
use crate::passwords::Passwords;
use crate::tokens::Secret;
use secrecy::SecretString;
use std::time::Duration;
use vitrine_contract::{
    AcceptInvitation, AccountKind, Delivery, Invitation, Invitee, ReadInvitation, SignIn, Workspace,
};
use vitrine_domain::permission::Base;
use vitrine_domain::text::Username;
use vitrine_store::Conflict;
use vitrine_store::invitations::{ChosenLogin, NewInvitation};

/// For how long a link is good.
const LIFETIME: Duration = Duration::from_hours(7 * 24);

/// Whom a link invites, for who holds it.
pub async fn read_invitation(services: &Services, input: ReadInvitation) -> Result<Invitee> {
    let token = Secret::presented(&input.token);
    let invitee = services.store.invitee(&token.hash(), services.clock.now()).await?.ok_or(Error::NotFound)?;
    Ok(Invitee {
        name: invitee.name,
        kind: if invitee.base == Base::Staff { AccountKind::Staff } else { AccountKind::Client },
        workspace: Workspace { name: invitee.workspace_name },
        expires_at: invitee.expires_at,
    })
}

/// Gives the invited their login and signs them in. The link is spent.
pub async fn accept_invitation(services: &Services, visitor: &Visitor, input: AcceptInvitation) -> Result<Opened> {
    let token = Secret::presented(&input.token).hash();
    // asked first, so that nobody has passwords hashed without a link
    services.store.invitee(&token, services.clock.now()).await?.ok_or(Error::NotFound)?;
    let mut faults = Faults::default();
    let username = faults.take("/username", Username::parse(&input.username));
    let password = SecretString::from(input.password.clone());
    if let Err(weakness) = Passwords::check(&password, &input.username) {
        faults.add("/password", weakness.code());
    }
    let username = faults.check(username)?;
    let chosen = ChosenLogin { username, password_hash: services.passwords.hash(password).await? };
    match services.store.accept_invitation(&token, chosen, services.clock.now()).await {
        Err(vitrine_store::Error::Conflict(Conflict::UsernameTaken)) => Err(Error::invalid("/username", "taken")),
        Err(vitrine_store::Error::Conflict(Conflict::UsernameNotOwn)) => {
            Err(Error::invalid("/username", "not_own_address"))
        }
        accepted => Ok(accepted?.ok_or(Error::NotFound)?),
    }?;
    let login = SignIn { login: input.username, password: input.password, code: None, delivery: Delivery::Cookie };
    session::sign_in(services, visitor, login).await
}

impl Services {
    pub(super) fn invitation(&self, invitation: vitrine_store::invitations::Invitation) -> Invitation {
        Invitation {
            invited_at: invitation.created_at,
            expires_at: invitation.expires_at,
            is_expired: invitation.expires_at <= self.clock.now(),
            link: None,
        }
    }

    /// A fresh link, and what is stored of it.
    pub(super) fn new_invitation(&self) -> Result<(String, NewInvitation)> {
        let token = Secret::fresh();
        let origin = self.settings.public_url().map_err(Error::Bug)?;
        let link = format!("{}/invitation#{}", origin.as_str(), token.reveal());
        let expires_at = self.clock.now() + LIFETIME;
        Ok((link, NewInvitation { token_hash: token.hash().to_vec(), expires_at }))
    }
}
