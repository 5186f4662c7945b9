//! Texts that are cut to what a trace may hold.

use std::borrow::Cow;

use model::json::is_plain;

use crate::condition::UnmetCondition;

/// The longest text of a policy or of a request that is kept whole.
const TEXT_BYTES_MAX: usize = 256;

/// Returns the text, or its beginning with an ellipsis.
pub(super) fn short(text: &str) -> Cow<'_, str> {
    if text.len() <= TEXT_BYTES_MAX {
        return Cow::Borrowed(text);
    }
    let cut = text.get(..text.floor_char_boundary(TEXT_BYTES_MAX)).unwrap_or_default();
    Cow::Owned(format!("{cut}…"))
}

pub(super) fn shorten(failed: &mut UnmetCondition<'_>) {
    let UnmetCondition { operator: _, key, wanted, found } = failed;
    wanted.iter_mut().chain(found.iter_mut().flatten()).for_each(shorten_text);
    shorten_text(key);
}

pub(super) fn shorten_text(text: &mut Cow<'_, str>) {
    if text.len() > TEXT_BYTES_MAX {
        *text = Cow::Owned(short(text).into_owned());
    }
}

/// Returns the bytes that a text takes as JSON, with its quotes and a comma.
pub(super) fn json_bytes(text: &str) -> usize {
    if is_plain(text) {
        return text.len() + 3;
    }
    let byte = |byte: u8| match byte {
        b'"' | b'\\' => 2,
        0..=0x1F => 6,
        _ => 1,
    };
    text.bytes().map(byte).sum::<usize>() + 3
}
