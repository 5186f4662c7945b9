//! Pages of lists. A marker names the last item of the page before it, and conveys no authority: the next page is authorised again.
//!
//! Services differ in the form of their markers. Both are opaque to callers: base64 of the item's name, or of a checksum over the
//! list and the item, then the item. A checked marker of another list, or one that was made up, is invalid.

/// The bytes of the checksum in a checked marker.
const CHECKSUM_BYTES: usize = 8;

/// The page that a request asks for.
#[derive(Debug)]
pub struct Page {
    limit: usize,
    after: Option<String>,
    form: MarkerForm,
}

/// The form of a service's markers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkerForm {
    /// The name of the item.
    Named,
    /// The name of the item with a checksum over it and this text, which says which list it is.
    Checked(String),
}

/// A marker that no page of the list gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidMarker;

/// A page of a list.
#[derive(Debug)]
pub struct Paged<T> {
    /// The items.
    pub items: Vec<T>,
    /// `true` if items remain.
    pub is_truncated: bool,
    /// The marker of the next page; `None` if no items remain.
    pub marker: Option<String>,
}

/// The items of a page that is being read. It is full when it has as many items as were asked for, or as many bytes as it may have.
#[derive(Debug)]
pub struct PageItems<'p, T> {
    page: &'p Page,
    items: Vec<T>,
    bytes: usize,
    bytes_max: usize,
    is_truncated: bool,
}

impl Page {
    /// Reads the marker of a request.
    ///
    /// # Errors
    /// [`InvalidMarker`]
    pub fn new(
        limit: usize,
        marker: Option<&str>,
        form: MarkerForm,
    ) -> Result<Self, InvalidMarker> {
        let after = marker.map(|marker| form.read(marker).ok_or(InvalidMarker)).transpose()?;
        Ok(Self { limit, after, form })
    }

    /// Returns the most items of the page.
    #[must_use]
    pub const fn limit(&self) -> usize {
        self.limit
    }

    /// Returns the name of the item after which the page begins; `None` for the first page.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.after.as_deref()
    }

    /// Cuts items that begin after the marker already to the page. There may be more than fit. Returns the next marker if items
    /// remain.
    pub fn cut<T>(&self, items: &mut Vec<T>, name: impl Fn(&T) -> String) -> Option<String> {
        if items.len() <= self.limit {
            return None;
        }
        items.truncate(self.limit);
        items.last().map(|last| self.form.write(&name(last)))
    }

    /// Returns the items after the marker of a list that is in memory and in any order.
    pub fn rest<T: Clone>(&self, items: &[T], name: impl Fn(&T) -> String) -> Vec<T> {
        let done = self.after.as_ref().map_or(0, |after| {
            items.iter().position(|item| name(item) == *after).map_or(items.len(), |last| last + 1)
        });
        items.iter().skip(done).cloned().collect()
    }

    /// Begins a page of items that are of many lengths: they are at most `bytes_max` bytes together, or a single one.
    #[must_use]
    pub const fn items<T>(&self, bytes_max: usize) -> PageItems<'_, T> {
        PageItems { page: self, items: Vec::new(), bytes: 0, bytes_max, is_truncated: false }
    }

    /// Returns the page of items that begin after the marker already.
    pub fn of_rest<T>(&self, mut items: Vec<T>, name: impl Fn(&T) -> String) -> Paged<T> {
        let marker = self.cut(&mut items, name);
        Paged { items, is_truncated: marker.is_some(), marker }
    }

    /// Returns the page of a list that is in memory, in the order of the names. An item that has gone since the previous page was
    /// read takes no other with it.
    pub fn of<T>(&self, mut items: Vec<T>, name: impl Fn(&T) -> String) -> Paged<T> {
        items.retain(|item| self.after.as_ref().is_none_or(|after| name(item) > *after));
        items.sort_by_cached_key(&name);
        self.of_rest(items, name)
    }
}

impl<T> PageItems<'_, T> {
    /// Adds the next item after the marker, which counts as `bytes`, if there is room. Returns whether there was.
    pub fn add(&mut self, item: T, bytes: usize) -> bool {
        let total = self.bytes.saturating_add(bytes);
        let is_full = self.items.len() >= self.page.limit
            || (!self.items.is_empty() && total > self.bytes_max);
        if is_full {
            self.is_truncated = true;
        } else {
            self.bytes = total;
            self.items.push(item);
        }
        !is_full
    }

    /// Returns the page, once all items are added or one had no room.
    pub fn end(self, name: impl Fn(&T) -> String) -> Paged<T> {
        let last = self.items.last().filter(|_| self.is_truncated);
        let marker = last.map(|last| self.page.form.write(&name(last)));
        Paged { items: self.items, is_truncated: self.is_truncated, marker }
    }
}

impl MarkerForm {
    fn write(&self, item: &str) -> String {
        let mut bytes = self.checksum(item).map_or_else(Vec::new, |sum| sum.to_vec());
        bytes.extend_from_slice(item.as_bytes());
        base64_simd::STANDARD.encode_to_string(&bytes)
    }

    fn read(&self, marker: &str) -> Option<String> {
        let bytes = base64_simd::STANDARD.decode_to_vec(marker).ok()?;
        let (checksum, item) = match self {
            Self::Named => (None, bytes.as_slice()),
            Self::Checked(_) => {
                let (checksum, item) = bytes.split_first_chunk::<CHECKSUM_BYTES>()?;
                (Some(*checksum), item)
            }
        };
        let item = std::str::from_utf8(item).ok()?;
        (checksum == self.checksum(item)).then(|| item.to_owned())
    }

    fn checksum(&self, item: &str) -> Option<[u8; CHECKSUM_BYTES]> {
        let Self::Checked(list) = self else { return None };
        let digest = crypto::hash::sha256(format!("{list}\n{item}").as_bytes());
        Some(digest.first_chunk().copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(marker: Option<&str>, list: &str) -> Result<Page, InvalidMarker> {
        Page::new(2, marker, MarkerForm::Checked(list.to_owned()))
    }

    fn named(marker: Option<&str>) -> Result<Page, InvalidMarker> {
        Page::new(2, marker, MarkerForm::Named)
    }

    #[test]
    fn a_marker_leads_to_the_item_after_the_page() {
        let first = checked(None, "keys").unwrap();
        let mut items = vec!["a", "b", "c"];
        let marker = first.cut(&mut items, |item| (*item).to_owned()).unwrap();
        assert_eq!(items, ["a", "b"]);
        assert_eq!(checked(Some(&marker), "keys").unwrap().after(), Some("b"));
    }

    #[test]
    fn the_last_page_has_no_marker() {
        let mut items = vec!["a", "b"];
        assert_eq!(checked(None, "").unwrap().cut(&mut items, |item| (*item).to_owned()), None);
    }

    #[test]
    fn made_up_and_foreign_markers_are_refused() {
        let marker = MarkerForm::Checked("one key".to_owned()).write("b");
        assert!(checked(Some(&marker), "one key").is_ok());
        for (marker, list) in
            [(marker.as_str(), "another key"), ("!", "one key"), ("AAAA", "one key")]
        {
            assert_eq!(checked(Some(marker), list).unwrap_err(), InvalidMarker);
        }
        assert_eq!(named(Some("!")).unwrap_err(), InvalidMarker);
    }

    #[test]
    fn pages_follow_each_other_to_the_end() {
        let all: Vec<String> = ('a'..='e').map(String::from).collect();
        let (mut seen, mut marker) = (Vec::new(), None);
        loop {
            let paged = named(marker.as_deref()).unwrap().of(all.clone(), Clone::clone);
            assert_eq!(paged.is_truncated, paged.marker.is_some());
            seen.extend(paged.items);
            marker = paged.marker;
            if marker.is_none() {
                break;
            }
        }
        assert_eq!(seen, all);
    }

    const BYTES_MAX: usize = 100;

    /// Reads the items that begin after the marker, each with its bytes.
    fn filled(page: &Page, items: &[(&'static str, usize)]) -> (Vec<&'static str>, Option<String>) {
        let mut reading = page.items(BYTES_MAX);
        let rest = items.iter().filter(|(name, _)| page.after().is_none_or(|after| *name > after));
        for (name, bytes) in rest {
            if !reading.add(*name, *bytes) {
                break;
            }
        }
        let paged = reading.end(|name| (*name).to_owned());
        assert_eq!(paged.is_truncated, paged.marker.is_some());
        (paged.items, paged.marker)
    }

    #[test]
    fn a_page_ends_when_its_items_are_too_many_bytes() {
        let most = BYTES_MAX;
        let page =
            |limit, marker: Option<&str>| Page::new(limit, marker, MarkerForm::Named).unwrap();
        let all = [("a", most / 2), ("b", most / 2), ("c", 1), ("d", 3 * most), ("e", 0)];
        let (mut pages, mut marker) = (Vec::new(), None);
        while pages.len() < 9 {
            let (items, next) = filled(&page(1000, marker.as_deref()), &all);
            pages.push(items);
            marker = next;
            if marker.is_none() {
                break;
            }
        }
        // One item is taken however long it is, or the list would never end.
        assert_eq!(pages, [vec!["a", "b"], vec!["c"], vec!["d"], vec!["e"]]);
        assert_eq!(filled(&page(1, None), &all).0, ["a"]);
        let small = [("a", 1), ("b", 1)];
        assert_eq!(filled(&page(2, None), &small), (vec!["a", "b"], None));
        assert_eq!(filled(&page(2, None), &[]), (Vec::new(), None));
    }

    #[test]
    fn an_item_that_has_gone_takes_no_other_with_it() {
        let all = ["b", "d", "a", "c"].map(str::to_owned).to_vec();
        let first = named(None).unwrap().of(all, Clone::clone);
        assert_eq!(first.items, ["a", "b"]);
        let next = named(first.marker.as_deref()).unwrap();
        assert_eq!(next.of(vec!["d".to_owned(), "c".to_owned()], Clone::clone).items, ["c", "d"]);
    }
}
