//! The records of S3 in the store, and their addresses.
//!
//! | kind | account | Region | id | holds |
//! |---|---|---|---|---|
//! | `bucket` | – | – | name | a [`bucket::Bucket`] |
//! | `bucket-of` | owner | – | name | a [`bucket::OwnedBucket`]: that the account has the bucket |
//! | `object` | bucket id | – | key | the current [`version::Version`] |
//! | `object-version` | bucket id | – | `KEY\0ORDER` | an older [`version::Version`], newest first |
//! | `object-data` | bucket id | – | part id | the sealed bytes of a small part |
//! | `object-parts` | bucket id | – | content id | the parts of an object that has several |
//! | `part` | bucket id | – | part id | nothing: that the part is in use |
//! | `upload` | bucket id | – | `KEY\0UPLOAD ID` | an [`upload::Upload`], under way |
//! | `upload-part` | bucket id | content id | part number | a part of it, and later of its object: an [`upload::UploadedPart`] |
//! | `upload-resent` | bucket id | – | content id | nothing: that a part of the upload was sent again |
//! | `bucket-key` | bucket id | – | see [`bucket_key`] | a bucket key, encrypted by KMS |
//! | `s3-garbage` | – | – | `TIME/KIND/ID` | a [`garbage::Garbage`]: parts that no object has any more, to be removed |
//!
//! A bucket id is made with the bucket, so that a bucket of the same name that is made later has nothing of this one.

pub(crate) mod bucket;
pub(crate) mod garbage;
pub(crate) mod upload;
pub(crate) mod version;

use model::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Address, Batch, Expected, Record, Revision, Store};

/// A record with the revision that wrote it.
#[derive(Clone, Debug)]
pub(crate) struct StoredRecord<T> {
    pub(crate) value: T,
    pub(crate) revision: Revision,
}

/// Returns the record at an address, if there is one.
pub(crate) fn get<T: DeserializeOwned>(
    store: &dyn Store,
    address: &Address,
) -> Result<Option<StoredRecord<T>>, Error> {
    let record = store.get(address).map_err(Error::failed)?;
    record.map(|record| read(address, &record)).transpose()
}

/// Reads a record.
pub(crate) fn read<T: DeserializeOwned>(
    address: &Address,
    record: &Record,
) -> Result<StoredRecord<T>, Error> {
    let value = serde_json::from_slice(&record.bytes).map_err(|error| {
        Error::failed_at(format_args!("the record {address} is not readable"), error)
    })?;
    Ok(StoredRecord { value, revision: record.revision })
}

/// Adds a record that must not exist yet.
pub(crate) fn create(
    batch: &mut Batch,
    address: Address,
    value: &impl Serialize,
) -> Result<(), Error> {
    batch.expect(address.clone(), Expected::Absent);
    batch.put(address, bytes(value)?);
    Ok(())
}

/// Writes a record, whether it exists or not.
pub(crate) fn put(
    batch: &mut Batch,
    address: Address,
    value: &impl Serialize,
) -> Result<(), Error> {
    batch.put(address, bytes(value)?);
    Ok(())
}

/// Replaces a record that was read at `revision`; `None` if there was none.
pub(crate) fn replace(
    batch: &mut Batch,
    address: Address,
    revision: Option<Revision>,
    value: &impl Serialize,
) -> Result<(), Error> {
    batch.expect(address.clone(), revision.map_or(Expected::Absent, Expected::Revision));
    batch.put(address, bytes(value)?);
    Ok(())
}

/// Removes a record that was read at `revision`.
pub(crate) fn remove(batch: &mut Batch, address: Address, revision: Revision) {
    batch.expect(address.clone(), Expected::Revision(revision));
    batch.delete(address);
}

fn bytes(value: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value).map_err(Error::failed)
}

/// Returns bytes as records hold them: in base64.
pub(crate) fn encode(bytes: &[u8]) -> String {
    base64_simd::STANDARD.encode_to_string(bytes)
}

/// Reads bytes that a record holds.
///
/// # Errors
/// `KMSInternalException` if they are no base64.
pub(crate) fn decode(text: &str) -> Result<Vec<u8>, Error> {
    let decoded = base64_simd::STANDARD.decode_to_vec(text);
    decoded.map_err(|_invalid| Error::internal("a record holds what is no base64"))
}
