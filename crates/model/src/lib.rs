//! The vocabulary of AWS KMS: names, numbers, shapes and errors. It does nothing.
//!
//! [`generated`] comes from the service model that botocore ships (`cargo xtask codegen`); a test proves that it
//! is current. The rest is written by hand: [`arn`] (identifiers), [`error`], [`shape`] (how the generated
//! structures describe themselves), [`timestamp`].

pub mod arn;
pub mod error;
pub mod generated;
pub mod shape;
pub mod timestamp;

pub use arn::{AccountId, AliasArn, AliasName, KeyArn, KeyId, Region};
pub use error::Error;
pub use generated::{ErrorCode, Operation};
pub use timestamp::Timestamp;
