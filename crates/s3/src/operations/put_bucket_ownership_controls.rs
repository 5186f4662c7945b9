//! `PutBucketOwnershipControls`: sets the Object Ownership of the bucket, of which there is one kind.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html>

use model::generated::s3::PutBucketOwnershipControlsRequest;
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::object_ownership;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketOwnershipControls;

impl Operation for PutBucketOwnershipControls {
    type Service = S3;
    type Input = PutBucketOwnershipControlsRequest;
    type Output = NoOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let [rule] = input.ownership_controls.rules.as_slice() else {
            let message = "The XML you provided was not well-formed or did not validate against our published schema";
            return Err(Error::new(ErrorCode::MalformedXml, message).into());
        };
        object_ownership::check(rule.object_ownership)?;
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.ownership = Some(rule.object_ownership.as_str().to_owned());
            Ok(())
        })?)
    }
}
