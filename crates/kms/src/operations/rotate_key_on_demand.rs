//! `RotateKeyOnDemand`: new key material now; at most 25 times in the life of a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html>

use model::generated::{RotateKeyOnDemandRequest, RotateKeyOnDemandResponse, RotationType};
use model::{Error, Operation};
use policy::Authorized;

use crate::change::apply_shared;
use crate::consequence::{Consequence, Rotation};
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
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
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let before = &target.entry.key;
        let mut after = before.clone();
        after.rotate_on_demand(&context.environment.hierarchy, context.now)?;
        let rotation = Rotation::between(RotationType::OnDemand, before, &after)?;
        let rotated = Consequence::RotateKey { key: before.arn().clone(), rotation };
        let done = apply_shared(context, &target, &after)?;
        let output = RotateKeyOnDemandResponse { key_id: Some(target.entry.arn.clone()) };
        Ok(Done::changed(output, done.batch).followed_by([rotated]).followed_by(done.consequences))
    }
}
