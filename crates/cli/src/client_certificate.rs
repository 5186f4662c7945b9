//! The certificate that commands show to whoever demands one.

use std::path::{Path, PathBuf};

use archive::ArchiveTarget;
use bucket_url::ClientConfig;
use clap::Args;
use server::TlsFilesError;

use crate::Failure;

/// The files of the certificate, if there is one to show.
#[derive(Debug, Args)]
pub(crate) struct ClientCertificate {
    /// Show endpoints that demand one the certificate (PEM) in this file, with those that lead from it to a root. Endpoints are then
    /// reached without a proxy.
    #[arg(long, value_name = "FILE", requires = "client_key")]
    client_cert: Option<PathBuf>,
    /// The private key (PEM) of that certificate. Only its owner and a group may read the file.
    #[arg(long, value_name = "FILE", requires = "client_cert")]
    client_key: Option<PathBuf>,
}

impl ClientCertificate {
    /// Reads the files. `None` if there is nothing to show. Endpoints must be under the authorities in `trusted`, or those that the
    /// system trusts.
    ///
    /// # Errors
    /// [`TlsFilesError`].
    pub(crate) fn config(
        &self,
        trusted: Option<&Path>,
    ) -> Result<Option<ClientConfig>, TlsFilesError> {
        let files = self.client_cert.as_ref().zip(self.client_key.as_ref());
        files.map(|(certificate, key)| server::client_config(certificate, key, trusted)).transpose()
    }

    /// Returns the archive that `text` names. If it is in a bucket, its store is shown the certificate.
    ///
    /// # Errors
    /// The text names no archive, or a file cannot be used.
    pub(crate) fn archive(&self, text: &str) -> Result<Box<dyn ArchiveTarget>, Failure> {
        Ok(archive::target(text, self.config(None)?)?)
    }
}
