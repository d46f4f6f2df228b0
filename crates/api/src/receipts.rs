//! Signing receipts, and telling whether one is genuine. Whoever has the public key can check one without this workspace.

mod pdf;
mod type_face;

pub use pdf::Document;

use anyhow::{Context, bail};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use std::fmt;
use vitrine_contract::{ApprovalReceipt, ReceiptFault, ReceiptStatement};

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

/// What a receipt says, if the holder of this public key signed it.
pub fn statement(receipt: &ApprovalReceipt, own: &str) -> Result<ReceiptStatement, ReceiptFault> {
    if !is_genuine(&receipt.body, &receipt.signature, &receipt.public_key) {
        return Err(ReceiptFault::Altered);
    }
    if receipt.public_key != own {
        return Err(ReceiptFault::OtherKey);
    }
    serde_json::from_str(&receipt.body).map_err(|_of_something_else| ReceiptFault::NoReceipt)
}

/// What a receipt in a file says, if it is what was signed. `expected`: the public key that it must be signed with, from elsewhere: without it
/// nothing tells whose receipt this is, as whoever forges one brings a key of their own.
pub fn verify(file: &str, expected: Option<&str>) -> anyhow::Result<String> {
    let receipt: ApprovalReceipt = serde_json::from_str(file).context("this is no receipt")?;
    if expected.is_some_and(|expected| expected != receipt.public_key) {
        bail!("the receipt is signed with another key: {}", receipt.public_key);
    }
    if !is_genuine(&receipt.body, &receipt.signature, &receipt.public_key) {
        bail!("the receipt is not what was signed");
    }
    let body: serde_json::Value = serde_json::from_str(&receipt.body).context("what was signed is no receipt")?;
    let word = match expected {
        Some(_) => "genuine",
        None => "not altered since it was signed; whether the key is the workspace's is for you to compare (--key)",
    };
    Ok(format!("{word}: signed with {}\n{body:#}", receipt.public_key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fault_of_a_receipt_is_told() {
        let [signer, other] = [1, 2].map(|byte| Signer::new(&[byte; 32]).unwrap());
        let body = r#"{"workspace":"Studio","project":"Site","title":"Home","verdict":"approved","decided_by":"Pierre",
            "decided_at":"2026-11-27T12:00:00Z","format":"vitrine-approval-receipt/1"}"#;
        let by = |signer: &Signer, body: &str| ApprovalReceipt {
            body: body.to_owned(),
            signature: encoded(&signer.sign(body.as_bytes())),
            public_key: signer.public_key(),
        };
        let own = signer.public_key();
        assert_eq!(statement(&by(&signer, body), &own).unwrap().decided_by, "Pierre");
        let altered = ApprovalReceipt { body: body.replace("Home", "Shop"), ..by(&signer, body) };
        assert_eq!(statement(&altered, &own), Err(ReceiptFault::Altered));
        assert_eq!(statement(&by(&other, body), &own), Err(ReceiptFault::OtherKey));
        // the key of this workspace beside the signature of another
        let mixed = ApprovalReceipt { public_key: own.clone(), ..by(&other, body) };
        assert_eq!(statement(&mixed, &own), Err(ReceiptFault::Altered));
        assert_eq!(statement(&by(&signer, "{}"), &own), Err(ReceiptFault::NoReceipt));
    }

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
        assert!(!verify(&good, None).unwrap().contains("genuine"), "anybody can sign with a key of their own");
        assert!(verify(&good, Some(&signer.public_key())).unwrap().starts_with("genuine"));
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
