//! From a ciphertext to the key that made it, for Decrypt and ReEncrypt.
//!
//! Anyone can make up a ciphertext that names any key. So a caller who may not use a key gets the same error whether it exists or
//! not: a mismatch of ciphertext and key is reported only after the caller has been authorised.

use std::sync::Arc;

use keys::KeyKind;
use keys::blob::CiphertextHeader;
use model::generated::{DryRunModifierType, EncryptionAlgorithmSpec};
use model::{Error, ErrorCode, KeyArn};
use pipeline::{ListedResources, Target};
use policy::Layer;

use crate::context::{Context, Kms, Permission, Permissions};
use crate::key_cache::KeyEntry;
use crate::resolve::{self, TargetReader};
use crate::target::KeyTarget;

/// The key of a ciphertext, and the facts that the ciphertext holds about itself.
#[derive(Debug)]
pub(crate) struct CiphertextTarget {
    pub(crate) key: KeyTarget,
    /// `None` if a dry run ignores the ciphertext, and for asymmetric keys, whose ciphertexts have no header.
    pub(crate) header: Option<CiphertextHeader>,
    /// `true` if a dry run checks authorisation only.
    pub(crate) ignored: bool,
    /// `true` if only the ciphertext names the key.
    found: bool,
    /// The reason why key and ciphertext do not belong together.
    problem: Option<Error>,
}

impl CiphertextTarget {
    fn named(key: KeyTarget) -> Self {
        Self { key, header: None, ignored: false, found: false, problem: None }
    }
}

impl Target<Kms> for CiphertextTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        self.key.permissions(context)
    }

    fn subjects(&self) -> [Option<&KeyEntry>; 2] {
        self.key.subjects()
    }

    fn resources(&self) -> ListedResources {
        self.key.resources()
    }

    /// Hides the key of a ciphertext whose policy does not let the caller use it.
    fn undisclosed(
        &self,
        context: &Context<'_>,
        index: usize,
        permission: &Permission<'_>,
        layer: Option<Layer>,
    ) -> Option<Error> {
        let by_key = matches!(
            layer,
            Some(Layer::NoResourcePolicy | Layer::ResourcePolicyDenies | Layer::StepsExceeded)
        );
        let is_hidden = self.found && index == 0 && by_key;
        is_hidden.then(|| resolve::undisclosed(context, permission.action, OF_CIPHERTEXT))
    }

    fn problem(&self) -> Option<&Error> {
        self.problem.as_ref()
    }
}

/// The words by which a refusal refers to a key that the request does not name. Recorded from AWS.
pub(crate) const OF_CIPHERTEXT: &str = "on the resource associated with this ciphertext";

/// The members of a request that concern its ciphertext.
#[derive(Debug)]
pub(crate) struct CiphertextInput<'a> {
    pub(crate) ciphertext: Option<&'a [u8]>,
    pub(crate) key_id: Option<&'a str>,
    pub(crate) ignore_ciphertext: bool,
    pub(crate) algorithm: Option<EncryptionAlgorithmSpec>,
    /// The name of the key member, for the message when it is missing.
    pub(crate) key_member: &'static str,
}

/// Finds the key. Errors that need no key are reported first.
pub(crate) fn resolve(
    reader: &TargetReader<'_>,
    question: &CiphertextInput<'_>,
) -> Result<CiphertextTarget, Error> {
    let ciphertext = match (question.ciphertext, question.key_id) {
        (_, None) if question.ignore_ciphertext => return Err(required(question.key_member)),
        (None, _) if !question.ignore_ciphertext => return Err(required("ciphertextBlob")),
        (ciphertext, _) => ciphertext.filter(|_| !question.ignore_ciphertext),
    };
    let named = question.key_id.map(|id| reader.key_or_alias(id)).transpose()?;
    let symmetric =
        matches!(question.algorithm, None | Some(EncryptionAlgorithmSpec::SymmetricDefault));
    match (named, ciphertext) {
        (Some(key), None) => Ok(CiphertextTarget { ignored: true, ..CiphertextTarget::named(key) }),
        (Some(key), Some(ciphertext)) => Ok(with_key(key, symmetric, ciphertext)),
        (None, ciphertext) => {
            let header = ciphertext.and_then(CiphertextHeader::parse);
            let header =
                header.ok_or_else(|| Error::bare(ErrorCode::InvalidCiphertextException))?;
            let key = KeyTarget { entry: of_ciphertext(reader, &header)? };
            let header = Some(header);
            Ok(CiphertextTarget { header, found: true, ..CiphertextTarget::named(key) })
        }
    }
}

/// Checks the ciphertext against the key that the request names. One that is none at all shows when it is decrypted.
fn with_key(key: KeyTarget, symmetric: bool, ciphertext: &[u8]) -> CiphertextTarget {
    // The ciphertext of an asymmetric algorithm may look like anything; whether the key can decrypt it shows later.
    let is_parsed = symmetric || key.entry.key.kind() == KeyKind::Symmetric;
    let header = CiphertextHeader::parse(ciphertext).filter(|_| is_parsed);
    let other = header.as_ref().filter(|header| header.key_id() != key.entry.key.arn().id);
    let problem = other.map(|_| incorrect_key());
    CiphertextTarget { header, problem, ..CiphertextTarget::named(key) }
}

/// Returns the key that a ciphertext names, in the Region of the request. Only ciphertexts of symmetric keys name one.
fn of_ciphertext(
    reader: &TargetReader<'_>,
    header: &CiphertextHeader,
) -> Result<Arc<KeyEntry>, Error> {
    let (account, region) = (header.account(), reader.region().clone());
    let arn = KeyArn { account, region, id: header.key_id() };
    let found = reader.key_cache().key(&arn)?;
    let symmetric = found.filter(|entry| entry.key.kind() == KeyKind::Symmetric);
    symmetric.ok_or_else(|| reader.undisclosed(OF_CIPHERTEXT))
}

/// Returns whether a dry run checks authorisation only (`IGNORE_CIPHERTEXT`).
pub(crate) fn is_ignored(dry_run: Option<bool>, modifiers: Option<&[DryRunModifierType]>) -> bool {
    let modifiers = modifiers.unwrap_or_default();
    dry_run == Some(true) && modifiers.contains(&DryRunModifierType::IgnoreCiphertext)
}

/// Refuses modifiers of a dry run in a request that is none.
pub(crate) fn check_modifiers(
    dry_run: Option<bool>,
    modifiers: Option<&[DryRunModifierType]>,
) -> Result<(), Error> {
    if dry_run == Some(true) || modifiers.unwrap_or_default().is_empty() {
        return Ok(());
    }
    Err(Error::validation("DryRunModifiers can only be used when DryRun is true."))
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
mod tests;
