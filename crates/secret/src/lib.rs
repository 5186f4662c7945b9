//! Memory for secrets: locked, outside core dumps, zeroised, redacted, compared in constant time.
//!
//! [`Secret<[u8; N]>`](Secret) holds a key, [`Secret<[u8]>`](Secret) a message. Both live in pages made with `memfd_secret(2)` if
//! the kernel offers it (not even the kernel maps them elsewhere), or else in `mlock(2)`ed pages marked `MADV_DONTDUMP`. A secret
//! is built in place, so that no copy of it stays on a stack, and is overwritten when it is dropped. There is no `Clone`, no
//! `PartialEq`, and `Debug` prints a fixed text.
//!
//! This does not defend against code that runs inside the process, nor protect a copy that a caller makes from
//! [`Secret::expose`].

mod arena;
mod process;
mod wipe;

use std::fmt;
use std::marker::PhantomData;

use subtle::ConstantTimeEq;

pub use arena::{Usage, usage};
pub use process::{HardenError, harden_process};
pub use wipe::Wiped;

use arena::Slot;

/// Bytes that must not be seen: a key of fixed length (`Secret<[u8; N]>`) or a message (`Secret<[u8]>`).
pub struct Secret<T: ?Sized> {
    slot: Slot,
    shape: PhantomData<T>,
}

impl Secret<[u8]> {
    /// Returns `length` zero bytes.
    #[must_use]
    pub fn zeroed(length: usize) -> Self {
        Self { slot: Slot::zeroed(length), shape: PhantomData }
    }

    /// Returns a secret of `length` bytes that `fill` writes in place.
    #[must_use]
    pub fn fill_with(length: usize, fill: impl FnOnce(&mut [u8])) -> Self {
        let mut secret = Self::zeroed(length);
        fill(secret.slot.bytes_mut());
        secret
    }

    /// Returns a secret of `length` bytes that `fill` writes in place.
    ///
    /// # Errors
    /// Any error of `fill`; the memory is zeroised.
    pub fn try_fill_with<E>(
        length: usize,
        fill: impl FnOnce(&mut [u8]) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut secret = Self::zeroed(length);
        fill(secret.slot.bytes_mut())?;
        Ok(secret)
    }

    /// Returns a copy of `bytes`. The caller zeroises its own.
    #[must_use]
    pub fn copy_of(bytes: &[u8]) -> Self {
        Self::fill_with(bytes.len(), |out| out.copy_from_slice(bytes))
    }

    /// Keeps the first `length` bytes and zeroises the rest. No effect if the secret is not longer.
    pub fn truncate(&mut self, length: usize) {
        self.slot.truncate(length);
    }

    /// Returns the same bytes, which stay where they are, as a key of a fixed length. `None` if there are more or fewer.
    #[must_use]
    pub fn into_array<const N: usize>(self) -> Option<Secret<[u8; N]>> {
        (self.len() == N).then(|| Secret { slot: self.slot, shape: PhantomData })
    }

    /// Returns the bytes themselves. Every call site answers for where they go.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.slot.bytes()
    }
}

impl<const N: usize> Secret<[u8; N]> {
    /// Returns a secret that `fill` writes in place.
    #[must_use]
    pub fn fill_with(fill: impl FnOnce(&mut [u8; N])) -> Self {
        let mut secret = Self { slot: Slot::zeroed(N), shape: PhantomData };
        if let Some(bytes) = secret.slot.bytes_mut().first_chunk_mut() {
            fill(bytes);
        }
        secret
    }

    /// Returns a secret that `fill` writes in place.
    ///
    /// # Errors
    /// Any error of `fill`; the memory is zeroised.
    pub fn try_fill_with<E>(fill: impl FnOnce(&mut [u8; N]) -> Result<(), E>) -> Result<Self, E> {
        let mut result = Ok(());
        let secret = Self::fill_with(|bytes| result = fill(bytes));
        result.map(|()| secret)
    }

    /// Returns a copy of `bytes`. The caller zeroises its own.
    #[must_use]
    pub fn copy_of(bytes: &[u8; N]) -> Self {
        Self::fill_with(|out| *out = *bytes)
    }

    /// Returns the bytes themselves. Every call site answers for where they go.
    #[must_use]
    pub fn expose(&self) -> &[u8; N] {
        const { assert!(N <= arena::LENGTH_MAX, "a fixed secret fits one slot") };
        self.slot.bytes().first_chunk().unwrap_or(&[0; N])
    }
}

impl<T: ?Sized> Secret<T> {
    /// Returns the number of bytes, which is not secret.
    #[must_use]
    pub fn len(&self) -> usize {
        self.slot.bytes().len()
    }

    /// Returns whether there are no bytes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns whether both are equal, in time that depends on the lengths only.
    #[must_use]
    pub fn ct_eq(&self, other: &Self) -> bool {
        self.slot.bytes().ct_eq(other.slot.bytes()).into()
    }
}

impl<T: ?Sized> fmt::Debug for Secret<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_was_written_and_shows_none_of_it() {
        let secret = Secret::<[u8; 32]>::copy_of(&[7; 32]);
        assert_eq!(secret.expose(), &[7; 32]);
        assert_eq!(format!("{secret:?}"), "Secret([redacted])");
    }

    #[test]
    fn equality_looks_at_every_byte_and_the_length() {
        let a = Secret::<[u8]>::copy_of(b"abcd");
        assert!(a.ct_eq(&Secret::<[u8]>::copy_of(b"abcd")));
        assert!(!a.ct_eq(&Secret::<[u8]>::copy_of(b"abce")));
        assert!(!a.ct_eq(&Secret::<[u8]>::copy_of(b"abc")));
    }

    #[test]
    fn a_failed_fill_gives_no_secret() {
        let failed = Secret::<[u8]>::try_fill_with(8, |_| Err("no"));
        assert_eq!(failed.err(), Some("no"));
    }

    #[test]
    fn every_length_class_holds_its_bytes() {
        for length in [0, 1, 64, 65, 256, 257, 1024, 4096, 4097, 100_000] {
            let pattern: Vec<u8> = (0..length).map(|i| u8::try_from(i % 251).unwrap()).collect();
            assert_eq!(Secret::<[u8]>::copy_of(&pattern).expose(), pattern);
        }
    }

    #[test]
    fn truncation_keeps_the_head() {
        let mut secret = Secret::<[u8]>::copy_of(b"abcdef");
        secret.truncate(2);
        assert_eq!(secret.expose(), b"ab");
        secret.truncate(9);
        assert_eq!(secret.expose(), b"ab");
    }
}
