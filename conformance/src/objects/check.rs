//! After a fault: is each object the one that was acknowledged, whole, and nothing else there?

use std::collections::BTreeSet;

use crate::client::Reply;
use crate::crash::worker::Broken;
use crate::objects::journal::{Bucket, Encryption, Object, Place, Version};
use crate::objects::worker::{Request, Worker};
use crate::objects::xml::{element, elements};

const KMS_KEY: &str = "x-amz-server-side-encryption-aws-kms-key-id";
/// Keys that are checked though nothing happened to them since the last time.
const SAMPLED_KEYS: usize = 4;

impl Worker {
    /// Checks the keys that were touched since the last time and some of the others, and the uploads.
    ///
    /// # Errors
    /// The connection broke.
    pub fn check(&mut self) -> Result<(), Broken> {
        let mut places = std::mem::take(&mut self.journal.touched);
        let all: Vec<Place> = self.journal.versions.keys().cloned().collect();
        let sampled = (0..SAMPLED_KEYS).filter_map(|_| self.seed.pick(&all).cloned());
        places.extend(sampled);
        places.iter().try_for_each(|place| self.check_place(place))?;
        self.check_uploads()?;
        self.journal.touched.clear();
        Ok(())
    }

    /// Checks everything, and that lists show nothing else.
    ///
    /// # Errors
    /// The connection broke.
    pub fn check_all(&mut self) -> Result<(), Broken> {
        let all: Vec<Place> = self.journal.versions.keys().cloned().collect();
        all.iter().try_for_each(|place| self.check_place(place))?;
        Bucket::ALL.into_iter().try_for_each(|bucket| self.check_list(bucket))?;
        self.check_uploads()
    }

    fn check_place(&mut self, place: &Place) -> Result<(), Broken> {
        let expected = self.journal.versions.get(place).cloned().unwrap_or_default();
        let listed = self.versions(place)?;
        let sizes: Vec<Option<usize>> = listed.iter().map(|version| version.size).collect();
        let wanted: Vec<Option<usize>> = expected.iter().map(size).collect();
        if sizes != wanted {
            let text = format!("{place:?}: acknowledged versions of {wanted:?}, found {sizes:?}");
            self.faults.push(text);
            return Ok(());
        }
        match expected.first() {
            Some(Version::Data(object)) => {
                let reply = self.get(place, None, 200)?;
                self.same(place, object, &reply);
            }
            Some(Version::Marker) | None => drop(self.get(place, None, 404)?),
        }
        for (version, listed) in expected.iter().zip(listed).skip(1) {
            if let Version::Data(object) = version {
                let reply = self.get(place, Some(&listed.id), 200)?;
                self.same(place, object, &reply);
            }
        }
        Ok(())
    }

    fn same(&mut self, place: &Place, object: &Object, reply: &Reply) {
        let key = match object.encryption {
            Encryption::S3 => None,
            Encryption::Kms { key, .. } => Some(self.kms_keys[key].as_str()),
        };
        if reply.body != object.content.bytes() {
            let text = format!("{place:?} is not the object that was acknowledged");
            self.faults.push(text);
        } else if reply.header(KMS_KEY) != key {
            let found = reply.header(KMS_KEY);
            self.faults.push(format!("{place:?} is under {found:?} and not under {key:?}"));
        }
    }

    /// Compares the list of a bucket with the keys that have an object.
    fn check_list(&mut self, bucket: Bucket) -> Result<(), Broken> {
        let (mut listed, mut token) = (BTreeSet::new(), String::new());
        let prefix = self.prefix().replace('/', "%2F");
        loop {
            let after = if token.is_empty() {
                String::new()
            } else {
                format!("continuation-token={token}&")
            };
            let query = format!("?{after}list-type=2&max-keys=100&prefix={prefix}");
            let list = Request::new("ListObjectsV2", "GET", bucket, &query, 200);
            let reply = self.perform(list)?;
            let text = String::from_utf8_lossy(&reply.body).into_owned();
            let found = elements(&text, &["Contents"]);
            listed.extend(found.iter().map(|(_, one)| element(one, "Key").to_owned()));
            token = percent_encoding::utf8_percent_encode(
                element(&text, "NextContinuationToken"),
                percent_encoding::NON_ALPHANUMERIC,
            )
            .to_string();
            if token.is_empty() {
                break;
            }
        }
        let own = self.journal.versions.keys().filter(|place| place.bucket == bucket);
        let own = own.filter(|place| self.journal.object(place).is_some());
        let known: BTreeSet<String> = own.map(|place| place.key.clone()).collect();
        for key in known.symmetric_difference(&listed) {
            let place = if known.contains(key) { "acknowledged" } else { "listed" };
            self.faults.push(format!("{key} in {} is only {place}", bucket.name()));
        }
        Ok(())
    }

    fn check_uploads(&mut self) -> Result<(), Broken> {
        let mut listed = BTreeSet::new();
        for bucket in Bucket::ALL {
            let query = format!("?prefix={}&uploads", self.prefix().replace('/', "%2F"));
            let list = Request::new("ListMultipartUploads", "GET", bucket, &query, 200);
            let reply = self.perform(list)?;
            let text = String::from_utf8_lossy(&reply.body).into_owned();
            let found = elements(&text, &["Upload"]);
            listed.extend(found.iter().map(|(_, one)| element(one, "UploadId").to_owned()));
        }
        let known: BTreeSet<String> = self.journal.uploads.keys().cloned().collect();
        if known != listed {
            self.faults.push(format!("acknowledged uploads {known:?}, found {listed:?}"));
        }
        for id in known.intersection(&listed) {
            let found: Vec<_> =
                self.parts(id)?.iter().map(|(number, _, size)| (*number, *size)).collect();
            let parts = &self.journal.uploads[id].parts;
            let wanted: Vec<_> =
                parts.iter().map(|(number, part)| (*number, part.length())).collect();
            if found != wanted {
                self.faults.push(format!("upload {id}: acknowledged {wanted:?}, found {found:?}"));
            }
        }
        Ok(())
    }
}

fn size(version: &Version) -> Option<usize> {
    match version {
        Version::Data(object) => Some(object.content.length()),
        Version::Marker => None,
    }
}
