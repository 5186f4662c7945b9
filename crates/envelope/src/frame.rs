//! The frames of a message's body.
//!
//! A frame is its number, a nonce, the ciphertext and a tag; before the last one stand four bytes of ones, and its length. The number
//! is the nonce too, and with the message id and the length it is authenticated: a frame that is changed, moved, repeated or left
//! out does not open, nor does a message that ends early.

use crypto::aes_gcm::{NONCE_BYTES, TAG_BYTES};

use crate::error::{FormatError, OpenError};
use crate::reader::Reader;
use crate::suite::MessageKey;

/// What stands before the last frame in place of its number.
const LAST: u32 = u32::MAX;

/// What a ciphertext is, as it is authenticated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A frame that others follow.
    Frame,
    /// The last frame.
    LastFrame,
    /// A body without frames.
    Single,
}

impl Part {
    const fn name(self) -> &'static [u8] {
        match self {
            Self::Frame => b"AWSKMSEncryptionClient Frame",
            Self::LastFrame => b"AWSKMSEncryptionClient Final Frame",
            Self::Single => b"AWSKMSEncryptionClient Single Block",
        }
    }

    /// Additional authenticated data: message id, kind, number, length of the plaintext.
    fn aad(self, message_id: &[u8], number: u32, length: usize) -> Vec<u8> {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        [message_id, self.name(), &number.to_be_bytes(), &length.to_be_bytes()].concat()
    }
}

/// Appends a frame to `out`. Returns `None` when the library refuses.
pub(crate) fn seal(
    key: &MessageKey,
    message_id: &[u8],
    (part, number): (Part, u32),
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut nonce = [0; NONCE_BYTES];
    nonce.last_chunk_mut().map(|last: &mut [u8; 4]| *last = number.to_be_bytes())?;
    let length = u32::try_from(plaintext.len()).ok()?;
    out.reserve(plaintext.len() + 4 + 4 + NONCE_BYTES + 4 + TAG_BYTES);
    if part == Part::LastFrame {
        out.extend(LAST.to_be_bytes());
    }
    out.extend(number.to_be_bytes());
    out.extend(nonce);
    if part == Part::LastFrame {
        out.extend(length.to_be_bytes());
    }
    let start = out.len();
    out.extend_from_slice(plaintext);
    let aad = part.aad(message_id, number, plaintext.len());
    let tag = key.cipher.seal(&nonce, &aad, out.get_mut(start..)?).ok()?;
    out.extend(tag);
    Some(())
}

/// A frame that has come, not yet opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sealed<'a> {
    pub(crate) part: Part,
    number: u32,
    nonce: &'a [u8; NONCE_BYTES],
    ciphertext: &'a [u8],
    tag: &'a [u8; TAG_BYTES],
    /// The bytes of all of it.
    pub(crate) bytes: usize,
}

impl<'a> Sealed<'a> {
    /// Reads the frame `number` of a message with frames of `frame_bytes`.
    ///
    /// # Errors
    /// [`FormatError::CutOff`] as long as it has not come; another one when it is no such frame.
    pub(crate) fn frame(
        bytes: &'a [u8],
        number: u32,
        frame_bytes: usize,
    ) -> Result<Self, FormatError> {
        let mut reader = Reader::new(bytes);
        let mut found = reader.u32()?;
        let part = if found == LAST { Part::LastFrame } else { Part::Frame };
        if part == Part::LastFrame {
            found = reader.u32()?;
        }
        if found != number {
            return Err(FormatError::Field("frame number"));
        }
        let nonce = reader.take(NONCE_BYTES)?;
        let length = match part {
            Part::LastFrame => to_usize(u64::from(reader.u32()?)),
            Part::Frame | Part::Single => frame_bytes,
        };
        if length > frame_bytes {
            return Err(FormatError::Field("length of the last frame"));
        }
        Self::rest(reader, (part, number), nonce, length)
    }

    /// Reads a body without frames, of at most `length_max` bytes.
    ///
    /// # Errors
    /// As for a frame.
    pub(crate) fn single(bytes: &'a [u8], length_max: usize) -> Result<Self, FormatError> {
        let mut reader = Reader::new(bytes);
        let nonce = reader.take(NONCE_BYTES)?;
        let length = to_usize(reader.array().map(u64::from_be_bytes)?);
        if length > length_max {
            return Err(FormatError::TooLongForMemory { max: length_max });
        }
        Self::rest(reader, (Part::Single, 1), nonce, length)
    }

    fn rest(
        mut reader: Reader<'a>,
        (part, number): (Part, u32),
        nonce: &'a [u8],
        length: usize,
    ) -> Result<Self, FormatError> {
        let ciphertext = reader.take(length)?;
        let (nonce, tag) = (nonce.first_chunk(), reader.take(TAG_BYTES)?.first_chunk());
        let (Some(nonce), Some(tag)) = (nonce, tag) else { return Err(FormatError::CutOff) };
        Ok(Self { part, number, nonce, ciphertext, tag, bytes: reader.position() })
    }

    /// Appends the plaintext to `out`, or nothing.
    ///
    /// # Errors
    /// [`OpenError::Frame`].
    pub(crate) fn open(
        &self,
        key: &MessageKey,
        message_id: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), OpenError> {
        let start = out.len();
        out.resize(start + self.ciphertext.len(), 0);
        let aad = self.part.aad(message_id, self.number, self.ciphertext.len());
        let message = out.get_mut(start..).unwrap_or_default();
        let opened = key.cipher.open(self.nonce, &aad, (self.ciphertext, self.tag), message);
        opened.map_err(|_not_authentic| {
            out.truncate(start);
            OpenError::Frame(self.number)
        })
    }
}

fn to_usize(length: u64) -> usize {
    usize::try_from(length).unwrap_or(usize::MAX)
}
