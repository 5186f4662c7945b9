//! Notices a thread or a task that ends before the service stops. Nothing else would: its work would merely remain undone, and
//! `/readyz` would stay green.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

use tokio::task;

/// The threads and tasks that the service cannot do without.
#[derive(Debug, Default)]
pub(crate) struct Liveness {
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
    tasks: Mutex<Vec<(&'static str, task::JoinHandle<()>)>>,
}

impl Liveness {
    /// Watches threads, which are reported by their names.
    pub(crate) fn watch_threads(&self, threads: Vec<thread::JoinHandle<()>>) {
        lock(&self.threads).extend(threads);
    }

    /// Watches a task.
    pub(crate) fn watch_task(&self, name: &'static str, task: task::JoinHandle<()>) {
        lock(&self.tasks).push((name, task));
    }

    /// Returns for each part whether it runs.
    pub(crate) fn parts(&self) -> Vec<(String, bool)> {
        let of_thread = |thread: &thread::JoinHandle<()>| {
            let name = thread.thread().name().unwrap_or("unnamed");
            (format!("thread {name}"), !thread.is_finished())
        };
        let of_task = |(name, task): &(&str, task::JoinHandle<()>)| {
            (format!("task {name}"), !task.is_finished())
        };
        let threads: Vec<_> = lock(&self.threads).iter().map(of_thread).collect();
        threads.into_iter().chain(lock(&self.tasks).iter().map(of_task)).collect()
    }

    /// Waits for the end of all threads.
    pub(crate) fn join_threads(&self) {
        let threads = std::mem::take(&mut *lock(&self.threads));
        for thread in threads {
            let _panicked = thread.join();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn thread(name: &str, ends: mpsc::Receiver<()>) -> thread::JoinHandle<()> {
        let run = move || ends.recv().expect("it is told to go on");
        thread::Builder::new().name(name.to_owned()).spawn(run).unwrap()
    }

    #[test]
    fn a_thread_that_panicked_and_a_task_that_did_show_and_the_others_go_on() {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().unwrap();
        let liveness = Liveness::default();
        let (lives, ends) = mpsc::channel();
        liveness.watch_threads(vec![thread("api-0", ends)]);
        liveness.watch_task("background work", runtime.spawn(std::future::pending()));
        assert!(liveness.parts().iter().all(|(_, runs)| *runs), "{:?}", liveness.parts());

        let (dies, ends) = mpsc::channel();
        drop(dies);
        liveness.watch_threads(vec![thread("api-1", ends)]);
        liveness.watch_task("summaries", runtime.spawn(async { panic!("deliberately") }));
        let dead = |liveness: &Liveness| {
            let parts = liveness.parts().into_iter();
            parts.filter(|(_, runs)| !runs).map(|(name, _)| name).collect::<Vec<_>>()
        };
        while dead(&liveness).len() < 2 {
            thread::yield_now();
        }
        assert_eq!(dead(&liveness), ["thread api-1", "task summaries"]);
        lives.send(()).unwrap();
        liveness.join_threads();
    }
}
