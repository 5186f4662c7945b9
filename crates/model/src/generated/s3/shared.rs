//! Structures that travel both ways.

use super::{EncryptionType, ObjectOwnership, Permission, ServerSideEncryption, Type, shapes};
use crate::Error;
use crate::shape::convert::{FromValue, IntoValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, IntoFields, Structure, Value};

/// A bucket-level setting for Amazon S3 general purpose buckets used to prevent the upload of
/// new objects encrypted with the specified server-side encryption type.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BlockedEncryptionTypes {
    /// The object encryption type that you want to block or unblock for an Amazon S3 general
    /// purpose bucket.
    pub encryption_type: Option<Vec<EncryptionType>>,
}

impl FromFields for BlockedEncryptionTypes {
    const STRUCTURE: &'static Structure = &shapes::BLOCKED_ENCRYPTION_TYPES;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { encryption_type: optional(&mut fields, 0)? })
    }
}

impl IntoFields for BlockedEncryptionTypes {
    const STRUCTURE: &'static Structure = &shapes::BLOCKED_ENCRYPTION_TYPES;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::BLOCKED_ENCRYPTION_TYPES);
        fields.set(0, self.encryption_type.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for BlockedEncryptionTypes {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for BlockedEncryptionTypes {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for grant information.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Grant {
    /// The person being granted permissions.
    pub grantee: Option<Grantee>,
    /// Specifies the permission given to the grantee.
    pub permission: Option<Permission>,
}

impl FromFields for Grant {
    const STRUCTURE: &'static Structure = &shapes::GRANT;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { grantee: optional(&mut fields, 0)?, permission: optional(&mut fields, 1)? })
    }
}

impl IntoFields for Grant {
    const STRUCTURE: &'static Structure = &shapes::GRANT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GRANT);
        fields.set(0, self.grantee.map(IntoValue::into_value));
        fields.set(1, self.permission.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for Grant {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for Grant {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Grant {}

/// Container for the person being granted permissions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grantee {
    /// `DisplayName` of the AWS model.
    pub display_name: Option<String>,
    /// `EmailAddress` of the AWS model.
    pub email_address: Option<String>,
    /// The canonical user ID of the grantee.
    pub id: Option<String>,
    /// Type of grantee.
    pub r#type: Type,
    /// URI of the grantee group.
    pub uri: Option<String>,
}

impl FromFields for Grantee {
    const STRUCTURE: &'static Structure = &shapes::GRANTEE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            display_name: optional(&mut fields, 0)?,
            email_address: optional(&mut fields, 1)?,
            id: optional(&mut fields, 2)?,
            r#type: required(&mut fields, 3)?,
            uri: optional(&mut fields, 4)?,
        })
    }
}

impl IntoFields for Grantee {
    const STRUCTURE: &'static Structure = &shapes::GRANTEE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GRANTEE);
        fields.set(0, self.display_name.map(IntoValue::into_value));
        fields.set(1, self.email_address.map(IntoValue::into_value));
        fields.set(2, self.id.map(IntoValue::into_value));
        fields.set(3, Some(self.r#type.into_value()));
        fields.set(4, self.uri.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for Grantee {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for Grantee {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for the owner's display name and ID.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Owner {
    /// `DisplayName` of the AWS model.
    pub display_name: Option<String>,
    /// Container for the ID of the owner.
    pub id: Option<String>,
}

impl FromFields for Owner {
    const STRUCTURE: &'static Structure = &shapes::OWNER;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { display_name: optional(&mut fields, 0)?, id: optional(&mut fields, 1)? })
    }
}

impl IntoFields for Owner {
    const STRUCTURE: &'static Structure = &shapes::OWNER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OWNER);
        fields.set(0, self.display_name.map(IntoValue::into_value));
        fields.set(1, self.id.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for Owner {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for Owner {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The container element for a bucket's ownership controls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnershipControls {
    /// The container element for an ownership control rule.
    pub rules: Vec<OwnershipControlsRule>,
}

impl FromFields for OwnershipControls {
    const STRUCTURE: &'static Structure = &shapes::OWNERSHIP_CONTROLS;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { rules: required(&mut fields, 0)? })
    }
}

impl IntoFields for OwnershipControls {
    const STRUCTURE: &'static Structure = &shapes::OWNERSHIP_CONTROLS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OWNERSHIP_CONTROLS);
        fields.set(0, Some(self.rules.into_value()));
        fields
    }
}

impl FromValue for OwnershipControls {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for OwnershipControls {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The container element for an ownership control rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnershipControlsRule {
    /// `ObjectOwnership` of the AWS model.
    pub object_ownership: ObjectOwnership,
}

impl FromFields for OwnershipControlsRule {
    const STRUCTURE: &'static Structure = &shapes::OWNERSHIP_CONTROLS_RULE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { object_ownership: required(&mut fields, 0)? })
    }
}

impl IntoFields for OwnershipControlsRule {
    const STRUCTURE: &'static Structure = &shapes::OWNERSHIP_CONTROLS_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OWNERSHIP_CONTROLS_RULE);
        fields.set(0, Some(self.object_ownership.into_value()));
        fields
    }
}

impl FromValue for OwnershipControlsRule {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for OwnershipControlsRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for OwnershipControlsRule {}

/// The PublicAccessBlock configuration that you want to apply to this Amazon S3 bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PublicAccessBlockConfiguration {
    /// Specifies whether Amazon S3 should block public access control lists (ACLs) for this bucket
    /// and objects in this bucket.
    pub block_public_acls: Option<bool>,
    /// Specifies whether Amazon S3 should ignore public ACLs for this bucket and objects in this
    /// bucket.
    pub ignore_public_acls: Option<bool>,
    /// Specifies whether Amazon S3 should block public bucket policies for this bucket.
    pub block_public_policy: Option<bool>,
    /// Specifies whether Amazon S3 should restrict public bucket policies for this bucket.
    pub restrict_public_buckets: Option<bool>,
}

impl FromFields for PublicAccessBlockConfiguration {
    const STRUCTURE: &'static Structure = &shapes::PUBLIC_ACCESS_BLOCK_CONFIGURATION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            block_public_acls: optional(&mut fields, 0)?,
            ignore_public_acls: optional(&mut fields, 1)?,
            block_public_policy: optional(&mut fields, 2)?,
            restrict_public_buckets: optional(&mut fields, 3)?,
        })
    }
}

impl IntoFields for PublicAccessBlockConfiguration {
    const STRUCTURE: &'static Structure = &shapes::PUBLIC_ACCESS_BLOCK_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PUBLIC_ACCESS_BLOCK_CONFIGURATION);
        fields.set(0, self.block_public_acls.map(IntoValue::into_value));
        fields.set(1, self.ignore_public_acls.map(IntoValue::into_value));
        fields.set(2, self.block_public_policy.map(IntoValue::into_value));
        fields.set(3, self.restrict_public_buckets.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for PublicAccessBlockConfiguration {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for PublicAccessBlockConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Describes the default server-side encryption to apply to new objects in the bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSideEncryptionByDefault {
    /// Server-side encryption algorithm to use for the default encryption.
    pub sse_algorithm: ServerSideEncryption,
    /// Amazon Web Services Key Management Service (KMS) customer managed key ID to use for the
    /// default encryption.
    pub kms_master_key_id: Option<String>,
}

impl FromFields for ServerSideEncryptionByDefault {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_BY_DEFAULT;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            sse_algorithm: required(&mut fields, 0)?,
            kms_master_key_id: optional(&mut fields, 1)?,
        })
    }
}

impl IntoFields for ServerSideEncryptionByDefault {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_BY_DEFAULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SERVER_SIDE_ENCRYPTION_BY_DEFAULT);
        fields.set(0, Some(self.sse_algorithm.into_value()));
        fields.set(1, self.kms_master_key_id.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for ServerSideEncryptionByDefault {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for ServerSideEncryptionByDefault {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the default server-side-encryption configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerSideEncryptionConfiguration {
    /// Container for information about a particular server-side encryption configuration rule.
    pub rules: Vec<ServerSideEncryptionRule>,
}

impl FromFields for ServerSideEncryptionConfiguration {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_CONFIGURATION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { rules: required(&mut fields, 0)? })
    }
}

impl IntoFields for ServerSideEncryptionConfiguration {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SERVER_SIDE_ENCRYPTION_CONFIGURATION);
        fields.set(0, Some(self.rules.into_value()));
        fields
    }
}

impl FromValue for ServerSideEncryptionConfiguration {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for ServerSideEncryptionConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the default server-side encryption configuration.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ServerSideEncryptionRule {
    /// Specifies the default server-side encryption to apply to new objects in the bucket.
    pub apply_server_side_encryption_by_default: Option<ServerSideEncryptionByDefault>,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key with server-side encryption using
    /// KMS (SSE-KMS) for new objects in the bucket.
    pub bucket_key_enabled: Option<bool>,
    /// A bucket-level setting for Amazon S3 general purpose buckets used to prevent the upload of
    /// new objects encrypted with the specified server-side encryption type.
    pub blocked_encryption_types: Option<BlockedEncryptionTypes>,
}

impl FromFields for ServerSideEncryptionRule {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_RULE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            apply_server_side_encryption_by_default: optional(&mut fields, 0)?,
            bucket_key_enabled: optional(&mut fields, 1)?,
            blocked_encryption_types: optional(&mut fields, 2)?,
        })
    }
}

impl IntoFields for ServerSideEncryptionRule {
    const STRUCTURE: &'static Structure = &shapes::SERVER_SIDE_ENCRYPTION_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SERVER_SIDE_ENCRYPTION_RULE);
        fields.set(0, self.apply_server_side_encryption_by_default.map(IntoValue::into_value));
        fields.set(1, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(2, self.blocked_encryption_types.map(IntoValue::into_value));
        fields
    }
}

impl FromValue for ServerSideEncryptionRule {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for ServerSideEncryptionRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ServerSideEncryptionRule {}

/// A container of a key value name pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Name of the object key.
    pub key: String,
    /// Value of the tag.
    pub value: String,
}

impl FromFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { key: required(&mut fields, 0)?, value: required(&mut fields, 1)? })
    }
}

impl IntoFields for Tag {
    const STRUCTURE: &'static Structure = &shapes::TAG;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TAG);
        fields.set(0, Some(self.key.into_value()));
        fields.set(1, Some(self.value.into_value()));
        fields
    }
}

impl FromValue for Tag {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl IntoValue for Tag {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Tag {}
