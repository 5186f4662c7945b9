//! Long messages on several threads.
//!
//! For a signed message hashing takes the longest (SHA-384 has no instruction of its own on most processors): it has a thread of
//! its own, and the rest runs beside it. Otherwise reading, encrypting and writing run at once. Short messages stay on the
//! caller's thread.

mod decrypt;
mod encrypt;

use std::io::{self, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{Builder, Scope, ScopedJoinHandle};

use crate::error::StreamError;
use crate::header::{MessageHeader, read_some};

pub use decrypt::decrypt;
pub use encrypt::encrypt;

/// The bytes that go from one thread to the next at once, unless frames are longer.
const LOAD_BYTES: usize = 512 * 1024;

/// The numbers of bytes that were read and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// The bytes that were read.
    pub read: u64,
    /// The bytes that were written.
    pub written: u64,
}

/// A message that was made.
#[derive(Clone, Debug)]
pub struct Encrypted {
    /// The message's header.
    pub header: MessageHeader,
    /// The numbers of bytes that were read and written.
    pub sizes: Sizes,
}

/// Returns the number of buffers in circulation: long ones are fewer, so that memory stays bounded.
const fn buffer_count(part_bytes: usize) -> usize {
    if part_bytes > LOAD_BYTES { 2 } else { 3 }
}

/// Returns channels in which buffers circulate between threads: a thread that fills one waits for a thread that empties one. No
/// thread waits for one that has ended.
fn buffers<B: Default>(part_bytes: usize) -> (SyncSender<B>, Receiver<B>) {
    let count = buffer_count(part_bytes);
    let (give, take) = sync_channel(count);
    for _ in 0..count {
        let _kept = give.try_send(B::default());
    }
    (give, take)
}

/// Starts a thread.
fn spawn<'scope, T: Send + 'scope>(
    threads: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> Result<T, StreamError> + Send + 'scope,
) -> Result<Worker<'scope, T>, StreamError> {
    Builder::new().spawn_scoped(threads, work).map(Worker).map_err(StreamError::Thread)
}

/// A thread whose work others wait for.
struct Worker<'scope, T>(ScopedJoinHandle<'scope, Result<T, StreamError>>);

impl<T> Worker<'_, T> {
    /// Waits for the end. A panic there continues here.
    fn join(self) -> Result<T, StreamError> {
        self.0.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

/// Reads until `place` is full, or until the end. Returns the number of bytes.
fn fill(source: &mut impl Read, place: &mut [u8]) -> Result<usize, StreamError> {
    let mut come = 0;
    while let Some(room @ [_, ..]) = place.get_mut(come..) {
        match read_some(source, room).map_err(StreamError::Read)? {
            0 => break,
            read => come += read,
        }
    }
    Ok(come)
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

/// A writer that counts the bytes written.
struct Counted<W> {
    inner: W,
    bytes: u64,
}

impl<W: Write> Counted<W> {
    const fn new(inner: W) -> Self {
        Self { inner, bytes: 0 }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.bytes += length(written);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests;
