//! `Sign`: a signature with an asymmetric key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html>

use model::Error;
use model::generated::{SignRequest, SignResponse};
use model::shape::Fields;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::defaults;
use crate::resolve::TargetReader;
use crate::signing::Plan;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Sign;

impl Operation for Sign {
    type Service = Kms;
    type Input = SignRequest;
    type Output = SignResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "MessageType", "RAW");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let plan = Plan::of(&entry.key, input.signing_algorithm, input.message_type)?;
        let message = plan.input(input.message.expose())?;
        let private = entry.private_key(&context.environment.hierarchy)?;
        let signature = private.sign(plan.scheme, message).map_err(|error| plan.error(error))?;
        Ok(Done::unchanged(SignResponse {
            key_id: Some(entry.arn().to_owned()),
            signature: Some(signature),
            signing_algorithm: Some(input.signing_algorithm),
        }))
    }
}
