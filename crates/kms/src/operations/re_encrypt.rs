//! `ReEncrypt`: decrypts under one key and encrypts under another, or the same; the plaintext never leaves.
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html>

use keys::EncryptionContext;
use model::generated::{ReEncryptRequest, ReEncryptResponse};
use model::shape::Fields;
use model::{Error, Operation};
use policy::Authorized;

use crate::ciphertext::{self, CiphertextInput, CiphertextTarget};
use crate::defaults;
use crate::encryption::Cipher;
use crate::key_cache::KeyEntry;
use crate::operate::{Context, Operate};
use crate::outcome::{Done, Resource, RunError};
use crate::resolve::Reader;
use crate::target::{Asks, KeyTarget, Target};

/// The source key, and the destination, which may be the same key.
#[derive(Debug)]
pub(crate) struct SourceAndDestination {
    source: CiphertextTarget,
    /// An error is reported only to callers that may use the source: an answer about the source must not depend on whether the
    /// destination exists.
    destination: Result<KeyTarget, Error>,
}

impl Target for SourceAndDestination {
    fn asks(&self, actions: &'static [&'static str]) -> Asks<'_> {
        let [from, _, _] = self.source.asks(actions);
        let destination = self.destination.as_ref().ok().zip(actions.get(1..));
        let [to, _, _] = destination.map_or([None, None, None], |(key, rest)| key.asks(rest));
        [from, to, None]
    }

    fn keys(&self) -> [Option<&KeyEntry>; 2] {
        let destination = self.destination.as_ref().ok();
        [Some(&self.source.key.entry), destination.map(|key| &*key.entry)]
    }

    fn resources(&self) -> Vec<Resource> {
        let destination = self.destination.iter().flat_map(Target::resources);
        self.source.resources().into_iter().chain(destination).collect()
    }

    fn is_found(&self) -> bool {
        self.source.is_found()
    }

    fn problem(&self) -> Option<&Error> {
        self.source.problem().or(self.destination.as_ref().err())
    }
}

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
        let question = CiphertextInput {
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
        let destination = reader.for_action(1).key_or_alias(&input.destination_key_id);
        Ok(SourceAndDestination { source, destination })
    }

    fn dry_run(input: &Self::Input) -> bool {
        input.dry_run == Some(true)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let SourceAndDestination { source: from_key, destination } = target.into_target();
        let old = EncryptionContext::new(input.source_encryption_context.as_ref());
        let new = EncryptionContext::new(input.destination_encryption_context.as_ref());
        let (source, destination) = (&from_key.key.entry, &destination?.entry);
        let from = Cipher::of(source, Self::OPERATION, input.source_encryption_algorithm, old)?;
        let algorithm = input.destination_encryption_algorithm;
        let to = Cipher::of(destination, Self::OPERATION, algorithm, new)?;
        let Some(ciphertext) = input.ciphertext_blob.as_deref().filter(|_| !from_key.ignored)
        else {
            // A dry run that checks authorisation only.
            return Ok(Done::unchanged(ReEncryptResponse::default()));
        };
        let (plaintext, source_material) =
            from.decrypt(context, from_key.header.as_ref(), ciphertext)?;
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
