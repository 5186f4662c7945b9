//! `DeleteAccessKey`: deletes an access key of a user.
//! <https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html>

use model::Error;
use model::generated::iam::DeleteAccessKeyRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::access_key;
use crate::context::{Context, Iam};
use crate::entities::Entities;
use crate::entity::EntityKind;
use crate::records;
use crate::subject::Subject;

#[derive(Debug)]
pub(crate) struct DeleteAccessKey;

impl Operation for DeleteAccessKey {
    type Service = Iam;
    type Input = DeleteAccessKeyRequest;
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
        let kept = access_key::of_user(context, &name, id)?;
        let mut batch = Batch::default();
        context.change_in(&mut batch, EntityKind::User, &name, |user| {
            user.access_keys.retain(|key| key != id);
            Ok(())
        })?;
        records::delete(&mut batch, records::credential_address(id), kept.revision);
        Ok(Done::changed(NoOutput, batch))
    }
}
