//! Writes JSON text.

use std::io::Write;

use model::json::is_plain;

/// Returns the length in bytes of `text` as [`string`] writes it.
pub(crate) fn string_length(text: &str) -> usize {
    if is_plain(text) {
        return text.len() + 2;
    }
    let escaped = |byte: u8| match byte {
        b'"' | b'\\' | b'\n' | b'\r' | b'\t' | 0x08 | 0x0c => 2,
        0..0x20 => 6,
        _ => 1,
    };
    text.bytes().map(escaped).sum::<usize>() + 2
}

/// Writes text in quotes, escaped where RFC 8259 requires it.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        return out.push(b'"');
    }
    let start = out.len();
    if serde_json::to_writer(&mut *out, text).is_err() {
        // Writing text to memory does not fail; were it to, the JSON stays well-formed.
        out.truncate(start);
        out.extend_from_slice(b"\"\"");
    }
}

/// Writes a list or object: the output of `write` for each item, between brackets, with commas.
pub(crate) fn separated<W: Write, T>(
    out: &mut W,
    [open, close]: [u8; 2],
    items: impl Iterator<Item = T>,
    write: impl Fn(&mut W, T),
) {
    put(out, &[open]);
    for (index, item) in items.enumerate() {
        if index > 0 {
            put(out, b",");
        }
        write(out, item);
    }
    put(out, &[close]);
}

/// Writes `bytes` to memory, which does not fail.
#[inline]
pub(crate) fn put(out: &mut impl Write, bytes: &[u8]) {
    let _in_memory = out.write_all(bytes);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_length_is_foretold(text in any::<String>(), controls in "[\u{0}-\u{30}\"\\\\]{0,20}") {
            for text in [text, controls] {
                let mut out = Vec::new();
                string(&mut out, &text);
                prop_assert_eq!(out.len(), string_length(&text));
                prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
            }
        }
    }
}
