//! The certificate that `bulla init --tls-self-signed` makes for a first try: `DATA_DIR/tls`.

use std::path::{Path, PathBuf};

use crypto::tls::SelfSigned;

use crate::clock::{Clock as _, SystemClock};
use crate::data_dir::{make_folder, write_whole};
use crate::start_error::StartError;
use crate::tls_identity::TlsFiles;

/// The folder in the data directory.
const FOLDER: &str = "tls";
const KEY: &str = "key.pem";
/// The names of a host that serves itself only.
pub const LOCAL_NAMES: [&str; 4] = ["localhost", "*.localhost", "127.0.0.1", "::1"];

/// A certificate for a first try, not yet written.
#[derive(Debug)]
pub struct FirstCertificate(SelfSigned);

/// The files of a certificate for a first try.
#[derive(Debug)]
pub struct FirstCertificateFiles {
    /// The certificate of the authority, which clients have to trust.
    pub authority: PathBuf,
    /// The files for the service.
    pub service: TlsFiles,
}

impl FirstCertificate {
    /// Makes one for a host with these names and addresses.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn make(names: &[String]) -> Result<Self, StartError> {
        Ok(Self(SelfSigned::make(names, SystemClock.now().seconds())?))
    }

    /// Returns whether a data directory has a whole one.
    #[must_use]
    pub fn is_in(data_dir: &Path) -> bool {
        data_dir.join(FOLDER).join(KEY).exists()
    }

    /// Writes it into a data directory, the key last.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn write(&self, data_dir: &Path) -> Result<FirstCertificateFiles, StartError> {
        let folder = data_dir.join(FOLDER);
        make_folder(&folder).map_err(|source| StartError::file("make", &folder, source))?;
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            let written = write_whole(&path, bytes);
            written.map_err(|source| StartError::file("write", &path, source)).map(|()| path)
        };
        let Self(made) = self;
        let authority = write("ca.pem", made.authority.as_bytes())?;
        let certificates = write("cert.pem", made.certificate.as_bytes())?;
        let key = write(KEY, &made.key)?;
        let service = TlsFiles { certificates, key, client_authorities: None };
        Ok(FirstCertificateFiles { authority, service })
    }
}
