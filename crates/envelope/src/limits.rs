//! The limits of messages.

/// The longest frame, or body without frames, that is opened in memory, and released as a whole once it is authentic.
pub const PART_BYTES_MAX: u32 = 8 << 20;

/// The longest frame that is written: every implementation reads it, and this one in memory.
pub const FRAME_BYTES_MAX: u32 = 8 << 20;
