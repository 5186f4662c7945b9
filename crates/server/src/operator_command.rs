//! A command of the operator that works whether a service runs on the data directory or not.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::clock::SystemClock;
use crate::config::Config;
use crate::control_client::{self, ControlError};
use crate::control_request::ControlRequest;
use crate::data_dir::DataDir;
use crate::open::{Open, open, runtime};
use crate::start_error::StartError;

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
    match control_client::ask(data_dir.path(), asked) {
        Err(ControlError::NotRunning { .. }) => {}
        answered => return Ok(answered?),
    }
    runtime()?.block_on(async {
        let opened = open(config, Arc::new(SystemClock)).await?;
        if asked.needs_clock() {
            opened.service.time.check()?;
        }
        act(&opened).await
    })
}
