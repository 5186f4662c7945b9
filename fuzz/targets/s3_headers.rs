//! Any text as a header of S3 with a form of its own: a range, the source of a copy, tags, an encryption context, a date, conditions.

#![no_main]

use libfuzzer_sys::fuzz_target;
use model::Timestamp;
use s3::byte_range::{CopySourceRange, RequestedRange};
use s3::caller_context::CallerContext;
use s3::copy_source::CopySource;
use s3::etag::ETag;
use s3::object_key::KeyEncoding;
use s3::precondition::TagCondition;
use s3::tag_set::{OBJECT_TAGS_MAX, TagSet};

const SEEDS: [&str; 8] = [
    "bytes=0-499",
    "bytes=-500",
    "/bucket/a%20key?versionId=3HL4kqtJvjVBH40Nrjfkd",
    "project=Blue&class+ification=confidential%2B",
    "eyJhIjoiYiJ9",
    "Sun, 06 Nov 1994 08:49:37 GMT",
    "W/\"d41d8cd98f00b204e9800998ecf8427e-2\", *",
    "{\"a\":\"b\"}",
];

fuzz_target!(
    init: { bulla_fuzz::seed(SEEDS.map(|seed| seed.as_bytes().to_vec())) },
    |data: &[u8]| {
        let Ok(text) = std::str::from_utf8(data) else { return };
        ranges(text);
        if let Ok(source) = CopySource::parse(text) {
            let key = KeyEncoding::Url.show(source.key.as_str());
            let again = CopySource::parse(&format!("{}/{key}", source.bucket)).unwrap();
            assert_eq!((again.bucket, again.key), (source.bucket, source.key));
        }
        if let Ok(tags) = TagSet::parse(text) {
            assert!(tags.pairs().len() <= OBJECT_TAGS_MAX);
            assert_eq!(TagSet::of_object(tags.pairs().to_vec()), Ok(tags));
        }
        for header in [text.to_owned(), base64_simd::STANDARD.encode_to_string(text)] {
            if let Ok(context) = CallerContext::parse(&header) {
                let json = serde_json::to_vec(context.pairs()).unwrap();
                let again = base64_simd::STANDARD.encode_to_string(json);
                assert_eq!(CallerContext::parse(&again), Ok(context));
            }
        }
        if let Some(tag) = ETag::parse(text) {
            assert_eq!(ETag::parse(&tag.quoted()), Some(tag));
        }
        let _either = Timestamp::from_http_date(text);
        let _either = TagCondition::parse(text);
    }
);

fn ranges(text: &str) {
    for size in [0, 1, 1000, u64::MAX] {
        let read = RequestedRange::parse(text).and_then(|range| range.of_object(size, text).ok());
        let copied =
            CopySourceRange::parse(text).and_then(|range| range.of_source(size, text)).ok();
        for range in [read, copied].into_iter().flatten() {
            assert!(range.first() <= range.last() && range.last() < size);
        }
    }
}
