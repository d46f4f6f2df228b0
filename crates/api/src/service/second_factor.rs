//! The second step at sign-in: codes of an app (TOTP), and recovery codes for who has lost it.

use super::session::wait;
use super::{Caller, Error, Refusal, Result, Services};
use chrono::{DateTime, Utc};
use qrcode::QrCode;
use qrcode::render::svg;
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};
use vitrine_contract as contract;
use vitrine_contract::{
    ConfirmPassword, ConfirmSecondFactor, DemandSecondFactor, PermissionBase, PermissionSetRef, RecoveryCodes,
    SecondFactorDemandList, SecondFactorSecret,
};
use vitrine_domain::permission::{Base, Permission};
use vitrine_domain::{AccountId, ClientId};
use vitrine_store::accounts::{Guess, OwnSecondFactor, Profile, SecondFactor, SecondFactorDemand};
use vitrine_store::{Tx, Viewer, act};

const RECOVERY_CODES: usize = 10;
/// 32 letters and digits that nobody takes for each other; 16 of them are 80 bits.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

pub async fn read_second_factor(services: &Services, caller: &Caller) -> Result<contract::SecondFactor> {
    let viewer = services.viewer(caller).even_before_duties();
    Ok(present(*services.store.seen_by(&viewer).own_second_factor().await?))
}

pub async fn begin_second_factor(
    services: &Services,
    caller: &Caller,
    input: ConfirmPassword,
) -> Result<SecondFactorSecret> {
    let viewer = services.confirmed_viewer(caller, input).await?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetUpSecondFactor>()?;
    if tx.seen().own_second_factor().await?.is_on {
        return Err(Error::Refused(Refusal::Conflict));
    }
    let secret: [u8; 20] = rand::random();
    let totp = totp(&secret, &profile)?;
    let sealed = services.sealer.seal(&secret, profile.account.0.as_bytes()).map_err(bug)?;
    tx.begin_second_factor(grant, sealed).await?;
    tx.commit().await?;
    let otpauth_url = totp.to_url().map_err(bug)?;
    let picture = QrCode::new(otpauth_url.as_bytes()).map_err(bug)?;
    let picture = picture.render::<svg::Color<'_>>().min_dimensions(200, 200).build();
    // the declaration is for files; inside a page it is a mistake
    let qr_svg = picture.split_once("?>").map_or(picture.as_str(), |(_, svg)| svg).to_owned();
    Ok(SecondFactorSecret { secret: Secret::from(secret.as_slice()).to_base32(), otpauth_url, qr_svg })
}

pub async fn confirm_second_factor(
    services: &Services,
    caller: &Caller,
    input: ConfirmSecondFactor,
) -> Result<RecoveryCodes> {
    let viewer = services.viewer(caller).even_before_duties();
    let account = services.store.seen_by(&viewer).profile().await?.account;
    services.check_patience(account).await?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetUpSecondFactor>()?;
    let factor = tx.unconfirmed_second_factor(&grant).await?.ok_or(Error::Refused(Refusal::Conflict))?;
    let Some(step) = services.step(account, &factor, &input.code)? else {
        drop(tx);
        services.store.note_failure(Guess::Code(account), services.clock.now()).await?;
        return Err(Error::invalid("/code", "wrong_code"));
    };
    let (codes, hashes) = fresh_codes();
    tx.confirm_second_factor(grant, step, &hashes).await?;
    tx.commit().await?;
    Ok(codes)
}

pub async fn turn_off_second_factor(
    services: &Services,
    caller: &Caller,
    input: ConfirmPassword,
) -> Result<contract::SecondFactor> {
    let viewer = services.confirmed_viewer(caller, input).await?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetUpSecondFactor>()?;
    must_be_on(&tx).await?;
    tx.turn_off_second_factor(grant).await?;
    tx.commit().await?;
    Ok(present(*services.store.seen_by(&viewer).own_second_factor().await?))
}

pub async fn renew_recovery_codes(
    services: &Services,
    caller: &Caller,
    input: ConfirmPassword,
) -> Result<RecoveryCodes> {
    let viewer = services.confirmed_viewer(caller, input).await?;
    let tx = services.store.write(&viewer).await?;
    let profile = tx.seen().profile().await?;
    let grant = profile.grant::<act::SetUpSecondFactor>()?;
    must_be_on(&tx).await?;
    let (codes, hashes) = fresh_codes();
    tx.renew_recovery_codes(grant, &hashes).await?;
    tx.commit().await?;
    Ok(codes)
}

pub async fn reset_second_factor(services: &Services, caller: &Caller, id: ClientId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let client = tx.seen().client(id).await?;
    let grant = client.grant::<act::ResetSecondFactor>()?;
    tx.reset_second_factor(grant).await?;
    Ok(tx.commit().await?)
}

pub async fn reset_staff_second_factor(services: &Services, caller: &Caller, id: AccountId) -> Result<()> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let member = tx.seen().staff_member(id).await?;
    let grant = member.grant::<act::EditStaff>()?;
    if !member.facts().may_give(member.grants) {
        return Err(Error::NotPermitted);
    }
    tx.reset_staff_second_factor(grant).await?;
    Ok(tx.commit().await?)
}

pub async fn list_second_factor_demands(services: &Services, caller: &Caller) -> Result<SecondFactorDemandList> {
    let demands = services.store.seen_by(&services.viewer(caller)).second_factor_demands().await?;
    Ok(SecondFactorDemandList { data: demands.iter().map(|demand| present_demand(demand)).collect() })
}

pub async fn demand_second_factor(
    services: &Services,
    caller: &Caller,
    input: DemandSecondFactor,
) -> Result<SecondFactorDemandList> {
    let tx = services.store.write(&services.viewer(caller)).await?;
    let demands = tx.seen().second_factor_demands().await?;
    if !tx.workspace().holds(Permission::PermissionSetManage) {
        return Err(Error::NotPermitted);
    }
    let demand = demands
        .iter()
        .find(|demand| demand.permission_set.0 == input.permission_set_id)
        .ok_or_else(|| Error::invalid("/permission_set_id", "not_found"))?;
    let grant = demand.grant::<act::DemandSecondFactor>()?;
    if input.is_required && !demand.can_be_met {
        return Err(Error::invalid("/permission_set_id", "cannot_set_up"));
    }
    tx.demand_second_factor(grant, input.is_required).await?;
    let demands = tx.seen().second_factor_demands().await?;
    tx.commit().await?;
    Ok(SecondFactorDemandList { data: demands.iter().map(|demand| present_demand(demand)).collect() })
}

impl Services {
    /// Passes where the account has no second step, or the code is right and was not used before. Wrong ones are slowed down. Gives what
    /// was passed.
    pub(super) async fn check_second_factor(
        &self,
        account: AccountId,
        code: Option<&str>,
    ) -> Result<Option<SecondFactor>> {
        let Some(factor) = self.store.second_factor(account).await? else { return Ok(None) };
        let code = code.map(str::trim).filter(|code| !code.is_empty()).ok_or(Error::CodeRequired)?;
        self.check_patience(account).await?;
        let is_right = match self.step(account, &factor, code)? {
            Some(step) => self.store.spend_step(account, step).await?,
            None => self.store.spend_recovery_code(account, &recovery_hash(code), self.clock.now()).await?,
        };
        if is_right {
            return Ok(Some(factor));
        }
        self.store.note_failure(Guess::Code(account), self.clock.now()).await?;
        Err(Error::invalid("/code", "wrong_code"))
    }

    async fn check_patience(&self, account: AccountId) -> Result<()> {
        let failures = self.store.failures(Guess::Code(account)).await?;
        match failures.and_then(|failures| wait(failures, self.clock.now())) {
            Some(after) => Err(Error::SlowDown { after }),
            None => Ok(()),
        }
    }

    /// Which step of time a code is of, one before and one after now included.
    fn step(&self, account: AccountId, factor: &SecondFactor, code: &str) -> Result<Option<u64>> {
        let secret = self.sealer.open(&factor.sealed_secret, account.0.as_bytes()).map_err(bug)?;
        let totp = Builder::new().with_secret(secret).build().map_err(bug)?;
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        Ok(totp.check(&digits, seconds(self.clock.now())))
    }

    async fn confirmed_viewer(&self, caller: &Caller, input: ConfirmPassword) -> Result<Viewer> {
        let viewer = self.viewer(caller).even_before_duties();
        if self.is_own_password(&viewer, input.current_password).await? {
            return Ok(viewer);
        }
        Err(Error::invalid("/current_password", "wrong_password"))
    }
}

async fn must_be_on(tx: &Tx) -> Result<()> {
    if tx.seen().own_second_factor().await?.is_on { Ok(()) } else { Err(Error::Refused(Refusal::Conflict)) }
}

fn seconds(now: DateTime<Utc>) -> u64 {
    u64::try_from(now.timestamp()).unwrap_or_default()
}

/// Named in the app as the workspace and the login; a colon would divide the two.
fn totp(secret: &[u8], profile: &Profile) -> Result<Totp> {
    let plain = |text: &str| text.replace(':', " ");
    Builder::new()
        .with_secret(secret)
        .with_account_name(plain(&profile.username))
        .with_issuer(Some(plain(&profile.workspace_name)))
        .build()
        .map_err(bug)
}

fn fresh_codes() -> (RecoveryCodes, Vec<[u8; 32]>) {
    let data: Vec<String> = (0..RECOVERY_CODES).map(|_| fresh_code()).collect();
    let hashes = data.iter().map(|code| recovery_hash(code)).collect();
    (RecoveryCodes { data }, hashes)
}

fn fresh_code() -> String {
    let letters: Vec<char> = rand::random::<[u8; 16]>()
        .iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte % 32)))
        .map(|byte| char::from(*byte))
        .collect();
    letters.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// As typed: with or without dashes and spaces, in any case.
fn recovery_hash(code: &str) -> [u8; 32] {
    let letters: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    Sha256::digest(letters).into()
}

fn present(own: OwnSecondFactor) -> contract::SecondFactor {
    contract::SecondFactor {
        is_on: own.is_on,
        is_required: own.is_required,
        recovery_codes_left: own.recovery_codes_left,
    }
}

fn present_demand(demand: &SecondFactorDemand) -> contract::SecondFactorDemand {
    contract::SecondFactorDemand {
        permission_set: PermissionSetRef { id: demand.permission_set.0, name: demand.name.clone() },
        base: if demand.base == Base::Client { PermissionBase::Client } else { PermissionBase::Staff },
        is_required: demand.is_required,
        can_be_met: demand.can_be_met,
    }
}

fn bug(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::Bug(error.into())
}
