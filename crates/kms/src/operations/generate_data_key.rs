//! `GenerateDataKey`: a fresh data key, in the clear and encrypted under the key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKey.html>

use keys::CiphertextContext;
use model::Error;
use model::generated::{GenerateDataKeyRequest, GenerateDataKeyResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::data_key;
use crate::recipient::Recipient;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKey;

impl Operation for GenerateDataKey {
    type Service = Kms;
    type Input = GenerateDataKeyRequest;
    type Output = GenerateDataKeyResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key_or_alias(&input.key_id)
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        data_key::length(input.key_spec, input.number_of_bytes).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let recipient = Recipient::of(context)?;
        let length = data_key::length(input.key_spec, input.number_of_bytes)?;
        let bound = CiphertextContext::new(input.encryption_context.as_ref());
        let made = data_key::generate(context, &target, length, &bound)?;
        let shown = Some(made.material).filter(|_| !recipient.is_attested());
        let answer = recipient.answer(made.plaintext)?;
        let output = GenerateDataKeyResponse {
            ciphertext_blob: Some(made.ciphertext),
            plaintext: answer.plaintext,
            key_id: Some(target.entry.arn().to_owned()),
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
            key_material_id: shown.map(|material| material.to_string()),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, Some(made.material.text())))
    }
}
