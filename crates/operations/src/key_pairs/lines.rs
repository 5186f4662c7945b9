//! Who waits for a fresh key, and whose turn it is: accounts take turns, and the sizes that an account waits for do.

use std::collections::VecDeque;

use model::AccountId;
use tokio::sync::oneshot;

use super::{KeyPair, SHELVES};

/// Requests of one account that may wait for a key of one size; one more is told to slow down.
pub(super) const OWN_WAITING_MAX: usize = 256;
/// Requests that may wait in all. One more takes the place of the last request of the account that waits for most.
pub(super) const WAITING_MAX: usize = 1024;

/// Where a finished key is handed over. It is closed when who waits is gone.
type Handover = oneshot::Sender<KeyPair>;

/// A key that is to be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Job {
    /// Its size, by shelf.
    pub(super) shelf: usize,
    /// For whom; `None` for a key that is kept ready.
    pub(super) account: Option<AccountId>,
}

/// The accounts that wait, the next to be served first.
#[derive(Default)]
pub(super) struct Lines(VecDeque<Line>);

/// The requests of one account that wait, by shelf, in the order of their arrival.
struct Line {
    account: AccountId,
    waiting: [VecDeque<Handover>; SHELVES.len()],
    /// Keys that are being made for the account.
    under_way: [usize; SHELVES.len()],
    /// The shelf of the account's last turn: the others come first.
    last: usize,
}

impl Line {
    fn new(account: AccountId) -> Self {
        Self { account, waiting: Default::default(), under_way: Default::default(), last: 0 }
    }

    fn len(&self) -> usize {
        self.waiting.iter().map(VecDeque::len).sum()
    }

    fn is_over(&self) -> bool {
        self.len() == 0 && self.under_way.iter().all(|count| *count == 0)
    }

    /// The next shelf, in turn, for which more keys are waited for than are being made.
    fn next(&self) -> Option<usize> {
        let mut in_turn = (0..SHELVES.len()).cycle().skip(self.last + 1).take(SHELVES.len());
        in_turn.find(|shelf| {
            let waiting = self.waiting.get(*shelf).map_or(0, VecDeque::len);
            self.under_way.get(*shelf).is_some_and(|count| *count < waiting)
        })
    }

    /// Hands a key to the first who is still there; gives it back when nobody is.
    fn hand_over(&mut self, shelf: usize, mut key: KeyPair) -> Option<KeyPair> {
        let Some(waiting) = self.waiting.get_mut(shelf) else { return Some(key) };
        while let Some(first) = waiting.pop_front() {
            match first.send(key) {
                Ok(()) => return None,
                Err(back) => key = back,
            }
        }
        Some(key)
    }

    /// Sends away the last who came for what most wait for.
    fn shorten(&mut self) {
        if let Some(longest) = self.waiting.iter_mut().max_by_key(|waiting| waiting.len()) {
            longest.pop_back();
        }
    }
}

impl Lines {
    /// Puts a request at the end of its account's line. `None` when it cannot be served before others' in reason.
    pub(super) fn join(
        &mut self,
        account: AccountId,
        shelf: usize,
    ) -> Option<oneshot::Receiver<KeyPair>> {
        let own = self.0.iter().find(|line| line.account == account);
        let own_len = own.map_or(0, Line::len);
        if own.and_then(|line| line.waiting.get(shelf)).is_some_and(|w| w.len() >= OWN_WAITING_MAX)
        {
            return None;
        }
        if self.len() >= WAITING_MAX {
            let longest = self.0.iter_mut().max_by_key(|line| line.len())?;
            if longest.len() <= own_len + 1 {
                return None;
            }
            longest.shorten();
        }
        let (handover, key) = oneshot::channel();
        let place = self.0.iter().position(|line| line.account == account);
        if place.is_none() {
            self.0.push_back(Line::new(account));
        }
        let line = self.0.get_mut(place.unwrap_or(self.0.len().saturating_sub(1)))?;
        line.waiting.get_mut(shelf)?.push_back(handover);
        Some(key)
    }

    /// Takes out the requests of an account whose clients are gone.
    pub(super) fn forget_gone(&mut self, account: AccountId) {
        if let Some(line) = self.0.iter_mut().find(|line| line.account == account) {
            line.waiting.iter_mut().for_each(|w| w.retain(|handover| !handover.is_closed()));
        }
        self.0.retain(|line| !line.is_over());
    }

    /// The key to be made next: for the first account that waits for one, which then goes to the end.
    pub(super) fn next(&mut self) -> Option<Job> {
        let place = self.0.iter().position(|line| line.next().is_some())?;
        let mut line = self.0.remove(place)?;
        let shelf = line.next()?;
        line.last = shelf;
        if let Some(count) = line.under_way.get_mut(shelf) {
            *count += 1;
        }
        let account = Some(line.account);
        self.0.push_back(line);
        Some(Job { shelf, account })
    }

    /// Hands over a key that was made: to the account that it was made for, else to the next that waits for one. Gives back what
    /// nobody waits for.
    pub(super) fn finish(&mut self, job: Job, key: Option<KeyPair>) -> Option<KeyPair> {
        let own = self.0.iter_mut().find(|line| Some(line.account) == job.account);
        let key = match own {
            Some(line) => {
                if let Some(count) = line.under_way.get_mut(job.shelf) {
                    *count = count.saturating_sub(1);
                }
                key.and_then(|key| line.hand_over(job.shelf, key))
            }
            None => key,
        };
        let left = |key, line: &mut Line| line.hand_over(job.shelf, key);
        let left = key.and_then(|key| self.0.iter_mut().try_fold(key, left));
        self.0.retain(|line| !line.is_over());
        left
    }

    fn len(&self) -> usize {
        self.0.iter().map(Line::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use secret::Secret;

    use super::*;

    const ALICE: u64 = 111_111_111_111;

    fn account(number: u64) -> AccountId {
        AccountId::parse(&number.to_string()).unwrap()
    }

    fn key() -> KeyPair {
        KeyPair { private: Secret::<[u8]>::copy_of(b"private"), public: Vec::new() }
    }

    /// Makes `count` keys, one after the other; tells for whom and of which shelf.
    fn made(lines: &mut Lines, count: usize) -> Vec<(u64, usize)> {
        let mut made = Vec::new();
        for _ in 0..count {
            let Some(job) = lines.next() else { break };
            assert!(lines.finish(job, Some(key())).is_none(), "somebody waits for it");
            made.push((job.account.unwrap().to_string().parse().unwrap(), job.shelf));
        }
        made
    }

    #[test]
    fn an_account_that_asks_for_many_does_not_keep_others_waiting() {
        let mut lines = Lines::default();
        let many: Vec<_> = (0..200).map(|_| lines.join(account(ALICE), 0).unwrap()).collect();
        let mut bob = lines.join(account(ALICE + 1), 0).unwrap();
        let mut carol = lines.join(account(ALICE + 2), 0).unwrap();
        assert_eq!(made(&mut lines, 3), [(ALICE, 0), (ALICE + 1, 0), (ALICE + 2, 0)]);
        assert!(bob.try_recv().is_ok() && carol.try_recv().is_ok());
        assert_eq!(made(&mut lines, 1000).len(), many.len() - 1, "then it has all turns");
        assert!(lines.0.is_empty(), "nothing is kept of who does not wait");
    }

    #[test]
    fn the_sizes_that_an_account_waits_for_take_turns() {
        let mut lines = Lines::default();
        let _waiting: Vec<_> =
            [0, 0, 0, 2, 2].map(|shelf| lines.join(account(ALICE), shelf).unwrap()).into();
        let shelves: Vec<_> = made(&mut lines, 5).into_iter().map(|(_, shelf)| shelf).collect();
        assert_eq!(shelves, [2, 0, 2, 0, 0]);
    }

    #[test]
    fn generators_at_work_count_as_turns() {
        let mut lines = Lines::default();
        let _many: Vec<_> = (0..9).map(|_| lines.join(account(ALICE), 2).unwrap()).collect();
        let _one = lines.join(account(ALICE + 1), 2).unwrap();
        let jobs: Vec<_> = (0..3).map(|_| lines.next().unwrap()).collect();
        let accounts: Vec<_> = jobs.iter().map(|job| job.account).collect();
        let [alice, bob] = [ALICE, ALICE + 1].map(|number| Some(account(number)));
        assert_eq!(accounts, [alice, bob, alice]);
        // A key that could not be made is made again.
        assert!(lines.finish(jobs[1], None).is_none());
        assert!((0..2).any(|_| lines.next().unwrap().account == bob));
    }

    #[test]
    fn a_full_queue_takes_from_the_longest_line_and_refuses_only_who_has_it() {
        let mut lines = Lines::default();
        let mut waiting = Vec::new();
        for shelf in [0, 1, 2] {
            waiting
                .extend((0..OWN_WAITING_MAX).map(|_| lines.join(account(ALICE), shelf).unwrap()));
            assert!(
                lines.join(account(ALICE), shelf).is_none(),
                "an account has a bound of its own"
            );
        }
        let room = WAITING_MAX - lines.len();
        let others: Vec<_> =
            (1..=room as u64).map(|n| lines.join(account(ALICE + n), 0).unwrap()).collect();
        assert_eq!(lines.len(), WAITING_MAX);
        let _late = lines.join(account(ALICE - 1), 0).unwrap();
        assert_eq!(lines.len(), WAITING_MAX);
        let closed = Err(oneshot::error::TryRecvError::Closed);
        let mut sent_away = 0;
        for receiver in &mut waiting {
            sent_away += usize::from(receiver.try_recv().map(drop) == closed);
        }
        assert_eq!(sent_away, 1, "the last of the account that waits for most");
        drop(others);
    }

    #[test]
    fn who_is_gone_is_passed_over_and_a_key_that_nobody_wants_is_given_back() {
        let mut lines = Lines::default();
        let gone = lines.join(account(ALICE), 0).unwrap();
        let job = lines.next().unwrap();
        drop(gone);
        let mut here = lines.join(account(ALICE + 1), 0).unwrap();
        assert!(lines.finish(job, Some(key())).is_none());
        assert!(here.try_recv().is_ok(), "the next account has it");
        let gone = lines.join(account(ALICE), 1).unwrap();
        drop(gone);
        lines.forget_gone(account(ALICE));
        assert_eq!(lines.next(), None);
        assert!(lines.finish(Job { shelf: 1, account: None }, Some(key())).is_some());
    }
}
