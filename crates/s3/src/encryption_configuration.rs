//! The encryption of a bucket as requests and replies have it.

use model::Error;
use model::generated::s3::{
    BlockedEncryptionTypes, EncryptionType, ServerSideEncryption, ServerSideEncryptionByDefault,
    ServerSideEncryptionConfiguration, ServerSideEncryptionRule,
};

use crate::bucket_encryption::{BucketEncryption, EncryptionRule};
use crate::encryption_request::SseMethod;
use crate::records::bucket::{BucketRecord, DefaultEncryption};

/// Returns the configuration as S3 shows it. Every bucket has one.
pub(crate) fn shown(encryption: &BucketEncryption) -> ServerSideEncryptionConfiguration {
    let algorithm = ServerSideEncryption::parse(encryption.method.name());
    let by_default = ServerSideEncryptionByDefault {
        sse_algorithm: algorithm.unwrap_or(ServerSideEncryption::Aes256),
        kms_master_key_id: encryption.key_id.clone(),
    };
    let blocked = encryption.blocked_types();
    let blocked = blocked.into_iter().filter_map(EncryptionType::parse).collect();
    let rule = ServerSideEncryptionRule {
        apply_server_side_encryption_by_default: Some(by_default),
        bucket_key_enabled: Some(encryption.bucket_key_enabled),
        blocked_encryption_types: Some(BlockedEncryptionTypes { encryption_type: Some(blocked) }),
    };
    ServerSideEncryptionConfiguration { rules: vec![rule] }
}

/// Returns the encryption of a bucket that has `before`, with a configuration set.
///
/// # Errors
/// The errors of [`BucketEncryption::after_put`].
pub(crate) fn after_put(
    before: &BucketEncryption,
    configuration: &ServerSideEncryptionConfiguration,
) -> Result<BucketEncryption, Error> {
    let blocked: Vec<_> = configuration.rules.iter().map(blocked_types).collect();
    let rules = configuration.rules.iter().zip(&blocked);
    let rules: Vec<_> = rules.map(|(rule, blocked)| given(rule, blocked.as_deref())).collect();
    before.after_put(&rules)
}

fn given<'a>(
    rule: &'a ServerSideEncryptionRule,
    blocked_types: Option<&'a [&'a str]>,
) -> EncryptionRule<'a> {
    let by_default = rule.apply_server_side_encryption_by_default.as_ref();
    EncryptionRule {
        method: by_default.map(|by_default| by_default.sse_algorithm.as_str()),
        key_id: by_default.and_then(|by_default| by_default.kms_master_key_id.as_deref()),
        bucket_key_enabled: rule.bucket_key_enabled,
        blocked_types,
    }
}

fn blocked_types(rule: &ServerSideEncryptionRule) -> Option<Vec<&'static str>> {
    let types = rule.blocked_encryption_types.as_ref()?.encryption_type.as_ref()?;
    Some(types.iter().map(|one| one.as_str()).collect())
}

/// Keeps an encryption in the record of a bucket.
pub(crate) fn keep(bucket: &mut BucketRecord, encryption: BucketEncryption) {
    let BucketEncryption { method, key_id, bucket_key_enabled, blocks_customer_keys } = encryption;
    bucket.allows_sse_c = !blocks_customer_keys;
    let is_usual = method == SseMethod::S3 && !bucket_key_enabled;
    bucket.encryption = (!is_usual).then(|| DefaultEncryption {
        algorithm: method.name().to_owned(),
        key_id,
        bucket_key: bucket_key_enabled,
    });
}
