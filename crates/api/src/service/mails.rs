//! The outbox, and the job that empties it.

use super::{Caller, Error, Refusal, Result, Services};
use crate::mail::{self, NewsLinks, Outcome, Words};
use crate::tokens::Secret;
use chrono::TimeDelta;
use uuid::Uuid;
use vitrine_contract as contract;
use vitrine_contract::{AccountKind, MailList, MailPurpose, MailRecipient, MailText};
use vitrine_domain::notification::Unsubscription;
use vitrine_domain::permission::Base;
use vitrine_store::links::Purpose;
use vitrine_store::mails::{Attempt, Letter, Mail, MailState};
use vitrine_store::{Seen, act};
use vitrine_texts::{Locale, Texts};

/// Minutes between attempts; after the last, it is given up.
const WAITS: [i64; 6] = [1, 5, 15, 60, 180, 360];

pub async fn list_mails(services: &Services, caller: &Caller) -> Result<MailList> {
    let mails = services.store.seen_by(&services.viewer(caller)).mails().await?;
    Ok(MailList { data: mails.iter().map(present).collect(), is_sending: services.mail.is_sending() })
}

pub async fn hand_over_mail(services: &Services, caller: &Caller, id: Uuid) -> Result<MailText> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let mail = tx.seen().mail(id).await?;
    let grant = mail.grant::<act::HandOverMail>()?;
    if !mail.is_open() {
        return Err(Error::Refused(Refusal::Conflict));
    }
    let token = Secret::fresh();
    let letter = tx.hand_over_mail(grant, &token.hash()).await?;
    tx.commit().await?;
    let Words { subject, text, .. } = services.words(&letter, &token)?;
    Ok(MailText { subject, text })
}

pub async fn retry_mail(services: &Services, caller: &Caller, id: Uuid) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let mail = tx.seen().mail(id).await?;
    let grant = mail.grant::<act::RetryMail>()?;
    if !mail.is_open() {
        return Err(Error::Refused(Refusal::Conflict));
    }
    tx.retry_mail(grant).await?;
    tx.commit().await?;
    services.mail.wake();
    Ok(())
}

/// Sends what is due until the server stops. One message at a time, and nothing waits for it.
pub async fn send_mails(services: &Services) {
    loop {
        if let Err(error) = send_due_mails(services).await {
            tracing::error!(?error, "mails could not be sent");
        }
        services.mail.awake().await;
    }
}

/// Makes mails of what was asked for and of what happened and, where there is a mail server, sends those that are due.
pub async fn send_due_mails(services: &Services) -> Result<()> {
    services.store.answer_mail_requests(services.clock.now()).await?;
    // whoever waits for a link does not wait until this can be written
    if let Err(error) = write_news(services).await {
        tracing::error!(?error, "mails that nobody asked for could not be written");
    }
    if !services.mail.is_sending() {
        return Ok(());
    }
    loop {
        let token = Secret::fresh();
        let Some(letter) = services.store.claim_letter(&token.hash(), services.clock.now()).await? else {
            return Ok(());
        };
        let words = services.words(&letter, &token)?;
        let outcome = services.mail.send(&letter, words).await;
        if outcome != Outcome::Sent {
            // without the words of the mail server, which often repeat the address; the outbox has them
            tracing::warn!(mail.id = %letter.mail, "a mail was not sent");
        }
        let attempt = services.attempt(&letter, outcome);
        services.store.note_attempt(letter.mail, attempt, services.clock.now()).await?;
        // whoever asks for a link meanwhile does not wait for all the news
        services.store.answer_mail_requests(services.clock.now()).await?;
    }
}

/// Makes mails of what happened, and forgets old ones.
async fn write_news(services: &Services) -> Result<()> {
    let now = services.clock.now();
    services.store.forget_mails(now).await?;
    // these are of their day: none is kept for a server that comes later
    if services.mail.is_sending() {
        services.store.remind_approvers(now).await?;
        services.store.write_digests(now).await?;
    }
    Ok(())
}

impl Services {
    fn attempt(&self, letter: &Letter, outcome: Outcome) -> Attempt {
        let reason = match outcome {
            Outcome::Sent => return Attempt::Sent,
            Outcome::Refused(reason) => return Attempt::Failed { reason },
            Outcome::Unreachable(reason) => reason,
        };
        let tried = usize::try_from(letter.attempts).unwrap_or(usize::MAX);
        match WAITS.get(tried.saturating_sub(1)) {
            Some(minutes) => Attempt::Postponed { until: self.clock.now() + TimeDelta::minutes(*minutes), reason },
            None => Attempt::Failed { reason },
        }
    }

    /// Where a link leads. The secret stands behind the `#`, which browsers send nowhere. To an approval it is none: the round's id.
    pub(super) fn link(&self, purpose: Purpose, secret: &str) -> Result<String> {
        let origin = self.settings.public_url().map_err(Error::Bug)?;
        let page = match purpose {
            Purpose::PasswordReset => "reset-password",
            Purpose::SignIn => "sign-in-by-link",
            Purpose::Invitation => "invitation",
            Purpose::Approval => return Ok(format!("{}/?approve={secret}", origin.as_str())),
            Purpose::Notification | Purpose::Digest => return Ok(origin.as_str().to_owned()),
        };
        Ok(format!("{}/{page}#{secret}", origin.as_str()))
    }

    fn words(&self, letter: &Letter, token: &Secret) -> Result<Words> {
        let texts = Texts::of(Locale::from_tag(&letter.language).unwrap_or_default());
        if letter.purpose.tells_news() {
            return self.news_words(letter, texts);
        }
        let round = letter.about.as_ref().map(|(round, _)| round.0.to_string());
        let link = self.link(letter.purpose, round.as_deref().unwrap_or(token.reveal()))?;
        Ok(mail::words(letter, &link, texts))
    }

    fn news_words(&self, letter: &Letter, texts: Texts) -> Result<Words> {
        let origin = self.settings.public_url().map_err(Error::Bug)?;
        let (projects, account) = match letter.recipient_base {
            Base::Staff => ("w/projects", "w/account"),
            Base::Client => ("p", "me"),
        };
        let what = match (letter.purpose, letter.news.first()) {
            (Purpose::Notification, Some(only)) => Unsubscription::Kind(only.kind),
            _ => Unsubscription::Digests,
        };
        let unsubscribe = self.unsubscribe_link(letter.account, what)?;
        let [projects, settings] = [projects, account].map(|page| format!("{}/{page}", origin.as_str()));
        Ok(mail::news(letter, NewsLinks { projects, settings, unsubscribe }, texts))
    }
}

fn present<When>(mail: &Seen<Mail, When>) -> contract::Mail {
    let is_waiting = mail.state == MailState::Waiting;
    contract::Mail {
        id: mail.id,
        purpose: match mail.purpose {
            Purpose::PasswordReset => MailPurpose::PasswordReset,
            Purpose::SignIn => MailPurpose::SignIn,
            Purpose::Invitation => MailPurpose::Invitation,
            Purpose::Approval => MailPurpose::Approval,
            Purpose::Notification => MailPurpose::Notification,
            Purpose::Digest => MailPurpose::Digest,
        },
        state: match mail.state {
            MailState::Waiting => contract::MailState::Waiting,
            MailState::Sending => contract::MailState::Sending,
            MailState::Sent => contract::MailState::Sent,
            MailState::Uncertain => contract::MailState::Uncertain,
            MailState::Failed => contract::MailState::Failed,
            MailState::Dropped => contract::MailState::Dropped,
            MailState::HandedOver => contract::MailState::HandedOver,
        },
        recipient: MailRecipient {
            account_id: mail.account.0,
            kind: if mail.recipient_base == Base::Staff { AccountKind::Staff } else { AccountKind::Client },
            name: mail.name.clone(),
            address: mail.address.clone(),
        },
        attempts: mail.attempts,
        next_attempt_at: is_waiting.then_some(mail.next_attempt_at),
        reason: mail.reason.clone(),
        created_at: mail.created_at,
        can_hand_over: mail.may_be_handed_to(mail.facts()),
    }
}
