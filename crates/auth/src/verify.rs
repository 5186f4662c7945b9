//! Verification, in AWS's order: the claim is complete, its scope is ours, it is fresh, the access key is known, the signature
//! matches.

use std::sync::Arc;

use crypto::hash;
use crypto::mac::hmac_sha256;
use http::header::HOST;
use model::{Error, Region, Timestamp};
use secret::Secret;

use crate::canonical_request::{self, SignedHeaders};
use crate::chunk_signatures::ChunkSignatures;
use crate::credential::{Caller, Credential, Credentials};
use crate::mandate::{self, Forwarded, Mandate, ServiceHeaders};
use crate::options::{Options, SigningRules};
use crate::payload_rule::PayloadRule;
use crate::signature_error::{ALGORITHM, SignatureError, SignaturePlace, WindowError};
use crate::signature_fields::{SignatureFields, single};
use crate::signed_form::SignedForm;
use crate::signed_payload::SignedPayload;
use crate::signed_request::{RequestHead, SignedRequest};
use crate::signing_key::{self, SigningKeys};
use crate::verified::Verified;

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

    /// Proves who sent `payload`, and that the body is the one that was signed, whatever the service.
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
        let (verified, _rule) =
            self.prove(&request.head(), Some(request.body), credentials, now)?;
        Ok(verified.with(payload))
    }

    /// Proves who sent a request whose body is read later, as one does that may have 5 GiB. The rule says what its body must be, and
    /// [`PayloadVerifier`](crate::PayloadVerifier) checks that it is. Until then nothing is known of the body.
    ///
    /// Only S3 takes a body that is not signed, or in chunks; any other service wants its hash.
    ///
    /// # Errors
    /// [`AuthenticationError`] with AWS's error.
    pub fn verify_head(
        &self,
        head: &RequestHead<'_>,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<Verified<PayloadRule>, AuthenticationError> {
        let (verified, rule) = self.prove(head, None, credentials, now)?;
        Ok(verified.with(rule))
    }

    fn prove(
        &self,
        head: &RequestHead<'_>,
        body: Option<&[u8]>,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<(Verified<()>, PayloadRule), AuthenticationError> {
        let told = |error: SignatureError| error.told(&self.options, head.signature_place());
        let claim = head.signature_fields(&self.options).map_err(|error| AuthenticationError {
            error: told(error),
            caller: None,
            access_key_id: None,
            is_signed: false,
        })?;
        let claimed = |error, caller| AuthenticationError {
            error: told(error),
            caller,
            access_key_id: Some(claim.credential.access_key_id.chars().take(128).collect()),
            is_signed: false,
        };
        let unknown = |error| claimed(error, None);
        let (region, signed) = self.check_claim(head, &claim, now).map_err(unknown)?;
        let payload = self.payload(head, &claim, body).map_err(unknown)?;
        let is_signed = |found: Option<&Arc<Credential>>| {
            let hash = canonical_request::hash(head, &signed, payload.line(), &self.options);
            self.is_signed(&claim, &hash::hex_array(&hash), found)
        };
        let credential = sender(&claim, credentials, now, is_signed)
            .map_err(|Unproven { error, caller }| claimed(error, caller))?;
        let (actor, mandate) =
            self.actor(head, &credential, &region, credentials, now).map_err(|error| {
                let refused = claimed(error, Some(credential.caller.clone()));
                AuthenticationError { is_signed: true, ..refused }
            })?;
        let rule = payload
            .rule(|| ChunkSignatures::new(&self.keys.of(&credential, &claim.credential), &claim));
        let place = head.signature_place();
        let (caller, access_key_id) = (actor.caller.clone(), Arc::clone(&actor.access_key_id));
        Ok((Verified::new(caller, access_key_id, mandate, region, place, ()), rule))
    }

    /// Proves who signed the policy of a form. What the form may do, the policy says; nothing else of the form is signed.
    ///
    /// # Errors
    /// [`AuthenticationError`] with AWS's error.
    pub fn verify_form(
        &self,
        form: &SignedForm<'_>,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<Verified<()>, AuthenticationError> {
        let place = SignaturePlace::Form;
        let refused = |error: SignatureError, caller, access_key_id| AuthenticationError {
            error: error.told(&self.options, place),
            caller,
            access_key_id,
            is_signed: false,
        };
        let claim = form.signature_fields().map_err(|error| refused(error, None, None))?;
        let access_key_id: String = claim.credential.access_key_id.chars().take(128).collect();
        let claimed = |error, caller| refused(error, caller, Some(access_key_id.clone()));
        let region = self.check_form(&claim, now).map_err(|error| claimed(error, None))?;
        let is_signed = |found: Option<&Arc<Credential>>| {
            self.verifies(&claim, &[form.policy().as_bytes()], found)
        };
        let credential = sender(&claim, credentials, now, is_signed)
            .map_err(|Unproven { error, caller }| claimed(error, caller))?;
        // An AWS service says in headers for whom it acts, and nobody has signed those of a form.
        if credential.caller.as_service().is_some() {
            return Err(claimed(SignatureError::Mismatch, Some(credential.caller.clone())));
        }
        let caller = credential.caller.clone();
        Ok(Verified::new(caller, Arc::clone(&credential.access_key_id), None, region, place, ()))
    }

    /// Checks everything of a form that does not need the access key.
    fn check_form(
        &self,
        claim: &SignatureFields<'_>,
        now: Timestamp,
    ) -> Result<Region, SignatureError> {
        let Options { service, regions, rules, .. } = &self.options;
        let region = claim.credential.check(service, claim.date_text, regions)?;
        check_fresh(claim, *rules, now)?;
        Ok(region)
    }

    /// Returns whose request it is: the sender's, or that of the user for whom the sender, an AWS service, has proven to act.
    fn actor(
        &self,
        head: &RequestHead<'_>,
        sender: &Arc<Credential>,
        region: &Region,
        credentials: &dyn Credentials,
        now: Timestamp,
    ) -> Result<(Arc<Credential>, Option<Box<Mandate>>), SignatureError> {
        let Some(service) = sender.caller.as_service() else {
            mandate::refuse(head.headers)?;
            return Ok((Arc::clone(sender), None));
        };
        let access_key_id = Some(sender.access_key_id.to_string());
        match ServiceHeaders::read(head.headers)? {
            ServiceHeaders::OwnName(mandate) => {
                let mandate = Mandate { access_key_id, ..mandate };
                Ok((Arc::clone(sender), Some(Box::new(mandate))))
            }
            ServiceHeaders::Forwarded(forwarded) => {
                let told =
                    |error: SignatureError| error.told(&self.options, SignaturePlace::Header);
                let user = self
                    .forwarded(&forwarded, service, region, credentials, now)
                    .map_err(|error| mandate::of_forwarded(told(error)))?;
                let via = Some(service.to_owned());
                let mandate = Mandate { via, access_key_id, ..Mandate::default() };
                Ok((user, Some(Box::new(mandate))))
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
    ) -> Result<Arc<Credential>, SignatureError> {
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
        let credential = found.ok_or_else(|| not_found(&claim))?;
        check_token(&credential, &claim, now)?;
        // A service does not act for a service.
        if !matches || credential.caller.as_service().is_some() {
            return Err(SignatureError::Mismatch);
        }
        Ok(credential)
    }

    /// Checks everything that does not need the access key. Returns the Region and the signed headers.
    fn check_claim<'a>(
        &self,
        head: &RequestHead<'a>,
        claim: &SignatureFields<'a>,
        now: Timestamp,
    ) -> Result<(Region, SignedHeaders<'a>), SignatureError> {
        let Options { service, regions, rules, .. } = &self.options;
        let region = claim.credential.check(service, claim.date_text, regions)?;
        let signed = SignedHeaders::read(claim, head.headers, &self.options)?;
        check_host(head)?;
        check_fresh(claim, *rules, now)?;
        Ok((region, signed))
    }

    /// Returns what is signed of the payload: the hash of the body, or what the request says of a body that is not read yet.
    fn payload<'a>(
        &self,
        head: &RequestHead<'a>,
        claim: &SignatureFields<'_>,
        body: Option<&[u8]>,
    ) -> Result<SignedPayload<'a>, SignatureError> {
        match body {
            Some(body) => Ok(SignedPayload::of_body(head, body)?),
            None => SignedPayload::announced(head, claim.is_presigned(), self.options.rules),
        }
    }

    /// Returns whether the claim's signature is that of a canonical request with this hash.
    fn is_signed(
        &self,
        claim: &SignatureFields<'_>,
        hash_digits: &[u8],
        found: Option<&Arc<Credential>>,
    ) -> bool {
        let (text, scope) = (claim.date_text.as_bytes(), claim.credential.scope().as_bytes());
        let parts = [ALGORITHM.as_bytes(), b"\n", text, b"\n", scope, b"\n", hash_digits];
        self.verifies(claim, &parts, found)
    }

    /// Returns whether the claim's signature is that of a text, of which these are the parts.
    fn verifies(
        &self,
        claim: &SignatureFields<'_>,
        parts: &[&[u8]],
        found: Option<&Arc<Credential>>,
    ) -> bool {
        let verifies = |key: &Secret<[u8; 32]>| {
            let signature = hmac_sha256(key.expose(), parts);
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

/// The reason why nobody has proven to have sent a request.
struct Unproven {
    error: SignatureError,
    /// The owner of the access key, if that is known.
    caller: Option<Caller>,
}

/// Returns the access key of a claim, if `is_signed` finds that it has signed.
fn sender(
    claim: &SignatureFields<'_>,
    credentials: &dyn Credentials,
    now: Timestamp,
    is_signed: impl FnOnce(Option<&Arc<Credential>>) -> bool,
) -> Result<Arc<Credential>, Unproven> {
    let unknown = |error| Unproven { error, caller: None };
    let found = credentials
        .find(claim.credential.access_key_id, claim.session_token)
        .map_err(|error| unknown(error.into()))?;
    let matches = is_signed(found.as_ref());
    let Some(credential) = found else {
        return Err(unknown(not_found(claim)));
    };
    let refused = |error| Unproven { error, caller: Some(credential.caller.clone()) };
    check_token(&credential, claim, now).map_err(refused)?;
    if matches { Ok(credential) } else { Err(refused(SignatureError::Mismatch)) }
}

/// Returns the error for an access key that is not found. Temporary credentials are found by their token.
const fn not_found(claim: &SignatureFields<'_>) -> SignatureError {
    match claim.session_token {
        Some(_) => SignatureError::Token,
        None => SignatureError::UnknownAccessKey,
    }
}

/// Checks that a session token is the credential's, and that the credential has not expired.
fn check_token(
    credential: &Credential,
    claim: &SignatureFields<'_>,
    now: Timestamp,
) -> Result<(), SignatureError> {
    let same = match (&credential.session_token, claim.session_token) {
        (None, None) => true,
        (Some(expected), Some(sent)) => crypto::ct_eq(expected.expose(), sent.as_bytes()),
        (Some(_), None) | (None, Some(_)) => false,
    };
    if !same {
        return Err(not_found(claim));
    }
    if credential.expires.is_some_and(|expires| expires <= now) {
        return Err(SignatureError::ExpiredToken);
    }
    Ok(())
}

/// Checks that the request target names the same host as the header, which is signed.
fn check_host(head: &RequestHead<'_>) -> Result<(), SignatureError> {
    let Some(authority) = head.authority else { return Ok(()) };
    let is_same = |host: &str| host.eq_ignore_ascii_case(authority);
    if single(head.headers, &HOST)?.is_some_and(is_same) {
        Ok(())
    } else {
        Err(SignatureError::Mismatch)
    }
}

/// Refuses a request that is older than the window, or from the future.
fn check_fresh(
    claim: &SignatureFields<'_>,
    rules: SigningRules,
    now: Timestamp,
) -> Result<(), SignatureError> {
    let skew_max = rules.skew_max();
    let window = claim.lifetime.unwrap_or(skew_max);
    // AWS dates have whole seconds.
    let now = Timestamp::from_millis(now.seconds().saturating_mul(1000));
    let (oldest, newest) = (now.minus(window), now.plus(skew_max));
    if (oldest..=newest).contains(&claim.date) {
        return Ok(());
    }
    let is_expired = claim.date < oldest;
    let (limit, span) = if is_expired { (oldest, window) } else { (newest, skew_max) };
    Err(SignatureError::Window(WindowError { is_expired, signed: claim.date, limit, now, span }))
}

#[cfg(test)]
mod tests;
