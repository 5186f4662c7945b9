//! The header that names the operation.

use model::{Error, ErrorCode, Operation};

/// The service's name in `X-Amz-Target`, from the model's `targetPrefix`.
const PREFIX: &str = "TrentService.";

/// Returns the operation that the header `X-Amz-Target` names, as in `TrentService.Encrypt`. Case counts.
///
/// # Errors
/// `UnknownOperationException`, which AWS sends without a message.
pub fn operation(target: Option<&str>) -> Result<Operation, Error> {
    target
        .and_then(|target| target.strip_prefix(PREFIX))
        .and_then(Operation::from_name)
        .ok_or_else(|| Error::bare(ErrorCode::UnknownOperationException))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_has_its_target() {
        for named in Operation::ALL {
            assert_eq!(operation(Some(&format!("TrentService.{}", named.name()))), Ok(named));
        }
    }

    #[test]
    fn anything_else_is_unknown() {
        let targets = [
            "",
            "TrentService.",
            "TrentService.encrypt",
            "TrentService.Encrypt ",
            "trentservice.Encrypt",
            "Encrypt",
            "DynamoDB_20120810.GetItem",
        ];
        for target in targets.map(Some).into_iter().chain([None]) {
            let unknown = Error::bare(ErrorCode::UnknownOperationException);
            assert_eq!(operation(target), Err(unknown), "{target:?}");
        }
    }
}
