//! The secrets among the settings, which no flag takes.

use secret::Secret;
use server::RootCredential;

use crate::Failure;

const ROOT_ACCESS_KEY_ID: &str = "BULLA_ROOT_ACCESS_KEY_ID";
const ROOT_SECRET_ACCESS_KEY: &str = "BULLA_ROOT_SECRET_ACCESS_KEY";

/// Reads a passphrase from its file.
pub(crate) fn read_passphrase(path: &str) -> Result<Secret<[u8]>, Failure> {
    let mut text = std::fs::read(path)
        .map_err(|error| format!("cannot read the passphrase file {path}: {error}"))?;
    let passphrase = Secret::<[u8]>::copy_of(text.trim_ascii());
    zeroize::Zeroize::zeroize(&mut text);
    if passphrase.is_empty() {
        return Err(format!("the passphrase file {path} is empty").into());
    }
    Ok(passphrase)
}

/// Returns the fixed root access key of a scripted start, if the environment has one.
#[expect(
    clippy::disallowed_methods,
    reason = "secrets come from the environment, never from flags"
)]
pub(super) fn root_credential() -> Result<Option<RootCredential>, Failure> {
    let id = std::env::var(ROOT_ACCESS_KEY_ID).ok().filter(|id| !id.is_empty());
    let key = std::env::var(ROOT_SECRET_ACCESS_KEY).ok().filter(|key| !key.is_empty());
    match (id, key) {
        (None, None) => Ok(None),
        (Some(access_key_id), Some(mut key)) => {
            let secret_access_key = Secret::<[u8]>::copy_of(key.as_bytes());
            zeroize::Zeroize::zeroize(&mut key);
            Ok(Some(RootCredential { access_key_id, secret_access_key }))
        }
        (Some(_), None) | (None, Some(_)) => Err(format!(
            "only one of {ROOT_ACCESS_KEY_ID} and {ROOT_SECRET_ACCESS_KEY} is set: set both, or neither"
        )
        .into()),
    }
}
