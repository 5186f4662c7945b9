//! `PutBucketVersioning`: says whether the bucket keeps older versions.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html>

use model::generated::s3::{
    BucketVersioningStatus, MFADelete, PutBucketVersioningRequest, VersioningConfiguration,
};
use model::shape::NoOutput;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_change;
use crate::context::{Context, S3};
use crate::records::bucket::Versioning;
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct PutBucketVersioning;

impl Operation for PutBucketVersioning {
    type Service = S3;
    type Input = PutBucketVersioningRequest;
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
        let VersioningConfiguration { mfa_delete, status } = input.versioning_configuration;
        if input.mfa.is_some() || mfa_delete == Some(MFADelete::Enabled) {
            let message = "Bulla does not implement MFA delete.";
            return Err(Error::new(ErrorCode::NotImplemented, message).into());
        }
        let versioning = match status {
            Some(BucketVersioningStatus::Enabled) => Versioning::Enabled,
            Some(BucketVersioningStatus::Suspended) => Versioning::Suspended,
            None => return Err(unspecified().into()),
        };
        Ok(bucket_change::change(&target, NoOutput, |bucket| {
            bucket.versioning = Some(versioning);
            Ok(())
        })?)
    }
}

fn unspecified() -> Error {
    let message = "The Versioning element must be specified";
    Error::new(ErrorCode::IllegalVersioningConfigurationException, message)
}
