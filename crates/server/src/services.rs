//! Identities of AWS services, which the operator makes and deletes: `bulla service`. Nobody can over the network.
//!
//! [`create`] and [`delete`] change a service that is open, whether it answers requests or not.
//!
//! The reasons are in `docs/decisions/0009-service-identities.md`.

use std::path::PathBuf;

use iam::{NewAccessKey, ServicePrincipal as Identity};
use secret::Wiped;
use serde::{Deserialize, Serialize};
use store::Batch;

use crate::credentials::write_credentials;
use crate::data_dir::{DataDir, make_folder};
use crate::server::Server;
use crate::start_error::StartError;
use pipeline::event;

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

pub(crate) fn list(service: &Server) -> Result<Vec<ServiceListed>, StartError> {
    let listed = |one: Identity| ServiceListed {
        name: one.name,
        created: one.created.to_string(),
        access_keys: one.access_keys,
    };
    Ok(iam::services(&*service.store)?.into_iter().map(listed).collect())
}

/// Makes an access key for the service called `name`, and writes the file that hands it out.
pub(crate) async fn create(
    service: &Server,
    data_dir: &DataDir,
    name: &str,
) -> Result<MadeServiceKey, StartError> {
    let (now, hierarchy) = (service.clock.now(), &service.aws.kms.hierarchy);
    let (batch, key) = iam::add_service_key(&*service.store, hierarchy, name, now)?;
    // First, so that a file that works is replaced by one that works.
    record(service, batch, "CreateServiceAccessKey", name, &key.access_key_id).await?;
    let credentials = write(service, data_dir, name, &key)?;
    Ok(MadeServiceKey { access_key_id: key.access_key_id, credentials })
}

/// Deletes an access key of the service called `name`, and the file that handed it out.
pub(crate) async fn delete(
    service: &Server,
    data_dir: &DataDir,
    name: &str,
    access_key_id: &str,
) -> Result<(), StartError> {
    let batch = iam::delete_service_key(&*service.store, name, access_key_id)?;
    record(service, batch, "DeleteServiceAccessKey", name, access_key_id).await?;
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
    service: &Server,
    data_dir: &DataDir,
    name: &str,
    key: &NewAccessKey,
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
    service: &Server,
    batch: Batch,
    what: &str,
    name: &str,
    access_key_id: &str,
) -> Result<(), StartError> {
    let account = service.account.to_string();
    let details = serde_json::json!({ "service": name, "accessKeyId": access_key_id }).to_string();
    let event = event::own_event(what, &service.region, &account, &details, service.clock.now());
    service.ledger().change(batch, "operator", event, ()).await?.into_inner();
    Ok(())
}
