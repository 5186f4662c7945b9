//! The place of the parts of objects: the directory `DATA_DIR/objects`, or a bucket of another object store that `DATA_DIR/parts.json`
//! names.
//!
//! ```json
//! {"bucket": "s3://photos/bulla", "claim": "0f8fad5b-d9cb-469f-a165-70867728950e"}
//! ```
//! The claim is what the mark in the bucket says ([`PartBucket`]). No backup has the file: a copy of an installation would remove parts
//! from under the original, and does not start before `bulla s3 claim-parts` has given it the bucket.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bucket_url::BucketUrl;
use objects::{PartBucket, PartDirectory, PartStore, PartStoreError};
use serde::{Deserialize, Serialize};
use store::Store;

use crate::data_dir::{DataDir, write_whole};
use crate::start_error::StartError;

/// The longest time that a start waits for the bucket.
const WAIT_MAX: Duration = Duration::from_secs(10);

/// The time for which a request to it that fails is sent again. A client waits so long.
const PATIENCE: Duration = Duration::from_secs(10);

/// A bucket of parts, with the claim of this installation to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PartPlace {
    pub(crate) bucket: String,
    claim: String,
}

impl PartPlace {
    /// Returns the place that the data directory names; `None` if it is its own folder.
    pub(crate) fn kept(data_dir: &DataDir) -> Result<Option<Self>, StartError> {
        let path = data_dir.part_place();
        let text = match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            text => text.map_err(|source| StartError::file("read", &path, source))?,
        };
        let place = serde_json::from_str(&text);
        place.map(Some).map_err(|error| StartError::file("read", &path, error.into()))
    }

    /// Returns a bucket with a fresh claim to it.
    fn new(url: &BucketUrl) -> Self {
        Self { bucket: url.to_string(), claim: uuid::Uuid::new_v4().to_string() }
    }

    fn keep(&self, data_dir: &DataDir) -> Result<(), StartError> {
        let path = data_dir.part_place();
        // Writing JSON into memory cannot fail.
        write_whole(&path, &serde_json::to_vec(self).unwrap_or_default())
            .map_err(|source| StartError::file("write", &path, source))
    }

    /// Forgets the bucket. A crash that undoes it leaves a file that the next start forgets.
    fn forget(data_dir: &DataDir) -> Result<(), StartError> {
        let path = data_dir.part_place();
        std::fs::remove_file(&path).map_err(|source| StartError::file("remove", &path, source))
    }

    /// Returns the bucket. It is not contacted yet.
    pub(crate) fn bucket(&self) -> Result<PartBucket, StartError> {
        let failed = |source| StartError::PartBucket { bucket: self.bucket.clone(), source };
        let url = BucketUrl::parse(&self.bucket).map_err(|error| failed(error.into()))?;
        let (store, prefix) = url.open(PATIENCE, None).map_err(|error| failed(error.into()))?;
        Ok(PartBucket::new(store.into(), prefix, self.claim.clone()))
    }
}

/// Opens the place of the parts: the bucket `wanted`, or the directory.
///
/// # Errors
/// [`StartError`]: the parts that the store knows of are elsewhere, or the place belongs to another installation.
pub(crate) async fn open(
    store: &dyn Store,
    data_dir: &DataDir,
    wanted: Option<&BucketUrl>,
) -> Result<Arc<dyn PartStore>, StartError> {
    let (kept, has_parts) = (PartPlace::kept(data_dir)?, s3::has_stored_parts(store)?);
    let Some(url) = wanted else {
        match kept {
            Some(PartPlace { bucket, .. }) if has_parts => {
                return Err(StartError::PartsElsewhere { bucket });
            }
            Some(_) => PartPlace::forget(data_dir)?,
            None => {}
        }
        return Ok(Arc::new(open_directory(&data_dir.objects(), has_parts)?));
    };
    let place = match kept {
        Some(place) if place.bucket == url.to_string() => place,
        Some(PartPlace { bucket, .. }) if has_parts => {
            return Err(StartError::PartsElsewhere { bucket });
        }
        None if has_parts => return Err(StartError::PartsUnclaimed { bucket: url.to_string() }),
        // Kept first: a start that is broken off finds its own claim again.
        Some(_) | None => {
            let place = PartPlace::new(url);
            place.keep(data_dir)?;
            place
        }
    };
    let bucket = place.bucket()?;
    check(&bucket, has_parts).await?;
    Ok(Arc::new(bucket))
}

/// Checks that the bucket is ours. While the store knows of no part, the bucket is claimed.
async fn check(bucket: &PartBucket, has_parts: bool) -> Result<(), StartError> {
    let answer = tokio::time::timeout(WAIT_MAX, async {
        if has_parts { bucket.check().await } else { bucket.claim().await }
    });
    match answer.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error @ (PartStoreError::Claimed | PartStoreError::Unmarked))) => {
            Err(StartError::Parts(error))
        }
        Ok(Err(error)) if !has_parts => Err(StartError::Parts(error)),
        Err(_elapsed) if !has_parts => Err(StartError::PartBucketSilent(WAIT_MAX)),
        Ok(Err(_)) | Err(_) => {
            // Keys do not depend on it.
            tracing::warn!(
                "the bucket of the parts of objects does not answer: objects cannot be read or stored until it does, and no part is \
                 removed before its mark was seen"
            );
            Ok(())
        }
    }
}

/// Opens the directory of the parts of objects. It is made only while the store knows of no part: where a disk is not mounted, a new
/// directory would take new parts, and all others would look deleted.
fn open_directory(path: &Path, has_parts: bool) -> Result<PartDirectory, StartError> {
    if !has_parts {
        return PartDirectory::create(path).map_err(StartError::Parts);
    }
    PartDirectory::open(path).map_err(|error| {
        let is_gone = matches!(&error, PartStoreError::Io { source, .. } if source.kind() == std::io::ErrorKind::NotFound);
        if is_gone { StartError::PartsGone(path.to_owned()) } else { StartError::Parts(error) }
    })
}

/// Gives the bucket of parts to the service of `data_dir`, which must not run, whoever had it.
///
/// # Errors
/// [`StartError`]: the service runs, or the bucket cannot be reached.
pub fn claim_parts(data_dir: &Path, url: &BucketUrl) -> Result<(), StartError> {
    let data_dir = DataDir::own(data_dir)?;
    if !data_dir.is_made() {
        return Err(StartError::NotMade { path: data_dir.path().to_owned() });
    }
    let _lock = data_dir.lock()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let (place, runtime) = (PartPlace::new(url), runtime.map_err(StartError::Thread)?);
    runtime.block_on(place.bucket()?.take_over()).map_err(StartError::Parts)?;
    // Kept last: a claim that failed changes nothing.
    place.keep(&data_dir)
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use bucket_url::InvalidBucketUrl;

    use super::*;

    #[test]
    fn a_bucket_that_cannot_be_opened_says_why() {
        let place = PartPlace { bucket: "ftp://photos".to_owned(), claim: String::new() };
        let refused = place.bucket().unwrap_err();
        let source = refused.source().and_then(|source| source.downcast_ref());
        assert_eq!(source, Some(&InvalidBucketUrl::Unknown));
        assert!(refused.to_string().contains("ftp://photos"), "{refused}");
    }
}
