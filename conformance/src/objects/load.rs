//! The mixed load: requests that must succeed by what the journal says.

use crate::crash::worker::Broken;
use crate::objects::content::Content;
use crate::objects::journal::{Bucket, Encryption, Object, Place, Version};
use crate::objects::worker::Worker;

/// The keys of a thread in each bucket.
const KEYS: usize = 8;
/// The versions of a key above which the load removes some.
const VERSIONS_MAX: usize = 6;
/// The uploads of a thread above which the load ends one.
const UPLOADS_MAX: usize = 3;
/// The least part that another one may follow. Source: S3 user guide, "Amazon S3 multipart upload limits".
const PART_BYTES_MIN: usize = 5 * 1024 * 1024;
/// The longest object that the store holds; a longer one is a file.
const INLINE_BYTES_MAX: usize = 64 * 1024;

impl Worker {
    /// One request, or a small group of requests that belong together.
    ///
    /// # Errors
    /// The connection broke.
    pub fn step(&mut self) -> Result<(), Broken> {
        let place = self.any_place();
        match self.seed.below(100) {
            0..25 => {
                let object = self.any_object();
                self.put(&place, object)
            }
            25..35 => {
                let (to, encryption) = (self.any_place(), self.any_encryption());
                self.copy(&place, &to, encryption)
            }
            35..45 => self.delete(&place),
            45..50 => {
                let places = (0..4).map(|_| Place { bucket: place.bucket, ..self.any_place() });
                let places: std::collections::BTreeSet<_> = places.collect();
                self.delete_many(place.bucket, places.into_iter().collect())
            }
            50..60 => self.thin(&place),
            60..75 => self.any_rewrap(&place),
            75..95 => self.upload(&place),
            _ => self.check(),
        }
    }

    /// Returns one of the keys of this thread.
    pub fn any_place(&mut self) -> Place {
        let bucket = Bucket::ALL[self.seed.below(Bucket::ALL.len())];
        Place { bucket, key: format!("{}{:03}", self.prefix(), self.seed.below(KEYS)) }
    }

    /// Returns new bytes: few, at the edge of what the store holds, or more.
    pub fn any_content(&mut self) -> Content {
        let length = match self.seed.below(10) {
            0..4 => self.seed.below(5_000),
            4 => INLINE_BYTES_MAX + self.seed.below(2),
            _ => INLINE_BYTES_MAX + 1 + self.seed.below(600_000),
        };
        Content::new(&mut self.seed, length)
    }

    fn any_object(&mut self) -> Object {
        Object { content: self.any_content(), encryption: self.any_encryption() }
    }

    fn any_encryption(&mut self) -> Encryption {
        let key = self.seed.below(self.kms_keys.len());
        match self.seed.below(3) {
            0 => Encryption::S3,
            1 => Encryption::Kms { key, bucket_key: false },
            _ => Encryption::Kms { key, bucket_key: true },
        }
    }

    /// Removes a version for good where there are several.
    fn thin(&mut self, place: &Place) -> Result<(), Broken> {
        let count = self.journal.versions.get(place).map_or(0, Vec::len);
        if place.bucket == Bucket::Plain || count == 0 {
            return self.delete(place);
        }
        let at = self.seed.below(count);
        self.delete_version(place, at)?;
        if count > VERSIONS_MAX { self.thin(place) } else { Ok(()) }
    }

    fn any_rewrap(&mut self, place: &Place) -> Result<(), Broken> {
        let versions = self.journal.versions.get(place).map_or(&[][..], Vec::as_slice);
        let data = versions.iter().enumerate().filter(|(_, one)| matches!(one, Version::Data(_)));
        let places: Vec<usize> = data.map(|(at, _)| at).collect();
        let Some(at) = self.seed.pick(&places).copied() else {
            let object = self.any_object();
            return self.put(place, object);
        };
        let (key, bucket_key) = (self.seed.below(self.kms_keys.len()), self.seed.chance(50));
        self.rewrap(place, at, key, bucket_key)
    }

    /// Begins an upload, or goes on with one.
    fn upload(&mut self, place: &Place) -> Result<(), Broken> {
        let ids: Vec<String> = self.journal.uploads.keys().cloned().collect();
        let id = self.seed.pick(&ids).cloned();
        let Some(id) = id.filter(|_| ids.len() >= UPLOADS_MAX || self.seed.chance(70)) else {
            let encryption = self.any_encryption();
            return self.begin(place, encryption).map(drop);
        };
        let parts = &self.journal.uploads[&id].parts;
        let is_long =
            |number: &u16| parts.get(number).is_some_and(|part| part.length() >= PART_BYTES_MIN);
        let numbers: Vec<u16> = parts.keys().copied().collect();
        let whole: Vec<u16> = match numbers.split_last() {
            // Parts that are too small may not be followed by another one.
            Some((last, before)) => before.iter().copied().filter(is_long).chain([*last]).collect(),
            None => Vec::new(),
        };
        match self.seed.below(10) {
            0 => self.abort(&id),
            1..4 if !whole.is_empty() => self.complete(&id, whole),
            4 => {
                let content = Content::new(&mut self.seed, PART_BYTES_MIN);
                self.part(&id, 1, content)
            }
            5 | 6 => self.part_copy(&id, 4, place),
            _ => {
                let (number, content) =
                    (u16::try_from(2 + self.seed.below(2)).unwrap(), self.any_content());
                self.part(&id, number, content)
            }
        }
    }
}
