//! Start and stop: open what is kept, prove that it belongs together, serve, drain.

use std::net::SocketAddr;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use durable::PinnedPath;
use model::Region;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use crate::anchor::AnchorThreads;
use crate::clock::{Clock, SystemClock};
use crate::config::Config;
use crate::control::{self, Control};
use crate::data_dir::{DataDir, Lock};
use crate::listener::{Entrance, Handler, Serving, Size};
use crate::listening::{BoundAddress, Listening, Urls};
use crate::liveness::Liveness;
use crate::open::{Open, open, runtime};
use crate::operations_endpoint::OperationsEndpoint;
use crate::server::Server;
use crate::start_error::StartError;
use crate::stop_signals::StopSignals;
use crate::{cost_limit_watch, listener, part_sweeper, position, worker};

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
    urls: Urls,
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
    anchors: Arc<AnchorThreads>,
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
pub fn start_at(mut config: Config, clock: Arc<dyn Clock>) -> Result<Running, StartError> {
    let listening = Listening::bind(&mut config, &clock)?;
    let threads = match config.threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    let (region, runtime) = (config.region.clone(), runtime()?);
    let places = config.audit_anchors.clone();
    let Open { service, data_dir, lock, first_start } = runtime.block_on(open(config, clock))?;
    let (socket, control_socket) = bind_control(&data_dir)?;
    let (stop, stopped) = watch::channel(false);
    let draining = Arc::new(AtomicBool::new(false));
    let liveness = Arc::new(Liveness::default());
    let size = Size { threads, connections: listener::connections_max() };
    let entrance = listening.entrance(&service.proxies);
    let api = serve("api", &listening.api, &service, size, &entrance, &service, &stopped)?;
    liveness.watch_threads(api.handles);
    let endpoint = Arc::new(OperationsEndpoint {
        service: Arc::clone(&service),
        draining: Arc::clone(&draining),
        liveness: Arc::clone(&liveness),
        control_socket,
        api_threads: api.threads,
        api_connections: api.connections,
        tls: listening.tls.clone(),
        in_the_clear: listening.in_the_clear(),
    });
    let size = Size { threads: 1, connections: listener::OPERATIONS_CONNECTIONS_MAX };
    let (entrance, operations) = (listening.entrance(&Arc::default()), &listening.operations);
    let operations =
        serve("operations", operations, &endpoint, size, &entrance, &service, &stopped)?;
    liveness.watch_threads(operations.handles);
    let control = Control {
        service: Arc::clone(&service),
        data_dir: data_dir.clone(),
        endpoint: listening.urls().url(listening.api.address),
    };
    let thread = control::serve(socket, control, stopped.clone()).map_err(StartError::Thread)?;
    liveness.watch_threads(vec![thread]);
    let thread = cost_limit_watch::watch(Arc::clone(&service), stopped.clone());
    liveness.watch_threads(vec![thread.map_err(StartError::Thread)?]);
    let anchors = AnchorThreads::start(places, &service.issuer_keys.poster(), &service.metrics);
    let anchors = Arc::new(anchors.map_err(StartError::Thread)?);
    anchors.send(service.log.head(), service.clock.now());
    let keeping = (Arc::clone(&service), Arc::clone(&anchors), stopped.clone());
    let task =
        runtime.spawn(async move { position::keep(&keeping.0, &keeping.1, keeping.2).await });
    liveness.watch_task("position of the audit log", task);
    let task =
        runtime.spawn(part_sweeper::run(Arc::clone(&service), data_dir.objects(), stopped.clone()));
    liveness.watch_task("removal of parts", task);
    if let Some(identity) = &listening.tls {
        let task = runtime.spawn(Arc::clone(identity).watch(stopped.clone()));
        liveness.watch_task("files of TLS", task);
    }
    let task = runtime.spawn(worker::run(Arc::clone(&service), stopped));
    liveness.watch_task("background work", task);
    let parts = RunningParts { stop, draining, liveness, service, anchors, runtime, _lock: lock };
    // The listeners are the threads' from here on: once these have stopped, nobody accepts.
    Ok(Running { urls: listening.urls(), data_dir, region, first_start, parts })
}

/// Makes the operator's socket, and pins it.
fn bind_control(data_dir: &DataDir) -> Result<(UnixListener, PinnedPath), StartError> {
    let path = data_dir.control_socket();
    let failed = |action, source| StartError::file(action, &path, source);
    let socket =
        control::bind(&path).map_err(|source| failed("make the control socket", source))?;
    let pinned = PinnedPath::new(&path);
    Ok((socket, pinned.map_err(|source| failed("find the control socket", source))?))
}

fn serve<H: Handler>(
    name: &'static str,
    bound: &BoundAddress,
    handler: &Arc<H>,
    size: Size,
    entrance: &Entrance,
    service: &Server,
    stop: &watch::Receiver<bool>,
) -> Result<Serving, StartError> {
    let metrics = service.metrics.connections.listener(name);
    listener::serve(&bound.listener, handler, size, name, metrics, entrance, stop)
        .map_err(StartError::Thread)
}

impl Running {
    /// Returns the address at which the AWS APIs are served.
    #[must_use]
    pub fn api_address(&self) -> SocketAddr {
        self.urls.api
    }

    /// Returns the address at which health and metrics are served.
    #[must_use]
    pub fn operations_address(&self) -> SocketAddr {
        self.urls.operations
    }

    /// Returns the URL at which the AWS APIs are served.
    #[must_use]
    pub fn api_url(&self) -> String {
        self.urls.url(self.urls.api)
    }

    /// Returns the URL at which health and metrics are served.
    #[must_use]
    pub fn operations_url(&self) -> String {
        self.urls.url(self.urls.operations)
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
