//! Any bytes as the form of a request of the query protocol (IAM and STS).

#![no_main]

use std::sync::LazyLock;

use bulla_fuzz::request::{parameters, sample};
use bulla_fuzz::xml::is_xml;
use libfuzzer_sys::fuzz_target;
use model::{AwsService, ServiceOperation};
use serde::de::IgnoredAny;
use wire::{Form, RecordField, decode_form, encode_xml, encode_xml_error};

static OPERATIONS: LazyLock<Vec<ServiceOperation>> = LazyLock::new(|| {
    let is_query = |operation: &ServiceOperation| {
        matches!(operation.service(), AwsService::Iam | AwsService::Sts)
    };
    ServiceOperation::all().filter(is_query).collect()
});

fuzz_target!(
    init: bulla_fuzz::seed(OPERATIONS.iter().map(seed)),
    |data: &[u8]| {
        match Form::parse(data).and_then(|form| decode_form(form.operation()?, &form)) {
            Ok(request) => {
                let operation = request.operation();
                let field = RecordField::request_parameters(request.fields());
                for is_refused in [true, false] {
                    let json = field.shown(is_refused).json;
                    serde_json::from_str::<IgnoredAny>(json).expect("the log has JSON");
                }
                is_xml(encode_xml(operation, request.fields(), "id").as_slice());
            }
            Err(error) => is_xml(encode_xml_error(AwsService::Iam, &error, "id").1.as_slice()),
        }
    }
);

fn seed(operation: &ServiceOperation) -> Vec<u8> {
    let mut all = vec![
        ("Action".to_owned(), operation.name().to_owned()),
        ("Version".to_owned(), operation.service().version().to_owned()),
    ];
    parameters(&sample(operation.input()), "", &mut all);
    let all = all.iter().map(|(name, value)| {
        let encoded = value.bytes().map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b':' | b'/' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        });
        format!("{name}={}", encoded.collect::<String>())
    });
    all.collect::<Vec<_>>().join("&").into_bytes()
}
