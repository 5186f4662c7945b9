//! A data key, or the wait for it.

use std::pin::Pin;

use model::Error;
use objects::ObjectDataKey;
use store::Batch;

use crate::records::version::KeptEncryption;

/// A value that is there, or comes once KMS has answered.
pub(crate) enum Ready<T> {
    Now(T),
    Later(Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>),
}

impl<T> Ready<T> {
    /// Returns the value once it is there.
    ///
    /// # Errors
    /// The refusal of KMS.
    pub(crate) async fn get(self) -> Result<T, Error> {
        match self {
            Self::Now(value) => Ok(value),
            Self::Later(wait) => wait.await,
        }
    }
}

/// The data key of a new object.
#[derive(Debug)]
pub(crate) struct NewDataKey {
    pub(crate) key: ObjectDataKey,
    /// The encryption with the data key as it is kept.
    pub(crate) encryption: KeptEncryption,
    /// The records of a bucket key that is new. They are committed with the object.
    pub(crate) batch: Batch,
}
