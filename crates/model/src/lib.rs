//! The vocabulary of AWS KMS, IAM, STS and S3: names, numbers, shapes and errors. It does nothing.
//!
//! [`generated`] comes from the service models that botocore ships (`cargo xtask codegen`); a test proves that it is current. The
//! rest is written by hand: [`arn`] (identifiers), [`error`], [`regions`] (the Regions that there are), [`shape`] (the
//! descriptions of the generated structures), [`route`] (how requests of REST look), [`service`] (the operations of all services), [`tag`],
//! [`timestamp`], [`duration`], [`json`] (which texts need no escapes).

pub mod arn;
pub mod duration;
pub mod error;
pub mod generated;
mod high_water_mark;
pub mod json;
pub mod regions;
pub mod route;
pub mod service;
pub mod shape;
pub mod tag;
pub mod timestamp;

pub use arn::{AccountId, AliasArn, AliasName, KeyArn, KeyId, Region};
pub use error::Error;
pub use generated::{ErrorCode, Operation};
pub use high_water_mark::HighWaterMark;
pub use regions::Regions;
pub use service::{AwsService, ServiceOperation};
pub use timestamp::Timestamp;
