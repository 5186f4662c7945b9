//! The protection of the root key: a key file, or a passphrase that the operator gives at every start.

mod file;

use std::fmt;
use std::path::PathBuf;

use crypto::passphrase::{self, Cost};
use secret::Secret;
use serde::{Deserialize, Serialize};

use crate::hex;

pub use file::{FILE_NAME, SealFile};

/// The shortest passphrase for a new installation, in bytes: NIST SP 800-63B, 5.1.1.1, for secrets that users choose.
pub const PASSPHRASE_BYTES_MIN: usize = 8;
const SALT_BYTES: usize = 16;

/// The source of the seal key.
#[derive(Debug)]
pub enum Seal {
    /// 32 random bytes in a file that only the service's user can read.
    File(SealFile),
    /// A passphrase, from which Argon2id derives a key.
    Passphrase(Secret<[u8]>),
}

impl Seal {
    /// Makes the key for a new hierarchy. The file is created if it is missing: call this only if no hierarchy is stored yet.
    ///
    /// # Errors
    /// The file cannot be trusted or created, the passphrase is too short, or the key cannot be derived.
    pub fn create(&self) -> Result<SealKey, SealKeyError> {
        match self {
            Self::File(file) => Ok(SealKey::of_file(file.open_or_create()?)),
            Self::Passphrase(passphrase) if passphrase.len() < PASSPHRASE_BYTES_MIN => {
                Err(SealKeyError::ShortPassphrase)
            }
            Self::Passphrase(passphrase) => {
                let salt =
                    crypto::random::array().map_err(|_no_randomness| SealKeyError::Random)?;
                SealKey::of_passphrase(passphrase, salt, Cost::DEFAULT)
            }
        }
    }

    /// Makes the key again, for a hierarchy that was created with `parameters`.
    ///
    /// # Errors
    /// The hierarchy was sealed in another way, the file is missing or cannot be trusted, or the key cannot be derived. Whether
    /// the key is the right one shows only when the hierarchy is opened.
    pub fn open(&self, parameters: &SealParameters) -> Result<SealKey, SealKeyError> {
        match (self, &parameters.0) {
            (Self::File(file), Parameters::File {}) => Ok(SealKey::of_file(file.open()?)),
            (
                Self::Passphrase(passphrase),
                Parameters::Passphrase { salt, memory_kib, passes, lanes },
            ) => {
                let mut bytes = [0; SALT_BYTES];
                let cost = Cost::new(*memory_kib, *passes, *lanes)
                    .map_err(|_out_of_bounds| SealKeyError::Parameters)?;
                if !hex::decode(salt.as_bytes(), &mut bytes) {
                    return Err(SealKeyError::Parameters);
                }
                SealKey::of_passphrase(passphrase, bytes, cost)
            }
            (Self::File(_), Parameters::Passphrase { .. }) => Err(SealKeyError::NeedsPassphrase),
            (Self::Passphrase(_), Parameters::File {}) => Err(SealKeyError::NeedsFile),
        }
    }
}

/// The key under which the root key is sealed, with the parameters that are needed to make it again.
#[derive(Debug)]
pub struct SealKey {
    key: Secret<[u8; 32]>,
    parameters: SealParameters,
}

impl SealKey {
    pub(crate) const fn key(&self) -> &Secret<[u8; 32]> {
        &self.key
    }

    pub(crate) const fn parameters(&self) -> &SealParameters {
        &self.parameters
    }

    const fn of_file(key: Secret<[u8; 32]>) -> Self {
        Self { key, parameters: SealParameters(Parameters::File {}) }
    }

    fn of_passphrase(
        passphrase: &Secret<[u8]>,
        salt: [u8; SALT_BYTES],
        cost: Cost,
    ) -> Result<Self, SealKeyError> {
        let key = passphrase::derive(passphrase, &salt, cost)
            .map_err(|_failed| SealKeyError::Derivation)?;
        let parameters = Parameters::Passphrase {
            salt: crypto::hash::hex(&salt),
            memory_kib: cost.memory_kib(),
            passes: cost.passes(),
            lanes: cost.lanes(),
        };
        Ok(Self { key, parameters: SealParameters(parameters) })
    }
}

/// The way in which a hierarchy is sealed. Not secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SealParameters(Parameters);

/// The parameters. The variants have braces because serde lets unknown members pass in a tagged variant without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase", deny_unknown_fields)]
enum Parameters {
    File {},
    /// Argon2id (RFC 9106).
    Passphrase {
        salt: String,
        memory_kib: u32,
        passes: u32,
        lanes: u32,
    },
}

impl fmt::Display for SealParameters {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Parameters::File {} => "key file",
            Parameters::Passphrase { .. } => "passphrase",
        })
    }
}

/// The reason why there is no seal key. The texts are for the operator and say what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SealKeyError {
    /// The key file is missing.
    #[error(
        "the seal key `{}` is missing: put it back from your backup; without it nothing in this data directory can be \
         opened", .0.display()
    )]
    Missing(PathBuf),
    /// Others can read or write the key file.
    #[error("the seal key `{0}` is open to other users (mode {mode:03o}): run `chmod 600 {0}`", .path.display())]
    Permissions {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The key file belongs to somebody else.
    #[error(
        "the seal key `{0}` belongs to user id {owner} and this process runs as {user}: run `chown {user} {0}`",
        .path.display()
    )]
    Owner {
        /// The file.
        path: PathBuf,
        /// The user id of the owner.
        owner: u32,
        /// The user id of this process.
        user: u32,
    },
    /// The key file is a directory, a pipe or a device.
    #[error("the seal key `{}` is not a regular file", .0.display())]
    NotAFile(PathBuf),
    /// The key file does not hold a key.
    #[error("the seal key `{}` does not hold 64 hexadecimal digits: put it back from your backup", .0.display())]
    Content(PathBuf),
    /// The file system refused.
    #[error("cannot {doing} the seal key `{}`", .path.display())]
    Io {
        /// The action that failed.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// The system's error.
        source: std::io::Error,
    },
    /// The passphrase of a new installation is too short.
    #[error("the passphrase is too short: it needs at least {PASSPHRASE_BYTES_MIN} bytes")]
    ShortPassphrase,
    /// A passphrase is needed, and none was given.
    #[error("this data directory is sealed with a passphrase, and none was given")]
    NeedsPassphrase,
    /// A key file is needed, and a passphrase was given.
    #[error("this data directory is sealed with a key file, and a passphrase was given")]
    NeedsFile,
    /// The record has parameters that no release wrote.
    #[error("the hierarchy record has no valid passphrase parameters: it was altered")]
    Parameters,
    /// Argon2id could not run.
    #[error("cannot derive a key from the passphrase: is there enough memory?")]
    Derivation,
    /// The system has no randomness to give.
    #[error("the system's random number generator failed")]
    Random,
}

#[cfg(test)]
pub(crate) mod tests;
