//! Data keys under keys of AWS KMS: `GenerateDataKey`, `Encrypt` and `Decrypt`.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use secret::Secret;

use super::{
    Cause, DataKeyFailure, Keyring, KeyringError, KeyringFuture, PassedOver, other_provider,
};
use crate::header::{EncryptedDataKey, EncryptionContext, MessageHeader};
use crate::materials::EncryptionMaterials;

const PROVIDER: &str = "aws-kms";

/// The future reply of a KMS.
pub type KmsFuture<'a, T> = Pin<Box<dyn Future<Output = Result<KmsReply<T>, Cause>> + Send + 'a>>;

/// The reply of a KMS, with the key that it used.
#[derive(Debug)]
pub struct KmsReply<T> {
    /// The member `KeyId` of the reply: the ARN of the key.
    pub key: String,
    /// The rest of it.
    pub value: T,
}

/// A new data key.
#[derive(Debug)]
pub struct GeneratedDataKey {
    /// The data key.
    pub plaintext: Secret<[u8]>,
    /// The data key, encrypted by KMS.
    pub ciphertext: Vec<u8>,
}

/// A KMS in one Region.
pub trait KmsClient: fmt::Debug + Send + Sync {
    /// Makes a data key of so many bytes.
    fn generate_data_key<'a>(
        &'a self,
        key: &'a str,
        bytes: usize,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, GeneratedDataKey>;

    /// Encrypts a data key.
    fn encrypt<'a>(
        &'a self,
        key: &'a str,
        plaintext: &'a Secret<[u8]>,
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Vec<u8>>;

    /// Decrypts a data key.
    fn decrypt<'a>(
        &'a self,
        key: &'a str,
        ciphertext: &'a [u8],
        context: &'a EncryptionContext,
    ) -> KmsFuture<'a, Secret<[u8]>>;
}

/// Clients for the Regions that keys are in.
pub trait KmsClients: fmt::Debug + Send + Sync {
    /// Returns the client for a Region.
    fn for_region(&self, region: &str) -> Arc<dyn KmsClient>;
}

/// The ARN of a KMS key: `arn:PARTITION:kms:REGION:ACCOUNT:key/ID`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KmsKeyArn {
    text: String,
    partition: String,
    region: String,
    account: String,
    id: String,
}

/// A text that is not the ARN of a KMS key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no key ARN: those look like arn:aws:kms:us-east-1:111122223333:key/ID")]
pub struct ArnError(String);

impl KmsKeyArn {
    /// Parses an ARN. The ARN of an alias is not that of a key.
    ///
    /// # Errors
    /// [`ArnError`].
    pub fn parse(text: &str) -> Result<Self, ArnError> {
        let parts: Vec<&str> = text.split(':').collect();
        let ["arn", partition, "kms", region, account, resource] = parts[..] else {
            return Err(ArnError(text.to_owned()));
        };
        // A message may have been written by anybody, and the Region becomes a part of a host name.
        let id = resource.strip_prefix("key/").unwrap_or_default();
        let is_word = |part: &&str| {
            let allowed =
                |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !part.is_empty() && part.len() <= 63 && part.bytes().all(allowed)
        };
        let is_account = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
        let is_id =
            !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if ![partition, region].iter().all(is_word) || !is_account || !is_id {
            return Err(ArnError(text.to_owned()));
        }
        let [partition, region, account, id] =
            [partition, region, account, id].map(ToOwned::to_owned);
        Ok(Self { text: text.to_owned(), partition, region, account, id })
    }

    /// Returns the ARN.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the partition, such as `aws`.
    #[must_use]
    pub fn partition(&self) -> &str {
        &self.partition
    }

    /// Returns the Region.
    #[must_use]
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Returns the account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Returns whether related keys with the same material may be in other Regions.
    #[must_use]
    pub fn is_multi_region(&self) -> bool {
        self.id.starts_with("mrk-")
    }

    /// Returns the ARN of the related key in another Region.
    #[must_use]
    pub fn in_region(&self, region: &str) -> Self {
        let Self { partition, account, id, .. } = self;
        let text = format!("arn:{partition}:kms:{region}:{account}:key/{id}");
        Self { text, region: region.to_owned(), ..self.clone() }
    }

    /// Returns whether one key decrypts what the other encrypted: they are the same key, or related multi-Region keys.
    #[must_use]
    pub fn is_related_to(&self, other: &Self) -> bool {
        self == other || self.is_multi_region() && *self == other.in_region(&self.region)
    }
}

impl fmt::Display for KmsKeyArn {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The reason why a reply of KMS cannot be used.
#[derive(Debug, thiserror::Error)]
enum BadReply {
    #[error(
        "KMS named {0:?} in its reply, which is no key ARN: no Encryption SDK could read the message"
    )]
    NoArn(String),
    #[error("KMS used the key {found}, not {asked}")]
    OtherKey { found: String, asked: String },
    #[error("KMS returned a data key of {found} bytes, not {asked}")]
    Length { found: usize, asked: usize },
}

/// A keyring that encrypts and decrypts data keys under one KMS key, or a related multi-Region key.
#[derive(Debug)]
pub struct KmsKeyring {
    client: Arc<dyn KmsClient>,
    key: String,
}

impl KmsKeyring {
    /// Takes a `KeyId` of KMS. To decrypt, it has to be the ARN of a key, which messages name.
    #[must_use]
    pub fn new(client: Arc<dyn KmsClient>, key: impl Into<String>) -> Self {
        Self { client, key: key.into() }
    }

    async fn encrypt(&self, materials: &mut EncryptionMaterials) -> Result<(), KeyringError> {
        let refused = |cause: Cause| KeyringError::NotEncrypted { key: self.key.clone(), cause };
        let bytes = materials.suite().data_key_bytes();
        let (named, ciphertext) = if let Some(data_key) = materials.data_key() {
            let reply = self.client.encrypt(&self.key, data_key, materials.context()).await;
            let reply = reply.map_err(refused)?;
            (reply.key, reply.value)
        } else {
            let asked = self.client.generate_data_key(&self.key, bytes, materials.context());
            let KmsReply { key, value } = asked.await.map_err(refused)?;
            if value.plaintext.len() != bytes {
                let found = value.plaintext.len();
                return Err(refused(BadReply::Length { found, asked: bytes }.into()));
            }
            materials.set_data_key(value.plaintext)?;
            (key, value.ciphertext)
        };
        let Ok(key) = KmsKeyArn::parse(&named) else {
            return Err(refused(BadReply::NoArn(named).into()));
        };
        if KmsKeyArn::parse(&self.key).is_ok_and(|asked| asked != key) {
            let asked = self.key.clone();
            return Err(refused(BadReply::OtherKey { found: named, asked }.into()));
        }
        let (provider, key) = (PROVIDER.to_owned(), key.text.into_bytes());
        materials.add(EncryptedDataKey { provider, key, ciphertext });
        Ok(())
    }

    async fn decrypt(&self, header: &MessageHeader) -> Result<Secret<[u8]>, KeyringError> {
        let own = KmsKeyArn::parse(&self.key);
        let mut attempts = Vec::new();
        for one in &header.data_keys {
            let decrypted = match (&own, key_of(one)) {
                (Err(error), _) => Err(error.clone().into()),
                (Ok(_), Err(why)) => Err(why),
                (Ok(own), Ok(key)) if !own.is_related_to(&key) => Err(PassedOver::OtherKey.into()),
                (Ok(own), Ok(_)) => decrypt(self.client.as_ref(), own, one, header).await,
            };
            match decrypted {
                Ok(data_key) => return Ok(data_key),
                Err(cause) => attempts.push(DataKeyFailure::new(one, cause)),
            }
        }
        Err(KeyringError::NotDecrypted { attempts })
    }
}

impl Keyring for KmsKeyring {
    fn on_encrypt<'a>(&'a self, materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        Box::pin(self.encrypt(materials))
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        Box::pin(self.decrypt(header))
    }
}

/// The owners of the keys that a message may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiscoveryFilter {
    /// The partition, such as `aws`.
    pub partition: String,
    /// The accounts.
    pub accounts: Vec<String>,
}

/// A keyring that decrypts data keys under any KMS key that the message names.
///
/// Without a filter anybody can make the caller send a request for a KMS key of an account of theirs, and see it.
#[derive(Debug)]
pub struct KmsDiscoveryKeyring {
    clients: Arc<dyn KmsClients>,
    filter: Option<DiscoveryFilter>,
    region: Option<String>,
}

impl KmsDiscoveryKeyring {
    /// Returns a keyring that asks each key in its Region.
    #[must_use]
    pub fn new(clients: Arc<dyn KmsClients>, filter: Option<DiscoveryFilter>) -> Self {
        Self { clients, filter, region: None }
    }

    /// Makes the keyring ask related multi-Region keys in this Region first.
    #[must_use]
    pub fn with_region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    async fn decrypt(&self, header: &MessageHeader) -> Result<Secret<[u8]>, KeyringError> {
        let mut attempts = Vec::new();
        for one in &header.data_keys {
            let keys = match key_of(one).and_then(|key| self.keys_to_ask(key)) {
                Ok(keys) => keys,
                Err(why) => {
                    attempts.push(DataKeyFailure::new(one, why));
                    continue;
                }
            };
            for key in keys {
                let client = self.clients.for_region(key.region());
                match decrypt(client.as_ref(), &key, one, header).await {
                    Ok(data_key) => return Ok(data_key),
                    Err(cause) => attempts.push(DataKeyFailure::new(one, cause)),
                }
            }
        }
        Err(KeyringError::NotDecrypted { attempts })
    }

    fn keys_to_ask(&self, key: KmsKeyArn) -> Result<Vec<KmsKeyArn>, Cause> {
        let allows = |filter: &&DiscoveryFilter| {
            let named =
                key.partition == filter.partition && partition_of(&key.region) == key.partition;
            named && filter.accounts.contains(&key.account)
        };
        if let Some(filter) = self.filter.as_ref().filter(|filter| !allows(filter)) {
            return Err(NotAllowed { key, filter: filter.clone() }.into());
        }
        let near =
            self.region.as_deref().filter(|near| key.is_multi_region() && *near != key.region);
        Ok(near.map(|near| key.in_region(near)).into_iter().chain([key]).collect())
    }
}

/// The key belongs to an account or partition that is not asked.
#[derive(Debug, thiserror::Error)]
#[error(
    "its account {} in partition {} is not asked (asked are {} in {})",
    key.account, key.partition, filter.accounts.join(", "), filter.partition
)]
struct NotAllowed {
    key: KmsKeyArn,
    filter: DiscoveryFilter,
}

impl Keyring for KmsDiscoveryKeyring {
    fn on_encrypt<'a>(&'a self, _materials: &'a mut EncryptionMaterials) -> KeyringFuture<'a, ()> {
        Box::pin(async { Err(KeyringError::DecryptsOnly) })
    }

    fn on_decrypt<'a>(&'a self, header: &'a MessageHeader) -> KeyringFuture<'a, Secret<[u8]>> {
        Box::pin(self.decrypt(header))
    }
}

/// Returns the partition that a Region is in. A message that names another one would send the request there.
fn partition_of(region: &str) -> &'static str {
    match region.split_once('-') {
        Some(("cn", _)) => "aws-cn",
        Some(("us", rest)) if rest.starts_with("gov-") => "aws-us-gov",
        Some(("us", rest)) if rest.starts_with("iso-") => "aws-iso",
        Some(("us", rest)) if rest.starts_with("isob-") => "aws-iso-b",
        Some(("us", rest)) if rest.starts_with("isof-") => "aws-iso-f",
        Some(("eu", rest)) if rest.starts_with("isoe-") => "aws-iso-e",
        Some(("eusc", _)) => "aws-eusc",
        _ => "aws",
    }
}

/// Returns the KMS key that encrypted a data key.
fn key_of(encrypted: &EncryptedDataKey) -> Result<KmsKeyArn, Cause> {
    if encrypted.provider != PROVIDER {
        return Err(other_provider(&encrypted.provider).into());
    }
    let text = String::from_utf8_lossy(&encrypted.key);
    KmsKeyArn::parse(&text).map_err(Cause::from)
}

async fn decrypt(
    client: &dyn KmsClient,
    key: &KmsKeyArn,
    encrypted: &EncryptedDataKey,
    header: &MessageHeader,
) -> Result<Secret<[u8]>, Cause> {
    let reply = client.decrypt(key.as_str(), &encrypted.ciphertext, &header.context).await?;
    if reply.key != key.as_str() {
        return Err(BadReply::OtherKey { found: reply.key, asked: key.text.clone() }.into());
    }
    let (found, asked) = (reply.value.len(), header.suite.data_key_bytes());
    if found != asked {
        return Err(BadReply::Length { found, asked }.into());
    }
    Ok(reply.value)
}

#[cfg(test)]
mod tests;
