//! The configuration that the service starts with.

use std::net::SocketAddr;
use std::path::PathBuf;

use bucket_url::BucketUrl;
use cloudtrail::LookupLimits;
use keys::ClockLimits;
use kms::Quotas;
use model::{AccountId, Region, Regions};
use s3::BucketKeyTimes;
use secret::Secret;

use crate::anchor::AuditAnchor;
use crate::cost_limits::AllowedWebhook;
use crate::issuer_keys::Endpoint;
use crate::refusals::RefusalLimits;
use crate::tls_identity::TlsFiles;
use crate::trusted_proxies::TrustedProxies;

/// The configuration of one service.
#[derive(Debug)]
pub struct Config {
    /// The directory that keeps everything.
    pub data_dir: PathBuf,
    /// The address at which the AWS APIs are served.
    pub listen: SocketAddr,
    /// The address at which health and metrics are served.
    pub operations_listen: SocketAddr,
    /// The certificate and key of both. `None` serves without TLS.
    pub tls: Option<TlsFiles>,
    /// The proxies whose word about clients is believed.
    pub trusted_proxies: TrustedProxies,
    /// The account that the first start makes.
    pub account: AccountId,
    /// The Region that clients are meant to use, and that entries show if a request names none.
    pub region: Region,
    /// The Regions that are served.
    pub regions: Regions,
    /// The protection of the root key.
    pub seal: SealSource,
    /// A fixed root access key, instead of a random one.
    pub root_credential: Option<RootCredential>,
    /// Threads that answer requests; 0 means one for each core.
    pub threads: usize,
    /// The PEM certificates under which attestation documents are trusted. `None` means AWS's own.
    pub attestation_roots: Option<Vec<u8>>,
    /// The OpenID Connect issuers whose keys may be fetched; no others are ever called.
    pub oidc_issuers: Vec<Endpoint>,
    /// The PEM certificates under which issuers are trusted besides Mozilla's roots.
    pub oidc_roots: Option<Vec<u8>>,
    /// The places outside this machine's log that keep its heads.
    pub audit_anchors: Vec<AuditAnchor>,
    /// The hosts at which the webhooks of budgets may be; no others are ever called.
    pub webhook_hosts: Vec<AllowedWebhook>,
    /// The request quotas of accounts.
    pub quotas: Quotas,
    /// The limits of lookups of events.
    pub lookups: LookupLimits,
    /// The limits on what unproven callers may write to the audit log.
    pub refusals: RefusalLimits,
    /// The limits within which the clock is trusted.
    pub clock: ClockLimits,
    /// The settings of S3.
    pub s3: S3Config,
    /// The settings as the data directory keeps them for a backup, in TOML and without secrets. `None` keeps the existing ones.
    pub kept_settings: Option<String>,
}

/// The settings of S3.
#[derive(Debug, Default)]
pub struct S3Config {
    /// The domains before which a host names a bucket: `BUCKET.s3.example.com`.
    pub domains: Vec<String>,
    /// The clocks of bucket keys.
    pub bucket_keys: BucketKeyTimes,
    /// The bucket of another object store in which the parts of objects are kept. `None` keeps them in the data directory.
    pub parts_bucket: Option<BucketUrl>,
    /// `true` if SSE-KMS and SSE-C are taken from other machines without TLS.
    pub allows_insecure_keys: bool,
}

/// The protection of the root key.
#[derive(Debug)]
pub enum SealSource {
    /// `DATA_DIR/seal.key`.
    File,
    /// A passphrase, through Argon2id.
    Passphrase(Secret<[u8]>),
}

/// A fixed root access key.
#[derive(Debug)]
pub struct RootCredential {
    /// 16 to 128 word characters, as AWS has them.
    pub access_key_id: String,
    /// The secret.
    pub secret_access_key: Secret<[u8]>,
}
