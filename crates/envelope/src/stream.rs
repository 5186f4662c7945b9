//! Messages as [`Write`] and [`Read`], in bounded memory.

use std::io::{self, Read, Write};

use crypto::stream_signature::{StreamSigner, StreamVerifier};
use secret::Wiped;

use crate::error::{FormatError, MessageOpenError, MessageSealError};
use crate::frame::OVERHEAD_BYTES;
use crate::header::{MessageHeader, read_some};
use crate::materials::EncryptionMaterials;
use crate::open::{Opener, Step, verify};
use crate::seal::{Sealer, sign};
use crate::unlock::UnlockedMessage;

/// The bytes that are read or written at once, unless frames are longer.
pub(crate) const PIECE_BYTES: usize = 64 * 1024;

/// A writer that encrypts everything written to it.
///
/// A message ends with [`finish`](Self::finish). Without it the output is cut off, and no reader takes it.
#[derive(Debug)]
pub struct EncryptWriter<W> {
    inner: W,
    message: PushedMessage,
}

impl<W: Write> EncryptWriter<W> {
    /// Begins a message with frames of so many bytes, usually [`FRAME_BYTES`](crate::FRAME_BYTES).
    ///
    /// # Errors
    /// [`MessageSealError`]; nothing was written.
    pub fn new(
        inner: W,
        materials: &EncryptionMaterials,
        frame_bytes: u32,
    ) -> Result<Self, MessageSealError> {
        Ok(Self { inner, message: PushedMessage::new(materials, frame_bytes)? })
    }

    /// Returns the header of the message.
    pub const fn header(&self) -> &MessageHeader {
        self.message.sealer.header()
    }

    /// Writes the rest of the message, and returns the inner writer.
    ///
    /// # Errors
    /// [`io::Error`], which may be a [`MessageSealError`].
    pub fn finish(self) -> io::Result<W> {
        let Self { mut inner, message } = self;
        inner.write_all(&message.finish().map_err(io::Error::other)?)?;
        inner.flush()?;
        Ok(inner)
    }
}

impl<W: Write> Write for EncryptWriter<W> {
    fn write(&mut self, plaintext: &[u8]) -> io::Result<usize> {
        if self.message.sealed().len() >= PIECE_BYTES {
            self.inner.write_all(self.message.sealed())?;
            self.message.clear_sealed();
        }
        self.message.push(plaintext).map_err(io::Error::other)
    }

    /// Writes the full frames. An unfinished frame waits for more, or for the end.
    fn flush(&mut self) -> io::Result<()> {
        self.inner.write_all(self.message.sealed())?;
        self.message.clear_sealed();
        self.inner.flush()
    }
}

/// A message that plaintext is pushed into.
#[derive(Debug)]
pub(crate) struct PushedMessage {
    sealer: Sealer,
    signer: Option<StreamSigner>,
    /// The plaintext of the unfinished frame.
    plaintext: Wiped,
    sealed: Vec<u8>,
}

impl PushedMessage {
    pub(crate) fn new(
        materials: &EncryptionMaterials,
        frame_bytes: u32,
    ) -> Result<Self, MessageSealError> {
        let mut sealed = Vec::new();
        let (sealer, signer) = Sealer::begin(materials, frame_bytes, &mut sealed)?;
        let plaintext = Wiped::new(Vec::with_capacity(sealer.frame_bytes()));
        Ok(Self { sealer, signer, plaintext, sealed })
    }

    /// Returns the part of the message that is ready.
    pub(crate) fn sealed(&self) -> &[u8] {
        &self.sealed
    }

    pub(crate) fn clear_sealed(&mut self) {
        self.sealed.clear();
    }

    /// Takes a piece of the plaintext, and returns how much of it.
    pub(crate) fn push(&mut self, plaintext: &[u8]) -> Result<usize, MessageSealError> {
        let plaintext = plaintext.get(..PIECE_BYTES).unwrap_or(plaintext);
        let (frame_bytes, start) = (self.sealer.frame_bytes(), self.sealed.len());
        let mut rest = plaintext;
        if !self.plaintext.is_empty() {
            let room = frame_bytes - self.plaintext.len();
            let (taken, left) = rest.split_at_checked(room).unwrap_or((rest, &[]));
            self.plaintext.extend_from_slice(taken);
            rest = left;
            if self.plaintext.len() == frame_bytes {
                self.sealer.frames(&self.plaintext, &mut self.sealed)?;
                self.plaintext.clear();
            }
        }
        let (frames, rest) = rest.split_at(rest.len() / frame_bytes * frame_bytes);
        self.sealer.frames(frames, &mut self.sealed)?;
        self.plaintext.extend_from_slice(rest);
        if let Some(signer) = &mut self.signer {
            signer.update(self.sealed.get(start..).unwrap_or_default());
        }
        Ok(plaintext.len())
    }

    /// Ends the message, and returns the rest of it.
    pub(crate) fn finish(self) -> Result<Vec<u8>, MessageSealError> {
        let Self { sealer, mut signer, plaintext, mut sealed } = self;
        let start = sealed.len();
        sealer.last_frame(&plaintext, &mut sealed)?;
        if let Some(signer) = &mut signer {
            signer.update(sealed.get(start..).unwrap_or_default());
        }
        signer.map_or(Ok(()), |signer| sign(signer, &mut sealed))?;
        Ok(sealed)
    }
}

/// A reader that decrypts everything read through it.
///
/// Each frame is authentic when it comes. Only at the end of the file is it known that a signed message is the one that was
/// signed, and that no message was cut off: an error before it means that the plaintext is incomplete, or not the signer's.
#[derive(Debug)]
pub struct DecryptReader<R> {
    inner: R,
    message: PulledMessage,
}

impl<R: Read> DecryptReader<R> {
    /// Continues after the beginning of the message, which was read from `inner`.
    pub fn new(inner: R, message: UnlockedMessage) -> Self {
        Self { inner, message: PulledMessage::new(message) }
    }

    /// Returns the header of the message.
    pub const fn header(&self) -> &MessageHeader {
        &self.message.header
    }
}

impl<R: Read> Read for DecryptReader<R> {
    fn read(&mut self, place: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(given) = self.message.give(place).map_err(invalid)? {
                return Ok(given);
            }
            let room = self.message.room();
            let read = read_some(&mut self.inner, room)?;
            self.message.came(read).map_err(invalid)?;
        }
    }
}

pub(crate) fn invalid(error: MessageOpenError) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error)
}

/// A message that plaintext is pulled out of.
#[derive(Debug)]
pub(crate) struct PulledMessage {
    pub(crate) header: MessageHeader,
    opener: Opener,
    verifier: Option<StreamVerifier>,
    /// The bytes of the message that have come: `used..come` is not opened yet.
    bytes: Vec<u8>,
    used: usize,
    come: usize,
    plaintext: Wiped,
    given: usize,
    /// The end of the message, as every further call returns it.
    ended: Option<Result<(), MessageOpenError>>,
}

impl PulledMessage {
    pub(crate) fn new(message: UnlockedMessage) -> Self {
        let UnlockedMessage { header, opener, verifier, rest: bytes, .. } = message;
        let come = bytes.len();
        let plaintext = Wiped::default();
        Self { header, opener, verifier, bytes, used: 0, come, plaintext, given: 0, ended: None }
    }

    /// Copies plaintext to `place` and returns its length: 0 at the end, `None` if more has to come.
    pub(crate) fn give(&mut self, place: &mut [u8]) -> Result<Option<usize>, MessageOpenError> {
        loop {
            let ready = self.plaintext.get(self.given..).unwrap_or_default();
            if !ready.is_empty() || place.is_empty() {
                let length = ready.len().min(place.len());
                let (from, to) = (ready.get(..length), place.get_mut(..length));
                if let (Some(from), Some(to)) = (from, to) {
                    to.copy_from_slice(from);
                }
                self.given += length;
                return Ok(Some(length));
            }
            if let Some(ended) = &self.ended {
                return ended.clone().map(|()| Some(0));
            }
            if !self.open()? {
                return Ok(None);
            }
        }
    }

    /// Opens the next part. Returns whether there was one.
    fn open(&mut self) -> Result<bool, MessageOpenError> {
        self.plaintext.clear();
        self.given = 0;
        let bytes = self.bytes.get(self.used..self.come).unwrap_or_default();
        let step = self.opener.next(bytes, &mut self.plaintext);
        let step = step.inspect_err(|error| self.ended = Some(Err(error.clone())))?;
        match step {
            Step::More | Step::End => return Ok(false),
            Step::Used(length) => {
                if let Some(verifier) = &mut self.verifier {
                    verifier.update(bytes.get(..length).unwrap_or_default());
                }
                self.used += length;
            }
            Step::Footer(length) => {
                let footer = bytes.get(..length).unwrap_or_default();
                let verified = verify(self.verifier.take(), footer);
                verified.inspect_err(|error| self.ended = Some(Err(error.clone())))?;
                self.used += length;
            }
        }
        Ok(true)
    }

    /// Returns the place for the next bytes of the message.
    pub(crate) fn room(&mut self) -> &mut [u8] {
        self.bytes.copy_within(self.used..self.come, 0);
        self.come -= self.used;
        self.used = 0;
        // A part that has begun to come may need as much again.
        let length = self.come + PIECE_BYTES.max(self.come) + OVERHEAD_BYTES;
        if self.bytes.len() < length {
            self.bytes.resize(length, 0);
        }
        self.bytes.get_mut(self.come..).unwrap_or_default()
    }

    /// Notes that so many bytes have come into [`Self::room`]. Zero means the end.
    pub(crate) fn came(&mut self, length: usize) -> Result<(), MessageOpenError> {
        self.come += length;
        if length == 0 {
            let bytes = self.bytes.get(self.used..self.come).unwrap_or_default();
            let ended = match self.opener.next(bytes, &mut self.plaintext) {
                Ok(Step::End) => Ok(()),
                Ok(_) => Err(FormatError::CutOff.into()),
                Err(error) => Err(error),
            };
            self.ended = Some(ended.clone());
            return ended;
        }
        Ok(())
    }
}
