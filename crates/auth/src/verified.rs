//! The proof that a request was signed by its caller.

use std::sync::Arc;

use model::Region;

use crate::credential::Caller;
use crate::mandate::Mandate;
use crate::signature_error::SignaturePlace;

/// A payload that a verified caller sent. Only [`crate::Verifier`] makes one; it cannot be copied.
///
/// A function that receives one can use it:
/// ```
/// fn act(request: auth::Verified<String>) -> usize {
///     request.payload().len()
/// }
/// ```
/// Nobody else can make one:
/// ```compile_fail,E0451
/// fn forge(caller: auth::Caller, region: model::Region) -> auth::Verified<String> {
///     let access_key_id = std::sync::Arc::default();
///     let (mandate, place) = (None, auth::SignaturePlace::Header);
///     auth::Verified { caller, access_key_id, region, mandate, place, payload: String::new() }
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
    access_key_id: Arc<str>,
    region: Region,
    /// The mandate; `None` unless an AWS service sent the request. Boxed because that is rare.
    mandate: Option<Box<Mandate>>,
    /// The part of the request that has the signature.
    place: SignaturePlace,
    payload: T,
}

impl<T> Verified<T> {
    pub(crate) fn new(
        caller: Caller,
        access_key_id: Arc<str>,
        mandate: Option<Box<Mandate>>,
        region: Region,
        place: SignaturePlace,
        payload: T,
    ) -> Self {
        Self { caller, access_key_id, region, mandate, place, payload }
    }

    /// Returns the sender, or the user for whom an AWS service sent it.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// Returns the id of the caller's access key.
    pub fn access_key_id(&self) -> &Arc<str> {
        &self.access_key_id
    }

    /// Returns the Region of the credential scope.
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// Returns the mandate of the AWS service that sent it; empty if no service did.
    pub fn mandate(&self) -> &Mandate {
        self.mandate.as_deref().unwrap_or(Mandate::NONE)
    }

    /// Returns the proof for a request that `service`, which Bulla itself is, makes for the caller of this one: a forward access
    /// session. The caller is the same; policies and the audit log see through whom it came. `region` is that of what the service
    /// acts on.
    pub fn through(&self, service: &str, region: &Region) -> Verified<()> {
        Verified {
            caller: self.caller.clone(),
            access_key_id: Arc::clone(&self.access_key_id),
            region: region.clone(),
            mandate: Some(Box::new(Mandate {
                via: Some(service.to_owned()),
                ..Mandate::default()
            })),
            place: self.place,
            payload: (),
        }
    }

    /// Returns which part of the request had the signature.
    pub fn signature_place(&self) -> SignaturePlace {
        self.place
    }

    /// Returns the payload.
    pub fn payload(&self) -> &T {
        &self.payload
    }

    /// Returns the proof with another payload.
    pub(crate) fn with<U>(self, payload: U) -> Verified<U> {
        let Self { caller, access_key_id, region, mandate, place, payload: _ } = self;
        Verified { caller, access_key_id, region, mandate, place, payload }
    }

    /// Converts the payload.
    ///
    /// # Errors
    /// The error of `make`, with the proof, which still holds for the caller.
    pub fn try_map<U, E>(
        self,
        make: impl FnOnce(T) -> Result<U, E>,
    ) -> Result<Verified<U>, (E, Verified<()>)> {
        let (session, payload) = self.split();
        match make(payload) {
            Ok(payload) => Ok(session.with(payload)),
            Err(error) => Err((error, session)),
        }
    }

    /// Returns the proof and the payload, apart.
    pub fn split(self) -> (Verified<()>, T) {
        let Self { caller, access_key_id, region, mandate, place, payload } = self;
        (Verified { caller, access_key_id, region, mandate, place, payload: () }, payload)
    }
}
