//! The requests that S3 makes to AWS KMS for whoever puts and gets objects, and how its refusals are told.
//!
//! Sources: S3 user guide, "Using server-side encryption with AWS KMS keys (SSE-KMS)" (which operations, which context), and S3 API
//! reference, "Error responses" (the codes that begin with `KMS.`).

use model::generated::Operation as Kms;
use model::shape::{Fields, Value};
use model::{Error, ErrorCode, ServiceOperation};
use pipeline::InternalRequest;
use secret::Secret;

use crate::bucket::BucketEntry;
use crate::caller_context::{CallerContext, S3_ARN};
use crate::context::Context;

/// The principal that acts for the caller.
const S3: &str = "s3.amazonaws.com";
/// The key that is used when no other one is named: the AWS managed key of S3.
pub(crate) const MANAGED_KEY: &str = "alias/aws/s3";

/// An encryption context, in the order in which it is kept.
pub(crate) type ContextPairs = Vec<(String, String)>;

/// Returns the pairs that a request brought.
pub(crate) fn pairs_of(context: &CallerContext) -> ContextPairs {
    context.pairs().clone().into_iter().collect()
}

/// Returns the pairs with the ARN of the object or bucket.
pub(crate) fn with_arn(pairs: &ContextPairs, arn: &str) -> ContextPairs {
    let own = (S3_ARN.to_owned(), arn.to_owned());
    pairs.iter().filter(|(key, _)| key != S3_ARN).cloned().chain([own]).collect()
}

/// A data key that KMS has generated.
#[derive(Debug)]
pub(crate) struct GeneratedKey {
    /// The ARN of the KMS key.
    pub(crate) key_arn: String,
    pub(crate) plaintext: Secret<[u8; 32]>,
    pub(crate) ciphertext: Vec<u8>,
}

/// Returns the request for a new data key.
pub(crate) fn generate(
    context: &Context<'_>,
    bucket: &BucketEntry,
    key_id: &str,
    pairs: &ContextPairs,
) -> Result<InternalRequest, Error> {
    let members = [
        ("KeyId", Value::String(key_id.to_owned())),
        ("KeySpec", Value::String("AES_256".to_owned())),
        ("EncryptionContext", Value::Map(pairs.clone())),
    ];
    request(context, bucket, Kms::GenerateDataKey, members)
}

/// Returns the request to encrypt a data key that there is already.
pub(crate) fn encrypt(
    context: &Context<'_>,
    bucket: &BucketEntry,
    key_arn: &str,
    data_key: &Secret<[u8; 32]>,
    pairs: &ContextPairs,
) -> Result<InternalRequest, Error> {
    let members = [
        ("KeyId", Value::String(key_arn.to_owned())),
        ("Plaintext", Value::Secret(Secret::<[u8]>::copy_of(data_key.expose()))),
        ("EncryptionContext", Value::Map(pairs.clone())),
    ];
    request(context, bucket, Kms::Encrypt, members)
}

/// Returns the request for the plaintext of a data key.
pub(crate) fn decrypt(
    context: &Context<'_>,
    bucket: &BucketEntry,
    key_arn: &str,
    ciphertext: &[u8],
    pairs: &ContextPairs,
) -> Result<InternalRequest, Error> {
    let members = [
        ("KeyId", Value::String(key_arn.to_owned())),
        ("CiphertextBlob", Value::Blob(ciphertext.to_vec())),
        ("EncryptionContext", Value::Map(pairs.clone())),
    ];
    request(context, bucket, Kms::Decrypt, members)
}

fn request<const N: usize>(
    context: &Context<'_>,
    bucket: &BucketEntry,
    operation: Kms,
    members: [(&str, Value); N],
) -> Result<InternalRequest, Error> {
    let mut fields = Fields::empty(operation.input());
    for (name, value) in members {
        fields.set_named(name, value);
    }
    context.internal_request(S3, &bucket.region, ServiceOperation::Kms(operation), fields)
}

/// Reads the reply of GenerateDataKey.
pub(crate) fn generated(mut reply: Fields) -> Result<GeneratedKey, Error> {
    let plaintext = plaintext(&mut reply)?;
    match (reply.take_named("KeyId"), reply.take_named("CiphertextBlob")) {
        (Some(Value::String(key_arn)), Some(Value::Blob(ciphertext))) => {
            Ok(GeneratedKey { key_arn, plaintext, ciphertext })
        }
        _ => Err(incomplete()),
    }
}

/// Reads the reply of Encrypt: the ARN of the KMS key, and the data key as it encrypted it.
pub(crate) fn encrypted(mut reply: Fields) -> Result<(String, Vec<u8>), Error> {
    match (reply.take_named("KeyId"), reply.take_named("CiphertextBlob")) {
        (Some(Value::String(key_arn)), Some(Value::Blob(ciphertext))) => Ok((key_arn, ciphertext)),
        _ => Err(incomplete()),
    }
}

/// Reads the plaintext in the reply of GenerateDataKey or Decrypt.
pub(crate) fn plaintext(reply: &mut Fields) -> Result<Secret<[u8; 32]>, Error> {
    let Some(Value::Secret(bytes)) = reply.take_named("Plaintext") else {
        return Err(incomplete());
    };
    let key = bytes.expose().first_chunk().filter(|_| bytes.expose().len() == 32);
    key.map(Secret::<[u8; 32]>::copy_of).ok_or_else(incomplete)
}

fn incomplete() -> Error {
    Error::internal("a reply of KMS lacks the data key")
}

/// Tells a refusal of KMS as S3 does.
pub(crate) fn refusal(error: Error) -> Error {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "every other code is the same in both services"
    )]
    let code = match error.code() {
        ErrorCode::NotFoundException => ErrorCode::KmsNotFoundException,
        ErrorCode::DisabledException => ErrorCode::KmsDisabledException,
        ErrorCode::KmsInvalidStateException => ErrorCode::KmsKmsInvalidStateException,
        ErrorCode::InvalidKeyUsageException => ErrorCode::KmsInvalidKeyUsageException,
        ErrorCode::ValidationException | ErrorCode::InvalidArnException => {
            ErrorCode::InvalidArgument
        }
        ErrorCode::ThrottlingException => ErrorCode::SlowDown,
        other => other,
    };
    error.coded(code)
}
