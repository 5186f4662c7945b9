//! String shapes whose values the model lists.

use std::fmt;

use crate::shape::Value;
use crate::shape::convert::{FromValue, IntoValue, ListMember};

/// The values of `AlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlgorithmSpec {
    /// `RSAES_PKCS1_V1_5`.
    RsaesPkcs1V15,
    /// `RSAES_OAEP_SHA_1`.
    RsaesOaepSha1,
    /// `RSAES_OAEP_SHA_256`.
    RsaesOaepSha256,
    /// `RSA_AES_KEY_WRAP_SHA_1`.
    RsaAesKeyWrapSha1,
    /// `RSA_AES_KEY_WRAP_SHA_256`.
    RsaAesKeyWrapSha256,
    /// `SM2PKE`.
    Sm2pke,
}

impl AlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 6] = [
        Self::RsaesPkcs1V15,
        Self::RsaesOaepSha1,
        Self::RsaesOaepSha256,
        Self::RsaAesKeyWrapSha1,
        Self::RsaAesKeyWrapSha256,
        Self::Sm2pke,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RsaesPkcs1V15 => "RSAES_PKCS1_V1_5",
            Self::RsaesOaepSha1 => "RSAES_OAEP_SHA_1",
            Self::RsaesOaepSha256 => "RSAES_OAEP_SHA_256",
            Self::RsaAesKeyWrapSha1 => "RSA_AES_KEY_WRAP_SHA_1",
            Self::RsaAesKeyWrapSha256 => "RSA_AES_KEY_WRAP_SHA_256",
            Self::Sm2pke => "SM2PKE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSAES_PKCS1_V1_5" => Some(Self::RsaesPkcs1V15),
            "RSAES_OAEP_SHA_1" => Some(Self::RsaesOaepSha1),
            "RSAES_OAEP_SHA_256" => Some(Self::RsaesOaepSha256),
            "RSA_AES_KEY_WRAP_SHA_1" => Some(Self::RsaAesKeyWrapSha1),
            "RSA_AES_KEY_WRAP_SHA_256" => Some(Self::RsaAesKeyWrapSha256),
            "SM2PKE" => Some(Self::Sm2pke),

            _ => None,
        }
    }
}

impl fmt::Display for AlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for AlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for AlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ConnectionErrorCodeType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConnectionErrorCodeType {
    /// `INVALID_CREDENTIALS`.
    InvalidCredentials,
    /// `CLUSTER_NOT_FOUND`.
    ClusterNotFound,
    /// `NETWORK_ERRORS`.
    NetworkErrors,
    /// `INTERNAL_ERROR`.
    InternalError,
    /// `INSUFFICIENT_CLOUDHSM_HSMS`.
    InsufficientCloudhsmHsms,
    /// `USER_LOCKED_OUT`.
    UserLockedOut,
    /// `USER_NOT_FOUND`.
    UserNotFound,
    /// `USER_LOGGED_IN`.
    UserLoggedIn,
    /// `SUBNET_NOT_FOUND`.
    SubnetNotFound,
    /// `INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET`.
    InsufficientFreeAddressesInSubnet,
    /// `XKS_PROXY_ACCESS_DENIED`.
    XksProxyAccessDenied,
    /// `XKS_PROXY_NOT_REACHABLE`.
    XksProxyNotReachable,
    /// `XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND`.
    XksVpcEndpointServiceNotFound,
    /// `XKS_PROXY_INVALID_RESPONSE`.
    XksProxyInvalidResponse,
    /// `XKS_PROXY_INVALID_CONFIGURATION`.
    XksProxyInvalidConfiguration,
    /// `XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION`.
    XksVpcEndpointServiceInvalidConfiguration,
    /// `XKS_PROXY_TIMED_OUT`.
    XksProxyTimedOut,
    /// `XKS_PROXY_INVALID_TLS_CONFIGURATION`.
    XksProxyInvalidTlsConfiguration,
}

impl ConnectionErrorCodeType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 18] = [
        Self::InvalidCredentials,
        Self::ClusterNotFound,
        Self::NetworkErrors,
        Self::InternalError,
        Self::InsufficientCloudhsmHsms,
        Self::UserLockedOut,
        Self::UserNotFound,
        Self::UserLoggedIn,
        Self::SubnetNotFound,
        Self::InsufficientFreeAddressesInSubnet,
        Self::XksProxyAccessDenied,
        Self::XksProxyNotReachable,
        Self::XksVpcEndpointServiceNotFound,
        Self::XksProxyInvalidResponse,
        Self::XksProxyInvalidConfiguration,
        Self::XksVpcEndpointServiceInvalidConfiguration,
        Self::XksProxyTimedOut,
        Self::XksProxyInvalidTlsConfiguration,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidCredentials => "INVALID_CREDENTIALS",
            Self::ClusterNotFound => "CLUSTER_NOT_FOUND",
            Self::NetworkErrors => "NETWORK_ERRORS",
            Self::InternalError => "INTERNAL_ERROR",
            Self::InsufficientCloudhsmHsms => "INSUFFICIENT_CLOUDHSM_HSMS",
            Self::UserLockedOut => "USER_LOCKED_OUT",
            Self::UserNotFound => "USER_NOT_FOUND",
            Self::UserLoggedIn => "USER_LOGGED_IN",
            Self::SubnetNotFound => "SUBNET_NOT_FOUND",
            Self::InsufficientFreeAddressesInSubnet => "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET",
            Self::XksProxyAccessDenied => "XKS_PROXY_ACCESS_DENIED",
            Self::XksProxyNotReachable => "XKS_PROXY_NOT_REACHABLE",
            Self::XksVpcEndpointServiceNotFound => "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND",
            Self::XksProxyInvalidResponse => "XKS_PROXY_INVALID_RESPONSE",
            Self::XksProxyInvalidConfiguration => "XKS_PROXY_INVALID_CONFIGURATION",
            Self::XksVpcEndpointServiceInvalidConfiguration => {
                "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION"
            }
            Self::XksProxyTimedOut => "XKS_PROXY_TIMED_OUT",
            Self::XksProxyInvalidTlsConfiguration => "XKS_PROXY_INVALID_TLS_CONFIGURATION",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "INVALID_CREDENTIALS" => Some(Self::InvalidCredentials),
            "CLUSTER_NOT_FOUND" => Some(Self::ClusterNotFound),
            "NETWORK_ERRORS" => Some(Self::NetworkErrors),
            "INTERNAL_ERROR" => Some(Self::InternalError),
            "INSUFFICIENT_CLOUDHSM_HSMS" => Some(Self::InsufficientCloudhsmHsms),
            "USER_LOCKED_OUT" => Some(Self::UserLockedOut),
            "USER_NOT_FOUND" => Some(Self::UserNotFound),
            "USER_LOGGED_IN" => Some(Self::UserLoggedIn),
            "SUBNET_NOT_FOUND" => Some(Self::SubnetNotFound),
            "INSUFFICIENT_FREE_ADDRESSES_IN_SUBNET" => {
                Some(Self::InsufficientFreeAddressesInSubnet)
            }
            "XKS_PROXY_ACCESS_DENIED" => Some(Self::XksProxyAccessDenied),
            "XKS_PROXY_NOT_REACHABLE" => Some(Self::XksProxyNotReachable),
            "XKS_VPC_ENDPOINT_SERVICE_NOT_FOUND" => Some(Self::XksVpcEndpointServiceNotFound),
            "XKS_PROXY_INVALID_RESPONSE" => Some(Self::XksProxyInvalidResponse),
            "XKS_PROXY_INVALID_CONFIGURATION" => Some(Self::XksProxyInvalidConfiguration),
            "XKS_VPC_ENDPOINT_SERVICE_INVALID_CONFIGURATION" => {
                Some(Self::XksVpcEndpointServiceInvalidConfiguration)
            }
            "XKS_PROXY_TIMED_OUT" => Some(Self::XksProxyTimedOut),
            "XKS_PROXY_INVALID_TLS_CONFIGURATION" => Some(Self::XksProxyInvalidTlsConfiguration),

            _ => None,
        }
    }
}

impl fmt::Display for ConnectionErrorCodeType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ConnectionErrorCodeType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ConnectionErrorCodeType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ConnectionStateType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConnectionStateType {
    /// `CONNECTED`.
    Connected,
    /// `CONNECTING`.
    Connecting,
    /// `FAILED`.
    Failed,
    /// `DISCONNECTED`.
    Disconnected,
    /// `DISCONNECTING`.
    Disconnecting,
}

impl ConnectionStateType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] =
        [Self::Connected, Self::Connecting, Self::Failed, Self::Disconnected, Self::Disconnecting];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Connected => "CONNECTED",
            Self::Connecting => "CONNECTING",
            Self::Failed => "FAILED",
            Self::Disconnected => "DISCONNECTED",
            Self::Disconnecting => "DISCONNECTING",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "CONNECTED" => Some(Self::Connected),
            "CONNECTING" => Some(Self::Connecting),
            "FAILED" => Some(Self::Failed),
            "DISCONNECTED" => Some(Self::Disconnected),
            "DISCONNECTING" => Some(Self::Disconnecting),

            _ => None,
        }
    }
}

impl fmt::Display for ConnectionStateType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ConnectionStateType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ConnectionStateType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `CustomKeyStoreType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustomKeyStoreType {
    /// `AWS_CLOUDHSM`.
    AwsCloudhsm,
    /// `EXTERNAL_KEY_STORE`.
    ExternalKeyStore,
}

impl CustomKeyStoreType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::AwsCloudhsm, Self::ExternalKeyStore];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwsCloudhsm => "AWS_CLOUDHSM",
            Self::ExternalKeyStore => "EXTERNAL_KEY_STORE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AWS_CLOUDHSM" => Some(Self::AwsCloudhsm),
            "EXTERNAL_KEY_STORE" => Some(Self::ExternalKeyStore),

            _ => None,
        }
    }
}

impl fmt::Display for CustomKeyStoreType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for CustomKeyStoreType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for CustomKeyStoreType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `CustomerMasterKeySpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CustomerMasterKeySpec {
    /// `RSA_2048`.
    Rsa2048,
    /// `RSA_3072`.
    Rsa3072,
    /// `RSA_4096`.
    Rsa4096,
    /// `ECC_NIST_P256`.
    EccNistP256,
    /// `ECC_NIST_P384`.
    EccNistP384,
    /// `ECC_NIST_P521`.
    EccNistP521,
    /// `ECC_SECG_P256K1`.
    EccSecgP256k1,
    /// `SYMMETRIC_DEFAULT`.
    SymmetricDefault,
    /// `HMAC_224`.
    Hmac224,
    /// `HMAC_256`.
    Hmac256,
    /// `HMAC_384`.
    Hmac384,
    /// `HMAC_512`.
    Hmac512,
    /// `SM2`.
    Sm2,
}

impl CustomerMasterKeySpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 13] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::EccNistP256,
        Self::EccNistP384,
        Self::EccNistP521,
        Self::EccSecgP256k1,
        Self::SymmetricDefault,
        Self::Hmac224,
        Self::Hmac256,
        Self::Hmac384,
        Self::Hmac512,
        Self::Sm2,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rsa2048 => "RSA_2048",
            Self::Rsa3072 => "RSA_3072",
            Self::Rsa4096 => "RSA_4096",
            Self::EccNistP256 => "ECC_NIST_P256",
            Self::EccNistP384 => "ECC_NIST_P384",
            Self::EccNistP521 => "ECC_NIST_P521",
            Self::EccSecgP256k1 => "ECC_SECG_P256K1",
            Self::SymmetricDefault => "SYMMETRIC_DEFAULT",
            Self::Hmac224 => "HMAC_224",
            Self::Hmac256 => "HMAC_256",
            Self::Hmac384 => "HMAC_384",
            Self::Hmac512 => "HMAC_512",
            Self::Sm2 => "SM2",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSA_2048" => Some(Self::Rsa2048),
            "RSA_3072" => Some(Self::Rsa3072),
            "RSA_4096" => Some(Self::Rsa4096),
            "ECC_NIST_P256" => Some(Self::EccNistP256),
            "ECC_NIST_P384" => Some(Self::EccNistP384),
            "ECC_NIST_P521" => Some(Self::EccNistP521),
            "ECC_SECG_P256K1" => Some(Self::EccSecgP256k1),
            "SYMMETRIC_DEFAULT" => Some(Self::SymmetricDefault),
            "HMAC_224" => Some(Self::Hmac224),
            "HMAC_256" => Some(Self::Hmac256),
            "HMAC_384" => Some(Self::Hmac384),
            "HMAC_512" => Some(Self::Hmac512),
            "SM2" => Some(Self::Sm2),

            _ => None,
        }
    }
}

impl fmt::Display for CustomerMasterKeySpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for CustomerMasterKeySpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for CustomerMasterKeySpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `DataKeyPairSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataKeyPairSpec {
    /// `RSA_2048`.
    Rsa2048,
    /// `RSA_3072`.
    Rsa3072,
    /// `RSA_4096`.
    Rsa4096,
    /// `ECC_NIST_P256`.
    EccNistP256,
    /// `ECC_NIST_P384`.
    EccNistP384,
    /// `ECC_NIST_P521`.
    EccNistP521,
    /// `ECC_SECG_P256K1`.
    EccSecgP256k1,
    /// `SM2`.
    Sm2,
    /// `ECC_NIST_EDWARDS25519`.
    EccNistEdwards25519,
    /// `ML_KEM_512`.
    MlKem512,
    /// `ML_KEM_768`.
    MlKem768,
    /// `ML_KEM_1024`.
    MlKem1024,
}

impl DataKeyPairSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 12] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::EccNistP256,
        Self::EccNistP384,
        Self::EccNistP521,
        Self::EccSecgP256k1,
        Self::Sm2,
        Self::EccNistEdwards25519,
        Self::MlKem512,
        Self::MlKem768,
        Self::MlKem1024,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rsa2048 => "RSA_2048",
            Self::Rsa3072 => "RSA_3072",
            Self::Rsa4096 => "RSA_4096",
            Self::EccNistP256 => "ECC_NIST_P256",
            Self::EccNistP384 => "ECC_NIST_P384",
            Self::EccNistP521 => "ECC_NIST_P521",
            Self::EccSecgP256k1 => "ECC_SECG_P256K1",
            Self::Sm2 => "SM2",
            Self::EccNistEdwards25519 => "ECC_NIST_EDWARDS25519",
            Self::MlKem512 => "ML_KEM_512",
            Self::MlKem768 => "ML_KEM_768",
            Self::MlKem1024 => "ML_KEM_1024",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSA_2048" => Some(Self::Rsa2048),
            "RSA_3072" => Some(Self::Rsa3072),
            "RSA_4096" => Some(Self::Rsa4096),
            "ECC_NIST_P256" => Some(Self::EccNistP256),
            "ECC_NIST_P384" => Some(Self::EccNistP384),
            "ECC_NIST_P521" => Some(Self::EccNistP521),
            "ECC_SECG_P256K1" => Some(Self::EccSecgP256k1),
            "SM2" => Some(Self::Sm2),
            "ECC_NIST_EDWARDS25519" => Some(Self::EccNistEdwards25519),
            "ML_KEM_512" => Some(Self::MlKem512),
            "ML_KEM_768" => Some(Self::MlKem768),
            "ML_KEM_1024" => Some(Self::MlKem1024),

            _ => None,
        }
    }
}

impl fmt::Display for DataKeyPairSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for DataKeyPairSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for DataKeyPairSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `DataKeySpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DataKeySpec {
    /// `AES_256`.
    Aes256,
    /// `AES_128`.
    Aes128,
}

impl DataKeySpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Aes256, Self::Aes128];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aes256 => "AES_256",
            Self::Aes128 => "AES_128",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AES_256" => Some(Self::Aes256),
            "AES_128" => Some(Self::Aes128),

            _ => None,
        }
    }
}

impl fmt::Display for DataKeySpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for DataKeySpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for DataKeySpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `DryRunModifierType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DryRunModifierType {
    /// `IGNORE_CIPHERTEXT`.
    IgnoreCiphertext,
}

impl DryRunModifierType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::IgnoreCiphertext];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::IgnoreCiphertext => "IGNORE_CIPHERTEXT",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "IGNORE_CIPHERTEXT" => Some(Self::IgnoreCiphertext),

            _ => None,
        }
    }
}

impl fmt::Display for DryRunModifierType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for DryRunModifierType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for DryRunModifierType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for DryRunModifierType {}

/// The values of `EncapsulationAlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncapsulationAlgorithmSpec {
    /// `ML_KEM`.
    MlKem,
}

impl EncapsulationAlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::MlKem];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MlKem => "ML_KEM",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ML_KEM" => Some(Self::MlKem),

            _ => None,
        }
    }
}

impl fmt::Display for EncapsulationAlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for EncapsulationAlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for EncapsulationAlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for EncapsulationAlgorithmSpec {}

/// The values of `EncryptionAlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EncryptionAlgorithmSpec {
    /// `SYMMETRIC_DEFAULT`.
    SymmetricDefault,
    /// `RSAES_OAEP_SHA_1`.
    RsaesOaepSha1,
    /// `RSAES_OAEP_SHA_256`.
    RsaesOaepSha256,
    /// `SM2PKE`.
    Sm2pke,
}

impl EncryptionAlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] =
        [Self::SymmetricDefault, Self::RsaesOaepSha1, Self::RsaesOaepSha256, Self::Sm2pke];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SymmetricDefault => "SYMMETRIC_DEFAULT",
            Self::RsaesOaepSha1 => "RSAES_OAEP_SHA_1",
            Self::RsaesOaepSha256 => "RSAES_OAEP_SHA_256",
            Self::Sm2pke => "SM2PKE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "SYMMETRIC_DEFAULT" => Some(Self::SymmetricDefault),
            "RSAES_OAEP_SHA_1" => Some(Self::RsaesOaepSha1),
            "RSAES_OAEP_SHA_256" => Some(Self::RsaesOaepSha256),
            "SM2PKE" => Some(Self::Sm2pke),

            _ => None,
        }
    }
}

impl fmt::Display for EncryptionAlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for EncryptionAlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for EncryptionAlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for EncryptionAlgorithmSpec {}

/// The values of `ExpirationModelType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ExpirationModelType {
    /// `KEY_MATERIAL_EXPIRES`.
    KeyMaterialExpires,
    /// `KEY_MATERIAL_DOES_NOT_EXPIRE`.
    KeyMaterialDoesNotExpire,
}

impl ExpirationModelType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::KeyMaterialExpires, Self::KeyMaterialDoesNotExpire];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::KeyMaterialExpires => "KEY_MATERIAL_EXPIRES",
            Self::KeyMaterialDoesNotExpire => "KEY_MATERIAL_DOES_NOT_EXPIRE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "KEY_MATERIAL_EXPIRES" => Some(Self::KeyMaterialExpires),
            "KEY_MATERIAL_DOES_NOT_EXPIRE" => Some(Self::KeyMaterialDoesNotExpire),

            _ => None,
        }
    }
}

impl fmt::Display for ExpirationModelType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ExpirationModelType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ExpirationModelType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `GrantOperation` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GrantOperation {
    /// `Decrypt`.
    Decrypt,
    /// `Encrypt`.
    Encrypt,
    /// `GenerateDataKey`.
    GenerateDataKey,
    /// `GenerateDataKeyWithoutPlaintext`.
    GenerateDataKeyWithoutPlaintext,
    /// `ReEncryptFrom`.
    ReEncryptFrom,
    /// `ReEncryptTo`.
    ReEncryptTo,
    /// `Sign`.
    Sign,
    /// `Verify`.
    Verify,
    /// `GetPublicKey`.
    GetPublicKey,
    /// `CreateGrant`.
    CreateGrant,
    /// `RetireGrant`.
    RetireGrant,
    /// `DescribeKey`.
    DescribeKey,
    /// `GenerateDataKeyPair`.
    GenerateDataKeyPair,
    /// `GenerateDataKeyPairWithoutPlaintext`.
    GenerateDataKeyPairWithoutPlaintext,
    /// `GenerateMac`.
    GenerateMac,
    /// `VerifyMac`.
    VerifyMac,
    /// `DeriveSharedSecret`.
    DeriveSharedSecret,
    /// `Encapsulate`.
    Encapsulate,
    /// `Decapsulate`.
    Decapsulate,
}

impl GrantOperation {
    /// Every value, in the model's order.
    pub const ALL: [Self; 19] = [
        Self::Decrypt,
        Self::Encrypt,
        Self::GenerateDataKey,
        Self::GenerateDataKeyWithoutPlaintext,
        Self::ReEncryptFrom,
        Self::ReEncryptTo,
        Self::Sign,
        Self::Verify,
        Self::GetPublicKey,
        Self::CreateGrant,
        Self::RetireGrant,
        Self::DescribeKey,
        Self::GenerateDataKeyPair,
        Self::GenerateDataKeyPairWithoutPlaintext,
        Self::GenerateMac,
        Self::VerifyMac,
        Self::DeriveSharedSecret,
        Self::Encapsulate,
        Self::Decapsulate,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decrypt => "Decrypt",
            Self::Encrypt => "Encrypt",
            Self::GenerateDataKey => "GenerateDataKey",
            Self::GenerateDataKeyWithoutPlaintext => "GenerateDataKeyWithoutPlaintext",
            Self::ReEncryptFrom => "ReEncryptFrom",
            Self::ReEncryptTo => "ReEncryptTo",
            Self::Sign => "Sign",
            Self::Verify => "Verify",
            Self::GetPublicKey => "GetPublicKey",
            Self::CreateGrant => "CreateGrant",
            Self::RetireGrant => "RetireGrant",
            Self::DescribeKey => "DescribeKey",
            Self::GenerateDataKeyPair => "GenerateDataKeyPair",
            Self::GenerateDataKeyPairWithoutPlaintext => "GenerateDataKeyPairWithoutPlaintext",
            Self::GenerateMac => "GenerateMac",
            Self::VerifyMac => "VerifyMac",
            Self::DeriveSharedSecret => "DeriveSharedSecret",
            Self::Encapsulate => "Encapsulate",
            Self::Decapsulate => "Decapsulate",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Decrypt" => Some(Self::Decrypt),
            "Encrypt" => Some(Self::Encrypt),
            "GenerateDataKey" => Some(Self::GenerateDataKey),
            "GenerateDataKeyWithoutPlaintext" => Some(Self::GenerateDataKeyWithoutPlaintext),
            "ReEncryptFrom" => Some(Self::ReEncryptFrom),
            "ReEncryptTo" => Some(Self::ReEncryptTo),
            "Sign" => Some(Self::Sign),
            "Verify" => Some(Self::Verify),
            "GetPublicKey" => Some(Self::GetPublicKey),
            "CreateGrant" => Some(Self::CreateGrant),
            "RetireGrant" => Some(Self::RetireGrant),
            "DescribeKey" => Some(Self::DescribeKey),
            "GenerateDataKeyPair" => Some(Self::GenerateDataKeyPair),
            "GenerateDataKeyPairWithoutPlaintext" => {
                Some(Self::GenerateDataKeyPairWithoutPlaintext)
            }
            "GenerateMac" => Some(Self::GenerateMac),
            "VerifyMac" => Some(Self::VerifyMac),
            "DeriveSharedSecret" => Some(Self::DeriveSharedSecret),
            "Encapsulate" => Some(Self::Encapsulate),
            "Decapsulate" => Some(Self::Decapsulate),

            _ => None,
        }
    }
}

impl fmt::Display for GrantOperation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for GrantOperation {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for GrantOperation {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for GrantOperation {}

/// The values of `ImportState` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportState {
    /// `IMPORTED`.
    Imported,
    /// `PENDING_IMPORT`.
    PendingImport,
}

impl ImportState {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Imported, Self::PendingImport];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Imported => "IMPORTED",
            Self::PendingImport => "PENDING_IMPORT",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "IMPORTED" => Some(Self::Imported),
            "PENDING_IMPORT" => Some(Self::PendingImport),

            _ => None,
        }
    }
}

impl fmt::Display for ImportState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ImportState {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ImportState {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `ImportType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportType {
    /// `NEW_KEY_MATERIAL`.
    NewKeyMaterial,
    /// `EXISTING_KEY_MATERIAL`.
    ExistingKeyMaterial,
}

impl ImportType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::NewKeyMaterial, Self::ExistingKeyMaterial];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewKeyMaterial => "NEW_KEY_MATERIAL",
            Self::ExistingKeyMaterial => "EXISTING_KEY_MATERIAL",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "NEW_KEY_MATERIAL" => Some(Self::NewKeyMaterial),
            "EXISTING_KEY_MATERIAL" => Some(Self::ExistingKeyMaterial),

            _ => None,
        }
    }
}

impl fmt::Display for ImportType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ImportType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ImportType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `IncludeKeyMaterial` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IncludeKeyMaterial {
    /// `ALL_KEY_MATERIAL`.
    AllKeyMaterial,
    /// `ROTATIONS_ONLY`.
    RotationsOnly,
}

impl IncludeKeyMaterial {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::AllKeyMaterial, Self::RotationsOnly];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AllKeyMaterial => "ALL_KEY_MATERIAL",
            Self::RotationsOnly => "ROTATIONS_ONLY",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ALL_KEY_MATERIAL" => Some(Self::AllKeyMaterial),
            "ROTATIONS_ONLY" => Some(Self::RotationsOnly),

            _ => None,
        }
    }
}

impl fmt::Display for IncludeKeyMaterial {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for IncludeKeyMaterial {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for IncludeKeyMaterial {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyAgreementAlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyAgreementAlgorithmSpec {
    /// `ECDH`.
    Ecdh,
}

impl KeyAgreementAlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::Ecdh];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ecdh => "ECDH",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "ECDH" => Some(Self::Ecdh),

            _ => None,
        }
    }
}

impl fmt::Display for KeyAgreementAlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyAgreementAlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyAgreementAlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for KeyAgreementAlgorithmSpec {}

/// The values of `KeyEncryptionMechanism` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyEncryptionMechanism {
    /// `RSAES_OAEP_SHA_256`.
    RsaesOaepSha256,
}

impl KeyEncryptionMechanism {
    /// Every value, in the model's order.
    pub const ALL: [Self; 1] = [Self::RsaesOaepSha256];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RsaesOaepSha256 => "RSAES_OAEP_SHA_256",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSAES_OAEP_SHA_256" => Some(Self::RsaesOaepSha256),

            _ => None,
        }
    }
}

impl fmt::Display for KeyEncryptionMechanism {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyEncryptionMechanism {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyEncryptionMechanism {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyLastUsageTrackingOperation` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyLastUsageTrackingOperation {
    /// `Decrypt`.
    Decrypt,
    /// `DeriveSharedSecret`.
    DeriveSharedSecret,
    /// `Encrypt`.
    Encrypt,
    /// `GenerateDataKey`.
    GenerateDataKey,
    /// `GenerateDataKeyPair`.
    GenerateDataKeyPair,
    /// `GenerateDataKeyPairWithoutPlaintext`.
    GenerateDataKeyPairWithoutPlaintext,
    /// `GenerateDataKeyWithoutPlaintext`.
    GenerateDataKeyWithoutPlaintext,
    /// `GenerateMac`.
    GenerateMac,
    /// `ReEncrypt`.
    ReEncrypt,
    /// `Sign`.
    Sign,
    /// `Verify`.
    Verify,
    /// `VerifyMac`.
    VerifyMac,
    /// `Encapsulate`.
    Encapsulate,
    /// `Decapsulate`.
    Decapsulate,
}

impl KeyLastUsageTrackingOperation {
    /// Every value, in the model's order.
    pub const ALL: [Self; 14] = [
        Self::Decrypt,
        Self::DeriveSharedSecret,
        Self::Encrypt,
        Self::GenerateDataKey,
        Self::GenerateDataKeyPair,
        Self::GenerateDataKeyPairWithoutPlaintext,
        Self::GenerateDataKeyWithoutPlaintext,
        Self::GenerateMac,
        Self::ReEncrypt,
        Self::Sign,
        Self::Verify,
        Self::VerifyMac,
        Self::Encapsulate,
        Self::Decapsulate,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Decrypt => "Decrypt",
            Self::DeriveSharedSecret => "DeriveSharedSecret",
            Self::Encrypt => "Encrypt",
            Self::GenerateDataKey => "GenerateDataKey",
            Self::GenerateDataKeyPair => "GenerateDataKeyPair",
            Self::GenerateDataKeyPairWithoutPlaintext => "GenerateDataKeyPairWithoutPlaintext",
            Self::GenerateDataKeyWithoutPlaintext => "GenerateDataKeyWithoutPlaintext",
            Self::GenerateMac => "GenerateMac",
            Self::ReEncrypt => "ReEncrypt",
            Self::Sign => "Sign",
            Self::Verify => "Verify",
            Self::VerifyMac => "VerifyMac",
            Self::Encapsulate => "Encapsulate",
            Self::Decapsulate => "Decapsulate",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Decrypt" => Some(Self::Decrypt),
            "DeriveSharedSecret" => Some(Self::DeriveSharedSecret),
            "Encrypt" => Some(Self::Encrypt),
            "GenerateDataKey" => Some(Self::GenerateDataKey),
            "GenerateDataKeyPair" => Some(Self::GenerateDataKeyPair),
            "GenerateDataKeyPairWithoutPlaintext" => {
                Some(Self::GenerateDataKeyPairWithoutPlaintext)
            }
            "GenerateDataKeyWithoutPlaintext" => Some(Self::GenerateDataKeyWithoutPlaintext),
            "GenerateMac" => Some(Self::GenerateMac),
            "ReEncrypt" => Some(Self::ReEncrypt),
            "Sign" => Some(Self::Sign),
            "Verify" => Some(Self::Verify),
            "VerifyMac" => Some(Self::VerifyMac),
            "Encapsulate" => Some(Self::Encapsulate),
            "Decapsulate" => Some(Self::Decapsulate),

            _ => None,
        }
    }
}

impl fmt::Display for KeyLastUsageTrackingOperation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyLastUsageTrackingOperation {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyLastUsageTrackingOperation {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyManagerType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyManagerType {
    /// `AWS`.
    Aws,
    /// `CUSTOMER`.
    Customer,
}

impl KeyManagerType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Aws, Self::Customer];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Aws => "AWS",
            Self::Customer => "CUSTOMER",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AWS" => Some(Self::Aws),
            "CUSTOMER" => Some(Self::Customer),

            _ => None,
        }
    }
}

impl fmt::Display for KeyManagerType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyManagerType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyManagerType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyMaterialState` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyMaterialState {
    /// `NON_CURRENT`.
    NonCurrent,
    /// `CURRENT`.
    Current,
    /// `PENDING_ROTATION`.
    PendingRotation,
    /// `PENDING_MULTI_REGION_IMPORT_AND_ROTATION`.
    PendingMultiRegionImportAndRotation,
}

impl KeyMaterialState {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] = [
        Self::NonCurrent,
        Self::Current,
        Self::PendingRotation,
        Self::PendingMultiRegionImportAndRotation,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NonCurrent => "NON_CURRENT",
            Self::Current => "CURRENT",
            Self::PendingRotation => "PENDING_ROTATION",
            Self::PendingMultiRegionImportAndRotation => "PENDING_MULTI_REGION_IMPORT_AND_ROTATION",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "NON_CURRENT" => Some(Self::NonCurrent),
            "CURRENT" => Some(Self::Current),
            "PENDING_ROTATION" => Some(Self::PendingRotation),
            "PENDING_MULTI_REGION_IMPORT_AND_ROTATION" => {
                Some(Self::PendingMultiRegionImportAndRotation)
            }

            _ => None,
        }
    }
}

impl fmt::Display for KeyMaterialState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyMaterialState {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyMaterialState {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeySpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeySpec {
    /// `RSA_2048`.
    Rsa2048,
    /// `RSA_3072`.
    Rsa3072,
    /// `RSA_4096`.
    Rsa4096,
    /// `ECC_NIST_P256`.
    EccNistP256,
    /// `ECC_NIST_P384`.
    EccNistP384,
    /// `ECC_NIST_P521`.
    EccNistP521,
    /// `ECC_SECG_P256K1`.
    EccSecgP256k1,
    /// `SYMMETRIC_DEFAULT`.
    SymmetricDefault,
    /// `HMAC_224`.
    Hmac224,
    /// `HMAC_256`.
    Hmac256,
    /// `HMAC_384`.
    Hmac384,
    /// `HMAC_512`.
    Hmac512,
    /// `SM2`.
    Sm2,
    /// `ML_DSA_44`.
    MlDsa44,
    /// `ML_DSA_65`.
    MlDsa65,
    /// `ML_DSA_87`.
    MlDsa87,
    /// `ECC_NIST_EDWARDS25519`.
    EccNistEdwards25519,
    /// `ML_KEM_512`.
    MlKem512,
    /// `ML_KEM_768`.
    MlKem768,
    /// `ML_KEM_1024`.
    MlKem1024,
}

impl KeySpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 20] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::EccNistP256,
        Self::EccNistP384,
        Self::EccNistP521,
        Self::EccSecgP256k1,
        Self::SymmetricDefault,
        Self::Hmac224,
        Self::Hmac256,
        Self::Hmac384,
        Self::Hmac512,
        Self::Sm2,
        Self::MlDsa44,
        Self::MlDsa65,
        Self::MlDsa87,
        Self::EccNistEdwards25519,
        Self::MlKem512,
        Self::MlKem768,
        Self::MlKem1024,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rsa2048 => "RSA_2048",
            Self::Rsa3072 => "RSA_3072",
            Self::Rsa4096 => "RSA_4096",
            Self::EccNistP256 => "ECC_NIST_P256",
            Self::EccNistP384 => "ECC_NIST_P384",
            Self::EccNistP521 => "ECC_NIST_P521",
            Self::EccSecgP256k1 => "ECC_SECG_P256K1",
            Self::SymmetricDefault => "SYMMETRIC_DEFAULT",
            Self::Hmac224 => "HMAC_224",
            Self::Hmac256 => "HMAC_256",
            Self::Hmac384 => "HMAC_384",
            Self::Hmac512 => "HMAC_512",
            Self::Sm2 => "SM2",
            Self::MlDsa44 => "ML_DSA_44",
            Self::MlDsa65 => "ML_DSA_65",
            Self::MlDsa87 => "ML_DSA_87",
            Self::EccNistEdwards25519 => "ECC_NIST_EDWARDS25519",
            Self::MlKem512 => "ML_KEM_512",
            Self::MlKem768 => "ML_KEM_768",
            Self::MlKem1024 => "ML_KEM_1024",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSA_2048" => Some(Self::Rsa2048),
            "RSA_3072" => Some(Self::Rsa3072),
            "RSA_4096" => Some(Self::Rsa4096),
            "ECC_NIST_P256" => Some(Self::EccNistP256),
            "ECC_NIST_P384" => Some(Self::EccNistP384),
            "ECC_NIST_P521" => Some(Self::EccNistP521),
            "ECC_SECG_P256K1" => Some(Self::EccSecgP256k1),
            "SYMMETRIC_DEFAULT" => Some(Self::SymmetricDefault),
            "HMAC_224" => Some(Self::Hmac224),
            "HMAC_256" => Some(Self::Hmac256),
            "HMAC_384" => Some(Self::Hmac384),
            "HMAC_512" => Some(Self::Hmac512),
            "SM2" => Some(Self::Sm2),
            "ML_DSA_44" => Some(Self::MlDsa44),
            "ML_DSA_65" => Some(Self::MlDsa65),
            "ML_DSA_87" => Some(Self::MlDsa87),
            "ECC_NIST_EDWARDS25519" => Some(Self::EccNistEdwards25519),
            "ML_KEM_512" => Some(Self::MlKem512),
            "ML_KEM_768" => Some(Self::MlKem768),
            "ML_KEM_1024" => Some(Self::MlKem1024),

            _ => None,
        }
    }
}

impl fmt::Display for KeySpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeySpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeySpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyState` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyState {
    /// `Creating`.
    Creating,
    /// `Enabled`.
    Enabled,
    /// `Disabled`.
    Disabled,
    /// `PendingDeletion`.
    PendingDeletion,
    /// `PendingImport`.
    PendingImport,
    /// `PendingReplicaDeletion`.
    PendingReplicaDeletion,
    /// `Unavailable`.
    Unavailable,
    /// `Updating`.
    Updating,
}

impl KeyState {
    /// Every value, in the model's order.
    pub const ALL: [Self; 8] = [
        Self::Creating,
        Self::Enabled,
        Self::Disabled,
        Self::PendingDeletion,
        Self::PendingImport,
        Self::PendingReplicaDeletion,
        Self::Unavailable,
        Self::Updating,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "Creating",
            Self::Enabled => "Enabled",
            Self::Disabled => "Disabled",
            Self::PendingDeletion => "PendingDeletion",
            Self::PendingImport => "PendingImport",
            Self::PendingReplicaDeletion => "PendingReplicaDeletion",
            Self::Unavailable => "Unavailable",
            Self::Updating => "Updating",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "Creating" => Some(Self::Creating),
            "Enabled" => Some(Self::Enabled),
            "Disabled" => Some(Self::Disabled),
            "PendingDeletion" => Some(Self::PendingDeletion),
            "PendingImport" => Some(Self::PendingImport),
            "PendingReplicaDeletion" => Some(Self::PendingReplicaDeletion),
            "Unavailable" => Some(Self::Unavailable),
            "Updating" => Some(Self::Updating),

            _ => None,
        }
    }
}

impl fmt::Display for KeyState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyState {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyState {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `KeyUsageType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KeyUsageType {
    /// `SIGN_VERIFY`.
    SignVerify,
    /// `ENCRYPT_DECRYPT`.
    EncryptDecrypt,
    /// `GENERATE_VERIFY_MAC`.
    GenerateVerifyMac,
    /// `KEY_AGREEMENT`.
    KeyAgreement,
    /// `ENCAPSULATE_DECAPSULATE`.
    EncapsulateDecapsulate,
}

impl KeyUsageType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 5] = [
        Self::SignVerify,
        Self::EncryptDecrypt,
        Self::GenerateVerifyMac,
        Self::KeyAgreement,
        Self::EncapsulateDecapsulate,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SignVerify => "SIGN_VERIFY",
            Self::EncryptDecrypt => "ENCRYPT_DECRYPT",
            Self::GenerateVerifyMac => "GENERATE_VERIFY_MAC",
            Self::KeyAgreement => "KEY_AGREEMENT",
            Self::EncapsulateDecapsulate => "ENCAPSULATE_DECAPSULATE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "SIGN_VERIFY" => Some(Self::SignVerify),
            "ENCRYPT_DECRYPT" => Some(Self::EncryptDecrypt),
            "GENERATE_VERIFY_MAC" => Some(Self::GenerateVerifyMac),
            "KEY_AGREEMENT" => Some(Self::KeyAgreement),
            "ENCAPSULATE_DECAPSULATE" => Some(Self::EncapsulateDecapsulate),

            _ => None,
        }
    }
}

impl fmt::Display for KeyUsageType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for KeyUsageType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for KeyUsageType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MacAlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MacAlgorithmSpec {
    /// `HMAC_SHA_224`.
    HmacSha224,
    /// `HMAC_SHA_256`.
    HmacSha256,
    /// `HMAC_SHA_384`.
    HmacSha384,
    /// `HMAC_SHA_512`.
    HmacSha512,
}

impl MacAlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] =
        [Self::HmacSha224, Self::HmacSha256, Self::HmacSha384, Self::HmacSha512];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::HmacSha224 => "HMAC_SHA_224",
            Self::HmacSha256 => "HMAC_SHA_256",
            Self::HmacSha384 => "HMAC_SHA_384",
            Self::HmacSha512 => "HMAC_SHA_512",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "HMAC_SHA_224" => Some(Self::HmacSha224),
            "HMAC_SHA_256" => Some(Self::HmacSha256),
            "HMAC_SHA_384" => Some(Self::HmacSha384),
            "HMAC_SHA_512" => Some(Self::HmacSha512),

            _ => None,
        }
    }
}

impl fmt::Display for MacAlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MacAlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MacAlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for MacAlgorithmSpec {}

/// The values of `MessageType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageType {
    /// `RAW`.
    Raw,
    /// `DIGEST`.
    Digest,
    /// `EXTERNAL_MU`.
    ExternalMu,
}

impl MessageType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 3] = [Self::Raw, Self::Digest, Self::ExternalMu];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Raw => "RAW",
            Self::Digest => "DIGEST",
            Self::ExternalMu => "EXTERNAL_MU",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RAW" => Some(Self::Raw),
            "DIGEST" => Some(Self::Digest),
            "EXTERNAL_MU" => Some(Self::ExternalMu),

            _ => None,
        }
    }
}

impl fmt::Display for MessageType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MessageType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MessageType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `MultiRegionKeyType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MultiRegionKeyType {
    /// `PRIMARY`.
    Primary,
    /// `REPLICA`.
    Replica,
}

impl MultiRegionKeyType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Primary, Self::Replica];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Primary => "PRIMARY",
            Self::Replica => "REPLICA",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "PRIMARY" => Some(Self::Primary),
            "REPLICA" => Some(Self::Replica),

            _ => None,
        }
    }
}

impl fmt::Display for MultiRegionKeyType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for MultiRegionKeyType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for MultiRegionKeyType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `OriginType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OriginType {
    /// `AWS_KMS`.
    AwsKms,
    /// `EXTERNAL`.
    External,
    /// `AWS_CLOUDHSM`.
    AwsCloudhsm,
    /// `EXTERNAL_KEY_STORE`.
    ExternalKeyStore,
}

impl OriginType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] =
        [Self::AwsKms, Self::External, Self::AwsCloudhsm, Self::ExternalKeyStore];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AwsKms => "AWS_KMS",
            Self::External => "EXTERNAL",
            Self::AwsCloudhsm => "AWS_CLOUDHSM",
            Self::ExternalKeyStore => "EXTERNAL_KEY_STORE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AWS_KMS" => Some(Self::AwsKms),
            "EXTERNAL" => Some(Self::External),
            "AWS_CLOUDHSM" => Some(Self::AwsCloudhsm),
            "EXTERNAL_KEY_STORE" => Some(Self::ExternalKeyStore),

            _ => None,
        }
    }
}

impl fmt::Display for OriginType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for OriginType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for OriginType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// Identifies whose KMS keys ListKeys lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceOwnerType {
    /// `SELF`.
    SelfValue,
    /// `OTHER_ACCOUNTS_VIA_RAM`.
    OtherAccountsViaRam,
}

impl ResourceOwnerType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::SelfValue, Self::OtherAccountsViaRam];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SelfValue => "SELF",
            Self::OtherAccountsViaRam => "OTHER_ACCOUNTS_VIA_RAM",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "SELF" => Some(Self::SelfValue),
            "OTHER_ACCOUNTS_VIA_RAM" => Some(Self::OtherAccountsViaRam),

            _ => None,
        }
    }
}

impl fmt::Display for ResourceOwnerType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for ResourceOwnerType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for ResourceOwnerType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for ResourceOwnerType {}

/// The values of `RotationType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RotationType {
    /// `AUTOMATIC`.
    Automatic,
    /// `ON_DEMAND`.
    OnDemand,
}

impl RotationType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::Automatic, Self::OnDemand];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Automatic => "AUTOMATIC",
            Self::OnDemand => "ON_DEMAND",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "AUTOMATIC" => Some(Self::Automatic),
            "ON_DEMAND" => Some(Self::OnDemand),

            _ => None,
        }
    }
}

impl fmt::Display for RotationType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for RotationType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for RotationType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `SigningAlgorithmSpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SigningAlgorithmSpec {
    /// `RSASSA_PSS_SHA_256`.
    RsassaPssSha256,
    /// `RSASSA_PSS_SHA_384`.
    RsassaPssSha384,
    /// `RSASSA_PSS_SHA_512`.
    RsassaPssSha512,
    /// `RSASSA_PKCS1_V1_5_SHA_256`.
    RsassaPkcs1V15Sha256,
    /// `RSASSA_PKCS1_V1_5_SHA_384`.
    RsassaPkcs1V15Sha384,
    /// `RSASSA_PKCS1_V1_5_SHA_512`.
    RsassaPkcs1V15Sha512,
    /// `ECDSA_SHA_256`.
    EcdsaSha256,
    /// `ECDSA_SHA_384`.
    EcdsaSha384,
    /// `ECDSA_SHA_512`.
    EcdsaSha512,
    /// `SM2DSA`.
    Sm2dsa,
    /// `ML_DSA_SHAKE_256`.
    MlDsaShake256,
    /// `ED25519_SHA_512`.
    Ed25519Sha512,
    /// `ED25519_PH_SHA_512`.
    Ed25519PhSha512,
    /// `SYMMETRIC_DEFAULT`.
    SymmetricDefault,
}

impl SigningAlgorithmSpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 14] = [
        Self::RsassaPssSha256,
        Self::RsassaPssSha384,
        Self::RsassaPssSha512,
        Self::RsassaPkcs1V15Sha256,
        Self::RsassaPkcs1V15Sha384,
        Self::RsassaPkcs1V15Sha512,
        Self::EcdsaSha256,
        Self::EcdsaSha384,
        Self::EcdsaSha512,
        Self::Sm2dsa,
        Self::MlDsaShake256,
        Self::Ed25519Sha512,
        Self::Ed25519PhSha512,
        Self::SymmetricDefault,
    ];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RsassaPssSha256 => "RSASSA_PSS_SHA_256",
            Self::RsassaPssSha384 => "RSASSA_PSS_SHA_384",
            Self::RsassaPssSha512 => "RSASSA_PSS_SHA_512",
            Self::RsassaPkcs1V15Sha256 => "RSASSA_PKCS1_V1_5_SHA_256",
            Self::RsassaPkcs1V15Sha384 => "RSASSA_PKCS1_V1_5_SHA_384",
            Self::RsassaPkcs1V15Sha512 => "RSASSA_PKCS1_V1_5_SHA_512",
            Self::EcdsaSha256 => "ECDSA_SHA_256",
            Self::EcdsaSha384 => "ECDSA_SHA_384",
            Self::EcdsaSha512 => "ECDSA_SHA_512",
            Self::Sm2dsa => "SM2DSA",
            Self::MlDsaShake256 => "ML_DSA_SHAKE_256",
            Self::Ed25519Sha512 => "ED25519_SHA_512",
            Self::Ed25519PhSha512 => "ED25519_PH_SHA_512",
            Self::SymmetricDefault => "SYMMETRIC_DEFAULT",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSASSA_PSS_SHA_256" => Some(Self::RsassaPssSha256),
            "RSASSA_PSS_SHA_384" => Some(Self::RsassaPssSha384),
            "RSASSA_PSS_SHA_512" => Some(Self::RsassaPssSha512),
            "RSASSA_PKCS1_V1_5_SHA_256" => Some(Self::RsassaPkcs1V15Sha256),
            "RSASSA_PKCS1_V1_5_SHA_384" => Some(Self::RsassaPkcs1V15Sha384),
            "RSASSA_PKCS1_V1_5_SHA_512" => Some(Self::RsassaPkcs1V15Sha512),
            "ECDSA_SHA_256" => Some(Self::EcdsaSha256),
            "ECDSA_SHA_384" => Some(Self::EcdsaSha384),
            "ECDSA_SHA_512" => Some(Self::EcdsaSha512),
            "SM2DSA" => Some(Self::Sm2dsa),
            "ML_DSA_SHAKE_256" => Some(Self::MlDsaShake256),
            "ED25519_SHA_512" => Some(Self::Ed25519Sha512),
            "ED25519_PH_SHA_512" => Some(Self::Ed25519PhSha512),
            "SYMMETRIC_DEFAULT" => Some(Self::SymmetricDefault),

            _ => None,
        }
    }
}

impl fmt::Display for SigningAlgorithmSpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for SigningAlgorithmSpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for SigningAlgorithmSpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

impl ListMember for SigningAlgorithmSpec {}

/// The values of `WrappingKeySpec` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WrappingKeySpec {
    /// `RSA_2048`.
    Rsa2048,
    /// `RSA_3072`.
    Rsa3072,
    /// `RSA_4096`.
    Rsa4096,
    /// `SM2`.
    Sm2,
}

impl WrappingKeySpec {
    /// Every value, in the model's order.
    pub const ALL: [Self; 4] = [Self::Rsa2048, Self::Rsa3072, Self::Rsa4096, Self::Sm2];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rsa2048 => "RSA_2048",
            Self::Rsa3072 => "RSA_3072",
            Self::Rsa4096 => "RSA_4096",
            Self::Sm2 => "SM2",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "RSA_2048" => Some(Self::Rsa2048),
            "RSA_3072" => Some(Self::Rsa3072),
            "RSA_4096" => Some(Self::Rsa4096),
            "SM2" => Some(Self::Sm2),

            _ => None,
        }
    }
}

impl fmt::Display for WrappingKeySpec {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for WrappingKeySpec {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for WrappingKeySpec {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}

/// The values of `XksProxyConnectivityType` in the AWS model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum XksProxyConnectivityType {
    /// `PUBLIC_ENDPOINT`.
    PublicEndpoint,
    /// `VPC_ENDPOINT_SERVICE`.
    VpcEndpointService,
}

impl XksProxyConnectivityType {
    /// Every value, in the model's order.
    pub const ALL: [Self; 2] = [Self::PublicEndpoint, Self::VpcEndpointService];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PublicEndpoint => "PUBLIC_ENDPOINT",
            Self::VpcEndpointService => "VPC_ENDPOINT_SERVICE",
        }
    }

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "PUBLIC_ENDPOINT" => Some(Self::PublicEndpoint),
            "VPC_ENDPOINT_SERVICE" => Some(Self::VpcEndpointService),

            _ => None,
        }
    }
}

impl fmt::Display for XksProxyConnectivityType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromValue for XksProxyConnectivityType {
    fn from_value(value: Value) -> Option<Self> {
        if let Value::String(text) = value { Self::parse(&text) } else { None }
    }
}

impl IntoValue for XksProxyConnectivityType {
    fn into_value(self) -> Value {
        Value::String(self.as_str().to_owned())
    }
}
