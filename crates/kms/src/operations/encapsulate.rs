//! `Encapsulate`: a fresh shared secret, and its ciphertext for the owner of the key (ML-KEM, FIPS 203).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html>

use model::Error;
use model::generated::{EncapsulateRequest, EncapsulateResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Encapsulate;

impl Operation for Encapsulate {
    type Service = Kms;
    type Input = EncapsulateRequest;
    type Output = EncapsulateResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        let (shared_secret, ciphertext) =
            entry.public_key()?.encapsulate().map_err(Error::failed)?;
        Ok(Done::unchanged(EncapsulateResponse {
            key_id: Some(entry.arn().to_owned()),
            shared_secret: Some(shared_secret),
            shared_secret_ciphertext_blob: Some(ciphertext),
            encapsulation_algorithm: Some(input.encapsulation_algorithm),
        }))
    }
}
