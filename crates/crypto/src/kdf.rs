//! KBKDF: key derivation in counter mode (NIST SP 800-108r1, 4.1) with HMAC-SHA256.
//!
//! `K(i) = HMAC(key, [i] || Label || 0x00 || Context || [L])`, with a 32-bit counter `i` from 1 and the length `L` of
//! the output in bits as 32 bits, all numbers big-endian; the output is `K(1) || K(2) || ...`, cut to length.

use aws_lc_rs::kdf::{KbkdfCtrHmacAlgorithmId, get_kbkdf_ctr_hmac_algorithm, kbkdf_ctr_hmac};

/// The longest output in bytes. Nothing here needs more.
pub const OUTPUT_BYTES_MAX: usize = 1024;

/// Derives `out` from `key`. Zeroes it when the library fails, which no valid length makes it do.
///
/// The label names the purpose and holds no zero byte; so label and context cannot be confused.
pub fn kbkdf_hmac_sha256(key: &[u8], label: &[u8], context: &[&[u8]], out: &mut [u8]) {
    debug_assert!(!label.contains(&0), "the label ends at the first zero byte");
    debug_assert!(out.len() <= OUTPUT_BYTES_MAX, "nothing needs so many bytes");
    let context_bytes: usize = context.iter().map(|part| part.len()).sum();
    let mut fixed = Vec::with_capacity(label.len() + 1 + context_bytes + 4);
    fixed.extend_from_slice(label);
    fixed.push(0);
    context.iter().for_each(|part| fixed.extend_from_slice(part));
    let bits = u32::try_from(out.len().saturating_mul(8)).unwrap_or(u32::MAX);
    fixed.extend_from_slice(&bits.to_be_bytes());
    kbkdf_hmac_sha256_fixed(key, &fixed, out);
}

/// The same with the fixed input data as it is, for test vectors.
pub fn kbkdf_hmac_sha256_fixed(key: &[u8], fixed: &[u8], out: &mut [u8]) {
    let derived = get_kbkdf_ctr_hmac_algorithm(KbkdfCtrHmacAlgorithmId::Sha256)
        .map(|algorithm| kbkdf_ctr_hmac(algorithm, key, fixed, out));
    if !matches!(derived, Some(Ok(()))) {
        out.fill(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mac::hmac_sha256;

    #[test]
    fn the_output_is_the_formula() {
        let mut out = [0; 48];
        kbkdf_hmac_sha256(b"key", b"label", &[b"con", b"text"], &mut out);
        let block = |counter: u32| {
            let counter = counter.to_be_bytes();
            hmac_sha256(b"key", &[&counter, b"label", &[0], b"context", &384u32.to_be_bytes()])
        };
        let expected: Vec<u8> = block(1).into_iter().chain(block(2)).take(48).collect();
        assert_eq!(out.to_vec(), expected);
    }

    #[test]
    fn another_label_context_or_length_gives_another_key() {
        let derive = |label: &[u8], context: &[u8], length: usize| {
            let mut out = vec![0; length];
            kbkdf_hmac_sha256(b"key", label, &[context], &mut out);
            out
        };
        let base = derive(b"a", b"b", 32);
        assert_ne!(derive(b"ab", b"", 32), base);
        assert_ne!(derive(b"a", b"c", 32), base);
        assert_ne!(derive(b"a", b"b", 64)[..32], base);
    }
}
