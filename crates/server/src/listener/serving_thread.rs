//! The threads of a listener: the length of their turns, and whether they answer.
//!
//! While one request computes, every other request of its thread waits. A turn is the work of a thread between two looks at the
//! clock: it looks when it wakes up and after it has served a connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;

/// The time for which the longest turn is remembered: at least this long, and less than twice as long.
const WINDOW: Duration = Duration::from_secs(60);
/// The time in which a thread has to answer a check.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(1);
/// The questions that may wait for a thread. There are no more connections to the operations port.
const QUESTIONS_MAX: usize = 128;

type Question = oneshot::Sender<()>;

/// A thread of a listener. Only the thread itself writes its times.
#[derive(Debug)]
pub(crate) struct ServingThread {
    name: String,
    began: std::time::Instant,
    /// The microseconds since the listener began at the last look at the clock.
    looked: AtomicU64,
    rests: AtomicBool,
    /// The longest turns, in microseconds, of the last window with an even number and the last with an odd one.
    longest: [WindowMaximum; 2],
    questions: mpsc::Sender<Question>,
}

/// The longest turn within a window.
#[derive(Debug, Default)]
struct WindowMaximum {
    window: AtomicU64,
    micros: AtomicU64,
}

impl ServingThread {
    /// Returns the thread, and the questions that it has to answer.
    pub(super) fn new(name: String, began: std::time::Instant) -> (Self, mpsc::Receiver<Question>) {
        let (questions, asked) = mpsc::channel(QUESTIONS_MAX);
        let thread = Self {
            name,
            began,
            looked: AtomicU64::new(0),
            rests: AtomicBool::new(true),
            longest: Default::default(),
            questions,
        };
        (thread, asked)
    }

    /// Returns the milliseconds between the listener's start and the last look at the clock.
    pub(super) fn now(&self) -> u64 {
        self.looked.load(Ordering::Relaxed) / 1_000
    }

    /// Returns the time at so many milliseconds after the listener's start.
    pub(super) fn time_of(&self, millis: u64) -> std::time::Instant {
        self.began + Duration::from_millis(millis)
    }

    /// Notes that the thread begins to work.
    pub(super) fn wakes(&self) {
        self.looked.store(self.elapsed(), Ordering::Relaxed);
        self.rests.store(false, Ordering::Relaxed);
    }

    /// Notes that the thread waits for something to arrive.
    pub(super) fn rests(&self) {
        self.rests.store(true, Ordering::Relaxed);
    }

    /// Notes that a turn is over.
    pub(super) fn ends_turn(&self) {
        let now = self.elapsed();
        let began = self.looked.swap(now, Ordering::Relaxed);
        self.note_turn(now, now.saturating_sub(began));
    }

    fn note_turn(&self, now: u64, micros: u64) {
        let window = window_of(now);
        let [even, odd] = &self.longest;
        let maximum = if window.is_multiple_of(2) { even } else { odd };
        if maximum.window.load(Ordering::Relaxed) != window {
            maximum.micros.store(micros, Ordering::Relaxed);
            maximum.window.store(window, Ordering::Relaxed);
        } else if micros > maximum.micros.load(Ordering::Relaxed) {
            maximum.micros.store(micros, Ordering::Relaxed);
        }
    }

    /// Returns the longest turn of the last one to two minutes. A turn that has not ended counts too.
    fn longest_turn(&self) -> Duration {
        let now = self.elapsed();
        let recent = self
            .longest
            .iter()
            .filter(|maximum| maximum.window.load(Ordering::Relaxed) + 1 >= window_of(now));
        let longest = recent.map(|maximum| maximum.micros.load(Ordering::Relaxed)).max();
        Duration::from_micros(longest.unwrap_or(0).max(self.silent_for(now)))
    }

    /// Returns the microseconds that the unfinished turn has lasted.
    fn silent_for(&self, now: u64) -> u64 {
        if self.rests.load(Ordering::Relaxed) {
            return 0;
        }
        now.saturating_sub(self.looked.load(Ordering::Relaxed))
    }

    /// Asks the thread whether it answers. Returns `None` if it does not even take the question.
    fn ask(&self) -> Option<oneshot::Receiver<()>> {
        let (answer, answered) = oneshot::channel();
        self.questions.try_send(answer).is_ok().then_some(answered)
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_micros()).unwrap_or(u64::MAX)
    }
}

fn window_of(micros: u64) -> u64 {
    micros / u64::try_from(WINDOW.as_micros()).unwrap_or(u64::MAX)
}

/// The threads of a listener.
#[derive(Clone, Debug)]
pub(crate) struct ServingThreads(pub(super) Arc<[Arc<ServingThread>]>);

impl ServingThreads {
    /// Asks every thread whether it answers.
    ///
    /// # Errors
    /// One did not in time, in words.
    pub(crate) async fn check(&self) -> Result<(), String> {
        let asked = Instant::now();
        let answers: Vec<_> = self.0.iter().map(|thread| thread.ask()).collect();
        for (thread, answer) in self.0.iter().zip(answers) {
            let answered = match answer {
                Some(answer) => {
                    let answer = tokio::time::timeout_at(asked + ANSWER_TIME_MAX, answer).await;
                    matches!(answer, Ok(Ok(())))
                }
                None => false,
            };
            if !answered {
                let silent = thread.silent_for(thread.elapsed()) / 1_000;
                let silent = silent.max(u64::try_from(asked.elapsed().as_millis()).unwrap_or(0));
                return Err(format!("thread {} has not answered for {silent} ms", thread.name));
            }
        }
        Ok(())
    }

    /// Returns the longest turn that a thread had in the last one to two minutes.
    pub(crate) fn longest_turn(&self) -> Duration {
        self.0.iter().map(|thread| thread.longest_turn()).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thread() -> ServingThread {
        ServingThread::new("api-0".to_owned(), std::time::Instant::now()).0
    }

    fn longest(thread: &ServingThread) -> Vec<u64> {
        thread.longest.iter().map(|maximum| maximum.micros.load(Ordering::Relaxed)).collect()
    }

    #[test]
    fn the_longest_turn_of_a_window_is_kept_until_the_next_but_one() {
        let (thread, minute) = (thread(), 60_000_000);
        thread.note_turn(1, 700);
        thread.note_turn(2, 500);
        assert_eq!(longest(&thread), [700, 0]);
        thread.note_turn(minute, 3);
        assert_eq!(longest(&thread), [700, 3]);
        thread.note_turn(2 * minute, 4);
        assert_eq!(longest(&thread), [4, 3]);
    }

    #[test]
    fn a_turn_that_does_not_end_shows() {
        let thread = thread();
        assert_eq!(thread.silent_for(5_000), 0);
        thread.rests.store(false, Ordering::Relaxed);
        assert_eq!(thread.silent_for(5_000), 5_000);
    }
}
