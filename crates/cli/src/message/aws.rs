//! AWS KMS, Bulla or another endpoint, with the credential chain of the AWS SDK.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_config::timeout::TimeoutConfig;
use aws_config::{AppName, BehaviorVersion, Region, SdkConfig};
use aws_sdk_kms::error::ProvideErrorMetadata;
use aws_sdk_kms::primitives::Blob;
use aws_smithy_http_client::Connector;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use aws_types::service_config::ServiceConfigKey;
use clap::Args;
use envelope::{EncryptionContext, KmsClient, KmsClients, KmsKeyArn, KmsKeyring, MultiKeyring};
use tokio::runtime::Runtime;

use super::CommandError;
use super::showing::ShowingClient;
use crate::Failure;
use crate::client_certificate::ClientCertificate;

/// The options for reaching AWS. Defaults come from the environment and the profile, as for the AWS CLI.
#[derive(Debug, Args)]
pub(crate) struct AwsArguments {
    /// The profile in ~/.aws/config and ~/.aws/credentials [default: $AWS_PROFILE].
    #[arg(long, value_name = "NAME", help_heading = "AWS")]
    profile: Option<String>,
    /// The Region of keys that are not named by ARN [default: $AWS_REGION, or the profile's].
    #[arg(long, value_name = "REGION", help_heading = "AWS")]
    region: Option<String>,
    /// The address of KMS, STS and S3 [default: $AWS_ENDPOINT_URL, or the profile's, or AWS].
    #[arg(long, value_name = "URL", help_heading = "AWS")]
    endpoint_url: Option<String>,
    /// Trust endpoints under the certificates (PEM) in this file only, instead of those that the system trusts.
    #[arg(long, env = "AWS_CA_BUNDLE", value_name = "FILE", help_heading = "AWS")]
    ca_bundle: Option<PathBuf>,
    #[command(flatten, next_help_heading = "AWS")]
    certificate: ClientCertificate,
}

impl AwsArguments {
    /// Returns the file of `--ca-bundle`. A variable that is set to nothing names none.
    fn ca_bundle(&self) -> Option<&Path> {
        self.ca_bundle.as_deref().filter(|path| *path != Path::new(""))
    }

    /// Returns a client that shows the certificate, if there is one to show.
    fn showing_client(&self) -> Result<Option<ShowingClient>, CommandError> {
        let config = self.certificate.config(self.ca_bundle());
        let config = config
            .map_err(|error| CommandError::new("cannot use the client certificate", error))?;
        Ok(config.map(ShowingClient::new))
    }
}

/// The reason why AWS did not answer a request.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AwsError {
    /// A key is not named by ARN, and nothing says which Region it is in.
    #[error(
        "no Region: name the key by its ARN, or set --region, AWS_REGION or the region of the profile"
    )]
    Region,
    /// A call was refused, or got no answer.
    #[error("{0}")]
    Call(String),
    /// An answer lacks what was requested.
    #[error("the reply of {0} does not say what was asked")]
    Reply(&'static str),
}

impl AwsError {
    fn call<E, R>(error: &aws_sdk_kms::error::SdkError<E, R>) -> Self
    where
        E: ProvideErrorMetadata + std::error::Error + 'static,
        R: std::fmt::Debug,
    {
        Self::Call(envelope::aws_error_text(error, ""))
    }
}

/// The library that speaks TLS.
const PROVIDER: Provider = Provider::Rustls(CryptoMode::AwsLc);
/// The longest time for one answer, and for one call with all its retries.
const ATTEMPT_TIME_MAX: Duration = Duration::from_secs(20);
const CALL_TIME_MAX: Duration = Duration::from_secs(60);

/// The caller.
#[derive(Debug)]
pub(crate) struct CallerIdentity {
    pub(crate) account: String,
    pub(crate) partition: String,
}

/// A maker of clients, one for each Region.
#[derive(Debug)]
pub(crate) struct Aws {
    config: SdkConfig,
    /// The address that an argument names, before all that the environment and the profile say.
    endpoint_url: Option<String>,
    /// The certificates that endpoints must be under.
    trusted: TlsContext,
    /// The client for endpoints that demand a certificate.
    showing: Option<ShowingClient>,
    clients: Mutex<HashMap<String, Arc<dyn KmsClient>>>,
}

impl Aws {
    /// Reads the environment and the profile.
    ///
    /// # Errors
    /// The file of `--ca-bundle` or of the client certificate cannot be read, or is none.
    pub(crate) fn load(
        arguments: &AwsArguments,
        runtime: &Runtime,
    ) -> Result<Arc<Self>, CommandError> {
        let timeouts = TimeoutConfig::builder()
            .operation_attempt_timeout(ATTEMPT_TIME_MAX)
            .operation_timeout(CALL_TIME_MAX)
            .build();
        let mut loader = aws_config::defaults(BehaviorVersion::latest()).timeout_config(timeouts);
        if let Ok(name) = AppName::new("bulla") {
            loader = loader.app_name(name);
        }
        if let Some(profile) = &arguments.profile {
            loader = loader.profile_name(profile);
        }
        if let Some(region) = &arguments.region {
            loader = loader.region(Region::new(region.clone()));
        }
        if let Some(url) = &arguments.endpoint_url {
            loader = loader.endpoint_url(url);
        }
        let mut trusted = TlsContext::default();
        if let Some(path) = arguments.ca_bundle() {
            trusted = ca_bundle(path)?;
            let builder = aws_smithy_http_client::Builder::new().tls_provider(PROVIDER);
            loader = loader.http_client(builder.tls_context(trusted.clone()).build_https());
        }
        let showing = arguments.showing_client()?;
        if let Some(client) = &showing {
            loader = loader.http_client(client.clone());
        }
        let config = runtime.block_on(loader.load());
        let endpoint_url = arguments.endpoint_url.clone();
        Ok(Arc::new(Self { config, endpoint_url, trusted, showing, clients: Mutex::default() }))
    }

    /// Returns a connector to endpoints that are trusted.
    pub(crate) fn connector(&self, settings: HttpConnectorSettings) -> SharedHttpConnector {
        if let Some(client) = &self.showing {
            return SharedHttpConnector::new(client.with(&settings));
        }
        let mut builder = Connector::builder().connector_settings(settings);
        builder.set_sleep_impl(self.config.sleep_impl());
        let builder = builder.tls_provider(PROVIDER).tls_context(self.trusted.clone());
        SharedHttpConnector::new(builder.build())
    }

    /// Returns what the environment and the profile say.
    pub(crate) const fn config(&self) -> &SdkConfig {
        &self.config
    }

    /// Returns the address of a service as its SDK finds it. `None` if it is that of AWS.
    pub(crate) fn endpoint_of(&self, service_id: &str) -> Option<String> {
        let variable = ServiceConfigKey::builder().service_id(service_id).env("AWS_ENDPOINT_URL");
        let key = variable.profile("endpoint_url").build().ok();
        let own = || self.config.service_config()?.load_config(key?);
        let general = || self.config.endpoint_url().map(str::to_owned);
        self.endpoint_url.clone().or_else(own).or_else(general)
    }

    /// Returns the Region of keys that are not named by ARN. `None` if none is set.
    pub(crate) fn region(&self) -> Option<&str> {
        // A variable that is set to nothing says nothing.
        self.config.region().map(Region::as_ref).filter(|region| !region.is_empty())
    }

    fn kms(&self, region: &str) -> aws_sdk_kms::Client {
        let builder = aws_sdk_kms::config::Builder::from(&self.config);
        aws_sdk_kms::Client::from_conf(builder.region(Region::new(region.to_owned())).build())
    }

    /// Returns the Region in a key's name, or the one that is set.
    fn region_of<'a>(&'a self, key: &'a str) -> Result<&'a str, AwsError> {
        let mut parts = key.split(':');
        match (parts.next(), parts.nth(2)) {
            (Some("arn"), Some(region)) if !region.is_empty() => Ok(region),
            _ => self.region().ok_or(AwsError::Region),
        }
    }

    /// Returns a keyring that encrypts under several keys, however they are named.
    ///
    /// # Errors
    /// [`AwsError::Region`].
    pub(crate) fn encrypting(&self, keys: &[String]) -> Result<MultiKeyring, CommandError> {
        let mut keyring = MultiKeyring::new();
        for key in keys {
            let region = self.region_of(key);
            let region = region.map_err(|error| CommandError::new("cannot encrypt", error))?;
            keyring = keyring.with(KmsKeyring::new(self.for_region(region), key));
        }
        Ok(keyring)
    }

    /// Returns a keyring that decrypts under several keys.
    ///
    /// # Errors
    /// [`AwsError`].
    pub(crate) async fn decrypting(&self, keys: &[String]) -> Result<MultiKeyring, AwsError> {
        let mut keyring = MultiKeyring::new();
        for arn in self.key_arns(keys).await? {
            let client = self.for_region(self.region_of(&arn)?);
            keyring = keyring.with(KmsKeyring::new(client, arn));
        }
        Ok(keyring)
    }

    /// Returns the ARNs of keys. Messages name keys by ARN, so other names are looked up.
    ///
    /// # Errors
    /// [`AwsError`].
    pub(crate) async fn key_arns(&self, keys: &[String]) -> Result<Vec<String>, AwsError> {
        let mut arns = Vec::new();
        for key in keys {
            if KmsKeyArn::parse(key).is_ok() {
                arns.push(key.clone());
                continue;
            }
            let described = self.kms(self.region_of(key)?).describe_key().key_id(key).send().await;
            let described = described.map_err(|error| AwsError::call(&error))?;
            let arn = described.key_metadata.and_then(|metadata| metadata.arn);
            arns.push(arn.ok_or(AwsError::Reply("DescribeKey"))?);
        }
        Ok(arns)
    }

    /// Re-encrypts a data key under another key at KMS, without seeing it.
    ///
    /// # Errors
    /// [`AwsError`].
    pub(crate) async fn re_encrypt(
        &self,
        ciphertext: &[u8],
        context: &EncryptionContext,
        from: &str,
        to: &str,
    ) -> Result<Vec<u8>, AwsError> {
        let pairs = || {
            let pairs = context.iter().map(|(key, value)| (key.clone(), value.clone()));
            (!context.is_empty()).then(|| pairs.collect())
        };
        let call = self.kms(self.region_of(to)?).re_encrypt();
        let call = call.ciphertext_blob(Blob::new(ciphertext)).destination_key_id(to);
        let call = call.source_key_id(from);
        let call = call.set_source_encryption_context(pairs());
        let sent = call.set_destination_encryption_context(pairs()).send().await;
        let reply = sent.map_err(|error| AwsError::call(&error))?;
        if reply.key_id() != Some(to) {
            return Err(AwsError::Reply("ReEncrypt"));
        }
        reply.ciphertext_blob.map(Blob::into_inner).ok_or(AwsError::Reply("ReEncrypt"))
    }

    /// Asks STS for the owner of these credentials.
    ///
    /// # Errors
    /// [`AwsError`].
    pub(crate) async fn caller(&self) -> Result<CallerIdentity, AwsError> {
        if self.region().is_none() {
            return Err(AwsError::Region);
        }
        let sts = aws_sdk_sts::Client::new(&self.config);
        let identity = sts.get_caller_identity().send().await;
        let identity = identity.map_err(|error| AwsError::call(&error))?;
        let partition = identity.arn().and_then(|arn| arn.split(':').nth(1));
        match (identity.account(), partition) {
            (Some(account), Some(partition)) => {
                Ok(CallerIdentity { account: account.to_owned(), partition: partition.to_owned() })
            }
            _ => Err(AwsError::Reply("GetCallerIdentity")),
        }
    }
}

impl KmsClients for Aws {
    fn for_region(&self, region: &str) -> Arc<dyn KmsClient> {
        let mut clients = self.clients.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(region) {
            return Arc::clone(client);
        }
        let client: Arc<dyn KmsClient> = Arc::new(self.kms(region));
        clients.insert(region.to_owned(), Arc::clone(&client));
        client
    }
}

/// Reads the certificates that endpoints must be under.
fn ca_bundle(path: &Path) -> Result<TlsContext, CommandError> {
    let failed = |cause: Failure| {
        CommandError::new(format_args!("cannot use the CA bundle {}", path.display()), cause)
    };
    let pem = std::fs::read(path).map_err(|error| failed(error.into()))?;
    // The library would panic.
    if !server::are_authorities(&pem) {
        return Err(failed("it must hold one or more X.509 certificates in PEM".into()));
    }
    let store = TrustStore::empty().with_pem_certificate(pem);
    let context = TlsContext::builder().with_trust_store(store).build();
    context.map_err(|error| failed(error.into()))
}

/// Makes the runtime that waits for AWS.
///
/// # Errors
/// The system has no resources for it.
pub(crate) fn runtime() -> Result<Runtime, CommandError> {
    let built = tokio::runtime::Builder::new_current_thread().enable_all().build();
    built.map_err(|error| CommandError::new("cannot begin to wait for the network", error))
}
