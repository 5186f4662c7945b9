//! String shapes whose values the model lists.

use std::fmt;

use crate::shape::Value;
use crate::shape::convert::{FromValue, IntoValue, ListMember};

/// The values of `AnnotationDirective` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnotationDirective {
    /// `COPY`.
    Copy,
    /// `EXCLUDE`.
    Exclude,
}

impl AnnotationDirective {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Copy, Self::Exclude];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "COPY",
            Self::Exclude => "EXCLUDE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COPY" => Some(Self::Copy),
            "EXCLUDE" => Some(Self::Exclude),

            _ => None,
        }
    }
}

impl fmt::Display for AnnotationDirective {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for AnnotationDirective {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for AnnotationDirective {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ArchiveStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ArchiveStatus {
    /// `ARCHIVE_ACCESS`.
    ArchiveAccess,
    /// `DEEP_ARCHIVE_ACCESS`.
    DeepArchiveAccess,
}

impl ArchiveStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::ArchiveAccess, Self::DeepArchiveAccess];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ArchiveAccess => "ARCHIVE_ACCESS",
            Self::DeepArchiveAccess => "DEEP_ARCHIVE_ACCESS",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ARCHIVE_ACCESS" => Some(Self::ArchiveAccess),
            "DEEP_ARCHIVE_ACCESS" => Some(Self::DeepArchiveAccess),

            _ => None,
        }
    }
}

impl fmt::Display for ArchiveStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ArchiveStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ArchiveStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketAccelerateStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketAccelerateStatus {
    /// `Enabled`.
    Enabled,
    /// `Suspended`.
    Suspended,
}

impl BucketAccelerateStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Suspended];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Suspended" => Some(Self::Suspended),

            _ => None,
        }
    }
}

impl fmt::Display for BucketAccelerateStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketAccelerateStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketAccelerateStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketCannedACL` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketCannedACL {
    /// `private`.
    Private,
    /// `public-read`.
    PublicRead,
    /// `public-read-write`.
    PublicReadWrite,
    /// `authenticated-read`.
    AuthenticatedRead,
}

impl BucketCannedACL {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] =
        [Self::Private, Self::PublicRead, Self::PublicReadWrite, Self::AuthenticatedRead];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::PublicRead => "public-read",
            Self::PublicReadWrite => "public-read-write",
            Self::AuthenticatedRead => "authenticated-read",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "private" => Some(Self::Private),
            "public-read" => Some(Self::PublicRead),
            "public-read-write" => Some(Self::PublicReadWrite),
            "authenticated-read" => Some(Self::AuthenticatedRead),

            _ => None,
        }
    }
}

impl fmt::Display for BucketCannedACL {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketCannedACL {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketCannedACL {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketLogsPermission` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketLogsPermission {
    /// `FULL_CONTROL`.
    FullControl,
    /// `READ`.
    Read,
    /// `WRITE`.
    Write,
}

impl BucketLogsPermission {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::FullControl, Self::Read, Self::Write];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullControl => "FULL_CONTROL",
            Self::Read => "READ",
            Self::Write => "WRITE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "FULL_CONTROL" => Some(Self::FullControl),
            "READ" => Some(Self::Read),
            "WRITE" => Some(Self::Write),

            _ => None,
        }
    }
}

impl fmt::Display for BucketLogsPermission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketLogsPermission {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketLogsPermission {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketNamespace` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketNamespace {
    /// `account-regional`.
    AccountRegional,
    /// `global`.
    Global,
}

impl BucketNamespace {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::AccountRegional, Self::Global];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AccountRegional => "account-regional",
            Self::Global => "global",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "account-regional" => Some(Self::AccountRegional),
            "global" => Some(Self::Global),

            _ => None,
        }
    }
}

impl fmt::Display for BucketNamespace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketNamespace {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketNamespace {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketType {
    /// `Directory`.
    Directory,
}

impl BucketType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Directory];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Directory => "Directory",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Directory" => Some(Self::Directory),

            _ => None,
        }
    }
}

impl fmt::Display for BucketType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `BucketVersioningStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BucketVersioningStatus {
    /// `Enabled`.
    Enabled,
    /// `Suspended`.
    Suspended,
}

impl BucketVersioningStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Suspended];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Suspended => "Suspended",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Suspended" => Some(Self::Suspended),

            _ => None,
        }
    }
}

impl fmt::Display for BucketVersioningStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for BucketVersioningStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for BucketVersioningStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ChecksumAlgorithm` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChecksumAlgorithm {
    /// `CRC32`.
    Crc32,
    /// `CRC32C`.
    Crc32c,
    /// `SHA1`.
    Sha1,
    /// `SHA256`.
    Sha256,
    /// `CRC64NVME`.
    Crc64nvme,
    /// `SHA512`.
    Sha512,
    /// `MD5`.
    Md5,
    /// `XXHASH64`.
    Xxhash64,
    /// `XXHASH3`.
    Xxhash3,
    /// `XXHASH128`.
    Xxhash128,
}

impl ChecksumAlgorithm {
    /// Every value, in the model's order.
    pub const ALL: [Self; 10] = [
        Self::Crc32,
        Self::Crc32c,
        Self::Sha1,
        Self::Sha256,
        Self::Crc64nvme,
        Self::Sha512,
        Self::Md5,
        Self::Xxhash64,
        Self::Xxhash3,
        Self::Xxhash128,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Crc32 => "CRC32",
            Self::Crc32c => "CRC32C",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Crc64nvme => "CRC64NVME",
            Self::Sha512 => "SHA512",
            Self::Md5 => "MD5",
            Self::Xxhash64 => "XXHASH64",
            Self::Xxhash3 => "XXHASH3",
            Self::Xxhash128 => "XXHASH128",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "CRC32" => Some(Self::Crc32),
            "CRC32C" => Some(Self::Crc32c),
            "SHA1" => Some(Self::Sha1),
            "SHA256" => Some(Self::Sha256),
            "CRC64NVME" => Some(Self::Crc64nvme),
            "SHA512" => Some(Self::Sha512),
            "MD5" => Some(Self::Md5),
            "XXHASH64" => Some(Self::Xxhash64),
            "XXHASH3" => Some(Self::Xxhash3),
            "XXHASH128" => Some(Self::Xxhash128),

            _ => None,
        }
    }
}

impl fmt::Display for ChecksumAlgorithm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ChecksumAlgorithm {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ChecksumAlgorithm {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for ChecksumAlgorithm {}

/// The values of `ChecksumMode` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChecksumMode {
    /// `ENABLED`.
    Enabled,
}

impl ChecksumMode {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Enabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "ENABLED",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ENABLED" => Some(Self::Enabled),

            _ => None,
        }
    }
}

impl fmt::Display for ChecksumMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ChecksumMode {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ChecksumMode {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ChecksumType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChecksumType {
    /// `COMPOSITE`.
    Composite,
    /// `FULL_OBJECT`.
    FullObject,
}

impl ChecksumType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Composite, Self::FullObject];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Composite => "COMPOSITE",
            Self::FullObject => "FULL_OBJECT",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COMPOSITE" => Some(Self::Composite),
            "FULL_OBJECT" => Some(Self::FullObject),

            _ => None,
        }
    }
}

impl fmt::Display for ChecksumType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ChecksumType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ChecksumType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `DataRedundancy` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataRedundancy {
    /// `SingleAvailabilityZone`.
    SingleAvailabilityZone,
    /// `SingleLocalZone`.
    SingleLocalZone,
}

impl DataRedundancy {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::SingleAvailabilityZone, Self::SingleLocalZone];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SingleAvailabilityZone => "SingleAvailabilityZone",
            Self::SingleLocalZone => "SingleLocalZone",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "SingleAvailabilityZone" => Some(Self::SingleAvailabilityZone),
            "SingleLocalZone" => Some(Self::SingleLocalZone),

            _ => None,
        }
    }
}

impl fmt::Display for DataRedundancy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for DataRedundancy {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for DataRedundancy {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `DeleteMarkerReplicationStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeleteMarkerReplicationStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl DeleteMarkerReplicationStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for DeleteMarkerReplicationStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for DeleteMarkerReplicationStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for DeleteMarkerReplicationStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// Encoding type used by Amazon S3 to encode the object keys in the response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncodingType {
    /// `url`.
    Url,
}

impl EncodingType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Url];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Url => "url",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "url" => Some(Self::Url),

            _ => None,
        }
    }
}

impl fmt::Display for EncodingType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for EncodingType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for EncodingType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `EncryptionType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncryptionType {
    /// `NONE`.
    None,
    /// `SSE-C`.
    SseC,
}

impl EncryptionType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::None, Self::SseC];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "NONE",
            Self::SseC => "SSE-C",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "NONE" => Some(Self::None),
            "SSE-C" => Some(Self::SseC),

            _ => None,
        }
    }
}

impl fmt::Display for EncryptionType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for EncryptionType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for EncryptionType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for EncryptionType {}

/// The bucket event for which to send notifications.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// `s3:ReducedRedundancyLostObject`.
    S3ReducedRedundancyLostObject,
    /// `s3:ObjectCreated:*`.
    S3ObjectCreatedAll,
    /// `s3:ObjectCreated:Put`.
    S3ObjectCreatedPut,
    /// `s3:ObjectCreated:Post`.
    S3ObjectCreatedPost,
    /// `s3:ObjectCreated:Copy`.
    S3ObjectCreatedCopy,
    /// `s3:ObjectCreated:CompleteMultipartUpload`.
    S3ObjectCreatedCompleteMultipartUpload,
    /// `s3:ObjectRemoved:*`.
    S3ObjectRemovedAll,
    /// `s3:ObjectRemoved:Delete`.
    S3ObjectRemovedDelete,
    /// `s3:ObjectRemoved:DeleteMarkerCreated`.
    S3ObjectRemovedDeleteMarkerCreated,
    /// `s3:ObjectRestore:*`.
    S3ObjectRestoreAll,
    /// `s3:ObjectRestore:Post`.
    S3ObjectRestorePost,
    /// `s3:ObjectRestore:Completed`.
    S3ObjectRestoreCompleted,
    /// `s3:Replication:*`.
    S3ReplicationAll,
    /// `s3:Replication:OperationFailedReplication`.
    S3ReplicationOperationFailedReplication,
    /// `s3:Replication:OperationNotTracked`.
    S3ReplicationOperationNotTracked,
    /// `s3:Replication:OperationMissedThreshold`.
    S3ReplicationOperationMissedThreshold,
    /// `s3:Replication:OperationReplicatedAfterThreshold`.
    S3ReplicationOperationReplicatedAfterThreshold,
    /// `s3:ObjectRestore:Delete`.
    S3ObjectRestoreDelete,
    /// `s3:LifecycleTransition`.
    S3LifecycleTransition,
    /// `s3:IntelligentTiering`.
    S3IntelligentTiering,
    /// `s3:ObjectAcl:Put`.
    S3ObjectAclPut,
    /// `s3:LifecycleExpiration:*`.
    S3LifecycleExpirationAll,
    /// `s3:LifecycleExpiration:Delete`.
    S3LifecycleExpirationDelete,
    /// `s3:LifecycleExpiration:DeleteMarkerCreated`.
    S3LifecycleExpirationDeleteMarkerCreated,
    /// `s3:ObjectTagging:*`.
    S3ObjectTaggingAll,
    /// `s3:ObjectTagging:Put`.
    S3ObjectTaggingPut,
    /// `s3:ObjectTagging:Delete`.
    S3ObjectTaggingDelete,
    /// `s3:ObjectAnnotation:*`.
    S3ObjectAnnotationAll,
    /// `s3:ObjectAnnotation:Put`.
    S3ObjectAnnotationPut,
    /// `s3:ObjectAnnotation:Delete`.
    S3ObjectAnnotationDelete,
    /// `s3:ObjectRetention:Put`.
    S3ObjectRetentionPut,
}

impl Event {
    /// Every value, in the model's order.
    pub const ALL: [Self; 31] = [
        Self::S3ReducedRedundancyLostObject,
        Self::S3ObjectCreatedAll,
        Self::S3ObjectCreatedPut,
        Self::S3ObjectCreatedPost,
        Self::S3ObjectCreatedCopy,
        Self::S3ObjectCreatedCompleteMultipartUpload,
        Self::S3ObjectRemovedAll,
        Self::S3ObjectRemovedDelete,
        Self::S3ObjectRemovedDeleteMarkerCreated,
        Self::S3ObjectRestoreAll,
        Self::S3ObjectRestorePost,
        Self::S3ObjectRestoreCompleted,
        Self::S3ReplicationAll,
        Self::S3ReplicationOperationFailedReplication,
        Self::S3ReplicationOperationNotTracked,
        Self::S3ReplicationOperationMissedThreshold,
        Self::S3ReplicationOperationReplicatedAfterThreshold,
        Self::S3ObjectRestoreDelete,
        Self::S3LifecycleTransition,
        Self::S3IntelligentTiering,
        Self::S3ObjectAclPut,
        Self::S3LifecycleExpirationAll,
        Self::S3LifecycleExpirationDelete,
        Self::S3LifecycleExpirationDeleteMarkerCreated,
        Self::S3ObjectTaggingAll,
        Self::S3ObjectTaggingPut,
        Self::S3ObjectTaggingDelete,
        Self::S3ObjectAnnotationAll,
        Self::S3ObjectAnnotationPut,
        Self::S3ObjectAnnotationDelete,
        Self::S3ObjectRetentionPut,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S3ReducedRedundancyLostObject => "s3:ReducedRedundancyLostObject",
            Self::S3ObjectCreatedAll => "s3:ObjectCreated:*",
            Self::S3ObjectCreatedPut => "s3:ObjectCreated:Put",
            Self::S3ObjectCreatedPost => "s3:ObjectCreated:Post",
            Self::S3ObjectCreatedCopy => "s3:ObjectCreated:Copy",
            Self::S3ObjectCreatedCompleteMultipartUpload => {
                "s3:ObjectCreated:CompleteMultipartUpload"
            }
            Self::S3ObjectRemovedAll => "s3:ObjectRemoved:*",
            Self::S3ObjectRemovedDelete => "s3:ObjectRemoved:Delete",
            Self::S3ObjectRemovedDeleteMarkerCreated => "s3:ObjectRemoved:DeleteMarkerCreated",
            Self::S3ObjectRestoreAll => "s3:ObjectRestore:*",
            Self::S3ObjectRestorePost => "s3:ObjectRestore:Post",
            Self::S3ObjectRestoreCompleted => "s3:ObjectRestore:Completed",
            Self::S3ReplicationAll => "s3:Replication:*",
            Self::S3ReplicationOperationFailedReplication => {
                "s3:Replication:OperationFailedReplication"
            }
            Self::S3ReplicationOperationNotTracked => "s3:Replication:OperationNotTracked",
            Self::S3ReplicationOperationMissedThreshold => {
                "s3:Replication:OperationMissedThreshold"
            }
            Self::S3ReplicationOperationReplicatedAfterThreshold => {
                "s3:Replication:OperationReplicatedAfterThreshold"
            }
            Self::S3ObjectRestoreDelete => "s3:ObjectRestore:Delete",
            Self::S3LifecycleTransition => "s3:LifecycleTransition",
            Self::S3IntelligentTiering => "s3:IntelligentTiering",
            Self::S3ObjectAclPut => "s3:ObjectAcl:Put",
            Self::S3LifecycleExpirationAll => "s3:LifecycleExpiration:*",
            Self::S3LifecycleExpirationDelete => "s3:LifecycleExpiration:Delete",
            Self::S3LifecycleExpirationDeleteMarkerCreated => {
                "s3:LifecycleExpiration:DeleteMarkerCreated"
            }
            Self::S3ObjectTaggingAll => "s3:ObjectTagging:*",
            Self::S3ObjectTaggingPut => "s3:ObjectTagging:Put",
            Self::S3ObjectTaggingDelete => "s3:ObjectTagging:Delete",
            Self::S3ObjectAnnotationAll => "s3:ObjectAnnotation:*",
            Self::S3ObjectAnnotationPut => "s3:ObjectAnnotation:Put",
            Self::S3ObjectAnnotationDelete => "s3:ObjectAnnotation:Delete",
            Self::S3ObjectRetentionPut => "s3:ObjectRetention:Put",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "s3:ReducedRedundancyLostObject" => Some(Self::S3ReducedRedundancyLostObject),
            "s3:ObjectCreated:*" => Some(Self::S3ObjectCreatedAll),
            "s3:ObjectCreated:Put" => Some(Self::S3ObjectCreatedPut),
            "s3:ObjectCreated:Post" => Some(Self::S3ObjectCreatedPost),
            "s3:ObjectCreated:Copy" => Some(Self::S3ObjectCreatedCopy),
            "s3:ObjectCreated:CompleteMultipartUpload" => {
                Some(Self::S3ObjectCreatedCompleteMultipartUpload)
            }
            "s3:ObjectRemoved:*" => Some(Self::S3ObjectRemovedAll),
            "s3:ObjectRemoved:Delete" => Some(Self::S3ObjectRemovedDelete),
            "s3:ObjectRemoved:DeleteMarkerCreated" => {
                Some(Self::S3ObjectRemovedDeleteMarkerCreated)
            }
            "s3:ObjectRestore:*" => Some(Self::S3ObjectRestoreAll),
            "s3:ObjectRestore:Post" => Some(Self::S3ObjectRestorePost),
            "s3:ObjectRestore:Completed" => Some(Self::S3ObjectRestoreCompleted),
            "s3:Replication:*" => Some(Self::S3ReplicationAll),
            "s3:Replication:OperationFailedReplication" => {
                Some(Self::S3ReplicationOperationFailedReplication)
            }
            "s3:Replication:OperationNotTracked" => Some(Self::S3ReplicationOperationNotTracked),
            "s3:Replication:OperationMissedThreshold" => {
                Some(Self::S3ReplicationOperationMissedThreshold)
            }
            "s3:Replication:OperationReplicatedAfterThreshold" => {
                Some(Self::S3ReplicationOperationReplicatedAfterThreshold)
            }
            "s3:ObjectRestore:Delete" => Some(Self::S3ObjectRestoreDelete),
            "s3:LifecycleTransition" => Some(Self::S3LifecycleTransition),
            "s3:IntelligentTiering" => Some(Self::S3IntelligentTiering),
            "s3:ObjectAcl:Put" => Some(Self::S3ObjectAclPut),
            "s3:LifecycleExpiration:*" => Some(Self::S3LifecycleExpirationAll),
            "s3:LifecycleExpiration:Delete" => Some(Self::S3LifecycleExpirationDelete),
            "s3:LifecycleExpiration:DeleteMarkerCreated" => {
                Some(Self::S3LifecycleExpirationDeleteMarkerCreated)
            }
            "s3:ObjectTagging:*" => Some(Self::S3ObjectTaggingAll),
            "s3:ObjectTagging:Put" => Some(Self::S3ObjectTaggingPut),
            "s3:ObjectTagging:Delete" => Some(Self::S3ObjectTaggingDelete),
            "s3:ObjectAnnotation:*" => Some(Self::S3ObjectAnnotationAll),
            "s3:ObjectAnnotation:Put" => Some(Self::S3ObjectAnnotationPut),
            "s3:ObjectAnnotation:Delete" => Some(Self::S3ObjectAnnotationDelete),
            "s3:ObjectRetention:Put" => Some(Self::S3ObjectRetentionPut),

            _ => None,
        }
    }
}

impl fmt::Display for Event {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Event {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Event {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for Event {}

/// The values of `ExistingObjectReplicationStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExistingObjectReplicationStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl ExistingObjectReplicationStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for ExistingObjectReplicationStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ExistingObjectReplicationStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ExistingObjectReplicationStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ExpirationStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExpirationStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl ExpirationStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for ExpirationStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ExpirationStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ExpirationStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `FilterRuleName` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FilterRuleName {
    /// `prefix`.
    Prefix,
    /// `suffix`.
    Suffix,
}

impl FilterRuleName {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Prefix, Self::Suffix];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prefix => "prefix",
            Self::Suffix => "suffix",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "prefix" => Some(Self::Prefix),
            "suffix" => Some(Self::Suffix),

            _ => None,
        }
    }
}

impl fmt::Display for FilterRuleName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for FilterRuleName {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for FilterRuleName {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `LocationType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocationType {
    /// `AvailabilityZone`.
    AvailabilityZone,
    /// `LocalZone`.
    LocalZone,
}

impl LocationType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::AvailabilityZone, Self::LocalZone];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AvailabilityZone => "AvailabilityZone",
            Self::LocalZone => "LocalZone",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AvailabilityZone" => Some(Self::AvailabilityZone),
            "LocalZone" => Some(Self::LocalZone),

            _ => None,
        }
    }
}

impl fmt::Display for LocationType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for LocationType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for LocationType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MFADelete` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MFADelete {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl MFADelete {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for MFADelete {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MFADelete {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MFADelete {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MFADeleteStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MFADeleteStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl MFADeleteStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for MFADeleteStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MFADeleteStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MFADeleteStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MetadataDirective` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetadataDirective {
    /// `COPY`.
    Copy,
    /// `REPLACE`.
    Replace,
}

impl MetadataDirective {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Copy, Self::Replace];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "COPY",
            Self::Replace => "REPLACE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COPY" => Some(Self::Copy),
            "REPLACE" => Some(Self::Replace),

            _ => None,
        }
    }
}

impl fmt::Display for MetadataDirective {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MetadataDirective {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MetadataDirective {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MetricsStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetricsStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl MetricsStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for MetricsStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MetricsStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MetricsStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectAttributes` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectAttributes {
    /// `ETag`.
    ETag,
    /// `Checksum`.
    Checksum,
    /// `ObjectParts`.
    ObjectParts,
    /// `StorageClass`.
    StorageClass,
    /// `ObjectSize`.
    ObjectSize,
}

impl ObjectAttributes {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::ETag, Self::Checksum, Self::ObjectParts, Self::StorageClass, Self::ObjectSize];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ETag => "ETag",
            Self::Checksum => "Checksum",
            Self::ObjectParts => "ObjectParts",
            Self::StorageClass => "StorageClass",
            Self::ObjectSize => "ObjectSize",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ETag" => Some(Self::ETag),
            "Checksum" => Some(Self::Checksum),
            "ObjectParts" => Some(Self::ObjectParts),
            "StorageClass" => Some(Self::StorageClass),
            "ObjectSize" => Some(Self::ObjectSize),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectAttributes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectAttributes {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectAttributes {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for ObjectAttributes {}

/// The values of `ObjectCannedACL` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectCannedACL {
    /// `private`.
    Private,
    /// `public-read`.
    PublicRead,
    /// `public-read-write`.
    PublicReadWrite,
    /// `authenticated-read`.
    AuthenticatedRead,
    /// `aws-exec-read`.
    AwsExecRead,
    /// `bucket-owner-read`.
    BucketOwnerRead,
    /// `bucket-owner-full-control`.
    BucketOwnerFullControl,
}

impl ObjectCannedACL {
    /// Every value, in the model's order.
    pub const ALL: [Self; 7] = [
        Self::Private,
        Self::PublicRead,
        Self::PublicReadWrite,
        Self::AuthenticatedRead,
        Self::AwsExecRead,
        Self::BucketOwnerRead,
        Self::BucketOwnerFullControl,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::PublicRead => "public-read",
            Self::PublicReadWrite => "public-read-write",
            Self::AuthenticatedRead => "authenticated-read",
            Self::AwsExecRead => "aws-exec-read",
            Self::BucketOwnerRead => "bucket-owner-read",
            Self::BucketOwnerFullControl => "bucket-owner-full-control",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "private" => Some(Self::Private),
            "public-read" => Some(Self::PublicRead),
            "public-read-write" => Some(Self::PublicReadWrite),
            "authenticated-read" => Some(Self::AuthenticatedRead),
            "aws-exec-read" => Some(Self::AwsExecRead),
            "bucket-owner-read" => Some(Self::BucketOwnerRead),
            "bucket-owner-full-control" => Some(Self::BucketOwnerFullControl),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectCannedACL {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectCannedACL {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectCannedACL {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectLockEnabled` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectLockEnabled {
    /// `Enabled`.
    Enabled,
}

impl ObjectLockEnabled {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Enabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectLockEnabled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectLockEnabled {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectLockEnabled {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectLockEventHold` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectLockEventHold {
    /// `ON`.
    On,
    /// `OFF`.
    Off,
}

impl ObjectLockEventHold {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::On, Self::Off];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "ON",
            Self::Off => "OFF",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ON" => Some(Self::On),
            "OFF" => Some(Self::Off),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectLockEventHold {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectLockEventHold {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectLockEventHold {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectLockLegalHoldStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectLockLegalHoldStatus {
    /// `ON`.
    On,
    /// `OFF`.
    Off,
}

impl ObjectLockLegalHoldStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::On, Self::Off];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::On => "ON",
            Self::Off => "OFF",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ON" => Some(Self::On),
            "OFF" => Some(Self::Off),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectLockLegalHoldStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectLockLegalHoldStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectLockLegalHoldStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectLockMode` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectLockMode {
    /// `GOVERNANCE`.
    Governance,
    /// `COMPLIANCE`.
    Compliance,
}

impl ObjectLockMode {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Governance, Self::Compliance];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Governance => "GOVERNANCE",
            Self::Compliance => "COMPLIANCE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "GOVERNANCE" => Some(Self::Governance),
            "COMPLIANCE" => Some(Self::Compliance),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectLockMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectLockMode {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectLockMode {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectLockRetentionMode` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectLockRetentionMode {
    /// `GOVERNANCE`.
    Governance,
    /// `COMPLIANCE`.
    Compliance,
}

impl ObjectLockRetentionMode {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Governance, Self::Compliance];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Governance => "GOVERNANCE",
            Self::Compliance => "COMPLIANCE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "GOVERNANCE" => Some(Self::Governance),
            "COMPLIANCE" => Some(Self::Compliance),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectLockRetentionMode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectLockRetentionMode {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectLockRetentionMode {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The container element for object ownership for a bucket's ownership controls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectOwnership {
    /// `BucketOwnerPreferred`.
    BucketOwnerPreferred,
    /// `ObjectWriter`.
    ObjectWriter,
    /// `BucketOwnerEnforced`.
    BucketOwnerEnforced,
}

impl ObjectOwnership {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] =
        [Self::BucketOwnerPreferred, Self::ObjectWriter, Self::BucketOwnerEnforced];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BucketOwnerPreferred => "BucketOwnerPreferred",
            Self::ObjectWriter => "ObjectWriter",
            Self::BucketOwnerEnforced => "BucketOwnerEnforced",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "BucketOwnerPreferred" => Some(Self::BucketOwnerPreferred),
            "ObjectWriter" => Some(Self::ObjectWriter),
            "BucketOwnerEnforced" => Some(Self::BucketOwnerEnforced),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectOwnership {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectOwnership {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectOwnership {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectStorageClass` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectStorageClass {
    /// `STANDARD`.
    Standard,
    /// `REDUCED_REDUNDANCY`.
    ReducedRedundancy,
    /// `GLACIER`.
    Glacier,
    /// `STANDARD_IA`.
    StandardIa,
    /// `ONEZONE_IA`.
    OnezoneIa,
    /// `INTELLIGENT_TIERING`.
    IntelligentTiering,
    /// `DEEP_ARCHIVE`.
    DeepArchive,
    /// `OUTPOSTS`.
    Outposts,
    /// `GLACIER_IR`.
    GlacierIr,
    /// `SNOW`.
    Snow,
    /// `EXPRESS_ONEZONE`.
    ExpressOnezone,
    /// `FSX_OPENZFS`.
    FsxOpenzfs,
    /// `FSX_ONTAP`.
    FsxOntap,
    /// `AWS_BACKUP_WARM`.
    AwsBackupWarm,
    /// `AWS_BACKUP_LOW_COST_WARM`.
    AwsBackupLowCostWarm,
}

impl ObjectStorageClass {
    /// Every value, in the model's order.
    pub const ALL: [Self; 15] = [
        Self::Standard,
        Self::ReducedRedundancy,
        Self::Glacier,
        Self::StandardIa,
        Self::OnezoneIa,
        Self::IntelligentTiering,
        Self::DeepArchive,
        Self::Outposts,
        Self::GlacierIr,
        Self::Snow,
        Self::ExpressOnezone,
        Self::FsxOpenzfs,
        Self::FsxOntap,
        Self::AwsBackupWarm,
        Self::AwsBackupLowCostWarm,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
            Self::ReducedRedundancy => "REDUCED_REDUNDANCY",
            Self::Glacier => "GLACIER",
            Self::StandardIa => "STANDARD_IA",
            Self::OnezoneIa => "ONEZONE_IA",
            Self::IntelligentTiering => "INTELLIGENT_TIERING",
            Self::DeepArchive => "DEEP_ARCHIVE",
            Self::Outposts => "OUTPOSTS",
            Self::GlacierIr => "GLACIER_IR",
            Self::Snow => "SNOW",
            Self::ExpressOnezone => "EXPRESS_ONEZONE",
            Self::FsxOpenzfs => "FSX_OPENZFS",
            Self::FsxOntap => "FSX_ONTAP",
            Self::AwsBackupWarm => "AWS_BACKUP_WARM",
            Self::AwsBackupLowCostWarm => "AWS_BACKUP_LOW_COST_WARM",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "STANDARD" => Some(Self::Standard),
            "REDUCED_REDUNDANCY" => Some(Self::ReducedRedundancy),
            "GLACIER" => Some(Self::Glacier),
            "STANDARD_IA" => Some(Self::StandardIa),
            "ONEZONE_IA" => Some(Self::OnezoneIa),
            "INTELLIGENT_TIERING" => Some(Self::IntelligentTiering),
            "DEEP_ARCHIVE" => Some(Self::DeepArchive),
            "OUTPOSTS" => Some(Self::Outposts),
            "GLACIER_IR" => Some(Self::GlacierIr),
            "SNOW" => Some(Self::Snow),
            "EXPRESS_ONEZONE" => Some(Self::ExpressOnezone),
            "FSX_OPENZFS" => Some(Self::FsxOpenzfs),
            "FSX_ONTAP" => Some(Self::FsxOntap),
            "AWS_BACKUP_WARM" => Some(Self::AwsBackupWarm),
            "AWS_BACKUP_LOW_COST_WARM" => Some(Self::AwsBackupLowCostWarm),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectStorageClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectStorageClass {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectStorageClass {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ObjectVersionStorageClass` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectVersionStorageClass {
    /// `STANDARD`.
    Standard,
}

impl ObjectVersionStorageClass {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Standard];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "STANDARD" => Some(Self::Standard),

            _ => None,
        }
    }
}

impl fmt::Display for ObjectVersionStorageClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ObjectVersionStorageClass {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ObjectVersionStorageClass {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `OptionalObjectAttributes` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OptionalObjectAttributes {
    /// `RestoreStatus`.
    RestoreStatus,
}

impl OptionalObjectAttributes {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::RestoreStatus];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RestoreStatus => "RestoreStatus",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RestoreStatus" => Some(Self::RestoreStatus),

            _ => None,
        }
    }
}

impl fmt::Display for OptionalObjectAttributes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for OptionalObjectAttributes {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for OptionalObjectAttributes {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for OptionalObjectAttributes {}

/// The values of `OwnerOverride` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OwnerOverride {
    /// `Destination`.
    Destination,
}

impl OwnerOverride {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Destination];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Destination => "Destination",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Destination" => Some(Self::Destination),

            _ => None,
        }
    }
}

impl fmt::Display for OwnerOverride {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for OwnerOverride {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for OwnerOverride {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `PartitionDateSource` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartitionDateSource {
    /// `EventTime`.
    EventTime,
    /// `DeliveryTime`.
    DeliveryTime,
}

impl PartitionDateSource {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::EventTime, Self::DeliveryTime];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EventTime => "EventTime",
            Self::DeliveryTime => "DeliveryTime",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "EventTime" => Some(Self::EventTime),
            "DeliveryTime" => Some(Self::DeliveryTime),

            _ => None,
        }
    }
}

impl fmt::Display for PartitionDateSource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for PartitionDateSource {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for PartitionDateSource {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Payer` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payer {
    /// `Requester`.
    Requester,
    /// `BucketOwner`.
    BucketOwner,
}

impl Payer {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Requester, Self::BucketOwner];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requester => "Requester",
            Self::BucketOwner => "BucketOwner",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Requester" => Some(Self::Requester),
            "BucketOwner" => Some(Self::BucketOwner),

            _ => None,
        }
    }
}

impl fmt::Display for Payer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Payer {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Payer {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Permission` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Permission {
    /// `FULL_CONTROL`.
    FullControl,
    /// `WRITE`.
    Write,
    /// `WRITE_ACP`.
    WriteAcp,
    /// `READ`.
    Read,
    /// `READ_ACP`.
    ReadAcp,
}

impl Permission {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::FullControl, Self::Write, Self::WriteAcp, Self::Read, Self::ReadAcp];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FullControl => "FULL_CONTROL",
            Self::Write => "WRITE",
            Self::WriteAcp => "WRITE_ACP",
            Self::Read => "READ",
            Self::ReadAcp => "READ_ACP",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "FULL_CONTROL" => Some(Self::FullControl),
            "WRITE" => Some(Self::Write),
            "WRITE_ACP" => Some(Self::WriteAcp),
            "READ" => Some(Self::Read),
            "READ_ACP" => Some(Self::ReadAcp),

            _ => None,
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Permission {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Permission {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Protocol` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Protocol {
    /// `http`.
    Http,
    /// `https`.
    Https,
}

impl Protocol {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Http, Self::Https];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "http" => Some(Self::Http),
            "https" => Some(Self::Https),

            _ => None,
        }
    }
}

impl fmt::Display for Protocol {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Protocol {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Protocol {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ReplicaModificationsStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplicaModificationsStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl ReplicaModificationsStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for ReplicaModificationsStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ReplicaModificationsStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ReplicaModificationsStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ReplicationRuleStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplicationRuleStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl ReplicationRuleStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for ReplicationRuleStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ReplicationRuleStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ReplicationRuleStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ReplicationStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplicationStatus {
    /// `COMPLETE`.
    Complete,
    /// `PENDING`.
    Pending,
    /// `FAILED`.
    Failed,
    /// `REPLICA`.
    Replica,
    /// `COMPLETED`.
    Completed,
}

impl ReplicationStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::Complete, Self::Pending, Self::Failed, Self::Replica, Self::Completed];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "COMPLETE",
            Self::Pending => "PENDING",
            Self::Failed => "FAILED",
            Self::Replica => "REPLICA",
            Self::Completed => "COMPLETED",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COMPLETE" => Some(Self::Complete),
            "PENDING" => Some(Self::Pending),
            "FAILED" => Some(Self::Failed),
            "REPLICA" => Some(Self::Replica),
            "COMPLETED" => Some(Self::Completed),

            _ => None,
        }
    }
}

impl fmt::Display for ReplicationStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ReplicationStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ReplicationStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ReplicationTimeStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReplicationTimeStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl ReplicationTimeStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for ReplicationTimeStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ReplicationTimeStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ReplicationTimeStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// If present, indicates that the requester was successfully charged for the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestCharged {
    /// `requester`.
    Requester,
}

impl RequestCharged {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Requester];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requester => "requester",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "requester" => Some(Self::Requester),

            _ => None,
        }
    }
}

impl fmt::Display for RequestCharged {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for RequestCharged {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for RequestCharged {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// Confirms that the requester knows that they will be charged for the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequestPayer {
    /// `requester`.
    Requester,
}

impl RequestPayer {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Requester];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Requester => "requester",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "requester" => Some(Self::Requester),

            _ => None,
        }
    }
}

impl fmt::Display for RequestPayer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for RequestPayer {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for RequestPayer {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ServerSideEncryption` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ServerSideEncryption {
    /// `AES256`.
    Aes256,
    /// `aws:fsx`.
    AwsFsx,
    /// `aws:backup`.
    AwsBackup,
    /// `aws:kms`.
    AwsKms,
    /// `aws:kms:dsse`.
    AwsKmsDsse,
}

impl ServerSideEncryption {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::Aes256, Self::AwsFsx, Self::AwsBackup, Self::AwsKms, Self::AwsKmsDsse];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aes256 => "AES256",
            Self::AwsFsx => "aws:fsx",
            Self::AwsBackup => "aws:backup",
            Self::AwsKms => "aws:kms",
            Self::AwsKmsDsse => "aws:kms:dsse",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AES256" => Some(Self::Aes256),
            "aws:fsx" => Some(Self::AwsFsx),
            "aws:backup" => Some(Self::AwsBackup),
            "aws:kms" => Some(Self::AwsKms),
            "aws:kms:dsse" => Some(Self::AwsKmsDsse),

            _ => None,
        }
    }
}

impl fmt::Display for ServerSideEncryption {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ServerSideEncryption {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ServerSideEncryption {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `SseKmsEncryptedObjectsStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SseKmsEncryptedObjectsStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl SseKmsEncryptedObjectsStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for SseKmsEncryptedObjectsStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for SseKmsEncryptedObjectsStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for SseKmsEncryptedObjectsStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `StorageClass` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StorageClass {
    /// `STANDARD`.
    Standard,
    /// `REDUCED_REDUNDANCY`.
    ReducedRedundancy,
    /// `STANDARD_IA`.
    StandardIa,
    /// `ONEZONE_IA`.
    OnezoneIa,
    /// `INTELLIGENT_TIERING`.
    IntelligentTiering,
    /// `GLACIER`.
    Glacier,
    /// `DEEP_ARCHIVE`.
    DeepArchive,
    /// `OUTPOSTS`.
    Outposts,
    /// `GLACIER_IR`.
    GlacierIr,
    /// `SNOW`.
    Snow,
    /// `EXPRESS_ONEZONE`.
    ExpressOnezone,
    /// `FSX_OPENZFS`.
    FsxOpenzfs,
    /// `FSX_ONTAP`.
    FsxOntap,
    /// `AWS_BACKUP_WARM`.
    AwsBackupWarm,
    /// `AWS_BACKUP_LOW_COST_WARM`.
    AwsBackupLowCostWarm,
}

impl StorageClass {
    /// Every value, in the model's order.
    pub const ALL: [Self; 15] = [
        Self::Standard,
        Self::ReducedRedundancy,
        Self::StandardIa,
        Self::OnezoneIa,
        Self::IntelligentTiering,
        Self::Glacier,
        Self::DeepArchive,
        Self::Outposts,
        Self::GlacierIr,
        Self::Snow,
        Self::ExpressOnezone,
        Self::FsxOpenzfs,
        Self::FsxOntap,
        Self::AwsBackupWarm,
        Self::AwsBackupLowCostWarm,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standard => "STANDARD",
            Self::ReducedRedundancy => "REDUCED_REDUNDANCY",
            Self::StandardIa => "STANDARD_IA",
            Self::OnezoneIa => "ONEZONE_IA",
            Self::IntelligentTiering => "INTELLIGENT_TIERING",
            Self::Glacier => "GLACIER",
            Self::DeepArchive => "DEEP_ARCHIVE",
            Self::Outposts => "OUTPOSTS",
            Self::GlacierIr => "GLACIER_IR",
            Self::Snow => "SNOW",
            Self::ExpressOnezone => "EXPRESS_ONEZONE",
            Self::FsxOpenzfs => "FSX_OPENZFS",
            Self::FsxOntap => "FSX_ONTAP",
            Self::AwsBackupWarm => "AWS_BACKUP_WARM",
            Self::AwsBackupLowCostWarm => "AWS_BACKUP_LOW_COST_WARM",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "STANDARD" => Some(Self::Standard),
            "REDUCED_REDUNDANCY" => Some(Self::ReducedRedundancy),
            "STANDARD_IA" => Some(Self::StandardIa),
            "ONEZONE_IA" => Some(Self::OnezoneIa),
            "INTELLIGENT_TIERING" => Some(Self::IntelligentTiering),
            "GLACIER" => Some(Self::Glacier),
            "DEEP_ARCHIVE" => Some(Self::DeepArchive),
            "OUTPOSTS" => Some(Self::Outposts),
            "GLACIER_IR" => Some(Self::GlacierIr),
            "SNOW" => Some(Self::Snow),
            "EXPRESS_ONEZONE" => Some(Self::ExpressOnezone),
            "FSX_OPENZFS" => Some(Self::FsxOpenzfs),
            "FSX_ONTAP" => Some(Self::FsxOntap),
            "AWS_BACKUP_WARM" => Some(Self::AwsBackupWarm),
            "AWS_BACKUP_LOW_COST_WARM" => Some(Self::AwsBackupLowCostWarm),

            _ => None,
        }
    }
}

impl fmt::Display for StorageClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for StorageClass {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for StorageClass {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `TaggingDirective` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaggingDirective {
    /// `COPY`.
    Copy,
    /// `REPLACE`.
    Replace,
}

impl TaggingDirective {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Copy, Self::Replace];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Copy => "COPY",
            Self::Replace => "REPLACE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "COPY" => Some(Self::Copy),
            "REPLACE" => Some(Self::Replace),

            _ => None,
        }
    }
}

impl fmt::Display for TaggingDirective {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for TaggingDirective {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for TaggingDirective {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `TransitionDefaultMinimumObjectSize` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransitionDefaultMinimumObjectSize {
    /// `varies_by_storage_class`.
    VariesByStorageClass,
    /// `all_storage_classes_128K`.
    AllStorageClasses128k,
}

impl TransitionDefaultMinimumObjectSize {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::VariesByStorageClass, Self::AllStorageClasses128k];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::VariesByStorageClass => "varies_by_storage_class",
            Self::AllStorageClasses128k => "all_storage_classes_128K",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "varies_by_storage_class" => Some(Self::VariesByStorageClass),
            "all_storage_classes_128K" => Some(Self::AllStorageClasses128k),

            _ => None,
        }
    }
}

impl fmt::Display for TransitionDefaultMinimumObjectSize {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for TransitionDefaultMinimumObjectSize {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for TransitionDefaultMinimumObjectSize {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `TransitionStorageClass` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TransitionStorageClass {
    /// `GLACIER`.
    Glacier,
    /// `STANDARD_IA`.
    StandardIa,
    /// `ONEZONE_IA`.
    OnezoneIa,
    /// `INTELLIGENT_TIERING`.
    IntelligentTiering,
    /// `DEEP_ARCHIVE`.
    DeepArchive,
    /// `GLACIER_IR`.
    GlacierIr,
}

impl TransitionStorageClass {
    /// Every value, in the model's order.
    pub const ALL: [Self; 6] = [
        Self::Glacier,
        Self::StandardIa,
        Self::OnezoneIa,
        Self::IntelligentTiering,
        Self::DeepArchive,
        Self::GlacierIr,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Glacier => "GLACIER",
            Self::StandardIa => "STANDARD_IA",
            Self::OnezoneIa => "ONEZONE_IA",
            Self::IntelligentTiering => "INTELLIGENT_TIERING",
            Self::DeepArchive => "DEEP_ARCHIVE",
            Self::GlacierIr => "GLACIER_IR",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "GLACIER" => Some(Self::Glacier),
            "STANDARD_IA" => Some(Self::StandardIa),
            "ONEZONE_IA" => Some(Self::OnezoneIa),
            "INTELLIGENT_TIERING" => Some(Self::IntelligentTiering),
            "DEEP_ARCHIVE" => Some(Self::DeepArchive),
            "GLACIER_IR" => Some(Self::GlacierIr),

            _ => None,
        }
    }
}

impl fmt::Display for TransitionStorageClass {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for TransitionStorageClass {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for TransitionStorageClass {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `Type` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// `CanonicalUser`.
    CanonicalUser,
    /// `AmazonCustomerByEmail`.
    AmazonCustomerByEmail,
    /// `Group`.
    Group,
}

impl Type {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::CanonicalUser, Self::AmazonCustomerByEmail, Self::Group];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CanonicalUser => "CanonicalUser",
            Self::AmazonCustomerByEmail => "AmazonCustomerByEmail",
            Self::Group => "Group",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "CanonicalUser" => Some(Self::CanonicalUser),
            "AmazonCustomerByEmail" => Some(Self::AmazonCustomerByEmail),
            "Group" => Some(Self::Group),

            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for Type {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for Type {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `UseSourceMultiRegionKeyStatus` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UseSourceMultiRegionKeyStatus {
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
}

impl UseSourceMultiRegionKeyStatus {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Enabled, Self::Disabled];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),

            _ => None,
        }
    }
}

impl fmt::Display for UseSourceMultiRegionKeyStatus {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for UseSourceMultiRegionKeyStatus {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for UseSourceMultiRegionKeyStatus {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}
