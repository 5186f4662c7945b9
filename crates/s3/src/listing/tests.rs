//! Lists against a model that walks all keys.

use std::cell::RefCell;
use std::convert::Infallible;

use proptest::prelude::*;

use super::*;

/// A key and a version, as an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Version(String, Option<String>);

impl ListEntry for Version {
    fn key(&self) -> &str {
        &self.0
    }

    fn version_id(&self) -> Option<&str> {
        self.1.as_deref()
    }
}

/// Entries in memory, and the seeks that were made.
struct Keys {
    entries: Vec<Version>,
    seeks: RefCell<Vec<(String, usize)>>,
}

impl Keys {
    fn new(entries: Vec<Version>) -> Self {
        Self { entries, seeks: RefCell::default() }
    }

    fn named(keys: &[&str]) -> Self {
        let mut keys: Vec<_> = keys.iter().map(|key| Version((*key).to_owned(), None)).collect();
        keys.sort_by(|a, b| a.0.cmp(&b.0));
        Self::new(keys)
    }
}

impl SortedKeys for Keys {
    type Entry = Version;
    type Error = Infallible;

    fn seek(&self, from: KeyStart<'_>, limit: usize) -> Result<Vec<Version>, Infallible> {
        let found = match from {
            KeyStart::At(key) => self.entries.iter().position(|entry| *entry.0 >= *key),
            KeyStart::After(key) => self.entries.iter().position(|entry| *entry.0 > *key),
            KeyStart::AfterVersion(key, version) => {
                let is_it = |entry: &Version| entry.0 == key && entry.version_id() == Some(version);
                self.entries.iter().position(is_it).map(|at| at + 1)
            }
        };
        let rest = found.map_or(&[][..], |at| &self.entries[at..]);
        let read = rest[..limit.min(rest.len())].to_vec();
        self.seeks.borrow_mut().push((format!("{from:?}"), read.len()));
        Ok(read)
    }
}

fn listing(prefix: &str, delimiter: &str, max: usize, after: Option<ListMarker>) -> ListRequest {
    let max = MaxKeys::of_objects(Some(&max.to_string())).unwrap();
    ListRequest::new(Some(prefix), Some(delimiter), max, after)
}

fn page(keys: &Keys, listing: &ListRequest) -> ListPage<Version> {
    let Ok(page) = listing.page(keys);
    page
}

fn names(page: &ListPage<Version>) -> Vec<&str> {
    page.contents.iter().map(ListEntry::key).collect()
}

/// The example of "Organizing objects using prefixes".
const PHOTOS: [&str; 6] = [
    "sample.jpg",
    "photos/2006/January/sample.jpg",
    "photos/2006/February/sample2.jpg",
    "photos/2006/February/sample3.jpg",
    "photos/2006/February/sample4.jpg",
    "photos/index.html",
];

#[test]
fn the_example_of_the_user_guide() {
    let keys = Keys::named(&PHOTOS);
    let root = page(&keys, &listing("", "/", 1000, None));
    assert_eq!(
        (names(&root), &*root.common_prefixes),
        (vec!["sample.jpg"], &["photos/".to_owned()][..])
    );
    let year = page(&keys, &listing("photos/2006/", "/", 1000, None));
    assert_eq!(names(&year), [""; 0]);
    assert_eq!(year.common_prefixes, ["photos/2006/February/", "photos/2006/January/"]);
    let all = page(&keys, &listing("", "", 1000, None));
    assert_eq!((names(&all).len(), all.is_truncated()), (6, false));
}

#[test]
fn a_page_ends_where_it_is_full_and_says_whether_it_goes_on() {
    let keys = Keys::named(&["a", "b/1", "b/2", "c"]);
    let first = page(&keys, &listing("", "/", 2, None));
    assert_eq!((names(&first), first.key_count()), (vec!["a"], 2));
    let next = first.next.clone().unwrap();
    assert_eq!(next.key(), "b/");
    assert_eq!(listing("", "/", 2, None).next_marker(&first), Some("b/"));
    let second = page(&keys, &listing("", "/", 2, Some(next)));
    assert_eq!((names(&second), second.is_truncated()), (vec!["c"], false));
    // Full, and nothing is left but keys that the last prefix stands for.
    let keys = Keys::named(&["a", "b/1", "b/2"]);
    assert!(!page(&keys, &listing("", "/", 2, None)).is_truncated());
    let plain = listing("", "", 2, None);
    assert_eq!(plain.next_marker(&page(&keys, &plain)), None);
}

#[test]
fn a_page_of_nothing_reads_nothing() {
    let keys = Keys::named(&["a"]);
    let empty = page(&keys, &listing("", "", 0, None));
    assert_eq!((empty.key_count(), empty.is_truncated()), (0, false));
    let behind = Some(ListMarker::new("b", None));
    assert_eq!(page(&keys, &listing("a", "", 9, behind)).key_count(), 0);
    assert!(keys.seeks.borrow().is_empty());
}

/// A million keys below one prefix cost no more than 64.
#[test]
fn keys_below_a_common_prefix_are_not_walked() {
    let mut entries: Vec<_> = (0..100_000).map(|n| Version(format!("a/{n:06}"), None)).collect();
    entries.push(Version("b".to_owned(), None));
    entries.extend((0..100_000).map(|n| Version(format!("c/{n:06}"), None)));
    let keys = Keys::new(entries);
    let root = page(&keys, &listing("", "/", 1000, None));
    assert_eq!((names(&root), root.common_prefixes.len()), (vec!["b"], 2));
    let seeks = keys.seeks.borrow();
    let read: usize = seeks.iter().map(|(_, read)| read).sum();
    assert!(seeks.len() <= 3 && read <= 3 * DELIMITED_READ_MAX, "{seeks:?}");
}

/// A folder of many keys is one entry, once it is known that there are such; single keys are read together again.
#[test]
fn many_common_prefixes_are_read_one_by_one() {
    let folders = (0..10_000).map(|n| Version(format!("a{:04}/{:02}", n / 100, n % 100), None));
    let single = (0..300).map(|n| Version(format!("b{n:04}"), None));
    let keys = Keys::new(folders.chain(single).collect());
    let all = page(&keys, &listing("", "/", 1000, None));
    assert_eq!((names(&all).len(), all.common_prefixes.len()), (300, 100));
    let seeks = keys.seeks.borrow();
    let read: usize = seeks.iter().map(|(_, read)| read).sum();
    assert!(seeks.len() <= 115 && read <= 650, "{} seeks, {read} entries", seeks.len());
}

#[test]
fn a_list_of_versions_goes_on_within_a_key() {
    let version = |key: &str, id: &str| Version(key.to_owned(), Some(id.to_owned()));
    let entries = vec![
        version("a", "3"),
        version("a", "2"),
        version("a", "1"),
        version("b/c", "1"),
        version("d", "1"),
    ];
    let keys = Keys::new(entries.clone());
    let first = page(&keys, &listing("", "/", 2, None));
    assert_eq!(first.contents, entries[..2]);
    let next = first.next.unwrap();
    assert_eq!((next.key(), next.version_id()), ("a", Some("2")));
    let second = page(&keys, &listing("", "/", 2, Some(next)));
    assert_eq!(
        (&second.contents[..], &*second.common_prefixes),
        (&entries[2..3], &["b/".to_owned()][..])
    );
    let next = second.next.unwrap();
    assert_eq!((next.key(), next.version_id()), ("b/", None));
    let third = page(&keys, &listing("", "/", 2, Some(next)));
    assert_eq!((&third.contents[..], third.next), (&entries[4..], None));
    let after_key = page(&keys, &listing("", "", 9, Some(ListMarker::new("a", None))));
    assert_eq!(after_key.contents, entries[3..]);
}

/// The elements of a list, found by walking every key: the common prefix or the key, in order and once.
fn model(keys: &Keys, prefix: &str, delimiter: &str) -> Vec<(String, bool)> {
    let mut elements: Vec<(String, bool)> = Vec::new();
    for entry in &keys.entries {
        let Some(rest) = entry.0.strip_prefix(prefix) else { continue };
        let is_cut = !delimiter.is_empty() && rest.contains(delimiter);
        let element = match rest.split(delimiter).next().filter(|_| is_cut) {
            Some(before) => (format!("{prefix}{before}{delimiter}"), true),
            None => (entry.0.clone(), false),
        };
        if elements.last() != Some(&element) {
            elements.push(element);
        }
    }
    elements
}

fn elements(page: &ListPage<Version>) -> Vec<(String, bool)> {
    let keys = names(page).into_iter().map(|key| (key.to_owned(), false));
    let mut all: Vec<_> =
        keys.chain(page.common_prefixes.iter().map(|p| (p.clone(), true))).collect();
    all.sort();
    all
}

proptest! {
    #[test]
    fn pages_together_are_what_the_model_finds(
        keys in proptest::collection::btree_set("[ab/é\u{10FFFF}]{1,5}", 0..60),
        prefix in "[ab/]{0,2}",
        delimiter in "(/|b|//|ab|\u{10FFFF}|é)?",
        max in 1usize..7,
    ) {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let keys = Keys::named(&keys);
        let expected = model(&keys, &prefix, &delimiter);
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            keys.seeks.borrow_mut().clear();
            let page = page(&keys, &listing(&prefix, &delimiter, max, after));
            prop_assert!(keys.seeks.borrow().len() <= page.key_count() + 1);
            prop_assert!(page.key_count() <= max);
            found.extend(elements(&page));
            let Some(next) = page.next else { break };
            prop_assert_eq!(found.last().map(|(name, _)| name.as_str()), Some(next.key()));
            after = Some(next);
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_list_begins_behind_any_marker(
        keys in proptest::collection::btree_set("[ab/]{1,4}", 0..40),
        prefix in "[ab/]{0,2}",
        delimiter in "(/|b|ab)?",
        marker in "[ab/]{1,4}",
    ) {
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let keys = Keys::named(&keys);
        let after = Some(ListMarker::new(&marker, None));
        let page = page(&keys, &listing(&prefix, &delimiter, 1000, after));
        let expected: Vec<_> = model(&keys, &prefix, &delimiter)
            .into_iter()
            .filter(|(element, _)| *element > marker)
            .collect();
        prop_assert_eq!(elements(&page), expected);
    }
}
