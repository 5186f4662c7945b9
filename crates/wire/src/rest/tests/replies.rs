use model::Timestamp;
use model::generated::s3::{
    CommonPrefix, DeleteObjectOutput, GetBucketAclOutput, GetBucketEncryptionOutput,
    GetBucketLocationOutput, GetBucketPolicyOutput, GetObjectOutput, GetObjectRetentionOutput,
    Grant, Grantee, HeadObjectOutput, ListBucketsOutput, ListObjectsV2Output, Object,
    ObjectLockRetention, ObjectStorageClass, Owner, Permission, PutBucketEncryptionRequest,
    ServerSideEncryption, ServerSideEncryptionByDefault, ServerSideEncryptionConfiguration,
    ServerSideEncryptionRule, Type,
};
use model::shape::{HttpBinding, IntoFields, NoOutput};

use super::*;
use crate::RecordField;

fn reply(operation: Operation, output: impl IntoFields) -> (u16, Vec<(String, String)>, String) {
    let RestReply { status, headers, body } = encode_rest(operation, &output.into_fields());
    let headers = headers.into_iter().map(|(name, value)| (name.into_owned(), value)).collect();
    (status, headers, String::from_utf8(body.as_slice().to_vec()).unwrap())
}

fn headers(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

const MOMENT: Timestamp = Timestamp::EPOCH;

#[test]
fn a_list_is_flat_and_its_dates_have_milliseconds() {
    let object = Object {
        key: Some("a&\u{1}".to_owned()),
        last_modified: Some(MOMENT),
        e_tag: Some("\"e\"".to_owned()),
        size: Some(1 << 40),
        storage_class: Some(ObjectStorageClass::Standard),
        ..Object::default()
    };
    let output = ListObjectsV2Output {
        is_truncated: Some(false),
        contents: Some(vec![object, Object { key: Some("b".to_owned()), ..Object::default() }]),
        prefix: Some(String::new()),
        common_prefixes: Some(vec![CommonPrefix { prefix: Some("p/".to_owned()) }]),
        key_count: Some(3),
        ..ListObjectsV2Output::default()
    };
    let (status, headers_sent, body) = reply(Operation::ListObjectsV2, output);
    assert_eq!((status, headers_sent), (200, headers(&[("content-type", "application/xml")])));
    assert_eq!(
        body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><IsTruncated>false</IsTruncated>\
         <Contents><Key>a&amp;\u{fffd}</Key><LastModified>1970-01-01T00:00:00.000Z</LastModified>\
         <ETag>&quot;e&quot;</ETag><Size>1099511627776</Size><StorageClass>STANDARD</StorageClass></Contents>\
         <Contents><Key>b</Key></Contents><Prefix></Prefix><CommonPrefixes><Prefix>p/</Prefix></CommonPrefixes>\
         <KeyCount>3</KeyCount></ListBucketResult>"
    );
}

#[test]
fn a_list_may_have_an_element_around_it_and_a_grantee_has_its_type() {
    let (_, _, body) = reply(
        Operation::ListBuckets,
        ListBucketsOutput { buckets: Some(Vec::new()), ..ListBucketsOutput::default() },
    );
    assert!(body.ends_with("<Buckets></Buckets></ListAllMyBucketsResult>"), "{body}");
    let grantee = Grantee {
        id: Some("i".to_owned()),
        r#type: Type::CanonicalUser,
        display_name: None,
        email_address: None,
        uri: None,
    };
    let grant = Grant { grantee: Some(grantee), permission: Some(Permission::FullControl) };
    let owner = Owner { id: Some("i".to_owned()), ..Owner::default() };
    let output = GetBucketAclOutput { owner: Some(owner), grants: Some(vec![grant]) };
    let (_, _, body) = reply(Operation::GetBucketAcl, output);
    let list = "<Owner><ID>i</ID></Owner><AccessControlList><Grant><Grantee \
                xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"CanonicalUser\"><ID>i</ID></Grantee>\
                <Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>";
    assert!(body.ends_with(list), "{body}");
}

#[test]
fn what_a_reply_says_of_a_bucket_can_be_put() {
    let by_default = ServerSideEncryptionByDefault {
        sse_algorithm: ServerSideEncryption::AwsKms,
        kms_master_key_id: Some("<k>".to_owned()),
    };
    let rule = ServerSideEncryptionRule {
        apply_server_side_encryption_by_default: Some(by_default),
        bucket_key_enabled: Some(true),
        blocked_encryption_types: None,
    };
    let configuration = ServerSideEncryptionConfiguration { rules: vec![rule] };
    let output = GetBucketEncryptionOutput {
        server_side_encryption_configuration: Some(configuration.clone()),
    };
    let (_, _, body) = reply(Operation::GetBucketEncryption, output);
    assert!(body.contains("\n<ServerSideEncryptionConfiguration xmlns="), "{body}");
    let put: PutBucketEncryptionRequest = read(&head("PUT", "b?encryption", &[]), &body).unwrap();
    assert_eq!(put.server_side_encryption_configuration, configuration);
}

#[test]
fn the_place_of_a_bucket_is_the_root_and_empty_in_the_first_region() {
    let place = |location_constraint| {
        reply(Operation::GetBucketLocation, GetBucketLocationOutput { location_constraint }).2
    };
    let start = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                 <LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
    assert_eq!(place(None), format!("{start}</LocationConstraint>"));
    let west = place(Some("eu-west-1".to_owned()));
    assert_eq!(west, format!("{start}eu-west-1</LocationConstraint>"));
}

#[test]
fn an_object_is_told_in_headers() {
    let output = GetObjectOutput {
        last_modified: Some(Timestamp::from_millis(784_111_777_999)),
        content_length: Some(5 << 40),
        e_tag: Some("\"e\"".to_owned()),
        content_disposition: Some("a\r\nset-cookie: b".to_owned()),
        server_side_encryption: Some(ServerSideEncryption::AwsKms),
        bucket_key_enabled: Some(true),
        metadata: Some([("a".to_owned(), "é".to_owned()), ("b".to_owned(), "c".to_owned())].into()),
        object_lock_retain_until_date: Some(MOMENT),
        ..GetObjectOutput::default()
    };
    let (status, sent, body) = reply(Operation::GetObject, output);
    assert_eq!((status, &*body), (200, ""));
    assert_eq!(
        sent,
        headers(&[
            ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("content-length", "5497558138880"),
            ("etag", "\"e\""),
            ("content-disposition", "a  set-cookie: b"),
            ("x-amz-server-side-encryption", "aws:kms"),
            ("x-amz-meta-a", "=?UTF-8?B?w6k=?="),
            ("x-amz-meta-b", "c"),
            ("x-amz-server-side-encryption-bucket-key-enabled", "true"),
            ("x-amz-object-lock-retain-until-date", "1970-01-01T00:00:00Z"),
        ])
    );
    let range = Some("bytes 0-1/2".to_owned());
    let part = GetObjectOutput { content_range: range.clone(), ..GetObjectOutput::default() };
    assert_eq!(reply(Operation::GetObject, part).0, 206);
    let part = HeadObjectOutput { content_range: range, ..HeadObjectOutput::default() };
    assert_eq!(reply(Operation::HeadObject, part).0, 206);
}

#[test]
fn a_reply_without_xml_has_no_body() {
    let output = DeleteObjectOutput { delete_marker: Some(true), ..DeleteObjectOutput::default() };
    let expected = (204, headers(&[("x-amz-delete-marker", "true")]), String::new());
    assert_eq!(reply(Operation::DeleteObject, output), expected);
    assert_eq!(reply(Operation::PutBucketPolicy, NoOutput), (200, Vec::new(), String::new()));
    assert_eq!(reply(Operation::DeleteBucket, NoOutput).0, 204);
    let (_, sent, body) = reply(
        Operation::GetBucketPolicy,
        GetBucketPolicyOutput { policy: Some("{\"a\":\"<\"}".to_owned()) },
    );
    assert_eq!(sent, headers(&[("content-type", "application/json")]));
    assert_eq!(body, "{\"a\":\"<\"}");
    let retention =
        ObjectLockRetention { retain_until_date: Some(MOMENT), ..ObjectLockRetention::default() };
    let (_, _, body) = reply(
        Operation::GetObjectRetention,
        GetObjectRetentionOutput { retention: Some(retention) },
    );
    assert!(body.contains("\n<Retention xmlns="), "{body}");
}

/// A reply with members in its body has a root element to put them into, and others have none.
#[test]
fn every_reply_with_xml_has_a_root() {
    for operation in Operation::ALL {
        let members = operation.output().map_or(&[][..], |output| output.members);
        let in_body = |binding| {
            matches!(
                binding,
                HttpBinding::Body
                    | HttpBinding::Element(_)
                    | HttpBinding::List { .. }
                    | HttpBinding::FlatList(_)
            )
        };
        let is_loose = members.iter().any(|member| in_body(member.binding));
        assert_eq!(root::root(operation).is_some(), is_loose, "{}", operation.name());
    }
}

#[test]
fn an_error_has_the_form_of_s3() {
    let text = |(status, body): (u16, crate::Body)| {
        (status, String::from_utf8(body.as_slice().to_vec()).unwrap())
    };
    let error = Error::new(ErrorCode::NoSuchKey, "The specified key does not exist.")
        .with_element("Key", "a&b")
        .because("a secret of the operator");
    assert_eq!(
        text(encode_rest_error(&error, Some("/b/a"), "id", "host")),
        (
            404,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not \
             exist.</Message><Key>a&amp;b</Key><Resource>/b/a</Resource><RequestId>id</RequestId><HostId>host</HostId></Error>"
                .to_owned()
        )
    );
    for (error, status, part) in [
        (
            Error::internal("hidden"),
            500,
            "<Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>",
        ),
        (
            Error::bare(ErrorCode::AccessDeniedException),
            403,
            "<Code>AccessDenied</Code><Message>Access Denied<",
        ),
        (Error::bare(ErrorCode::ExpiredTokenException), 400, "<Code>ExpiredToken</Code>"),
        (Error::bare(ErrorCode::ThrottlingException), 503, "<Code>SlowDown</Code>"),
        (Error::bare(ErrorCode::InvalidRange), 416, "<Code>InvalidRange</Code><Message></Message>"),
    ] {
        let (told, body) = text(encode_rest_error(&error, None, "id", "host"));
        assert_eq!(told, status);
        assert!(body.contains(part), "{body}");
    }
    let unchanged = Error::bare(ErrorCode::NotModified);
    assert_eq!(text(encode_rest_error(&unchanged, None, "id", "host")), (304, String::new()));
}

#[test]
fn the_log_has_the_names_of_the_wire_and_no_secret() {
    let shown = |head: &RestHead<'_>, body: &str| {
        let request = decode_rest(route(head).unwrap(), head, body.as_bytes()).unwrap();
        RecordField::request_parameters(request.fields()).shown(false).json.to_owned()
    };
    let put = head(
        "PUT",
        "b/k",
        &[
            ("x-amz-server-side-encryption", "aws:kms"),
            ("x-amz-server-side-encryption-aws-kms-key-id", "alias/a"),
            ("x-amz-server-side-encryption-customer-key", "c2VjcmV0"),
            ("x-amz-server-side-encryption-customer-key-md5", "bWQ1"),
            ("x-amz-meta-name", "Alice"),
            ("content-length", "5"),
            ("x-amz-object-lock-retain-until-date", "1970-01-01T00:00:00Z"),
        ],
    );
    assert_eq!(
        shown(&put, ""),
        r#"{"bucketName":"b","content-length":5,"key":"k","x-amz-server-side-encryption":"aws:kms","x-amz-server-side-encryption-aws-kms-key-id":"alias/a","x-amz-object-lock-retain-until-date":"1970-01-01T00:00:00Z"}"#
    );
    let tagging = head("PUT", "b/k?tagging&versionId=v", &[]);
    let body = "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>";
    assert_eq!(
        shown(&tagging, body),
        r#"{"bucketName":"b","key":"k","versionId":"v","Tagging":{"TagSet":{"Tag":[{"Key":"k","Value":"v"}]}}}"#
    );
    assert_eq!(shown(&head("GET", "", &[]), ""), "null");
}
