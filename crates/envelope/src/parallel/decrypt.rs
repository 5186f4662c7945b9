use std::io::{Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::scope;

use crypto::stream_signature::StreamVerifier;
use secret::Wiped;

use super::{Counted, LOAD_BYTES, Sizes, buffers, fill, length, spawn};
use crate::error::{FormatError, MessageOpenError, StreamError};
use crate::frame::OVERHEAD_BYTES;
use crate::header::Content;
use crate::limits::PART_BYTES_MAX;
use crate::open::{Opener, Step, verify};
use crate::stream::{DecryptReader, PIECE_BYTES};
use crate::unlock::UnlockedMessage;

/// Decrypts the rest of a message, on several threads if it is long. `source` is the one that its beginning was read from.
///
/// # Errors
/// [`StreamError`]. The output until then was authentic frame by frame, and must not be used if the signature counts. None of it
/// was authentic if long parts are released unverified.
pub fn decrypt(
    mut source: impl Read + Send,
    target: impl Write,
    mut message: UnlockedMessage,
) -> Result<Sizes, StreamError> {
    let (header_bytes, kept) = (message.header_bytes, message.rest.len());
    message.rest.resize(kept.max(PIECE_BYTES), 0);
    let come = kept + fill(&mut source, message.rest.get_mut(kept..).unwrap_or_default())?;
    let is_whole = come < message.rest.len();
    message.rest.truncate(come);
    let mut target = Counted::new(target);
    let body = if is_whole {
        let mut reader = DecryptReader::new(std::io::empty(), message);
        copy(&mut reader, &mut target)?;
        length(come)
    } else {
        decrypt_long(source, &mut target, message)?
    };
    Ok(Sizes { read: length(header_bytes) + body, written: target.bytes })
}

fn copy(reader: &mut impl Read, target: &mut impl Write) -> Result<(), StreamError> {
    let mut plaintext = Wiped::new(vec![0; PIECE_BYTES]);
    loop {
        // The reader reads from memory: whatever fails is the message.
        let read = reader.read(&mut plaintext).map_err(|error| {
            error.downcast::<MessageOpenError>().map_or_else(StreamError::Read, StreamError::Open)
        })?;
        if read == 0 {
            return target.flush().map_err(StreamError::Write);
        }
        let plaintext = plaintext.get(..read).unwrap_or_default();
        target.write_all(plaintext).map_err(StreamError::Write)?;
    }
}

/// The input of the signature's verification.
enum SignedInput {
    /// The first so many of these bytes are signed.
    Bytes(Vec<u8>, usize),
    Footer(Vec<u8>),
}

fn decrypt_long(
    source: impl Read + Send,
    target: &mut impl Write,
    message: UnlockedMessage,
) -> Result<u64, StreamError> {
    let UnlockedMessage { header, opener, verifier, rest, .. } = message;
    // The last of longer frames may be one that is opened in memory.
    let part_bytes = match header.content {
        Content::Framed(bytes) => bytes.min(PART_BYTES_MAX),
        Content::Single => PART_BYTES_MAX,
    };
    let part_bytes = usize::try_from(part_bytes).unwrap_or(usize::MAX);
    let window = ReceiveWindow::new(rest, part_bytes);
    let read = match verifier {
        Some(verifier) => decrypt_signed(
            PartOpener { source, opener, signed: None, window },
            target,
            part_bytes,
            verifier,
        ),
        None => decrypt_unsigned(
            PartOpener { source, opener, signed: None, window },
            target,
            part_bytes,
        ),
    };
    let read = read?;
    target.flush().map_err(StreamError::Write)?;
    Ok(read)
}

/// Hashes on one thread, which takes longest, and does the rest on this one. More threads would only take time from the first.
fn decrypt_signed(
    mut opening: PartOpener<impl Read>,
    target: &mut impl Write,
    part_bytes: usize,
    verifier: StreamVerifier,
) -> Result<u64, StreamError> {
    let (emptied, empty) = buffers(part_bytes);
    let (send, receive) = sync_channel(1);
    scope(|threads| {
        let verifying = spawn(threads, move || verify_all(verifier, &receive, &emptied))?;
        opening.signed = Some((send, empty));
        let written = opening.open_all(
            |plaintext| {
                target.write_all(&plaintext).map_err(StreamError::Write)?;
                Ok(Some(plaintext))
            },
            Some(Wiped::default()),
        );
        drop(opening);
        let read = written?;
        verifying.join().map(|()| read)
    })
}

/// Reads and opens on one thread, and writes on this one.
fn decrypt_unsigned(
    mut opening: PartOpener<impl Read + Send>,
    target: &mut impl Write,
    part_bytes: usize,
) -> Result<u64, StreamError> {
    let (emptied, empty) = buffers::<Wiped>(part_bytes);
    let (filled, full) = sync_channel(1);
    scope(|threads| {
        let opening = spawn(threads, move || {
            let first = empty.recv().ok();
            opening.open_all(
                |plaintext| Ok(filled.send(plaintext).ok().and_then(|()| empty.recv().ok())),
                first,
            )
        })?;
        let written = write_all(full, emptied, target);
        let read = opening.join()?;
        written.map(|()| read)
    })
}

/// The bytes of a message that have come: `used..come` is not opened yet.
struct ReceiveWindow {
    bytes: Vec<u8>,
    used: usize,
    come: usize,
}

impl ReceiveWindow {
    fn new(mut bytes: Vec<u8>, part_bytes: usize) -> Self {
        let come = bytes.len();
        bytes.resize(come.max(LOAD_BYTES).max(part_bytes + OVERHEAD_BYTES), 0);
        Self { bytes, used: 0, come }
    }

    fn left(&self) -> &[u8] {
        self.bytes.get(self.used..self.come).unwrap_or_default()
    }

    /// Moves the rest to the beginning of `next`, and returns the used bytes.
    fn move_on(&mut self, mut next: Vec<u8>) -> (Vec<u8>, usize) {
        next.resize(self.bytes.len(), 0);
        let left = self.left();
        let length = left.len();
        if let Some(place) = next.get_mut(..length) {
            place.copy_from_slice(left);
        }
        let used = std::mem::take(&mut self.used);
        self.come = length;
        (std::mem::replace(&mut self.bytes, next), used)
    }

    fn move_down(&mut self) {
        self.bytes.copy_within(self.used..self.come, 0);
        self.come -= self.used;
        self.used = 0;
    }
}

/// The part of the work that reads and opens.
struct PartOpener<R> {
    source: R,
    opener: Opener,
    /// The channels for signed bytes and for the empty buffers that come back.
    signed: Option<(SyncSender<SignedInput>, Receiver<Vec<u8>>)>,
    window: ReceiveWindow,
}

impl<R: Read> PartOpener<R> {
    /// Reads and opens until the end. `deliver` takes the plaintext and returns a buffer for more. `None` ends the work, because
    /// another thread has an error. Returns the number of bytes read.
    fn open_all(
        &mut self,
        mut deliver: impl FnMut(Wiped) -> Result<Option<Wiped>, StreamError>,
        mut buffer: Option<Wiped>,
    ) -> Result<u64, StreamError> {
        let mut total = length(self.window.come);
        while let Some(mut plaintext) = buffer.take() {
            plaintext.clear();
            plaintext.reserve(self.window.bytes.len());
            self.open_what_came(&mut plaintext)?;
            if self.hand_on().is_err() {
                break;
            }
            buffer = deliver(plaintext)?;
            let kept = self.window.come;
            let room = self.window.bytes.get_mut(kept..).unwrap_or_default();
            let come = fill(&mut self.source, room)?;
            self.window.come += come;
            total += length(come);
            if come == 0 {
                return self.end().map(|()| total);
            }
        }
        Ok(total)
    }

    fn open_what_came(&mut self, plaintext: &mut Vec<u8>) -> Result<(), StreamError> {
        loop {
            match self.opener.next(self.window.left(), plaintext)? {
                Step::More | Step::End => return Ok(()),
                Step::Used(bytes) => self.window.used += bytes,
                Step::Footer(bytes) => {
                    if self.hand_on().is_err() {
                        return Ok(());
                    }
                    let footer = self.window.left().get(..bytes).unwrap_or_default().to_vec();
                    if let Some((send, _)) = self.signed.take() {
                        let _refused_already = send.send(SignedInput::Footer(footer));
                    }
                    self.window.used += bytes;
                }
            }
        }
    }

    /// Passes the used bytes to the thread that verifies, or drops them.
    fn hand_on(&mut self) -> Result<(), ThreadEnded> {
        let Some((send, take)) = &self.signed else {
            self.window.move_down();
            return Ok(());
        };
        let next = take.recv().map_err(|_ended| ThreadEnded)?;
        let (bytes, used) = self.window.move_on(next);
        send.send(SignedInput::Bytes(bytes, used)).map_err(|_ended| ThreadEnded)
    }

    fn end(&mut self) -> Result<(), StreamError> {
        match self.opener.next(self.window.left(), &mut Vec::new())? {
            Step::End => Ok(()),
            Step::More | Step::Used(_) | Step::Footer(_) => {
                Err(MessageOpenError::from(FormatError::CutOff).into())
            }
        }
    }
}

/// Another thread has ended: its own error says why.
struct ThreadEnded;

fn verify_all(
    mut verifier: StreamVerifier,
    signed: &Receiver<SignedInput>,
    emptied: &SyncSender<Vec<u8>>,
) -> Result<(), StreamError> {
    while let Ok(next) = signed.recv() {
        match next {
            SignedInput::Bytes(bytes, used) => {
                verifier.update(bytes.get(..used).unwrap_or_default());
                let _unneeded = emptied.try_send(bytes);
            }
            SignedInput::Footer(footer) => return Ok(verify(Some(verifier), &footer)?),
        }
    }
    // Whoever opens has an error to tell.
    Ok(())
}

/// Writes everything. Takes both ends: if writing fails, no thread waits for an empty buffer, or to pass a full one on.
fn write_all(
    full: Receiver<Wiped>,
    emptied: SyncSender<Wiped>,
    target: &mut impl Write,
) -> Result<(), StreamError> {
    while let Ok(plaintext) = full.recv() {
        target.write_all(&plaintext).map_err(StreamError::Write)?;
        let _unneeded = emptied.try_send(plaintext);
    }
    Ok(())
}
