//! Making a message, piece by piece: bytes in, bytes out, nothing read or written here.

use base64_simd::STANDARD;
use crypto::stream_signature::StreamSigner;
use secret::Secret;

use crate::frame::{self, Part};
use crate::header::{
    Content, EncryptedDataKey, EncryptionContext, Header, PUBLIC_KEY, message_id_bytes,
};
use crate::suite::{MessageKey, Suite};

/// The bytes of a frame unless another length is asked for.
pub const FRAME_BYTES: u32 = 4096;
/// The longest frame that every implementation reads.
pub const FRAME_BYTES_MAX: u32 = i32::MAX.cast_unsigned();
/// The last frame of a message with the most frames there may be.
const NUMBER_MAX: u32 = u32::MAX - 1;

/// A message cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// The encryption context has a key that belongs to the format.
    #[error(
        "the encryption context must not have a key that begins with aws-crypto-: it belongs to the message format"
    )]
    ReservedContext,
    /// Only suites that commit to their data key are written.
    #[error("messages are made with a suite that commits to its data key only")]
    Suite,
    /// Frames of no or too many bytes.
    #[error("a frame has 1 to {FRAME_BYTES_MAX} bytes")]
    FrameBytes,
    /// A field is longer than the format can say, or there is no data key.
    #[error("{0}")]
    Format(#[from] crate::error::FormatError),
    /// There are more than 2^32 - 2 frames.
    #[error("the message is too long for frames of this length")]
    TooLong,
    /// There is no randomness, or the cryptography library failed.
    #[error("the message cannot be encrypted: no randomness, or the cryptography library failed")]
    Crypto,
}

/// A message before its data keys are there: what a key provider has to bind them to.
#[derive(Debug)]
pub struct Draft {
    suite: Suite,
    context: EncryptionContext,
    frame_bytes: u32,
    signer: Option<StreamSigner>,
}

impl Draft {
    /// Begins a message. A signed one gets its signature key here, so that the encryption context that the data keys are bound to
    /// has the public key.
    ///
    /// # Errors
    /// [`SealError`]: the suite, the context or the length of a frame is refused, or there is no randomness.
    pub fn new(
        suite: Suite,
        mut context: EncryptionContext,
        frame_bytes: u32,
    ) -> Result<Self, SealError> {
        if !suite.commits() {
            return Err(SealError::Suite);
        }
        if context.keys().any(|key| key.starts_with("aws-crypto-")) {
            return Err(SealError::ReservedContext);
        }
        if !(1..=FRAME_BYTES_MAX).contains(&frame_bytes) {
            return Err(SealError::FrameBytes);
        }
        let mut signer = None;
        if let Some(curve) = suite.curve() {
            let made = StreamSigner::generate(curve).map_err(|_no_randomness| SealError::Crypto)?;
            context.insert(PUBLIC_KEY.to_owned(), STANDARD.encode_to_string(made.public_point()));
            signer = Some(made);
        }
        Ok(Self { suite, context, frame_bytes, signer })
    }

    /// The suite.
    #[must_use]
    pub const fn suite(&self) -> Suite {
        self.suite
    }

    /// The encryption context, with the public key of a signed message.
    #[must_use]
    pub const fn context(&self) -> &EncryptionContext {
        &self.context
    }

    /// Goes on with the data key, which has [`Suite::data_key_bytes`] bytes, and its encrypted forms, at least one. Appends the header
    /// to `out`.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn seal(
        self,
        data_key: &Secret<[u8]>,
        data_keys: Vec<EncryptedDataKey>,
        out: &mut Vec<u8>,
    ) -> Result<Sealer, SealError> {
        if data_keys.is_empty() {
            return Err(crate::error::FormatError::NoDataKeys.into());
        }
        let mut message_id = vec![0; message_id_bytes(self.suite)];
        crypto::random::fill(&mut message_id).map_err(|_no_randomness| SealError::Crypto)?;
        let key = self.suite.derive(data_key, &message_id).ok_or(SealError::Crypto)?;
        let header = Header {
            suite: self.suite,
            message_id,
            context: self.context,
            data_keys,
            content: Content::Framed(self.frame_bytes),
            commitment: key.commitment,
        };
        let written = header.write()?;
        let tag = header.seal(&key, &written).ok_or(SealError::Crypto)?;
        let (mut sealer, start) = (
            Sealer {
                key,
                message_id: header.message_id,
                frame_bytes: usize::try_from(self.frame_bytes)
                    .map_err(|_more| SealError::FrameBytes)?,
                next: 1,
                signer: self.signer,
            },
            out.len(),
        );
        out.extend(written);
        out.extend(tag);
        sealer.sign(out.get(start..).unwrap_or_default());
        Ok(sealer)
    }
}

/// The body of a message that is being made.
#[derive(Debug)]
pub struct Sealer {
    key: MessageKey,
    message_id: Vec<u8>,
    frame_bytes: usize,
    next: u32,
    signer: Option<StreamSigner>,
}

impl Sealer {
    /// The bytes of each frame but the last.
    #[must_use]
    pub const fn frame_bytes(&self) -> usize {
        self.frame_bytes
    }

    /// Appends a frame that is not the last one. It has [`Self::frame_bytes`] bytes.
    ///
    /// # Errors
    /// [`SealError`]: it has another length, or there are too many frames.
    pub fn frame(&mut self, plaintext: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        if plaintext.len() != self.frame_bytes {
            return Err(SealError::FrameBytes);
        }
        if self.next >= NUMBER_MAX {
            return Err(SealError::TooLong);
        }
        self.append((Part::Frame, self.next), plaintext, out)?;
        self.next += 1;
        Ok(())
    }

    /// Appends the last frame, of any length up to [`Self::frame_bytes`], and the signature.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn finish(mut self, plaintext: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        if plaintext.len() > self.frame_bytes {
            return Err(SealError::FrameBytes);
        }
        self.append((Part::LastFrame, self.next), plaintext, out)?;
        if let Some(signer) = self.signer {
            let signature = signer.sign().map_err(|_no_randomness| SealError::Crypto)?;
            let length = u16::try_from(signature.len()).map_err(|_more| SealError::Crypto)?;
            out.extend(length.to_be_bytes());
            out.extend(signature);
        }
        Ok(())
    }

    fn append(
        &mut self,
        part: (Part, u32),
        plaintext: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), SealError> {
        let start = out.len();
        let sealed = frame::seal(&self.key, &self.message_id, part, plaintext, out);
        sealed.ok_or(SealError::Crypto)?;
        self.sign(out.get(start..).unwrap_or_default());
        Ok(())
    }

    fn sign(&mut self, bytes: &[u8]) {
        if let Some(signer) = &mut self.signer {
            signer.update(bytes);
        }
    }
}
