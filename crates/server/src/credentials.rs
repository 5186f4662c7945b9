//! The account that the service is started for, and the access key of its root. All other identities are made over the
//! API of IAM.

use std::path::Path;

use audit::Log;
use iam::{Found, NewAccessKey};
use keys::Hierarchy;
use model::{Region, Timestamp};
use store::{Batch, Store};

use crate::config::{Config, RootCredential};
use crate::data_dir::DataDir;
use crate::profiles::{self, Profiles};
use crate::start_error::StartError;
use pipeline::Ledger;
use pipeline::event;

/// Makes sure that the account exists. The first start makes it and its root's access key. A fixed one in the configuration
/// replaces that key.
pub(crate) async fn open(
    store: &dyn Store,
    log: &Log,
    hierarchy: &Hierarchy,
    config: &mut Config,
    data_dir: &DataDir,
    now: Timestamp,
) -> Result<(), StartError> {
    let fixed = config.root_credential.take();
    let found = iam::find_account(store, hierarchy, config.account)?;
    let (old, is_unnamed) = match found {
        Found::Account(key) => (Some(key), false),
        Found::Unnamed(key) => (Some(key), true),
        Found::Other(account) => return Err(StartError::OtherAccount { account }),
        Found::Nothing => (None, false),
    };
    let new = match (fixed, &old) {
        (Some(fixed), Some(old)) if is_same(&fixed, old) => None,
        (Some(fixed), _) => Some(taken_from(store, fixed)?),
        (None, Some(_)) => None,
        (None, None) => Some(NewAccessKey::random().map_err(|_error| StartError::Random)?),
    };
    let mut batch = Batch::default();
    let put = |batch: &mut Batch, new: &NewAccessKey, old| {
        iam::put_account(batch, hierarchy, config.account, new, old, now)
            .map_err(|_error| StartError::Random)
    };
    match (&new, &old) {
        (Some(new), old) => {
            write_credentials(&data_dir.credentials(), new, &config.region)?;
            put(&mut batch, new, old.as_ref())?;
            record(store, log, batch, "CreateRootAccessKey", &new.access_key_id, config, now).await
        }
        (None, Some(old)) if is_unnamed => {
            put(&mut batch, old, Some(old))?;
            record(store, log, batch, "CreateAccount", &old.access_key_id, config, now).await
        }
        (None, _) => Ok(()),
    }
}

/// Refuses a fixed access key that no client could use.
pub(crate) fn check(fixed: Option<&RootCredential>) -> Result<(), StartError> {
    match fixed {
        Some(fixed) if !is_usable(&fixed.access_key_id) => Err(StartError::AccessKeyId),
        Some(_) | None => Ok(()),
    }
}

/// Commits and records what was made.
async fn record(
    store: &dyn Store,
    log: &Log,
    batch: Batch,
    what: &str,
    access_key_id: &str,
    config: &Config,
    now: Timestamp,
) -> Result<(), StartError> {
    let account = config.account.to_string();
    let details = format!(r#"{{"accessKeyId":"{access_key_id}"}}"#);
    let event = event::own_event(what, &config.region, &account, &details, now);
    Ledger::unserved(store, log).change(batch, "start", event, ()).await?.into_inner();
    Ok(())
}

fn is_same(fixed: &RootCredential, key: &NewAccessKey) -> bool {
    fixed.access_key_id == key.access_key_id
        && fixed.secret_access_key.ct_eq(&key.secret_access_key)
}

/// Returns the fixed access key. A user's access key cannot be the root's too.
fn taken_from(store: &dyn Store, fixed: RootCredential) -> Result<NewAccessKey, StartError> {
    let RootCredential { access_key_id, secret_access_key } = fixed;
    if iam::is_taken(store, &access_key_id)? {
        return Err(StartError::AccessKeyTaken { access_key_id });
    }
    Ok(NewAccessKey { access_key_id, secret_access_key })
}

/// Returns whether an access key id has the form that AWS gives it: 16 to 128 word characters.
fn is_usable(access_key_id: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (16..=128).contains(&access_key_id.len()) && access_key_id.bytes().all(word)
}

/// Returns a new access key for a root.
pub(crate) fn random_key() -> Result<NewAccessKey, StartError> {
    let access_key_id = iam::unique_id("AKIA", 16).map_err(|_error| StartError::Random)?;
    let secret_access_key = iam::random_secret().map_err(|_error| StartError::Random)?;
    Ok(NewAccessKey { access_key_id, secret_access_key })
}

/// Puts the key into the profile `default` of a shared credentials file of AWS clients. Other profiles stay.
pub(crate) fn write_credentials(
    path: &Path,
    key: &NewAccessKey,
    region: &Region,
) -> Result<(), StartError> {
    let written = Profiles::read(path.to_owned())
        .and_then(|profiles| profiles.write_with(profiles::DEFAULT, region, key));
    written.map_err(|source| StartError::file("write", path, source))
}
