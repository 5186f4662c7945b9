//! Lower-case hexadecimal digits, decoded and encoded in place, so that a secret is never in memory that is not its own.

/// Fills `out` from exactly twice as many digits. Returns `false` if `text` is anything else. Upper case is refused: there is
/// only one written form.
#[must_use]
pub(crate) fn decode(text: &[u8], out: &mut [u8]) -> bool {
    let pairs = text.chunks_exact(2);
    if !pairs.remainder().is_empty() || pairs.len() != out.len() {
        return false;
    }
    out.iter_mut().zip(pairs).all(|(byte, pair)| {
        let value = pair.iter().try_fold(0_u8, |value, digit| Some(value << 4 | nibble(*digit)?));
        *byte = value.unwrap_or(0);
        value.is_some()
    })
}

/// Fills the first `2 * bytes.len()` places of `out`.
pub(crate) fn encode(bytes: &[u8], out: &mut [u8]) {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    for (digit, nibble) in out.iter_mut().zip(nibbles) {
        *digit = if nibble < 10 { b'0' + nibble } else { b'a' + (nibble - 10) };
    }
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_survives_the_round_trip() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut text = [0; 512];
        encode(&bytes, &mut text);
        assert!(text.starts_with(b"000102") && text.ends_with(b"fdfeff"));
        let mut back = [0; 256];
        assert!(decode(&text, &mut back));
        assert_eq!(back.as_slice(), bytes);
    }

    #[test]
    fn what_is_not_hexadecimal_is_refused() {
        for text in ["", "0", "000", "0g", "0A", "+1", " 1", "0000"] {
            assert!(!decode(text.as_bytes(), &mut [0]), "{text}");
        }
    }
}
