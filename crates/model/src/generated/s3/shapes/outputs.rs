//! The structures that replies carry.

use crate::shape::{HttpBinding, Kind, Member, Shape, Structure};

use super::*;

/// `AbortIncompleteMultipartUpload`.
pub static ABORT_INCOMPLETE_MULTIPART_UPLOAD: Structure = Structure {
    name: "AbortIncompleteMultipartUpload",
    members: &[Member::optional("DaysAfterInitiation", &DAYS_AFTER_INITIATION_SHAPE)],
};

/// The shape `AbortIncompleteMultipartUpload`.
pub static ABORT_INCOMPLETE_MULTIPART_UPLOAD_SHAPE: Shape = Shape {
    name: "AbortIncompleteMultipartUpload",
    sensitive: false,
    kind: Kind::Structure(&ABORT_INCOMPLETE_MULTIPART_UPLOAD),
};

/// `AbortMultipartUploadOutput`.
pub static ABORT_MULTIPART_UPLOAD_OUTPUT: Structure = Structure {
    name: "AbortMultipartUploadOutput",
    members: &[
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
    ],
};

/// `AccessControlTranslation`.
pub static ACCESS_CONTROL_TRANSLATION: Structure = Structure {
    name: "AccessControlTranslation",
    members: &[Member::required("Owner", &OWNER_OVERRIDE_SHAPE)],
};

/// The shape `AccessControlTranslation`.
pub static ACCESS_CONTROL_TRANSLATION_SHAPE: Shape = Shape {
    name: "AccessControlTranslation",
    sensitive: false,
    kind: Kind::Structure(&ACCESS_CONTROL_TRANSLATION),
};

/// `Bucket`.
pub static BUCKET: Structure = Structure {
    name: "Bucket",
    members: &[
        Member::optional("Name", &BUCKET_NAME_SHAPE),
        Member::optional("CreationDate", &CREATION_DATE_SHAPE),
        Member::optional("BucketRegion", &BUCKET_REGION_SHAPE),
        Member::optional("BucketArn", &S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING_SHAPE),
    ],
};

/// The shape `Bucket`.
pub static BUCKET_SHAPE: Shape =
    Shape { name: "Bucket", sensitive: false, kind: Kind::Structure(&BUCKET) };

/// `CORSRule`.
pub static CORS_RULE: Structure = Structure {
    name: "CORSRule",
    members: &[
        Member::optional("ID", &ID_SHAPE),
        Member::optional("AllowedHeaders", &ALLOWED_HEADERS_SHAPE)
            .at(HttpBinding::FlatList("AllowedHeader")),
        Member::required("AllowedMethods", &ALLOWED_METHODS_SHAPE)
            .at(HttpBinding::FlatList("AllowedMethod")),
        Member::required("AllowedOrigins", &ALLOWED_ORIGINS_SHAPE)
            .at(HttpBinding::FlatList("AllowedOrigin")),
        Member::optional("ExposeHeaders", &EXPOSE_HEADERS_SHAPE)
            .at(HttpBinding::FlatList("ExposeHeader")),
        Member::optional("MaxAgeSeconds", &MAX_AGE_SECONDS_SHAPE),
    ],
};

/// The shape `CORSRule`.
pub static CORS_RULE_SHAPE: Shape =
    Shape { name: "CORSRule", sensitive: false, kind: Kind::Structure(&CORS_RULE) };

/// `Checksum`.
pub static CHECKSUM: Structure = Structure {
    name: "Checksum",
    members: &[
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
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
    ],
};

/// The shape `Checksum`.
pub static CHECKSUM_SHAPE: Shape =
    Shape { name: "Checksum", sensitive: false, kind: Kind::Structure(&CHECKSUM) };

/// `CommonPrefix`.
pub static COMMON_PREFIX: Structure =
    Structure { name: "CommonPrefix", members: &[Member::optional("Prefix", &PREFIX_SHAPE)] };

/// The shape `CommonPrefix`.
pub static COMMON_PREFIX_SHAPE: Shape =
    Shape { name: "CommonPrefix", sensitive: false, kind: Kind::Structure(&COMMON_PREFIX) };

/// `CompleteMultipartUploadOutput`.
pub static COMPLETE_MULTIPART_UPLOAD_OUTPUT: Structure = Structure {
    name: "CompleteMultipartUploadOutput",
    members: &[
        Member::optional("Location", &LOCATION_SHAPE),
        Member::optional("Bucket", &BUCKET_NAME_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
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
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `Condition`.
pub static CONDITION: Structure = Structure {
    name: "Condition",
    members: &[
        Member::optional("HttpErrorCodeReturnedEquals", &HTTP_ERROR_CODE_RETURNED_EQUALS_SHAPE),
        Member::optional("KeyPrefixEquals", &KEY_PREFIX_EQUALS_SHAPE),
    ],
};

/// The shape `Condition`.
pub static CONDITION_SHAPE: Shape =
    Shape { name: "Condition", sensitive: false, kind: Kind::Structure(&CONDITION) };

/// `CopyObjectOutput`.
pub static COPY_OBJECT_OUTPUT: Structure = Structure {
    name: "CopyObjectOutput",
    members: &[
        Member::optional("CopyObjectResult", &COPY_OBJECT_RESULT_SHAPE)
            .at(HttpBinding::Payload("CopyObjectResult")),
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
        Member::optional("CopySourceVersionId", &COPY_SOURCE_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-version-id")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `CopyObjectResult`.
pub static COPY_OBJECT_RESULT: Structure = Structure {
    name: "CopyObjectResult",
    members: &[
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
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
    ],
};

/// The shape `CopyObjectResult`.
pub static COPY_OBJECT_RESULT_SHAPE: Shape = Shape {
    name: "CopyObjectResult",
    sensitive: false,
    kind: Kind::Structure(&COPY_OBJECT_RESULT),
};

/// `CopyPartResult`.
pub static COPY_PART_RESULT: Structure = Structure {
    name: "CopyPartResult",
    members: &[
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
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
    ],
};

/// The shape `CopyPartResult`.
pub static COPY_PART_RESULT_SHAPE: Shape =
    Shape { name: "CopyPartResult", sensitive: false, kind: Kind::Structure(&COPY_PART_RESULT) };

/// `CreateBucketOutput`.
pub static CREATE_BUCKET_OUTPUT: Structure = Structure {
    name: "CreateBucketOutput",
    members: &[
        Member::optional("Location", &LOCATION_SHAPE).at(HttpBinding::Header("location")),
        Member::optional("BucketArn", &S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-arn")),
    ],
};

/// `CreateMultipartUploadOutput`.
pub static CREATE_MULTIPART_UPLOAD_OUTPUT: Structure = Structure {
    name: "CreateMultipartUploadOutput",
    members: &[
        Member::optional("AbortDate", &ABORT_DATE_SHAPE)
            .at(HttpBinding::Header("x-amz-abort-date")),
        Member::optional("AbortRuleId", &ABORT_RULE_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-abort-rule-id")),
        Member::optional("Bucket", &BUCKET_NAME_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("UploadId", &MULTIPART_UPLOAD_ID_SHAPE),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-algorithm")),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE)
            .at(HttpBinding::Header("x-amz-checksum-type")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
    ],
};

/// `DefaultRetention`.
pub static DEFAULT_RETENTION: Structure = Structure {
    name: "DefaultRetention",
    members: &[
        Member::optional("Mode", &OBJECT_LOCK_RETENTION_MODE_SHAPE),
        Member::optional("Days", &DAYS_SHAPE),
        Member::optional("Years", &YEARS_SHAPE),
        Member::optional("DefaultEventHold", &EVENT_HOLD_DURATION_SHAPE),
    ],
};

/// The shape `DefaultRetention`.
pub static DEFAULT_RETENTION_SHAPE: Shape =
    Shape { name: "DefaultRetention", sensitive: false, kind: Kind::Structure(&DEFAULT_RETENTION) };

/// `DeleteMarkerEntry`.
pub static DELETE_MARKER_ENTRY: Structure = Structure {
    name: "DeleteMarkerEntry",
    members: &[
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
        Member::optional("IsLatest", &IS_LATEST_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
    ],
};

/// The shape `DeleteMarkerEntry`.
pub static DELETE_MARKER_ENTRY_SHAPE: Shape = Shape {
    name: "DeleteMarkerEntry",
    sensitive: false,
    kind: Kind::Structure(&DELETE_MARKER_ENTRY),
};

/// `DeleteMarkerReplication`.
pub static DELETE_MARKER_REPLICATION: Structure = Structure {
    name: "DeleteMarkerReplication",
    members: &[Member::optional("Status", &DELETE_MARKER_REPLICATION_STATUS_SHAPE)],
};

/// The shape `DeleteMarkerReplication`.
pub static DELETE_MARKER_REPLICATION_SHAPE: Shape = Shape {
    name: "DeleteMarkerReplication",
    sensitive: false,
    kind: Kind::Structure(&DELETE_MARKER_REPLICATION),
};

/// `DeleteObjectOutput`.
pub static DELETE_OBJECT_OUTPUT: Structure = Structure {
    name: "DeleteObjectOutput",
    members: &[
        Member::optional("DeleteMarker", &DELETE_MARKER_SHAPE)
            .at(HttpBinding::Header("x-amz-delete-marker")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `DeleteObjectTaggingOutput`.
pub static DELETE_OBJECT_TAGGING_OUTPUT: Structure = Structure {
    name: "DeleteObjectTaggingOutput",
    members: &[Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
        .at(HttpBinding::Header("x-amz-version-id"))],
};

/// `DeleteObjectsOutput`.
pub static DELETE_OBJECTS_OUTPUT: Structure = Structure {
    name: "DeleteObjectsOutput",
    members: &[
        Member::optional("Deleted", &DELETED_OBJECTS_SHAPE).at(HttpBinding::FlatList("Deleted")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("Errors", &ERRORS_SHAPE).at(HttpBinding::FlatList("Error")),
    ],
};

/// `DeletedObject`.
pub static DELETED_OBJECT: Structure = Structure {
    name: "DeletedObject",
    members: &[
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
        Member::optional("DeleteMarker", &DELETE_MARKER_SHAPE),
        Member::optional("DeleteMarkerVersionId", &DELETE_MARKER_VERSION_ID_SHAPE),
    ],
};

/// The shape `DeletedObject`.
pub static DELETED_OBJECT_SHAPE: Shape =
    Shape { name: "DeletedObject", sensitive: false, kind: Kind::Structure(&DELETED_OBJECT) };

/// `Destination`.
pub static DESTINATION: Structure = Structure {
    name: "Destination",
    members: &[
        Member::required("Bucket", &BUCKET_NAME_SHAPE),
        Member::optional("Account", &ACCOUNT_ID_SHAPE),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE),
        Member::optional("AccessControlTranslation", &ACCESS_CONTROL_TRANSLATION_SHAPE),
        Member::optional("EncryptionConfiguration", &ENCRYPTION_CONFIGURATION_SHAPE),
        Member::optional("ReplicationTime", &REPLICATION_TIME_SHAPE),
        Member::optional("Metrics", &METRICS_SHAPE),
    ],
};

/// The shape `Destination`.
pub static DESTINATION_SHAPE: Shape =
    Shape { name: "Destination", sensitive: false, kind: Kind::Structure(&DESTINATION) };

/// `EncryptionConfiguration`.
pub static ENCRYPTION_CONFIGURATION: Structure = Structure {
    name: "EncryptionConfiguration",
    members: &[
        Member::optional("ReplicaKmsKeyID", &REPLICA_KMS_KEY_ID_SHAPE),
        Member::optional("UseSourceMultiRegionKey", &USE_SOURCE_MULTI_REGION_KEY_SHAPE),
    ],
};

/// The shape `EncryptionConfiguration`.
pub static ENCRYPTION_CONFIGURATION_SHAPE: Shape = Shape {
    name: "EncryptionConfiguration",
    sensitive: false,
    kind: Kind::Structure(&ENCRYPTION_CONFIGURATION),
};

/// `Error`.
pub static ERROR: Structure = Structure {
    name: "Error",
    members: &[
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
        Member::optional("Code", &CODE_SHAPE),
        Member::optional("Message", &MESSAGE_SHAPE),
    ],
};

/// The shape `Error`.
pub static ERROR_SHAPE: Shape =
    Shape { name: "Error", sensitive: false, kind: Kind::Structure(&ERROR) };

/// `ErrorDocument`.
pub static ERROR_DOCUMENT: Structure =
    Structure { name: "ErrorDocument", members: &[Member::required("Key", &OBJECT_KEY_SHAPE)] };

/// The shape `ErrorDocument`.
pub static ERROR_DOCUMENT_SHAPE: Shape =
    Shape { name: "ErrorDocument", sensitive: false, kind: Kind::Structure(&ERROR_DOCUMENT) };

/// `EventBridgeConfiguration`.
pub static EVENT_BRIDGE_CONFIGURATION: Structure =
    Structure { name: "EventBridgeConfiguration", members: &[] };

/// The shape `EventBridgeConfiguration`.
pub static EVENT_BRIDGE_CONFIGURATION_SHAPE: Shape = Shape {
    name: "EventBridgeConfiguration",
    sensitive: false,
    kind: Kind::Structure(&EVENT_BRIDGE_CONFIGURATION),
};

/// `EventHoldDuration`.
pub static EVENT_HOLD_DURATION: Structure = Structure {
    name: "EventHoldDuration",
    members: &[Member::optional("Days", &DAYS_SHAPE), Member::optional("Years", &YEARS_SHAPE)],
};

/// The shape `EventHoldDuration`.
pub static EVENT_HOLD_DURATION_SHAPE: Shape = Shape {
    name: "EventHoldDuration",
    sensitive: false,
    kind: Kind::Structure(&EVENT_HOLD_DURATION),
};

/// `ExistingObjectReplication`.
pub static EXISTING_OBJECT_REPLICATION: Structure = Structure {
    name: "ExistingObjectReplication",
    members: &[Member::required("Status", &EXISTING_OBJECT_REPLICATION_STATUS_SHAPE)],
};

/// The shape `ExistingObjectReplication`.
pub static EXISTING_OBJECT_REPLICATION_SHAPE: Shape = Shape {
    name: "ExistingObjectReplication",
    sensitive: false,
    kind: Kind::Structure(&EXISTING_OBJECT_REPLICATION),
};

/// `FilterRule`.
pub static FILTER_RULE: Structure = Structure {
    name: "FilterRule",
    members: &[
        Member::optional("Name", &FILTER_RULE_NAME_SHAPE),
        Member::optional("Value", &FILTER_RULE_VALUE_SHAPE),
    ],
};

/// The shape `FilterRule`.
pub static FILTER_RULE_SHAPE: Shape =
    Shape { name: "FilterRule", sensitive: false, kind: Kind::Structure(&FILTER_RULE) };

/// `GetBucketAccelerateConfigurationOutput`.
pub static GET_BUCKET_ACCELERATE_CONFIGURATION_OUTPUT: Structure = Structure {
    name: "GetBucketAccelerateConfigurationOutput",
    members: &[
        Member::optional("Status", &BUCKET_ACCELERATE_STATUS_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `GetBucketAclOutput`.
pub static GET_BUCKET_ACL_OUTPUT: Structure = Structure {
    name: "GetBucketAclOutput",
    members: &[
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("Grants", &GRANTS_SHAPE)
            .at(HttpBinding::List { list: "AccessControlList", item: "Grant" }),
    ],
};

/// `GetBucketCorsOutput`.
pub static GET_BUCKET_CORS_OUTPUT: Structure = Structure {
    name: "GetBucketCorsOutput",
    members: &[
        Member::optional("CORSRules", &CORS_RULES_SHAPE).at(HttpBinding::FlatList("CORSRule"))
    ],
};

/// `GetBucketEncryptionOutput`.
pub static GET_BUCKET_ENCRYPTION_OUTPUT: Structure = Structure {
    name: "GetBucketEncryptionOutput",
    members: &[Member::optional(
        "ServerSideEncryptionConfiguration",
        &SERVER_SIDE_ENCRYPTION_CONFIGURATION_SHAPE,
    )
    .at(HttpBinding::Payload("ServerSideEncryptionConfiguration"))],
};

/// `GetBucketLifecycleConfigurationOutput`.
pub static GET_BUCKET_LIFECYCLE_CONFIGURATION_OUTPUT: Structure = Structure {
    name: "GetBucketLifecycleConfigurationOutput",
    members: &[
        Member::optional("Rules", &LIFECYCLE_RULES_SHAPE).at(HttpBinding::FlatList("Rule")),
        Member::optional(
            "TransitionDefaultMinimumObjectSize",
            &TRANSITION_DEFAULT_MINIMUM_OBJECT_SIZE_SHAPE,
        )
        .at(HttpBinding::Header("x-amz-transition-default-minimum-object-size")),
    ],
};

/// `GetBucketLocationOutput`.
pub static GET_BUCKET_LOCATION_OUTPUT: Structure = Structure {
    name: "GetBucketLocationOutput",
    members: &[Member::optional("LocationConstraint", &BUCKET_LOCATION_CONSTRAINT_SHAPE)],
};

/// `GetBucketLoggingOutput`.
pub static GET_BUCKET_LOGGING_OUTPUT: Structure = Structure {
    name: "GetBucketLoggingOutput",
    members: &[Member::optional("LoggingEnabled", &LOGGING_ENABLED_SHAPE)],
};

/// `GetBucketOwnershipControlsOutput`.
pub static GET_BUCKET_OWNERSHIP_CONTROLS_OUTPUT: Structure = Structure {
    name: "GetBucketOwnershipControlsOutput",
    members: &[Member::optional("OwnershipControls", &OWNERSHIP_CONTROLS_SHAPE)
        .at(HttpBinding::Payload("OwnershipControls"))],
};

/// `GetBucketPolicyOutput`.
pub static GET_BUCKET_POLICY_OUTPUT: Structure = Structure {
    name: "GetBucketPolicyOutput",
    members: &[Member::optional("Policy", &POLICY_SHAPE).at(HttpBinding::Payload("Policy"))],
};

/// `GetBucketPolicyStatusOutput`.
pub static GET_BUCKET_POLICY_STATUS_OUTPUT: Structure = Structure {
    name: "GetBucketPolicyStatusOutput",
    members: &[Member::optional("PolicyStatus", &POLICY_STATUS_SHAPE)
        .at(HttpBinding::Payload("PolicyStatus"))],
};

/// `GetBucketReplicationOutput`.
pub static GET_BUCKET_REPLICATION_OUTPUT: Structure = Structure {
    name: "GetBucketReplicationOutput",
    members: &[Member::optional("ReplicationConfiguration", &REPLICATION_CONFIGURATION_SHAPE)
        .at(HttpBinding::Payload("ReplicationConfiguration"))],
};

/// `GetBucketRequestPaymentOutput`.
pub static GET_BUCKET_REQUEST_PAYMENT_OUTPUT: Structure = Structure {
    name: "GetBucketRequestPaymentOutput",
    members: &[Member::optional("Payer", &PAYER_SHAPE)],
};

/// `GetBucketTaggingOutput`.
pub static GET_BUCKET_TAGGING_OUTPUT: Structure = Structure {
    name: "GetBucketTaggingOutput",
    members: &[Member::required("TagSet", &TAG_SET_SHAPE)
        .at(HttpBinding::List { list: "TagSet", item: "Tag" })],
};

/// `GetBucketVersioningOutput`.
pub static GET_BUCKET_VERSIONING_OUTPUT: Structure = Structure {
    name: "GetBucketVersioningOutput",
    members: &[
        Member::optional("Status", &BUCKET_VERSIONING_STATUS_SHAPE),
        Member::optional("MFADelete", &MFA_DELETE_STATUS_SHAPE)
            .at(HttpBinding::Element("MfaDelete")),
    ],
};

/// `GetBucketWebsiteOutput`.
pub static GET_BUCKET_WEBSITE_OUTPUT: Structure = Structure {
    name: "GetBucketWebsiteOutput",
    members: &[
        Member::optional("RedirectAllRequestsTo", &REDIRECT_ALL_REQUESTS_TO_SHAPE),
        Member::optional("IndexDocument", &INDEX_DOCUMENT_SHAPE),
        Member::optional("ErrorDocument", &ERROR_DOCUMENT_SHAPE),
        Member::optional("RoutingRules", &ROUTING_RULES_SHAPE)
            .at(HttpBinding::List { list: "RoutingRules", item: "RoutingRule" }),
    ],
};

/// `GetObjectAclOutput`.
pub static GET_OBJECT_ACL_OUTPUT: Structure = Structure {
    name: "GetObjectAclOutput",
    members: &[
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("Grants", &GRANTS_SHAPE)
            .at(HttpBinding::List { list: "AccessControlList", item: "Grant" }),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `GetObjectAttributesOutput`.
pub static GET_OBJECT_ATTRIBUTES_OUTPUT: Structure = Structure {
    name: "GetObjectAttributesOutput",
    members: &[
        Member::optional("DeleteMarker", &DELETE_MARKER_SHAPE)
            .at(HttpBinding::Header("x-amz-delete-marker")),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE)
            .at(HttpBinding::Header("last-modified")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("Checksum", &CHECKSUM_SHAPE),
        Member::optional("ObjectParts", &GET_OBJECT_ATTRIBUTES_PARTS_SHAPE),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE),
        Member::optional("ObjectSize", &OBJECT_SIZE_SHAPE),
    ],
};

/// `GetObjectAttributesParts`.
pub static GET_OBJECT_ATTRIBUTES_PARTS: Structure = Structure {
    name: "GetObjectAttributesParts",
    members: &[
        Member::optional("TotalPartsCount", &PARTS_COUNT_SHAPE)
            .at(HttpBinding::Element("PartsCount")),
        Member::optional("PartNumberMarker", &PART_NUMBER_MARKER_SHAPE),
        Member::optional("NextPartNumberMarker", &NEXT_PART_NUMBER_MARKER_SHAPE),
        Member::optional("MaxParts", &MAX_PARTS_SHAPE),
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("Parts", &PARTS_LIST_SHAPE).at(HttpBinding::FlatList("Part")),
    ],
};

/// The shape `GetObjectAttributesParts`.
pub static GET_OBJECT_ATTRIBUTES_PARTS_SHAPE: Shape = Shape {
    name: "GetObjectAttributesParts",
    sensitive: false,
    kind: Kind::Structure(&GET_OBJECT_ATTRIBUTES_PARTS),
};

/// `GetObjectLegalHoldOutput`.
pub static GET_OBJECT_LEGAL_HOLD_OUTPUT: Structure = Structure {
    name: "GetObjectLegalHoldOutput",
    members: &[Member::optional("LegalHold", &OBJECT_LOCK_LEGAL_HOLD_SHAPE)
        .at(HttpBinding::Payload("LegalHold"))],
};

/// `GetObjectLockConfigurationOutput`.
pub static GET_OBJECT_LOCK_CONFIGURATION_OUTPUT: Structure = Structure {
    name: "GetObjectLockConfigurationOutput",
    members: &[Member::optional("ObjectLockConfiguration", &OBJECT_LOCK_CONFIGURATION_SHAPE)
        .at(HttpBinding::Payload("ObjectLockConfiguration"))],
};

/// `GetObjectOutput`.
pub static GET_OBJECT_OUTPUT: Structure = Structure {
    name: "GetObjectOutput",
    members: &[
        Member::optional("DeleteMarker", &DELETE_MARKER_SHAPE)
            .at(HttpBinding::Header("x-amz-delete-marker")),
        Member::optional("AcceptRanges", &ACCEPT_RANGES_SHAPE)
            .at(HttpBinding::Header("accept-ranges")),
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
        Member::optional("Restore", &RESTORE_SHAPE).at(HttpBinding::Header("x-amz-restore")),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE)
            .at(HttpBinding::Header("last-modified")),
        Member::optional("ContentLength", &CONTENT_LENGTH_SHAPE)
            .at(HttpBinding::Header("content-length")),
        Member::optional("ETag", &E_TAG_SHAPE).at(HttpBinding::Header("etag")),
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
        Member::optional("MissingMeta", &MISSING_META_SHAPE)
            .at(HttpBinding::Header("x-amz-missing-meta")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("CacheControl", &CACHE_CONTROL_SHAPE)
            .at(HttpBinding::Header("cache-control")),
        Member::optional("ContentDisposition", &CONTENT_DISPOSITION_SHAPE)
            .at(HttpBinding::Header("content-disposition")),
        Member::optional("ContentEncoding", &CONTENT_ENCODING_SHAPE)
            .at(HttpBinding::Header("content-encoding")),
        Member::optional("ContentLanguage", &CONTENT_LANGUAGE_SHAPE)
            .at(HttpBinding::Header("content-language")),
        Member::optional("ContentRange", &CONTENT_RANGE_SHAPE)
            .at(HttpBinding::Header("content-range")),
        Member::optional("ContentType", &CONTENT_TYPE_SHAPE)
            .at(HttpBinding::Header("content-type")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("ReplicationStatus", &REPLICATION_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-replication-status")),
        Member::optional("PartsCount", &PARTS_COUNT_SHAPE)
            .at(HttpBinding::Header("x-amz-mp-parts-count")),
        Member::optional("TagCount", &TAG_COUNT_SHAPE)
            .at(HttpBinding::Header("x-amz-tagging-count")),
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
    ],
};

/// `GetObjectRetentionOutput`.
pub static GET_OBJECT_RETENTION_OUTPUT: Structure = Structure {
    name: "GetObjectRetentionOutput",
    members: &[Member::optional("Retention", &OBJECT_LOCK_RETENTION_SHAPE)
        .at(HttpBinding::Payload("Retention"))],
};

/// `GetObjectTaggingOutput`.
pub static GET_OBJECT_TAGGING_OUTPUT: Structure = Structure {
    name: "GetObjectTaggingOutput",
    members: &[
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::required("TagSet", &TAG_SET_SHAPE)
            .at(HttpBinding::List { list: "TagSet", item: "Tag" }),
    ],
};

/// `GetPublicAccessBlockOutput`.
pub static GET_PUBLIC_ACCESS_BLOCK_OUTPUT: Structure = Structure {
    name: "GetPublicAccessBlockOutput",
    members: &[Member::optional(
        "PublicAccessBlockConfiguration",
        &PUBLIC_ACCESS_BLOCK_CONFIGURATION_SHAPE,
    )
    .at(HttpBinding::Payload("PublicAccessBlockConfiguration"))],
};

/// `HeadBucketOutput`.
pub static HEAD_BUCKET_OUTPUT: Structure = Structure {
    name: "HeadBucketOutput",
    members: &[
        Member::optional("BucketArn", &S3_REGIONAL_OR_S3_EXPRESS_BUCKET_ARN_STRING_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-arn")),
        Member::optional("BucketLocationType", &LOCATION_TYPE_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-location-type")),
        Member::optional("BucketLocationName", &BUCKET_LOCATION_NAME_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-location-name")),
        Member::optional("BucketRegion", &REGION_SHAPE)
            .at(HttpBinding::Header("x-amz-bucket-region")),
        Member::optional("AccessPointAlias", &ACCESS_POINT_ALIAS_SHAPE)
            .at(HttpBinding::Header("x-amz-access-point-alias")),
    ],
};

/// `HeadObjectOutput`.
pub static HEAD_OBJECT_OUTPUT: Structure = Structure {
    name: "HeadObjectOutput",
    members: &[
        Member::optional("DeleteMarker", &DELETE_MARKER_SHAPE)
            .at(HttpBinding::Header("x-amz-delete-marker")),
        Member::optional("AcceptRanges", &ACCEPT_RANGES_SHAPE)
            .at(HttpBinding::Header("accept-ranges")),
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
        Member::optional("Restore", &RESTORE_SHAPE).at(HttpBinding::Header("x-amz-restore")),
        Member::optional("ArchiveStatus", &ARCHIVE_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-archive-status")),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE)
            .at(HttpBinding::Header("last-modified")),
        Member::optional("ContentLength", &CONTENT_LENGTH_SHAPE)
            .at(HttpBinding::Header("content-length")),
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
        Member::optional("ETag", &E_TAG_SHAPE).at(HttpBinding::Header("etag")),
        Member::optional("MissingMeta", &MISSING_META_SHAPE)
            .at(HttpBinding::Header("x-amz-missing-meta")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
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
        Member::optional("ContentRange", &CONTENT_RANGE_SHAPE)
            .at(HttpBinding::Header("content-range")),
        Member::optional("Expires", &EXPIRES_SHAPE).at(HttpBinding::Header("expires")),
        Member::optional("WebsiteRedirectLocation", &WEBSITE_REDIRECT_LOCATION_SHAPE)
            .at(HttpBinding::Header("x-amz-website-redirect-location")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("Metadata", &METADATA_SHAPE).at(HttpBinding::Headers("x-amz-meta-")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE)
            .at(HttpBinding::Header("x-amz-storage-class")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("ReplicationStatus", &REPLICATION_STATUS_SHAPE)
            .at(HttpBinding::Header("x-amz-replication-status")),
        Member::optional("PartsCount", &PARTS_COUNT_SHAPE)
            .at(HttpBinding::Header("x-amz-mp-parts-count")),
        Member::optional("TagCount", &TAG_COUNT_SHAPE)
            .at(HttpBinding::Header("x-amz-tagging-count")),
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
    ],
};

/// `IndexDocument`.
pub static INDEX_DOCUMENT: Structure =
    Structure { name: "IndexDocument", members: &[Member::required("Suffix", &SUFFIX_SHAPE)] };

/// The shape `IndexDocument`.
pub static INDEX_DOCUMENT_SHAPE: Shape =
    Shape { name: "IndexDocument", sensitive: false, kind: Kind::Structure(&INDEX_DOCUMENT) };

/// `Initiator`.
pub static INITIATOR: Structure = Structure {
    name: "Initiator",
    members: &[
        Member::optional("ID", &ID_SHAPE),
        Member::optional("DisplayName", &DISPLAY_NAME_SHAPE),
    ],
};

/// The shape `Initiator`.
pub static INITIATOR_SHAPE: Shape =
    Shape { name: "Initiator", sensitive: false, kind: Kind::Structure(&INITIATOR) };

/// `LambdaFunctionConfiguration`.
pub static LAMBDA_FUNCTION_CONFIGURATION: Structure = Structure {
    name: "LambdaFunctionConfiguration",
    members: &[
        Member::optional("Id", &NOTIFICATION_ID_SHAPE),
        Member::required("LambdaFunctionArn", &LAMBDA_FUNCTION_ARN_SHAPE)
            .at(HttpBinding::Element("CloudFunction")),
        Member::required("Events", &EVENT_LIST_SHAPE).at(HttpBinding::FlatList("Event")),
        Member::optional("Filter", &NOTIFICATION_CONFIGURATION_FILTER_SHAPE),
    ],
};

/// The shape `LambdaFunctionConfiguration`.
pub static LAMBDA_FUNCTION_CONFIGURATION_SHAPE: Shape = Shape {
    name: "LambdaFunctionConfiguration",
    sensitive: false,
    kind: Kind::Structure(&LAMBDA_FUNCTION_CONFIGURATION),
};

/// `LifecycleExpiration`.
pub static LIFECYCLE_EXPIRATION: Structure = Structure {
    name: "LifecycleExpiration",
    members: &[
        Member::optional("Date", &DATE_SHAPE),
        Member::optional("Days", &DAYS_SHAPE),
        Member::optional("ExpiredObjectDeleteMarker", &EXPIRED_OBJECT_DELETE_MARKER_SHAPE),
    ],
};

/// The shape `LifecycleExpiration`.
pub static LIFECYCLE_EXPIRATION_SHAPE: Shape = Shape {
    name: "LifecycleExpiration",
    sensitive: false,
    kind: Kind::Structure(&LIFECYCLE_EXPIRATION),
};

/// `LifecycleRule`.
pub static LIFECYCLE_RULE: Structure = Structure {
    name: "LifecycleRule",
    members: &[
        Member::optional("Expiration", &LIFECYCLE_EXPIRATION_SHAPE),
        Member::optional("ID", &ID_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Filter", &LIFECYCLE_RULE_FILTER_SHAPE),
        Member::required("Status", &EXPIRATION_STATUS_SHAPE),
        Member::optional("Transitions", &TRANSITION_LIST_SHAPE)
            .at(HttpBinding::FlatList("Transition")),
        Member::optional("NoncurrentVersionTransitions", &NONCURRENT_VERSION_TRANSITION_LIST_SHAPE)
            .at(HttpBinding::FlatList("NoncurrentVersionTransition")),
        Member::optional("NoncurrentVersionExpiration", &NONCURRENT_VERSION_EXPIRATION_SHAPE),
        Member::optional(
            "AbortIncompleteMultipartUpload",
            &ABORT_INCOMPLETE_MULTIPART_UPLOAD_SHAPE,
        ),
    ],
};

/// The shape `LifecycleRule`.
pub static LIFECYCLE_RULE_SHAPE: Shape =
    Shape { name: "LifecycleRule", sensitive: false, kind: Kind::Structure(&LIFECYCLE_RULE) };

/// `LifecycleRuleAndOperator`.
pub static LIFECYCLE_RULE_AND_OPERATOR: Structure = Structure {
    name: "LifecycleRuleAndOperator",
    members: &[
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Tags", &TAG_SET_SHAPE).at(HttpBinding::FlatList("Tag")),
        Member::optional("ObjectSizeGreaterThan", &OBJECT_SIZE_GREATER_THAN_BYTES_SHAPE),
        Member::optional("ObjectSizeLessThan", &OBJECT_SIZE_LESS_THAN_BYTES_SHAPE),
    ],
};

/// The shape `LifecycleRuleAndOperator`.
pub static LIFECYCLE_RULE_AND_OPERATOR_SHAPE: Shape = Shape {
    name: "LifecycleRuleAndOperator",
    sensitive: false,
    kind: Kind::Structure(&LIFECYCLE_RULE_AND_OPERATOR),
};

/// `LifecycleRuleFilter`.
pub static LIFECYCLE_RULE_FILTER: Structure = Structure {
    name: "LifecycleRuleFilter",
    members: &[
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Tag", &TAG_SHAPE),
        Member::optional("ObjectSizeGreaterThan", &OBJECT_SIZE_GREATER_THAN_BYTES_SHAPE),
        Member::optional("ObjectSizeLessThan", &OBJECT_SIZE_LESS_THAN_BYTES_SHAPE),
        Member::optional("And", &LIFECYCLE_RULE_AND_OPERATOR_SHAPE),
    ],
};

/// The shape `LifecycleRuleFilter`.
pub static LIFECYCLE_RULE_FILTER_SHAPE: Shape = Shape {
    name: "LifecycleRuleFilter",
    sensitive: false,
    kind: Kind::Structure(&LIFECYCLE_RULE_FILTER),
};

/// `ListBucketsOutput`.
pub static LIST_BUCKETS_OUTPUT: Structure = Structure {
    name: "ListBucketsOutput",
    members: &[
        Member::optional("Buckets", &BUCKETS_SHAPE)
            .at(HttpBinding::List { list: "Buckets", item: "Bucket" }),
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("ContinuationToken", &NEXT_TOKEN_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
    ],
};

/// `ListMultipartUploadsOutput`.
pub static LIST_MULTIPART_UPLOADS_OUTPUT: Structure = Structure {
    name: "ListMultipartUploadsOutput",
    members: &[
        Member::optional("Bucket", &BUCKET_NAME_SHAPE),
        Member::optional("KeyMarker", &KEY_MARKER_SHAPE),
        Member::optional("UploadIdMarker", &UPLOAD_ID_MARKER_SHAPE),
        Member::optional("NextKeyMarker", &NEXT_KEY_MARKER_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Delimiter", &DELIMITER_SHAPE),
        Member::optional("NextUploadIdMarker", &NEXT_UPLOAD_ID_MARKER_SHAPE),
        Member::optional("MaxUploads", &MAX_UPLOADS_SHAPE),
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("Uploads", &MULTIPART_UPLOAD_LIST_SHAPE)
            .at(HttpBinding::FlatList("Upload")),
        Member::optional("CommonPrefixes", &COMMON_PREFIX_LIST_SHAPE)
            .at(HttpBinding::FlatList("CommonPrefixes")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `ListObjectVersionsOutput`.
pub static LIST_OBJECT_VERSIONS_OUTPUT: Structure = Structure {
    name: "ListObjectVersionsOutput",
    members: &[
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("KeyMarker", &KEY_MARKER_SHAPE),
        Member::optional("VersionIdMarker", &VERSION_ID_MARKER_SHAPE),
        Member::optional("NextKeyMarker", &NEXT_KEY_MARKER_SHAPE),
        Member::optional("NextVersionIdMarker", &NEXT_VERSION_ID_MARKER_SHAPE),
        Member::optional("Versions", &OBJECT_VERSION_LIST_SHAPE)
            .at(HttpBinding::FlatList("Version")),
        Member::optional("DeleteMarkers", &DELETE_MARKERS_SHAPE)
            .at(HttpBinding::FlatList("DeleteMarker")),
        Member::optional("Name", &BUCKET_NAME_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Delimiter", &DELIMITER_SHAPE),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE),
        Member::optional("CommonPrefixes", &COMMON_PREFIX_LIST_SHAPE)
            .at(HttpBinding::FlatList("CommonPrefixes")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `ListObjectsOutput`.
pub static LIST_OBJECTS_OUTPUT: Structure = Structure {
    name: "ListObjectsOutput",
    members: &[
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("Marker", &MARKER_SHAPE),
        Member::optional("NextMarker", &NEXT_MARKER_SHAPE),
        Member::optional("Contents", &OBJECT_LIST_SHAPE).at(HttpBinding::FlatList("Contents")),
        Member::optional("Name", &BUCKET_NAME_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Delimiter", &DELIMITER_SHAPE),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE),
        Member::optional("CommonPrefixes", &COMMON_PREFIX_LIST_SHAPE)
            .at(HttpBinding::FlatList("CommonPrefixes")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `ListObjectsV2Output`.
pub static LIST_OBJECTS_V2_OUTPUT: Structure = Structure {
    name: "ListObjectsV2Output",
    members: &[
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("Contents", &OBJECT_LIST_SHAPE).at(HttpBinding::FlatList("Contents")),
        Member::optional("Name", &BUCKET_NAME_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Delimiter", &DELIMITER_SHAPE),
        Member::optional("MaxKeys", &MAX_KEYS_SHAPE),
        Member::optional("CommonPrefixes", &COMMON_PREFIX_LIST_SHAPE)
            .at(HttpBinding::FlatList("CommonPrefixes")),
        Member::optional("EncodingType", &ENCODING_TYPE_SHAPE),
        Member::optional("KeyCount", &KEY_COUNT_SHAPE),
        Member::optional("ContinuationToken", &TOKEN_SHAPE),
        Member::optional("NextContinuationToken", &NEXT_TOKEN_SHAPE),
        Member::optional("StartAfter", &START_AFTER_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `ListPartsOutput`.
pub static LIST_PARTS_OUTPUT: Structure = Structure {
    name: "ListPartsOutput",
    members: &[
        Member::optional("AbortDate", &ABORT_DATE_SHAPE)
            .at(HttpBinding::Header("x-amz-abort-date")),
        Member::optional("AbortRuleId", &ABORT_RULE_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-abort-rule-id")),
        Member::optional("Bucket", &BUCKET_NAME_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("UploadId", &MULTIPART_UPLOAD_ID_SHAPE),
        Member::optional("PartNumberMarker", &PART_NUMBER_MARKER_SHAPE),
        Member::optional("NextPartNumberMarker", &NEXT_PART_NUMBER_MARKER_SHAPE),
        Member::optional("MaxParts", &MAX_PARTS_SHAPE),
        Member::optional("IsTruncated", &IS_TRUNCATED_SHAPE),
        Member::optional("Parts", &PARTS_SHAPE).at(HttpBinding::FlatList("Part")),
        Member::optional("Initiator", &INITIATOR_SHAPE),
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
    ],
};

/// `LoggingEnabled`.
pub static LOGGING_ENABLED: Structure = Structure {
    name: "LoggingEnabled",
    members: &[
        Member::required("TargetBucket", &TARGET_BUCKET_SHAPE),
        Member::optional("TargetGrants", &TARGET_GRANTS_SHAPE)
            .at(HttpBinding::List { list: "TargetGrants", item: "Grant" }),
        Member::required("TargetPrefix", &TARGET_PREFIX_SHAPE),
        Member::optional("TargetObjectKeyFormat", &TARGET_OBJECT_KEY_FORMAT_SHAPE),
    ],
};

/// The shape `LoggingEnabled`.
pub static LOGGING_ENABLED_SHAPE: Shape =
    Shape { name: "LoggingEnabled", sensitive: false, kind: Kind::Structure(&LOGGING_ENABLED) };

/// `Metrics`.
pub static METRICS: Structure = Structure {
    name: "Metrics",
    members: &[
        Member::required("Status", &METRICS_STATUS_SHAPE),
        Member::optional("EventThreshold", &REPLICATION_TIME_VALUE_SHAPE),
    ],
};

/// The shape `Metrics`.
pub static METRICS_SHAPE: Shape =
    Shape { name: "Metrics", sensitive: false, kind: Kind::Structure(&METRICS) };

/// `MultipartUpload`.
pub static MULTIPART_UPLOAD: Structure = Structure {
    name: "MultipartUpload",
    members: &[
        Member::optional("UploadId", &MULTIPART_UPLOAD_ID_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("Initiated", &INITIATED_SHAPE),
        Member::optional("StorageClass", &STORAGE_CLASS_SHAPE),
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("Initiator", &INITIATOR_SHAPE),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_SHAPE),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
    ],
};

/// The shape `MultipartUpload`.
pub static MULTIPART_UPLOAD_SHAPE: Shape =
    Shape { name: "MultipartUpload", sensitive: false, kind: Kind::Structure(&MULTIPART_UPLOAD) };

/// `NoncurrentVersionExpiration`.
pub static NONCURRENT_VERSION_EXPIRATION: Structure = Structure {
    name: "NoncurrentVersionExpiration",
    members: &[
        Member::optional("NoncurrentDays", &DAYS_SHAPE),
        Member::optional("NewerNoncurrentVersions", &VERSION_COUNT_SHAPE),
    ],
};

/// The shape `NoncurrentVersionExpiration`.
pub static NONCURRENT_VERSION_EXPIRATION_SHAPE: Shape = Shape {
    name: "NoncurrentVersionExpiration",
    sensitive: false,
    kind: Kind::Structure(&NONCURRENT_VERSION_EXPIRATION),
};

/// `NoncurrentVersionTransition`.
pub static NONCURRENT_VERSION_TRANSITION: Structure = Structure {
    name: "NoncurrentVersionTransition",
    members: &[
        Member::optional("NoncurrentDays", &DAYS_SHAPE),
        Member::optional("StorageClass", &TRANSITION_STORAGE_CLASS_SHAPE),
        Member::optional("NewerNoncurrentVersions", &VERSION_COUNT_SHAPE),
    ],
};

/// The shape `NoncurrentVersionTransition`.
pub static NONCURRENT_VERSION_TRANSITION_SHAPE: Shape = Shape {
    name: "NoncurrentVersionTransition",
    sensitive: false,
    kind: Kind::Structure(&NONCURRENT_VERSION_TRANSITION),
};

/// `NotificationConfiguration`.
pub static NOTIFICATION_CONFIGURATION: Structure = Structure {
    name: "NotificationConfiguration",
    members: &[
        Member::optional("TopicConfigurations", &TOPIC_CONFIGURATION_LIST_SHAPE)
            .at(HttpBinding::FlatList("TopicConfiguration")),
        Member::optional("QueueConfigurations", &QUEUE_CONFIGURATION_LIST_SHAPE)
            .at(HttpBinding::FlatList("QueueConfiguration")),
        Member::optional("LambdaFunctionConfigurations", &LAMBDA_FUNCTION_CONFIGURATION_LIST_SHAPE)
            .at(HttpBinding::FlatList("CloudFunctionConfiguration")),
        Member::optional("EventBridgeConfiguration", &EVENT_BRIDGE_CONFIGURATION_SHAPE),
    ],
};

/// `NotificationConfigurationFilter`.
pub static NOTIFICATION_CONFIGURATION_FILTER: Structure = Structure {
    name: "NotificationConfigurationFilter",
    members: &[Member::optional("Key", &S3_KEY_FILTER_SHAPE).at(HttpBinding::Element("S3Key"))],
};

/// The shape `NotificationConfigurationFilter`.
pub static NOTIFICATION_CONFIGURATION_FILTER_SHAPE: Shape = Shape {
    name: "NotificationConfigurationFilter",
    sensitive: false,
    kind: Kind::Structure(&NOTIFICATION_CONFIGURATION_FILTER),
};

/// `Object`.
pub static OBJECT: Structure = Structure {
    name: "Object",
    members: &[
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_LIST_SHAPE)
            .at(HttpBinding::FlatList("ChecksumAlgorithm")),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
        Member::optional("Size", &SIZE_SHAPE),
        Member::optional("StorageClass", &OBJECT_STORAGE_CLASS_SHAPE),
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("RestoreStatus", &RESTORE_STATUS_SHAPE),
    ],
};

/// The shape `Object`.
pub static OBJECT_SHAPE: Shape =
    Shape { name: "Object", sensitive: false, kind: Kind::Structure(&OBJECT) };

/// `ObjectLockConfiguration`.
pub static OBJECT_LOCK_CONFIGURATION: Structure = Structure {
    name: "ObjectLockConfiguration",
    members: &[
        Member::optional("ObjectLockEnabled", &OBJECT_LOCK_ENABLED_SHAPE),
        Member::optional("Rule", &OBJECT_LOCK_RULE_SHAPE),
    ],
};

/// The shape `ObjectLockConfiguration`.
pub static OBJECT_LOCK_CONFIGURATION_SHAPE: Shape = Shape {
    name: "ObjectLockConfiguration",
    sensitive: false,
    kind: Kind::Structure(&OBJECT_LOCK_CONFIGURATION),
};

/// `ObjectLockLegalHold`.
pub static OBJECT_LOCK_LEGAL_HOLD: Structure = Structure {
    name: "ObjectLockLegalHold",
    members: &[Member::optional("Status", &OBJECT_LOCK_LEGAL_HOLD_STATUS_SHAPE)],
};

/// The shape `ObjectLockLegalHold`.
pub static OBJECT_LOCK_LEGAL_HOLD_SHAPE: Shape = Shape {
    name: "ObjectLockLegalHold",
    sensitive: false,
    kind: Kind::Structure(&OBJECT_LOCK_LEGAL_HOLD),
};

/// `ObjectLockRetention`.
pub static OBJECT_LOCK_RETENTION: Structure = Structure {
    name: "ObjectLockRetention",
    members: &[
        Member::optional("Mode", &OBJECT_LOCK_RETENTION_MODE_SHAPE),
        Member::optional("RetainUntilDate", &DATE_SHAPE),
        Member::optional("EventHold", &OBJECT_LOCK_EVENT_HOLD_SHAPE),
        Member::optional("EventHoldDuration", &EVENT_HOLD_DURATION_SHAPE),
    ],
};

/// The shape `ObjectLockRetention`.
pub static OBJECT_LOCK_RETENTION_SHAPE: Shape = Shape {
    name: "ObjectLockRetention",
    sensitive: false,
    kind: Kind::Structure(&OBJECT_LOCK_RETENTION),
};

/// `ObjectLockRule`.
pub static OBJECT_LOCK_RULE: Structure = Structure {
    name: "ObjectLockRule",
    members: &[Member::optional("DefaultRetention", &DEFAULT_RETENTION_SHAPE)],
};

/// The shape `ObjectLockRule`.
pub static OBJECT_LOCK_RULE_SHAPE: Shape =
    Shape { name: "ObjectLockRule", sensitive: false, kind: Kind::Structure(&OBJECT_LOCK_RULE) };

/// `ObjectPart`.
pub static OBJECT_PART: Structure = Structure {
    name: "ObjectPart",
    members: &[
        Member::optional("PartNumber", &PART_NUMBER_SHAPE),
        Member::optional("Size", &SIZE_SHAPE),
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
    ],
};

/// The shape `ObjectPart`.
pub static OBJECT_PART_SHAPE: Shape =
    Shape { name: "ObjectPart", sensitive: false, kind: Kind::Structure(&OBJECT_PART) };

/// `ObjectVersion`.
pub static OBJECT_VERSION: Structure = Structure {
    name: "ObjectVersion",
    members: &[
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("ChecksumAlgorithm", &CHECKSUM_ALGORITHM_LIST_SHAPE)
            .at(HttpBinding::FlatList("ChecksumAlgorithm")),
        Member::optional("ChecksumType", &CHECKSUM_TYPE_SHAPE),
        Member::optional("Size", &SIZE_SHAPE),
        Member::optional("StorageClass", &OBJECT_VERSION_STORAGE_CLASS_SHAPE),
        Member::optional("Key", &OBJECT_KEY_SHAPE),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE),
        Member::optional("IsLatest", &IS_LATEST_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
        Member::optional("Owner", &OWNER_SHAPE),
        Member::optional("RestoreStatus", &RESTORE_STATUS_SHAPE),
    ],
};

/// The shape `ObjectVersion`.
pub static OBJECT_VERSION_SHAPE: Shape =
    Shape { name: "ObjectVersion", sensitive: false, kind: Kind::Structure(&OBJECT_VERSION) };

/// `Part`.
pub static PART: Structure = Structure {
    name: "Part",
    members: &[
        Member::optional("PartNumber", &PART_NUMBER_SHAPE),
        Member::optional("LastModified", &LAST_MODIFIED_SHAPE),
        Member::optional("ETag", &E_TAG_SHAPE),
        Member::optional("Size", &SIZE_SHAPE),
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
    ],
};

/// The shape `Part`.
pub static PART_SHAPE: Shape =
    Shape { name: "Part", sensitive: false, kind: Kind::Structure(&PART) };

/// `PartitionedPrefix`.
pub static PARTITIONED_PREFIX: Structure = Structure {
    name: "PartitionedPrefix",
    members: &[Member::optional("PartitionDateSource", &PARTITION_DATE_SOURCE_SHAPE)],
};

/// The shape `PartitionedPrefix`.
pub static PARTITIONED_PREFIX_SHAPE: Shape = Shape {
    name: "PartitionedPrefix",
    sensitive: false,
    kind: Kind::Structure(&PARTITIONED_PREFIX),
};

/// `PolicyStatus`.
pub static POLICY_STATUS: Structure =
    Structure { name: "PolicyStatus", members: &[Member::optional("IsPublic", &IS_PUBLIC_SHAPE)] };

/// The shape `PolicyStatus`.
pub static POLICY_STATUS_SHAPE: Shape =
    Shape { name: "PolicyStatus", sensitive: false, kind: Kind::Structure(&POLICY_STATUS) };

/// `PostObjectOutput`.
pub static POST_OBJECT_OUTPUT: Structure = Structure {
    name: "PostObjectOutput",
    members: &[
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
        Member::optional("ETag", &E_TAG_SHAPE).at(HttpBinding::Header("etag")),
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
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("Size", &SIZE_SHAPE).at(HttpBinding::Header("x-amz-object-size")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("Location", &POST_LOCATION_SHAPE).at(HttpBinding::Header("location")),
        Member::optional("PostResponse", &POST_RESPONSE_SHAPE)
            .at(HttpBinding::Payload("PostResponse")),
        Member::optional("Status", &POST_STATUS_SHAPE).at(HttpBinding::Status),
    ],
};

/// `PostResponse`.
pub static POST_RESPONSE: Structure = Structure {
    name: "PostResponse",
    members: &[
        Member::optional("Location", &POST_LOCATION_SHAPE),
        Member::optional("Bucket", &POST_BUCKET_SHAPE),
        Member::optional("Key", &POST_KEY_SHAPE),
        Member::optional("ETag", &POST_E_TAG_SHAPE),
    ],
};

/// The shape `PostResponse`.
pub static POST_RESPONSE_SHAPE: Shape =
    Shape { name: "PostResponse", sensitive: false, kind: Kind::Structure(&POST_RESPONSE) };

/// `PutObjectAclOutput`.
pub static PUT_OBJECT_ACL_OUTPUT: Structure = Structure {
    name: "PutObjectAclOutput",
    members: &[Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
        .at(HttpBinding::Header("x-amz-request-charged"))],
};

/// `PutObjectOutput`.
pub static PUT_OBJECT_OUTPUT: Structure = Structure {
    name: "PutObjectOutput",
    members: &[
        Member::optional("Expiration", &EXPIRATION_SHAPE)
            .at(HttpBinding::Header("x-amz-expiration")),
        Member::optional("ETag", &E_TAG_SHAPE).at(HttpBinding::Header("etag")),
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
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("SSEKMSEncryptionContext", &SSEKMS_ENCRYPTION_CONTEXT_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-context")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("Size", &SIZE_SHAPE).at(HttpBinding::Header("x-amz-object-size")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
    ],
};

/// `PutObjectTaggingOutput`.
pub static PUT_OBJECT_TAGGING_OUTPUT: Structure = Structure {
    name: "PutObjectTaggingOutput",
    members: &[Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
        .at(HttpBinding::Header("x-amz-version-id"))],
};

/// `QueueConfiguration`.
pub static QUEUE_CONFIGURATION: Structure = Structure {
    name: "QueueConfiguration",
    members: &[
        Member::optional("Id", &NOTIFICATION_ID_SHAPE),
        Member::required("QueueArn", &QUEUE_ARN_SHAPE).at(HttpBinding::Element("Queue")),
        Member::required("Events", &EVENT_LIST_SHAPE).at(HttpBinding::FlatList("Event")),
        Member::optional("Filter", &NOTIFICATION_CONFIGURATION_FILTER_SHAPE),
    ],
};

/// The shape `QueueConfiguration`.
pub static QUEUE_CONFIGURATION_SHAPE: Shape = Shape {
    name: "QueueConfiguration",
    sensitive: false,
    kind: Kind::Structure(&QUEUE_CONFIGURATION),
};

/// `Redirect`.
pub static REDIRECT: Structure = Structure {
    name: "Redirect",
    members: &[
        Member::optional("HostName", &HOST_NAME_SHAPE),
        Member::optional("HttpRedirectCode", &HTTP_REDIRECT_CODE_SHAPE),
        Member::optional("Protocol", &PROTOCOL_SHAPE),
        Member::optional("ReplaceKeyPrefixWith", &REPLACE_KEY_PREFIX_WITH_SHAPE),
        Member::optional("ReplaceKeyWith", &REPLACE_KEY_WITH_SHAPE),
    ],
};

/// The shape `Redirect`.
pub static REDIRECT_SHAPE: Shape =
    Shape { name: "Redirect", sensitive: false, kind: Kind::Structure(&REDIRECT) };

/// `RedirectAllRequestsTo`.
pub static REDIRECT_ALL_REQUESTS_TO: Structure = Structure {
    name: "RedirectAllRequestsTo",
    members: &[
        Member::required("HostName", &HOST_NAME_SHAPE),
        Member::optional("Protocol", &PROTOCOL_SHAPE),
    ],
};

/// The shape `RedirectAllRequestsTo`.
pub static REDIRECT_ALL_REQUESTS_TO_SHAPE: Shape = Shape {
    name: "RedirectAllRequestsTo",
    sensitive: false,
    kind: Kind::Structure(&REDIRECT_ALL_REQUESTS_TO),
};

/// `ReplicaModifications`.
pub static REPLICA_MODIFICATIONS: Structure = Structure {
    name: "ReplicaModifications",
    members: &[Member::required("Status", &REPLICA_MODIFICATIONS_STATUS_SHAPE)],
};

/// The shape `ReplicaModifications`.
pub static REPLICA_MODIFICATIONS_SHAPE: Shape = Shape {
    name: "ReplicaModifications",
    sensitive: false,
    kind: Kind::Structure(&REPLICA_MODIFICATIONS),
};

/// `ReplicationConfiguration`.
pub static REPLICATION_CONFIGURATION: Structure = Structure {
    name: "ReplicationConfiguration",
    members: &[
        Member::required("Role", &ROLE_SHAPE),
        Member::required("Rules", &REPLICATION_RULES_SHAPE).at(HttpBinding::FlatList("Rule")),
    ],
};

/// The shape `ReplicationConfiguration`.
pub static REPLICATION_CONFIGURATION_SHAPE: Shape = Shape {
    name: "ReplicationConfiguration",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_CONFIGURATION),
};

/// `ReplicationRule`.
pub static REPLICATION_RULE: Structure = Structure {
    name: "ReplicationRule",
    members: &[
        Member::optional("ID", &ID_SHAPE),
        Member::optional("Priority", &PRIORITY_SHAPE),
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Filter", &REPLICATION_RULE_FILTER_SHAPE),
        Member::required("Status", &REPLICATION_RULE_STATUS_SHAPE),
        Member::optional("SourceSelectionCriteria", &SOURCE_SELECTION_CRITERIA_SHAPE),
        Member::optional("ExistingObjectReplication", &EXISTING_OBJECT_REPLICATION_SHAPE),
        Member::required("Destination", &DESTINATION_SHAPE),
        Member::optional("DeleteMarkerReplication", &DELETE_MARKER_REPLICATION_SHAPE),
    ],
};

/// The shape `ReplicationRule`.
pub static REPLICATION_RULE_SHAPE: Shape =
    Shape { name: "ReplicationRule", sensitive: false, kind: Kind::Structure(&REPLICATION_RULE) };

/// `ReplicationRuleAndOperator`.
pub static REPLICATION_RULE_AND_OPERATOR: Structure = Structure {
    name: "ReplicationRuleAndOperator",
    members: &[
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Tags", &TAG_SET_SHAPE).at(HttpBinding::FlatList("Tag")),
        Member::optional("Not", &REPLICATION_RULE_NOT_OPERATOR_SHAPE),
    ],
};

/// The shape `ReplicationRuleAndOperator`.
pub static REPLICATION_RULE_AND_OPERATOR_SHAPE: Shape = Shape {
    name: "ReplicationRuleAndOperator",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_RULE_AND_OPERATOR),
};

/// `ReplicationRuleFilter`.
pub static REPLICATION_RULE_FILTER: Structure = Structure {
    name: "ReplicationRuleFilter",
    members: &[
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Tag", &TAG_SHAPE),
        Member::optional("And", &REPLICATION_RULE_AND_OPERATOR_SHAPE),
        Member::optional("Not", &REPLICATION_RULE_NOT_OPERATOR_SHAPE),
    ],
};

/// The shape `ReplicationRuleFilter`.
pub static REPLICATION_RULE_FILTER_SHAPE: Shape = Shape {
    name: "ReplicationRuleFilter",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_RULE_FILTER),
};

/// `ReplicationRuleNotOperator`.
pub static REPLICATION_RULE_NOT_OPERATOR: Structure = Structure {
    name: "ReplicationRuleNotOperator",
    members: &[
        Member::optional("Prefix", &PREFIX_SHAPE),
        Member::optional("Tag", &TAG_SHAPE),
        Member::optional("Or", &REPLICATION_RULE_OR_OPERATOR_SHAPE),
    ],
};

/// The shape `ReplicationRuleNotOperator`.
pub static REPLICATION_RULE_NOT_OPERATOR_SHAPE: Shape = Shape {
    name: "ReplicationRuleNotOperator",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_RULE_NOT_OPERATOR),
};

/// `ReplicationRuleOrOperator`.
pub static REPLICATION_RULE_OR_OPERATOR: Structure = Structure {
    name: "ReplicationRuleOrOperator",
    members: &[
        Member::optional("Prefixes", &REPLICATION_PREFIX_LIST_SHAPE)
            .at(HttpBinding::FlatList("Prefix")),
        Member::optional("Tags", &TAG_SET_SHAPE).at(HttpBinding::FlatList("Tag")),
    ],
};

/// The shape `ReplicationRuleOrOperator`.
pub static REPLICATION_RULE_OR_OPERATOR_SHAPE: Shape = Shape {
    name: "ReplicationRuleOrOperator",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_RULE_OR_OPERATOR),
};

/// `ReplicationTime`.
pub static REPLICATION_TIME: Structure = Structure {
    name: "ReplicationTime",
    members: &[
        Member::required("Status", &REPLICATION_TIME_STATUS_SHAPE),
        Member::required("Time", &REPLICATION_TIME_VALUE_SHAPE),
    ],
};

/// The shape `ReplicationTime`.
pub static REPLICATION_TIME_SHAPE: Shape =
    Shape { name: "ReplicationTime", sensitive: false, kind: Kind::Structure(&REPLICATION_TIME) };

/// `ReplicationTimeValue`.
pub static REPLICATION_TIME_VALUE: Structure = Structure {
    name: "ReplicationTimeValue",
    members: &[Member::optional("Minutes", &MINUTES_SHAPE)],
};

/// The shape `ReplicationTimeValue`.
pub static REPLICATION_TIME_VALUE_SHAPE: Shape = Shape {
    name: "ReplicationTimeValue",
    sensitive: false,
    kind: Kind::Structure(&REPLICATION_TIME_VALUE),
};

/// `RestoreStatus`.
pub static RESTORE_STATUS: Structure = Structure {
    name: "RestoreStatus",
    members: &[
        Member::optional("IsRestoreInProgress", &IS_RESTORE_IN_PROGRESS_SHAPE),
        Member::optional("RestoreExpiryDate", &RESTORE_EXPIRY_DATE_SHAPE),
    ],
};

/// The shape `RestoreStatus`.
pub static RESTORE_STATUS_SHAPE: Shape =
    Shape { name: "RestoreStatus", sensitive: false, kind: Kind::Structure(&RESTORE_STATUS) };

/// `RoutingRule`.
pub static ROUTING_RULE: Structure = Structure {
    name: "RoutingRule",
    members: &[
        Member::optional("Condition", &CONDITION_SHAPE),
        Member::required("Redirect", &REDIRECT_SHAPE),
    ],
};

/// The shape `RoutingRule`.
pub static ROUTING_RULE_SHAPE: Shape =
    Shape { name: "RoutingRule", sensitive: false, kind: Kind::Structure(&ROUTING_RULE) };

/// `S3KeyFilter`.
pub static S3_KEY_FILTER: Structure = Structure {
    name: "S3KeyFilter",
    members: &[Member::optional("FilterRules", &FILTER_RULE_LIST_SHAPE)
        .at(HttpBinding::FlatList("FilterRule"))],
};

/// The shape `S3KeyFilter`.
pub static S3_KEY_FILTER_SHAPE: Shape =
    Shape { name: "S3KeyFilter", sensitive: false, kind: Kind::Structure(&S3_KEY_FILTER) };

/// `SimplePrefix`.
pub static SIMPLE_PREFIX: Structure = Structure { name: "SimplePrefix", members: &[] };

/// The shape `SimplePrefix`.
pub static SIMPLE_PREFIX_SHAPE: Shape =
    Shape { name: "SimplePrefix", sensitive: false, kind: Kind::Structure(&SIMPLE_PREFIX) };

/// `SourceSelectionCriteria`.
pub static SOURCE_SELECTION_CRITERIA: Structure = Structure {
    name: "SourceSelectionCriteria",
    members: &[
        Member::optional("SseKmsEncryptedObjects", &SSE_KMS_ENCRYPTED_OBJECTS_SHAPE),
        Member::optional("ReplicaModifications", &REPLICA_MODIFICATIONS_SHAPE),
    ],
};

/// The shape `SourceSelectionCriteria`.
pub static SOURCE_SELECTION_CRITERIA_SHAPE: Shape = Shape {
    name: "SourceSelectionCriteria",
    sensitive: false,
    kind: Kind::Structure(&SOURCE_SELECTION_CRITERIA),
};

/// `SseKmsEncryptedObjects`.
pub static SSE_KMS_ENCRYPTED_OBJECTS: Structure = Structure {
    name: "SseKmsEncryptedObjects",
    members: &[Member::required("Status", &SSE_KMS_ENCRYPTED_OBJECTS_STATUS_SHAPE)],
};

/// The shape `SseKmsEncryptedObjects`.
pub static SSE_KMS_ENCRYPTED_OBJECTS_SHAPE: Shape = Shape {
    name: "SseKmsEncryptedObjects",
    sensitive: false,
    kind: Kind::Structure(&SSE_KMS_ENCRYPTED_OBJECTS),
};

/// `TargetGrant`.
pub static TARGET_GRANT: Structure = Structure {
    name: "TargetGrant",
    members: &[
        Member::optional("Grantee", &GRANTEE_SHAPE),
        Member::optional("Permission", &BUCKET_LOGS_PERMISSION_SHAPE),
    ],
};

/// The shape `TargetGrant`.
pub static TARGET_GRANT_SHAPE: Shape =
    Shape { name: "TargetGrant", sensitive: false, kind: Kind::Structure(&TARGET_GRANT) };

/// `TargetObjectKeyFormat`.
pub static TARGET_OBJECT_KEY_FORMAT: Structure = Structure {
    name: "TargetObjectKeyFormat",
    members: &[
        Member::optional("SimplePrefix", &SIMPLE_PREFIX_SHAPE),
        Member::optional("PartitionedPrefix", &PARTITIONED_PREFIX_SHAPE),
    ],
};

/// The shape `TargetObjectKeyFormat`.
pub static TARGET_OBJECT_KEY_FORMAT_SHAPE: Shape = Shape {
    name: "TargetObjectKeyFormat",
    sensitive: false,
    kind: Kind::Structure(&TARGET_OBJECT_KEY_FORMAT),
};

/// `TopicConfiguration`.
pub static TOPIC_CONFIGURATION: Structure = Structure {
    name: "TopicConfiguration",
    members: &[
        Member::optional("Id", &NOTIFICATION_ID_SHAPE),
        Member::required("TopicArn", &TOPIC_ARN_SHAPE).at(HttpBinding::Element("Topic")),
        Member::required("Events", &EVENT_LIST_SHAPE).at(HttpBinding::FlatList("Event")),
        Member::optional("Filter", &NOTIFICATION_CONFIGURATION_FILTER_SHAPE),
    ],
};

/// The shape `TopicConfiguration`.
pub static TOPIC_CONFIGURATION_SHAPE: Shape = Shape {
    name: "TopicConfiguration",
    sensitive: false,
    kind: Kind::Structure(&TOPIC_CONFIGURATION),
};

/// `Transition`.
pub static TRANSITION: Structure = Structure {
    name: "Transition",
    members: &[
        Member::optional("Date", &DATE_SHAPE),
        Member::optional("Days", &DAYS_SHAPE),
        Member::optional("StorageClass", &TRANSITION_STORAGE_CLASS_SHAPE),
    ],
};

/// The shape `Transition`.
pub static TRANSITION_SHAPE: Shape =
    Shape { name: "Transition", sensitive: false, kind: Kind::Structure(&TRANSITION) };

/// `UpdateObjectEncryptionResponse`.
pub static UPDATE_OBJECT_ENCRYPTION_RESPONSE: Structure = Structure {
    name: "UpdateObjectEncryptionResponse",
    members: &[Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
        .at(HttpBinding::Header("x-amz-request-charged"))],
};

/// `UploadPartCopyOutput`.
pub static UPLOAD_PART_COPY_OUTPUT: Structure = Structure {
    name: "UploadPartCopyOutput",
    members: &[
        Member::optional("CopySourceVersionId", &COPY_SOURCE_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-copy-source-version-id")),
        Member::optional("CopyPartResult", &COPY_PART_RESULT_SHAPE)
            .at(HttpBinding::Payload("CopyPartResult")),
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
    ],
};

/// `UploadPartOutput`.
pub static UPLOAD_PART_OUTPUT: Structure = Structure {
    name: "UploadPartOutput",
    members: &[
        Member::optional("ServerSideEncryption", &SERVER_SIDE_ENCRYPTION_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption")),
        Member::optional("ETag", &E_TAG_SHAPE).at(HttpBinding::Header("etag")),
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
        Member::optional("SSECustomerAlgorithm", &SSE_CUSTOMER_ALGORITHM_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-algorithm")),
        Member::optional("SSECustomerKeyMD5", &SSE_CUSTOMER_KEY_MD5_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-customer-key-md5")),
        Member::optional("SSEKMSKeyId", &SSEKMS_KEY_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-aws-kms-key-id")),
        Member::optional("BucketKeyEnabled", &BUCKET_KEY_ENABLED_SHAPE)
            .at(HttpBinding::Header("x-amz-server-side-encryption-bucket-key-enabled")),
        Member::optional("RequestCharged", &REQUEST_CHARGED_SHAPE)
            .at(HttpBinding::Header("x-amz-request-charged")),
        Member::optional("VersionId", &OBJECT_VERSION_ID_SHAPE)
            .at(HttpBinding::Header("x-amz-version-id")),
    ],
};

/// `UseSourceMultiRegionKey`.
pub static USE_SOURCE_MULTI_REGION_KEY: Structure = Structure {
    name: "UseSourceMultiRegionKey",
    members: &[Member::required("Status", &USE_SOURCE_MULTI_REGION_KEY_STATUS_SHAPE)],
};

/// The shape `UseSourceMultiRegionKey`.
pub static USE_SOURCE_MULTI_REGION_KEY_SHAPE: Shape = Shape {
    name: "UseSourceMultiRegionKey",
    sensitive: false,
    kind: Kind::Structure(&USE_SOURCE_MULTI_REGION_KEY),
};
