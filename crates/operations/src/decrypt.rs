//! `Decrypt`: the plaintext of a ciphertext that this service made.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html>
//!
//! The key is the one that the ciphertext names; a `KeyId` in the request must be the same key. Whatever is wrong
//! with ciphertext or context, the answer is one and the same `InvalidCiphertextException`.

use keys::{EncryptionContext, blob};
use model::generated::{DecryptRequest, DecryptResponse, EncryptionAlgorithmSpec};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::ciphertext::{self, CiphertextTarget, Question};
use crate::defaults;
use crate::operate::{Context, Operate};
use crate::outcome::Done;
use crate::resolve::Reader;
use crate::symmetric;

#[derive(Debug)]
pub(crate) struct Decrypt;

impl Operate for Decrypt {
    const OPERATION: Operation = Operation::Decrypt;
    type Input = DecryptRequest;
    type Output = DecryptResponse;
    type Target = CiphertextTarget;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "EncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let ignore_ciphertext =
            ciphertext::is_ignored(input.dry_run, input.dry_run_modifiers.as_deref())?;
        let question = Question {
            ciphertext: input.ciphertext_blob.as_deref(),
            key_id: input.key_id.as_deref(),
            ignore_ciphertext,
            key_member: "keyId",
        };
        ciphertext::resolve(reader, &question)
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, Error> {
        let target = target.into_target();
        symmetric::require(&target.key.entry.key, Self::OPERATION, input.encryption_algorithm)?;
        ciphertext::refuse_recipient(input.recipient.is_some())?;
        let Some((header, ciphertext)) = target.header.zip(input.ciphertext_blob.as_deref()) else {
            // A dry run that asks for authorisation only.
            return Ok(Done::unchanged(DecryptResponse::default()));
        };
        let bound = EncryptionContext::new(input.encryption_context.as_ref());
        let hierarchy = &context.environment.hierarchy;
        let plaintext =
            blob::decrypt(hierarchy, &target.key.entry.key, &header, &bound, ciphertext)?;
        let output = DecryptResponse {
            key_id: Some(target.key.entry.arn.clone()),
            plaintext: Some(plaintext),
            encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
            key_material_id: Some(header.material().to_string()),
            ..DecryptResponse::default()
        };
        Ok(Done::unchanged(output).with_material(header.material()))
    }
}
