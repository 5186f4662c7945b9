//! The header of a message: read within limits, written, authenticated.
//!
//! [Message format](https://docs.aws.amazon.com/encryption-sdk/latest/developer-guide/message-format.html). All numbers are
//! big-endian.
//!
//! | bytes | version 1 | version 2 |
//! |---|---|---|
//! | 1 | version | version |
//! | 1 | type, `0x80` | – |
//! | 2 | algorithm suite | algorithm suite |
//! | 16, 32 | message id | message id |
//! | 2 + n | encryption context | encryption context |
//! | 2 + n | encrypted data keys | encrypted data keys |
//! | 1 | content type | content type |
//! | 4 + 1 | zero, length of a nonce | – |
//! | 4 | frame length | frame length |
//! | 32 | – | commitment to the data key |
//! | 12 + 16 | nonce and tag of the header | tag of the header |

use std::collections::BTreeMap;
use std::io::{self, Read};

use crypto::aes_gcm::{NONCE_BYTES, TAG_BYTES};

use crate::error::{FormatError, MessageOpenError, StreamError};
use crate::reader::MessageReader;
use crate::suite::{COMMITMENT_BYTES, MessageKey, Suite};

/// The pairs that a message is bound to. They are stored in the header in plain, and authenticated.
pub type EncryptionContext = BTreeMap<String, String>;

/// The key of the encryption context that holds the public key of a signed message.
pub const PUBLIC_KEY: &str = "aws-crypto-public-key";

const TYPE_OF_VERSION_1: u8 = 0x80;
/// The bytes that are read at once while the header has not ended.
const READ_BYTES: usize = 8192;

/// A data key, encrypted by a key provider.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EncryptedDataKey {
    /// The provider that encrypted it, such as `aws-kms`.
    pub provider: String,
    /// The key that encrypted it. For `aws-kms` this is the ARN of the key.
    pub key: Vec<u8>,
    /// The encrypted data key.
    pub ciphertext: Vec<u8>,
}

/// The division of the plaintext.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Frames of so many bytes, at least one. The last one may be shorter.
    Framed(u32),
    /// One ciphertext with one tag. Only read.
    Single,
}

/// The limits of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderLimits {
    /// The longest header in bytes.
    pub bytes: usize,
    /// The most encrypted data keys.
    pub data_keys: u16,
}

impl Default for HeaderLimits {
    fn default() -> Self {
        Self { bytes: 256 * 1024, data_keys: 64 }
    }
}

/// The header of a message. Until its message is [unlocked](crate::UnlockedMessage), anybody may have written it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageHeader {
    /// The algorithm suite.
    pub suite: Suite,
    /// The message's id: 16 bytes in version 1, 32 in version 2.
    pub message_id: Vec<u8>,
    /// The encryption context.
    pub context: EncryptionContext,
    /// The data key, encrypted once for each key that opens the message.
    pub data_keys: Vec<EncryptedDataKey>,
    /// The division of the plaintext.
    pub content: Content,
    /// The commitment to the data key, in version 2.
    pub commitment: Option<[u8; COMMITMENT_BYTES]>,
}

/// The beginning of a message: its header as it was read, and the bytes read beyond it.
///
/// None of it is authentic yet.
#[derive(Clone, Debug)]
pub struct MessageStart {
    /// The header.
    pub header: MessageHeader,
    tag: HeaderTag,
    bytes: Vec<u8>,
    authenticated: usize,
    written: usize,
}

impl MessageStart {
    /// Parses the first bytes of a message. Returns `None` if more of them are needed.
    ///
    /// # Errors
    /// [`FormatError`]: this is no message, or one beyond the limits.
    pub fn parse(bytes: &[u8], limits: HeaderLimits) -> Result<Option<Self>, FormatError> {
        Ok(Self::parse_or_need(bytes, limits)?.ok())
    }

    /// Parses the same. Returns the number of bytes that are needed at least, if they have not come.
    pub(crate) fn parse_or_need(
        bytes: &[u8],
        limits: HeaderLimits,
    ) -> Result<Result<Self, usize>, FormatError> {
        let within = bytes.get(..limits.bytes).unwrap_or(bytes);
        let mut reader = MessageReader::new(within);
        let parsed =
            MessageHeader::parse(&mut reader, limits).and_then(|(header, authenticated)| {
                let tag = HeaderTag::parse(&mut reader, header.version())?;
                let (bytes, written) = (bytes.to_vec(), reader.position());
                Ok(Self { header, tag, bytes, authenticated, written })
            });
        match parsed {
            Ok(start) => Ok(Ok(start)),
            Err(FormatError::CutOff) if reader.needed().max(bytes.len()) >= limits.bytes => {
                Err(FormatError::HeaderTooLong(limits.bytes))
            }
            Err(FormatError::CutOff) => Ok(Err(reader.needed())),
            Err(error) => Err(error),
        }
    }

    /// Reads the first bytes of a message.
    ///
    /// # Errors
    /// [`StreamError::Read`], or [`FormatError`]: this is no message, or one beyond the limits.
    pub fn read(source: &mut impl Read, limits: HeaderLimits) -> Result<Self, StreamError> {
        let (mut bytes, mut needed) = (Vec::new(), 1);
        loop {
            let start = bytes.len();
            bytes.resize(start + READ_BYTES, 0);
            let place = bytes.get_mut(start..).unwrap_or_default();
            let read = read_some(source, place).map_err(StreamError::Read)?;
            bytes.truncate(start + read);
            // A header that comes in small pieces is not read again for each of them.
            if bytes.len() < needed && read > 0 {
                continue;
            }
            match Self::parse_or_need(&bytes, limits).map_err(MessageOpenError::from)? {
                Ok(start) => return Ok(start),
                Err(_) if read == 0 => {
                    return Err(MessageOpenError::from(FormatError::CutOff).into());
                }
                Err(more) => needed = more,
            }
        }
    }

    /// Returns the length of the header, with its tag.
    #[must_use]
    pub const fn header_bytes(&self) -> usize {
        self.written
    }

    /// Returns the number of bytes of the message that were read.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        u64::try_from(self.bytes.len()).unwrap_or(u64::MAX)
    }

    /// Returns the bytes that were read beyond the header.
    #[must_use]
    pub fn rest(&self) -> &[u8] {
        self.bytes.get(self.written..).unwrap_or_default()
    }

    /// Returns the header as it is authenticated.
    pub(crate) fn authenticated(&self) -> &[u8] {
        self.bytes.get(..self.authenticated).unwrap_or_default()
    }

    /// Returns the header with its tag.
    pub(crate) fn written(&self) -> &[u8] {
        self.bytes.get(..self.written).unwrap_or_default()
    }

    pub(crate) const fn tag(&self) -> &HeaderTag {
        &self.tag
    }
}

/// Reads, and reads again if a signal has interrupted.
pub(crate) fn read_some(source: &mut impl Read, place: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(place) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// The tag of a header, with its nonce in version 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeaderTag {
    nonce: [u8; NONCE_BYTES],
    tag: [u8; TAG_BYTES],
}

impl MessageHeader {
    /// Returns the version of the message format, 1 or 2.
    #[must_use]
    pub const fn version(&self) -> u8 {
        if self.suite.commits() { 2 } else { 1 }
    }

    fn parse(
        reader: &mut MessageReader<'_>,
        limits: HeaderLimits,
    ) -> Result<(Self, usize), FormatError> {
        let version = reader.u8()?;
        match version {
            1 => match reader.u8()? {
                TYPE_OF_VERSION_1 => {}
                other => return Err(FormatError::Type(other)),
            },
            2 => {}
            other => return Err(FormatError::Version(other)),
        }
        let suite = Suite::of(reader.u16()?)?;
        if suite.commits() != (version == 2) {
            return Err(FormatError::SuiteOfOtherVersion { suite: suite.id(), version });
        }
        let message_id = reader.take(message_id_bytes(suite))?.to_vec();
        let context_bytes = reader.u16()?;
        let context = read_context(reader.take(usize::from(context_bytes))?)?;
        let data_keys = read_data_keys(reader, limits.data_keys)?;
        let content = read_content(reader, version)?;
        let commitment = if suite.commits() { Some(reader.array()?) } else { None };
        let header = Self { suite, message_id, context, data_keys, content, commitment };
        Ok((header, reader.position()))
    }

    /// Writes the header without its tag.
    ///
    /// # Errors
    /// [`FormatError`]: a field is longer than the format can say.
    pub fn write(&self) -> Result<Vec<u8>, FormatError> {
        let mut out = vec![self.version()];
        if self.version() == 1 {
            out.push(TYPE_OF_VERSION_1);
        }
        out.extend(self.suite.id().to_be_bytes());
        out.extend_from_slice(&self.message_id);
        write_field(&mut out, &write_context(&self.context)?)?;
        let count = u16::try_from(self.data_keys.len());
        out.extend(count.map_err(|_more| FormatError::Field("number of data keys"))?.to_be_bytes());
        for key in &self.data_keys {
            write_field(&mut out, key.provider.as_bytes())?;
            write_field(&mut out, &key.key)?;
            write_field(&mut out, &key.ciphertext)?;
        }
        let (content, frame_bytes) = match self.content {
            Content::Single => (1, 0),
            Content::Framed(bytes) => (2, bytes),
        };
        out.push(content);
        if self.version() == 1 {
            out.extend([0, 0, 0, 0, 12]);
        }
        out.extend(frame_bytes.to_be_bytes());
        out.extend(self.commitment.into_iter().flatten());
        Ok(out)
    }

    /// Makes the tag of a header that was written as `bytes`, as the message has it.
    pub(crate) fn seal(&self, key: &MessageKey, bytes: &[u8]) -> Option<Vec<u8>> {
        let nonce = [0; NONCE_BYTES];
        let tag = key.cipher.seal(&nonce, bytes, &mut []).ok()?;
        let nonce = if self.version() == 1 { &nonce[..] } else { &[] };
        Some([nonce, &tag].concat())
    }

    /// Checks that the sender of the message had this data key.
    pub(crate) fn authenticate(
        &self,
        key: &MessageKey,
        bytes: &[u8],
        tag: &HeaderTag,
    ) -> Result<(), MessageOpenError> {
        let commits = match (&self.commitment, &key.commitment) {
            (Some(found), Some(expected)) => crypto::ct_eq(found, expected),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        let opened = key.cipher.open(&tag.nonce, bytes, &[], &tag.tag, &mut []);
        if commits && opened.is_ok() { Ok(()) } else { Err(MessageOpenError::Header) }
    }
}

impl HeaderTag {
    fn parse(reader: &mut MessageReader<'_>, version: u8) -> Result<Self, FormatError> {
        let nonce = if version == 1 { reader.array()? } else { [0; NONCE_BYTES] };
        Ok(Self { nonce, tag: reader.array()? })
    }
}

const fn message_id_bytes(suite: Suite) -> usize {
    if suite.commits() { 32 } else { 16 }
}

/// Parses the pairs of an encryption context. Without pairs it has no bytes.
fn read_context(bytes: &[u8]) -> Result<EncryptionContext, FormatError> {
    let mut context = EncryptionContext::new();
    if bytes.is_empty() {
        return Ok(context);
    }
    let mut reader = MessageReader::new(bytes);
    let malformed = |_cut_off| FormatError::Context("it is shorter than its lengths say");
    let count = reader.u16().map_err(malformed)?;
    for _ in 0..count {
        let [key, value] = [reader.field(), reader.field()].map(|field| {
            let text = std::str::from_utf8(field.map_err(malformed)?);
            text.map_err(|_not_utf8| FormatError::Context("it is not UTF-8"))
        });
        if context.insert(key?.to_owned(), value?.to_owned()).is_some() {
            return Err(FormatError::Context("a key is there twice"));
        }
    }
    if reader.is_empty() {
        Ok(context)
    } else {
        Err(FormatError::Context("it is longer than its pairs"))
    }
}

/// Writes the pairs in the order of their keys' bytes.
pub(crate) fn write_context(context: &EncryptionContext) -> Result<Vec<u8>, FormatError> {
    let mut out = Vec::new();
    if context.is_empty() {
        return Ok(out);
    }
    let count = u16::try_from(context.len());
    out.extend(count.map_err(|_more| FormatError::Context("it has too many pairs"))?.to_be_bytes());
    for (key, value) in context {
        write_field(&mut out, key.as_bytes())?;
        write_field(&mut out, value.as_bytes())?;
    }
    Ok(out)
}

fn read_data_keys(
    reader: &mut MessageReader<'_>,
    max: u16,
) -> Result<Vec<EncryptedDataKey>, FormatError> {
    let found = reader.u16()?;
    if found == 0 {
        return Err(FormatError::NoDataKeys);
    }
    if found > max {
        return Err(FormatError::TooManyDataKeys { found, max });
    }
    let one = |_| {
        let provider =
            std::str::from_utf8(reader.field()?).map_err(|_not_utf8| FormatError::Provider)?;
        let (key, ciphertext) = (reader.field()?.to_vec(), reader.field()?.to_vec());
        Ok(EncryptedDataKey { provider: provider.to_owned(), key, ciphertext })
    };
    (0..found).map(one).collect()
}

fn read_content(reader: &mut MessageReader<'_>, version: u8) -> Result<Content, FormatError> {
    let content = reader.u8()?;
    if version == 1 {
        if reader.u32()? != 0 {
            return Err(FormatError::Field("reserved field"));
        }
        if usize::from(reader.u8()?) != NONCE_BYTES {
            return Err(FormatError::Field("length of a nonce"));
        }
    }
    match (content, reader.u32()?) {
        (1, 0) => Ok(Content::Single),
        (2, bytes @ 1..) => Ok(Content::Framed(bytes)),
        (1 | 2, _) => Err(FormatError::Field("frame length")),
        (_, _) => Err(FormatError::Field("content type")),
    }
}

/// Writes the length in two bytes, and the bytes.
fn write_field(out: &mut Vec<u8>, bytes: &[u8]) -> Result<(), FormatError> {
    let length = u16::try_from(bytes.len()).map_err(|_more| FormatError::Field("length"))?;
    out.extend(length.to_be_bytes());
    out.extend_from_slice(bytes);
    Ok(())
}

#[cfg(test)]
mod tests;
