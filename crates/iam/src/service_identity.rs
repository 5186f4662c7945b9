//! Identities of AWS services: access keys with which a program calls as `lambda.amazonaws.com`. The operator makes them. No
//! operation of IAM sees or changes them.
//!
//! The reasons are in `docs/decisions/0009-service-identities.md`.

use keys::Hierarchy;
use model::{AwsService, Error, Timestamp};
use store::{Batch, Store};

use crate::long_term_credential::{NewAccessKey, Owner, sealed_key};
use crate::records::{self, Kept, ServiceIdentity};

/// The access keys that a service may have, as many as a user: one to use, and one to change to.
const KEYS_MAX: usize = 2;
/// The services that may have identities. AWS has some three hundred.
const SERVICES_MAX: usize = 1_000;
/// The longest name in characters: the most that a grant takes as `GranteeServicePrincipal`.
const NAME_MAX: usize = 128;
const DOMAIN: &str = ".amazonaws.com";

/// A service that has an identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServicePrincipal {
    /// The service principal, such as `lambda.amazonaws.com`.
    pub name: String,
    /// The time at which it got its first access key.
    pub created: Timestamp,
    /// The ids of its access keys.
    pub access_keys: Vec<String>,
}

/// The reason why an access key of a service is not made or deleted. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServiceError {
    /// The name is not one of a service.
    #[error(
        "{0:?} is not the name of a service: it must be like lambda.amazonaws.com, in lower case"
    )]
    Name(String),
    /// The service has the most keys that it may have.
    #[error("{0} has {KEYS_MAX} access keys: delete one first with `bulla service delete`")]
    Keys(String),
    /// There are as many services as there may be.
    #[error("there are {SERVICES_MAX} services, the most that there can be: delete one first")]
    Services,
    /// The service has no such access key.
    #[error(
        "{service} has no access key {access_key_id}: `bulla service list` shows those that there are"
    )]
    Unknown {
        /// The service.
        service: String,
        /// The access key.
        access_key_id: String,
    },
    /// A record is not readable, or cannot be made.
    #[error("{}", .0.detail().unwrap_or("the service's record cannot be read or made"))]
    Record(Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}

impl From<Error> for ServiceError {
    fn from(error: Error) -> Self {
        Self::Record(error)
    }
}

/// Gives a service one more access key. The first makes its identity.
///
/// # Errors
/// [`ServiceError`].
pub fn add_service_key(
    store: &dyn Store,
    hierarchy: &Hierarchy,
    name: &str,
    now: Timestamp,
) -> Result<(Batch, NewAccessKey), ServiceError> {
    if !is_name(name) {
        return Err(ServiceError::Name(name.to_owned()));
    }
    let key = NewAccessKey::random()?;
    let record = sealed_key(hierarchy, &key, Owner::Service(name), now)?;
    let (mut batch, address) = (Batch::default(), records::service_address(name));
    match find(store, name)? {
        Some(Kept { mut value, revision }) => {
            value.access_keys.push(key.access_key_id.clone());
            if value.access_keys.len() > KEYS_MAX {
                return Err(ServiceError::Keys(name.to_owned()));
            }
            records::update(&mut batch, address, revision, &value)?;
        }
        None => {
            if store.count(&records::all_services())? >= SERVICES_MAX as u64 {
                return Err(ServiceError::Services);
            }
            let access_keys = vec![key.access_key_id.clone()];
            let value = ServiceIdentity { v: 1, created: now.millis(), access_keys };
            records::create(&mut batch, address, &value)?;
        }
    }
    records::create(&mut batch, records::credential_address(&key.access_key_id), &record)?;
    Ok((batch, key))
}

/// Takes an access key from a service. The last one takes its identity with it.
///
/// # Errors
/// [`ServiceError`].
pub fn delete_service_key(
    store: &dyn Store,
    name: &str,
    access_key_id: &str,
) -> Result<Batch, ServiceError> {
    let found = find(store, name)?
        .filter(|kept| kept.value.access_keys.iter().any(|key| key == access_key_id));
    let Some(Kept { mut value, revision }) = found else {
        let (service, access_key_id) = (name.to_owned(), access_key_id.to_owned());
        return Err(ServiceError::Unknown { service, access_key_id });
    };
    value.access_keys.retain(|key| key != access_key_id);
    let (mut batch, address) = (Batch::default(), records::service_address(name));
    if value.access_keys.is_empty() {
        records::delete(&mut batch, address, revision);
    } else {
        records::update(&mut batch, address, revision, &value)?;
    }
    batch.delete(records::credential_address(access_key_id));
    Ok(batch)
}

/// Returns the services that have identities, in the order of their names.
///
/// # Errors
/// [`ServiceError`].
pub fn services(store: &dyn Store) -> Result<Vec<ServicePrincipal>, ServiceError> {
    let found = store.scan(&records::all_services(), None, SERVICES_MAX)?;
    found
        .iter()
        .map(|(address, record)| {
            let ServiceIdentity { created, access_keys, .. } =
                records::read(address, record)?.value;
            let created = Timestamp::from_millis(created);
            Ok(ServicePrincipal { name: address.id().to_owned(), created, access_keys })
        })
        .collect()
}

fn find(store: &dyn Store, name: &str) -> Result<Option<Kept<ServiceIdentity>>, ServiceError> {
    let address = records::service_address(name);
    let record = store.get(&address)?;
    Ok(record.map(|record| records::read(&address, &record)).transpose()?)
}

/// Returns whether requests with this name in their scope come to Bulla itself: a forwarder could send it such requests with any
/// identity.
fn is_served(label: &str) -> bool {
    AwsService::ALL.iter().any(|service| service.name() == label)
}

/// Returns whether a text is `SERVICE.amazonaws.com` of a service that is not served here.
fn is_name(name: &str) -> bool {
    let byte = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.len() <= NAME_MAX
        && name
            .strip_suffix(DOMAIN)
            .is_some_and(|label| !label.is_empty() && label.bytes().all(byte) && !is_served(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_that_of_a_service_principal() {
        for name in ["lambda.amazonaws.com", "dynamodb.amazonaws.com", "a-4.amazonaws.com"] {
            assert!(is_name(name), "{name}");
        }
        for service in AwsService::ALL {
            let name = service.principal();
            assert!(!is_name(name), "{name}");
        }
        let long = format!("{}.amazonaws.com", "a".repeat(NAME_MAX));
        for name in [
            "",
            "lambda",
            ".amazonaws.com",
            "Lambda.amazonaws.com",
            "../x.amazonaws.com",
            "a.b.amazonaws.com",
            "lambda.amazonaws.com.evil.org",
            &long,
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
