//! A valid message of the fuzzer's choice, changed by somebody who has the data key (the header, before its tag is made), and by
//! somebody who has not (everything).

#![no_main]

use arbitrary::Arbitrary;
use bulla_envelope::{HeaderLimits, LongParts, MessageStart, Outline};
use bulla_fuzz::edit::{self, Edit};
use bulla_fuzz::message::{Plan, open, open_file};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Input {
    piece: u8,
    edits: Vec<Edit>,
    plan: Plan,
}

fuzz_target!(|input: Input| {
    let Some(whole) = input.plan.seal() else { return };
    let mut changed = whole.clone();
    edit::apply(&input.edits, &mut changed);
    let opened = open(&changed, usize::from(input.piece) + 1, LongParts::Refused);
    let file = open_file(&changed, LongParts::Refused);
    // Where frames are opened together, those before a bad one may stay unreleased with it.
    assert!(opened.released.starts_with(&file.released), "files release something else");
    assert_eq!(opened.ended, file.ended);
    assert!(file.ended.is_err() || file.released == opened.released);
    let unverified = open(&changed, usize::from(input.piece) + 1, LongParts::Unverified);
    assert_eq!(opened.ended.is_ok(), unverified.ended.is_ok());
    let plaintext = input.plan.sealed();
    assert!(plaintext.starts_with(&opened.released), "that was not sealed");
    let is_whole = changed == whole;
    if input.plan.header_edits.is_empty() {
        assert_eq!(opened.ended.is_ok(), is_whole, "{:?}", opened.ended);
    }
    if opened.ended.is_ok() {
        assert!(is_whole, "a changed message opens");
        assert!(opened.released == plaintext, "a message opens to something else");
    }
    outline(&changed, opened.ended.is_ok());
});

/// The outline of a message is that of all its bytes, and every message that opens has one.
fn outline(mut message: &[u8], opens: bool) {
    let all = message.len() as u64;
    let Ok(start) = MessageStart::read(&mut message, HeaderLimits::default()) else { return };
    match Outline::read(&start, message) {
        Ok(outline) => assert_eq!(outline.message_bytes, all),
        Err(error) => assert!(!opens, "{error}"),
    }
}
