//! Simulations of policies, away from the threads that answer requests.
//!
//! A simulation asks for up to a thousand decisions, and takes as long as thousands of other requests. Threads of low priority
//! run them, in turns of accounts and of their callers. A simulation that finds no place, or whose turn does not come in time,
//! gets `ThrottlingException`. Its work is bounded by steps (`iam::simulate`), not here.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use model::{AccountId, Error, ErrorCode};
use tokio::sync::oneshot;

use crate::turns::Turns;

/// The simulations that may wait. Each holds a request of up to half a MiB.
const WAITING_MAX: usize = 32;
/// The longest time that one waits and runs. SDKs give up after a minute.
const TIME_MAX: Duration = Duration::from_secs(10);

/// The threads, and the simulations that wait for them.
pub(crate) struct Simulations {
    shared: Arc<SharedQueue>,
    threads: Vec<JoinHandle<()>>,
}

struct SharedQueue {
    state: Mutex<SimulationQueue>,
    work: Condvar,
}

struct SimulationQueue {
    waiting: Turns<SimulationJob>,
    is_closed: bool,
}

type SimulationJob = Box<dyn FnOnce() + Send>;

impl fmt::Debug for Simulations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Simulations({} threads)", self.threads.len())
    }
}

impl Simulations {
    /// Starts `threads` threads, at least one. They sleep until there is something to do.
    ///
    /// # Errors
    /// The operating system refuses a thread.
    pub(crate) fn start(threads: usize) -> std::io::Result<Self> {
        let state = SimulationQueue { waiting: Turns::new(WAITING_MAX), is_closed: false };
        let shared = Arc::new(SharedQueue { state: Mutex::new(state), work: Condvar::new() });
        let one = |index| {
            let shared = Arc::clone(&shared);
            let name = format!("simulation-{index}");
            std::thread::Builder::new().name(name).spawn(move || shared.work())
        };
        let threads = (0..threads.max(1)).map(one).collect::<Result<_, _>>()?;
        Ok(Self { shared, threads })
    }

    /// Runs `simulate` when it is the turn of `caller`.
    ///
    /// # Errors
    /// `ThrottlingException` if there is no place for it, or it takes more than ten seconds with its wait.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        account: AccountId,
        caller: &str,
        simulate: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Error> {
        let (done, result) = oneshot::channel();
        let job = move || {
            // Whoever waited too long, or has gone, is not waited for.
            if !done.is_closed() {
                let _gone = done.send(simulate());
            }
        };
        drop(self.shared.lock().waiting.push(account, caller, Box::new(job)));
        self.shared.work.notify_one();
        let in_time = tokio::time::timeout(TIME_MAX, result).await;
        in_time.ok().and_then(Result::ok).ok_or_else(throttled)
    }
}

impl Drop for Simulations {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.work.notify_all();
        for thread in self.threads.drain(..) {
            let _ended = thread.join();
        }
    }
}

impl SharedQueue {
    fn lock(&self) -> MutexGuard<'_, SimulationQueue> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs simulations until the service stops.
    fn work(&self) {
        // Less urgent than requests. If the system refuses, the service is only less even.
        let _refused = rustix::process::nice(10);
        while let Some(job) = self.next() {
            if catch_unwind(AssertUnwindSafe(job)).is_err() {
                tracing::error!(
                    "a simulation of policies panicked; its request is told to slow down"
                );
            }
        }
    }

    /// Returns the next simulation. `None` if the service stops.
    fn next(&self) -> Option<SimulationJob> {
        let mut state = self.lock();
        loop {
            if state.is_closed {
                return None;
            }
            if let Some(job) = state.waiting.pop() {
                return Some(job);
            }
            state = self.work.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

fn throttled() -> Error {
    Error::new(ErrorCode::ThrottlingException, "Rate exceeded")
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn account(number: u8) -> AccountId {
        AccountId::parse(&format!("{number:012}")).unwrap()
    }

    #[tokio::test]
    async fn what_is_asked_is_run_elsewhere() {
        let simulations = Simulations::start(1).unwrap();
        let here = std::thread::current().id();
        let there = simulations.run(account(1), "a", || std::thread::current().id()).await;
        assert_ne!(there.unwrap(), here);
    }

    #[tokio::test]
    async fn a_panic_ends_one_simulation_only() {
        let simulations = Simulations::start(1).unwrap();
        let failed = simulations.run(account(1), "a", || assert_eq!(1, 2)).await;
        assert_eq!(failed.unwrap_err().code(), ErrorCode::ThrottlingException);
        assert_eq!(simulations.run(account(1), "a", || 7).await.unwrap(), 7);
    }

    /// One that runs, and a full queue of the same caller behind it.
    #[tokio::test]
    async fn a_flood_of_one_account_leaves_a_place_for_another() {
        let simulations = Arc::new(Simulations::start(1).unwrap());
        let (go, gate) = mpsc::channel::<()>();
        let (started, has_started) = oneshot::channel();
        let run = |from: u8, work: Box<dyn FnOnce() + Send>| {
            let simulations = Arc::clone(&simulations);
            tokio::spawn(async move { simulations.run(account(from), "caller", work).await })
        };
        let block = move || {
            started.send(()).unwrap();
            gate.recv().unwrap();
        };
        let blocking = run(1, Box::new(block));
        has_started.await.unwrap();
        let flood: Vec<_> = (0..WAITING_MAX).map(|_| run(1, Box::new(|| ()))).collect();
        tokio::task::yield_now().await;
        let other = run(2, Box::new(|| ()));
        tokio::task::yield_now().await;
        go.send(()).unwrap();
        other.await.unwrap().unwrap();
        blocking.await.unwrap().unwrap();
        let mut refused = 0;
        for one in flood {
            refused += u32::from(one.await.unwrap().is_err());
        }
        assert_eq!(refused, 1, "one of the flood made place");
    }
}
