//! `Sign`: a signature with an asymmetric key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html>

use model::generated::{SignRequest, SignResponse};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::defaults;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::signing::Plan;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Sign;

impl Operate for Sign {
    const OPERATION: Operation = Operation::Sign;
    type Input = SignRequest;
    type Output = SignResponse;
    type Target = KeyTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "MessageType", "RAW");
    }

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let plan =
            Plan::of(&entry.key, Self::OPERATION, input.signing_algorithm, input.message_type)?;
        let message = plan.input(input.message.expose())?;
        let private = entry.private_key(&context.environment.hierarchy)?;
        let signature = private.sign(plan.scheme, message).map_err(|error| plan.error(error))?;
        Ok(Done::unchanged(SignResponse {
            key_id: Some(entry.arn.clone()),
            signature: Some(signature),
            signing_algorithm: Some(input.signing_algorithm),
        }))
    }
}
