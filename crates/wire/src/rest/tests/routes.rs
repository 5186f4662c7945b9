use model::generated::s3::UNBUILT_ROUTES;
use model::route::{RestResource, Route};

use super::*;

#[test]
fn method_resource_and_query_name_the_operation() {
    for (method, target, operation) in [
        ("GET", "", Operation::ListBuckets),
        ("GET", "b", Operation::ListObjects),
        ("GET", "b/", Operation::ListObjects),
        ("GET", "b?prefix=a&delimiter=/", Operation::ListObjects),
        ("GET", "b?list-type=2&prefix=a", Operation::ListObjectsV2),
        ("GET", "b?versions", Operation::ListObjectVersions),
        ("GET", "b?uploads=", Operation::ListMultipartUploads),
        ("GET", "b?location", Operation::GetBucketLocation),
        ("HEAD", "b", Operation::HeadBucket),
        ("PUT", "b", Operation::CreateBucket),
        ("PUT", "b?encryption", Operation::PutBucketEncryption),
        ("DELETE", "b", Operation::DeleteBucket),
        ("POST", "b?delete", Operation::DeleteObjects),
        ("GET", "b/k", Operation::GetObject),
        ("GET", "b/k?versionId=v&partNumber=1", Operation::GetObject),
        ("GET", "b/k?response-content-type=a&x-id=GetObject", Operation::GetObject),
        ("GET", "b/k?uploadId=u&max-parts=1", Operation::ListParts),
        ("GET", "b/k?attributes", Operation::GetObjectAttributes),
        ("GET", "b/k?legal-hold", Operation::GetObjectLegalHold),
        ("HEAD", "b/k?partNumber=2", Operation::HeadObject),
        ("PUT", "b/k", Operation::PutObject),
        ("PUT", "b/a/b/c?x-id=PutObject", Operation::PutObject),
        ("PUT", "b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=s", Operation::PutObject),
        ("GET", "b/k?unknown&id=1", Operation::GetObject),
        ("PUT", "b/k?partNumber=1&uploadId=u", Operation::UploadPart),
        ("PUT", "b/k?encryption", Operation::UpdateObjectEncryption),
        ("PUT", "b/k?acl&versionId=v", Operation::PutObjectAcl),
        ("POST", "b/k?uploads", Operation::CreateMultipartUpload),
        ("POST", "b/k?uploadId=u", Operation::CompleteMultipartUpload),
        ("DELETE", "b/k", Operation::DeleteObject),
        ("DELETE", "b/k?uploadId=u", Operation::AbortMultipartUpload),
        ("DELETE", "b/k?tagging", Operation::DeleteObjectTagging),
    ] {
        assert_eq!(routed(method, target, &[]), Ok(operation), "{method} {target}");
    }
}

/// A name that means nothing today may be a sub-resource tomorrow, and the request would be another one.
#[test]
fn what_changes_something_has_no_parameters_that_mean_nothing() {
    for (method, target) in [
        ("PUT", "b/k?dance"),
        ("DELETE", "b/k?dance=1"),
        ("POST", "b/k?uploads&dance"),
        ("PUT", "b?id=1"),
    ] {
        let error = routed(method, target, &[]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidArgument, "{method} {target}");
    }
}

#[test]
fn a_copy_has_its_source_in_a_header_or_in_the_query_of_a_presigned_url() {
    let source = [("x-amz-copy-source", "a/b")];
    assert_eq!(routed("PUT", "b/k", &source), Ok(Operation::CopyObject));
    assert_eq!(routed("PUT", "b/k?x-amz-copy-source=a/b", &[]), Ok(Operation::CopyObject));
    assert_eq!(routed("PUT", "b/k?X-Amz-Copy-Source=a/b", &[]), Ok(Operation::CopyObject));
    let part = "b/k?partNumber=1&uploadId=u";
    assert_eq!(routed("PUT", part, &source), Ok(Operation::UploadPartCopy));
    // A source that names nothing is no put either.
    let nothing = [("x-amz-copy-source", "")];
    assert_eq!(routed("PUT", "b/k", &nothing), Ok(Operation::CopyObject));
    let error = routed("PUT", "b/k?x-amz-copy-source=a/c", &source).unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidArgument);
    assert_eq!(element(&error, "ArgumentName"), Some("x-amz-copy-source"));
}

/// The target and the headers of a request that has just what the route asks for.
fn example(route: &Route) -> (String, Vec<(&'static str, &'static str)>) {
    let path = match route.resource {
        RestResource::Service => "",
        RestResource::Bucket => "b",
        RestResource::Object => "b/k",
    };
    let query = route.query.iter().map(|(name, value)| format!("{name}={}", value.unwrap_or("1")));
    let target = format!("{path}?{}", query.collect::<Vec<_>>().join("&"));
    let form = ("content-type", "multipart/form-data; boundary=x");
    (target, route.header.map(|name| (name, "a/b")).into_iter().chain([form]).collect())
}

#[test]
fn every_operation_is_found_by_its_own_route() {
    for operation in Operation::ALL {
        let (target, headers) = example(operation.route());
        assert_eq!(routed(operation.route().method, &target, &headers), Ok(operation), "{target}");
    }
}

#[test]
fn what_is_not_built_is_refused_by_name() {
    for route in &UNBUILT_ROUTES {
        let (target, headers) = example(route);
        let message = format!("Bulla does not implement {} yet.", route.operation);
        let refused = routed(route.method, &target, &headers);
        assert_refused(refused, ErrorCode::NotImplemented, &message);
    }
}

/// No name in the query that means something to S3 is passed over.
#[test]
fn a_sub_resource_is_never_taken_for_the_object_itself() {
    let names = UNBUILT_ROUTES.iter().flat_map(|route| route.query).map(|(name, _)| *name);
    let names =
        names.chain(["restore", "torrent", "annotation", "renameObject", "policy", "uploadId"]);
    for name in names.filter(|name| *name != "id") {
        for method in ["GET", "PUT", "DELETE", "HEAD", "POST"] {
            for path in ["b/k", "b"] {
                let target = format!("{path}?{name}");
                let plain = routed(method, path, &[]);
                let asked = routed(method, &target, &[]);
                let is_taken = asked.is_ok() && asked == plain;
                assert!(!is_taken, "{method} {target} is {asked:?}");
            }
        }
    }
}

#[test]
fn two_sub_resources_conflict() {
    let error = assert_refused(
        routed("PUT", "b/k?acl&tagging", &[]),
        ErrorCode::InvalidArgument,
        "Conflicting query string parameters: acl, tagging",
    );
    assert_eq!(element(&error, "ArgumentName"), Some("ResourceType"));
    for target in ["b?acl&policy", "b?versions&uploads", "b/k?uploads&uploadId=u"] {
        let code = routed("GET", target, &[]).unwrap_err().code();
        assert!(
            matches!(code, ErrorCode::InvalidArgument | ErrorCode::MethodNotAllowed),
            "{target}"
        );
    }
    let code = routed("GET", "b?list-type=1", &[]).unwrap_err().code();
    assert_eq!(code, ErrorCode::InvalidArgument);
}

#[test]
fn a_method_that_fits_nothing_is_not_allowed() {
    for (method, target, kind) in [
        ("POST", "", "SERVICE"),
        ("PATCH", "b", "BUCKET"),
        ("POST", "b/k", "OBJECT"),
        ("get", "b/k", "OBJECT"),
        ("GET", "b/k?encryption", "ENCRYPTION"),
        ("DELETE", "b?acl", "ACL"),
    ] {
        let error = assert_refused(
            routed(method, target, &[]),
            ErrorCode::MethodNotAllowed,
            "The specified method is not allowed against this resource.",
        );
        assert_eq!(element(&error, "Method"), Some(method));
        assert_eq!(element(&error, "ResourceType"), Some(kind), "{method} {target}");
    }
    let error = routed("OPTIONS", "b/k", &[("origin", "https://example.com")]).unwrap_err();
    assert_eq!(error.code(), ErrorCode::AccessForbidden);
}
