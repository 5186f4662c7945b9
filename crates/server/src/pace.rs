//! The least pace of a client that sends or takes the content of an object. Without one, a few clients that move a byte from time to
//! time would keep the places of all.

use std::time::Duration;

/// The bytes that have to move in one window: 1 KiB for each second. AWS does not say what it asks for.
const WINDOW_BYTES_MIN: usize = 60 * 1024;
/// The time waited for the client that makes a window.
const WINDOW: Duration = Duration::from_secs(60);

/// The pace of one client. Only the time in which it is waited for counts.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    waited: Duration,
    bytes: usize,
}

/// The client is too slow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TooSlow;

impl Pace {
    /// Notes that so many bytes moved after a wait for the client.
    ///
    /// # Errors
    /// Too few have moved in the window that ends.
    pub(crate) fn moved(&mut self, waited: Duration, bytes: usize) -> Result<(), TooSlow> {
        self.waited += waited;
        self.bytes = self.bytes.saturating_add(bytes);
        if self.waited < WINDOW {
            return Ok(());
        }
        let ended = std::mem::take(self);
        if ended.bytes < WINDOW_BYTES_MIN { Err(TooSlow) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn a_byte_from_time_to_time_is_too_slow_after_a_minute() {
        let mut pace = Pace::default();
        for _ in 0..3 {
            assert_eq!(pace.moved(15 * SECOND, 1), Ok(()));
        }
        assert_eq!(pace.moved(15 * SECOND, 1), Err(TooSlow));
    }

    #[test]
    fn a_kibibyte_each_second_is_enough_for_ever() {
        let mut pace = Pace::default();
        assert!((0..1_000).all(|_| pace.moved(SECOND, 1024).is_ok()));
    }

    #[test]
    fn what_moved_at_first_gives_no_time_later_and_the_server_has_its_own() {
        let mut pace = Pace::default();
        assert_eq!(pace.moved(Duration::ZERO, 1 << 30), Ok(()));
        assert_eq!(pace.moved(60 * SECOND, 1), Ok(()));
        assert_eq!(pace.moved(Duration::ZERO, 1), Ok(()), "no time passed for the client");
        assert_eq!(pace.moved(60 * SECOND, 1), Err(TooSlow));
    }
}
