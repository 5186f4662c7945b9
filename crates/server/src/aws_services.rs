//! The AWS services that are served. Whoever adds one adds it here.

use std::sync::Arc;

use auth::{Caller, Options, Verified, Verifier};
use iam::{IdentityCache, IdentityOperation, WebIdentityCall};
use model::{AwsService, Error, ErrorCode, Regions, ServiceOperation};
use pipeline::{Caches, Call, OperationFacts};
use store::Address;
use wire::Request;

/// The AWS services, each with what its requests share.
pub(crate) struct AwsServices {
    pub(crate) kms: Arc<kms::Environment>,
    pub(crate) identities: Arc<IdentityCache>,
    pub(crate) s3: Arc<s3::S3Environment>,
    pub(crate) cloudtrail: Arc<cloudtrail::CloudTrailEnvironment>,
    pub(crate) cost_explorer: Arc<ce::CostExplorerEnvironment>,
    verifiers: Verifiers,
}

/// A verifier for each service: a signature is for one.
struct Verifiers {
    kms: Verifier,
    iam: Verifier,
    sts: Verifier,
    s3: Verifier,
    cloudtrail: Verifier,
    cost_explorer: Verifier,
}

/// A call, or the error with the caller.
type CallResult = Result<Call, (Error, Verified<()>)>;

impl AwsServices {
    /// Joins the services. `nobody` is any caller; requests for other Regions than `regions` are refused.
    pub(crate) fn new(
        kms: Arc<kms::Environment>,
        identities: Arc<IdentityCache>,
        s3: Arc<s3::S3Environment>,
        cloudtrail: Arc<cloudtrail::CloudTrailEnvironment>,
        cost_explorer: Arc<ce::CostExplorerEnvironment>,
        nobody: &Caller,
        regions: &Regions,
    ) -> Self {
        let verifier = |options| Verifier::new(options, nobody.clone());
        let verifiers = Verifiers {
            kms: verifier(Options::of(AwsService::Kms, regions.clone())),
            iam: verifier(Options::of(AwsService::Iam, regions.clone())),
            sts: verifier(Options::sts(regions.clone())),
            s3: verifier(Options::s3(regions.clone())),
            cloudtrail: verifier(Options::of(AwsService::CloudTrail, regions.clone())),
            cost_explorer: verifier(Options::of(AwsService::CostExplorer, regions.clone())),
        };
        Self { kms, identities, s3, cloudtrail, cost_explorer, verifiers }
    }

    /// Returns the verifier of the signatures for a service.
    pub(crate) const fn verifier(&self, service: AwsService) -> &Verifier {
        match service {
            AwsService::Kms => &self.verifiers.kms,
            AwsService::Iam => &self.verifiers.iam,
            AwsService::Sts => &self.verifiers.sts,
            AwsService::S3 => &self.verifiers.s3,
            AwsService::CloudTrail => &self.verifiers.cloudtrail,
            AwsService::CostExplorer => &self.verifiers.cost_explorer,
        }
    }

    /// Takes a request in AWS JSON.
    pub(crate) fn json_call(&self, request: Verified<Request<ServiceOperation>>) -> CallResult {
        match request.payload().operation().service() {
            AwsService::CloudTrail => cloudtrail::call(&self.cloudtrail, request),
            AwsService::CostExplorer => ce::call(&self.cost_explorer, request),
            AwsService::Kms | AwsService::Iam | AwsService::Sts | AwsService::S3 => {
                kms::call(&self.kms, request)
            }
        }
    }

    /// Takes a request in the query protocol.
    pub(crate) fn form_call(&self, request: Verified<Request<ServiceOperation>>) -> CallResult {
        iam::call(&self.identities, request)
    }
}

impl Caches for AwsServices {
    fn forget(&self, changed: &[Address]) {
        self.kms.key_cache.forget(changed);
        self.identities.forget(changed);
        self.s3.buckets.forget(changed);
    }
}

/// Returns what the table of its service says of an operation.
#[must_use]
pub fn operation_facts(operation: ServiceOperation) -> OperationFacts {
    match operation {
        ServiceOperation::Kms(operation) => kms::table::row(operation).facts(),
        ServiceOperation::Iam(operation) => iam::facts(IdentityOperation::Iam(operation)),
        ServiceOperation::Sts(operation) => iam::facts(IdentityOperation::Sts(operation)),
        ServiceOperation::S3(operation) => s3::facts(operation),
        ServiceOperation::CloudTrail(operation) => cloudtrail::facts(operation),
        ServiceOperation::CostExplorer(operation) => ce::facts(operation),
    }
}

/// Returns CloudTrail's `readOnly` of an operation. A request that did not become a call changed nothing, whatever it was for.
pub(crate) fn is_read_only(operation: Option<ServiceOperation>) -> bool {
    operation.is_none_or(|operation| operation_facts(operation).read_only)
}

/// Returns whether the token in a request proves who sent it. Whoever has that need have no access key.
pub(crate) fn is_unsigned(operation: ServiceOperation) -> bool {
    operation == WebIdentityCall::OPERATION
}

/// Renames the error for expired credentials, for which services with the query protocol have a name of their own. An expired
/// token of a web identity keeps the name of the model.
pub(crate) fn as_told_by(service: AwsService, error: Error) -> Error {
    match (service, error.code()) {
        (AwsService::Iam | AwsService::Sts, ErrorCode::ExpiredTokenException) => {
            let message = error.message().unwrap_or_default().to_owned();
            Error::new(ErrorCode::ExpiredToken, message)
        }
        _ => error,
    }
}
