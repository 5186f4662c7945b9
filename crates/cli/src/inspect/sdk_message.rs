use std::io::Read;

use envelope::{HeaderLimits, MessageStart, Outline, StreamError};
use serde_json::Value;

use super::{Description, LOOK_BYTES};
use crate::message::describe;

/// Reads a message of the AWS Encryption SDK. Returns `None` if it does not begin like one.
pub(super) fn read(first: &[u8], rest: &mut impl Read) -> Option<Result<Description, StreamError>> {
    let limits = HeaderLimits { data_keys: u16::MAX, bytes: LOOK_BYTES };
    // Bytes that are neither version are something else; what begins with one and goes on with no suite, too.
    let start = MessageStart::parse(first, limits);
    let begins = matches!(first, [1, 0x80, ..] | [2, 4 | 5, 0x78, ..]);
    match start {
        Ok(Some(start)) => Some(Outline::read(&start, rest).map(|outline| known(&start, outline))),
        Ok(None) if begins => {
            Some(Err(envelope::MessageOpenError::from(envelope::FormatError::CutOff).into()))
        }
        Err(error) if begins => Some(Err(envelope::MessageOpenError::from(error).into())),
        Ok(None) | Err(_) => None,
    }
}

fn known(start: &MessageStart, outline: Outline) -> Description {
    let mut described = describe(&start.header);
    let mut take = |name| described.get_mut(name).map_or(Value::Null, Value::take);
    Description::new("message of the AWS Encryption SDK")
        .with("version", take("version"))
        .with("suite", take("suite"))
        .with("suite_name", start.header.suite.name())
        .with("signed", take("signed"))
        .with("committing", take("committing"))
        .with("message_id", take("message_id"))
        .with("keys", take("keys"))
        .with("encryption_context", take("encryption_context"))
        .with("frame_bytes", take("frame_bytes"))
        .with("frames", outline.frames)
        .with("header_bytes", start.header_bytes())
        .with("plaintext_bytes", outline.plaintext_bytes)
        .with("message_bytes", outline.message_bytes)
        .with("signature_bytes", outline.signature_bytes)
}
