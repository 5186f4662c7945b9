//! The properties in which services differ.

use model::{Regions, Service};

/// The properties in which services differ.
#[derive(Clone, Debug)]
pub struct Options {
    /// The service name of the credential scope, such as `kms`.
    pub service: String,
    /// `true` if dot segments and double slashes in the path are resolved: for every service but S3.
    pub normalize_path: bool,
    /// `true` if a session token may be unsigned. No AWS service that Bulla serves allows it.
    pub unsigned_session_token: bool,
    /// The Regions in which the service takes requests.
    pub regions: Regions,
}

impl Options {
    /// Returns the options of AWS KMS in the Regions of AWS.
    #[must_use]
    pub fn kms() -> Self {
        Self::of(Service::Kms, Regions::aws())
    }

    /// Returns the options of any service but S3. Services without Regions, such as IAM, take every Region too: a client with a
    /// configured endpoint signs for the Region that it is configured for.
    #[must_use]
    pub fn of(service: Service, regions: Regions) -> Self {
        let service = service.name().to_owned();
        Self { service, normalize_path: true, unsigned_session_token: false, regions }
    }
}
