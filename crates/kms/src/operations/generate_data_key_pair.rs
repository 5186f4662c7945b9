//! `GenerateDataKeyPair`: a fresh key pair, its private key in the clear and encrypted under the key.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateDataKeyPair.html>

use keys::EncryptionContext;
use model::generated::{
    DataKeyPairSpec, GenerateDataKeyPairRequest, GenerateDataKeyPairResponse, RecipientInfo,
};
use model::{Error, Operation};
use policy::Authorized;

use crate::data_key_pair;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, RunError};
use crate::recipient::Recipient;
use crate::resolve::Reader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct GenerateDataKeyPair;

impl Operate for GenerateDataKeyPair {
    const OPERATION: Operation = Operation::GenerateDataKeyPair;
    type Input = GenerateDataKeyPairRequest;
    type Output = GenerateDataKeyPairResponse;
    type Target = KeyTarget;

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        reader.key_or_alias(&input.key_id)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn data_key_pair(input: &Self::Input) -> Option<DataKeyPairSpec> {
        Some(input.key_pair_spec)
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
        let recipient = Recipient::of(context, input.recipient.as_ref())?;
        let bound = EncryptionContext::new(input.encryption_context.as_ref());
        let made = data_key_pair::generate(
            context,
            &entry,
            (Self::OPERATION, input.key_pair_spec),
            &bound,
        )?;
        let shown = Some(made.material).filter(|_| !recipient.is_attested());
        let answer = recipient.answer(made.private)?;
        let output = GenerateDataKeyPairResponse {
            private_key_ciphertext_blob: Some(made.ciphertext),
            private_key_plaintext: answer.plaintext,
            public_key: Some(made.public),
            key_id: Some(entry.arn.clone()),
            key_pair_spec: Some(input.key_pair_spec),
            key_material_id: shown.map(|material| material.to_string()),
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
        };
        Ok(Done::unchanged(output).with_material(made.material))
    }
}
