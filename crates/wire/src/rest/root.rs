//! The root elements of replies whose members stand in the body one by one. The model of botocore does not name them.
//!
//! Source: Amazon S3 API reference, "Response Syntax" of each operation. For GetObjectAttributes S3 is known to send another name
//! than its reference says, and the AWS SDK for Rust asks for that one.

use model::generated::s3::Operation;

/// Returns the name of the root element; `None` if the reply has no XML, or a member that is the whole of it.
pub(super) const fn root(operation: Operation) -> Option<&'static str> {
    use Operation as O;
    Some(match operation {
        O::CompleteMultipartUpload => "CompleteMultipartUploadResult",
        O::CreateMultipartUpload => "InitiateMultipartUploadResult",
        O::DeleteObjects => "DeleteResult",
        O::GetBucketAccelerateConfiguration => "AccelerateConfiguration",
        O::GetBucketAcl | O::GetObjectAcl => "AccessControlPolicy",
        O::GetBucketCors => "CORSConfiguration",
        O::GetBucketLifecycleConfiguration => "LifecycleConfiguration",
        O::GetBucketLocation => "LocationConstraint",
        O::GetBucketLogging => "BucketLoggingStatus",
        O::GetBucketNotificationConfiguration => "NotificationConfiguration",
        O::GetBucketRequestPayment => "RequestPaymentConfiguration",
        O::GetBucketTagging | O::GetObjectTagging => "Tagging",
        O::GetBucketVersioning => "VersioningConfiguration",
        O::GetBucketWebsite => "WebsiteConfiguration",
        O::GetObjectAttributes => "GetObjectAttributesResponse",
        O::ListBuckets => "ListAllMyBucketsResult",
        O::ListMultipartUploads => "ListMultipartUploadsResult",
        O::ListObjectVersions => "ListVersionsResult",
        O::ListObjects | O::ListObjectsV2 => "ListBucketResult",
        O::ListParts => "ListPartsResult",
        O::AbortMultipartUpload
        | O::CopyObject
        | O::CreateBucket
        | O::DeleteBucket
        | O::DeleteBucketEncryption
        | O::DeleteBucketOwnershipControls
        | O::DeleteBucketPolicy
        | O::DeleteBucketTagging
        | O::DeleteObject
        | O::DeleteObjectTagging
        | O::DeletePublicAccessBlock
        | O::GetBucketEncryption
        | O::GetBucketOwnershipControls
        | O::GetBucketPolicy
        | O::GetBucketPolicyStatus
        | O::GetBucketReplication
        | O::GetObject
        | O::GetObjectLegalHold
        | O::GetObjectLockConfiguration
        | O::GetObjectRetention
        | O::GetPublicAccessBlock
        | O::HeadBucket
        | O::HeadObject
        | O::PostObject
        | O::PutBucketAcl
        | O::PutBucketEncryption
        | O::PutBucketOwnershipControls
        | O::PutBucketPolicy
        | O::PutBucketTagging
        | O::PutBucketVersioning
        | O::PutObject
        | O::PutObjectAcl
        | O::PutObjectTagging
        | O::PutPublicAccessBlock
        | O::UpdateObjectEncryption
        | O::UploadPart
        | O::UploadPartCopy => return None,
    })
}
