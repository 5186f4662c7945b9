//! From a ciphertext to the key that made it: what Decrypt and ReEncrypt share.

use std::sync::Arc;

use keys::KeyKind;
use keys::blob::Header;
use model::generated::{DryRunModifierType, EncryptionAlgorithmSpec};
use model::{Error, ErrorCode, KeyArn};

use crate::directory::KeyEntry;
use crate::outcome::Resource;
use crate::resolve::Reader;
use crate::target::{Asks, KeyTarget, Target};

/// The key of a ciphertext, and what the ciphertext says of itself.
#[derive(Debug)]
pub(crate) struct CiphertextTarget {
    pub(crate) key: KeyTarget,
    /// None when a dry run ignores the ciphertext, and for asymmetric keys, whose ciphertexts say nothing.
    pub(crate) header: Option<Header>,
    /// Whether a dry run asks about authorisation only.
    pub(crate) ignored: bool,
}

impl Target for CiphertextTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        self.key.asks(actions)
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        self.key.keys()
    }

    fn resources(&self) -> Vec<Resource> {
        self.key.resources()
    }
}

/// What a request says about its ciphertext.
#[derive(Debug)]
pub(crate) struct Question<'a> {
    pub(crate) ciphertext: Option<&'a [u8]>,
    pub(crate) key_id: Option<&'a str>,
    pub(crate) ignore_ciphertext: bool,
    pub(crate) algorithm: Option<EncryptionAlgorithmSpec>,
    /// The name of the key member, for the message when it is missing.
    pub(crate) key_member: &'static str,
}

/// Finds the key. A `KeyId` in the request is checked against the ciphertext before anything else is revealed.
pub(crate) fn resolve(
    reader: &Reader<'_>,
    question: &Question<'_>,
) -> Result<CiphertextTarget, Error> {
    let named = question.key_id.map(|id| reader.key_or_alias(id)).transpose()?;
    if question.ignore_ciphertext {
        let key = named.ok_or_else(|| required(question.key_member))?;
        return Ok(CiphertextTarget { key, header: None, ignored: true });
    }
    let ciphertext = question.ciphertext.ok_or_else(|| required("ciphertextBlob"))?;
    let symmetric =
        matches!(question.algorithm, None | Some(EncryptionAlgorithmSpec::SymmetricDefault));
    let asymmetric = named.as_ref().is_some_and(|key| key.entry.key.kind() != KeyKind::Symmetric);
    // What an asymmetric key has encrypted may look like anything.
    let header = Header::parse(ciphertext).filter(|_| symmetric || !asymmetric);
    let Some(header) = header else {
        // A ciphertext that does not name its key: the request must, and whether the key can decrypt it shows later.
        let key = named.filter(|_| !symmetric || asymmetric);
        let key = key.ok_or_else(|| Error::bare(ErrorCode::InvalidCiphertextException))?;
        return Ok(CiphertextTarget { key, header: None, ignored: false });
    };
    let key = match named {
        Some(key) if key.entry.key.arn().id == header.key_id() => key,
        Some(_) => return Err(incorrect_key()),
        None => KeyTarget { entry: of_ciphertext(reader, &header)? },
    };
    Ok(CiphertextTarget { key, header: Some(header), ignored: false })
}

/// The key that a ciphertext names, in the Region of the request.
fn of_ciphertext(reader: &Reader<'_>, header: &Header) -> Result<Arc<KeyEntry>, Error> {
    let (account, region) = (header.account(), reader.region().clone());
    let arn = KeyArn { account, region, id: header.key_id() };
    let found = reader.directory().key(&arn)?;
    found.ok_or_else(|| reader.undisclosed("on the resource associated with this ciphertext"))
}

/// Whether a dry run asks about authorisation only (`IGNORE_CIPHERTEXT`).
pub(crate) fn is_ignored(
    dry_run: Option<bool>,
    modifiers: Option<&[DryRunModifierType]>,
) -> Result<bool, Error> {
    let ignored = modifiers.unwrap_or_default().contains(&DryRunModifierType::IgnoreCiphertext);
    if ignored && dry_run != Some(true) {
        return Err(Error::validation("DryRunModifiers can only be used when DryRun is true."));
    }
    Ok(ignored)
}

fn required(member: &str) -> Error {
    Error::validation(format!(
        "1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null"
    ))
}

fn incorrect_key() -> Error {
    Error::new(
        ErrorCode::IncorrectKeyException,
        "The key ID in the request does not identify a CMK that can perform this operation.",
    )
}
