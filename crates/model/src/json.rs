//! What JSON asks of a text.

/// Returns whether `text` is written in JSON as it is, as nearly all texts are: it has nothing to escape (RFC 8259, section 7).
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Many bytes are looked at together, and the last ones of all again in place of a rest of fewer.
    if let Some(last) = bytes.last_chunk::<16>() {
        let (chunks, _rest) = bytes.as_chunks::<16>();
        !has_escaped(last) && !chunks.iter().any(|chunk| has_escaped(chunk))
    } else if let Some((first, last)) = bytes.first_chunk::<8>().zip(bytes.last_chunk::<8>()) {
        !has_escaped(first) && !has_escaped(last)
    } else {
        !has_escaped(bytes)
    }
}

#[inline]
fn has_escaped(bytes: &[u8]) -> bool {
    let is_escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    bytes.iter().fold(false, |found, byte| found | is_escaped(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_is_found_at_every_place_of_texts_of_every_length() {
        for length in 0..40 {
            let plain = "x".repeat(length);
            assert!(is_plain(&plain));
            assert!(is_plain(&format!("{plain} é\u{7f}{plain}")));
            for place in 0..length {
                for escaped in ["\"", "\\", "\0", "\u{1f}"] {
                    let mut text = plain.clone();
                    text.replace_range(place..=place, escaped);
                    assert!(!is_plain(&text), "{text:?}");
                }
            }
        }
    }
}
