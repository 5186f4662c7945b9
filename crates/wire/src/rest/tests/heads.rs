use model::Timestamp;
use model::generated::s3::{
    ChecksumAlgorithm, ChecksumMode, CopyObjectRequest, GetObjectAttributesRequest,
    GetObjectRequest, ListBucketsRequest, ListObjectsV2Request, ObjectAttributes, PutObjectRequest,
    ServerSideEncryption, StorageClass, UploadPartRequest,
};
use proptest::prelude::*;

use super::*;

fn put(target: &str, headers: &[(&str, &str)]) -> Result<PutObjectRequest, Error> {
    read(&head("PUT", target, headers), "")
}

fn get(headers: &[(&str, &str)]) -> Result<GetObjectRequest, Error> {
    read(&head("GET", "b/k", headers), "")
}

#[test]
fn a_member_is_read_from_its_place() {
    let headers = [
        ("content-type", "text/plain"),
        ("content-length", "5497558138880"),
        ("x-amz-server-side-encryption", "aws:kms"),
        ("x-amz-server-side-encryption-aws-kms-key-id", "alias/a"),
        ("x-amz-server-side-encryption-bucket-key-enabled", "True"),
        ("x-amz-storage-class", "STANDARD_IA"),
        ("x-amz-meta-b", "2"),
        ("x-amz-meta-A", "1"),
        ("x-amz-meta-b", "3"),
        ("x-amz-unknown", "ignored"),
    ];
    let input = put("b/a/key?x-of-nobody=ignored", &headers).unwrap();
    assert_eq!((&*input.bucket, &*input.key), ("b", "a/key"));
    assert_eq!(input.content_type.as_deref(), Some("text/plain"));
    assert_eq!(input.content_length, Some(5 << 40));
    assert_eq!(input.server_side_encryption, Some(ServerSideEncryption::AwsKms));
    assert_eq!(input.ssekms_key_id.as_deref(), Some("alias/a"));
    assert_eq!(input.bucket_key_enabled, Some(true));
    assert_eq!(input.storage_class, Some(StorageClass::StandardIa));
    let metadata: Vec<_> = input.metadata.unwrap().into_iter().collect();
    let metadata: Vec<_> = metadata.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(metadata, [("a", "1"), ("b", "2,3")]);
    assert_eq!(input.tagging, None);
}

#[test]
fn a_key_for_encryption_is_secret() {
    let headers = [("x-amz-server-side-encryption-customer-key", "c2VjcmV0")];
    let input = put("b/k", &headers).unwrap();
    assert_eq!(input.sse_customer_key.unwrap().expose(), b"c2VjcmV0");
    assert!(!format!("{:?}", head("PUT", "b/k?a=c2VjcmV0", &headers)).contains("c2VjcmV0"));
}

/// The AWS SDK for JavaScript puts these into the query of a presigned URL, with the checksum of a body that is not there yet.
#[test]
fn a_presigned_url_has_headers_in_its_query_but_no_checksum() {
    let target = "b/k?x-amz-meta-a=1&x-amz-storage-class=GLACIER&x-amz-checksum-crc32=AAAAAA==\
                  &x-amz-sdk-checksum-algorithm=CRC32&X-Amz-Server-Side-Encryption=AES256&X-Amz-Date=d";
    let input = put(target, &[("x-amz-server-side-encryption", "AES256")]).unwrap();
    assert_eq!(input.metadata.unwrap()["a"], "1");
    assert_eq!(input.storage_class, Some(StorageClass::Glacier));
    assert_eq!(input.server_side_encryption, Some(ServerSideEncryption::Aes256));
    assert_eq!((input.checksum_crc32, input.checksum_algorithm), (None, None));
    let input: GetObjectRequest =
        read(&head("GET", "b/k?x-amz-checksum-mode=ENABLED", &[]), "").unwrap();
    assert_eq!(input.checksum_mode, Some(ChecksumMode::Enabled));
}

#[test]
fn a_header_and_a_query_that_differ_are_refused() {
    for (target, header) in [
        ("b/k?x-amz-storage-class=GLACIER", ("x-amz-storage-class", "STANDARD")),
        ("b/k?x-amz-meta-a=1", ("x-amz-meta-a", "2")),
        ("b/k?x-amz-acl=private&x-amz-acl=public-read", ("x-other", "")),
    ] {
        assert_eq!(put(target, &[header]).unwrap_err().code(), ErrorCode::InvalidArgument);
    }
    let message = "A parameter of the query stands twice.";
    let twice = head("GET", "b?list-type=2&prefix=a&prefix=b", &[]);
    assert_refused(read::<ListObjectsV2Request>(&twice, ""), ErrorCode::InvalidArgument, message);
    let message = "No header can have the name of the parameter.";
    assert_refused(put("b/k?x-amz-meta-a b=1", &[]), ErrorCode::InvalidArgument, message);
}

#[test]
fn words_about_checksums_may_be_in_small_letters() {
    let input = get(&[("x-amz-checksum-mode", "enabled")]).unwrap();
    assert_eq!(input.checksum_mode, Some(ChecksumMode::Enabled));
    let headers =
        [("x-amz-sdk-checksum-algorithm", "crc64nvme"), ("x-amz-checksum-crc64nvme", "aB=")];
    let input = put("b/k", &headers).unwrap();
    assert_eq!(input.checksum_algorithm, Some(ChecksumAlgorithm::Crc64nvme));
    assert_eq!(input.checksum_crc64_nvme.as_deref(), Some("aB="));
}

#[test]
fn the_encoding_of_the_transport_is_not_one_of_the_content() {
    for (sent, kept) in [
        ("aws-chunked", None),
        ("gzip, AWS-Chunked", Some("gzip")),
        ("aws-chunked,gzip,br", Some("gzip,br")),
        ("gzip, br", Some("gzip, br")),
        ("", None),
    ] {
        let input = put("b/k", &[("content-encoding", sent)]).unwrap();
        assert_eq!(input.content_encoding.as_deref(), kept, "{sent}");
    }
}

#[test]
fn dates_are_those_of_http_and_conditions_without_one_do_not_count() {
    let moment = Timestamp::from_millis(784_111_777_000);
    let input = get(&[
        ("if-modified-since", "Sun, 06 Nov 1994 08:49:37 GMT"),
        ("if-unmodified-since", "soon"),
    ])
    .unwrap();
    assert_eq!((input.if_modified_since, input.if_unmodified_since), (Some(moment), None));
    let copy = |date| {
        let headers =
            [("x-amz-copy-source", "a/b"), ("x-amz-copy-source-if-unmodified-since", date)];
        read::<CopyObjectRequest>(&head("PUT", "b/k", &headers), "")
    };
    let input = copy("1994-11-06T08:49:37Z").unwrap();
    assert_eq!(input.copy_source_if_unmodified_since, Some(moment));
    assert_eq!(copy("soon").unwrap_err().code(), ErrorCode::InvalidArgument);
}

#[test]
fn a_list_in_a_header_has_commas() {
    let attributes = |list| {
        let headers = [("x-amz-object-attributes", list), ("x-amz-max-parts", "5")];
        read::<GetObjectAttributesRequest>(&head("GET", "b/k?attributes", &headers), "")
    };
    let input = attributes("ETag, ObjectSize").unwrap();
    assert_eq!(input.object_attributes, [ObjectAttributes::ETag, ObjectAttributes::ObjectSize]);
    assert_eq!(input.max_parts, Some(5));
    let message = "Invalid attribute name specified.";
    assert_refused(attributes("ETag,Colour"), ErrorCode::InvalidArgument, message);
    let message = "The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty";
    assert_refused(attributes(""), ErrorCode::InvalidArgument, message);
    let none = head("GET", "b/k?attributes", &[]);
    let refused = read::<GetObjectAttributesRequest>(&none, "");
    assert_refused(refused, ErrorCode::InvalidArgument, message);
}

#[test]
fn a_value_that_the_model_does_not_list_has_its_own_error() {
    for (name, value, code, message) in [
        (
            "x-amz-storage-class",
            "COLD",
            ErrorCode::InvalidStorageClass,
            "The storage class you specified is not valid",
        ),
        (
            "x-amz-server-side-encryption",
            "",
            ErrorCode::InvalidArgument,
            "The encryption method specified is not supported",
        ),
        (
            "x-amz-sdk-checksum-algorithm",
            "CRC16",
            ErrorCode::InvalidRequest,
            "Checksum algorithm provided is unsupported. Please try again with any of the valid types: \
             [CRC32, CRC32C, CRC64NVME, SHA1, SHA256]",
        ),
        (
            "x-amz-server-side-encryption-bucket-key-enabled",
            "yes",
            ErrorCode::InvalidArgument,
            "The value of x-amz-server-side-encryption-bucket-key-enabled is neither true nor false.",
        ),
        (
            "x-amz-acl",
            "secret",
            ErrorCode::InvalidArgument,
            "The value of x-amz-acl is none of those that are allowed.",
        ),
        (
            "x-amz-expected-bucket-owner",
            "me",
            ErrorCode::InvalidBucketOwnerAwsAccountId,
            "The value of the expected bucket owner parameter must be an AWS account ID.",
        ),
        (
            "x-amz-meta-a",
            "a\u{1}b",
            ErrorCode::InvalidArgument,
            "The value is not UTF-8 text without control characters.",
        ),
    ] {
        let error = assert_refused(put("b/k", &[(name, value)]), code, message);
        if code == ErrorCode::InvalidArgument {
            assert_eq!(element(&error, "ArgumentName"), Some(name));
        }
    }
    let source = |value| {
        let headers = [("x-amz-copy-source", value)];
        read::<CopyObjectRequest>(&head("PUT", "b/k", &headers), "")
    };
    for any in ["/a/b?versionId=c", "a%2Fb", "nothing"] {
        assert!(source(any).is_ok(), "the operation reads it: {any}");
    }
}

#[test]
fn numbers_are_whole_and_in_range() {
    let list = |text: &str| {
        let target = format!("b?list-type=2&max-keys={text}");
        read::<ListObjectsV2Request>(&head("GET", &target, &[]), "").map(|input| input.max_keys)
    };
    assert_eq!(list("0"), Ok(Some(0)));
    assert_eq!(list("2147483647"), Ok(Some(i32::MAX)));
    for (text, message) in [
        ("-1", "Argument max-keys must be an integer between 0 and 2147483647"),
        ("", "Provided max-keys not an integer or within integer range"),
        ("1.5", "Provided max-keys not an integer or within integer range"),
        ("2147483648", "Provided max-keys not an integer or within integer range"),
    ] {
        let error = assert_refused(list(text), ErrorCode::InvalidArgument, message);
        assert_eq!(element(&error, "ArgumentValue"), Some(text));
    }
    let buckets = head("GET", "?max-buckets=10001", &[]);
    let message = "Argument max-buckets must be an integer between 1 and 10000";
    assert_refused(read::<ListBucketsRequest>(&buckets, ""), ErrorCode::InvalidArgument, message);
    let part = head("PUT", "b/k?partNumber=a&uploadId=u", &[]);
    let message = "Part number must be an integer between 1 and 10000, inclusive";
    assert_refused(read::<UploadPartRequest>(&part, ""), ErrorCode::InvalidArgument, message);
}

#[test]
fn what_is_too_long_is_refused_with_both_lengths() {
    let target = format!("b/{}", "é".repeat(513));
    let error =
        assert_refused(put(&target, &[]), ErrorCode::KeyTooLongError, "Your key is too long");
    let lengths = [element(&error, "Size"), element(&error, "MaxSizeAllowed")];
    assert_eq!(lengths, [Some("1026"), Some("1024")]);
    assert!(put(&format!("b/{}", "é".repeat(512)), &[]).is_ok());
    let long = "x".repeat(2047);
    assert!(put("b/k", &[("x-amz-meta-a", &long)]).is_ok());
    let message = "Your metadata headers exceed the maximum allowed metadata size";
    let error = assert_refused(
        put("b/k", &[("x-amz-meta-a", &long), ("x-amz-meta-", "y")]),
        ErrorCode::MetadataTooLarge,
        message,
    );
    assert_eq!(element(&error, "Size"), Some("2049"));
}

#[test]
fn a_wish_for_encryption_is_refused_where_objects_are_read() {
    let message = "x-amz-server-side-encryption header is not supported for this operation.";
    let refused = get(&[("x-amz-server-side-encryption", "AES256")]);
    assert_refused(refused, ErrorCode::InvalidArgument, message);
    let message = "Server Side Encryption with AWS KMS managed key requires HTTP header \
                   x-amz-server-side-encryption : aws:kms";
    let refused = get(&[("x-amz-server-side-encryption-aws-kms-key-id", "k")]);
    assert_refused(refused, ErrorCode::InvalidArgument, message);
}

#[test]
fn a_header_of_encryption_is_refused_where_the_operation_has_no_such_member() {
    const PREFIX: &str = "x-amz-server-side-encryption";
    const COPY: &str = "x-amz-copy-source-server-side-encryption-customer-key";
    let part = "b/k?partNumber=1&uploadId=u";
    for (method, target, header) in [
        ("PUT", part, PREFIX.to_owned()),
        ("PUT", part, format!("{PREFIX}-context")),
        ("PUT", part, COPY.to_owned()),
        ("PUT", "b/k", COPY.to_owned()),
        ("GET", "b/k", format!("{PREFIX}-bucket-key-enabled")),
        ("GET", "b/k", format!("{PREFIX}-of-tomorrow")),
        ("POST", "b/k?uploadId=u", format!("{PREFIX}-bucket-key-enabled")),
        ("DELETE", "b/k", format!("{PREFIX}-customer-key")),
        ("PUT", "b", PREFIX.to_owned()),
    ] {
        let message = format!("{header} header is not supported for this operation.");
        let sent = [(header.as_str(), "x")];
        let head = head(method, target, &sent);
        let refused = decode_rest(route(&head).unwrap(), &head, b"");
        let error = assert_refused(refused, ErrorCode::InvalidArgument, &message);
        assert_eq!(element(&error, "ArgumentName"), Some(header.as_str()));
    }
    // What the upload was begun with may be said again at its end.
    for header in [PREFIX, &format!("{PREFIX}-aws-kms-key-id"), &format!("{PREFIX}-context")] {
        let sent = [(header, "AES256")];
        let head = head("POST", "b/k?uploadId=u", &sent);
        assert!(decode_rest(route(&head).unwrap(), &head, b"").is_ok(), "{header}");
    }
    // In the query of a presigned URL too.
    let target = format!("{part}&X-Amz-Server-Side-Encryption=AES256");
    let refused = read::<UploadPartRequest>(&head("PUT", &target, &[]), "");
    let message = format!("{PREFIX} header is not supported for this operation.");
    assert_refused(refused, ErrorCode::InvalidArgument, &message);
}

#[test]
fn what_becomes_a_header_of_the_reply_must_fit_into_one() {
    let message = "Header value cannot be represented using ISO-8859-1.";
    for value in ["a\r\nset-cookie: b", "\u{20ac}"] {
        let target = format!("b/k?response-content-disposition={value}");
        let refused = read::<GetObjectRequest>(&head("GET", &target, &[]), "");
        assert_refused(refused, ErrorCode::InvalidArgument, message);
    }
    let target = "b/k?response-content-disposition=attachment; filename=\"é\"";
    let input: GetObjectRequest = read(&head("GET", target, &[]), "").unwrap();
    assert_eq!(input.response_content_disposition.as_deref(), Some("attachment; filename=\"é\""));
}

#[test]
fn what_must_be_there_is_missed() {
    let bare = head("PUT", "b/k", &[]);
    let refused = decode_rest(Operation::UploadPart, &bare, b"");
    let message = "The request lacks the header or parameter partNumber.";
    assert_refused(refused, ErrorCode::InvalidRequest, message);
}

proptest! {
    #[test]
    fn any_head_is_read_or_refused(
        method in "GET|PUT|HEAD|POST|DELETE|[A-Z]{1,4}",
        key in prop::option::of("\\PC{1,8}"),
        query in prop::collection::vec(("x-amz-meta-.{0,2}|x-amz-acl|prefix|acl|uploadId|partNumber|max-keys|\\PC{0,6}", "\\PC{0,6}"), 0..5),
        headers in prop::collection::vec(
            ("x-amz-[a-z-]{0,12}|if-match|x-amz-copy-source|content-encoding|x-amz-meta-[a-z]{0,2}|range", prop::collection::vec(any::<u8>(), 0..8)),
            0..6,
        ),
        index in 0..Operation::ALL.len(),
    ) {
        let head = RestHead {
            method: &method,
            bucket: Some("b"),
            key: key.as_deref(),
            query: query.iter().map(|(name, value)| (&**name, &**value)).collect(),
            headers: headers.iter().map(|(name, value)| (&**name, &**value)).collect(),
        };
        let _routed = route(&head);
        let _read = decode_rest(Operation::ALL[index], &head, b"");
    }
}
