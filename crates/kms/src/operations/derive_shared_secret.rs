//! `DeriveSharedSecret`: a shared secret with the owner of another key on the same curve (ECDH, NIST SP 800-56A).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_DeriveSharedSecret.html>

use crypto::asymmetric::AgreeError;
use keys::algorithm;
use model::generated::{
    DeriveSharedSecretRequest, DeriveSharedSecretResponse, KeyUsageType, RecipientInfo,
};
use model::{Error, ErrorCode, Operation};
use policy::Authorized;

use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::recipient::Recipient;
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct DeriveSharedSecret;

impl Operate for DeriveSharedSecret {
    const OPERATION: Operation = Operation::DeriveSharedSecret;
    type Input = DeriveSharedSecretRequest;
    type Output = DeriveSharedSecretResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn recipient(input: &Self::Input) -> Option<&RecipientInfo> {
        input.recipient.as_ref()
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let entry = target.into_target().entry;
        algorithm::require(&entry.key, Self::OPERATION, KeyUsageType::KeyAgreement)?;
        let recipient = Recipient::of(context, input.recipient.as_ref())?;
        let private = entry.private_key(&context.environment.hierarchy)?;
        let shared_secret = private.agree(&input.public_key).map_err(|error| match error {
            AgreeError::InvalidPeer => Error::bare(ErrorCode::ValidationException),
            AgreeError::KeyMismatch | AgreeError::Failed => Error::failed(error),
        })?;
        let answer = recipient.answer(shared_secret)?;
        Ok(Done::unchanged(DeriveSharedSecretResponse {
            key_id: Some(entry.arn.clone()),
            shared_secret: answer.plaintext,
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
            key_agreement_algorithm: Some(input.key_agreement_algorithm),
            key_origin: Some(entry.key.origin()),
        }))
    }
}
