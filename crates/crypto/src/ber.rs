//! Converts BER to DER (ITU-T X.690), for private keys that others have encoded: AWS KMS imports PKCS #8 in either.
//!
//! BER leaves choices: lengths in more octets than needed or indefinite (8.1.3), strings in segments (8.6.4, 8.7.3), any octet
//! for `true` (8.2.2). The output has none of them; the rest is copied. Tags above 30, lengths of more than four octets, bit
//! strings with unused bits in segments, and segments under a tag that is not a string's are not read.
//!
//! The bytes are secret. They are written into [`Secret`] memory at once, after a first pass that only counts.

use secret::Secret;

use crate::der::{DerReader, head, tag};

/// The longest input: longer than any private key that can be imported.
const BYTES_MAX: usize = 16 * 1024;
/// The deepest nesting. A PKCS #8 has four levels, with attributes a few more.
const DEPTH_MAX: usize = 12;

const BOOLEAN: u8 = 0x01;
const CONSTRUCTED: u8 = 0x20;
const HIGH_TAG: u8 = 0x1f;
const INDEFINITE: u8 = 0x80;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

/// Converts one value from BER to DER. `None` if it is not BER, or not of the kind that is read here.
fn to_der(ber: &[u8]) -> Option<Secret<[u8]>> {
    let is_one_value = |ber: &[u8]| {
        let mut rest = ber;
        next(&mut rest, DEPTH_MAX).is_some() && rest.is_empty()
    };
    if ber.len() > BYTES_MAX || !is_one_value(ber) {
        return None;
    }
    secret_of(|out| values(ber, DEPTH_MAX, out))
}

/// Converts a PKCS #8 from BER to DER, with the key that is in its OCTET STRING.
pub(crate) fn pkcs8_to_der(ber: &[u8]) -> Option<Secret<[u8]>> {
    let outer = to_der(ber)?;
    let mut rest = DerReader::whole(outer.expose(), tag::SEQUENCE)?;
    let (version, algorithm) = (rest.read(tag::INTEGER)?, rest.read(tag::SEQUENCE)?);
    let key = to_der(rest.read(tag::OCTET_STRING)?)?;
    let parts = |out: &mut Out<'_>| {
        out.value(tag::INTEGER, version)?;
        out.value(tag::SEQUENCE, algorithm)?;
        out.value(tag::OCTET_STRING, key.expose())?;
        out.push(rest.rest())
    };
    secret_of(|out| out.composed(tag::SEQUENCE, parts))
}

/// The output, which is written, or only counted.
struct Out<'o> {
    bytes: Option<&'o mut [u8]>,
    length: usize,
}

fn secret_of(write: impl Fn(&mut Out<'_>) -> Option<()>) -> Option<Secret<[u8]>> {
    let length = count(&write)?;
    Secret::<[u8]>::try_fill_with(length, |bytes| {
        write(&mut Out { bytes: Some(bytes), length: 0 }).ok_or(())
    })
    .ok()
}

fn count(write: impl Fn(&mut Out<'_>) -> Option<()>) -> Option<usize> {
    let mut out = Out { bytes: None, length: 0 };
    write(&mut out)?;
    Some(out.length)
}

impl Out<'_> {
    fn push(&mut self, part: &[u8]) -> Option<()> {
        let end = self.length.checked_add(part.len())?;
        if let Some(bytes) = &mut self.bytes {
            bytes.get_mut(self.length..end)?.copy_from_slice(part);
        }
        self.length = end;
        Some(())
    }

    fn value(&mut self, tag: u8, content: &[u8]) -> Option<()> {
        self.composed(tag, |out| out.push(content))
    }

    /// Writes a value whose content `write` writes, the same each time.
    fn composed(&mut self, tag: u8, write: impl Fn(&mut Out<'_>) -> Option<()>) -> Option<()> {
        let (mut start, length) = (Vec::with_capacity(6), count(&write)?);
        head(&mut start, tag, length);
        self.push(&start)?;
        if self.bytes.is_some() {
            return write(self);
        }
        // Counted already: to count again at each level would take time that doubles with each.
        self.length = self.length.checked_add(length)?;
        Some(())
    }
}

/// A value in BER, its content without the end of an indefinite one.
struct BerValue<'a> {
    tag: u8,
    content: &'a [u8],
}

/// Takes the next value. `depth` is the number of levels that it may have.
fn next<'a>(bytes: &mut &'a [u8], depth: usize) -> Option<BerValue<'a>> {
    let depth = depth.checked_sub(1)?;
    let (&tag, rest) = bytes.split_first()?;
    let (&first, rest) = rest.split_first()?;
    if tag & HIGH_TAG == HIGH_TAG || tag == END_OF_CONTENTS[0] {
        return None;
    }
    let (content, rest) = match first {
        0..=0x7f => rest.split_at_checked(usize::from(first))?,
        INDEFINITE if tag & CONSTRUCTED != 0 => {
            let mut inner = rest;
            while !inner.starts_with(&END_OF_CONTENTS) {
                next(&mut inner, depth)?;
            }
            let content = rest.get(..rest.len().checked_sub(inner.len())?)?;
            (content, inner.strip_prefix(&END_OF_CONTENTS)?)
        }
        0x81..=0x84 => {
            let (octets, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            let length = octets.iter().fold(0, |sum, octet| (sum << 8) | usize::from(*octet));
            rest.split_at_checked(length)?
        }
        _ => return None,
    };
    *bytes = rest;
    Some(BerValue { tag, content })
}

/// Writes each of the values that follow each other in `ber`.
fn values(mut ber: &[u8], depth: usize, out: &mut Out<'_>) -> Option<()> {
    while !ber.is_empty() {
        let BerValue { tag, content } = next(&mut ber, depth)?;
        let depth = depth.checked_sub(1)?;
        match (tag, tag ^ CONSTRUCTED) {
            (_, string @ (tag::BIT_STRING | tag::OCTET_STRING)) => {
                out.composed(string, |out| {
                    let unused: &[u8] = if string == tag::BIT_STRING { &[0] } else { &[] };
                    out.push(unused)?;
                    segments(string, content, depth, out)
                })?;
            }
            (BOOLEAN, _) => match content {
                [0] => out.value(BOOLEAN, &[0])?,
                [_] => out.value(BOOLEAN, &[0xff])?,
                _ => return None,
            },
            _ if tag & CONSTRUCTED != 0 => {
                out.composed(tag, |out| values(content, depth, out))?;
            }
            _ => out.value(tag, content)?,
        }
    }
    Some(())
}

/// Writes the contents of a string's segments, one after the other.
fn segments(string: u8, mut ber: &[u8], depth: usize, out: &mut Out<'_>) -> Option<()> {
    while !ber.is_empty() {
        let BerValue { tag, content } = next(&mut ber, depth)?;
        match tag {
            _ if tag == string && string == tag::BIT_STRING => {
                out.push(content.strip_prefix(&[0])?)?;
            }
            _ if tag == string => out.push(content)?,
            _ if tag == string | CONSTRUCTED => {
                segments(string, content, depth.checked_sub(1)?, out)?;
            }
            _ => return None,
        }
    }
    Some(())
}

#[cfg(test)]
mod tests;
