//! Places in a list, between its elements.

use model::Error;

use crate::error::invalid_argument;
use crate::listing::KeyStart;

/// The element after which a list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListMarker {
    key: String,
    version_id: Option<String>,
}

impl ListMarker {
    /// Returns the marker of an element: a key or a common prefix, and a version of the key if the list has versions. Without a version all
    /// versions of the key are before the place.
    #[must_use]
    pub(crate) fn new(key: &str, version_id: Option<&str>) -> Self {
        Self { key: key.to_owned(), version_id: version_id.map(str::to_owned) }
    }

    /// Returns the marker of the parameters `key-marker` and `version-id-marker`.
    ///
    /// # Errors
    /// `InvalidArgument` for a version without a key, and for an empty version.
    pub(crate) fn of_versions(
        key: Option<&str>,
        version_id: Option<&str>,
    ) -> Result<Option<Self>, Error> {
        match (key.filter(|key| !key.is_empty()), version_id) {
            (None, None) => Ok(None),
            (_, Some("")) => Err(empty_version()),
            (None, Some(version_id)) => Err(version_alone(version_id)),
            (Some(key), version_id) => Ok(Some(Self::new(key, version_id))),
        }
    }

    /// Returns the key, or the common prefix.
    #[must_use]
    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// Returns the version.
    #[must_use]
    pub(crate) fn version_id(&self) -> Option<&str> {
        self.version_id.as_deref()
    }
}

/// A place from which the next element is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ListPosition {
    /// At a key, or before the next one.
    At(String),
    /// Behind an entry.
    After(ListMarker),
    /// Behind all keys that begin with a common prefix.
    AfterPrefix(String),
}

impl ListPosition {
    /// Returns the place as the key where it begins, or `None` if no key can be there.
    pub(super) fn resolve(self) -> Option<Self> {
        match self {
            Self::AfterPrefix(prefix) => after_prefix(&prefix).map(Self::At),
            Self::At(_) | Self::After(_) => Some(self),
        }
    }

    pub(super) fn as_start(&self) -> KeyStart<'_> {
        match self {
            Self::At(key) | Self::AfterPrefix(key) => KeyStart::At(key),
            Self::After(ListMarker { key, version_id: None }) => KeyStart::After(key),
            Self::After(ListMarker { key, version_id: Some(version_id) }) => {
                KeyStart::AfterVersion(key, version_id)
            }
        }
    }

    pub(super) const fn is_prefix(&self) -> bool {
        matches!(self, Self::AfterPrefix(_))
    }

    pub(super) fn into_marker(self) -> ListMarker {
        match self {
            Self::After(marker) => marker,
            Self::At(key) | Self::AfterPrefix(key) => ListMarker { key, version_id: None },
        }
    }
}

/// Returns the least text that is greater than every text with a prefix, or `None` if there is none. The order of texts is that of their
/// characters, which is that of their bytes in UTF-8.
pub(super) fn after_prefix(prefix: &str) -> Option<String> {
    let mut text = prefix.to_owned();
    while let Some(last) = text.pop() {
        if let Some(next) = next_char(last) {
            text.push(next);
            return Some(text);
        }
    }
    None
}

fn next_char(letter: char) -> Option<char> {
    // The range leaves out the surrogates, as UTF-8 does.
    (letter..=char::MAX).nth(1)
}

fn empty_version() -> Error {
    invalid_argument("A version-id marker cannot be empty.", "version-id-marker", "")
}

fn version_alone(version_id: &str) -> Error {
    let message = "A version-id marker cannot be specified without a key marker.";
    invalid_argument(message, "version-id-marker", version_id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_next_text_skips_what_begins_with_the_prefix() {
        for (prefix, expected) in [
            ("a/", Some("a0")),
            ("a", Some("b")),
            ("a\u{10FFFF}", Some("b")),
            ("\u{D7FF}", Some("\u{E000}")),
            ("\u{7F}", Some("\u{80}")),
            ("\u{10FFFF}\u{10FFFF}", None),
            ("", None),
        ] {
            assert_eq!(after_prefix(prefix).as_deref(), expected);
        }
    }

    #[test]
    fn a_version_is_of_a_key() {
        assert_eq!(ListMarker::of_versions(None, None), Ok(None));
        assert_eq!(ListMarker::of_versions(Some(""), None), Ok(None));
        let marker = ListMarker::of_versions(Some("key"), Some("v")).unwrap().unwrap();
        assert_eq!((marker.key(), marker.version_id()), ("key", Some("v")));
        for (key, version) in [(None, Some("v")), (Some(""), Some("v")), (Some("key"), Some(""))] {
            assert!(ListMarker::of_versions(key, version).is_err());
        }
    }

    proptest! {
        #[test]
        fn nothing_is_between_a_prefix_and_what_is_after(prefix in "\\PC{0,3}\u{10FFFF}?", other in "\\PC{0,5}\u{10FFFF}?") {
            let is_before = |text: &str| after_prefix(&prefix).is_none_or(|after| *text < *after);
            let within = format!("{prefix}{other}");
            prop_assert!(is_before(&within));
            // What is greater than the prefix and before the place begins with the prefix.
            prop_assert_eq!(other >= prefix && is_before(&other), other.starts_with(&prefix));
        }
    }
}
