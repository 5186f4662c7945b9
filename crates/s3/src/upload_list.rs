//! The uploads of a bucket, as ListMultipartUploads walks them: by key, then by the time at which they began.
//!
//! Seen at S3: a marker of an upload without one of a key is ignored (github.com/versity/versitygw/issues/2150 of 2026-05-22), a
//! marker of a key need not be a key (issue 1799 of 2026-01-28), and a last page tells its last element too (issue 2144 of
//! 2026-05-18).

use model::Error;
use store::Store;

use crate::error::invalid_argument;
use crate::listing::{KeyStart, ListEntry, ListMarker, ListPage, SortedKeys};
use crate::records;
use crate::records::upload::{self, Upload};
use crate::upload_id::UploadId;

/// An upload in a list.
#[derive(Debug)]
pub(crate) struct ListedUpload {
    pub(crate) key: String,
    pub(crate) id: String,
    pub(crate) record: Upload,
}

impl ListEntry for ListedUpload {
    fn key(&self) -> &str {
        &self.key
    }

    fn version_id(&self) -> Option<&str> {
        Some(&self.id)
    }
}

/// The uploads of a bucket whose keys begin with a prefix.
#[derive(Clone, Copy)]
pub(crate) struct BucketUploads<'a> {
    store: &'a dyn Store,
    bucket: &'a str,
    prefix: &'a str,
}

impl<'a> BucketUploads<'a> {
    pub(crate) fn new(store: &'a dyn Store, bucket: &'a str, prefix: Option<&'a str>) -> Self {
        Self { store, bucket, prefix: prefix.unwrap_or_default() }
    }
}

impl SortedKeys for BucketUploads<'_> {
    type Entry = ListedUpload;
    type Error = Error;

    fn seek(&self, from: KeyStart<'_>, limit: usize) -> Result<Vec<ListedUpload>, Error> {
        let after = match from {
            KeyStart::At(key) if key <= self.prefix => None,
            KeyStart::At(key) => Some(key.to_owned()),
            KeyStart::After(key) => Some(upload::after_key(key)),
            KeyStart::AfterVersion(key, id) => Some(upload::id(key, id)),
        };
        let range = upload::range(self.bucket, self.prefix);
        let found = self.store.scan(&range, after.as_deref(), limit).map_err(Error::failed)?;
        let listed = |(address, record): &(store::Address, store::Record)| {
            let broken = || Error::internal(format!("the upload {address} is not readable"));
            let (key, id) = upload::parse(address.id()).ok_or_else(broken)?;
            let record = records::read::<Upload>(address, record)?.value;
            Ok(ListedUpload { key: key.to_owned(), id: id.to_owned(), record })
        };
        found.iter().map(listed).collect()
    }
}

/// Returns the marker of the parameters `key-marker` and `upload-id-marker`.
///
/// # Errors
/// `InvalidArgument` for what is no id of an upload.
pub(crate) fn marker(
    key: Option<&str>,
    upload_id: Option<&str>,
) -> Result<Option<ListMarker>, Error> {
    let non_empty = |text: &&str| !text.is_empty();
    let Some(key) = key.filter(non_empty) else { return Ok(None) };
    let upload_id = upload_id.filter(non_empty);
    match upload_id.filter(|id| UploadId::parse(id).is_none()) {
        Some(id) => Err(invalid_marker(id)),
        None => Ok(Some(ListMarker::new(key, upload_id))),
    }
}

/// Returns the last element of a page, also if it is the last page.
pub(crate) fn last(page: &ListPage<ListedUpload>) -> Option<ListMarker> {
    let last = page.contents.last();
    let last = || last.map(|upload| ListMarker::new(&upload.key, Some(&upload.id)));
    page.next.clone().or_else(last)
}

/// Seen at S3 on 2026-01-28: github.com/versity/versitygw/issues/1797.
fn invalid_marker(marker: &str) -> Error {
    invalid_argument("Invalid uploadId marker", "upload-id-marker", marker)
}

#[cfg(test)]
mod tests {
    use store::{Batch, SqliteStore};

    use super::*;
    use crate::listing::{ListRequest, MaxKeys};
    use crate::records::upload::UploadChecksumRecord;
    use crate::records::version::KeptEncryption;

    const BUCKET: &str = "bucket";

    /// A store with uploads, whose ids are those of keys and letters.
    fn store(uploads: &[(&str, &str)]) -> (tempfile::TempDir, SqliteStore) {
        let folder = tempfile::tempdir().unwrap();
        let key = secret::Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let store = SqliteStore::open(&folder.path().join("store"), &key).unwrap();
        let upload = Upload {
            v: 1,
            began: 0,
            initiator: String::new(),
            encryption: KeptEncryption::S3(String::new()),
            manifest_key: String::new(),
            checksum: UploadChecksumRecord {
                algorithm: "CRC32".to_owned(),
                kind: "COMPOSITE".to_owned(),
                is_stated: false,
            },
            said: Vec::new(),
            headers: Default::default(),
            metadata: Default::default(),
            tags: Vec::new(),
            storage_class: None,
        };
        let mut batch = Batch::default();
        for (key, id) in uploads {
            records::put(&mut batch, upload::address(BUCKET, key, id), &upload).unwrap();
        }
        records::put(&mut batch, upload::address("other", "a", "0"), &upload).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let committed = store::commit(&store, batch.noted("test", Vec::new()), ());
        runtime.block_on(committed).map(drop).unwrap();
        (folder, store)
    }

    fn shown(page: &ListPage<ListedUpload>) -> Vec<String> {
        let uploads = page.contents.iter().map(|upload| format!("{} {}", upload.key, upload.id));
        let mut all: Vec<_> = uploads.chain(page.common_prefixes.iter().cloned()).collect();
        all.sort_unstable();
        all
    }

    fn page(
        store: &SqliteStore,
        prefix: &str,
        delimiter: Option<&str>,
        limit: i32,
        after: Option<ListMarker>,
    ) -> ListPage<ListedUpload> {
        let max = MaxKeys::of_number(Some(limit), "max-uploads").unwrap();
        let request = ListRequest::new(Some(prefix), delimiter, max, after);
        request.page(&BucketUploads::new(store, BUCKET, Some(prefix))).unwrap()
    }

    /// Returns all pages one after the other.
    fn pages(
        store: &SqliteStore,
        prefix: &str,
        delimiter: Option<&str>,
        limit: i32,
    ) -> Vec<Vec<String>> {
        let (mut pages, mut after) = (Vec::new(), None);
        loop {
            let page = page(store, prefix, delimiter, limit, after);
            pages.push(shown(&page));
            if !page.is_truncated() {
                return pages;
            }
            after = last(&page);
        }
    }

    const UPLOADS: [(&str, &str); 7] =
        [("a", "1"), ("a", "2"), ("b/1", "3"), ("b/2", "4"), ("b/2", "5"), ("c", "6"), ("é", "7")];

    #[test]
    fn pages_follow_each_other_by_key_and_upload() {
        let (_folder, store) = store(&UPLOADS);
        let all: Vec<_> = UPLOADS.iter().map(|(key, id)| format!("{key} {id}")).collect();
        for limit in 1..=8 {
            let pages = pages(&store, "", None, limit);
            assert_eq!(pages.concat(), all);
            assert_eq!(pages.len(), all.len().div_ceil(usize::try_from(limit).unwrap()));
        }
        assert_eq!(pages(&store, "b/2", None, 9), [["b/2 4", "b/2 5"]]);
        let whole = page(&store, "", None, 9, None);
        assert_eq!(last(&whole), Some(ListMarker::new("é", Some("7"))));
    }

    #[test]
    fn keys_that_begin_alike_are_one_element() {
        let (_folder, store) = store(&UPLOADS);
        for limit in 1..=6 {
            let pages = pages(&store, "", Some("/"), limit);
            assert_eq!(pages.concat(), ["a 1", "a 2", "b/", "c 6", "é 7"]);
        }
        assert_eq!(pages(&store, "b/", Some("/"), 9), [["b/1 3", "b/2 4", "b/2 5"]]);
    }

    #[test]
    fn a_marker_need_not_be_a_key() {
        let (_folder, store) = store(&UPLOADS);
        let first = |key, upload_id| {
            let after = Some(ListMarker::new(key, upload_id));
            shown(&page(&store, "", None, 1, after)).pop().unwrap_or_default()
        };
        assert_eq!(first("A", None), "a 1");
        assert_eq!(first("a", None), "b/1 3");
        assert_eq!(first("a", Some("1")), "a 2");
        assert_eq!(first("a", Some("2")), "b/1 3");
        assert_eq!(first("bb", None), "c 6");
        assert_eq!(first("é", None), "");
    }

    #[test]
    fn an_upload_is_a_marker_with_its_key_only() {
        assert_eq!(marker(None, Some("x")), Ok(None));
        assert_eq!(marker(Some(""), Some("x")), Ok(None));
        assert_eq!(marker(Some("a"), Some("")), Ok(Some(ListMarker::new("a", None))));
        let error = marker(Some("a"), Some("x")).unwrap_err();
        assert_eq!(error.message(), Some("Invalid uploadId marker"));
    }
}
