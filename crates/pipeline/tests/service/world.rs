//! A client of the service, with a store and a log.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use access::Origin;
use audit::Log;
use auth::{Caller, Credential, Credentials, Options, Query, SignedRequest, Verified, Verifier};
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4;
use model::{AccountId, Error, ErrorCode, Operation as Name, Region, Timestamp};
use pipeline::event::Receipt;
use pipeline::{Attempt, Caches, Call, Ledger, LedgerError, Remembered};
use secret::Secret;
use serde_json::Value;
use store::{Address, SqliteStore, Store};

use crate::shelves::{Environment, Shelf, Shelves, address};

pub(crate) const ARN: &str =
    "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const KEY_ID: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const NOW: &str = "20260102T030405Z";

/// Nothing is cached.
struct Nothing;

impl Caches for Nothing {
    fn forget(&self, _changed: &[Address]) {}
}

struct Root;

impl Credentials for Root {
    fn find(&self, id: &str, _token: Option<&str>) -> Result<Option<Arc<Credential>>, Error> {
        let secret = Secret::<[u8]>::copy_of(SECRET.as_bytes());
        Ok((id == KEY_ID)
            .then(|| Arc::new(Credential::long_term(KEY_ID.to_owned(), secret, root()))))
    }
}

fn root() -> Caller {
    let region = Region::parse("us-east-1").unwrap();
    Caller::root(AccountId::parse("111122223333").unwrap(), &region)
}

/// An answer that was recorded.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) request_id: String,
    pub(crate) error: Option<ErrorCode>,
}

pub(crate) struct World {
    pub(crate) environment: Arc<Environment>,
    store: SqliteStore,
    log: Log,
    folder: tempfile::TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1));
        let store = SqliteStore::open(&folder.path().join("bulla.db"), &key).unwrap();
        let (log, _opened) = Log::open(&folder.path().join("audit"), &key).unwrap();
        let environment = Arc::new(Environment {
            shelf: Mutex::new(Arc::new(Shelf::new(ARN, "Allow"))),
            is_busy: AtomicBool::new(false),
            remembered: Remembered::default(),
        });
        Self { environment, store, log, folder }
    }

    /// Sends a request that becomes a call.
    pub(crate) fn send(&self, operation: Name, body: &Value) -> Result<Answer, LedgerError> {
        let call = self.call(operation, body).map_err(|(error, _caller)| error).unwrap();
        let (origin, now) = (origin(), Timestamp::from_amz_date(NOW).unwrap());
        let outcome = call.run(origin, now, &Attempt::default()).unwrap();
        let request_id = format!("{:08}-0000-4000-8000-000000000000", self.entries() + 1);
        let receipt = Receipt { origin, tls: None, request_id: &request_id, now };
        let (prepared, _unsettled) = outcome
            .prepare(&call, &receipt, |result, _body| result.err().map(|error| error.code()));
        let ledger = Ledger::new(&self.store, &self.log, &Nothing);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let recorded = runtime.block_on(ledger.settle(prepared, &request_id))?;
        Ok(Answer { error: recorded.into_inner(), request_id })
    }

    /// Returns the error of a request that does not become a call.
    pub(crate) fn refusal(&self, operation: Name, body: &Value) -> Error {
        self.call(operation, body).unwrap_err().0
    }

    fn call(&self, operation: Name, body: &Value) -> Result<Call, (Error, Verified<()>)> {
        let body = body.to_string();
        let (session, request) =
            verified(&body).try_map(|body| wire::decode(operation, body.as_bytes()))?.split();
        let unbuilt = |name: &str| {
            Error::new(ErrorCode::UnsupportedOperationException, format!("{name} is not built"))
        };
        Call::new::<Shelves>(&self.environment, operation, session, request.into_fields(), unbuilt)
    }

    pub(crate) fn entries(&self) -> usize {
        audit::entries(&self.folder.path().join("audit"), 0).unwrap().count()
    }

    pub(crate) fn newest_event(&self) -> Value {
        let newest = audit::tail(&self.folder.path().join("audit"), 1).unwrap().pop().unwrap();
        serde_json::from_str(newest.event.get()).unwrap()
    }

    pub(crate) fn is_unchanged(&self) -> bool {
        self.store.get(&address("cks-1")).unwrap().is_none()
    }
}

fn origin() -> Origin<'static> {
    Origin {
        address: std::net::Ipv4Addr::LOCALHOST.into(),
        user_agent: None,
        referer: None,
        secure: false,
    }
}

/// Signs a request with AWS's own signer, and verifies it.
fn verified(body: &str) -> Verified<String> {
    let identity =
        aws_credential_types::Credentials::new(KEY_ID, SECRET, None, None, "test").into();
    let now = Timestamp::from_amz_date(NOW).unwrap();
    let seconds = u64::try_from(now.seconds()).unwrap();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name("kms")
        .time(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
        .settings(SigningSettings::default())
        .build()
        .unwrap()
        .into();
    let host = [("host", "127.0.0.1:3500")];
    let signed = SignableBody::Bytes(body.as_bytes());
    let request =
        SignableRequest::new("POST", "http://127.0.0.1:3500/", host.into_iter(), signed).unwrap();
    let (instructions, _signature) = sign(request, &parameters).unwrap().into_parts();
    let headers = host.into_iter().chain(instructions.headers());
    let headers = headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    let request = SignedRequest {
        method: "POST",
        path: "/",
        authority: None,
        query: &Query::parse(None).unwrap(),
        headers: &headers.collect(),
        body: body.as_bytes(),
    };
    let verifier = Verifier::new(Options::kms(), root());
    verifier.verify(&request, body.to_owned(), &Root, now).unwrap()
}
