//! Settings: flags, then environment, then a TOML file, then defaults.

mod issuers;
mod lookups;
mod quotas;
mod refusals;
mod s3;
mod secrets;
mod tls;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, FromArgMatches as _};
use model::{AccountId, Region, Regions};
use server::{AUDIT_ANCHORS_MAX, AllowedWebhook, AuditAnchor, ClockLimits, Config, SealSource};

use crate::Failure;
use quotas::QUOTA_VALUES;
pub(crate) use s3::parse_bucket;
pub(crate) use secrets::read_passphrase;
use secrets::root_credential;

/// The settings that the service takes. Each flag has an environment variable and a key in the file of the same name.
#[derive(Debug, Args)]
pub(crate) struct SettingsArguments {
    /// The directory for everything that is kept: keys, audit log, credentials.
    #[arg(long, env = "BULLA_DATA_DIR", default_value = "bulla-data", value_name = "DIR")]
    data_dir: Option<String>,
    /// The address at which the AWS APIs are served.
    #[arg(long, env = "BULLA_LISTEN", default_value = "127.0.0.1:3500", value_name = "ADDR")]
    listen: Option<String>,
    /// The address of /healthz, /readyz and /metrics; never expose it to applications.
    #[arg(
        long,
        env = "BULLA_OPERATIONS_LISTEN",
        default_value = "127.0.0.1:3501",
        value_name = "ADDR"
    )]
    operations_listen: Option<String>,
    /// Serve both addresses over TLS, with the certificate (PEM) in this file and those that lead to a root. It is read again when it
    /// changes, together with its key.
    #[arg(long, env = "BULLA_TLS_CERT", value_name = "FILE")]
    tls_cert: Option<String>,
    /// The private key (PEM) of that certificate, which only its owner and a group may read.
    #[arg(long, env = "BULLA_TLS_KEY", value_name = "FILE")]
    tls_key: Option<String>,
    /// Serve only clients with a certificate that one of the authorities (PEM) in this file has issued for clients.
    #[arg(long, env = "BULLA_TLS_CLIENT_CA", value_name = "FILE")]
    tls_client_ca: Option<String>,
    /// Believe the proxies in these networks, separated by commas, such as `10.0.0.0/8`, when they say who the client is and whether
    /// it came over TLS. Nobody else is believed.
    #[arg(long, env = "BULLA_TRUSTED_PROXIES", value_name = "NETWORK,...")]
    trusted_proxies: Option<String>,
    /// The place where these proxies say so: `forwarded`, the headers X-Forwarded-For and X-Forwarded-Proto, or `proxy-v2`, a header
    /// of the PROXY protocol with which each of their connections begins.
    #[arg(long, env = "BULLA_PROXY_WORD", default_value = "forwarded", value_name = "PLACE")]
    proxy_word: Option<String>,
    /// The account that the first start makes.
    #[arg(long, env = "BULLA_ACCOUNT_ID", default_value = "000000000000", value_name = "ID")]
    account_id: Option<String>,
    /// The Region that is suggested to clients. It is served whether --regions names it or not, such as one of your own:
    /// `--region dc-berlin-1`.
    #[arg(long, env = "BULLA_REGION", default_value = "us-east-1", value_name = "REGION")]
    region: Option<String>,
    /// The Regions that are served besides --region, separated by commas, such as `aws,dc-berlin-1`; `aws` means all
    /// that AWS has. A request that is signed for another one is refused.
    #[arg(long, env = "BULLA_REGIONS", default_value = "aws", value_name = "REGION,...")]
    regions: Option<String>,
    /// Protect the root key with the passphrase in this file instead of DATA_DIR/seal.key.
    #[arg(long, env = "BULLA_PASSPHRASE_FILE", value_name = "FILE")]
    passphrase_file: Option<String>,
    /// The threads that answer requests; 0 means one for each core.
    #[arg(long, env = "BULLA_THREADS", default_value = "0", value_name = "N")]
    threads: Option<String>,
    /// The audit entries per second for requests that prove no caller (no valid signature); ten times as many at once. The others
    /// share one entry a second with exact counts, and are answered when it is written.
    #[arg(long, env = "BULLA_UNPROVEN_ENTRIES_PER_SECOND", default_value = "10", value_name = "N")]
    unproven_entries_per_second: Option<String>,
    /// The MiB of the audit log's disk that only callers with a valid signature may fill; others get an empty 500 then.
    #[arg(long, env = "BULLA_DISK_RESERVE_MIB", default_value = "64", value_name = "MIB")]
    disk_reserve_mib: Option<String>,
    /// The log level: error, warn, info, debug or trace.
    #[arg(long, env = "BULLA_LOG", default_value = "info", value_name = "LEVEL")]
    log: Option<String>,
    /// The log format: text or json.
    #[arg(long, env = "BULLA_LOG_FORMAT", default_value = "text", value_name = "FORMAT")]
    log_format: Option<String>,
    /// Request rates and numbers of keys per account: `off`, or `aws` for AWS's defaults. A table `[quota-values]` in the
    /// file replaces single ones by their AWS name, such as `"CreateKey request rate" = 50`.
    #[arg(long, env = "BULLA_QUOTAS", default_value = "off", value_name = "QUOTAS")]
    quotas: Option<String>,
    /// Trust attestation documents of enclaves under the certificates (PEM) in this file instead of AWS's root.
    #[arg(long, env = "BULLA_ATTESTATION_ROOTS", value_name = "FILE")]
    attestation_roots: Option<String>,
    /// Take web identity tokens of these OpenID Connect issuers, separated by commas, and call no others for their keys. Each is
    /// the URL that its tokens have in `iss`, with =ADDRESS at its end if it is in a private network, such as
    /// `https://idp.internal/realm=10.0.0.5`.
    #[arg(long, env = "BULLA_OIDC_ISSUERS", value_name = "URL,...")]
    oidc_issuers: Option<String>,
    /// Trust issuers under the certificates (PEM) in this file too, not only under Mozilla's roots.
    #[arg(long, env = "BULLA_OIDC_CA_FILE", value_name = "FILE")]
    oidc_ca_file: Option<String>,
    /// Keep heads of the audit log elsewhere too, at up to 8 places, separated by commas: `file:PATH`, `syslog:` (this machine's
    /// daemon), `syslog:udp://HOST:PORT`, or an https URL, which gets them as JSON; a URL with =ADDRESS at its end is called at
    /// that address, as one in a private network must be. `bulla audit verify --anchors` compares the log with them.
    #[arg(long, env = "BULLA_AUDIT_ANCHOR", value_name = "PLACE,...")]
    audit_anchor: Option<String>,
    /// Allow the webhooks of budgets (`bulla cost limits`) to be at these hosts, separated by commas: `HOST[:PORT]`, with port 443 if none
    /// is named; with =ADDRESS at its end a host is called at that address, as one in a private network must be. None by default.
    #[arg(long, env = "BULLA_WEBHOOK_ALLOW", value_name = "HOST[:PORT],...")]
    webhook_allow: Option<String>,
    /// The most by which the clock may be ahead of the store and the audit log without a hold-off, such as `90s` or `2h`.
    #[arg(long, env = "BULLA_CLOCK_JUMP_MAX", default_value = "1h", value_name = "DURATION")]
    clock_jump_max: Option<String>,
    /// The running time that a clock further ahead waits out before keys are destroyed or rotated and imported material expires
    /// by it; `bulla clock confirm` ends the wait.
    #[arg(long, env = "BULLA_CLOCK_HOLD_OFF", default_value = "24h", value_name = "DURATION")]
    clock_hold_off: Option<String>,
    /// The domains before which a host names a bucket of S3, separated by commas: with `s3.example.com`, a request to
    /// `photos.s3.example.com` is one to the bucket `photos`.
    #[arg(long, env = "BULLA_S3_DOMAINS", default_value = "localhost", value_name = "DOMAIN,...")]
    s3_domains: Option<String>,
    /// The time for which the plaintext of a bucket key is kept in memory. Then KMS is asked to decrypt it again.
    #[arg(long, env = "BULLA_S3_BUCKET_KEY_CACHE", default_value = "5m", value_name = "DURATION")]
    s3_bucket_key_cache: Option<String>,
    /// The time for which a bucket key encrypts new objects. Then KMS is asked for another one.
    #[arg(long, env = "BULLA_S3_BUCKET_KEY_LIFE", default_value = "24h", value_name = "DURATION")]
    s3_bucket_key_life: Option<String>,
    /// The answer to SSE-KMS and SSE-C from other machines over connections without TLS: `refuse`, as AWS does, or `accept`, if
    /// something in front of the service ends TLS.
    #[arg(long, env = "BULLA_S3_INSECURE_KEYS", default_value = "refuse", value_name = "RULE")]
    s3_insecure_keys: Option<String>,
    /// Keep the data of larger objects in a bucket of another object store, in place of `DATA_DIR/objects`: `s3://BUCKET/PREFIX`,
    /// `gs://...` or `az://...`. What is stored there is encrypted. Credentials and endpoint come from the environment: `AWS_*`,
    /// `GOOGLE_*`, `AZURE_*`. Each service needs a prefix of its own.
    #[arg(
        long,
        env = "BULLA_S3_PARTS_BUCKET",
        default_value = "",
        hide_default_value = true,
        value_name = "URL"
    )]
    s3_parts_bucket: Option<String>,
    /// The days for which LookupEvents of CloudTrail finds an event.
    #[arg(long, env = "BULLA_EVENT_HISTORY_DAYS", default_value = "90", value_name = "DAYS")]
    event_history_days: Option<String>,
    /// The requests for LookupEvents per second of an account in a Region.
    #[arg(
        long,
        env = "BULLA_EVENT_LOOKUPS_PER_SECOND",
        default_value = "2",
        value_name = "NUMBER"
    )]
    event_lookups_per_second: Option<String>,
    /// A TOML file with any of the settings above, such as `listen = "0.0.0.0:3500"`.
    #[arg(long, env = "BULLA_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Print every setting, its value and where it comes from, and stop.
    #[arg(long)]
    pub(crate) print_config: bool,
}

/// The names of the settings: those of the flags, and of the keys in the file.
const SETTINGS: [&str; 32] = [
    "data-dir",
    "listen",
    "operations-listen",
    "tls-cert",
    "tls-key",
    "tls-client-ca",
    "trusted-proxies",
    "proxy-word",
    "account-id",
    "region",
    "regions",
    "passphrase-file",
    "threads",
    "quotas",
    "attestation-roots",
    "oidc-issuers",
    "oidc-ca-file",
    "unproven-entries-per-second",
    "disk-reserve-mib",
    "audit-anchor",
    "webhook-allow",
    "clock-jump-max",
    "clock-hold-off",
    "s3-domains",
    "s3-bucket-key-cache",
    "s3-bucket-key-life",
    "s3-insecure-keys",
    "s3-parts-bucket",
    "event-history-days",
    "event-lookups-per-second",
    "log",
    "log-format",
];
/// The longest list of Regions. Each pair of an account and a Region has quotas of its own.
const REGIONS_MAX: usize = 500;
/// The longest list of hosts of webhooks.
const WEBHOOK_HOSTS_MAX: usize = 100;

/// One setting with its origin.
#[derive(Debug)]
struct Setting {
    name: &'static str,
    value: String,
    origin: String,
}

/// All settings, resolved.
#[derive(Debug)]
pub(crate) struct Settings {
    settings: Vec<Setting>,
    quota_values: BTreeMap<String, u32>,
}

impl Settings {
    /// Resolves the settings.
    pub(crate) fn resolve(
        arguments: &SettingsArguments,
        matches: &ArgMatches,
    ) -> Result<Self, Failure> {
        let file = arguments.config.as_ref().map(read_file).transpose()?.unwrap_or_default();
        let one = |name: &'static str| {
            let id = name.replace('-', "_");
            let given = matches.get_one::<String>(&id).zip(matches.value_source(&id));
            let (value, origin) = match (given, file.get(name)) {
                (Some((value, ValueSource::EnvVariable)), _) => {
                    (value.clone(), format!("environment BULLA_{}", id.to_ascii_uppercase()))
                }
                (Some((value, ValueSource::CommandLine)), _) => {
                    (value.clone(), format!("flag --{name}"))
                }
                (_, Some(value)) => (value_text(value), "file".to_owned()),
                (given, None) => {
                    let default = given.map(|(value, _default)| value.clone());
                    (default.unwrap_or_default(), "default".to_owned())
                }
            };
            Setting { name, value, origin }
        };
        let settings = SETTINGS.map(one).into_iter().collect();
        Ok(Self { settings, quota_values: quotas::values(&file)? })
    }

    /// Returns the settings for a tool that opens the directory while no service runs: those of the environment and of the
    /// service's last start.
    pub(crate) fn kept(data_dir: &Path, passphrase_file: Option<&str>) -> Result<Self, Failure> {
        let mut line: Vec<OsString> = vec!["bulla".into(), "--data-dir".into(), data_dir.into()];
        let kept = data_dir.join(server::SETTINGS_FILE);
        if kept.exists() && std::env::var_os("BULLA_CONFIG").is_none() {
            line.extend(["--config".into(), kept.into()]);
        }
        if let Some(path) = passphrase_file {
            line.extend(["--passphrase-file".into(), path.into()]);
        }
        let matches = SettingsArguments::augment_args(clap::Command::new("bulla"))
            .try_get_matches_from(line)?;
        let mut kept = Self::resolve(&SettingsArguments::from_arg_matches(&matches)?, &matches)?;
        // Of no use to who answers no requests, and their files may be elsewhere for this process.
        let unused = [
            "attestation-roots",
            "oidc-issuers",
            "oidc-ca-file",
            "audit-anchor",
            "tls-cert",
            "tls-key",
            "tls-client-ca",
        ];
        for setting in kept.settings.iter_mut().filter(|one| unused.contains(&one.name)) {
            setting.value.clear();
        }
        Ok(kept)
    }

    fn value(&self, name: &str) -> &str {
        self.settings
            .iter()
            .find(|setting| setting.name == name)
            .map_or("", |setting| &setting.value)
    }

    /// Returns the log level, and whether the format is JSON.
    pub(crate) fn log(&self) -> Result<(tracing::Level, bool), Failure> {
        let level = self.value("log");
        let level = level.parse().map_err(|_unknown| {
            format!("--log is `{level}`: take error, warn, info, debug or trace")
        })?;
        match self.value("log-format") {
            "text" => Ok((level, false)),
            "json" => Ok((level, true)),
            other => Err(format!("--log-format is `{other}`: take text or json").into()),
        }
    }

    /// Returns the configuration of the service.
    pub(crate) fn config(&self) -> Result<Config, Failure> {
        let address = |name: &str| {
            let text = self.value(name);
            text.parse().map_err(|_invalid| {
                format!("--{name} is `{text}`: take an address and a port, such as 127.0.0.1:3500")
            })
        };
        let account = self.value("account-id");
        let region = region("region", self.value("region"))?;
        let threads = self.value("threads");
        let passphrase_file = self.value("passphrase-file");
        Ok(Config {
            data_dir: PathBuf::from(self.value("data-dir")),
            listen: address("listen")?,
            operations_listen: address("operations-listen")?,
            tls: self.tls()?,
            trusted_proxies: self.trusted_proxies()?,
            account: AccountId::parse(account)
                .ok_or_else(|| format!("--account-id is `{account}`: take 12 digits"))?,
            regions: self.regions()?.with(region.clone()),
            region,
            seal: if passphrase_file.is_empty() {
                SealSource::File
            } else {
                SealSource::Passphrase(read_passphrase(passphrase_file)?)
            },
            root_credential: root_credential()?,
            threads: threads
                .parse()
                .map_err(|_invalid| format!("--threads is `{threads}`: take a number"))?,
            attestation_roots: self.certificates("attestation-roots")?,
            oidc_issuers: self.oidc_issuers()?,
            oidc_roots: self.certificates("oidc-ca-file")?,
            audit_anchors: self.list("audit-anchor", AUDIT_ANCHORS_MAX, AuditAnchor::parse)?,
            webhook_hosts: self.list("webhook-allow", WEBHOOK_HOSTS_MAX, AllowedWebhook::parse)?,
            quotas: self.quotas()?,
            lookups: self.lookups()?,
            refusals: self.refusals()?,
            s3: self.s3()?,
            kept_settings: None,
            clock: ClockLimits {
                jump_max: self.duration("clock-jump-max")?,
                hold_off: self.duration("clock-hold-off")?,
                ..ClockLimits::default()
            },
        })
    }

    /// Returns a duration: a second to a year.
    fn duration(&self, name: &str) -> Result<Duration, Failure> {
        const DURATIONS: RangeInclusive<Duration> =
            Duration::from_secs(1)..=Duration::from_secs(365 * 24 * 60 * 60);
        let text = self.value(name);
        let duration = model::duration::parse(text).filter(|given| DURATIONS.contains(given));
        duration.ok_or_else(|| {
            format!("--{name} is `{text}`: take a duration from 1s to 8760h, such as 90s or 24h")
                .into()
        })
    }

    /// Returns the content of the file that a setting names, if it names one.
    fn certificates(&self, name: &str) -> Result<Option<Vec<u8>>, Failure> {
        let path = self.value(name);
        if path.is_empty() {
            return Ok(None);
        }
        let read = std::fs::read(path).map(Some);
        Ok(read.map_err(|error| format!("cannot read {path} of --{name}: {error}"))?)
    }

    /// Returns the Regions. `aws` means all Regions of AWS.
    fn regions(&self) -> Result<Regions, Failure> {
        let mut regions = Regions::new([]);
        for name in self.value("regions").split(',').map(str::trim).filter(|name| !name.is_empty())
        {
            regions = match name {
                "aws" => model::generated::REGIONS
                    .into_iter()
                    .filter_map(Region::parse)
                    .fold(regions, |regions, region| regions.with(region)),
                name => regions.with(region("regions", name)?),
            };
            if regions.len() > REGIONS_MAX {
                return Err(format!("--regions has more than {REGIONS_MAX} Regions").into());
            }
        }
        Ok(regions)
    }

    /// Returns the values of a list, which are separated by commas.
    fn list<T, E: std::fmt::Display>(
        &self,
        name: &str,
        most: usize,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Vec<T>, Failure> {
        let texts = self.value(name).split(',').map(str::trim).filter(|text| !text.is_empty());
        let values: Result<Vec<_>, _> = texts.take(most + 1).map(parse).collect();
        let values = values.map_err(|invalid| format!("--{name}: {invalid}"))?;
        if values.len() > most {
            return Err(format!("--{name} names more than {most}").into());
        }
        Ok(values)
    }

    /// Returns the flag that the next start needs too, or nothing.
    pub(crate) fn passphrase_flag(&self) -> String {
        match self.value("passphrase-file") {
            "" => String::new(),
            path => format!(" --passphrase-file {path}"),
        }
    }

    /// Returns the settings that are not defaults, as a file has them. The data directory is left out: it may be elsewhere.
    pub(crate) fn to_toml(&self) -> String {
        let given = self.settings.iter().filter(|setting| {
            setting.name != "data-dir" && setting.origin != "default" && !setting.value.is_empty()
        });
        let given = given.map(|Setting { name, value, .. }| {
            ((*name).to_owned(), toml::Value::String(value.clone()))
        });
        let mut table: toml::Table = given.collect();
        if !self.quota_values.is_empty() {
            let values = self.quota_values.iter();
            let values = values.map(|(name, value)| (name.clone(), i64::from(*value).into()));
            table.insert(QUOTA_VALUES.to_owned(), toml::Value::Table(values.collect()));
        }
        table.to_string()
    }

    /// Returns a table of all settings.
    pub(crate) fn table(&self) -> String {
        let width = |of: fn(&Setting) -> usize| self.settings.iter().map(of).max().unwrap_or(0);
        let (name_width, value_width) = (width(|s| s.name.len()), width(|s| s.value.len()));
        let rows = self.settings.iter().map(|Setting { name, value, origin }| {
            format!("{name:name_width$}  {value:value_width$}  {origin}\n")
        });
        let quotas =
            self.quota_values.iter().map(|(name, value)| format!("{name} = {value}  file\n"));
        rows.chain(quotas).collect()
    }
}

/// Returns the Region that a setting names.
fn region(setting: &str, name: &str) -> Result<Region, Failure> {
    let wrong =
        || format!("--{setting} has `{name}`: take a name such as us-east-1 or dc-berlin-1");
    Ok(Region::parse(name).ok_or_else(wrong)?)
}

fn read_file(path: &PathBuf) -> Result<toml::Table, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read the configuration {}: {error}", path.display()))?;
    let table: toml::Table =
        text.parse().map_err(|error| format!("{}: {error}", path.display()))?;
    let known = |name: &String| name == QUOTA_VALUES || SETTINGS.contains(&name.as_str());
    if let Some(name) = table.keys().find(|name| !known(name)) {
        let names = SETTINGS.join(", ");
        return Err(format!("{}: `{name}` is no setting; there are {names}", path.display()).into());
    }
    Ok(table)
}

/// Returns a value as a flag has it: a list is one text, separated by commas.
fn value_text(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Array(list) => list.iter().map(value_text).collect::<Vec<_>>().join(","),
        toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_)
        | toml::Value::Table(_) => value.to_string(),
    }
}
