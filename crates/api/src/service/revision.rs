//! Revisions: versions without their numbers, which would count changes that a reader may not know of.

use super::Services;
use uuid::Uuid;

impl Services {
    pub(super) fn revision(&self, id: Uuid, version: i64) -> String {
        let (high, low) = id.as_u64_pair();
        let mixed = mix(mix(self.tokens.revision_key() ^ high) ^ low ^ version.cast_unsigned());
        format!("{mixed:016x}")
    }
}

/// The finalizer of `SplitMix64`: every bit of the result depends on every bit of the value.
fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
