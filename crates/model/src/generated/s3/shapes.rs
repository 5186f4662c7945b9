//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;
mod shared;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;
pub use shared::*;

/// The shape `AbortDate`.
pub static ABORT_DATE_SHAPE: Shape =
    Shape { name: "AbortDate", sensitive: false, kind: Kind::Timestamp };

/// The shape `AbortRuleId`.
pub static ABORT_RULE_ID_SHAPE: Shape = Shape {
    name: "AbortRuleId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AcceptRanges`.
pub static ACCEPT_RANGES_SHAPE: Shape = Shape {
    name: "AcceptRanges",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AccessPointAlias`.
pub static ACCESS_POINT_ALIAS_SHAPE: Shape =
    Shape { name: "AccessPointAlias", sensitive: false, kind: Kind::Boolean };

/// The shape `AccountId`.
pub static ACCOUNT_ID_SHAPE: Shape = Shape {
    name: "AccountId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AllowedHeader`.
pub static ALLOWED_HEADER_SHAPE: Shape = Shape {
    name: "AllowedHeader",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AllowedHeaders`.
pub static ALLOWED_HEADERS_SHAPE: Shape = Shape {
    name: "AllowedHeaders",
    sensitive: false,
    kind: Kind::List { member: &ALLOWED_HEADER_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `AllowedMethod`.
pub static ALLOWED_METHOD_SHAPE: Shape = Shape {
    name: "AllowedMethod",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AllowedMethods`.
pub static ALLOWED_METHODS_SHAPE: Shape = Shape {
    name: "AllowedMethods",
    sensitive: false,
    kind: Kind::List { member: &ALLOWED_METHOD_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `AllowedOrigin`.
pub static ALLOWED_ORIGIN_SHAPE: Shape = Shape {
    name: "AllowedOrigin",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `AllowedOrigins`.
pub static ALLOWED_ORIGINS_SHAPE: Shape = Shape {
    name: "AllowedOrigins",
    sensitive: false,
    kind: Kind::List { member: &ALLOWED_ORIGIN_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `AnnotationDirective`.
pub static ANNOTATION_DIRECTIVE_SHAPE: Shape = Shape {
    name: "AnnotationDirective",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COPY", "EXCLUDE"],
    },
};

/// The shape `ArchiveStatus`.
pub static ARCHIVE_STATUS_SHAPE: Shape = Shape {
    name: "ArchiveStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ARCHIVE_ACCESS", "DEEP_ARCHIVE_ACCESS"],
    },
};

/// The shape `BucketAccelerateStatus`.
pub static BUCKET_ACCELERATE_STATUS_SHAPE: Shape = Shape {
    name: "BucketAccelerateStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Suspended"],
    },
};

/// The shape `BucketCannedACL`.
pub static BUCKET_CANNED_ACL_SHAPE: Shape = Shape {
    name: "BucketCannedACL",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["private", "public-read", "public-read-write", "authenticated-read"],
    },
};

/// The shape `BucketKeyEnabled`.
pub static BUCKET_KEY_ENABLED_SHAPE: Shape =
    Shape { name: "BucketKeyEnabled", sensitive: false, kind: Kind::Boolean };

/// The shape `BucketLocationConstraint`.
pub static BUCKET_LOCATION_CONSTRAINT_SHAPE: Shape = Shape {
    name: "BucketLocationConstraint",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `BucketLocationName`.
pub static BUCKET_LOCATION_NAME_SHAPE: Shape = Shape {
    name: "BucketLocationName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `BucketLogsPermission`.
pub static BUCKET_LOGS_PERMISSION_SHAPE: Shape = Shape {
    name: "BucketLogsPermission",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["FULL_CONTROL", "READ", "WRITE"],
    },
};

/// The shape `BucketName`.
pub static BUCKET_NAME_SHAPE: Shape = Shape {
    name: "BucketName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `BucketNamespace`.
pub static BUCKET_NAMESPACE_SHAPE: Shape = Shape {
    name: "BucketNamespace",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["account-regional", "global"],
    },
};

/// The shape `BucketRegion`.
pub static BUCKET_REGION_SHAPE: Shape = Shape {
    name: "BucketRegion",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `BucketType`.
pub static BUCKET_TYPE_SHAPE: Shape = Shape {
    name: "BucketType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Directory"],
    },
};

/// The shape `BucketVersioningStatus`.
pub static BUCKET_VERSIONING_STATUS_SHAPE: Shape = Shape {
    name: "BucketVersioningStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Suspended"],
    },
};

/// The shape `Buckets`.
pub static BUCKETS_SHAPE: Shape = Shape {
    name: "Buckets",
    sensitive: false,
    kind: Kind::List { member: &BUCKET_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `BypassGovernanceRetention`.
pub static BYPASS_GOVERNANCE_RETENTION_SHAPE: Shape =
    Shape { name: "BypassGovernanceRetention", sensitive: false, kind: Kind::Boolean };

/// The shape `CORSRules`.
pub static CORS_RULES_SHAPE: Shape = Shape {
    name: "CORSRules",
    sensitive: false,
    kind: Kind::List { member: &CORS_RULE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `CacheControl`.
pub static CACHE_CONTROL_SHAPE: Shape = Shape {
    name: "CacheControl",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumAlgorithm`.
pub static CHECKSUM_ALGORITHM_SHAPE: Shape = Shape {
    name: "ChecksumAlgorithm",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "CRC32",
            "CRC32C",
            "SHA1",
            "SHA256",
            "CRC64NVME",
            "SHA512",
            "MD5",
            "XXHASH64",
            "XXHASH3",
            "XXHASH128",
        ],
    },
};

/// The shape `ChecksumAlgorithmList`.
pub static CHECKSUM_ALGORITHM_LIST_SHAPE: Shape = Shape {
    name: "ChecksumAlgorithmList",
    sensitive: false,
    kind: Kind::List { member: &CHECKSUM_ALGORITHM_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ChecksumCRC32`.
pub static CHECKSUM_CRC32_SHAPE: Shape = Shape {
    name: "ChecksumCRC32",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumCRC32C`.
pub static CHECKSUM_CRC32_C_SHAPE: Shape = Shape {
    name: "ChecksumCRC32C",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumCRC64NVME`.
pub static CHECKSUM_CRC64_NVME_SHAPE: Shape = Shape {
    name: "ChecksumCRC64NVME",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumMD5`.
pub static CHECKSUM_MD5_SHAPE: Shape = Shape {
    name: "ChecksumMD5",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumMode`.
pub static CHECKSUM_MODE_SHAPE: Shape = Shape {
    name: "ChecksumMode",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ENABLED"],
    },
};

/// The shape `ChecksumSHA1`.
pub static CHECKSUM_SHA1_SHAPE: Shape = Shape {
    name: "ChecksumSHA1",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumSHA256`.
pub static CHECKSUM_SHA256_SHAPE: Shape = Shape {
    name: "ChecksumSHA256",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumSHA512`.
pub static CHECKSUM_SHA512_SHAPE: Shape = Shape {
    name: "ChecksumSHA512",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumType`.
pub static CHECKSUM_TYPE_SHAPE: Shape = Shape {
    name: "ChecksumType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COMPOSITE", "FULL_OBJECT"],
    },
};

/// The shape `ChecksumXXHASH128`.
pub static CHECKSUM_XXHASH128_SHAPE: Shape = Shape {
    name: "ChecksumXXHASH128",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumXXHASH3`.
pub static CHECKSUM_XXHASH3_SHAPE: Shape = Shape {
    name: "ChecksumXXHASH3",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ChecksumXXHASH64`.
pub static CHECKSUM_XXHASH64_SHAPE: Shape = Shape {
    name: "ChecksumXXHASH64",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Code`.
pub static CODE_SHAPE: Shape = Shape {
    name: "Code",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CommonPrefixList`.
pub static COMMON_PREFIX_LIST_SHAPE: Shape = Shape {
    name: "CommonPrefixList",
    sensitive: false,
    kind: Kind::List { member: &COMMON_PREFIX_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `CompletedPartList`.
pub static COMPLETED_PART_LIST_SHAPE: Shape = Shape {
    name: "CompletedPartList",
    sensitive: false,
    kind: Kind::List { member: &COMPLETED_PART_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ConfirmRemoveSelfBucketAccess`.
pub static CONFIRM_REMOVE_SELF_BUCKET_ACCESS_SHAPE: Shape =
    Shape { name: "ConfirmRemoveSelfBucketAccess", sensitive: false, kind: Kind::Boolean };

/// The shape `ContentDisposition`.
pub static CONTENT_DISPOSITION_SHAPE: Shape = Shape {
    name: "ContentDisposition",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ContentEncoding`.
pub static CONTENT_ENCODING_SHAPE: Shape = Shape {
    name: "ContentEncoding",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ContentLanguage`.
pub static CONTENT_LANGUAGE_SHAPE: Shape = Shape {
    name: "ContentLanguage",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ContentLength`.
pub static CONTENT_LENGTH_SHAPE: Shape =
    Shape { name: "ContentLength", sensitive: false, kind: Kind::Long };

/// The shape `ContentMD5`.
pub static CONTENT_MD5_SHAPE: Shape = Shape {
    name: "ContentMD5",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ContentRange`.
pub static CONTENT_RANGE_SHAPE: Shape = Shape {
    name: "ContentRange",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ContentType`.
pub static CONTENT_TYPE_SHAPE: Shape = Shape {
    name: "ContentType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySource`.
pub static COPY_SOURCE_SHAPE: Shape = Shape {
    name: "CopySource",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceIfMatch`.
pub static COPY_SOURCE_IF_MATCH_SHAPE: Shape = Shape {
    name: "CopySourceIfMatch",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceIfModifiedSince`.
pub static COPY_SOURCE_IF_MODIFIED_SINCE_SHAPE: Shape =
    Shape { name: "CopySourceIfModifiedSince", sensitive: false, kind: Kind::Timestamp };

/// The shape `CopySourceIfNoneMatch`.
pub static COPY_SOURCE_IF_NONE_MATCH_SHAPE: Shape = Shape {
    name: "CopySourceIfNoneMatch",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceIfUnmodifiedSince`.
pub static COPY_SOURCE_IF_UNMODIFIED_SINCE_SHAPE: Shape =
    Shape { name: "CopySourceIfUnmodifiedSince", sensitive: false, kind: Kind::Timestamp };

/// The shape `CopySourceRange`.
pub static COPY_SOURCE_RANGE_SHAPE: Shape = Shape {
    name: "CopySourceRange",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceSSECustomerAlgorithm`.
pub static COPY_SOURCE_SSE_CUSTOMER_ALGORITHM_SHAPE: Shape = Shape {
    name: "CopySourceSSECustomerAlgorithm",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceSSECustomerKey`.
pub static COPY_SOURCE_SSE_CUSTOMER_KEY_SHAPE: Shape = Shape {
    name: "CopySourceSSECustomerKey",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceSSECustomerKeyMD5`.
pub static COPY_SOURCE_SSE_CUSTOMER_KEY_MD5_SHAPE: Shape = Shape {
    name: "CopySourceSSECustomerKeyMD5",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CopySourceVersionId`.
pub static COPY_SOURCE_VERSION_ID_SHAPE: Shape = Shape {
    name: "CopySourceVersionId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `CreationDate`.
pub static CREATION_DATE_SHAPE: Shape =
    Shape { name: "CreationDate", sensitive: false, kind: Kind::Timestamp };

/// The shape `DataRedundancy`.
pub static DATA_REDUNDANCY_SHAPE: Shape = Shape {
    name: "DataRedundancy",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["SingleAvailabilityZone", "SingleLocalZone"],
    },
};

/// The shape `Date`.
pub static DATE_SHAPE: Shape = Shape { name: "Date", sensitive: false, kind: Kind::Timestamp };

/// The shape `Days`.
pub static DAYS_SHAPE: Shape = Shape {
    name: "Days",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `DaysAfterInitiation`.
pub static DAYS_AFTER_INITIATION_SHAPE: Shape = Shape {
    name: "DaysAfterInitiation",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `DeleteMarker`.
pub static DELETE_MARKER_SHAPE: Shape =
    Shape { name: "DeleteMarker", sensitive: false, kind: Kind::Boolean };

/// The shape `DeleteMarkerReplicationStatus`.
pub static DELETE_MARKER_REPLICATION_STATUS_SHAPE: Shape = Shape {
    name: "DeleteMarkerReplicationStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `DeleteMarkerVersionId`.
pub static DELETE_MARKER_VERSION_ID_SHAPE: Shape = Shape {
    name: "DeleteMarkerVersionId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `DeleteMarkers`.
pub static DELETE_MARKERS_SHAPE: Shape = Shape {
    name: "DeleteMarkers",
    sensitive: false,
    kind: Kind::List { member: &DELETE_MARKER_ENTRY_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `DeletedObjects`.
pub static DELETED_OBJECTS_SHAPE: Shape = Shape {
    name: "DeletedObjects",
    sensitive: false,
    kind: Kind::List { member: &DELETED_OBJECT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Delimiter`.
pub static DELIMITER_SHAPE: Shape = Shape {
    name: "Delimiter",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `DisplayName`.
pub static DISPLAY_NAME_SHAPE: Shape = Shape {
    name: "DisplayName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ETag`.
pub static E_TAG_SHAPE: Shape = Shape {
    name: "ETag",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `EmailAddress`.
pub static EMAIL_ADDRESS_SHAPE: Shape = Shape {
    name: "EmailAddress",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `EncodingType`.
pub static ENCODING_TYPE_SHAPE: Shape = Shape {
    name: "EncodingType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &["url"] },
};

/// The shape `EncryptionType`.
pub static ENCRYPTION_TYPE_SHAPE: Shape = Shape {
    name: "EncryptionType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["NONE", "SSE-C"],
    },
};

/// The shape `EncryptionTypeList`.
pub static ENCRYPTION_TYPE_LIST_SHAPE: Shape = Shape {
    name: "EncryptionTypeList",
    sensitive: false,
    kind: Kind::List { member: &ENCRYPTION_TYPE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Errors`.
pub static ERRORS_SHAPE: Shape = Shape {
    name: "Errors",
    sensitive: false,
    kind: Kind::List { member: &ERROR_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Event`.
pub static EVENT_SHAPE: Shape = Shape {
    name: "Event",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "s3:ReducedRedundancyLostObject",
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated",
            "s3:ObjectRestore:*",
            "s3:ObjectRestore:Post",
            "s3:ObjectRestore:Completed",
            "s3:Replication:*",
            "s3:Replication:OperationFailedReplication",
            "s3:Replication:OperationNotTracked",
            "s3:Replication:OperationMissedThreshold",
            "s3:Replication:OperationReplicatedAfterThreshold",
            "s3:ObjectRestore:Delete",
            "s3:LifecycleTransition",
            "s3:IntelligentTiering",
            "s3:ObjectAcl:Put",
            "s3:LifecycleExpiration:*",
            "s3:LifecycleExpiration:Delete",
            "s3:LifecycleExpiration:DeleteMarkerCreated",
            "s3:ObjectTagging:*",
            "s3:ObjectTagging:Put",
            "s3:ObjectTagging:Delete",
            "s3:ObjectAnnotation:*",
            "s3:ObjectAnnotation:Put",
            "s3:ObjectAnnotation:Delete",
            "s3:ObjectRetention:Put",
        ],
    },
};

/// The shape `EventList`.
pub static EVENT_LIST_SHAPE: Shape = Shape {
    name: "EventList",
    sensitive: false,
    kind: Kind::List { member: &EVENT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ExistingObjectReplicationStatus`.
pub static EXISTING_OBJECT_REPLICATION_STATUS_SHAPE: Shape = Shape {
    name: "ExistingObjectReplicationStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `Expiration`.
pub static EXPIRATION_SHAPE: Shape = Shape {
    name: "Expiration",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ExpirationStatus`.
pub static EXPIRATION_STATUS_SHAPE: Shape = Shape {
    name: "ExpirationStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `ExpiredObjectDeleteMarker`.
pub static EXPIRED_OBJECT_DELETE_MARKER_SHAPE: Shape =
    Shape { name: "ExpiredObjectDeleteMarker", sensitive: false, kind: Kind::Boolean };

/// The shape `Expires`.
pub static EXPIRES_SHAPE: Shape = Shape {
    name: "Expires",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ExposeHeader`.
pub static EXPOSE_HEADER_SHAPE: Shape = Shape {
    name: "ExposeHeader",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ExposeHeaders`.
pub static EXPOSE_HEADERS_SHAPE: Shape = Shape {
    name: "ExposeHeaders",
    sensitive: false,
    kind: Kind::List { member: &EXPOSE_HEADER_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `FetchOwner`.
pub static FETCH_OWNER_SHAPE: Shape =
    Shape { name: "FetchOwner", sensitive: false, kind: Kind::Boolean };

/// The shape `FilterRuleList`.
pub static FILTER_RULE_LIST_SHAPE: Shape = Shape {
    name: "FilterRuleList",
    sensitive: false,
    kind: Kind::List { member: &FILTER_RULE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `FilterRuleName`.
pub static FILTER_RULE_NAME_SHAPE: Shape = Shape {
    name: "FilterRuleName",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["prefix", "suffix"],
    },
};

/// The shape `FilterRuleValue`.
pub static FILTER_RULE_VALUE_SHAPE: Shape = Shape {
    name: "FilterRuleValue",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `GrantFullControl`.
pub static GRANT_FULL_CONTROL_SHAPE: Shape = Shape {
    name: "GrantFullControl",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `GrantRead`.
pub static GRANT_READ_SHAPE: Shape = Shape {
    name: "GrantRead",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `GrantReadACP`.
pub static GRANT_READ_ACP_SHAPE: Shape = Shape {
    name: "GrantReadACP",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `GrantWrite`.
pub static GRANT_WRITE_SHAPE: Shape = Shape {
    name: "GrantWrite",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `GrantWriteACP`.
pub static GRANT_WRITE_ACP_SHAPE: Shape = Shape {
    name: "GrantWriteACP",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Grants`.
pub static GRANTS_SHAPE: Shape = Shape {
    name: "Grants",
    sensitive: false,
    kind: Kind::List { member: &GRANT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `HostName`.
pub static HOST_NAME_SHAPE: Shape = Shape {
    name: "HostName",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `HttpErrorCodeReturnedEquals`.
pub static HTTP_ERROR_CODE_RETURNED_EQUALS_SHAPE: Shape = Shape {
    name: "HttpErrorCodeReturnedEquals",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `HttpRedirectCode`.
pub static HTTP_REDIRECT_CODE_SHAPE: Shape = Shape {
    name: "HttpRedirectCode",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ID`.
pub static ID_SHAPE: Shape = Shape {
    name: "ID",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `IfMatch`.
pub static IF_MATCH_SHAPE: Shape = Shape {
    name: "IfMatch",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `IfMatchInitiatedTime`.
pub static IF_MATCH_INITIATED_TIME_SHAPE: Shape =
    Shape { name: "IfMatchInitiatedTime", sensitive: false, kind: Kind::Timestamp };

/// The shape `IfMatchLastModifiedTime`.
pub static IF_MATCH_LAST_MODIFIED_TIME_SHAPE: Shape =
    Shape { name: "IfMatchLastModifiedTime", sensitive: false, kind: Kind::Timestamp };

/// The shape `IfMatchSize`.
pub static IF_MATCH_SIZE_SHAPE: Shape =
    Shape { name: "IfMatchSize", sensitive: false, kind: Kind::Long };

/// The shape `IfModifiedSince`.
pub static IF_MODIFIED_SINCE_SHAPE: Shape =
    Shape { name: "IfModifiedSince", sensitive: false, kind: Kind::Timestamp };

/// The shape `IfNoneMatch`.
pub static IF_NONE_MATCH_SHAPE: Shape = Shape {
    name: "IfNoneMatch",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `IfUnmodifiedSince`.
pub static IF_UNMODIFIED_SINCE_SHAPE: Shape =
    Shape { name: "IfUnmodifiedSince", sensitive: false, kind: Kind::Timestamp };

/// The shape `Initiated`.
pub static INITIATED_SHAPE: Shape =
    Shape { name: "Initiated", sensitive: false, kind: Kind::Timestamp };

/// The shape `IsLatest`.
pub static IS_LATEST_SHAPE: Shape =
    Shape { name: "IsLatest", sensitive: false, kind: Kind::Boolean };

/// The shape `IsPublic`.
pub static IS_PUBLIC_SHAPE: Shape =
    Shape { name: "IsPublic", sensitive: false, kind: Kind::Boolean };

/// The shape `IsRestoreInProgress`.
pub static IS_RESTORE_IN_PROGRESS_SHAPE: Shape =
    Shape { name: "IsRestoreInProgress", sensitive: false, kind: Kind::Boolean };

/// The shape `IsTruncated`.
pub static IS_TRUNCATED_SHAPE: Shape =
    Shape { name: "IsTruncated", sensitive: false, kind: Kind::Boolean };

/// The shape `KeyCount`.
pub static KEY_COUNT_SHAPE: Shape = Shape {
    name: "KeyCount",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `KeyMarker`.
pub static KEY_MARKER_SHAPE: Shape = Shape {
    name: "KeyMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `KeyPrefixEquals`.
pub static KEY_PREFIX_EQUALS_SHAPE: Shape = Shape {
    name: "KeyPrefixEquals",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LambdaFunctionArn`.
pub static LAMBDA_FUNCTION_ARN_SHAPE: Shape = Shape {
    name: "LambdaFunctionArn",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LambdaFunctionConfigurationList`.
pub static LAMBDA_FUNCTION_CONFIGURATION_LIST_SHAPE: Shape = Shape {
    name: "LambdaFunctionConfigurationList",
    sensitive: false,
    kind: Kind::List {
        member: &LAMBDA_FUNCTION_CONFIGURATION_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `LastModified`.
pub static LAST_MODIFIED_SHAPE: Shape =
    Shape { name: "LastModified", sensitive: false, kind: Kind::Timestamp };

/// The shape `LastModifiedTime`.
pub static LAST_MODIFIED_TIME_SHAPE: Shape =
    Shape { name: "LastModifiedTime", sensitive: false, kind: Kind::Timestamp };

/// The shape `LifecycleRules`.
pub static LIFECYCLE_RULES_SHAPE: Shape = Shape {
    name: "LifecycleRules",
    sensitive: false,
    kind: Kind::List { member: &LIFECYCLE_RULE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Location`.
pub static LOCATION_SHAPE: Shape = Shape {
    name: "Location",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LocationNameAsString`.
pub static LOCATION_NAME_AS_STRING_SHAPE: Shape = Shape {
    name: "LocationNameAsString",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LocationType`.
pub static LOCATION_TYPE_SHAPE: Shape = Shape {
    name: "LocationType",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AvailabilityZone", "LocalZone"],
    },
};

/// The shape `MFA`.
pub static MFA_SHAPE: Shape = Shape {
    name: "MFA",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MFADelete`.
pub static MFA_DELETE_SHAPE: Shape = Shape {
    name: "MFADelete",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `MFADeleteStatus`.
pub static MFA_DELETE_STATUS_SHAPE: Shape = Shape {
    name: "MFADeleteStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `Marker`.
pub static MARKER_SHAPE: Shape = Shape {
    name: "Marker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MaxAgeSeconds`.
pub static MAX_AGE_SECONDS_SHAPE: Shape = Shape {
    name: "MaxAgeSeconds",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `MaxBuckets`.
pub static MAX_BUCKETS_SHAPE: Shape = Shape {
    name: "MaxBuckets",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: Some(1), max: Some(10000) } },
};

/// The shape `MaxKeys`.
pub static MAX_KEYS_SHAPE: Shape = Shape {
    name: "MaxKeys",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `MaxParts`.
pub static MAX_PARTS_SHAPE: Shape = Shape {
    name: "MaxParts",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `MaxUploads`.
pub static MAX_UPLOADS_SHAPE: Shape = Shape {
    name: "MaxUploads",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `Message`.
pub static MESSAGE_SHAPE: Shape = Shape {
    name: "Message",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Metadata`.
pub static METADATA_SHAPE: Shape = Shape {
    name: "Metadata",
    sensitive: false,
    kind: Kind::Map { key: &METADATA_KEY_SHAPE, value: &METADATA_VALUE_SHAPE },
};

/// The shape `MetadataDirective`.
pub static METADATA_DIRECTIVE_SHAPE: Shape = Shape {
    name: "MetadataDirective",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COPY", "REPLACE"],
    },
};

/// The shape `MetadataKey`.
pub static METADATA_KEY_SHAPE: Shape = Shape {
    name: "MetadataKey",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MetadataValue`.
pub static METADATA_VALUE_SHAPE: Shape = Shape {
    name: "MetadataValue",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MetricsStatus`.
pub static METRICS_STATUS_SHAPE: Shape = Shape {
    name: "MetricsStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `Minutes`.
pub static MINUTES_SHAPE: Shape = Shape {
    name: "Minutes",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `MissingMeta`.
pub static MISSING_META_SHAPE: Shape = Shape {
    name: "MissingMeta",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `MpuObjectSize`.
pub static MPU_OBJECT_SIZE_SHAPE: Shape =
    Shape { name: "MpuObjectSize", sensitive: false, kind: Kind::Long };

/// The shape `MultipartUploadId`.
pub static MULTIPART_UPLOAD_ID_SHAPE: Shape = Shape {
    name: "MultipartUploadId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `MultipartUploadList`.
pub static MULTIPART_UPLOAD_LIST_SHAPE: Shape = Shape {
    name: "MultipartUploadList",
    sensitive: false,
    kind: Kind::List { member: &MULTIPART_UPLOAD_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `NextKeyMarker`.
pub static NEXT_KEY_MARKER_SHAPE: Shape = Shape {
    name: "NextKeyMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `NextMarker`.
pub static NEXT_MARKER_SHAPE: Shape = Shape {
    name: "NextMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `NextPartNumberMarker`.
pub static NEXT_PART_NUMBER_MARKER_SHAPE: Shape = Shape {
    name: "NextPartNumberMarker",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `NextToken`.
pub static NEXT_TOKEN_SHAPE: Shape = Shape {
    name: "NextToken",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `NextUploadIdMarker`.
pub static NEXT_UPLOAD_ID_MARKER_SHAPE: Shape = Shape {
    name: "NextUploadIdMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `NextVersionIdMarker`.
pub static NEXT_VERSION_ID_MARKER_SHAPE: Shape = Shape {
    name: "NextVersionIdMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `NonEmptyKmsKeyArnString`.
pub static NON_EMPTY_KMS_KEY_ARN_STRING_SHAPE: Shape = Shape {
    name: "NonEmptyKmsKeyArnString",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(20), max: Some(2048) },
        pattern: Some("arn:aws[a-zA-Z0-9-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[a-zA-Z0-9-]+"),
        values: &[],
    },
};

/// The shape `NoncurrentVersionTransitionList`.
pub static NONCURRENT_VERSION_TRANSITION_LIST_SHAPE: Shape = Shape {
    name: "NoncurrentVersionTransitionList",
    sensitive: false,
    kind: Kind::List {
        member: &NONCURRENT_VERSION_TRANSITION_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `NotificationId`.
pub static NOTIFICATION_ID_SHAPE: Shape = Shape {
    name: "NotificationId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ObjectAttributes`.
pub static OBJECT_ATTRIBUTES_SHAPE: Shape = Shape {
    name: "ObjectAttributes",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize"],
    },
};

/// The shape `ObjectAttributesList`.
pub static OBJECT_ATTRIBUTES_LIST_SHAPE: Shape = Shape {
    name: "ObjectAttributesList",
    sensitive: false,
    kind: Kind::List { member: &OBJECT_ATTRIBUTES_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ObjectCannedACL`.
pub static OBJECT_CANNED_ACL_SHAPE: Shape = Shape {
    name: "ObjectCannedACL",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "private",
            "public-read",
            "public-read-write",
            "authenticated-read",
            "aws-exec-read",
            "bucket-owner-read",
            "bucket-owner-full-control",
        ],
    },
};

/// The shape `ObjectIdentifierList`.
pub static OBJECT_IDENTIFIER_LIST_SHAPE: Shape = Shape {
    name: "ObjectIdentifierList",
    sensitive: false,
    kind: Kind::List { member: &OBJECT_IDENTIFIER_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ObjectKey`.
pub static OBJECT_KEY_SHAPE: Shape = Shape {
    name: "ObjectKey",
    sensitive: false,
    kind: Kind::String { length: Range { min: Some(1), max: None }, pattern: None, values: &[] },
};

/// The shape `ObjectList`.
pub static OBJECT_LIST_SHAPE: Shape = Shape {
    name: "ObjectList",
    sensitive: false,
    kind: Kind::List { member: &OBJECT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ObjectLockEnabled`.
pub static OBJECT_LOCK_ENABLED_SHAPE: Shape = Shape {
    name: "ObjectLockEnabled",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled"],
    },
};

/// The shape `ObjectLockEnabledForBucket`.
pub static OBJECT_LOCK_ENABLED_FOR_BUCKET_SHAPE: Shape =
    Shape { name: "ObjectLockEnabledForBucket", sensitive: false, kind: Kind::Boolean };

/// The shape `ObjectLockEventHold`.
pub static OBJECT_LOCK_EVENT_HOLD_SHAPE: Shape = Shape {
    name: "ObjectLockEventHold",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ON", "OFF"],
    },
};

/// The shape `ObjectLockEventHoldDurationDays`.
pub static OBJECT_LOCK_EVENT_HOLD_DURATION_DAYS_SHAPE: Shape = Shape {
    name: "ObjectLockEventHoldDurationDays",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `ObjectLockEventHoldDurationYears`.
pub static OBJECT_LOCK_EVENT_HOLD_DURATION_YEARS_SHAPE: Shape = Shape {
    name: "ObjectLockEventHoldDurationYears",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `ObjectLockLegalHoldStatus`.
pub static OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE: Shape = Shape {
    name: "ObjectLockLegalHoldStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["ON", "OFF"],
    },
};

/// The shape `ObjectLockMode`.
pub static OBJECT_LOCK_MODE_SHAPE: Shape = Shape {
    name: "ObjectLockMode",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["GOVERNANCE", "COMPLIANCE"],
    },
};

/// The shape `ObjectLockRetainUntilDate`.
pub static OBJECT_LOCK_RETAIN_UNTIL_DATE_SHAPE: Shape =
    Shape { name: "ObjectLockRetainUntilDate", sensitive: false, kind: Kind::Timestamp };

/// The shape `ObjectLockRetentionMode`.
pub static OBJECT_LOCK_RETENTION_MODE_SHAPE: Shape = Shape {
    name: "ObjectLockRetentionMode",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["GOVERNANCE", "COMPLIANCE"],
    },
};

/// The shape `ObjectOwnership`.
pub static OBJECT_OWNERSHIP_SHAPE: Shape = Shape {
    name: "ObjectOwnership",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["BucketOwnerPreferred", "ObjectWriter", "BucketOwnerEnforced"],
    },
};

/// The shape `ObjectSize`.
pub static OBJECT_SIZE_SHAPE: Shape =
    Shape { name: "ObjectSize", sensitive: false, kind: Kind::Long };

/// The shape `ObjectSizeGreaterThanBytes`.
pub static OBJECT_SIZE_GREATER_THAN_BYTES_SHAPE: Shape =
    Shape { name: "ObjectSizeGreaterThanBytes", sensitive: false, kind: Kind::Long };

/// The shape `ObjectSizeLessThanBytes`.
pub static OBJECT_SIZE_LESS_THAN_BYTES_SHAPE: Shape =
    Shape { name: "ObjectSizeLessThanBytes", sensitive: false, kind: Kind::Long };

/// The shape `ObjectStorageClass`.
pub static OBJECT_STORAGE_CLASS_SHAPE: Shape = Shape {
    name: "ObjectStorageClass",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "STANDARD",
            "REDUCED_REDUNDANCY",
            "GLACIER",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "DEEP_ARCHIVE",
            "OUTPOSTS",
            "GLACIER_IR",
            "SNOW",
            "EXPRESS_ONEZONE",
            "FSX_OPENZFS",
            "FSX_ONTAP",
            "AWS_BACKUP_WARM",
            "AWS_BACKUP_LOW_COST_WARM",
        ],
    },
};

/// The shape `ObjectVersionId`.
pub static OBJECT_VERSION_ID_SHAPE: Shape = Shape {
    name: "ObjectVersionId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ObjectVersionList`.
pub static OBJECT_VERSION_LIST_SHAPE: Shape = Shape {
    name: "ObjectVersionList",
    sensitive: false,
    kind: Kind::List { member: &OBJECT_VERSION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ObjectVersionStorageClass`.
pub static OBJECT_VERSION_STORAGE_CLASS_SHAPE: Shape = Shape {
    name: "ObjectVersionStorageClass",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["STANDARD"],
    },
};

/// The shape `OptionalObjectAttributes`.
pub static OPTIONAL_OBJECT_ATTRIBUTES_SHAPE: Shape = Shape {
    name: "OptionalObjectAttributes",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["RestoreStatus"],
    },
};

/// The shape `OptionalObjectAttributesList`.
pub static OPTIONAL_OBJECT_ATTRIBUTES_LIST_SHAPE: Shape = Shape {
    name: "OptionalObjectAttributesList",
    sensitive: false,
    kind: Kind::List {
        member: &OPTIONAL_OBJECT_ATTRIBUTES_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `OwnerOverride`.
pub static OWNER_OVERRIDE_SHAPE: Shape = Shape {
    name: "OwnerOverride",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Destination"],
    },
};

/// The shape `OwnershipControlsRules`.
pub static OWNERSHIP_CONTROLS_RULES_SHAPE: Shape = Shape {
    name: "OwnershipControlsRules",
    sensitive: false,
    kind: Kind::List {
        member: &OWNERSHIP_CONTROLS_RULE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `PartNumber`.
pub static PART_NUMBER_SHAPE: Shape = Shape {
    name: "PartNumber",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `PartNumberMarker`.
pub static PART_NUMBER_MARKER_SHAPE: Shape = Shape {
    name: "PartNumberMarker",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `PartitionDateSource`.
pub static PARTITION_DATE_SOURCE_SHAPE: Shape = Shape {
    name: "PartitionDateSource",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["EventTime", "DeliveryTime"],
    },
};

/// The shape `Parts`.
pub static PARTS_SHAPE: Shape = Shape {
    name: "Parts",
    sensitive: false,
    kind: Kind::List { member: &PART_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `PartsCount`.
pub static PARTS_COUNT_SHAPE: Shape = Shape {
    name: "PartsCount",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `PartsList`.
pub static PARTS_LIST_SHAPE: Shape = Shape {
    name: "PartsList",
    sensitive: false,
    kind: Kind::List { member: &OBJECT_PART_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Payer`.
pub static PAYER_SHAPE: Shape = Shape {
    name: "Payer",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Requester", "BucketOwner"],
    },
};

/// The shape `Permission`.
pub static PERMISSION_SHAPE: Shape = Shape {
    name: "Permission",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["FULL_CONTROL", "WRITE", "WRITE_ACP", "READ", "READ_ACP"],
    },
};

/// The shape `Policy`.
pub static POLICY_SHAPE: Shape = Shape {
    name: "Policy",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PostBucket`.
pub static POST_BUCKET_SHAPE: Shape = Shape {
    name: "PostBucket",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PostETag`.
pub static POST_E_TAG_SHAPE: Shape = Shape {
    name: "PostETag",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PostKey`.
pub static POST_KEY_SHAPE: Shape = Shape {
    name: "PostKey",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PostLocation`.
pub static POST_LOCATION_SHAPE: Shape = Shape {
    name: "PostLocation",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `PostStatus`.
pub static POST_STATUS_SHAPE: Shape = Shape {
    name: "PostStatus",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `Prefix`.
pub static PREFIX_SHAPE: Shape = Shape {
    name: "Prefix",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Priority`.
pub static PRIORITY_SHAPE: Shape = Shape {
    name: "Priority",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `Protocol`.
pub static PROTOCOL_SHAPE: Shape = Shape {
    name: "Protocol",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["http", "https"],
    },
};

/// The shape `QueueArn`.
pub static QUEUE_ARN_SHAPE: Shape = Shape {
    name: "QueueArn",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `QueueConfigurationList`.
pub static QUEUE_CONFIGURATION_LIST_SHAPE: Shape = Shape {
    name: "QueueConfigurationList",
    sensitive: false,
    kind: Kind::List { member: &QUEUE_CONFIGURATION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `Quiet`.
pub static QUIET_SHAPE: Shape = Shape { name: "Quiet", sensitive: false, kind: Kind::Boolean };

/// The shape `Range`.
pub static RANGE_SHAPE: Shape = Shape {
    name: "Range",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Region`.
pub static REGION_SHAPE: Shape = Shape {
    name: "Region",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(0), max: Some(20) },
        pattern: None,
        values: &[],
    },
};

/// The shape `ReplaceKeyPrefixWith`.
pub static REPLACE_KEY_PREFIX_WITH_SHAPE: Shape = Shape {
    name: "ReplaceKeyPrefixWith",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ReplaceKeyWith`.
pub static REPLACE_KEY_WITH_SHAPE: Shape = Shape {
    name: "ReplaceKeyWith",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ReplicaKmsKeyID`.
pub static REPLICA_KMS_KEY_ID_SHAPE: Shape = Shape {
    name: "ReplicaKmsKeyID",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ReplicaModificationsStatus`.
pub static REPLICA_MODIFICATIONS_STATUS_SHAPE: Shape = Shape {
    name: "ReplicaModificationsStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `ReplicationPrefixList`.
pub static REPLICATION_PREFIX_LIST_SHAPE: Shape = Shape {
    name: "ReplicationPrefixList",
    sensitive: false,
    kind: Kind::List { member: &PREFIX_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ReplicationRuleStatus`.
pub static REPLICATION_RULE_STATUS_SHAPE: Shape = Shape {
    name: "ReplicationRuleStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `ReplicationRules`.
pub static REPLICATION_RULES_SHAPE: Shape = Shape {
    name: "ReplicationRules",
    sensitive: false,
    kind: Kind::List { member: &REPLICATION_RULE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `ReplicationStatus`.
pub static REPLICATION_STATUS_SHAPE: Shape = Shape {
    name: "ReplicationStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COMPLETE", "PENDING", "FAILED", "REPLICA", "COMPLETED"],
    },
};

/// The shape `ReplicationTimeStatus`.
pub static REPLICATION_TIME_STATUS_SHAPE: Shape = Shape {
    name: "ReplicationTimeStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `RequestCharged`.
pub static REQUEST_CHARGED_SHAPE: Shape = Shape {
    name: "RequestCharged",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["requester"],
    },
};

/// The shape `RequestPayer`.
pub static REQUEST_PAYER_SHAPE: Shape = Shape {
    name: "RequestPayer",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["requester"],
    },
};

/// The shape `ResponseCacheControl`.
pub static RESPONSE_CACHE_CONTROL_SHAPE: Shape = Shape {
    name: "ResponseCacheControl",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResponseContentDisposition`.
pub static RESPONSE_CONTENT_DISPOSITION_SHAPE: Shape = Shape {
    name: "ResponseContentDisposition",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResponseContentEncoding`.
pub static RESPONSE_CONTENT_ENCODING_SHAPE: Shape = Shape {
    name: "ResponseContentEncoding",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResponseContentLanguage`.
pub static RESPONSE_CONTENT_LANGUAGE_SHAPE: Shape = Shape {
    name: "ResponseContentLanguage",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResponseContentType`.
pub static RESPONSE_CONTENT_TYPE_SHAPE: Shape = Shape {
    name: "ResponseContentType",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResponseExpires`.
pub static RESPONSE_EXPIRES_SHAPE: Shape =
    Shape { name: "ResponseExpires", sensitive: false, kind: Kind::Timestamp };

/// The shape `Restore`.
pub static RESTORE_SHAPE: Shape = Shape {
    name: "Restore",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `RestoreExpiryDate`.
pub static RESTORE_EXPIRY_DATE_SHAPE: Shape =
    Shape { name: "RestoreExpiryDate", sensitive: false, kind: Kind::Timestamp };

/// The shape `Role`.
pub static ROLE_SHAPE: Shape = Shape {
    name: "Role",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `RoutingRules`.
pub static ROUTING_RULES_SHAPE: Shape = Shape {
    name: "RoutingRules",
    sensitive: false,
    kind: Kind::List { member: &ROUTING_RULE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `S3RegionalOrS3ExpressBucketArnString`.
pub static S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING_SHAPE: Shape = Shape {
    name: "S3RegionalOrS3ExpressBucketArnString",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: Some(1), max: Some(128) },
        pattern: Some("arn:[^:]+:(s3|s3express):.*"),
        values: &[],
    },
};

/// The shape `SSECustomerAlgorithm`.
pub static SSE_CUSTOMER_ALGORITHM_SHAPE: Shape = Shape {
    name: "SSECustomerAlgorithm",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `SSECustomerKey`.
pub static SSE_CUSTOMER_KEY_SHAPE: Shape = Shape {
    name: "SSECustomerKey",
    sensitive: true,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `SSECustomerKeyMD5`.
pub static SSE_CUSTOMER_KEY_MD5_SHAPE: Shape = Shape {
    name: "SSECustomerKeyMD5",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `SSEKMSEncryptionContext`.
pub static SSEKMS_ENCRYPTION_CONTEXT_SHAPE: Shape = Shape {
    name: "SSEKMSEncryptionContext",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `SSEKMSKeyId`.
pub static SSEKMS_KEY_ID_SHAPE: Shape = Shape {
    name: "SSEKMSKeyId",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ServerSideEncryption`.
pub static SERVER_SIDE_ENCRYPTION_SHAPE: Shape = Shape {
    name: "ServerSideEncryption",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["AES256", "aws:fsx", "aws:backup", "aws:kms", "aws:kms:dsse"],
    },
};

/// The shape `ServerSideEncryptionRules`.
pub static SERVER_SIDE_ENCRYPTION_RULES_SHAPE: Shape = Shape {
    name: "ServerSideEncryptionRules",
    sensitive: false,
    kind: Kind::List {
        member: &SERVER_SIDE_ENCRYPTION_RULE_SHAPE,
        length: Range { min: None, max: None },
    },
};

/// The shape `Setting`.
pub static SETTING_SHAPE: Shape = Shape { name: "Setting", sensitive: false, kind: Kind::Boolean };

/// The shape `Size`.
pub static SIZE_SHAPE: Shape = Shape { name: "Size", sensitive: false, kind: Kind::Long };

/// The shape `SseKmsEncryptedObjectsStatus`.
pub static SSE_KMS_ENCRYPTED_OBJECTS_STATUS_SHAPE: Shape = Shape {
    name: "SseKmsEncryptedObjectsStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `StartAfter`.
pub static START_AFTER_SHAPE: Shape = Shape {
    name: "StartAfter",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `StorageClass`.
pub static STORAGE_CLASS_SHAPE: Shape = Shape {
    name: "StorageClass",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "STANDARD",
            "REDUCED_REDUNDANCY",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "GLACIER",
            "DEEP_ARCHIVE",
            "OUTPOSTS",
            "GLACIER_IR",
            "SNOW",
            "EXPRESS_ONEZONE",
            "FSX_OPENZFS",
            "FSX_ONTAP",
            "AWS_BACKUP_WARM",
            "AWS_BACKUP_LOW_COST_WARM",
        ],
    },
};

/// The shape `SuccessActionRedirect`.
pub static SUCCESS_ACTION_REDIRECT_SHAPE: Shape = Shape {
    name: "SuccessActionRedirect",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `SuccessActionStatus`.
pub static SUCCESS_ACTION_STATUS_SHAPE: Shape = Shape {
    name: "SuccessActionStatus",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Suffix`.
pub static SUFFIX_SHAPE: Shape = Shape {
    name: "Suffix",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `TagCount`.
pub static TAG_COUNT_SHAPE: Shape = Shape {
    name: "TagCount",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `TagSet`.
pub static TAG_SET_SHAPE: Shape = Shape {
    name: "TagSet",
    sensitive: false,
    kind: Kind::List { member: &TAG_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TaggingDirective`.
pub static TAGGING_DIRECTIVE_SHAPE: Shape = Shape {
    name: "TaggingDirective",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["COPY", "REPLACE"],
    },
};

/// The shape `TaggingHeader`.
pub static TAGGING_HEADER_SHAPE: Shape = Shape {
    name: "TaggingHeader",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `TargetBucket`.
pub static TARGET_BUCKET_SHAPE: Shape = Shape {
    name: "TargetBucket",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `TargetGrants`.
pub static TARGET_GRANTS_SHAPE: Shape = Shape {
    name: "TargetGrants",
    sensitive: false,
    kind: Kind::List { member: &TARGET_GRANT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TargetPrefix`.
pub static TARGET_PREFIX_SHAPE: Shape = Shape {
    name: "TargetPrefix",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `Token`.
pub static TOKEN_SHAPE: Shape = Shape {
    name: "Token",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `TopicArn`.
pub static TOPIC_ARN_SHAPE: Shape = Shape {
    name: "TopicArn",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `TopicConfigurationList`.
pub static TOPIC_CONFIGURATION_LIST_SHAPE: Shape = Shape {
    name: "TopicConfigurationList",
    sensitive: false,
    kind: Kind::List { member: &TOPIC_CONFIGURATION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TransitionDefaultMinimumObjectSize`.
pub static TRANSITION_DEFAULT_MINIMUM_OBJECT_SIZE_SHAPE: Shape = Shape {
    name: "TransitionDefaultMinimumObjectSize",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["varies_by_storage_class", "all_storage_classes_128K"],
    },
};

/// The shape `TransitionList`.
pub static TRANSITION_LIST_SHAPE: Shape = Shape {
    name: "TransitionList",
    sensitive: false,
    kind: Kind::List { member: &TRANSITION_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `TransitionStorageClass`.
pub static TRANSITION_STORAGE_CLASS_SHAPE: Shape = Shape {
    name: "TransitionStorageClass",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &[
            "GLACIER",
            "STANDARD_IA",
            "ONEZONE_IA",
            "INTELLIGENT_TIERING",
            "DEEP_ARCHIVE",
            "GLACIER_IR",
        ],
    },
};

/// The shape `Type`.
pub static TYPE_SHAPE: Shape = Shape {
    name: "Type",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["CanonicalUser", "AmazonCustomerByEmail", "Group"],
    },
};

/// The shape `URI`.
pub static URI_SHAPE: Shape = Shape {
    name: "URI",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `UploadIdMarker`.
pub static UPLOAD_ID_MARKER_SHAPE: Shape = Shape {
    name: "UploadIdMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `UseSourceMultiRegionKeyStatus`.
pub static USE_SOURCE_MULTI_REGION_KEY_STATUS_SHAPE: Shape = Shape {
    name: "UseSourceMultiRegionKeyStatus",
    sensitive: false,
    kind: Kind::String {
        length: Range { min: None, max: None },
        pattern: None,
        values: &["Enabled", "Disabled"],
    },
};

/// The shape `Value`.
pub static VALUE_SHAPE: Shape = Shape {
    name: "Value",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `VersionCount`.
pub static VERSION_COUNT_SHAPE: Shape = Shape {
    name: "VersionCount",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `VersionIdMarker`.
pub static VERSION_ID_MARKER_SHAPE: Shape = Shape {
    name: "VersionIdMarker",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `WebsiteRedirectLocation`.
pub static WEBSITE_REDIRECT_LOCATION_SHAPE: Shape = Shape {
    name: "WebsiteRedirectLocation",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `WriteOffsetBytes`.
pub static WRITE_OFFSET_BYTES_SHAPE: Shape =
    Shape { name: "WriteOffsetBytes", sensitive: false, kind: Kind::Long };

/// The shape `Years`.
pub static YEARS_SHAPE: Shape = Shape {
    name: "Years",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};
