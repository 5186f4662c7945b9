//! `bulla s3 scrub`: checks what is stored of S3's objects, beside a service that may run, with no right of a client and no key of KMS.
//!
//! It reads the store and looks at the files of parts, or at the objects of their bucket: that they are there, and how long they are. It
//! opens none of them.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use model::Error;
use objects::{ListedPart, PartBucket, PartDirectory, PartId, PartStoreError};
use s3::{Scrub, ScrubProblem, ScrubStep, ScrubbedBucket};
use serde::Serialize;
use store::{SqliteLook, Store};
use tokio::runtime::Runtime;

use crate::backup::Progress;
use crate::clock::{Clock as _, SystemClock};
use crate::config::SealSource;
use crate::data_dir::DataDir;
use crate::part_place::PartPlace;
use crate::part_sweeper::{ORPHAN_AGE, system_time};
use crate::start_error::StartError;

/// The problems that are kept. Further ones are counted.
const PROBLEMS_MAX: usize = 1000;

/// The result of a scrub.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scrubbed {
    /// The revision of the store when it began.
    pub revision: u64,
    /// The records of the store, all of which authenticate.
    pub records: u64,
    /// The buckets.
    pub buckets: Vec<ScrubbedBucket>,
    /// The number of problems.
    pub problem_count: u64,
    /// The first problems.
    pub problems: Vec<ScrubProblem>,
    /// The files of parts, if all buckets were checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub files: Option<ScrubbedFiles>,
}

/// The files in the directory of parts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScrubbedFiles {
    /// The parts that the store refers to.
    pub referred: u64,
    /// The parts of objects that are gone, which wait for their removal: an hour after the object.
    pub waiting: u64,
    /// The parts that the store does not refer to, for longer than a request takes. The service removes them within an hour.
    pub orphans: u64,
    /// Their bytes.
    pub orphan_bytes: u64,
    /// Such parts that are younger: requests under way, or orphans.
    pub young: u64,
    /// The other files.
    pub strays: u64,
}

/// A scrub that cannot be made. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ScrubError {
    /// The data directory cannot be opened.
    #[error(transparent)]
    Start(#[from] StartError),
    /// The store does not authenticate, or cannot be read.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// The hierarchy failed.
    #[error(transparent)]
    Hierarchy(#[from] keys::HierarchyError),
    /// There is no such bucket.
    #[error("there is no bucket {0}: `aws s3 ls` shows yours, and `bulla s3 scrub` checks all")]
    NoBucket(String),
    /// The records of objects cannot be read.
    #[error("the records of objects cannot be read: {}", .0.detail().unwrap_or_else(|| .0.code().name()))]
    Objects(Error),
    /// The bucket of parts cannot be listed.
    #[error(transparent)]
    Parts(#[from] PartStoreError),
    /// The directory of parts cannot be read.
    #[error("cannot read {}", path.display())]
    Files {
        /// The directory.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
}

impl From<Error> for ScrubError {
    fn from(error: Error) -> Self {
        Self::Objects(error)
    }
}

/// Checks a bucket, or all and the files that belong to none. It changes nothing.
///
/// # Errors
/// [`ScrubError`]. What is missing or cut is no error but a problem of the result.
pub fn scrub(
    data_dir: &Path,
    seal: SealSource,
    bucket: Option<&str>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Scrubbed, ScrubError> {
    let data_dir = DataDir::own(data_dir)?;
    let key = data_dir.open_hierarchy(seal)?.store_integrity_key()?;
    progress(Progress { doing: "store", done: 0, total: 0 });
    let store = SqliteLook::open_unverified(&data_dir.store(), &key);
    let (revision, records) = (store.revision()?.0, store.verify()?);
    let place = ScrubbedPlace::of(&data_dir)?;
    let length = |part: PartId| place.bytes(part);
    let scrub = Scrub::new(&store, &length);
    let mut buckets = match (scrub.buckets(bucket), bucket) {
        (Err(error), Some(name)) if error.code() == model::ErrorCode::NoSuchBucket => {
            return Err(ScrubError::NoBucket(name.to_owned()));
        }
        (found, _) => found?,
    };
    let counts = buckets.iter().map(|bucket| scrub.records(bucket));
    let (total, mut done) = (counts.sum::<Result<u64, _>>()?, 0);
    let (mut problems, mut problem_count) = (Vec::new(), 0);
    for bucket in &mut buckets {
        scrub.bucket(bucket, &mut |step| match step {
            ScrubStep::Record => {
                done += 1;
                progress(Progress { doing: "versions", done, total: total.max(done) });
            }
            ScrubStep::Problem(problem) => {
                problem_count += 1;
                if problems.len() < PROBLEMS_MAX {
                    problems.push(problem);
                }
            }
        })?;
    }
    let files = match bucket {
        None => Some(place.files(&store, progress)?),
        Some(_) => None,
    };
    Ok(Scrubbed { revision, records, buckets, problem_count, problems, files })
}

/// The place of the parts that are checked.
enum ScrubbedPlace {
    Directory(PathBuf),
    Bucket(PartBucket, Runtime),
}

impl ScrubbedPlace {
    fn of(data_dir: &DataDir) -> Result<Self, ScrubError> {
        let Some(place) = PartPlace::kept(data_dir)? else {
            return Ok(Self::Directory(data_dir.objects()));
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Self::Bucket(place.bucket()?, runtime.map_err(StartError::Thread)?))
    }

    /// Returns the bytes that are stored of a part. `None` if it is not there.
    fn bytes(&self, part: PartId) -> io::Result<Option<u64>> {
        let directory = match self {
            Self::Bucket(bucket, runtime) => {
                return runtime.block_on(bucket.bytes(part)).map_err(io::Error::other);
            }
            Self::Directory(directory) => directory,
        };
        match PartDirectory::path_in(directory, part).symlink_metadata() {
            Ok(found) => Ok(found.is_file().then_some(found.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Looks at all that is stored there.
    fn files(
        &self,
        store: &SqliteLook,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<ScrubbedFiles, ScrubError> {
        let waiting = u64::try_from(s3::unwanted_parts(store)?.len()).unwrap_or(u64::MAX);
        let mut files = ScrubbedFiles { waiting, ..ScrubbedFiles::default() };
        let old = system_time(SystemClock.now().minus(ORPHAN_AGE));
        let mut take = |part: ListedPart| files.add(store, part, old);
        match self {
            Self::Bucket(bucket, runtime) => runtime.block_on(bucket.each(take))?,
            Self::Directory(directory) => {
                for first in 0..=u8::MAX {
                    progress(Progress { doing: "folders", done: first.into(), total: 256 });
                    each_in(&directory.join(format!("{first:02x}")), &mut take)?;
                }
            }
        }
        Ok(files)
    }
}

impl ScrubbedFiles {
    /// Counts what is stored under the name of a part, or another one.
    fn add(
        &mut self,
        store: &SqliteLook,
        part: ListedPart,
        old: SystemTime,
    ) -> Result<(), ScrubError> {
        let ListedPart { id, bytes, written } = part;
        match id {
            None => self.strays += 1,
            Some(id) if s3::is_stored_part(store, id)? => self.referred += 1,
            Some(_) if written > old => self.young += 1,
            Some(_) => {
                self.orphans += 1;
                self.orphan_bytes = self.orphan_bytes.saturating_add(bytes);
            }
        }
        Ok(())
    }
}

/// Looks at all files in one folder of parts.
fn each_in(
    folder: &Path,
    take: &mut dyn FnMut(ListedPart) -> Result<(), ScrubError>,
) -> Result<(), ScrubError> {
    let failed = |source| ScrubError::Files { path: folder.to_owned(), source };
    let is_gone = |error: &io::Error| error.kind() == io::ErrorKind::NotFound;
    let entries = match std::fs::read_dir(folder) {
        Err(error) if is_gone(&error) => return Ok(()),
        entries => entries.map_err(failed)?,
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let metadata = match entry.metadata() {
            // The service has just removed it.
            Err(error) if is_gone(&error) => continue,
            metadata => metadata.map_err(failed)?,
        };
        let name = entry.file_name();
        let id = name.to_str().and_then(PartId::parse).filter(|_| metadata.is_file());
        let written = metadata.modified().map_err(failed)?;
        take(ListedPart { id, bytes: metadata.len(), written })?;
    }
    Ok(())
}
