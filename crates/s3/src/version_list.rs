//! The versions of a bucket's objects, as ListObjectVersions walks them: keys in order, and of each key the newest version first.

use std::cell::RefCell;

use model::generated::s3::{DeleteMarkerEntry, ObjectVersion, ObjectVersionStorageClass};
use model::{Error, Timestamp};
use store::Store;

use crate::bucket::BucketEntry;
use crate::canonical_user;
use crate::context::Context;
use crate::digests::Digests;
use crate::listing::{KeyStart, ListEntry, SortedKeys};
use crate::members::checksum_type;
use crate::object_key::KeyEncoding;
use crate::object_list::{CurrentVersions, algorithm};
use crate::records;
use crate::records::version::{self, NULL, Version};

/// A version in a list.
#[derive(Debug)]
pub(crate) struct ListedVersion {
    key: String,
    version: Version,
    is_latest: bool,
}

impl ListEntry for ListedVersion {
    fn key(&self) -> &str {
        &self.key
    }

    fn version_id(&self) -> Option<&str> {
        Some(&self.version.id)
    }
}

/// The versions of a bucket's objects whose keys begin with a prefix.
#[derive(Clone, Copy)]
pub(crate) struct BucketVersions<'a> {
    store: &'a dyn Store,
    bucket: &'a BucketEntry,
    prefix: &'a str,
}

impl<'a> BucketVersions<'a> {
    pub(crate) fn new(
        context: &'a Context<'a>,
        bucket: &'a BucketEntry,
        prefix: Option<&'a str>,
    ) -> Self {
        let store = &*context.environment.store;
        Self { store, bucket, prefix: prefix.unwrap_or_default() }
    }

    /// Adds the versions of a key that are older than `before`, up to the limit.
    fn add_older(
        &self,
        found: &mut Vec<ListedVersion>,
        key: &str,
        before: Option<u64>,
        limit: usize,
    ) -> Result<(), Error> {
        if self.bucket.record.versioning.is_none() {
            return Ok(());
        }
        let range = version::older_range(&self.bucket.record.id, &format!("{key}\0"));
        let mut after = before.map(|order| version::older_id(key, order));
        while found.len() < limit {
            let some = self.store.scan(&range, after.as_deref(), limit).map_err(Error::failed)?;
            let is_end = some.len() < limit;
            after = some.last().map(|(address, _)| address.id().to_owned());
            for (address, record) in some {
                // Keys may contain NUL, so the range may have versions of other keys too.
                let is_own =
                    version::parse_older(address.id()).is_some_and(|(found, _)| found == key);
                if is_own && found.len() < limit {
                    let version = records::read::<Version>(&address, &record)?.value;
                    found.push(ListedVersion { key: key.to_owned(), version, is_latest: false });
                }
            }
            if is_end {
                break;
            }
        }
        Ok(())
    }

    /// Returns the order of the version with an id; `None` if it is the current one, or gone.
    fn order(&self, key: &str, id: &str) -> Result<Option<u64>, Error> {
        let address = version::current_address(&self.bucket.record.id, key);
        let newest = records::get::<Version>(self.store, &address)?;
        Ok(match newest {
            Some(newest) if newest.value.id == id => None,
            Some(newest) if id == NULL => newest.value.null_order,
            Some(_) | None => Version::order_in(id),
        })
    }
}

impl SortedKeys for BucketVersions<'_> {
    type Entry = ListedVersion;
    type Error = Error;

    fn seek(&self, from: KeyStart<'_>, limit: usize) -> Result<Vec<ListedVersion>, Error> {
        let found = RefCell::new(Vec::new());
        if let KeyStart::AfterVersion(key, id) = from {
            let order = self.order(key, id)?;
            self.add_older(&mut found.borrow_mut(), key, order, limit)?;
        }
        if found.borrow().len() < limit {
            let keys =
                CurrentVersions { store: self.store, bucket: self.bucket, prefix: self.prefix };
            keys.walk(from, limit, |key, version| {
                let mut found = found.borrow_mut();
                found.push(ListedVersion { key: key.clone(), version, is_latest: true });
                self.add_older(&mut found, &key, None, limit)?;
                Ok(found.len() < limit)
            })?;
        }
        Ok(found.into_inner())
    }
}

/// A version as a list tells it.
pub(crate) enum ShownVersion {
    ObjectContent(ObjectVersion),
    DeleteMarker(DeleteMarkerEntry),
}

impl ShownVersion {
    /// Returns a version as a list tells it.
    ///
    /// # Errors
    /// `KMSInternalException` if its digests are not those that were sealed.
    pub(crate) fn new(
        context: &Context<'_>,
        bucket: &BucketEntry,
        listed: &ListedVersion,
        encoding: KeyEncoding,
    ) -> Result<Self, Error> {
        let ListedVersion { key, version, is_latest } = listed;
        let owner = Some(canonical_user::owner(bucket.account));
        let (key, version_id) = (Some(encoding.show(key)), Some(version.id.clone()));
        let (is_latest, last_modified) =
            (Some(*is_latest), Some(Timestamp::from_millis(version.modified)));
        let Some(content) = &version.content else {
            let marker = DeleteMarkerEntry { owner, key, version_id, is_latest, last_modified };
            return Ok(Self::DeleteMarker(marker));
        };
        let hierarchy = &context.environment.hierarchy;
        let digests = Digests::open(hierarchy, bucket, &content.id, &content.digests)?;
        Ok(Self::ObjectContent(ObjectVersion {
            e_tag: Some(digests.etag.quoted()),
            checksum_algorithm: algorithm(&digests),
            checksum_type: Some(checksum_type(digests.checksum.kind())),
            size: i64::try_from(content.size).ok(),
            storage_class: Some(ObjectVersionStorageClass::Standard),
            key,
            version_id,
            is_latest,
            last_modified,
            owner,
            restore_status: None,
        }))
    }
}
