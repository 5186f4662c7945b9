//! The comparison by itself: the one that signature verification uses, and one that leaks.

use std::hint::black_box;

use super::Subject;

/// The digits of a signature.
const DIGITS: &[u8; 64] = b"5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7";

/// A comparison of two signatures.
pub(super) struct Compare {
    name: &'static str,
    leaks: bool,
    equal: fn(&[u8], &[u8]) -> bool,
    expected: [u8; 64],
    guess: [u8; 64],
}

impl Compare {
    /// As `auth` compares.
    pub(super) fn constant() -> Self {
        Self::new("crypto::ct_eq", false, crypto::ct_eq)
    }

    /// As it must not be done.
    pub(super) fn leaky() -> Self {
        Self::new("control: byte by byte", true, stops_at_first_difference)
    }

    fn new(name: &'static str, leaks: bool, equal: fn(&[u8], &[u8]) -> bool) -> Self {
        Self { name, leaks, equal, expected: *DIGITS, guess: *DIGITS }
    }
}

impl Subject for Compare {
    fn name(&self) -> &'static str {
        self.name
    }

    fn leaks(&self) -> bool {
        self.leaks
    }

    fn guesses(&self) -> [Vec<u8>; 2] {
        wrong_digits(DIGITS)
    }

    fn prepare(&mut self, guess: &[u8]) {
        self.guess.copy_from_slice(guess);
    }

    fn call(&self) -> bool {
        (self.equal)(black_box(&self.expected), black_box(&self.guess))
    }
}

/// The signature with its first digit wrong, and with its last.
pub(super) fn wrong_digits(signature: &[u8]) -> [Vec<u8>; 2] {
    [0, signature.len() - 1].map(|place| {
        let mut guess = signature.to_vec();
        guess[place] = if guess[place] == b'0' { b'1' } else { b'0' };
        guess
    })
}

/// The mistake that the measurement must see.
pub(super) fn stops_at_first_difference(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| black_box(a) == black_box(b))
}
