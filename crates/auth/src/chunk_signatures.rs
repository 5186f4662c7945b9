//! The signatures of the chunks of a body: each covers the one before it, and the first covers that of the request.
//!
//! Sources: S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks",
//! "Signature calculations for trailing headers".

use crypto::hash::{SHA256_BYTES, hex_array};
use crypto::mac::HmacKey;

use crate::signature_fields::SignatureFields;
use crate::signing_key::SigningKey;

/// The length of a signature in hexadecimal digits.
pub(crate) const SIGNATURE_DIGITS: usize = 2 * SHA256_BYTES;
const CHUNK_ALGORITHM: &[u8] = b"AWS4-HMAC-SHA256-PAYLOAD";
const TRAILER_ALGORITHM: &[u8] = b"AWS4-HMAC-SHA256-TRAILER";
/// The SHA-256 of nothing, which stands for headers that a chunk does not have.
const EMPTY_SHA256: &[u8] = b"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// The signatures of the chunks and trailers of one body, as far as they have been checked.
#[derive(Debug)]
pub(crate) struct ChunkSignatures {
    key: HmacKey,
    /// The date and the scope, each with the end of its line.
    head: String,
    /// The signature before the next one, in hexadecimal digits.
    previous: [u8; SIGNATURE_DIGITS],
}

impl ChunkSignatures {
    /// Returns the signatures that follow that of a request, which is verified.
    pub(crate) fn new(key: &SigningKey, claim: &SignatureFields<'_>) -> Self {
        Self {
            key: HmacKey::new(key.expose()),
            head: format!("{}\n{}\n", claim.date_text, claim.credential.scope()),
            // A signature that is verified has this length.
            previous: *claim.signature.as_bytes().first_chunk().unwrap_or(&[0; SIGNATURE_DIGITS]),
        }
    }

    /// Returns whether `sent` is the signature of the next chunk, whose data has this hash.
    pub(crate) fn verify_chunk(&mut self, data: &[u8; SHA256_BYTES], sent: &[u8]) -> bool {
        self.verify(CHUNK_ALGORITHM, &[EMPTY_SHA256, b"\n"], data, sent)
    }

    /// Returns whether `sent` is the signature of the trailers, whose lines have this hash.
    pub(crate) fn verify_trailers(&mut self, lines: &[u8; SHA256_BYTES], sent: &[u8]) -> bool {
        self.verify(TRAILER_ALGORITHM, &[b"", b""], lines, sent)
    }

    fn verify(
        &mut self,
        algorithm: &[u8],
        between: &[&[u8]; 2],
        hash: &[u8; SHA256_BYTES],
        sent: &[u8],
    ) -> bool {
        let [first, second] = *between;
        let (head, digits) = (self.head.as_bytes(), hex_array(hash));
        let parts = [algorithm, b"\n", head, &self.previous, b"\n", first, second, &digits];
        self.previous = hex_array(&self.key.sign(&parts));
        crypto::ct_eq(&self.previous, sent)
    }
}
