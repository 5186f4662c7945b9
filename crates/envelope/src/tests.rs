use std::io::{Cursor, Read, Write};

use proptest::prelude::*;
use secret::Secret;

use super::*;

const COMMITTING: [Suite; 2] = [Suite::Aes256Commit, Suite::Aes256CommitEcdsa];

pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

pub(crate) fn manager(byte: u8) -> DefaultMaterialsManager<RawAesKeyring> {
    let key = Secret::<[u8]>::copy_of(&[byte; 32]);
    DefaultMaterialsManager::new(RawAesKeyring::new("test", "one", &key).unwrap())
}

pub(crate) fn materials(suite: Suite) -> EncryptionMaterials {
    let context = [("purpose".to_owned(), "test".to_owned())].into();
    let request = EncryptionRequest { suite, context, plaintext_bytes: None };
    block_on(manager(1).encryption_materials(request)).unwrap()
}

fn make(suite: Suite, plaintext: &[u8], frame_bytes: u32) -> Vec<u8> {
    let mut writer = EncryptWriter::new(Vec::new(), &materials(suite), frame_bytes).unwrap();
    writer.write_all(plaintext).unwrap();
    writer.finish().unwrap()
}

/// Gives its bytes in pieces.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, place: &mut [u8]) -> std::io::Result<usize> {
        let length = place.len().min(self.1);
        self.0.read(&mut place[..length])
    }
}

pub(crate) fn unlock(source: &mut impl Read, byte: u8) -> Result<UnlockedMessage, String> {
    let policy = DecryptionPolicy {
        commitment: CommitmentPolicy::RequireEncryptAllowDecrypt,
        long_parts: LongParts::Unverified,
        ..DecryptionPolicy::default()
    };
    let start =
        MessageStart::read(source, HeaderLimits::default()).map_err(|error| error.to_string())?;
    block_on(UnlockedMessage::new(start, &policy, &manager(byte)))
        .map_err(|error| error.to_string())
}

/// Opens a message whose bytes come in pieces of `piece`. Returns what was released, and how it ended.
fn open(message: &[u8], piece: usize) -> (Vec<u8>, Result<(), String>) {
    let mut source = Pieces(message, piece);
    let mut released = Vec::new();
    let ended = unlock(&mut source, 1).and_then(|message| {
        let mut reader = DecryptReader::new(source, message);
        let read = reader.read_to_end(&mut released).map(|_bytes| ());
        read.map_err(|error| error.into_inner().unwrap().to_string())
    });
    (released, ended)
}

#[test]
fn what_is_sealed_opens_whatever_its_length() {
    for suite in COMMITTING {
        for length in [0, 1, 15, 16, 17, 31, 32, 33, 1000] {
            let plaintext: Vec<u8> = (0..=255).cycle().take(length).collect();
            for frame_bytes in [1, 16, 4096] {
                let message = make(suite, &plaintext, frame_bytes);
                for piece in [1, 7, usize::MAX / 2] {
                    assert_eq!(open(&message, piece), (plaintext.clone(), Ok(())));
                }
            }
        }
    }
}

/// Nothing is released that was not sealed, and a message that was changed does not end well.
#[test]
fn every_flipped_byte_and_every_cut_is_found() {
    let plaintext = b"a plaintext of three and a half frames";
    for suite in COMMITTING {
        let message = make(suite, plaintext, 11);
        for place in 0..message.len() {
            let mut flipped = message.clone();
            flipped[place] ^= 1;
            for changed in [&flipped[..], &message[..place]] {
                let (released, ended) = open(changed, 1 << 20);
                assert!(ended.is_err() && plaintext.starts_with(&released), "{suite:?} {place}");
                let mut written = Vec::new();
                let mut source = Cursor::new(changed);
                let ended = unlock(&mut source, 1).and_then(|message| {
                    decrypt(source, &mut written, message).map_err(|error| error.to_string())
                });
                assert!(ended.is_err() && plaintext.starts_with(&written), "{suite:?} {place}");
            }
        }
    }
}

#[test]
fn frames_have_their_places() {
    let message = make(Suite::Aes256Commit, &[5; 40], 10);
    let frame = 4 + 12 + 10 + 16;
    let start = message.len() - (4 + 4 + 12 + 4 + 16) - 4 * frame;
    let at = |number: usize| start + number * frame..start + (number + 1) * frame;
    let swapped =
        [&message[..start], &message[at(1)], &message[at(0)], &message[at(2).start..]].concat();
    let repeated = [&message[..at(0).end], &message[at(0)], &message[at(1).start..]].concat();
    let left_out = [&message[..start], &message[at(1).start..]].concat();
    let ended = [&message[..at(0).end], &message[at(2).end..]].concat();
    for changed in [swapped, repeated, left_out, ended] {
        let (released, ended) = open(&changed, 1 << 20);
        assert!(ended.is_err() && released.len() <= 10, "{ended:?}");
    }
    for piece in [1, 1 << 20] {
        let (_, ended) = open(&[&message[..], b"x"].concat(), piece);
        assert_eq!(ended, Err(FormatError::Trailing.to_string()));
    }
}

/// The Encryption SDK for Python reads no last frame of full length before version 4.
#[test]
fn the_last_frame_is_never_full() {
    for length in [0, 9, 10, 20, 21] {
        let message = make(Suite::Aes256Commit, &vec![1; length], 10);
        let mut parallel = Vec::new();
        encrypt(Cursor::new(vec![1; length]), &mut parallel, &materials(Suite::Aes256Commit), 10)
            .unwrap();
        for message in [message, parallel] {
            let start = MessageStart::parse(&message, HeaderLimits::default()).unwrap().unwrap();
            let outline = Outline::read(&start, std::io::empty()).unwrap();
            assert_eq!(outline.frames, length as u64 / 10 + 1);
        }
    }
}

#[test]
fn another_key_opens_nothing() {
    for suite in COMMITTING {
        let message = make(suite, b"plaintext", 4096);
        assert!(unlock(&mut message.as_slice(), 2).unwrap_err().contains("it was changed"));
    }
}

/// One message id and one context, two data keys: what opens under the one does not under the other.
#[test]
fn a_message_commits_to_its_data_key() {
    let message = make(Suite::Aes256Commit, b"plaintext", 4096);
    let mut start = MessageStart::parse(&message, HeaderLimits::default()).unwrap().unwrap();
    let other = block_on(manager(1).encryption_materials(EncryptionRequest {
        suite: Suite::Aes256Commit,
        context: start.header.context.clone(),
        plaintext_bytes: None,
    }));
    start.header.data_keys = other.unwrap().data_keys().to_vec();
    let unlocked = block_on(UnlockedMessage::new(start, &DecryptionPolicy::default(), &manager(1)));
    assert_eq!(unlocked.unwrap_err().to_string(), MessageOpenError::Header.to_string());
}

#[test]
fn policy_comes_before_keys() {
    #[derive(Debug)]
    struct NotAsked;
    impl MaterialsManager for NotAsked {
        fn encryption_materials(
            &self,
            _: EncryptionRequest,
        ) -> KeyringFuture<'_, EncryptionMaterials> {
            Box::pin(async { Err(KeyringError::Empty) })
        }
        fn data_key<'a>(
            &'a self,
            _: &'a MessageHeader,
        ) -> KeyringFuture<'a, std::sync::Arc<Secret<[u8]>>> {
            panic!("the keys were asked")
        }
    }
    let start = |suite| {
        let mut message = make(Suite::Aes256Commit, b"", 1);
        if suite == Suite::Aes256 {
            let header =
                MessageStart::parse(&message, HeaderLimits::default()).unwrap().unwrap().header;
            message = MessageHeader { suite, message_id: vec![0; 16], commitment: None, ..header }
                .write()
                .unwrap();
            message.extend([0; 28]);
        }
        MessageStart::parse(&message, HeaderLimits::default()).unwrap().unwrap()
    };
    let refused = |suite, policy: &DecryptionPolicy| {
        block_on(UnlockedMessage::new(start(suite), policy, &NotAsked)).unwrap_err().to_string()
    };
    let old = MessageOpenError::NotCommitting(0x0078).to_string();
    assert_eq!(refused(Suite::Aes256, &DecryptionPolicy::default()), old);
    for (key, value) in [("purpose", "other"), ("purpos", "test")] {
        let required_context = [(key.to_owned(), value.to_owned())].into();
        let policy = DecryptionPolicy { required_context, ..DecryptionPolicy::default() };
        let text = MessageOpenError::RequiredContext(key.to_owned()).to_string();
        assert_eq!(refused(Suite::Aes256Commit, &policy), text);
    }
}

#[test]
fn what_cannot_be_read_everywhere_is_not_written() {
    let new = |suite, key: &str| {
        EncryptionMaterials::new(suite, [(key.to_owned(), String::new())].into()).map(|_made| ())
    };
    assert_eq!(new(Suite::Aes256, "a"), Err(MessageSealError::Suite));
    assert_eq!(new(Suite::default(), PUBLIC_KEY), Err(MessageSealError::ReservedContext));
    let many = (0..=CONTEXT_PAIRS_MAX).map(|pair| (pair.to_string(), String::new())).collect();
    let long = EncryptionMaterials::new(Suite::default(), many);
    assert_eq!(long.unwrap_err(), MessageSealError::LongContext(CONTEXT_PAIRS_MAX));
    let begin = |materials: &EncryptionMaterials, frame_bytes| {
        EncryptWriter::new(Vec::new(), materials, frame_bytes).map(|_writer| ()).unwrap_err()
    };
    let mut materials = materials(Suite::default());
    assert_eq!(begin(&materials, 0), MessageSealError::FrameBytes);
    assert_eq!(begin(&materials, FRAME_BYTES_MAX + 1), MessageSealError::FrameBytes);
    assert_eq!(materials.set_data_key(Secret::<[u8]>::zeroed(32)), Err(MessageSealError::DataKey));
    let mut materials =
        EncryptionMaterials::new(Suite::default(), EncryptionContext::new()).unwrap();
    assert_eq!(begin(&materials, 1), MessageSealError::DataKey);
    assert_eq!(materials.set_data_key(Secret::<[u8]>::zeroed(31)), Err(MessageSealError::DataKey));
    materials.set_data_key(Secret::<[u8]>::zeroed(32)).unwrap();
    assert_eq!(begin(&materials, 1), FormatError::NoDataKeys.into());
}

#[test]
fn any_keyring_of_several_opens() {
    let rsa =
        crypto::asymmetric::PrivateKey::generate(crypto::asymmetric::KeyType::Rsa2048).unwrap();
    let private = |padding| RawRsaKeyring::with_private_key("mine", "rsa", padding, &rsa).unwrap();
    let parsed =
        crypto::asymmetric::PrivateKey::parse(crypto::asymmetric::KeyType::Rsa2048, rsa.expose())
            .unwrap();
    let spki = parsed.public_key();
    let aes = || RawAesKeyring::new("test", "one", &Secret::<[u8]>::copy_of(&[1; 32])).unwrap();
    for padding in [RsaPadding::OaepSha1, RsaPadding::OaepSha256] {
        let public = RawRsaKeyring::with_public_key("mine", "rsa", padding, spki).unwrap();
        let both = DefaultMaterialsManager::new(MultiKeyring::new().with(aes()).with(public));
        let materials = block_on(both.encryption_materials(EncryptionRequest::default())).unwrap();
        let message = EncryptWriter::new(Vec::new(), &materials, 1).unwrap().finish().unwrap();
        let opens = |keyring: &dyn Keyring| {
            let start =
                MessageStart::read(&mut message.as_slice(), HeaderLimits::default()).unwrap();
            block_on(keyring.on_decrypt(&start.header)).map(|data_key| data_key.expose().to_vec())
        };
        assert_eq!(opens(&aes()).unwrap(), opens(&private(padding)).unwrap());
        assert!(opens(&MultiKeyring::new().with(private(padding))).is_ok());
        let sealed_only = RawRsaKeyring::with_public_key("mine", "rsa", padding, spki).unwrap();
        assert!(opens(&sealed_only).unwrap_err().to_string().contains("private half"));
        let other = if padding == RsaPadding::OaepSha1 {
            RsaPadding::OaepSha256
        } else {
            RsaPadding::OaepSha1
        };
        assert!(opens(&private(other)).is_err());
    }
    let none = block_on(MultiKeyring::new().on_encrypt(&mut materials(Suite::default())));
    assert!(matches!(none, Err(KeyringError::Empty)));
}

#[test]
fn asynchronous_streams_are_the_same_messages() {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let plaintext: Vec<u8> = (0..=250).cycle().take(300_000).collect();
    for suite in COMMITTING {
        block_on(async {
            let (mut near, far) = tokio::io::duplex(1000);
            let materials = materials_of(suite).await;
            let write = async {
                let mut writer = AsyncEncryptWriter::new(far, &materials, 1000).unwrap();
                writer.write_all(&plaintext).await.unwrap();
                writer.flush().await.unwrap();
                writer.shutdown().await.unwrap();
                assert!(writer.write(b"more").await.is_err());
            };
            let read = async {
                let start = read_start(&mut near, HeaderLimits::default()).await.unwrap();
                let unlocked =
                    UnlockedMessage::new(start, &DecryptionPolicy::default(), &manager(1)).await;
                let mut read = Vec::new();
                let mut reader = AsyncDecryptReader::new(near, unlocked.unwrap());
                assert_eq!(reader.header().suite, suite);
                reader.read_to_end(&mut read).await.unwrap();
                read
            };
            assert!(tokio::join!(write, read).1 == plaintext);
        });
    }
}

async fn materials_of(suite: Suite) -> EncryptionMaterials {
    let request = EncryptionRequest { suite, ..EncryptionRequest::default() };
    manager(1).encryption_materials(request).await.unwrap()
}

#[test]
fn a_writer_that_is_not_finished_leaves_no_message() {
    let mut written = Vec::new();
    let mut writer = EncryptWriter::new(&mut written, &materials(Suite::Aes256Commit), 2).unwrap();
    writer.write_all(b"1234").unwrap();
    writer.flush().unwrap();
    drop(writer);
    assert_eq!(open(&written, 100), (b"1234".to_vec(), Err(FormatError::CutOff.to_string())));
}

/// Bytes of a valid message are changed, moved, repeated and left out; lengths and counts are among them.
fn spliced(
    mut message: Vec<u8>,
    splices: &[(prop::sample::Index, prop::sample::Index, Vec<u8>)],
) -> Vec<u8> {
    for (from, to, with) in splices {
        let (one, other) = (from.index(message.len() + 1), to.index(message.len() + 1));
        // Most changes are short, so that something of the message is left.
        let (start, end) = (one.min(other), one.max(other).min(one.min(other) + 8));
        message.splice(start..end, with.iter().copied());
    }
    message
}

proptest! {
    // Each case makes a signed message; scripts/property-tests looks for more.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_message_that_was_changed_anywhere_is_refused(
        signed: bool,
        splices in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 0..8)), 1..4),
    ) {
        let plaintext = [7; 50];
        let whole = make(COMMITTING[usize::from(signed)], &plaintext, 16);
        let changed = spliced(whole.clone(), &splices);
        let (released, ended) = open(&changed, 1 << 20);
        prop_assert_eq!(ended.is_ok(), changed == whole);
        prop_assert!(plaintext.starts_with(&released));
        let mut source = changed.as_slice();
        if let Ok(start) = MessageStart::read(&mut source, HeaderLimits::default()) {
            // Whatever it says, it says it without reading beyond the message.
            if let Ok(outline) = Outline::read(&start, source) {
                prop_assert_eq!(outline.message_bytes, changed.len() as u64);
            }
        }
    }

    /// The data key is right and everything after the header is anything: bodies are read with lengths that nobody checked before.
    #[test]
    fn no_body_is_taken_that_was_not_sealed(body: Vec<u8>, kept in 0usize..60, signed: bool) {
        let whole = make(COMMITTING[usize::from(signed)], &[7; 50], 16);
        let start = MessageStart::parse(&whole, HeaderLimits::default()).unwrap().unwrap();
        let changed = [&whole[..start.header_bytes()], &start.rest()[..kept], &body].concat();
        let (released, ended) = open(&changed, 7);
        prop_assert!(ended.is_err() || changed == whole);
        prop_assert!([7; 50].starts_with(&released));
    }

    #[test]
    fn no_bytes_are_taken_for_a_message(bytes: Vec<u8>, version in 0u8..4, suite: prop::sample::Index) {
        let suite = Suite::ALL[suite.index(Suite::ALL.len())].id().to_be_bytes();
        let start = if version == 1 { vec![1, 0x80] } else { vec![version] };
        let message = [&start[..], &suite, &bytes].concat();
        let (released, ended) = open(&message, 1 << 20);
        prop_assert!(ended.is_err() && released.is_empty());
    }
}
