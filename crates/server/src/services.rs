//! Identities of AWS services, which the operator makes and deletes: `bulla service`. Nobody can over the network.
//!
//! [`create`] and [`delete`] change a service that is open, whether it answers requests or not. The public functions ask the
//! service that runs on a data directory (`control`). If none runs, they open the directory.
//!
//! The reasons are in `docs/decisions/0009-service-identities.md`.

use std::path::PathBuf;
use std::sync::Arc;

use iam::{NewKey, ServicePrincipal as Identity};
use secret::Wiped;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::Batch;

use crate::clock::SystemClock;
use crate::config::Config;
use crate::control::{self, ControlError, ControlRequest};
use crate::credentials::write_credentials;
use crate::data_dir::{DataDir, make_folder};
use crate::event;
use crate::service::Service;
use crate::start::{Open, StartError, open, runtime};

/// An access key that a service was given.
#[derive(Debug, Serialize, Deserialize)]
pub struct MadeServiceKey {
    /// The access key id.
    pub access_key_id: String,
    /// The shared credentials file that holds it with its secret.
    pub credentials: PathBuf,
}

/// A service that has an identity.
#[derive(Debug, Serialize, Deserialize)]
pub struct ServiceListed {
    /// The service principal.
    pub name: String,
    /// The time at which it got its first access key, such as `2026-08-10T22:38:27Z`.
    pub created: String,
    /// The ids of its access keys.
    pub access_keys: Vec<String>,
}

/// Gives the service called `name` an access key, and its identity if it has none.
///
/// # Errors
/// [`StartError`]: there is no such directory, the name is invalid, or the service has two access keys.
pub fn create_service_key(config: Config, name: &str) -> Result<MadeServiceKey, StartError> {
    let asked = ControlRequest::CreateServiceKey { name: name.to_owned() };
    on(config, &asked, async |opened| create(&opened.service, &opened.data_dir, name).await)
}

/// Takes an access key from the service called `name`.
///
/// # Errors
/// [`StartError`]: there is no such directory, or the service has no such access key.
pub fn delete_service_key(
    config: Config,
    name: &str,
    access_key_id: &str,
) -> Result<(), StartError> {
    let (owned, id) = (name.to_owned(), access_key_id.to_owned());
    let asked = ControlRequest::DeleteServiceKey { name: owned, access_key_id: id };
    on(config, &asked, async |opened| {
        delete(&opened.service, &opened.data_dir, (name, access_key_id)).await
    })
}

/// Returns the services that have identities.
///
/// # Errors
/// [`StartError`]: there is no such directory.
pub fn services(config: Config) -> Result<Vec<ServiceListed>, StartError> {
    on(config, &ControlRequest::ListServices {}, async |opened| list(&opened.service))
}

/// Asks the service that runs on the directory. If none runs, calls `act` under the directory's lock.
pub(crate) fn on<T: DeserializeOwned>(
    config: Config,
    asked: &ControlRequest,
    act: impl AsyncFnOnce(&Open) -> Result<T, StartError>,
) -> Result<T, StartError> {
    let data_dir = DataDir::find(&config.data_dir)?;
    if !data_dir.is_made() {
        return Err(StartError::NotMade { path: data_dir.path().to_owned() });
    }
    match control::ask(data_dir.path(), asked) {
        Err(ControlError::NotRunning { .. }) => {}
        answered => return Ok(answered?),
    }
    runtime()?.block_on(async {
        let opened = open(config, Arc::new(SystemClock)).await?;
        if asked.needs_clock() {
            let checked = opened.service.time.check();
            checked.map_err(|behind| StartError::ClockBehind(behind.to_string()))?;
        }
        act(&opened).await
    })
}

pub(crate) fn list(service: &Service) -> Result<Vec<ServiceListed>, StartError> {
    let listed = |one: Identity| ServiceListed {
        name: one.name,
        created: one.created.to_string(),
        access_keys: one.access_keys,
    };
    Ok(iam::services(&*service.store)?.into_iter().map(listed).collect())
}

/// Makes an access key for the service called `name`, and writes the file that hands it out.
pub(crate) async fn create(
    service: &Service,
    data_dir: &DataDir,
    name: &str,
) -> Result<MadeServiceKey, StartError> {
    let (now, hierarchy) = (service.clock.now(), &service.environment.hierarchy);
    let (batch, key) = iam::add_service_key(&*service.store, hierarchy, name, now)?;
    // First, so that a file that works is replaced by one that works.
    record(service, (batch, "CreateServiceAccessKey"), (name, &key.access_key_id)).await?;
    let credentials = write(service, data_dir, name, &key)?;
    Ok(MadeServiceKey { access_key_id: key.access_key_id, credentials })
}

/// Deletes an access key of the service called `name`, and the file that handed it out.
pub(crate) async fn delete(
    service: &Service,
    data_dir: &DataDir,
    (name, access_key_id): (&str, &str),
) -> Result<(), StartError> {
    let batch = iam::delete_service_key(&*service.store, name, access_key_id)?;
    record(service, (batch, "DeleteServiceAccessKey"), (name, access_key_id)).await?;
    let path = data_dir.service(name);
    // The newest access key of the service is the only one that the file can hold.
    let holds = |text: Vec<u8>| {
        Wiped::new(text).split(|byte| *byte == b'\n').any(|line| {
            line.strip_prefix(b"aws_access_key_id = ") == Some(access_key_id.as_bytes())
        })
    };
    if std::fs::read(&path).is_ok_and(holds) {
        std::fs::remove_file(&path).map_err(|source| StartError::file("remove", &path, source))?;
    }
    Ok(())
}

fn write(
    service: &Service,
    data_dir: &DataDir,
    name: &str,
    key: &NewKey,
) -> Result<PathBuf, StartError> {
    let path = data_dir.service(name);
    if let Some(folder) = path.parent() {
        make_folder(folder).map_err(|source| StartError::file("make", folder, source))?;
    }
    write_credentials(&path, key, &service.region)?;
    Ok(path)
}

/// Commits and records a change. It takes effect from then on.
async fn record(
    service: &Service,
    (batch, what): (Batch, &str),
    (name, access_key_id): (&str, &str),
) -> Result<(), StartError> {
    let account = service.account.to_string();
    let details = serde_json::json!({ "service": name, "accessKeyId": access_key_id }).to_string();
    let event = event::own_event(what, &service.region, &account, &details, service.clock.now());
    service.ledger().change(batch, "operator", event, ()).await?.into_inner();
    Ok(())
}
