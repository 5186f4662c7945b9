//! Accounts, Regions, keys, aliases and their Amazon Resource Names.
//!
//! A value of these types is valid; text becomes one through `parse` or not at all.
//! Source: AWS KMS developer guide, "Key identifiers (`KeyId`)", and IAM user guide, "Amazon Resource Names".

use std::fmt;
use std::sync::Arc;

use arrayvec::ArrayString;

use crate::timestamp::Timestamp;

/// A twelve-digit AWS account id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(u64);

impl AccountId {
    /// The account of the AWS services themselves. No text and no number becomes it, so no key, alias, policy or grant names it,
    /// and no condition on a caller's account is true of a service.
    pub const AWS: Self = Self(1_000_000_000_000);

    /// Parses exactly twelve digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok().map(Self)).flatten()
    }

    /// Returns the account id as a number below 10^12; [`Self::AWS`] is that number itself.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.0
    }

    /// Returns the account with a number below 10^12.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        (number < 1_000_000_000_000).then_some(Self(number))
    }

    /// Returns its twelve digits, without an allocation: every entry of the audit log has some accounts.
    #[must_use]
    pub fn text(self) -> ArrayString<12> {
        if self == Self::AWS {
            return ArrayString::from("aws").unwrap_or_default();
        }
        let (mut digits, mut number) = ([b'0'; 12], self.0);
        for digit in digits.iter_mut().rev() {
            *digit += u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
        }
        // Digits are text.
        ArrayString::from_byte_string(&digits).unwrap_or_default()
    }

    /// Returns `arn:PARTITION:iam::ACCOUNT:root`, the account's own principal as seen from `region`'s partition.
    #[must_use]
    pub fn root_arn(self, region: &Region) -> String {
        format!("arn:{}:iam::{self}:root", region.partition())
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

/// An AWS Region name such as `us-east-1`. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(Arc<str>);

impl Region {
    /// Parses the form of the AWS model's `RegionType`: `([a-z]+-){2,3}\d+`, at most 32 characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.rsplit('-');
        let number = parts.next()?;
        let words: Vec<_> = parts.collect();
        let is_word =
            |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase());
        let valid = text.len() <= 32
            && (2..=3).contains(&words.len())
            && words.iter().all(is_word)
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit());
        valid.then(|| Self(text.into()))
    }

    /// Returns the name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the partition that the Region belongs to: `aws`, `aws-cn` or `aws-us-gov`.
    #[must_use]
    pub fn partition(&self) -> &'static str {
        match self.0.get(..3) {
            Some("cn-") => "aws-cn",
            Some("us-") if self.0.starts_with("us-gov-") => "aws-us-gov",
            Some(_) | None => "aws",
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The id of a KMS key: a UUID, or `mrk-` and 32 hexadecimal digits for a multi-Region key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyId {
    /// A single-Region key.
    SingleRegion(u128),
    /// A multi-Region key: primary and replicas share it.
    MultiRegion(u128),
}

impl KeyId {
    /// Parses the two forms that AWS accepts; letter case is ignored, as AWS does for UUIDs.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(hex) = text.strip_prefix("mrk-") {
            let valid = hex.len() == 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
            return valid
                .then(|| u128::from_str_radix(hex, 16).ok().map(Self::MultiRegion))
                .flatten();
        }
        let hyphenated = text.len() == 36;
        let id = uuid::Uuid::try_parse(text).ok().filter(|_| hyphenated)?;
        Some(Self::SingleRegion(id.as_u128()))
    }

    /// Returns a new single-Region id: a version 7 UUID (RFC 9562) of this time with 74 random bits. Keys that are made one after
    /// another are neighbours in the store, so that they are written into the same pages.
    #[must_use]
    pub fn single_region(created: Timestamp, random: [u8; 10]) -> Self {
        Self::SingleRegion(in_order(created, random))
    }

    /// Returns a new multi-Region id of this time with 74 random bits.
    #[must_use]
    pub fn multi_region(created: Timestamp, random: [u8; 10]) -> Self {
        Self::MultiRegion(in_order(created, random))
    }
}

fn in_order(created: Timestamp, random: [u8; 10]) -> u128 {
    let millis = u64::try_from(created.millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid().as_u128()
}

impl fmt::Display for KeyId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SingleRegion(id) => uuid::Uuid::from_u128(*id).hyphenated().fmt(formatter),
            Self::MultiRegion(id) => write!(formatter, "mrk-{id:032x}"),
        }
    }
}

/// The ARN of a key: `arn:PARTITION:kms:REGION:ACCOUNT:key/ID`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeyArn {
    /// The owner.
    pub account: AccountId,
    /// The Region of the key.
    pub region: Region,
    /// The id of the key.
    pub id: KeyId,
}

impl KeyArn {
    /// Parses any well-formed key ARN whose partition is that of its Region.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (region, account, resource) = kms_arn(text)?;
        let id = KeyId::parse(resource.strip_prefix("key/")?)?;
        Some(Self { account, region, id })
    }

    /// Returns the Region and the last part of what is a key ARN but for that part, which may be anything.
    #[must_use]
    pub fn parse_unchecked_id(text: &str) -> Option<(Region, &str)> {
        let (region, _account, resource) = kms_arn(text)?;
        Some((region, resource.strip_prefix("key/")?))
    }
}

impl fmt::Display for KeyArn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, region, id } = self;
        write!(formatter, "arn:{}:kms:{region}:{account}:key/{id}", region.partition())
    }
}

/// The name of an alias: `alias/NAME`, 1 to 256 characters in all, letters, digits, `/`, `_`, `-` (and `:`, which the model
/// allows).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasName(Arc<str>);

impl AliasName {
    /// Parses the name with its prefix `alias/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.strip_prefix("alias/")?;
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b":/_-".contains(&byte);
        let valid = !name.is_empty() && text.len() <= 256 && name.bytes().all(allowed);
        valid.then(|| Self(text.into()))
    }

    /// Returns whether AWS keeps the name for itself: `alias/aws/...`.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        self.0.starts_with("alias/aws/")
    }

    /// Returns the name with its prefix.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AliasName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The ARN of an alias: `arn:PARTITION:kms:REGION:ACCOUNT:alias/NAME`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AliasArn {
    /// The owner.
    pub account: AccountId,
    /// The Region of the alias.
    pub region: Region,
    /// The name of the alias.
    pub name: AliasName,
}

impl AliasArn {
    /// Parses any well-formed alias ARN whose partition is that of its Region.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (region, account, resource) = kms_arn(text)?;
        Some(Self { account, region, name: AliasName::parse(resource)? })
    }
}

impl fmt::Display for AliasArn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { account, region, name } = self;
        write!(formatter, "arn:{}:kms:{region}:{account}:{name}", region.partition())
    }
}

/// Returns the parts of `arn:PARTITION:kms:REGION:ACCOUNT:RESOURCE`.
fn kms_arn(text: &str) -> Option<(Region, AccountId, &str)> {
    let mut parts = text.strip_prefix("arn:")?.splitn(5, ':');
    let (partition, service) = (parts.next()?, parts.next()?);
    let region = Region::parse(parts.next()?)?;
    let account = AccountId::parse(parts.next()?)?;
    let resource = parts.next()?;
    let valid = service == "kms" && partition == region.partition();
    valid.then_some((region, account, resource))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_print_as_they_were_read() {
        for text in [
            "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws-cn:kms:cn-north-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab",
            "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ] {
            assert_eq!(KeyArn::parse(text).unwrap().to_string(), text);
        }
        let alias = "arn:aws:kms:eu-west-1:111122223333:alias/team/app_1-x";
        assert_eq!(AliasArn::parse(alias).unwrap().to_string(), alias);
    }

    #[test]
    fn what_is_not_an_identifier_is_refused() {
        for text in [
            "",
            "1234abcd12ab34cd56ef1234567890ab",
            "mrk-xyz",
            "{1234abcd-12ab-34cd-56ef-1234567890ab}",
        ] {
            assert_eq!(KeyId::parse(text), None, "{text}");
        }
        for text in [
            "arn:aws:kms:us-east-1:000000000000:alias/x",
            "arn:aws-cn:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:s3:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws:kms:us-east-1:00000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        ] {
            assert_eq!(KeyArn::parse(text), None, "{text}");
        }
        for text in ["alias/", "alias", "Alias/x", "alias/a b", "alias/ä"] {
            assert_eq!(AliasName::parse(text), None, "{text}");
        }
        for text in ["us-east", "useast1", "us-east-", "US-east-1", "us--1", "a-b-c-d-1"] {
            assert_eq!(Region::parse(text), None, "{text}");
        }
    }

    #[test]
    fn new_ids_are_version_7_uuids_and_ascend_with_time() {
        let at = |millis| KeyId::single_region(Timestamp::from_millis(millis), [0xFF; 10]);
        let id = at(0x0123_4567_89AB);
        assert_eq!(id.to_string(), "01234567-89ab-7fff-bfff-ffffffffffff");
        assert_eq!(KeyId::parse(&id.to_string()), Some(id));
        assert_eq!(at(-1).to_string(), "00000000-0000-7fff-bfff-ffffffffffff");
        let later = KeyId::multi_region(Timestamp::from_millis(0x0123_4567_89AC), [0; 10]);
        assert_eq!(later.to_string(), "mrk-0123456789ac70008000000000000000");
    }
}
