//! Access keys: kept sealed in the store, looked up in memory.
//!
//! Until IAM is built there is one: that of the account's root.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use audit::Log;
use auth::{Caller, Credential, Credentials};
use keys::Hierarchy;
use keys::Purpose;
use model::{AccountId, Region, Timestamp};
use secret::Secret;
use serde::{Deserialize, Serialize};
use store::{Address, Batch, Prefix, Store};

use crate::config::{Config, RootCredential};
use crate::data_dir::{DataDir, write_whole};
use crate::event;
use crate::position;
use crate::start::StartError;

const KIND: &str = "credential";
/// More would not be read at start; until IAM is built there is one.
const CREDENTIALS_MAX: usize = 1000;
/// AWS's secret access keys have 40 characters; so have ours, of 30 random bytes in base64.
const SECRET_BYTES: usize = 30;

/// The access keys of the service.
pub(crate) struct AccessKeys(HashMap<String, Arc<Credential>>);

impl fmt::Debug for AccessKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "AccessKeys({})", self.0.len())
    }
}

impl Credentials for AccessKeys {
    fn find(&self, access_key_id: &str, _session_token: Option<&str>) -> Option<Arc<Credential>> {
        self.0.get(access_key_id).cloned()
    }
}

/// An access key as the store keeps it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    v: u8,
    /// The account whose root it is.
    account: String,
    /// The secret access key, sealed under the hierarchy and bound to the access key id; base64.
    sealed: String,
    /// Milliseconds since the epoch.
    created: i64,
}

impl AccessKeys {
    /// Reads the access keys. The first start makes the root's; a fixed one in the configuration replaces it.
    pub(crate) async fn open(
        store: &dyn Store,
        log: &Log,
        hierarchy: &Hierarchy,
        config: &mut Config,
        data_dir: &DataDir,
        now: Timestamp,
    ) -> Result<Self, StartError> {
        let found = store.scan(&Prefix::kind(KIND), None, CREDENTIALS_MAX)?;
        let mut keys = HashMap::new();
        for (address, record) in &found {
            let credential = open_record(hierarchy, address.id(), &record.bytes, &config.region)?;
            keys.insert(address.id().to_owned(), Arc::new(credential));
        }
        let fixed = config.root_credential.take();
        let replacement = match fixed {
            Some(fixed) if !is_same(&keys, &fixed) => Some(fixed),
            None if keys.is_empty() => Some(random_credential()?),
            Some(_) | None => None,
        };
        if let Some(replacement) = replacement {
            let mut batch = Batch::default();
            for (address, _) in found {
                batch.delete(address);
            }
            keys.clear();
            write_credentials(data_dir, &replacement, &config.region)?;
            let credential = add(&mut batch, hierarchy, replacement, config, now)?;
            record(store, log, batch, &credential, config, now).await?;
            keys.insert(credential.access_key_id.clone(), Arc::new(credential));
        }
        Ok(Self(keys))
    }
}

/// Refuses a fixed access key that no client could use.
pub(crate) fn check(fixed: Option<&RootCredential>) -> Result<(), StartError> {
    match fixed {
        Some(fixed) if !is_usable(&fixed.access_key_id) => Err(StartError::AccessKeyId),
        Some(_) | None => Ok(()),
    }
}

/// Commits the new access key and records that it was made.
async fn record(
    store: &dyn Store,
    log: &Log,
    batch: Batch,
    credential: &Credential,
    config: &Config,
    now: Timestamp,
) -> Result<(), StartError> {
    let (id, account) = (&credential.access_key_id, config.account.to_string());
    let details = format!(r#"{{"accessKeyId":"{id}"}}"#);
    let event = event::own_event("CreateRootAccessKey", &config.region, &account, &details, now);
    let mut batch = batch.noted("start", event.to_note());
    position::note(&mut batch, log);
    let committed = store::commit(store, batch, ()).await.map_err(|(error, ())| error)?;
    log.record(committed, event).await?.into_inner();
    Ok(())
}

fn is_same(keys: &HashMap<String, Arc<Credential>>, fixed: &RootCredential) -> bool {
    let known = keys.get(&fixed.access_key_id);
    known.is_some_and(|known| known.secret_access_key.ct_eq(&fixed.secret_access_key))
}

/// The form that AWS gives access key ids: 16 to 128 word characters.
fn is_usable(access_key_id: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    (16..=128).contains(&access_key_id.len()) && access_key_id.bytes().all(word)
}

fn open_record(
    hierarchy: &Hierarchy,
    access_key_id: &str,
    bytes: &[u8],
    region: &Region,
) -> Result<Credential, StartError> {
    let broken = || StartError::Credential { access_key_id: access_key_id.to_owned() };
    let record: Record = serde_json::from_slice(bytes).map_err(|_invalid| broken())?;
    let account = AccountId::parse(&record.account).ok_or_else(broken)?;
    let sealed =
        base64_simd::STANDARD.decode_to_vec(&record.sealed).map_err(|_invalid| broken())?;
    let secret = hierarchy.open_sealed(Purpose::Credential, access_key_id.as_bytes(), &sealed)?;
    Ok(credential(access_key_id, secret, account, region))
}

/// Adds an access key of the root to `batch`.
fn add(
    batch: &mut Batch,
    hierarchy: &Hierarchy,
    new: RootCredential,
    config: &Config,
    now: Timestamp,
) -> Result<Credential, StartError> {
    let RootCredential { access_key_id, secret_access_key } = new;
    let sealed = hierarchy.seal(
        Purpose::Credential,
        access_key_id.as_bytes(),
        secret_access_key.expose(),
    )?;
    let record = Record {
        v: 1,
        account: config.account.to_string(),
        sealed: base64_simd::STANDARD.encode_to_string(&sealed),
        created: now.millis(),
    };
    let bytes = serde_json::to_vec(&record)
        .map_err(|_error| StartError::Credential { access_key_id: access_key_id.clone() })?;
    batch.put(Address::new(KIND, "", "", access_key_id.as_str()), bytes);
    Ok(credential(&access_key_id, secret_access_key, config.account, &config.region))
}

fn credential(
    access_key_id: &str,
    secret_access_key: Secret<[u8]>,
    account: AccountId,
    region: &Region,
) -> Credential {
    let caller = Caller::root(account, region);
    Credential::long_term(access_key_id.to_owned(), secret_access_key, caller)
}

/// `AKIA` and 16 of the 32 letters and digits that AWS uses, with 40 characters of secret.
fn random_credential() -> Result<RootCredential, StartError> {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let random = crypto::random::array::<16>().map_err(|_error| StartError::Random)?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter));
    let id: String = "AKIA".chars().chain(random.iter().filter_map(letter)).collect();
    let random = crypto::random::secret::<SECRET_BYTES>().map_err(|_error| StartError::Random)?;
    let secret_access_key = Secret::<[u8]>::fill_with(SECRET_BYTES / 3 * 4, |out| {
        let _filled =
            base64_simd::STANDARD.encode(random.expose(), base64_simd::Out::from_slice(out));
    });
    Ok(RootCredential { access_key_id: id, secret_access_key })
}

/// The shared credentials file of AWS clients, with the profile `default`.
fn write_credentials(
    data_dir: &DataDir,
    credential: &RootCredential,
    region: &Region,
) -> Result<(), StartError> {
    let id = &credential.access_key_id;
    let head =
        format!("[default]\nregion = {region}\naws_access_key_id = {id}\naws_secret_access_key = ");
    let secret = credential.secret_access_key.expose();
    let text = Secret::<[u8]>::fill_with(head.len() + secret.len() + 1, |out| {
        let parts = head.bytes().chain(secret.iter().copied()).chain([b'\n']);
        out.iter_mut().zip(parts).for_each(|(byte, part)| *byte = part);
    });
    let path = data_dir.credentials();
    write_whole(&path, text.expose()).map_err(|source| StartError::file("write", &path, source))
}
