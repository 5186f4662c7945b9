//! Pages of lists: `MaxItems`, `Marker`, `IsTruncated`. A marker is the name of the last item of the page before it, in base64.
//! It conveys no authority: the next page is authorised again.

use model::Error;

use crate::error::validation;

/// The items if the request does not say how many: IAM API reference, `MaxItems`.
const ITEMS_DEFAULT: usize = 100;

/// The page that a request asks for.
#[derive(Debug)]
pub(crate) struct Page {
    limit: usize,
    after: Option<String>,
}

/// A page of a list.
#[derive(Debug)]
pub(crate) struct Paged<T> {
    pub(crate) items: Vec<T>,
    pub(crate) is_truncated: bool,
    pub(crate) marker: Option<String>,
}

impl Page {
    pub(crate) fn new(max_items: Option<i32>, marker: Option<&str>) -> Result<Self, Error> {
        let limit = max_items.map_or(ITEMS_DEFAULT, |max| usize::try_from(max).unwrap_or(1));
        let after = marker.map(|marker| {
            let bytes = base64_simd::STANDARD.decode_to_vec(marker).ok();
            let name = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            name.ok_or_else(|| validation("Invalid Marker."))
        });
        Ok(Self { limit, after: after.transpose()? })
    }

    pub(crate) const fn limit(&self) -> usize {
        self.limit
    }

    /// Returns the name after which the page begins.
    pub(crate) fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Returns the page of items that are in the order of their names and begin after the marker already. There may be more than
    /// fit.
    pub(crate) fn cut<T>(&self, mut items: Vec<T>, name: impl Fn(&T) -> String) -> Paged<T> {
        let is_truncated = items.len() > self.limit;
        items.truncate(self.limit);
        let last = items.last().filter(|_| is_truncated);
        let marker = last.map(|last| base64_simd::STANDARD.encode_to_string(name(last)));
        Paged { items, is_truncated, marker }
    }

    /// Returns the page of a list that is in memory, in the order of the names. An item that has gone since the previous page was
    /// read takes no other with it.
    pub(crate) fn of<T>(&self, mut items: Vec<T>, name: impl Fn(&T) -> String) -> Paged<T> {
        items.retain(|item| self.after.as_ref().is_none_or(|after| name(item) > *after));
        items.sort_by_cached_key(&name);
        self.cut(items, name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_follow_each_other_to_the_end() {
        let all: Vec<String> = ('a'..='e').map(String::from).collect();
        let (mut seen, mut marker) = (Vec::new(), None);
        loop {
            let page = Page::new(Some(2), marker.as_deref()).unwrap();
            let paged = page.of(all.clone(), Clone::clone);
            assert_eq!(paged.is_truncated, paged.marker.is_some());
            seen.extend(paged.items);
            marker = paged.marker;
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
        assert!(Page::new(None, Some("!")).is_err());
    }

    #[test]
    fn an_item_that_has_gone_takes_no_other_with_it() {
        let all = ["b", "d", "a", "c"].map(str::to_owned).to_vec();
        let first = Page::new(Some(2), None).unwrap().of(all, Clone::clone);
        assert_eq!(first.items, ["a", "b"]);
        let next = Page::new(Some(2), first.marker.as_deref()).unwrap();
        assert_eq!(next.of(vec!["d".to_owned(), "c".to_owned()], Clone::clone).items, ["c", "d"]);
    }
}
