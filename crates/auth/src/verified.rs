//! The proof that a request was signed by its caller.

use model::Region;

use crate::credential::Caller;
use crate::mandate::Mandate;

/// Something that a verified caller sent. Only [`crate::Verifier`] makes one; it cannot be copied.
///
/// A place that is given one can use it:
/// ```
/// fn act(request: auth::Verified<String>) -> usize {
///     request.payload().len()
/// }
/// ```
/// Nobody else can make one:
/// ```compile_fail,E0451
/// fn forge(caller: auth::Caller, region: model::Region) -> auth::Verified<String> {
///     let access_key_id = String::new();
///     auth::Verified { caller, access_key_id, region, mandate: None, payload: String::new() }
/// }
/// ```
/// And it cannot be used twice:
/// ```compile_fail,E0599
/// fn twice(request: auth::Verified<String>) -> auth::Verified<String> {
///     request.clone()
/// }
/// ```
#[derive(Debug)]
#[must_use]
pub struct Verified<T> {
    caller: Caller,
    access_key_id: String,
    region: Region,
    /// Of a request that no service sent there is none; few requests are a service's.
    mandate: Option<Box<Mandate>>,
    payload: T,
}

impl<T> Verified<T> {
    pub(crate) fn new(
        (caller, access_key_id, mandate): (Caller, String, Option<Box<Mandate>>),
        region: Region,
        payload: T,
    ) -> Self {
        Self { caller, access_key_id, region, mandate, payload }
    }

    /// Who sent it, or for whom an AWS service sent it.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// With which access key.
    pub fn access_key_id(&self) -> &str {
        &self.access_key_id
    }

    /// To which Region: that of the credential scope.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// What the AWS service that sent it says of it; empty where no service sent it.
    pub fn mandate(&self) -> &Mandate {
        self.mandate.as_deref().unwrap_or(Mandate::NONE)
    }

    /// What was sent.
    pub fn payload(&self) -> &T {
        &self.payload
    }

    /// Makes something else of what was sent.
    ///
    /// # Errors
    /// The error of `make`, with the proof that stays true of the caller.
    pub fn try_map<U, E>(
        self,
        make: impl FnOnce(T) -> Result<U, E>,
    ) -> Result<Verified<U>, (E, Verified<()>)> {
        let (session, payload) = self.split();
        match make(payload) {
            Ok(payload) => {
                let Verified { caller, access_key_id, region, mandate, payload: () } = session;
                Ok(Verified { caller, access_key_id, region, mandate, payload })
            }
            Err(error) => Err((error, session)),
        }
    }

    /// The proof and what was sent, apart.
    pub fn split(self) -> (Verified<()>, T) {
        let Self { caller, access_key_id, region, mandate, payload } = self;
        (Verified { caller, access_key_id, region, mandate, payload: () }, payload)
    }
}
