//! What acknowledged replies promise about objects, kept on the client's side of the wire.

use std::collections::{BTreeMap, BTreeSet};

use crate::objects::content::Content;

/// The buckets of the campaigns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bucket {
    /// One that keeps the newest version of an object only.
    Plain,
    /// One that keeps all versions.
    Versioned,
}

impl Bucket {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Versioned];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain-objects",
            Self::Versioned => "versioned-objects",
        }
    }
}

/// A key in a bucket.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The bucket.
    pub bucket: Bucket,
    /// The key.
    pub key: String,
}

/// How an object is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// SSE-S3.
    S3,
    /// SSE-KMS.
    Kms {
        /// The place of the KMS key among those of the campaign.
        key: usize,
        /// Whether a bucket key is used.
        bucket_key: bool,
    },
}

/// An object as it was written.
#[derive(Clone, Debug)]
pub struct Object {
    /// Its bytes.
    pub content: Content,
    /// Its encryption.
    pub encryption: Encryption,
}

/// A version of a key.
#[derive(Clone, Debug)]
pub enum Version {
    /// An object.
    Data(Object),
    /// A delete marker.
    Marker,
}

/// A multipart upload under way.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The key of the object to be.
    pub place: Place,
    /// The encryption of the object to be.
    pub encryption: Encryption,
    /// The parts by their numbers.
    pub parts: BTreeMap<u16, Content>,
}

/// What a call changes.
#[derive(Clone, Debug)]
pub enum Change {
    /// Nothing.
    None,
    /// A new version of a key.
    Put(Place, Object),
    /// Keys are deleted: where versions are kept, they get delete markers.
    Delete(Vec<Place>),
    /// A version is removed for good: the n-th, from the newest on.
    DeleteVersion(Place, usize),
    /// The n-th version gets another KMS key.
    Rewrap(Place, usize, Encryption),
    /// An upload begins. The reply has its id.
    Begin(Place, Encryption),
    /// An upload gets a part.
    Part(String, u16, Content),
    /// An upload becomes a version, of its parts with these numbers.
    Complete(String, Vec<u16>),
    /// An upload is gone.
    Abort(String),
}

/// All that one thread has stored. No other thread touches its keys, so what is here is exact.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// The versions of each key that ever was, newest first.
    pub versions: BTreeMap<Place, Vec<Version>>,
    /// The uploads under way, by their ids.
    pub uploads: BTreeMap<String, Upload>,
    /// The keys that were changed since the last check.
    pub touched: BTreeSet<Place>,
}

impl Journal {
    /// Applies a change that was carried out; `created` is the id of a new upload.
    pub fn apply(&mut self, change: Change, created: Option<String>) {
        match change {
            Change::None => {}
            Change::Put(place, object) => self.add(place, Version::Data(object)),
            Change::Delete(places) => {
                for place in places {
                    match place.bucket {
                        Bucket::Plain => self.touch(place).clear(),
                        Bucket::Versioned => self.add(place, Version::Marker),
                    }
                }
            }
            Change::DeleteVersion(place, at) => drop(self.touch(place).remove(at)),
            Change::Rewrap(place, at, encryption) => {
                if let Some(Version::Data(object)) = self.touch(place).get_mut(at) {
                    object.encryption = encryption;
                }
            }
            Change::Begin(place, encryption) => {
                let (id, parts) = (created.unwrap_or_default(), BTreeMap::new());
                self.uploads.insert(id, Upload { place, encryption, parts });
            }
            Change::Part(id, number, content) => {
                if let Some(upload) = self.uploads.get_mut(&id) {
                    upload.parts.insert(number, content);
                }
            }
            Change::Complete(id, numbers) => {
                if let Some(upload) = self.uploads.remove(&id) {
                    let parts = numbers.iter().filter_map(|number| upload.parts.get(number));
                    let content = Content::of_parts(parts);
                    let object = Object { content, encryption: upload.encryption };
                    self.add(upload.place, Version::Data(object));
                }
            }
            Change::Abort(id) => drop(self.uploads.remove(&id)),
        }
    }

    /// Returns the newest version of a key, if it is an object.
    pub fn object(&self, place: &Place) -> Option<&Object> {
        match self.versions.get(place)?.first()? {
            Version::Data(object) => Some(object),
            Version::Marker => None,
        }
    }

    fn add(&mut self, place: Place, version: Version) {
        let is_plain = place.bucket == Bucket::Plain;
        let versions = self.touch(place);
        if is_plain {
            versions.clear();
        }
        versions.insert(0, version);
    }

    /// Returns the versions of a key, which is to be checked after the next crash.
    fn touch(&mut self, place: Place) -> &mut Vec<Version> {
        self.touched.insert(place.clone());
        self.versions.entry(place).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seed::Seed;

    #[test]
    fn versions_stay_where_they_are_kept_and_the_newest_counts() {
        let mut journal = Journal::default();
        let content = Content::new(&mut Seed::new(1), 3);
        for bucket in Bucket::ALL {
            let place = Place { bucket, key: "key".to_owned() };
            let object = Object { content: content.clone(), encryption: Encryption::S3 };
            journal.apply(Change::Put(place.clone(), object.clone()), None);
            journal.apply(Change::Put(place.clone(), object), None);
            assert_eq!(journal.object(&place).unwrap().content, content);
            journal.apply(Change::Delete(vec![place.clone()]), None);
            assert!(journal.object(&place).is_none());
            let kept = if bucket == Bucket::Plain { 0 } else { 3 };
            assert_eq!(journal.versions[&place].len(), kept);
        }
        let place = Place { bucket: Bucket::Versioned, key: "key".to_owned() };
        journal.apply(Change::DeleteVersion(place.clone(), 0), None);
        assert!(journal.object(&place).is_some());
    }

    #[test]
    fn an_upload_becomes_an_object_of_the_parts_that_were_named() {
        let (mut journal, mut seed) = (Journal::default(), Seed::new(1));
        let place = Place { bucket: Bucket::Plain, key: "key".to_owned() };
        let id = "upload".to_owned();
        journal.apply(Change::Begin(place.clone(), Encryption::S3), Some(id.clone()));
        let parts: Vec<_> = (1..=3).map(|_| Content::new(&mut seed, 5)).collect();
        for (number, part) in (1..).zip(&parts) {
            journal.apply(Change::Part(id.clone(), number, part.clone()), None);
        }
        journal.apply(Change::Complete(id, vec![1, 3]), None);
        let expected = [parts[0].bytes(), parts[2].bytes()].concat();
        assert_eq!(journal.object(&place).unwrap().content.bytes(), expected);
        assert!(journal.uploads.is_empty());
    }
}
