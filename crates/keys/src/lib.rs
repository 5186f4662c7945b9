//! The life of a KMS key: the protection of its material, its states, its rotation, and the ciphertext that it makes.
//!
//! From the outside in: the [`seal`] protects the root key, the root key protects domain keys, a domain key protects key material
//! ([`hierarchy`], [`material`]), key material protects messages ([`blob`]). A [`Key`] is a value: time, randomness and storage
//! come from outside, every change is a method that returns AWS's error or succeeds. [`requirements`] say which operations
//! a key is for, [`clock`] when changes that cannot be undone may happen.
//!
//! The only file touched here is the seal key's.

mod hex;
mod kind;

pub mod algorithm;
pub mod blob;
pub mod clock;
pub mod context;
pub mod due;
pub mod hierarchy;
pub mod key;
pub mod material;
pub mod requirements;
pub mod seal;

pub use clock::{ClockLimits, ClockMonitor, ClockReading, ClockState, ConfirmedTime};
pub use context::CiphertextContext;
pub use due::Work;
pub use hierarchy::{Hierarchy, HierarchyError, Purpose, Stored};
pub use key::{Import, Key, KeyPolicy, MultiRegion, NewKey, NewReplica, State, Tag};
pub use kind::KeyKind;
pub use material::{Material, MaterialId};
pub use seal::{Seal, SealFile, SealKey, SealKeyError};
