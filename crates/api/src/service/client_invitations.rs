//! The deliberate invitation of a client, with a look at the message first.

use super::{Caller, Error, Refusal, Result, Services};
use crate::mail::{self, Words};
use crate::tokens::Secret;
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::InvitationPreview;
use vitrine_domain::ClientId;
use vitrine_domain::permission::{Base, Permission};
use vitrine_domain::preference::Language;
use vitrine_store::invitations::NewInvitation;
use vitrine_store::links::{INVITATION_LIFETIME, Purpose};
use vitrine_store::mails::Letter;
use vitrine_store::{Client, act};
use vitrine_texts::{Locale, Texts};

pub async fn preview_client_invitation(
    services: &Services,
    caller: &Caller,
    id: ClientId,
) -> Result<InvitationPreview> {
    let viewer = services.viewer(caller);
    let eyes = services.store.seen_by(&viewer);
    let client = eyes.client(id).await?;
    if !client.holds(Permission::ClientEdit) {
        return Err(Error::NotPermitted);
    }
    let address = address(&client)?.to_owned();
    let locale = locale(&client, caller);
    let letter = Letter {
        mail: Uuid::nil(),
        purpose: Purpose::Invitation,
        account: client.account,
        recipient_base: Base::Client,
        address,
        language: locale.tag().to_owned(),
        name: client.name.clone(),
        workspace_name: eyes.profile().await?.workspace_name.clone(),
        attempts: 0,
        at: viewer.now(),
        about: None,
        needs_many: false,
        news: Vec::new(),
        news_count: 0,
        reminds_of: None,
    };
    let Words { subject, text, .. } =
        mail::words(&letter, &services.link(Purpose::Invitation, "…")?, Texts::of(locale));
    Ok(InvitationPreview { address: letter.address, language: language(locale), subject, text })
}

pub async fn invite_client(services: &Services, caller: &Caller, id: ClientId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::InviteClient>()?;
    let address = address(&client)?;
    let held = NewInvitation {
        token_hash: Secret::fresh().hash().to_vec(),
        expires_at: services.clock.now() + INVITATION_LIFETIME,
    };
    tx.invite_client(grant, address, locale(&client, caller).tag(), held).await?;
    tx.commit().await?;
    services.mail.wake();
    Ok(())
}

/// Not found where nobody is invited.
pub async fn withdraw_client_invitation(
    services: &Services,
    caller: &Caller,
    id: ClientId,
    revision: &str,
) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::InviteClient>()?;
    services.check_client(&client, revision)?;
    tx.withdraw_client_invitation(grant).await?;
    Ok(tx.commit().await?)
}

fn language(locale: Locale) -> contract::Language {
    match locale {
        Locale::En => contract::Language::En,
        Locale::Fr => contract::Language::Fr,
    }
}

/// Where it goes: to somebody who has no login yet.
fn address(client: &Client) -> Result<&str> {
    if client.has_login() {
        return Err(Error::Refused(Refusal::Conflict));
    }
    client.email.as_deref().ok_or_else(|| Error::invalid("/email", "required"))
}

/// Theirs, or that of who invites.
fn locale(client: &Client, caller: &Caller) -> Locale {
    client.preferences.language.map_or(caller.locale, |language| match language {
        Language::English => Locale::En,
        Language::French => Locale::Fr,
    })
}
