//! The parts of DER (ITU-T X.690) that keys and messages need: tag, length, content.
//!
//! AWS-LC's parsers ignore bytes that follow a key and take some curves by explicit parameters. The frame is read here first, so
//! that one key has one encoding.

/// The tags `BOOLEAN`, `INTEGER` and so on, as the identifier octet has them.
pub(crate) mod tag {
    pub(crate) const INTEGER: u8 = 0x02;
    pub(crate) const BIT_STRING: u8 = 0x03;
    pub(crate) const OCTET_STRING: u8 = 0x04;
    pub(crate) const SEQUENCE: u8 = 0x30;
}

/// A reader of values one after the other.
#[derive(Clone, Copy)]
pub(crate) struct DerReader<'a>(&'a [u8]);

impl<'a> DerReader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Returns the content of `bytes` if they are one value with this tag and nothing else.
    pub(crate) fn whole(bytes: &'a [u8], tag: u8) -> Option<Self> {
        let mut reader = Self(bytes);
        let content = reader.read(tag)?;
        reader.0.is_empty().then_some(Self(content))
    }

    /// Returns the content of the next value, which must have this tag and a length in the shortest form.
    pub(crate) fn read(&mut self, tag: u8) -> Option<&'a [u8]> {
        let rest = self.0.strip_prefix(&[tag])?;
        let (&first, rest) = rest.split_first()?;
        let (length, rest) = match first {
            0..=0x7f => (usize::from(first), rest),
            0x81..=0x84 => {
                let (octets, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
                let length = octets.iter().fold(0, |sum, octet| (sum << 8) | usize::from(*octet));
                let shortest = octets.first() != Some(&0) && length > 0x7f;
                (shortest.then_some(length)?, rest)
            }
            _ => return None,
        };
        let (content, rest) = rest.split_at_checked(length)?;
        self.0 = rest;
        Some(content)
    }

    /// Returns the magnitude of the next value, a positive `INTEGER`, without leading zeros.
    pub(crate) fn read_positive(&mut self) -> Option<&'a [u8]> {
        match self.read(tag::INTEGER)? {
            [0, magnitude @ ..] if magnitude.first() >= Some(&0x80) => Some(magnitude),
            magnitude @ [1..=0x7f, ..] => Some(magnitude),
            _ => None,
        }
    }

    /// Returns whether the next value has this tag.
    pub(crate) fn next_is(self, tag: u8) -> bool {
        self.0.first() == Some(&tag)
    }

    /// Returns the bytes that are left.
    pub(crate) fn rest(self) -> &'a [u8] {
        self.0
    }

    /// Returns whether nothing is left.
    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

/// Returns the octets in the content of a `BIT STRING` without unused bits.
pub(crate) fn octets(content: &[u8]) -> Option<&[u8]> {
    content.strip_prefix(&[0])
}

/// Returns one value: the tag, the length, and the parts as its content.
pub(crate) fn value(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut out = Vec::with_capacity(length + 6);
    head(&mut out, tag, length);
    parts.iter().for_each(|part| out.extend_from_slice(part));
    out
}

/// Writes the identifier and the length of a value whose content the caller writes.
pub(crate) fn head(out: &mut Vec<u8>, tag: u8, length: usize) {
    let octets = length.to_be_bytes();
    let used = octets.iter().skip_while(|octet| **octet == 0);
    match u8::try_from(length) {
        Ok(short @ 0..=0x7f) => out.extend_from_slice(&[tag, short]),
        _ => {
            let count = u8::try_from(used.clone().count()).unwrap_or_default();
            out.extend_from_slice(&[tag, 0x80 | count]);
            out.extend(used);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let content = vec![7; length];
            let written = value(tag::OCTET_STRING, &[&content]);
            let mut reader = DerReader::new(&written);
            assert_eq!(reader.read(tag::OCTET_STRING), Some(content.as_slice()), "{length}");
            assert!(reader.is_empty());
        }
        assert_eq!(value(tag::OCTET_STRING, &[&[7; 200]])[..3], [4, 0x81, 200]);
        assert_eq!(value(tag::OCTET_STRING, &[&[7; 256]])[..4], [4, 0x82, 1, 0]);
    }

    #[test]
    fn only_the_shortest_form_is_read() {
        for bytes in [
            &[4, 0x80, 0, 0][..],
            &[4, 0x81, 1, 7],
            &[4, 0x82, 0, 0x80],
            &[4, 2, 7],
            &[4],
            &[],
            &[5, 0],
        ] {
            assert_eq!(DerReader::new(bytes).read(tag::OCTET_STRING), None, "{bytes:?}");
        }
        assert!(DerReader::whole(&[0x30, 0, 0], tag::SEQUENCE).is_none());
    }

    #[test]
    fn an_integer_is_positive_and_short() {
        let read = |content: &[u8]| {
            let written = value(tag::INTEGER, &[content]);
            DerReader::new(&written).read_positive().map(<[u8]>::to_vec)
        };
        assert_eq!(read(&[3]), Some(vec![3]));
        assert_eq!(read(&[0, 0x80]), Some(vec![0x80]));
        for refused in [&[][..], &[0], &[0, 1], &[0x80], &[0xff, 1]] {
            assert_eq!(read(refused), None, "{refused:?}");
        }
    }
}
