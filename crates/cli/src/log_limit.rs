//! Limits the lines a second that each place in the code may write to the service's own log: anything that a client can cause
//! again and again must not fill the disk that the log is on. Lines that are left out are counted and reported.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread::Thread;
use std::time::{Duration, Instant};

use tracing::callsite::Identifier;
use tracing::{Event, Metadata, Subscriber};
use tracing_subscriber::layer::{Context, Filter};

/// The lines of one place in one second.
const LINES_MAX: u32 = 5;
const SECOND: Duration = Duration::from_secs(1);
/// The target of the lines that report omissions. They are not limited: one a second for each place.
const TARGET: &str = "bulla::left_out";

/// A filter that lets the first lines of each second through.
#[derive(Clone, Debug, Default)]
pub(crate) struct LineLimit(Arc<LogSites>);

#[derive(Debug, Default)]
struct LogSites {
    places: Mutex<HashMap<Identifier, LogSite>>,
    /// The thread that reports omissions.
    teller: OnceLock<Thread>,
}

/// A place in the code that writes lines. There are as many as the program has.
#[derive(Debug)]
struct LogSite {
    metadata: &'static Metadata<'static>,
    window: LogWindow,
}

/// The lines of one place.
#[derive(Debug)]
struct LogWindow {
    start: Instant,
    lines: u32,
    left_out: u64,
}

impl LogWindow {
    const fn new(start: Instant) -> Self {
        Self { start, lines: 0, left_out: 0 }
    }

    /// Returns whether one more line may be written now, and counts it if not.
    fn admits(&mut self, now: Instant) -> bool {
        if now.duration_since(self.start) >= SECOND {
            (self.start, self.lines) = (now, 0);
        }
        self.lines = self.lines.saturating_add(1);
        let is_admitted = self.lines <= LINES_MAX;
        self.left_out += u64::from(!is_admitted);
        is_admitted
    }
}

impl LineLimit {
    /// Starts the thread that reports omissions a second later. It sleeps while there are none.
    ///
    /// # Errors
    /// The operating system refuses a thread.
    pub(crate) fn start(&self) -> std::io::Result<()> {
        let limit = self.clone();
        let thread = std::thread::Builder::new().name("log-limit".to_owned()).spawn(move || {
            loop {
                std::thread::park();
                std::thread::sleep(SECOND);
                limit.tell();
            }
        })?;
        let _first = self.0.teller.set(thread.thread().clone());
        Ok(())
    }

    /// Reports the lines that were left out since the last time.
    pub(crate) fn tell(&self) {
        for (metadata, left_out) in self.take_left_out() {
            let (file, line) =
                (metadata.file().unwrap_or("?"), metadata.line().unwrap_or_default());
            tracing::warn!(target: TARGET, left_out, "more lines like those of {file}:{line} were left out");
        }
    }

    fn take_left_out(&self) -> Vec<(&'static Metadata<'static>, u64)> {
        let mut places = self.places();
        let taken = places
            .values_mut()
            .map(|LogSite { metadata, window }| (*metadata, std::mem::take(&mut window.left_out)));
        taken.filter(|(_, left_out)| *left_out > 0).collect()
    }

    fn admits(&self, metadata: &'static Metadata<'static>, now: Instant) -> bool {
        if metadata.target() == TARGET {
            return true;
        }
        let is_admitted = self
            .places()
            .entry(metadata.callsite())
            .or_insert_with(|| LogSite { metadata, window: LogWindow::new(now) })
            .window
            .admits(now);
        if !is_admitted && let Some(teller) = self.0.teller.get() {
            teller.unpark();
        }
        is_admitted
    }

    fn places(&self) -> MutexGuard<'_, HashMap<Identifier, LogSite>> {
        self.0.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<S: Subscriber> Filter<S> for LineLimit {
    fn enabled(&self, _metadata: &Metadata<'_>, _context: &Context<'_, S>) -> bool {
        true
    }

    fn event_enabled(&self, event: &Event<'_>, _context: &Context<'_, S>) -> bool {
        self.admits(event.metadata(), Instant::now())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use tracing_subscriber::Layer as _;
    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn each_place_has_its_lines_and_what_is_left_out_is_told_with_its_count() {
        let (limit, lines) = (LineLimit::default(), Lines::default());
        let to = lines.clone();
        let layer =
            tracing_subscriber::fmt::layer().with_ansi(false).with_writer(move || to.clone());
        let subscriber = tracing_subscriber::registry().with(layer.with_filter(limit.clone()));
        tracing::subscriber::with_default(subscriber, || {
            // Within one second: nothing here waits.
            for _ in 0..1_000 {
                tracing::error!("the disk is full");
            }
            tracing::error!("something else");
            limit.tell();
            limit.tell();
        });
        let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let count = |what: &str| text.lines().filter(|line| line.contains(what)).count();
        assert!((5..=10).contains(&count("the disk is full")), "{text}");
        assert_eq!(count("something else"), 1, "{text}");
        let left_out = 1_000 - count("the disk is full");
        assert_eq!(count(&format!("left_out={left_out}")), 1, "{text}");
        assert_eq!(count("were left out"), 1, "{text}");
    }

    #[test]
    fn a_new_second_has_new_lines() {
        let start = Instant::now();
        let mut window = LogWindow::new(start);
        let admitted =
            |window: &mut LogWindow, now| (0..100).filter(|_| window.admits(now)).count();
        assert_eq!(admitted(&mut window, start), 5);
        assert_eq!(admitted(&mut window, start + SECOND / 2), 0);
        assert_eq!(admitted(&mut window, start + SECOND), 5);
        assert_eq!(window.left_out, 290);
    }
}
