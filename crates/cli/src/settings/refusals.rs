//! The limits on what unproven callers may write.

use server::RefusalLimits;

use super::Settings;
use crate::Failure;

impl Settings {
    /// Returns the limits.
    pub(super) fn refusals(&self) -> Result<RefusalLimits, Failure> {
        let number = |name: &str| {
            let text = self.value(name);
            text.parse::<u32>().map_err(|_invalid| {
                format!("--{name} is `{text}`: take a whole number, such as 10")
            })
        };
        Ok(RefusalLimits {
            entries_per_second: number("unproven-entries-per-second")?,
            disk_reserve_bytes: u64::from(number("disk-reserve-mib")?) * 1024 * 1024,
        })
    }
}
