//! The table of operations: every one of S3 that is generated.
//!
//! Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3" (which action an operation needs;
//! an operation's target adds others); CloudTrail user guide, "Logging data events" (which events are about data).

use model::generated::s3::Operation;
use pipeline::OperationFacts;

use crate::context::S3;

/// A row of the table.
pub(crate) type Row = pipeline::Row<S3>;

/// Returns the row of an operation that changes something.
const fn changes(operation: Operation, actions: &'static [&'static str]) -> Row {
    Row::new(operation, actions, ())
}

/// Returns the row of an operation that changes nothing.
const fn reads(operation: Operation, actions: &'static [&'static str]) -> Row {
    changes(operation, actions).reading()
}

/// Returns the facts about an operation that are known before any request.
#[must_use]
pub fn facts(operation: Operation) -> OperationFacts {
    row(operation).facts()
}

/// Makes `row` from lines that name an operation, the module that implements it and the action that it needs.
macro_rules! rows {
    ($($name:ident $(in $module:ident)? => $kind:ident($action:literal) $(.$more:ident())*;)*) => {
        /// Returns the row of an operation.
        pub(crate) const fn row(operation: Operation) -> &'static Row {
            match operation {
                $(Operation::$name => &const {
                    $kind(Operation::$name, &[$action])
                        $(.$more())*
                        $(.built::<crate::operations::$module::$name>())?
                },)*
            }
        }
    };
}

// An operation without a module is not built. A new operation does not compile until it is here.
#[rustfmt::skip]
rows! {
    AbortMultipartUpload in abort_multipart_upload => changes("s3:AbortMultipartUpload").on_data();
    CompleteMultipartUpload in complete_multipart_upload => changes("s3:PutObject").on_data();
    CopyObject in copy_object => changes("s3:PutObject").on_data();
    CreateBucket in create_bucket       => changes("s3:CreateBucket");
    CreateMultipartUpload in create_multipart_upload => changes("s3:PutObject").on_data();
    DeleteBucket in delete_bucket       => changes("s3:DeleteBucket");
    DeleteBucketEncryption in delete_bucket_encryption => changes("s3:PutEncryptionConfiguration");
    DeleteBucketOwnershipControls in delete_bucket_ownership_controls => changes("s3:PutBucketOwnershipControls");
    DeleteBucketPolicy in delete_bucket_policy => changes("s3:DeleteBucketPolicy");
    DeleteBucketTagging in delete_bucket_tagging => changes("s3:PutBucketTagging");
    DeleteObject in delete_object => changes("s3:DeleteObject").on_data();
    DeleteObjectTagging in delete_object_tagging => changes("s3:DeleteObjectTagging").on_data();
    DeleteObjects in delete_objects => changes("s3:DeleteObject").on_data();
    DeletePublicAccessBlock in delete_public_access_block => changes("s3:PutBucketPublicAccessBlock");
    GetBucketAccelerateConfiguration in get_bucket_accelerate_configuration => reads("s3:GetAccelerateConfiguration");
    GetBucketAcl in get_bucket_acl      => reads("s3:GetBucketAcl");
    GetBucketCors in get_bucket_cors    => reads("s3:GetBucketCORS");
    GetBucketEncryption in get_bucket_encryption => reads("s3:GetEncryptionConfiguration");
    GetBucketLifecycleConfiguration in get_bucket_lifecycle_configuration => reads("s3:GetLifecycleConfiguration");
    GetBucketLocation in get_bucket_location => reads("s3:GetBucketLocation");
    GetBucketLogging in get_bucket_logging => reads("s3:GetBucketLogging");
    GetBucketNotificationConfiguration in get_bucket_notification_configuration => reads("s3:GetBucketNotification");
    GetBucketOwnershipControls in get_bucket_ownership_controls => reads("s3:GetBucketOwnershipControls");
    GetBucketPolicy in get_bucket_policy => reads("s3:GetBucketPolicy");
    GetBucketPolicyStatus in get_bucket_policy_status => reads("s3:GetBucketPolicyStatus");
    GetBucketReplication in get_bucket_replication => reads("s3:GetReplicationConfiguration");
    GetBucketRequestPayment in get_bucket_request_payment => reads("s3:GetBucketRequestPayment");
    GetBucketTagging in get_bucket_tagging => reads("s3:GetBucketTagging");
    GetBucketVersioning in get_bucket_versioning => reads("s3:GetBucketVersioning");
    GetBucketWebsite in get_bucket_website => reads("s3:GetBucketWebsite");
    GetObject in get_object => reads("s3:GetObject").on_data();
    GetObjectAcl in get_object_acl => reads("s3:GetObjectAcl").on_data();
    GetObjectAttributes in get_object_attributes => reads("s3:GetObject").on_data();
    GetObjectLegalHold in get_object_legal_hold => reads("s3:GetObjectLegalHold").on_data();
    GetObjectLockConfiguration in get_object_lock_configuration => reads("s3:GetBucketObjectLockConfiguration");
    GetObjectRetention in get_object_retention => reads("s3:GetObjectRetention").on_data();
    GetObjectTagging in get_object_tagging => reads("s3:GetObjectTagging").on_data();
    GetPublicAccessBlock in get_public_access_block => reads("s3:GetBucketPublicAccessBlock");
    HeadBucket in head_bucket           => reads("s3:ListBucket").on_data();
    HeadObject in head_object => reads("s3:GetObject").on_data();
    ListBuckets in list_buckets         => reads("s3:ListAllMyBuckets");
    ListMultipartUploads in list_multipart_uploads => reads("s3:ListBucketMultipartUploads").on_data();
    ListObjectVersions in list_object_versions => reads("s3:ListBucketVersions").on_data();
    ListObjects in list_objects => reads("s3:ListBucket").on_data();
    ListObjectsV2 in list_objects_v2 => reads("s3:ListBucket").on_data();
    ListParts in list_parts => reads("s3:ListMultipartUploadParts").on_data();
    PostObject in post_object => changes("s3:PutObject").on_data();
    PutBucketAcl in put_bucket_acl      => changes("s3:PutBucketAcl");
    PutBucketEncryption in put_bucket_encryption => changes("s3:PutEncryptionConfiguration");
    PutBucketOwnershipControls in put_bucket_ownership_controls => changes("s3:PutBucketOwnershipControls");
    PutBucketPolicy in put_bucket_policy => changes("s3:PutBucketPolicy");
    PutBucketTagging in put_bucket_tagging => changes("s3:PutBucketTagging");
    PutBucketVersioning in put_bucket_versioning => changes("s3:PutBucketVersioning");
    PutObject in put_object => changes("s3:PutObject").on_data();
    PutObjectAcl in put_object_acl => changes("s3:PutObjectAcl").on_data();
    PutObjectTagging in put_object_tagging => changes("s3:PutObjectTagging").on_data();
    PutPublicAccessBlock in put_public_access_block => changes("s3:PutBucketPublicAccessBlock");
    UpdateObjectEncryption in update_object_encryption => changes("s3:UpdateObjectEncryption").on_data();
    UploadPart in upload_part => changes("s3:PutObject").on_data();
    UploadPartCopy in upload_part_copy => changes("s3:PutObject").on_data();
}
