//! Messages of the AWS Encryption SDK: written here from the format's description, in every suite, and opened by `bulla_envelope`.

use std::collections::BTreeMap;
use std::io::Read;
use std::sync::LazyLock;

use arbitrary::Arbitrary;
use bulla_envelope::{
    CommitmentPolicy, Content, DecryptReader, DecryptionPolicy, DefaultMaterialsManager,
    EncryptedDataKey, HeaderLimits, LongParts, MessageHeader, MessageStart, PUBLIC_KEY,
    RawAesKeyring, Suite, UnlockedMessage,
};
use crypto::aes_gcm::AesGcm;
use crypto::hkdf::{HkdfHash, hkdf};
use crypto::stream_signature::{StreamCurve, StreamSigningKey};
use secret::Secret;

use crate::edit::{self, Edit};
use crate::ready;

/// The messages that the AWS Encryption SDK for Python made; the keyring here is that of those.
const PYTHON: &str = include_str!("../../crates/envelope/tests/python_messages.txt");
const NAMESPACE: &str = "bulla-tests";
const NAME: &str = "one";

fn wrapping_key() -> Vec<u8> {
    (0..32).collect()
}

static MANAGER: LazyLock<DefaultMaterialsManager<RawAesKeyring>> = LazyLock::new(|| {
    let key = Secret::<[u8]>::copy_of(&wrapping_key());
    DefaultMaterialsManager::new(RawAesKeyring::new(NAMESPACE, NAME, &key).unwrap())
});

static SIGNING_KEYS: LazyLock<[StreamSigningKey; 2]> = LazyLock::new(|| {
    [StreamCurve::P256, StreamCurve::P384].map(|curve| StreamSigningKey::generate(curve).unwrap())
});

/// A message that the fuzzer chooses.
#[derive(Arbitrary, Clone, Debug)]
pub struct Plan {
    /// Which of the suites.
    pub suite: u8,
    /// The length of the frames; 0 for a body without frames.
    pub frame_bytes: u16,
    /// Whether the last frame is full where the plaintext fills it.
    pub last_is_full: bool,
    /// Each byte of the message's id.
    pub message_id: u8,
    /// The encryption context.
    pub context: Vec<(String, String)>,
    /// Changes to the header by somebody who has the data key: its tag is made after them.
    pub header_edits: Vec<Edit>,
    /// From 240 on the plaintext is said again until it is longer than what is opened on one thread.
    pub is_long: u8,
    /// The plaintext.
    pub plaintext: Vec<u8>,
}

/// Twice what is read at once.
const LONG_BYTES: usize = 128 * 1024;

impl Plan {
    /// The suite.
    pub fn suite(&self) -> Suite {
        Suite::ALL[usize::from(self.suite) % Suite::ALL.len()]
    }

    /// The plaintext that is sealed.
    pub fn sealed(&self) -> Vec<u8> {
        // Frames of a few bytes would make it very many.
        let is_long = self.is_long >= 240 && (self.frame_bytes == 0 || self.frame_bytes > 512);
        let times = if is_long { LONG_BYTES / self.plaintext.len().max(1) + 1 } else { 1 };
        self.plaintext.repeat(times)
    }

    /// The message. `None` where the context is longer than the format can say.
    pub fn seal(&self) -> Option<Vec<u8>> {
        let suite = self.suite();
        let data_key = vec![7; suite.data_key_bytes()];
        let (header, plaintext) = (self.header(suite, &data_key)?, self.sealed());
        let mut message = header.write().ok()?;
        edit::apply(&self.header_edits, &mut message);
        let (suite, id) = says(&message).unwrap_or((suite, header.message_id));
        let key = message_key(suite, &data_key, &id).or_else(|| {
            // Another suite was written over it, with a data key of another length.
            message_key(self.suite(), &data_key, &id)
        })?;
        let tag = key.seal(&[0; 12], &message, &mut []).unwrap();
        if !suite.commits() {
            message.extend([0; 12]);
        }
        message.extend(tag);
        self.body(&key, &id, &plaintext, &mut message);
        if let Some(key) = signing_key(suite) {
            let mut signer = key.signer();
            signer.update(&message);
            let signature = signer.sign().unwrap();
            message.extend(u16::try_from(signature.len()).unwrap().to_be_bytes());
            message.extend(signature);
        }
        Some(message)
    }

    fn header(&self, suite: Suite, data_key: &[u8]) -> Option<MessageHeader> {
        let mut context: BTreeMap<String, String> = self.context.iter().cloned().collect();
        context.remove(PUBLIC_KEY);
        if let Some(key) = signing_key(suite) {
            let point = base64_simd::STANDARD.encode_to_string(key.public_point());
            context.insert(PUBLIC_KEY.to_owned(), point);
        }
        let mut ciphertext = data_key.to_vec();
        let wrapping_key = AesGcm::new(&wrapping_key()).unwrap();
        let tag = wrapping_key.seal(&[9; 12], &context_bytes(&context)?, &mut ciphertext);
        ciphertext.extend(tag.unwrap());
        let lengths = [&128u32.to_be_bytes()[..], &12u32.to_be_bytes()].concat();
        let key = [NAME.as_bytes(), &lengths, &[9; 12]].concat();
        let data_keys = vec![EncryptedDataKey { provider: NAMESPACE.to_owned(), key, ciphertext }];
        let message_id = vec![self.message_id; if suite.commits() { 32 } else { 16 }];
        let commitment = suite.commits().then(|| {
            let mut commitment = [0; 32];
            hkdf(HkdfHash::Sha512, &message_id, data_key, &[b"COMMITKEY"], &mut commitment)
                .unwrap();
            commitment
        });
        let content = match self.frame_bytes {
            0 => Content::Single,
            bytes => Content::Framed(bytes.into()),
        };
        Some(MessageHeader { suite, message_id, context, data_keys, content, commitment })
    }

    fn body(&self, key: &AesGcm, id: &[u8], whole: &[u8], message: &mut Vec<u8>) {
        let mut part = |name: &[u8], number: u32, head: &[u8], plaintext: &[u8], length: &[u8]| {
            let nonce: [u8; 12] = [&[0; 8][..], &number.to_be_bytes()].concat().try_into().unwrap();
            let bytes = (plaintext.len() as u64).to_be_bytes();
            let aad = [id, name, &number.to_be_bytes(), &bytes].concat();
            let mut ciphertext = plaintext.to_vec();
            let tag = key.seal(&nonce, &aad, &mut ciphertext).unwrap();
            for bytes in [head, &nonce, length, &ciphertext, &tag] {
                message.extend_from_slice(bytes);
            }
        };
        if self.frame_bytes == 0 {
            let length = (whole.len() as u64).to_be_bytes();
            return part(b"AWSKMSEncryptionClient Single Block", 1, &[], whole, &length);
        }
        let (frame_bytes, mut rest, mut number) = (usize::from(self.frame_bytes), whole, 1u32);
        while rest.len() > frame_bytes || (rest.len() == frame_bytes && !self.last_is_full) {
            let (frame, behind) = rest.split_at(frame_bytes);
            part(b"AWSKMSEncryptionClient Frame", number, &number.to_be_bytes(), frame, &[]);
            (rest, number) = (behind, number + 1);
        }
        let head = [[0xFF; 4], number.to_be_bytes()].concat();
        let length = u32::try_from(rest.len()).unwrap().to_be_bytes();
        part(b"AWSKMSEncryptionClient Final Frame", number, &head, rest, &length);
    }
}

/// The suite and the id of a message that a header names, without its tag.
fn says(header: &[u8]) -> Option<(Suite, Vec<u8>)> {
    let whole = [header, &[0; 28]].concat();
    let start = MessageStart::parse(&whole, HeaderLimits::default()).ok()??;
    Some((start.header.suite, start.header.message_id))
}

fn context_bytes(context: &BTreeMap<String, String>) -> Option<Vec<u8>> {
    if context.is_empty() {
        return Some(Vec::new());
    }
    let mut out = u16::try_from(context.len()).ok()?.to_be_bytes().to_vec();
    for text in context.iter().flat_map(|(key, value)| [key, value]) {
        out.extend(u16::try_from(text.len()).ok()?.to_be_bytes());
        out.extend_from_slice(text.as_bytes());
    }
    Some(out)
}

fn signing_key(suite: Suite) -> Option<&'static StreamSigningKey> {
    let curve = if suite.id() == 0x0214 { 0 } else { 1 };
    suite.is_signed().then(|| &SIGNING_KEYS[curve])
}

fn message_key(suite: Suite, data_key: &[u8], id: &[u8]) -> Option<AesGcm> {
    if data_key.len() != suite.data_key_bytes() {
        return None;
    }
    let suite_id = suite.id().to_be_bytes();
    let mut key = vec![0; data_key.len()];
    let derived = match suite.id() {
        0x0014 | 0x0046 | 0x0078 => return AesGcm::new(data_key).ok(),
        0x0114 | 0x0146 | 0x0178 | 0x0214 => {
            hkdf(HkdfHash::Sha256, &[], data_key, &[&suite_id, id], &mut key)
        }
        0x0346 | 0x0378 => hkdf(HkdfHash::Sha384, &[], data_key, &[&suite_id, id], &mut key),
        _ => hkdf(HkdfHash::Sha512, id, data_key, &[&suite_id, b"DERIVEKEY"], &mut key),
    };
    derived.ok()?;
    AesGcm::new(&key).ok()
}

/// What opening a message gave.
#[derive(Debug, PartialEq, Eq)]
pub struct Opened {
    /// The plaintext that was released.
    pub released: Vec<u8>,
    /// How it ended.
    pub ended: Result<(), String>,
}

/// Gives its bytes in pieces of the second number.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, place: &mut [u8]) -> std::io::Result<usize> {
        let length = place.len().min(self.1);
        self.0.read(&mut place[..length])
    }
}

fn unlock(source: &mut impl Read, long_parts: LongParts) -> Result<UnlockedMessage, String> {
    let start =
        MessageStart::read(source, HeaderLimits::default()).map_err(|error| error.to_string())?;
    let commitment = CommitmentPolicy::RequireEncryptAllowDecrypt;
    let policy = DecryptionPolicy { commitment, long_parts, ..DecryptionPolicy::default() };
    ready(UnlockedMessage::new(start, &policy, &*MANAGER)).map_err(|error| error.to_string())
}

/// Opens a message that comes in pieces of so many bytes.
pub fn open(message: &[u8], piece: usize, long_parts: LongParts) -> Opened {
    let (mut source, mut released) = (Pieces(message, piece), Vec::new());
    let ended = unlock(&mut source, long_parts).and_then(|message| {
        let read = DecryptReader::new(source, message).read_to_end(&mut released);
        read.map(|_bytes| ()).map_err(|error| error.to_string())
    });
    Opened { released, ended }
}

/// Opens a message as whole files are.
pub fn open_file(message: &[u8], long_parts: LongParts) -> Opened {
    let (mut source, mut released) = (message, Vec::new());
    let ended = unlock(&mut source, long_parts).and_then(|message| {
        let sizes = bulla_envelope::decrypt(source, &mut released, message);
        sizes.map(|_sizes| ()).map_err(|error| error.to_string())
    });
    Opened { released, ended }
}

/// Valid messages with their plaintexts, the same in every run: those of the SDK for Python, and unsigned ones from here.
pub fn known() -> Vec<(Vec<u8>, Vec<u8>)> {
    let lines = PYTHON.lines().filter(|line| !line.starts_with('#'));
    let python = lines.map(|line| {
        let digits = line.rsplit(' ').next().unwrap().as_bytes();
        let pairs = digits.chunks(2).map(|two| std::str::from_utf8(two).unwrap());
        let message = pairs.map(|two| u8::from_str_radix(two, 16).unwrap()).collect();
        (message, (0..=255).chain([b'!']).collect())
    });
    let own = (0..Suite::ALL.len() as u8).flat_map(|suite| {
        [0, 1, 5, 4096].map(|frame_bytes| Plan {
            suite,
            frame_bytes,
            last_is_full: true,
            message_id: 3,
            context: vec![("purpose".to_owned(), "test".to_owned())],
            header_edits: Vec::new(),
            is_long: 0,
            plaintext: b"a plaintext of a few frames".to_vec(),
        })
    });
    let own = own.filter(|plan| !plan.suite().is_signed());
    python.chain(own.map(|plan| (plan.seal().unwrap(), plan.plaintext))).collect()
}
