//! The structures that requests carry.

use crate::shape::{HttpBinding, Kind, Member, Shape, Structure};

use super::*;

/// `AbortMultipartUploadRequest`.
pub static ABORT_MULTIPART_UPLOAD_REQUEST: Structure = Structure {
    name: "AbortMultipartUploadRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::required("UploadId", &MULTIPART_UPLOAD_ID_SHAPE).at(HttpBinding::Query("uploadId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("IfMatchInitiatedTime", &IF_MATCH_INITIATED_TIME_SHAPE)
            .at(HttpBinding::Header("x-amz-if-match-initiated-time")),
    ],
};

/// `AccessControlPolicy`.
pub static ACCESS_CONTROL_POLICY: Structure = Structure {
    name: "AccessControlPolicy",
    members: &[
        Member::optional("Grants", &GRANTS_SHAPE)
            .at(HttpBinding::List { list: "AccessControlList", item: "Grant" }),
        Member::optional("Owner", &OWNER_SHAPE),
    ],
};

/// The shape `AccessControlPolicy`.
pub static ACCESS_CONTROL_POLICY_SHAPE: Shape = Shape {
    name: "AccessControlPolicy",
    sensitive: false,
    kind: Kind::Structure(&ACCESS_CONTROL_POLICY),
};

/// `BucketInfo`.
pub static BUCKET_INFO: Structure = Structure {
    name: "BucketInfo",
    members: &[
        Member::optional("DataRedundancy", &DATA_REDUNDANCY_SHAPE),
        Member::optional("Type", &BUCKET_TYPE_SHAPE),
    ],
};

/// The shape `BucketInfo`.
pub static BUCKET_INFO_SHAPE: Shape =
    Shape { name: "BucketInfo", sensitive: false, kind: Kind::Structure(&BUCKET_INFO) };

/// `CompleteMultipartUploadRequest`.
pub static COMPLETE_MULTIPART_UPLOAD_REQUEST: Structure = Structure {
    name: "CompleteMultipartUploadRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("MultipartUpload", &COMPLETED_MULTIPART_UPLOAD_SHAPE)
            .at(HttpBinding::Payload("CompleteMultipartUpload")),
        Member::required("UploadId", &MULTIPART_UPLOAD_ID_SHAPE).at(HttpBinding::Query("uploadId")),
        Member::optional("ChecksumCRC32", &CHECKSUM_CRC32_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32")),
        Member::optional("ChecksumCRC32C", &CHECKSUM_CRC32_C_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32c")),
        Member::optional("ChecksumCRC64NVME", &CHECKSUM_CRC64_NVME_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc64nvme")),
        Member::optional("ChecksumSHA1", &CHECKSUM_SHA1_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha1")),
        Member::optional("ChecksumSHA256", &CHECKSUM_SHA256_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha256")),
        Member::optional("ChecksumSHA512", &CHECKSUM_SHA512_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha512")),
        Member::optional("ChecksumMD5", &CHECKSUM_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-md5")),
        Member::optional("ChecksumXXHASH64", &CHECKSUM_XXHASH64_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash64")),
        Member::optional("ChecksumXXHASH3", &CHECKSUM_XXHASH3_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash3")),
        Member::optional("ChecksumXXHASH128", &CHECKSUM_XXHASH128_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash128")),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-type")),
        Member::optional("MpuObjectSize", &MPU_OBJECT_SIZE_SHAPE)
            .at(HttpBinding::Header("x-amz-mp-object-size")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
    ],
};

/// `CompletedMultipartUpload`.
pub static COMPLETED_MULTIPART_UPLOAD: Structure = Structure {
    name: "CompletedMultipartUpload",
    members: &[
        Member::optional("Parts", &COMPLETED_PART_LIST_SHAPE).at(HttpBinding::FlatList("Part"))
    ],
};

/// The shape `CompletedMultipartUpload`.
pub static COMPLETED_MULTIPART_UPLOAD_SHAPE: Shape = Shape {
    name: "CompletedMultipartUpload",
    sensitive: false,
    kind: Kind::Structure(&COMPLETED_MULTIPART_UPLOAD),
};

/// `CompletedPart`.
pub static COMPLETED_PART: Structure = Structure {
    name: "CompletedPart",
    members: &[
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("ChecksumCRC32", &CHECKSUM_CRC32_SHAPE),
        Member::optional("ChecksumCRC32C", &CHECKSUM_CRC32_C_SHAPE),
        Member::optional("ChecksumCRC64NVME", &CHECKSUM_CRC64_NVME_SHAPE),
        Member::optional("ChecksumSHA1", &CHECKSUM_SHA1_SHAPE),
        Member::optional("ChecksumSHA256", &CHECKSUM_SHA256_SHAPE),
        Member::optional("ChecksumSHA512", &CHECKSUM_SHA512_SHAPE),
        Member::optional("ChecksumMD5", &CHECKSUM_MD5_SHAPE),
        Member::optional("ChecksumXXHASH64", &CHECKSUM_XXHASH64_SHAPE),
        Member::optional("ChecksumXXHASH3", &CHECKSUM_XXHASH3_SHAPE),
        Member::optional("ChecksumXXHASH128", &CHECKSUM_XXHASH128_SHAPE),
        Member::optional("PartNumber", &PART_NUMBER_SHAPE),
    ],
};

/// The shape `CompletedPart`.
pub static COMPLETED_PART_SHAPE: Shape =
    Shape { name: "CompletedPart", sensitive: false, kind: Kind::Structure(&COMPLETED_PART) };

/// `CopyObjectRequest`.
pub static COPY_OBJECT_REQUEST: Structure = Structure {
    name: "CopyObjectRequest",
    members: &[
        Member::optional("ACL", &OBJECT_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("CacheControl", &CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Header("cache-control")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-algorithm")),
        Member::optional("ContentDisposition", &CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Header("content-disposition")),
        Member::optional("ContentEncoding", &CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Header("content-encoding")),
        Member::optional("ContentLanguage", &CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Header("content-language")),
        Member::optional("ContentType", &CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Header("content-type")),
        Member::required("CopySource", &COPY_SOURCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source")),
        Member::optional("CopySourceIfMatch", &COPY_SOURCE_IF_MATCH_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-match")),
        Member::optional("CopySourceIfModifiedSince", &COPY_SOURCE_IF_MODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-modified-since")),
        Member::optional("CopySourceIfNoneMatch", &COPY_SOURCE_IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-none-match")),
        Member::optional("CopySourceIfUnmodifiedSince", &COPY_SOURCE_IF_UNMODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-unmodified-since")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("MetadataDirective", &METADATA_DIRECTIVE_SHAPE)
            .at(HttpBinding::Header("x-amz-metadata-directive")),
        Member::optional("TaggingDirective", &TAGGING_DIRECTIVE_SHAPE)
            .at(HttpBinding::Header("x-amz-tagging-directive")),
        Member::optional("AnnotationDirective", &ANNOTATION_DIRECTIVE_SHAPE)
            .at(HttpBinding::Header("x-amz-object-annotation-directive")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional(
            "CopySourceSSECustomerAlgorithm",
            &COPY_SOURCE_SSE_CUSTOMER_ALGORITHM_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-algorithm")),
        Member::optional("CopySourceSSECustomerKey", &COPY_SOURCE_SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-key")),
        Member::optional("CopySourceSSECustomerKeyMD5", &COPY_SOURCE_SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("Tagging", &TAGGING_HEADER_SHAPE).at(HttpBinding::Header("x-amz-tagging")),
        Member::optional("ObjectLockMode", &OBJECT_LOCK_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-mode")),
        Member::optional("ObjectLockRetainUntilDate", &OBJECT_LOCK_RETAIN_UNTIL_DATE_SHAPE)
            .at(HttpBinding::Iso8601Header("x-amz-object-lock-retain-until-date")),
        Member::optional("ObjectLockLegalHoldStatus", &OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-legal-hold")),
        Member::optional("ObjectLockEventHold", &OBJECT_LOCK_EVENT_HOLD_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-event-hold")),
        Member::optional(
            "ObjectLockEventHoldDurationDays",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_DAYS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-days")),
        Member::optional(
            "ObjectLockEventHoldDurationYears",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_YEARS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-years")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ExpectedSourceBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-source-expected-bucket-owner")),
    ],
};

/// `CreateBucketConfiguration`.
pub static CREATE_BUCKET_CONFIGURATION: Structure = Structure {
    name: "CreateBucketConfiguration",
    members: &[
        Member::optional("LocationConstraint", &BUCKET_LOCATION_CONSTRAINT_SHAPE),
        Member::optional("Location", &LOCATION_INFO_SHAPE),
        Member::optional("Bucket", &BUCKET_INFO_SHAPE),
        Member::optional("Tags", &TAG_SET_SHAPE)
            .at(HttpBinding::List { list: "Tags", item: "Tag" }),
    ],
};

/// The shape `CreateBucketConfiguration`.
pub static CREATE_BUCKET_CONFIGURATION_SHAPE: Shape = Shape {
    name: "CreateBucketConfiguration",
    sensitive: false,
    kind: Kind::Structure(&CREATE_BUCKET_CONFIGURATION),
};

/// `CreateBucketRequest`.
pub static CREATE_BUCKET_REQUEST: Structure = Structure {
    name: "CreateBucketRequest",
    members: &[
        Member::optional("ACL", &BUCKET_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("CreateBucketConfiguration", &CREATE_BUCKET_CONFIGURATION_SHAPE)
            .at(HttpBinding::Payload("CreateBucketConfiguration")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWrite", &GRANT_WRITE_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::optional("ObjectLockEnabledForBucket", &OBJECT_LOCK_ENABLED_FOR_BUCKET_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-object-lock-enabled")),
        Member::optional("ObjectOwnership", &OBJECT_OWNERSHIP_SHAPE)
            .at(HttpBinding::Header("x-amz-object-ownership")),
        Member::optional("BucketNamespace", &BUCKET_NAMESPACE_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-namespace")),
    ],
};

/// `CreateMultipartUploadRequest`.
pub static CREATE_MULTIPART_UPLOAD_REQUEST: Structure = Structure {
    name: "CreateMultipartUploadRequest",
    members: &[
        Member::optional("ACL", &OBJECT_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("CacheControl", &CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Header("cache-control")),
        Member::optional("ContentDisposition", &CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Header("content-disposition")),
        Member::optional("ContentEncoding", &CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Header("content-encoding")),
        Member::optional("ContentLanguage", &CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Header("content-language")),
        Member::optional("ContentType", &CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Header("content-type")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("Tagging", &TAGGING_HEADER_SHAPE).at(HttpBinding::Header("x-amz-tagging")),
        Member::optional("ObjectLockMode", &OBJECT_LOCK_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-mode")),
        Member::optional("ObjectLockRetainUntilDate", &OBJECT_LOCK_RETAIN_UNTIL_DATE_SHAPE)
            .at(HttpBinding::Iso8601Header("x-amz-object-lock-retain-until-date")),
        Member::optional("ObjectLockLegalHoldStatus", &OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-legal-hold")),
        Member::optional("ObjectLockEventHold", &OBJECT_LOCK_EVENT_HOLD_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-event-hold")),
        Member::optional(
            "ObjectLockEventHoldDurationDays",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_DAYS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-days")),
        Member::optional(
            "ObjectLockEventHoldDurationYears",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_YEARS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-years")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-algorithm")),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-type")),
    ],
};

/// `Delete`.
pub static DELETE: Structure = Structure {
    name: "Delete",
    members: &[
        Member::required("Objects", &OBJECT_IDENTIFIER_LIST_SHAPE)
            .at(HttpBinding::FlatList("Object")),
        Member::optional("Quiet", &QUIET_SHAPE),
    ],
};

/// The shape `Delete`.
pub static DELETE_SHAPE: Shape =
    Shape { name: "Delete", sensitive: false, kind: Kind::Structure(&DELETE) };

/// `DeleteBucketEncryptionRequest`.
pub static DELETE_BUCKET_ENCRYPTION_REQUEST: Structure = Structure {
    name: "DeleteBucketEncryptionRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteBucketOwnershipControlsRequest`.
pub static DELETE_BUCKET_OWNERSHIP_CONTROLS_REQUEST: Structure = Structure {
    name: "DeleteBucketOwnershipControlsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteBucketPolicyRequest`.
pub static DELETE_BUCKET_POLICY_REQUEST: Structure = Structure {
    name: "DeleteBucketPolicyRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteBucketRequest`.
pub static DELETE_BUCKET_REQUEST: Structure = Structure {
    name: "DeleteBucketRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteBucketTaggingRequest`.
pub static DELETE_BUCKET_TAGGING_REQUEST: Structure = Structure {
    name: "DeleteBucketTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteObjectRequest`.
pub static DELETE_OBJECT_REQUEST: Structure = Structure {
    name: "DeleteObjectRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("MFA", &MFA_SHAPE).at(HttpBinding::Header("x-amz-mfa")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("BypassGovernanceRetention", &BYPASS_GOVERNANCE_RETENTION_SHAPE)
            .at(HttpBinding::Header("x-amz-bypass-governance-retention")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfMatchLastModifiedTime", &IF_MATCH_LAST_MODIFIED_TIME_SHAPE)
            .at(HttpBinding::Header("x-amz-if-match-last-modified-time")),
        Member::optional("IfMatchSize", &IF_MATCH_SIZE_SHAPE)
            .at(HttpBinding::Header("x-amz-if-match-size")),
    ],
};

/// `DeleteObjectTaggingRequest`.
pub static DELETE_OBJECT_TAGGING_REQUEST: Structure = Structure {
    name: "DeleteObjectTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `DeleteObjectsRequest`.
pub static DELETE_OBJECTS_REQUEST: Structure = Structure {
    name: "DeleteObjectsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Delete", &DELETE_SHAPE).at(HttpBinding::Payload("Delete")),
        Member::optional("MFA", &MFA_SHAPE).at(HttpBinding::Header("x-amz-mfa")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("BypassGovernanceRetention", &BYPASS_GOVERNANCE_RETENTION_SHAPE)
            .at(HttpBinding::Header("x-amz-bypass-governance-retention")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
    ],
};

/// `DeletePublicAccessBlockRequest`.
pub static DELETE_PUBLIC_ACCESS_BLOCK_REQUEST: Structure = Structure {
    name: "DeletePublicAccessBlockRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketAccelerateConfigurationRequest`.
pub static GET_BUCKET_ACCELERATE_CONFIGURATION_REQUEST: Structure = Structure {
    name: "GetBucketAccelerateConfigurationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
    ],
};

/// `GetBucketAclRequest`.
pub static GET_BUCKET_ACL_REQUEST: Structure = Structure {
    name: "GetBucketAclRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketCorsRequest`.
pub static GET_BUCKET_CORS_REQUEST: Structure = Structure {
    name: "GetBucketCorsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketEncryptionRequest`.
pub static GET_BUCKET_ENCRYPTION_REQUEST: Structure = Structure {
    name: "GetBucketEncryptionRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketLifecycleConfigurationRequest`.
pub static GET_BUCKET_LIFECYCLE_CONFIGURATION_REQUEST: Structure = Structure {
    name: "GetBucketLifecycleConfigurationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketLocationRequest`.
pub static GET_BUCKET_LOCATION_REQUEST: Structure = Structure {
    name: "GetBucketLocationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketLoggingRequest`.
pub static GET_BUCKET_LOGGING_REQUEST: Structure = Structure {
    name: "GetBucketLoggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketNotificationConfigurationRequest`.
pub static GET_BUCKET_NOTIFICATION_CONFIGURATION_REQUEST: Structure = Structure {
    name: "GetBucketNotificationConfigurationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketOwnershipControlsRequest`.
pub static GET_BUCKET_OWNERSHIP_CONTROLS_REQUEST: Structure = Structure {
    name: "GetBucketOwnershipControlsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketPolicyRequest`.
pub static GET_BUCKET_POLICY_REQUEST: Structure = Structure {
    name: "GetBucketPolicyRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketPolicyStatusRequest`.
pub static GET_BUCKET_POLICY_STATUS_REQUEST: Structure = Structure {
    name: "GetBucketPolicyStatusRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketReplicationRequest`.
pub static GET_BUCKET_REPLICATION_REQUEST: Structure = Structure {
    name: "GetBucketReplicationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketRequestPaymentRequest`.
pub static GET_BUCKET_REQUEST_PAYMENT_REQUEST: Structure = Structure {
    name: "GetBucketRequestPaymentRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketTaggingRequest`.
pub static GET_BUCKET_TAGGING_REQUEST: Structure = Structure {
    name: "GetBucketTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketVersioningRequest`.
pub static GET_BUCKET_VERSIONING_REQUEST: Structure = Structure {
    name: "GetBucketVersioningRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetBucketWebsiteRequest`.
pub static GET_BUCKET_WEBSITE_REQUEST: Structure = Structure {
    name: "GetBucketWebsiteRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetObjectAclRequest`.
pub static GET_OBJECT_ACL_REQUEST: Structure = Structure {
    name: "GetObjectAclRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetObjectAttributesRequest`.
pub static GET_OBJECT_ATTRIBUTES_REQUEST: Structure = Structure {
    name: "GetObjectAttributesRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("MaxParts", &MAX_PARTS_SHAPE).at(HttpBinding::Header("x-amz-max-parts")),
        Member::optional("PartNumberMarker", &PART_NUMBER_MARKER_SHAPE)
            .at(HttpBinding::Header("x-amz-part-number-marker")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::required("ObjectAttributes", &OBJECT_ATTRIBUTES_LIST_SHAPE)
            .at(HttpBinding::Header("x-amz-object-attributes")),
    ],
};

/// `GetObjectLegalHoldRequest`.
pub static GET_OBJECT_LEGAL_HOLD_REQUEST: Structure = Structure {
    name: "GetObjectLegalHoldRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetObjectLockConfigurationRequest`.
pub static GET_OBJECT_LOCK_CONFIGURATION_REQUEST: Structure = Structure {
    name: "GetObjectLockConfigurationRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetObjectRequest`.
pub static GET_OBJECT_REQUEST: Structure = Structure {
    name: "GetObjectRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfModifiedSince", &IF_MODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("if-modified-since")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::optional("IfUnmodifiedSince", &IF_UNMODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("if-unmodified-since")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("Range", &RANGE_SHAPE).at(HttpBinding::Header("range")),
        Member::optional("ResponseCacheControl", &RESPONSE_CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Query("response-cache-control")),
        Member::optional("ResponseContentDisposition", &RESPONSE_CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Query("response-content-disposition")),
        Member::optional("ResponseContentEncoding", &RESPONSE_CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Query("response-content-encoding")),
        Member::optional("ResponseContentLanguage", &RESPONSE_CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Query("response-content-language")),
        Member::optional("ResponseContentType", &RESPONSE_CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Query("response-content-type")),
        Member::optional("ResponseExpires", &RESPONSE_EXPIRES_SHAPE)
            .at(HttpBinding::Query("response-expires")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("PartNumber", &PART_NUMBER_SHAPE).at(HttpBinding::Query("partNumber")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ChecksumMode", &CHECKSUM_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-mode")),
    ],
};

/// `GetObjectRetentionRequest`.
pub static GET_OBJECT_RETENTION_REQUEST: Structure = Structure {
    name: "GetObjectRetentionRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `GetObjectTaggingRequest`.
pub static GET_OBJECT_TAGGING_REQUEST: Structure = Structure {
    name: "GetObjectTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
    ],
};

/// `GetPublicAccessBlockRequest`.
pub static GET_PUBLIC_ACCESS_BLOCK_REQUEST: Structure = Structure {
    name: "GetPublicAccessBlockRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `HeadBucketRequest`.
pub static HEAD_BUCKET_REQUEST: Structure = Structure {
    name: "HeadBucketRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `HeadObjectRequest`.
pub static HEAD_OBJECT_REQUEST: Structure = Structure {
    name: "HeadObjectRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfModifiedSince", &IF_MODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("if-modified-since")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::optional("IfUnmodifiedSince", &IF_UNMODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("if-unmodified-since")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("Range", &RANGE_SHAPE).at(HttpBinding::Header("range")),
        Member::optional("ResponseCacheControl", &RESPONSE_CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Query("response-cache-control")),
        Member::optional("ResponseContentDisposition", &RESPONSE_CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Query("response-content-disposition")),
        Member::optional("ResponseContentEncoding", &RESPONSE_CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Query("response-content-encoding")),
        Member::optional("ResponseContentLanguage", &RESPONSE_CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Query("response-content-language")),
        Member::optional("ResponseContentType", &RESPONSE_CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Query("response-content-type")),
        Member::optional("ResponseExpires", &RESPONSE_EXPIRES_SHAPE)
            .at(HttpBinding::Query("response-expires")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("PartNumber", &PART_NUMBER_SHAPE).at(HttpBinding::Query("partNumber")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ChecksumMode", &CHECKSUM_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-mode")),
    ],
};

/// `ListBucketsRequest`.
pub static LIST_BUCKETS_REQUEST: Structure = Structure {
    name: "ListBucketsRequest",
    members: &[
        Member::optional("MaxBuckets", &MAX_BUCKETS_SHAPE).at(HttpBinding::Query("max-buckets")),
        Member::optional("ContinuationToken", &TOKEN_SHAPE)
            .at(HttpBinding::Query("continuation-token")),
        Member::optional("Prefix", &PREFIX_SHAPE).at(HttpBinding::Query("prefix")),
        Member::optional("BucketRegion", &BUCKET_REGION_SHAPE)
            .at(HttpBinding::Query("bucket-region")),
    ],
};

/// `ListMultipartUploadsRequest`.
pub static LIST_MULTIPART_UPLOADS_REQUEST: Structure = Structure {
    name: "ListMultipartUploadsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("Delimiter", &DELIMITER_SHAPE).at(HttpBinding::Query("delimiter")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE)
            .at(HttpBinding::Query("encoding-type")),
        Member::optional("KeyMarker", &KEY_MARKER_SHAPE).at(HttpBinding::Query("key-marker")),
        Member::optional("MaxUploads", &MAX_UPLOADS_SHAPE).at(HttpBinding::Query("max-uploads")),
        Member::optional("Prefix", &PREFIX_SHAPE).at(HttpBinding::Query("prefix")),
        Member::optional("UploadIdMarker", &UPLOAD_ID_MARKER_SHAPE)
            .at(HttpBinding::Query("upload-id-marker")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
    ],
};

/// `ListObjectVersionsRequest`.
pub static LIST_OBJECT_VERSIONS_REQUEST: Structure = Structure {
    name: "ListObjectVersionsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("Delimiter", &DELIMITER_SHAPE).at(HttpBinding::Query("delimiter")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE)
            .at(HttpBinding::Query("encoding-type")),
        Member::optional("KeyMarker", &KEY_MARKER_SHAPE).at(HttpBinding::Query("key-marker")),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE).at(HttpBinding::Query("max-keys")),
        Member::optional("Prefix", &PREFIX_SHAPE).at(HttpBinding::Query("prefix")),
        Member::optional("VersionIdMarker", &VERSION_ID_MARKER_SHAPE)
            .at(HttpBinding::Query("version-id-marker")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("OptionalObjectAttributes", &OPTIONAL_OBJECT_ATTRIBUTES_LIST_SHAPE)
            .at(HttpBinding::Header("x-amz-optional-object-attributes")),
    ],
};

/// `ListObjectsRequest`.
pub static LIST_OBJECTS_REQUEST: Structure = Structure {
    name: "ListObjectsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("Delimiter", &DELIMITER_SHAPE).at(HttpBinding::Query("delimiter")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE)
            .at(HttpBinding::Query("encoding-type")),
        Member::optional("Marker", &MARKER_SHAPE).at(HttpBinding::Query("marker")),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE).at(HttpBinding::Query("max-keys")),
        Member::optional("Prefix", &PREFIX_SHAPE).at(HttpBinding::Query("prefix")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("OptionalObjectAttributes", &OPTIONAL_OBJECT_ATTRIBUTES_LIST_SHAPE)
            .at(HttpBinding::Header("x-amz-optional-object-attributes")),
    ],
};

/// `ListObjectsV2Request`.
pub static LIST_OBJECTS_V2_REQUEST: Structure = Structure {
    name: "ListObjectsV2Request",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("Delimiter", &DELIMITER_SHAPE).at(HttpBinding::Query("delimiter")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE)
            .at(HttpBinding::Query("encoding-type")),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE).at(HttpBinding::Query("max-keys")),
        Member::optional("Prefix", &PREFIX_SHAPE).at(HttpBinding::Query("prefix")),
        Member::optional("ContinuationToken", &TOKEN_SHAPE)
            .at(HttpBinding::Query("continuation-token")),
        Member::optional("FetchOwner", &FETCH_OWNER_SHAPE).at(HttpBinding::Query("fetch-owner")),
        Member::optional("StartAfter", &START_AFTER_SHAPE).at(HttpBinding::Query("start-after")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("OptionalObjectAttributes", &OPTIONAL_OBJECT_ATTRIBUTES_LIST_SHAPE)
            .at(HttpBinding::Header("x-amz-optional-object-attributes")),
    ],
};

/// `ListPartsRequest`.
pub static LIST_PARTS_REQUEST: Structure = Structure {
    name: "ListPartsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("MaxParts", &MAX_PARTS_SHAPE).at(HttpBinding::Query("max-parts")),
        Member::optional("PartNumberMarker", &PART_NUMBER_MARKER_SHAPE)
            .at(HttpBinding::Query("part-number-marker")),
        Member::required("UploadId", &MULTIPART_UPLOAD_ID_SHAPE).at(HttpBinding::Query("uploadId")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
    ],
};

/// `LocationInfo`.
pub static LOCATION_INFO: Structure = Structure {
    name: "LocationInfo",
    members: &[
        Member::optional("Type", &LOCATION_TYPE_SHAPE),
        Member::optional("Name", &LOCATION_NAME_AS_STRING_SHAPE),
    ],
};

/// The shape `LocationInfo`.
pub static LOCATION_INFO_SHAPE: Shape =
    Shape { name: "LocationInfo", sensitive: false, kind: Kind::Structure(&LOCATION_INFO) };

/// `ObjectEncryption`.
pub static OBJECT_ENCRYPTION: Structure = Structure {
    name: "ObjectEncryption",
    members: &[
        Member::optional("SSEKMS", &SSEKMS_ENCRYPTION_SHAPE).at(HttpBinding::Element("SSE-KMS"))
    ],
};

/// The shape `ObjectEncryption`.
pub static OBJECT_ENCRYPTION_SHAPE: Shape =
    Shape { name: "ObjectEncryption", sensitive: false, kind: Kind::Structure(&OBJECT_ENCRYPTION) };

/// `ObjectIdentifier`.
pub static OBJECT_IDENTIFIER: Structure = Structure {
    name: "ObjectIdentifier",
    members: &[
        Member::required("Key", &OBJECT_KEY_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("LastModifiedTime", &LAST_MODIFIED_TIME_SHAPE),
        Member::optional("Size", &SIZE_SHAPE),
    ],
};

/// The shape `ObjectIdentifier`.
pub static OBJECT_IDENTIFIER_SHAPE: Shape =
    Shape { name: "ObjectIdentifier", sensitive: false, kind: Kind::Structure(&OBJECT_IDENTIFIER) };

/// `PostObjectRequest`.
pub static POST_OBJECT_REQUEST: Structure = Structure {
    name: "PostObjectRequest",
    members: &[
        Member::optional("ACL", &OBJECT_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("CacheControl", &CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Header("cache-control")),
        Member::optional("ContentDisposition", &CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Header("content-disposition")),
        Member::optional("ContentEncoding", &CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Header("content-encoding")),
        Member::optional("ContentLanguage", &CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Header("content-language")),
        Member::optional("ContentLength", &CONTENT_LENGTH_SHAPE)
            .at(HttpBinding::Header("content-length")),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ContentType", &CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Header("content-type")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("ChecksumCRC32", &CHECKSUM_CRC32_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32")),
        Member::optional("ChecksumCRC32C", &CHECKSUM_CRC32_C_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32c")),
        Member::optional("ChecksumCRC64NVME", &CHECKSUM_CRC64_NVME_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc64nvme")),
        Member::optional("ChecksumSHA1", &CHECKSUM_SHA1_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha1")),
        Member::optional("ChecksumSHA256", &CHECKSUM_SHA256_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha256")),
        Member::optional("ChecksumSHA512", &CHECKSUM_SHA512_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha512")),
        Member::optional("ChecksumMD5", &CHECKSUM_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-md5")),
        Member::optional("ChecksumXXHASH64", &CHECKSUM_XXHASH64_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash64")),
        Member::optional("ChecksumXXHASH3", &CHECKSUM_XXHASH3_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash3")),
        Member::optional("ChecksumXXHASH128", &CHECKSUM_XXHASH128_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash128")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("WriteOffsetBytes", &WRITE_OFFSET_BYTES_SHAPE)
            .at(HttpBinding::Header("x-amz-write-offset-bytes")),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("Tagging", &TAGGING_HEADER_SHAPE).at(HttpBinding::Header("x-amz-tagging")),
        Member::optional("ObjectLockMode", &OBJECT_LOCK_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-mode")),
        Member::optional("ObjectLockRetainUntilDate", &OBJECT_LOCK_RETAIN_UNTIL_DATE_SHAPE)
            .at(HttpBinding::Iso8601Header("x-amz-object-lock-retain-until-date")),
        Member::optional("ObjectLockLegalHoldStatus", &OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-legal-hold")),
        Member::optional("ObjectLockEventHold", &OBJECT_LOCK_EVENT_HOLD_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-event-hold")),
        Member::optional(
            "ObjectLockEventHoldDurationDays",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_DAYS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-days")),
        Member::optional(
            "ObjectLockEventHoldDurationYears",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_YEARS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-years")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("SuccessActionRedirect", &SUCCESS_ACTION_REDIRECT_SHAPE)
            .at(HttpBinding::Header("success_action_redirect")),
        Member::optional("SuccessActionStatus", &SUCCESS_ACTION_STATUS_SHAPE)
            .at(HttpBinding::Header("success_action_status")),
    ],
};

/// `PutBucketAclRequest`.
pub static PUT_BUCKET_ACL_REQUEST: Structure = Structure {
    name: "PutBucketAclRequest",
    members: &[
        Member::optional("ACL", &BUCKET_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::optional("AccessControlPolicy", &ACCESS_CONTROL_POLICY_SHAPE)
            .at(HttpBinding::Payload("AccessControlPolicy")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWrite", &GRANT_WRITE_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutBucketEncryptionRequest`.
pub static PUT_BUCKET_ENCRYPTION_REQUEST: Structure = Structure {
    name: "PutBucketEncryptionRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::required(
            "ServerSideEncryptionConfiguration",
            &SERVER_SIDE_ENCRYPTION_CONFIGURATION_SHAPE,
        )
        .at(HttpBinding::Payload("ServerSideEncryptionConfiguration")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutBucketOwnershipControlsRequest`.
pub static PUT_BUCKET_OWNERSHIP_CONTROLS_REQUEST: Structure = Structure {
    name: "PutBucketOwnershipControlsRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::required("OwnershipControls", &OWNERSHIP_CONTROLS_SHAPE)
            .at(HttpBinding::Payload("OwnershipControls")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
    ],
};

/// `PutBucketPolicyRequest`.
pub static PUT_BUCKET_POLICY_REQUEST: Structure = Structure {
    name: "PutBucketPolicyRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("ConfirmRemoveSelfBucketAccess", &CONFIRM_REMOVE_SELF_BUCKET_ACCESS_SHAPE)
            .at(HttpBinding::Header("x-amz-confirm-remove-self-bucket-access")),
        Member::required("Policy", &POLICY_SHAPE).at(HttpBinding::Payload("Policy")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutBucketTaggingRequest`.
pub static PUT_BUCKET_TAGGING_REQUEST: Structure = Structure {
    name: "PutBucketTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::required("Tagging", &TAGGING_SHAPE).at(HttpBinding::Payload("Tagging")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutBucketVersioningRequest`.
pub static PUT_BUCKET_VERSIONING_REQUEST: Structure = Structure {
    name: "PutBucketVersioningRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("MFA", &MFA_SHAPE).at(HttpBinding::Header("x-amz-mfa")),
        Member::required("VersioningConfiguration", &VERSIONING_CONFIGURATION_SHAPE)
            .at(HttpBinding::Payload("VersioningConfiguration")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutObjectAclRequest`.
pub static PUT_OBJECT_ACL_REQUEST: Structure = Structure {
    name: "PutObjectAclRequest",
    members: &[
        Member::optional("ACL", &OBJECT_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::optional("AccessControlPolicy", &ACCESS_CONTROL_POLICY_SHAPE)
            .at(HttpBinding::Payload("AccessControlPolicy")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWrite", &GRANT_WRITE_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutObjectRequest`.
pub static PUT_OBJECT_REQUEST: Structure = Structure {
    name: "PutObjectRequest",
    members: &[
        Member::optional("ACL", &OBJECT_CANNED_ACL_SHAPE).at(HttpBinding::Header("x-amz-acl")),
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("CacheControl", &CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Header("cache-control")),
        Member::optional("ContentDisposition", &CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Header("content-disposition")),
        Member::optional("ContentEncoding", &CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Header("content-encoding")),
        Member::optional("ContentLanguage", &CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Header("content-language")),
        Member::optional("ContentLength", &CONTENT_LENGTH_SHAPE)
            .at(HttpBinding::Header("content-length")),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ContentType", &CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Header("content-type")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("ChecksumCRC32", &CHECKSUM_CRC32_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32")),
        Member::optional("ChecksumCRC32C", &CHECKSUM_CRC32_C_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32c")),
        Member::optional("ChecksumCRC64NVME", &CHECKSUM_CRC64_NVME_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc64nvme")),
        Member::optional("ChecksumSHA1", &CHECKSUM_SHA1_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha1")),
        Member::optional("ChecksumSHA256", &CHECKSUM_SHA256_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha256")),
        Member::optional("ChecksumSHA512", &CHECKSUM_SHA512_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha512")),
        Member::optional("ChecksumMD5", &CHECKSUM_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-md5")),
        Member::optional("ChecksumXXHASH64", &CHECKSUM_XXHASH64_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash64")),
        Member::optional("ChecksumXXHASH3", &CHECKSUM_XXHASH3_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash3")),
        Member::optional("ChecksumXXHASH128", &CHECKSUM_XXHASH128_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash128")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("IfMatch", &IF_MATCH_SHAPE).at(HttpBinding::Header("if-match")),
        Member::optional("IfNoneMatch", &IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("if-none-match")),
        Member::optional("GrantFullControl", &GRANT_FULL_CONTROL_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-full-control")),
        Member::optional("GrantRead", &GRANT_READ_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read")),
        Member::optional("GrantReadACP", &GRANT_READ_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-read-acp")),
        Member::optional("GrantWriteACP", &GRANT_WRITE_ACP_SHAPE)
            .at(HttpBinding::Header("x-amz-grant-write-acp")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("WriteOffsetBytes", &WRITE_OFFSET_BYTES_SHAPE)
            .at(HttpBinding::Header("x-amz-write-offset-bytes")),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("Tagging", &TAGGING_HEADER_SHAPE).at(HttpBinding::Header("x-amz-tagging")),
        Member::optional("ObjectLockMode", &OBJECT_LOCK_MODE_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-mode")),
        Member::optional("ObjectLockRetainUntilDate", &OBJECT_LOCK_RETAIN_UNTIL_DATE_SHAPE)
            .at(HttpBinding::Iso8601Header("x-amz-object-lock-retain-until-date")),
        Member::optional("ObjectLockLegalHoldStatus", &OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-legal-hold")),
        Member::optional("ObjectLockEventHold", &OBJECT_LOCK_EVENT_HOLD_SHAPE)
            .at(HttpBinding::Header("x-amz-object-lock-event-hold")),
        Member::optional(
            "ObjectLockEventHoldDurationDays",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_DAYS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-days")),
        Member::optional(
            "ObjectLockEventHoldDurationYears",
            &OBJECT_LOCK_EVENT_HOLD_DURATION_YEARS_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-object-lock-event-hold-duration-years")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `PutObjectTaggingRequest`.
pub static PUT_OBJECT_TAGGING_REQUEST: Structure = Structure {
    name: "PutObjectTaggingRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::required("Tagging", &TAGGING_SHAPE).at(HttpBinding::Payload("Tagging")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
    ],
};

/// `PutPublicAccessBlockRequest`.
pub static PUT_PUBLIC_ACCESS_BLOCK_REQUEST: Structure = Structure {
    name: "PutPublicAccessBlockRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::required(
            "PublicAccessBlockConfiguration",
            &PUBLIC_ACCESS_BLOCK_CONFIGURATION_SHAPE,
        )
        .at(HttpBinding::Payload("PublicAccessBlockConfiguration")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `SSEKMSEncryption`.
pub static SSEKMS_ENCRYPTION: Structure = Structure {
    name: "SSEKMSEncryption",
    members: &[
        Member::required("KMSKeyArn", &NON_EMPTY_KMS_KEY_ARN_STRING_SHAPE),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE),
    ],
};

/// The shape `SSEKMSEncryption`.
pub static SSEKMS_ENCRYPTION_SHAPE: Shape =
    Shape { name: "SSEKMSEncryption", sensitive: false, kind: Kind::Structure(&SSEKMS_ENCRYPTION) };

/// `Tagging`.
pub static TAGGING: Structure = Structure {
    name: "Tagging",
    members: &[Member::required("TagSet", &TAG_SET_SHAPE)
        .at(HttpBinding::List { list: "TagSet", item: "Tag" })],
};

/// The shape `Tagging`.
pub static TAGGING_SHAPE: Shape =
    Shape { name: "Tagging", sensitive: false, kind: Kind::Structure(&TAGGING) };

/// `UpdateObjectEncryptionRequest`.
pub static UPDATE_OBJECT_ENCRYPTION_REQUEST: Structure = Structure {
    name: "UpdateObjectEncryptionRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE).at(HttpBinding::Query("versionId")),
        Member::required("ObjectEncryption", &OBJECT_ENCRYPTION_SHAPE)
            .at(HttpBinding::Payload("ObjectEncryption")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
    ],
};

/// `UploadPartCopyRequest`.
pub static UPLOAD_PART_COPY_REQUEST: Structure = Structure {
    name: "UploadPartCopyRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::required("CopySource", &COPY_SOURCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source")),
        Member::optional("CopySourceIfMatch", &COPY_SOURCE_IF_MATCH_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-match")),
        Member::optional("CopySourceIfModifiedSince", &COPY_SOURCE_IF_MODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-modified-since")),
        Member::optional("CopySourceIfNoneMatch", &COPY_SOURCE_IF_NONE_MATCH_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-none-match")),
        Member::optional("CopySourceIfUnmodifiedSince", &COPY_SOURCE_IF_UNMODIFIED_SINCE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-if-unmodified-since")),
        Member::optional("CopySourceRange", &COPY_SOURCE_RANGE_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-range")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::required("PartNumber", &PART_NUMBER_SHAPE).at(HttpBinding::Query("partNumber")),
        Member::required("UploadId", &MULTIPART_UPLOAD_ID_SHAPE).at(HttpBinding::Query("uploadId")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional(
            "CopySourceSSECustomerAlgorithm",
            &COPY_SOURCE_SSE_CUSTOMER_ALGORITHM_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-algorithm")),
        Member::optional("CopySourceSSECustomerKey", &COPY_SOURCE_SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-key")),
        Member::optional("CopySourceSSECustomerKeyMD5", &COPY_SOURCE_SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
        Member::optional("ExpectedSourceBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-source-expected-bucket-owner")),
    ],
};

/// `UploadPartRequest`.
pub static UPLOAD_PART_REQUEST: Structure = Structure {
    name: "UploadPartRequest",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE).at(HttpBinding::Uri),
        Member::optional("ContentLength", &CONTENT_LENGTH_SHAPE)
            .at(HttpBinding::Header("content-length")),
        Member::optional("ContentMD5", &CONTENT_MD5_SHAPE).at(HttpBinding::Header("content-md5")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-sdk-checksum-algorithm")),
        Member::optional("ChecksumCRC32", &CHECKSUM_CRC32_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32")),
        Member::optional("ChecksumCRC32C", &CHECKSUM_CRC32_C_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc32c")),
        Member::optional("ChecksumCRC64NVME", &CHECKSUM_CRC64_NVME_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-crc64nvme")),
        Member::optional("ChecksumSHA1", &CHECKSUM_SHA1_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha1")),
        Member::optional("ChecksumSHA256", &CHECKSUM_SHA256_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha256")),
        Member::optional("ChecksumSHA512", &CHECKSUM_SHA512_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-sha512")),
        Member::optional("ChecksumMD5", &CHECKSUM_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-md5")),
        Member::optional("ChecksumXXHASH64", &CHECKSUM_XXHASH64_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash64")),
        Member::optional("ChecksumXXHASH3", &CHECKSUM_XXHASH3_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash3")),
        Member::optional("ChecksumXXHASH128", &CHECKSUM_XXHASH128_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-xxhash128")),
        Member::required("Key", &OBJECT_KEY_SHAPE).at(HttpBinding::Uri),
        Member::required("PartNumber", &PART_NUMBER_SHAPE).at(HttpBinding::Query("partNumber")),
        Member::required("UploadId", &MULTIPART_UPLOAD_ID_SHAPE).at(HttpBinding::Query("uploadId")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKey", &SSE_CUSTOMER_KEY_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("RequestPayer", &REQUEST_PAYER_SHAPE)
            .at(HttpBinding::Header("x-amz-request-payer")),
        Member::optional("ExpectedBucketOwner", &ACCOUNT_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-expected-bucket-owner")),
    ],
};

/// `VersioningConfiguration`.
pub static VERSIONING_CONFIGURATION: Structure = Structure {
    name: "VersioningConfiguration",
    members: &[
        Member::optional("MFADelete", &MFA_DELETE_SHAPE).at(HttpBinding::Element("MfaDelete")),
        Member::optional("Status", &BUCKET_VERSIONING_STATUS_SHAPE),
    ],
};

/// The shape `VersioningConfiguration`.
pub static VERSIONING_CONFIGURATION_SHAPE: Shape = Shape {
    name: "VersioningConfiguration",
    sensitive: false,
    kind: Kind::Structure(&VERSIONING_CONFIGURATION),
};
