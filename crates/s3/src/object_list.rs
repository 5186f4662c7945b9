//! The objects of a bucket in the order of their keys, as lists walk them.

use std::cell::Cell;
use std::sync::Arc;

use model::generated::s3::{ChecksumAlgorithm, CommonPrefix, Object, ObjectStorageClass};
use model::{Error, Timestamp};
use pipeline::RunError;
use store::Store;

use crate::bucket::BucketEntry;
use crate::canonical_user;
use crate::context::Context;
use crate::digests::Digests;
use crate::listing::{KeyStart, ListEntry, ListPage, ListRequest, SortedKeys};
use crate::members::checksum_type;
use crate::object_key::{KeyEncoding, OBJECT_KEY_BYTES_MAX};
use crate::records;
use crate::records::version::{self, ObjectContent, Version};

/// The most delete markers that a list passes over on a thread that serves: some milliseconds.
const MARKERS_HERE_MAX: usize = 2_000;
/// The most records that one look at the store reads: a page and one more.
const READ_MAX: usize = 1001;

/// An object in a list.
#[derive(Debug)]
pub(crate) struct ListedObject {
    pub(crate) key: String,
    pub(crate) modified: Timestamp,
    pub(crate) content: ObjectContent,
}

impl ListEntry for ListedObject {
    fn key(&self) -> &str {
        &self.key
    }
}

/// The objects of a bucket whose keys begin with a prefix, without delete markers.
struct BucketObjects {
    store: Arc<dyn Store>,
    bucket: Arc<BucketEntry>,
    prefix: String,
    /// The delete markers that it may still pass over.
    markers: Cell<usize>,
}

/// The reason why a list is not read to its end.
enum ListFailure {
    Failed(Error),
    /// It passes over too many delete markers.
    TooLong,
}

impl From<Error> for ListFailure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// Reads a page of a bucket's objects. One that passes over many delete markers is waited for.
///
/// # Errors
/// Any error of the store; a wait.
pub(crate) fn objects_page(
    context: &Context<'_>,
    bucket: &Arc<BucketEntry>,
    prefix: Option<&str>,
    request: &ListRequest,
) -> Result<ListPage<ListedObject>, RunError> {
    if let Some(page) = context.attempt.supply() {
        return Ok(page);
    }
    let objects = BucketObjects {
        store: Arc::clone(&context.environment.store),
        bucket: Arc::clone(bucket),
        prefix: prefix.unwrap_or_default().to_owned(),
        markers: Cell::new(MARKERS_HERE_MAX),
    };
    match request.page(&objects) {
        Ok(page) => Ok(page),
        Err(ListFailure::Failed(error)) => Err(error.into()),
        Err(ListFailure::TooLong) => {
            let request = request.clone();
            objects.markers.set(usize::MAX);
            Err(context.environment.long_lists.wait_for(move || match request.page(&objects) {
                Ok(page) => Ok(page),
                Err(ListFailure::Failed(error)) => Err(error),
                Err(ListFailure::TooLong) => Err(Error::internal("a list has no end")),
            }))
        }
    }
}

impl SortedKeys for BucketObjects {
    type Entry = ListedObject;
    type Error = ListFailure;

    fn seek(&self, from: KeyStart<'_>, limit: usize) -> Result<Vec<ListedObject>, ListFailure> {
        let (store, bucket) = (&*self.store, &*self.bucket);
        let keys = CurrentVersions { store, bucket, prefix: &self.prefix };
        let mut found = Vec::new();
        keys.walk(from, limit, |key, version| {
            match version.content {
                Some(content) => {
                    let modified = Timestamp::from_millis(version.modified);
                    found.push(ListedObject { key, modified, content });
                }
                None => self.markers.set(self.markers.get().saturating_sub(1)),
            }
            Ok(found.len() < limit && self.markers.get() > 0)
        })?;
        if self.markers.get() == 0 { Err(ListFailure::TooLong) } else { Ok(found) }
    }
}

/// The current versions of a bucket's keys.
#[derive(Clone, Copy)]
pub(crate) struct CurrentVersions<'a> {
    pub(crate) store: &'a dyn Store,
    pub(crate) bucket: &'a BucketEntry,
    pub(crate) prefix: &'a str,
}

impl CurrentVersions<'_> {
    /// Gives the versions in the order of their keys to `take`, until that wants no more.
    pub(crate) fn walk(
        &self,
        from: KeyStart<'_>,
        limit: usize,
        mut take: impl FnMut(String, Version) -> Result<bool, Error>,
    ) -> Result<(), Error> {
        let bucket = &self.bucket.record.id;
        let mut after = match from {
            KeyStart::After(key) | KeyStart::AfterVersion(key, _) => Some(key.to_owned()),
            KeyStart::At(key) if key <= self.prefix => None,
            KeyStart::At(key) => Some(before(key)),
        };
        let (range, mut limit) = (version::current_range(bucket, self.prefix), limit.min(READ_MAX));
        loop {
            let found = self.store.scan(&range, after.as_deref(), limit).map_err(Error::failed)?;
            let is_end = found.len() < limit;
            after = found.last().map(|(address, _)| address.id().to_owned());
            for (address, record) in found {
                let version = records::read::<Version>(&address, &record)?.value;
                if !take(address.id().to_owned(), version)? {
                    return Ok(());
                }
            }
            if is_end {
                return Ok(());
            }
            // What came was mostly delete markers: there may be many more.
            limit = READ_MAX;
        }
    }
}

/// Returns a text that is less than a key, and behind every key that is less: a scan from behind it begins at the key.
fn before(key: &str) -> String {
    let mut text = key.to_owned();
    // The range leaves out the surrogates, as UTF-8 does. Nothing is between a text and the same with a NUL.
    let previous = text.pop().and_then(|last| (char::MIN..=last).rev().nth(1));
    if let Some(previous) = previous {
        text.push(previous);
        text.extend(std::iter::repeat_n(char::MAX, OBJECT_KEY_BYTES_MAX / char::MAX.len_utf8()));
    }
    text
}

/// Returns an object as a list tells it.
///
/// # Errors
/// `KMSInternalException` if its digests are not those that were sealed.
pub(crate) fn shown(
    context: &Context<'_>,
    bucket: &BucketEntry,
    listed: &ListedObject,
    encoding: KeyEncoding,
    with_owner: bool,
) -> Result<Object, Error> {
    let content = &listed.content;
    let digests =
        Digests::open(&context.environment.hierarchy, bucket, &content.id, &content.digests)?;
    Ok(Object {
        key: Some(encoding.show(&listed.key)),
        last_modified: Some(listed.modified),
        e_tag: Some(digests.etag.quoted()),
        checksum_algorithm: algorithm(&digests),
        checksum_type: Some(checksum_type(digests.checksum.kind())),
        size: i64::try_from(content.size).ok(),
        storage_class: Some(class(content).unwrap_or(ObjectStorageClass::Standard)),
        owner: with_owner.then(|| canonical_user::owner(bucket.account)),
        restore_status: None,
    })
}

fn class(content: &ObjectContent) -> Option<ObjectStorageClass> {
    content.storage_class.as_deref().and_then(ObjectStorageClass::parse)
}

/// Returns the algorithm of an object's checksum, in the list that replies have.
pub(crate) fn algorithm(digests: &Digests) -> Option<Vec<ChecksumAlgorithm>> {
    ChecksumAlgorithm::parse(digests.checksum.algorithm().name()).map(|found| vec![found])
}

/// Returns common prefixes as a list tells them; `None` if there are none.
pub(crate) fn shown_prefixes(
    prefixes: &[String],
    encoding: KeyEncoding,
) -> Option<Vec<CommonPrefix>> {
    let shown = prefixes.iter().map(|prefix| CommonPrefix { prefix: Some(encoding.show(prefix)) });
    (!prefixes.is_empty()).then(|| shown.collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_key_is_between_a_key_and_what_is_before_it(
            keys in proptest::array::uniform2("[\\x00-\\x02/0a\\u{d7ff}\\u{e000}\\u{10ffff}]{1,4}"),
        ) {
            let [least, key] = { let mut keys = keys; keys.sort(); keys };
            prop_assert!(*before(&key) < *key);
            prop_assert!(least == key || *least <= *before(&key));
        }
    }

    #[test]
    fn the_longest_key_is_before_the_next_one() {
        let longest = format!("a{}", char::MAX.to_string().repeat(255));
        assert!(
            longest.len() <= OBJECT_KEY_BYTES_MAX
                && longest <= before("b")
                && before("b").as_str() < "b"
        );
    }
}
