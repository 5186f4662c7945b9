//! `Decapsulate`: the shared secret that a ciphertext of `Encapsulate` carries (ML-KEM, FIPS 203).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Decapsulate.html>
//!
//! A ciphertext of the right length always decapsulates: a wrong one gives a secret that nobody else has (implicit
//! rejection).

use crypto::asymmetric::DecapsulateError;
use model::generated::{DecapsulateRequest, DecapsulateResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Decapsulate;

impl Operation for Decapsulate {
    type Service = Kms;
    type Input = DecapsulateRequest;
    type Output = DecapsulateResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let private = entry.private_key(&context.environment.hierarchy)?;
        let ciphertext = &input.shared_secret_ciphertext_blob;
        let shared_secret = private.decapsulate(ciphertext).map_err(|error| match error {
            DecapsulateError::CiphertextLength => {
                Error::bare(ErrorCode::InvalidCiphertextException)
            }
            DecapsulateError::KeyMismatch | DecapsulateError::Failed => Error::failed(error),
        })?;
        Ok(Done::unchanged(DecapsulateResponse {
            key_id: Some(entry.arn().to_owned()),
            shared_secret: Some(shared_secret),
            encapsulation_algorithm: Some(input.encapsulation_algorithm),
        }))
    }
}
