//! Any bytes as a message of the AWS Encryption SDK, with the keyring of the messages that it begins with.
//!
//! The first byte says in which pieces they come. A corpus holds the known messages: after a change to `known` it is to be removed.

#![no_main]

use std::sync::LazyLock;

use bulla_envelope::{HeaderLimits, LongParts, MessageStart, Outline};
use bulla_fuzz::message::{Opened, known, open, open_file};
use libfuzzer_sys::fuzz_target;

static KNOWN: LazyLock<Vec<(Vec<u8>, Vec<u8>)>> = LazyLock::new(known);

fuzz_target!(
    init: bulla_fuzz::seed(KNOWN.iter().map(|(message, _)| [&[0x1F], &message[..]].concat())),
    |data: &[u8]| {
        let Some((piece, message)) = data.split_first() else { return };
        header(message);
        let opened = open(message, usize::MAX, LongParts::Refused);
        assert_eq!(opened, open(message, usize::from(*piece) + 1, LongParts::Refused));
        assert_eq!(opened, open_file(message, LongParts::Refused));
        // Long parts differ only where a part is long: then it is released before it is verified, and this is no known message.
        let unverified = open(message, usize::from(*piece) + 1, LongParts::Unverified);
        assert_eq!(opened.ended.is_ok(), unverified.ended.is_ok());
        only_what_was_sealed(message, &opened);
    }
);

/// A header is the same however it is read, and what is written of it is read as the same again.
fn header(mut message: &[u8]) {
    let limits = HeaderLimits::default();
    let parsed = MessageStart::parse(message, limits).ok().flatten();
    let read = MessageStart::read(&mut message, limits).ok();
    assert_eq!(
        parsed.as_ref().map(|start| &start.header),
        read.as_ref().map(|start| &start.header)
    );
    let Some(start) = parsed else { return };
    let again = [start.header.write().unwrap(), vec![0; 28]].concat();
    let again = MessageStart::parse(&again, limits).unwrap().unwrap();
    assert_eq!(again.header, start.header);
    assert!(again.header_bytes() <= start.header_bytes());
}

/// The keys are known here only: whatever opens was sealed by who has them.
fn only_what_was_sealed(message: &[u8], opened: &Opened) {
    if opened.ended.is_ok() {
        let sealed = KNOWN
            .iter()
            .any(|(known, plaintext)| known == message && *plaintext == opened.released);
        assert!(sealed, "a message that nobody has made opens");
        let mut source = message;
        let start = MessageStart::read(&mut source, HeaderLimits::default()).unwrap();
        let outline = Outline::read(&start, source).unwrap();
        assert_eq!(outline.plaintext_bytes, opened.released.len() as u64);
        assert_eq!(outline.message_bytes, message.len() as u64);
    } else if !opened.released.is_empty() {
        let begun = KNOWN.iter().any(|(_, plaintext)| plaintext.starts_with(&opened.released));
        assert!(begun, "plaintext is released that nobody has sealed");
    }
}
