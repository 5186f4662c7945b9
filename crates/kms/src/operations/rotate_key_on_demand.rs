//! `RotateKeyOnDemand`: new key material now; at most 25 times in the life of a key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html>

use model::Error;
use model::generated::{RotateKeyOnDemandRequest, RotateKeyOnDemandResponse, RotationType};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::apply_shared;
use crate::context::{Context, Kms};
use crate::internal_event::{self, RotationEvent};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct RotateKeyOnDemand;

impl Operation for RotateKeyOnDemand {
    type Service = Kms;
    type Input = RotateKeyOnDemandRequest;
    type Output = RotateKeyOnDemandResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
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
        let rotation = RotationEvent::between(RotationType::OnDemand, before, &after)?;
        let rotated = internal_event::rotate_key(before.arn(), &rotation);
        let done = apply_shared(context, &target, &after)?;
        let output = RotateKeyOnDemandResponse { key_id: Some(target.entry.arn().to_owned()) };
        Ok(Done::changed(output, done.batch).followed_by([rotated]).followed_by(done.consequences))
    }
}
