//! `Recipient`: an answer that only an attested enclave can read, or an attested EC2 instance with a NitroTPM.
//!
//! With a `Recipient` the plaintext is not in the reply. A CMS EnvelopedData (RFC 5652) for the public key of the attestation
//! document takes its place. Source: developer guide, "Cryptographic attestation support in AWS KMS".

use attestation::Attestation;
use crypto::cms;
use model::Error;
use model::generated::RecipientInfo;
use secret::Secret;

use crate::operate::Context;

/// A secret as the caller requested it: in the clear, or enveloped.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) plaintext: Option<Secret<[u8]>>,
    pub(crate) ciphertext_for_recipient: Option<Vec<u8>>,
}

/// The public key of a caller that has proven to be an enclave; `None` if the request has no `Recipient`.
pub(crate) struct Recipient(Option<Vec<u8>>);

impl Recipient {
    /// Verifies the attestation document, before anything is decrypted.
    pub(crate) fn of(
        context: &Context<'_>,
        recipient: Option<&RecipientInfo>,
    ) -> Result<Self, Error> {
        let Some(recipient) = recipient else {
            return Ok(Self(None));
        };
        let key = &attestation(context, recipient)?.public_key;
        let key =
            key.clone().ok_or_else(|| refused("the document has no public key".to_owned()))?;
        Ok(Self(Some(key)))
    }

    /// Returns the secret for this recipient.
    pub(crate) fn answer(&self, secret: Secret<[u8]>) -> Result<Answer, Error> {
        let Some(public_key) = &self.0 else {
            return Ok(Answer { plaintext: Some(secret), ciphertext_for_recipient: None });
        };
        let envelope = cms::enveloped_data(public_key, secret.expose()).map_err(|error| {
            Error::validation("The public key of the AttestationDocument is not valid.")
                .because(error.to_string())
        })?;
        Ok(Answer { plaintext: None, ciphertext_for_recipient: Some(envelope) })
    }

    /// Returns whether the answer is for an enclave.
    pub(crate) const fn is_attested(&self) -> bool {
        self.0.is_some()
    }
}

/// Returns the contents of the attestation document, if it is valid. A request has one recipient: it is verified once.
pub(crate) fn attestation<'a>(
    context: &Context<'a>,
    recipient: &RecipientInfo,
) -> Result<&'a Attestation, Error> {
    let (Some(document), Some(_only_algorithm)) =
        (&recipient.attestation_document, recipient.key_encryption_algorithm)
    else {
        return Err(Error::validation(
            "Recipient must have an AttestationDocument and a KeyEncryptionAlgorithm.",
        ));
    };
    let roots = &context.environment.attestation_roots;
    let verify = || attestation::verify(document, roots, context.now);
    context.attempt.attested(verify).map_err(|error| refused(error.to_string()))
}

/// Returns the refusal. AWS's wording is not known; the reason goes to the log and not to the caller.
fn refused(why: String) -> Error {
    Error::validation("The AttestationDocument is not valid.").because(why)
}
