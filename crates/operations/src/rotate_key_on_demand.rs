//! `RotateKeyOnDemand`: new key material now; at most 25 times in the life of a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html>

use model::generated::{RotateKeyOnDemandRequest, RotateKeyOnDemandResponse};
use model::{Error, Operation};
use policy::Authorized;

use crate::change::change_shared;
use crate::operate::{Context, Operate};
use crate::outcome::Done;
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct RotateKeyOnDemand;

impl Operate for RotateKeyOnDemand {
    const OPERATION: Operation = Operation::RotateKeyOnDemand;
    type Input = RotateKeyOnDemandRequest;
    type Output = RotateKeyOnDemandResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, Error> {
        let target = target.into_target();
        let done = change_shared(context, &target, |key| {
            key.rotate_on_demand(&context.environment.hierarchy, context.now)
        })?;
        let key_id = Some(target.entry.arn.clone());
        Ok(Done::changed(RotateKeyOnDemandResponse { key_id }, done.batch))
    }
}
