//! Splits the short texts of signatures at an ASCII character: every request has a dozen such places.

/// Returns what stands before the first `at`, and what follows it.
pub(crate) fn split_once(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = memchr::memchr(at, text.as_bytes())?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// Returns what stands before the last `at`, and what follows it.
pub(crate) fn split_last(text: &str, at: u8) -> Option<(&str, &str)> {
    let place = memchr::memrchr(at, text.as_bytes())?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// Returns the parts of a text between each `at`.
pub(crate) fn parts(text: &str, at: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((part, after)) = split_once(text, at) else { return Some(text) };
        rest = Some(after);
        Some(part)
    })
}

/// Returns whether there are two spaces one after the other. Most texts have none at all.
pub(crate) fn has_two_spaces(text: &[u8]) -> bool {
    let from_first = memchr::memchr(b' ', text).and_then(|first| text.get(first..));
    from_first.is_some_and(|rest| rest.windows(2).any(|two| two == b"  "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn texts_are_split_as_the_standard_library_does(text in "[,/aé]{0,20}") {
            prop_assert_eq!(split_once(&text, b','), text.split_once(','));
            prop_assert_eq!(split_last(&text, b'/'), text.rsplit_once('/'));
            prop_assert!(parts(&text, b',').eq(text.split(',')));
        }
    }
}
