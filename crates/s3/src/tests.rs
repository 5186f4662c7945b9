//! A world for the tests: S3 with a store, an audit log and three callers, whose signed requests go the way of every request. Bodies
//! and replies are JSON with the names of the model.

mod acl;
mod attributes;
mod buckets;
mod configuration;
mod copies;
mod damaged_rows;
mod deletions;
mod encryption;
mod encryption_updates;
mod fake_kms;
mod lists;
mod policies;
mod public_access;
mod secure_channel;
mod shapes;
mod tags;
mod uploads;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use access::{Identities, Origin, PrincipalLookup};
use audit::Log;
use auth::{
    Caller, CallerKind, Credential, Credentials, Options, Query, SignedRequest, Verified, Verifier,
};
use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SignableBody, SignableRequest, SigningSettings,
    UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;
use keys::{Hierarchy, Seal, SealFile};
use model::generated::s3::Operation;
use model::{AccountId, Error, ErrorCode, Region, Regions, Timestamp};
use objects::PartDirectory;
use pipeline::event::Receipt;
use pipeline::{
    Attempt, BodyLength, BodyPiece, BodyReadError, Caches, Call, Later, Ledger, LedgerError,
    Outcome, ReplyBody, RequestBody, Supply,
};
use policy::PrincipalPolicies;
use secret::Secret;
use serde_json::Value;
use store::{Address, Batch, CommitError, SqliteLook, SqliteStore};

use crate::bucket_cache::BucketCache;
use crate::bucket_key::{BucketKeyTimes, BucketKeys};
use crate::context::S3;
use crate::environment::S3Environment;
use crate::records;
use crate::records::bucket::BucketRecord;
use fake_kms::FakeKms;

/// The root of the account in which most tests make buckets.
pub(crate) const OWNER: &str = "AKIDOWNER";
/// A user of that account without any policy.
pub(crate) const ALICE: &str = "AKIDALICE";
/// The root of another account, which has no users.
pub(crate) const STRANGER: &str = "AKIDSTRANGER";
pub(crate) const OWNER_ACCOUNT: &str = "111122223333";
pub(crate) const STRANGER_ACCOUNT: &str = "444455556666";
pub(crate) const ALICE_ARN: &str = "arn:aws:iam::111122223333:user/alice";
pub(crate) const ALICE_ID: &str = "AIDAALICEALICEALICEA";

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
const NOW: &str = "20260102T030405Z";
/// The times that a request runs before it gives up.
const ATTEMPTS_MAX: usize = 8;

/// A request that was run, and whose changes are not committed yet.
pub(crate) struct Begun {
    call: Call,
    outcome: Outcome,
}

/// The reply to a request that succeeded, with its body.
type Answer = (Value, Vec<u8>);

/// The end of an attempt.
enum Ended {
    Answer(Result<Answer, Error>),
    /// A part of the work is done.
    Part(Option<Supply>),
    /// The request is run again with this, also if a concurrent change came first.
    Again(Option<Supply>),
}

pub(crate) struct World {
    pub(crate) environment: Arc<S3Environment>,
    pub(crate) store: Arc<SqliteStore>,
    pub(crate) kms: Arc<FakeKms>,
    log: Log,
    folder: tempfile::TempDir,
    runtime: tokio::runtime::Runtime,
    /// `true` if clients are on another machine and without TLS.
    pub(crate) is_insecure: AtomicBool,
}

/// The key of the store and the log.
fn key() -> Secret<[u8; 32]> {
    Secret::<[u8; 32]>::fill_with(|bytes| bytes.fill(1))
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let key = key();
        let store = Arc::new(SqliteStore::open(&folder.path().join("bulla.db"), &key).unwrap());
        let (log, _opened) = Log::open(&folder.path().join("audit"), &key).unwrap();
        let seal = Seal::File(SealFile::in_dir(folder.path())).create().unwrap();
        let kms = Arc::new(FakeKms::default());
        let environment = Arc::new(S3Environment {
            store: Arc::<SqliteStore>::clone(&store),
            buckets: BucketCache::new(Arc::<SqliteStore>::clone(&store)),
            parts: Arc::new(PartDirectory::create(&folder.path().join("parts")).unwrap()),
            hierarchy: Arc::new(Hierarchy::create(&seal, Timestamp::EPOCH).unwrap().0),
            identities: Arc::new(Alice),
            kms: Arc::<FakeKms>::clone(&kms),
            key_locks: crate::KeyLocks::default(),
            long_lists: crate::LongReads::default(),
            long_completions: crate::LongReads::default(),
            bucket_keys: Arc::new(BucketKeys::new(BucketKeyTimes::default())),
            allows_insecure_keys: false,
            regions: Regions::aws().with(region("dc-berlin-1")),
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let is_insecure = AtomicBool::default();
        Self { environment, store, kms, log, folder, runtime, is_insecure }
    }

    /// Lets requests read what the store's file has at that moment, whatever is in memory. They cannot write any more.
    pub(crate) fn read_from_file(&mut self) {
        let look = SqliteLook::open_unverified(&self.folder.path().join("bulla.db"), &key());
        let look: Arc<dyn store::Store> = Arc::new(look);
        let environment = Arc::get_mut(&mut self.environment).unwrap();
        environment.buckets = BucketCache::new(Arc::clone(&look));
        environment.store = look;
    }

    /// Returns a world with a bucket of the owner's in us-east-1.
    pub(crate) fn with_bucket(name: &str) -> Self {
        let world = Self::new();
        world.ask(OWNER, Operation::CreateBucket, &serde_json::json!({"Bucket": name})).unwrap();
        world
    }

    /// Sends a request for us-east-1.
    pub(crate) fn ask(
        &self,
        caller: &str,
        operation: Operation,
        members: &Value,
    ) -> Result<Value, Error> {
        self.ask_at("us-east-1", caller, operation, members)
    }

    /// Sends a request for a Region, and again whenever it has lost a race.
    pub(crate) fn ask_at(
        &self,
        endpoint: &str,
        caller: &str,
        operation: Operation,
        members: &Value,
    ) -> Result<Value, Error> {
        let call = self.call(endpoint, caller, operation, members);
        self.answer(&call, None).map(|(reply, _body)| reply)
    }

    /// Sends a request for us-east-1 with a body.
    pub(crate) fn send(
        &self,
        caller: &str,
        operation: Operation,
        members: &Value,
        body: &[u8],
    ) -> Result<Value, Error> {
        let call = self.call("us-east-1", caller, operation, members);
        self.answer(&call, Some(body)).map(|(reply, _body)| reply)
    }

    /// Puts an object of the owner's.
    pub(crate) fn put_object(&self, bucket: &str, key: &str, data: &[u8], more: &Value) -> Value {
        let mut members = serde_json::json!({"Bucket": bucket, "Key": key});
        extend(&mut members, more);
        let call = self.call("us-east-1", OWNER, Operation::PutObject, &members);
        self.answer(&call, Some(data)).unwrap().0
    }

    /// Returns an object's head and data.
    pub(crate) fn get_object(
        &self,
        bucket: &str,
        key: &str,
        more: &Value,
    ) -> Result<Answer, Error> {
        let mut members = serde_json::json!({"Bucket": bucket, "Key": key});
        extend(&mut members, more);
        self.answer(&self.call("us-east-1", OWNER, Operation::GetObject, &members), None)
    }

    /// Returns the code of the error with which a request for us-east-1 is refused.
    pub(crate) fn refusal(&self, caller: &str, operation: Operation, members: &Value) -> ErrorCode {
        self.ask(caller, operation, members).unwrap_err().code()
    }

    /// Runs a request and commits nothing.
    pub(crate) fn begin(
        &self,
        endpoint: &str,
        caller: &str,
        operation: Operation,
        members: &Value,
        attempt: &Attempt,
    ) -> Begun {
        let call = self.call(endpoint, caller, operation, members);
        let outcome = call.run(self.origin(), now(), attempt).unwrap();
        Begun { call, outcome }
    }

    pub(crate) fn origin(&self) -> Origin<'static> {
        let address = match self.is_insecure.load(Ordering::Relaxed) {
            true => std::net::Ipv4Addr::new(192, 0, 2, 7),
            false => std::net::Ipv4Addr::LOCALHOST,
        };
        Origin { address: address.into(), user_agent: None, referer: None, secure: false }
    }

    /// Returns a request.
    pub(crate) fn call(
        &self,
        endpoint: &str,
        caller: &str,
        operation: Operation,
        members: &Value,
    ) -> Call {
        let fields = shapes::fields(operation.input(), members);
        let session = session(caller, endpoint);
        let unbuilt = |name: &str| panic!("{name} is not built");
        let call = Call::new::<S3>(&self.environment, operation, session, fields, unbuilt);
        call.map_err(|(error, _session)| error).unwrap()
    }

    /// Runs a call, with a body, until it is answered.
    fn answer(&self, call: &Call, body: Option<&[u8]>) -> Result<Answer, Error> {
        let mut attempt =
            Attempt::with(body.map(|body| -> Supply { Box::new(request_body(body)) }));
        let mut attempts = 0;
        while attempts < ATTEMPTS_MAX {
            attempts += 1;
            match self.attempt(call, attempt) {
                Ended::Answer(answer) => return answer,
                Ended::Part(rest) => (attempt, attempts) = (Attempt::again(rest), 0),
                Ended::Again(supply) => attempt = Attempt::again(supply),
            }
        }
        panic!("{call:?} lost every race");
    }

    /// Runs a call once, commits its changes and records it.
    fn attempt(&self, call: &Call, attempt: Attempt) -> Ended {
        match self.run(call, &attempt) {
            Ok(mut outcome) => {
                let (kept, rest) = (attempt.take_kept(), outcome.take_rest());
                match self.settle_call(call, outcome) {
                    Ok(Ok(_)) if rest.is_some() => Ended::Part(rest),
                    Ok(answer) => Ended::Answer(answer),
                    Err(CommitError::Conflict(_)) => Ended::Again(kept),
                    Err(error) => panic!("{error}"),
                }
            }
            Err(Ok(supply)) => Ended::Again(Some(supply)),
            Err(Err(outcome)) => Ended::Answer(self.settle_call(call, *outcome).unwrap()),
        }
    }

    /// Runs a call once, and commits nothing.
    ///
    /// # Errors
    /// What it has waited for, or the outcome of a call that has waited in vain.
    pub(crate) fn run(
        &self,
        call: &Call,
        attempt: &Attempt,
    ) -> Result<Outcome, Result<Supply, Box<Outcome>>> {
        let (wait, refused) = match call.run(self.origin(), now(), attempt) {
            Ok(outcome) => return Ok(outcome),
            Err(later) => Later::split(*later),
        };
        Err(self.runtime.block_on(wait).map_err(|error| Box::new(refused(error))))
    }

    /// Answers a request that changes nothing, and records nothing. An error may come with the data.
    pub(crate) fn look(
        &self,
        caller: &str,
        operation: Operation,
        members: &Value,
    ) -> Result<Answer, Error> {
        let call = self.call("us-east-1", caller, operation, members);
        let mut attempt = Attempt::default();
        let outcome = loop {
            match self.run(&call, &attempt) {
                Ok(outcome) => break outcome,
                Err(Ok(supply)) => attempt = Attempt::again(Some(supply)),
                Err(Err(outcome)) => break *outcome,
            }
        };
        let receipt =
            Receipt { origin: self.origin(), tls: None, request_id: "request", now: now() };
        let mut told = None;
        let _unsettled =
            outcome.prepare(&call, &receipt, |result, body| told = Some((result, body)));
        let (result, body) = told.unwrap();
        let data = body.map(|body| self.runtime.block_on(try_collect(body)));
        let data = data.transpose().map_err(Error::failed)?.unwrap_or_default();
        result.map(|fields| (shapes::json(&fields), data))
    }

    /// Commits what a request has changed, and records it.
    ///
    /// # Errors
    /// The changes were not committed.
    pub(crate) fn settle(&self, begun: Begun) -> Result<Result<Value, Error>, CommitError> {
        let Begun { call, outcome } = begun;
        let settled = self.settle_call(&call, outcome)?;
        Ok(settled.map(|(reply, _body)| reply))
    }

    /// Commits the outcome of a call and records it. Returns the reply with its body.
    ///
    /// # Errors
    /// The changes were not committed.
    pub(crate) fn settle_call(
        &self,
        call: &Call,
        outcome: Outcome,
    ) -> Result<Result<Answer, Error>, CommitError> {
        let receipt =
            Receipt { origin: self.origin(), tls: None, request_id: "request", now: now() };
        let (prepared, _unsettled) = outcome.prepare(call, &receipt, |result, body| (result, body));
        let ledger = Ledger::new(&*self.store, &self.log, self);
        let (result, body) = match self.runtime.block_on(ledger.settle(prepared, "request")) {
            Ok(recorded) => recorded.into_inner(),
            Err(LedgerError::Commit(error)) => return Err(error),
            Err(LedgerError::Record(error)) => panic!("{error}"),
        };
        let data = body.map(|body| self.runtime.block_on(collect(body))).unwrap_or_default();
        Ok(result.map(|fields| (shapes::json(&fields), data)))
    }

    /// Writes a record past all operations.
    pub(crate) fn put(&self, address: Address) {
        let mut batch = Batch::default();
        batch.put(address, b"{}".to_vec());
        let committed = store::commit(&*self.store, batch.noted("test", Vec::new()), ());
        self.runtime.block_on(committed).map(drop).unwrap();
    }

    /// Changes the record of a bucket past all operations.
    pub(crate) fn change_bucket(&self, name: &str, change: impl FnOnce(&mut BucketRecord)) {
        let mut record = self.environment.buckets.get(name).unwrap().unwrap().record.clone();
        change(&mut record);
        let (mut batch, address) = (Batch::default(), records::bucket::address(name));
        records::put(&mut batch, address.clone(), &record).unwrap();
        let committed = store::commit(&*self.store, batch.noted("test", Vec::new()), ());
        self.runtime.block_on(committed).map(drop).unwrap();
        self.environment.buckets.forget(&[address]);
    }

    /// Returns the newest entry of the audit log.
    pub(crate) fn newest_event(&self) -> Value {
        let newest = audit::tail(&self.folder.path().join("audit"), 1).unwrap().pop().unwrap();
        serde_json::from_str(newest.event.get()).unwrap()
    }

    /// Returns the newest entries of the audit log, the oldest of them first.
    pub(crate) fn newest_events(&self, count: usize) -> Vec<Value> {
        let newest = audit::tail(&self.folder.path().join("audit"), count).unwrap();
        newest.iter().map(|entry| serde_json::from_str(entry.event.get()).unwrap()).collect()
    }

    /// Returns the id under which the objects of a bucket are kept.
    pub(crate) fn bucket_id(&self, name: &str) -> String {
        self.environment.buckets.get(name).unwrap().unwrap().record.id.clone()
    }
}

impl Caches for World {
    fn forget(&self, changed: &[Address]) {
        self.environment.buckets.forget(changed);
    }
}

/// Returns a body that comes in pieces.
pub(crate) fn request_body(data: &[u8]) -> RequestBody {
    let pieces: Vec<_> = data
        .chunks(50_000)
        .map(|piece| Ok(BodyPiece::Data(bytes::Bytes::copy_from_slice(piece))))
        .collect();
    let (length, trailer) = (BodyLength::Exactly(data.len() as u64), None);
    RequestBody { length, trailer, pieces: Box::pin(futures_util::stream::iter(pieces)) }
}

/// Returns a world with the buckets `source` and `target`, which take customers' keys.
pub(crate) fn world() -> World {
    let world = World::with_bucket("source");
    world.ask(OWNER, Operation::CreateBucket, &serde_json::json!({"Bucket": "target"})).unwrap();
    for bucket in ["source", "target"] {
        world.change_bucket(bucket, |bucket| bucket.allows_sse_c = true);
    }
    world
}

/// Returns the members that send a customer's key. They may have a prefix.
pub(crate) fn customer_key(prefix: &str, byte: u8) -> Value {
    let base64 = |bytes: &[u8]| base64_simd::STANDARD.encode_to_string(bytes);
    let mut members = serde_json::json!({});
    for (name, value) in [
        ("Algorithm", "AES256".to_owned()),
        ("Key", base64(&[byte; 32])),
        ("KeyMD5", base64(&crypto::hash::md5(&[byte; 32]))),
    ] {
        members[format!("{prefix}SSECustomer{name}")] = value.into();
    }
    members
}

async fn collect(body: ReplyBody) -> Vec<u8> {
    try_collect(body).await.unwrap()
}

async fn try_collect(body: ReplyBody) -> Result<Vec<u8>, BodyReadError> {
    let pieces: Vec<bytes::Bytes> = futures_util::TryStreamExt::try_collect(body.pieces).await?;
    Ok(pieces.concat())
}

/// Adds members.
pub(crate) fn extend(members: &mut Value, more: &Value) {
    for (name, value) in more.as_object().unwrap() {
        members[name] = value.clone();
    }
}

/// The only user.
struct Alice;

impl Identities for Alice {
    fn identity(&self, caller: &Caller) -> Result<Option<Arc<PrincipalPolicies>>, Error> {
        Ok((caller.kind() == CallerKind::User).then(Arc::default))
    }

    fn principal(&self, arn: &str) -> Result<PrincipalLookup, Error> {
        Ok(match arn {
            ALICE_ARN => PrincipalLookup::Known(ALICE_ID.to_owned()),
            _ if arn.contains(OWNER_ACCOUNT) => PrincipalLookup::Missing,
            _ => PrincipalLookup::Unknown,
        })
    }
}

/// The access keys of the callers.
struct AccessKeys;

impl Credentials for AccessKeys {
    fn find(&self, id: &str, _token: Option<&str>) -> Result<Option<Arc<Credential>>, Error> {
        let root = |account| Caller::root(AccountId::parse(account).unwrap(), &region("us-east-1"));
        let caller = match id {
            OWNER => root(OWNER_ACCOUNT),
            STRANGER => root(STRANGER_ACCOUNT),
            ALICE => Caller::new(auth::Identity {
                account: AccountId::parse(OWNER_ACCOUNT).unwrap(),
                kind: CallerKind::User,
                arn: ALICE_ARN.to_owned(),
                principal_id: ALICE_ID.to_owned(),
                session: None,
            }),
            _ => return Ok(None),
        };
        let secret = Secret::<[u8]>::copy_of(SECRET.as_bytes());
        Ok(Some(Arc::new(Credential::long_term(id.to_owned(), secret, caller))))
    }
}

pub(crate) fn region(name: &str) -> Region {
    Region::parse(name).unwrap()
}

fn now() -> Timestamp {
    Timestamp::from_amz_date(NOW).unwrap()
}

/// Signs a request with AWS's own signer, and verifies it. The members are not in it: who has sent them is what counts here.
fn session(key_id: &str, endpoint: &str) -> Verified<()> {
    let options = Options::s3(Regions::aws().with(region(endpoint)));
    let identity =
        aws_credential_types::Credentials::new(key_id, SECRET, None, None, "test").into();
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    let seconds = u64::try_from(now().seconds()).unwrap();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region(endpoint)
        .name(&options.service)
        .time(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
        .settings(settings)
        .build()
        .unwrap()
        .into();
    let host = [("host", "127.0.0.1:3500")];
    let url = "http://127.0.0.1:3500/";
    let request =
        SignableRequest::new("POST", url, host.into_iter(), SignableBody::Bytes(b"")).unwrap();
    let (instructions, _signature) = sign(request, &parameters).unwrap().into_parts();
    let headers = host.into_iter().chain(instructions.headers());
    let headers = headers.map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap()));
    let request = SignedRequest {
        method: "POST",
        path: "/",
        authority: None,
        query: &Query::parse(None).unwrap(),
        headers: &headers.collect(),
        body: b"",
    };
    let nobody = Caller::root(AccountId::parse(OWNER_ACCOUNT).unwrap(), &region("us-east-1"));
    Verifier::new(options, nobody).verify(&request, (), &AccessKeys, now()).unwrap()
}

/// Configurations and objects have errors of their own.
#[test]
fn a_lost_race_is_told_in_the_words_for_what_it_was_about() {
    use pipeline::Service;
    for (operation, code) in [
        (Operation::PutBucketPolicy, ErrorCode::OperationAborted),
        (Operation::PutObject, ErrorCode::ConditionalRequestConflict),
    ] {
        assert_eq!(S3::lost_every_race(operation).code(), code);
    }
    let busy = <S3 as Service>::not_committed(CommitError::Busy);
    assert_eq!(busy.code(), ErrorCode::SlowDown);
}
