//! The memory that requests may take between the last byte of their bodies and their answers.
//!
//! A request takes its share before anything is done: a change must not lack room for its entry. The share is returned when the
//! entry is durable or the request is refused. A request that waits for a fresh key pair or the keys of an issuer keeps only its
//! members. They take a place among those that wait, and the share is returned too. The share covers the members of the request,
//! their text as CloudTrail shows them, and the entry. The body itself is counted while it arrives.
//!
//! Short requests, as nearly all are, have a part of the memory that long ones cannot take, so they never wait behind them.

use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

use model::AccountId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::content_memory::{ContentMemory, ContentShare, HELD_FOR_FREE_MAX};

/// The memory of all requests together, in KiB.
const ALL_KIB: usize = 128 * 1024;
/// The part of it that only short requests take.
const SHORT_KIB: usize = 32 * 1024;
/// The memory of the members of all requests that wait for something other than memory, in KiB.
const WAITING_KIB: usize = 48 * 1024;
/// The memory of all long replies that have not left, in KiB.
const REPLIES_KIB: usize = 64 * 1024;
/// The memory of the content of all objects that comes or goes, in MiB. One that goes takes up to 1 MiB: pieces on their way, and their
/// encrypted form. One that comes takes what the place of the parts and the checksums keep of it too.
const CONTENT_MIB: u32 = 256;
/// The part of it that a lone account can have, in MiB.
const LONE_CONTENT_MIB: u32 = CONTENT_MIB * HELD_FOR_FREE_MAX / (HELD_FOR_FREE_MAX + 1);
/// The longest reply that is covered by the share of its request, and by the number of connections.
const SHORT_REPLY_BYTES: usize = 32 * 1024;
/// The largest share of a short request: that of an Encrypt of 4,096 bytes with some context.
const SHORT_SHARE_KIB: u32 = 256;
/// The longest time that a request waits for its share.
pub(crate) const WAIT_MAX: Duration = Duration::from_secs(5);
/// The bytes that a request takes beside what it has sent: a decision of 16 KiB, the rest of an entry, the reply.
const FIXED_BYTES: usize = 24 * 1024;
/// The number of copies of the members' text in memory: with the request, and in up to three lines of the log and the note of a
/// change.
const COPIES: usize = 4;
/// The factor for the memory of a request's parsed members, as `benches -- memory` measures for the longest.
const MEMBERS: usize = 3;
/// The bytes of a control character in JSON, `\u0001`.
const ESCAPED_BYTES: usize = 6;

/// The memory of all requests.
#[derive(Debug)]
pub(crate) struct RequestMemory {
    any: Arc<Semaphore>,
    short: Arc<Semaphore>,
    waiting: Arc<Semaphore>,
    replies: Arc<Semaphore>,
    content: Arc<ContentMemory>,
    /// The memory of content that comes, in MiB.
    upload_mib: u32,
    wait_max: Duration,
}

/// The reason why there is no memory. Nothing was changed for the request.
#[derive(Debug, thiserror::Error)]
pub(crate) enum MemoryUsedUp {
    /// No share became free in time.
    #[error(
        "requests that are not answered yet use up the memory for them ({} MiB); the request was put off unread after {} s: \
         clients send more than is answered meanwhile, or the disk of the audit log is slow",
        ALL_KIB / 1024,
        WAIT_MAX.as_secs()
    )]
    Requests,
    /// Too many requests wait for something else.
    #[error(
        "requests that wait for key pairs or for an issuer's keys use up the memory for them ({} MiB); the request was put off \
         at once: clients ask for more key pairs than are made, or the issuer is slow",
        WAITING_KIB / 1024
    )]
    Waiting,
    /// Other replies did not leave in time.
    #[error(
        "long replies that have not left use up the memory for them ({} MiB); a read was put off after {} s, though its entry \
         says that it was answered: clients do not read what they ask for",
        REPLIES_KIB / 1024,
        WAIT_MAX.as_secs()
    )]
    Replies,
    /// The content of other objects left none that the account could have.
    #[error(
        "the content of objects that comes and goes takes all memory that is free for an account ({CONTENT_MIB} MiB in all, at most \
         {LONE_CONTENT_MIB} for one); a request was put off after {} s: clients are slow, or the place of the parts is",
        WAIT_MAX.as_secs()
    )]
    Content,
}

/// A request's share of the memory. It moves to the task that completes the request when the client goes away.
#[derive(Debug, Default)]
pub(crate) struct MemoryShare(RefCell<Option<OwnedSemaphorePermit>>);

impl MemoryShare {
    /// Takes the share out, for a task that may outlive the request.
    pub(crate) fn take(&self) -> Self {
        Self(RefCell::new(self.0.take()))
    }

    /// Puts back a share that was taken out: the request goes on.
    pub(crate) fn put_back(&self, share: &Self) {
        self.0.replace(share.0.take());
    }
}

/// The memory of a reply, held until it has left.
#[derive(Debug, Default)]
pub(crate) struct ReplyMemory {
    _whole: Option<OwnedSemaphorePermit>,
    _content: Option<ContentShare>,
}

impl RequestMemory {
    /// Makes it for content that comes, of which `kept_bytes` are kept on their way.
    pub(crate) fn new(kept_bytes: usize) -> Self {
        let [any, short, waiting, replies] =
            [ALL_KIB - SHORT_KIB, SHORT_KIB, WAITING_KIB, REPLIES_KIB]
                .map(Semaphore::new)
                .map(Arc::new);
        let content = ContentMemory::new(CONTENT_MIB);
        let upload_mib = u32::try_from(kept_bytes.div_ceil(1 << 20)).unwrap_or(u32::MAX);
        let upload_mib = upload_mib.max(1);
        Self { any, short, waiting, replies, content, upload_mib, wait_max: WAIT_MAX }
    }

    /// Takes the share of a request with a body of `body_bytes`. Waits for it, short and long requests each in the order of
    /// arrival.
    ///
    /// # Errors
    /// Nothing became free in time.
    pub(crate) async fn share(&self, body_bytes: usize) -> Result<MemoryShare, MemoryUsedUp> {
        let kib = kib(needed(body_bytes));
        let own = if kib <= SHORT_SHARE_KIB { &self.short } else { &self.any };
        let now = |pool: &Arc<Semaphore>| Arc::clone(pool).try_acquire_many_owned(kib).ok();
        if let Some(permit) = now(own).or_else(|| now(&self.any)) {
            return Ok(MemoryShare(RefCell::new(Some(permit))));
        }
        let free = Arc::clone(own).acquire_many_owned(kib);
        let waiting = tokio::time::timeout(self.wait_max, free);
        // The semaphores are never closed.
        let permit = waiting.await.map_err(|_elapsed| MemoryUsedUp::Requests)?.ok();
        Ok(MemoryShare(RefCell::new(permit)))
    }

    /// Takes the memory of a reply of `bytes`, to be held until it has left: a client may read it slowly, or not at all. A short
    /// reply takes nothing.
    ///
    /// # Errors
    /// Nothing became free in time.
    pub(crate) async fn reply(&self, bytes: usize) -> Result<ReplyMemory, MemoryUsedUp> {
        if bytes <= SHORT_REPLY_BYTES {
            return Ok(ReplyMemory::default());
        }
        // One that is longer than all of it, which none is, would wait for ever.
        let kib = kib(bytes).min(kib(REPLIES_KIB * 1024));
        let free = Arc::clone(&self.replies).acquire_many_owned(kib);
        let waited = tokio::time::timeout(self.wait_max, free).await;
        let whole = waited.map_err(|_elapsed| MemoryUsedUp::Replies)?.ok();
        Ok(ReplyMemory { _whole: whole, _content: None })
    }

    /// Takes the memory of an object's content that goes to an account, to be held until it has left. Short content takes none.
    ///
    /// # Errors
    /// None became free for the account in time.
    pub(crate) async fn download(
        &self,
        account: Option<AccountId>,
        bytes: u64,
    ) -> Result<ReplyMemory, MemoryUsedUp> {
        let content = self.content(account, bytes, 1).await?;
        Ok(ReplyMemory { _whole: None, _content: content })
    }

    /// Takes the memory of an object's content that comes from an account, to be held until it is stored. Short content takes none.
    ///
    /// # Errors
    /// None became free for the account in time.
    pub(crate) async fn upload(
        &self,
        account: Option<AccountId>,
        bytes: u64,
    ) -> Result<Option<ContentShare>, MemoryUsedUp> {
        self.content(account, bytes, self.upload_mib).await
    }

    async fn content(
        &self,
        account: Option<AccountId>,
        bytes: u64,
        mib: u32,
    ) -> Result<Option<ContentShare>, MemoryUsedUp> {
        if bytes <= SHORT_REPLY_BYTES as u64 {
            return Ok(None);
        }
        let waited = tokio::time::timeout(self.wait_max, self.content.share(account, mib)).await;
        waited.map_err(|_elapsed| MemoryUsedUp::Content)
    }

    /// Returns a share while `result` is awaited for a request with a body of `body_bytes`, and takes another one then. The body
    /// itself must be gone.
    ///
    /// # Errors
    /// Too many wait, or nothing became free in time. The request has no share then.
    pub(crate) async fn wait_without<T>(
        &self,
        share: &MemoryShare,
        body_bytes: usize,
        result: impl Future<Output = T>,
    ) -> Result<T, MemoryUsedUp> {
        let members = kib(FIXED_BYTES + MEMBERS * body_bytes);
        drop(share.take());
        let place = self.waiting.try_acquire_many(members);
        let _place = place.map_err(|_none| MemoryUsedUp::Waiting)?;
        let result = result.await;
        share.put_back(&self.share(body_bytes).await?);
        Ok(result)
    }
}

fn kib(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(1024)).unwrap_or(u32::MAX)
}

/// Returns the most memory that a request with so many bytes of body takes.
fn needed(body_bytes: usize) -> usize {
    let text = body_bytes.saturating_mul(ESCAPED_BYTES).min(wire::FIELD_BYTES_MAX);
    FIXED_BYTES + body_bytes + COPIES * text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn available(memory: &RequestMemory) -> usize {
        memory.any.available_permits() + memory.short.available_permits()
    }

    #[test]
    fn the_longest_body_fits_many_times_and_short_ones_on_every_connection() {
        assert!((ALL_KIB - SHORT_KIB) * 1024 / needed(wire::BODY_BYTES_MAX) > 100);
        assert!(ALL_KIB * 1024 / needed(256) >= 4096);
    }

    #[tokio::test]
    async fn a_request_waits_for_its_share_and_is_put_off_when_none_becomes_free() {
        let wait_max = Duration::from_millis(50);
        let memory = RequestMemory { wait_max, ..RequestMemory::new(1 << 20) };
        let mut shares = Vec::new();
        while memory.any.available_permits() * 1024 >= needed(wire::BODY_BYTES_MAX) {
            shares.push(memory.share(wire::BODY_BYTES_MAX).await.unwrap());
        }
        drop(memory.share(4096).await.expect("long requests do not take the part of short ones"));
        assert!(memory.share(wire::BODY_BYTES_MAX).await.is_err());
        let (share, ()) = tokio::join!(memory.share(wire::BODY_BYTES_MAX), async {
            tokio::task::yield_now().await;
            drop(shares.pop());
        });
        assert!(share.is_ok());
        drop((share, shares));
        assert_eq!(available(&memory), ALL_KIB);
    }

    #[tokio::test]
    async fn a_share_is_given_back_while_its_request_waits_unless_too_many_do() {
        let memory = RequestMemory::new(1 << 20);
        let share = memory.share(100_000).await.unwrap();
        let given_back = async { available(&memory) == ALL_KIB };
        assert!(memory.wait_without(&share, 100_000, given_back).await.unwrap());
        assert!(available(&memory) < ALL_KIB, "it has a share again");
        let others =
            memory.waiting.try_acquire_many(kib(WAITING_KIB * 1024 - MEMBERS * 100_000)).unwrap();
        let refused = memory.wait_without(&share, 100_000, async {}).await;
        assert!(matches!(refused, Err(MemoryUsedUp::Waiting)));
        drop((share, others));
        assert_eq!(available(&memory), ALL_KIB);
        assert_eq!(memory.waiting.available_permits(), WAITING_KIB);
    }

    #[tokio::test]
    async fn content_that_comes_takes_what_is_kept_of_it() {
        let wait_max = Duration::from_millis(50);
        let memory = RequestMemory { wait_max, ..RequestMemory::new(6 << 20) };
        let mut uploads = Vec::new();
        while let Ok(upload) = memory.upload(None, 1 << 30).await {
            uploads.push(upload.unwrap());
        }
        assert_eq!(uploads.len(), 37, "seven eighths of 256 MiB");
        assert!(memory.upload(None, 100).await.unwrap().is_none(), "short content takes none");
        let downloads =
            [memory.download(None, 1 << 30).await, memory.download(None, 1 << 30).await];
        assert!(downloads.iter().all(Result::is_ok));
        assert!(matches!(memory.download(None, 1 << 30).await, Err(MemoryUsedUp::Content)));
        uploads.pop();
        assert!(memory.upload(None, 1 << 30).await.is_ok());
    }

    #[tokio::test]
    async fn long_replies_that_do_not_leave_are_bounded() {
        let wait_max = Duration::from_millis(50);
        let memory = RequestMemory { wait_max, ..RequestMemory::new(1 << 20) };
        let _short = memory.reply(SHORT_REPLY_BYTES).await.unwrap();
        assert_eq!(memory.replies.available_permits(), REPLIES_KIB, "a short one takes nothing");
        let held = memory.reply(REPLIES_KIB * 1024 - 1024).await.unwrap();
        assert!(matches!(memory.reply(1 << 20).await, Err(MemoryUsedUp::Replies)));
        drop(held);
        assert!(memory.reply(1 << 20).await.is_ok());
    }

    #[tokio::test]
    async fn a_share_that_a_task_has_taken_over_is_held_until_the_task_ends() {
        let memory = RequestMemory::new(1 << 20);
        let share = memory.share(100).await.unwrap();
        let taken = share.take();
        drop(share);
        assert!(available(&memory) < ALL_KIB);
        let again = MemoryShare(RefCell::new(None));
        again.put_back(&taken);
        drop(taken);
        assert!(available(&memory) < ALL_KIB);
        drop(again);
        assert_eq!(available(&memory), ALL_KIB);
    }
}
