//! Start and stop: open what is kept, prove that it belongs together, serve, drain.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use durable::PinnedPath;
use model::Region;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::anchor::Anchors;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::control::{self, Control};
use crate::data_dir::{DataDir, Lock};
use crate::listener::{Handler, Serving, Size};
use crate::liveness::Liveness;
use crate::open::{Open, open, runtime};
use crate::operations_endpoint::OperationsEndpoint;
use crate::server::Server;
use crate::start_error::StartError;
use crate::stop_signals::StopSignals;
use crate::{listener, part_sweeper, position, worker};

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
    service: Arc<Server>,
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
    let api = serve("api", &api, &service, size, &service, &stopped)?;
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
    let operations = serve("operations", &operations, &endpoint, size, &service, &stopped)?;
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
    let task =
        runtime.spawn(part_sweeper::run(Arc::clone(&service), data_dir.objects(), stopped.clone()));
    liveness.watch_task("removal of parts", task);
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
    name: &'static str,
    listener: &TcpListener,
    handler: &Arc<H>,
    size: Size,
    service: &Server,
    stop: &watch::Receiver<bool>,
) -> Result<Serving, StartError> {
    let metrics = service.metrics.connections.listener(name);
    listener::serve(listener, handler, size, name, metrics, stop).map_err(StartError::Thread)
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
            let Server { aws, store, log, .. } = service;
            drop(aws);
            let _trimmed = store.forget_changes_through(log.recorded_through());
            drop(store);
            if let Some(log) = Arc::into_inner(log) {
                log.close();
            }
        }
    }
}
