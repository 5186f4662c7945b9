//! The recipient of an answer, as CloudTrail shows it.
//!
//! Sources: AWS KMS developer guide, "Monitoring requests for Nitro enclaves", "Monitoring requests for NitroTPM". There the
//! values of the registers are not spelled out; recorded events have them in Base64.

use attestation::{Attestation, Platform};
use serde_json::{Map, Value};

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

/// Returns the member `recipient` of `additionalEventData`. Registers that the document does not have are left out.
pub(super) fn member(attested: &Attestation) -> String {
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
        assert_eq!(member(&attested), expected);
        attested.platform = Platform::NitroTpm;
        let expected = format!(
            r#""recipient":{{"attestationDocumentModuleId":"i-1\"-enc2","attestationDocumentNitroTPMPCR8":"{}"}}"#,
            "A".repeat(64)
        );
        assert_eq!(member(&attested), expected);
    }
}
