//! `ReEncrypt`: decrypts under one key and encrypts under another, or the same; the plaintext never leaves.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html>

use keys::EncryptionContext;
use model::generated::{ReEncryptRequest, ReEncryptResponse};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::ciphertext::{self, Question};
use crate::defaults;
use crate::encryption::Cipher;
use crate::operate::{Context, Operate};
use crate::outcome::Done;
use crate::resolve::Reader;
use crate::target::SourceAndDestination;

#[derive(Debug)]
pub(crate) struct ReEncrypt;

impl Operate for ReEncrypt {
    const OPERATION: Operation = Operation::ReEncrypt;
    type Input = ReEncryptRequest;
    type Output = ReEncryptResponse;
    type Target = SourceAndDestination;

    fn fill_defaults(fields: &mut Fields) {
        defaults::text(fields, "SourceEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
        defaults::text(fields, "DestinationEncryptionAlgorithm", "SYMMETRIC_DEFAULT");
    }

    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        let question = Question {
            ciphertext: input.ciphertext_blob.as_deref(),
            key_id: input.source_key_id.as_deref(),
            ignore_ciphertext: ciphertext::is_ignored(
                input.dry_run,
                input.dry_run_modifiers.as_deref(),
            )?,
            algorithm: input.source_encryption_algorithm,
            key_member: "sourceKeyId",
        };
        let source = ciphertext::resolve(reader, &question)?;
        let destination = reader.for_action(1).key_or_alias(&input.destination_key_id)?.entry;
        Ok(SourceAndDestination {
            source: source.key.entry,
            header: source.header,
            ignored: source.ignored,
            destination,
        })
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
        let old = EncryptionContext::new(input.source_encryption_context.as_ref());
        let new = EncryptionContext::new(input.destination_encryption_context.as_ref());
        let (source, destination) = (&target.source, &target.destination);
        let from = Cipher::of(source, Self::OPERATION, input.source_encryption_algorithm, old)?;
        let algorithm = input.destination_encryption_algorithm;
        let to = Cipher::of(destination, Self::OPERATION, algorithm, new)?;
        let Some(ciphertext) = input.ciphertext_blob.as_deref().filter(|_| !target.ignored) else {
            // A dry run that asks for authorisation only.
            return Ok(Done::unchanged(ReEncryptResponse::default()));
        };
        let (plaintext, source_material) =
            from.decrypt(context, target.header.as_ref(), ciphertext)?;
        let (ciphertext, material) = to.encrypt(context, plaintext.expose())?;
        let output = ReEncryptResponse {
            ciphertext_blob: Some(ciphertext),
            source_key_id: Some(source.arn.clone()),
            key_id: Some(destination.arn.clone()),
            source_encryption_algorithm: Some(from.algorithm),
            destination_encryption_algorithm: Some(to.algorithm),
            source_key_material_id: source_material.map(|material| material.to_string()),
            destination_key_material_id: material.map(|material| material.to_string()),
        };
        Ok(Done { material, ..Done::unchanged(output) })
    }
}
