//! `GetBucketNotificationConfiguration`: says that nobody is notified of events. That cannot be set.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketNotificationConfiguration.html>

use model::Error;
use model::generated::s3::{GetBucketNotificationConfigurationRequest, NotificationConfiguration};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::target::BucketTarget;

#[derive(Debug)]
pub(crate) struct GetBucketNotificationConfiguration;

impl Operation for GetBucketNotificationConfiguration {
    type Service = S3;
    type Input = GetBucketNotificationConfigurationRequest;
    type Output = NotificationConfiguration;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        _context: &Context<'_>,
        _target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(Done::unchanged(NotificationConfiguration::default()))
    }
}
