//! `DeriveSharedSecret`: a shared secret with the owner of another key on the same curve (ECDH, NIST SP 800-56A).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html>

use crypto::asymmetric::AgreeError;
use model::generated::{DeriveSharedSecretRequest, DeriveSharedSecretResponse};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, Kms};
use crate::recipient::Recipient;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DeriveSharedSecret;

impl Operation for DeriveSharedSecret {
    type Service = Kms;
    type Input = DeriveSharedSecretRequest;
    type Output = DeriveSharedSecretResponse;
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
        let recipient = Recipient::of(context)?;
        let private = entry.private_key(&context.environment.hierarchy)?;
        let shared_secret = private.agree(&input.public_key).map_err(|error| match error {
            AgreeError::InvalidPeer => Error::bare(ErrorCode::ValidationException),
            AgreeError::KeyMismatch | AgreeError::Failed => Error::failed(error),
        })?;
        let answer = recipient.answer(shared_secret)?;
        Ok(Done::unchanged(DeriveSharedSecretResponse {
            key_id: Some(entry.arn().to_owned()),
            shared_secret: answer.plaintext,
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
            key_agreement_algorithm: Some(input.key_agreement_algorithm),
            key_origin: Some(entry.key.origin()),
        }))
    }
}
