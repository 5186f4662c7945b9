//! The error codes of every service, in alphabetical order of AWS's spelling.

/// The code of an error, as `__type` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `AccessDenied`, which any AWS service may answer with.
    AccessDenied,
    /// `AccessDeniedException`, which any AWS service may answer with.
    AccessDeniedException,
    /// The request was rejected because it attempted to create a resource that already exists.
    AlreadyExistsException,
    /// `BadDigest`, which any AWS service may answer with.
    BadDigest,
    /// `BadRequest`, which any AWS service may answer with.
    BadRequest,
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
    /// The request was rejected because multiple requests to change this object were submitted
    /// simultaneously.
    ConcurrentModification,
    /// The request was rejected because an automatic rotation of this key is currently in progress
    /// or scheduled to begin within the next 20 minutes.
    ConflictException,
    /// The request was rejected because the custom key store contains KMS keys.
    CustomKeyStoreHasCmksException,
    /// The request was rejected because of the `ConnectionState` of the custom key store.
    CustomKeyStoreInvalidStateException,
    /// The request was rejected because the specified custom key store name is already assigned to
    /// another custom key store in the account.
    CustomKeyStoreNameInUseException,
    /// The request was rejected because KMS cannot find a custom key store with the specified key
    /// store name or ID.
    CustomKeyStoreNotFoundException,
    /// The request was rejected because it attempted to delete a resource that has attached
    /// subordinate entities.
    DeleteConflict,
    /// The system timed out while trying to fulfill the request.
    DependencyTimeoutException,
    /// The request was rejected because the specified KMS key is not enabled.
    DisabledException,
    /// The request was rejected because the DryRun parameter was specified.
    DryRunOperationException,
    /// The request was rejected because it attempted to create a resource that already exists.
    EntityAlreadyExists,
    /// The request was rejected because it referenced an entity that is temporarily unmodifiable,
    /// such as a user name that was deleted and then recreated.
    EntityTemporarilyUnmodifiable,
    /// The request was rejected because the specified import token is expired.
    ExpiredImportTokenException,
    /// `ExpiredToken`, which any AWS service may answer with.
    ExpiredToken,
    /// The web identity token that was passed is expired or is not valid.
    ExpiredTokenException,
    /// The request could not be fulfilled because the identity provider (IDP) that was asked to
    /// verify the incoming identity token could not be reached.
    IdpCommunicationError,
    /// The identity provider (IdP) reported that authentication failed.
    IdpRejectedClaim,
    /// `IncompleteSignature`, which any AWS service may answer with.
    IncompleteSignature,
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
    /// `InvalidAction`, which any AWS service may answer with.
    InvalidAction,
    /// The request was rejected because the specified alias name is not valid.
    InvalidAliasNameException,
    /// `InvalidArgument`, which any AWS service may answer with.
    InvalidArgument,
    /// The request was rejected because a specified ARN, or an ARN in a key policy, is not valid.
    InvalidArnException,
    /// `InvalidBucketName`, which any AWS service may answer with.
    InvalidBucketName,
    /// From the Decrypt or ReEncrypt operation, the request was rejected because the specified
    /// ciphertext, or additional authenticated data incorporated into the ciphertext, such as the
    /// encryption context, is corrupted, missing, or otherwise invalid.
    InvalidCiphertextException,
    /// `InvalidClientTokenId`, which any AWS service may answer with.
    InvalidClientTokenId,
    /// `InvalidDigest`, which any AWS service may answer with.
    InvalidDigest,
    /// `InvalidEncryptionAlgorithmError`, which any AWS service may answer with.
    InvalidEncryptionAlgorithmError,
    /// The request was rejected because the specified `GrantId` is not valid.
    InvalidGrantIdException,
    /// The request was rejected because the specified grant token is not valid.
    InvalidGrantTokenException,
    /// The web identity token that was passed could not be validated by Amazon Web Services.
    InvalidIdentityToken,
    /// The request was rejected because the provided import token is invalid or is associated with
    /// a different KMS key.
    InvalidImportTokenException,
    /// The request was rejected because an invalid or out-of-range value was supplied for an input
    /// parameter.
    InvalidInput,
    /// The request was rejected for one of the following reasons.
    InvalidKeyUsageException,
    /// The request was rejected because the marker that specifies where pagination should next
    /// begin is not valid.
    InvalidMarkerException,
    /// `InvalidPartNumber`, which any AWS service may answer with.
    InvalidPartNumber,
    /// `InvalidRange`, which any AWS service may answer with.
    InvalidRange,
    /// `InvalidRequest`, which any AWS service may answer with.
    InvalidRequest,
    /// `InvalidSignatureException`, which any AWS service may answer with.
    InvalidSignatureException,
    /// `InvalidTag`, which any AWS service may answer with.
    InvalidTag,
    /// The request was rejected because an internal exception occurred.
    KmsInternalException,
    /// The request was rejected because the HMAC verification failed.
    KmsInvalidMacException,
    /// The request was rejected because the signature verification failed.
    KmsInvalidSignatureException,
    /// The request was rejected because the state of the specified resource is not valid for this
    /// request.
    KmsInvalidStateException,
    /// `KeyTooLongError`, which any AWS service may answer with.
    KeyTooLongError,
    /// The request was rejected because the specified KMS key was not available.
    KeyUnavailableException,
    /// The request was rejected because it attempted to create resources beyond the current Amazon
    /// Web Services account limits.
    LimitExceeded,
    /// The request was rejected because a length constraint or quota was exceeded.
    LimitExceededException,
    /// `MalformedInput`, which any AWS service may answer with.
    MalformedInput,
    /// The request was rejected because the policy document was malformed.
    MalformedPolicyDocument,
    /// The request was rejected because the specified policy is not syntactically or semantically
    /// correct.
    MalformedPolicyDocumentException,
    /// `MalformedTrailerError`, which any AWS service may answer with.
    MalformedTrailerError,
    /// `MalformedXML`, which any AWS service may answer with.
    MalformedXml,
    /// `MetadataTooLarge`, which any AWS service may answer with.
    MetadataTooLarge,
    /// `MissingAction`, which any AWS service may answer with.
    MissingAction,
    /// `MissingAuthenticationToken`, which any AWS service may answer with.
    MissingAuthenticationToken,
    /// `MissingAuthenticationTokenException`, which any AWS service may answer with.
    MissingAuthenticationTokenException,
    /// The request was rejected because it referenced a resource entity that does not exist.
    NoSuchEntity,
    /// `NoSuchKey`, which any AWS service may answer with.
    NoSuchKey,
    /// `NotAuthorizedException`, which any AWS service may answer with.
    NotAuthorizedException,
    /// The request was rejected because the specified entity or resource could not be found.
    NotFoundException,
    /// `NotImplemented`, which any AWS service may answer with.
    NotImplemented,
    /// The request failed because IAM cannot connect to the OpenID Connect identity provider URL.
    OpenIdIdpCommunicationError,
    /// The request was rejected because the total packed size of the session policies and session
    /// tags combined was too large.
    PackedPolicyTooLarge,
    /// The request failed because a provided policy could not be successfully evaluated.
    PolicyEvaluation,
    /// The request failed because Amazon Web Services service role policies can only be attached to
    /// the service-linked role for that service.
    PolicyNotAttachable,
    /// `PreconditionFailed`, which any AWS service may answer with.
    PreconditionFailed,
    /// STS is not activated in the requested region for the account that is being asked to generate
    /// credentials.
    RegionDisabledException,
    /// `RequestEntityTooLarge`, which any AWS service may answer with.
    RequestEntityTooLarge,
    /// `RequestEntityTooLargeException`, which any AWS service may answer with.
    RequestEntityTooLargeException,
    /// `RequestTimeoutException`, which any AWS service may answer with.
    RequestTimeoutException,
    /// `SerializationException`, which any AWS service may answer with.
    SerializationException,
    /// The request processing has failed because of an unknown error, exception or failure.
    ServiceFailure,
    /// `ServiceUnavailable`, which any AWS service may answer with.
    ServiceUnavailable,
    /// `ServiceUnavailableException`, which any AWS service may answer with.
    ServiceUnavailableException,
    /// `SignatureDoesNotMatch`, which any AWS service may answer with.
    SignatureDoesNotMatch,
    /// The request was rejected because one or more tags are not valid.
    TagException,
    /// `Throttling`, which any AWS service may answer with.
    Throttling,
    /// `ThrottlingException`, which any AWS service may answer with.
    ThrottlingException,
    /// `UnknownOperationException`, which any AWS service may answer with.
    UnknownOperationException,
    /// The request was rejected because service-linked roles are protected Amazon Web Services
    /// resources.
    UnmodifiableEntity,
    /// `UnrecognizedClientException`, which any AWS service may answer with.
    UnrecognizedClientException,
    /// The request was rejected because a specified parameter is not supported or a specified
    /// resource is not valid for this operation.
    UnsupportedOperationException,
    /// `ValidationError`, which any AWS service may answer with.
    ValidationError,
    /// `ValidationException`, which any AWS service may answer with.
    ValidationException,
    /// The request was rejected because the (`XksKeyId`) is already associated with another KMS key
    /// in this external key store.
    XksKeyAlreadyInUseException,
    /// The request was rejected because the external key specified by the `XksKeyId` parameter did
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
    /// The request was rejected because the `XksProxyUriEndpoint` is already associated with
    /// another external key store in this Amazon Web Services Region.
    XksProxyUriEndpointInUseException,
    /// The request was rejected because the concatenation of the `XksProxyUriEndpoint` and
    /// `XksProxyUriPath` is already associated with another external key store in this Amazon Web
    /// Services Region.
    XksProxyUriInUseException,
    /// KMS was unable to reach the specified `XksProxyUriPath`.
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

/// What is known of a code.
struct Facts {
    name: &'static str,
    status: u16,
}

/// A row for each variant of [`ErrorCode`], in the same order.
static FACTS: [Facts; 111] = [
    Facts { name: "AccessDenied", status: 403 },
    Facts { name: "AccessDeniedException", status: 400 },
    Facts { name: "AlreadyExistsException", status: 400 },
    Facts { name: "BadDigest", status: 400 },
    Facts { name: "BadRequest", status: 400 },
    Facts { name: "CloudHsmClusterInUseException", status: 400 },
    Facts { name: "CloudHsmClusterInvalidConfigurationException", status: 400 },
    Facts { name: "CloudHsmClusterNotActiveException", status: 400 },
    Facts { name: "CloudHsmClusterNotFoundException", status: 400 },
    Facts { name: "CloudHsmClusterNotRelatedException", status: 400 },
    Facts { name: "ConcurrentModification", status: 409 },
    Facts { name: "ConflictException", status: 400 },
    Facts { name: "CustomKeyStoreHasCMKsException", status: 400 },
    Facts { name: "CustomKeyStoreInvalidStateException", status: 400 },
    Facts { name: "CustomKeyStoreNameInUseException", status: 400 },
    Facts { name: "CustomKeyStoreNotFoundException", status: 400 },
    Facts { name: "DeleteConflict", status: 409 },
    Facts { name: "DependencyTimeoutException", status: 500 },
    Facts { name: "DisabledException", status: 400 },
    Facts { name: "DryRunOperationException", status: 400 },
    Facts { name: "EntityAlreadyExists", status: 409 },
    Facts { name: "EntityTemporarilyUnmodifiable", status: 409 },
    Facts { name: "ExpiredImportTokenException", status: 400 },
    Facts { name: "ExpiredToken", status: 403 },
    Facts { name: "ExpiredTokenException", status: 400 },
    Facts { name: "IDPCommunicationError", status: 400 },
    Facts { name: "IDPRejectedClaim", status: 403 },
    Facts { name: "IncompleteSignature", status: 403 },
    Facts { name: "IncompleteSignatureException", status: 400 },
    Facts { name: "IncorrectKeyException", status: 400 },
    Facts { name: "IncorrectKeyMaterialException", status: 400 },
    Facts { name: "IncorrectTrustAnchorException", status: 400 },
    Facts { name: "InternalFailure", status: 500 },
    Facts { name: "InvalidAction", status: 400 },
    Facts { name: "InvalidAliasNameException", status: 400 },
    Facts { name: "InvalidArgument", status: 400 },
    Facts { name: "InvalidArnException", status: 400 },
    Facts { name: "InvalidBucketName", status: 400 },
    Facts { name: "InvalidCiphertextException", status: 400 },
    Facts { name: "InvalidClientTokenId", status: 403 },
    Facts { name: "InvalidDigest", status: 400 },
    Facts { name: "InvalidEncryptionAlgorithmError", status: 400 },
    Facts { name: "InvalidGrantIdException", status: 400 },
    Facts { name: "InvalidGrantTokenException", status: 400 },
    Facts { name: "InvalidIdentityToken", status: 400 },
    Facts { name: "InvalidImportTokenException", status: 400 },
    Facts { name: "InvalidInput", status: 400 },
    Facts { name: "InvalidKeyUsageException", status: 400 },
    Facts { name: "InvalidMarkerException", status: 400 },
    Facts { name: "InvalidPartNumber", status: 416 },
    Facts { name: "InvalidRange", status: 416 },
    Facts { name: "InvalidRequest", status: 400 },
    Facts { name: "InvalidSignatureException", status: 400 },
    Facts { name: "InvalidTag", status: 400 },
    Facts { name: "KMSInternalException", status: 500 },
    Facts { name: "KMSInvalidMacException", status: 400 },
    Facts { name: "KMSInvalidSignatureException", status: 400 },
    Facts { name: "KMSInvalidStateException", status: 400 },
    Facts { name: "KeyTooLongError", status: 400 },
    Facts { name: "KeyUnavailableException", status: 500 },
    Facts { name: "LimitExceeded", status: 409 },
    Facts { name: "LimitExceededException", status: 400 },
    Facts { name: "MalformedInput", status: 400 },
    Facts { name: "MalformedPolicyDocument", status: 400 },
    Facts { name: "MalformedPolicyDocumentException", status: 400 },
    Facts { name: "MalformedTrailerError", status: 400 },
    Facts { name: "MalformedXML", status: 400 },
    Facts { name: "MetadataTooLarge", status: 400 },
    Facts { name: "MissingAction", status: 400 },
    Facts { name: "MissingAuthenticationToken", status: 403 },
    Facts { name: "MissingAuthenticationTokenException", status: 400 },
    Facts { name: "NoSuchEntity", status: 404 },
    Facts { name: "NoSuchKey", status: 404 },
    Facts { name: "NotAuthorizedException", status: 400 },
    Facts { name: "NotFoundException", status: 400 },
    Facts { name: "NotImplemented", status: 501 },
    Facts { name: "OpenIdIdpCommunicationError", status: 400 },
    Facts { name: "PackedPolicyTooLarge", status: 400 },
    Facts { name: "PolicyEvaluation", status: 500 },
    Facts { name: "PolicyNotAttachable", status: 400 },
    Facts { name: "PreconditionFailed", status: 412 },
    Facts { name: "RegionDisabledException", status: 403 },
    Facts { name: "RequestEntityTooLarge", status: 413 },
    Facts { name: "RequestEntityTooLargeException", status: 413 },
    Facts { name: "RequestTimeoutException", status: 408 },
    Facts { name: "SerializationException", status: 400 },
    Facts { name: "ServiceFailure", status: 500 },
    Facts { name: "ServiceUnavailable", status: 503 },
    Facts { name: "ServiceUnavailableException", status: 503 },
    Facts { name: "SignatureDoesNotMatch", status: 403 },
    Facts { name: "TagException", status: 400 },
    Facts { name: "Throttling", status: 400 },
    Facts { name: "ThrottlingException", status: 400 },
    Facts { name: "UnknownOperationException", status: 404 },
    Facts { name: "UnmodifiableEntity", status: 400 },
    Facts { name: "UnrecognizedClientException", status: 400 },
    Facts { name: "UnsupportedOperationException", status: 400 },
    Facts { name: "ValidationError", status: 400 },
    Facts { name: "ValidationException", status: 400 },
    Facts { name: "XksKeyAlreadyInUseException", status: 400 },
    Facts { name: "XksKeyInvalidConfigurationException", status: 400 },
    Facts { name: "XksKeyNotFoundException", status: 400 },
    Facts { name: "XksProxyIncorrectAuthenticationCredentialException", status: 400 },
    Facts { name: "XksProxyInvalidConfigurationException", status: 400 },
    Facts { name: "XksProxyInvalidResponseException", status: 400 },
    Facts { name: "XksProxyUriEndpointInUseException", status: 400 },
    Facts { name: "XksProxyUriInUseException", status: 400 },
    Facts { name: "XksProxyUriUnreachableException", status: 400 },
    Facts { name: "XksProxyVpcEndpointServiceInUseException", status: 400 },
    Facts { name: "XksProxyVpcEndpointServiceInvalidConfigurationException", status: 400 },
    Facts { name: "XksProxyVpcEndpointServiceNotFoundException", status: 400 },
];

impl ErrorCode {
    /// Every code, in alphabetical order of AWS's spelling.
    pub const ALL: [Self; 111] = [
        Self::AccessDenied,
        Self::AccessDeniedException,
        Self::AlreadyExistsException,
        Self::BadDigest,
        Self::BadRequest,
        Self::CloudHsmClusterInUseException,
        Self::CloudHsmClusterInvalidConfigurationException,
        Self::CloudHsmClusterNotActiveException,
        Self::CloudHsmClusterNotFoundException,
        Self::CloudHsmClusterNotRelatedException,
        Self::ConcurrentModification,
        Self::ConflictException,
        Self::CustomKeyStoreHasCmksException,
        Self::CustomKeyStoreInvalidStateException,
        Self::CustomKeyStoreNameInUseException,
        Self::CustomKeyStoreNotFoundException,
        Self::DeleteConflict,
        Self::DependencyTimeoutException,
        Self::DisabledException,
        Self::DryRunOperationException,
        Self::EntityAlreadyExists,
        Self::EntityTemporarilyUnmodifiable,
        Self::ExpiredImportTokenException,
        Self::ExpiredToken,
        Self::ExpiredTokenException,
        Self::IdpCommunicationError,
        Self::IdpRejectedClaim,
        Self::IncompleteSignature,
        Self::IncompleteSignatureException,
        Self::IncorrectKeyException,
        Self::IncorrectKeyMaterialException,
        Self::IncorrectTrustAnchorException,
        Self::InternalFailure,
        Self::InvalidAction,
        Self::InvalidAliasNameException,
        Self::InvalidArgument,
        Self::InvalidArnException,
        Self::InvalidBucketName,
        Self::InvalidCiphertextException,
        Self::InvalidClientTokenId,
        Self::InvalidDigest,
        Self::InvalidEncryptionAlgorithmError,
        Self::InvalidGrantIdException,
        Self::InvalidGrantTokenException,
        Self::InvalidIdentityToken,
        Self::InvalidImportTokenException,
        Self::InvalidInput,
        Self::InvalidKeyUsageException,
        Self::InvalidMarkerException,
        Self::InvalidPartNumber,
        Self::InvalidRange,
        Self::InvalidRequest,
        Self::InvalidSignatureException,
        Self::InvalidTag,
        Self::KmsInternalException,
        Self::KmsInvalidMacException,
        Self::KmsInvalidSignatureException,
        Self::KmsInvalidStateException,
        Self::KeyTooLongError,
        Self::KeyUnavailableException,
        Self::LimitExceeded,
        Self::LimitExceededException,
        Self::MalformedInput,
        Self::MalformedPolicyDocument,
        Self::MalformedPolicyDocumentException,
        Self::MalformedTrailerError,
        Self::MalformedXml,
        Self::MetadataTooLarge,
        Self::MissingAction,
        Self::MissingAuthenticationToken,
        Self::MissingAuthenticationTokenException,
        Self::NoSuchEntity,
        Self::NoSuchKey,
        Self::NotAuthorizedException,
        Self::NotFoundException,
        Self::NotImplemented,
        Self::OpenIdIdpCommunicationError,
        Self::PackedPolicyTooLarge,
        Self::PolicyEvaluation,
        Self::PolicyNotAttachable,
        Self::PreconditionFailed,
        Self::RegionDisabledException,
        Self::RequestEntityTooLarge,
        Self::RequestEntityTooLargeException,
        Self::RequestTimeoutException,
        Self::SerializationException,
        Self::ServiceFailure,
        Self::ServiceUnavailable,
        Self::ServiceUnavailableException,
        Self::SignatureDoesNotMatch,
        Self::TagException,
        Self::Throttling,
        Self::ThrottlingException,
        Self::UnknownOperationException,
        Self::UnmodifiableEntity,
        Self::UnrecognizedClientException,
        Self::UnsupportedOperationException,
        Self::ValidationError,
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
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        self.facts().status
    }

    /// The code that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
