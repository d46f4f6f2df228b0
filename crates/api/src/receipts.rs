//! Signing receipts, and telling whether one is genuine. Whoever has the public key can check one without this workspace.

use anyhow::{Context, bail};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use std::fmt;
use vitrine_contract::ApprovalReceipt;

/// The key of the workspace.
pub struct Signer(Ed25519KeyPair);

impl fmt::Debug for Signer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Signer(…)")
    }
}

impl Signer {
    pub fn new(seed: &[u8; 32]) -> anyhow::Result<Self> {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed);
        Ok(Self(pair.map_err(|_of_no_use| anyhow::anyhow!("no key to sign receipts with"))?))
    }

    pub fn sign(&self, body: &[u8]) -> Vec<u8> {
        self.0.sign(body).as_ref().to_vec()
    }

    pub fn public_key(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.0.public_key())
    }
}

/// What a signature is on the wire.
pub fn encoded(signature: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(signature)
}

/// Whether a body was signed with the key that belongs to this public one.
pub fn is_genuine(body: &str, signature: &str, public_key: &str) -> bool {
    let decoded = |text: &str| BASE64_URL_SAFE_NO_PAD.decode(text.trim());
    let (Ok(signature), Ok(key)) = (decoded(signature), decoded(public_key)) else { return false };
    UnparsedPublicKey::new(&ED25519, key).verify(body.as_bytes(), &signature).is_ok()
}

/// What a receipt in a file says, if it is genuine. `expected`: the public key that it must be signed with, from elsewhere.
pub fn verify(file: &str, expected: Option<&str>) -> anyhow::Result<String> {
    let receipt: ApprovalReceipt = serde_json::from_str(file).context("this is no receipt")?;
    if expected.is_some_and(|expected| expected != receipt.public_key) {
        bail!("the receipt is signed with another key: {}", receipt.public_key);
    }
    if !is_genuine(&receipt.body, &receipt.signature, &receipt.public_key) {
        bail!("the receipt is not what was signed");
    }
    let body: serde_json::Value = serde_json::from_str(&receipt.body).context("what was signed is no receipt")?;
    Ok(format!("genuine, signed with {}\n{body:#}", receipt.public_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_signed_is_genuine_and_nothing_else() {
        let [signer, other] = [1, 2].map(|byte| Signer::new(&[byte; 32]).unwrap());
        let body = r#"{"title":"Home"}"#;
        let signature = encoded(&signer.sign(body.as_bytes()));
        let receipt = |body: &str, signature: &str, key: String| {
            serde_json::json!({"body": body, "signature": signature, "public_key": key}).to_string()
        };
        let good = receipt(body, &signature, signer.public_key());
        assert!(verify(&good, None).unwrap().contains("Home"));
        assert!(verify(&good, Some(&signer.public_key())).is_ok());
        assert!(verify(&good, Some(&other.public_key())).is_err(), "another key");
        for bad in [
            receipt(r#"{"title":"House"}"#, &signature, signer.public_key()),
            receipt(body, &signature, other.public_key()),
            receipt(body, "AAAA", signer.public_key()),
            receipt(body, &signature, "not a key".to_owned()),
            "nonsense".to_owned(),
        ] {
            assert!(verify(&bad, None).is_err(), "{bad}");
        }
    }
}
