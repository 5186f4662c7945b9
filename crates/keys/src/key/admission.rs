//! The operations that a key is for, by its usage, origin, state and kind.

use model::generated::KeyState;
use model::{Error, ErrorCode, Operation};

use super::Key;
use crate::requirements::{Admission, Requirements, StateRefusal, invalid_origin};

impl Key {
    /// Refuses an operation that the key is not for. The first that does not fit decides: its usage, its origin, its state, its
    /// kind. The whole order of a request's checks is in `kms::checks`.
    ///
    /// # Errors
    /// AWS's error for the usage, origin, state or kind of the key. `KMSInternalException` if the operation is not on a key, or the
    /// key is in a state that it cannot be in.
    pub fn admit(&self, operation: Operation) -> Result<(), Error> {
        let requirements = Requirements::of(operation);
        if requirements.usage.is_some_and(|usage| usage != self.usage()) {
            return Err(self.invalid_usage(operation));
        }
        if !requirements.origins.contain(self.origin()) {
            return Err(invalid_origin(self.arn(), self.origin()));
        }
        let state = self.state().name();
        self.admit_state(operation, state, requirements.admits(state))?;
        requirements.kinds.check(self.spec())
    }

    fn admit_state(
        &self,
        operation: Operation,
        state: KeyState,
        admission: Admission,
    ) -> Result<(), Error> {
        match admission {
            Admission::Admitted => Ok(()),
            Admission::WithPublicKey if self.public_key().is_some() => Ok(()),
            Admission::WithPublicKey => {
                Err(StateRefusal::PendingImport.error(self.arn(), self.origin()))
            }
            Admission::Refused(refusal) => Err(refusal.error(self.arn(), self.origin())),
            Admission::Inapplicable => Err(Error::internal(format!(
                "{} on {} in state {}, which cannot be",
                operation.name(),
                self.arn(),
                state.as_str()
            ))),
        }
    }

    fn invalid_usage(&self, operation: Operation) -> Error {
        let message = format!(
            "{} key usage is {} which is not valid for {}.",
            self.arn(),
            self.usage().as_str(),
            operation.name()
        );
        Error::new(ErrorCode::InvalidKeyUsageException, message)
    }
}
