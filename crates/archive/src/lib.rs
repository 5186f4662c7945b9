//! The places in which segments of the audit log are archived: a directory, or a bucket of an object store.
//!
//! A segment counts as archived when it was stored durably, read back and compared. Nothing that exists is ever overwritten.

mod bucket;
mod directory;

use std::error::Error;
use std::io;
use std::path::{Path, PathBuf};

use audit::{Archive, Packed, unpacked_sha256};
use bucket_url::ClientConfig;

pub use bucket::Bucket;
pub use directory::Directory;

/// A place where segments can be stored.
pub trait ArchiveTarget: Archive {
    /// Stores `bytes` durably, under a name that does not exist yet.
    ///
    /// # Errors
    /// [`io::Error`].
    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Returns the place, without credentials.
    fn shown(&self) -> String;

    /// Returns the directory, or `None` for a bucket.
    fn directory(&self) -> Option<&Path> {
        None
    }
}

/// The reason why a segment was not archived. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TargetError {
    /// The place is unknown.
    #[error(
        "`{0}` is no place for an archive: name a directory, such as /mnt/archive or file:///mnt/archive, or a bucket, such as \
         s3://logs/bulla, gs://logs/bulla or az://logs/bulla"
    )]
    Unknown(String),
    /// A file URL that does not begin with three slashes.
    #[error(
        "`{0}` names a machine before the path, and only this machine's directories are reached: write three slashes, such as \
         file:///mnt/archive"
    )]
    Machine(String),
    /// A URL with a user, a password, a query or a fragment. It is not shown.
    #[error(
        "the URL of the bucket has more than a bucket and a prefix, such as s3://logs/bulla; it is kept in the log, so give \
         credentials and endpoints in the environment variables of the store (AWS_*, GOOGLE_*, AZURE_*)"
    )]
    Credentials,
    /// The environment does not say how to reach the store.
    #[error(
        "cannot reach {url}: set the environment variables of the store (AWS_*, GOOGLE_*, AZURE_*)"
    )]
    Store {
        /// The bucket.
        url: String,
        /// The missing setting.
        source: Box<dyn Error + Send + Sync>,
    },
    /// An operation on the place failed.
    #[error("cannot {action} {}: nothing was removed from the log; mend the place and run the command again", place.display())]
    Io {
        /// The action that failed.
        action: &'static str,
        /// The object of the action.
        place: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// Another segment has the name.
    #[error(
        "{} is another segment than that of this log: it may be of another service; nothing was removed from the log; give \
         each log an archive of its own", .0.display()
    )]
    Another(PathBuf),
}

/// Returns the place that `text` names: a directory, as a path or a URL `file:///...`, or a bucket ([`Bucket::new`]). A relative path
/// becomes an absolute one. With `tls` a bucket is reached as [`BucketUrl::open`](bucket_url::BucketUrl::open) says.
///
/// # Errors
/// [`TargetError`].
pub fn target(
    text: &str,
    tls: Option<ClientConfig>,
) -> Result<Box<dyn ArchiveTarget>, TargetError> {
    let path = match text.strip_prefix("file:") {
        Some(url) => {
            let path = url.strip_prefix("//").unwrap_or(url);
            if !path.starts_with('/') {
                return Err(TargetError::Machine(text.to_owned()));
            }
            path
        }
        None if text.contains("://") => return Ok(Box::new(Bucket::new(text, tls)?)),
        None => text,
    };
    // The base of the log tells it to whoever looks for older entries, from wherever.
    let path =
        std::path::absolute(path).map_err(|_no_directory| TargetError::Unknown(text.to_owned()))?;
    Ok(Box::new(Directory::new(path)))
}

/// Stores a segment, unless it is there already, and reads it back.
///
/// # Errors
/// [`TargetError`]: it is not there whole.
pub fn store(target: &dyn ArchiveTarget, packed: &Packed) -> Result<(), TargetError> {
    let place = target.place(&packed.name);
    let failed =
        |action, source| TargetError::Io { action, place: target.place(&packed.name), source };
    let names = target.names().map_err(|source| failed("list what is beside", source))?;
    let is_there = names.contains(&packed.name);
    if !is_there {
        match target.put(&packed.name, &packed.bytes) {
            // Somebody was faster: what is there is compared.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            stored => stored.map_err(|source| failed("write", source))?,
        }
    }
    let read = target.open(&packed.name).map_err(|source| failed("read", source))?;
    match unpacked_sha256(read) {
        Ok(sha256) if sha256 == packed.sha256 => Ok(()),
        Ok(_) => Err(TargetError::Another(place)),
        Err(source) => Err(failed("read back", source)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever may write the archive's directory must not have another file written over, nor a segment taken for archived that
    /// is elsewhere.
    #[test]
    fn links_at_the_target_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        std::fs::write(&elsewhere, "kept").unwrap();
        let target = Directory::new(folder.path().join("new/archive"));
        target.put("b", b"1").unwrap();
        for link in [".a.partial", "c"] {
            std::os::unix::fs::symlink(&elsewhere, target.place(link)).unwrap();
        }
        target.put("a", b"2").unwrap();
        assert_eq!(std::fs::read(&elsewhere).unwrap(), b"kept");
        assert_eq!(std::fs::read(target.place("a")).unwrap(), b"2");
        // Nothing that is there is written over.
        assert_eq!(target.put("b", b"3").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(target.place("b")).unwrap(), b"1");
        let error = target.open("c").err().unwrap().to_string();
        assert!(error.contains("symbolic link"), "{error}");
        let mut names = target.names().unwrap();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "c"]);
    }

    #[test]
    fn places_are_directories() {
        let place = |text| target(text, None);
        assert_eq!(place("/mnt/archive").unwrap().shown(), "/mnt/archive");
        assert_eq!(place("file:///mnt/archive").unwrap().shown(), "/mnt/archive");
        let here = std::env::current_dir().unwrap();
        assert_eq!(place("archive").unwrap().shown(), here.join("archive").display().to_string());
        for text in ["", "ftp://host/path"] {
            assert!(matches!(place(text), Err(TargetError::Unknown(_))), "{text}");
        }
        for text in ["file://", "file:", "file://mnt/archive", "file:archive"] {
            assert!(matches!(place(text), Err(TargetError::Machine(_))), "{text}");
        }
    }
}
