//! The encryption context and its one encoding in bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The pairs of text that a caller binds to a ciphertext. They are authenticated, not stored and not secret.
///
/// No context and an empty one are the same.
#[derive(Clone, Copy, Debug, Default)]
pub struct CiphertextContext<'a>(Option<&'a BTreeMap<String, String>>);

impl<'a> CiphertextContext<'a> {
    /// Returns the context of a request.
    #[must_use]
    pub const fn new(pairs: Option<&'a BTreeMap<String, String>>) -> Self {
        Self(pairs)
    }

    /// Returns whether there is no pair.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none_or(BTreeMap::is_empty)
    }

    /// Returns the canonical encoding: the number of pairs, then each key and value with its length before it, in the order of
    /// the keys' UTF-8 bytes. All numbers are 32 bits, big-endian. Two different contexts never share an encoding.
    ///
    /// `None` if a length does not fit 32 bits, which no request is large enough for.
    #[must_use]
    pub fn canonical(&self) -> Option<Cow<'static, [u8]>> {
        let Some(pairs) = self.0 else {
            return Some(Cow::Borrowed(&[0; 4]));
        };
        let texts = || pairs.iter().flat_map(|(key, value)| [key.as_bytes(), value.as_bytes()]);
        let mut bytes = Vec::with_capacity(4 + texts().map(|text| 4 + text.len()).sum::<usize>());
        bytes.extend_from_slice(&u32::try_from(pairs.len()).ok()?.to_be_bytes());
        // A map of `String` iterates in the order of the UTF-8 bytes.
        for text in texts() {
            bytes.extend_from_slice(&u32::try_from(text.len()).ok()?.to_be_bytes());
            bytes.extend_from_slice(text);
        }
        Some(Cow::Owned(bytes))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn canonical(pairs: &[(&str, &str)]) -> Vec<u8> {
        let pairs: BTreeMap<_, _> =
            pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        CiphertextContext::new(Some(&pairs)).canonical().unwrap().into_owned()
    }

    #[test]
    fn pairs_are_counted_sorted_and_measured() {
        let bytes = canonical(&[("b", "2"), ("B", ""), ("ä", "x")]);
        let mut expected = vec![0, 0, 0, 3];
        expected.extend([0, 0, 0, 1, b'B', 0, 0, 0, 0]);
        expected.extend([0, 0, 0, 1, b'b', 0, 0, 0, 1, b'2']);
        expected.extend([0, 0, 0, 2, 0xC3, 0xA4, 0, 0, 0, 1, b'x']);
        assert_eq!(bytes, expected);
    }

    #[test]
    fn no_context_is_the_empty_context() {
        assert_eq!(&*CiphertextContext::default().canonical().unwrap(), [0; 4]);
        assert_eq!(canonical(&[]), [0; 4]);
    }

    #[test]
    fn text_does_not_move_between_key_and_value() {
        assert_ne!(canonical(&[("ab", "c")]), canonical(&[("a", "bc")]));
        assert_ne!(canonical(&[("a", "b"), ("c", "d")]), canonical(&[("a", "b\0\0\0\u{1}c")]));
    }

    /// Reads an encoding back; that this is possible for every context proves that no two share one.
    fn parse(bytes: &[u8]) -> BTreeMap<String, String> {
        let mut rest = bytes;
        let number = |rest: &mut &[u8]| {
            let (head, tail) = rest.split_first_chunk::<4>().unwrap();
            *rest = tail;
            usize::try_from(u32::from_be_bytes(*head)).unwrap()
        };
        let count = number(&mut rest);
        let text = |rest: &mut &[u8]| {
            let length = number(rest);
            let (head, tail) = rest.split_at(length);
            *rest = tail;
            String::from_utf8(head.to_vec()).unwrap()
        };
        let pairs = (0..count).map(|_| (text(&mut rest), text(&mut rest))).collect();
        assert!(rest.is_empty());
        pairs
    }

    proptest! {
        #[test]
        fn an_encoding_has_one_meaning(pairs: BTreeMap<String, String>) {
            let bytes = CiphertextContext::new(Some(&pairs)).canonical().unwrap();
            prop_assert_eq!(parse(&bytes), pairs);
        }
    }
}
