//! What clients send to S3 and no model of botocore has.
//!
//! `PostObject`, the upload of a form: no SDK sends it, browsers do. Its fields are those that PutObject has in headers, with two for the
//! reply. Source: S3 API reference, "POST Object".
//!
//! The encryption of an upload, which minio-go tells once more when it completes it, to every service but AWS's.

use super::Failure;
use super::model::{Model, Shape, Structure};

/// What `PostObject` has beyond `PutObject`.
const MORE: &str = r#"{
    "version": "2.0",
    "metadata": { "uid": "s3-2006-03-01", "protocol": "rest-xml" },
    "operations": {
        "PostObject": {
            "name": "PostObject",
            "http": { "method": "POST", "requestUri": "/{Bucket}" },
            "input": { "shape": "PostObjectRequest" },
            "output": { "shape": "PostObjectOutput" },
            "documentation": "<p>Adds an object to a bucket by using an HTML form.</p>"
        }
    },
    "shapes": {
        "PostObjectRequest": {
            "type": "structure",
            "payload": "Body",
            "members": {
                "SuccessActionRedirect": {
                    "shape": "SuccessActionRedirect",
                    "location": "header",
                    "locationName": "success_action_redirect",
                    "documentation": "<p>The URL to which the client is redirected upon successful upload.</p>"
                },
                "SuccessActionStatus": {
                    "shape": "SuccessActionStatus",
                    "location": "header",
                    "locationName": "success_action_status",
                    "documentation": "<p>The status code returned to the client upon successful upload.</p>"
                }
            }
        },
        "PostObjectOutput": {
            "type": "structure",
            "payload": "PostResponse",
            "members": {
                "Location": {
                    "shape": "PostLocation",
                    "location": "header",
                    "locationName": "Location",
                    "documentation": "<p>The address of the object, or that to which the client is redirected.</p>"
                },
                "PostResponse": {
                    "shape": "PostResponse",
                    "documentation": "<p>The object, where the client asked for a document.</p>"
                },
                "Status": {
                    "shape": "PostStatus",
                    "location": "statusCode",
                    "documentation": "<p>The HTTP status.</p>"
                }
            }
        },
        "PostResponse": {
            "type": "structure",
            "members": {
                "Location": { "shape": "PostLocation", "documentation": "<p>The address of the object.</p>" },
                "Bucket": { "shape": "PostBucket", "documentation": "<p>The name of the bucket.</p>" },
                "Key": { "shape": "PostKey", "documentation": "<p>The key of the object.</p>" },
                "ETag": { "shape": "PostETag", "documentation": "<p>The ETag of the object.</p>" }
            },
            "documentation": "<p>The object that a form has made.</p>"
        },
        "PostBucket": { "type": "string" },
        "PostETag": { "type": "string" },
        "PostKey": { "type": "string" },
        "PostLocation": { "type": "string" },
        "PostStatus": { "type": "integer" },
        "SuccessActionRedirect": { "type": "string" },
        "SuccessActionStatus": { "type": "string" }
    }
}"#;

/// The members of CreateMultipartUpload that CompleteMultipartUpload has too.
const REPEATED: [&str; 3] = ["ServerSideEncryption", "SSEKMSKeyId", "SSEKMSEncryptionContext"];

/// The shape whose pattern is about what clients have before they encode it for URLs. Some, such as gocloud.dev, encode the slashes too.
const ENCODED: &str = "CopySource";

/// Adds all that to the model of S3.
pub(crate) fn add(model: &mut Model) -> Result<(), Failure> {
    match model.shapes.get_mut(ENCODED) {
        Some(Shape::String(text)) => text.pattern = None,
        Some(_) | None => return Err(format!("the model of S3 has no text {ENCODED}").into()),
    }
    let mut more = Model::unchecked(MORE.as_bytes())?;
    for (name, base) in
        [("PostObjectRequest", "PutObjectRequest"), ("PostObjectOutput", "PutObjectOutput")]
    {
        let base = structure(model, base)?;
        let (members, required) = (base.members.0.clone(), base.required.clone());
        let own = structure(&mut more, name)?;
        own.members.0.splice(..0, members);
        own.required = required;
    }
    let taken = more.shapes.keys().find(|name| model.shapes.contains_key(*name));
    if let Some(name) = taken {
        return Err(format!("the model of S3 has a shape {name} of its own").into());
    }
    let mut repeated = structure(model, "CreateMultipartUploadRequest")?.members.0.clone();
    repeated.retain(|(name, _)| REPEATED.contains(&name.as_str()));
    if repeated.len() < REPEATED.len() {
        return Err("CreateMultipartUpload lacks a member of encryption".into());
    }
    structure(model, "CompleteMultipartUploadRequest")?.members.0.append(&mut repeated);
    model.shapes.append(&mut more.shapes);
    model.operations.append(&mut more.operations);
    Ok(())
}

fn structure<'m>(model: &'m mut Model, name: &str) -> Result<&'m mut Structure, Failure> {
    match model.shapes.get_mut(name) {
        Some(Shape::Structure(structure)) => Ok(structure),
        Some(_) | None => Err(format!("the model of S3 has no structure {name}").into()),
    }
}
