//! The requests of the campaigns, one method each. What they ask for must succeed by what the journal says.

use crate::client::Reply;
use crate::crash::worker::Broken;
use crate::objects::content::Content;
use crate::objects::journal::{Bucket, Change, Encryption, Object, Place};
use crate::objects::worker::{Request, Worker};
use crate::objects::xml::{element, elements};
use base64_simd::STANDARD;

/// A version as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedVersion {
    /// Its id.
    pub id: String,
    /// The size of its data; `None` for a delete marker.
    pub size: Option<usize>,
}

impl Request {
    /// Returns a request about a key, or about what `suffix` adds to the path, that changes nothing.
    pub fn new(
        operation: &'static str,
        method: &'static str,
        bucket: Bucket,
        suffix: &str,
        status: u16,
    ) -> Self {
        let path = format!("/{}{suffix}", bucket.name());
        let (headers, body, change) = (Vec::new(), Vec::new(), Change::None);
        Self { operation, method, path, headers, body, change, status }
    }

    fn about(
        operation: &'static str,
        method: &'static str,
        place: &Place,
        query: &str,
        status: u16,
    ) -> Self {
        Self::new(operation, method, place.bucket, &format!("/{}{query}", place.key), status)
    }
}

impl Worker {
    /// PutObject.
    pub fn put(&mut self, place: &Place, object: Object) -> Result<(), Broken> {
        let body = object.content.bytes();
        let headers = self.encryption_headers(object.encryption);
        let change = Change::Put(place.clone(), object);
        let put = Request::about("PutObject", "PUT", place, "", 200);
        self.perform(Request { headers, body, change, ..put }).map(drop)
    }

    /// CopyObject of the newest version.
    pub fn copy(&mut self, from: &Place, to: &Place, encryption: Encryption) -> Result<(), Broken> {
        let Some(source) = self.journal.object(from) else { return Ok(()) };
        let object = Object { content: source.content.clone(), encryption };
        let mut headers = self.encryption_headers(encryption);
        headers.push(copy_source(from));
        // S3 refuses a copy onto itself that changes nothing.
        headers.push(("x-amz-metadata-directive", "REPLACE".to_owned()));
        let change = Change::Put(to.clone(), object);
        let copy = Request::about("CopyObject", "PUT", to, "", 200);
        self.perform(Request { headers, change, ..copy }).map(drop)
    }

    /// DeleteObject.
    pub fn delete(&mut self, place: &Place) -> Result<(), Broken> {
        let change = Change::Delete(vec![place.clone()]);
        let delete = Request::about("DeleteObject", "DELETE", place, "", 204);
        self.perform(Request { change, ..delete }).map(drop)
    }

    /// DeleteObjects of keys of one bucket.
    pub fn delete_many(&mut self, bucket: Bucket, places: Vec<Place>) -> Result<(), Broken> {
        let objects =
            places.iter().map(|place| format!("<Object><Key>{}</Key></Object>", place.key));
        let body = format!("<Delete>{}</Delete>", objects.collect::<String>()).into_bytes();
        let digest = STANDARD.encode_to_string(crypto::hash::sha256(&body));
        let headers = vec![("x-amz-checksum-sha256", digest)];
        let change = Change::Delete(places);
        let delete = Request::new("DeleteObjects", "POST", bucket, "?delete", 200);
        self.perform(Request { headers, body, change, ..delete }).map(drop)
    }

    /// DeleteObject of the n-th version.
    pub fn delete_version(&mut self, place: &Place, at: usize) -> Result<(), Broken> {
        let Some(version) = self.versions(place)?.into_iter().nth(at) else { return Ok(()) };
        let query = format!("?versionId={}", version.id);
        let change = Change::DeleteVersion(place.clone(), at);
        let delete = Request::about("DeleteObject", "DELETE", place, &query, 204);
        self.perform(Request { change, ..delete }).map(drop)
    }

    /// UpdateObjectEncryption of the n-th version.
    pub fn rewrap(
        &mut self,
        place: &Place,
        at: usize,
        key: usize,
        bucket_key: bool,
    ) -> Result<(), Broken> {
        let Some(version) = self.versions(place)?.into_iter().nth(at) else { return Ok(()) };
        let query = match place.bucket {
            Bucket::Plain => "?encryption".to_owned(),
            Bucket::Versioned => format!("?encryption&versionId={}", version.id),
        };
        let body = format!(
            "<ObjectEncryption><SSE-KMS><KMSKeyArn>{}</KMSKeyArn><BucketKeyEnabled>{bucket_key}</BucketKeyEnabled></SSE-KMS></ObjectEncryption>",
            self.kms_keys[key]
        );
        let digest = STANDARD.encode_to_string(crypto::hash::sha256(body.as_bytes()));
        let headers = vec![("x-amz-checksum-sha256", digest)];
        let body = body.into_bytes();
        let change = Change::Rewrap(place.clone(), at, Encryption::Kms { key, bucket_key });
        let rewrap = Request::about("UpdateObjectEncryption", "PUT", place, &query, 200);
        self.perform(Request { headers, body, change, ..rewrap }).map(drop)
    }

    /// CreateMultipartUpload. Returns the upload id.
    pub fn begin(&mut self, place: &Place, encryption: Encryption) -> Result<String, Broken> {
        let headers = self.encryption_headers(encryption);
        let change = Change::Begin(place.clone(), encryption);
        let begin = Request::about("CreateMultipartUpload", "POST", place, "?uploads", 200);
        let reply = self.perform(Request { headers, change, ..begin })?;
        Ok(element(&String::from_utf8_lossy(&reply.body), "UploadId").to_owned())
    }

    /// UploadPart.
    pub fn part(&mut self, upload: &str, number: u16, content: Content) -> Result<(), Broken> {
        let Some(place) = self.place_of(upload) else { return Ok(()) };
        let query = format!("?partNumber={number}&uploadId={upload}");
        let body = content.bytes();
        let change = Change::Part(upload.to_owned(), number, content);
        let part = Request::about("UploadPart", "PUT", &place, &query, 200);
        self.perform(Request { body, change, ..part }).map(drop)
    }

    /// UploadPartCopy of the newest version of a key.
    pub fn part_copy(&mut self, upload: &str, number: u16, from: &Place) -> Result<(), Broken> {
        let (Some(place), Some(source)) = (self.place_of(upload), self.journal.object(from)) else {
            return Ok(());
        };
        let query = format!("?partNumber={number}&uploadId={upload}");
        let change = Change::Part(upload.to_owned(), number, source.content.clone());
        let headers = vec![copy_source(from)];
        let copy = Request::about("UploadPartCopy", "PUT", &place, &query, 200);
        self.perform(Request { headers, change, ..copy }).map(drop)
    }

    /// CompleteMultipartUpload with the parts that have these numbers.
    pub fn complete(&mut self, upload: &str, numbers: Vec<u16>) -> Result<(), Broken> {
        let Some(place) = self.place_of(upload) else { return Ok(()) };
        let listed = self.parts(upload)?;
        let chosen = numbers.iter().filter_map(|number| {
            let (_, etag, _) = listed.iter().find(|(listed, ..)| listed == number)?;
            Some(format!("<Part><PartNumber>{number}</PartNumber><ETag>{etag}</ETag></Part>"))
        });
        let body = chosen.collect::<String>();
        let body =
            format!("<CompleteMultipartUpload>{body}</CompleteMultipartUpload>").into_bytes();
        let change = Change::Complete(upload.to_owned(), numbers);
        let query = format!("?uploadId={upload}");
        let complete = Request::about("CompleteMultipartUpload", "POST", &place, &query, 200);
        self.perform(Request { body, change, ..complete }).map(drop)
    }

    /// AbortMultipartUpload.
    pub fn abort(&mut self, upload: &str) -> Result<(), Broken> {
        let Some(place) = self.place_of(upload) else { return Ok(()) };
        let change = Change::Abort(upload.to_owned());
        let query = format!("?uploadId={upload}");
        let abort = Request::about("AbortMultipartUpload", "DELETE", &place, &query, 204);
        self.perform(Request { change, ..abort }).map(drop)
    }

    /// GetObject of the newest version, or of the one with this id.
    pub fn get(
        &mut self,
        place: &Place,
        version: Option<&str>,
        status: u16,
    ) -> Result<Reply, Broken> {
        let query = version.map(|id| format!("?versionId={id}")).unwrap_or_default();
        self.perform(Request::about("GetObject", "GET", place, &query, status))
    }

    /// ListObjectVersions of one key. Returns its versions, newest first.
    pub fn versions(&mut self, place: &Place) -> Result<Vec<ListedVersion>, Broken> {
        let query = format!("?prefix={}&versions", place.key.replace('/', "%2F"));
        let list = Request::new("ListObjectVersions", "GET", place.bucket, &query, 200);
        let reply = self.perform(list)?;
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        let listed = elements(&text, &["Version", "DeleteMarker"]);
        let own = listed.iter().filter(|(_, one)| element(one, "Key") == place.key);
        let version = |(_, one): &(&str, &str)| ListedVersion {
            id: element(one, "VersionId").to_owned(),
            size: element(one, "Size").parse().ok(),
        };
        let mut versions: Vec<_> = own.map(version).collect();
        // Markers stand after the others; ids tell their order.
        versions.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        Ok(versions)
    }

    /// ListParts. Returns number, ETag and size of each.
    pub fn parts(&mut self, upload: &str) -> Result<Vec<(u16, String, usize)>, Broken> {
        let Some(place) = self.place_of(upload) else { return Ok(Vec::new()) };
        let query = format!("?uploadId={upload}");
        let reply = self.perform(Request::about("ListParts", "GET", &place, &query, 200))?;
        let text = String::from_utf8_lossy(&reply.body).into_owned();
        let listed = elements(&text, &["Part"]);
        let part = |(_, one): &(&str, &str)| {
            let size = element(one, "Size").parse().ok()?;
            Some((element(one, "PartNumber").parse().ok()?, element(one, "ETag").to_owned(), size))
        };
        Ok(listed.iter().filter_map(part).collect())
    }

    fn place_of(&self, upload: &str) -> Option<Place> {
        self.journal.uploads.get(upload).map(|upload| upload.place.clone())
    }

    fn encryption_headers(&self, encryption: Encryption) -> Vec<(&'static str, String)> {
        match encryption {
            Encryption::S3 => Vec::new(),
            Encryption::Kms { key, bucket_key } => vec![
                ("x-amz-server-side-encryption", "aws:kms".to_owned()),
                ("x-amz-server-side-encryption-aws-kms-key-id", self.kms_keys[key].clone()),
                ("x-amz-server-side-encryption-bucket-key-enabled", bucket_key.to_string()),
            ],
        }
    }
}

fn copy_source(from: &Place) -> (&'static str, String) {
    ("x-amz-copy-source", format!("{}/{}", from.bucket.name(), from.key))
}
