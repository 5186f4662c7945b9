//! The operator's commands about archived segments: in the service that runs on a data directory, or in the directory if none runs.

use std::path::Path;

use crate::archiving::{Released, release};
use crate::config::Config;
use crate::control_request::ControlRequest;
use crate::data_dir::DataDir;
use crate::operator_command::on;
use crate::start_error::StartError;

/// Refuses a place for archived segments that is inside the data directory.
///
/// # Errors
/// [`StartError`].
pub fn check_archive_place(data_dir: &Path, place: &Path) -> Result<(), StartError> {
    DataDir::find(data_dir)?.refuse_inside(place)
}

/// Closes the newest segment of the log, so that it can be archived: in the service that runs on the directory, or under the
/// directory's lock if none runs.
///
/// # Errors
/// [`StartError`].
pub fn close_audit_segment(config: Config) -> Result<(), StartError> {
    on(config, &ControlRequest::CloseAuditSegment {}, async |opened| {
        Ok(opened.service.log.close_segment().await?)
    })
}

/// Makes the log take the base that was signed (`audit::Archiver::sign`), records it, and removes everything before it.
///
/// # Errors
/// [`StartError`].
pub fn release_audit_segments(config: Config) -> Result<Released, StartError> {
    on(config, &ControlRequest::ReleaseAuditSegments {}, async |opened| {
        release(&opened.service).await
    })
}
