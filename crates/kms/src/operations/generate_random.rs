//! `GenerateRandom`: 1 to 1,024 random bytes.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html>

use model::generated::{GenerateRandomRequest, GenerateRandomResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::recipient::Recipient;
use crate::target::AccountTarget;

#[derive(Debug)]
pub(crate) struct GenerateRandom;

impl Operation for GenerateRandom {
    type Service = Kms;
    type Input = GenerateRandomRequest;
    type Output = GenerateRandomResponse;
    type Target = AccountTarget;

    fn resolve(_context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(AccountTarget)
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        if input.custom_key_store_id.is_some() {
            return Err(Error::documented(ErrorCode::CustomKeyStoreNotFoundException).into());
        }
        let recipient = Recipient::of(context)?;
        let bytes =
            input.number_of_bytes.ok_or_else(|| Error::validation("NumberOfBytes is required."))?;
        let plaintext = crypto::random::secret_bytes(usize::try_from(bytes).unwrap_or(0))
            .map_err(Error::failed)?;
        let answer = recipient.answer(plaintext)?;
        let output = GenerateRandomResponse {
            plaintext: answer.plaintext,
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
        };
        Ok(Done::unchanged(output))
    }
}
