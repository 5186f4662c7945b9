//! The client of the AWS SDK for Rust as a [`KmsClient`].

use aws_sdk_kms::Client;
use aws_sdk_kms::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_kms::primitives::Blob;
use secret::{Secret, Wiped};

use super::aws_error::aws_error_text;
use super::kms::KmsFuture;
use super::{Cause, GeneratedDataKey, KmsClient, KmsReply};
use crate::header::EncryptionContext;

/// The reason why KMS gave no reply: it refused, or was not reached.
#[derive(Debug, thiserror::Error)]
enum KmsError {
    #[error("{0}")]
    Refused(String),
    #[error("the reply of KMS lacks {0}")]
    Lacks(&'static str),
}

impl KmsError {
    fn cause<E, R>(error: &SdkError<E, R>) -> Cause
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
        R: std::fmt::Debug,
    {
        // KMS says nothing of what is wrong with a ciphertext.
        let unsaid =
            "the encrypted data key was changed, or belongs to another key or encryption context";
        Self::Refused(aws_error_text(error, unsaid)).into()
    }
}

fn pairs(context: &EncryptionContext) -> Option<std::collections::HashMap<String, String>> {
    let pairs = context.iter().map(|(key, value)| (key.clone(), value.clone()));
    (!context.is_empty()).then(|| pairs.collect())
}

fn secret(plaintext: Option<Blob>) -> Result<Secret<[u8]>, KmsError> {
    let plaintext = Wiped::new(plaintext.ok_or(KmsError::Lacks("Plaintext"))?.into_inner());
    Ok(Secret::<[u8]>::copy_of(&plaintext))
}

fn ciphertext(blob: Option<Blob>) -> Result<Vec<u8>, KmsError> {
    Ok(blob.ok_or(KmsError::Lacks("CiphertextBlob"))?.into_inner())
}

impl KmsClient for Client {
    fn generate_data_key<'a>(
        &'a self,
        key: &'a str,
        bytes: usize,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, GeneratedDataKey> {
        Box::pin(async move {
            let bytes = i32::try_from(bytes)?;
            let call = self.generate_data_key().key_id(key).number_of_bytes(bytes);
            let sent = call.set_encryption_context(pairs(context)).send().await;
            let reply = sent.map_err(|error| KmsError::cause(&error))?;
            let key = reply.key_id.ok_or(KmsError::Lacks("KeyId"))?;
            let plaintext = secret(reply.plaintext)?;
            let ciphertext = ciphertext(reply.ciphertext_blob)?;
            Ok(KmsReply { key, value: GeneratedDataKey { plaintext, ciphertext } })
        })
    }

    fn encrypt<'a>(
        &'a self,
        key: &'a str,
        plaintext: &'a Secret<[u8]>,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Vec<u8>> {
        Box::pin(async move {
            let call = self.encrypt().key_id(key).plaintext(Blob::new(plaintext.expose()));
            let sent = call.set_encryption_context(pairs(context)).send().await;
            let reply = sent.map_err(|error| KmsError::cause(&error))?;
            let key = reply.key_id.ok_or(KmsError::Lacks("KeyId"))?;
            Ok(KmsReply { key, value: ciphertext(reply.ciphertext_blob)? })
        })
    }

    fn decrypt<'a>(
        &'a self,
        key: &'a str,
        ciphertext: &'a [u8],
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Secret<[u8]>> {
        Box::pin(async move {
            let call = self.decrypt().key_id(key).ciphertext_blob(Blob::new(ciphertext));
            let sent = call.set_encryption_context(pairs(context)).send().await;
            let reply = sent.map_err(|error| KmsError::cause(&error))?;
            let key = reply.key_id.ok_or(KmsError::Lacks("KeyId"))?;
            Ok(KmsReply { key, value: secret(reply.plaintext)? })
        })
    }
}
