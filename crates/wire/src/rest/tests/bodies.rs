use model::generated::s3::{
    CompleteMultipartUploadRequest, CreateBucketRequest, DeleteObjectsRequest, ObjectOwnership,
    PutBucketAclRequest, PutBucketEncryptionRequest, PutBucketOwnershipControlsRequest,
    PutBucketPolicyRequest, PutObjectTaggingRequest, PutPublicAccessBlockRequest,
    ServerSideEncryption, Type, UpdateObjectEncryptionRequest,
};
use proptest::prelude::*;

use super::*;

const XML: &str =
    "The XML you provided was not well-formed or did not validate against our published schema";

/// Number and entity tag of a part.
type NumberedTag = (Option<i32>, Option<String>);

fn complete(body: &str) -> Result<Vec<NumberedTag>, Error> {
    let input: CompleteMultipartUploadRequest = read(&head("POST", "b/k?uploadId=u", &[]), body)?;
    let parts = input.multipart_upload.and_then(|upload| upload.parts).unwrap_or_default();
    Ok(parts.into_iter().map(|part| (part.part_number, part.e_tag)).collect())
}

fn delete(body: &str) -> Result<DeleteObjectsRequest, Error> {
    read(&head("POST", "b?delete", &[]), body)
}

fn tagging(body: &str) -> Result<PutObjectTaggingRequest, Error> {
    read(&head("PUT", "b/k?tagging", &[]), body)
}

/// Forms that were measured at boto3 1.44.8, s3cmd 2.3.0, minio-py, pyarrow 26.0.1 and the AWS SDKs for JavaScript and Rust, and
/// beside them what else XML allows: a prefix, comments, `CDATA`, a byte order mark.
#[test]
fn parts_are_read_in_every_form_that_clients_send() {
    for body in [
        r#"<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Part><ETag>"x"</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>"#,
        r#"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>"x"</ETag></Part></CompleteMultipartUpload>"#,
        r#"<?xml version="1.0" encoding="UTF-8"?><CompleteMultipartUpload><Part><ETag>&quot;x&quot;</ETag><PartNumber>1</PartNumber></Part></CompleteMultipartUpload>"#,
        r#"<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Part><PartNumber>1</PartNumber><ETag>&#34;x&#34;</ETag></Part></CompleteMultipartUpload>"#,
        "<?xml version=\"1.0\"?>\n<CompleteMultipartUpload>\n  <Part>\n    <PartNumber> 1 </PartNumber>\n    <ETag>&#x22;x&#x22;</ETag>\n  </Part>\n</CompleteMultipartUpload>\n",
        r#"<ns0:CompleteMultipartUpload xmlns:ns0="http://s3.amazonaws.com/doc/2006-03-01/"><ns0:Part><ns0:ETag>"x"</ns0:ETag><ns0:PartNumber>1</ns0:PartNumber></ns0:Part></ns0:CompleteMultipartUpload>"#,
        "\u{feff}<!-- a --><CompleteMultipartUpload><Part><ETag><![CDATA[\"x\"]]></ETag><PartNumber>1</PartNumber><Other a='1'><Deep/></Other></Part><Unknown/></CompleteMultipartUpload>",
    ] {
        assert_eq!(complete(body), Ok(vec![(Some(1), Some("\"x\"".to_owned()))]), "{body}");
    }
    let bare = "<CompleteMultipartUpload><Part><ETag>x</ETag><PartNumber>2</PartNumber></Part></CompleteMultipartUpload>";
    assert_eq!(complete(bare), Ok(vec![(Some(2), Some("x".to_owned()))]));
    assert_eq!(complete(""), Ok(Vec::new()));
    assert_eq!(complete("<CompleteMultipartUpload/>"), Ok(Vec::new()));
}

#[test]
fn white_space_belongs_to_a_key_and_not_to_a_number() {
    let body = "<Delete>\r\n<Object><Key> a\tb&#13;\r\n&lt;&amp;&gt; </Key></Object><Quiet> TRUE </Quiet>\n</Delete>";
    let input = delete(body).unwrap();
    assert_eq!(input.delete.objects[0].key, " a\tb\r\n<&> ");
    assert_eq!(input.delete.quiet, Some(true));
}

#[test]
fn what_is_not_the_xml_of_the_model_is_malformed() {
    for body in [
        "no xml",
        "<Delete>",
        "<Delete></Delet>",
        "<Delete><Object><Key>a</Object></Key></Delete>",
        "<Remove><Object><Key>a</Key></Object></Remove>",
        "<Delete/>",
        "<Delete><Quiet>true</Quiet></Delete>",
        "<Delete><Object/></Delete>",
        "<Delete><Object><Key/></Object></Delete>",
        "<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>",
        "<Delete><Object><Key><b>a</b></Key></Object></Delete>",
        "<Delete>text<Object><Key>a</Key></Object></Delete>",
        "<Delete><Object>text<Key>a</Key></Object></Delete>",
        "<Delete><Object><Key>a</Key></Object><Quiet>maybe</Quiet></Delete>",
        "<Delete><Object><Key>a</Key></Object><Quiet>true</Quiet><Quiet>true</Quiet></Delete>",
        "<Delete><Object><Key>a</Key><Size>-1</Size></Object></Delete>",
        "<Delete><Object><Key>a</Key><LastModifiedTime>soon</LastModifiedTime></Object></Delete>",
        "<Delete><Object><Key>a</Key></Object></Delete><Delete/>",
        "<Delete><Object><Key>a</Key></Object></Delete>text",
        "text<Delete><Object><Key>a</Key></Object></Delete>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]><Delete><Object><Key>&b;</Key></Object></Delete>",
        "<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>",
        "<Delete><Object><Key>&b;</Key></Object></Delete>",
        "<Delete><Object><Key>a & b</Key></Object></Delete>",
        "<Delete><Object><Key>&#0;</Key></Object></Delete>",
        "<Delete><Object><Key>&#1;</Key></Object></Delete>",
        "<Delete><Object><Key>a\u{1}</Key></Object></Delete>",
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><Delete><Object><Key>a</Key></Object></Delete>",
    ] {
        assert_refused(delete(body), ErrorCode::MalformedXml, XML);
    }
    let refused =
        decode_rest(Operation::DeleteObjects, &head("POST", "b?delete", &[]), b"<Delete>\xff");
    assert_refused(refused, ErrorCode::MalformedXml, XML);
    assert_refused(delete(""), ErrorCode::MissingRequestBodyError, "Request Body is empty");
}

#[test]
fn lists_depth_and_bodies_have_limits() {
    let keys =
        |count| format!("<Delete>{}</Delete>", "<Object><Key>k</Key></Object>".repeat(count));
    assert_eq!(delete(&keys(1000)).unwrap().delete.objects.len(), 1000);
    assert_refused(delete(&keys(1001)), ErrorCode::MalformedXml, XML);
    let parts = |count| {
        let parts = "<Part><PartNumber>1</PartNumber></Part>".repeat(count);
        format!("<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>")
    };
    assert_eq!(complete(&parts(10_000)).unwrap().len(), 10_000);
    assert_refused(complete(&parts(10_001)), ErrorCode::MalformedXml, XML);
    let deep = |depth| {
        let (open, close) = ("<a>".repeat(depth), "</a>".repeat(depth));
        format!("<Delete>{open}{close}<Object><Key>k</Key></Object></Delete>")
    };
    assert!(delete(&deep(31)).is_ok());
    assert_refused(delete(&deep(32)), ErrorCode::MalformedXml, XML);
    let long = |blanks| keys(1) + &" ".repeat(blanks);
    let max = rest_body_bytes_max(Operation::DeleteObjects).unwrap();
    assert!(delete(&long(max - keys(1).len())).is_ok());
    let refused = delete(&long(max - keys(1).len() + 1));
    let error =
        assert_refused(refused, ErrorCode::MaxMessageLengthExceeded, "Your request was too big.");
    assert_eq!(element(&error, "MaxMessageLengthBytes"), Some("2097152"));
    assert_eq!(rest_body_bytes_max(Operation::PutBucketPolicy), Some(65_536));
    assert_eq!(rest_body_bytes_max(Operation::PutObject), None);
    assert_eq!(rest_body_bytes_max(Operation::UploadPart), None);
}

#[test]
fn lists_may_have_an_element_around_them() {
    let body = "<Tagging><TagSet><Tag><Key>k</Key><Value></Value></Tag><Tag><Value>w</Value><Key>l</Key></Tag></TagSet></Tagging>";
    let input = tagging(body).unwrap();
    let tags: Vec<_> =
        input.tagging.tag_set.iter().map(|tag| (tag.key.as_str(), tag.value.as_str())).collect();
    assert_eq!(tags, [("k", ""), ("l", "w")]);
    assert!(tagging("<Tagging><TagSet/></Tagging>").unwrap().tagging.tag_set.is_empty());
    assert_refused(tagging("<Tagging/>"), ErrorCode::MalformedXml, XML);
    let twice = "<Tagging><TagSet/><TagSet/></Tagging>";
    assert_refused(tagging(twice), ErrorCode::MalformedXml, XML);
    let empty = "<Tagging><TagSet><Tag><Key></Key><Value>v</Value></Tag></TagSet></Tagging>";
    let message = "The TagKey you have provided is invalid";
    assert_refused(tagging(empty), ErrorCode::InvalidTag, message);
}

#[test]
fn the_type_of_a_grantee_is_an_attribute() {
    let acl = |kind: &str| {
        let body = format!(
            "<AccessControlPolicy><Owner><ID>o</ID></Owner><AccessControlList><Grant><Grantee \
             xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" {kind}><ID>i</ID></Grantee>\
             <Permission>FULL_CONTROL</Permission></Grant></AccessControlList></AccessControlPolicy>"
        );
        let input: PutBucketAclRequest = read(&head("PUT", "b?acl", &[]), &body)?;
        let grant = input.access_control_policy.unwrap().grants.unwrap().remove(0);
        Ok::<_, Error>(grant.grantee.unwrap().r#type)
    };
    assert_eq!(acl("xsi:type=\"CanonicalUser\""), Ok(Type::CanonicalUser));
    assert_eq!(acl("type='Group'"), Ok(Type::Group));
    for kind in ["", "xsi:type=\"Robot\"", "xsi:type=Group", "type='Group' type='Group'"] {
        assert_refused(acl(kind), ErrorCode::MalformedXml, XML);
    }
}

#[test]
fn a_bucket_is_made_with_a_place_or_without() {
    let create = |body: &str| {
        let input: CreateBucketRequest = read(&head("PUT", "b", &[]), body)?;
        let configuration = input.create_bucket_configuration;
        Ok::<_, Error>(configuration.and_then(|of| of.location_constraint))
    };
    let with = |region: &str| {
        create(&format!(
            "<CreateBucketConfiguration><LocationConstraint>{region}</LocationConstraint></CreateBucketConfiguration>"
        ))
    };
    assert_eq!(create(""), Ok(None));
    // Which Regions there are, the model does not say.
    for region in ["eu-west-1", "us-iso-east-1", ""] {
        assert_eq!(with(region), Ok(Some(region.to_owned())));
    }
}

#[test]
fn encryption_is_read_with_its_rules() {
    let set = |rules: &str| {
        let body = format!(
            "<ServerSideEncryptionConfiguration>{rules}</ServerSideEncryptionConfiguration>"
        );
        read::<PutBucketEncryptionRequest>(&head("PUT", "b?encryption", &[]), &body)
    };
    let rule = "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>k\
                </KMSMasterKeyID></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled>\
                <BlockedEncryptionTypes><EncryptionType>NONE</EncryptionType></BlockedEncryptionTypes></Rule>";
    let rules = set(rule).unwrap().server_side_encryption_configuration.rules;
    let by_default = rules[0].apply_server_side_encryption_by_default.as_ref().unwrap();
    assert_eq!(by_default.sse_algorithm, ServerSideEncryption::AwsKms);
    assert_eq!(by_default.kms_master_key_id.as_deref(), Some("k"));
    assert_eq!(rules[0].bucket_key_enabled, Some(true));
    assert_refused(set(&rule.replace("aws:kms", "rot13")), ErrorCode::MalformedXml, XML);
    assert_refused(set(""), ErrorCode::MalformedXml, XML);
}

#[test]
fn the_encryption_of_an_object_is_changed_to_a_key_by_arn() {
    let update = |inner: &str| {
        let body = format!("<ObjectEncryption><SSE-KMS>{inner}</SSE-KMS></ObjectEncryption>");
        read::<UpdateObjectEncryptionRequest>(&head("PUT", "b/k?encryption", &[]), &body)
    };
    let arn = "<KMSKeyArn>arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab</KMSKeyArn>";
    let input = update(&format!("{arn}<BucketKeyEnabled>true</BucketKeyEnabled>")).unwrap();
    assert_eq!(input.object_encryption.ssekms.unwrap().bucket_key_enabled, Some(true));
    for (inner, start) in [
        ("", "Requests that modify an object's encryption type to SSE-KMS require an AWS KMS key"),
        (
            "<KMSKeyArn>alias/a</KMSKeyArn>",
            "Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key",
        ),
        (
            &*format!("{arn}<BucketKeyEnabled>1</BucketKeyEnabled>"),
            "The BucketKeyEnabled value isn't valid.",
        ),
    ] {
        let error = update(inner).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidRequest);
        assert!(error.message().unwrap().starts_with(start), "{error}");
    }
}

#[test]
fn a_policy_is_the_body_as_it_is() {
    let body = "{\n \"Version\": \"2012-10-17\" }";
    let put = head("PUT", "b?policy", &[("content-type", "application/xml")]);
    assert_eq!(read::<PutBucketPolicyRequest>(&put, body).unwrap().policy, body);
    let refused = decode_rest(Operation::PutBucketPolicy, &put, b"\xff");
    assert_eq!(refused.unwrap_err().code(), ErrorCode::MalformedPolicy);
}

#[test]
fn other_documents_are_read() {
    let body = "<PublicAccessBlockConfiguration><BlockPublicAcls>true</BlockPublicAcls>\
                <RestrictPublicBuckets>false</RestrictPublicBuckets></PublicAccessBlockConfiguration>";
    let put = head("PUT", "b?publicAccessBlock", &[]);
    let input = read::<PutPublicAccessBlockRequest>(&put, body).unwrap();
    let block = input.public_access_block_configuration;
    assert_eq!((block.block_public_acls, block.ignore_public_acls), (Some(true), None));
    let body = "<OwnershipControls><Rule><ObjectOwnership>BucketOwnerEnforced</ObjectOwnership></Rule></OwnershipControls>";
    let put = head("PUT", "b?ownershipControls", &[]);
    let input = read::<PutBucketOwnershipControlsRequest>(&put, body).unwrap();
    assert_eq!(
        input.ownership_controls.rules[0].object_ownership,
        ObjectOwnership::BucketOwnerEnforced
    );
}

/// The operations with XML in their requests.
const DOCUMENTS: [Operation; 10] = [
    Operation::CompleteMultipartUpload,
    Operation::CreateBucket,
    Operation::DeleteObjects,
    Operation::PutBucketAcl,
    Operation::PutBucketEncryption,
    Operation::PutBucketOwnershipControls,
    Operation::PutBucketTagging,
    Operation::PutObjectTagging,
    Operation::PutPublicAccessBlock,
    Operation::UpdateObjectEncryption,
];

proptest! {
    #[test]
    fn no_bytes_panic(index in 0..DOCUMENTS.len(), body in prop::collection::vec(any::<u8>(), 0..64)) {
        let _read = decode_rest(DOCUMENTS[index], &head("PUT", "b/k", &[]), &body);
    }

    #[test]
    fn no_xml_panics(
        index in 0..DOCUMENTS.len(),
        pieces in prop::collection::vec(
            "<(/)?(Delete|Object|Key|Tagging|TagSet|Tag|Part|ETag|Grant|Grantee xsi:type='Group'|x)(/)?>|<!\\[CDATA\\[|\\]\\]>|&(amp|#1|#x41|x);|<!--|-->|<\\?xml version='1.0'\\?>|[ -~]{0,4}",
            0..16,
        ),
    ) {
        let body = pieces.concat();
        let _read = decode_rest(DOCUMENTS[index], &head("PUT", "b/k", &[]), body.as_bytes());
    }

    /// A key that XML can hold is read as it was written.
    #[test]
    fn a_key_survives(key in "[\\t\\n\\r -\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]{1,20}") {
        let mut out = crate::xml_writer::XmlWriter::with_capacity(64);
        out.within("Delete", |out| out.within("Object", |out| out.text("Key", &key)));
        let body = out.into_body();
        let body = std::str::from_utf8(body.as_slice()).unwrap();
        prop_assert_eq!(&delete(body).unwrap().delete.objects[0].key, &key);
    }
}
