//! Start and stop: open what is kept, prove that it belongs together, serve, drain.

mod error;
mod reconcile;

use std::ffi::OsString;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use attestation::Roots;
use audit::Log;
use auth::Caller;
use durable::PinnedPath;
use kms::{Environment, KeyCache, KeyPairs, LastUsage, Quotas, Remembered};
use model::generated::KeyLastUsageData;
use model::generated::iam::AccessKeyLastUsed;
use model::{KeyArn, Region, Timestamp};
use store::{SqliteStore, Store};
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::anchor::Anchors;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::control::{self, Control};
use crate::data_dir::{DataDir, Lock};
use crate::issuer_keys::IssuerKeys;
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
use crate::{archiving, listener, position, worker};
pub use error::StartError;
pub(crate) use reconcile::reconcile;

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
    // Whoever starts a service twice is told of the first, not of a port.
    let bind = |address| bind(address).map_err(|error| in_use(&config).unwrap_or(error));
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

/// Returns the error for a directory on which another service runs.
fn in_use(config: &Config) -> Option<StartError> {
    // A lock would leave its file in a directory that is none.
    let data_dir = DataDir::find(&config.data_dir).ok().filter(DataDir::is_made)?;
    let error = data_dir.lock().err()?;
    matches!(error, StartError::InUse { .. }).then_some(error)
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
