//! Opening a message, piece by piece: bytes in, bytes out, nothing read or written here.

use base64_simd::STANDARD;
use crypto::stream_signature::StreamVerifier;
use secret::Secret;

use crate::error::{FormatError, OpenError};
use crate::frame::{Part, Sealed};
use crate::header::{Content, Header, HeaderTag, PUBLIC_KEY};
use crate::reader::Reader;
use crate::suite::MessageKey;

/// The longest frame, or body without frames, that is opened in memory.
pub const PART_BYTES_MAX: usize = 8 << 20;

/// The body of a message whose header is authentic.
///
/// The plaintext of a frame is authentic when [`Self::next`] gives it out. That a signed message comes from who signed it is known
/// only when [`Step::End`] has come.
#[derive(Debug)]
pub struct Opener {
    key: MessageKey,
    message_id: Vec<u8>,
    content: Content,
    number: u32,
    verifier: Option<StreamVerifier>,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Body,
    Signature,
    End,
}

/// What [`Opener::next`] did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing: more bytes are needed.
    More,
    /// It used up so many bytes.
    Used(usize),
    /// The message has ended, and is authentic as a whole. Nothing was used up.
    End,
}

impl Opener {
    /// Begins to open a message with its data key. `header` is what [`Header::read`] gave of the first bytes, `written` those bytes
    /// up to the end of the tag, of which `authenticated` come before it.
    ///
    /// # Errors
    /// [`OpenError`]: it is another data key, the header was changed, or a signed message names no public key.
    pub fn new(
        header: &Header,
        tag: &HeaderTag,
        data_key: &Secret<[u8]>,
        (written, authenticated): (&[u8], usize),
    ) -> Result<Self, OpenError> {
        let key = header.suite.derive(data_key, &header.message_id).ok_or(OpenError::Header)?;
        let bytes = written.get(..authenticated).ok_or(FormatError::CutOff)?;
        header.authenticate(&key, bytes, tag)?;
        let mut verifier = verifier(header)?;
        verifier.iter_mut().for_each(|verifier| verifier.update(written));
        let (message_id, content) = (header.message_id.clone(), header.content);
        Ok(Self { key, message_id, content, number: 1, verifier, state: State::Body })
    }

    /// Opens what comes next in `bytes` and appends its plaintext to `out`.
    ///
    /// # Errors
    /// [`OpenError`]; nothing was appended.
    pub fn next(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<Step, OpenError> {
        match self.state {
            State::Body => self.body(bytes, out),
            State::Signature => self.signature(bytes),
            State::End if bytes.is_empty() => Ok(Step::End),
            State::End => Err(FormatError::Trailing.into()),
        }
    }

    /// Says that no bytes come any more.
    ///
    /// # Errors
    /// [`OpenError`]: the message has not ended.
    pub fn finish(&self) -> Result<(), OpenError> {
        if self.state == State::End { Ok(()) } else { Err(FormatError::CutOff.into()) }
    }

    fn body(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<Step, OpenError> {
        let sealed = match self.content {
            Content::Framed(frame_bytes) => {
                let frame_bytes = usize::try_from(frame_bytes).unwrap_or(usize::MAX);
                Sealed::frame(bytes, self.number, frame_bytes)
            }
            Content::Single => Sealed::single(bytes, PART_BYTES_MAX),
        };
        let sealed = match sealed {
            Ok(sealed) => sealed,
            Err(FormatError::CutOff) => return more(bytes),
            Err(error) => return Err(error.into()),
        };
        sealed.open(&self.key, &self.message_id, out)?;
        if let Some(verifier) = &mut self.verifier {
            verifier.update(bytes.get(..sealed.bytes).unwrap_or_default());
        }
        self.state = match (sealed.part, &self.verifier) {
            (Part::Frame, _) => State::Body,
            (Part::LastFrame | Part::Single, Some(_)) => State::Signature,
            (Part::LastFrame | Part::Single, None) => State::End,
        };
        let next = self.number.checked_add(1);
        self.number = next.ok_or(FormatError::Field("number of frames"))?;
        Ok(Step::Used(sealed.bytes))
    }

    fn signature(&mut self, bytes: &[u8]) -> Result<Step, OpenError> {
        let mut reader = Reader::new(bytes);
        let Ok(signature) = reader.field() else { return Ok(Step::More) };
        let verified = self.verifier.take().is_some_and(|verifier| verifier.verifies(signature));
        if !verified {
            return Err(OpenError::Signature);
        }
        self.state = State::End;
        Ok(Step::Used(reader.position()))
    }
}

/// What can be waited for is bounded.
fn more(bytes: &[u8]) -> Result<Step, OpenError> {
    if bytes.len() > PART_BYTES_MAX + 64 {
        return Err(FormatError::TooLongForMemory { max: PART_BYTES_MAX }.into());
    }
    Ok(Step::More)
}

fn verifier(header: &Header) -> Result<Option<StreamVerifier>, OpenError> {
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
