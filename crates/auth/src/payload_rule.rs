//! The rule for a body that is read after its request has been verified.

use http::HeaderName;

use crate::chunk_signatures::ChunkSignatures;

/// The rule for the body of a verified request. [`PayloadVerifier`](crate::PayloadVerifier) applies it.
///
/// Source: S3 API reference, "Authenticating Requests: Using the Authorization Header", `x-amz-content-sha256`.
#[derive(Debug)]
#[must_use]
pub enum PayloadRule {
    /// The body has this hash, which is signed.
    Sha256([u8; 32]),
    /// The body is not signed, and may be any.
    Unsigned,
    /// The body is in chunks: the encoding `aws-chunked`.
    Chunked(Box<ChunkedPayload>),
}

/// The rule for a body in chunks.
#[derive(Debug)]
pub struct ChunkedPayload {
    /// The signatures of the chunks and trailers; `None` if they are not signed.
    pub(crate) signatures: Option<ChunkSignatures>,
    /// The length of the data in all chunks: `x-amz-decoded-content-length`.
    pub(crate) decoded_length: u64,
    /// The names of the trailers that follow the last chunk: `x-amz-trailer`; `None` if nothing may follow it.
    pub(crate) trailers: Option<Vec<HeaderName>>,
}

impl PayloadRule {
    /// Returns the chunks that the rule is for, if it is for chunks.
    #[must_use]
    pub fn chunked(&self) -> Option<&ChunkedPayload> {
        match self {
            Self::Chunked(chunked) => Some(chunked),
            Self::Sha256(_) | Self::Unsigned => None,
        }
    }
}

impl ChunkedPayload {
    /// Returns whether each chunk has a signature.
    #[must_use]
    pub const fn is_signed(&self) -> bool {
        self.signatures.is_some()
    }

    /// Returns the length of the data in all chunks together, which is that of the object.
    #[must_use]
    pub const fn decoded_length(&self) -> u64 {
        self.decoded_length
    }

    /// Returns the names of the trailers that follow the last chunk.
    #[must_use]
    pub fn trailers(&self) -> &[HeaderName] {
        self.trailers.as_deref().unwrap_or_default()
    }
}
