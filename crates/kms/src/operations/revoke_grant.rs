//! `RevokeGrant`: deletes a grant, if the key policy lets the caller. No later request is allowed by it.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html>

use model::Error;
use model::generated::RevokeGrantRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::grant::target::{GrantTarget, parse_id};
use crate::resolve::TargetReader;

#[derive(Debug)]
pub(crate) struct RevokeGrant;

impl Operation for RevokeGrant {
    type Service = Kms;
    type Input = RevokeGrantRequest;
    type Output = NoOutput;
    type Target = GrantTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let id = parse_id(&input.grant_id)?;
        GrantTarget::find(reader, reader.key(&input.key_id)?, id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(target.into_target().delete()?)
    }
}
