//! Makes a message, piece by piece: bytes in, bytes out, nothing read or written here.

use crypto::stream_signature::StreamSigner;

use crate::error::{FormatError, MessageSealError};
use crate::frame::{self, FramePart};
use crate::header::{Content, MessageHeader};
use crate::limits::FRAME_BYTES_MAX;
use crate::materials::EncryptionMaterials;
use crate::suite::MessageKey;

/// The bytes of a frame by default.
pub const FRAME_BYTES: u32 = 4096;
/// The last frame of a message with the most frames there may be.
const NUMBER_MAX: u32 = u32::MAX - 1;

/// The body of a message that is being made. Everything that it appends has to be signed if the suite signs.
#[derive(Debug)]
pub(crate) struct Sealer {
    key: MessageKey,
    header: MessageHeader,
    frame_bytes: usize,
    next: u32,
}

impl Sealer {
    /// Begins a message, appends its header to `out`, and returns its signer, which has consumed the header.
    ///
    /// # Errors
    /// [`MessageSealError`]: there is no data key, or a length is refused.
    pub(crate) fn begin(
        materials: &EncryptionMaterials,
        frame_bytes: u32,
        out: &mut Vec<u8>,
    ) -> Result<(Self, Option<StreamSigner>), MessageSealError> {
        if !(1..=FRAME_BYTES_MAX).contains(&frame_bytes) {
            return Err(MessageSealError::FrameBytes);
        }
        let data_key = materials.data_key().ok_or(MessageSealError::DataKey)?;
        if materials.data_keys().is_empty() {
            return Err(FormatError::NoDataKeys.into());
        }
        let message_id = crypto::random::array::<32>();
        let message_id = message_id.map_err(|_no_randomness| MessageSealError::Crypto)?;
        let key =
            materials.suite().derive(data_key, &message_id).ok_or(MessageSealError::Crypto)?;
        let header = MessageHeader {
            suite: materials.suite(),
            message_id: message_id.to_vec(),
            context: materials.context().clone(),
            data_keys: materials.data_keys().to_vec(),
            content: Content::Framed(frame_bytes),
            commitment: key.commitment,
        };
        let written = header.write()?;
        let tag = header.seal(&key, &written).ok_or(MessageSealError::Crypto)?;
        let mut signer = materials.signing_key().map(|key| key.signer());
        if let Some(signer) = &mut signer {
            signer.update(&written);
            signer.update(&tag);
        }
        out.extend(written);
        out.extend(tag);
        let frame_bytes =
            usize::try_from(frame_bytes).map_err(|_more| MessageSealError::FrameBytes)?;
        Ok((Self { key, header, frame_bytes, next: 1 }, signer))
    }

    /// Returns the header.
    pub(crate) const fn header(&self) -> &MessageHeader {
        &self.header
    }

    /// Returns the bytes of each frame but the last.
    pub(crate) const fn frame_bytes(&self) -> usize {
        self.frame_bytes
    }

    /// Appends frames that others follow: as many as `plaintext` has, which is a multiple of [`Self::frame_bytes`].
    ///
    /// # Errors
    /// [`MessageSealError`]: it has another length, or there are too many frames.
    pub(crate) fn frames(
        &mut self,
        plaintext: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), MessageSealError> {
        let frames = plaintext.chunks_exact(self.frame_bytes);
        if !frames.remainder().is_empty() {
            return Err(MessageSealError::FrameBytes);
        }
        for frame in frames {
            if self.next >= NUMBER_MAX {
                return Err(MessageSealError::TooLong);
            }
            self.append(FramePart::Frame, frame, out)?;
            self.next += 1;
        }
        Ok(())
    }

    /// Appends the last frame, which is shorter than [`Self::frame_bytes`], and empty if nothing is left. The format allows a
    /// full one, which the Encryption SDK for Python reads since version 4 only.
    ///
    /// # Errors
    /// [`MessageSealError`].
    pub(crate) fn last_frame(
        self,
        plaintext: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), MessageSealError> {
        if plaintext.len() >= self.frame_bytes {
            return Err(MessageSealError::FrameBytes);
        }
        self.append(FramePart::LastFrame, plaintext, out)
    }

    fn append(
        &self,
        part: FramePart,
        plaintext: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), MessageSealError> {
        let (id, number) = (&self.header.message_id, self.next);
        let sealed = frame::seal(&self.key, id, part, number, plaintext, out);
        sealed.ok_or(MessageSealError::Crypto)
    }
}

/// Appends the footer: the signature of everything that has passed.
///
/// # Errors
/// [`MessageSealError::Crypto`].
pub(crate) fn sign(signer: StreamSigner, out: &mut Vec<u8>) -> Result<(), MessageSealError> {
    let signature = signer.sign().map_err(|_no_randomness| MessageSealError::Crypto)?;
    let length = u16::try_from(signature.len()).map_err(|_more| MessageSealError::Crypto)?;
    out.extend(length.to_be_bytes());
    out.extend(signature);
    Ok(())
}
