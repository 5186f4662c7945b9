//! The header that names the operation.

use model::{AwsService, Error, ErrorCode, ServiceOperation};

/// Returns the service and the operation that the header `X-Amz-Target` names, as in `TrentService.Encrypt`. Case counts. Without a
/// service that has the name before the point, it is KMS's to answer.
///
/// # Errors
/// `UnknownOperationException`, which AWS sends without a message; `UnsupportedOperationException` if AWS has the operation and Bulla
/// does not build it.
pub fn json_target(header: Option<&str>) -> (AwsService, Result<ServiceOperation, Error>) {
    let parts = header.and_then(|header| header.rsplit_once('.'));
    let known = parts.and_then(|(prefix, name)| {
        let mut services = AwsService::ALL.into_iter();
        Some((services.find(|service| is_prefix_of(*service, prefix))?, name))
    });
    let Some((service, name)) = known else {
        return (AwsService::Kms, Err(Error::bare(ErrorCode::UnknownOperationException)));
    };
    let operation = ServiceOperation::from_name(service, name).ok_or_else(|| {
        if service.unbuilt().binary_search(&name).is_ok() {
            return unsupported_operation(name);
        }
        Error::bare(ErrorCode::UnknownOperationException)
    });
    (service, operation)
}

/// Returns whether `prefix` stands before the operations of a service: its name in the model, or the last part of that, which is all that the
/// SDK for JavaScript sends.
fn is_prefix_of(service: AwsService, prefix: &str) -> bool {
    service.target_prefix().is_some_and(|whole| {
        let last = || whole.rsplit_once('.').map_or(whole, |(_, last)| last);
        prefix == whole || prefix == last()
    })
}

/// Returns the answer of a service with AWS JSON for an operation that AWS has and Bulla does not build:
/// `UnsupportedOperationException`.
#[must_use]
pub fn unsupported_operation(name: &str) -> Error {
    let message = format!("Bulla does not implement {name} yet.");
    Error::new(ErrorCode::UnsupportedOperationException, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_its_target() {
        let mut seen = 0;
        for operation in ServiceOperation::all() {
            let service = operation.service();
            let Some(prefix) = service.target_prefix() else { continue };
            for prefix in [prefix, prefix.rsplit('.').next().unwrap()] {
                let target = format!("{prefix}.{}", operation.name());
                assert_eq!(json_target(Some(&target)), (service, Ok(operation)));
            }
            seen += 1;
        }
        assert!(seen > 56);
    }

    #[test]
    fn anything_else_is_unknown() {
        let targets = [
            "",
            "TrentService.",
            "TrentService.encrypt",
            "TrentService.Encrypt ",
            "TrentService.LookupEvents",
            "trentservice.Encrypt",
            "v20131101.CloudTrail_20131101.LookupEvents",
            "Encrypt",
            "DynamoDB_20120810.GetItem",
        ];
        for target in targets.map(Some).into_iter().chain([None]) {
            let unknown = Error::bare(ErrorCode::UnknownOperationException);
            assert_eq!(json_target(target), (AwsService::Kms, Err(unknown)), "{target:?}");
        }
    }

    #[test]
    fn what_aws_has_and_bulla_does_not_is_said_to_be_missing() {
        let target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.CreateTrail";
        let (service, operation) = json_target(Some(target));
        let error = operation.unwrap_err();
        assert_eq!(service, AwsService::CloudTrail);
        assert_eq!(error.code(), ErrorCode::UnsupportedOperationException);
        assert_eq!(error.message(), Some("Bulla does not implement CreateTrail yet."));
    }
}
