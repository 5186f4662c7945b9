//! `GetParametersForImport`: a public key to wrap key material with, and the token that goes with it, for 24 hours.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html>

use model::generated::{GetParametersForImportRequest, GetParametersForImportResponse};
use model::{Error, Operation};
use policy::Authorized;
use secret::Secret;

use crate::import_token;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GetParametersForImport;

impl Operate for GetParametersForImport {
    const OPERATION: Operation = Operation::GetParametersForImport;
    type Input = GetParametersForImportRequest;
    type Output = GetParametersForImportResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let (algorithm, spec) = (input.wrapping_algorithm, input.wrapping_key_spec);
        let key_type = import_token::wrapping_key(&entry.key, algorithm, spec)?;
        let pair = context.fresh_key(key_type)?;
        let valid_to = context.now.plus(import_token::VALIDITY);
        let (hierarchy, arn) = (&context.environment.hierarchy, entry.key.arn());
        let wrapping = (algorithm, key_type, &pair.private);
        let token = import_token::seal(hierarchy, arn, wrapping, valid_to)?;
        Ok(Done::unchanged(GetParametersForImportResponse {
            key_id: Some(entry.arn.clone()),
            import_token: Some(token),
            public_key: Some(Secret::<[u8]>::copy_of(&pair.public)),
            parameters_valid_to: Some(valid_to),
        }))
    }
}
