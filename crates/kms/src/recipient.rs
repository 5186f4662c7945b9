//! `Recipient`: an answer that only an attested enclave can read, or an attested EC2 instance with a NitroTPM.
//!
//! With a `Recipient` the plaintext is not in the reply. A CMS EnvelopedData (RFC 5652) for the public key of the attestation
//! document takes its place. Source: developer guide, "Cryptographic attestation support in AWS KMS".
//!
//! Sources for the audit log: AWS KMS developer guide, "Monitoring requests for Nitro enclaves", "Monitoring requests for NitroTPM".
//! There the values of the registers are not spelled out; recorded events have them in Base64.

use attestation::{Attestation, Platform};
use crypto::cms;
use model::Error;
use model::generated::RecipientInfo;
use secret::Secret;
use serde_json::{Map, Value};

use crate::context::Context;

const MODULE_ID: &str = "attestationDocumentModuleId";
/// The registers that CloudTrail shows, by its names.
const ENCLAVE: [(u8, &str); 6] = [
    (0, "attestationDocumentEnclaveImageDigest"),
    (1, "attestationDocumentEnclavePCR1"),
    (2, "attestationDocumentEnclavePCR2"),
    (3, "attestationDocumentEnclavePCR3"),
    (4, "attestationDocumentEnclavePCR4"),
    (8, "attestationDocumentEnclavePCR8"),
];

const NITRO_TPM: [(u8, &str); 6] = [
    (4, "attestationDocumentNitroTPMPCR4"),
    (7, "attestationDocumentNitroTPMPCR7"),
    (8, "attestationDocumentNitroTPMPCR8"),
    (9, "attestationDocumentNitroTPMPCR9"),
    (16, "attestationDocumentNitroTPMPCR16"),
    (23, "attestationDocumentNitroTPMPCR23"),
];

/// A secret as the caller requested it: in the clear, or enveloped.
#[derive(Debug)]
pub(crate) struct DeliveredSecret {
    pub(crate) plaintext: Option<Secret<[u8]>>,
    pub(crate) ciphertext_for_recipient: Option<Vec<u8>>,
}

/// The public key of a caller that has proven to be an enclave; `None` if the request has no `Recipient`.
pub(crate) struct Recipient(Option<Vec<u8>>);

impl Recipient {
    /// Verifies the attestation document, before anything is decrypted.
    pub(crate) fn of(context: &Context<'_>) -> Result<Self, Error> {
        let Some(recipient) = context.attributes.recipient() else {
            return Ok(Self(None));
        };
        let key = &attestation(context, recipient)?.public_key;
        let key =
            key.clone().ok_or_else(|| refused("the document has no public key".to_owned()))?;
        Ok(Self(Some(key)))
    }

    /// Returns the secret for this recipient.
    pub(crate) fn answer(&self, secret: Secret<[u8]>) -> Result<DeliveredSecret, Error> {
        let Some(public_key) = &self.0 else {
            return Ok(DeliveredSecret { plaintext: Some(secret), ciphertext_for_recipient: None });
        };
        let envelope = cms::enveloped_data(public_key, secret.expose()).map_err(|error| {
            Error::validation("The public key of the AttestationDocument is not valid.")
                .because(error.to_string())
        })?;
        Ok(DeliveredSecret { plaintext: None, ciphertext_for_recipient: Some(envelope) })
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
    let attested = context.attributes.attested(verify);
    let attested = attested.map_err(|error| refused(error.to_string()))?;
    context.attempt.show(|| event_data(attested));
    Ok(attested)
}

/// Returns the refusal. AWS's wording is not known; the reason goes to the log and not to the caller.
fn refused(why: String) -> Error {
    Error::validation("The AttestationDocument is not valid.").because(why)
}

/// Returns the member `recipient` of `additionalEventData`. Registers that the document does not have are left out.
fn event_data(attested: &Attestation) -> String {
    let mut members = Map::new();
    members.insert(MODULE_ID.to_owned(), Value::from(attested.module_id.as_str()));
    let shown = match attested.platform {
        Platform::Enclave => ENCLAVE,
        Platform::NitroTpm => NITRO_TPM,
    };
    for (index, name) in shown {
        if let Some(register) = attested.pcrs.get(&index) {
            let register = base64_simd::STANDARD.encode_to_string(register);
            members.insert(name.to_owned(), Value::from(register));
        }
    }
    format!(r#""recipient":{}"#, Value::Object(members))
}

#[cfg(test)]
mod tests {
    use model::Timestamp;

    use super::*;

    #[test]
    fn an_enclave_or_instance_is_shown_with_the_registers_that_it_has() {
        let mut attested = Attestation {
            platform: Platform::Enclave,
            module_id: "i-1\"-enc2".to_owned(),
            timestamp: Timestamp::EPOCH,
            pcrs: [(0, vec![0xff; 48]), (5, vec![5; 48]), (8, vec![0; 48])].into(),
            public_key: Some(vec![1]),
            user_data: Some(vec![2]),
            nonce: Some(vec![3]),
        };
        let expected = format!(
            r#""recipient":{{"attestationDocumentEnclaveImageDigest":"{}","attestationDocumentEnclavePCR8":"{}","attestationDocumentModuleId":"i-1\"-enc2"}}"#,
            "/".repeat(64),
            "A".repeat(64)
        );
        assert_eq!(event_data(&attested), expected);
        attested.platform = Platform::NitroTpm;
        let expected = format!(
            r#""recipient":{{"attestationDocumentModuleId":"i-1\"-enc2","attestationDocumentNitroTPMPCR8":"{}"}}"#,
            "A".repeat(64)
        );
        assert_eq!(event_data(&attested), expected);
    }
}
