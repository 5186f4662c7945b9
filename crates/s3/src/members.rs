//! Members that many requests and replies have in common, each a field of its own in the model: the headers of encryption and of
//! checksums, and what tells what an object is.

use model::generated::s3::{ChecksumType, ServerSideEncryption};

use crate::records::version::{KeptEncryption, KmsDataKey, KmsEncryption};

/// The member of `additionalEventData` that tells the encryption. Source: S3 user guide, "Amazon S3 CloudTrail events".
pub(crate) const SSE_APPLIED: &str = "SSEApplied";

/// The encryption of an object, as replies tell it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShownEncryption {
    /// The name under which the audit log tells it.
    pub(crate) applied: &'static str,
    pub(crate) algorithm: Option<ServerSideEncryption>,
    pub(crate) kms_key: Option<String>,
    /// Only told if it is true.
    pub(crate) bucket_key: Option<bool>,
    pub(crate) customer_algorithm: Option<String>,
    pub(crate) customer_key_md5: Option<String>,
    /// The encryption context as it was sent, which only replies to writes tell.
    pub(crate) context: Option<String>,
}

impl ShownEncryption {
    pub(crate) fn of(encryption: &KeptEncryption) -> Self {
        let shown = match encryption {
            KeptEncryption::S3(_) => {
                Self { algorithm: Some(ServerSideEncryption::Aes256), ..Self::default() }
            }
            KeptEncryption::Kms(kms) => Self::kms(ServerSideEncryption::AwsKms, kms),
            KeptEncryption::Dsse { kms, .. } => Self::kms(ServerSideEncryption::AwsKmsDsse, kms),
            KeptEncryption::Customer(customer) => Self {
                customer_algorithm: Some("AES256".to_owned()),
                customer_key_md5: Some(customer.key_md5.clone()),
                ..Self::default()
            },
        };
        Self { applied: encryption.applied(), ..shown }
    }

    fn kms(algorithm: ServerSideEncryption, kms: &KmsEncryption) -> Self {
        let is_derived =
            matches!(kms.data_key, KmsDataKey::Derived { .. } | KmsDataKey::Sealed { .. });
        let pairs: serde_json::Map<_, _> =
            kms.context.iter().map(|(key, value)| (key.clone(), value.clone().into())).collect();
        let json = serde_json::Value::Object(pairs).to_string();
        let context = (!kms.context.is_empty())
            .then(|| base64_simd::STANDARD.encode_to_string(json.as_bytes()));
        Self {
            algorithm: Some(algorithm),
            kms_key: Some(kms.key.clone()),
            bucket_key: is_derived.then_some(true),
            context,
            ..Self::default()
        }
    }
}

/// Returns the type of a checksum as replies tell it.
pub(crate) const fn checksum_type(kind: crate::checksum::ChecksumType) -> ChecksumType {
    match kind {
        crate::checksum::ChecksumType::Composite => ChecksumType::Composite,
        crate::checksum::ChecksumType::FullObject => ChecksumType::FullObject,
    }
}

/// Sets the members of a reply that tell its encryption.
macro_rules! show_encryption {
    ($output:ident, $shown:expr) => {{
        let shown = $shown;
        $output.server_side_encryption = shown.algorithm;
        $output.ssekms_key_id = shown.kms_key;
        $output.bucket_key_enabled = shown.bucket_key;
        $output.sse_customer_algorithm = shown.customer_algorithm;
        $output.sse_customer_key_md5 = shown.customer_key_md5;
    }};
}

/// Sets the member of a reply that tells the checksum.
macro_rules! show_checksum {
    ($output:ident, $algorithm:expr, $value:expr) => {{
        use crate::checksum::ChecksumAlgorithm as Algorithm;
        let member = match $algorithm {
            Algorithm::Crc32 => &mut $output.checksum_crc32,
            Algorithm::Crc32c => &mut $output.checksum_crc32_c,
            Algorithm::Crc64Nvme => &mut $output.checksum_crc64_nvme,
            Algorithm::Sha1 => &mut $output.checksum_sha1,
            Algorithm::Sha256 => &mut $output.checksum_sha256,
            Algorithm::Sha512 => &mut $output.checksum_sha512,
            Algorithm::Md5 => &mut $output.checksum_md5,
            Algorithm::XxHash64 => &mut $output.checksum_xxhash64,
            Algorithm::XxHash3 => &mut $output.checksum_xxhash3,
            Algorithm::XxHash128 => &mut $output.checksum_xxhash128,
        };
        *member = Some($value);
    }};
}

/// Returns the checksums that a request states, by the names of their headers.
macro_rules! stated_checksums {
    ($input:ident) => {
        [
            ("x-amz-checksum-crc32", &$input.checksum_crc32),
            ("x-amz-checksum-crc32c", &$input.checksum_crc32_c),
            ("x-amz-checksum-crc64nvme", &$input.checksum_crc64_nvme),
            ("x-amz-checksum-sha1", &$input.checksum_sha1),
            ("x-amz-checksum-sha256", &$input.checksum_sha256),
            ("x-amz-checksum-sha512", &$input.checksum_sha512),
            ("x-amz-checksum-md5", &$input.checksum_md5),
            ("x-amz-checksum-xxhash64", &$input.checksum_xxhash64),
            ("x-amz-checksum-xxhash3", &$input.checksum_xxhash3),
            ("x-amz-checksum-xxhash128", &$input.checksum_xxhash128),
        ]
        .into_iter()
        .filter_map(|(name, value)| value.as_deref().map(|value| (name, value)))
        .collect::<Vec<_>>()
    };
}

/// Sets the members of a reply that tell what an object is.
macro_rules! show_head {
    ($output:ident, $head:ident, $bytes:ident) => {{
        $output.accept_ranges = Some("bytes".to_owned());
        $output.last_modified = Some($head.modified);
        $output.content_length = i64::try_from($bytes.range.end - $bytes.range.start).ok();
        $output.content_range = $bytes.content_range.clone();
        $output.parts_count = $bytes.parts;
        $output.e_tag = Some($head.digests.etag.quoted());
        $output.version_id = $head.version_id.clone();
        $output.cache_control = $head.header("cache-control");
        $output.content_disposition = $head.header("content-disposition");
        $output.content_encoding = $head.header("content-encoding");
        $output.content_language = $head.header("content-language");
        $output.content_type = $head.header("content-type");
        $output.expires = $head.header("expires");
        let metadata = $head.content.metadata.clone();
        $output.metadata = (!metadata.is_empty()).then_some(metadata);
        $output.tag_count = $head.tag_count();
        $output.storage_class = $head.storage_class();
    }};
}

/// Returns the headers of SSE-C of a request.
macro_rules! customer_key_headers {
    ($input:ident) => {
        crate::customer_key::CustomerKeyHeaders {
            algorithm: $input.sse_customer_algorithm.as_deref(),
            key: $input.sse_customer_key.as_ref(),
            key_md5: $input.sse_customer_key_md5.as_deref(),
        }
    };
}

/// Returns the headers of SSE-C for the source of a copy.
macro_rules! copy_source_key_headers {
    ($input:ident) => {
        crate::customer_key::CustomerKeyHeaders {
            algorithm: $input.copy_source_sse_customer_algorithm.as_deref(),
            key: $input.copy_source_sse_customer_key.as_ref(),
            key_md5: $input.copy_source_sse_customer_key_md5.as_deref(),
        }
    };
}

/// Returns the headers with which a write asks for encryption.
macro_rules! sse_headers {
    ($input:ident) => {
        crate::encryption_request::SseHeaders {
            method: $input.server_side_encryption.map(|method| method.as_str()),
            kms_key_id: $input.ssekms_key_id.as_deref(),
            context: $input.ssekms_encryption_context.as_deref(),
            bucket_key_enabled: $input.bucket_key_enabled,
            customer_key: customer_key_headers!($input),
        }
    };
}

/// Returns the metadata in the headers of a write.
macro_rules! metadata_headers {
    ($input:ident) => {
        crate::object_metadata::MetadataHeaders {
            system: crate::system_metadata::SystemHeaders {
                content_type: $input.content_type.as_deref(),
                cache_control: $input.cache_control.as_deref(),
                content_disposition: $input.content_disposition.as_deref(),
                content_encoding: $input.content_encoding.as_deref(),
                content_language: $input.content_language.as_deref(),
                expires: $input.expires.as_deref(),
                website_redirect_location: $input.website_redirect_location.as_deref(),
            },
            user: $input.metadata.as_ref(),
            tagging: $input.tagging.as_deref(),
            storage_class: $input.storage_class.map(|class| class.as_str()),
            has_object_lock: $input.object_lock_mode.is_some()
                || $input.object_lock_retain_until_date.is_some()
                || $input.object_lock_legal_hold_status.is_some()
                || $input.object_lock_event_hold.is_some()
                || $input.object_lock_event_hold_duration_days.is_some()
                || $input.object_lock_event_hold_duration_years.is_some(),
        }
    };
}

/// Refuses headers that give others rights to an object: ACLs are switched off.
macro_rules! refuse_acl {
    ($input:ident) => {
        crate::acl::check(
            $input.acl.as_ref().map(|acl| acl.as_str()),
            &[
                &$input.grant_full_control,
                &$input.grant_read,
                &$input.grant_read_acp,
                &$input.grant_write_acp,
            ],
        )
    };
}

pub(crate) use {
    copy_source_key_headers, customer_key_headers, metadata_headers, refuse_acl, show_checksum,
    show_encryption, show_head, sse_headers, stated_checksums,
};
