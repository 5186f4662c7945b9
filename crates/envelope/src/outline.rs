//! The outline of a message's body, read without any key.

use std::io::Read;

use crate::error::{FormatError, MessageOpenError, StreamError};
use crate::frame::{FrameHead, FramePart};
use crate::header::{Content, MessageStart, read_some};
use crate::reader::MessageReader;

/// The bytes that are read at once.
const READ_BYTES: usize = 64 * 1024;
/// The longest head of a frame.
const HEAD_BYTES_MAX: usize = 24;
const TAG_BYTES: u64 = 16;

/// The parts of a body. None of it is verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The number of frames: 1 for a body without frames.
    pub frames: u64,
    /// The bytes of plaintext.
    pub plaintext_bytes: u64,
    /// The bytes of the message with its header.
    pub message_bytes: u64,
    /// The bytes of the signature. `None` if the message has none.
    pub signature_bytes: Option<u64>,
}

impl Outline {
    /// Reads the rest of a message whose beginning was read from `source`.
    ///
    /// # Errors
    /// [`StreamError::Read`], or [`FormatError`]: the message is malformed, cut off, or something follows it.
    pub fn read(start: &MessageStart, source: impl Read) -> Result<Self, StreamError> {
        let mut body = BufferedBody { source, bytes: start.rest().to_vec(), used: 0 };
        let mut outline = Self {
            message_bytes: u64::try_from(start.header_bytes()).unwrap_or(u64::MAX),
            ..Self::default()
        };
        let mut number = 1;
        loop {
            body.want(HEAD_BYTES_MAX)?;
            let head = match start.header.content {
                Content::Framed(bytes) => FrameHead::of_frame(body.left(), number, bytes),
                Content::Single => FrameHead::of_single(body.left()),
            };
            let head = head.map_err(MessageOpenError::from)?;
            body.used += head.bytes;
            body.skip(head.length.checked_add(TAG_BYTES).ok_or_else(cut_off)?)?;
            outline.frames += 1;
            outline.plaintext_bytes += head.length;
            outline.message_bytes += head.length + TAG_BYTES;
            outline.message_bytes += u64::try_from(head.bytes).unwrap_or(u64::MAX);
            if head.part != FramePart::Frame {
                break;
            }
            number = number.checked_add(1).ok_or_else(cut_off)?;
        }
        if start.header.suite.is_signed() {
            body.want(2)?;
            let length = MessageReader::new(body.left()).u16().map_err(MessageOpenError::from)?;
            body.used += 2;
            body.skip(u64::from(length))?;
            outline.signature_bytes = Some(u64::from(length));
            outline.message_bytes += 2 + u64::from(length);
        }
        body.want(1)?;
        if body.left().is_empty() {
            Ok(outline)
        } else {
            Err(MessageOpenError::from(FormatError::Trailing).into())
        }
    }
}

fn cut_off() -> StreamError {
    MessageOpenError::from(FormatError::CutOff).into()
}

/// The bytes of a body that have come. Those before `used` are done.
struct BufferedBody<R> {
    source: R,
    bytes: Vec<u8>,
    used: usize,
}

impl<R: Read> BufferedBody<R> {
    fn left(&self) -> &[u8] {
        self.bytes.get(self.used..).unwrap_or_default()
    }

    /// Reads until so many bytes are left, or until the end.
    fn want(&mut self, length: usize) -> Result<(), StreamError> {
        while self.left().len() < length && self.more()? {}
        Ok(())
    }

    fn more(&mut self) -> Result<bool, StreamError> {
        self.bytes.drain(..self.used.min(self.bytes.len()));
        self.used = 0;
        let start = self.bytes.len();
        self.bytes.resize(start + READ_BYTES, 0);
        let place = self.bytes.get_mut(start..).unwrap_or_default();
        let read = read_some(&mut self.source, place).map_err(StreamError::Read)?;
        self.bytes.truncate(start + read);
        Ok(read > 0)
    }

    fn skip(&mut self, mut length: u64) -> Result<(), StreamError> {
        loop {
            let here = self.left().len();
            let take = usize::try_from(length).unwrap_or(usize::MAX).min(here);
            self.used += take;
            length -= u64::try_from(take).unwrap_or(length);
            if length == 0 {
                return Ok(());
            }
            if !self.more()? {
                return Err(cut_off());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;
    use crate::tests::materials;
    use crate::{EncryptWriter, HeaderLimits, Suite};

    fn outline(mut message: &[u8]) -> Result<Outline, String> {
        let start = MessageStart::read(&mut message, HeaderLimits::default()).unwrap();
        Outline::read(&start, message).map_err(|error| error.to_string())
    }

    #[test]
    fn frames_and_bytes_are_counted_and_nothing_else_may_come() {
        for (suite, length, frame_bytes, frames) in [
            (Suite::Aes256Commit, 0, 10, 1),
            (Suite::Aes256CommitEcdsa, 30, 10, 4),
            (Suite::Aes256CommitEcdsa, 300_001, 1000, 301),
        ] {
            let mut writer =
                EncryptWriter::new(Vec::new(), &materials(suite), frame_bytes).unwrap();
            writer.write_all(&vec![1; length]).unwrap();
            let message = writer.finish().unwrap();
            let found = outline(&message).unwrap();
            let lengths = (found.plaintext_bytes, found.message_bytes);
            assert_eq!(lengths, (length as u64, message.len() as u64));
            assert_eq!(found.frames, frames);
            assert_eq!(found.signature_bytes.is_some(), suite.is_signed());
            assert_eq!(
                outline(&message[..message.len() - 1]),
                Err(FormatError::CutOff.to_string())
            );
            let longer = [&message[..], b"x"].concat();
            assert_eq!(outline(&longer), Err(FormatError::Trailing.to_string()));
        }
    }
}
