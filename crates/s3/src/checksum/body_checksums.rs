//! The checksums of a body as it comes: computed by the thread that receives it, or, once it is long and one of them is slow, by
//! another one beside that.

use model::Error;
use secret::Wiped;
use tokio::task::JoinHandle;

use crate::checksum::{ChecksumAlgorithm, Checksummer, Checksums};

/// The bytes up to which a body is short.
const SHORT_BYTES_MAX: u64 = 1 << 20;
/// The bytes that are handed over at once. Their MD5 takes some hundred microseconds, a change of threads some ten.
const PIECE_BYTES: usize = 1 << 18;
/// The most bytes of a body that are kept for its checksums.
pub const BODY_CHECKSUM_BYTES: usize = 2 * PIECE_BYTES;

/// The checksums of a body that comes.
#[derive(Debug)]
pub(crate) struct BodyChecksums {
    is_slow: bool,
    /// The bytes so far.
    bytes: u64,
    /// The state, while no other thread has it.
    idle: Option<Checksummer>,
    /// The other thread, which returns the buffer too.
    busy: Option<JoinHandle<(Checksummer, Wiped)>>,
    /// Bytes that are handed over next.
    waiting: Wiped,
}

impl BodyChecksums {
    /// Returns the checksums of no bytes so far.
    pub(crate) fn new(algorithms: impl Iterator<Item = ChecksumAlgorithm> + Clone) -> Self {
        let is_slow = algorithms.clone().any(ChecksumAlgorithm::is_slow);
        let (idle, waiting) = (Some(Checksummer::new(algorithms)), Wiped::default());
        Self { is_slow, bytes: 0, idle, busy: None, waiting }
    }

    /// Adds bytes. It waits while too many are kept.
    ///
    /// # Errors
    /// `KMSInternalException` where the process ends.
    pub(crate) async fn update(&mut self, mut bytes: &[u8]) -> Result<(), Error> {
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        let is_short = self.bytes <= SHORT_BYTES_MAX || !self.is_slow;
        if let Some(idle) = self.idle.as_mut().filter(|_| is_short) {
            idle.update(bytes);
            return Ok(());
        }
        while !bytes.is_empty() {
            if self.waiting.len() == PIECE_BYTES {
                self.hand_over().await?;
            }
            let room = PIECE_BYTES.saturating_sub(self.waiting.len());
            let (taken, rest) = bytes.split_at(room.min(bytes.len()));
            self.waiting.reserve_exact(room);
            self.waiting.extend_from_slice(taken);
            bytes = rest;
        }
        Ok(())
    }

    /// Returns the checksums of all bytes added.
    ///
    /// # Errors
    /// `KMSInternalException` where the process ends.
    pub(crate) async fn finish(mut self) -> Result<Checksums, Error> {
        if !self.waiting.is_empty() {
            self.hand_over().await?;
        }
        let (summer, _buffer) = self.take().await?;
        Ok(summer.finish())
    }

    async fn hand_over(&mut self) -> Result<(), Error> {
        let (mut summer, buffer) = self.take().await?;
        let mut piece = std::mem::replace(&mut self.waiting, buffer);
        self.busy = Some(tokio::task::spawn_blocking(move || {
            summer.update(&piece);
            piece.clear();
            (summer, piece)
        }));
        Ok(())
    }

    /// Waits until nothing is being computed, and takes the state and an empty buffer.
    async fn take(&mut self) -> Result<(Checksummer, Wiped), Error> {
        match self.busy.take() {
            Some(busy) => busy.await.map_err(Error::failed),
            None => {
                let idle = self.idle.take();
                let lost = || Error::internal("the checksums of a body are lost");
                Ok((idle.ok_or_else(lost)?, Wiped::default()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checksum::Checksum;

    #[test]
    fn long_bodies_have_the_checksums_of_their_bytes() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let bytes: Vec<u8> = (0..=250).cycle().take(3_000_000).collect();
        let algorithms = [ChecksumAlgorithm::Md5, ChecksumAlgorithm::Crc64Nvme];
        for (length, piece) in [(0, 1), (1 << 20, 65_536), (3_000_000, 65_536), (3_000_000, 7_001)]
        {
            let mut sums = BodyChecksums::new(algorithms.into_iter());
            let bytes = &bytes[..length];
            let sums = runtime.block_on(async {
                for piece in bytes.chunks(piece) {
                    sums.update(piece).await.unwrap();
                    assert!(sums.waiting.capacity() <= PIECE_BYTES);
                }
                assert_eq!(sums.busy.is_some(), length > 1 << 20);
                sums.finish().await.unwrap()
            });
            for algorithm in algorithms {
                assert_eq!(sums.get(algorithm), Some(&Checksum::of(algorithm, bytes)));
            }
        }
    }

    /// A fast checksum is computed sooner than its bytes are copied.
    #[test]
    fn fast_checksums_stay_where_the_bytes_are() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut sums = BodyChecksums::new(std::iter::once(ChecksumAlgorithm::Crc32c));
        runtime.block_on(sums.update(&[7; 3_000_000])).unwrap();
        assert!(sums.busy.is_none() && sums.waiting.is_empty());
    }
}
