//! What a receipt says, in words on paper.

use crate::blobs::hexadecimal;
use crate::receipts::{self, Document};
use crate::service::{Error, Result, Services};
use anyhow::{Context, anyhow};
use sha2::{Digest, Sha256};
use vitrine_contract::{ApprovalReceipt, ApprovalState};
use vitrine_texts::{Locale, Texts};

/// Under which the receipt itself is attached.
const ATTACHMENT: &str = "receipt.json";

pub(super) fn document(services: &Services, receipt: &ApprovalReceipt, locale: Locale) -> Result<Vec<u8>> {
    let statement = receipts::statement(receipt, &services.signer.public_key())
        .map_err(|fault| Error::Bug(anyhow!("an own receipt is not genuine: {fault:?}")))?;
    let texts = Texts::of(locale);
    let say = |key: &str| texts.get(key, &[]);
    let verdict = match statement.verdict {
        ApprovalState::ChangesRequested => say("verify-changes"),
        ApprovalState::Approved | ApprovalState::Open | ApprovalState::Withdrawn => say("verify-approved"),
    };
    let mut facts = vec![
        (say("verify-what"), statement.title),
        (say("verify-project"), statement.project),
        (say("verify-workspace"), statement.workspace),
        (say("verify-verdict"), verdict),
        (say("verify-by"), statement.decided_by),
        (say("verify-at"), statement.decided_at.format("%Y-%m-%d %H:%M UTC").to_string()),
    ];
    if let Some((given, needed)) = statement.oks_given.zip(statement.oks_needed).filter(|(_, needed)| *needed > 1) {
        let args = [("given", given.into()), ("needed", needed.into())];
        facts.push((say("verify-oks"), texts.get("verify-oks-of", &args)));
    }
    for (at, sha256) in statement.files_sha256.into_iter().enumerate() {
        facts.push((if at == 0 { say("verify-files") } else { String::new() }, sha256));
    }
    facts.push((say("verify-hash"), hexadecimal(&Sha256::digest(receipt.body.as_bytes()))));
    facts.push((say("verify-signature"), receipt.signature.clone()));
    facts.push((say("verify-key"), receipt.public_key.clone()));
    let address = format!("{}/verify", services.settings.public_url().map_err(Error::Bug)?.as_str());
    let how = texts.get("verify-how", &[("address", address.as_str().into()), ("file", ATTACHMENT.into())]);
    let attachment = serde_json::to_vec_pretty(receipt).context("a receipt as JSON").map_err(Error::Bug)?;
    let document = Document {
        language: locale.tag(),
        title: say("verify-receipt"),
        facts,
        notes: vec![how],
        attachment: (ATTACHMENT.to_owned(), attachment),
    };
    document.to_pdf().map_err(Error::Bug)
}
