//! Files that get their name when they are whole.
//!
//! Until then nobody finds them, and the kernel frees them when the process ends, however it ends (open(2), `O_TMPFILE`).

use std::fs::{File, OpenOptions, Permissions};
use std::io;
use std::os::fd::AsRawFd as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, Mode, OFlags};
use rustix::io::Errno;

/// The hidden name is 16 random hexadecimal digits between these two.
const BEFORE_RANDOM: &str = ".bulla-";
const AFTER_RANDOM: &str = ".partial";

/// A file that has no name yet.
///
/// If the file system cannot have one (NFS, FAT), it has a hidden name until then, and is removed when this value is dropped.
#[derive(Debug)]
pub struct UnnamedFile {
    file: File,
    hidden: Option<PathBuf>,
}

impl UnnamedFile {
    /// Makes an empty file on the file system of `folder`, for its owner only.
    ///
    /// # Errors
    /// [`io::Error`].
    pub fn new(folder: &Path) -> io::Result<Self> {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let flags = OFlags::TMPFILE | OFlags::RDWR | OFlags::CLOEXEC;
        match rustix::fs::open(folder, flags, Mode::RUSR | Mode::WUSR) {
            Ok(file) => Ok(Self { file: file.into(), hidden: None }),
            // A kernel or a file system that does not know the flag.
            Err(Errno::OPNOTSUPP | Errno::ISDIR | Errno::INVAL) => Self::hidden_in(folder),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes an empty file that never gets a name.
    ///
    /// # Errors
    /// [`io::Error`].
    pub fn never_named(folder: &Path) -> io::Result<Self> {
        let mut made = Self::new(folder)?;
        if let Some(hidden) = made.hidden.take() {
            std::fs::remove_file(hidden)?;
        }
        Ok(made)
    }

    fn hidden_in(folder: &Path) -> io::Result<Self> {
        let path = unused_name(folder)?;
        let mut options = OpenOptions::new();
        let file = options.read(true).write(true).create_new(true).mode(0o600).open(&path)?;
        Ok(Self { file, hidden: Some(path) })
    }

    /// Returns the file.
    pub const fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Gives it its name, in the directory it was made in, and these permissions, unless the name exists.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`], or another [`io::Error`].
    pub fn name(self, path: &Path, mode: u32) -> io::Result<File> {
        self.file.set_permissions(Permissions::from_mode(mode))?;
        self.link(path)?;
        self.keep()
    }

    /// Gives it its name, in place of any file that has the name.
    ///
    /// # Errors
    /// [`io::Error`].
    pub fn name_over(mut self, path: &Path, mode: u32) -> io::Result<File> {
        self.file.set_permissions(Permissions::from_mode(mode))?;
        if self.hidden.is_none() {
            let hidden = unused_name(path.parent().unwrap_or(Path::new(".")))?;
            self.link(&hidden)?;
            self.hidden = Some(hidden);
        }
        if let Some(hidden) = &self.hidden {
            std::fs::rename(hidden, path)?;
        }
        self.hidden = None;
        self.keep()
    }

    /// Links the file. A link, unlike a rename, never replaces anything.
    fn link(&self, path: &Path) -> io::Result<()> {
        let unnamed = format!("/proc/self/fd/{}", self.file.as_raw_fd());
        let from = self.hidden.as_deref().unwrap_or(Path::new(&unnamed));
        let follow = if self.hidden.is_none() { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
        match rustix::fs::linkat(CWD, from, CWD, path, follow) {
            // A file system without links.
            Err(Errno::PERM | Errno::OPNOTSUPP) if self.hidden.is_some() => {
                super::write::rename_unsynced(from, path)
            }
            linked => Ok(linked?),
        }
    }

    fn keep(self) -> io::Result<File> {
        self.file.try_clone()
    }
}

impl Drop for UnnamedFile {
    fn drop(&mut self) {
        if let Some(hidden) = &self.hidden {
            let _gone_already = std::fs::remove_file(hidden);
        }
    }
}

/// Returns whether a file of this name was to get another one when it is whole. It stays behind where the process was killed on a
/// file system that has no unnamed files.
#[must_use]
pub fn is_hidden_name(name: &str) -> bool {
    let random = name.strip_prefix(BEFORE_RANDOM).and_then(|name| name.strip_suffix(AFTER_RANDOM));
    random.is_some_and(|random| {
        random.len() == 16 && random.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Returns a hidden name that, most probably, does not exist.
fn unused_name(folder: &Path) -> io::Result<PathBuf> {
    let mut random = [0; 8];
    rustix::rand::getrandom(&mut random, rustix::rand::GetRandomFlags::empty())?;
    let random = u64::from_ne_bytes(random);
    Ok(folder.join(format!("{BEFORE_RANDOM}{random:016x}{AFTER_RANDOM}")))
}

/// Makes everything durable that was written to the file system of `folder`: one call for many files (syncfs(2)).
///
/// # Errors
/// [`io::Error`]: something could not be written.
pub fn sync_file_system(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Makes names in a directory durable.
///
/// # Errors
/// [`io::Error`].
pub fn sync_folder_of(path: &Path) -> io::Result<()> {
    super::write::sync_folder_of(path)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn both(folder: &Path) -> [UnnamedFile; 2] {
        [UnnamedFile::new(folder).unwrap(), UnnamedFile::hidden_in(folder).unwrap()]
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_without_a_name_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        for mut file in both(folder.path()) {
            file.file().write_all(b"secret").unwrap();
        }
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn hidden_names_are_told_from_others() {
        let folder = tempfile::tempdir().unwrap();
        let hidden = UnnamedFile::hidden_in(folder.path()).unwrap();
        let [name] = names(folder.path()).try_into().unwrap();
        assert!(is_hidden_name(&name), "{name}");
        for other in ["", ".bulla-.partial", ".bulla-0123456789abcdeg.partial", "0123456789abcdef"]
        {
            assert!(!is_hidden_name(other), "{other}");
        }
        drop(hidden);
    }

    #[test]
    fn a_name_that_is_taken_stays_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let (taken, link) = (folder.path().join("taken"), folder.path().join("link"));
        std::fs::write(&taken, "old").unwrap();
        std::os::unix::fs::symlink("nowhere", &link).unwrap();
        for path in [&taken, &link] {
            for mut file in both(folder.path()) {
                file.file().write_all(b"new").unwrap();
                let named = file.name(path, 0o644);
                assert_eq!(named.unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            }
        }
        assert_eq!(std::fs::read(&taken).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["link", "taken"]);
    }

    #[test]
    fn a_file_gets_its_name_and_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        for (index, mut file) in both(folder.path()).into_iter().enumerate() {
            let path = folder.path().join(index.to_string());
            file.file().write_all(b"new").unwrap();
            file.name(&path, 0o640).unwrap();
            assert_eq!(std::fs::read(&path).unwrap(), b"new");
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        }
        for mut file in both(folder.path()) {
            file.file().write_all(b"newer").unwrap();
            file.name_over(&folder.path().join("0"), 0o600).unwrap();
        }
        assert_eq!(std::fs::read(folder.path().join("0")).unwrap(), b"newer");
        assert_eq!(names(folder.path()), ["0", "1"]);
    }
}
