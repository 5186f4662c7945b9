//! The memory that the content of objects takes while it comes and goes, shared among accounts.
//!
//! Who sends or takes content slowly has its memory for long. So an account gets no more once it has seven times what is free: an eighth
//! is left for others, and whoever has nothing gets what is asked for as long as there is so much. Of the accounts that wait for no more
//! than they can get, the one that has the least is next, and within an account the request that has waited for longest.
//!
//! So nobody waits behind another account's request for more than is free. In return small requests may pass a large one, as downloads
//! of 1 MiB do an upload of 6 MiB, for all of the 5 s that it waits.
//!
//! Source: Choudhury and Hahne, "Dynamic queue length thresholds for shared-memory packet switches", 1998.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use model::AccountId;
use tokio::sync::oneshot;

/// The most that an account has for each MiB that stays free.
pub(crate) const HELD_FOR_FREE_MAX: u32 = 7;

/// The memory, counted in MiB.
#[derive(Debug)]
pub(crate) struct ContentMemory(Mutex<ContentShares>);

#[derive(Debug)]
struct ContentShares {
    free: u32,
    /// The accounts that have something or wait. `None` stands for all whose account is not known.
    accounts: BTreeMap<Option<AccountId>, AccountContent>,
}

#[derive(Debug, Default)]
struct AccountContent {
    held: u32,
    waiting: VecDeque<WaitingContent>,
}

/// A request that waits. It has gone when the sender is closed.
#[derive(Debug)]
struct WaitingContent {
    mib: u32,
    grant: oneshot::Sender<ContentShare>,
}

/// The wait of a request. One that ends without a share makes way for those behind it.
struct ContentWait<'a> {
    memory: &'a Arc<ContentMemory>,
    granted: oneshot::Receiver<ContentShare>,
}

/// The memory of the content of one object, given back when it is dropped.
#[derive(Debug)]
pub(crate) struct ContentShare {
    memory: Arc<ContentMemory>,
    account: Option<AccountId>,
    mib: u32,
}

impl ContentMemory {
    pub(crate) fn new(mib: u32) -> Arc<Self> {
        Arc::new(Self(Mutex::new(ContentShares { free: mib, accounts: BTreeMap::new() })))
    }

    /// Takes `mib` of it for an account. Waits until there is so much for that account; whoever does not want to wait any longer drops
    /// the future.
    pub(crate) async fn share(
        self: &Arc<Self>,
        account: Option<AccountId>,
        mib: u32,
    ) -> Option<ContentShare> {
        let (grant, granted) = oneshot::channel();
        self.lock().wait(account, WaitingContent { mib, grant });
        let mut wait = ContentWait { memory: self, granted };
        self.grant();
        // The sender is dropped only when this waits no longer.
        (&mut wait.granted).await.ok()
    }

    /// Gives what is free to those who wait.
    fn grant(self: &Arc<Self>) {
        loop {
            let Some((account, WaitingContent { mib, grant })) = self.lock().next() else { return };
            let share = ContentShare { memory: Arc::clone(self), account, mib };
            if let Err(mut unwanted) = grant.send(share) {
                unwanted.give_back();
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, ContentShares> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl ContentShares {
    fn wait(&mut self, account: Option<AccountId>, waiting: WaitingContent) {
        self.accounts.entry(account).or_default().waiting.push_back(waiting);
    }

    /// Takes the request that is next, and its memory, of those for which there is so much.
    fn next(&mut self) -> Option<(Option<AccountId>, WaitingContent)> {
        self.accounts.retain(|_, content| {
            content.forget_gone();
            content.held > 0 || !content.waiting.is_empty()
        });
        let free = self.free;
        let fitting = self.accounts.iter_mut().filter(|(_, content)| content.fits(free));
        let (account, content) = fitting.min_by_key(|(_, content)| content.held)?;
        let waiting = content.waiting.pop_front()?;
        self.free -= waiting.mib;
        content.held += waiting.mib;
        Some((*account, waiting))
    }

    fn give_back(&mut self, account: Option<AccountId>, mib: u32) {
        self.free += mib;
        if let Some(content) = self.accounts.get_mut(&account) {
            content.held -= mib;
        }
    }
}

impl AccountContent {
    /// Tells whether the request at the front can have its memory of what is free.
    fn fits(&self, free: u32) -> bool {
        let Some(waiting) = self.waiting.front() else { return false };
        free.checked_sub(waiting.mib).is_some_and(|left| {
            self.held == 0 || self.held + waiting.mib <= left * HELD_FOR_FREE_MAX
        })
    }

    /// Forgets the requests at the front that have gone.
    fn forget_gone(&mut self) {
        while self.waiting.front().is_some_and(|waiting| waiting.grant.is_closed()) {
            self.waiting.pop_front();
        }
    }
}

impl Drop for ContentWait<'_> {
    fn drop(&mut self) {
        // One that has its share held nobody up.
        if !self.granted.is_terminated() {
            self.granted.close();
            self.memory.grant();
        }
    }
}

impl ContentShare {
    fn give_back(&mut self) {
        self.memory.lock().give_back(self.account, std::mem::take(&mut self.mib));
    }
}

impl Drop for ContentShare {
    fn drop(&mut self) {
        if self.mib > 0 {
            self.give_back();
            self.memory.grant();
        }
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn account(number: u8) -> Option<AccountId> {
        AccountId::parse(&format!("{number:012}"))
    }

    /// Returns a share if it need not be waited for.
    fn now(
        memory: &Arc<ContentMemory>,
        owner: Option<AccountId>,
        mib: u32,
    ) -> Option<ContentShare> {
        memory.share(owner, mib).now_or_never().flatten()
    }

    fn all(memory: &Arc<ContentMemory>, owner: Option<AccountId>) -> Vec<ContentShare> {
        std::iter::from_fn(|| now(memory, owner, 1)).collect()
    }

    #[test]
    fn an_account_that_takes_all_it_can_leaves_some_to_every_other() {
        let memory = ContentMemory::new(256);
        let taken: Vec<_> = (1..=4).map(|number| all(&memory, account(number))).collect();
        let counts: Vec<_> = taken.iter().map(Vec::len).collect();
        assert_eq!(counts, [224, 28, 3, 1]);
        assert!(now(&memory, account(5), 1).is_none(), "nothing is left");
        drop(taken);
        assert_eq!(all(&memory, account(5)).len(), 224, "all of it came back");
    }

    #[test]
    fn who_has_the_least_is_next_and_within_an_account_who_came_first() {
        let memory = ContentMemory::new(256);
        // Not within a runtime, which lets one task take 128 things at a time.
        let mut largest = all(&memory, account(1));
        let _others: Vec<_> = (2..=4).map(|number| all(&memory, account(number))).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let names = runtime.block_on(async {
            let (told, mut order) = tokio::sync::mpsc::unbounded_channel();
            for name in ["1a", "1b", "2a", "3a", "4a", "4b"] {
                let (memory, told) = (Arc::clone(&memory), told.clone());
                let owner = account(name.as_bytes()[0] - b'0');
                tokio::spawn(async move { told.send((name, memory.share(owner, 1).await)) });
                tokio::task::yield_now().await;
            }
            assert!(order.is_empty());
            let mut came = Vec::new();
            while largest.pop().is_some() {
                tokio::task::yield_now().await;
                came.extend(std::iter::from_fn(|| order.try_recv().ok()));
            }
            came.iter().map(|(name, _)| *name).collect::<Vec<_>>()
        });
        assert_eq!(names, ["4a", "4b", "3a", "2a", "1a", "1b"]);
    }

    #[test]
    fn who_no_longer_waits_gets_nothing_and_holds_nobody_up() {
        let memory = ContentMemory::new(8);
        let taken = all(&memory, account(1));
        let mut gone = Box::pin(memory.share(account(1), 1));
        assert!((&mut gone).now_or_never().is_none());
        drop(gone);
        let mut granted = Box::pin(memory.share(account(1), 1));
        assert!((&mut granted).now_or_never().is_none());
        drop(taken);
        // It was granted, and goes before it knows.
        drop(granted);
        assert_eq!(all(&memory, account(1)).len(), 7);
    }

    #[test]
    fn who_waits_for_more_than_is_free_holds_up_no_other_account() {
        let memory = ContentMemory::new(256);
        let _slow: Vec<_> = (3..=4).flat_map(|number| all(&memory, account(number))).collect();
        let _one = now(&memory, account(5), 1).unwrap();
        assert_eq!(memory.lock().free, 3);
        let mut upload = Box::pin(memory.share(account(1), 6));
        assert!((&mut upload).now_or_never().is_none());
        assert!(now(&memory, account(2), 1).is_some(), "it has as little as the one that waits");
    }

    #[test]
    fn who_stops_waiting_makes_way_for_the_next_at_once() {
        let memory = ContentMemory::new(11);
        let _slow = now(&memory, account(2), 6).unwrap();
        let mut upload = Box::pin(memory.share(account(1), 6));
        let mut download = Box::pin(memory.share(account(1), 1));
        assert!((&mut upload).now_or_never().is_none());
        assert!((&mut download).now_or_never().is_none(), "behind the upload of its own account");
        drop(upload);
        assert!((&mut download).now_or_never().flatten().is_some());
    }
}
