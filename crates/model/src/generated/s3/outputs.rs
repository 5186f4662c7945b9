//! What operations give. Every member may be absent.

use std::collections::BTreeMap;

use super::{
    ArchiveStatus, BucketAccelerateStatus, BucketLogsPermission, BucketVersioningStatus,
    ChecksumAlgorithm, ChecksumType, DeleteMarkerReplicationStatus, EncodingType, Event,
    ExistingObjectReplicationStatus, ExpirationStatus, FilterRuleName, Grant, Grantee,
    LocationType, MFADeleteStatus, MetricsStatus, ObjectLockEnabled, ObjectLockEventHold,
    ObjectLockLegalHoldStatus, ObjectLockMode, ObjectLockRetentionMode, ObjectStorageClass,
    ObjectVersionStorageClass, Owner, OwnerOverride, OwnershipControls, PartitionDateSource, Payer,
    Protocol, PublicAccessBlockConfiguration, ReplicaModificationsStatus, ReplicationRuleStatus,
    ReplicationStatus, ReplicationTimeStatus, RequestCharged, ServerSideEncryption,
    ServerSideEncryptionConfiguration, SseKmsEncryptedObjectsStatus, StorageClass, Tag,
    TransitionDefaultMinimumObjectSize, TransitionStorageClass, UseSourceMultiRegionKeyStatus,
    shapes,
};
use crate::Timestamp;
use crate::shape::convert::{IntoValue, ListMember};
use crate::shape::{Fields, IntoFields, Structure, Value};

/// Specifies the days since the initiation of an incomplete multipart upload that Amazon S3
/// will wait before permanently removing all parts of the upload.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AbortIncompleteMultipartUpload {
    /// Specifies the number of days after which Amazon S3 aborts an incomplete multipart upload.
    pub days_after_initiation: Option<i32>,
}

impl IntoFields for AbortIncompleteMultipartUpload {
    const STRUCTURE: &'static Structure = &shapes::ABORT_INCOMPLETE_MULTIPART_UPLOAD;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ABORT_INCOMPLETE_MULTIPART_UPLOAD);
        fields.set(0, self.days_after_initiation.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AbortIncompleteMultipartUpload {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `AbortMultipartUpload` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AbortMultipartUploadOutput {
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for AbortMultipartUploadOutput {
    const STRUCTURE: &'static Structure = &shapes::ABORT_MULTIPART_UPLOAD_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ABORT_MULTIPART_UPLOAD_OUTPUT);
        fields.set(0, self.request_charged.map(IntoValue::into_value));
        fields.set(1, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// A container for information about access control for replicas.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AccessControlTranslation {
    /// Specifies the replica ownership.
    pub owner: Option<OwnerOverride>,
}

impl IntoFields for AccessControlTranslation {
    const STRUCTURE: &'static Structure = &shapes::ACCESS_CONTROL_TRANSLATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ACCESS_CONTROL_TRANSLATION);
        fields.set(0, self.owner.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for AccessControlTranslation {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// In terms of implementation, a Bucket is a resource.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Bucket {
    /// The name of the bucket.
    pub name: Option<String>,
    /// Date the bucket was created.
    pub creation_date: Option<Timestamp>,
    /// `BucketRegion` indicates the Amazon Web Services region where the bucket is located.
    pub bucket_region: Option<String>,
    /// The Amazon Resource Name (ARN) of the S3 bucket.
    pub bucket_arn: Option<String>,
}

impl IntoFields for Bucket {
    const STRUCTURE: &'static Structure = &shapes::BUCKET;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::BUCKET);
        fields.set(0, self.name.map(IntoValue::into_value));
        fields.set(1, self.creation_date.map(IntoValue::into_value));
        fields.set(2, self.bucket_region.map(IntoValue::into_value));
        fields.set(3, self.bucket_arn.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Bucket {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Bucket {}

/// Specifies a cross-origin access rule for an Amazon S3 bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CORSRule {
    /// Unique identifier for the rule.
    pub id: Option<String>,
    /// Headers that are specified in the `Access-Control-Request-Headers` header.
    pub allowed_headers: Option<Vec<String>>,
    /// An HTTP method that you allow the origin to execute.
    pub allowed_methods: Option<Vec<String>>,
    /// One or more origins you want customers to be able to access the bucket from.
    pub allowed_origins: Option<Vec<String>>,
    /// One or more headers in the response that you want customers to be able to access from their
    /// applications (for example, from a JavaScript `XMLHttpRequest` object).
    pub expose_headers: Option<Vec<String>>,
    /// The time in seconds that your browser is to cache the preflight response for the specified
    /// resource.
    pub max_age_seconds: Option<i32>,
}

impl IntoFields for CORSRule {
    const STRUCTURE: &'static Structure = &shapes::CORS_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CORS_RULE);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.allowed_headers.map(IntoValue::into_value));
        fields.set(2, self.allowed_methods.map(IntoValue::into_value));
        fields.set(3, self.allowed_origins.map(IntoValue::into_value));
        fields.set(4, self.expose_headers.map(IntoValue::into_value));
        fields.set(5, self.max_age_seconds.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for CORSRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for CORSRule {}

/// Contains all the possible checksum or digest values for an object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Checksum {
    /// The Base64 encoded, 32-bit `CRC32 checksum` of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// The checksum type that is used to calculate the object’s checksum value.
    pub checksum_type: Option<ChecksumType>,
}

impl IntoFields for Checksum {
    const STRUCTURE: &'static Structure = &shapes::CHECKSUM;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CHECKSUM);
        fields.set(0, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(1, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(3, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(4, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(6, self.checksum_md5.map(IntoValue::into_value));
        fields.set(7, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(8, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(10, self.checksum_type.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Checksum {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for all (if there are any) keys between Prefix and the next occurrence of the
/// string specified by a delimiter.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CommonPrefix {
    /// Container for the specified common prefix.
    pub prefix: Option<String>,
}

impl IntoFields for CommonPrefix {
    const STRUCTURE: &'static Structure = &shapes::COMMON_PREFIX;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::COMMON_PREFIX);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for CommonPrefix {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for CommonPrefix {}

/// What `CompleteMultipartUpload` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CompleteMultipartUploadOutput {
    /// The URI that identifies the newly created object.
    pub location: Option<String>,
    /// The name of the bucket that contains the newly created object.
    pub bucket: Option<String>,
    /// The object key of the newly created object.
    pub key: Option<String>,
    /// If the object expiration is configured, this will contain the expiration date
    /// (`expiry-date`) and rule ID (`rule-id`).
    pub expiration: Option<String>,
    /// Entity tag that identifies the newly created object's data.
    pub e_tag: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32 checksum` of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// The checksum type, which determines how part-level checksums are combined to create an
    /// object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// The server-side encryption algorithm used when storing this object in Amazon S3.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// Version ID of the newly created object, in case the bucket has versioning turned on.
    pub version_id: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Indicates whether the multipart upload uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for CompleteMultipartUploadOutput {
    const STRUCTURE: &'static Structure = &shapes::COMPLETE_MULTIPART_UPLOAD_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::COMPLETE_MULTIPART_UPLOAD_OUTPUT);
        fields.set(0, self.location.map(IntoValue::into_value));
        fields.set(1, self.bucket.map(IntoValue::into_value));
        fields.set(2, self.key.map(IntoValue::into_value));
        fields.set(3, self.expiration.map(IntoValue::into_value));
        fields.set(4, self.e_tag.map(IntoValue::into_value));
        fields.set(5, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(6, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(7, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(8, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(9, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(10, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(11, self.checksum_md5.map(IntoValue::into_value));
        fields.set(12, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(13, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(14, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(15, self.checksum_type.map(IntoValue::into_value));
        fields.set(16, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(17, self.version_id.map(IntoValue::into_value));
        fields.set(18, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(19, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(20, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// A container for describing a condition that must be met for the specified redirect to apply.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Condition {
    /// The HTTP error code when the redirect is applied.
    pub http_error_code_returned_equals: Option<String>,
    /// The object key name prefix when the redirect is applied.
    pub key_prefix_equals: Option<String>,
}

impl IntoFields for Condition {
    const STRUCTURE: &'static Structure = &shapes::CONDITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CONDITION);
        fields.set(0, self.http_error_code_returned_equals.map(IntoValue::into_value));
        fields.set(1, self.key_prefix_equals.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Condition {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `CopyObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CopyObjectOutput {
    /// Container for all response elements.
    pub copy_object_result: Option<CopyObjectResult>,
    /// If the object expiration is configured, the response includes this header.
    pub expiration: Option<String>,
    /// Version ID of the source object that was copied.
    pub copy_source_version_id: Option<String>,
    /// Version ID of the newly created copy.
    pub version_id: Option<String>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// If present, indicates the Amazon Web Services KMS Encryption Context to use for object
    /// encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Indicates whether the copied object uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for CopyObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::COPY_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::COPY_OBJECT_OUTPUT);
        fields.set(0, self.copy_object_result.map(IntoValue::into_value));
        fields.set(1, self.expiration.map(IntoValue::into_value));
        fields.set(2, self.copy_source_version_id.map(IntoValue::into_value));
        fields.set(3, self.version_id.map(IntoValue::into_value));
        fields.set(4, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(5, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(6, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(7, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(8, self.ssekms_encryption_context.map(IntoValue::into_value));
        fields.set(9, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(10, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// Container for all response elements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CopyObjectResult {
    /// Returns the ETag of the new object.
    pub e_tag: Option<String>,
    /// Creation date of the object.
    pub last_modified: Option<Timestamp>,
    /// The checksum type that is used to calculate the object’s checksum value.
    pub checksum_type: Option<ChecksumType>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
}

impl IntoFields for CopyObjectResult {
    const STRUCTURE: &'static Structure = &shapes::COPY_OBJECT_RESULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::COPY_OBJECT_RESULT);
        fields.set(0, self.e_tag.map(IntoValue::into_value));
        fields.set(1, self.last_modified.map(IntoValue::into_value));
        fields.set(2, self.checksum_type.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(5, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(8, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(9, self.checksum_md5.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(12, self.checksum_xxhash128.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for CopyObjectResult {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for all response elements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CopyPartResult {
    /// Entity tag of the object.
    pub e_tag: Option<String>,
    /// Date and time at which the object was uploaded.
    pub last_modified: Option<Timestamp>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the part.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the part.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the part.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the part.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the part.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the part.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the part.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the part.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the part.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the part.
    pub checksum_xxhash128: Option<String>,
}

impl IntoFields for CopyPartResult {
    const STRUCTURE: &'static Structure = &shapes::COPY_PART_RESULT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::COPY_PART_RESULT);
        fields.set(0, self.e_tag.map(IntoValue::into_value));
        fields.set(1, self.last_modified.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(8, self.checksum_md5.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash128.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for CopyPartResult {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `CreateBucket` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateBucketOutput {
    /// A forward slash followed by the name of the bucket for all account regional namespace
    /// buckets and all global general purpose buckets created in us-east-1.
    pub location: Option<String>,
    /// The Amazon Resource Name (ARN) of the S3 bucket.
    pub bucket_arn: Option<String>,
}

impl IntoFields for CreateBucketOutput {
    const STRUCTURE: &'static Structure = &shapes::CREATE_BUCKET_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_BUCKET_OUTPUT);
        fields.set(0, self.location.map(IntoValue::into_value));
        fields.set(1, self.bucket_arn.map(IntoValue::into_value));
        fields
    }
}

/// What `CreateMultipartUpload` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateMultipartUploadOutput {
    /// If the bucket has a lifecycle rule configured with an action to abort incomplete multipart
    /// uploads and the prefix in the lifecycle rule matches the object name in the request, the
    /// response includes this header.
    pub abort_date: Option<Timestamp>,
    /// This header is returned along with the `x-amz-abort-date` header.
    pub abort_rule_id: Option<String>,
    /// The name of the bucket to which the multipart upload was initiated.
    pub bucket: Option<String>,
    /// Object key for which the multipart upload was initiated.
    pub key: Option<String>,
    /// ID for the initiated multipart upload.
    pub upload_id: Option<String>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// If present, indicates the Amazon Web Services KMS Encryption Context to use for object
    /// encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Indicates whether the multipart upload uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// The algorithm that was used to create a checksum of the object.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Indicates the checksum type that you want Amazon S3 to use to calculate the object’s
    /// checksum value.
    pub checksum_type: Option<ChecksumType>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for CreateMultipartUploadOutput {
    const STRUCTURE: &'static Structure = &shapes::CREATE_MULTIPART_UPLOAD_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::CREATE_MULTIPART_UPLOAD_OUTPUT);
        fields.set(0, self.abort_date.map(IntoValue::into_value));
        fields.set(1, self.abort_rule_id.map(IntoValue::into_value));
        fields.set(2, self.bucket.map(IntoValue::into_value));
        fields.set(3, self.key.map(IntoValue::into_value));
        fields.set(4, self.upload_id.map(IntoValue::into_value));
        fields.set(5, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(6, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(7, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(8, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(9, self.ssekms_encryption_context.map(IntoValue::into_value));
        fields.set(10, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(11, self.request_charged.map(IntoValue::into_value));
        fields.set(12, self.checksum_algorithm.map(IntoValue::into_value));
        fields.set(13, self.checksum_type.map(IntoValue::into_value));
        fields.set(14, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// The container element for optionally specifying the default Object Lock retention settings
/// for new objects placed in the specified bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DefaultRetention {
    /// The default Object Lock retention mode you want to apply to new objects placed in the
    /// specified bucket.
    pub mode: Option<ObjectLockRetentionMode>,
    /// The number of days that you want to specify for the default retention period.
    pub days: Option<i32>,
    /// The number of years that you want to specify for the default retention period.
    pub years: Option<i32>,
    /// The default event hold duration to be applied to new objects placed in the specified bucket.
    pub default_event_hold: Option<EventHoldDuration>,
}

impl IntoFields for DefaultRetention {
    const STRUCTURE: &'static Structure = &shapes::DEFAULT_RETENTION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DEFAULT_RETENTION);
        fields.set(0, self.mode.map(IntoValue::into_value));
        fields.set(1, self.days.map(IntoValue::into_value));
        fields.set(2, self.years.map(IntoValue::into_value));
        fields.set(3, self.default_event_hold.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for DefaultRetention {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Information about the delete marker.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteMarkerEntry {
    /// The account that created the delete marker.
    pub owner: Option<Owner>,
    /// The object key.
    pub key: Option<String>,
    /// Version ID of an object.
    pub version_id: Option<String>,
    /// Specifies whether the object is (true) or is not (false) the latest version of an object.
    pub is_latest: Option<bool>,
    /// Date and time when the object was last modified.
    pub last_modified: Option<Timestamp>,
}

impl IntoFields for DeleteMarkerEntry {
    const STRUCTURE: &'static Structure = &shapes::DELETE_MARKER_ENTRY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_MARKER_ENTRY);
        fields.set(0, self.owner.map(IntoValue::into_value));
        fields.set(1, self.key.map(IntoValue::into_value));
        fields.set(2, self.version_id.map(IntoValue::into_value));
        fields.set(3, self.is_latest.map(IntoValue::into_value));
        fields.set(4, self.last_modified.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for DeleteMarkerEntry {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for DeleteMarkerEntry {}

/// Specifies whether Amazon S3 replicates delete markers.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteMarkerReplication {
    /// Indicates whether to replicate delete markers.
    pub status: Option<DeleteMarkerReplicationStatus>,
}

impl IntoFields for DeleteMarkerReplication {
    const STRUCTURE: &'static Structure = &shapes::DELETE_MARKER_REPLICATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_MARKER_REPLICATION);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for DeleteMarkerReplication {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `DeleteObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteObjectOutput {
    /// Indicates whether the specified object version that was permanently deleted was (true) or
    /// was not (false) a delete marker before deletion.
    pub delete_marker: Option<bool>,
    /// Returns the version ID of the delete marker created as a result of the DELETE operation.
    pub version_id: Option<String>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for DeleteObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_OBJECT_OUTPUT);
        fields.set(0, self.delete_marker.map(IntoValue::into_value));
        fields.set(1, self.version_id.map(IntoValue::into_value));
        fields.set(2, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `DeleteObjectTagging` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteObjectTaggingOutput {
    /// The versionId of the object the tag-set was removed from.
    pub version_id: Option<String>,
}

impl IntoFields for DeleteObjectTaggingOutput {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECT_TAGGING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_OBJECT_TAGGING_OUTPUT);
        fields.set(0, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// What `DeleteObjects` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeleteObjectsOutput {
    /// Container element for a successful delete.
    pub deleted: Option<Vec<DeletedObject>>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Container for a failed delete action that describes the object that Amazon S3 attempted to
    /// delete and the error it encountered.
    pub errors: Option<Vec<Error>>,
}

impl IntoFields for DeleteObjectsOutput {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECTS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETE_OBJECTS_OUTPUT);
        fields.set(0, self.deleted.map(IntoValue::into_value));
        fields.set(1, self.request_charged.map(IntoValue::into_value));
        fields.set(2, self.errors.map(IntoValue::into_value));
        fields
    }
}

/// Information about the deleted object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct DeletedObject {
    /// The name of the deleted object.
    pub key: Option<String>,
    /// The version ID of the deleted object.
    pub version_id: Option<String>,
    /// Indicates whether the specified object version that was permanently deleted was (true) or
    /// was not (false) a delete marker before deletion.
    pub delete_marker: Option<bool>,
    /// The version ID of the delete marker created as a result of the DELETE operation.
    pub delete_marker_version_id: Option<String>,
}

impl IntoFields for DeletedObject {
    const STRUCTURE: &'static Structure = &shapes::DELETED_OBJECT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DELETED_OBJECT);
        fields.set(0, self.key.map(IntoValue::into_value));
        fields.set(1, self.version_id.map(IntoValue::into_value));
        fields.set(2, self.delete_marker.map(IntoValue::into_value));
        fields.set(3, self.delete_marker_version_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for DeletedObject {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for DeletedObject {}

/// Specifies information about where to publish analysis or configuration results for an Amazon
/// S3 bucket and S3 Replication Time Control (S3 RTC).
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Destination {
    /// The Amazon Resource Name (ARN) of the bucket where you want Amazon S3 to store the results.
    pub bucket: Option<String>,
    /// Destination bucket owner account ID.
    pub account: Option<String>,
    /// The storage class to use when replicating objects, such as S3 Standard or reduced
    /// redundancy.
    pub storage_class: Option<StorageClass>,
    /// Specify this only in a cross-account scenario (where source and destination bucket owners
    /// are not the same), and you want to change replica ownership to the Amazon Web Services
    /// account that owns the destination bucket.
    pub access_control_translation: Option<AccessControlTranslation>,
    /// A container that provides information about encryption.
    pub encryption_configuration: Option<EncryptionConfiguration>,
    /// A container specifying S3 Replication Time Control (S3 RTC), including whether S3 RTC is
    /// enabled and the time when all objects and operations on objects must be replicated.
    pub replication_time: Option<ReplicationTime>,
    /// A container specifying replication metrics-related settings enabling replication metrics and
    /// events.
    pub metrics: Option<Metrics>,
}

impl IntoFields for Destination {
    const STRUCTURE: &'static Structure = &shapes::DESTINATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::DESTINATION);
        fields.set(0, self.bucket.map(IntoValue::into_value));
        fields.set(1, self.account.map(IntoValue::into_value));
        fields.set(2, self.storage_class.map(IntoValue::into_value));
        fields.set(3, self.access_control_translation.map(IntoValue::into_value));
        fields.set(4, self.encryption_configuration.map(IntoValue::into_value));
        fields.set(5, self.replication_time.map(IntoValue::into_value));
        fields.set(6, self.metrics.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Destination {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies encryption-related information for an Amazon S3 bucket that is a destination for
/// replicated objects.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EncryptionConfiguration {
    /// Specifies the ID (Key ARN or Alias ARN) of the customer managed Amazon Web Services KMS key
    /// stored in Amazon Web Services Key Management Service (KMS) for the destination bucket.
    pub replica_kms_key_id: Option<String>,
    /// Specifies whether Amazon S3 uses the related multi-Region KMS key in the destination Amazon
    /// Web Services Region to encrypt the replica.
    pub use_source_multi_region_key: Option<UseSourceMultiRegionKey>,
}

impl IntoFields for EncryptionConfiguration {
    const STRUCTURE: &'static Structure = &shapes::ENCRYPTION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ENCRYPTION_CONFIGURATION);
        fields.set(0, self.replica_kms_key_id.map(IntoValue::into_value));
        fields.set(1, self.use_source_multi_region_key.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for EncryptionConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for all error elements.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Error {
    /// The error key.
    pub key: Option<String>,
    /// The version ID of the error.
    pub version_id: Option<String>,
    /// The error code is a string that uniquely identifies an error condition.
    pub code: Option<String>,
    /// The error message contains a generic description of the error condition in English.
    pub message: Option<String>,
}

impl IntoFields for Error {
    const STRUCTURE: &'static Structure = &shapes::ERROR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ERROR);
        fields.set(0, self.key.map(IntoValue::into_value));
        fields.set(1, self.version_id.map(IntoValue::into_value));
        fields.set(2, self.code.map(IntoValue::into_value));
        fields.set(3, self.message.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Error {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Error {}

/// The error information.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ErrorDocument {
    /// The object key name to use when a 4XX class error occurs.
    pub key: Option<String>,
}

impl IntoFields for ErrorDocument {
    const STRUCTURE: &'static Structure = &shapes::ERROR_DOCUMENT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ERROR_DOCUMENT);
        fields.set(0, self.key.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ErrorDocument {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for specifying the configuration for Amazon EventBridge.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EventBridgeConfiguration {}

impl IntoFields for EventBridgeConfiguration {
    const STRUCTURE: &'static Structure = &shapes::EVENT_BRIDGE_CONFIGURATION;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::EVENT_BRIDGE_CONFIGURATION)
    }
}

impl IntoValue for EventBridgeConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Contains the event hold duration configuration, specified in either days or years.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct EventHoldDuration {
    /// The number of days for the event hold duration.
    pub days: Option<i32>,
    /// The number of years for the event hold duration.
    pub years: Option<i32>,
}

impl IntoFields for EventHoldDuration {
    const STRUCTURE: &'static Structure = &shapes::EVENT_HOLD_DURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::EVENT_HOLD_DURATION);
        fields.set(0, self.days.map(IntoValue::into_value));
        fields.set(1, self.years.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for EventHoldDuration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Optional configuration to replicate existing source bucket objects.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ExistingObjectReplication {
    /// Specifies whether Amazon S3 replicates existing source bucket objects.
    pub status: Option<ExistingObjectReplicationStatus>,
}

impl IntoFields for ExistingObjectReplication {
    const STRUCTURE: &'static Structure = &shapes::EXISTING_OBJECT_REPLICATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::EXISTING_OBJECT_REPLICATION);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ExistingObjectReplication {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the Amazon S3 object key name to filter on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FilterRule {
    /// The object key name prefix or suffix identifying one or more objects to which the filtering
    /// rule applies.
    pub name: Option<FilterRuleName>,
    /// The value that the filter searches for in object key names.
    pub value: Option<String>,
}

impl IntoFields for FilterRule {
    const STRUCTURE: &'static Structure = &shapes::FILTER_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::FILTER_RULE);
        fields.set(0, self.name.map(IntoValue::into_value));
        fields.set(1, self.value.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for FilterRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for FilterRule {}

/// What `GetBucketAccelerateConfiguration` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketAccelerateConfigurationOutput {
    /// The accelerate configuration of the bucket.
    pub status: Option<BucketAccelerateStatus>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for GetBucketAccelerateConfigurationOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ACCELERATE_CONFIGURATION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_ACCELERATE_CONFIGURATION_OUTPUT);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields.set(1, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketAcl` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketAclOutput {
    /// Container for the bucket owner's ID.
    pub owner: Option<Owner>,
    /// A list of grants.
    pub grants: Option<Vec<Grant>>,
}

impl IntoFields for GetBucketAclOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ACL_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_ACL_OUTPUT);
        fields.set(0, self.owner.map(IntoValue::into_value));
        fields.set(1, self.grants.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketCors` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketCorsOutput {
    /// A set of origins and methods (cross-origin access that you want to allow).
    pub cors_rules: Option<Vec<CORSRule>>,
}

impl IntoFields for GetBucketCorsOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_CORS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_CORS_OUTPUT);
        fields.set(0, self.cors_rules.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketEncryption` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketEncryptionOutput {
    /// `ServerSideEncryptionConfiguration` of the AWS model.
    pub server_side_encryption_configuration: Option<ServerSideEncryptionConfiguration>,
}

impl IntoFields for GetBucketEncryptionOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ENCRYPTION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_ENCRYPTION_OUTPUT);
        fields.set(0, self.server_side_encryption_configuration.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketLifecycleConfiguration` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketLifecycleConfigurationOutput {
    /// Container for a lifecycle rule.
    pub rules: Option<Vec<LifecycleRule>>,
    /// Indicates which default minimum object size behavior is applied to the lifecycle
    /// configuration.
    pub transition_default_minimum_object_size: Option<TransitionDefaultMinimumObjectSize>,
}

impl IntoFields for GetBucketLifecycleConfigurationOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LIFECYCLE_CONFIGURATION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_LIFECYCLE_CONFIGURATION_OUTPUT);
        fields.set(0, self.rules.map(IntoValue::into_value));
        fields.set(1, self.transition_default_minimum_object_size.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketLocation` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketLocationOutput {
    /// Specifies the Region where the bucket resides.
    pub location_constraint: Option<String>,
}

impl IntoFields for GetBucketLocationOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LOCATION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_LOCATION_OUTPUT);
        fields.set(0, self.location_constraint.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketLogging` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketLoggingOutput {
    /// `LoggingEnabled` of the AWS model.
    pub logging_enabled: Option<LoggingEnabled>,
}

impl IntoFields for GetBucketLoggingOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LOGGING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_LOGGING_OUTPUT);
        fields.set(0, self.logging_enabled.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketOwnershipControls` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketOwnershipControlsOutput {
    /// The `OwnershipControls` (BucketOwnerEnforced, BucketOwnerPreferred, or ObjectWriter)
    /// currently in effect for this Amazon S3 bucket.
    pub ownership_controls: Option<OwnershipControls>,
}

impl IntoFields for GetBucketOwnershipControlsOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_OWNERSHIP_CONTROLS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_OWNERSHIP_CONTROLS_OUTPUT);
        fields.set(0, self.ownership_controls.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketPolicy` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketPolicyOutput {
    /// The bucket policy as a JSON document.
    pub policy: Option<String>,
}

impl IntoFields for GetBucketPolicyOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_POLICY_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_POLICY_OUTPUT);
        fields.set(0, self.policy.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketPolicyStatus` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketPolicyStatusOutput {
    /// The policy status for the specified bucket.
    pub policy_status: Option<PolicyStatus>,
}

impl IntoFields for GetBucketPolicyStatusOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_POLICY_STATUS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_POLICY_STATUS_OUTPUT);
        fields.set(0, self.policy_status.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketReplication` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketReplicationOutput {
    /// `ReplicationConfiguration` of the AWS model.
    pub replication_configuration: Option<ReplicationConfiguration>,
}

impl IntoFields for GetBucketReplicationOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_REPLICATION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_REPLICATION_OUTPUT);
        fields.set(0, self.replication_configuration.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketRequestPayment` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketRequestPaymentOutput {
    /// Specifies who pays for the download and request fees.
    pub payer: Option<Payer>,
}

impl IntoFields for GetBucketRequestPaymentOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_REQUEST_PAYMENT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_REQUEST_PAYMENT_OUTPUT);
        fields.set(0, self.payer.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketTagging` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketTaggingOutput {
    /// Contains the tag set.
    pub tag_set: Option<Vec<Tag>>,
}

impl IntoFields for GetBucketTaggingOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_TAGGING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_TAGGING_OUTPUT);
        fields.set(0, self.tag_set.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketVersioning` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketVersioningOutput {
    /// The versioning state of the bucket.
    pub status: Option<BucketVersioningStatus>,
    /// Specifies whether MFA delete is enabled in the bucket versioning configuration.
    pub mfa_delete: Option<MFADeleteStatus>,
}

impl IntoFields for GetBucketVersioningOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_VERSIONING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_VERSIONING_OUTPUT);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields.set(1, self.mfa_delete.map(IntoValue::into_value));
        fields
    }
}

/// What `GetBucketWebsite` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetBucketWebsiteOutput {
    /// Specifies the redirect behavior of all requests to a website endpoint of an Amazon S3
    /// bucket.
    pub redirect_all_requests_to: Option<RedirectAllRequestsTo>,
    /// The name of the index document for the website (for example `index.html`).
    pub index_document: Option<IndexDocument>,
    /// The object key name of the website error document to use for 4XX class errors.
    pub error_document: Option<ErrorDocument>,
    /// Rules that define when a redirect is applied and the redirect behavior.
    pub routing_rules: Option<Vec<RoutingRule>>,
}

impl IntoFields for GetBucketWebsiteOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_WEBSITE_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_BUCKET_WEBSITE_OUTPUT);
        fields.set(0, self.redirect_all_requests_to.map(IntoValue::into_value));
        fields.set(1, self.index_document.map(IntoValue::into_value));
        fields.set(2, self.error_document.map(IntoValue::into_value));
        fields.set(3, self.routing_rules.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObjectAcl` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectAclOutput {
    /// Container for the bucket owner's ID.
    pub owner: Option<Owner>,
    /// A list of grants.
    pub grants: Option<Vec<Grant>>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for GetObjectAclOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_ACL_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_ACL_OUTPUT);
        fields.set(0, self.owner.map(IntoValue::into_value));
        fields.set(1, self.grants.map(IntoValue::into_value));
        fields.set(2, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObjectAttributes` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectAttributesOutput {
    /// Specifies whether the object retrieved was (`true`) or was not (`false`) a delete marker.
    pub delete_marker: Option<bool>,
    /// Date and time when the object was last modified.
    pub last_modified: Option<Timestamp>,
    /// The version ID of the object.
    pub version_id: Option<String>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// An ETag is an opaque identifier assigned by a web server to a specific version of a resource
    /// found at a URL.
    pub e_tag: Option<String>,
    /// The checksum or digest of the object.
    pub checksum: Option<Checksum>,
    /// A collection of parts associated with a multipart upload.
    pub object_parts: Option<GetObjectAttributesParts>,
    /// Provides the storage class information of the object.
    pub storage_class: Option<StorageClass>,
    /// The size of the object in bytes.
    pub object_size: Option<i64>,
}

impl IntoFields for GetObjectAttributesOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_ATTRIBUTES_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_ATTRIBUTES_OUTPUT);
        fields.set(0, self.delete_marker.map(IntoValue::into_value));
        fields.set(1, self.last_modified.map(IntoValue::into_value));
        fields.set(2, self.version_id.map(IntoValue::into_value));
        fields.set(3, self.request_charged.map(IntoValue::into_value));
        fields.set(4, self.e_tag.map(IntoValue::into_value));
        fields.set(5, self.checksum.map(IntoValue::into_value));
        fields.set(6, self.object_parts.map(IntoValue::into_value));
        fields.set(7, self.storage_class.map(IntoValue::into_value));
        fields.set(8, self.object_size.map(IntoValue::into_value));
        fields
    }
}

/// A collection of parts associated with a multipart upload.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectAttributesParts {
    /// The total number of parts.
    pub total_parts_count: Option<i32>,
    /// The marker for the current part.
    pub part_number_marker: Option<i32>,
    /// When a list is truncated, this element specifies the last part in the list, as well as the
    /// value to use for the `PartNumberMarker` request parameter in a subsequent request.
    pub next_part_number_marker: Option<i32>,
    /// The maximum number of parts allowed in the response.
    pub max_parts: Option<i32>,
    /// Indicates whether the returned list of parts is truncated.
    pub is_truncated: Option<bool>,
    /// A container for elements related to a particular part.
    pub parts: Option<Vec<ObjectPart>>,
}

impl IntoFields for GetObjectAttributesParts {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_ATTRIBUTES_PARTS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_ATTRIBUTES_PARTS);
        fields.set(0, self.total_parts_count.map(IntoValue::into_value));
        fields.set(1, self.part_number_marker.map(IntoValue::into_value));
        fields.set(2, self.next_part_number_marker.map(IntoValue::into_value));
        fields.set(3, self.max_parts.map(IntoValue::into_value));
        fields.set(4, self.is_truncated.map(IntoValue::into_value));
        fields.set(5, self.parts.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for GetObjectAttributesParts {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `GetObjectLegalHold` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectLegalHoldOutput {
    /// The current legal hold status for the specified object.
    pub legal_hold: Option<ObjectLockLegalHold>,
}

impl IntoFields for GetObjectLegalHoldOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_LEGAL_HOLD_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_LEGAL_HOLD_OUTPUT);
        fields.set(0, self.legal_hold.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObjectLockConfiguration` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectLockConfigurationOutput {
    /// The specified bucket's Object Lock configuration.
    pub object_lock_configuration: Option<ObjectLockConfiguration>,
}

impl IntoFields for GetObjectLockConfigurationOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_LOCK_CONFIGURATION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_LOCK_CONFIGURATION_OUTPUT);
        fields.set(0, self.object_lock_configuration.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectOutput {
    /// Indicates whether the object retrieved was (true) or was not (false) a Delete Marker.
    pub delete_marker: Option<bool>,
    /// Indicates that a range of bytes was specified in the request.
    pub accept_ranges: Option<String>,
    /// If the object expiration is configured (see `PutBucketLifecycleConfiguration` ), the
    /// response includes this header.
    pub expiration: Option<String>,
    /// Provides information about object restoration action and expiration time of the restored
    /// object copy.
    pub restore: Option<String>,
    /// Date and time when the object was last modified.
    pub last_modified: Option<Timestamp>,
    /// Size of the body in bytes.
    pub content_length: Option<i64>,
    /// An entity tag (ETag) is an opaque identifier assigned by a web server to a specific version
    /// of a resource found at a URL.
    pub e_tag: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// The checksum type, which determines how part-level checksums are combined to create an
    /// object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// This is set to the number of metadata entries not returned in the headers that are prefixed
    /// with `x-amz-meta-`.
    pub missing_meta: Option<i32>,
    /// Version ID of the object.
    pub version_id: Option<String>,
    /// Specifies caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Indicates what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language the content is in.
    pub content_language: Option<String>,
    /// The portion of the object returned in the response.
    pub content_range: Option<String>,
    /// A standard MIME type describing the format of the object data.
    pub content_type: Option<String>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// If the bucket is configured as a website, redirects requests for this object to another
    /// object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Indicates whether the object uses an S3 Bucket Key for server-side encryption with Key
    /// Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// Provides storage class information of the object.
    pub storage_class: Option<StorageClass>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Amazon S3 can return this if your request involves a bucket that is either a source or
    /// destination in a replication rule.
    pub replication_status: Option<ReplicationStatus>,
    /// The count of parts this object has.
    pub parts_count: Option<i32>,
    /// The number of tags, if any, on the object, when you have the relevant permission to read
    /// object tags.
    pub tag_count: Option<i32>,
    /// The Object Lock mode that's currently in place for this object.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// The date and time when this object's Object Lock will expire.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Indicates whether this object has an active legal hold.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// The event hold status for this object.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// The event hold duration in days for this object.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// The event hold duration in years for this object.
    pub object_lock_event_hold_duration_years: Option<i32>,
}

impl IntoFields for GetObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_OUTPUT);
        fields.set(0, self.delete_marker.map(IntoValue::into_value));
        fields.set(1, self.accept_ranges.map(IntoValue::into_value));
        fields.set(2, self.expiration.map(IntoValue::into_value));
        fields.set(3, self.restore.map(IntoValue::into_value));
        fields.set(4, self.last_modified.map(IntoValue::into_value));
        fields.set(5, self.content_length.map(IntoValue::into_value));
        fields.set(6, self.e_tag.map(IntoValue::into_value));
        fields.set(7, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(8, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(9, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(10, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(11, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(12, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(13, self.checksum_md5.map(IntoValue::into_value));
        fields.set(14, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(15, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(16, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(17, self.checksum_type.map(IntoValue::into_value));
        fields.set(18, self.missing_meta.map(IntoValue::into_value));
        fields.set(19, self.version_id.map(IntoValue::into_value));
        fields.set(20, self.cache_control.map(IntoValue::into_value));
        fields.set(21, self.content_disposition.map(IntoValue::into_value));
        fields.set(22, self.content_encoding.map(IntoValue::into_value));
        fields.set(23, self.content_language.map(IntoValue::into_value));
        fields.set(24, self.content_range.map(IntoValue::into_value));
        fields.set(25, self.content_type.map(IntoValue::into_value));
        fields.set(26, self.expires.map(IntoValue::into_value));
        fields.set(27, self.website_redirect_location.map(IntoValue::into_value));
        fields.set(28, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(29, self.metadata.map(IntoValue::into_value));
        fields.set(30, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(31, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(32, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(33, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(34, self.storage_class.map(IntoValue::into_value));
        fields.set(35, self.request_charged.map(IntoValue::into_value));
        fields.set(36, self.replication_status.map(IntoValue::into_value));
        fields.set(37, self.parts_count.map(IntoValue::into_value));
        fields.set(38, self.tag_count.map(IntoValue::into_value));
        fields.set(39, self.object_lock_mode.map(IntoValue::into_value));
        fields.set(40, self.object_lock_retain_until_date.map(IntoValue::into_value));
        fields.set(41, self.object_lock_legal_hold_status.map(IntoValue::into_value));
        fields.set(42, self.object_lock_event_hold.map(IntoValue::into_value));
        fields.set(43, self.object_lock_event_hold_duration_days.map(IntoValue::into_value));
        fields.set(44, self.object_lock_event_hold_duration_years.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObjectRetention` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectRetentionOutput {
    /// The container element for an object's retention settings.
    pub retention: Option<ObjectLockRetention>,
}

impl IntoFields for GetObjectRetentionOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_RETENTION_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_RETENTION_OUTPUT);
        fields.set(0, self.retention.map(IntoValue::into_value));
        fields
    }
}

/// What `GetObjectTagging` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetObjectTaggingOutput {
    /// The versionId of the object for which you got the tagging information.
    pub version_id: Option<String>,
    /// Contains the tag set.
    pub tag_set: Option<Vec<Tag>>,
}

impl IntoFields for GetObjectTaggingOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_TAGGING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_OBJECT_TAGGING_OUTPUT);
        fields.set(0, self.version_id.map(IntoValue::into_value));
        fields.set(1, self.tag_set.map(IntoValue::into_value));
        fields
    }
}

/// What `GetPublicAccessBlock` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct GetPublicAccessBlockOutput {
    /// The `PublicAccessBlock` configuration currently in effect for this Amazon S3 bucket.
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
}

impl IntoFields for GetPublicAccessBlockOutput {
    const STRUCTURE: &'static Structure = &shapes::GET_PUBLIC_ACCESS_BLOCK_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::GET_PUBLIC_ACCESS_BLOCK_OUTPUT);
        fields.set(0, self.public_access_block_configuration.map(IntoValue::into_value));
        fields
    }
}

/// What `HeadBucket` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HeadBucketOutput {
    /// The Amazon Resource Name (ARN) of the S3 bucket.
    pub bucket_arn: Option<String>,
    /// The type of location where the bucket is created.
    pub bucket_location_type: Option<LocationType>,
    /// The name of the location where the bucket will be created.
    pub bucket_location_name: Option<String>,
    /// The Region that the bucket is located.
    pub bucket_region: Option<String>,
    /// Indicates whether the bucket name used in the request is an access point alias.
    pub access_point_alias: Option<bool>,
}

impl IntoFields for HeadBucketOutput {
    const STRUCTURE: &'static Structure = &shapes::HEAD_BUCKET_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::HEAD_BUCKET_OUTPUT);
        fields.set(0, self.bucket_arn.map(IntoValue::into_value));
        fields.set(1, self.bucket_location_type.map(IntoValue::into_value));
        fields.set(2, self.bucket_location_name.map(IntoValue::into_value));
        fields.set(3, self.bucket_region.map(IntoValue::into_value));
        fields.set(4, self.access_point_alias.map(IntoValue::into_value));
        fields
    }
}

/// What `HeadObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct HeadObjectOutput {
    /// Specifies whether the object retrieved was (true) or was not (false) a Delete Marker.
    pub delete_marker: Option<bool>,
    /// Indicates that a range of bytes was specified.
    pub accept_ranges: Option<String>,
    /// If the object expiration is configured (see `PutBucketLifecycleConfiguration` ), the
    /// response includes this header.
    pub expiration: Option<String>,
    /// If the object is an archived object (an object whose storage class is GLACIER), the response
    /// includes this header if either the archive restoration is in progress (see RestoreObject or
    /// an archive copy is already restored.
    pub restore: Option<String>,
    /// The archive state of the head object.
    pub archive_status: Option<ArchiveStatus>,
    /// Date and time when the object was last modified.
    pub last_modified: Option<Timestamp>,
    /// Size of the body in bytes.
    pub content_length: Option<i64>,
    /// The Base64 encoded, 32-bit `CRC32 checksum` of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// The checksum type, which determines how part-level checksums are combined to create an
    /// object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// An entity tag (ETag) is an opaque identifier assigned by a web server to a specific version
    /// of a resource found at a URL.
    pub e_tag: Option<String>,
    /// This is set to the number of metadata entries not returned in `x-amz-meta` headers.
    pub missing_meta: Option<i32>,
    /// Version ID of the object.
    pub version_id: Option<String>,
    /// Specifies caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Indicates what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language the content is in.
    pub content_language: Option<String>,
    /// A standard MIME type describing the format of the object data.
    pub content_type: Option<String>,
    /// The portion of the object returned in the response for a `GET` request.
    pub content_range: Option<String>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// If the bucket is configured as a website, redirects requests for this object to another
    /// object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Indicates whether the object uses an S3 Bucket Key for server-side encryption with Key
    /// Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// Provides storage class information of the object.
    pub storage_class: Option<StorageClass>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Amazon S3 can return this header if your request involves a bucket that is either a source
    /// or a destination in a replication rule.
    pub replication_status: Option<ReplicationStatus>,
    /// The count of parts this object has.
    pub parts_count: Option<i32>,
    /// The number of tags, if any, on the object, when you have the relevant permission to read
    /// object tags.
    pub tag_count: Option<i32>,
    /// The Object Lock mode, if any, that's in effect for this object.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// The date and time when the Object Lock retention period expires.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Specifies whether a legal hold is in effect for this object.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// The event hold status for this object.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// The event hold duration in days for this object.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// The event hold duration in years for this object.
    pub object_lock_event_hold_duration_years: Option<i32>,
}

impl IntoFields for HeadObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::HEAD_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::HEAD_OBJECT_OUTPUT);
        fields.set(0, self.delete_marker.map(IntoValue::into_value));
        fields.set(1, self.accept_ranges.map(IntoValue::into_value));
        fields.set(2, self.expiration.map(IntoValue::into_value));
        fields.set(3, self.restore.map(IntoValue::into_value));
        fields.set(4, self.archive_status.map(IntoValue::into_value));
        fields.set(5, self.last_modified.map(IntoValue::into_value));
        fields.set(6, self.content_length.map(IntoValue::into_value));
        fields.set(7, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(8, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(9, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(10, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(11, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(12, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(13, self.checksum_md5.map(IntoValue::into_value));
        fields.set(14, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(15, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(16, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(17, self.checksum_type.map(IntoValue::into_value));
        fields.set(18, self.e_tag.map(IntoValue::into_value));
        fields.set(19, self.missing_meta.map(IntoValue::into_value));
        fields.set(20, self.version_id.map(IntoValue::into_value));
        fields.set(21, self.cache_control.map(IntoValue::into_value));
        fields.set(22, self.content_disposition.map(IntoValue::into_value));
        fields.set(23, self.content_encoding.map(IntoValue::into_value));
        fields.set(24, self.content_language.map(IntoValue::into_value));
        fields.set(25, self.content_type.map(IntoValue::into_value));
        fields.set(26, self.content_range.map(IntoValue::into_value));
        fields.set(27, self.expires.map(IntoValue::into_value));
        fields.set(28, self.website_redirect_location.map(IntoValue::into_value));
        fields.set(29, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(30, self.metadata.map(IntoValue::into_value));
        fields.set(31, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(32, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(33, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(34, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(35, self.storage_class.map(IntoValue::into_value));
        fields.set(36, self.request_charged.map(IntoValue::into_value));
        fields.set(37, self.replication_status.map(IntoValue::into_value));
        fields.set(38, self.parts_count.map(IntoValue::into_value));
        fields.set(39, self.tag_count.map(IntoValue::into_value));
        fields.set(40, self.object_lock_mode.map(IntoValue::into_value));
        fields.set(41, self.object_lock_retain_until_date.map(IntoValue::into_value));
        fields.set(42, self.object_lock_legal_hold_status.map(IntoValue::into_value));
        fields.set(43, self.object_lock_event_hold.map(IntoValue::into_value));
        fields.set(44, self.object_lock_event_hold_duration_days.map(IntoValue::into_value));
        fields.set(45, self.object_lock_event_hold_duration_years.map(IntoValue::into_value));
        fields
    }
}

/// Container for the `Suffix` element.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct IndexDocument {
    /// A suffix that is appended to a request that is for a directory on the website endpoint.
    pub suffix: Option<String>,
}

impl IntoFields for IndexDocument {
    const STRUCTURE: &'static Structure = &shapes::INDEX_DOCUMENT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::INDEX_DOCUMENT);
        fields.set(0, self.suffix.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for IndexDocument {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container element that identifies who initiated the multipart upload.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Initiator {
    /// If the principal is an Amazon Web Services account, it provides the Canonical User ID.
    pub id: Option<String>,
    /// This functionality is not supported for directory buckets.
    pub display_name: Option<String>,
}

impl IntoFields for Initiator {
    const STRUCTURE: &'static Structure = &shapes::INITIATOR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::INITIATOR);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.display_name.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Initiator {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for specifying the configuration for Lambda notifications.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LambdaFunctionConfiguration {
    /// `Id` of the AWS model.
    pub id: Option<String>,
    /// The Amazon Resource Name (ARN) of the Lambda function that Amazon S3 invokes when the
    /// specified event type occurs.
    pub lambda_function_arn: Option<String>,
    /// The Amazon S3 bucket event for which to invoke the Lambda function.
    pub events: Option<Vec<Event>>,
    /// `Filter` of the AWS model.
    pub filter: Option<NotificationConfigurationFilter>,
}

impl IntoFields for LambdaFunctionConfiguration {
    const STRUCTURE: &'static Structure = &shapes::LAMBDA_FUNCTION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LAMBDA_FUNCTION_CONFIGURATION);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.lambda_function_arn.map(IntoValue::into_value));
        fields.set(2, self.events.map(IntoValue::into_value));
        fields.set(3, self.filter.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LambdaFunctionConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for LambdaFunctionConfiguration {}

/// Container for the expiration for the lifecycle of the object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LifecycleExpiration {
    /// Indicates at what date the object is to be moved or deleted.
    pub date: Option<Timestamp>,
    /// Indicates the lifetime, in days, of the objects that are subject to the rule.
    pub days: Option<i32>,
    /// Indicates whether Amazon S3 will remove a delete marker with no noncurrent versions.
    pub expired_object_delete_marker: Option<bool>,
}

impl IntoFields for LifecycleExpiration {
    const STRUCTURE: &'static Structure = &shapes::LIFECYCLE_EXPIRATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIFECYCLE_EXPIRATION);
        fields.set(0, self.date.map(IntoValue::into_value));
        fields.set(1, self.days.map(IntoValue::into_value));
        fields.set(2, self.expired_object_delete_marker.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LifecycleExpiration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A lifecycle rule for individual objects in an Amazon S3 bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LifecycleRule {
    /// Specifies the expiration for the lifecycle of the object in the form of date, days and,
    /// whether the object has a delete marker.
    pub expiration: Option<LifecycleExpiration>,
    /// Unique identifier for the rule.
    pub id: Option<String>,
    /// The general purpose bucket prefix that identifies one or more objects to which the rule
    /// applies.
    pub prefix: Option<String>,
    /// The `Filter` is used to identify objects that a Lifecycle Rule applies to.
    pub filter: Option<LifecycleRuleFilter>,
    /// If 'Enabled', the rule is currently being applied.
    pub status: Option<ExpirationStatus>,
    /// Specifies when an Amazon S3 object transitions to a specified storage class.
    pub transitions: Option<Vec<Transition>>,
    /// Specifies the transition rule for the lifecycle rule that describes when noncurrent objects
    /// transition to a specific storage class.
    pub noncurrent_version_transitions: Option<Vec<NoncurrentVersionTransition>>,
    /// `NoncurrentVersionExpiration` of the AWS model.
    pub noncurrent_version_expiration: Option<NoncurrentVersionExpiration>,
    /// `AbortIncompleteMultipartUpload` of the AWS model.
    pub abort_incomplete_multipart_upload: Option<AbortIncompleteMultipartUpload>,
}

impl IntoFields for LifecycleRule {
    const STRUCTURE: &'static Structure = &shapes::LIFECYCLE_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIFECYCLE_RULE);
        fields.set(0, self.expiration.map(IntoValue::into_value));
        fields.set(1, self.id.map(IntoValue::into_value));
        fields.set(2, self.prefix.map(IntoValue::into_value));
        fields.set(3, self.filter.map(IntoValue::into_value));
        fields.set(4, self.status.map(IntoValue::into_value));
        fields.set(5, self.transitions.map(IntoValue::into_value));
        fields.set(6, self.noncurrent_version_transitions.map(IntoValue::into_value));
        fields.set(7, self.noncurrent_version_expiration.map(IntoValue::into_value));
        fields.set(8, self.abort_incomplete_multipart_upload.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LifecycleRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for LifecycleRule {}

/// This is used in a Lifecycle Rule Filter to apply a logical AND to two or more predicates.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LifecycleRuleAndOperator {
    /// Prefix identifying one or more objects to which the rule applies.
    pub prefix: Option<String>,
    /// All of these tags must exist in the object's tag set in order for the rule to apply.
    pub tags: Option<Vec<Tag>>,
    /// Minimum object size to which the rule applies.
    pub object_size_greater_than: Option<i64>,
    /// Maximum object size to which the rule applies.
    pub object_size_less_than: Option<i64>,
}

impl IntoFields for LifecycleRuleAndOperator {
    const STRUCTURE: &'static Structure = &shapes::LIFECYCLE_RULE_AND_OPERATOR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIFECYCLE_RULE_AND_OPERATOR);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields.set(1, self.tags.map(IntoValue::into_value));
        fields.set(2, self.object_size_greater_than.map(IntoValue::into_value));
        fields.set(3, self.object_size_less_than.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LifecycleRuleAndOperator {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The `Filter` is used to identify objects that a Lifecycle Rule applies to.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LifecycleRuleFilter {
    /// Prefix identifying one or more objects to which the rule applies.
    pub prefix: Option<String>,
    /// This tag must exist in the object's tag set in order for the rule to apply.
    pub tag: Option<Tag>,
    /// Minimum object size to which the rule applies.
    pub object_size_greater_than: Option<i64>,
    /// Maximum object size to which the rule applies.
    pub object_size_less_than: Option<i64>,
    /// `And` of the AWS model.
    pub and: Option<LifecycleRuleAndOperator>,
}

impl IntoFields for LifecycleRuleFilter {
    const STRUCTURE: &'static Structure = &shapes::LIFECYCLE_RULE_FILTER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIFECYCLE_RULE_FILTER);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields.set(1, self.tag.map(IntoValue::into_value));
        fields.set(2, self.object_size_greater_than.map(IntoValue::into_value));
        fields.set(3, self.object_size_less_than.map(IntoValue::into_value));
        fields.set(4, self.and.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LifecycleRuleFilter {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `ListBuckets` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListBucketsOutput {
    /// The list of buckets owned by the requester.
    pub buckets: Option<Vec<Bucket>>,
    /// The owner of the buckets listed.
    pub owner: Option<Owner>,
    /// `ContinuationToken` is included in the response when there are more buckets that can be
    /// listed with pagination.
    pub continuation_token: Option<String>,
    /// If `Prefix` was sent with the request, it is included in the response.
    pub prefix: Option<String>,
}

impl IntoFields for ListBucketsOutput {
    const STRUCTURE: &'static Structure = &shapes::LIST_BUCKETS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_BUCKETS_OUTPUT);
        fields.set(0, self.buckets.map(IntoValue::into_value));
        fields.set(1, self.owner.map(IntoValue::into_value));
        fields.set(2, self.continuation_token.map(IntoValue::into_value));
        fields.set(3, self.prefix.map(IntoValue::into_value));
        fields
    }
}

/// What `ListMultipartUploads` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListMultipartUploadsOutput {
    /// The name of the bucket to which the multipart upload was initiated.
    pub bucket: Option<String>,
    /// The key at or after which the listing began.
    pub key_marker: Option<String>,
    /// Together with key-marker, specifies the multipart upload after which listing should begin.
    pub upload_id_marker: Option<String>,
    /// When a list is truncated, this element specifies the value that should be used for the
    /// key-marker request parameter in a subsequent request.
    pub next_key_marker: Option<String>,
    /// When a prefix is provided in the request, this field contains the specified prefix.
    pub prefix: Option<String>,
    /// Contains the delimiter you specified in the request.
    pub delimiter: Option<String>,
    /// When a list is truncated, this element specifies the value that should be used for the
    /// `upload-id-marker` request parameter in a subsequent request.
    pub next_upload_id_marker: Option<String>,
    /// Maximum number of multipart uploads that could have been included in the response.
    pub max_uploads: Option<i32>,
    /// Indicates whether the returned list of multipart uploads is truncated.
    pub is_truncated: Option<bool>,
    /// Container for elements related to a particular multipart upload.
    pub uploads: Option<Vec<MultipartUpload>>,
    /// If you specify a delimiter in the request, then the result returns each distinct key prefix
    /// containing the delimiter in a `CommonPrefixes` element.
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    /// Encoding type used by Amazon S3 to encode object keys in the response.
    pub encoding_type: Option<EncodingType>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for ListMultipartUploadsOutput {
    const STRUCTURE: &'static Structure = &shapes::LIST_MULTIPART_UPLOADS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_MULTIPART_UPLOADS_OUTPUT);
        fields.set(0, self.bucket.map(IntoValue::into_value));
        fields.set(1, self.key_marker.map(IntoValue::into_value));
        fields.set(2, self.upload_id_marker.map(IntoValue::into_value));
        fields.set(3, self.next_key_marker.map(IntoValue::into_value));
        fields.set(4, self.prefix.map(IntoValue::into_value));
        fields.set(5, self.delimiter.map(IntoValue::into_value));
        fields.set(6, self.next_upload_id_marker.map(IntoValue::into_value));
        fields.set(7, self.max_uploads.map(IntoValue::into_value));
        fields.set(8, self.is_truncated.map(IntoValue::into_value));
        fields.set(9, self.uploads.map(IntoValue::into_value));
        fields.set(10, self.common_prefixes.map(IntoValue::into_value));
        fields.set(11, self.encoding_type.map(IntoValue::into_value));
        fields.set(12, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `ListObjectVersions` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListObjectVersionsOutput {
    /// A flag that indicates whether Amazon S3 returned all of the results that satisfied the
    /// search criteria.
    pub is_truncated: Option<bool>,
    /// Marks the last key returned in a truncated response.
    pub key_marker: Option<String>,
    /// Marks the last version of the key returned in a truncated response.
    pub version_id_marker: Option<String>,
    /// When the number of responses exceeds the value of `MaxKeys`, `NextKeyMarker` specifies the
    /// first key not returned that satisfies the search criteria.
    pub next_key_marker: Option<String>,
    /// When the number of responses exceeds the value of `MaxKeys`, `NextVersionIdMarker` specifies
    /// the first object version not returned that satisfies the search criteria.
    pub next_version_id_marker: Option<String>,
    /// Container for version information.
    pub versions: Option<Vec<ObjectVersion>>,
    /// Container for an object that is a delete marker.
    pub delete_markers: Option<Vec<DeleteMarkerEntry>>,
    /// The bucket name.
    pub name: Option<String>,
    /// Selects objects that start with the value supplied by this parameter.
    pub prefix: Option<String>,
    /// The delimiter grouping the included keys.
    pub delimiter: Option<String>,
    /// Specifies the maximum number of objects to return.
    pub max_keys: Option<i32>,
    /// All of the keys rolled up into a common prefix count as a single return when calculating the
    /// number of returns.
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    /// Encoding type used by Amazon S3 to encode object key names in the XML response.
    pub encoding_type: Option<EncodingType>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for ListObjectVersionsOutput {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECT_VERSIONS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_OBJECT_VERSIONS_OUTPUT);
        fields.set(0, self.is_truncated.map(IntoValue::into_value));
        fields.set(1, self.key_marker.map(IntoValue::into_value));
        fields.set(2, self.version_id_marker.map(IntoValue::into_value));
        fields.set(3, self.next_key_marker.map(IntoValue::into_value));
        fields.set(4, self.next_version_id_marker.map(IntoValue::into_value));
        fields.set(5, self.versions.map(IntoValue::into_value));
        fields.set(6, self.delete_markers.map(IntoValue::into_value));
        fields.set(7, self.name.map(IntoValue::into_value));
        fields.set(8, self.prefix.map(IntoValue::into_value));
        fields.set(9, self.delimiter.map(IntoValue::into_value));
        fields.set(10, self.max_keys.map(IntoValue::into_value));
        fields.set(11, self.common_prefixes.map(IntoValue::into_value));
        fields.set(12, self.encoding_type.map(IntoValue::into_value));
        fields.set(13, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `ListObjects` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListObjectsOutput {
    /// A flag that indicates whether Amazon S3 returned all of the results that satisfied the
    /// search criteria.
    pub is_truncated: Option<bool>,
    /// Indicates where in the bucket listing begins.
    pub marker: Option<String>,
    /// When the response is truncated (the `IsTruncated` element value in the response is `true`),
    /// you can use the key name in this field as the `marker` parameter in the subsequent request
    /// to get the next set of objects.
    pub next_marker: Option<String>,
    /// Metadata about each object returned.
    pub contents: Option<Vec<Object>>,
    /// The bucket name.
    pub name: Option<String>,
    /// Keys that begin with the indicated prefix.
    pub prefix: Option<String>,
    /// Causes keys that contain the same string between the prefix and the first occurrence of the
    /// delimiter to be rolled up into a single result element in the `CommonPrefixes` collection.
    pub delimiter: Option<String>,
    /// The maximum number of keys returned in the response body.
    pub max_keys: Option<i32>,
    /// All of the keys (up to 1,000) rolled up in a common prefix count as a single return when
    /// calculating the number of returns.
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    /// Encoding type used by Amazon S3 to encode the object keys in the response.
    pub encoding_type: Option<EncodingType>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for ListObjectsOutput {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECTS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_OBJECTS_OUTPUT);
        fields.set(0, self.is_truncated.map(IntoValue::into_value));
        fields.set(1, self.marker.map(IntoValue::into_value));
        fields.set(2, self.next_marker.map(IntoValue::into_value));
        fields.set(3, self.contents.map(IntoValue::into_value));
        fields.set(4, self.name.map(IntoValue::into_value));
        fields.set(5, self.prefix.map(IntoValue::into_value));
        fields.set(6, self.delimiter.map(IntoValue::into_value));
        fields.set(7, self.max_keys.map(IntoValue::into_value));
        fields.set(8, self.common_prefixes.map(IntoValue::into_value));
        fields.set(9, self.encoding_type.map(IntoValue::into_value));
        fields.set(10, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `ListObjectsV2` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListObjectsV2Output {
    /// Set to `false` if all of the results were returned.
    pub is_truncated: Option<bool>,
    /// Metadata about each object returned.
    pub contents: Option<Vec<Object>>,
    /// The bucket name.
    pub name: Option<String>,
    /// Keys that begin with the indicated prefix.
    pub prefix: Option<String>,
    /// Causes keys that contain the same string between the `prefix` and the first occurrence of
    /// the delimiter to be rolled up into a single result element in the `CommonPrefixes`
    /// collection.
    pub delimiter: Option<String>,
    /// Sets the maximum number of keys returned in the response.
    pub max_keys: Option<i32>,
    /// All of the keys (up to 1,000) that share the same prefix are grouped together.
    pub common_prefixes: Option<Vec<CommonPrefix>>,
    /// Encoding type used by Amazon S3 to encode object key names in the XML response.
    pub encoding_type: Option<EncodingType>,
    /// `KeyCount` is the number of keys returned with this request.
    pub key_count: Option<i32>,
    /// If `ContinuationToken` was sent with the request, it is included in the response.
    pub continuation_token: Option<String>,
    /// `NextContinuationToken` is sent when `isTruncated` is true, which means there are more keys
    /// in the bucket that can be listed.
    pub next_continuation_token: Option<String>,
    /// If StartAfter was sent with the request, it is included in the response.
    pub start_after: Option<String>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for ListObjectsV2Output {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECTS_V2_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_OBJECTS_V2_OUTPUT);
        fields.set(0, self.is_truncated.map(IntoValue::into_value));
        fields.set(1, self.contents.map(IntoValue::into_value));
        fields.set(2, self.name.map(IntoValue::into_value));
        fields.set(3, self.prefix.map(IntoValue::into_value));
        fields.set(4, self.delimiter.map(IntoValue::into_value));
        fields.set(5, self.max_keys.map(IntoValue::into_value));
        fields.set(6, self.common_prefixes.map(IntoValue::into_value));
        fields.set(7, self.encoding_type.map(IntoValue::into_value));
        fields.set(8, self.key_count.map(IntoValue::into_value));
        fields.set(9, self.continuation_token.map(IntoValue::into_value));
        fields.set(10, self.next_continuation_token.map(IntoValue::into_value));
        fields.set(11, self.start_after.map(IntoValue::into_value));
        fields.set(12, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `ListParts` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListPartsOutput {
    /// If the bucket has a lifecycle rule configured with an action to abort incomplete multipart
    /// uploads and the prefix in the lifecycle rule matches the object name in the request, then
    /// the response includes this header indicating when the initiated multipart upload will become
    /// eligible for abort operation.
    pub abort_date: Option<Timestamp>,
    /// This header is returned along with the `x-amz-abort-date` header.
    pub abort_rule_id: Option<String>,
    /// The name of the bucket to which the multipart upload was initiated.
    pub bucket: Option<String>,
    /// Object key for which the multipart upload was initiated.
    pub key: Option<String>,
    /// Upload ID identifying the multipart upload whose parts are being listed.
    pub upload_id: Option<String>,
    /// Specifies the part after which listing should begin.
    pub part_number_marker: Option<i32>,
    /// When a list is truncated, this element specifies the last part in the list, as well as the
    /// value to use for the `part-number-marker` request parameter in a subsequent request.
    pub next_part_number_marker: Option<i32>,
    /// Maximum number of parts that were allowed in the response.
    pub max_parts: Option<i32>,
    /// Indicates whether the returned list of parts is truncated.
    pub is_truncated: Option<bool>,
    /// Container for elements related to a particular part.
    pub parts: Option<Vec<Part>>,
    /// Container element that identifies who initiated the multipart upload.
    pub initiator: Option<Initiator>,
    /// Container element that identifies the object owner, after the object is created.
    pub owner: Option<Owner>,
    /// The class of storage used to store the uploaded object.
    pub storage_class: Option<StorageClass>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// The algorithm that was used to create a checksum of the object.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// The checksum type, which determines how part-level checksums are combined to create an
    /// object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for ListPartsOutput {
    const STRUCTURE: &'static Structure = &shapes::LIST_PARTS_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LIST_PARTS_OUTPUT);
        fields.set(0, self.abort_date.map(IntoValue::into_value));
        fields.set(1, self.abort_rule_id.map(IntoValue::into_value));
        fields.set(2, self.bucket.map(IntoValue::into_value));
        fields.set(3, self.key.map(IntoValue::into_value));
        fields.set(4, self.upload_id.map(IntoValue::into_value));
        fields.set(5, self.part_number_marker.map(IntoValue::into_value));
        fields.set(6, self.next_part_number_marker.map(IntoValue::into_value));
        fields.set(7, self.max_parts.map(IntoValue::into_value));
        fields.set(8, self.is_truncated.map(IntoValue::into_value));
        fields.set(9, self.parts.map(IntoValue::into_value));
        fields.set(10, self.initiator.map(IntoValue::into_value));
        fields.set(11, self.owner.map(IntoValue::into_value));
        fields.set(12, self.storage_class.map(IntoValue::into_value));
        fields.set(13, self.request_charged.map(IntoValue::into_value));
        fields.set(14, self.checksum_algorithm.map(IntoValue::into_value));
        fields.set(15, self.checksum_type.map(IntoValue::into_value));
        fields.set(16, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// Describes where logs are stored and the prefix that Amazon S3 assigns to all log object keys
/// for a bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LoggingEnabled {
    /// Specifies the bucket where you want Amazon S3 to store server access logs.
    pub target_bucket: Option<String>,
    /// Container for granting information.
    pub target_grants: Option<Vec<TargetGrant>>,
    /// A prefix for all log object keys.
    pub target_prefix: Option<String>,
    /// Amazon S3 key format for log objects.
    pub target_object_key_format: Option<TargetObjectKeyFormat>,
}

impl IntoFields for LoggingEnabled {
    const STRUCTURE: &'static Structure = &shapes::LOGGING_ENABLED;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::LOGGING_ENABLED);
        fields.set(0, self.target_bucket.map(IntoValue::into_value));
        fields.set(1, self.target_grants.map(IntoValue::into_value));
        fields.set(2, self.target_prefix.map(IntoValue::into_value));
        fields.set(3, self.target_object_key_format.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for LoggingEnabled {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container specifying replication metrics-related settings enabling replication metrics and
/// events.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Metrics {
    /// Specifies whether the replication metrics are enabled.
    pub status: Option<MetricsStatus>,
    /// A container specifying the time threshold for emitting the
    /// `s3:Replication:OperationMissedThreshold` event.
    pub event_threshold: Option<ReplicationTimeValue>,
}

impl IntoFields for Metrics {
    const STRUCTURE: &'static Structure = &shapes::METRICS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::METRICS);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields.set(1, self.event_threshold.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Metrics {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for the `MultipartUpload` for the Amazon S3 object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MultipartUpload {
    /// Upload ID that identifies the multipart upload.
    pub upload_id: Option<String>,
    /// Key of the object for which the multipart upload was initiated.
    pub key: Option<String>,
    /// Date and time at which the multipart upload was initiated.
    pub initiated: Option<Timestamp>,
    /// The class of storage used to store the object.
    pub storage_class: Option<StorageClass>,
    /// Specifies the owner of the object that is part of the multipart upload.
    pub owner: Option<Owner>,
    /// Identifies who initiated the multipart upload.
    pub initiator: Option<Initiator>,
    /// The algorithm that was used to create a checksum of the object.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// The checksum type that is used to calculate the object’s checksum value.
    pub checksum_type: Option<ChecksumType>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for MultipartUpload {
    const STRUCTURE: &'static Structure = &shapes::MULTIPART_UPLOAD;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::MULTIPART_UPLOAD);
        fields.set(0, self.upload_id.map(IntoValue::into_value));
        fields.set(1, self.key.map(IntoValue::into_value));
        fields.set(2, self.initiated.map(IntoValue::into_value));
        fields.set(3, self.storage_class.map(IntoValue::into_value));
        fields.set(4, self.owner.map(IntoValue::into_value));
        fields.set(5, self.initiator.map(IntoValue::into_value));
        fields.set(6, self.checksum_algorithm.map(IntoValue::into_value));
        fields.set(7, self.checksum_type.map(IntoValue::into_value));
        fields.set(8, self.version_id.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for MultipartUpload {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for MultipartUpload {}

/// Specifies when noncurrent object versions expire.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoncurrentVersionExpiration {
    /// Specifies the number of days an object is noncurrent before Amazon S3 can perform the
    /// associated action.
    pub noncurrent_days: Option<i32>,
    /// Specifies how many noncurrent versions Amazon S3 will retain.
    pub newer_noncurrent_versions: Option<i32>,
}

impl IntoFields for NoncurrentVersionExpiration {
    const STRUCTURE: &'static Structure = &shapes::NONCURRENT_VERSION_EXPIRATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::NONCURRENT_VERSION_EXPIRATION);
        fields.set(0, self.noncurrent_days.map(IntoValue::into_value));
        fields.set(1, self.newer_noncurrent_versions.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for NoncurrentVersionExpiration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for the transition rule that describes when noncurrent objects transition to the
/// `STANDARD_IA`, `ONEZONE_IA`, `INTELLIGENT_TIERING`, `GLACIER_IR`, `GLACIER`, or
/// `DEEP_ARCHIVE` storage class.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoncurrentVersionTransition {
    /// Specifies the number of days an object is noncurrent before Amazon S3 can perform the
    /// associated action.
    pub noncurrent_days: Option<i32>,
    /// The class of storage used to store the object.
    pub storage_class: Option<TransitionStorageClass>,
    /// Specifies how many noncurrent versions Amazon S3 will retain in the same storage class
    /// before transitioning objects.
    pub newer_noncurrent_versions: Option<i32>,
}

impl IntoFields for NoncurrentVersionTransition {
    const STRUCTURE: &'static Structure = &shapes::NONCURRENT_VERSION_TRANSITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::NONCURRENT_VERSION_TRANSITION);
        fields.set(0, self.noncurrent_days.map(IntoValue::into_value));
        fields.set(1, self.storage_class.map(IntoValue::into_value));
        fields.set(2, self.newer_noncurrent_versions.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for NoncurrentVersionTransition {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for NoncurrentVersionTransition {}

/// A container for specifying the notification configuration of the bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NotificationConfiguration {
    /// The topic to which notifications are sent and the events for which notifications are
    /// generated.
    pub topic_configurations: Option<Vec<TopicConfiguration>>,
    /// The Amazon Simple Queue Service queues to publish messages to and the events for which to
    /// publish messages.
    pub queue_configurations: Option<Vec<QueueConfiguration>>,
    /// Describes the Lambda functions to invoke and the events for which to invoke them.
    pub lambda_function_configurations: Option<Vec<LambdaFunctionConfiguration>>,
    /// Enables delivery of events to Amazon EventBridge.
    pub event_bridge_configuration: Option<EventBridgeConfiguration>,
}

impl IntoFields for NotificationConfiguration {
    const STRUCTURE: &'static Structure = &shapes::NOTIFICATION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::NOTIFICATION_CONFIGURATION);
        fields.set(0, self.topic_configurations.map(IntoValue::into_value));
        fields.set(1, self.queue_configurations.map(IntoValue::into_value));
        fields.set(2, self.lambda_function_configurations.map(IntoValue::into_value));
        fields.set(3, self.event_bridge_configuration.map(IntoValue::into_value));
        fields
    }
}

/// Specifies object key name filtering rules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NotificationConfigurationFilter {
    /// `Key` of the AWS model.
    pub key: Option<S3KeyFilter>,
}

impl IntoFields for NotificationConfigurationFilter {
    const STRUCTURE: &'static Structure = &shapes::NOTIFICATION_CONFIGURATION_FILTER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::NOTIFICATION_CONFIGURATION_FILTER);
        fields.set(0, self.key.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for NotificationConfigurationFilter {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// An object consists of data and its descriptive metadata.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Object {
    /// The name that you assign to an object.
    pub key: Option<String>,
    /// Creation date of the object.
    pub last_modified: Option<Timestamp>,
    /// The entity tag is a hash of the object.
    pub e_tag: Option<String>,
    /// The algorithm that was used to create a checksum of the object.
    pub checksum_algorithm: Option<Vec<ChecksumAlgorithm>>,
    /// The checksum type that is used to calculate the object’s checksum value.
    pub checksum_type: Option<ChecksumType>,
    /// Size in bytes of the object.
    pub size: Option<i64>,
    /// The class of storage used to store the object.
    pub storage_class: Option<ObjectStorageClass>,
    /// The owner of the object.
    pub owner: Option<Owner>,
    /// Specifies the restoration status of an object.
    pub restore_status: Option<RestoreStatus>,
}

impl IntoFields for Object {
    const STRUCTURE: &'static Structure = &shapes::OBJECT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT);
        fields.set(0, self.key.map(IntoValue::into_value));
        fields.set(1, self.last_modified.map(IntoValue::into_value));
        fields.set(2, self.e_tag.map(IntoValue::into_value));
        fields.set(3, self.checksum_algorithm.map(IntoValue::into_value));
        fields.set(4, self.checksum_type.map(IntoValue::into_value));
        fields.set(5, self.size.map(IntoValue::into_value));
        fields.set(6, self.storage_class.map(IntoValue::into_value));
        fields.set(7, self.owner.map(IntoValue::into_value));
        fields.set(8, self.restore_status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Object {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Object {}

/// The container element for Object Lock configuration parameters.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectLockConfiguration {
    /// Indicates whether this bucket has an Object Lock configuration enabled.
    pub object_lock_enabled: Option<ObjectLockEnabled>,
    /// Specifies the Object Lock rule for the specified object.
    pub rule: Option<ObjectLockRule>,
}

impl IntoFields for ObjectLockConfiguration {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_LOCK_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_LOCK_CONFIGURATION);
        fields.set(0, self.object_lock_enabled.map(IntoValue::into_value));
        fields.set(1, self.rule.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectLockConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A legal hold configuration for an object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectLockLegalHold {
    /// Indicates whether the specified object has a legal hold in place.
    pub status: Option<ObjectLockLegalHoldStatus>,
}

impl IntoFields for ObjectLockLegalHold {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_LOCK_LEGAL_HOLD;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_LOCK_LEGAL_HOLD);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectLockLegalHold {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A Retention configuration for an object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectLockRetention {
    /// Indicates the Retention mode for the specified object.
    pub mode: Option<ObjectLockRetentionMode>,
    /// The date on which this Object Lock Retention will expire.
    pub retain_until_date: Option<Timestamp>,
    /// The event hold status for the object.
    pub event_hold: Option<ObjectLockEventHold>,
    /// The event hold duration for the object.
    pub event_hold_duration: Option<EventHoldDuration>,
}

impl IntoFields for ObjectLockRetention {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_LOCK_RETENTION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_LOCK_RETENTION);
        fields.set(0, self.mode.map(IntoValue::into_value));
        fields.set(1, self.retain_until_date.map(IntoValue::into_value));
        fields.set(2, self.event_hold.map(IntoValue::into_value));
        fields.set(3, self.event_hold_duration.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectLockRetention {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The container element for an Object Lock rule.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectLockRule {
    /// The default Object Lock retention settings for new objects in this bucket.
    pub default_retention: Option<DefaultRetention>,
}

impl IntoFields for ObjectLockRule {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_LOCK_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_LOCK_RULE);
        fields.set(0, self.default_retention.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectLockRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for elements related to an individual part.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectPart {
    /// The part number identifying the part.
    pub part_number: Option<i32>,
    /// The size of the uploaded part in bytes.
    pub size: Option<i64>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the part.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the part.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the part.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` checksum of the part.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` checksum of the part.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the part.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the part.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the part.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the part.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the part.
    pub checksum_xxhash128: Option<String>,
}

impl IntoFields for ObjectPart {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_PART;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_PART);
        fields.set(0, self.part_number.map(IntoValue::into_value));
        fields.set(1, self.size.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(8, self.checksum_md5.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash128.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectPart {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ObjectPart {}

/// The version of an object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectVersion {
    /// The entity tag is an MD5 hash of that version of the object.
    pub e_tag: Option<String>,
    /// The algorithm that was used to create a checksum of the object.
    pub checksum_algorithm: Option<Vec<ChecksumAlgorithm>>,
    /// The checksum type that is used to calculate the object’s checksum value.
    pub checksum_type: Option<ChecksumType>,
    /// Size in bytes of the object.
    pub size: Option<i64>,
    /// The class of storage used to store the object.
    pub storage_class: Option<ObjectVersionStorageClass>,
    /// The object key.
    pub key: Option<String>,
    /// Version ID of an object.
    pub version_id: Option<String>,
    /// Specifies whether the object is (true) or is not (false) the latest version of an object.
    pub is_latest: Option<bool>,
    /// Date and time when the object was last modified.
    pub last_modified: Option<Timestamp>,
    /// Specifies the owner of the object.
    pub owner: Option<Owner>,
    /// Specifies the restoration status of an object.
    pub restore_status: Option<RestoreStatus>,
}

impl IntoFields for ObjectVersion {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_VERSION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::OBJECT_VERSION);
        fields.set(0, self.e_tag.map(IntoValue::into_value));
        fields.set(1, self.checksum_algorithm.map(IntoValue::into_value));
        fields.set(2, self.checksum_type.map(IntoValue::into_value));
        fields.set(3, self.size.map(IntoValue::into_value));
        fields.set(4, self.storage_class.map(IntoValue::into_value));
        fields.set(5, self.key.map(IntoValue::into_value));
        fields.set(6, self.version_id.map(IntoValue::into_value));
        fields.set(7, self.is_latest.map(IntoValue::into_value));
        fields.set(8, self.last_modified.map(IntoValue::into_value));
        fields.set(9, self.owner.map(IntoValue::into_value));
        fields.set(10, self.restore_status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ObjectVersion {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ObjectVersion {}

/// Container for elements related to a part.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Part {
    /// Part number identifying the part.
    pub part_number: Option<i32>,
    /// Date and time at which the part was uploaded.
    pub last_modified: Option<Timestamp>,
    /// Entity tag returned when the part was uploaded.
    pub e_tag: Option<String>,
    /// Size in bytes of the uploaded part data.
    pub size: Option<i64>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the part.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the part.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the part.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` checksum of the part.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` checksum of the part.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the part.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the part.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the part.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the part.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the part.
    pub checksum_xxhash128: Option<String>,
}

impl IntoFields for Part {
    const STRUCTURE: &'static Structure = &shapes::PART;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PART);
        fields.set(0, self.part_number.map(IntoValue::into_value));
        fields.set(1, self.last_modified.map(IntoValue::into_value));
        fields.set(2, self.e_tag.map(IntoValue::into_value));
        fields.set(3, self.size.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(5, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(6, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(8, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(9, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(10, self.checksum_md5.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(12, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(13, self.checksum_xxhash128.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Part {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Part {}

/// Amazon S3 keys for log objects are partitioned in the following format.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PartitionedPrefix {
    /// Specifies the partition date source for the partitioned prefix.
    pub partition_date_source: Option<PartitionDateSource>,
}

impl IntoFields for PartitionedPrefix {
    const STRUCTURE: &'static Structure = &shapes::PARTITIONED_PREFIX;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PARTITIONED_PREFIX);
        fields.set(0, self.partition_date_source.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PartitionedPrefix {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// The container element for a bucket's policy status.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PolicyStatus {
    /// The policy status for this bucket.
    pub is_public: Option<bool>,
}

impl IntoFields for PolicyStatus {
    const STRUCTURE: &'static Structure = &shapes::POLICY_STATUS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POLICY_STATUS);
        fields.set(0, self.is_public.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PolicyStatus {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `PostObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PostObjectOutput {
    /// If the expiration is configured for the object (see PutBucketLifecycleConfiguration) in the
    /// Amazon S3 User Guide, the response includes this header.
    pub expiration: Option<String>,
    /// Entity tag for the uploaded object.
    pub e_tag: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32 checksum` of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// This header specifies the checksum type of the object, which determines how part-level
    /// checksums are combined to create an object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// Version ID of the object.
    pub version_id: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// If present, indicates the Amazon Web Services KMS Encryption Context to use for object
    /// encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Indicates whether the uploaded object uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// The size of the object in bytes.
    pub size: Option<i64>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// The address of the object, or that to which the client is redirected.
    pub location: Option<String>,
    /// The object, where the client asked for a document.
    pub post_response: Option<PostResponse>,
    /// The HTTP status.
    pub status: Option<i32>,
}

impl IntoFields for PostObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::POST_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POST_OBJECT_OUTPUT);
        fields.set(0, self.expiration.map(IntoValue::into_value));
        fields.set(1, self.e_tag.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(8, self.checksum_md5.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(12, self.checksum_type.map(IntoValue::into_value));
        fields.set(13, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(14, self.version_id.map(IntoValue::into_value));
        fields.set(15, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(16, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(17, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(18, self.ssekms_encryption_context.map(IntoValue::into_value));
        fields.set(19, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(20, self.size.map(IntoValue::into_value));
        fields.set(21, self.request_charged.map(IntoValue::into_value));
        fields.set(22, self.location.map(IntoValue::into_value));
        fields.set(23, self.post_response.map(IntoValue::into_value));
        fields.set(24, self.status.map(IntoValue::into_value));
        fields
    }
}

/// The object that a form has made.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PostResponse {
    /// The address of the object.
    pub location: Option<String>,
    /// The name of the bucket.
    pub bucket: Option<String>,
    /// The key of the object.
    pub key: Option<String>,
    /// The ETag of the object.
    pub e_tag: Option<String>,
}

impl IntoFields for PostResponse {
    const STRUCTURE: &'static Structure = &shapes::POST_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::POST_RESPONSE);
        fields.set(0, self.location.map(IntoValue::into_value));
        fields.set(1, self.bucket.map(IntoValue::into_value));
        fields.set(2, self.key.map(IntoValue::into_value));
        fields.set(3, self.e_tag.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for PostResponse {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// What `PutObjectAcl` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PutObjectAclOutput {
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for PutObjectAclOutput {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_ACL_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PUT_OBJECT_ACL_OUTPUT);
        fields.set(0, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `PutObject` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PutObjectOutput {
    /// If the expiration is configured for the object (see PutBucketLifecycleConfiguration) in the
    /// Amazon S3 User Guide, the response includes this header.
    pub expiration: Option<String>,
    /// Entity tag for the uploaded object.
    pub e_tag: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32 checksum` of the object.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the object.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the object.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` digest of the object.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` digest of the object.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` digest of the object.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` digest of the object.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the object.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the object.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the object.
    pub checksum_xxhash128: Option<String>,
    /// This header specifies the checksum type of the object, which determines how part-level
    /// checksums are combined to create an object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// Version ID of the object.
    pub version_id: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// If present, indicates the Amazon Web Services KMS Encryption Context to use for object
    /// encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Indicates whether the uploaded object uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// The size of the object in bytes.
    pub size: Option<i64>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for PutObjectOutput {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PUT_OBJECT_OUTPUT);
        fields.set(0, self.expiration.map(IntoValue::into_value));
        fields.set(1, self.e_tag.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(8, self.checksum_md5.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(12, self.checksum_type.map(IntoValue::into_value));
        fields.set(13, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(14, self.version_id.map(IntoValue::into_value));
        fields.set(15, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(16, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(17, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(18, self.ssekms_encryption_context.map(IntoValue::into_value));
        fields.set(19, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(20, self.size.map(IntoValue::into_value));
        fields.set(21, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `PutObjectTagging` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct PutObjectTaggingOutput {
    /// The versionId of the object the tag-set was added to.
    pub version_id: Option<String>,
}

impl IntoFields for PutObjectTaggingOutput {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_TAGGING_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::PUT_OBJECT_TAGGING_OUTPUT);
        fields.set(0, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// Specifies the configuration for publishing messages to an Amazon Simple Queue Service
/// (Amazon SQS) queue when Amazon S3 detects specified events.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct QueueConfiguration {
    /// `Id` of the AWS model.
    pub id: Option<String>,
    /// The Amazon Resource Name (ARN) of the Amazon SQS queue to which Amazon S3 publishes a
    /// message when it detects events of the specified type.
    pub queue_arn: Option<String>,
    /// A collection of bucket events for which to send notifications.
    pub events: Option<Vec<Event>>,
    /// `Filter` of the AWS model.
    pub filter: Option<NotificationConfigurationFilter>,
}

impl IntoFields for QueueConfiguration {
    const STRUCTURE: &'static Structure = &shapes::QUEUE_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::QUEUE_CONFIGURATION);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.queue_arn.map(IntoValue::into_value));
        fields.set(2, self.events.map(IntoValue::into_value));
        fields.set(3, self.filter.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for QueueConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for QueueConfiguration {}

/// Specifies how requests are redirected.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Redirect {
    /// The host name to use in the redirect request.
    pub host_name: Option<String>,
    /// The HTTP redirect code to use on the response.
    pub http_redirect_code: Option<String>,
    /// Protocol to use when redirecting requests.
    pub protocol: Option<Protocol>,
    /// The object key prefix to use in the redirect request.
    pub replace_key_prefix_with: Option<String>,
    /// The specific object key to use in the redirect request.
    pub replace_key_with: Option<String>,
}

impl IntoFields for Redirect {
    const STRUCTURE: &'static Structure = &shapes::REDIRECT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REDIRECT);
        fields.set(0, self.host_name.map(IntoValue::into_value));
        fields.set(1, self.http_redirect_code.map(IntoValue::into_value));
        fields.set(2, self.protocol.map(IntoValue::into_value));
        fields.set(3, self.replace_key_prefix_with.map(IntoValue::into_value));
        fields.set(4, self.replace_key_with.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Redirect {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the redirect behavior of all requests to a website endpoint of an Amazon S3
/// bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RedirectAllRequestsTo {
    /// Name of the host where requests are redirected.
    pub host_name: Option<String>,
    /// Protocol to use when redirecting requests.
    pub protocol: Option<Protocol>,
}

impl IntoFields for RedirectAllRequestsTo {
    const STRUCTURE: &'static Structure = &shapes::REDIRECT_ALL_REQUESTS_TO;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REDIRECT_ALL_REQUESTS_TO);
        fields.set(0, self.host_name.map(IntoValue::into_value));
        fields.set(1, self.protocol.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for RedirectAllRequestsTo {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A filter that you can specify for selection for modifications on replicas.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicaModifications {
    /// Specifies whether Amazon S3 replicates modifications on replicas.
    pub status: Option<ReplicaModificationsStatus>,
}

impl IntoFields for ReplicaModifications {
    const STRUCTURE: &'static Structure = &shapes::REPLICA_MODIFICATIONS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICA_MODIFICATIONS);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicaModifications {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for replication rules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationConfiguration {
    /// The Amazon Resource Name (ARN) of the Identity and Access Management (IAM) role that Amazon
    /// S3 assumes when replicating objects.
    pub role: Option<String>,
    /// A container for one or more replication rules.
    pub rules: Option<Vec<ReplicationRule>>,
}

impl IntoFields for ReplicationConfiguration {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_CONFIGURATION);
        fields.set(0, self.role.map(IntoValue::into_value));
        fields.set(1, self.rules.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies which Amazon S3 objects to replicate and where to store the replicas.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationRule {
    /// A unique identifier for the rule.
    pub id: Option<String>,
    /// The priority indicates which rule has precedence whenever two or more replication rules
    /// conflict.
    pub priority: Option<i32>,
    /// An object key name prefix that identifies the object or objects to which the rule applies.
    pub prefix: Option<String>,
    /// `Filter` of the AWS model.
    pub filter: Option<ReplicationRuleFilter>,
    /// Specifies whether the rule is enabled.
    pub status: Option<ReplicationRuleStatus>,
    /// A container that describes additional filters for identifying the source objects that you
    /// want to replicate.
    pub source_selection_criteria: Option<SourceSelectionCriteria>,
    /// Optional configuration to replicate existing source bucket objects.
    pub existing_object_replication: Option<ExistingObjectReplication>,
    /// A container for information about the replication destination and its configurations
    /// including enabling the S3 Replication Time Control (S3 RTC).
    pub destination: Option<Destination>,
    /// `DeleteMarkerReplication` of the AWS model.
    pub delete_marker_replication: Option<DeleteMarkerReplication>,
}

impl IntoFields for ReplicationRule {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_RULE);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.priority.map(IntoValue::into_value));
        fields.set(2, self.prefix.map(IntoValue::into_value));
        fields.set(3, self.filter.map(IntoValue::into_value));
        fields.set(4, self.status.map(IntoValue::into_value));
        fields.set(5, self.source_selection_criteria.map(IntoValue::into_value));
        fields.set(6, self.existing_object_replication.map(IntoValue::into_value));
        fields.set(7, self.destination.map(IntoValue::into_value));
        fields.set(8, self.delete_marker_replication.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for ReplicationRule {}

/// A container for specifying rule filters.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationRuleAndOperator {
    /// An object key name prefix that identifies the subset of objects to which the rule applies.
    pub prefix: Option<String>,
    /// An array of tags containing key and value pairs.
    pub tags: Option<Vec<Tag>>,
    /// A container for specifying filters that exclude matching objects from the replication rule.
    pub not: Option<ReplicationRuleNotOperator>,
}

impl IntoFields for ReplicationRuleAndOperator {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_RULE_AND_OPERATOR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_RULE_AND_OPERATOR);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields.set(1, self.tags.map(IntoValue::into_value));
        fields.set(2, self.not.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationRuleAndOperator {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A filter that identifies the subset of objects to which the replication rule applies.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationRuleFilter {
    /// An object key name prefix that identifies the subset of objects to which the rule applies.
    pub prefix: Option<String>,
    /// A container for specifying a tag key and value.
    pub tag: Option<Tag>,
    /// A container for specifying rule filters.
    pub and: Option<ReplicationRuleAndOperator>,
    /// A container for specifying filters that exclude matching objects from the replication rule.
    pub not: Option<ReplicationRuleNotOperator>,
}

impl IntoFields for ReplicationRuleFilter {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_RULE_FILTER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_RULE_FILTER);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields.set(1, self.tag.map(IntoValue::into_value));
        fields.set(2, self.and.map(IntoValue::into_value));
        fields.set(3, self.not.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationRuleFilter {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for specifying a filter that excludes matching objects from the replication
/// rule.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationRuleNotOperator {
    /// An object key name prefix that identifies objects to exclude from the replication rule.
    pub prefix: Option<String>,
    /// A tag key and value that identify objects to exclude from the replication rule.
    pub tag: Option<Tag>,
    /// A container for specifying prefixes and tags.
    pub or: Option<ReplicationRuleOrOperator>,
}

impl IntoFields for ReplicationRuleNotOperator {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_RULE_NOT_OPERATOR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_RULE_NOT_OPERATOR);
        fields.set(0, self.prefix.map(IntoValue::into_value));
        fields.set(1, self.tag.map(IntoValue::into_value));
        fields.set(2, self.or.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationRuleNotOperator {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for specifying one or more prefix or tag filters.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationRuleOrOperator {
    /// An array of object key name prefixes.
    pub prefixes: Option<Vec<String>>,
    /// An array of tags containing key and value pairs.
    pub tags: Option<Vec<Tag>>,
}

impl IntoFields for ReplicationRuleOrOperator {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_RULE_OR_OPERATOR;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_RULE_OR_OPERATOR);
        fields.set(0, self.prefixes.map(IntoValue::into_value));
        fields.set(1, self.tags.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationRuleOrOperator {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container specifying S3 Replication Time Control (S3 RTC) related information, including
/// whether S3 RTC is enabled and the time when all objects and operations on objects must be
/// replicated.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationTime {
    /// Specifies whether the replication time is enabled.
    pub status: Option<ReplicationTimeStatus>,
    /// A container specifying the time by which replication should be complete for all objects and
    /// operations on objects.
    pub time: Option<ReplicationTimeValue>,
}

impl IntoFields for ReplicationTime {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_TIME;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_TIME);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields.set(1, self.time.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationTime {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container specifying the time value for S3 Replication Time Control (S3 RTC) and
/// replication metrics `EventThreshold`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ReplicationTimeValue {
    /// Contains an integer specifying time in minutes.
    pub minutes: Option<i32>,
}

impl IntoFields for ReplicationTimeValue {
    const STRUCTURE: &'static Structure = &shapes::REPLICATION_TIME_VALUE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::REPLICATION_TIME_VALUE);
        fields.set(0, self.minutes.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for ReplicationTimeValue {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the restoration status of an object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RestoreStatus {
    /// Specifies whether the object is currently being restored.
    pub is_restore_in_progress: Option<bool>,
    /// Indicates when the restored copy will expire.
    pub restore_expiry_date: Option<Timestamp>,
}

impl IntoFields for RestoreStatus {
    const STRUCTURE: &'static Structure = &shapes::RESTORE_STATUS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::RESTORE_STATUS);
        fields.set(0, self.is_restore_in_progress.map(IntoValue::into_value));
        fields.set(1, self.restore_expiry_date.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for RestoreStatus {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Specifies the redirect behavior and when a redirect is applied.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RoutingRule {
    /// A container for describing a condition that must be met for the specified redirect to apply.
    pub condition: Option<Condition>,
    /// Container for redirect information.
    pub redirect: Option<Redirect>,
}

impl IntoFields for RoutingRule {
    const STRUCTURE: &'static Structure = &shapes::ROUTING_RULE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::ROUTING_RULE);
        fields.set(0, self.condition.map(IntoValue::into_value));
        fields.set(1, self.redirect.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for RoutingRule {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for RoutingRule {}

/// A container for object key name prefix and suffix filtering rules.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct S3KeyFilter {
    /// `FilterRules` of the AWS model.
    pub filter_rules: Option<Vec<FilterRule>>,
}

impl IntoFields for S3KeyFilter {
    const STRUCTURE: &'static Structure = &shapes::S3_KEY_FILTER;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::S3_KEY_FILTER);
        fields.set(0, self.filter_rules.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for S3KeyFilter {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// To use simple format for S3 keys for log objects, set SimplePrefix to an empty object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SimplePrefix {}

impl IntoFields for SimplePrefix {
    const STRUCTURE: &'static Structure = &shapes::SIMPLE_PREFIX;

    fn into_fields(self) -> Fields {
        Fields::empty(&shapes::SIMPLE_PREFIX)
    }
}

impl IntoValue for SimplePrefix {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container that describes additional filters for identifying the source objects that you
/// want to replicate.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SourceSelectionCriteria {
    /// A container for filter information for the selection of Amazon S3 objects encrypted with
    /// Amazon Web Services KMS.
    pub sse_kms_encrypted_objects: Option<SseKmsEncryptedObjects>,
    /// A filter that you can specify for selections for modifications on replicas.
    pub replica_modifications: Option<ReplicaModifications>,
}

impl IntoFields for SourceSelectionCriteria {
    const STRUCTURE: &'static Structure = &shapes::SOURCE_SELECTION_CRITERIA;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SOURCE_SELECTION_CRITERIA);
        fields.set(0, self.sse_kms_encrypted_objects.map(IntoValue::into_value));
        fields.set(1, self.replica_modifications.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SourceSelectionCriteria {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for filter information for the selection of S3 objects encrypted with Amazon Web
/// Services KMS.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct SseKmsEncryptedObjects {
    /// Specifies whether Amazon S3 replicates objects created with server-side encryption using an
    /// Amazon Web Services KMS key stored in Amazon Web Services Key Management Service.
    pub status: Option<SseKmsEncryptedObjectsStatus>,
}

impl IntoFields for SseKmsEncryptedObjects {
    const STRUCTURE: &'static Structure = &shapes::SSE_KMS_ENCRYPTED_OBJECTS;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::SSE_KMS_ENCRYPTED_OBJECTS);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for SseKmsEncryptedObjects {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// Container for granting information.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TargetGrant {
    /// Container for the person being granted permissions.
    pub grantee: Option<Grantee>,
    /// Logging permissions assigned to the grantee for the bucket.
    pub permission: Option<BucketLogsPermission>,
}

impl IntoFields for TargetGrant {
    const STRUCTURE: &'static Structure = &shapes::TARGET_GRANT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TARGET_GRANT);
        fields.set(0, self.grantee.map(IntoValue::into_value));
        fields.set(1, self.permission.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for TargetGrant {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for TargetGrant {}

/// Amazon S3 key format for log objects.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TargetObjectKeyFormat {
    /// To use the simple format for S3 keys for log objects.
    pub simple_prefix: Option<SimplePrefix>,
    /// Partitioned S3 key for log objects.
    pub partitioned_prefix: Option<PartitionedPrefix>,
}

impl IntoFields for TargetObjectKeyFormat {
    const STRUCTURE: &'static Structure = &shapes::TARGET_OBJECT_KEY_FORMAT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TARGET_OBJECT_KEY_FORMAT);
        fields.set(0, self.simple_prefix.map(IntoValue::into_value));
        fields.set(1, self.partitioned_prefix.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for TargetObjectKeyFormat {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

/// A container for specifying the configuration for publication of messages to an Amazon Simple
/// Notification Service (Amazon SNS) topic when Amazon S3 detects specified events.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TopicConfiguration {
    /// `Id` of the AWS model.
    pub id: Option<String>,
    /// The Amazon Resource Name (ARN) of the Amazon SNS topic to which Amazon S3 publishes a
    /// message when it detects events of the specified type.
    pub topic_arn: Option<String>,
    /// The Amazon S3 bucket event about which to send notifications.
    pub events: Option<Vec<Event>>,
    /// `Filter` of the AWS model.
    pub filter: Option<NotificationConfigurationFilter>,
}

impl IntoFields for TopicConfiguration {
    const STRUCTURE: &'static Structure = &shapes::TOPIC_CONFIGURATION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TOPIC_CONFIGURATION);
        fields.set(0, self.id.map(IntoValue::into_value));
        fields.set(1, self.topic_arn.map(IntoValue::into_value));
        fields.set(2, self.events.map(IntoValue::into_value));
        fields.set(3, self.filter.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for TopicConfiguration {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for TopicConfiguration {}

/// Specifies when an object transitions to a specified storage class.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Transition {
    /// Indicates when objects are transitioned to the specified storage class.
    pub date: Option<Timestamp>,
    /// Indicates the number of days after creation when objects are transitioned to the specified
    /// storage class.
    pub days: Option<i32>,
    /// The storage class to which you want the object to transition.
    pub storage_class: Option<TransitionStorageClass>,
}

impl IntoFields for Transition {
    const STRUCTURE: &'static Structure = &shapes::TRANSITION;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::TRANSITION);
        fields.set(0, self.date.map(IntoValue::into_value));
        fields.set(1, self.days.map(IntoValue::into_value));
        fields.set(2, self.storage_class.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for Transition {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}

impl ListMember for Transition {}

/// What `UpdateObjectEncryption` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UpdateObjectEncryptionResponse {
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
}

impl IntoFields for UpdateObjectEncryptionResponse {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_OBJECT_ENCRYPTION_RESPONSE;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::UPDATE_OBJECT_ENCRYPTION_RESPONSE);
        fields.set(0, self.request_charged.map(IntoValue::into_value));
        fields
    }
}

/// What `UploadPartCopy` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UploadPartCopyOutput {
    /// The version of the source object that was copied, if you have enabled versioning on the
    /// source bucket.
    pub copy_source_version_id: Option<String>,
    /// Container for all response elements.
    pub copy_part_result: Option<CopyPartResult>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Indicates whether the multipart upload uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for UploadPartCopyOutput {
    const STRUCTURE: &'static Structure = &shapes::UPLOAD_PART_COPY_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::UPLOAD_PART_COPY_OUTPUT);
        fields.set(0, self.copy_source_version_id.map(IntoValue::into_value));
        fields.set(1, self.copy_part_result.map(IntoValue::into_value));
        fields.set(2, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(3, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(4, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(5, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(6, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(7, self.request_charged.map(IntoValue::into_value));
        fields.set(8, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// What `UploadPart` gives.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UploadPartOutput {
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// Entity tag for the uploaded object.
    pub e_tag: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32` checksum of the part.
    pub checksum_crc32: Option<String>,
    /// The Base64 encoded, 32-bit `CRC32C` checksum of the part.
    pub checksum_crc32_c: Option<String>,
    /// The Base64 encoded, 64-bit `CRC64NVME` checksum of the part.
    pub checksum_crc64_nvme: Option<String>,
    /// The Base64 encoded, 160-bit `SHA1` checksum of the part.
    pub checksum_sha1: Option<String>,
    /// The Base64 encoded, 256-bit `SHA256` checksum of the part.
    pub checksum_sha256: Option<String>,
    /// The Base64 encoded, 512-bit `SHA512` checksum of the part.
    pub checksum_sha512: Option<String>,
    /// The Base64 encoded, 128-bit `MD5` checksum of the part.
    pub checksum_md5: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH64` checksum of the part.
    pub checksum_xxhash64: Option<String>,
    /// The Base64 encoded, 64-bit `XXHASH3` checksum of the part.
    pub checksum_xxhash3: Option<String>,
    /// The Base64 encoded, 128-bit `XXHASH128` checksum of the part.
    pub checksum_xxhash128: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to confirm the encryption algorithm that's used.
    pub sse_customer_algorithm: Option<String>,
    /// If server-side encryption with a customer-provided encryption key was requested, the
    /// response will include this header to provide the round-trip message integrity verification
    /// of the customer-provided encryption key.
    pub sse_customer_key_md5: Option<String>,
    /// If present, indicates the ID of the KMS key that was used for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Indicates whether the multipart upload uses an S3 Bucket Key for server-side encryption with
    /// Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestCharged` of the AWS model.
    pub request_charged: Option<RequestCharged>,
    /// Version ID of the object.
    pub version_id: Option<String>,
}

impl IntoFields for UploadPartOutput {
    const STRUCTURE: &'static Structure = &shapes::UPLOAD_PART_OUTPUT;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::UPLOAD_PART_OUTPUT);
        fields.set(0, self.server_side_encryption.map(IntoValue::into_value));
        fields.set(1, self.e_tag.map(IntoValue::into_value));
        fields.set(2, self.checksum_crc32.map(IntoValue::into_value));
        fields.set(3, self.checksum_crc32_c.map(IntoValue::into_value));
        fields.set(4, self.checksum_crc64_nvme.map(IntoValue::into_value));
        fields.set(5, self.checksum_sha1.map(IntoValue::into_value));
        fields.set(6, self.checksum_sha256.map(IntoValue::into_value));
        fields.set(7, self.checksum_sha512.map(IntoValue::into_value));
        fields.set(8, self.checksum_md5.map(IntoValue::into_value));
        fields.set(9, self.checksum_xxhash64.map(IntoValue::into_value));
        fields.set(10, self.checksum_xxhash3.map(IntoValue::into_value));
        fields.set(11, self.checksum_xxhash128.map(IntoValue::into_value));
        fields.set(12, self.sse_customer_algorithm.map(IntoValue::into_value));
        fields.set(13, self.sse_customer_key_md5.map(IntoValue::into_value));
        fields.set(14, self.ssekms_key_id.map(IntoValue::into_value));
        fields.set(15, self.bucket_key_enabled.map(IntoValue::into_value));
        fields.set(16, self.request_charged.map(IntoValue::into_value));
        fields.set(17, self.version_id.map(IntoValue::into_value));
        fields
    }
}

/// A container for configuring the use of the related multi-Region KMS key in the destination
/// Amazon Web Services Region for replication.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct UseSourceMultiRegionKey {
    /// Specifies whether Amazon S3 uses the related multi-Region KMS key in the destination Amazon
    /// Web Services Region to encrypt the replica.
    pub status: Option<UseSourceMultiRegionKeyStatus>,
}

impl IntoFields for UseSourceMultiRegionKey {
    const STRUCTURE: &'static Structure = &shapes::USE_SOURCE_MULTI_REGION_KEY;

    fn into_fields(self) -> Fields {
        let mut fields = Fields::empty(&shapes::USE_SOURCE_MULTI_REGION_KEY);
        fields.set(0, self.status.map(IntoValue::into_value));
        fields
    }
}

impl IntoValue for UseSourceMultiRegionKey {
    fn into_value(self) -> Value {
        Value::Structure(self.into_fields())
    }
}
