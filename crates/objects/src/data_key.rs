//! The data key of an object.

use secret::Secret;

/// The number of times that the data of an object is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layers {
    /// Once: SSE-S3, SSE-KMS, SSE-C.
    One,
    /// Twice, under independent keys: DSSE-KMS.
    Two,
}

impl Layers {
    /// Returns the number that stands in headers and manifests: the suite.
    pub(crate) const fn suite(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }

    /// Returns the layers that a number stands for.
    pub(crate) const fn of_suite(suite: u8) -> Option<Self> {
        match suite {
            1 => Some(Self::One),
            2 => Some(Self::Two),
            _ => None,
        }
    }
}

/// The data key of an object: one key, or two independent ones.
///
/// All keys of its parts, and that of its manifest, are derived from it. It must belong to one object version: parts are bound to
/// data keys, and manifests to versions.
#[derive(Debug)]
pub struct ObjectDataKey {
    inner: Secret<[u8; 32]>,
    outer: Option<Secret<[u8; 32]>>,
}

impl ObjectDataKey {
    /// Returns the data key of an object that is encrypted once.
    #[must_use]
    pub const fn new(key: Secret<[u8; 32]>) -> Self {
        Self { inner: key, outer: None }
    }

    /// Returns the data key of an object that is encrypted under `inner` and then under `outer`, as DSSE-KMS asks for. The two
    /// must be drawn independently.
    #[must_use]
    pub const fn double(inner: Secret<[u8; 32]>, outer: Secret<[u8; 32]>) -> Self {
        Self { inner, outer: Some(outer) }
    }

    /// Returns how often data is encrypted under it.
    #[must_use]
    pub const fn layers(&self) -> Layers {
        if self.outer.is_some() { Layers::Two } else { Layers::One }
    }

    /// Returns the key of an object that is encrypted once, to be encrypted under another one. `None` for an object that is encrypted
    /// twice.
    #[must_use]
    pub const fn single(&self) -> Option<&Secret<[u8; 32]>> {
        if self.outer.is_some() { None } else { Some(&self.inner) }
    }

    pub(crate) const fn inner(&self) -> &Secret<[u8; 32]> {
        &self.inner
    }

    pub(crate) const fn outer(&self) -> Option<&Secret<[u8; 32]>> {
        self.outer.as_ref()
    }
}
