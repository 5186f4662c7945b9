//! The frames of a message's body.
//!
//! A frame is its number, a nonce, the ciphertext and a tag. The last one begins with four bytes of ones, and has the length of
//! its ciphertext before it. The number is the nonce too, and with the message id and the length it is authenticated: a frame
//! that is changed, moved, repeated or left out does not open, nor does a message that ends early.

use crypto::aes_gcm::{NONCE_BYTES, PiecewiseOpener, TAG_BYTES};

use crate::error::{FormatError, MessageOpenError};
use crate::reader::MessageReader;
use crate::suite::MessageKey;

/// The value before the last frame in place of its number.
const LAST: u32 = u32::MAX;
/// The bytes of a frame beside its ciphertext.
pub(crate) const OVERHEAD_BYTES: usize = 4 + 4 + NONCE_BYTES + 4 + TAG_BYTES;

/// The kind of a ciphertext, as it is authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FramePart {
    /// A frame that others follow.
    Frame,
    /// The last frame.
    LastFrame,
    /// A body without frames.
    Single,
}

impl FramePart {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Frame => b"AWSKMSEncryptionClient Frame",
            Self::LastFrame => b"AWSKMSEncryptionClient Final Frame",
            Self::Single => b"AWSKMSEncryptionClient Single Block",
        }
    }
}

/// The additional authenticated data, made anew for each frame in the same memory.
#[derive(Clone, Copy, Debug)]
struct Aad {
    bytes: [u8; 32 + 35 + 4 + 8],
    length: usize,
}

impl Aad {
    /// Sets message id, kind, number and length of the plaintext.
    fn new(message_id: &[u8], part: FramePart, number: u32, length: u64) -> Self {
        let mut aad = Self { bytes: [0; 79], length: 0 };
        for field in [message_id, part.name(), &number.to_be_bytes(), &length.to_be_bytes()] {
            let end = aad.length + field.len();
            if let Some(place) = aad.bytes.get_mut(aad.length..end) {
                place.copy_from_slice(field);
            }
            aad.length = end;
        }
        aad
    }

    fn get(&self) -> &[u8] {
        self.bytes.get(..self.length).unwrap_or_default()
    }
}

/// Appends a frame to `out`. Returns `None` if the library refuses.
pub(crate) fn seal(
    key: &MessageKey,
    message_id: &[u8],
    part: FramePart,
    number: u32,
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut nonce = [0; NONCE_BYTES];
    nonce.last_chunk_mut().map(|last: &mut [u8; 4]| *last = number.to_be_bytes())?;
    let length = u32::try_from(plaintext.len()).ok()?;
    out.reserve(plaintext.len() + OVERHEAD_BYTES);
    if part == FramePart::LastFrame {
        out.extend_from_slice(&LAST.to_be_bytes());
    }
    out.extend_from_slice(&number.to_be_bytes());
    out.extend_from_slice(&nonce);
    if part == FramePart::LastFrame {
        out.extend_from_slice(&length.to_be_bytes());
    }
    let start = out.len();
    out.extend_from_slice(plaintext);
    let aad = Aad::new(message_id, part, number, u64::from(length));
    let tag = key.cipher.seal(&nonce, aad.get(), out.get_mut(start..)?).ok()?;
    out.extend_from_slice(&tag);
    Some(())
}

/// The head of a ciphertext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FrameHead {
    pub(crate) part: FramePart,
    number: u32,
    nonce: [u8; NONCE_BYTES],
    /// The bytes of the ciphertext.
    pub(crate) length: u64,
    /// The bytes of this head.
    pub(crate) bytes: usize,
}

impl FrameHead {
    /// Reads the head of the frame `number` of a message with frames of `frame_bytes`.
    ///
    /// # Errors
    /// [`FormatError::CutOff`] as long as it has not come; another one if it is no such frame.
    pub(crate) fn of_frame(
        bytes: &[u8],
        number: u32,
        frame_bytes: u32,
    ) -> Result<Self, FormatError> {
        let mut reader = MessageReader::new(bytes);
        let mut found = reader.u32()?;
        let part = if found == LAST { FramePart::LastFrame } else { FramePart::Frame };
        if part == FramePart::LastFrame {
            found = reader.u32()?;
        }
        if found != number {
            return Err(FormatError::Field("frame number"));
        }
        let nonce = reader.array()?;
        let length = if part == FramePart::LastFrame { reader.u32()? } else { frame_bytes };
        if length > frame_bytes {
            return Err(FormatError::Field("length of the last frame"));
        }
        Ok(Self { part, number, nonce, length: u64::from(length), bytes: reader.position() })
    }

    /// Reads the head of a body without frames.
    ///
    /// # Errors
    /// [`FormatError::CutOff`] as long as it has not come.
    pub(crate) fn of_single(bytes: &[u8]) -> Result<Self, FormatError> {
        let mut reader = MessageReader::new(bytes);
        let nonce = reader.array()?;
        let length = reader.array().map(u64::from_be_bytes)?;
        Ok(Self { part: FramePart::Single, number: 1, nonce, length, bytes: reader.position() })
    }

    /// Opens the ciphertext and tag at the beginning of `bytes`, appends the plaintext to `out`, and returns the length of both.
    /// `None` as long as they have not come.
    ///
    /// # Errors
    /// [`MessageOpenError::Frame`]; nothing was appended.
    pub(crate) fn open(
        &self,
        key: &MessageKey,
        message_id: &[u8],
        bytes: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<Option<usize>, MessageOpenError> {
        let mut reader = MessageReader::new(bytes);
        let length = usize::try_from(self.length).unwrap_or(usize::MAX);
        let (Ok(ciphertext), Ok(tag)) = (reader.take(length), reader.array()) else {
            return Ok(None);
        };
        let start = out.len();
        out.resize(start + length, 0);
        let aad = Aad::new(message_id, self.part, self.number, self.length);
        let message = out.get_mut(start..).unwrap_or_default();
        let opened = key.cipher.open(&self.nonce, aad.get(), ciphertext, &tag, message);
        opened.map(|()| Some(reader.position())).map_err(|_not_authentic| {
            out.truncate(start);
            MessageOpenError::Frame(self.number)
        })
    }

    /// Begins to open a ciphertext that comes in pieces.
    pub(crate) fn open_piecewise(self, key: &MessageKey, message_id: &[u8]) -> Option<Piecewise> {
        let aad = Aad::new(message_id, self.part, self.number, self.length);
        let opener = PiecewiseOpener::new(key.key.expose(), &self.nonce, aad.get()).ok()?;
        Some(Piecewise { opener, left: self.length, head: self })
    }
}

/// A ciphertext that comes in pieces. Its plaintext is not authentic until all of it has come.
#[derive(Debug)]
pub(crate) struct Piecewise {
    opener: PiecewiseOpener,
    left: u64,
    head: FrameHead,
}

impl Piecewise {
    pub(crate) const fn part(&self) -> FramePart {
        self.head.part
    }

    /// Returns whether only the tag is still to come.
    pub(crate) const fn is_at_tag(&self) -> bool {
        self.left == 0
    }

    /// Decrypts the part of the ciphertext in `bytes`, appends it to `out`, and returns its length.
    ///
    /// # Errors
    /// [`MessageOpenError::Frame`]: it is longer than AES-GCM allows.
    pub(crate) fn update(
        &mut self,
        bytes: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<usize, MessageOpenError> {
        let left = usize::try_from(self.left).unwrap_or(usize::MAX);
        let piece = bytes.get(..left).unwrap_or(bytes);
        let start = out.len();
        out.resize(start + piece.len(), 0);
        let updated = self.opener.update(piece, out.get_mut(start..).unwrap_or_default());
        updated.map_err(|_too_long| {
            out.truncate(start);
            MessageOpenError::Frame(self.head.number)
        })?;
        self.left -= u64::try_from(piece.len()).unwrap_or(self.left);
        Ok(piece.len())
    }

    /// Verifies the tag.
    ///
    /// # Errors
    /// [`MessageOpenError::Frame`]: the plaintext was not authentic.
    pub(crate) fn finish(self, tag: &[u8; TAG_BYTES]) -> Result<(), MessageOpenError> {
        self.opener.finish(tag).map_err(|_not_authentic| MessageOpenError::Frame(self.head.number))
    }
}
