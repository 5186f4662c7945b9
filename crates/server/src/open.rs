//! Opens everything that is kept, and proves that it belongs together.

use std::ffi::OsString;
use std::sync::Arc;

use attestation::Roots;
use audit::Log;
use auth::Caller;
use ce::CostExplorerEnvironment;
use cloudtrail::{CloudTrailEnvironment, LookupMeters};
use cost::Prices;
use crypto::mac::HmacKey;
use keys::Hierarchy;
use kms::{KeyCache, KeyPairs, LastUsage, Quotas};
use model::generated::KeyLastUsageData;
use model::generated::iam::AccessKeyLastUsed;
use model::{Error, KeyArn, Timestamp};
use objects::PartStore;
use pipeline::{PageTokens, Remembered};
use s3::{BucketCache, BucketKeys, KeyLocks, LongReads};
use store::{SqliteStore, Store};
use tokio::runtime::Runtime;
use usage::UsageTable;

use crate::aws_services::AwsServices;
use crate::changes::Changes;
use crate::clock::Clock;
use crate::config::{Config, S3Config};
use crate::cost_limits::CostLimits;
use crate::data_dir::{DataDir, Lock};
use crate::internal_calls::{CalledCaches, InternalCalls};
use crate::issuer_keys::IssuerKeys;
use crate::metrics::Metrics;
use crate::reconcile::reconcile;
use crate::refusals::UnprovenRefusals;
use crate::request_memory::RequestMemory;
use crate::server::Server;
use crate::simulations::Simulations;
use crate::start_error::StartError;
use crate::timekeeper::Timekeeper;
use crate::{archiving, part_place, position};

/// Makes the runtime of background work.
pub(crate) fn runtime() -> Result<Runtime, StartError> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder
        .worker_threads(1)
        .thread_name("background")
        .enable_all()
        .build()
        .map_err(StartError::Thread)
}

/// A data directory that is open and locked.
pub(crate) struct Open {
    pub(crate) service: Arc<Server>,
    pub(crate) data_dir: DataDir,
    pub(crate) lock: Lock,
    pub(crate) first_start: bool,
}

/// Opens everything that is kept.
pub(crate) async fn open(mut config: Config, clock: Arc<dyn Clock>) -> Result<Open, StartError> {
    let now = clock.now();
    // Before anything is made.
    crate::credentials::check(config.root_credential.as_ref())?;
    let issuer_keys = issuer_keys(&mut config, &clock)?;
    wire::warm_up();
    let data_dir = DataDir::create(&config.data_dir)?;
    let lock = data_dir.lock()?;
    let seal = std::mem::replace(&mut config.seal, crate::config::SealSource::File);
    let (hierarchy, first_start) = data_dir.hierarchy(seal, now)?;
    let hierarchy = Arc::new(hierarchy);
    let store = SqliteStore::open(&data_dir.store(), &hierarchy.store_integrity_key()?)?;
    let (log, opened, usage) = open_log(&data_dir, &hierarchy)?;
    position::check(&store, &opened)?;
    let time = Timekeeper::start(Arc::clone(&clock), config.clock, &store, &opened)?;
    log.note_clock(time.mark());
    reconcile(&store, &log, &opened, config.account, &config.region, now).await?;
    archiving::check(&store, &log, config.account, &config.region, now).await?;
    crate::credentials::open(&store, &log, &hierarchy, &mut config, &data_dir, now).await?;
    if let Some(settings) = &config.kept_settings {
        data_dir.keep_settings(settings)?;
    }
    if first_start {
        data_dir.complete()?;
    }
    data_dir.pinned()?.into_iter().for_each(|pinned| store.pin(pinned));
    let (store, log): (Arc<dyn Store>, _) = (Arc::new(store), Arc::new(log));
    let identities =
        iam::IdentityCache::new(Arc::clone(&store), Arc::clone(&hierarchy), config.region.clone());
    let identities = Arc::new(identities.with_uses(Arc::new(LogUsage(Arc::clone(&log)))));
    let threads = threads_besides(config.threads);
    let kms = Arc::new(kms::Environment {
        key_cache: KeyCache::new(Arc::clone(&store)),
        hierarchy,
        identities: Arc::<iam::IdentityCache>::clone(&identities),
        last_usage: Arc::new(LogUsage(Arc::clone(&log))),
        attestation_roots: attestation_roots(config.attestation_roots.as_deref())?,
        key_pairs: Arc::new(KeyPairs::start(threads).map_err(StartError::Thread)?),
        quotas: std::mem::replace(&mut config.quotas, Quotas::off()),
        remembered: Remembered::default(),
        regions: config.regions.clone(),
    });
    warn_of_unserved_keys(&kms);
    let (changes, time) = (Changes::new(), Arc::new(time));
    let called = CalledCaches { kms: Arc::clone(&kms), identities: Arc::clone(&identities) };
    let calls = InternalCalls::new(called, &store, &log, &changes, &time);
    let parts = part_place::open(&*store, &data_dir, config.s3.parts_bucket.as_ref()).await?;
    let memory = RequestMemory::new(parts.writer_bytes() + s3::BODY_CHECKSUM_BYTES);
    let s3 = Arc::new(s3_environment(&config.s3, calls, &kms, &identities, &store, parts));
    let aws = aws_services(&config, &log, Arc::clone(&usage), kms, identities, s3)?;
    let service = Arc::new(Server {
        aws,
        store,
        log,
        metrics: Arc::new(Metrics::new()),
        clock,
        time,
        account: config.account,
        region: config.region,
        changes,
        memory,
        issuer_keys,
        refusals: UnprovenRefusals::new(config.refusals),
        simulations: Simulations::start(threads).map_err(StartError::Thread)?,
        s3_domains: config.s3.domains,
        proxies: Arc::new(config.trusted_proxies),
        limits: CostLimits::new(usage, config.webhook_hosts),
    });
    Ok(Open { service, data_dir, lock, first_start })
}

/// Joins the services, with CloudTrail and Cost Explorer, which only read.
fn aws_services(
    config: &Config,
    log: &Arc<Log>,
    usage: Arc<UsageTable>,
    kms: Arc<kms::Environment>,
    identities: Arc<iam::IdentityCache>,
    s3: Arc<s3::S3Environment>,
) -> Result<AwsServices, StartError> {
    let cloudtrail = Arc::new(cloudtrail_environment(config, log, &kms, &identities)?);
    let cost_explorer = Arc::new(cost_explorer_environment(config, usage, &kms, &identities)?);
    let nobody = Caller::root(config.account, &config.region);
    let regions = &config.regions;
    Ok(AwsServices::new(kms, identities, s3, cloudtrail, cost_explorer, &nobody, regions))
}

/// Opens what S3 needs.
fn s3_environment(
    config: &S3Config,
    calls: InternalCalls,
    kms: &Arc<kms::Environment>,
    identities: &Arc<iam::IdentityCache>,
    store: &Arc<dyn Store>,
    parts: Arc<dyn PartStore>,
) -> s3::S3Environment {
    s3::S3Environment {
        store: Arc::clone(store),
        buckets: BucketCache::new(Arc::clone(store)),
        parts,
        hierarchy: Arc::clone(&kms.hierarchy),
        identities: Arc::<iam::IdentityCache>::clone(identities),
        kms: Arc::new(calls),
        key_locks: KeyLocks::default(),
        long_lists: LongReads::default(),
        long_completions: LongReads::default(),
        bucket_keys: Arc::new(BucketKeys::new(config.bucket_keys)),
        allows_insecure_keys: config.allows_insecure_keys,
        regions: kms.regions.clone(),
    }
}

/// Opens what CloudTrail needs.
fn cloudtrail_environment(
    config: &Config,
    log: &Arc<Log>,
    kms: &kms::Environment,
    identities: &Arc<iam::IdentityCache>,
) -> Result<CloudTrailEnvironment, StartError> {
    Ok(CloudTrailEnvironment {
        log: Arc::clone(log),
        identities: Arc::<iam::IdentityCache>::clone(identities),
        tokens: page_tokens(&kms.hierarchy, "cloudtrail")?,
        limits: config.lookups,
        meters: LookupMeters::default(),
        global_region: cloudtrail::global_region(&config.region, &config.regions),
    })
}

/// Opens what Cost Explorer needs.
fn cost_explorer_environment(
    config: &Config,
    usage: Arc<UsageTable>,
    kms: &kms::Environment,
    identities: &Arc<iam::IdentityCache>,
) -> Result<CostExplorerEnvironment, StartError> {
    Ok(CostExplorerEnvironment {
        usage,
        prices: Arc::new(Prices::aws().map_err(StartError::Prices)?),
        identities: Arc::<iam::IdentityCache>::clone(identities),
        tokens: page_tokens(&kms.hierarchy, "ce")?,
        payer: config.account,
    })
}

/// Returns the tokens of next pages of a service.
fn page_tokens(hierarchy: &Hierarchy, service: &'static str) -> Result<PageTokens, StartError> {
    Ok(PageTokens::new(HmacKey::new(hierarchy.page_token_key()?.expose()), service))
}

/// Opens the audit log, with the table of metered requests beside it.
fn open_log(
    data_dir: &DataDir,
    hierarchy: &Hierarchy,
) -> Result<(Log, audit::Opened, Arc<UsageTable>), StartError> {
    let (dir, key) = (data_dir.audit(), hierarchy.audit_key()?);
    let usage = Arc::new(UsageTable::new(&dir, &key));
    let (log, opened) = Log::open_with_folds(&dir, &key, vec![Arc::<UsageTable>::clone(&usage)])?;
    tell_of_strays(&opened.strays);
    Ok((log, opened, usage))
}

/// Warns the operator of files that are no part of the log. If segments were archived into the directory, these may be the only
/// copies of entries.
fn tell_of_strays(strays: &[OsString]) {
    let is_kept = |name: &&OsString| {
        let name = name.to_string_lossy();
        name.ends_with(".jsonl.zst") || name.starts_with("base.")
    };
    let (kept, strays): (Vec<_>, Vec<_>) = strays.iter().partition(is_kept);
    if !kept.is_empty() {
        tracing::warn!(
            ?kept,
            "files in the audit directory look like archived segments or bases of a log, and may be the only copy of its \
             entries: keep them, and move them to the archive, outside the data directory"
        );
    }
    if !strays.is_empty() {
        tracing::warn!(
            ?strays,
            "files in the audit directory that are no part of the log are passed over: look what they are, and move them elsewhere"
        );
    }
}

/// Warns the operator of keys that nobody can use because their Region is not served. Their dates of deletion and rotation count.
fn warn_of_unserved_keys(environment: &kms::Environment) {
    let places = match environment.key_cache.key_places() {
        Ok(places) => places,
        Err(error) => return tracing::warn!(%error, "cannot see in which Regions there are keys"),
    };
    for (account, region) in places {
        if environment.regions.get(&region).is_none() {
            tracing::warn!(
                account,
                region,
                "there are keys in a Region that is not served: add it to --regions to use them"
            );
        }
    }
}

fn attestation_roots(pem: Option<&[u8]>) -> Result<Roots, StartError> {
    let roots = pem.map_or_else(Roots::aws, Roots::from_pem);
    roots.map_err(|_invalid| StartError::AttestationRoots)
}

fn issuer_keys(config: &mut Config, clock: &Arc<dyn Clock>) -> Result<IssuerKeys, StartError> {
    let issuers = std::mem::take(&mut config.oidc_issuers);
    let keys = IssuerKeys::new(issuers, config.oidc_roots.as_deref(), Arc::clone(clock));
    keys.map_err(|_invalid| StartError::OidcRoots)
}

/// Returns how many threads find primes, and how many run simulations: half as many as answer requests, rounded up.
fn threads_besides(threads: usize) -> usize {
    let threads = match threads {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        threads => threads,
    };
    threads.div_ceil(2)
}

/// The audit log as the source of GetKeyLastUsage and GetAccessKeyLastUsed.
struct LogUsage(Arc<Log>);

impl LastUsage for LogUsage {
    fn last_usage(&self, key: &KeyArn) -> Result<Option<KeyLastUsageData>, Error> {
        let last = self.0.last_use(&key.to_string()).map_err(Error::failed)?;
        Ok(last.map(|last| KeyLastUsageData {
            operation: Some(last.operation),
            timestamp: Some(Timestamp::from_millis(last.time)),
            cloud_trail_event_id: Some(last.event_id),
            kms_request_id: Some(last.request_id),
        }))
    }

    /// Returns the oldest possible time: tracking has no beginning, the log goes back to the first start.
    fn tracking_start(&self) -> Timestamp {
        Timestamp::EPOCH
    }
}

impl iam::AccessKeyUses for LogUsage {
    fn last_use(&self, access_key_id: &str) -> Result<Option<AccessKeyLastUsed>, Error> {
        let last = self.0.access_key_use(access_key_id).map_err(Error::failed)?;
        Ok(last.map(|last| AccessKeyLastUsed {
            last_used_date: Some(Timestamp::from_millis(last.time)),
            service_name: Some(last.service),
            region: Some(last.region),
        }))
    }
}
