//! Messages of the AWS Encryption SDK for Python, in every suite and with every kind of body.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use std::io::Read as _;

use bulla_envelope::{
    CommitmentPolicy, Content, DecryptReader, DecryptionPolicy, DefaultMaterialsManager,
    HeaderLimits, MaterialsManager, MessageHeader, MessageStart, RawAesKeyring, Suite,
    UnlockedMessage,
};
use secret::Secret;

const MESSAGES: &str = include_str!("python_messages.txt");

/// Opens a message.
fn open(manager: &dyn MaterialsManager, message: &[u8]) -> (MessageHeader, Vec<u8>) {
    let mut source = message;
    let start = MessageStart::read(&mut source, HeaderLimits::default()).unwrap();
    let policy = DecryptionPolicy {
        commitment: CommitmentPolicy::RequireEncryptAllowDecrypt,
        ..DecryptionPolicy::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let unlocked = runtime.block_on(UnlockedMessage::new(start, &policy, manager)).unwrap();
    let mut plaintext = Vec::new();
    let mut reader = DecryptReader::new(source, unlocked);
    reader.read_to_end(&mut plaintext).unwrap();
    (reader.header().clone(), plaintext)
}

#[test]
fn messages_of_the_sdk_for_python_open() {
    let key: Vec<u8> = (0..32).collect();
    let key = RawAesKeyring::new("bulla-tests", "one", &Secret::<[u8]>::copy_of(&key)).unwrap();
    let manager = DefaultMaterialsManager::new(key);
    let expected: Vec<u8> = (0..=255).chain([b'!']).collect();
    let mut suites = Vec::new();
    for line in MESSAGES.lines().filter(|line| !line.starts_with('#')) {
        let [suite, frame_bytes, message] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let digits = message.as_bytes().chunks(2);
        let message: Vec<u8> = digits
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect();
        let (header, plaintext) = open(&manager, &message);
        assert_eq!(plaintext, expected, "{suite} {frame_bytes}");
        let suite = Suite::of(u16::from_str_radix(suite, 16).unwrap()).unwrap();
        assert_eq!(header.suite, suite);
        let content = match frame_bytes.parse().unwrap() {
            0 => Content::Single,
            bytes => Content::Framed(bytes),
        };
        assert_eq!(header.content, content);
        assert_eq!(header.context.contains_key("ключ"), content != Content::Single);
        suites.push(suite);
    }
    suites.dedup();
    assert_eq!(suites, Suite::ALL);
}
