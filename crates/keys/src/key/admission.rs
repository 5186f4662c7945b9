//! The operations that a key is for, by its kind, origin, usage and state.

use model::generated::{KeyUsageType, OriginType};
use model::{Error, ErrorCode, Operation};

use super::{Key, KeyKind};
use crate::state::{self, Admission, Support, invalid_origin};

impl Key {
    /// Refuses `operation` if the key does not support it or its state does not admit it.
    ///
    /// # Errors
    /// AWS's error for the kind or state of the key. `KMSInternalException` if the operation is not on a key, or the key is in a
    /// state that it cannot be in.
    pub fn check_state(&self, operation: Operation) -> Result<(), Error> {
        self.check_support(state::support(operation))?;
        let state = self.state().name();
        match state::admits(operation, state) {
            Admission::Admitted => Ok(()),
            Admission::Refused(refusal) => Err(refusal.error(self.arn(), self.origin())),
            Admission::Inapplicable => Err(Error::internal(format!(
                "{} on {} in state {}, which cannot be",
                operation.name(),
                self.arn(),
                state.as_str()
            ))),
        }
    }

    fn check_support(&self, support: Support) -> Result<(), Error> {
        let (internal, external) =
            (self.origin() == OriginType::AwsKms, self.origin() == OriginType::External);
        let is_symmetric = self.kind() == KeyKind::Symmetric;
        let (right_kind, right_origin) = match support {
            Support::Every => (true, true),
            Support::AutomaticRotation => (is_symmetric, internal),
            Support::OnDemandRotation => (is_symmetric, internal || external),
            Support::RotationStatus => (true, internal || external),
            Support::Import => (true, external),
        };
        match (right_kind, right_origin) {
            (true, true) => Ok(()),
            (true, false) => Err(invalid_origin(self.arn(), self.origin())),
            (false, _) => Err(Error::bare(ErrorCode::UnsupportedOperationException)),
        }
    }

    /// Refuses a key with another usage.
    ///
    /// # Errors
    /// `InvalidKeyUsageException`.
    pub fn require_usage(&self, usage: KeyUsageType, operation: Operation) -> Result<(), Error> {
        if self.usage() == usage {
            return Ok(());
        }
        let message = format!(
            "{} key usage is {} which is not valid for {}.",
            self.arn(),
            self.usage().as_str(),
            operation.name()
        );
        Err(Error::new(ErrorCode::InvalidKeyUsageException, message))
    }
}
