//! `RetireGrant`: deletes a grant, by its retiring principal, by its grantee if the grant allows that, or by the account that
//! created it. Key policies have no say.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_RetireGrant.html>

use model::Error;
use model::generated::RetireGrantRequest;
use model::shape::NoOutput;
use pipeline::{Done, Operation, RunError};
use policy::{Authorized, GrantId};

use crate::context::{Context, Kms};
use crate::grant::target::{GrantTarget, RetirementTarget, parse_id};
use crate::grant::token;
use crate::resolve::{TargetReader, refuse_alias};

#[derive(Debug)]
pub(crate) struct RetireGrant;

impl Operation for RetireGrant {
    type Service = Kms;
    type Input = RetireGrantRequest;
    type Output = NoOutput;
    type Target = RetirementTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let (key, id) = named(reader, input)?;
        let target = GrantTarget::find(reader, reader.key(&key)?, id)?;
        let owner = target.key.entry.key.arn().account;
        if target.grant.is_none() && owner != reader.account() {
            // Others do not learn whether it is the grant or the key that does not exist for them.
            return Err(reader.undisclosed("on this resource"));
        }
        Ok(RetirementTarget(target))
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        _input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let RetirementTarget(target) = target.into_target();
        Ok(target.delete()?.with_event_data("grantId", Some(target.id.to_string())))
    }
}

/// Returns the key and the grant, named by a token or by both ids. If both are given, they must agree.
fn named(
    reader: &TargetReader<'_>,
    input: &RetireGrantRequest,
) -> Result<(String, GrantId), Error> {
    let id = input.grant_id.as_deref().map(parse_id).transpose()?;
    let Some(grant_token) = input.grant_token.as_deref() else {
        return input.key_id.clone().zip(id).ok_or_else(|| {
            Error::validation("You must specify either a GrantToken or both a KeyId and a GrantId.")
        });
    };
    let (key, named) = token::read(&reader.context.environment.hierarchy, grant_token)?;
    let other_key = input.key_id.as_deref().map(|id| {
        refuse_alias(id)?;
        reader.key_arn(id)
    });
    let other_key = other_key.transpose()?;
    if id.is_some_and(|id| id != named) || other_key.is_some_and(|other| other != key) {
        return Err(Error::validation(
            "The GrantToken is of another grant than the KeyId and the GrantId.",
        ));
    }
    Ok((key.to_string(), named))
}
