//! The whole of a verification, as a request goes through it: `auth::Verifier::verify` with a known access key.

use std::sync::Arc;
use std::time::SystemTime;

use auth::{Caller, Credential, Credentials, Options, Query, SignedRequest, Verifier};
use conformance::client::{AccessKey, Client};
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderName, HeaderValue};
use model::{AccountId, Region, Timestamp};
use secret::Secret;

use super::Subject;
use super::compare::{stops_at_first_difference, wrong_digits};

const ID: &str = "AKIATESTTESTTESTTEST";
const SECRET: &str = "secretsecretsecretsecretsecretsecretsecr";
const BODY: &[u8] = br#"{"KeyId":"alias/app","Plaintext":"aGVsbG8="}"#;
const SIGNATURE: &str = "Signature=";

/// A signed request whose signature is replaced by a guess.
pub(super) struct Verify {
    verifier: Verifier,
    known: Known,
    headers: HeaderMap,
    /// The header up to the signature.
    before: String,
    signature: Vec<u8>,
    now: Timestamp,
    /// Compares once more after the verification, and leaks: what a leak would look like beside all else that a
    /// verification does.
    leaks: bool,
    guess: Vec<u8>,
}

struct Known(Arc<Credential>);

impl Credentials for Known {
    fn find(
        &self,
        access_key_id: &str,
        _session_token: Option<&str>,
    ) -> Result<Option<Arc<Credential>>, model::Error> {
        Ok((access_key_id == &*self.0.access_key_id).then(|| Arc::clone(&self.0)))
    }
}

impl Verify {
    /// As a request is verified.
    pub(super) fn constant() -> Self {
        Self::new(false)
    }

    /// With a leak beside.
    pub(super) fn leaky() -> Self {
        Self::new(true)
    }

    fn new(leaks: bool) -> Self {
        let region = Region::parse("us-east-1").unwrap();
        let caller = Caller::root(AccountId::parse("000000000000").unwrap(), &region);
        let secret = Secret::<[u8]>::copy_of(SECRET.as_bytes());
        let credential = Credential::long_term(ID.to_owned(), secret, caller.clone());
        let time = SystemTime::now();
        let headers = signed_headers(time);
        let authorization = headers[AUTHORIZATION].to_str().unwrap();
        let (before, signature) = authorization.split_once(SIGNATURE).unwrap();
        let since = time.duration_since(SystemTime::UNIX_EPOCH).unwrap();
        let verify = Self {
            verifier: Verifier::new(Options::kms(), caller),
            known: Known(Arc::new(credential)),
            before: before.to_owned() + SIGNATURE,
            signature: signature.as_bytes().to_vec(),
            now: Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap()),
            guess: signature.as_bytes().to_vec(),
            headers,
            leaks,
        };
        assert!(verify.accepts(), "the right signature verifies");
        verify
    }

    fn accepts(&self) -> bool {
        let request = SignedRequest {
            method: "POST",
            path: "/",
            authority: None,
            query: &Query::default(),
            headers: &self.headers,
            body: BODY,
        };
        self.verifier.verify(&request, (), &self.known, self.now).is_ok()
    }
}

impl Subject for Verify {
    fn name(&self) -> &'static str {
        if self.leaks { "control: the same, and byte by byte" } else { "auth::Verifier::verify" }
    }

    fn leaks(&self) -> bool {
        self.leaks
    }

    fn guesses(&self) -> [Vec<u8>; 2] {
        wrong_digits(&self.signature)
    }

    fn prepare(&mut self, guess: &[u8]) {
        self.guess.copy_from_slice(guess);
        let value = [self.before.as_bytes(), guess].concat();
        self.headers.insert(AUTHORIZATION, HeaderValue::from_bytes(&value).unwrap());
    }

    fn call(&self) -> bool {
        let accepted = self.accepts();
        accepted || (self.leaks && stops_at_first_difference(&self.signature, &self.guess))
    }
}

/// The headers of a request that a client has signed.
fn signed_headers(time: SystemTime) -> HeaderMap {
    let key = AccessKey::new(ID, SECRET);
    let client = Client::new("127.0.0.1:3500".parse().unwrap(), key);
    let request = client.signed("Encrypt", BODY, time);
    let head = std::str::from_utf8(&request).unwrap().split("\r\n\r\n").next().unwrap();
    let headers = head.lines().skip(1).map(|line| line.split_once(": ").unwrap());
    let parsed = headers.map(|(name, value)| {
        (name.parse::<HeaderName>().unwrap(), value.parse::<HeaderValue>().unwrap())
    });
    parsed.collect()
}
