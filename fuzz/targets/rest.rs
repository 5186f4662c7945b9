//! Any bytes as a request of S3: the first lines are its method, bucket, key, query and headers, the rest is its body.

#![no_main]

use bulla_fuzz::xml::is_xml;
use libfuzzer_sys::fuzz_target;
use model::generated::s3::Operation;
use model::route::RestResource;
use serde::de::IgnoredAny;
use wire::{RecordField, RestHead, decode_rest, encode_rest_error, route};

/// The seeds: a request for each operation, with the document that it takes.
fn seeds() -> impl Iterator<Item = Vec<u8>> {
    Operation::ALL.into_iter().map(|operation| {
        let route = operation.route();
        let [bucket, key] = match route.resource {
            RestResource::Service => ["", ""],
            RestResource::Bucket => ["b", ""],
            RestResource::Object => ["b", "k"],
        };
        let query =
            route.query.iter().map(|(name, value)| format!("{name}={}", value.unwrap_or("1")));
        let query = query.collect::<Vec<_>>().join("&");
        let header = route.header.map(|name| format!("{name}=a/b")).unwrap_or_default();
        format!("{}\n{bucket}\n{key}\n{query}\n{header}\n{}", route.method, document(operation))
            .into_bytes()
    })
}

fn document(operation: Operation) -> &'static str {
    match operation.name() {
        "CompleteMultipartUpload" => {
            "<CompleteMultipartUpload><Part><ETag>&quot;x&quot;</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>"
        }
        "DeleteObjects" => "<Delete><Object><Key>k</Key></Object><Quiet>true</Quiet></Delete>",
        "PutBucketTagging" | "PutObjectTagging" => {
            "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>"
        }
        "PutBucketAcl" | "PutObjectAcl" => {
            "<AccessControlPolicy><AccessControlList><Grant><Grantee xsi:type='Group'><URI>u</URI></Grantee></Grant>\
             </AccessControlList></AccessControlPolicy>"
        }
        "CreateBucket" => {
            "<CreateBucketConfiguration><LocationConstraint>EU</LocationConstraint></CreateBucketConfiguration>"
        }
        _ => "{}",
    }
}

fuzz_target!(
    init: bulla_fuzz::seed(seeds()),
    |data: &[u8]| {
        let mut parts = data.splitn(6, |byte| *byte == b'\n');
        let lines: Vec<_> = parts.by_ref().take(5).map(String::from_utf8_lossy).collect();
        let (Ok([method, bucket, key, query, headers]), Some(body)) =
            (<[_; 5]>::try_from(lines), parts.next())
        else {
            return;
        };
        fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
            let parts = text.split('&').filter(|part| !part.is_empty());
            parts.map(|part| part.split_once('=').unwrap_or((part, "")))
        }
        let head = RestHead {
            method: &method,
            bucket: Some(&*bucket).filter(|bucket| !bucket.is_empty()),
            key: Some(&*key).filter(|key| !key.is_empty()),
            query: pairs(&query).collect(),
            headers: pairs(&headers).map(|(name, value)| (name, value.as_bytes())).collect(),
        };
        match route(&head).and_then(|operation| decode_rest(operation, &head, body)) {
            Ok(request) => {
                let field = RecordField::request_parameters(request.fields());
                for is_refused in [true, false] {
                    let json = field.shown(is_refused).json;
                    serde_json::from_str::<IgnoredAny>(json).expect("the log has JSON");
                }
            }
            Err(error) => {
                // No value of a stranger takes the place of an error of the service.
                let (status, body) = encode_rest_error(&error, Some(&key), "id", "host");
                assert!(status < 500 || status == 501, "{error:?}");
                is_xml(body.as_slice());
            }
        }
    }
);
