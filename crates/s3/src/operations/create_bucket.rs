//! `CreateBucket`.

use model::generated::s3::{CreateBucketOutput, CreateBucketRequest};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::bucket;
use crate::context::{Context, S3};
use crate::records;
use crate::records::bucket::Bucket;
use crate::target::AccountTarget;

/// `CreateBucket`.
#[derive(Debug)]
pub(crate) struct CreateBucket;

impl Operation for CreateBucket {
    type Service = S3;
    type Input = CreateBucketRequest;
    type Output = CreateBucketOutput;
    type Target = AccountTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<AccountTarget, Error> {
        Ok(AccountTarget::new_bucket(context, &input.bucket))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<AccountTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        if let Some(there) = context.environment.buckets.get(&input.bucket)? {
            return Err(taken(context, &there).into());
        }
        let region = context.region;
        let record = Bucket::new(context.account(), region, context.now)?;
        let mut batch = Batch::default();
        records::create(&mut batch, records::bucket::address(&input.bucket), &record)?;
        let owner = records::bucket::owner_address(context.account(), region, &input.bucket);
        records::put(&mut batch, owner, &())?;
        let location = Some(format!("/{}", input.bucket));
        let bucket_arn = Some(bucket::arn(region, &input.bucket));
        Ok(Done::changed(CreateBucketOutput { location, bucket_arn }, batch))
    }
}

/// Returns the error for a name that is taken. Source: S3 API reference, "Error responses".
fn taken(context: &Context<'_>, there: &bucket::BucketEntry) -> Error {
    let error = if there.account == context.account() {
        Error::new(
            ErrorCode::BucketAlreadyOwnedByYou,
            "Your previous request to create the named bucket succeeded and you already own it.",
        )
    } else {
        Error::new(
            ErrorCode::BucketAlreadyExists,
            "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please \
             select a different name and try again.",
        )
    };
    error.with_element("BucketName", there.name.clone())
}
