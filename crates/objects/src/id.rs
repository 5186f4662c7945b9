//! The id of a part.

use std::fmt;

use crypto::random::RandomError;

/// The id of a part. A part number that is sent again gets another one, so no key is ever used for two parts.
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

    /// Draws an id that begins with the time, in milliseconds since 1970. The other ten bytes are random, so the ids of parts that
    /// are made one after the other are neighbours, which an index writes together.
    ///
    /// # Errors
    /// [`RandomError`].
    pub fn ordered(millis: i64) -> Result<Self, RandomError> {
        let [_, _, time @ ..] = millis.to_be_bytes();
        let random: [u8; 10] = crypto::random::array()?;
        let mut id = Self([0; Self::BYTES]);
        let (front, back) = id.0.split_at_mut(time.len());
        front.copy_from_slice(&time);
        back.copy_from_slice(&random);
        Ok(id)
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
    fn later_ids_are_greater_and_none_comes_twice() {
        let ids = [0, 1, 1, 0xff, 0x100, 1_790_000_000_000, (1 << 48) - 1].map(PartId::ordered);
        let ids = ids.map(Result::unwrap);
        assert_ne!(ids[1], ids[2]);
        let times: Vec<_> = ids.iter().map(|id| &id.as_bytes()[..6]).collect();
        assert!(times.is_sorted() && times[5] < times[6]);
        assert_eq!(times[4], [0, 0, 0, 0, 1, 0]);
    }

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
