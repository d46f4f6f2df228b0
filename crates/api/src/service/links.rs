//! One-time links by mail: a new password, and signing in without one.

use super::parse::Faults;
use super::session::Opened;
use super::{Caller, Error, Result, Services, Visitor};
use crate::passwords::Passwords;
use crate::tokens::Secret;
use secrecy::SecretString;
use vitrine_contract::{RequestLink, ResetPassword, SignInByLink, SignInOptions, SignInPage};
use vitrine_store::accounts::NewSession;
use vitrine_store::act;
use vitrine_store::links::Purpose;

pub async fn read_sign_in_options(services: &Services) -> Result<SignInPage> {
    let page = services.store.sign_in_page().await?;
    Ok(SignInPage { workspace_name: page.workspace_name, client_links: page.client_links })
}

pub async fn set_sign_in_options(services: &Services, caller: &Caller, input: SignInOptions) -> Result<SignInOptions> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let grant = tx.workspace().grant::<act::SetSignInOptions>()?;
    tx.offer_client_links(grant, input.client_links).await?;
    tx.commit().await?;
    Ok(input)
}

pub async fn request_password_reset(services: &Services, visitor: &Visitor, input: RequestLink) -> Result<()> {
    services.note_request(Purpose::PasswordReset, visitor, &input.login).await
}

pub async fn request_sign_in_link(services: &Services, visitor: &Visitor, input: RequestLink) -> Result<()> {
    if !services.store.sign_in_page().await?.client_links {
        return Err(Error::NotFound);
    }
    services.note_request(Purpose::SignIn, visitor, &input.login).await
}

pub async fn reset_password(services: &Services, input: ResetPassword) -> Result<()> {
    let token = Secret::presented(&input.token).hash();
    let now = services.clock.now();
    // asked first, so that nobody has passwords hashed without a link
    let holder = services.store.link_holder(Purpose::PasswordReset, &token, now).await?.ok_or_else(dead_link)?;
    let password = SecretString::from(input.new_password);
    let mut faults = Faults::default();
    if let Err(weakness) = Passwords::check(&password, &holder.username) {
        faults.add("/new_password", weakness.code());
    }
    faults.check(Some(()))?;
    let hash = services.passwords.hash(password).await?;
    let is_done = services.store.reset_password_by_link(&token, hash, services.clock.now()).await?;
    if is_done { Ok(()) } else { Err(dead_link()) }
}

pub async fn sign_in_by_link(services: &Services, visitor: &Visitor, input: SignInByLink) -> Result<Opened> {
    let token = Secret::presented(&input.token).hash();
    let now = services.clock.now();
    let holder = services.store.link_holder(Purpose::SignIn, &token, now).await?.ok_or_else(dead_link)?;
    let second = services.check_second_factor(holder.account, input.code.as_deref()).await?;
    let refresh = services.fresh_refresh(now);
    let new = NewSession {
        refresh_hash: refresh.token.hash().to_vec(),
        user_agent: visitor.user_agent.clone(),
        expires_at: refresh.expires_at,
    };
    let session = services.store.sign_in_by_link(&token, second.as_ref(), new, now).await?.ok_or_else(dead_link)?;
    services.opened(session, Some(refresh), &visitor.request_id).await
}

/// Unknown, used, too old, void: nobody needs to know which.
fn dead_link() -> Error {
    Error::invalid("/token", "dead_link")
}

impl Services {
    async fn note_request(&self, purpose: Purpose, visitor: &Visitor, login: &str) -> Result<()> {
        let language = visitor.locale.tag();
        self.store.note_mail_request(purpose, login, language, self.clock.now()).await?;
        self.mail.wake();
        Ok(())
    }
}
