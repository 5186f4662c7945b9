//! Lists of keys, in pages.
//!
//! A list has elements in the order of their bytes: keys, and common prefixes, each of which stands for all keys that begin with it. A
//! prefix counts as one element, however many keys it has, and its keys are never walked: after its first key the list seeks the next key that does
//! not begin with it. A list goes on after an element. Where it goes on from a key that a common prefix stands for, that prefix was
//! listed before.
//!
//! ListObjects, ListObjectsV2, ListObjectVersions and ListMultipartUploads are this algorithm over different entries.
//!
//! Source: Amazon S3 user guide, "Organizing objects using prefixes"; API reference, "ListObjectsV2" and "ListObjects".

mod continuation_token;
mod max_keys;
mod position;

pub(crate) use continuation_token::ContinuationToken;
pub(crate) use max_keys::MaxKeys;
pub(crate) use max_keys::out_of_range;
pub(crate) use position::ListMarker;

use position::ListPosition;

/// The most entries that are read at once when they may be of common prefixes, of which one entry is enough.
const DELIMITED_READ_MAX: usize = 64;

/// The number of entries that are read at once: smaller where half of them or more turned out to be of one common prefix, larger where
/// nearly each is an element.
#[derive(Clone, Copy, Debug)]
struct ReadSize(usize);

impl ReadSize {
    /// Returns the size after a read of so many entries, which were so many elements.
    fn after(self, entries: usize, elements: usize) -> Self {
        let is_wasted = elements * 2 <= entries;
        Self(if is_wasted { self.0.div_ceil(8) } else { (self.0 * 2).min(DELIMITED_READ_MAX) })
    }
}

/// The place from which entries are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyStart<'a> {
    /// The first entry whose key is this one or greater.
    At(&'a str),
    /// The first entry whose key is greater.
    After(&'a str),
    /// The first entry behind this version of this key, also if the version is gone since.
    AfterVersion(&'a str, &'a str),
}

/// An entry of a list.
pub(crate) trait ListEntry {
    /// Returns the key.
    fn key(&self) -> &str;

    /// Returns what tells entries of one key apart, if the list has several: the id of a version or of an upload.
    fn version_id(&self) -> Option<&str> {
        None
    }
}

/// Entries in the order of the bytes of their keys.
pub(crate) trait SortedKeys {
    /// The entries.
    type Entry: ListEntry;
    /// The reason why entries cannot be read.
    type Error;

    /// Returns the next entries from a place, `limit` of them or all that there are. `limit` is at most 1,001.
    ///
    /// # Errors
    /// Any error of the store.
    fn seek(&self, from: KeyStart<'_>, limit: usize) -> Result<Vec<Self::Entry>, Self::Error>;
}

/// A list that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListRequest {
    prefix: String,
    delimiter: Option<String>,
    max_keys: MaxKeys,
    after: Option<ListMarker>,
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListPage<E> {
    /// The entries, in order.
    pub(crate) contents: Vec<E>,
    /// The common prefixes, in order.
    pub(crate) common_prefixes: Vec<String>,
    /// The last element if the list goes on: it is truncated.
    pub(crate) next: Option<ListMarker>,
}

impl ListRequest {
    /// Returns a list. An empty delimiter is none.
    #[must_use]
    pub(crate) fn new(
        prefix: Option<&str>,
        delimiter: Option<&str>,
        max_keys: MaxKeys,
        after: Option<ListMarker>,
    ) -> Self {
        let delimiter = delimiter.filter(|text| !text.is_empty()).map(str::to_owned);
        Self { prefix: prefix.unwrap_or_default().to_owned(), delimiter, max_keys, after }
    }

    /// Reads a page. It seeks at most once for each element, and once more to know whether there is another.
    ///
    /// # Errors
    /// Any error of `keys`.
    pub(crate) fn page<K: SortedKeys>(&self, keys: &K) -> Result<ListPage<K::Entry>, K::Error> {
        let mut page = ListPage { contents: Vec::new(), common_prefixes: Vec::new(), next: None };
        if self.max_keys.get() == 0 {
            return Ok(page);
        }
        let mut last = None;
        let mut position = self.start();
        let mut size = ReadSize(DELIMITED_READ_MAX);
        while let Some(from) = position {
            let had = page.key_count();
            let limit = self.read_limit(self.max_keys.get() - had, size);
            let entries = keys.seek(from.as_start(), limit)?;
            let (read, are_more) = (entries.len(), entries.len() >= limit);
            for entry in entries {
                match self.element(&entry) {
                    None => return Ok(page),
                    // Stands for this key already.
                    Some(element) if last.as_ref() == Some(&element) && element.is_prefix() => {}
                    Some(_) if page.key_count() == self.max_keys.get() => {
                        page.next = last.map(ListPosition::into_marker);
                        return Ok(page);
                    }
                    Some(element) => {
                        match &element {
                            ListPosition::AfterPrefix(prefix) => {
                                page.common_prefixes.push(prefix.clone())
                            }
                            ListPosition::At(_) | ListPosition::After(_) => {
                                page.contents.push(entry)
                            }
                        }
                        last = Some(element);
                    }
                }
            }
            size = size.after(read, page.key_count() - had);
            position = last.clone().filter(|_| are_more).and_then(ListPosition::resolve);
        }
        Ok(page)
    }

    /// Returns `NextMarker` of ListObjects, which S3 sends with a delimiter only. Without one the caller takes the last key.
    #[must_use]
    pub(crate) fn next_marker<'a, E>(&self, page: &'a ListPage<E>) -> Option<&'a str> {
        page.next.as_ref().filter(|_| self.delimiter.is_some()).map(ListMarker::key)
    }

    /// Returns the place where the page begins, or `None` if no element is behind the marker.
    fn start(&self) -> Option<ListPosition> {
        let Some(marker) = self.after.as_ref().filter(|marker| !marker.key().is_empty()) else {
            return Some(ListPosition::At(self.prefix.clone()));
        };
        match self.common_prefix(marker.key()) {
            Some(common) => ListPosition::AfterPrefix(common).resolve(),
            None if marker.key().starts_with(&self.prefix) => {
                Some(ListPosition::After(marker.clone()))
            }
            None if *marker.key() < *self.prefix => Some(ListPosition::At(self.prefix.clone())),
            None => None,
        }
    }

    /// Returns the element that an entry is, as the place behind it, or `None` if the entry is not of this list.
    fn element(&self, entry: &impl ListEntry) -> Option<ListPosition> {
        if !entry.key().starts_with(&self.prefix) {
            return None;
        }
        let common = self.common_prefix(entry.key());
        let marker = || ListMarker::new(entry.key(), entry.version_id());
        Some(common.map_or_else(|| ListPosition::After(marker()), ListPosition::AfterPrefix))
    }

    /// Returns the common prefix that stands for a key: the prefix, and what follows up to the first delimiter and with it.
    fn common_prefix(&self, key: &str) -> Option<String> {
        let delimiter = self.delimiter.as_deref()?;
        let rest = key.strip_prefix(self.prefix.as_str())?;
        let (before, _) = rest.split_once(delimiter)?;
        Some([self.prefix.as_str(), before, delimiter].concat())
    }

    /// Returns how many entries are read, with one more than there is room for, which tells whether the list goes on.
    fn read_limit(&self, room: usize, size: ReadSize) -> usize {
        let limit = room.saturating_add(1);
        if self.delimiter.is_some() { limit.min(size.0) } else { limit }
    }
}

impl<E> ListPage<E> {
    /// Returns the number of elements.
    #[must_use]
    pub(crate) fn key_count(&self) -> usize {
        self.contents.len() + self.common_prefixes.len()
    }

    /// Returns whether the list goes on.
    #[must_use]
    pub(crate) const fn is_truncated(&self) -> bool {
        self.next.is_some()
    }
}

#[cfg(test)]
mod tests;
