//! The error codes of every service, in alphabetical order of AWS's spelling.

/// The code of an error, as `__type` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {
    /// `AccessControlListNotSupported`, which S3 answers with.
    AccessControlListNotSupported,
    /// You might receive this error for several reasons.
    AccessDenied,
    /// `AccessDeniedException`, which any AWS service may answer with.
    AccessDeniedException,
    /// `AccessForbidden`, which S3 answers with.
    AccessForbidden,
    /// The request was rejected because it attempted to create a resource that already exists.
    AlreadyExistsException,
    /// `AuthorizationHeaderMalformed`, which S3 answers with.
    AuthorizationHeaderMalformed,
    /// `AuthorizationQueryParametersError`, which S3 answers with.
    AuthorizationQueryParametersError,
    /// `BadDigest`, which S3 answers with.
    BadDigest,
    /// `BadRequest`, which S3 answers with.
    BadRequest,
    /// The requested report expired.
    BillExpirationException,
    /// The billing view status must be `HEALTHY` to perform this action.
    BillingViewHealthStatusException,
    /// The requested bucket name is not available.
    BucketAlreadyExists,
    /// The bucket you tried to create already exists, and you own it.
    BucketAlreadyOwnedByYou,
    /// `BucketNotEmpty`, which S3 answers with.
    BucketNotEmpty,
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
    /// `ConditionalRequestConflict`, which S3 answers with.
    ConditionalRequestConflict,
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
    /// The requested data is unavailable.
    DataUnavailableException,
    /// The request was rejected because it attempted to delete a resource that has attached
    /// subordinate entities.
    DeleteConflict,
    /// The system timed out while trying to fulfill the request.
    DependencyTimeoutException,
    /// The request was rejected because the specified KMS key is not enabled.
    DisabledException,
    /// The request was rejected because the DryRun parameter was specified.
    DryRunOperationException,
    /// The existing object was created with a different encryption type.
    EncryptionTypeMismatch,
    /// The request was rejected because it attempted to create a resource that already exists.
    EntityAlreadyExists,
    /// The request was rejected because it referenced an entity that is temporarily unmodifiable,
    /// such as a user name that was deleted and then recreated.
    EntityTemporarilyUnmodifiable,
    /// `EntityTooLarge`, which S3 answers with.
    EntityTooLarge,
    /// `EntityTooSmall`, which S3 answers with.
    EntityTooSmall,
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
    /// `IllegalLocationConstraintException`, which S3 answers with.
    IllegalLocationConstraintException,
    /// `IllegalVersioningConfigurationException`, which S3 answers with.
    IllegalVersioningConfigurationException,
    /// `IncompleteBody`, which S3 answers with.
    IncompleteBody,
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
    /// `InternalError`, which S3 answers with.
    InternalError,
    /// `InternalFailure`, which any AWS service may answer with.
    InternalFailure,
    /// `InvalidAccessKeyId`, which S3 answers with.
    InvalidAccessKeyId,
    /// `InvalidAction`, which any AWS service may answer with.
    InvalidAction,
    /// The request was rejected because the specified alias name is not valid.
    InvalidAliasNameException,
    /// `InvalidArgument`, which S3 answers with.
    InvalidArgument,
    /// The request was rejected because a specified ARN, or an ARN in a key policy, is not valid.
    InvalidArnException,
    /// `InvalidBucketAclWithObjectOwnership`, which S3 answers with.
    InvalidBucketAclWithObjectOwnership,
    /// `InvalidBucketName`, which S3 answers with.
    InvalidBucketName,
    /// `InvalidBucketOwnerAWSAccountID`, which S3 answers with.
    InvalidBucketOwnerAwsAccountId,
    /// `InvalidBucketState`, which S3 answers with.
    InvalidBucketState,
    /// From the Decrypt or ReEncrypt operation, the request was rejected because the specified
    /// ciphertext, or additional authenticated data incorporated into the ciphertext, such as the
    /// encryption context, is corrupted, missing, or otherwise invalid.
    InvalidCiphertextException,
    /// `InvalidClientTokenId`, which any AWS service may answer with.
    InvalidClientTokenId,
    /// The request was rejected because the context assertion that was provided is invalid.
    InvalidContextAssertion,
    /// `InvalidDigest`, which S3 answers with.
    InvalidDigest,
    /// `InvalidEncryptionAlgorithmError`, which S3 answers with.
    InvalidEncryptionAlgorithmError,
    /// Occurs if an event category that is not valid is specified as a value of `EventCategory`.
    InvalidEventCategoryException,
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
    /// `InvalidLocationConstraint`, which S3 answers with.
    InvalidLocationConstraint,
    /// Occurs when a lookup attribute is specified that is not valid.
    InvalidLookupAttributesException,
    /// The request was rejected because the marker that specifies where pagination should next
    /// begin is not valid.
    InvalidMarkerException,
    /// This exception is thrown if the limit specified is not valid.
    InvalidMaxResultsException,
    /// A token that is not valid, or a token that was previously used in a request with different
    /// parameters.
    InvalidNextTokenException,
    /// Object is archived and inaccessible until restored.
    InvalidObjectState,
    /// `InvalidParameterValue`, which any AWS service may answer with.
    InvalidParameterValue,
    /// `InvalidPart`, which S3 answers with.
    InvalidPart,
    /// `InvalidPartNumber`, which S3 answers with.
    InvalidPartNumber,
    /// `InvalidPartOrder`, which S3 answers with.
    InvalidPartOrder,
    /// `InvalidPolicyDocument`, which S3 answers with.
    InvalidPolicyDocument,
    /// `InvalidRange`, which S3 answers with.
    InvalidRange,
    /// A parameter or header in your request isn't valid.
    InvalidRequest,
    /// `InvalidSignatureException`, which any AWS service may answer with.
    InvalidSignatureException,
    /// `InvalidStorageClass`, which S3 answers with.
    InvalidStorageClass,
    /// `InvalidTag`, which S3 answers with.
    InvalidTag,
    /// Occurs if the timestamp values are not valid.
    InvalidTimeRangeException,
    /// `InvalidToken`, which S3 answers with.
    InvalidToken,
    /// `InvalidURI`, which S3 answers with.
    InvalidUri,
    /// The write offset value that you specified does not match the current object size.
    InvalidWriteOffset,
    /// `KMS.DisabledException`, which S3 answers with.
    KmsDisabledException,
    /// `KMS.InvalidKeyUsageException`, which S3 answers with.
    KmsInvalidKeyUsageException,
    /// `KMS.KMSInvalidStateException`, which S3 answers with.
    KmsKmsInvalidStateException,
    /// `KMS.NotFoundException`, which S3 answers with.
    KmsNotFoundException,
    /// The request was rejected because an internal exception occurred.
    KmsInternalException,
    /// The request was rejected because the HMAC verification failed.
    KmsInvalidMacException,
    /// The request was rejected because the signature verification failed.
    KmsInvalidSignatureException,
    /// The request was rejected because the state of the specified resource is not valid for this
    /// request.
    KmsInvalidStateException,
    /// `KeyTooLongError`, which S3 answers with.
    KeyTooLongError,
    /// The request was rejected because the specified KMS key was not available.
    KeyUnavailableException,
    /// The request was rejected because it attempted to create resources beyond the current Amazon
    /// Web Services account limits.
    LimitExceeded,
    /// The request was rejected because a length constraint or quota was exceeded.
    LimitExceededException,
    /// `MalformedACLError`, which S3 answers with.
    MalformedAclError,
    /// `MalformedInput`, which any AWS service may answer with.
    MalformedInput,
    /// `MalformedPOSTRequest`, which S3 answers with.
    MalformedPostRequest,
    /// `MalformedPolicy`, which S3 answers with.
    MalformedPolicy,
    /// The request was rejected because the policy document was malformed.
    MalformedPolicyDocument,
    /// The request was rejected because the specified policy is not syntactically or semantically
    /// correct.
    MalformedPolicyDocumentException,
    /// `MalformedTrailerError`, which S3 answers with.
    MalformedTrailerError,
    /// `MalformedXML`, which S3 answers with.
    MalformedXml,
    /// `MaxMessageLengthExceeded`, which S3 answers with.
    MaxMessageLengthExceeded,
    /// `MaxPostPreDataLengthExceededError`, which S3 answers with.
    MaxPostPreDataLengthExceededError,
    /// `MetadataTooLarge`, which S3 answers with.
    MetadataTooLarge,
    /// `MethodNotAllowed`, which S3 answers with.
    MethodNotAllowed,
    /// `MissingAction`, which any AWS service may answer with.
    MissingAction,
    /// `MissingAuthenticationToken`, which any AWS service may answer with.
    MissingAuthenticationToken,
    /// `MissingAuthenticationTokenException`, which any AWS service may answer with.
    MissingAuthenticationTokenException,
    /// `MissingContentLength`, which S3 answers with.
    MissingContentLength,
    /// `MissingRequestBodyError`, which S3 answers with.
    MissingRequestBodyError,
    /// `MissingSecurityHeader`, which S3 answers with.
    MissingSecurityHeader,
    /// The specified bucket does not exist.
    NoSuchBucket,
    /// `NoSuchBucketPolicy`, which S3 answers with.
    NoSuchBucketPolicy,
    /// `NoSuchCORSConfiguration`, which S3 answers with.
    NoSuchCorsConfiguration,
    /// The request was rejected because it referenced a resource entity that does not exist.
    NoSuchEntity,
    /// The specified key does not exist.
    NoSuchKey,
    /// `NoSuchLifecycleConfiguration`, which S3 answers with.
    NoSuchLifecycleConfiguration,
    /// `NoSuchObjectLockConfiguration`, which S3 answers with.
    NoSuchObjectLockConfiguration,
    /// `NoSuchPublicAccessBlockConfiguration`, which S3 answers with.
    NoSuchPublicAccessBlockConfiguration,
    /// `NoSuchTagSet`, which S3 answers with.
    NoSuchTagSet,
    /// The specified multipart upload does not exist.
    NoSuchUpload,
    /// `NoSuchVersion`, which S3 answers with.
    NoSuchVersion,
    /// `NoSuchWebsiteConfiguration`, which S3 answers with.
    NoSuchWebsiteConfiguration,
    /// `NotAuthorizedException`, which any AWS service may answer with.
    NotAuthorizedException,
    /// The request was rejected because the specified entity or resource could not be found.
    NotFoundException,
    /// `NotImplemented`, which S3 answers with.
    NotImplemented,
    /// `NotModified`, which S3 answers with.
    NotModified,
    /// The specified service does not support service-specific credentials.
    NotSupportedService,
    /// `ObjectLockConfigurationNotFoundError`, which S3 answers with.
    ObjectLockConfigurationNotFoundError,
    /// The source object of the COPY action is not in the active tier and is only stored in Amazon
    /// S3 Glacier.
    ObjectNotInActiveTierError,
    /// The request failed because IAM cannot connect to the OpenID Connect identity provider URL.
    OpenIdIdpCommunicationError,
    /// `OperationAborted`, which S3 answers with.
    OperationAborted,
    /// This exception is thrown when the requested operation is not permitted.
    OperationNotPermittedException,
    /// `OwnershipControlsNotFoundError`, which S3 answers with.
    OwnershipControlsNotFoundError,
    /// The request was rejected because the session token exceeded the maximum allowed size.
    PackedPolicyTooLarge,
    /// `PermanentRedirect`, which S3 answers with.
    PermanentRedirect,
    /// The request failed because a provided policy could not be successfully evaluated.
    PolicyEvaluation,
    /// The request failed because Amazon Web Services service role policies can only be attached to
    /// the service-linked role for that service.
    PolicyNotAttachable,
    /// `PreconditionFailed`, which S3 answers with.
    PreconditionFailed,
    /// STS is not activated in the requested region for the account that is being asked to generate
    /// credentials.
    RegionDisabledException,
    /// `ReplicationConfigurationNotFoundError`, which S3 answers with.
    ReplicationConfigurationNotFoundError,
    /// Your request parameters changed between pages.
    RequestChangedException,
    /// `RequestEntityTooLarge`, which any AWS service may answer with.
    RequestEntityTooLarge,
    /// `RequestEntityTooLargeException`, which any AWS service may answer with.
    RequestEntityTooLargeException,
    /// `RequestTimeTooSkewed`, which S3 answers with.
    RequestTimeTooSkewed,
    /// `RequestTimeout`, which S3 answers with.
    RequestTimeout,
    /// `RequestTimeoutException`, which any AWS service may answer with.
    RequestTimeoutException,
    /// The specified ARN in the request doesn't exist.
    ResourceNotFoundException,
    /// `SerializationException`, which any AWS service may answer with.
    SerializationException,
    /// `ServerSideEncryptionConfigurationNotFoundError`, which S3 answers with.
    ServerSideEncryptionConfigurationNotFoundError,
    /// The request processing has failed because of an unknown error, exception or failure.
    ServiceFailure,
    /// `ServiceUnavailable`, which any AWS service may answer with.
    ServiceUnavailable,
    /// `ServiceUnavailableException`, which any AWS service may answer with.
    ServiceUnavailableException,
    /// `SignatureDoesNotMatch`, which any AWS service may answer with.
    SignatureDoesNotMatch,
    /// `SlowDown`, which S3 answers with.
    SlowDown,
    /// The request was rejected because one or more tags are not valid.
    TagException,
    /// `TemporaryRedirect`, which S3 answers with.
    TemporaryRedirect,
    /// `Throttling`, which any AWS service may answer with.
    Throttling,
    /// `ThrottlingException`, which any AWS service may answer with.
    ThrottlingException,
    /// `TooManyBuckets`, which S3 answers with.
    TooManyBuckets,
    /// You have attempted to add more parts than the maximum of 10000 that are allowed for this
    /// object.
    TooManyParts,
    /// `UnexpectedContent`, which S3 answers with.
    UnexpectedContent,
    /// `UnknownOperationException`, which any AWS service may answer with.
    UnknownOperationException,
    /// The request was rejected because service-linked roles are protected Amazon Web Services
    /// resources.
    UnmodifiableEntity,
    /// `UnrecognizedClientException`, which any AWS service may answer with.
    UnrecognizedClientException,
    /// `UnresolvableGrantByEmailAddress`, which S3 answers with.
    UnresolvableGrantByEmailAddress,
    /// The request was rejected because a specified parameter is not supported or a specified
    /// resource is not valid for this operation.
    UnsupportedOperationException,
    /// `ValidationError`, which any AWS service may answer with.
    ValidationError,
    /// `ValidationException`, which any AWS service may answer with.
    ValidationException,
    /// `XAmzContentChecksumMismatch`, which S3 answers with.
    XAmzContentChecksumMismatch,
    /// `XAmzContentSHA256Mismatch`, which S3 answers with.
    XAmzContentSha256Mismatch,
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
static FACTS: [Facts; 194] = [
    Facts { name: "AccessControlListNotSupported", status: 400 },
    Facts { name: "AccessDenied", status: 403 },
    Facts { name: "AccessDeniedException", status: 400 },
    Facts { name: "AccessForbidden", status: 403 },
    Facts { name: "AlreadyExistsException", status: 400 },
    Facts { name: "AuthorizationHeaderMalformed", status: 400 },
    Facts { name: "AuthorizationQueryParametersError", status: 400 },
    Facts { name: "BadDigest", status: 400 },
    Facts { name: "BadRequest", status: 400 },
    Facts { name: "BillExpirationException", status: 400 },
    Facts { name: "BillingViewHealthStatusException", status: 400 },
    Facts { name: "BucketAlreadyExists", status: 409 },
    Facts { name: "BucketAlreadyOwnedByYou", status: 409 },
    Facts { name: "BucketNotEmpty", status: 409 },
    Facts { name: "CloudHsmClusterInUseException", status: 400 },
    Facts { name: "CloudHsmClusterInvalidConfigurationException", status: 400 },
    Facts { name: "CloudHsmClusterNotActiveException", status: 400 },
    Facts { name: "CloudHsmClusterNotFoundException", status: 400 },
    Facts { name: "CloudHsmClusterNotRelatedException", status: 400 },
    Facts { name: "ConcurrentModification", status: 409 },
    Facts { name: "ConditionalRequestConflict", status: 409 },
    Facts { name: "ConflictException", status: 400 },
    Facts { name: "CustomKeyStoreHasCMKsException", status: 400 },
    Facts { name: "CustomKeyStoreInvalidStateException", status: 400 },
    Facts { name: "CustomKeyStoreNameInUseException", status: 400 },
    Facts { name: "CustomKeyStoreNotFoundException", status: 400 },
    Facts { name: "DataUnavailableException", status: 400 },
    Facts { name: "DeleteConflict", status: 409 },
    Facts { name: "DependencyTimeoutException", status: 500 },
    Facts { name: "DisabledException", status: 400 },
    Facts { name: "DryRunOperationException", status: 400 },
    Facts { name: "EncryptionTypeMismatch", status: 400 },
    Facts { name: "EntityAlreadyExists", status: 409 },
    Facts { name: "EntityTemporarilyUnmodifiable", status: 409 },
    Facts { name: "EntityTooLarge", status: 400 },
    Facts { name: "EntityTooSmall", status: 400 },
    Facts { name: "ExpiredImportTokenException", status: 400 },
    Facts { name: "ExpiredToken", status: 403 },
    Facts { name: "ExpiredTokenException", status: 400 },
    Facts { name: "IDPCommunicationError", status: 400 },
    Facts { name: "IDPRejectedClaim", status: 403 },
    Facts { name: "IllegalLocationConstraintException", status: 400 },
    Facts { name: "IllegalVersioningConfigurationException", status: 400 },
    Facts { name: "IncompleteBody", status: 400 },
    Facts { name: "IncompleteSignature", status: 403 },
    Facts { name: "IncompleteSignatureException", status: 400 },
    Facts { name: "IncorrectKeyException", status: 400 },
    Facts { name: "IncorrectKeyMaterialException", status: 400 },
    Facts { name: "IncorrectTrustAnchorException", status: 400 },
    Facts { name: "InternalError", status: 500 },
    Facts { name: "InternalFailure", status: 500 },
    Facts { name: "InvalidAccessKeyId", status: 403 },
    Facts { name: "InvalidAction", status: 400 },
    Facts { name: "InvalidAliasNameException", status: 400 },
    Facts { name: "InvalidArgument", status: 400 },
    Facts { name: "InvalidArnException", status: 400 },
    Facts { name: "InvalidBucketAclWithObjectOwnership", status: 400 },
    Facts { name: "InvalidBucketName", status: 400 },
    Facts { name: "InvalidBucketOwnerAWSAccountID", status: 400 },
    Facts { name: "InvalidBucketState", status: 409 },
    Facts { name: "InvalidCiphertextException", status: 400 },
    Facts { name: "InvalidClientTokenId", status: 403 },
    Facts { name: "InvalidContextAssertion", status: 400 },
    Facts { name: "InvalidDigest", status: 400 },
    Facts { name: "InvalidEncryptionAlgorithmError", status: 400 },
    Facts { name: "InvalidEventCategoryException", status: 400 },
    Facts { name: "InvalidGrantIdException", status: 400 },
    Facts { name: "InvalidGrantTokenException", status: 400 },
    Facts { name: "InvalidIdentityToken", status: 400 },
    Facts { name: "InvalidImportTokenException", status: 400 },
    Facts { name: "InvalidInput", status: 400 },
    Facts { name: "InvalidKeyUsageException", status: 400 },
    Facts { name: "InvalidLocationConstraint", status: 400 },
    Facts { name: "InvalidLookupAttributesException", status: 400 },
    Facts { name: "InvalidMarkerException", status: 400 },
    Facts { name: "InvalidMaxResultsException", status: 400 },
    Facts { name: "InvalidNextTokenException", status: 400 },
    Facts { name: "InvalidObjectState", status: 403 },
    Facts { name: "InvalidParameterValue", status: 400 },
    Facts { name: "InvalidPart", status: 400 },
    Facts { name: "InvalidPartNumber", status: 416 },
    Facts { name: "InvalidPartOrder", status: 400 },
    Facts { name: "InvalidPolicyDocument", status: 400 },
    Facts { name: "InvalidRange", status: 416 },
    Facts { name: "InvalidRequest", status: 400 },
    Facts { name: "InvalidSignatureException", status: 400 },
    Facts { name: "InvalidStorageClass", status: 400 },
    Facts { name: "InvalidTag", status: 400 },
    Facts { name: "InvalidTimeRangeException", status: 400 },
    Facts { name: "InvalidToken", status: 400 },
    Facts { name: "InvalidURI", status: 400 },
    Facts { name: "InvalidWriteOffset", status: 400 },
    Facts { name: "KMS.DisabledException", status: 400 },
    Facts { name: "KMS.InvalidKeyUsageException", status: 400 },
    Facts { name: "KMS.KMSInvalidStateException", status: 400 },
    Facts { name: "KMS.NotFoundException", status: 400 },
    Facts { name: "KMSInternalException", status: 500 },
    Facts { name: "KMSInvalidMacException", status: 400 },
    Facts { name: "KMSInvalidSignatureException", status: 400 },
    Facts { name: "KMSInvalidStateException", status: 400 },
    Facts { name: "KeyTooLongError", status: 400 },
    Facts { name: "KeyUnavailableException", status: 500 },
    Facts { name: "LimitExceeded", status: 409 },
    Facts { name: "LimitExceededException", status: 400 },
    Facts { name: "MalformedACLError", status: 400 },
    Facts { name: "MalformedInput", status: 400 },
    Facts { name: "MalformedPOSTRequest", status: 400 },
    Facts { name: "MalformedPolicy", status: 400 },
    Facts { name: "MalformedPolicyDocument", status: 400 },
    Facts { name: "MalformedPolicyDocumentException", status: 400 },
    Facts { name: "MalformedTrailerError", status: 400 },
    Facts { name: "MalformedXML", status: 400 },
    Facts { name: "MaxMessageLengthExceeded", status: 400 },
    Facts { name: "MaxPostPreDataLengthExceededError", status: 400 },
    Facts { name: "MetadataTooLarge", status: 400 },
    Facts { name: "MethodNotAllowed", status: 405 },
    Facts { name: "MissingAction", status: 400 },
    Facts { name: "MissingAuthenticationToken", status: 403 },
    Facts { name: "MissingAuthenticationTokenException", status: 400 },
    Facts { name: "MissingContentLength", status: 411 },
    Facts { name: "MissingRequestBodyError", status: 400 },
    Facts { name: "MissingSecurityHeader", status: 400 },
    Facts { name: "NoSuchBucket", status: 404 },
    Facts { name: "NoSuchBucketPolicy", status: 404 },
    Facts { name: "NoSuchCORSConfiguration", status: 404 },
    Facts { name: "NoSuchEntity", status: 404 },
    Facts { name: "NoSuchKey", status: 404 },
    Facts { name: "NoSuchLifecycleConfiguration", status: 404 },
    Facts { name: "NoSuchObjectLockConfiguration", status: 404 },
    Facts { name: "NoSuchPublicAccessBlockConfiguration", status: 404 },
    Facts { name: "NoSuchTagSet", status: 404 },
    Facts { name: "NoSuchUpload", status: 404 },
    Facts { name: "NoSuchVersion", status: 404 },
    Facts { name: "NoSuchWebsiteConfiguration", status: 404 },
    Facts { name: "NotAuthorizedException", status: 400 },
    Facts { name: "NotFoundException", status: 400 },
    Facts { name: "NotImplemented", status: 501 },
    Facts { name: "NotModified", status: 304 },
    Facts { name: "NotSupportedService", status: 404 },
    Facts { name: "ObjectLockConfigurationNotFoundError", status: 404 },
    Facts { name: "ObjectNotInActiveTierError", status: 403 },
    Facts { name: "OpenIdIdpCommunicationError", status: 400 },
    Facts { name: "OperationAborted", status: 409 },
    Facts { name: "OperationNotPermittedException", status: 400 },
    Facts { name: "OwnershipControlsNotFoundError", status: 404 },
    Facts { name: "PackedPolicyTooLarge", status: 400 },
    Facts { name: "PermanentRedirect", status: 301 },
    Facts { name: "PolicyEvaluation", status: 500 },
    Facts { name: "PolicyNotAttachable", status: 400 },
    Facts { name: "PreconditionFailed", status: 412 },
    Facts { name: "RegionDisabledException", status: 403 },
    Facts { name: "ReplicationConfigurationNotFoundError", status: 404 },
    Facts { name: "RequestChangedException", status: 400 },
    Facts { name: "RequestEntityTooLarge", status: 413 },
    Facts { name: "RequestEntityTooLargeException", status: 413 },
    Facts { name: "RequestTimeTooSkewed", status: 403 },
    Facts { name: "RequestTimeout", status: 400 },
    Facts { name: "RequestTimeoutException", status: 408 },
    Facts { name: "ResourceNotFoundException", status: 400 },
    Facts { name: "SerializationException", status: 400 },
    Facts { name: "ServerSideEncryptionConfigurationNotFoundError", status: 404 },
    Facts { name: "ServiceFailure", status: 500 },
    Facts { name: "ServiceUnavailable", status: 503 },
    Facts { name: "ServiceUnavailableException", status: 503 },
    Facts { name: "SignatureDoesNotMatch", status: 403 },
    Facts { name: "SlowDown", status: 503 },
    Facts { name: "TagException", status: 400 },
    Facts { name: "TemporaryRedirect", status: 307 },
    Facts { name: "Throttling", status: 400 },
    Facts { name: "ThrottlingException", status: 400 },
    Facts { name: "TooManyBuckets", status: 400 },
    Facts { name: "TooManyParts", status: 400 },
    Facts { name: "UnexpectedContent", status: 400 },
    Facts { name: "UnknownOperationException", status: 404 },
    Facts { name: "UnmodifiableEntity", status: 400 },
    Facts { name: "UnrecognizedClientException", status: 400 },
    Facts { name: "UnresolvableGrantByEmailAddress", status: 400 },
    Facts { name: "UnsupportedOperationException", status: 400 },
    Facts { name: "ValidationError", status: 400 },
    Facts { name: "ValidationException", status: 400 },
    Facts { name: "XAmzContentChecksumMismatch", status: 400 },
    Facts { name: "XAmzContentSHA256Mismatch", status: 400 },
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
    pub const ALL: [Self; 194] = [
        Self::AccessControlListNotSupported,
        Self::AccessDenied,
        Self::AccessDeniedException,
        Self::AccessForbidden,
        Self::AlreadyExistsException,
        Self::AuthorizationHeaderMalformed,
        Self::AuthorizationQueryParametersError,
        Self::BadDigest,
        Self::BadRequest,
        Self::BillExpirationException,
        Self::BillingViewHealthStatusException,
        Self::BucketAlreadyExists,
        Self::BucketAlreadyOwnedByYou,
        Self::BucketNotEmpty,
        Self::CloudHsmClusterInUseException,
        Self::CloudHsmClusterInvalidConfigurationException,
        Self::CloudHsmClusterNotActiveException,
        Self::CloudHsmClusterNotFoundException,
        Self::CloudHsmClusterNotRelatedException,
        Self::ConcurrentModification,
        Self::ConditionalRequestConflict,
        Self::ConflictException,
        Self::CustomKeyStoreHasCmksException,
        Self::CustomKeyStoreInvalidStateException,
        Self::CustomKeyStoreNameInUseException,
        Self::CustomKeyStoreNotFoundException,
        Self::DataUnavailableException,
        Self::DeleteConflict,
        Self::DependencyTimeoutException,
        Self::DisabledException,
        Self::DryRunOperationException,
        Self::EncryptionTypeMismatch,
        Self::EntityAlreadyExists,
        Self::EntityTemporarilyUnmodifiable,
        Self::EntityTooLarge,
        Self::EntityTooSmall,
        Self::ExpiredImportTokenException,
        Self::ExpiredToken,
        Self::ExpiredTokenException,
        Self::IdpCommunicationError,
        Self::IdpRejectedClaim,
        Self::IllegalLocationConstraintException,
        Self::IllegalVersioningConfigurationException,
        Self::IncompleteBody,
        Self::IncompleteSignature,
        Self::IncompleteSignatureException,
        Self::IncorrectKeyException,
        Self::IncorrectKeyMaterialException,
        Self::IncorrectTrustAnchorException,
        Self::InternalError,
        Self::InternalFailure,
        Self::InvalidAccessKeyId,
        Self::InvalidAction,
        Self::InvalidAliasNameException,
        Self::InvalidArgument,
        Self::InvalidArnException,
        Self::InvalidBucketAclWithObjectOwnership,
        Self::InvalidBucketName,
        Self::InvalidBucketOwnerAwsAccountId,
        Self::InvalidBucketState,
        Self::InvalidCiphertextException,
        Self::InvalidClientTokenId,
        Self::InvalidContextAssertion,
        Self::InvalidDigest,
        Self::InvalidEncryptionAlgorithmError,
        Self::InvalidEventCategoryException,
        Self::InvalidGrantIdException,
        Self::InvalidGrantTokenException,
        Self::InvalidIdentityToken,
        Self::InvalidImportTokenException,
        Self::InvalidInput,
        Self::InvalidKeyUsageException,
        Self::InvalidLocationConstraint,
        Self::InvalidLookupAttributesException,
        Self::InvalidMarkerException,
        Self::InvalidMaxResultsException,
        Self::InvalidNextTokenException,
        Self::InvalidObjectState,
        Self::InvalidParameterValue,
        Self::InvalidPart,
        Self::InvalidPartNumber,
        Self::InvalidPartOrder,
        Self::InvalidPolicyDocument,
        Self::InvalidRange,
        Self::InvalidRequest,
        Self::InvalidSignatureException,
        Self::InvalidStorageClass,
        Self::InvalidTag,
        Self::InvalidTimeRangeException,
        Self::InvalidToken,
        Self::InvalidUri,
        Self::InvalidWriteOffset,
        Self::KmsDisabledException,
        Self::KmsInvalidKeyUsageException,
        Self::KmsKmsInvalidStateException,
        Self::KmsNotFoundException,
        Self::KmsInternalException,
        Self::KmsInvalidMacException,
        Self::KmsInvalidSignatureException,
        Self::KmsInvalidStateException,
        Self::KeyTooLongError,
        Self::KeyUnavailableException,
        Self::LimitExceeded,
        Self::LimitExceededException,
        Self::MalformedAclError,
        Self::MalformedInput,
        Self::MalformedPostRequest,
        Self::MalformedPolicy,
        Self::MalformedPolicyDocument,
        Self::MalformedPolicyDocumentException,
        Self::MalformedTrailerError,
        Self::MalformedXml,
        Self::MaxMessageLengthExceeded,
        Self::MaxPostPreDataLengthExceededError,
        Self::MetadataTooLarge,
        Self::MethodNotAllowed,
        Self::MissingAction,
        Self::MissingAuthenticationToken,
        Self::MissingAuthenticationTokenException,
        Self::MissingContentLength,
        Self::MissingRequestBodyError,
        Self::MissingSecurityHeader,
        Self::NoSuchBucket,
        Self::NoSuchBucketPolicy,
        Self::NoSuchCorsConfiguration,
        Self::NoSuchEntity,
        Self::NoSuchKey,
        Self::NoSuchLifecycleConfiguration,
        Self::NoSuchObjectLockConfiguration,
        Self::NoSuchPublicAccessBlockConfiguration,
        Self::NoSuchTagSet,
        Self::NoSuchUpload,
        Self::NoSuchVersion,
        Self::NoSuchWebsiteConfiguration,
        Self::NotAuthorizedException,
        Self::NotFoundException,
        Self::NotImplemented,
        Self::NotModified,
        Self::NotSupportedService,
        Self::ObjectLockConfigurationNotFoundError,
        Self::ObjectNotInActiveTierError,
        Self::OpenIdIdpCommunicationError,
        Self::OperationAborted,
        Self::OperationNotPermittedException,
        Self::OwnershipControlsNotFoundError,
        Self::PackedPolicyTooLarge,
        Self::PermanentRedirect,
        Self::PolicyEvaluation,
        Self::PolicyNotAttachable,
        Self::PreconditionFailed,
        Self::RegionDisabledException,
        Self::ReplicationConfigurationNotFoundError,
        Self::RequestChangedException,
        Self::RequestEntityTooLarge,
        Self::RequestEntityTooLargeException,
        Self::RequestTimeTooSkewed,
        Self::RequestTimeout,
        Self::RequestTimeoutException,
        Self::ResourceNotFoundException,
        Self::SerializationException,
        Self::ServerSideEncryptionConfigurationNotFoundError,
        Self::ServiceFailure,
        Self::ServiceUnavailable,
        Self::ServiceUnavailableException,
        Self::SignatureDoesNotMatch,
        Self::SlowDown,
        Self::TagException,
        Self::TemporaryRedirect,
        Self::Throttling,
        Self::ThrottlingException,
        Self::TooManyBuckets,
        Self::TooManyParts,
        Self::UnexpectedContent,
        Self::UnknownOperationException,
        Self::UnmodifiableEntity,
        Self::UnrecognizedClientException,
        Self::UnresolvableGrantByEmailAddress,
        Self::UnsupportedOperationException,
        Self::ValidationError,
        Self::ValidationException,
        Self::XAmzContentChecksumMismatch,
        Self::XAmzContentSha256Mismatch,
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
