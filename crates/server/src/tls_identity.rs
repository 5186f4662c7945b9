//! The certificate and key of the listeners, read again when their files change.
//!
//! The files are looked at every second. What has changed is read once it has rested for a second, so that a file is not taken while
//! it is being written or while its pair is still to come; and it is taken only if it belongs together and is valid now. Otherwise
//! what is in use stays. Connections that are open keep theirs.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use arc_swap::ArcSwap;
use crypto::tls::{ServerIdentity, TlsIdentityError, showing_client};
use model::Timestamp;
use rustix::fs::OFlags;
use secret::Wiped;
use tokio::sync::watch;
use tokio_rustls::rustls::{ClientConfig, ServerConfig};

use crate::clock::{Clock, TlsTime};

/// The interval at which the files are looked at.
const LOOK_INTERVAL: Duration = Duration::from_secs(1);
/// The longest file. A chain of certificates has some kilobytes, and a list of authorities a few hundred.
const FILE_BYTES_MAX: u64 = 1024 * 1024;
/// The bits of a mode that let others than owner and group touch a key, or the group change it.
const OPEN_TO_OTHERS: u32 = 0o037;
/// The time before its end from which on a certificate is worth a note.
const EXPIRES_SOON: Duration = Duration::from_secs(14 * 24 * 60 * 60);

/// The files of TLS, in PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate of the service, and those that lead from it to a root.
    pub certificates: PathBuf,
    /// Its private key.
    pub key: PathBuf,
    /// The authorities that issue the certificates of clients. `None` if clients need none.
    pub client_authorities: Option<PathBuf>,
}

/// The reason why files of TLS are not taken. Each text says what to do.
#[derive(Debug, thiserror::Error)]
pub enum TlsFilesError {
    /// A file cannot be read.
    #[error("cannot read {path}: {source}")]
    File {
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A file is longer than any certificate.
    #[error("{0} is longer than 1 MiB: it is no certificate or key in PEM")]
    Long(PathBuf),
    /// Others may read or change the key.
    #[error(
        "the private key {path} is open to other users (mode {mode:03o}): run `chmod 600 {path}`, or 640 for a group"
    )]
    Permissions {
        /// The file.
        path: PathBuf,
        /// Its mode.
        mode: u32,
    },
    /// A file changed while it was read.
    #[error("{0} changed while it was read")]
    Changed(PathBuf),
    /// The files are not an identity.
    #[error("{certificates} and {key}: {source}")]
    Identity {
        /// The file with the certificates.
        certificates: PathBuf,
        /// The file with the key.
        key: PathBuf,
        /// The reason.
        source: TlsIdentityError,
    },
    /// The file of the peers' authorities holds something else.
    #[error("{0} does not hold one or more X.509 certificates of authorities in PEM")]
    Authorities(PathBuf),
    /// The certificate is not valid at this time.
    #[error("the certificate in {path} is valid from {first} to {last} only")]
    Invalid {
        /// The file with the certificates.
        path: PathBuf,
        /// The first second.
        first: Timestamp,
        /// The last second.
        last: Timestamp,
    },
}

/// The look of a file: another one, or another content, looks different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Fingerprint {
    device: u64,
    inode: u64,
    bytes: u64,
    /// Seconds and nanoseconds of the last change of the content.
    changed: (i64, i64),
}

impl From<&Metadata> for Fingerprint {
    fn from(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            bytes: metadata.size(),
            changed: (metadata.mtime(), metadata.mtime_nsec()),
        }
    }
}

/// The look of all files. `None` for one that is not there.
type Fingerprints = [Option<Fingerprint>; 3];

/// The looks that were taken at the files.
#[derive(Debug, Default)]
struct FilesSeen {
    /// The last look.
    last: Fingerprints,
    /// The look before those in use were read.
    taken: Fingerprints,
    /// The reason why later ones are not taken.
    problem: Option<String>,
}

/// The certificate and key of the listeners.
#[derive(Debug)]
pub(crate) struct ListenerIdentity {
    files: TlsFiles,
    clock: Arc<dyn Clock>,
    current: ArcSwap<ServerIdentity>,
    seen: Mutex<FilesSeen>,
}

impl ListenerIdentity {
    /// Reads the files. A certificate that is not valid now is taken, with a warning: whoever starts a service wants it to run, and a
    /// better certificate is taken when it comes.
    ///
    /// # Errors
    /// [`TlsFilesError`].
    pub(crate) fn open(files: TlsFiles, clock: Arc<dyn Clock>) -> Result<Arc<Self>, TlsFilesError> {
        let look = files.look();
        let identity = files.read(&clock)?;
        let seen = Mutex::new(FilesSeen { last: look, taken: look, problem: None });
        let current = ArcSwap::from_pointee(identity);
        let opened = Arc::new(Self { files, clock, current, seen });
        if let Err(error) = opened.check_valid(&opened.current.load()) {
            tracing::warn!(
                "{error}: clients will refuse it; replace the files, they are read again by themselves"
            );
        }
        Ok(opened)
    }

    /// Returns what the next handshake uses.
    pub(crate) fn config(&self) -> Arc<ServerConfig> {
        Arc::clone(self.current.load().config())
    }

    /// Looks at the files until the signal to stop.
    pub(crate) async fn watch(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        loop {
            tokio::select! {
                () = tokio::time::sleep(LOOK_INTERVAL) => {}
                _ = stop.wait_for(|stop| *stop) => return,
            }
            let looking = Arc::clone(&self);
            // A disk that does not answer must hold up nothing else.
            let _looked = tokio::task::spawn_blocking(move || looking.look()).await;
        }
    }

    /// Takes files that have changed and rest. Those that are refused are read again at each look: what is wrong with them may be
    /// mended without a trace in them, as their permissions are, or pass with time.
    fn look(&self) {
        let look = self.files.look();
        let rests = std::mem::replace(&mut self.seen().last, look) == look;
        if !rests {
            return;
        }
        if look == self.seen().taken {
            self.seen().problem = None;
            return;
        }
        let read = self.files.read(&self.clock).and_then(|new| {
            let is_worse = self.check_valid(&self.current.load()).is_ok();
            if is_worse { self.check_valid(&new).map(|()| new) } else { Ok(new) }
        });
        match read {
            Ok(new) => {
                let last = at(new.validity().last);
                self.current.store(Arc::new(new));
                let mut seen = self.seen();
                (seen.taken, seen.problem) = (look, None);
                tracing::info!(valid_until = %last, "another certificate is shown from now on");
            }
            // The next look finds what it is now.
            Err(TlsFilesError::Changed(_)) => {}
            Err(error) => self.tell(error.to_string()),
        }
    }

    /// Says why changed files are not taken, once as long as that is so.
    fn tell(&self, problem: String) {
        let before = self.seen().problem.replace(problem.clone());
        if before.as_ref() != Some(&problem) {
            tracing::error!(
                "the changed files of TLS are not taken, and the certificate of before stays in use: {problem}; put a certificate and \
                 its key in their places, they are read again by themselves"
            );
        }
    }

    /// Returns what an operator should know, or nothing.
    pub(crate) fn notice(&self) -> Option<String> {
        if let Some(problem) = &self.seen().problem {
            return Some(format!(
                "the changed files are not taken, the certificate of before stays in use: {problem}"
            ));
        }
        let current = self.current.load();
        if let Err(error) = self.check_valid(&current) {
            return Some(error.to_string());
        }
        let last = current.validity().last;
        let soon = self.clock.now().seconds().saturating_add_unsigned(EXPIRES_SOON.as_secs());
        (last < soon).then(|| format!("the certificate ends at {}", at(last)))
    }

    fn check_valid(&self, identity: &ServerIdentity) -> Result<(), TlsFilesError> {
        let validity = identity.validity();
        if validity.includes(self.clock.now().seconds()) {
            return Ok(());
        }
        let [first, last] = [validity.first, validity.last].map(at);
        Err(TlsFilesError::Invalid { path: self.files.certificates.clone(), first, last })
    }

    fn seen(&self) -> MutexGuard<'_, FilesSeen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl TlsFiles {
    fn look(&self) -> Fingerprints {
        let authorities = self.client_authorities.as_deref();
        [Some(self.certificates.as_path()), Some(&self.key), authorities].map(|path| {
            let metadata = std::fs::metadata(path?).ok()?;
            Some(Fingerprint::from(&metadata))
        })
    }

    fn read(&self, clock: &Arc<dyn Clock>) -> Result<ServerIdentity, TlsFilesError> {
        let certificates = read(&self.certificates, |_| Ok(()))?;
        let key = read(&self.key, |metadata| check_private(&self.key, metadata))?;
        let path = self.client_authorities.as_deref();
        let authorities = path.map(|path| read(path, |_| Ok(()))).transpose()?;
        let authorities = authorities.as_ref().map(|authorities| authorities.as_slice());
        let time = TlsTime(Arc::clone(clock));
        let identity = ServerIdentity::from_pem(&certificates, &key, authorities, time);
        identity.map_err(|source| refused(&self.certificates, &self.key, path, source))
    }
}

/// Reads what a client shows to servers that demand a certificate, and the authorities that servers must be under: those in `trusted`,
/// or those that the system trusts. All files are in PEM.
///
/// # Errors
/// [`TlsFilesError`].
pub fn client_config(
    certificates: &Path,
    key: &Path,
    trusted: Option<&Path>,
) -> Result<ClientConfig, TlsFilesError> {
    let chain = read(certificates, |_| Ok(()))?;
    let private = read(key, |metadata| check_private(key, metadata))?;
    let roots = trusted.map(|path| read(path, |_| Ok(()))).transpose()?;
    let roots = roots.as_ref().map(|roots| roots.as_slice());
    let config = showing_client(&chain, &private, roots);
    config.map_err(|source| refused(certificates, key, trusted, source))
}

/// Returns the error that names the files at fault.
fn refused(
    certificates: &Path,
    key: &Path,
    authorities: Option<&Path>,
    source: TlsIdentityError,
) -> TlsFilesError {
    match (source, authorities) {
        (TlsIdentityError::PeerRoots, Some(path)) => TlsFilesError::Authorities(path.to_owned()),
        (source, _) => {
            let (certificates, key) = (certificates.to_owned(), key.to_owned());
            TlsFilesError::Identity { certificates, key, source }
        }
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds.saturating_mul(1_000))
}

/// Reads a file whole, in a buffer that is wiped.
fn read(
    path: &Path,
    check: impl FnOnce(&Metadata) -> Result<(), TlsFilesError>,
) -> Result<Wiped, TlsFilesError> {
    let failed = |source| TlsFilesError::File { path: path.to_owned(), source };
    let mut file = open(path).map_err(failed)?;
    let before = file.metadata().map_err(failed)?;
    check(&before)?;
    if !before.is_file() {
        return Err(failed(io::Error::other("it is not a file")));
    }
    if before.len() > FILE_BYTES_MAX {
        return Err(TlsFilesError::Long(path.to_owned()));
    }
    let length = usize::try_from(before.len()).unwrap_or(usize::MAX);
    // Growing the buffer would leave a copy of a key behind.
    let mut bytes = Wiped::new(vec![0; length]);
    file.read_exact(&mut bytes).map_err(failed)?;
    let after = file.metadata().map_err(failed)?;
    if Fingerprint::from(&before) != Fingerprint::from(&after) {
        return Err(TlsFilesError::Changed(path.to_owned()));
    }
    Ok(bytes)
}

/// Opens a file. A pipe in its place does not hang the service.
fn open(path: &Path) -> io::Result<File> {
    let nonblocking = i32::from_ne_bytes(OFlags::NONBLOCK.bits().to_ne_bytes());
    OpenOptions::new().read(true).custom_flags(nonblocking).open(path)
}

/// Checks that nobody but the owner and a group may read a key. Many systems lend keys of TLS to a group.
fn check_private(path: &Path, metadata: &Metadata) -> Result<(), TlsFilesError> {
    let mode = metadata.mode() & 0o777;
    if mode & OPEN_TO_OTHERS == 0 {
        return Ok(());
    }
    Err(TlsFilesError::Permissions { path: path.to_owned(), mode })
}

#[cfg(test)]
mod tests;
