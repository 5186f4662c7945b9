//! Heads of the audit log that are kept elsewhere (`--audit-anchor`), so that nobody who has this machine can put back the log
//! and the store together unnoticed: `bulla audit verify --anchors` finds it.
//!
//! Each place has a thread of its own, which sends the newest head only. A slow or unreachable place holds up nobody, and nothing
//! queues up for it.
//!
//! | limit | value |
//! |---|---|
//! | places | 8 |
//! | one attempt | 5 s |
//! | pause after a failure | 1 s, doubled up to 60 s |
//! | the last head at a stop | 2 s |

mod syslog;

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use audit::LogHead;
use model::Timestamp;
use tokio::sync::watch;

use crate::issuer_keys::{Endpoint, Poster};
use crate::metrics::Metrics;
use syslog::Syslog;

/// The largest number of places.
pub const AUDIT_ANCHORS_MAX: usize = 8;
const PAUSE_MIN: Duration = Duration::from_secs(1);
const PAUSE_MAX: Duration = Duration::from_secs(60);
const LAST_TIME_MAX: Duration = Duration::from_secs(2);

/// A place where heads are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditAnchor(AnchorTarget);

#[derive(Clone, Debug, PartialEq, Eq)]
enum AnchorTarget {
    File(PathBuf),
    Syslog(Syslog),
    Url(Endpoint),
}

/// A text that names no place for heads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{0}` is no place for heads: take file:PATH, syslog: for this machine's daemon, syslog:udp://HOST:PORT, or an https URL without \
     query (http for localhost only), with =ADDRESS at its end to call it at that address in a private network"
)]
pub struct InvalidAnchor(String);

impl AuditAnchor {
    /// Parses `file:PATH`, `syslog:`, `syslog:SOCKET`, `syslog:udp://HOST:PORT` or a URL.
    ///
    /// # Errors
    /// [`InvalidAnchor`].
    pub fn parse(text: &str) -> Result<Self, InvalidAnchor> {
        let invalid = || InvalidAnchor(without_path(text));
        let place = match text.split_once(':') {
            Some(("file", path)) if !path.is_empty() => AnchorTarget::File(path.into()),
            Some(("syslog", place)) => {
                AnchorTarget::Syslog(Syslog::parse(place).ok_or_else(invalid)?)
            }
            Some(("https" | "http", _)) => {
                AnchorTarget::Url(Endpoint::parse(text).ok_or_else(invalid)?)
            }
            _ => return Err(invalid()),
        };
        Ok(Self(place))
    }

    /// Returns the place's name for logs and metrics, without the path of a URL.
    fn shown(&self) -> String {
        match &self.0 {
            AnchorTarget::File(path) => format!("file:{}", path.display()),
            AnchorTarget::Syslog(syslog) => syslog.to_string(),
            AnchorTarget::Url(url) => url.shown(),
        }
    }
}

/// Returns a text that may be a URL, up to its path.
fn without_path(text: &str) -> String {
    let host = text.find("://").map_or(text.len(), |scheme| scheme + 3);
    let path = text.get(host..).and_then(|rest| rest.find(['/', '?', '#']));
    match path.and_then(|path| text.get(..host + path)) {
        Some(origin) => format!("{origin}/..."),
        None => text.to_owned(),
    }
}

/// The threads that send heads.
#[derive(Debug)]
pub(crate) struct AnchorThreads {
    newest: watch::Sender<Option<Sent>>,
    ended: Mutex<Vec<mpsc::Receiver<()>>>,
}

/// A head and the time at which it was the newest.
type Sent = (LogHead, Timestamp);

impl AnchorThreads {
    /// Starts a thread for each place.
    ///
    /// # Errors
    /// The operating system refuses a thread.
    pub(crate) fn start(
        places: Vec<AuditAnchor>,
        poster: &Poster,
        metrics: &Arc<Metrics>,
    ) -> io::Result<Self> {
        let (newest, heads) = watch::channel(None);
        let mut ended = Vec::new();
        for place in places {
            let (end, has_ended) = mpsc::channel::<()>();
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            let sender = Sender {
                shown: place.shown(),
                place: place.0,
                poster: poster.clone(),
                metrics: Arc::clone(metrics),
            };
            let heads = heads.clone();
            std::thread::Builder::new().name("audit-anchor".to_owned()).spawn(move || {
                runtime.block_on(sender.run(heads));
                drop(end);
            })?;
            ended.push(has_ended);
        }
        Ok(Self { newest, ended: Mutex::new(ended) })
    }

    /// Passes the newest head to the threads.
    pub(crate) fn send(&self, head: LogHead, now: Timestamp) {
        let _nobody = self.newest.send(Some((head, now)));
    }

    /// Waits a little for the last head to be sent. A thread that hangs is left behind.
    pub(crate) fn end(self) {
        drop(self.newest);
        for ended in self.ended.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let _ended_or_late = ended.recv_timeout(LAST_TIME_MAX);
        }
    }
}

struct Sender {
    shown: String,
    place: AnchorTarget,
    poster: Poster,
    metrics: Arc<Metrics>,
}

impl Sender {
    async fn run(&self, mut heads: watch::Receiver<Option<Sent>>) {
        let mut pause = PAUSE_MIN;
        let mut failures = 0u64;
        while heads.changed().await.is_ok() {
            loop {
                let Some((head, time)) = heads.borrow_and_update().clone() else { break };
                let Err(error) = self.send(&head, time).await else {
                    self.metrics.anchored(&self.shown, head.entry);
                    if failures > 0 {
                        tracing::info!(
                            place = self.shown,
                            failures,
                            "heads of the audit log are kept again"
                        );
                    }
                    (pause, failures) = (PAUSE_MIN, 0);
                    break;
                };
                self.metrics.anchor_failed(&self.shown);
                failures += 1;
                // With the pauses that double, a place that is gone makes a line a minute.
                tracing::warn!(place = self.shown, %error, "a head of the audit log is not kept; it is tried again");
                let is_closed = tokio::time::timeout(pause, closed(&heads)).await.is_ok();
                if is_closed {
                    return;
                }
                pause = pause.saturating_mul(2).min(PAUSE_MAX);
            }
        }
    }

    async fn send(&self, head: &LogHead, time: Timestamp) -> Result<(), String> {
        let json =
            serde_json::json!({ "time": time.to_string(), "entry": head.entry, "hash": head.hash });
        match &self.place {
            AnchorTarget::File(path) => {
                append(path, &json.to_string()).map_err(|error| error.to_string())
            }
            AnchorTarget::Syslog(syslog) => {
                syslog.send(&json.to_string(), time).map_err(|error| error.to_string())
            }
            AnchorTarget::Url(url) => {
                self.poster.post(url, json.to_string()).await.map_err(|error| error.to_string())
            }
        }
    }
}

/// Waits until no head will come any more.
async fn closed(heads: &watch::Receiver<Option<Sent>>) {
    while heads.has_changed().is_ok() {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// Appends a line, durably.
fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
    file.write_all(format!("{line}\n").as_bytes())?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_files_daemons_and_urls() {
        for text in [
            "file:/var/log/heads",
            "syslog:",
            "syslog:/run/log",
            "syslog:udp://192.0.2.1:514",
            "https://heads.example/bulla",
            "http://localhost:8080/",
            "https://heads.internal/x=10.0.0.5",
        ] {
            assert!(AuditAnchor::parse(text).is_ok(), "{text}");
        }
        for text in
            ["", "file:", "/var/log/heads", "syslog:udp://host", "http://heads.example/", "ftp://x"]
        {
            assert!(AuditAnchor::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_path_of_a_url_is_shown_nowhere() {
        let shown = |text: &str| AuditAnchor::parse(text).unwrap().shown();
        let (one, other) =
            ("https://hooks.example:8443/T0/s3cret", "https://hooks.example:8443/T1");
        assert!(shown(one).starts_with("https://hooks.example:8443#"), "{}", shown(one));
        assert_eq!(shown(one).len(), "https://hooks.example:8443#".len() + 8);
        assert_ne!(shown(one), shown(other));
        assert!(!shown("https://hooks.example/s3cret=10.0.0.5").contains("s3cret"));
        for wrong in ["https://hooks.example/s3cret?a=b", "http://hooks.example/s3cret"] {
            let text = AuditAnchor::parse(wrong).unwrap_err().to_string();
            assert!(text.contains("hooks.example/...") && !text.contains("s3cret"), "{text}");
        }
    }
}
