//! The table of operations: every one of S3 that is generated.
//!
//! Sources: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3" (which action an operation needs;
//! an operation's target adds others); CloudTrail user guide, "Logging data events" (which events are about data).

use model::generated::s3::Operation;

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

/// Returns CloudTrail's `readOnly` of an operation.
#[must_use]
pub const fn is_read_only(operation: Operation) -> bool {
    row(operation).read_only
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
    AbortMultipartUpload                => changes("s3:AbortMultipartUpload").on_data();
    CompleteMultipartUpload             => changes("s3:PutObject").on_data();
    CopyObject                          => changes("s3:PutObject").on_data();
    CreateBucket in create_bucket       => changes("s3:CreateBucket");
    CreateMultipartUpload               => changes("s3:PutObject").on_data();
    DeleteBucket                        => changes("s3:DeleteBucket");
    DeleteBucketEncryption              => changes("s3:PutEncryptionConfiguration");
    DeleteBucketOwnershipControls       => changes("s3:PutBucketOwnershipControls");
    DeleteBucketPolicy                  => changes("s3:DeleteBucketPolicy");
    DeleteBucketTagging                 => changes("s3:PutBucketTagging");
    DeleteObject in delete_object => changes("s3:DeleteObject").on_data();
    DeleteObjectTagging                 => changes("s3:DeleteObjectTagging").on_data();
    DeleteObjects                       => changes("s3:DeleteObject").on_data();
    DeletePublicAccessBlock             => changes("s3:PutBucketPublicAccessBlock");
    GetBucketAccelerateConfiguration    => reads("s3:GetAccelerateConfiguration");
    GetBucketAcl                        => reads("s3:GetBucketAcl");
    GetBucketCors                       => reads("s3:GetBucketCORS");
    GetBucketEncryption                 => reads("s3:GetEncryptionConfiguration");
    GetBucketLifecycleConfiguration     => reads("s3:GetLifecycleConfiguration");
    GetBucketLocation                   => reads("s3:GetBucketLocation");
    GetBucketLogging                    => reads("s3:GetBucketLogging");
    GetBucketNotificationConfiguration  => reads("s3:GetBucketNotification");
    GetBucketOwnershipControls          => reads("s3:GetBucketOwnershipControls");
    GetBucketPolicy                     => reads("s3:GetBucketPolicy");
    GetBucketPolicyStatus               => reads("s3:GetBucketPolicyStatus");
    GetBucketReplication                => reads("s3:GetReplicationConfiguration");
    GetBucketRequestPayment             => reads("s3:GetBucketRequestPayment");
    GetBucketTagging                    => reads("s3:GetBucketTagging");
    GetBucketVersioning                 => reads("s3:GetBucketVersioning");
    GetBucketWebsite                    => reads("s3:GetBucketWebsite");
    GetObject in get_object => reads("s3:GetObject").on_data();
    GetObjectAcl                        => reads("s3:GetObjectAcl").on_data();
    GetObjectAttributes                 => reads("s3:GetObject").on_data();
    GetObjectLegalHold                  => reads("s3:GetObjectLegalHold").on_data();
    GetObjectLockConfiguration          => reads("s3:GetBucketObjectLockConfiguration");
    GetObjectRetention                  => reads("s3:GetObjectRetention").on_data();
    GetObjectTagging                    => reads("s3:GetObjectTagging").on_data();
    GetPublicAccessBlock                => reads("s3:GetBucketPublicAccessBlock");
    HeadBucket                          => reads("s3:ListBucket").on_data();
    HeadObject in head_object => reads("s3:GetObject").on_data();
    ListBuckets                         => reads("s3:ListAllMyBuckets");
    ListMultipartUploads                => reads("s3:ListBucketMultipartUploads").on_data();
    ListObjectVersions in list_object_versions => reads("s3:ListBucketVersions").on_data();
    ListObjects in list_objects => reads("s3:ListBucket").on_data();
    ListObjectsV2 in list_objects_v2 => reads("s3:ListBucket").on_data();
    ListParts                           => reads("s3:ListMultipartUploadParts").on_data();
    PutBucketAcl                        => changes("s3:PutBucketAcl");
    PutBucketEncryption                 => changes("s3:PutEncryptionConfiguration");
    PutBucketOwnershipControls          => changes("s3:PutBucketOwnershipControls");
    PutBucketPolicy                     => changes("s3:PutBucketPolicy");
    PutBucketTagging                    => changes("s3:PutBucketTagging");
    PutBucketVersioning                 => changes("s3:PutBucketVersioning");
    PutObject in put_object => changes("s3:PutObject").on_data();
    PutObjectAcl                        => changes("s3:PutObjectAcl").on_data();
    PutObjectTagging                    => changes("s3:PutObjectTagging").on_data();
    PutPublicAccessBlock                => changes("s3:PutBucketPublicAccessBlock");
    UpdateObjectEncryption              => changes("s3:UpdateObjectEncryption").on_data();
    UploadPart                          => changes("s3:PutObject").on_data();
    UploadPartCopy                      => changes("s3:PutObject").on_data();
}
