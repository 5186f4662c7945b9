//! The lines of callers that wait for a fresh key. Accounts take turns, and so do the callers of an account, and the sizes that a
//! caller waits for.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use model::AccountId;
use tokio::sync::oneshot;

use super::{KeyPair, SHELVES};

/// The most requests of one caller that may wait for a key of one size. One more is throttled.
pub(super) const OWN_WAITING_MAX: usize = 256;
/// The most requests that may wait in all. One more takes the place of the last request of the account that waits for most, and
/// within it of the caller that does.
pub(super) const WAITING_MAX: usize = 1024;

/// The channel on which a finished key is handed over. It is closed when its receiver has gone.
type Handover = oneshot::Sender<KeyPair>;

/// A caller that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiter {
    account: AccountId,
    /// The unique id of a user, a role or the account: nothing that the caller chooses.
    caller: Arc<str>,
}

impl Waiter {
    pub(super) fn new(account: AccountId, unique_id: &str) -> Self {
        Self { account, caller: unique_id.into() }
    }
}

/// A key that is to be generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PairToGenerate {
    /// Its size, by shelf.
    pub(super) shelf: usize,
    /// The caller; `None` for a key that is kept ready.
    pub(super) waiter: Option<Waiter>,
}

/// The lines of all callers, the next to be served first.
#[derive(Default)]
pub(super) struct CallerLines(VecDeque<CallerLine>);

/// The requests of one caller that wait, by shelf, in the order of their arrival.
struct CallerLine {
    waiter: Waiter,
    waiting: [VecDeque<Handover>; SHELVES.len()],
    /// The number of keys that are being generated for the caller.
    under_way: [usize; SHELVES.len()],
    /// The shelf of the caller's last turn: the others come first.
    last: usize,
}

impl CallerLine {
    fn new(waiter: Waiter) -> Self {
        Self { waiter, waiting: Default::default(), under_way: Default::default(), last: 0 }
    }

    fn len(&self) -> usize {
        self.waiting.iter().map(VecDeque::len).sum()
    }

    fn is_over(&self) -> bool {
        self.len() == 0 && self.under_way.iter().all(|count| *count == 0)
    }

    /// Returns the next shelf, in turn, for which more keys are waited for than are being generated.
    fn next(&self) -> Option<usize> {
        let mut in_turn = (0..SHELVES.len()).cycle().skip(self.last + 1).take(SHELVES.len());
        in_turn.find(|shelf| {
            let waiting = self.waiting.get(*shelf).map_or(0, VecDeque::len);
            self.under_way.get(*shelf).is_some_and(|count| *count < waiting)
        })
    }

    /// Hands a key to the first request that is still there. Returns it if there is none.
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

    /// Drops the latest request for the size that most requests wait for.
    fn shorten(&mut self) {
        if let Some(longest) = self.waiting.iter_mut().max_by_key(|waiting| waiting.len()) {
            longest.pop_back();
        }
    }
}

impl CallerLines {
    /// Puts a request at the end of its caller's line. `None` if it cannot reasonably be served before others.
    pub(super) fn join(
        &mut self,
        waiter: &Waiter,
        shelf: usize,
    ) -> Option<oneshot::Receiver<KeyPair>> {
        let own = self.0.iter().find(|line| line.waiter == *waiter);
        let own = own.and_then(|line| line.waiting.get(shelf));
        if own.is_some_and(|waiting| waiting.len() >= OWN_WAITING_MAX) {
            return None;
        }
        if self.len() >= WAITING_MAX {
            self.longest_before(waiter)?.shorten();
        }
        let (handover, key) = oneshot::channel();
        let place = self.0.iter().position(|line| line.waiter == *waiter);
        if place.is_none() {
            self.0.push_back(CallerLine::new(waiter.clone()));
        }
        let line = self.0.get_mut(place.unwrap_or(self.0.len().saturating_sub(1)))?;
        line.waiting.get_mut(shelf)?.push_back(handover);
        Some(key)
    }

    /// Returns the longest line of the account that waits for most, the newcomer counted; `None` if that is the newcomer's own.
    fn longest_before(&mut self, newcomer: &Waiter) -> Option<&mut CallerLine> {
        let mut accounts = BTreeMap::from([(newcomer.account, 1)]);
        for line in &self.0 {
            *accounts.entry(line.waiter.account).or_insert(0) += line.len();
        }
        let is_own = |account: &AccountId| *account == newcomer.account;
        let (crowded, _) =
            accounts.into_iter().max_by_key(|(account, len)| (*len, is_own(account)))?;
        let lines = self.0.iter_mut().filter(|line| line.waiter.account == crowded);
        let longest = lines.max_by_key(|line| {
            let is_own = line.waiter == *newcomer;
            (line.len() + usize::from(is_own), is_own)
        })?;
        // Among equals in one account, it is the newcomer that goes.
        let is_longer = crowded != newcomer.account || longest.len() > 1;
        (longest.waiter != *newcomer && is_longer).then_some(longest)
    }

    /// Removes the requests of a caller whose clients have disconnected.
    pub(super) fn forget_gone(&mut self, waiter: &Waiter) {
        if let Some(line) = self.0.iter_mut().find(|line| line.waiter == *waiter) {
            line.waiting.iter_mut().for_each(|w| w.retain(|handover| !handover.is_closed()));
        }
        self.0.retain(|line| !line.is_over());
    }

    /// Returns the key to be generated next: for the first caller that waits for one. The account then goes to the end, and the
    /// caller to the end of the account.
    pub(super) fn next(&mut self) -> Option<PairToGenerate> {
        let place = self.0.iter().position(|line| line.next().is_some())?;
        let line = self.0.get_mut(place)?;
        let shelf = line.next()?;
        line.last = shelf;
        if let Some(count) = line.under_way.get_mut(shelf) {
            *count += 1;
        }
        let waiter = line.waiter.clone();
        let order =
            |line: &CallerLine| (line.waiter.account == waiter.account, line.waiter == waiter);
        self.0.make_contiguous().sort_by_key(order);
        Some(PairToGenerate { shelf, waiter: Some(waiter) })
    }

    /// Hands over a finished key: to the caller for which it was generated, or else to the next that waits for one. Returns it if
    /// nobody waits.
    pub(super) fn finish(&mut self, job: &PairToGenerate, key: Option<KeyPair>) -> Option<KeyPair> {
        let own = self.0.iter_mut().find(|line| Some(&line.waiter) == job.waiter.as_ref());
        let key = match own {
            Some(line) => {
                if let Some(count) = line.under_way.get_mut(job.shelf) {
                    *count = count.saturating_sub(1);
                }
                key.and_then(|key| line.hand_over(job.shelf, key))
            }
            None => key,
        };
        let left = |key, line: &mut CallerLine| line.hand_over(job.shelf, key);
        let left = key.and_then(|key| self.0.iter_mut().try_fold(key, left));
        self.0.retain(|line| !line.is_over());
        left
    }

    fn len(&self) -> usize {
        self.0.iter().map(CallerLine::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use secret::Secret;

    use super::*;

    const ALICE: u64 = 111_111_111_111;

    fn account(number: u64) -> Waiter {
        caller(number, "root")
    }

    fn caller(account: u64, unique_id: &str) -> Waiter {
        Waiter::new(AccountId::parse(&account.to_string()).unwrap(), unique_id)
    }

    fn key() -> KeyPair {
        KeyPair { private: Secret::<[u8]>::copy_of(b"private"), public: Vec::new() }
    }

    /// Makes `count` keys, one after the other. Returns the caller and the shelf of each.
    fn made(lines: &mut CallerLines, count: usize) -> Vec<(u64, usize)> {
        let mut made = Vec::new();
        for _ in 0..count {
            let Some(job) = lines.next() else { break };
            assert!(lines.finish(&job, Some(key())).is_none(), "somebody waits for it");
            let waiter = job.waiter.unwrap();
            made.push((waiter.account.to_string().parse().unwrap(), job.shelf));
        }
        made
    }

    #[test]
    fn an_account_that_asks_for_many_does_not_keep_others_waiting() {
        let mut lines = CallerLines::default();
        let many: Vec<_> = (0..200).map(|_| lines.join(&account(ALICE), 0).unwrap()).collect();
        let mut bob = lines.join(&account(ALICE + 1), 0).unwrap();
        let mut carol = lines.join(&account(ALICE + 2), 0).unwrap();
        assert_eq!(made(&mut lines, 3), [(ALICE, 0), (ALICE + 1, 0), (ALICE + 2, 0)]);
        assert!(bob.try_recv().is_ok() && carol.try_recv().is_ok());
        assert_eq!(made(&mut lines, 1000).len(), many.len() - 1, "then it has all turns");
        assert!(lines.0.is_empty(), "nothing is kept of who does not wait");
    }

    /// In a directory with one account its callers must not keep each other waiting either.
    #[test]
    fn callers_of_an_account_take_turns_and_give_no_account_more() {
        let mut lines = CallerLines::default();
        let _many: Vec<_> =
            (0..9).map(|_| lines.join(&caller(ALICE, "many"), 0).unwrap()).collect();
        let mut few = lines.join(&caller(ALICE, "few"), 0).unwrap();
        let _other: Vec<_> = (0..4).map(|_| lines.join(&account(ALICE + 1), 0).unwrap()).collect();
        let bob = ALICE + 1;
        assert_eq!(made(&mut lines, 3), [(ALICE, 0), (bob, 0), (ALICE, 0)]);
        assert!(few.try_recv().is_ok(), "the second turn of the account is another caller's");
        assert_eq!(made(&mut lines, 4), [(bob, 0), (ALICE, 0), (bob, 0), (ALICE, 0)]);
    }

    #[test]
    fn the_caller_who_waits_for_most_makes_place_for_others_of_the_account() {
        let mut lines = CallerLines::default();
        let mut waiting = Vec::new();
        for (id, count) in [("a", 256), ("b", 256), ("c", 256), ("d", 255), ("e", 1)] {
            waiting.extend((0..count).map(|_| lines.join(&caller(ALICE, id), 0).unwrap()));
        }
        assert_eq!(lines.len(), WAITING_MAX);
        let _late = lines.join(&caller(ALICE, "e"), 0).unwrap();
        assert!(lines.join(&caller(ALICE, "d"), 1).is_none(), "of equals the newcomer");
        assert_eq!(lines.len(), WAITING_MAX);
    }

    #[test]
    fn an_account_with_a_thousand_callers_keeps_no_other_account_out() {
        let mut lines = CallerLines::default();
        let _many: Vec<_> = (0..WAITING_MAX)
            .map(|n| lines.join(&caller(ALICE, &n.to_string()), 0).unwrap())
            .collect();
        assert!(lines.join(&caller(ALICE, "one more"), 0).is_none());
        assert!(lines.join(&account(ALICE + 1), 0).is_some());
        assert_eq!(lines.len(), WAITING_MAX);
    }

    #[test]
    fn the_sizes_that_an_account_waits_for_take_turns() {
        let mut lines = CallerLines::default();
        let _waiting: Vec<_> =
            [0, 0, 0, 2, 2].map(|shelf| lines.join(&account(ALICE), shelf).unwrap()).into();
        let shelves: Vec<_> = made(&mut lines, 5).into_iter().map(|(_, shelf)| shelf).collect();
        assert_eq!(shelves, [2, 0, 2, 0, 0]);
    }

    #[test]
    fn generators_at_work_count_as_turns() {
        let mut lines = CallerLines::default();
        let _many: Vec<_> = (0..9).map(|_| lines.join(&account(ALICE), 2).unwrap()).collect();
        let _one = lines.join(&account(ALICE + 1), 2).unwrap();
        let jobs: Vec<_> = (0..3).map(|_| lines.next().unwrap()).collect();
        let accounts: Vec<_> = jobs.iter().map(|job| job.waiter.clone()).collect();
        let [alice, bob] = [ALICE, ALICE + 1].map(|number| Some(account(number)));
        assert_eq!(accounts, [alice.clone(), bob.clone(), alice]);
        // A key that could not be made is made again.
        assert!(lines.finish(&jobs[1], None).is_none());
        assert!((0..2).any(|_| lines.next().unwrap().waiter == bob));
    }

    #[test]
    fn a_full_queue_takes_from_the_longest_line_and_refuses_only_who_has_it() {
        let mut lines = CallerLines::default();
        let mut waiting = Vec::new();
        for shelf in [0, 1, 2] {
            waiting
                .extend((0..OWN_WAITING_MAX).map(|_| lines.join(&account(ALICE), shelf).unwrap()));
            assert!(
                lines.join(&account(ALICE), shelf).is_none(),
                "a caller has a bound of its own"
            );
        }
        let room = WAITING_MAX - lines.len();
        let others: Vec<_> =
            (1..=room as u64).map(|n| lines.join(&account(ALICE + n), 0).unwrap()).collect();
        assert_eq!(lines.len(), WAITING_MAX);
        let _late = lines.join(&account(ALICE - 1), 0).unwrap();
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
        let mut lines = CallerLines::default();
        let gone = lines.join(&account(ALICE), 0).unwrap();
        let job = lines.next().unwrap();
        drop(gone);
        let mut here = lines.join(&account(ALICE + 1), 0).unwrap();
        assert!(lines.finish(&job, Some(key())).is_none());
        assert!(here.try_recv().is_ok(), "the next account has it");
        let gone = lines.join(&account(ALICE), 1).unwrap();
        drop(gone);
        lines.forget_gone(&account(ALICE));
        assert_eq!(lines.next(), None);
        assert!(lines.finish(&PairToGenerate { shelf: 1, waiter: None }, Some(key())).is_some());
    }
}
