//! The operator's commands about identities of services: in the service that runs on a data directory, or in the directory if none
//! runs.

use crate::config::Config;
use crate::control_request::ControlRequest;
use crate::operator_command::on;
use crate::services::{MadeServiceKey, ServiceListed, create, delete, list};
use crate::start_error::StartError;

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
        delete(&opened.service, &opened.data_dir, name, access_key_id).await
    })
}

/// Returns the services that have identities.
///
/// # Errors
/// [`StartError`]: there is no such directory.
pub fn services(config: Config) -> Result<Vec<ServiceListed>, StartError> {
    on(config, &ControlRequest::ListServices {}, async |opened| list(&opened.service))
}
