//! KBKDF: key derivation in counter mode (NIST SP 800-108r1, 4.1) with HMAC-SHA256.
//!
//! `K(i) = HMAC(key, [i] || Label || 0x00 || Context || [L])`, with a 32-bit counter `i` from 1 and the length `L` of
//! the output in bits as 32 bits, all numbers big-endian; the output is `K(1) || K(2) || ...`, cut to length.

use aws_lc_rs::kdf::{KbkdfCtrHmacAlgorithmId, get_kbkdf_ctr_hmac_algorithm, kbkdf_ctr_hmac};

/// The longest output in bytes. Nothing here needs more.
pub const OUTPUT_BYTES_MAX: usize = 1024;

/// The library refused to derive. Then the content of the output must not be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeriveError;

impl std::fmt::Display for DeriveError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the key derivation failed")
    }
}

impl std::error::Error for DeriveError {}

/// Derives `out` from `key`.
///
/// The label names the purpose and holds no zero byte, so label and context cannot be confused.
///
/// # Errors
/// [`DeriveError`]: an empty key or output, or an output over the limit.
pub fn kbkdf_hmac_sha256(
    key: &[u8],
    label: &[u8],
    context: &[&[u8]],
    out: &mut [u8],
) -> Result<(), DeriveError> {
    debug_assert!(!label.contains(&0), "the label ends at the first zero byte");
    let context_bytes: usize = context.iter().map(|part| part.len()).sum();
    let mut fixed = Vec::with_capacity(label.len() + 1 + context_bytes + 4);
    fixed.extend_from_slice(label);
    fixed.push(0);
    context.iter().for_each(|part| fixed.extend_from_slice(part));
    let bits = u32::try_from(out.len().saturating_mul(8)).unwrap_or(u32::MAX);
    fixed.extend_from_slice(&bits.to_be_bytes());
    kbkdf_hmac_sha256_fixed(key, &fixed, out)
}

/// Derives with the fixed input data as it is, for test vectors.
///
/// # Errors
/// [`DeriveError`].
pub fn kbkdf_hmac_sha256_fixed(
    key: &[u8],
    fixed: &[u8],
    out: &mut [u8],
) -> Result<(), DeriveError> {
    if out.len() > OUTPUT_BYTES_MAX {
        return Err(DeriveError);
    }
    let algorithm = get_kbkdf_ctr_hmac_algorithm(KbkdfCtrHmacAlgorithmId::Sha256);
    let derived = algorithm.map(|algorithm| kbkdf_ctr_hmac(algorithm, key, fixed, out));
    if matches!(derived, Some(Ok(()))) { Ok(()) } else { Err(DeriveError) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mac::hmac_sha256;

    #[test]
    fn the_output_is_the_formula() {
        let mut out = [0; 48];
        kbkdf_hmac_sha256(b"key", b"label", &[b"con", b"text"], &mut out).unwrap();
        let block = |counter: u32| {
            let counter = counter.to_be_bytes();
            hmac_sha256(b"key", &[&counter, b"label", &[0], b"context", &384u32.to_be_bytes()])
        };
        let expected: Vec<u8> = block(1).into_iter().chain(block(2)).take(48).collect();
        assert_eq!(out.to_vec(), expected);
    }

    /// NIST's vectors for SP 800-108: HMAC-SHA256, a 32-bit counter before the fixed input data.
    #[test]
    fn nist_vectors() {
        let cases = crate::cavp::cases("KDF/nist-800-108-KBKDF-CTR.txt");
        assert_eq!(cases.len(), 4800);
        let ours = cases.iter().filter(|case| {
            case.text("PRF") == "HMAC_SHA256"
                && case.text("CTRLOCATION") == "BEFORE_FIXED"
                && case.text("RLEN") == "32_BITS"
        });
        let mut count = 0;
        for case in ours {
            let expected = case.bytes("KO");
            assert_eq!(expected.len() * 8, case.text("L").parse::<usize>().unwrap());
            let mut out = vec![0; expected.len()];
            let fixed = case.bytes("FixedInputData");
            kbkdf_hmac_sha256_fixed(&case.bytes("KI"), &fixed, &mut out).unwrap();
            assert_eq!(out, expected, "{case:?}");
            count += 1;
        }
        println!("SP 800-108: {count} vectors");
        assert_eq!(count, 40, "all that the file holds for this construction");
    }

    #[test]
    fn nothing_is_derived_from_nothing_or_beyond_the_limit() {
        assert_eq!(kbkdf_hmac_sha256(b"", b"label", &[], &mut [0; 32]), Err(DeriveError));
        assert_eq!(kbkdf_hmac_sha256(b"key", b"label", &[], &mut []), Err(DeriveError));
        let mut long = vec![0; OUTPUT_BYTES_MAX + 1];
        assert_eq!(kbkdf_hmac_sha256(b"key", b"label", &[], &mut long), Err(DeriveError));
    }

    #[test]
    fn another_label_context_or_length_gives_another_key() {
        let derive = |label: &[u8], context: &[u8], length: usize| {
            let mut out = vec![0; length];
            kbkdf_hmac_sha256(b"key", label, &[context], &mut out).unwrap();
            out
        };
        let base = derive(b"a", b"b", 32);
        assert_ne!(derive(b"ab", b"", 32), base);
        assert_ne!(derive(b"a", b"c", 32), base);
        assert_ne!(derive(b"a", b"b", 64)[..32], base);
    }
}
