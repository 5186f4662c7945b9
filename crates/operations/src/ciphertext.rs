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
    let symmetric = is_symmetric(question.algorithm);
    let header = read_header(ciphertext, symmetric, named.is_some());
    let Some(header) = header else {
        // A ciphertext that does not name its key: the request must, and whether the key can decrypt it shows later.
        let is_other = |key: &KeyTarget| !symmetric || key.entry.key.kind() != KeyKind::Symmetric;
        let key = named.filter(is_other);
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

fn is_symmetric(algorithm: Option<EncryptionAlgorithmSpec>) -> bool {
    matches!(algorithm, None | Some(EncryptionAlgorithmSpec::SymmetricDefault))
}

/// What the ciphertext says of itself. With an asymmetric algorithm it is not asked when the request names the key; when
/// it does not, the key of the ciphertext is the one whose spec lacks the algorithm.
fn read_header(ciphertext: &[u8], symmetric: bool, named: bool) -> Option<Header> {
    Header::parse(ciphertext).filter(|_| symmetric || !named)
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

/// Nitro Enclaves attestation is not built yet; plaintext must not leave when the caller asked for it sealed.
pub(crate) fn refuse_recipient(present: bool) -> Result<(), Error> {
    if present {
        let message = "Bulla does not support the Recipient parameter yet.";
        return Err(Error::new(ErrorCode::UnsupportedOperationException, message));
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// "EncryptionAlgorithm not fitting the key": the key is found, so that the answer can be about its spec.
    #[test]
    fn a_symmetric_ciphertext_names_its_key_under_a_wrong_algorithm_too() {
        let (asymmetric, symmetric) = (
            Some(EncryptionAlgorithmSpec::RsaesOaepSha256),
            Some(EncryptionAlgorithmSpec::SymmetricDefault),
        );
        assert!(is_symmetric(None) && is_symmetric(symmetric) && !is_symmetric(asymmetric));
        let blob = [&[1, 1, 0][..], &[0; 200]].concat();
        for (symmetric, named, found) in
            [(true, true, true), (true, false, true), (false, false, true), (false, true, false)]
        {
            assert_eq!(read_header(&blob, symmetric, named).is_some(), found);
        }
        assert!(read_header(&[0; 256], false, false).is_none());
    }
}
