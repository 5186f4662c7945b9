//! A key has exactly one policy, and its name is `default`.

use model::{Error, ErrorCode};

pub(crate) const DEFAULT: &str = "default";

/// Refuses to read any other policy.
pub(crate) fn require_for_reading(name: Option<&str>) -> Result<(), Error> {
    require(name, ErrorCode::NotFoundException)
}

/// Refuses to write any other policy.
pub(crate) fn require_for_writing(name: Option<&str>) -> Result<(), Error> {
    require(name, ErrorCode::UnsupportedOperationException)
}

fn require(name: Option<&str>, refusal: ErrorCode) -> Result<(), Error> {
    match name {
        None | Some(DEFAULT) => Ok(()),
        Some(_) => Err(Error::new(refusal, "No such policy exists")),
    }
}
