//! The errors for values that are not what the model asks for.
//!
//! Source: Amazon S3 API reference, "Error responses". The texts for single headers are those that S3 is observed to send; where none
//! is known, one of our own says what is wrong. Values are echoed, but for those of sensitive members and not in full length.

use model::{Error, ErrorCode};

/// The most characters of a value that are echoed: the length of the longest key.
const ECHO_CHARS_MAX: usize = 1024;

/// Returns the echo of a value.
pub(super) fn shown(value: &str) -> String {
    value.chars().take(ECHO_CHARS_MAX).collect()
}

/// Returns an `InvalidArgument` about the argument called `name`.
pub(super) fn argument(message: impl Into<String>, name: &str, value: &str) -> Error {
    Error::new(ErrorCode::InvalidArgument, message.into())
        .with_element("ArgumentName", shown(name))
        .with_element("ArgumentValue", shown(value))
}

/// Returns a `MalformedXML`.
pub(super) fn malformed() -> Error {
    let message =
        "The XML you provided was not well-formed or did not validate against our published schema";
    Error::new(ErrorCode::MalformedXml, message)
}

/// Returns the error for a body that is longer than `max` bytes.
pub(super) fn too_long(max: usize) -> Error {
    Error::new(ErrorCode::MaxMessageLengthExceeded, "Your request was too big.")
        .with_element("MaxMessageLengthBytes", max.to_string())
}

/// Returns the error for a header that is no text, or text that no header can hold. Its value is not echoed.
pub(super) fn no_text(name: &str) -> Error {
    let message = "The value is not UTF-8 text without control characters.";
    Error::new(ErrorCode::InvalidArgument, message).with_element("ArgumentName", shown(name))
}

/// Returns the error for a header or parameter that must be there.
pub(super) fn missing(name: &str) -> Error {
    if name == "x-amz-object-attributes" {
        return attributes(name, "");
    }
    let message = format!("The request lacks the header or parameter {name}.");
    Error::new(ErrorCode::InvalidRequest, message)
}

/// Returns the error for the value of a header or parameter that is none of those that the model lists.
pub(super) fn unknown_value(name: &str, value: &str) -> Error {
    let message = match name {
        "x-amz-storage-class" => {
            let message = "The storage class you specified is not valid";
            return Error::new(ErrorCode::InvalidStorageClass, message)
                .with_element("StorageClassRequested", shown(value));
        }
        "x-amz-checksum-algorithm" | "x-amz-sdk-checksum-algorithm" => {
            let message = "Checksum algorithm provided is unsupported. Please try again with any of the valid types: \
                           [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]";
            return Error::new(ErrorCode::InvalidRequest, message);
        }
        "x-amz-checksum-type" => {
            let message = "Value for x-amz-checksum-type header is invalid.";
            return Error::new(ErrorCode::InvalidRequest, message);
        }
        "x-amz-object-attributes" => return attributes(name, value),
        "x-amz-object-ownership" => {
            format!("Invalid x-amz-object-ownership header: {}", shown(value))
        }
        "x-amz-server-side-encryption" => {
            "The encryption method specified is not supported".to_owned()
        }
        "x-amz-metadata-directive" => "Unknown metadata directive.".to_owned(),
        "x-amz-tagging-directive" => "Unknown tagging directive.".to_owned(),
        "x-amz-object-lock-mode" => "Unknown wormMode directive.".to_owned(),
        "x-amz-object-lock-legal-hold" => "Legal Hold must be either of 'ON' or 'OFF'".to_owned(),
        "encoding-type" => "Invalid Encoding Method specified in Request".to_owned(),
        _ => format!("The value of {name} is none of those that are allowed."),
    };
    argument(message, name, value)
}

fn attributes(name: &str, value: &str) -> Error {
    let message = if value.is_empty() {
        "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty"
    } else {
        "Invalid attribute name specified."
    };
    argument(message, name, value)
}

/// Returns the error for a number that is none, or not from `min` to `max`.
pub(super) fn no_number(name: &str, value: &str, min: i64, max: i64) -> Error {
    let message = match name {
        "partNumber" => "Part number must be an integer between 1 and 10000, inclusive".to_owned(),
        "x-amz-mp-object-size" => {
            let message = "Value for x-amz-mp-object-size header is invalid.";
            return Error::new(ErrorCode::InvalidRequest, message);
        }
        _ if value.parse::<i32>().is_err() => {
            format!("Provided {name} not an integer or within integer range")
        }
        _ => format!("Argument {name} must be an integer between {min} and {max}"),
    };
    argument(message, name, value)
}

/// Returns the error for a text that the model's constraints do not allow.
pub(super) fn constraint(name: &str, value: &str) -> Error {
    argument(format!("The value of {name} is not allowed."), name, value)
}

/// Returns the error for a truth value that is none.
pub(super) fn no_truth_value(name: &str, value: &str) -> Error {
    argument(format!("The value of {name} is neither true nor false."), name, value)
}

/// Returns the error for a date that is none.
pub(super) fn no_date(name: &str, value: &str) -> Error {
    argument(format!("The value of {name} is no date."), name, value)
}
