//! A bounded queue in which accounts take turns, and within an account its callers: a caller who asks for much waits for itself.

use std::collections::{BTreeMap, VecDeque};

use model::AccountId;

/// The waiting items, by account and caller.
#[derive(Debug)]
pub(crate) struct Turns<T> {
    most: usize,
    waiting: usize,
    accounts: BTreeMap<AccountId, AccountTurns<T>>,
    /// The account that had the last turn.
    last: Option<AccountId>,
}

#[derive(Debug)]
struct AccountTurns<T> {
    waiting: usize,
    callers: BTreeMap<Box<str>, VecDeque<T>>,
    /// The caller that had the last turn.
    last: Option<Box<str>>,
}

impl<T> Turns<T> {
    /// Returns a queue of at most so many items.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, waiting: 0, accounts: BTreeMap::new(), last: None }
    }

    /// Lets `item` wait for a turn of its caller. Returns the item that has no place if the queue is full: the newest of the
    /// caller that has the most waiting in the account that has the most. That is `item` itself unless others have more.
    pub(crate) fn push(&mut self, account: AccountId, caller: &str, item: T) -> Option<T> {
        let own = self.accounts.entry(account).or_insert_with(|| AccountTurns {
            waiting: 0,
            callers: BTreeMap::new(),
            last: None,
        });
        own.callers.entry(caller.into()).or_default().push_back(item);
        own.waiting += 1;
        self.waiting += 1;
        if self.waiting <= self.most {
            return None;
        }
        // The newcomer is counted, so that of equals it is the one that goes.
        let most = self.accounts.iter().max_by_key(|(id, one)| (one.waiting, **id == account));
        let from = most.map(|(id, _)| *id)?;
        let crowded = self.accounts.get_mut(&from)?;
        let is_newcomer = |name: &str| from == account && name == caller;
        let most = crowded.callers.iter().max_by_key(|(name, all)| (all.len(), is_newcomer(name)));
        let name = most.map(|(name, _)| name.clone())?;
        self.take(from, &name, VecDeque::pop_back)
    }

    /// Takes the item whose turn it is.
    pub(crate) fn pop(&mut self) -> Option<T> {
        let account = next(&self.accounts, self.last.as_ref()).copied()?;
        let callers = self.accounts.get(&account)?;
        let caller = next(&callers.callers, callers.last.as_ref()).cloned()?;
        self.last = Some(account);
        if let Some(account) = self.accounts.get_mut(&account) {
            account.last = Some(caller.clone());
        }
        self.take(account, &caller, VecDeque::pop_front)
    }

    fn take(
        &mut self,
        from: AccountId,
        caller: &str,
        take: fn(&mut VecDeque<T>) -> Option<T>,
    ) -> Option<T> {
        let account = self.accounts.get_mut(&from)?;
        let waiting = account.callers.get_mut(caller)?;
        let item = take(waiting)?;
        account.waiting -= 1;
        self.waiting -= 1;
        if waiting.is_empty() {
            account.callers.remove(caller);
        }
        if account.callers.is_empty() {
            self.accounts.remove(&from);
        }
        Some(item)
    }
}

/// Returns the key behind `last`, or the first one.
fn next<'m, K: Ord, V>(all: &'m BTreeMap<K, V>, last: Option<&K>) -> Option<&'m K> {
    let behind = last.and_then(|last| {
        all.range((std::ops::Bound::Excluded(last), std::ops::Bound::Unbounded)).next()
    });
    behind.or_else(|| all.iter().next()).map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u8) -> AccountId {
        AccountId::parse(&format!("{number:012}")).unwrap()
    }

    #[test]
    fn accounts_take_turns_and_so_do_their_callers() {
        let mut turns = Turns::new(100);
        for number in 0..4 {
            assert_eq!(turns.push(account(1), "a", format!("1a{number}")), None);
        }
        turns.push(account(1), "b", "1b0".to_owned());
        turns.push(account(2), "c", "2c0".to_owned());
        turns.push(account(3), "d", "3d0".to_owned());
        let order: Vec<String> = std::iter::from_fn(|| turns.pop()).collect();
        assert_eq!(order, ["1a0", "2c0", "3d0", "1b0", "1a1", "1a2", "1a3"]);
        assert!(turns.accounts.is_empty(), "nobody is remembered who does not wait");
    }

    #[test]
    fn who_waits_most_makes_place_for_who_waits_less() {
        let mut turns = Turns::new(4);
        for number in 0..4 {
            assert_eq!(turns.push(account(1), "a", number), None);
        }
        assert_eq!(turns.push(account(1), "a", 4), Some(4), "a newcomer of the same");
        assert_eq!(turns.push(account(2), "b", 5), Some(3), "the newest of the account");
        assert_eq!(turns.push(account(1), "c", 6), Some(2), "the newest of the caller");
        assert_eq!(turns.push(account(3), "d", 7), Some(1));
        assert_eq!(turns.push(account(2), "b", 8), Some(8), "of equals the newcomer");
        let order: Vec<i32> = std::iter::from_fn(|| turns.pop()).collect();
        assert_eq!(order, [0, 5, 7, 6]);
    }
}
