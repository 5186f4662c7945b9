//! Verification, in AWS's order: the claim is complete, its scope is ours, it is fresh, the access key is known, the signature
//! matches.

use std::sync::Arc;
use std::time::Duration;

use crypto::hash;
use crypto::mac::hmac_sha256;
use http::HeaderName;
use http::header::HOST;
use model::{Error, ErrorCode, Region, Timestamp};
use secret::Secret;

use crate::canonical_request;
use crate::credential::{Caller, Credential, Credentials};
use crate::mandate::{self, Forwarded, Mandate, ServiceHeaders};
use crate::options::Options;
use crate::signature_error::invalid;
use crate::signature_fields::{ALGORITHM, SignatureFields, single};
use crate::signed_request::SignedRequest;
use crate::signing_key::{self, SigningKeys};
use crate::verified::Verified;

const CONTENT_SHA256: HeaderName = HeaderName::from_static("x-amz-content-sha256");
/// The most by which the clocks of client and service may differ.
const SKEW_MAX: Duration = Duration::from_secs(5 * 60);

/// The reason why a request is refused, and its claims.
#[derive(Debug)]
pub struct AuthenticationError {
    /// The error for the client.
    pub error: Error,
    /// The owner of the access key, if the access key is known; not proven to be the sender.
    pub caller: Option<Caller>,
    /// The access key id that the request claimed.
    pub access_key_id: Option<String>,
    /// `true` if the signature was that of the access key: the sender is known, and was refused for another reason.
    pub is_signed: bool,
}

/// A verifier of signatures.
pub struct Verifier {
    options: Options,
    keys: SigningKeys,
    /// The credential used for access keys that do not exist, so that they take the same work.
    nobody: Arc<Credential>,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Verifier").field("options", &self.options).finish_non_exhaustive()
    }
}

impl Verifier {
    /// Returns a verifier for one service. `nobody` is any caller; no request is ever verified as it.
    #[must_use]
    pub fn new(options: Options, nobody: Caller) -> Self {
        let secret = Secret::<[u8]>::zeroed(40);
        let nobody = Credential::long_term(String::new(), secret, nobody);
        Self { options, keys: SigningKeys::new(), nobody: Arc::new(nobody) }
    }

    /// Proves who sent `payload`.
    ///
    /// # Errors
    /// [`AuthenticationError`] with AWS's error.
    pub fn verify<T>(
        &self,
        request: &SignedRequest<'_>,
        payload: T,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<Verified<T>, AuthenticationError> {
        let unknown = |error| AuthenticationError {
            error,
            caller: None,
            access_key_id: None,
            is_signed: false,
        };
        let claim = request.signature_fields().map_err(unknown)?;
        let claimed = |error, caller| AuthenticationError {
            error,
            caller,
            access_key_id: Some(claim.credential.access_key_id.chars().take(128).collect()),
            is_signed: false,
        };
        let region =
            self.check_claim(request, &claim, now).map_err(|error| claimed(error, None))?;
        let found = credentials
            .find(claim.credential.access_key_id, claim.session_token)
            .map_err(|error| claimed(error, None))?;
        let matches = self.signature_matches(request, &claim, found.as_ref());
        let Some(credential) = found else {
            return Err(claimed(unrecognized(), None));
        };
        let refused = |error| claimed(error, Some(credential.caller.clone()));
        check_token(&credential, &claim, now).map_err(refused)?;
        if !matches {
            return Err(refused(mismatch()));
        }
        let (caller, access_key_id, mandate) = self
            .actor(request, &credential, &region, credentials, now)
            .map_err(|error| AuthenticationError { is_signed: true, ..refused(error) })?;
        Ok(Verified::new(caller, access_key_id, mandate, region, payload))
    }

    /// Returns whose request it is: the sender's, or that of the user for whom the sender, an AWS service, has proven to act.
    fn actor(
        &self,
        request: &SignedRequest<'_>,
        sender: &Credential,
        region: &Region,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<(Caller, String, Option<Box<Mandate>>), Error> {
        let whose = |credential: &Credential, mandate| {
            (credential.caller.clone(), credential.access_key_id.clone(), mandate)
        };
        let Some(service) = sender.caller.as_service() else {
            mandate::refuse(request.headers)?;
            return Ok(whose(sender, None));
        };
        let access_key_id = Some(sender.access_key_id.clone());
        match ServiceHeaders::read(request.headers)? {
            ServiceHeaders::OwnName(mandate) => {
                let mandate = Mandate { access_key_id, ..mandate };
                Ok(whose(sender, Some(Box::new(mandate))))
            }
            ServiceHeaders::Forwarded(forwarded) => {
                let user = self
                    .forwarded(&forwarded, service, region, credentials, now)
                    .map_err(mandate::of_forwarded)?;
                let via = Some(service.to_owned());
                let mandate = Mandate { via, access_key_id, ..Mandate::default() };
                Ok(whose(&user, Some(Box::new(mandate))))
            }
        }
    }

    /// Returns the user whose signed request to the service is forwarded.
    fn forwarded(
        &self,
        forwarded: &Forwarded<'_>,
        service: &str,
        region: &Region,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<Arc<Credential>, Error> {
        let claim = forwarded.claim()?;
        let scope = &claim.credential;
        if scope.check(mandate::signing_name(service), claim.date_text, &self.options.regions)?
            != *region
        {
            return Err(mandate::elsewhere());
        }
        mandate::check_fresh(&claim, now)?;
        let found = credentials.find(scope.access_key_id, claim.session_token)?;
        let matches = self.is_signed(&claim, forwarded.request_sha256.as_bytes(), found.as_ref());
        let credential = found.ok_or_else(unrecognized)?;
        check_token(&credential, &claim, now)?;
        // A service does not act for a service.
        if !matches || credential.caller.as_service().is_some() {
            return Err(mismatch());
        }
        Ok(credential)
    }

    /// Checks everything that does not need the access key.
    fn check_claim(
        &self,
        request: &SignedRequest<'_>,
        claim: &SignatureFields<'_>,
        now: Timestamp,
    ) -> Result<Region, Error> {
        let Options { service, regions, .. } = &self.options;
        let region = claim.credential.check(service, claim.date_text, regions)?;
        canonical_request::check_signed_headers(claim, request.headers, &self.options)?;
        check_host(request)?;
        check_body_hash(request)?;
        check_fresh(claim, now)?;
        Ok(region)
    }

    fn signature_matches(
        &self,
        request: &SignedRequest<'_>,
        claim: &SignatureFields<'_>,
        found: Option<&Arc<Credential>>,
    ) -> bool {
        let hash = canonical_request::hash(request, claim, &self.options);
        self.is_signed(claim, &hash::hex_array(&hash), found)
    }

    /// Returns whether the claim's signature is that of a canonical request with this hash.
    fn is_signed(
        &self,
        claim: &SignatureFields<'_>,
        hash_digits: &[u8],
        found: Option<&Arc<Credential>>,
    ) -> bool {
        let text = claim.date_text.as_bytes();
        let verifies = |key: &Secret<[u8; 32]>| {
            let scope = claim.credential.scope().as_bytes();
            let parts = [ALGORITHM.as_bytes(), b"\n", text, b"\n", scope, b"\n", hash_digits];
            let signature = hmac_sha256(key.expose(), &parts);
            crypto::ct_eq(&hash::hex_array(&signature), claim.signature.as_bytes())
        };
        match found {
            Some(credential) => self.keys.verify(credential, &claim.credential, verifies),
            // The same work for an access key that does not exist, and nothing of it is kept.
            None => {
                verifies(&signing_key::derive(&self.nobody.secret_access_key, &claim.credential))
            }
        }
    }
}

/// Checks that a session token is the credential's, and that the credential has not expired.
fn check_token(
    credential: &Credential,
    claim: &SignatureFields<'_>,
    now: Timestamp,
) -> Result<(), Error> {
    let same = match (&credential.session_token, claim.session_token) {
        (None, None) => true,
        (Some(expected), Some(sent)) => crypto::ct_eq(expected.expose(), sent.as_bytes()),
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !same {
        return Err(unrecognized());
    }
    if credential.expires.is_some_and(|expires| expires <= now) {
        let message = "The security token included in the request is expired";
        return Err(Error::new(ErrorCode::ExpiredTokenException, message));
    }
    Ok(())
}

/// Checks that the request target names the same host as the header, which is signed.
fn check_host(request: &SignedRequest<'_>) -> Result<(), Error> {
    let Some(authority) = request.authority else { return Ok(()) };
    let is_same = |host: &str| host.eq_ignore_ascii_case(authority);
    if single(request.headers, &HOST)?.is_some_and(is_same) { Ok(()) } else { Err(mismatch()) }
}

/// Checks that `x-amz-content-sha256`, if sent, is the hash of the body: no unsigned and no streamed payloads.
fn check_body_hash(request: &SignedRequest<'_>) -> Result<(), Error> {
    let Some(sent) = request.headers.get(&CONTENT_SHA256) else {
        return Ok(());
    };
    if sent.as_bytes() == hash::hex_array(&hash::sha256(request.body)) {
        return Ok(());
    }
    let shown: String = String::from_utf8_lossy(sent.as_bytes()).chars().take(64).collect();
    Err(invalid(format!(
        "The value '{shown}' of the header 'x-amz-content-sha256' is not the SHA-256 hash of the body."
    )))
}

/// Refuses a request that is older than the window, or from the future.
fn check_fresh(claim: &SignatureFields<'_>, now: Timestamp) -> Result<(), Error> {
    let window = match claim.expires_seconds {
        Some(seconds) => Duration::from_secs(u64::from(seconds)),
        None => SKEW_MAX,
    };
    // AWS dates have whole seconds.
    let now = Timestamp::from_millis(now.seconds().saturating_mul(1000));
    let (oldest, newest) = (now.minus(window), now.plus(SKEW_MAX));
    if (oldest..=newest).contains(&claim.date) {
        return Ok(());
    }
    let (sent, now_text) = (claim.date.amz_date(), now.amz_date());
    if claim.date < oldest {
        let limit = oldest.amz_date();
        let span = if window == SKEW_MAX {
            "5 min.".to_owned()
        } else {
            format!("{} sec.", window.as_secs())
        };
        return Err(invalid(format!(
            "Signature expired: {sent} is now earlier than {limit} ({now_text} - {span})"
        )));
    }
    let limit = newest.amz_date();
    Err(invalid(format!(
        "Signature not yet current: {sent} is still later than {limit} ({now_text} + 5 min.)"
    )))
}

fn unrecognized() -> Error {
    Error::new(
        ErrorCode::UnrecognizedClientException,
        "The security token included in the request is invalid.",
    )
}

fn mismatch() -> Error {
    invalid(
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access \
         Key and signing method. Consult the service documentation for details."
            .to_owned(),
    )
}

#[cfg(test)]
mod tests;
