//! `Encapsulate`: a fresh shared secret, and its ciphertext for the owner of the key (ML-KEM, FIPS 203).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Encapsulate.html>

use keys::algorithm;
use model::generated::{EncapsulateRequest, EncapsulateResponse, KeyUsageType};
use model::{Error, Operation};
use policy::Authorized;

use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct Encapsulate;

impl Operate for Encapsulate {
    const OPERATION: Operation = Operation::Encapsulate;
    type Input = EncapsulateRequest;
    type Output = EncapsulateResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        _context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        algorithm::require(&entry.key, Self::OPERATION, KeyUsageType::EncapsulateDecapsulate)?;
        let (shared_secret, ciphertext) =
            entry.public_key()?.encapsulate().map_err(Error::failed)?;
        Ok(Done::unchanged(EncapsulateResponse {
            key_id: Some(entry.arn.clone()),
            shared_secret: Some(shared_secret),
            shared_secret_ciphertext_blob: Some(ciphertext),
            encapsulation_algorithm: Some(input.encapsulation_algorithm),
        }))
    }
}
