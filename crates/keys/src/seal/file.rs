//! The seal key file: `DATA_DIR/seal.key`, 64 lower-case hexadecimal digits and a line feed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;
use secret::Secret;

use super::SealKeyError;
use crate::hex;

/// The name of the file in the data directory.
pub const FILE_NAME: &str = "seal.key";

const KEY_BYTES: usize = 32;
const DIGITS: usize = 2 * KEY_BYTES;
/// The bytes to read: digits, line feed, and one byte more to see that nothing follows.
const READ_BYTES: usize = DIGITS + 2;
/// The mode: readable and writable by the owner; nobody else may do anything.
const MODE: u32 = 0o600;
const OTHERS: u32 = 0o077;

/// The file that contains the seal key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealFile {
    path: PathBuf,
}

impl SealFile {
    /// Returns the file at `path`. Nothing is read yet.
    #[must_use]
    pub const fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Returns `seal.key` in a data directory.
    #[must_use]
    pub fn in_dir(directory: &Path) -> Self {
        Self::new(directory.join(FILE_NAME))
    }

    /// Returns the path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads the key.
    ///
    /// # Errors
    /// The file is missing, not ours alone, or not a seal key.
    pub(super) fn open(&self) -> Result<Secret<[u8; KEY_BYTES]>, SealKeyError> {
        // Without O_NONBLOCK a pipe in the file's place would hang the start.
        let nonblocking = i32::from_ne_bytes(OFlags::NONBLOCK.bits().to_ne_bytes());
        let file = match OpenOptions::new().read(true).custom_flags(nonblocking).open(&self.path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(SealKeyError::Missing(self.path.clone()));
            }
            Err(error) => return Err(self.failed("open", error)),
        };
        self.require_private(&file)?;
        let text = Secret::<[u8]>::try_fill_with(READ_BYTES, |out| read(&file, out))
            .map_err(|error| self.failed("read", error))?;
        self.parse(&text)
    }

    /// Reads the key, or creates a new one if there is no file.
    ///
    /// # Errors
    /// As [`open`](Self::open); also if the file cannot be created.
    pub(super) fn open_or_create(&self) -> Result<Secret<[u8; KEY_BYTES]>, SealKeyError> {
        match self.open() {
            Err(SealKeyError::Missing(_)) => {
                let key = crypto::random::secret::<KEY_BYTES>()
                    .map_err(|_no_randomness| SealKeyError::Random)?;
                self.write(&key).map_err(|error| self.failed("create", error))?;
                // The key that was written is what the next start will read.
                self.open()
            }
            result => result,
        }
    }

    /// Checks the open file, not the path, so that nobody can swap it in between.
    fn require_private(&self, file: &File) -> Result<(), SealKeyError> {
        let metadata = file.metadata().map_err(|error| self.failed("inspect", error))?;
        let path = || self.path.clone();
        if !metadata.is_file() {
            return Err(SealKeyError::NotAFile(path()));
        }
        let (owner, user) = (metadata.uid(), rustix::process::geteuid().as_raw());
        if owner != user {
            return Err(SealKeyError::Owner { path: path(), owner, user });
        }
        let mode = metadata.mode() & 0o777;
        if mode & OTHERS != 0 {
            return Err(SealKeyError::Permissions { path: path(), mode });
        }
        Ok(())
    }

    fn parse(&self, text: &Secret<[u8]>) -> Result<Secret<[u8; KEY_BYTES]>, SealKeyError> {
        let (digits, rest) =
            text.expose().split_first_chunk::<DIGITS>().unwrap_or((&[0; DIGITS], &[1]));
        let is_alone = matches!(rest, [b'\n' | 0, 0]);
        Secret::<[u8; KEY_BYTES]>::try_fill_with(|out| {
            if is_alone && hex::decode(digits, out) { Ok(()) } else { Err(()) }
        })
        .map_err(|()| SealKeyError::Content(self.path.clone()))
    }

    /// Writes the whole file under another name first: after a crash there is a key or no file, never half a key.
    fn write(&self, key: &Secret<[u8; KEY_BYTES]>) -> io::Result<()> {
        let new = self.path.with_extension("new");
        // Left by a crash before the rename: it never sealed anything.
        match fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
        let text = Secret::<[u8]>::fill_with(DIGITS + 1, |out| {
            out.fill(b'\n');
            hex::encode(key.expose(), out);
        });
        let mut file = OpenOptions::new().write(true).create_new(true).mode(MODE).open(&new)?;
        file.write_all(text.expose())?;
        file.sync_all()?;
        fs::rename(&new, &self.path)?;
        // The directory too, or the name may be lost if the power fails.
        let directory = self.path.parent().filter(|parent| !parent.as_os_str().is_empty());
        File::open(directory.unwrap_or_else(|| Path::new(".")))?.sync_all()
    }

    fn failed(&self, doing: &'static str, source: io::Error) -> SealKeyError {
        SealKeyError::Io { doing, path: self.path.clone(), source }
    }
}

/// Fills `out` as far as the file goes.
fn read(mut file: &File, out: &mut [u8]) -> io::Result<()> {
    let mut rest = out;
    while !rest.is_empty() {
        match file.read(rest) {
            Ok(0) => return Ok(()),
            Ok(count) => rest = rest.get_mut(count..).unwrap_or_default(),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
