//! The error codes of the AWS KMS API.

/// The code of an error, as `__type` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `AccessDeniedException`, which any AWS service may answer with.
    AccessDeniedException,
    /// The request was rejected because it attempted to create a resource that already exists.
    AlreadyExistsException,
    /// The request was rejected because the specified CloudHSM cluster is already associated with
    /// an CloudHSM key store in the account, or it shares a backup history with an CloudHSM key
    /// store in the account.
    CloudHsmClusterInUseException,
    /// The request was rejected because the associated CloudHSM cluster did not meet the
    /// configuration requirements for an CloudHSM key store.
    CloudHsmClusterInvalidConfigurationException,
    /// The request was rejected because the CloudHSM cluster associated with the CloudHSM key store
    /// is not active.
    CloudHsmClusterNotActiveException,
    /// The request was rejected because KMS cannot find the CloudHSM cluster with the specified
    /// cluster ID.
    CloudHsmClusterNotFoundException,
    /// The request was rejected because the specified CloudHSM cluster has a different cluster
    /// certificate than the original cluster.
    CloudHsmClusterNotRelatedException,
    /// The request was rejected because an automatic rotation of this key is currently in progress
    /// or scheduled to begin within the next 20 minutes.
    ConflictException,
    /// The request was rejected because the custom key store contains KMS keys.
    CustomKeyStoreHasCmksException,
    /// The request was rejected because of the ConnectionState of the custom key store.
    CustomKeyStoreInvalidStateException,
    /// The request was rejected because the specified custom key store name is already assigned to
    /// another custom key store in the account.
    CustomKeyStoreNameInUseException,
    /// The request was rejected because KMS cannot find a custom key store with the specified key
    /// store name or ID.
    CustomKeyStoreNotFoundException,
    /// The system timed out while trying to fulfill the request.
    DependencyTimeoutException,
    /// The request was rejected because the specified KMS key is not enabled.
    DisabledException,
    /// The request was rejected because the DryRun parameter was specified.
    DryRunOperationException,
    /// The request was rejected because the specified import token is expired.
    ExpiredImportTokenException,
    /// `ExpiredTokenException`, which any AWS service may answer with.
    ExpiredTokenException,
    /// `IncompleteSignatureException`, which any AWS service may answer with.
    IncompleteSignatureException,
    /// The request was rejected because the specified KMS key cannot decrypt the data.
    IncorrectKeyException,
    /// The request was rejected because the key material in the request is, expired, invalid, or
    /// does not meet expectations.
    IncorrectKeyMaterialException,
    /// The request was rejected because the trust anchor certificate in the request to create an
    /// CloudHSM key store is not the trust anchor certificate for the specified CloudHSM cluster.
    IncorrectTrustAnchorException,
    /// `InternalFailure`, which any AWS service may answer with.
    InternalFailure,
    /// The request was rejected because the specified alias name is not valid.
    InvalidAliasNameException,
    /// The request was rejected because a specified ARN, or an ARN in a key policy, is not valid.
    InvalidArnException,
    /// From the Decrypt or ReEncrypt operation, the request was rejected because the specified
    /// ciphertext, or additional authenticated data incorporated into the ciphertext, such as the
    /// encryption context, is corrupted, missing, or otherwise invalid.
    InvalidCiphertextException,
    /// The request was rejected because the specified GrantId is not valid.
    InvalidGrantIdException,
    /// The request was rejected because the specified grant token is not valid.
    InvalidGrantTokenException,
    /// The request was rejected because the provided import token is invalid or is associated with
    /// a different KMS key.
    InvalidImportTokenException,
    /// The request was rejected for one of the following reasons: The KeyUsage value of the KMS key
    /// is incompatible with the API operation.
    InvalidKeyUsageException,
    /// The request was rejected because the marker that specifies where pagination should next
    /// begin is not valid.
    InvalidMarkerException,
    /// `InvalidSignatureException`, which any AWS service may answer with.
    InvalidSignatureException,
    /// The request was rejected because an internal exception occurred.
    KmsInternalException,
    /// The request was rejected because the HMAC verification failed.
    KmsInvalidMacException,
    /// The request was rejected because the signature verification failed.
    KmsInvalidSignatureException,
    /// The request was rejected because the state of the specified resource is not valid for this
    /// request.
    KmsInvalidStateException,
    /// The request was rejected because the specified KMS key was not available.
    KeyUnavailableException,
    /// The request was rejected because a length constraint or quota was exceeded.
    LimitExceededException,
    /// The request was rejected because the specified policy is not syntactically or semantically
    /// correct.
    MalformedPolicyDocumentException,
    /// `MissingAuthenticationTokenException`, which any AWS service may answer with.
    MissingAuthenticationTokenException,
    /// `NotAuthorizedException`, which any AWS service may answer with.
    NotAuthorizedException,
    /// The request was rejected because the specified entity or resource could not be found.
    NotFoundException,
    /// `RequestEntityTooLargeException`, which any AWS service may answer with.
    RequestEntityTooLargeException,
    /// `RequestTimeoutException`, which any AWS service may answer with.
    RequestTimeoutException,
    /// `SerializationException`, which any AWS service may answer with.
    SerializationException,
    /// `ServiceUnavailableException`, which any AWS service may answer with.
    ServiceUnavailableException,
    /// The request was rejected because one or more tags are not valid.
    TagException,
    /// `ThrottlingException`, which any AWS service may answer with.
    ThrottlingException,
    /// `UnknownOperationException`, which any AWS service may answer with.
    UnknownOperationException,
    /// `UnrecognizedClientException`, which any AWS service may answer with.
    UnrecognizedClientException,
    /// The request was rejected because a specified parameter is not supported or a specified
    /// resource is not valid for this operation.
    UnsupportedOperationException,
    /// `ValidationException`, which any AWS service may answer with.
    ValidationException,
    /// The request was rejected because the (XksKeyId) is already associated with another KMS key
    /// in this external key store.
    XksKeyAlreadyInUseException,
    /// The request was rejected because the external key specified by the XksKeyId parameter did
    /// not meet the configuration requirements for an external key store.
    XksKeyInvalidConfigurationException,
    /// The request was rejected because the external key store proxy could not find the external
    /// key.
    XksKeyNotFoundException,
    /// The request was rejected because the proxy credentials failed to authenticate to the
    /// specified external key store proxy.
    XksProxyIncorrectAuthenticationCredentialException,
    /// The request was rejected because the external key store proxy is not configured correctly.
    XksProxyInvalidConfigurationException,
    /// KMS cannot interpret the response it received from the external key store proxy.
    XksProxyInvalidResponseException,
    /// The request was rejected because the XksProxyUriEndpoint is already associated with another
    /// external key store in this Amazon Web Services Region.
    XksProxyUriEndpointInUseException,
    /// The request was rejected because the concatenation of the XksProxyUriEndpoint and
    /// XksProxyUriPath is already associated with another external key store in this Amazon Web
    /// Services Region.
    XksProxyUriInUseException,
    /// KMS was unable to reach the specified XksProxyUriPath.
    XksProxyUriUnreachableException,
    /// The request was rejected because the specified Amazon VPC endpoint service is already
    /// associated with another external key store in this Amazon Web Services Region.
    XksProxyVpcEndpointServiceInUseException,
    /// The request was rejected because the Amazon VPC endpoint service configuration does not
    /// fulfill the requirements for an external key store.
    XksProxyVpcEndpointServiceInvalidConfigurationException,
    /// The request was rejected because KMS could not find the specified VPC endpoint service.
    XksProxyVpcEndpointServiceNotFoundException,
}

static NAMES: [&str; 63] = [
    "AccessDeniedException",
    "AlreadyExistsException",
    "CloudHsmClusterInUseException",
    "CloudHsmClusterInvalidConfigurationException",
    "CloudHsmClusterNotActiveException",
    "CloudHsmClusterNotFoundException",
    "CloudHsmClusterNotRelatedException",
    "ConflictException",
    "CustomKeyStoreHasCMKsException",
    "CustomKeyStoreInvalidStateException",
    "CustomKeyStoreNameInUseException",
    "CustomKeyStoreNotFoundException",
    "DependencyTimeoutException",
    "DisabledException",
    "DryRunOperationException",
    "ExpiredImportTokenException",
    "ExpiredTokenException",
    "IncompleteSignatureException",
    "IncorrectKeyException",
    "IncorrectKeyMaterialException",
    "IncorrectTrustAnchorException",
    "InternalFailure",
    "InvalidAliasNameException",
    "InvalidArnException",
    "InvalidCiphertextException",
    "InvalidGrantIdException",
    "InvalidGrantTokenException",
    "InvalidImportTokenException",
    "InvalidKeyUsageException",
    "InvalidMarkerException",
    "InvalidSignatureException",
    "KMSInternalException",
    "KMSInvalidMacException",
    "KMSInvalidSignatureException",
    "KMSInvalidStateException",
    "KeyUnavailableException",
    "LimitExceededException",
    "MalformedPolicyDocumentException",
    "MissingAuthenticationTokenException",
    "NotAuthorizedException",
    "NotFoundException",
    "RequestEntityTooLargeException",
    "RequestTimeoutException",
    "SerializationException",
    "ServiceUnavailableException",
    "TagException",
    "ThrottlingException",
    "UnknownOperationException",
    "UnrecognizedClientException",
    "UnsupportedOperationException",
    "ValidationException",
    "XksKeyAlreadyInUseException",
    "XksKeyInvalidConfigurationException",
    "XksKeyNotFoundException",
    "XksProxyIncorrectAuthenticationCredentialException",
    "XksProxyInvalidConfigurationException",
    "XksProxyInvalidResponseException",
    "XksProxyUriEndpointInUseException",
    "XksProxyUriInUseException",
    "XksProxyUriUnreachableException",
    "XksProxyVpcEndpointServiceInUseException",
    "XksProxyVpcEndpointServiceInvalidConfigurationException",
    "XksProxyVpcEndpointServiceNotFoundException",
];

impl ErrorCode {
    /// Every code, in alphabetical order of the names.
    pub const ALL: [Self; 63] = [
        Self::AccessDeniedException,
        Self::AlreadyExistsException,
        Self::CloudHsmClusterInUseException,
        Self::CloudHsmClusterInvalidConfigurationException,
        Self::CloudHsmClusterNotActiveException,
        Self::CloudHsmClusterNotFoundException,
        Self::CloudHsmClusterNotRelatedException,
        Self::ConflictException,
        Self::CustomKeyStoreHasCmksException,
        Self::CustomKeyStoreInvalidStateException,
        Self::CustomKeyStoreNameInUseException,
        Self::CustomKeyStoreNotFoundException,
        Self::DependencyTimeoutException,
        Self::DisabledException,
        Self::DryRunOperationException,
        Self::ExpiredImportTokenException,
        Self::ExpiredTokenException,
        Self::IncompleteSignatureException,
        Self::IncorrectKeyException,
        Self::IncorrectKeyMaterialException,
        Self::IncorrectTrustAnchorException,
        Self::InternalFailure,
        Self::InvalidAliasNameException,
        Self::InvalidArnException,
        Self::InvalidCiphertextException,
        Self::InvalidGrantIdException,
        Self::InvalidGrantTokenException,
        Self::InvalidImportTokenException,
        Self::InvalidKeyUsageException,
        Self::InvalidMarkerException,
        Self::InvalidSignatureException,
        Self::KmsInternalException,
        Self::KmsInvalidMacException,
        Self::KmsInvalidSignatureException,
        Self::KmsInvalidStateException,
        Self::KeyUnavailableException,
        Self::LimitExceededException,
        Self::MalformedPolicyDocumentException,
        Self::MissingAuthenticationTokenException,
        Self::NotAuthorizedException,
        Self::NotFoundException,
        Self::RequestEntityTooLargeException,
        Self::RequestTimeoutException,
        Self::SerializationException,
        Self::ServiceUnavailableException,
        Self::TagException,
        Self::ThrottlingException,
        Self::UnknownOperationException,
        Self::UnrecognizedClientException,
        Self::UnsupportedOperationException,
        Self::ValidationException,
        Self::XksKeyAlreadyInUseException,
        Self::XksKeyInvalidConfigurationException,
        Self::XksKeyNotFoundException,
        Self::XksProxyIncorrectAuthenticationCredentialException,
        Self::XksProxyInvalidConfigurationException,
        Self::XksProxyInvalidResponseException,
        Self::XksProxyUriEndpointInUseException,
        Self::XksProxyUriInUseException,
        Self::XksProxyUriUnreachableException,
        Self::XksProxyVpcEndpointServiceInUseException,
        Self::XksProxyVpcEndpointServiceInvalidConfigurationException,
        Self::XksProxyVpcEndpointServiceNotFoundException,
    ];
    /// AWS's spelling, such as `KMSInternalException`.
    #[must_use]
    pub fn name(self) -> &'static str {
        #[expect(clippy::indexing_slicing, reason = "one row for each variant")]
        NAMES[self as usize]
    }
    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        match self {
            Self::AccessDeniedException
            | Self::AlreadyExistsException
            | Self::CloudHsmClusterInUseException
            | Self::CloudHsmClusterInvalidConfigurationException
            | Self::CloudHsmClusterNotActiveException
            | Self::CloudHsmClusterNotFoundException
            | Self::CloudHsmClusterNotRelatedException
            | Self::ConflictException
            | Self::CustomKeyStoreHasCmksException
            | Self::CustomKeyStoreInvalidStateException
            | Self::CustomKeyStoreNameInUseException
            | Self::CustomKeyStoreNotFoundException
            | Self::DisabledException
            | Self::DryRunOperationException
            | Self::ExpiredImportTokenException
            | Self::ExpiredTokenException
            | Self::IncompleteSignatureException
            | Self::IncorrectKeyException
            | Self::IncorrectKeyMaterialException
            | Self::IncorrectTrustAnchorException
            | Self::InvalidAliasNameException
            | Self::InvalidArnException
            | Self::InvalidCiphertextException
            | Self::InvalidGrantIdException
            | Self::InvalidGrantTokenException
            | Self::InvalidImportTokenException
            | Self::InvalidKeyUsageException
            | Self::InvalidMarkerException
            | Self::InvalidSignatureException
            | Self::KmsInvalidMacException
            | Self::KmsInvalidSignatureException
            | Self::KmsInvalidStateException
            | Self::LimitExceededException
            | Self::MalformedPolicyDocumentException
            | Self::MissingAuthenticationTokenException
            | Self::NotAuthorizedException
            | Self::NotFoundException
            | Self::SerializationException
            | Self::TagException
            | Self::ThrottlingException
            | Self::UnrecognizedClientException
            | Self::UnsupportedOperationException
            | Self::ValidationException
            | Self::XksKeyAlreadyInUseException
            | Self::XksKeyInvalidConfigurationException
            | Self::XksKeyNotFoundException
            | Self::XksProxyIncorrectAuthenticationCredentialException
            | Self::XksProxyInvalidConfigurationException
            | Self::XksProxyInvalidResponseException
            | Self::XksProxyUriEndpointInUseException
            | Self::XksProxyUriInUseException
            | Self::XksProxyUriUnreachableException
            | Self::XksProxyVpcEndpointServiceInUseException
            | Self::XksProxyVpcEndpointServiceInvalidConfigurationException
            | Self::XksProxyVpcEndpointServiceNotFoundException => 400,
            Self::UnknownOperationException => 404,
            Self::RequestTimeoutException => 408,
            Self::RequestEntityTooLargeException => 413,
            Self::DependencyTimeoutException
            | Self::InternalFailure
            | Self::KmsInternalException
            | Self::KeyUnavailableException => 500,
            Self::ServiceUnavailableException => 503,
        }
    }
    /// The code that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.name() == name)
    }
}
