//! Random bytes from AWS-LC's generator: CTR_DRBG (NIST SP 800-90A) seeded by the operating system, safe across `fork` and
//! virtual machine snapshots as far as the kernel reports them.

use aws_lc_rs::rand;
use secret::Secret;

/// The generator failed. Nothing that needs randomness may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RandomError;

impl std::fmt::Display for RandomError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the random number generator failed")
    }
}

impl std::error::Error for RandomError {}

/// Fills `bytes`.
///
/// # Errors
/// [`RandomError`]. Then the content of `bytes` must not be used.
pub fn fill(bytes: &mut [u8]) -> Result<(), RandomError> {
    rand::fill(bytes).map_err(|aws_lc_rs::error::Unspecified| RandomError)
}

/// Returns `N` bytes that are not secret, such as a nonce or an id.
///
/// # Errors
/// [`RandomError`].
pub fn array<const N: usize>() -> Result<[u8; N], RandomError> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

/// Returns a key of `N` bytes, made in place.
///
/// # Errors
/// [`RandomError`].
pub fn secret<const N: usize>() -> Result<Secret<[u8; N]>, RandomError> {
    Secret::<[u8; N]>::try_fill_with(|bytes| fill(bytes))
}

/// Returns `length` secret bytes, made in place.
///
/// # Errors
/// [`RandomError`].
pub fn secret_bytes(length: usize) -> Result<Secret<[u8]>, RandomError> {
    Secret::<[u8]>::try_fill_with(length, fill)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn nothing_comes_twice() {
        let drawn: BTreeSet<[u8; 16]> = (0..10_000).map(|_| array().unwrap()).collect();
        assert_eq!(drawn.len(), 10_000);
    }

    #[test]
    fn all_bytes_are_filled() {
        // 64 zero bytes in a row have a chance of 2^-512.
        assert_ne!(secret::<64>().unwrap().expose(), &[0; 64]);
        assert_ne!(secret_bytes(64).unwrap().expose(), [0; 64]);
    }
}
