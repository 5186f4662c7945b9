//! The id of a part.

use std::fmt;

use crypto::random::RandomError;

/// The random id of a part. A part number that is sent again gets another one, so no key is ever used for two parts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartId([u8; Self::BYTES]);

impl PartId {
    /// The bytes of an id.
    pub const BYTES: usize = 16;

    /// Draws an id.
    ///
    /// # Errors
    /// [`RandomError`].
    pub fn random() -> Result<Self, RandomError> {
        crypto::random::array().map(Self)
    }

    /// Returns the id that was kept as `bytes`.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; Self::BYTES]) -> Self {
        Self(bytes)
    }

    /// Returns the bytes of the id.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; Self::BYTES] {
        &self.0
    }

    /// Reads 32 lower-case hexadecimal digits, as [`fmt::Display`] writes them.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 2 * Self::BYTES && text.bytes().all(is_digit)).then_some(())?;
        u128::from_str_radix(text, 16).ok().map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for PartId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PartId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_text_it_was_read_from_and_no_other() {
        let id = PartId::random().unwrap();
        assert_eq!(PartId::parse(&id.to_string()), Some(id));
        let small = PartId::from_bytes([0; 16]).to_string();
        assert_eq!(small, "0".repeat(32));
        for text in ["", "0", "+0000000000000000000000000000000", &"A".repeat(32), &"0".repeat(33)]
        {
            assert_eq!(PartId::parse(text), None, "{text}");
        }
    }
}
