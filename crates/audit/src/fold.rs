//! What is derived from the log: a fold over the marks of its entries.

use std::fmt::{self, Debug};
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use crate::event::Mark;

/// A fold over the marks of entries, in their order. [`crate::Log`] feeds it: at the start with what it has not seen of the log, then
/// with each group of entries when that is durable, before anybody is answered. It keeps its state where it likes, and says up to which
/// entry that reaches; a state that does not fit the log is to be dropped when it is opened, and made again.
pub trait Fold: Debug + Send + Sync {
    /// Reads the state as far as it fits a log that ends at the entry `last`, and drops what does not. Returns the last entry that is
    /// part of it: the marks of later ones are to come.
    ///
    /// # Errors
    /// [`io::Error`] if a file can be neither read nor removed.
    fn open(&self, last: u64) -> io::Result<u64>;

    /// Goes on after the entry `base`, because those before it are archived and not in the state: the log has only what comes after.
    ///
    /// # Errors
    /// [`io::Error`] if the state cannot be kept.
    fn pass_over(&self, base: u64) -> io::Result<()>;

    /// Adds the marks of entries that the log has, before it takes new ones. Memory stays bounded however many there are.
    fn replay(&self, entry: u64, mark: &Mark);

    /// Starts whatever the fold does beside the log, now that the marks come from the service. It ends when the handle is dropped.
    ///
    /// # Errors
    /// [`io::Error`] if a thread cannot be started.
    fn start(self: Arc<Self>) -> io::Result<FoldThread>;

    /// Adds the marks of a group of entries with their numbers. `last` is the last entry of the group. Called from the thread that
    /// writes the log: it must not wait for files.
    fn add(&self, marks: &mut dyn Iterator<Item = (u64, &Mark)>, last: u64);

    /// Learns that a segment of the log was closed whose last entry this is: a good moment to have the state written down, because what
    /// a start reads begins here. Must not wait for files either.
    fn segment_closed(&self, last: u64);

    /// Writes the state down up to the entry `base` at least, durably: the log is about to lose the entries up to there.
    ///
    /// # Errors
    /// [`io::Error`]: then the log keeps them.
    fn keep(&self, base: u64) -> io::Result<()>;

    /// Writes the state down, up to the last entry.
    ///
    /// # Errors
    /// [`io::Error`]: then the next start reads more of the log.
    fn close(&self, last: u64) -> io::Result<()>;
}

/// The thread of a fold. It ends when this is dropped.
pub struct FoldThread {
    end: Box<dyn Fn() + Send + Sync>,
    thread: Option<JoinHandle<()>>,
}

impl Debug for FoldThread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("FoldThread").finish_non_exhaustive()
    }
}

impl FoldThread {
    /// Starts a thread that does `work` until it is told to `end`.
    ///
    /// # Errors
    /// [`io::Error`] if there can be no more threads.
    pub fn start(
        name: &str,
        end: impl Fn() + Send + Sync + 'static,
        work: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(work)?;
        Ok(Self { end: Box::new(end), thread: Some(thread) })
    }
}

impl Drop for FoldThread {
    fn drop(&mut self) {
        (self.end)();
        let _ended = self.thread.take().map(JoinHandle::join);
    }
}
