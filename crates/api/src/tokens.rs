//! Tokens: the signed one that names a session, the random ones that are stored as hashes, and the one against forged requests.

use crate::clock::SharedClock;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use siphasher::sip::SipHasher24;
use std::fmt;
use std::hash::Hasher;
use std::time::Duration;
use subtle::ConstantTimeEq;
use uuid::Uuid;

const AUDIENCE: &str = "vitrine";
const KIND: &str = "at+jwt";

/// What an access token says: which session, and for how long. Never a right; those are read with the data.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    sid: Uuid,
    iat: i64,
    exp: i64,
    aud: String,
    iss: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessToken {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

pub struct Tokens {
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
    csrf_key: [u8; 32],
    cursor_key: [u8; 32],
    revisions: SipHasher24,
    issuer: String,
    lifetime: Duration,
    clock: SharedClock,
}

impl fmt::Debug for Tokens {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Tokens").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

impl Tokens {
    /// `signing_key` is the workspace's; each use has a key of its own derived from it.
    pub fn new(signing_key: &[u8], issuer: &str, lifetime: Duration, clock: SharedClock) -> Self {
        let access_key = keyed_hash(signing_key, b"access");
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[AUDIENCE]);
        validation.set_issuer(&[issuer]);
        validation.set_required_spec_claims(&["exp", "aud", "iss"]);
        // It would ask the system's clock.
        validation.validate_exp = false;
        Self {
            encoding: EncodingKey::from_secret(&access_key),
            decoding: DecodingKey::from_secret(&access_key),
            validation,
            csrf_key: keyed_hash(signing_key, b"csrf"),
            cursor_key: keyed_hash(signing_key, b"cursor"),
            revisions: SipHasher24::new_with_key(&head(keyed_hash(signing_key, b"revision"))),
            issuer: issuer.to_owned(),
            lifetime,
            clock,
        }
    }

    /// For secrets that are stored and read again.
    pub fn sealing_key(signing_key: &[u8]) -> [u8; 32] {
        keyed_hash(signing_key, b"sealing")
    }

    /// What the key is made of that signs receipts.
    pub fn receipt_seed(signing_key: &[u8]) -> [u8; 32] {
        keyed_hash(signing_key, b"receipts")
    }

    pub fn access(&self, session_id: Uuid) -> Result<AccessToken, jsonwebtoken::errors::Error> {
        let now = self.clock.now();
        let expires_at = now + self.lifetime;
        let claims = Claims {
            sid: session_id,
            iat: now.timestamp(),
            exp: expires_at.timestamp(),
            aud: AUDIENCE.to_owned(),
            iss: self.issuer.clone(),
        };
        let header = Header { typ: Some(KIND.to_owned()), ..Header::new(Algorithm::HS256) };
        let token = jsonwebtoken::encode(&header, &claims, &self.encoding)?;
        Ok(AccessToken { token, expires_at })
    }

    /// The session that a token names, if this server signed it and it has not run out.
    pub fn session_of(&self, token: &str) -> Option<Uuid> {
        let data = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).ok()?;
        let is_access_token = data.header.typ.as_deref() == Some(KIND);
        (is_access_token && data.claims.exp > self.clock.now().timestamp()).then_some(data.claims.sid)
    }

    pub fn csrf(&self, session_id: Uuid) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(keyed_hash(&self.csrf_key, session_id.as_bytes()))
    }

    /// Tells a cursor that this server gave out, for this list, from one that somebody made up.
    pub fn cursor_seal(&self, list: &str, key: &str, id: Uuid) -> [u8; 16] {
        let message = [id.as_bytes(), list.as_bytes(), &[0], key.as_bytes()].concat();
        head(keyed_hash(&self.cursor_key, &message))
    }

    /// Names a state of the thing with this id. Without the key, which no answer gives away, it tells nothing about the state. By `SipHash`,
    /// since a board has one for each of its cards and one for all that it says.
    pub fn revision(&self, id: Uuid, state: &[u8]) -> String {
        let mut hasher = self.revisions;
        hasher.write(id.as_bytes());
        hasher.write(state);
        format!("{:016x}", hasher.finish())
    }

    pub fn is_csrf(&self, session_id: Uuid, presented: &str) -> bool {
        self.csrf(session_id).as_bytes().ct_eq(presented.as_bytes()).into()
    }
}

/// A random token of 256 bits, for one use: refreshing a session, setting up the workspace. Only its hash is stored.
pub struct Secret(String);

impl Secret {
    pub fn fresh() -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>()))
    }

    /// As somebody sent it; whatever is not of the form of a token has a hash that is not stored.
    pub fn presented(token: &str) -> Self {
        Self(token.to_owned())
    }

    /// To be handed out, once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

fn keyed_hash(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut block = [0; 64];
    block.iter_mut().zip(Sha256::digest(key)).for_each(|(byte, of_key)| *byte = of_key);
    Hmac::<Sha256>::new(&block.into()).chain_update(message).finalize().into_bytes().into()
}

fn head<const N: usize>(hash: [u8; 32]) -> [u8; N] {
    hash.first_chunk().copied().unwrap_or([0; N])
}

#[cfg(test)]
mod tests;
