//! What operations take.

use std::collections::BTreeMap;

use secret::Secret;

use super::{
    AnnotationDirective, BucketCannedACL, BucketNamespace, BucketType, BucketVersioningStatus,
    ChecksumAlgorithm, ChecksumMode, ChecksumType, DataRedundancy, EncodingType, Grant,
    LocationType, MFADelete, MetadataDirective, ObjectAttributes, ObjectCannedACL,
    ObjectLockEventHold, ObjectLockLegalHoldStatus, ObjectLockMode, ObjectOwnership,
    OptionalObjectAttributes, Owner, OwnershipControls, PublicAccessBlockConfiguration,
    RequestPayer, ServerSideEncryption, ServerSideEncryptionConfiguration, StorageClass, Tag,
    TaggingDirective, shapes,
};
use crate::shape::convert::{FromValue, ListMember, optional, required};
use crate::shape::{Fields, FromFields, Structure, Value};
use crate::{Error, Timestamp};

/// What `AbortMultipartUpload` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AbortMultipartUploadRequest {
    /// The bucket name to which the upload was taking place.
    pub bucket: String,
    /// Key of the object for which the multipart upload was initiated.
    pub key: String,
    /// Upload ID that identifies the multipart upload.
    pub upload_id: String,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// If present, this header aborts an in progress multipart upload only if it was initiated on
    /// the provided timestamp.
    pub if_match_initiated_time: Option<Timestamp>,
}

impl FromFields for AbortMultipartUploadRequest {
    const STRUCTURE: &'static Structure = &shapes::ABORT_MULTIPART_UPLOAD_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            upload_id: required(&mut fields, 2)?,
            request_payer: optional(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
            if_match_initiated_time: optional(&mut fields, 5)?,
        })
    }
}

/// Contains the elements that set the ACL permissions for an object per grantee.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct AccessControlPolicy {
    /// A list of grants.
    pub grants: Option<Vec<Grant>>,
    /// Container for the bucket owner's display name and ID.
    pub owner: Option<Owner>,
}

impl FromFields for AccessControlPolicy {
    const STRUCTURE: &'static Structure = &shapes::ACCESS_CONTROL_POLICY;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { grants: optional(&mut fields, 0)?, owner: optional(&mut fields, 1)? })
    }
}

impl FromValue for AccessControlPolicy {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// Specifies the information about the bucket that will be created.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct BucketInfo {
    /// The number of Zone (Availability Zone or Local Zone) that's used for redundancy for the
    /// bucket.
    pub data_redundancy: Option<DataRedundancy>,
    /// The type of bucket.
    pub r#type: Option<BucketType>,
}

impl FromFields for BucketInfo {
    const STRUCTURE: &'static Structure = &shapes::BUCKET_INFO;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { data_redundancy: optional(&mut fields, 0)?, r#type: optional(&mut fields, 1)? })
    }
}

impl FromValue for BucketInfo {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `CompleteMultipartUpload` takes.
#[derive(Debug)]
pub struct CompleteMultipartUploadRequest {
    /// Name of the bucket to which the multipart upload was initiated.
    pub bucket: String,
    /// Object key for which the multipart upload was initiated.
    pub key: String,
    /// The container for the multipart upload request information.
    pub multipart_upload: Option<CompletedMultipartUpload>,
    /// ID for the initiated multipart upload.
    pub upload_id: String,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32_c: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc64_nvme: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha1: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha256: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha512: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_md5: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash64: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash3: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash128: Option<String>,
    /// This header specifies the checksum type of the object, which determines how part-level
    /// checksums are combined to create an object-level checksum for multipart objects.
    pub checksum_type: Option<ChecksumType>,
    /// The expected total object size of the multipart upload request.
    pub mpu_object_size: Option<i64>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Uploads the object only if the ETag (entity tag) value provided during the WRITE operation
    /// matches the ETag of the object in S3.
    pub if_match: Option<String>,
    /// Uploads the object only if the object key name does not already exist in the bucket
    /// specified.
    pub if_none_match: Option<String>,
    /// The server-side encryption (SSE) algorithm used to encrypt the object.
    pub sse_customer_algorithm: Option<String>,
    /// The server-side encryption (SSE) customer managed key.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// The MD5 server-side encryption (SSE) customer managed key.
    pub sse_customer_key_md5: Option<String>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// Specifies the KMS key ID (Key ID, Key ARN, or Key Alias) to use for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Specifies the Amazon Web Services KMS Encryption Context to use for object encryption.
    pub ssekms_encryption_context: Option<String>,
}

impl FromFields for CompleteMultipartUploadRequest {
    const STRUCTURE: &'static Structure = &shapes::COMPLETE_MULTIPART_UPLOAD_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            multipart_upload: optional(&mut fields, 2)?,
            upload_id: required(&mut fields, 3)?,
            checksum_crc32: optional(&mut fields, 4)?,
            checksum_crc32_c: optional(&mut fields, 5)?,
            checksum_crc64_nvme: optional(&mut fields, 6)?,
            checksum_sha1: optional(&mut fields, 7)?,
            checksum_sha256: optional(&mut fields, 8)?,
            checksum_sha512: optional(&mut fields, 9)?,
            checksum_md5: optional(&mut fields, 10)?,
            checksum_xxhash64: optional(&mut fields, 11)?,
            checksum_xxhash3: optional(&mut fields, 12)?,
            checksum_xxhash128: optional(&mut fields, 13)?,
            checksum_type: optional(&mut fields, 14)?,
            mpu_object_size: optional(&mut fields, 15)?,
            request_payer: optional(&mut fields, 16)?,
            expected_bucket_owner: optional(&mut fields, 17)?,
            if_match: optional(&mut fields, 18)?,
            if_none_match: optional(&mut fields, 19)?,
            sse_customer_algorithm: optional(&mut fields, 20)?,
            sse_customer_key: optional(&mut fields, 21)?,
            sse_customer_key_md5: optional(&mut fields, 22)?,
            server_side_encryption: optional(&mut fields, 23)?,
            ssekms_key_id: optional(&mut fields, 24)?,
            ssekms_encryption_context: optional(&mut fields, 25)?,
        })
    }
}

/// The container for the completed multipart upload details.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CompletedMultipartUpload {
    /// Array of CompletedPart data types.
    pub parts: Option<Vec<CompletedPart>>,
}

impl FromFields for CompletedMultipartUpload {
    const STRUCTURE: &'static Structure = &shapes::COMPLETED_MULTIPART_UPLOAD;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { parts: optional(&mut fields, 0)? })
    }
}

impl FromValue for CompletedMultipartUpload {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// Details of the parts that were uploaded.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CompletedPart {
    /// Entity tag returned when the part was uploaded.
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
    /// Part number that identifies the part.
    pub part_number: Option<i32>,
}

impl FromFields for CompletedPart {
    const STRUCTURE: &'static Structure = &shapes::COMPLETED_PART;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            e_tag: optional(&mut fields, 0)?,
            checksum_crc32: optional(&mut fields, 1)?,
            checksum_crc32_c: optional(&mut fields, 2)?,
            checksum_crc64_nvme: optional(&mut fields, 3)?,
            checksum_sha1: optional(&mut fields, 4)?,
            checksum_sha256: optional(&mut fields, 5)?,
            checksum_sha512: optional(&mut fields, 6)?,
            checksum_md5: optional(&mut fields, 7)?,
            checksum_xxhash64: optional(&mut fields, 8)?,
            checksum_xxhash3: optional(&mut fields, 9)?,
            checksum_xxhash128: optional(&mut fields, 10)?,
            part_number: optional(&mut fields, 11)?,
        })
    }
}

impl FromValue for CompletedPart {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for CompletedPart {}

/// What `CopyObject` takes.
#[derive(Debug)]
pub struct CopyObjectRequest {
    /// The canned access control list (ACL) to apply to the object.
    pub acl: Option<ObjectCannedACL>,
    /// The name of the destination bucket.
    pub bucket: String,
    /// Specifies the caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Indicates the algorithm that you want Amazon S3 to use to create the checksum for the
    /// object.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Specifies what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language the content is in.
    pub content_language: Option<String>,
    /// A standard MIME type that describes the format of the object data.
    pub content_type: Option<String>,
    /// Specifies the source object for the copy operation.
    pub copy_source: String,
    /// Copies the object if its entity tag (ETag) matches the specified tag.
    pub copy_source_if_match: Option<String>,
    /// Copies the object if it has been modified since the specified time.
    pub copy_source_if_modified_since: Option<Timestamp>,
    /// Copies the object if its entity tag (ETag) is different than the specified ETag.
    pub copy_source_if_none_match: Option<String>,
    /// Copies the object if it hasn't been modified since the specified time.
    pub copy_source_if_unmodified_since: Option<Timestamp>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// Gives the grantee READ, READ_ACP, and WRITE_ACP permissions on the object.
    pub grant_full_control: Option<String>,
    /// Allows grantee to read the object data and its metadata.
    pub grant_read: Option<String>,
    /// Allows grantee to read the object ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to write the ACL for the applicable object.
    pub grant_write_acp: Option<String>,
    /// Copies the object if the entity tag (ETag) of the destination object matches the specified
    /// tag.
    pub if_match: Option<String>,
    /// Copies the object only if the object key name at the destination does not already exist in
    /// the bucket specified.
    pub if_none_match: Option<String>,
    /// The key of the destination object.
    pub key: String,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// Specifies whether the metadata is copied from the source object or replaced with metadata
    /// that's provided in the request.
    pub metadata_directive: Option<MetadataDirective>,
    /// Specifies whether the object tag-set is copied from the source object or replaced with the
    /// tag-set that's provided in the request.
    pub tagging_directive: Option<TaggingDirective>,
    /// Specifies whether you want to copy annotations from the source object or exclude them.
    pub annotation_directive: Option<AnnotationDirective>,
    /// The server-side encryption algorithm used when storing this object in Amazon S3.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// If the `x-amz-storage-class` header is not used, the copied object will be stored in the
    /// `STANDARD` Storage Class by default.
    pub storage_class: Option<StorageClass>,
    /// If the destination bucket is configured as a website, redirects requests for this object
    /// copy to another object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// Specifies the algorithm to use when encrypting the object (for example, `AES256`).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// Specifies the KMS key ID (Key ID, Key ARN, or Key Alias) to use for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Specifies the Amazon Web Services KMS Encryption Context as an additional encryption context
    /// to use for the destination object encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key for object encryption with
    /// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// Specifies the algorithm to use when decrypting the source object (for example, `AES256`).
    pub copy_source_sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use to decrypt the source
    /// object.
    pub copy_source_sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub copy_source_sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The tag-set for the object copy in the destination bucket.
    pub tagging: Option<String>,
    /// The Object Lock mode that you want to apply to the object copy.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// The date and time when you want the Object Lock of the object copy to expire.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Specifies whether you want to apply a legal hold to the object copy.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// The event hold status to apply to the object copy.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// The event hold duration in days to apply to the object copy.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// The event hold duration in years to apply to the object copy.
    pub object_lock_event_hold_duration_years: Option<i32>,
    /// The account ID of the expected destination bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The account ID of the expected source bucket owner.
    pub expected_source_bucket_owner: Option<String>,
}

impl FromFields for CopyObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::COPY_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            bucket: required(&mut fields, 1)?,
            cache_control: optional(&mut fields, 2)?,
            checksum_algorithm: optional(&mut fields, 3)?,
            content_disposition: optional(&mut fields, 4)?,
            content_encoding: optional(&mut fields, 5)?,
            content_language: optional(&mut fields, 6)?,
            content_type: optional(&mut fields, 7)?,
            copy_source: required(&mut fields, 8)?,
            copy_source_if_match: optional(&mut fields, 9)?,
            copy_source_if_modified_since: optional(&mut fields, 10)?,
            copy_source_if_none_match: optional(&mut fields, 11)?,
            copy_source_if_unmodified_since: optional(&mut fields, 12)?,
            expires: optional(&mut fields, 13)?,
            grant_full_control: optional(&mut fields, 14)?,
            grant_read: optional(&mut fields, 15)?,
            grant_read_acp: optional(&mut fields, 16)?,
            grant_write_acp: optional(&mut fields, 17)?,
            if_match: optional(&mut fields, 18)?,
            if_none_match: optional(&mut fields, 19)?,
            key: required(&mut fields, 20)?,
            metadata: optional(&mut fields, 21)?,
            metadata_directive: optional(&mut fields, 22)?,
            tagging_directive: optional(&mut fields, 23)?,
            annotation_directive: optional(&mut fields, 24)?,
            server_side_encryption: optional(&mut fields, 25)?,
            storage_class: optional(&mut fields, 26)?,
            website_redirect_location: optional(&mut fields, 27)?,
            sse_customer_algorithm: optional(&mut fields, 28)?,
            sse_customer_key: optional(&mut fields, 29)?,
            sse_customer_key_md5: optional(&mut fields, 30)?,
            ssekms_key_id: optional(&mut fields, 31)?,
            ssekms_encryption_context: optional(&mut fields, 32)?,
            bucket_key_enabled: optional(&mut fields, 33)?,
            copy_source_sse_customer_algorithm: optional(&mut fields, 34)?,
            copy_source_sse_customer_key: optional(&mut fields, 35)?,
            copy_source_sse_customer_key_md5: optional(&mut fields, 36)?,
            request_payer: optional(&mut fields, 37)?,
            tagging: optional(&mut fields, 38)?,
            object_lock_mode: optional(&mut fields, 39)?,
            object_lock_retain_until_date: optional(&mut fields, 40)?,
            object_lock_legal_hold_status: optional(&mut fields, 41)?,
            object_lock_event_hold: optional(&mut fields, 42)?,
            object_lock_event_hold_duration_days: optional(&mut fields, 43)?,
            object_lock_event_hold_duration_years: optional(&mut fields, 44)?,
            expected_bucket_owner: optional(&mut fields, 45)?,
            expected_source_bucket_owner: optional(&mut fields, 46)?,
        })
    }
}

/// The configuration information for the bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CreateBucketConfiguration {
    /// Specifies the Region where the bucket will be created.
    pub location_constraint: Option<String>,
    /// Specifies the location where the bucket will be created.
    pub location: Option<LocationInfo>,
    /// Specifies the information about the bucket that will be created.
    pub bucket: Option<BucketInfo>,
    /// An array of tags that you can apply to the bucket that you're creating.
    pub tags: Option<Vec<Tag>>,
}

impl FromFields for CreateBucketConfiguration {
    const STRUCTURE: &'static Structure = &shapes::CREATE_BUCKET_CONFIGURATION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            location_constraint: optional(&mut fields, 0)?,
            location: optional(&mut fields, 1)?,
            bucket: optional(&mut fields, 2)?,
            tags: optional(&mut fields, 3)?,
        })
    }
}

impl FromValue for CreateBucketConfiguration {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `CreateBucket` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateBucketRequest {
    /// The canned ACL to apply to the bucket.
    pub acl: Option<BucketCannedACL>,
    /// The name of the bucket to create.
    pub bucket: String,
    /// The configuration information for the bucket.
    pub create_bucket_configuration: Option<CreateBucketConfiguration>,
    /// Allows grantee the read, write, read ACP, and write ACP permissions on the bucket.
    pub grant_full_control: Option<String>,
    /// Allows grantee to list the objects in the bucket.
    pub grant_read: Option<String>,
    /// Allows grantee to read the bucket ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to create new objects in the bucket.
    pub grant_write: Option<String>,
    /// Allows grantee to write the ACL for the applicable bucket.
    pub grant_write_acp: Option<String>,
    /// Specifies whether you want S3 Object Lock to be enabled for the new bucket.
    pub object_lock_enabled_for_bucket: Option<bool>,
    /// `ObjectOwnership` of the AWS model.
    pub object_ownership: Option<ObjectOwnership>,
    /// Specifies the namespace where you want to create your general purpose bucket.
    pub bucket_namespace: Option<BucketNamespace>,
}

impl FromFields for CreateBucketRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_BUCKET_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            bucket: required(&mut fields, 1)?,
            create_bucket_configuration: optional(&mut fields, 2)?,
            grant_full_control: optional(&mut fields, 3)?,
            grant_read: optional(&mut fields, 4)?,
            grant_read_acp: optional(&mut fields, 5)?,
            grant_write: optional(&mut fields, 6)?,
            grant_write_acp: optional(&mut fields, 7)?,
            object_lock_enabled_for_bucket: optional(&mut fields, 8)?,
            object_ownership: optional(&mut fields, 9)?,
            bucket_namespace: optional(&mut fields, 10)?,
        })
    }
}

/// What `CreateMultipartUpload` takes.
#[derive(Debug)]
pub struct CreateMultipartUploadRequest {
    /// The canned ACL to apply to the object.
    pub acl: Option<ObjectCannedACL>,
    /// The name of the bucket where the multipart upload is initiated and where the object is
    /// uploaded.
    pub bucket: String,
    /// Specifies caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Specifies what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language that the content is in.
    pub content_language: Option<String>,
    /// A standard MIME type describing the format of the object data.
    pub content_type: Option<String>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// Specify access permissions explicitly to give the grantee READ, READ_ACP, and WRITE_ACP
    /// permissions on the object.
    pub grant_full_control: Option<String>,
    /// Specify access permissions explicitly to allow grantee to read the object data and its
    /// metadata.
    pub grant_read: Option<String>,
    /// Specify access permissions explicitly to allows grantee to read the object ACL.
    pub grant_read_acp: Option<String>,
    /// Specify access permissions explicitly to allows grantee to allow grantee to write the ACL
    /// for the applicable object.
    pub grant_write_acp: Option<String>,
    /// Object key for which the multipart upload is to be initiated.
    pub key: String,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// The server-side encryption algorithm used when you store this object in Amazon S3 or Amazon
    /// FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// By default, Amazon S3 uses the STANDARD Storage Class to store newly created objects.
    pub storage_class: Option<StorageClass>,
    /// If the bucket is configured as a website, redirects requests for this object to another
    /// object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// Specifies the algorithm to use when encrypting the object (for example, AES256).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the customer-provided encryption key according to RFC
    /// 1321.
    pub sse_customer_key_md5: Option<String>,
    /// Specifies the KMS key ID (Key ID, Key ARN, or Key Alias) to use for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Specifies the Amazon Web Services KMS Encryption Context to use for object encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key for object encryption with
    /// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The tag-set for the object.
    pub tagging: Option<String>,
    /// Specifies the Object Lock mode that you want to apply to the uploaded object.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// Specifies the date and time when you want the Object Lock to expire.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Specifies whether you want to apply a legal hold to the uploaded object.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// Specifies the event hold status to apply to the uploaded object.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// Specifies the event hold duration in days to apply to the uploaded object.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// Specifies the event hold duration in years to apply to the uploaded object.
    pub object_lock_event_hold_duration_years: Option<i32>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Indicates the algorithm that you want Amazon S3 to use to create the checksum for the
    /// object.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Indicates the checksum type that you want Amazon S3 to use to calculate the object’s
    /// checksum value.
    pub checksum_type: Option<ChecksumType>,
}

impl FromFields for CreateMultipartUploadRequest {
    const STRUCTURE: &'static Structure = &shapes::CREATE_MULTIPART_UPLOAD_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            bucket: required(&mut fields, 1)?,
            cache_control: optional(&mut fields, 2)?,
            content_disposition: optional(&mut fields, 3)?,
            content_encoding: optional(&mut fields, 4)?,
            content_language: optional(&mut fields, 5)?,
            content_type: optional(&mut fields, 6)?,
            expires: optional(&mut fields, 7)?,
            grant_full_control: optional(&mut fields, 8)?,
            grant_read: optional(&mut fields, 9)?,
            grant_read_acp: optional(&mut fields, 10)?,
            grant_write_acp: optional(&mut fields, 11)?,
            key: required(&mut fields, 12)?,
            metadata: optional(&mut fields, 13)?,
            server_side_encryption: optional(&mut fields, 14)?,
            storage_class: optional(&mut fields, 15)?,
            website_redirect_location: optional(&mut fields, 16)?,
            sse_customer_algorithm: optional(&mut fields, 17)?,
            sse_customer_key: optional(&mut fields, 18)?,
            sse_customer_key_md5: optional(&mut fields, 19)?,
            ssekms_key_id: optional(&mut fields, 20)?,
            ssekms_encryption_context: optional(&mut fields, 21)?,
            bucket_key_enabled: optional(&mut fields, 22)?,
            request_payer: optional(&mut fields, 23)?,
            tagging: optional(&mut fields, 24)?,
            object_lock_mode: optional(&mut fields, 25)?,
            object_lock_retain_until_date: optional(&mut fields, 26)?,
            object_lock_legal_hold_status: optional(&mut fields, 27)?,
            object_lock_event_hold: optional(&mut fields, 28)?,
            object_lock_event_hold_duration_days: optional(&mut fields, 29)?,
            object_lock_event_hold_duration_years: optional(&mut fields, 30)?,
            expected_bucket_owner: optional(&mut fields, 31)?,
            checksum_algorithm: optional(&mut fields, 32)?,
            checksum_type: optional(&mut fields, 33)?,
        })
    }
}

/// Container for the objects to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// The object to delete.
    pub objects: Vec<ObjectIdentifier>,
    /// Element to enable quiet mode for the request.
    pub quiet: Option<bool>,
}

impl FromFields for Delete {
    const STRUCTURE: &'static Structure = &shapes::DELETE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { objects: required(&mut fields, 0)?, quiet: optional(&mut fields, 1)? })
    }
}

impl FromValue for Delete {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `DeleteBucketEncryption` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteBucketEncryptionRequest {
    /// The name of the bucket containing the server-side encryption configuration to delete.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteBucketEncryptionRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_BUCKET_ENCRYPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `DeleteBucketOwnershipControls` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteBucketOwnershipControlsRequest {
    /// The Amazon S3 bucket whose `OwnershipControls` you want to delete.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteBucketOwnershipControlsRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_BUCKET_OWNERSHIP_CONTROLS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `DeleteBucketPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteBucketPolicyRequest {
    /// The bucket name.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteBucketPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_BUCKET_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `DeleteBucket` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteBucketRequest {
    /// Specifies the bucket being deleted.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteBucketRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_BUCKET_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `DeleteBucketTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteBucketTaggingRequest {
    /// The bucket that has the tag set to be removed.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteBucketTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_BUCKET_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `DeleteObject` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObjectRequest {
    /// The bucket name of the bucket containing the object.
    pub bucket: String,
    /// Key name of the object to delete.
    pub key: String,
    /// The concatenation of the authentication device's serial number, a space, and the value that
    /// is displayed on your authentication device.
    pub mfa: Option<String>,
    /// Version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Indicates whether S3 Object Lock should bypass Governance-mode restrictions to process this
    /// operation.
    pub bypass_governance_retention: Option<bool>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Deletes the object if the ETag (entity tag) value provided during the delete operation
    /// matches the ETag of the object in S3.
    pub if_match: Option<String>,
    /// If present, the object is deleted only if its modification times matches the provided
    /// `Timestamp`.
    pub if_match_last_modified_time: Option<Timestamp>,
    /// If present, the object is deleted only if its size matches the provided size in bytes.
    pub if_match_size: Option<i64>,
}

impl FromFields for DeleteObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            mfa: optional(&mut fields, 2)?,
            version_id: optional(&mut fields, 3)?,
            request_payer: optional(&mut fields, 4)?,
            bypass_governance_retention: optional(&mut fields, 5)?,
            expected_bucket_owner: optional(&mut fields, 6)?,
            if_match: optional(&mut fields, 7)?,
            if_match_last_modified_time: optional(&mut fields, 8)?,
            if_match_size: optional(&mut fields, 9)?,
        })
    }
}

/// What `DeleteObjectTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObjectTaggingRequest {
    /// The bucket name containing the objects from which to remove the tags.
    pub bucket: String,
    /// The key that identifies the object in the bucket from which to remove all tags.
    pub key: String,
    /// The versionId of the object that the tag-set will be removed from.
    pub version_id: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeleteObjectTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECT_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            expected_bucket_owner: optional(&mut fields, 3)?,
        })
    }
}

/// What `DeleteObjects` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteObjectsRequest {
    /// The bucket name containing the objects to delete.
    pub bucket: String,
    /// Container for the request.
    pub delete: Delete,
    /// The concatenation of the authentication device's serial number, a space, and the value that
    /// is displayed on your authentication device.
    pub mfa: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Specifies whether you want to delete this object even if it has a Governance-type Object
    /// Lock in place.
    pub bypass_governance_retention: Option<bool>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
}

impl FromFields for DeleteObjectsRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_OBJECTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            delete: required(&mut fields, 1)?,
            mfa: optional(&mut fields, 2)?,
            request_payer: optional(&mut fields, 3)?,
            bypass_governance_retention: optional(&mut fields, 4)?,
            expected_bucket_owner: optional(&mut fields, 5)?,
            checksum_algorithm: optional(&mut fields, 6)?,
        })
    }
}

/// What `DeletePublicAccessBlock` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletePublicAccessBlockRequest {
    /// The Amazon S3 bucket whose `PublicAccessBlock` configuration you want to delete.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for DeletePublicAccessBlockRequest {
    const STRUCTURE: &'static Structure = &shapes::DELETE_PUBLIC_ACCESS_BLOCK_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketAccelerateConfiguration` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketAccelerateConfigurationRequest {
    /// The name of the bucket for which the accelerate configuration is retrieved.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
}

impl FromFields for GetBucketAccelerateConfigurationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ACCELERATE_CONFIGURATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
            request_payer: optional(&mut fields, 2)?,
        })
    }
}

/// What `GetBucketAcl` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketAclRequest {
    /// Specifies the S3 bucket whose ACL is being requested.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketAclRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ACL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketCors` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketCorsRequest {
    /// The bucket name for which to get the cors configuration.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketCorsRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_CORS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketEncryption` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketEncryptionRequest {
    /// The name of the bucket from which the server-side encryption configuration is retrieved.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketEncryptionRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_ENCRYPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketLifecycleConfiguration` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketLifecycleConfigurationRequest {
    /// The name of the bucket for which to get the lifecycle information.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketLifecycleConfigurationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LIFECYCLE_CONFIGURATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketLocation` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketLocationRequest {
    /// The name of the bucket for which to get the location.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketLocationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LOCATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketLogging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketLoggingRequest {
    /// The bucket name for which to get the logging information.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketLoggingRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_LOGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketNotificationConfiguration` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketNotificationConfigurationRequest {
    /// The name of the bucket for which to get the notification configuration.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketNotificationConfigurationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_NOTIFICATION_CONFIGURATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketOwnershipControls` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketOwnershipControlsRequest {
    /// The name of the Amazon S3 bucket whose `OwnershipControls` you want to retrieve.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketOwnershipControlsRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_OWNERSHIP_CONTROLS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketPolicyRequest {
    /// The bucket name to get the bucket policy for.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketPolicyStatus` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketPolicyStatusRequest {
    /// The name of the Amazon S3 bucket whose policy status you want to retrieve.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketPolicyStatusRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_POLICY_STATUS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketReplication` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketReplicationRequest {
    /// The bucket name for which to get the replication information.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketReplicationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_REPLICATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketRequestPayment` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketRequestPaymentRequest {
    /// The name of the bucket for which to get the payment request configuration.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketRequestPaymentRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_REQUEST_PAYMENT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketTaggingRequest {
    /// The name of the bucket for which to get the tagging information.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketVersioning` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketVersioningRequest {
    /// The name of the bucket for which to get the versioning information.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketVersioningRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_VERSIONING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetBucketWebsite` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetBucketWebsiteRequest {
    /// The bucket name for which to get the website configuration.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetBucketWebsiteRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_BUCKET_WEBSITE_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetObjectAcl` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectAclRequest {
    /// The bucket name that contains the object for which to get the ACL information.
    pub bucket: String,
    /// The key of the object for which to get the ACL information.
    pub key: String,
    /// Version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetObjectAclRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_ACL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            request_payer: optional(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// What `GetObjectAttributes` takes.
#[derive(Debug)]
pub struct GetObjectAttributesRequest {
    /// The name of the bucket that contains the object.
    pub bucket: String,
    /// The object key.
    pub key: String,
    /// The version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// Sets the maximum number of parts to return.
    pub max_parts: Option<i32>,
    /// Specifies the part after which listing should begin.
    pub part_number_marker: Option<i32>,
    /// Specifies the algorithm to use when encrypting the object (for example, AES256).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Specifies the fields at the root level that you want returned in the response.
    pub object_attributes: Vec<ObjectAttributes>,
}

impl FromFields for GetObjectAttributesRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_ATTRIBUTES_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            max_parts: optional(&mut fields, 3)?,
            part_number_marker: optional(&mut fields, 4)?,
            sse_customer_algorithm: optional(&mut fields, 5)?,
            sse_customer_key: optional(&mut fields, 6)?,
            sse_customer_key_md5: optional(&mut fields, 7)?,
            request_payer: optional(&mut fields, 8)?,
            expected_bucket_owner: optional(&mut fields, 9)?,
            object_attributes: required(&mut fields, 10)?,
        })
    }
}

/// What `GetObjectLegalHold` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectLegalHoldRequest {
    /// The bucket name containing the object whose legal hold status you want to retrieve.
    pub bucket: String,
    /// The key name for the object whose legal hold status you want to retrieve.
    pub key: String,
    /// The version ID of the object whose legal hold status you want to retrieve.
    pub version_id: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetObjectLegalHoldRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_LEGAL_HOLD_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            request_payer: optional(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// What `GetObjectLockConfiguration` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectLockConfigurationRequest {
    /// The bucket whose Object Lock configuration you want to retrieve.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetObjectLockConfigurationRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_LOCK_CONFIGURATION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `GetObject` takes.
#[derive(Debug)]
pub struct GetObjectRequest {
    /// The bucket name containing the object.
    pub bucket: String,
    /// Return the object only if its entity tag (ETag) is the same as the one specified in this
    /// header; otherwise, return a `412 Precondition Failed` error.
    pub if_match: Option<String>,
    /// Return the object only if it has been modified since the specified time; otherwise, return a
    /// `304 Not Modified` error.
    pub if_modified_since: Option<Timestamp>,
    /// Return the object only if its entity tag (ETag) is different from the one specified in this
    /// header; otherwise, return a `304 Not Modified` error.
    pub if_none_match: Option<String>,
    /// Return the object only if it has not been modified since the specified time; otherwise,
    /// return a `412 Precondition Failed` error.
    pub if_unmodified_since: Option<Timestamp>,
    /// Key of the object to get.
    pub key: String,
    /// Downloads the specified byte range of an object.
    pub range: Option<String>,
    /// Sets the `Cache-Control` header of the response.
    pub response_cache_control: Option<String>,
    /// Sets the `Content-Disposition` header of the response.
    pub response_content_disposition: Option<String>,
    /// Sets the `Content-Encoding` header of the response.
    pub response_content_encoding: Option<String>,
    /// Sets the `Content-Language` header of the response.
    pub response_content_language: Option<String>,
    /// Sets the `Content-Type` header of the response.
    pub response_content_type: Option<String>,
    /// Sets the `Expires` header of the response.
    pub response_expires: Option<Timestamp>,
    /// Version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// Specifies the algorithm to use when decrypting the object (for example, `AES256`).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key that you originally provided for Amazon S3 to
    /// encrypt the data before storing it.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the customer-provided encryption key according to RFC
    /// 1321.
    pub sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Part number of the object being read.
    pub part_number: Option<i32>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// To retrieve the checksum, this mode must be enabled.
    pub checksum_mode: Option<ChecksumMode>,
}

impl FromFields for GetObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            if_match: optional(&mut fields, 1)?,
            if_modified_since: optional(&mut fields, 2)?,
            if_none_match: optional(&mut fields, 3)?,
            if_unmodified_since: optional(&mut fields, 4)?,
            key: required(&mut fields, 5)?,
            range: optional(&mut fields, 6)?,
            response_cache_control: optional(&mut fields, 7)?,
            response_content_disposition: optional(&mut fields, 8)?,
            response_content_encoding: optional(&mut fields, 9)?,
            response_content_language: optional(&mut fields, 10)?,
            response_content_type: optional(&mut fields, 11)?,
            response_expires: optional(&mut fields, 12)?,
            version_id: optional(&mut fields, 13)?,
            sse_customer_algorithm: optional(&mut fields, 14)?,
            sse_customer_key: optional(&mut fields, 15)?,
            sse_customer_key_md5: optional(&mut fields, 16)?,
            request_payer: optional(&mut fields, 17)?,
            part_number: optional(&mut fields, 18)?,
            expected_bucket_owner: optional(&mut fields, 19)?,
            checksum_mode: optional(&mut fields, 20)?,
        })
    }
}

/// What `GetObjectRetention` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectRetentionRequest {
    /// The bucket name containing the object whose retention settings you want to retrieve.
    pub bucket: String,
    /// The key name for the object whose retention settings you want to retrieve.
    pub key: String,
    /// The version ID for the object whose retention settings you want to retrieve.
    pub version_id: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetObjectRetentionRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_RETENTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            request_payer: optional(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// What `GetObjectTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetObjectTaggingRequest {
    /// The bucket name containing the object for which to get the tagging information.
    pub bucket: String,
    /// Object key for which to get the tagging information.
    pub key: String,
    /// The versionId of the object for which to get the tagging information.
    pub version_id: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
}

impl FromFields for GetObjectTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_OBJECT_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            expected_bucket_owner: optional(&mut fields, 3)?,
            request_payer: optional(&mut fields, 4)?,
        })
    }
}

/// What `GetPublicAccessBlock` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetPublicAccessBlockRequest {
    /// The name of the Amazon S3 bucket whose `PublicAccessBlock` configuration you want to
    /// retrieve.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for GetPublicAccessBlockRequest {
    const STRUCTURE: &'static Structure = &shapes::GET_PUBLIC_ACCESS_BLOCK_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `HeadBucket` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadBucketRequest {
    /// The bucket name.
    pub bucket: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for HeadBucketRequest {
    const STRUCTURE: &'static Structure = &shapes::HEAD_BUCKET_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            expected_bucket_owner: optional(&mut fields, 1)?,
        })
    }
}

/// What `HeadObject` takes.
#[derive(Debug)]
pub struct HeadObjectRequest {
    /// The name of the bucket that contains the object.
    pub bucket: String,
    /// Return the object only if its entity tag (ETag) is the same as the one specified; otherwise,
    /// return a 412 (precondition failed) error.
    pub if_match: Option<String>,
    /// Return the object only if it has been modified since the specified time; otherwise, return a
    /// 304 (not modified) error.
    pub if_modified_since: Option<Timestamp>,
    /// Return the object only if its entity tag (ETag) is different from the one specified;
    /// otherwise, return a 304 (not modified) error.
    pub if_none_match: Option<String>,
    /// Return the object only if it has not been modified since the specified time; otherwise,
    /// return a 412 (precondition failed) error.
    pub if_unmodified_since: Option<Timestamp>,
    /// The object key.
    pub key: String,
    /// HeadObject returns only the metadata for an object.
    pub range: Option<String>,
    /// Sets the `Cache-Control` header of the response.
    pub response_cache_control: Option<String>,
    /// Sets the `Content-Disposition` header of the response.
    pub response_content_disposition: Option<String>,
    /// Sets the `Content-Encoding` header of the response.
    pub response_content_encoding: Option<String>,
    /// Sets the `Content-Language` header of the response.
    pub response_content_language: Option<String>,
    /// Sets the `Content-Type` header of the response.
    pub response_content_type: Option<String>,
    /// Sets the `Expires` header of the response.
    pub response_expires: Option<Timestamp>,
    /// Version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// Specifies the algorithm to use when encrypting the object (for example, AES256).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Part number of the object being read.
    pub part_number: Option<i32>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// To retrieve the checksum, this parameter must be enabled.
    pub checksum_mode: Option<ChecksumMode>,
}

impl FromFields for HeadObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::HEAD_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            if_match: optional(&mut fields, 1)?,
            if_modified_since: optional(&mut fields, 2)?,
            if_none_match: optional(&mut fields, 3)?,
            if_unmodified_since: optional(&mut fields, 4)?,
            key: required(&mut fields, 5)?,
            range: optional(&mut fields, 6)?,
            response_cache_control: optional(&mut fields, 7)?,
            response_content_disposition: optional(&mut fields, 8)?,
            response_content_encoding: optional(&mut fields, 9)?,
            response_content_language: optional(&mut fields, 10)?,
            response_content_type: optional(&mut fields, 11)?,
            response_expires: optional(&mut fields, 12)?,
            version_id: optional(&mut fields, 13)?,
            sse_customer_algorithm: optional(&mut fields, 14)?,
            sse_customer_key: optional(&mut fields, 15)?,
            sse_customer_key_md5: optional(&mut fields, 16)?,
            request_payer: optional(&mut fields, 17)?,
            part_number: optional(&mut fields, 18)?,
            expected_bucket_owner: optional(&mut fields, 19)?,
            checksum_mode: optional(&mut fields, 20)?,
        })
    }
}

/// What `ListBuckets` takes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ListBucketsRequest {
    /// Maximum number of buckets to be returned in response.
    pub max_buckets: Option<i32>,
    /// `ContinuationToken` indicates to Amazon S3 that the list is being continued on this bucket
    /// with a token.
    pub continuation_token: Option<String>,
    /// Limits the response to bucket names that begin with the specified bucket name prefix.
    pub prefix: Option<String>,
    /// Limits the response to buckets that are located in the specified Amazon Web Services Region.
    pub bucket_region: Option<String>,
}

impl FromFields for ListBucketsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_BUCKETS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            max_buckets: optional(&mut fields, 0)?,
            continuation_token: optional(&mut fields, 1)?,
            prefix: optional(&mut fields, 2)?,
            bucket_region: optional(&mut fields, 3)?,
        })
    }
}

/// What `ListMultipartUploads` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListMultipartUploadsRequest {
    /// The name of the bucket to which the multipart upload was initiated.
    pub bucket: String,
    /// Character you use to group keys.
    pub delimiter: Option<String>,
    /// `EncodingType` of the AWS model.
    pub encoding_type: Option<EncodingType>,
    /// Specifies the multipart upload after which listing should begin.
    pub key_marker: Option<String>,
    /// Sets the maximum number of multipart uploads, from 1 to 1,000, to return in the response
    /// body.
    pub max_uploads: Option<i32>,
    /// Lists in-progress uploads only for those keys that begin with the specified prefix.
    pub prefix: Option<String>,
    /// Together with key-marker, specifies the multipart upload after which listing should begin.
    pub upload_id_marker: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
}

impl FromFields for ListMultipartUploadsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_MULTIPART_UPLOADS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            delimiter: optional(&mut fields, 1)?,
            encoding_type: optional(&mut fields, 2)?,
            key_marker: optional(&mut fields, 3)?,
            max_uploads: optional(&mut fields, 4)?,
            prefix: optional(&mut fields, 5)?,
            upload_id_marker: optional(&mut fields, 6)?,
            expected_bucket_owner: optional(&mut fields, 7)?,
            request_payer: optional(&mut fields, 8)?,
        })
    }
}

/// What `ListObjectVersions` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListObjectVersionsRequest {
    /// The bucket name that contains the objects.
    pub bucket: String,
    /// A delimiter is a character that you specify to group keys.
    pub delimiter: Option<String>,
    /// `EncodingType` of the AWS model.
    pub encoding_type: Option<EncodingType>,
    /// Specifies the key to start with when listing objects in a bucket.
    pub key_marker: Option<String>,
    /// Sets the maximum number of keys returned in the response.
    pub max_keys: Option<i32>,
    /// Use this parameter to select only those keys that begin with the specified prefix.
    pub prefix: Option<String>,
    /// Specifies the object version you want to start listing from.
    pub version_id_marker: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Specifies the optional fields that you want returned in the response.
    pub optional_object_attributes: Option<Vec<OptionalObjectAttributes>>,
}

impl FromFields for ListObjectVersionsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECT_VERSIONS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            delimiter: optional(&mut fields, 1)?,
            encoding_type: optional(&mut fields, 2)?,
            key_marker: optional(&mut fields, 3)?,
            max_keys: optional(&mut fields, 4)?,
            prefix: optional(&mut fields, 5)?,
            version_id_marker: optional(&mut fields, 6)?,
            expected_bucket_owner: optional(&mut fields, 7)?,
            request_payer: optional(&mut fields, 8)?,
            optional_object_attributes: optional(&mut fields, 9)?,
        })
    }
}

/// What `ListObjects` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListObjectsRequest {
    /// The name of the bucket containing the objects.
    pub bucket: String,
    /// A delimiter is a character that you use to group keys.
    pub delimiter: Option<String>,
    /// `EncodingType` of the AWS model.
    pub encoding_type: Option<EncodingType>,
    /// Marker is where you want Amazon S3 to start listing from.
    pub marker: Option<String>,
    /// Sets the maximum number of keys returned in the response.
    pub max_keys: Option<i32>,
    /// Limits the response to keys that begin with the specified prefix.
    pub prefix: Option<String>,
    /// Confirms that the requester knows that she or he will be charged for the list objects
    /// request.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Specifies the optional fields that you want returned in the response.
    pub optional_object_attributes: Option<Vec<OptionalObjectAttributes>>,
}

impl FromFields for ListObjectsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            delimiter: optional(&mut fields, 1)?,
            encoding_type: optional(&mut fields, 2)?,
            marker: optional(&mut fields, 3)?,
            max_keys: optional(&mut fields, 4)?,
            prefix: optional(&mut fields, 5)?,
            request_payer: optional(&mut fields, 6)?,
            expected_bucket_owner: optional(&mut fields, 7)?,
            optional_object_attributes: optional(&mut fields, 8)?,
        })
    }
}

/// What `ListObjectsV2` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListObjectsV2Request {
    /// Directory buckets - When you use this operation with a directory bucket, you must use
    /// virtual-hosted-style requests in the format
    /// `Bucket-name.s3express-zone-id.region-code.amazonaws.com`.
    pub bucket: String,
    /// A delimiter is a character that you use to group keys.
    pub delimiter: Option<String>,
    /// Encoding type used by Amazon S3 to encode the object keys in the response.
    pub encoding_type: Option<EncodingType>,
    /// Sets the maximum number of keys returned in the response.
    pub max_keys: Option<i32>,
    /// Limits the response to keys that begin with the specified prefix.
    pub prefix: Option<String>,
    /// `ContinuationToken` indicates to Amazon S3 that the list is being continued on this bucket
    /// with a token.
    pub continuation_token: Option<String>,
    /// The owner field is not present in `ListObjectsV2` by default.
    pub fetch_owner: Option<bool>,
    /// StartAfter is where you want Amazon S3 to start listing from.
    pub start_after: Option<String>,
    /// Confirms that the requester knows that she or he will be charged for the list objects
    /// request in V2 style.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Specifies the optional fields that you want returned in the response.
    pub optional_object_attributes: Option<Vec<OptionalObjectAttributes>>,
}

impl FromFields for ListObjectsV2Request {
    const STRUCTURE: &'static Structure = &shapes::LIST_OBJECTS_V2_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            delimiter: optional(&mut fields, 1)?,
            encoding_type: optional(&mut fields, 2)?,
            max_keys: optional(&mut fields, 3)?,
            prefix: optional(&mut fields, 4)?,
            continuation_token: optional(&mut fields, 5)?,
            fetch_owner: optional(&mut fields, 6)?,
            start_after: optional(&mut fields, 7)?,
            request_payer: optional(&mut fields, 8)?,
            expected_bucket_owner: optional(&mut fields, 9)?,
            optional_object_attributes: optional(&mut fields, 10)?,
        })
    }
}

/// What `ListParts` takes.
#[derive(Debug)]
pub struct ListPartsRequest {
    /// The name of the bucket to which the parts are being uploaded.
    pub bucket: String,
    /// Object key for which the multipart upload was initiated.
    pub key: String,
    /// Sets the maximum number of parts to return.
    pub max_parts: Option<i32>,
    /// Specifies the part after which listing should begin.
    pub part_number_marker: Option<i32>,
    /// Upload ID identifying the multipart upload whose parts are being listed.
    pub upload_id: String,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The server-side encryption (SSE) algorithm used to encrypt the object.
    pub sse_customer_algorithm: Option<String>,
    /// The server-side encryption (SSE) customer managed key.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// The MD5 server-side encryption (SSE) customer managed key.
    pub sse_customer_key_md5: Option<String>,
}

impl FromFields for ListPartsRequest {
    const STRUCTURE: &'static Structure = &shapes::LIST_PARTS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            max_parts: optional(&mut fields, 2)?,
            part_number_marker: optional(&mut fields, 3)?,
            upload_id: required(&mut fields, 4)?,
            request_payer: optional(&mut fields, 5)?,
            expected_bucket_owner: optional(&mut fields, 6)?,
            sse_customer_algorithm: optional(&mut fields, 7)?,
            sse_customer_key: optional(&mut fields, 8)?,
            sse_customer_key_md5: optional(&mut fields, 9)?,
        })
    }
}

/// Specifies the location where the bucket will be created.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct LocationInfo {
    /// The type of location where the bucket will be created.
    pub r#type: Option<LocationType>,
    /// The name of the location where the bucket will be created.
    pub name: Option<String>,
}

impl FromFields for LocationInfo {
    const STRUCTURE: &'static Structure = &shapes::LOCATION_INFO;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { r#type: optional(&mut fields, 0)?, name: optional(&mut fields, 1)? })
    }
}

impl FromValue for LocationInfo {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// The updated server-side encryption type for this object.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ObjectEncryption {
    /// Specifies to update the object encryption type to server-side encryption with Key Management
    /// Service (KMS) keys (SSE-KMS).
    pub ssekms: Option<SSEKMSEncryption>,
}

impl FromFields for ObjectEncryption {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_ENCRYPTION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { ssekms: optional(&mut fields, 0)? })
    }
}

impl FromValue for ObjectEncryption {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// Object Identifier is unique value to identify objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectIdentifier {
    /// Key name of the object.
    pub key: String,
    /// Version ID for the specific version of the object to delete.
    pub version_id: Option<String>,
    /// An entity tag (ETag) is an identifier assigned by a web server to a specific version of a
    /// resource found at a URL.
    pub e_tag: Option<String>,
    /// If present, the objects are deleted only if its modification times matches the provided
    /// `Timestamp`.
    pub last_modified_time: Option<Timestamp>,
    /// If present, the objects are deleted only if its size matches the provided size in bytes.
    pub size: Option<i64>,
}

impl FromFields for ObjectIdentifier {
    const STRUCTURE: &'static Structure = &shapes::OBJECT_IDENTIFIER;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            key: required(&mut fields, 0)?,
            version_id: optional(&mut fields, 1)?,
            e_tag: optional(&mut fields, 2)?,
            last_modified_time: optional(&mut fields, 3)?,
            size: optional(&mut fields, 4)?,
        })
    }
}

impl FromValue for ObjectIdentifier {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

impl ListMember for ObjectIdentifier {}

/// What `PostObject` takes.
#[derive(Debug)]
pub struct PostObjectRequest {
    /// The canned ACL to apply to the object.
    pub acl: Option<ObjectCannedACL>,
    /// The bucket name to which the PUT action was initiated.
    pub bucket: String,
    /// Can be used to specify caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Specifies what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language the content is in.
    pub content_language: Option<String>,
    /// Size of the body in bytes.
    pub content_length: Option<i64>,
    /// The Base64 encoded 128-bit `MD5` digest of the message (without the headers) according to
    /// RFC 1864.
    pub content_md5: Option<String>,
    /// A standard MIME type describing the format of the contents.
    pub content_type: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32_c: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc64_nvme: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha1: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha256: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha512: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_md5: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash64: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash3: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash128: Option<String>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// Uploads the object only if the ETag (entity tag) value provided during the WRITE operation
    /// matches the ETag of the object in S3.
    pub if_match: Option<String>,
    /// Uploads the object only if the object key name does not already exist in the bucket
    /// specified.
    pub if_none_match: Option<String>,
    /// Gives the grantee READ, READ_ACP, and WRITE_ACP permissions on the object.
    pub grant_full_control: Option<String>,
    /// Allows grantee to read the object data and its metadata.
    pub grant_read: Option<String>,
    /// Allows grantee to read the object ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to write the ACL for the applicable object.
    pub grant_write_acp: Option<String>,
    /// Object key for which the PUT action was initiated.
    pub key: String,
    /// Specifies the offset for appending data to existing objects in bytes.
    pub write_offset_bytes: Option<i64>,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// The server-side encryption algorithm that was used when you store this object in Amazon S3
    /// or Amazon FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// By default, Amazon S3 uses the STANDARD Storage Class to store newly created objects.
    pub storage_class: Option<StorageClass>,
    /// If the bucket is configured as a website, redirects requests for this object to another
    /// object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// Specifies the algorithm to use when encrypting the object (for example, `AES256`).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// Specifies the KMS key ID (Key ID, Key ARN, or Key Alias) to use for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Specifies the Amazon Web Services KMS Encryption Context as an additional encryption context
    /// to use for object encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key for object encryption with
    /// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The tag-set for the object.
    pub tagging: Option<String>,
    /// The Object Lock mode that you want to apply to this object.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// The date and time when you want this object's Object Lock to expire.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Specifies whether a legal hold will be applied to this object.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// Specifies the event hold status to apply to this object.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// Specifies the event hold duration in days to apply to this object.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// Specifies the event hold duration in years to apply to this object.
    pub object_lock_event_hold_duration_years: Option<i32>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The URL to which the client is redirected upon successful upload.
    pub success_action_redirect: Option<String>,
    /// The status code returned to the client upon successful upload.
    pub success_action_status: Option<String>,
}

impl FromFields for PostObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::POST_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            bucket: required(&mut fields, 1)?,
            cache_control: optional(&mut fields, 2)?,
            content_disposition: optional(&mut fields, 3)?,
            content_encoding: optional(&mut fields, 4)?,
            content_language: optional(&mut fields, 5)?,
            content_length: optional(&mut fields, 6)?,
            content_md5: optional(&mut fields, 7)?,
            content_type: optional(&mut fields, 8)?,
            checksum_algorithm: optional(&mut fields, 9)?,
            checksum_crc32: optional(&mut fields, 10)?,
            checksum_crc32_c: optional(&mut fields, 11)?,
            checksum_crc64_nvme: optional(&mut fields, 12)?,
            checksum_sha1: optional(&mut fields, 13)?,
            checksum_sha256: optional(&mut fields, 14)?,
            checksum_sha512: optional(&mut fields, 15)?,
            checksum_md5: optional(&mut fields, 16)?,
            checksum_xxhash64: optional(&mut fields, 17)?,
            checksum_xxhash3: optional(&mut fields, 18)?,
            checksum_xxhash128: optional(&mut fields, 19)?,
            expires: optional(&mut fields, 20)?,
            if_match: optional(&mut fields, 21)?,
            if_none_match: optional(&mut fields, 22)?,
            grant_full_control: optional(&mut fields, 23)?,
            grant_read: optional(&mut fields, 24)?,
            grant_read_acp: optional(&mut fields, 25)?,
            grant_write_acp: optional(&mut fields, 26)?,
            key: required(&mut fields, 27)?,
            write_offset_bytes: optional(&mut fields, 28)?,
            metadata: optional(&mut fields, 29)?,
            server_side_encryption: optional(&mut fields, 30)?,
            storage_class: optional(&mut fields, 31)?,
            website_redirect_location: optional(&mut fields, 32)?,
            sse_customer_algorithm: optional(&mut fields, 33)?,
            sse_customer_key: optional(&mut fields, 34)?,
            sse_customer_key_md5: optional(&mut fields, 35)?,
            ssekms_key_id: optional(&mut fields, 36)?,
            ssekms_encryption_context: optional(&mut fields, 37)?,
            bucket_key_enabled: optional(&mut fields, 38)?,
            request_payer: optional(&mut fields, 39)?,
            tagging: optional(&mut fields, 40)?,
            object_lock_mode: optional(&mut fields, 41)?,
            object_lock_retain_until_date: optional(&mut fields, 42)?,
            object_lock_legal_hold_status: optional(&mut fields, 43)?,
            object_lock_event_hold: optional(&mut fields, 44)?,
            object_lock_event_hold_duration_days: optional(&mut fields, 45)?,
            object_lock_event_hold_duration_years: optional(&mut fields, 46)?,
            expected_bucket_owner: optional(&mut fields, 47)?,
            success_action_redirect: optional(&mut fields, 48)?,
            success_action_status: optional(&mut fields, 49)?,
        })
    }
}

/// What `PutBucketAcl` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketAclRequest {
    /// The canned ACL to apply to the bucket.
    pub acl: Option<BucketCannedACL>,
    /// Contains the elements that set the ACL permissions for an object per grantee.
    pub access_control_policy: Option<AccessControlPolicy>,
    /// The bucket to which to apply the ACL.
    pub bucket: String,
    /// The Base64 encoded 128-bit `MD5` digest of the data.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the request when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Allows grantee the read, write, read ACP, and write ACP permissions on the bucket.
    pub grant_full_control: Option<String>,
    /// Allows grantee to list the objects in the bucket.
    pub grant_read: Option<String>,
    /// Allows grantee to read the bucket ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to create new objects in the bucket.
    pub grant_write: Option<String>,
    /// Allows grantee to write the ACL for the applicable bucket.
    pub grant_write_acp: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutBucketAclRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_ACL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            access_control_policy: optional(&mut fields, 1)?,
            bucket: required(&mut fields, 2)?,
            content_md5: optional(&mut fields, 3)?,
            checksum_algorithm: optional(&mut fields, 4)?,
            grant_full_control: optional(&mut fields, 5)?,
            grant_read: optional(&mut fields, 6)?,
            grant_read_acp: optional(&mut fields, 7)?,
            grant_write: optional(&mut fields, 8)?,
            grant_write_acp: optional(&mut fields, 9)?,
            expected_bucket_owner: optional(&mut fields, 10)?,
        })
    }
}

/// What `PutBucketEncryption` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketEncryptionRequest {
    /// Specifies default encryption for a bucket using server-side encryption with different key
    /// options.
    pub bucket: String,
    /// The Base64 encoded 128-bit `MD5` digest of the server-side encryption configuration.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the request when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// `ServerSideEncryptionConfiguration` of the AWS model.
    pub server_side_encryption_configuration: ServerSideEncryptionConfiguration,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutBucketEncryptionRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_ENCRYPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            checksum_algorithm: optional(&mut fields, 2)?,
            server_side_encryption_configuration: required(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// What `PutBucketOwnershipControls` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketOwnershipControlsRequest {
    /// The name of the Amazon S3 bucket whose `OwnershipControls` you want to set.
    pub bucket: String,
    /// The MD5 hash of the `OwnershipControls` request body.
    pub content_md5: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The `OwnershipControls` (BucketOwnerEnforced, BucketOwnerPreferred, or ObjectWriter) that
    /// you want to apply to this Amazon S3 bucket.
    pub ownership_controls: OwnershipControls,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
}

impl FromFields for PutBucketOwnershipControlsRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_OWNERSHIP_CONTROLS_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            expected_bucket_owner: optional(&mut fields, 2)?,
            ownership_controls: required(&mut fields, 3)?,
            checksum_algorithm: optional(&mut fields, 4)?,
        })
    }
}

/// What `PutBucketPolicy` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketPolicyRequest {
    /// The name of the bucket.
    pub bucket: String,
    /// The MD5 hash of the request body.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the request when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Set this parameter to true to confirm that you want to remove your permissions to change
    /// this bucket policy in the future.
    pub confirm_remove_self_bucket_access: Option<bool>,
    /// The bucket policy as a JSON document.
    pub policy: String,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutBucketPolicyRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_POLICY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            checksum_algorithm: optional(&mut fields, 2)?,
            confirm_remove_self_bucket_access: optional(&mut fields, 3)?,
            policy: required(&mut fields, 4)?,
            expected_bucket_owner: optional(&mut fields, 5)?,
        })
    }
}

/// What `PutBucketTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketTaggingRequest {
    /// The bucket name.
    pub bucket: String,
    /// The Base64 encoded 128-bit `MD5` digest of the data.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the request when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Container for the `TagSet` and `Tag` elements.
    pub tagging: Tagging,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutBucketTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            checksum_algorithm: optional(&mut fields, 2)?,
            tagging: required(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// What `PutBucketVersioning` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutBucketVersioningRequest {
    /// The bucket name.
    pub bucket: String,
    /// The Base64 encoded 128-bit `MD5` digest of the data.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the request when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// The concatenation of the authentication device's serial number, a space, and the value that
    /// is displayed on your authentication device.
    pub mfa: Option<String>,
    /// Container for setting the versioning state.
    pub versioning_configuration: VersioningConfiguration,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutBucketVersioningRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_BUCKET_VERSIONING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            checksum_algorithm: optional(&mut fields, 2)?,
            mfa: optional(&mut fields, 3)?,
            versioning_configuration: required(&mut fields, 4)?,
            expected_bucket_owner: optional(&mut fields, 5)?,
        })
    }
}

/// What `PutObjectAcl` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutObjectAclRequest {
    /// The canned ACL to apply to the object.
    pub acl: Option<ObjectCannedACL>,
    /// Contains the elements that set the ACL permissions for an object per grantee.
    pub access_control_policy: Option<AccessControlPolicy>,
    /// The bucket name that contains the object to which you want to attach the ACL.
    pub bucket: String,
    /// The Base64 encoded 128-bit `MD5` digest of the data.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Allows grantee the read, write, read ACP, and write ACP permissions on the bucket.
    pub grant_full_control: Option<String>,
    /// Allows grantee to list the objects in the bucket.
    pub grant_read: Option<String>,
    /// Allows grantee to read the bucket ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to create new objects in the bucket.
    pub grant_write: Option<String>,
    /// Allows grantee to write the ACL for the applicable bucket.
    pub grant_write_acp: Option<String>,
    /// Key for which the PUT action was initiated.
    pub key: String,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// Version ID used to reference a specific version of the object.
    pub version_id: Option<String>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutObjectAclRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_ACL_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            access_control_policy: optional(&mut fields, 1)?,
            bucket: required(&mut fields, 2)?,
            content_md5: optional(&mut fields, 3)?,
            checksum_algorithm: optional(&mut fields, 4)?,
            grant_full_control: optional(&mut fields, 5)?,
            grant_read: optional(&mut fields, 6)?,
            grant_read_acp: optional(&mut fields, 7)?,
            grant_write: optional(&mut fields, 8)?,
            grant_write_acp: optional(&mut fields, 9)?,
            key: required(&mut fields, 10)?,
            request_payer: optional(&mut fields, 11)?,
            version_id: optional(&mut fields, 12)?,
            expected_bucket_owner: optional(&mut fields, 13)?,
        })
    }
}

/// What `PutObject` takes.
#[derive(Debug)]
pub struct PutObjectRequest {
    /// The canned ACL to apply to the object.
    pub acl: Option<ObjectCannedACL>,
    /// The bucket name to which the PUT action was initiated.
    pub bucket: String,
    /// Can be used to specify caching behavior along the request/reply chain.
    pub cache_control: Option<String>,
    /// Specifies presentational information for the object.
    pub content_disposition: Option<String>,
    /// Specifies what content encodings have been applied to the object and thus what decoding
    /// mechanisms must be applied to obtain the media-type referenced by the Content-Type header
    /// field.
    pub content_encoding: Option<String>,
    /// The language the content is in.
    pub content_language: Option<String>,
    /// Size of the body in bytes.
    pub content_length: Option<i64>,
    /// The Base64 encoded 128-bit `MD5` digest of the message (without the headers) according to
    /// RFC 1864.
    pub content_md5: Option<String>,
    /// A standard MIME type describing the format of the contents.
    pub content_type: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32_c: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc64_nvme: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha1: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha256: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha512: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_md5: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash64: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash3: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash128: Option<String>,
    /// The date and time at which the object is no longer cacheable.
    pub expires: Option<String>,
    /// Uploads the object only if the ETag (entity tag) value provided during the WRITE operation
    /// matches the ETag of the object in S3.
    pub if_match: Option<String>,
    /// Uploads the object only if the object key name does not already exist in the bucket
    /// specified.
    pub if_none_match: Option<String>,
    /// Gives the grantee READ, READ_ACP, and WRITE_ACP permissions on the object.
    pub grant_full_control: Option<String>,
    /// Allows grantee to read the object data and its metadata.
    pub grant_read: Option<String>,
    /// Allows grantee to read the object ACL.
    pub grant_read_acp: Option<String>,
    /// Allows grantee to write the ACL for the applicable object.
    pub grant_write_acp: Option<String>,
    /// Object key for which the PUT action was initiated.
    pub key: String,
    /// Specifies the offset for appending data to existing objects in bytes.
    pub write_offset_bytes: Option<i64>,
    /// A map of metadata to store with the object in S3.
    pub metadata: Option<BTreeMap<String, String>>,
    /// The server-side encryption algorithm that was used when you store this object in Amazon S3
    /// or Amazon FSx.
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// By default, Amazon S3 uses the STANDARD Storage Class to store newly created objects.
    pub storage_class: Option<StorageClass>,
    /// If the bucket is configured as a website, redirects requests for this object to another
    /// object in the same bucket or to an external URL.
    pub website_redirect_location: Option<String>,
    /// Specifies the algorithm to use when encrypting the object (for example, `AES256`).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// Specifies the KMS key ID (Key ID, Key ARN, or Key Alias) to use for object encryption.
    pub ssekms_key_id: Option<String>,
    /// Specifies the Amazon Web Services KMS Encryption Context as an additional encryption context
    /// to use for object encryption.
    pub ssekms_encryption_context: Option<String>,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key for object encryption with
    /// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The tag-set for the object.
    pub tagging: Option<String>,
    /// The Object Lock mode that you want to apply to this object.
    pub object_lock_mode: Option<ObjectLockMode>,
    /// The date and time when you want this object's Object Lock to expire.
    pub object_lock_retain_until_date: Option<Timestamp>,
    /// Specifies whether a legal hold will be applied to this object.
    pub object_lock_legal_hold_status: Option<ObjectLockLegalHoldStatus>,
    /// Specifies the event hold status to apply to this object.
    pub object_lock_event_hold: Option<ObjectLockEventHold>,
    /// Specifies the event hold duration in days to apply to this object.
    pub object_lock_event_hold_duration_days: Option<i32>,
    /// Specifies the event hold duration in years to apply to this object.
    pub object_lock_event_hold_duration_years: Option<i32>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutObjectRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            acl: optional(&mut fields, 0)?,
            bucket: required(&mut fields, 1)?,
            cache_control: optional(&mut fields, 2)?,
            content_disposition: optional(&mut fields, 3)?,
            content_encoding: optional(&mut fields, 4)?,
            content_language: optional(&mut fields, 5)?,
            content_length: optional(&mut fields, 6)?,
            content_md5: optional(&mut fields, 7)?,
            content_type: optional(&mut fields, 8)?,
            checksum_algorithm: optional(&mut fields, 9)?,
            checksum_crc32: optional(&mut fields, 10)?,
            checksum_crc32_c: optional(&mut fields, 11)?,
            checksum_crc64_nvme: optional(&mut fields, 12)?,
            checksum_sha1: optional(&mut fields, 13)?,
            checksum_sha256: optional(&mut fields, 14)?,
            checksum_sha512: optional(&mut fields, 15)?,
            checksum_md5: optional(&mut fields, 16)?,
            checksum_xxhash64: optional(&mut fields, 17)?,
            checksum_xxhash3: optional(&mut fields, 18)?,
            checksum_xxhash128: optional(&mut fields, 19)?,
            expires: optional(&mut fields, 20)?,
            if_match: optional(&mut fields, 21)?,
            if_none_match: optional(&mut fields, 22)?,
            grant_full_control: optional(&mut fields, 23)?,
            grant_read: optional(&mut fields, 24)?,
            grant_read_acp: optional(&mut fields, 25)?,
            grant_write_acp: optional(&mut fields, 26)?,
            key: required(&mut fields, 27)?,
            write_offset_bytes: optional(&mut fields, 28)?,
            metadata: optional(&mut fields, 29)?,
            server_side_encryption: optional(&mut fields, 30)?,
            storage_class: optional(&mut fields, 31)?,
            website_redirect_location: optional(&mut fields, 32)?,
            sse_customer_algorithm: optional(&mut fields, 33)?,
            sse_customer_key: optional(&mut fields, 34)?,
            sse_customer_key_md5: optional(&mut fields, 35)?,
            ssekms_key_id: optional(&mut fields, 36)?,
            ssekms_encryption_context: optional(&mut fields, 37)?,
            bucket_key_enabled: optional(&mut fields, 38)?,
            request_payer: optional(&mut fields, 39)?,
            tagging: optional(&mut fields, 40)?,
            object_lock_mode: optional(&mut fields, 41)?,
            object_lock_retain_until_date: optional(&mut fields, 42)?,
            object_lock_legal_hold_status: optional(&mut fields, 43)?,
            object_lock_event_hold: optional(&mut fields, 44)?,
            object_lock_event_hold_duration_days: optional(&mut fields, 45)?,
            object_lock_event_hold_duration_years: optional(&mut fields, 46)?,
            expected_bucket_owner: optional(&mut fields, 47)?,
        })
    }
}

/// What `PutObjectTagging` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutObjectTaggingRequest {
    /// The bucket name containing the object.
    pub bucket: String,
    /// Name of the object key.
    pub key: String,
    /// The versionId of the object that the tag-set will be added to.
    pub version_id: Option<String>,
    /// The MD5 hash for the request body.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// Container for the `TagSet` and `Tag` elements.
    pub tagging: Tagging,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// Confirms that the requester knows that she or he will be charged for the tagging object
    /// request.
    pub request_payer: Option<RequestPayer>,
}

impl FromFields for PutObjectTaggingRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_OBJECT_TAGGING_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            content_md5: optional(&mut fields, 3)?,
            checksum_algorithm: optional(&mut fields, 4)?,
            tagging: required(&mut fields, 5)?,
            expected_bucket_owner: optional(&mut fields, 6)?,
            request_payer: optional(&mut fields, 7)?,
        })
    }
}

/// What `PutPublicAccessBlock` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutPublicAccessBlockRequest {
    /// The name of the Amazon S3 bucket whose `PublicAccessBlock` configuration you want to set.
    pub bucket: String,
    /// The MD5 hash of the `PutPublicAccessBlock` request body.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// The `PublicAccessBlock` configuration that you want to apply to this Amazon S3 bucket.
    pub public_access_block_configuration: PublicAccessBlockConfiguration,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for PutPublicAccessBlockRequest {
    const STRUCTURE: &'static Structure = &shapes::PUT_PUBLIC_ACCESS_BLOCK_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_md5: optional(&mut fields, 1)?,
            checksum_algorithm: optional(&mut fields, 2)?,
            public_access_block_configuration: required(&mut fields, 3)?,
            expected_bucket_owner: optional(&mut fields, 4)?,
        })
    }
}

/// If `SSEKMS` is specified for `ObjectEncryption`, this data type specifies the Amazon Web
/// Services KMS key Amazon Resource Name (ARN) to use and whether to use an S3 Bucket Key for
/// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SSEKMSEncryption {
    /// Specifies the Amazon Web Services KMS key Amazon Resource Name (ARN) to use for the updated
    /// server-side encryption type.
    pub kms_key_arn: String,
    /// Specifies whether Amazon S3 should use an S3 Bucket Key for object encryption with
    /// server-side encryption using Key Management Service (KMS) keys (SSE-KMS).
    pub bucket_key_enabled: Option<bool>,
}

impl FromFields for SSEKMSEncryption {
    const STRUCTURE: &'static Structure = &shapes::SSEKMS_ENCRYPTION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            kms_key_arn: required(&mut fields, 0)?,
            bucket_key_enabled: optional(&mut fields, 1)?,
        })
    }
}

impl FromValue for SSEKMSEncryption {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// Container for `TagSet` elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagging {
    /// A collection for a set of tags.
    pub tag_set: Vec<Tag>,
}

impl FromFields for Tagging {
    const STRUCTURE: &'static Structure = &shapes::TAGGING;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { tag_set: required(&mut fields, 0)? })
    }
}

impl FromValue for Tagging {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}

/// What `UpdateObjectEncryption` takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateObjectEncryptionRequest {
    /// The name of the general purpose bucket that contains the specified object key name.
    pub bucket: String,
    /// The key name of the object that you want to update the server-side encryption type for.
    pub key: String,
    /// The version ID of the object that you want to update the server-side encryption type for.
    pub version_id: Option<String>,
    /// The updated server-side encryption type for this object.
    pub object_encryption: ObjectEncryption,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The MD5 hash for the request body.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use an Amazon
    /// Web Services SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
}

impl FromFields for UpdateObjectEncryptionRequest {
    const STRUCTURE: &'static Structure = &shapes::UPDATE_OBJECT_ENCRYPTION_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            key: required(&mut fields, 1)?,
            version_id: optional(&mut fields, 2)?,
            object_encryption: required(&mut fields, 3)?,
            request_payer: optional(&mut fields, 4)?,
            expected_bucket_owner: optional(&mut fields, 5)?,
            content_md5: optional(&mut fields, 6)?,
            checksum_algorithm: optional(&mut fields, 7)?,
        })
    }
}

/// What `UploadPartCopy` takes.
#[derive(Debug)]
pub struct UploadPartCopyRequest {
    /// The bucket name.
    pub bucket: String,
    /// Specifies the source object for the copy operation.
    pub copy_source: String,
    /// Copies the object if its entity tag (ETag) matches the specified tag.
    pub copy_source_if_match: Option<String>,
    /// Copies the object if it has been modified since the specified time.
    pub copy_source_if_modified_since: Option<Timestamp>,
    /// Copies the object if its entity tag (ETag) is different than the specified ETag.
    pub copy_source_if_none_match: Option<String>,
    /// Copies the object if it hasn't been modified since the specified time.
    pub copy_source_if_unmodified_since: Option<Timestamp>,
    /// The range of bytes to copy from the source object.
    pub copy_source_range: Option<String>,
    /// Object key for which the multipart upload was initiated.
    pub key: String,
    /// Part number of part being copied.
    pub part_number: i32,
    /// Upload ID identifying the multipart upload whose part is being copied.
    pub upload_id: String,
    /// Specifies the algorithm to use when encrypting the object (for example, AES256).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// Specifies the algorithm to use when decrypting the source object (for example, `AES256`).
    pub copy_source_sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use to decrypt the source
    /// object.
    pub copy_source_sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub copy_source_sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected destination bucket owner.
    pub expected_bucket_owner: Option<String>,
    /// The account ID of the expected source bucket owner.
    pub expected_source_bucket_owner: Option<String>,
}

impl FromFields for UploadPartCopyRequest {
    const STRUCTURE: &'static Structure = &shapes::UPLOAD_PART_COPY_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            copy_source: required(&mut fields, 1)?,
            copy_source_if_match: optional(&mut fields, 2)?,
            copy_source_if_modified_since: optional(&mut fields, 3)?,
            copy_source_if_none_match: optional(&mut fields, 4)?,
            copy_source_if_unmodified_since: optional(&mut fields, 5)?,
            copy_source_range: optional(&mut fields, 6)?,
            key: required(&mut fields, 7)?,
            part_number: required(&mut fields, 8)?,
            upload_id: required(&mut fields, 9)?,
            sse_customer_algorithm: optional(&mut fields, 10)?,
            sse_customer_key: optional(&mut fields, 11)?,
            sse_customer_key_md5: optional(&mut fields, 12)?,
            copy_source_sse_customer_algorithm: optional(&mut fields, 13)?,
            copy_source_sse_customer_key: optional(&mut fields, 14)?,
            copy_source_sse_customer_key_md5: optional(&mut fields, 15)?,
            request_payer: optional(&mut fields, 16)?,
            expected_bucket_owner: optional(&mut fields, 17)?,
            expected_source_bucket_owner: optional(&mut fields, 18)?,
        })
    }
}

/// What `UploadPart` takes.
#[derive(Debug)]
pub struct UploadPartRequest {
    /// The name of the bucket to which the multipart upload was initiated.
    pub bucket: String,
    /// Size of the body in bytes.
    pub content_length: Option<i64>,
    /// The Base64 encoded 128-bit MD5 digest of the part data.
    pub content_md5: Option<String>,
    /// Indicates the algorithm used to create the checksum for the object when you use the SDK.
    pub checksum_algorithm: Option<ChecksumAlgorithm>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc32_c: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_crc64_nvme: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha1: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha256: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_sha512: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_md5: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash64: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash3: Option<String>,
    /// This header can be used as a data integrity check to verify that the data received is the
    /// same data that was originally sent.
    pub checksum_xxhash128: Option<String>,
    /// Object key for which the multipart upload was initiated.
    pub key: String,
    /// Part number of part being uploaded.
    pub part_number: i32,
    /// Upload ID identifying the multipart upload whose part is being uploaded.
    pub upload_id: String,
    /// Specifies the algorithm to use when encrypting the object (for example, AES256).
    pub sse_customer_algorithm: Option<String>,
    /// Specifies the customer-provided encryption key for Amazon S3 to use in encrypting data.
    pub sse_customer_key: Option<Secret<[u8]>>,
    /// Specifies the 128-bit MD5 digest of the encryption key according to RFC 1321.
    pub sse_customer_key_md5: Option<String>,
    /// `RequestPayer` of the AWS model.
    pub request_payer: Option<RequestPayer>,
    /// The account ID of the expected bucket owner.
    pub expected_bucket_owner: Option<String>,
}

impl FromFields for UploadPartRequest {
    const STRUCTURE: &'static Structure = &shapes::UPLOAD_PART_REQUEST;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self {
            bucket: required(&mut fields, 0)?,
            content_length: optional(&mut fields, 1)?,
            content_md5: optional(&mut fields, 2)?,
            checksum_algorithm: optional(&mut fields, 3)?,
            checksum_crc32: optional(&mut fields, 4)?,
            checksum_crc32_c: optional(&mut fields, 5)?,
            checksum_crc64_nvme: optional(&mut fields, 6)?,
            checksum_sha1: optional(&mut fields, 7)?,
            checksum_sha256: optional(&mut fields, 8)?,
            checksum_sha512: optional(&mut fields, 9)?,
            checksum_md5: optional(&mut fields, 10)?,
            checksum_xxhash64: optional(&mut fields, 11)?,
            checksum_xxhash3: optional(&mut fields, 12)?,
            checksum_xxhash128: optional(&mut fields, 13)?,
            key: required(&mut fields, 14)?,
            part_number: required(&mut fields, 15)?,
            upload_id: required(&mut fields, 16)?,
            sse_customer_algorithm: optional(&mut fields, 17)?,
            sse_customer_key: optional(&mut fields, 18)?,
            sse_customer_key_md5: optional(&mut fields, 19)?,
            request_payer: optional(&mut fields, 20)?,
            expected_bucket_owner: optional(&mut fields, 21)?,
        })
    }
}

/// Describes the versioning state of an Amazon S3 bucket.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct VersioningConfiguration {
    /// Specifies whether MFA delete is enabled in the bucket versioning configuration.
    pub mfa_delete: Option<MFADelete>,
    /// The versioning state of the bucket.
    pub status: Option<BucketVersioningStatus>,
}

impl FromFields for VersioningConfiguration {
    const STRUCTURE: &'static Structure = &shapes::VERSIONING_CONFIGURATION;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        Ok(Self { mfa_delete: optional(&mut fields, 0)?, status: optional(&mut fields, 1)? })
    }
}

impl FromValue for VersioningConfiguration {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::Structure(fields) = value { Self::from_fields(fields).ok() } else { None }
    }
}
