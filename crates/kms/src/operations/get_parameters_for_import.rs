//! `GetParametersForImport`: a public key to wrap key material with, and the token that goes with it, for 24 hours.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html>

use model::Error;
use model::generated::{GetParametersForImportRequest, GetParametersForImportResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use secret::Secret;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;
use crate::{import_token, key_pairs};

#[derive(Debug)]
pub(crate) struct GetParametersForImport;

impl Operation for GetParametersForImport {
    type Service = Kms;
    type Input = GetParametersForImportRequest;
    type Output = GetParametersForImportResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let (algorithm, spec) = (input.wrapping_algorithm, input.wrapping_key_spec);
        let key_type = import_token::wrapping_key(&entry.key, algorithm, spec)?;
        let pair = key_pairs::fresh(context, key_type)?;
        let valid_to = context.now.plus(import_token::VALIDITY);
        let (hierarchy, arn) = (&context.environment.hierarchy, entry.key.arn());
        let private = &pair.private;
        let token = import_token::seal(hierarchy, arn, algorithm, key_type, private, valid_to)?;
        Ok(Done::unchanged(GetParametersForImportResponse {
            key_id: Some(entry.arn().to_owned()),
            import_token: Some(token),
            public_key: Some(Secret::<[u8]>::copy_of(&pair.public)),
            parameters_valid_to: Some(valid_to),
        }))
    }
}
