//! Messages of the AWS Encryption SDK for Python, in every suite and with every kind of body.

#![expect(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

use bulla_envelope::{Content, Header, HeaderLimits, Opener, RawAesKey, Step, Suite};
use secret::Secret;

const MESSAGES: &str = include_str!("python_messages.txt");

/// Opens a message that has come as a whole.
fn open(key: &RawAesKey, message: &[u8]) -> (Header, Vec<u8>) {
    let read = Header::read(message, HeaderLimits::default()).unwrap().unwrap();
    let (header, tag, authenticated, all) = read;
    let data_key = header.data_keys.iter().find_map(|one| key.unwrap(one, &header.context));
    let (written, mut rest) = message.split_at(all);
    let mut opener =
        Opener::new(&header, &tag, &data_key.unwrap(), (written, authenticated)).unwrap();
    let mut plaintext = Vec::new();
    while let Step::Used(bytes) = opener.next(rest, &mut plaintext).unwrap() {
        rest = rest.get(bytes..).unwrap();
    }
    opener.finish().unwrap();
    (header, plaintext)
}

#[test]
fn messages_of_the_sdk_for_python_open() {
    let key: Vec<u8> = (0..32).collect();
    let key = RawAesKey::new("bulla-tests", "one", &Secret::<[u8]>::copy_of(&key)).unwrap();
    let expected: Vec<u8> = (0..=255).chain([b'!']).collect();
    let mut suites = Vec::new();
    for line in MESSAGES.lines().filter(|line| !line.starts_with('#')) {
        let [suite, frame_bytes, message] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let digits = message.as_bytes().chunks(2);
        let message: Vec<u8> = digits
            .map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap())
            .collect();
        let (header, plaintext) = open(&key, &message);
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
