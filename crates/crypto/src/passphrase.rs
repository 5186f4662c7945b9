//! Derives a key from a passphrase: Argon2id, version 1.3 (RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use secret::Secret;

/// The length of a salt in bytes: RFC 9106, 3.1 recommends 16.
pub const SALT_BYTES: usize = 16;

/// The cost of one guess. It is kept beside the salt, and bounded on both sides when it is read back: a lowered cost must not
/// weaken the key, and a raised one must not exhaust the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// A cost outside the bounds, or a derivation that failed for want of memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostError;

impl std::fmt::Display for CostError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the cost of Argon2id is out of bounds or more than this machine has")
    }
}

impl std::error::Error for CostError {}

impl Cost {
    /// The second recommended option of RFC 9106, 4: 64 MiB, 3 passes, 4 lanes.
    pub const DEFAULT: Self = Self { memory_kib: 64 * 1024, passes: 3, lanes: 4 };

    /// Returns a cost from 19 MiB (OWASP's least) to 4 GiB, 1 to 64 passes, 1 to 64 lanes, never cheaper than 19 MiB and 2
    /// passes.
    ///
    /// # Errors
    /// [`CostError`] outside the bounds.
    pub fn new(memory_kib: u32, passes: u32, lanes: u32) -> Result<Self, CostError> {
        let memory_fits = (19 * 1024..=4 * 1024 * 1024).contains(&memory_kib);
        if memory_fits && (2..=64).contains(&passes) && (1..=64).contains(&lanes) {
            return Ok(Self { memory_kib, passes, lanes });
        }
        Err(CostError)
    }

    /// Returns the memory in KiB.
    #[must_use]
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Returns the passes over the memory.
    #[must_use]
    pub const fn passes(self) -> u32 {
        self.passes
    }

    /// Returns the lanes.
    #[must_use]
    pub const fn lanes(self) -> u32 {
        self.lanes
    }
}

/// Derives the key of a passphrase. Takes about a tenth of a second at the default cost, on purpose.
///
/// # Errors
/// [`CostError`].
pub fn derive(
    passphrase: &Secret<[u8]>,
    salt: &[u8; SALT_BYTES],
    cost: Cost,
) -> Result<Secret<[u8; 32]>, CostError> {
    let parameters = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|_out_of_bounds| CostError)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters);
    Secret::<[u8; 32]>::try_fill_with(|out| {
        argon2.hash_password_into(passphrase.expose(), salt, out).map_err(|_no_memory| CostError)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::hex;

    #[test]
    fn the_key_depends_on_passphrase_salt_and_cost() {
        let cheap = Cost::new(19 * 1024, 2, 1).unwrap();
        let derive = |passphrase: &[u8], salt: u8, cost| {
            hex(derive(&Secret::<[u8]>::copy_of(passphrase), &[salt; 16], cost).unwrap().expose())
        };
        let base = derive(b"passphrase", 1, cheap);
        assert_eq!(base, derive(b"passphrase", 1, cheap));
        assert_ne!(base, derive(b"passphrasf", 1, cheap));
        assert_ne!(base, derive(b"passphrase", 2, cheap));
        assert_ne!(base, derive(b"passphrase", 1, Cost::new(19 * 1024, 3, 1).unwrap()));
    }

    #[test]
    fn costs_out_of_bounds_are_refused() {
        for (memory, passes, lanes) in
            [(8, 2, 1), (19 * 1024, 1, 1), (19 * 1024, 2, 0), (u32::MAX, 3, 4)]
        {
            assert_eq!(Cost::new(memory, passes, lanes), Err(CostError));
        }
    }
}
