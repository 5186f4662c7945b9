//! `GenerateDataKeyPair`: a fresh key pair, its private key in the clear and encrypted under the key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html>

use keys::CiphertextContext;
use model::Error;
use model::generated::{GenerateDataKeyPairRequest, GenerateDataKeyPairResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::data_key_pair;
use crate::recipient::Recipient;
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKeyPair;

impl Operation for GenerateDataKeyPair {
    type Service = Kms;
    type Input = GenerateDataKeyPairRequest;
    type Output = GenerateDataKeyPairResponse;
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
        let bound = CiphertextContext::new(input.encryption_context.as_ref());
        let made = data_key_pair::generate(context, &entry, input.key_pair_spec, &bound)?;
        let shown = Some(made.material).filter(|_| !recipient.is_attested());
        let answer = recipient.answer(made.private)?;
        let output = GenerateDataKeyPairResponse {
            private_key_ciphertext_blob: Some(made.ciphertext),
            private_key_plaintext: answer.plaintext,
            public_key: Some(made.public),
            key_id: Some(entry.arn().to_owned()),
            key_pair_spec: Some(input.key_pair_spec),
            key_material_id: shown.map(|material| material.to_string()),
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, Some(made.material.text())))
    }
}
