//! The metadata of a new object, from the headers of its write.

use std::collections::BTreeMap;

use model::Error;

use crate::error::header_not_implemented;
use crate::system_metadata::{SystemHeaders, SystemMetadata};
use crate::tag_set::TagSet;

/// The metadata of a new object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectMetadata {
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) tags: Vec<(String, String)>,
    pub(crate) storage_class: Option<String>,
}

/// The headers of a write about the metadata of its object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MetadataHeaders<'a> {
    pub(crate) system: SystemHeaders<'a>,
    pub(crate) user: Option<&'a BTreeMap<String, String>>,
    pub(crate) tagging: Option<&'a str>,
    pub(crate) storage_class: Option<&'a str>,
    pub(crate) has_object_lock: bool,
}

impl ObjectMetadata {
    /// Takes the metadata from the headers of a write.
    ///
    /// # Errors
    /// `MetadataTooLarge`; `InvalidTag`; `NotImplemented` for a header that nothing would follow from.
    pub(crate) fn of_headers(headers: &MetadataHeaders<'_>) -> Result<Self, Error> {
        if headers.has_object_lock {
            let message = "Object Lock is not implemented: write the object without its headers.";
            return Err(header_not_implemented("x-amz-object-lock-mode", message));
        }
        let tags = match headers.tagging {
            Some(header) => TagSet::parse(header)?.pairs().to_vec(),
            None => Vec::new(),
        };
        let class = headers.storage_class.filter(|class| *class != "STANDARD");
        Ok(Self {
            headers: kept_headers(SystemMetadata::of_headers(headers.system)?),
            metadata: headers.user.cloned().unwrap_or_default(),
            tags,
            storage_class: class.map(str::to_owned),
        })
    }
}

/// Returns the headers that are kept, by their names.
fn kept_headers(metadata: SystemMetadata) -> BTreeMap<String, String> {
    let pairs = [
        ("cache-control", metadata.cache_control),
        ("content-disposition", metadata.content_disposition),
        ("content-encoding", metadata.content_encoding),
        ("content-language", metadata.content_language),
        ("content-type", Some(metadata.content_type)),
        ("expires", metadata.expires),
    ];
    pairs.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect()
}
