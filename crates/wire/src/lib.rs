//! AWS JSON 1.1: bytes to validated values, values to bytes. The only crate that knows it.
//!
//! Everything is driven by the descriptions of [`model::shape`]: one decoder, one validator and one encoder serve all
//! 56 operations. Every limit on what a client sends is checked here.

mod decode;
mod encode;
mod parameters;
mod pattern;
mod validate;

use model::shape::{Fields, FromFields};
use model::{Error, ErrorCode, Operation};

pub use encode::{Body, encode, encode_error};
pub use parameters::parameters;
pub use validate::warm_up;

/// The longest request body. The largest legitimate one has an attestation document of 256 KiB in base64.
pub const BODY_BYTES_MAX: usize = 512 * 1024;
/// The deepest nesting of a body. The model needs four levels.
pub const DEPTH_MAX: usize = 32;

const TARGET_PREFIX: &str = "TrentService.";

/// The operation that the header `X-Amz-Target` names.
///
/// # Errors
/// `UnknownOperationException`.
pub fn operation(target: Option<&str>) -> Result<Operation, Error> {
    target
        .and_then(|target| target.strip_prefix(TARGET_PREFIX))
        .and_then(Operation::from_name)
        .ok_or_else(|| Error::bare(ErrorCode::UnknownOperationException))
}

/// A request whose members are well-formed and within the constraints of the model. Only [`decode`] makes one.
#[derive(Debug)]
pub struct Request {
    operation: Operation,
    fields: Fields,
}

impl Request {
    /// Which operation is asked for.
    #[must_use]
    pub fn operation(&self) -> Operation {
        self.operation
    }

    /// The members.
    #[must_use]
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Takes the members out.
    #[must_use]
    pub fn into_fields(self) -> Fields {
        self.fields
    }

    /// The typed input.
    ///
    /// # Errors
    /// `KMSInternalException` when `T` is not the input of the operation.
    pub fn typed<T: FromFields>(self) -> Result<T, Error> {
        T::from_fields(self.fields)
    }
}

/// Reads the body of a request.
///
/// # Errors
/// `SerializationException` for what is not JSON of the right types, `ValidationException` for values outside the
/// constraints of the model, `RequestEntityTooLargeException`.
pub fn decode(operation: Operation, body: &[u8]) -> Result<Request, Error> {
    if body.len() > BODY_BYTES_MAX {
        return Err(Error::bare(ErrorCode::RequestEntityTooLargeException));
    }
    let fields = decode::structure(operation.input(), body)?;
    validate::check(&fields)?;
    Ok(Request { operation, fields })
}

#[cfg(test)]
mod tests;
