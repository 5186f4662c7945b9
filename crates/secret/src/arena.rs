//! Slots of locked memory in four sizes, carved from chunks that are never given back.
//!
//! A thread keeps a few free slots of each size for itself, so that the hot path takes no lock. The rest wait in one shared list.
//! Every slot is zero while it is free. If the kernel refuses to lock more memory (`RLIMIT_MEMLOCK`), a chunk is still kept out
//! of core dumps and is counted in [`Usage::unlocked_bytes`].

#![expect(
    unsafe_code,
    reason = "pages are mapped, locked and handed out as raw memory here, and nowhere else"
)]

use std::cell::RefCell;
use std::ptr::NonNull;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::wipe::wipe;

/// The slot sizes in bytes. The largest holds the largest message of the AWS KMS API (4,096 bytes).
const CLASSES: [usize; 4] = [64, 256, 1024, 4096];
/// The longest secret that fits a slot. A longer one gets a mapping of its own.
pub(crate) const LENGTH_MAX: usize = 4096;
const CHUNK_BYTES: usize = 64 * 1024;
/// The free slots of one size that a thread keeps for itself.
const THREAD_SLOTS_MAX: usize = 16;

static SHARED: [Mutex<Vec<MappedAddress>>; 4] = [const { Mutex::new(Vec::new()) }; 4];
static LOCKED_BYTES: AtomicUsize = AtomicUsize::new(0);
static UNLOCKED_BYTES: AtomicUsize = AtomicUsize::new(0);

thread_local! {
    static OWN: RefCell<OwnSlots> = const { RefCell::new(OwnSlots([const { Vec::new() }; 4])) };
}

/// The slots that a thread keeps. They return to the shared list when the thread ends.
struct OwnSlots([Vec<MappedAddress>; 4]);

impl Drop for OwnSlots {
    fn drop(&mut self) {
        for (class, own) in self.0.iter_mut().enumerate() {
            for address in own.drain(..) {
                give_to_shared(class, address);
            }
        }
    }
}

/// The memory of the arena's chunks, in bytes. Secrets over 4,096 bytes are not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Usage {
    /// The bytes locked in memory, outside core dumps.
    pub locked_bytes: usize,
    /// The bytes outside core dumps that the kernel refused to lock: raise `RLIMIT_MEMLOCK`.
    pub unlocked_bytes: usize,
}

/// Returns the memory of the arena now.
#[must_use]
pub fn usage() -> Usage {
    Usage {
        locked_bytes: LOCKED_BYTES.load(Ordering::Relaxed),
        unlocked_bytes: UNLOCKED_BYTES.load(Ordering::Relaxed),
    }
}

/// The start of a slot or mapping that nobody else uses.
struct MappedAddress(NonNull<u8>);

// SAFETY: a `MappedAddress` is the only handle on its memory, which belongs to no thread.
unsafe impl Send for MappedAddress {}
// SAFETY: shared access through `Slot` is read-only.
unsafe impl Sync for MappedAddress {}

/// Memory for one secret. Zeroised when dropped.
pub(crate) struct Slot {
    address: MappedAddress,
    length: usize,
    home: Home,
}

/// The place to which a slot's memory returns when it is dropped.
enum Home {
    /// A slot, with its index into [`CLASSES`].
    Class(usize),
    /// A mapping of its own, of this many bytes.
    Mapping(usize),
}

impl Slot {
    pub(crate) fn zeroed(length: usize) -> Self {
        match CLASSES.iter().position(|size| *size >= length) {
            Some(class) => Self { address: take(class), length, home: Home::Class(class) },
            None => {
                let bytes = length.next_multiple_of(4096);
                Self { address: map(bytes).0, length, home: Home::Mapping(bytes) }
            }
        }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        // SAFETY: the slot holds at least `length` initialised bytes and is borrowed shared.
        unsafe { std::slice::from_raw_parts(self.address.0.as_ptr(), self.length) }
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8] {
        // SAFETY: as in `bytes`, and the slot is borrowed exclusively.
        unsafe { std::slice::from_raw_parts_mut(self.address.0.as_ptr(), self.length) }
    }

    pub(crate) fn truncate(&mut self, length: usize) {
        if let Some(rest) = self.bytes_mut().get_mut(length..) {
            wipe(rest);
            self.length = length;
        }
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        wipe(self.bytes_mut());
        match self.home {
            Home::Class(class) => give(class, MappedAddress(self.address.0)),
            Home::Mapping(bytes) => unmap(&self.address, bytes),
        }
    }
}

fn take(class: usize) -> MappedAddress {
    let own = OWN.try_with(|own| own.borrow_mut().0.get_mut(class).and_then(Vec::pop));
    own.ok().flatten().unwrap_or_else(|| take_from_shared(class))
}

fn take_from_shared(class: usize) -> MappedAddress {
    let Some((shared, size)) = SHARED.get(class).zip(CLASSES.get(class)) else {
        return map(CHUNK_BYTES).0;
    };
    let mut free = shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(address) = free.pop() {
        return address;
    }
    let (chunk, locked) = map(CHUNK_BYTES);
    let counter = if locked { &LOCKED_BYTES } else { &UNLOCKED_BYTES };
    counter.fetch_add(CHUNK_BYTES, Ordering::Relaxed);
    for offset in (*size..CHUNK_BYTES).step_by(*size) {
        // SAFETY: `offset` lies inside the chunk just mapped, and slots do not overlap.
        free.push(MappedAddress(unsafe { chunk.0.add(offset) }));
    }
    chunk
}

fn give(class: usize, address: MappedAddress) {
    let mut address = Some(address);
    // After the thread's list is gone (thread exit) the slot goes straight to the shared list.
    let _kept = OWN.try_with(|own| {
        if let Some(own) =
            own.borrow_mut().0.get_mut(class).filter(|own| own.len() < THREAD_SLOTS_MAX)
        {
            own.extend(address.take());
        }
    });
    if let Some(address) = address {
        give_to_shared(class, address);
    }
}

fn give_to_shared(class: usize, address: MappedAddress) {
    if let Some(shared) = SHARED.get(class) {
        shared.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(address);
    }
}

/// Maps `bytes` of zeroed memory, and returns whether the kernel allowed the lock.
fn map(bytes: usize) -> (MappedAddress, bool) {
    let (address, locked) = match map_secret(bytes) {
        Some(address) => (address, true),
        None => map_anonymous(bytes),
    };
    // SAFETY: the mapping was just made with this length. Advice that the kernel does not know is no loss.
    unsafe {
        libc::madvise(address.as_ptr().cast(), bytes, libc::MADV_DONTDUMP);
        libc::madvise(address.as_ptr().cast(), bytes, libc::MADV_DONTFORK);
    }
    (MappedAddress(address), locked)
}

/// Maps memory by `memfd_secret(2)`: pages that the kernel removes from its own map, so that neither `ptrace(2)` nor
/// `/proc/PID/mem` reads them.
fn map_secret(bytes: usize) -> Option<NonNull<u8>> {
    let length = libc::off_t::try_from(bytes).ok()?;
    // SAFETY: plain system calls on a descriptor that this function owns; the mapping outlives the descriptor.
    unsafe {
        let descriptor = libc::syscall(libc::SYS_memfd_secret, libc::O_CLOEXEC);
        let descriptor = libc::c_int::try_from(descriptor).ok().filter(|d| *d >= 0)?;
        let address = if libc::ftruncate(descriptor, length) == 0 {
            map_pages(bytes, libc::MAP_SHARED, descriptor)
        } else {
            None
        };
        libc::close(descriptor);
        address
    }
}

fn map_anonymous(bytes: usize) -> (NonNull<u8>, bool) {
    let Some(address) = map_pages(bytes, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1) else {
        // As for any other allocation that fails: there is no way on.
        std::process::abort();
    };
    // SAFETY: the mapping was just made with this length.
    let locked = unsafe { libc::mlock(address.as_ptr().cast(), bytes) } == 0;
    (address, locked)
}

fn map_pages(bytes: usize, flags: libc::c_int, descriptor: libc::c_int) -> Option<NonNull<u8>> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: a new mapping at an address of the kernel's choice touches no existing memory.
    let address =
        unsafe { libc::mmap(std::ptr::null_mut(), bytes, protection, flags, descriptor, 0) };
    NonNull::new(address.cast()).filter(|_| address != libc::MAP_FAILED)
}

fn unmap(address: &MappedAddress, bytes: usize) {
    // SAFETY: `map` made this mapping with at least this length, and its only handle is being dropped.
    unsafe { libc::munmap(address.0.as_ptr().cast(), bytes) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_freed_slot_is_zero_when_it_comes_back() {
        let mut slot = Slot::zeroed(64);
        slot.bytes_mut().fill(0xAA);
        let address = slot.address.0;
        drop(slot);
        // The thread's own list is last in, first out.
        let again = Slot::zeroed(64);
        assert_eq!(again.address.0, address);
        assert!(again.bytes().iter().all(|byte| *byte == 0));
    }

    #[test]
    fn slots_do_not_overlap_across_threads() {
        let threads: Vec<_> = (0..4u8)
            .map(|mark| {
                std::thread::spawn(move || {
                    let mut slots: Vec<_> = (0..500).map(|_| Slot::zeroed(64)).collect();
                    slots.iter_mut().for_each(|slot| slot.bytes_mut().fill(mark));
                    slots.iter().all(|slot| slot.bytes().iter().all(|byte| *byte == mark))
                })
            })
            .collect();
        assert!(threads.into_iter().all(|thread| thread.join().unwrap()));
    }

    #[test]
    fn memory_is_counted() {
        let _slot = Slot::zeroed(1);
        let usage = usage();
        assert!(usage.locked_bytes + usage.unlocked_bytes >= CHUNK_BYTES);
    }
}
