//! Opens a message, piece by piece: bytes in, bytes out, nothing read or written here.

use base64_simd::STANDARD;
use crypto::stream_signature::StreamVerifier;
use secret::Secret;

use crate::error::{FormatError, MessageOpenError};
use crate::frame::{FrameHead, FramePart, Piecewise};
use crate::header::{Content, MessageHeader, MessageStart, PUBLIC_KEY};
use crate::limits::PART_BYTES_MAX;
use crate::reader::MessageReader;
use crate::suite::MessageKey;

/// The body of a message whose header is authentic.
///
/// The bytes that it consumes have to be verified if the suite signs.
#[derive(Debug)]
pub(crate) struct Opener {
    key: MessageKey,
    message_id: Vec<u8>,
    content: Content,
    number: u32,
    signed: bool,
    long_parts: LongParts,
    state: OpenerState,
}

/// The treatment of parts longer than [`PART_BYTES_MAX`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LongParts {
    /// They are refused.
    #[default]
    Refused,
    /// Their plaintext is released before it is verified. The caller keeps it where nobody uses it until the message has ended
    /// well.
    Unverified,
}

#[derive(Debug)]
enum OpenerState {
    Body,
    Long(Piecewise),
    Footer,
    End,
}

/// The result of [`Opener::next`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Nothing was opened: more bytes are needed.
    More,
    /// So many bytes were consumed.
    Used(usize),
    /// The first so many bytes are the footer, of which the first two are the length of the signature. The message ends with it.
    Footer(usize),
    /// The message has ended. Nothing was consumed.
    End,
}

impl Opener {
    /// Begins to open a message with its data key. Also returns the verifier of a signed one, which has consumed the header.
    ///
    /// # Errors
    /// [`MessageOpenError`]: it is another data key, the header was changed, or a signed message names no public key.
    pub(crate) fn new(
        start: &MessageStart,
        data_key: &Secret<[u8]>,
    ) -> Result<(Self, Option<StreamVerifier>), MessageOpenError> {
        let header = &start.header;
        let key =
            header.suite.derive(data_key, &header.message_id).ok_or(MessageOpenError::Header)?;
        header.authenticate(&key, start.authenticated(), start.tag())?;
        let mut verifier = verifier(header)?;
        verifier.iter_mut().for_each(|verifier| verifier.update(start.written()));
        let opener = Self {
            key,
            message_id: header.message_id.clone(),
            content: header.content,
            number: 1,
            signed: verifier.is_some(),
            long_parts: LongParts::Refused,
            state: OpenerState::Body,
        };
        Ok((opener, verifier))
    }

    pub(crate) fn set_long_parts(&mut self, long_parts: LongParts) {
        self.long_parts = long_parts;
    }

    /// Opens the next part in `bytes` and appends its plaintext to `out`.
    ///
    /// # Errors
    /// [`MessageOpenError`]; nothing was appended.
    pub(crate) fn next(
        &mut self,
        bytes: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<Step, MessageOpenError> {
        match &mut self.state {
            OpenerState::Body => self.part(bytes, out),
            OpenerState::Long(part) if part.is_at_tag() => self.tag(bytes),
            OpenerState::Long(_) if bytes.is_empty() => Ok(Step::More),
            OpenerState::Long(part) => part.update(bytes, out).map(Step::Used),
            OpenerState::Footer => Ok(self.footer(bytes)),
            OpenerState::End if bytes.is_empty() => Ok(Step::End),
            OpenerState::End => Err(FormatError::Trailing.into()),
        }
    }

    fn part(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<Step, MessageOpenError> {
        let head = match self.content {
            Content::Framed(frame_bytes) => FrameHead::of_frame(bytes, self.number, frame_bytes),
            Content::Single => FrameHead::of_single(bytes),
        };
        let head = match head {
            Ok(head) => head,
            Err(FormatError::CutOff) => return Ok(Step::More),
            Err(error) => return Err(error.into()),
        };
        if head.length > u64::from(PART_BYTES_MAX) {
            return self.begin_long(head);
        }
        let rest = bytes.get(head.bytes..).unwrap_or_default();
        let Some(opened) = head.open(&self.key, &self.message_id, rest, out)? else {
            return Ok(Step::More);
        };
        self.go_on_after(head.part)?;
        Ok(Step::Used(head.bytes + opened))
    }

    fn begin_long(&mut self, head: FrameHead) -> Result<Step, MessageOpenError> {
        if self.long_parts == LongParts::Refused {
            return Err(MessageOpenError::TooLongForMemory);
        }
        let used = head.bytes;
        let begun = head.open_piecewise(&self.key, &self.message_id);
        self.state = OpenerState::Long(begun.ok_or(MessageOpenError::Frame(self.number))?);
        Ok(Step::Used(used))
    }

    fn tag(&mut self, bytes: &[u8]) -> Result<Step, MessageOpenError> {
        let mut reader = MessageReader::new(bytes);
        let Ok(tag) = reader.array() else { return Ok(Step::More) };
        if let OpenerState::Long(part) = std::mem::replace(&mut self.state, OpenerState::Body) {
            let kind = part.part();
            part.finish(&tag)?;
            self.go_on_after(kind)?;
        }
        Ok(Step::Used(reader.position()))
    }

    fn go_on_after(&mut self, part: FramePart) -> Result<(), MessageOpenError> {
        self.state = match part {
            FramePart::Frame => OpenerState::Body,
            FramePart::LastFrame | FramePart::Single if self.signed => OpenerState::Footer,
            FramePart::LastFrame | FramePart::Single => OpenerState::End,
        };
        let next = self.number.checked_add(1);
        self.number = next.ok_or(FormatError::Field("number of frames"))?;
        Ok(())
    }

    fn footer(&mut self, bytes: &[u8]) -> Step {
        let mut reader = MessageReader::new(bytes);
        if reader.field().is_err() {
            return Step::More;
        }
        self.state = OpenerState::End;
        Step::Footer(reader.position())
    }
}

/// Checks that the footer is the signature of everything that has passed.
///
/// # Errors
/// [`MessageOpenError::Signature`].
pub(crate) fn verify(
    verifier: Option<StreamVerifier>,
    footer: &[u8],
) -> Result<(), MessageOpenError> {
    let signature = footer.get(2..).unwrap_or_default();
    let verified = verifier.is_some_and(|verifier| verifier.verifies(signature));
    if verified { Ok(()) } else { Err(MessageOpenError::Signature) }
}

fn verifier(header: &MessageHeader) -> Result<Option<StreamVerifier>, MessageOpenError> {
    let named = header.context.get(PUBLIC_KEY);
    let (curve, point) = match (header.suite.curve(), named) {
        (None, None) => return Ok(None),
        (Some(curve), Some(point)) => (curve, point),
        (Some(_), None) => {
            return Err(FormatError::Context("it lacks aws-crypto-public-key").into());
        }
        (None, Some(_)) => {
            return Err(
                FormatError::Context("it has aws-crypto-public-key without a signature").into()
            );
        }
    };
    let bad = FormatError::Context("aws-crypto-public-key is no point of the curve");
    let point = STANDARD.decode_to_vec(point).map_err(|_no_base64| bad)?;
    Ok(Some(StreamVerifier::new(curve, &point).map_err(|_no_point| bad)?))
}
