//! The rules of alias names and targets. Source: developer guide, "Aliases in AWS KMS".

use std::sync::Arc;

use keys::Key;
use model::{AliasArn, AliasName, Error, ErrorCode, KeyArn};

use crate::key_cache::{AliasEntry, KeyEntry};
use crate::resolve::{TargetReader, no_such_alias, own_alias};
use crate::target::AliasTarget;

/// Returns the alias of the caller's account in the Region. A name of AWS's own (`alias/aws/...`) is refused.
pub(crate) fn own_name(reader: &TargetReader<'_>, name: &str) -> Result<AliasArn, Error> {
    let Some(rest) = name.strip_prefix("alias/") else {
        return Err(Error::validation(
            "Alias must start with the prefix \"alias/\". Please see \
             https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html",
        ));
    };
    if rest.is_empty() {
        return Err(Error::validation("Alias must not be empty after the prefix \"alias/\"."));
    }
    let name = AliasName::parse(name).ok_or_else(|| invalid_characters(name))?;
    if name.is_reserved() {
        return Err(Error::bare(ErrorCode::NotAuthorizedException));
    }
    Ok(own_alias(reader.context, name))
}

/// Returns the name for a new alias. The pattern of the model lets a colon through, and AWS refuses it.
pub(crate) fn new_name(reader: &TargetReader<'_>, name: &str) -> Result<AliasArn, Error> {
    if name.contains(':') { Err(invalid_characters(name)) } else { own_name(reader, name) }
}

fn invalid_characters(name: &str) -> Error {
    Error::validation(format!("{name} contains invalid characters for an alias"))
}

/// Returns the key for an alias, given as an id or ARN: in the caller's account and the request's Region.
pub(crate) fn key(reader: &TargetReader<'_>, identifier: &str) -> Result<Arc<KeyEntry>, Error> {
    if AliasName::parse(identifier).is_some() || AliasArn::parse(identifier).is_some() {
        return Err(Error::validation("Aliases must refer to keys. Not aliases"));
    }
    Ok(reader.named(identifier)?.entry)
}

/// Returns the alias as it is, with the key it refers to.
pub(crate) fn resolve(
    reader: &TargetReader<'_>,
    arn: AliasArn,
    to: Option<Arc<KeyEntry>>,
) -> Result<AliasTarget, Error> {
    let entry = reader.key_cache().alias(&arn)?.ok_or_else(|| no_such_alias(&arn))?;
    let id = entry.alias.target()?;
    let from = KeyArn { account: arn.account, region: arn.region.clone(), id };
    let from = reader.key_cache().key(&from)?;
    Ok(AliasTarget { arn, entry: Some(entry), from, to })
}

impl AliasTarget {
    /// Returns the alias that is to be changed.
    pub(crate) fn existing(&self) -> Result<&AliasEntry, Error> {
        self.entry.as_deref().ok_or_else(|| no_such_alias(&self.arn))
    }

    /// Returns the key that the alias will refer to.
    pub(crate) fn new_key(&self) -> Result<&KeyEntry, Error> {
        self.to.as_deref().ok_or_else(|| Error::internal("an alias operation without a target key"))
    }
}

/// Requires both keys to be symmetric, asymmetric or HMAC, and to have the same usage.
pub(crate) fn require_same_type(from: &Key, to: &Key) -> Result<(), Error> {
    if from.kind() == to.kind() && from.usage() == to.usage() {
        return Ok(());
    }
    Err(Error::validation(format!(
        "Alias cannot be changed from {} to {}: the keys must have the same type and key usage.",
        from.arn(),
        to.arn()
    )))
}
