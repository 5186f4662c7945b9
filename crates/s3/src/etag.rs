//! The entity tag of an object.
//!
//! A put in one piece that is not encrypted with a KMS or a customer's key has the MD5 of its bytes. Others have 16 random bytes: the MD5 would
//! tell what is encrypted. An object of parts has the MD5 of the tags of its parts, and their number, whichever tags they are.
//!
//! Source: Amazon S3 API reference, "Object", member `ETag`; RFC 9110, section 8.8.3.

use std::fmt;

use crypto::hash::{Md5, hex};
use crypto::random::{self, RandomError};

use crate::part_number::PART_NUMBER_MAX;

/// The length of a tag in bytes.
const DIGEST_BYTES: usize = 16;

/// The entity tag of an object or of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ETag {
    digest: [u8; DIGEST_BYTES],
    parts: Option<u16>,
}

impl ETag {
    /// Returns the tag of bytes with this MD5.
    #[must_use]
    pub const fn of_md5(digest: [u8; DIGEST_BYTES]) -> Self {
        Self { digest, parts: None }
    }

    /// Returns a tag that says nothing of the bytes.
    ///
    /// # Errors
    /// [`RandomError`].
    pub fn random() -> Result<Self, RandomError> {
        random::array().map(Self::of_md5)
    }

    /// Returns the tag of an object of parts with these tags, in the order of their numbers. Returns `None` if there is no part, or
    /// more than 10,000.
    #[must_use]
    pub fn of_parts(tags: &[Self]) -> Option<Self> {
        let parts = u16::try_from(tags.len()).ok().filter(|n| (1..=PART_NUMBER_MAX).contains(n))?;
        let mut hash = Md5::new();
        tags.iter().for_each(|tag| hash.update(&tag.digest));
        Some(Self { digest: hash.finish(), parts: Some(parts) })
    }

    /// Parses a tag as clients send it: `"x"`, `x` or `W/"x"`. Returns `None` if S3 makes no such tag, so that no object has it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (digits, parts) = match unquoted(text).split_once('-') {
            Some((digits, parts)) => (digits, Some(parts_of(parts)?)),
            None => (unquoted(text), None),
        };
        let mut digest = [0; DIGEST_BYTES];
        let pairs = digits.as_bytes().chunks_exact(2);
        if digits.len() != 2 * DIGEST_BYTES {
            return None;
        }
        for (byte, pair) in digest.iter_mut().zip(pairs) {
            let pair = std::str::from_utf8(pair).ok().filter(|pair| is_hex(pair))?;
            *byte = u8::from_str_radix(pair, 16).ok()?;
        }
        Some(Self { digest, parts })
    }

    /// Returns the tag as headers and lists show it, in quotation marks.
    #[must_use]
    pub fn quoted(&self) -> String {
        format!("\"{self}\"")
    }
}

/// Shows the tag without quotation marks.
impl fmt::Display for ETag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&hex(&self.digest))?;
        self.parts.map_or(Ok(()), |parts| write!(formatter, "-{parts}"))
    }
}

/// Returns the text of a tag without `W/` and quotation marks.
pub(crate) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let text = text.strip_prefix("W/").unwrap_or(text);
    text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(text)
}

fn parts_of(digits: &str) -> Option<u16> {
    let parts = digits.parse().ok().filter(|parts| (1..=PART_NUMBER_MAX).contains(parts))?;
    (parts.to_string() == digits).then_some(parts)
}

fn is_hex(pair: &str) -> bool {
    pair.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

#[cfg(test)]
mod tests {
    use crypto::hash::md5;
    use proptest::prelude::*;

    use super::*;

    const EMPTY: &str = "d41d8cd98f00b204e9800998ecf8427e";

    #[test]
    fn a_tag_is_read_in_every_form_that_clients_send() {
        let tag = ETag::of_md5(md5(b""));
        for text in
            [EMPTY.to_owned(), tag.quoted(), format!("W/{}", tag.quoted()), format!(" {EMPTY} ")]
        {
            assert_eq!(ETag::parse(&text), Some(tag), "{text}");
        }
        let upper = EMPTY.to_ascii_uppercase();
        let odd = format!("{EMPTY}-");
        for text in [
            "",
            "*",
            "\"",
            "x",
            &upper,
            "é",
            &odd,
            &format!("{EMPTY}-0"),
            &format!("{EMPTY}-01"),
            &format!("{EMPTY}-10001"),
            &format!("{EMPTY}-1-1"),
            &format!("\"{EMPTY}"),
            "+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1+1",
        ] {
            assert_eq!(ETag::parse(text), None, "{text}");
        }
    }

    /// The tag of two parts, computed with Python's hashlib: the MD5 of the 32 bytes of the MD5 of "a" and "b".
    #[test]
    fn an_object_of_parts_has_the_md5_of_their_tags() {
        let parts = [ETag::of_md5(md5(b"a")), ETag::of_md5(md5(b"b"))];
        let tag = ETag::of_parts(&parts).unwrap();
        assert_eq!(tag.to_string(), "96e024ba2074fe77e8e965ba43a704be-2");
        assert_eq!(ETag::of_parts(&[]), None);
        assert_eq!(ETag::of_parts(&vec![tag; 10_001]), None);
    }

    #[test]
    fn a_random_tag_looks_like_an_md5_and_comes_once() {
        let (one, two) = (ETag::random().unwrap(), ETag::random().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.to_string().len(), 32);
    }

    proptest! {
        #[test]
        fn a_tag_that_is_shown_is_read(digest: [u8; 16], parts in proptest::option::of(1u16..=10_000)) {
            let tag = ETag { digest, parts };
            prop_assert_eq!(ETag::parse(&tag.quoted()), Some(tag));
            prop_assert_eq!(ETag::parse(&tag.to_string()), Some(tag));
        }

        #[test]
        fn any_text_is_a_tag_or_not(text in any::<String>()) {
            if let Some(tag) = ETag::parse(&text) {
                let shown = tag.to_string();
                prop_assert_eq!(unquoted(&text), shown.as_str());
            }
        }
    }
}
