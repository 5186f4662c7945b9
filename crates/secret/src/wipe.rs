//! Overwrites memory so that the compiler cannot leave it out.

#![expect(unsafe_code, reason = "explicit_bzero(3) takes a pointer and a length")]

use std::fmt;
use std::ops::{Deref, DerefMut};

/// Overwrites `bytes` with zeros, as fast as `memset`.
pub(crate) fn wipe(bytes: &mut [u8]) {
    // SAFETY: the pointer and the length are those of a slice that is borrowed exclusively.
    unsafe { libc::explicit_bzero(bytes.as_mut_ptr().cast(), bytes.len()) };
}

/// A growable buffer on the ordinary heap that is wiped when it is dropped: for text that a secret passes through, such as the
/// body of a request. It is neither locked nor kept out of core dumps. Data that stays longer belongs in
/// [`Secret`](crate::Secret). Growing it beyond its capacity leaves a copy behind: reserve first.
#[derive(Default)]
pub struct Wiped(Vec<u8>);

impl Wiped {
    /// Takes a buffer over.
    #[must_use]
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Deref for Wiped {
    type Target = Vec<u8>;

    fn deref(&self) -> &Vec<u8> {
        &self.0
    }
}

impl DerefMut for Wiped {
    fn deref_mut(&mut self) -> &mut Vec<u8> {
        &mut self.0
    }
}

impl Drop for Wiped {
    fn drop(&mut self) {
        // What a shorter content left in the buffer is wiped too.
        let capacity = self.0.capacity();
        self.0.resize(capacity, 0);
        wipe(&mut self.0);
    }
}

impl fmt::Debug for Wiped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Wiped({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wiping_leaves_zeros() {
        let mut bytes = [7; 100];
        wipe(&mut bytes);
        assert_eq!(bytes, [0; 100]);
    }

    #[test]
    fn a_wiped_buffer_is_a_vector_and_shows_nothing() {
        let mut buffer = Wiped::new(Vec::with_capacity(8));
        buffer.extend_from_slice(b"secret");
        assert_eq!(buffer.as_slice(), b"secret");
        assert_eq!(format!("{buffer:?}"), "Wiped(6 bytes)");
    }
}
