//! The operations of the AWS S3 API, in alphabetical order.

use super::{ErrorCode, shapes};
use crate::shape::Structure;

/// An operation of the AWS S3 API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// This operation aborts a multipart upload.
    AbortMultipartUpload,
    /// Completes a multipart upload by assembling previously uploaded parts.
    CompleteMultipartUpload,
    /// Creates a copy of an object that is already stored in Amazon S3.
    CopyObject,
    /// Creates a new S3 bucket.
    CreateBucket,
    /// This action initiates a multipart upload and returns an upload ID.
    CreateMultipartUpload,
    /// Deletes the S3 bucket.
    DeleteBucket,
    /// This implementation of the DELETE action resets the default encryption for the bucket as
    /// server-side encryption with Amazon S3 managed keys (SSE-S3).
    DeleteBucketEncryption,
    /// Removes `OwnershipControls` for an Amazon S3 bucket.
    DeleteBucketOwnershipControls,
    /// Deletes the policy of a specified bucket.
    DeleteBucketPolicy,
    /// Deletes tags from the general purpose bucket if attribute based access control (ABAC) is not
    /// enabled for the bucket.
    DeleteBucketTagging,
    /// Removes an object from a bucket.
    DeleteObject,
    /// Removes the entire tag set from the specified object.
    DeleteObjectTagging,
    /// This operation enables you to delete multiple objects from a bucket using a single HTTP
    /// request.
    DeleteObjects,
    /// Removes the `PublicAccessBlock` configuration for an Amazon S3 bucket.
    DeletePublicAccessBlock,
    /// This implementation of the GET action uses the `accelerate` subresource to return the
    /// Transfer Acceleration state of a bucket, which is either `Enabled` or `Suspended`.
    GetBucketAccelerateConfiguration,
    /// This implementation of the `GET` action uses the `acl` subresource to return the access
    /// control list (ACL) of a bucket.
    GetBucketAcl,
    /// Returns the Cross-Origin Resource Sharing (CORS) configuration information set for the
    /// bucket.
    GetBucketCors,
    /// Returns the default encryption configuration for an Amazon S3 bucket.
    GetBucketEncryption,
    /// Returns the lifecycle configuration information set on the bucket.
    GetBucketLifecycleConfiguration,
    /// Returns the Region the bucket resides in.
    GetBucketLocation,
    /// Returns the logging status of a bucket and the permissions users have to view and modify
    /// that status.
    GetBucketLogging,
    /// Returns the notification configuration of a bucket.
    GetBucketNotificationConfiguration,
    /// Retrieves `OwnershipControls` for an Amazon S3 bucket.
    GetBucketOwnershipControls,
    /// Returns the policy of a specified bucket.
    GetBucketPolicy,
    /// Retrieves the policy status for an Amazon S3 bucket, indicating whether the bucket is
    /// public.
    GetBucketPolicyStatus,
    /// Returns the replication configuration of a bucket.
    GetBucketReplication,
    /// Returns the request payment configuration of a bucket.
    GetBucketRequestPayment,
    /// Returns the tag set associated with the general purpose bucket.
    GetBucketTagging,
    /// Returns the versioning state of a bucket.
    GetBucketVersioning,
    /// Returns the website configuration for a bucket.
    GetBucketWebsite,
    /// Retrieves an object from Amazon S3.
    GetObject,
    /// Returns the access control list (ACL) of an object.
    GetObjectAcl,
    /// Retrieves all of the metadata from an object without returning the object itself.
    GetObjectAttributes,
    /// Gets an object's current legal hold status.
    GetObjectLegalHold,
    /// Gets the Object Lock configuration for a bucket.
    GetObjectLockConfiguration,
    /// Retrieves an object's retention settings.
    GetObjectRetention,
    /// Returns the tag-set of an object.
    GetObjectTagging,
    /// Retrieves the `PublicAccessBlock` configuration for an Amazon S3 bucket.
    GetPublicAccessBlock,
    /// You can use this operation to determine if a bucket exists and if you have permission to
    /// access it.
    HeadBucket,
    /// The `HEAD` operation retrieves metadata from an object without returning the object itself.
    HeadObject,
    /// Returns a list of all buckets owned by the authenticated sender of the request.
    ListBuckets,
    /// This operation lists in-progress multipart uploads in a bucket.
    ListMultipartUploads,
    /// Returns metadata about all versions of the objects in a bucket.
    ListObjectVersions,
    /// Returns some or all (up to 1,000) of the objects in a bucket.
    ListObjects,
    /// Returns some or all (up to 1,000) of the objects in a bucket with each request.
    ListObjectsV2,
    /// Lists the parts that have been uploaded for a specific multipart upload.
    ListParts,
    /// Adds an object to a bucket by using an HTML form.
    PostObject,
    /// Sets the permissions on an existing bucket using access control lists (ACL).
    PutBucketAcl,
    /// This operation configures default encryption and Amazon S3 Bucket Keys for an existing
    /// bucket.
    PutBucketEncryption,
    /// Creates or modifies `OwnershipControls` for an Amazon S3 bucket.
    PutBucketOwnershipControls,
    /// Applies an Amazon S3 bucket policy to an Amazon S3 bucket.
    PutBucketPolicy,
    /// Sets the tags for a general purpose bucket if attribute based access control (ABAC) is not
    /// enabled for the bucket.
    PutBucketTagging,
    /// Sets the versioning state of an existing bucket.
    PutBucketVersioning,
    /// Adds an object to a bucket.
    PutObject,
    /// Uses the `acl` subresource to set the access control list (ACL) permissions for a new or
    /// existing object in an S3 bucket.
    PutObjectAcl,
    /// Sets the supplied tag-set to an object that already exists in a bucket.
    PutObjectTagging,
    /// Creates or modifies the `PublicAccessBlock` configuration for an Amazon S3 bucket.
    PutPublicAccessBlock,
    /// Updates the server-side encryption type of an existing encrypted object in a general purpose
    /// bucket.
    UpdateObjectEncryption,
    /// Uploads a part in a multipart upload.
    UploadPart,
    /// Uploads a part by copying data from an existing object as data source.
    UploadPartCopy,
}

/// What the model says about an operation.
struct Facts {
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; 60] = [
    Facts {
        name: "AbortMultipartUpload",
        stem: "abort_multipart_upload",
        input: &shapes::ABORT_MULTIPART_UPLOAD_REQUEST,
        output: Some(&shapes::ABORT_MULTIPART_UPLOAD_OUTPUT),
        errors: &[ErrorCode::NoSuchUpload],
    },
    Facts {
        name: "CompleteMultipartUpload",
        stem: "complete_multipart_upload",
        input: &shapes::COMPLETE_MULTIPART_UPLOAD_REQUEST,
        output: Some(&shapes::COMPLETE_MULTIPART_UPLOAD_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "CopyObject",
        stem: "copy_object",
        input: &shapes::COPY_OBJECT_REQUEST,
        output: Some(&shapes::COPY_OBJECT_OUTPUT),
        errors: &[ErrorCode::ObjectNotInActiveTierError],
    },
    Facts {
        name: "CreateBucket",
        stem: "create_bucket",
        input: &shapes::CREATE_BUCKET_REQUEST,
        output: Some(&shapes::CREATE_BUCKET_OUTPUT),
        errors: &[ErrorCode::BucketAlreadyExists, ErrorCode::BucketAlreadyOwnedByYou],
    },
    Facts {
        name: "CreateMultipartUpload",
        stem: "create_multipart_upload",
        input: &shapes::CREATE_MULTIPART_UPLOAD_REQUEST,
        output: Some(&shapes::CREATE_MULTIPART_UPLOAD_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "DeleteBucket",
        stem: "delete_bucket",
        input: &shapes::DELETE_BUCKET_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "DeleteBucketEncryption",
        stem: "delete_bucket_encryption",
        input: &shapes::DELETE_BUCKET_ENCRYPTION_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "DeleteBucketOwnershipControls",
        stem: "delete_bucket_ownership_controls",
        input: &shapes::DELETE_BUCKET_OWNERSHIP_CONTROLS_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "DeleteBucketPolicy",
        stem: "delete_bucket_policy",
        input: &shapes::DELETE_BUCKET_POLICY_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "DeleteBucketTagging",
        stem: "delete_bucket_tagging",
        input: &shapes::DELETE_BUCKET_TAGGING_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "DeleteObject",
        stem: "delete_object",
        input: &shapes::DELETE_OBJECT_REQUEST,
        output: Some(&shapes::DELETE_OBJECT_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "DeleteObjectTagging",
        stem: "delete_object_tagging",
        input: &shapes::DELETE_OBJECT_TAGGING_REQUEST,
        output: Some(&shapes::DELETE_OBJECT_TAGGING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "DeleteObjects",
        stem: "delete_objects",
        input: &shapes::DELETE_OBJECTS_REQUEST,
        output: Some(&shapes::DELETE_OBJECTS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "DeletePublicAccessBlock",
        stem: "delete_public_access_block",
        input: &shapes::DELETE_PUBLIC_ACCESS_BLOCK_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "GetBucketAccelerateConfiguration",
        stem: "get_bucket_accelerate_configuration",
        input: &shapes::GET_BUCKET_ACCELERATE_CONFIGURATION_REQUEST,
        output: Some(&shapes::GET_BUCKET_ACCELERATE_CONFIGURATION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketAcl",
        stem: "get_bucket_acl",
        input: &shapes::GET_BUCKET_ACL_REQUEST,
        output: Some(&shapes::GET_BUCKET_ACL_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketCors",
        stem: "get_bucket_cors",
        input: &shapes::GET_BUCKET_CORS_REQUEST,
        output: Some(&shapes::GET_BUCKET_CORS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketEncryption",
        stem: "get_bucket_encryption",
        input: &shapes::GET_BUCKET_ENCRYPTION_REQUEST,
        output: Some(&shapes::GET_BUCKET_ENCRYPTION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketLifecycleConfiguration",
        stem: "get_bucket_lifecycle_configuration",
        input: &shapes::GET_BUCKET_LIFECYCLE_CONFIGURATION_REQUEST,
        output: Some(&shapes::GET_BUCKET_LIFECYCLE_CONFIGURATION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketLocation",
        stem: "get_bucket_location",
        input: &shapes::GET_BUCKET_LOCATION_REQUEST,
        output: Some(&shapes::GET_BUCKET_LOCATION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketLogging",
        stem: "get_bucket_logging",
        input: &shapes::GET_BUCKET_LOGGING_REQUEST,
        output: Some(&shapes::GET_BUCKET_LOGGING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketNotificationConfiguration",
        stem: "get_bucket_notification_configuration",
        input: &shapes::GET_BUCKET_NOTIFICATION_CONFIGURATION_REQUEST,
        output: Some(&shapes::NOTIFICATION_CONFIGURATION),
        errors: &[],
    },
    Facts {
        name: "GetBucketOwnershipControls",
        stem: "get_bucket_ownership_controls",
        input: &shapes::GET_BUCKET_OWNERSHIP_CONTROLS_REQUEST,
        output: Some(&shapes::GET_BUCKET_OWNERSHIP_CONTROLS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketPolicy",
        stem: "get_bucket_policy",
        input: &shapes::GET_BUCKET_POLICY_REQUEST,
        output: Some(&shapes::GET_BUCKET_POLICY_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketPolicyStatus",
        stem: "get_bucket_policy_status",
        input: &shapes::GET_BUCKET_POLICY_STATUS_REQUEST,
        output: Some(&shapes::GET_BUCKET_POLICY_STATUS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketReplication",
        stem: "get_bucket_replication",
        input: &shapes::GET_BUCKET_REPLICATION_REQUEST,
        output: Some(&shapes::GET_BUCKET_REPLICATION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketRequestPayment",
        stem: "get_bucket_request_payment",
        input: &shapes::GET_BUCKET_REQUEST_PAYMENT_REQUEST,
        output: Some(&shapes::GET_BUCKET_REQUEST_PAYMENT_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketTagging",
        stem: "get_bucket_tagging",
        input: &shapes::GET_BUCKET_TAGGING_REQUEST,
        output: Some(&shapes::GET_BUCKET_TAGGING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketVersioning",
        stem: "get_bucket_versioning",
        input: &shapes::GET_BUCKET_VERSIONING_REQUEST,
        output: Some(&shapes::GET_BUCKET_VERSIONING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetBucketWebsite",
        stem: "get_bucket_website",
        input: &shapes::GET_BUCKET_WEBSITE_REQUEST,
        output: Some(&shapes::GET_BUCKET_WEBSITE_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetObject",
        stem: "get_object",
        input: &shapes::GET_OBJECT_REQUEST,
        output: Some(&shapes::GET_OBJECT_OUTPUT),
        errors: &[ErrorCode::NoSuchKey, ErrorCode::InvalidObjectState],
    },
    Facts {
        name: "GetObjectAcl",
        stem: "get_object_acl",
        input: &shapes::GET_OBJECT_ACL_REQUEST,
        output: Some(&shapes::GET_OBJECT_ACL_OUTPUT),
        errors: &[ErrorCode::NoSuchKey],
    },
    Facts {
        name: "GetObjectAttributes",
        stem: "get_object_attributes",
        input: &shapes::GET_OBJECT_ATTRIBUTES_REQUEST,
        output: Some(&shapes::GET_OBJECT_ATTRIBUTES_OUTPUT),
        errors: &[ErrorCode::NoSuchKey],
    },
    Facts {
        name: "GetObjectLegalHold",
        stem: "get_object_legal_hold",
        input: &shapes::GET_OBJECT_LEGAL_HOLD_REQUEST,
        output: Some(&shapes::GET_OBJECT_LEGAL_HOLD_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetObjectLockConfiguration",
        stem: "get_object_lock_configuration",
        input: &shapes::GET_OBJECT_LOCK_CONFIGURATION_REQUEST,
        output: Some(&shapes::GET_OBJECT_LOCK_CONFIGURATION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetObjectRetention",
        stem: "get_object_retention",
        input: &shapes::GET_OBJECT_RETENTION_REQUEST,
        output: Some(&shapes::GET_OBJECT_RETENTION_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetObjectTagging",
        stem: "get_object_tagging",
        input: &shapes::GET_OBJECT_TAGGING_REQUEST,
        output: Some(&shapes::GET_OBJECT_TAGGING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "GetPublicAccessBlock",
        stem: "get_public_access_block",
        input: &shapes::GET_PUBLIC_ACCESS_BLOCK_REQUEST,
        output: Some(&shapes::GET_PUBLIC_ACCESS_BLOCK_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "HeadBucket",
        stem: "head_bucket",
        input: &shapes::HEAD_BUCKET_REQUEST,
        output: Some(&shapes::HEAD_BUCKET_OUTPUT),
        errors: &[ErrorCode::NoSuchBucket],
    },
    Facts {
        name: "HeadObject",
        stem: "head_object",
        input: &shapes::HEAD_OBJECT_REQUEST,
        output: Some(&shapes::HEAD_OBJECT_OUTPUT),
        errors: &[ErrorCode::NoSuchKey],
    },
    Facts {
        name: "ListBuckets",
        stem: "list_buckets",
        input: &shapes::LIST_BUCKETS_REQUEST,
        output: Some(&shapes::LIST_BUCKETS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "ListMultipartUploads",
        stem: "list_multipart_uploads",
        input: &shapes::LIST_MULTIPART_UPLOADS_REQUEST,
        output: Some(&shapes::LIST_MULTIPART_UPLOADS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "ListObjectVersions",
        stem: "list_object_versions",
        input: &shapes::LIST_OBJECT_VERSIONS_REQUEST,
        output: Some(&shapes::LIST_OBJECT_VERSIONS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "ListObjects",
        stem: "list_objects",
        input: &shapes::LIST_OBJECTS_REQUEST,
        output: Some(&shapes::LIST_OBJECTS_OUTPUT),
        errors: &[ErrorCode::NoSuchBucket],
    },
    Facts {
        name: "ListObjectsV2",
        stem: "list_objects_v2",
        input: &shapes::LIST_OBJECTS_V2_REQUEST,
        output: Some(&shapes::LIST_OBJECTS_V2_OUTPUT),
        errors: &[ErrorCode::NoSuchBucket],
    },
    Facts {
        name: "ListParts",
        stem: "list_parts",
        input: &shapes::LIST_PARTS_REQUEST,
        output: Some(&shapes::LIST_PARTS_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "PostObject",
        stem: "post_object",
        input: &shapes::POST_OBJECT_REQUEST,
        output: Some(&shapes::POST_OBJECT_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "PutBucketAcl",
        stem: "put_bucket_acl",
        input: &shapes::PUT_BUCKET_ACL_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutBucketEncryption",
        stem: "put_bucket_encryption",
        input: &shapes::PUT_BUCKET_ENCRYPTION_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutBucketOwnershipControls",
        stem: "put_bucket_ownership_controls",
        input: &shapes::PUT_BUCKET_OWNERSHIP_CONTROLS_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutBucketPolicy",
        stem: "put_bucket_policy",
        input: &shapes::PUT_BUCKET_POLICY_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutBucketTagging",
        stem: "put_bucket_tagging",
        input: &shapes::PUT_BUCKET_TAGGING_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutBucketVersioning",
        stem: "put_bucket_versioning",
        input: &shapes::PUT_BUCKET_VERSIONING_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "PutObject",
        stem: "put_object",
        input: &shapes::PUT_OBJECT_REQUEST,
        output: Some(&shapes::PUT_OBJECT_OUTPUT),
        errors: &[
            ErrorCode::InvalidRequest,
            ErrorCode::InvalidWriteOffset,
            ErrorCode::TooManyParts,
            ErrorCode::EncryptionTypeMismatch,
        ],
    },
    Facts {
        name: "PutObjectAcl",
        stem: "put_object_acl",
        input: &shapes::PUT_OBJECT_ACL_REQUEST,
        output: Some(&shapes::PUT_OBJECT_ACL_OUTPUT),
        errors: &[ErrorCode::NoSuchKey],
    },
    Facts {
        name: "PutObjectTagging",
        stem: "put_object_tagging",
        input: &shapes::PUT_OBJECT_TAGGING_REQUEST,
        output: Some(&shapes::PUT_OBJECT_TAGGING_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "PutPublicAccessBlock",
        stem: "put_public_access_block",
        input: &shapes::PUT_PUBLIC_ACCESS_BLOCK_REQUEST,
        output: None,
        errors: &[],
    },
    Facts {
        name: "UpdateObjectEncryption",
        stem: "update_object_encryption",
        input: &shapes::UPDATE_OBJECT_ENCRYPTION_REQUEST,
        output: Some(&shapes::UPDATE_OBJECT_ENCRYPTION_RESPONSE),
        errors: &[ErrorCode::NoSuchKey, ErrorCode::InvalidRequest, ErrorCode::AccessDenied],
    },
    Facts {
        name: "UploadPart",
        stem: "upload_part",
        input: &shapes::UPLOAD_PART_REQUEST,
        output: Some(&shapes::UPLOAD_PART_OUTPUT),
        errors: &[],
    },
    Facts {
        name: "UploadPartCopy",
        stem: "upload_part_copy",
        input: &shapes::UPLOAD_PART_COPY_REQUEST,
        output: Some(&shapes::UPLOAD_PART_COPY_OUTPUT),
        errors: &[],
    },
];

impl Operation {
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; 60] = [
        Self::AbortMultipartUpload,
        Self::CompleteMultipartUpload,
        Self::CopyObject,
        Self::CreateBucket,
        Self::CreateMultipartUpload,
        Self::DeleteBucket,
        Self::DeleteBucketEncryption,
        Self::DeleteBucketOwnershipControls,
        Self::DeleteBucketPolicy,
        Self::DeleteBucketTagging,
        Self::DeleteObject,
        Self::DeleteObjectTagging,
        Self::DeleteObjects,
        Self::DeletePublicAccessBlock,
        Self::GetBucketAccelerateConfiguration,
        Self::GetBucketAcl,
        Self::GetBucketCors,
        Self::GetBucketEncryption,
        Self::GetBucketLifecycleConfiguration,
        Self::GetBucketLocation,
        Self::GetBucketLogging,
        Self::GetBucketNotificationConfiguration,
        Self::GetBucketOwnershipControls,
        Self::GetBucketPolicy,
        Self::GetBucketPolicyStatus,
        Self::GetBucketReplication,
        Self::GetBucketRequestPayment,
        Self::GetBucketTagging,
        Self::GetBucketVersioning,
        Self::GetBucketWebsite,
        Self::GetObject,
        Self::GetObjectAcl,
        Self::GetObjectAttributes,
        Self::GetObjectLegalHold,
        Self::GetObjectLockConfiguration,
        Self::GetObjectRetention,
        Self::GetObjectTagging,
        Self::GetPublicAccessBlock,
        Self::HeadBucket,
        Self::HeadObject,
        Self::ListBuckets,
        Self::ListMultipartUploads,
        Self::ListObjectVersions,
        Self::ListObjects,
        Self::ListObjectsV2,
        Self::ListParts,
        Self::PostObject,
        Self::PutBucketAcl,
        Self::PutBucketEncryption,
        Self::PutBucketOwnershipControls,
        Self::PutBucketPolicy,
        Self::PutBucketTagging,
        Self::PutBucketVersioning,
        Self::PutObject,
        Self::PutObjectAcl,
        Self::PutObjectTagging,
        Self::PutPublicAccessBlock,
        Self::UpdateObjectEncryption,
        Self::UploadPart,
        Self::UploadPartCopy,
    ];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; 57] = [
        "CreateBucketMetadataConfiguration",
        "CreateBucketMetadataTableConfiguration",
        "CreateSession",
        "DeleteBucketAnalyticsConfiguration",
        "DeleteBucketCors",
        "DeleteBucketIntelligentTieringConfiguration",
        "DeleteBucketInventoryConfiguration",
        "DeleteBucketLifecycle",
        "DeleteBucketMetadataConfiguration",
        "DeleteBucketMetadataTableConfiguration",
        "DeleteBucketMetricsConfiguration",
        "DeleteBucketReplication",
        "DeleteBucketWebsite",
        "DeleteObjectAnnotation",
        "GetBucketAbac",
        "GetBucketAnalyticsConfiguration",
        "GetBucketIntelligentTieringConfiguration",
        "GetBucketInventoryConfiguration",
        "GetBucketLifecycle",
        "GetBucketMetadataConfiguration",
        "GetBucketMetadataTableConfiguration",
        "GetBucketMetricsConfiguration",
        "GetBucketNotification",
        "GetObjectAnnotation",
        "GetObjectTorrent",
        "ListBucketAnalyticsConfigurations",
        "ListBucketIntelligentTieringConfigurations",
        "ListBucketInventoryConfigurations",
        "ListBucketMetricsConfigurations",
        "ListDirectoryBuckets",
        "ListObjectAnnotations",
        "PutBucketAbac",
        "PutBucketAccelerateConfiguration",
        "PutBucketAnalyticsConfiguration",
        "PutBucketCors",
        "PutBucketIntelligentTieringConfiguration",
        "PutBucketInventoryConfiguration",
        "PutBucketLifecycle",
        "PutBucketLifecycleConfiguration",
        "PutBucketLogging",
        "PutBucketMetricsConfiguration",
        "PutBucketNotification",
        "PutBucketNotificationConfiguration",
        "PutBucketReplication",
        "PutBucketRequestPayment",
        "PutBucketWebsite",
        "PutObjectAnnotation",
        "PutObjectLegalHold",
        "PutObjectLockConfiguration",
        "PutObjectRetention",
        "RenameObject",
        "RestoreObject",
        "SelectObjectContent",
        "UpdateBucketMetadataAnnotationTableConfiguration",
        "UpdateBucketMetadataInventoryTableConfiguration",
        "UpdateBucketMetadataJournalTableConfiguration",
        "WriteGetObjectResponse",
    ];

    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
