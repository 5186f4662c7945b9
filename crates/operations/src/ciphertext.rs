//! From a ciphertext to the key that made it: what Decrypt and ReEncrypt share.

use std::sync::Arc;

use keys::KeyKind;
use keys::blob::Header;
use model::generated::{DryRunModifierType, EncryptionAlgorithmSpec};
use model::{Error, ErrorCode, KeyArn};

use crate::directory::KeyEntry;
use crate::outcome::Resource;
use crate::resolve::Reader;
use crate::target::{Asks, KeyTarget, OF_CIPHERTEXT, RESOURCE, Target};

/// The key of a ciphertext, and what the ciphertext says of itself.
#[derive(Debug)]
pub(crate) struct CiphertextTarget {
    pub(crate) key: KeyTarget,
    /// None when a dry run ignores the ciphertext, and for asymmetric keys, whose ciphertexts say nothing.
    pub(crate) header: Option<Header>,
    /// Whether a dry run asks about authorisation only.
    pub(crate) ignored: bool,
    /// Whether only the ciphertext names the key.
    is_unnamed: bool,
    /// What is wrong with the ciphertext, where the key is another account's: whoever may not use the key must not see from
    /// it that there is such a key.
    fault: Option<Error>,
}

impl CiphertextTarget {
    const fn of(key: KeyTarget, header: Option<Header>) -> Self {
        Self { key, header, ignored: false, is_unnamed: false, fault: None }
    }

    /// Says what is wrong with the ciphertext, to whoever may use the key.
    pub(crate) fn check(&self) -> Result<(), Error> {
        self.fault.clone().map_or(Ok(()), Err)
    }
}

impl Target for CiphertextTarget {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        self.key.asks(actions)
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        self.key.keys()
    }

    fn undisclosed(&self, _index: usize) -> &'static str {
        if self.is_unnamed { OF_CIPHERTEXT } else { RESOURCE }
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
        return Ok(CiphertextTarget { ignored: true, ..CiphertextTarget::of(key, None) });
    }
    let ciphertext = question.ciphertext.ok_or_else(|| required("ciphertextBlob"))?;
    let Some(key) = named else {
        let header = Header::parse(ciphertext).ok_or_else(invalid)?;
        let key = KeyTarget { entry: of_ciphertext(reader, &header)? };
        return Ok(CiphertextTarget {
            is_unnamed: true,
            ..CiphertextTarget::of(key, Some(header))
        });
    };
    match header_for(&key.entry, ciphertext, question.algorithm) {
        Ok(header) => Ok(CiphertextTarget::of(key, header)),
        Err(fault) if key.entry.key.arn().account == reader.account() => Err(fault),
        Err(fault) => {
            Ok(CiphertextTarget { fault: Some(fault), ..CiphertextTarget::of(key, None) })
        }
    }
}

/// What a ciphertext says of itself that the named key shall decrypt.
fn header_for(
    entry: &KeyEntry,
    ciphertext: &[u8],
    algorithm: Option<EncryptionAlgorithmSpec>,
) -> Result<Option<Header>, Error> {
    let symmetric = matches!(algorithm, None | Some(EncryptionAlgorithmSpec::SymmetricDefault));
    let asymmetric = entry.key.kind() != KeyKind::Symmetric;
    // What an asymmetric key has encrypted may look like anything.
    match Header::parse(ciphertext).filter(|_| symmetric || !asymmetric) {
        Some(header) if entry.key.arn().id == header.key_id() => Ok(Some(header)),
        Some(_) => Err(incorrect_key()),
        // A ciphertext that does not name its key; whether this key can decrypt it shows later.
        None if !symmetric || asymmetric => Ok(None),
        None => Err(invalid()),
    }
}

/// The key that a ciphertext names, in the Region of the request.
fn of_ciphertext(reader: &Reader<'_>, header: &Header) -> Result<Arc<KeyEntry>, Error> {
    let (account, region) = (header.account(), reader.region().clone());
    let arn = KeyArn { account, region, id: header.key_id() };
    let found = reader.directory().key(&arn)?;
    found.ok_or_else(|| reader.undisclosed(OF_CIPHERTEXT))
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

fn invalid() -> Error {
    Error::bare(ErrorCode::InvalidCiphertextException)
}

fn incorrect_key() -> Error {
    Error::new(
        ErrorCode::IncorrectKeyException,
        "The key ID in the request does not identify a CMK that can perform this operation.",
    )
}
