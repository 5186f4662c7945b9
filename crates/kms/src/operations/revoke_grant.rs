//! `RevokeGrant`: deletes a grant, if the key policy lets the caller. No later request is allowed by it.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html>

use model::generated::RevokeGrantRequest;
use model::{Error, Operation};
use policy::Authorized;

use crate::grant::target::{GrantTarget, parse_id};
use crate::operate::{Context, Operate};
use crate::outcome::{Done, NoOutput, RunError};
use crate::resolve::Reader;

#[derive(Debug)]
pub(crate) struct RevokeGrant;

impl Operate for RevokeGrant {
    const OPERATION: Operation = Operation::RevokeGrant;
    type Input = RevokeGrantRequest;
    type Output = NoOutput;
    type Target = GrantTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let id = parse_id(&input.grant_id)?;
        GrantTarget::find(reader, reader.key(&input.key_id)?, id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        Ok(target.into_target().delete()?)
    }
}
