//! Pages of lists: `Limit`, `Marker`, `NextMarker`, `Truncated`.
//!
//! A marker names the last item of the previous page. It is opaque to callers: base64 of a checksum over the operation, the
//! filter and the item, then the item. A marker of another operation or filter, or one that was made up, is refused with
//! `InvalidMarkerException`. It conveys no authority: the next page is authorised again.

use model::{Error, ErrorCode, Operation};
use store::{Address, Prefix, Record};

use crate::context::Context;

const CHECKSUM_BYTES: usize = 8;

/// The page that a request asks for.
#[derive(Debug)]
pub(crate) struct Page {
    /// The most items of the page.
    pub(crate) limit: usize,
    /// The item after which the page begins, if any.
    pub(crate) after: Option<String>,
    operation: Operation,
    filter: String,
}

/// The number of items that an operation lists: AWS KMS API reference, the `Limit` of each List operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageSize {
    pub(crate) default: i32,
    pub(crate) max: i32,
}

impl Page {
    /// Reads `Limit` and `Marker`. `filter` is all else that determines the list, such as the key id.
    pub(crate) fn new(
        operation: Operation,
        size: PageSize,
        limit: Option<i32>,
        marker: Option<&str>,
        filter: &str,
    ) -> Result<Self, Error> {
        let limit = limit.unwrap_or(size.default);
        if limit > size.max {
            return Err(Error::validation(format!(
                "1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: \
                 Member must have value less than or equal to {}",
                size.max
            )));
        }
        let mut page = Self {
            limit: usize::try_from(limit).unwrap_or(1),
            after: None,
            operation,
            filter: filter.to_owned(),
        };
        page.after = marker.map(|marker| page.item_of(marker)).transpose()?;
        Ok(page)
    }

    /// Returns the records of the page, and one more, so that it is known whether the page is the last.
    pub(crate) fn scan(
        &self,
        context: &Context<'_>,
        prefix: &Prefix,
    ) -> Result<Vec<(Address, Record)>, Error> {
        let most = self.limit.saturating_add(1);
        context.environment.key_cache.scan(prefix, self.after.as_deref(), most)
    }

    /// Cuts `items`, of which one more than the limit was read, to the page. Returns the next marker if items remain.
    pub(crate) fn cut<T>(&self, items: &mut Vec<T>, id: impl Fn(&T) -> String) -> Option<String> {
        if items.len() <= self.limit {
            return None;
        }
        items.truncate(self.limit);
        items.last().map(|last| self.marker_of(&id(last)))
    }

    /// Returns the items after the marker, with their ids given by `id`, for a list that is in memory and in any order.
    pub(crate) fn rest<T: Clone>(&self, items: &[T], id: impl Fn(&T) -> String) -> Vec<T> {
        let done = self.after.as_ref().map_or(0, |after| {
            items.iter().position(|item| id(item) == *after).map_or(items.len(), |last| last + 1)
        });
        items.iter().skip(done).cloned().collect()
    }

    fn marker_of(&self, item: &str) -> String {
        let mut bytes = self.checksum(item).to_vec();
        bytes.extend_from_slice(item.as_bytes());
        base64_simd::STANDARD.encode_to_string(&bytes)
    }

    fn item_of(&self, marker: &str) -> Result<String, Error> {
        let invalid = || Error::bare(ErrorCode::InvalidMarkerException);
        let bytes = base64_simd::STANDARD.decode_to_vec(marker).map_err(|_not_base64| invalid())?;
        let (checksum, item) = bytes.split_at_checked(CHECKSUM_BYTES).ok_or_else(invalid)?;
        let item = std::str::from_utf8(item).map_err(|_not_text| invalid())?;
        if checksum != self.checksum(item) {
            return Err(invalid());
        }
        Ok(item.to_owned())
    }

    fn checksum(&self, item: &str) -> [u8; CHECKSUM_BYTES] {
        let text = format!("{}\n{}\n{item}", self.operation.name(), self.filter);
        crypto::hash::sha256(text.as_bytes()).first_chunk().copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZE: PageSize = PageSize { default: 2, max: 3 };

    fn page(marker: Option<&str>, filter: &str) -> Result<Page, Error> {
        Page::new(Operation::ListKeys, SIZE, None, marker, filter)
    }

    #[test]
    fn a_marker_leads_to_the_item_after_the_page() {
        let first = page(None, "").unwrap();
        let mut items = vec!["a", "b", "c"];
        let marker = first.cut(&mut items, |item| (*item).to_owned()).unwrap();
        assert_eq!(items, ["a", "b"]);
        assert_eq!(page(Some(&marker), "").unwrap().after.as_deref(), Some("b"));
    }

    #[test]
    fn the_last_page_has_no_marker() {
        let mut items = vec!["a", "b"];
        assert_eq!(page(None, "").unwrap().cut(&mut items, |item| (*item).to_owned()), None);
    }

    #[test]
    fn made_up_and_foreign_markers_are_refused() {
        let marker = page(None, "one key").unwrap().marker_of("b");
        for (marker, filter) in
            [(marker.as_str(), "another key"), ("!", "one key"), ("AAAA", "one key")]
        {
            let error = page(Some(marker), filter).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidMarkerException);
        }
        let other = Page::new(Operation::ListAliases, SIZE, None, Some(&marker), "one key");
        assert_eq!(other.unwrap_err().code(), ErrorCode::InvalidMarkerException);
    }

    #[test]
    fn a_limit_above_the_maximum_is_refused() {
        let error = Page::new(Operation::ListKeys, SIZE, Some(4), None, "").unwrap_err();
        assert_eq!(error.code(), ErrorCode::ValidationException);
    }
}
