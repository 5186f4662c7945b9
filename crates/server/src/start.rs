//! Start and stop: open what is kept, prove that it belongs together, serve, drain.

use std::ffi::OsString;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use attestation::Roots;
use audit::{Log, Opened};
use auth::Caller;
use durable::PinnedPath;
use kms::{Environment, KeyCache, KeyPairs, LastUsage, Quotas, Remembered};
use model::generated::KeyLastUsageData;
use model::generated::iam::AccessKeyLastUsed;
use model::{AccountId, KeyArn, Region, Timestamp};
use store::{SqliteStore, Store};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::anchor::Anchors;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::control::{self, Control};
use crate::data_dir::{DataDir, Lock};
use crate::issuer_keys::IssuerKeys;
use crate::ledger::Ledger;
use crate::listener::{Handler, Serving, Size};
use crate::liveness::Liveness;
use crate::metrics::Metrics;
use crate::operations_endpoint::OperationsEndpoint;
use crate::refusals::UnprovenRefusals;
use crate::request_memory::RequestMemory;
use crate::service::{Changes, Service, Verifiers};
use crate::simulations::Simulations;
use crate::stop_signals::StopSignals;
use crate::timekeeper::Timekeeper;
use crate::{archiving, event, listener, position, worker};

/// The changes that are read from the store's feed at once. After a crash there are a few.
const UNRECORDED_AT_ONCE: usize = 1_000;

/// The reason why the service does not start. Each text says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// A file cannot be read or written.
    #[error("cannot {action} {path}")]
    File {
        /// The action that failed.
        action: &'static str,
        /// The file.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// A running service did not carry out a request.
    #[error(transparent)]
    Running(#[from] control::ControlError),
    /// An address cannot be listened on.
    #[error("cannot listen on {address}: choose another with --listen or --operations-listen")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The reason.
        source: io::Error,
    },
    /// Another service runs on the directory.
    #[error("{path} is in use by process {pid}: stop that one first, or choose another --data-dir")]
    InUse {
        /// The directory.
        path: PathBuf,
        /// The process.
        pid: String,
    },
    /// There are records and no keys that open them.
    #[error(
        "{store} exists and {hierarchy} does not: its keys are lost or elsewhere; restore the whole directory from a \
         backup, or choose an empty --data-dir"
    )]
    Orphaned {
        /// The file that is missing.
        hierarchy: PathBuf,
        /// The file that is there.
        store: PathBuf,
    },
    /// A backup or restore into the directory has not ended.
    #[error(
        "a backup or restore into {path} is under way or was broken off: what it has not moved is in {path}/.bulla-partial; \
         if none is under way, remove everything in {path} and begin again"
    )]
    BrokenOff {
        /// The directory.
        path: PathBuf,
    },
    /// A restore has begun to make the directory.
    #[error(
        "{path} is not there yet, and {unfinished} is: a restore is under way or was broken off; if none is under way, \
         remove {unfinished} and restore again"
    )]
    Unfinished {
        /// The directory.
        path: PathBuf,
        /// The unfinished directory.
        unfinished: PathBuf,
    },
    /// The directory is another user's.
    #[error(
        "{path} belongs to user {owner}, and this process runs as user {user}: files that it made would lock that user \
         out; run the same as `sudo -u '#{owner}' bulla ...` or `setpriv --reuid {owner} --regid {group} --clear-groups \
         bulla ...`"
    )]
    OtherOwner {
        /// The directory.
        path: PathBuf,
        /// The user id of its owner.
        owner: u32,
        /// The group id of its owner.
        group: u32,
        /// The user id of this process.
        user: u32,
    },
    /// `bulla init` on a directory that is in use already.
    #[error("{path} is made already: start it with `bulla serve`, or choose another --data-dir")]
    AlreadyMade {
        /// The directory.
        path: PathBuf,
    },
    /// A tool on a directory that no service was started in.
    #[error("{path} is no data directory: make it with `bulla init`, or choose another --data-dir")]
    NotMade {
        /// The directory.
        path: PathBuf,
    },
    /// The hierarchy file is not readable.
    #[error("{path} is not a key hierarchy: restore it from a backup")]
    Record {
        /// The file.
        path: PathBuf,
        /// The parser's error.
        source: serde_json::Error,
    },
    /// The store is older than the audit log.
    #[error(
        "the store was put back to an older copy: it is at revision {store}, the audit log knows revision {log}; \
         restore the newest copy of the whole directory, or see `bulla repair`"
    )]
    RolledBack {
        /// The revision of the store.
        store: u64,
        /// The newest revision in the audit log.
        log: u64,
    },
    /// The audit log is older than the store, or gone.
    #[error(
        "the audit log was put back to an older copy, or removed: it ends at entry {log}, the store knows entry \
         {store}; restore the newest copy of the whole directory, or see `bulla repair`"
    )]
    LogRolledBack {
        /// The last entry of the log.
        log: u64,
        /// The entry that the store knows of.
        store: u64,
    },
    /// The audit log was cut off right after it had recorded a change.
    #[error(
        "the audit log lacks the entry of change {revision} of the store: its end was cut off; restore the newest copy of the whole \
         directory"
    )]
    LacksChange {
        /// The change.
        revision: u64,
    },
    /// The base of the audit log is older than the one the store knows.
    #[error(
        "the base of the audit log was put back to an older one: it is number {found}, the store knows number {known}; put the \
         newest copy of audit/base.json or of the whole directory back, or see `bulla repair`"
    )]
    BaseRolledBack {
        /// The number of the base that is there.
        found: u64,
        /// The number that the store knows.
        known: u64,
    },
    /// Archived segments of the audit log cannot be released.
    #[error(transparent)]
    Advance(#[from] audit::AdvanceError),
    /// The store's note of the log's length is not readable.
    #[error("the record of the audit log's length is not readable: restore a backup")]
    Position,
    /// The store's high-water mark of time is not readable.
    #[error("the record of the time that is known is not readable: restore a backup")]
    ClockRecord,
    /// The clock is behind the known time, so dates would be wrong.
    #[error("{0}")]
    ClockBehind(String),
    /// A directory that was in use has lost its store or its log.
    #[error(
        "{path} is missing, and the directory was in use: restore the newest copy of the whole directory, or see \
         `bulla repair`"
    )]
    Lost {
        /// The missing file.
        path: PathBuf,
    },
    /// A place for copies is inside the directory that they are made of.
    #[error(
        "{place} is inside the data directory {path}: what is kept there is lost together with it, and nobody takes it for \
         what it is; choose a directory elsewhere, best on another disk"
    )]
    Inside {
        /// The place.
        place: PathBuf,
        /// The data directory.
        path: PathBuf,
    },
    /// The directory belongs to another account.
    #[error(
        "the data directory belongs to account {account}: start it with --account-id {account}, or choose an empty --data-dir"
    )]
    OtherAccount {
        /// The account.
        account: String,
    },
    /// The fixed access key of the root is a user's.
    #[error(
        "the access key {access_key_id} belongs to a user: choose another BULLA_ROOT_ACCESS_KEY_ID"
    )]
    AccessKeyTaken {
        /// The access key id.
        access_key_id: String,
    },
    /// Accounts and access keys cannot be opened.
    #[error(transparent)]
    Identities(#[from] iam::OpenError),
    /// Identities of services failed.
    #[error(transparent)]
    Service(#[from] iam::ServiceError),
    /// A fixed access key that no client could use.
    #[error("BULLA_ROOT_ACCESS_KEY_ID must be 16 to 128 letters, digits or underscores")]
    AccessKeyId,
    /// The attestation roots are not certificates.
    #[error("the file of --attestation-roots must hold one or more X.509 certificates in PEM")]
    AttestationRoots,
    /// The roots for issuers are not certificates.
    #[error("the file of --oidc-ca-file must hold one or more X.509 certificates in PEM")]
    OidcRoots,
    /// There is no randomness.
    #[error("the random number generator failed")]
    Random,
    /// The seal failed.
    #[error(transparent)]
    Seal(#[from] keys::SealError),
    /// The hierarchy failed.
    #[error(transparent)]
    Hierarchy(#[from] keys::HierarchyError),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A commit failed.
    #[error(transparent)]
    Commit(#[from] store::CommitError),
    /// The audit log does not open.
    #[error(transparent)]
    Audit(#[from] audit::OpenError),
    /// The audit log cannot be read.
    #[error(transparent)]
    Unread(#[from] audit::VerifyError),
    /// An entry of the audit log was not written.
    #[error(transparent)]
    Unrecorded(#[from] audit::Unrecorded),
    /// A thread or a runtime could not be made.
    #[error("the operating system refuses a thread")]
    Thread(#[source] io::Error),
}

impl StartError {
    pub(crate) fn file(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self::File { action, path: path.to_owned(), source }
    }
}

/// The files that `bulla init` has made.
#[derive(Debug)]
pub struct Made {
    /// The directory.
    pub data_dir: PathBuf,
    /// The credentials file in it.
    pub credentials: PathBuf,
}

/// A service that runs.
#[derive(Debug)]
pub struct Running {
    api: SocketAddr,
    operations: SocketAddr,
    data_dir: DataDir,
    region: Region,
    first_start: bool,
    parts: RunningParts,
}

/// The parts that are stopped, in order.
struct RunningParts {
    stop: watch::Sender<bool>,
    draining: Arc<AtomicBool>,
    liveness: Arc<Liveness>,
    service: Arc<Service>,
    anchors: Arc<Anchors>,
    runtime: Runtime,
    _lock: Lock,
}

impl std::fmt::Debug for RunningParts {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Parts({:?})", self.liveness)
    }
}

/// Makes the data directory and its credentials, and serves nothing.
///
/// # Errors
/// [`StartError`].
pub fn init(config: Config) -> Result<Made, StartError> {
    let runtime = runtime()?;
    let opened = runtime.block_on(open(config, Arc::new(SystemClock)))?;
    let (path, credentials) = (opened.data_dir.path().to_owned(), opened.data_dir.credentials());
    if !opened.first_start {
        return Err(StartError::AlreadyMade { path });
    }
    opened.service.log.check()?;
    Ok(Made { data_dir: path, credentials })
}

/// Starts the service on the machine's clock.
///
/// # Errors
/// [`StartError`].
pub fn start(config: Config) -> Result<Running, StartError> {
    start_at(config, Arc::new(SystemClock))
}

/// Starts the service on a clock of the caller's.
///
/// # Errors
/// [`StartError`].
pub fn start_at(config: Config, clock: Arc<dyn Clock>) -> Result<Running, StartError> {
    let (api, api_address) = bind(config.listen)?;
    let (operations, operations_address) = bind(config.operations_listen)?;
    let threads = match config.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let (region, runtime) = (config.region.clone(), runtime()?);
    let places = config.audit_anchors.clone();
    let Open { service, data_dir, lock, first_start } = runtime.block_on(open(config, clock))?;
    let socket = data_dir.control_socket();
    let socket = control::bind(&socket)
        .map_err(|source| StartError::file("make the control socket", &socket, source))?;
    let control_socket = PinnedPath::new(&data_dir.control_socket()).map_err(|source| {
        StartError::file("find the control socket", &data_dir.control_socket(), source)
    })?;
    let (stop, stopped) = watch::channel(false);
    let draining = Arc::new(AtomicBool::new(false));
    let liveness = Arc::new(Liveness::default());
    let size = Size { threads, connections: listener::connections_max() };
    let api = serve(("api", &api), &service, size, &service, &stopped)?;
    liveness.watch_threads(api.handles);
    let endpoint = Arc::new(OperationsEndpoint {
        service: Arc::clone(&service),
        draining: Arc::clone(&draining),
        liveness: Arc::clone(&liveness),
        control_socket,
        api_threads: api.threads,
        api_connections: api.connections,
    });
    let size = Size { threads: 1, connections: listener::OPERATIONS_CONNECTIONS_MAX };
    let operations = serve(("operations", &operations), &endpoint, size, &service, &stopped)?;
    liveness.watch_threads(operations.handles);
    let control =
        Control { service: Arc::clone(&service), data_dir: data_dir.clone(), api: api_address };
    let thread = control::serve(socket, control, stopped.clone()).map_err(StartError::Thread)?;
    liveness.watch_threads(vec![thread]);
    let anchors = Anchors::start(places, &service.issuer_keys.poster(), &service.metrics);
    let anchors = Arc::new(anchors.map_err(StartError::Thread)?);
    anchors.send(service.log.head(), service.clock.now());
    let keeping = (Arc::clone(&service), Arc::clone(&anchors), stopped.clone());
    let task =
        runtime.spawn(async move { position::keep(&keeping.0, &keeping.1, keeping.2).await });
    liveness.watch_task("position of the audit log", task);
    let task = runtime.spawn(worker::run(Arc::clone(&service), stopped));
    liveness.watch_task("background work", task);
    let parts = RunningParts { stop, draining, liveness, service, anchors, runtime, _lock: lock };
    Ok(Running {
        api: api_address,
        operations: operations_address,
        data_dir,
        region,
        first_start,
        parts,
    })
}

fn serve<H: Handler>(
    (name, listener): (&'static str, &TcpListener),
    handler: &Arc<H>,
    size: Size,
    service: &Service,
    stop: &watch::Receiver<bool>,
) -> Result<Serving, StartError> {
    let metrics = service.metrics.connections.listener(name);
    listener::serve(listener, handler, size, (name, metrics), stop).map_err(StartError::Thread)
}

fn bind(address: SocketAddr) -> Result<(TcpListener, SocketAddr), StartError> {
    let bound = listener::bind(address).and_then(|listener| {
        let bound = listener.local_addr()?;
        Ok((listener, bound))
    });
    bound.map_err(|source| StartError::Listen { address, source })
}

pub(crate) fn runtime() -> Result<Runtime, StartError> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder
        .worker_threads(1)
        .thread_name("background")
        .enable_all()
        .build()
        .map_err(StartError::Thread)
}

/// A data directory that is open and locked.
pub(crate) struct Open {
    pub(crate) service: Arc<Service>,
    pub(crate) data_dir: DataDir,
    lock: Lock,
    first_start: bool,
}

/// Opens everything that is kept.
pub(crate) async fn open(mut config: Config, clock: Arc<dyn Clock>) -> Result<Open, StartError> {
    let now = clock.now();
    // Before anything is made.
    crate::credentials::check(config.root_credential.as_ref())?;
    let issuer_keys = issuer_keys(&mut config, &clock)?;
    wire::warm_up();
    let data_dir = DataDir::create(&config.data_dir)?;
    let lock = data_dir.lock()?;
    let seal = std::mem::replace(&mut config.seal, crate::config::SealSource::File);
    let (hierarchy, first_start) = data_dir.hierarchy(seal, now)?;
    let hierarchy = Arc::new(hierarchy);
    let store = SqliteStore::open(&data_dir.store(), &hierarchy.store_integrity_key()?)?;
    let (log, opened) = Log::open(&data_dir.audit(), &hierarchy.audit_key()?)?;
    tell_of_strays(&opened.strays);
    position::check(&store, &opened)?;
    let time = Timekeeper::start(Arc::clone(&clock), config.clock, &store, &opened)?;
    log.note_clock(time.mark());
    reconcile(&store, &log, &opened, (config.account, &config.region), now).await?;
    archiving::check(&store, &log, (config.account, &config.region, now)).await?;
    crate::credentials::open(&store, &log, &hierarchy, &mut config, &data_dir, now).await?;
    if let Some(settings) = &config.kept_settings {
        data_dir.keep_settings(settings)?;
    }
    if first_start {
        data_dir.complete()?;
    }
    data_dir.pinned()?.into_iter().for_each(|pinned| store.pin(pinned));
    let store: Arc<dyn Store> = Arc::new(store);
    let log = Arc::new(log);
    let identities =
        iam::IdentityCache::new(Arc::clone(&store), Arc::clone(&hierarchy), config.region.clone());
    let identities = Arc::new(identities.with_uses(Arc::new(LogUsage(Arc::clone(&log)))));
    let environment = Environment {
        key_cache: KeyCache::new(Arc::clone(&store)),
        hierarchy,
        identities: Arc::<iam::IdentityCache>::clone(&identities),
        last_usage: Arc::new(LogUsage(Arc::clone(&log))),
        attestation_roots: attestation_roots(config.attestation_roots.as_deref())?,
        key_pairs: KeyPairs::start(threads_besides(config.threads)).map_err(StartError::Thread)?,
        quotas: std::mem::replace(&mut config.quotas, Quotas::off()),
        remembered: Remembered::default(),
        regions: config.regions.clone(),
    };
    warn_of_unserved_keys(&environment);
    let service = Arc::new(Service {
        environment,
        verifiers: Verifiers::new(&Caller::root(config.account, &config.region), &config.regions),
        identities,
        store,
        log,
        metrics: Arc::new(Metrics::new()),
        clock,
        time,
        account: config.account,
        region: config.region,
        changes: Changes::new(),
        memory: RequestMemory::new(),
        issuer_keys,
        refusals: UnprovenRefusals::new(config.refusals),
        simulations: Simulations::start(threads_besides(config.threads))
            .map_err(StartError::Thread)?,
    });
    Ok(Open { service, data_dir, lock, first_start })
}

/// Warns the operator of files that are no part of the log. If segments were archived into the directory, these may be the only
/// copies of entries.
fn tell_of_strays(strays: &[OsString]) {
    let is_kept = |name: &&OsString| {
        let name = name.to_string_lossy();
        name.ends_with(".jsonl.zst") || name.starts_with("base.")
    };
    let (kept, strays): (Vec<_>, Vec<_>) = strays.iter().partition(is_kept);
    if !kept.is_empty() {
        tracing::warn!(
            ?kept,
            "files in the audit directory look like archived segments or bases of a log, and may be the only copy of its \
             entries: keep them, and move them to the archive, outside the data directory"
        );
    }
    if !strays.is_empty() {
        tracing::warn!(
            ?strays,
            "files in the audit directory that are no part of the log are passed over: look what they are, and move them elsewhere"
        );
    }
}

/// Warns the operator of keys that nobody can use because their Region is not served. Their dates of deletion and rotation count.
fn warn_of_unserved_keys(environment: &Environment) {
    let places = match environment.key_cache.key_places() {
        Ok(places) => places,
        Err(error) => return tracing::warn!(%error, "cannot see in which Regions there are keys"),
    };
    for (account, region) in places {
        if environment.regions.get(&region).is_none() {
            tracing::warn!(
                account,
                region,
                "there are keys in a Region that is not served: add it to --regions to use them"
            );
        }
    }
}

fn attestation_roots(pem: Option<&[u8]>) -> Result<Roots, StartError> {
    let roots = pem.map_or_else(Roots::aws, Roots::from_pem);
    roots.map_err(|_invalid| StartError::AttestationRoots)
}

fn issuer_keys(config: &mut Config, clock: &Arc<dyn Clock>) -> Result<IssuerKeys, StartError> {
    let issuers = std::mem::take(&mut config.oidc_issuers);
    let keys = IssuerKeys::new(issuers, config.oidc_roots.as_deref(), Arc::clone(clock));
    keys.map_err(|_invalid| StartError::OidcRoots)
}

/// Returns how many threads find primes, and how many run simulations: half as many as answer requests, rounded up.
fn threads_besides(threads: usize) -> usize {
    let threads = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    threads.div_ceil(2)
}

/// Proves that the store and the audit log belong together, and adds the entries that a crash kept from being written.
pub(crate) async fn reconcile(
    store: &dyn Store,
    log: &Log,
    opened: &Opened,
    (account, region): (AccountId, &Region),
    now: Timestamp,
) -> Result<(), StartError> {
    let revision = store.revision()?;
    if revision < opened.revision {
        return Err(StartError::RolledBack { store: revision.0, log: opened.revision.0 });
    }
    if opened.lost > 0 || opened.discarded > 0 {
        let details = format!(
            r#"{{"lastEntry":{},"lostEntries":{},"discardedEntries":{}}}"#,
            opened.seq, opened.lost, opened.discarded
        );
        let account = account.to_string();
        let event = event::own_event("LogRecovered", region, &account, &details, now);
        Ledger::unserved(store, log).record(event, ()).await?.into_inner();
        tracing::warn!(
            lost = opened.lost,
            discarded = opened.discarded,
            "entries that were never acknowledged were dropped from the audit log after a crash"
        );
    }
    let mut added = 0;
    let mut from = log.recorded_through();
    loop {
        let unrecorded = store.changes_since(from, UNRECORDED_AT_ONCE)?;
        let Some(last) = unrecorded.last() else { break };
        from = last.revision;
        added += log.repair(unrecorded).await?;
    }
    if added > 0 {
        tracing::warn!(
            added,
            "changes that committed just before a crash were added to the audit log"
        );
    }
    // The feed has every change whose entry the log did not have when it was last trimmed.
    if store.revision()? > log.recorded_through() {
        return Err(StartError::LacksChange {
            revision: log.recorded_through().0.saturating_add(1),
        });
    }
    store.forget_changes_through(log.recorded_through())?;
    Ok(())
}

/// The audit log as the source of GetKeyLastUsage and GetAccessKeyLastUsed.
struct LogUsage(Arc<Log>);

impl LastUsage for LogUsage {
    fn last_usage(&self, key: &KeyArn) -> Option<KeyLastUsageData> {
        let last = self.0.last_use(&key.to_string())?;
        Some(KeyLastUsageData {
            operation: Some(last.operation),
            timestamp: Some(Timestamp::from_millis(last.time)),
            cloud_trail_event_id: Some(last.event_id),
            kms_request_id: Some(last.request_id),
        })
    }

    /// Returns the oldest possible time: tracking has no beginning, the log goes back to the first start.
    fn tracking_start(&self) -> Timestamp {
        Timestamp::EPOCH
    }
}

impl iam::AccessKeyUses for LogUsage {
    fn last_use(&self, access_key_id: &str) -> Option<AccessKeyLastUsed> {
        let last = self.0.access_key_use(access_key_id)?;
        Some(AccessKeyLastUsed {
            last_used_date: Some(Timestamp::from_millis(last.time)),
            service_name: Some(last.service),
            region: Some(last.region),
        })
    }
}

impl Running {
    /// Returns the address at which the AWS APIs are served.
    #[must_use]
    pub fn api_address(&self) -> SocketAddr {
        self.api
    }

    /// Returns the address at which health and metrics are served.
    #[must_use]
    pub fn operations_address(&self) -> SocketAddr {
        self.operations
    }

    /// Returns the Region that clients are meant to use.
    #[must_use]
    pub fn region(&self) -> &Region {
        &self.region
    }

    /// Returns the data directory.
    #[must_use]
    pub fn data_dir(&self) -> &Path {
        self.data_dir.path()
    }

    /// Returns the path of the credentials of the account's root.
    #[must_use]
    pub fn credentials_path(&self) -> PathBuf {
        self.data_dir.credentials()
    }

    /// Returns whether this start has made the data directory.
    #[must_use]
    pub fn is_first_start(&self) -> bool {
        self.first_start
    }

    /// Does all background work whose date has come. For tests on simulated time.
    ///
    /// # Errors
    /// The failure, in words.
    pub fn work_now(&self) -> Result<(), String> {
        let service = &self.parts.service;
        let confirmed = service.time.confirmed().ok_or("the clock is behind what is known")?;
        self.parts.runtime.block_on(async {
            while worker::pass(service, &confirmed).await? {}
            Ok(())
        })
    }

    /// Waits for SIGTERM or SIGINT, then drains.
    pub fn wait(self, signals: StopSignals) {
        signals.wait();
        tracing::info!("stopping: requests under way are answered first");
        self.stop();
    }

    /// Answers the requests under way, writes what waits, and closes.
    pub fn stop(self) {
        let RunningParts { stop, draining, liveness, service, anchors, runtime, .. } = self.parts;
        draining.store(true, Ordering::Relaxed);
        let _nobody_listens = stop.send(true);
        liveness.join_threads();
        if let Err(error) = control::unbind(&self.data_dir.control_socket()) {
            tracing::warn!(%error, "the control socket stays behind; the next start replaces it");
        }
        runtime.block_on(service.record_last_summary());
        if let Err(error) = runtime.block_on(position::note_stop(&service)) {
            tracing::error!(%error, "the stop could not be recorded");
        }
        anchors.send(service.log.head(), service.clock.now());
        drop(runtime);
        if let Some(anchors) = Arc::into_inner(anchors) {
            anchors.end();
        }
        if let Some(service) = Arc::into_inner(service) {
            let Service { environment, identities, store, log, .. } = service;
            drop((environment, identities));
            let _trimmed = store.forget_changes_through(log.recorded_through());
            drop(store);
            if let Some(log) = Arc::into_inner(log) {
                log.close();
            }
        }
    }
}
