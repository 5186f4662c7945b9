//! `UpdateAccessKey`: switches an access key of a user on or off.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html>

use model::Error;
use model::generated::iam::{StatusType, UpdateAccessKeyRequest};
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::error::invalid_input;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct UpdateAccessKey;

impl Operation for UpdateAccessKey {
    type Service = Iam;
    type Input = UpdateAccessKeyRequest;
    type Output = NoOutput;
    type Target = Subject;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        access_key::about(context, input.user_name.as_deref())
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let name = access_key::user_name(context, input.user_name.as_deref())?;
        let id = &input.access_key_id;
        let mut kept = access_key::of_user(context, &name, id)?;
        kept.value.inactive = match input.status {
            StatusType::Active => false,
            StatusType::Inactive => true,
            StatusType::Expired => {
                return Err(invalid_input("An access key can be Active or Inactive.").into());
            }
        };
        let mut batch = Batch::default();
        records::update(&mut batch, records::credential_address(id), kept.revision, &kept.value)?;
        Ok(Done::changed(NoOutput, batch))
    }
}
