//! A service without HTTP: a hierarchy, a store and a log in a temporary folder, and the way of a request through them.

use std::path::Path;
use std::sync::Arc;

use access::Origin;
use audit::Log;
use auth::{Options, Query, SignedRequest, Verifier};
use http::HeaderName;
use http::header::{REFERER, USER_AGENT};
use keys::{Hierarchy, Seal, SealFile};
use kms::{Environment, KeyCache, KeyPairs, LastUsage, Quotas};
use model::generated::KeyLastUsageData;
use model::shape::Fields;
use model::{Error, ErrorCode, KeyArn, Regions, Timestamp};
use pipeline::event::Receipt;
use pipeline::{Attempt, Caches, Ledger, Remembered};
use store::{Address, SqliteStore};
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::callers::Callers;
use crate::signer::{NOW, SentRequest};

/// The file system in memory, where there is one: nothing waits for a disk.
const MEMORY: &str = "/dev/shm";
/// The header that names the operation, as `server` has it: its text is not parsed for each request.
const TARGET: HeaderName = HeaderName::from_static("x-amz-target");
/// The id of every request.
const REQUEST_ID: &str = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

/// A recorded reply, encoded.
pub(crate) struct Reply {
    /// The body.
    pub(crate) body: wire::Body,
    /// The error code.
    pub(crate) error: Option<ErrorCode>,
    /// The HTTP status.
    _status: u16,
}

/// A data directory that is open, with what serves requests from it.
pub(crate) struct DataDirectory {
    environment: Arc<Environment>,
    callers: Arc<Callers>,
    verifier: Verifier,
    store: Arc<SqliteStore>,
    log: Log,
    runtime: Runtime,
    now: Timestamp,
    /// The folder, removed at the end.
    _folder: TempDir,
}

impl DataDirectory {
    /// Makes an empty data directory.
    pub(crate) fn new() -> Self {
        let in_memory = Path::new(MEMORY).is_dir();
        let folder = if in_memory { TempDir::new_in(MEMORY) } else { TempDir::new() }.unwrap();
        let now = Timestamp::from_amz_date(NOW).unwrap();
        let seal = Seal::File(SealFile::in_dir(folder.path())).create().unwrap();
        let (hierarchy, _stored) = Hierarchy::create(&seal, now).unwrap();
        let integrity_key = hierarchy.store_integrity_key().unwrap();
        let store = SqliteStore::open(&folder.path().join("bulla.db"), &integrity_key).unwrap();
        let store = Arc::new(store);
        let audit = folder.path().join("audit");
        let (log, _opened) = {
            let key = hierarchy.audit_key().unwrap();
            let usage = Arc::new(usage::UsageTable::new(&audit, &key));
            Log::open_with_folds(&audit, &key, vec![usage]).unwrap()
        };
        wire::warm_up();
        let callers = Arc::new(Callers::new());
        let environment = Arc::new(Environment {
            key_cache: KeyCache::new(Arc::<SqliteStore>::clone(&store)),
            hierarchy: Arc::new(hierarchy),
            identities: Arc::<Callers>::clone(&callers),
            last_usage: Arc::new(Unused),
            attestation_roots: attestation::Roots::aws().unwrap(),
            key_pairs: Arc::new(KeyPairs::start(1).unwrap()),
            quotas: Quotas::off(),
            remembered: Remembered::default(),
            regions: Regions::aws(),
        });
        let verifier = Verifier::new(Options::kms(), Callers::root());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        Self { environment, callers, verifier, store, log, runtime, now, _folder: folder }
    }

    /// Answers a request: verifies, decodes, runs, encodes and records it, as `server` does.
    pub(crate) fn answer(&self, request: &SentRequest) -> Reply {
        let SentRequest { headers, body } = request;
        let operation = wire::json_target(request.header(&TARGET)).1.unwrap();
        let query = &Query::parse(None).unwrap();
        let signed =
            SignedRequest { method: "POST", path: "/", authority: None, query, headers, body };
        let verified = self.verifier.verify(&signed, body, &*self.callers, self.now).unwrap();
        let decoded = verified.try_map(|body| wire::decode(operation, body)).unwrap();
        let call = kms::call(&self.environment, decoded).unwrap();
        let origin = Origin {
            address: std::net::Ipv4Addr::LOCALHOST.into(),
            user_agent: request.header(&USER_AGENT),
            referer: request.header(&REFERER),
            secure: false,
        };
        let outcome = call.run(origin, self.now, &Attempt::default()).unwrap();
        let receipt = Receipt { origin, tls: None, request_id: REQUEST_ID, now: self.now };
        let (prepared, _unsettled) =
            outcome.prepare(&call, &receipt, |result, _body| encoded(result.as_ref()));
        let ledger = Ledger::new(&*self.store, &self.log, self);
        let recorded = self.runtime.block_on(ledger.settle(prepared, REQUEST_ID));
        recorded.unwrap().into_inner()
    }
}

/// Encodes the result of an operation.
fn encoded(result: Result<&Fields, &Error>) -> Reply {
    match result {
        Ok(fields) => Reply { body: wire::encode(fields), error: None, _status: 200 },
        Err(error) => {
            let (status, body) = wire::encode_error(model::AwsService::Kms, error);
            Reply { body, error: Some(error.code()), _status: status }
        }
    }
}

impl Caches for DataDirectory {
    fn forget(&self, changed: &[Address]) {
        self.environment.key_cache.forget(changed);
    }
}

/// Keys that were never used.
struct Unused;

impl LastUsage for Unused {
    fn last_usage(&self, _key: &KeyArn) -> Result<Option<KeyLastUsageData>, Error> {
        Ok(None)
    }

    fn tracking_start(&self) -> Timestamp {
        Timestamp::EPOCH
    }
}
