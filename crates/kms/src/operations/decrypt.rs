//! `Decrypt`: the plaintext of a ciphertext that this service made.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html>
//!
//! The key is the one that the ciphertext names; a `KeyId` in the request must be the same key. Any fault of ciphertext or
//! context gives one and the same `InvalidCiphertextException`.

use keys::CiphertextContext;
use model::Error;
use model::generated::{DecryptRequest, DecryptResponse};
use model::shape::Fields;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::ciphertext::{self, CiphertextInput, CiphertextTarget};
use crate::context::{Context, KEY_MATERIAL_ID, Kms};
use crate::defaults;
use crate::encryption::Cipher;
use crate::recipient::Recipient;
use crate::resolve::TargetReader;

#[derive(Debug)]
pub(crate) struct Decrypt;

impl Operation for Decrypt {
    type Service = Kms;
    type Input = DecryptRequest;
    type Output = DecryptResponse;
    type Target = CiphertextTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let reader = &TargetReader::new(context);
        let ignore_ciphertext =
            ciphertext::is_ignored(input.dry_run, input.dry_run_modifiers.as_deref());
        let question = CiphertextInput {
            ciphertext: input.ciphertext_blob.as_deref(),
            key_id: input.key_id.as_deref(),
            ignore_ciphertext,
            algorithm: input.encryption_algorithm,
            key_member: "keyId",
        };
        ciphertext::resolve(reader, &question)
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        ciphertext::check_modifiers(input.dry_run, input.dry_run_modifiers.as_deref())
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let target = target.into_target();
        let entry = &target.key.entry;
        let bound = CiphertextContext::new(input.encryption_context.as_ref());
        let cipher = Cipher::of_ciphertext(entry, input.encryption_algorithm, bound)?;
        let recipient = Recipient::of(context)?;
        let Some(ciphertext) = input.ciphertext_blob.as_deref().filter(|_| !target.ignored) else {
            // A dry run that checks authorisation only.
            return Ok(Done::unchanged(DecryptResponse::default()));
        };
        let (plaintext, material) = cipher.decrypt(context, target.header.as_ref(), ciphertext)?;
        let shown = material.filter(|_| !recipient.is_attested());
        let answer = recipient.answer(plaintext)?;
        let output = DecryptResponse {
            key_id: Some(entry.arn().to_owned()),
            plaintext: answer.plaintext,
            encryption_algorithm: Some(cipher.algorithm),
            ciphertext_for_recipient: answer.ciphertext_for_recipient,
            key_material_id: shown.map(|material| material.to_string()),
        };
        Ok(Done::unchanged(output).with_event_data(KEY_MATERIAL_ID, material.map(|id| id.text())))
    }
}
