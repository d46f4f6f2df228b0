//! Secrets that have to be read again, such as those that codes are made from: sealed with a key of the workspace's signing key, and
//! bound to whom they belong to. That is as far as a key is at hand: who has the whole database has the key.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use std::fmt;

pub struct Sealer(LessSafeKey);

#[derive(Debug, thiserror::Error)]
#[error("a secret cannot be sealed or opened")]
pub struct SealError;

impl fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Sealer(…)")
    }
}

impl Sealer {
    pub fn new(key: &[u8; 32]) -> Result<Self, SealError> {
        Ok(Self(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, key).map_err(|_of_no_use| SealError)?)))
    }

    pub fn seal(&self, secret: &[u8], owner: &[u8]) -> Result<Vec<u8>, SealError> {
        let nonce: [u8; NONCE_LEN] = rand::random();
        let mut sealed = secret.to_vec();
        self.0
            .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::from(owner), &mut sealed)
            .map_err(|_of_no_use| SealError)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// An error where it was changed, belongs to another, or was sealed with another key.
    pub fn open(&self, sealed: &[u8], owner: &[u8]) -> Result<Vec<u8>, SealError> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(SealError)?;
        let mut secret = rest.to_vec();
        let opened = self
            .0
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(owner), &mut secret)
            .map_err(|_of_no_use| SealError)?;
        Ok(opened.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_for_its_owner_alone() {
        let box_of_seven = Sealer::new(&[7; 32]).unwrap();
        let sealed = box_of_seven.seal(b"a secret", b"pierre").unwrap();
        assert_eq!(box_of_seven.open(&sealed, b"pierre").unwrap(), b"a secret");
        assert_ne!(box_of_seven.seal(b"a secret", b"pierre").unwrap(), sealed);
        assert!(!sealed.windows(8).any(|part| part == b"a secret"));
        assert!(box_of_seven.open(&sealed, b"chloe").is_err());
        assert!(Sealer::new(&[8; 32]).unwrap().open(&sealed, b"pierre").is_err());
        let mut changed = sealed;
        changed[NONCE_LEN] ^= 1;
        assert!(box_of_seven.open(&changed, b"pierre").is_err());
        assert!(box_of_seven.open(b"short", b"pierre").is_err());
    }
}
