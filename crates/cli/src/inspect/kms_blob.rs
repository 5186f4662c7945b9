use keys::blob::CiphertextHeader;
use serde_json::Value;

use super::Description;

/// The first bytes of ciphertexts of AWS KMS since 2018. Their format is not public.
const AWS: [&[u8]; 2] = [&[1, 2, 2, 0, 0x78], &[1, 2, 3, 0, 0x78]];
/// The longest ciphertext of the KMS API.
const BYTES_MAX: usize = 6144;

/// Reads a ciphertext of a KMS.
pub(super) fn read(bytes: &[u8]) -> Option<Description> {
    if let Some(header) = CiphertextHeader::parse(bytes) {
        return Some(
            Description::new("ciphertext of Bulla's KMS")
                .with("format", 1)
                .with("key_id", header.key_id().to_string())
                .with("account", header.account().to_string())
                .with("key_material_id", header.material().to_string())
                .with("committing", true)
                .with("encryption_context", "bound, and not stored")
                .with("plaintext_bytes", keys::blob::plaintext_bytes(bytes.len()))
                .with("ciphertext_bytes", bytes.len()),
        );
    }
    let aws = bytes.len() <= BYTES_MAX && AWS.iter().any(|start| bytes.starts_with(start));
    aws.then(|| {
        Description::new("ciphertext of AWS KMS, by its first bytes")
            .with("key_id", Value::from("not readable: AWS does not publish the format"))
            .with("ciphertext_bytes", bytes.len())
    })
}
