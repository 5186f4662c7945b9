//! The services whose models are generated, and which of their operations.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::Failure;
use super::model::{self, Model, Shape, Structure};
use super::names::camel;
use super::rest::Route;
use super::travel::Travel;
use super::{measured, regions, rest, s3_additions, travel};

/// One AWS service.
#[derive(Debug)]
pub(crate) struct Service {
    /// Its name in botocore's data folder, and of its module; KMS, which is what this project is about, has none.
    pub(crate) name: &'static str,
    /// Its API version.
    version: &'static str,
    /// What tells its model from another: `uid`, `protocol`, `jsonVersion`, `targetPrefix`.
    identity: [&'static str; 4],
    /// The operations that are generated; every one when empty. IAM has many that a key service has no use for.
    operations: &'static [&'static str],
}

/// AWS KMS, all of it.
pub(crate) const KMS: Service = Service {
    name: "kms",
    version: "2014-11-01",
    identity: ["kms-2014-11-01", "json", "1.1", "TrentService"],
    operations: &[],
};

/// Every service.
const ALL: [Service; 6] = [KMS, IAM, STS, S3, CLOUDTRAIL, COST_EXPLORER];

const IAM: Service = Service {
    name: "iam",
    version: "2010-05-08",
    identity: ["iam-2010-05-08", "query", "", ""],
    operations: &[
        "AddClientIDToOpenIDConnectProvider",
        "AddRoleToInstanceProfile",
        "AddUserToGroup",
        "AttachGroupPolicy",
        "AttachRolePolicy",
        "AttachUserPolicy",
        "CreateAccessKey",
        "CreateGroup",
        "CreateInstanceProfile",
        "CreateOpenIDConnectProvider",
        "CreatePolicy",
        "CreatePolicyVersion",
        "CreateRole",
        "CreateUser",
        "DeleteAccessKey",
        "DeleteGroup",
        "DeleteGroupPolicy",
        "DeleteInstanceProfile",
        "DeleteLoginProfile",
        "DeleteOpenIDConnectProvider",
        "DeletePolicy",
        "DeletePolicyVersion",
        "DeleteRole",
        "DeleteRolePermissionsBoundary",
        "DeleteRolePolicy",
        "DeleteUser",
        "DeleteUserPermissionsBoundary",
        "DeleteUserPolicy",
        "DetachGroupPolicy",
        "DetachRolePolicy",
        "DetachUserPolicy",
        "GetAccessKeyLastUsed",
        "GetGroup",
        "GetGroupPolicy",
        "GetInstanceProfile",
        "GetLoginProfile",
        "GetOpenIDConnectProvider",
        "GetPolicy",
        "GetPolicyVersion",
        "GetRole",
        "GetRolePolicy",
        "GetUser",
        "GetUserPolicy",
        "ListAccessKeys",
        "ListAccountAliases",
        "ListAttachedGroupPolicies",
        "ListAttachedRolePolicies",
        "ListAttachedUserPolicies",
        "ListEntitiesForPolicy",
        "ListGroupPolicies",
        "ListGroups",
        "ListGroupsForUser",
        "ListInstanceProfileTags",
        "ListInstanceProfiles",
        "ListInstanceProfilesForRole",
        "ListMFADevices",
        "ListOpenIDConnectProviderTags",
        "ListOpenIDConnectProviders",
        "ListPolicies",
        "ListPolicyTags",
        "ListPolicyVersions",
        "ListRolePolicies",
        "ListRoleTags",
        "ListRoles",
        "ListSAMLProviders",
        "ListSSHPublicKeys",
        "ListServerCertificates",
        "ListServiceSpecificCredentials",
        "ListSigningCertificates",
        "ListUserPolicies",
        "ListUserTags",
        "ListUsers",
        "ListVirtualMFADevices",
        "PutGroupPolicy",
        "PutRolePermissionsBoundary",
        "PutRolePolicy",
        "PutUserPermissionsBoundary",
        "PutUserPolicy",
        "RemoveClientIDFromOpenIDConnectProvider",
        "RemoveRoleFromInstanceProfile",
        "RemoveUserFromGroup",
        "SetDefaultPolicyVersion",
        "SimulateCustomPolicy",
        "SimulatePrincipalPolicy",
        "TagInstanceProfile",
        "TagOpenIDConnectProvider",
        "TagPolicy",
        "TagRole",
        "TagUser",
        "UntagInstanceProfile",
        "UntagOpenIDConnectProvider",
        "UntagPolicy",
        "UntagRole",
        "UntagUser",
        "UpdateAccessKey",
        "UpdateAssumeRolePolicy",
        "UpdateGroup",
        "UpdateOpenIDConnectProviderThumbprint",
        "UpdateRole",
        "UpdateRoleDescription",
        "UpdateUser",
    ],
};

const STS: Service = Service {
    name: "sts",
    version: "2011-06-15",
    identity: ["sts-2011-06-15", "query", "", ""],
    operations: &[
        "AssumeRole",
        "AssumeRoleWithWebIdentity",
        "GetAccessKeyInfo",
        "GetCallerIdentity",
        "GetSessionToken",
    ],
};

const S3: Service = Service {
    name: "s3",
    version: "2006-03-01",
    identity: ["s3-2006-03-01", rest::PROTOCOL, "", ""],
    operations: &[
        "AbortMultipartUpload",
        "CompleteMultipartUpload",
        "CopyObject",
        "CreateBucket",
        "CreateMultipartUpload",
        "DeleteBucket",
        "DeleteBucketEncryption",
        "DeleteBucketOwnershipControls",
        "DeleteBucketPolicy",
        "DeleteBucketTagging",
        "DeleteObject",
        "DeleteObjectTagging",
        "DeleteObjects",
        "DeletePublicAccessBlock",
        "GetBucketAccelerateConfiguration",
        "GetBucketAcl",
        "GetBucketCors",
        "GetBucketEncryption",
        "GetBucketLifecycleConfiguration",
        "GetBucketLocation",
        "GetBucketLogging",
        "GetBucketNotificationConfiguration",
        "GetBucketOwnershipControls",
        "GetBucketPolicy",
        "GetBucketPolicyStatus",
        "GetBucketReplication",
        "GetBucketRequestPayment",
        "GetBucketTagging",
        "GetBucketVersioning",
        "GetBucketWebsite",
        "GetObject",
        "GetObjectAcl",
        "GetObjectAttributes",
        "GetObjectLegalHold",
        "GetObjectLockConfiguration",
        "GetObjectRetention",
        "GetObjectTagging",
        "GetPublicAccessBlock",
        "HeadBucket",
        "HeadObject",
        "ListBuckets",
        "ListMultipartUploads",
        "ListObjectVersions",
        "ListObjects",
        "ListObjectsV2",
        "ListParts",
        "PostObject",
        "PutBucketAcl",
        "PutBucketEncryption",
        "PutBucketOwnershipControls",
        "PutBucketPolicy",
        "PutBucketTagging",
        "PutBucketVersioning",
        "PutObject",
        "PutObjectAcl",
        "PutObjectTagging",
        "PutPublicAccessBlock",
        "UpdateObjectEncryption",
        "UploadPart",
        "UploadPartCopy",
    ],
};

const CLOUDTRAIL: Service = Service {
    name: "cloudtrail",
    version: "2013-11-01",
    identity: [
        "cloudtrail-2013-11-01",
        "json",
        "1.1",
        "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101",
    ],
    operations: &["LookupEvents"],
};

const COST_EXPLORER: Service = Service {
    name: "ce",
    version: "2017-10-25",
    identity: ["ce-2017-10-25", "json", "1.1", "AWSInsightsIndexService"],
    operations: &["GetCostAndUsage", "GetCostForecast", "GetDimensionValues", "GetTags"],
};

/// Shapes that the model marks as sensitive, so that clients do not log them, although they are no secrets here: the names of keys
/// and the encryption context stand in the audit log of every request to KMS.
const NO_SECRETS: [&str; 3] = ["NonEmptyKmsKeyArnString", "SSEKMSEncryptionContext", "SSEKMSKeyId"];

/// Shapes whose values the model lists without those of some partitions. Which Regions there are, another file of botocore says, and
/// which of them is served, the operator.
const OPEN: [&str; 1] = ["BucketLocationConstraint"];

/// Shapes whose constraints the service checks itself, for which it has errors of its own: CloudTrail answers a `MaxResults` of 51 with
/// `InvalidMaxResultsException`.
///
/// Cost Explorer has no cost categories here, and their names have a pattern that looks behind, which no expression of linear time can.
const CHECKED_BY_SERVICE: [(&str, &[&str]); 2] = [
    (
        CLOUDTRAIL.name,
        &["EventCategory", "LookupAttributeKey", "LookupAttributeValue", "MaxResults"],
    ),
    (COST_EXPLORER.name, &["CostCategoryName"]),
];

/// A service with what is generated of its model.
pub(crate) struct Generated {
    pub(crate) service: Service,
    pub(crate) model: Model,
    /// The names of the other operations of its API, in order.
    pub(crate) unbuilt: Vec<String>,
    /// Of REST: how requests for each operation look, those that are not generated too. Empty in other protocols.
    pub(crate) routes: BTreeMap<String, Route>,
}

/// What botocore says of AWS.
pub(crate) struct Models {
    pub(crate) services: Vec<Generated>,
    /// The names of the Regions.
    pub(crate) regions: BTreeSet<String>,
}

/// Reads the models in `data`, the folder of that name in botocore.
pub(crate) fn read(data: &Path) -> Result<Models, Failure> {
    let one = |service: Service| {
        let mut whole = model::read(&service.path(data)?)?;
        if service.name == S3.name {
            s3_additions::add(&mut whole)?;
        }
        let names: Vec<_> = whole.operations.keys().cloned().collect();
        let routes = rest::routes(&whole)?;
        let model = whole.of(&service)?;
        let is_unbuilt = |name: &String| !model.operations.contains_key(name);
        let unbuilt = names.into_iter().filter(is_unbuilt).collect();
        Ok::<_, Failure>(Generated { service, model, unbuilt, routes })
    };
    let services = ALL.into_iter().map(one).collect::<Result<_, _>>()?;
    Ok(Models { services, regions: regions::read(data)? })
}

impl Service {
    fn path(&self, data: &Path) -> Result<PathBuf, Failure> {
        let folder = data.join(self.name).join(self.version);
        let mut paths =
            ["service-2.json.gz", "service-2.json"].map(|name| folder.join(name)).into_iter();
        let found = paths.find(|path| path.exists());
        found.ok_or_else(|| format!("{} holds no service-2.json.gz", folder.display()).into())
    }
}

impl Model {
    /// The exceptions of its operations; of KMS, whose model lists no more than those, all.
    pub(crate) fn exceptions(&self) -> impl Iterator<Item = (&str, &Structure)> {
        let operations = self.operations.values();
        let named: BTreeSet<_> =
            operations.flat_map(|operation| &operation.errors).map(|error| &*error.shape).collect();
        let all = self.identity() == KMS.identity;
        self.structures()
            .filter(move |(name, structure)| structure.exception && (all || named.contains(name)))
    }

    /// The variant of `ErrorCode` for the exception called `shape`.
    pub(crate) fn code(&self, shape: &str) -> String {
        let structure =
            self.structures().find(|(name, _)| *name == shape).map(|(_, structure)| structure);
        camel(structure.map_or(shape, |structure| structure.code(shape)))
    }

    /// What is generated of the model of `service`.
    pub(crate) fn of(mut self, service: &Service) -> Result<Self, Failure> {
        if self.identity() != service.identity {
            return Err(format!(
                "not the service model of {}: {:?}",
                service.name,
                self.identity()
            )
            .into());
        }
        let wanted = service.operations;
        if let Some(gone) = wanted.iter().find(|name| !self.operations.contains_key(**name)) {
            return Err(format!("the model of {} has no operation {gone}", service.name).into());
        }
        self.operations.retain(|name, _| wanted.is_empty() || wanted.contains(&name.as_str()));
        let is_limited =
            |name: &&str| matches!(self.shapes.get(*name), Some(Shape::Map { max: Some(_), .. }));
        if let Some(name) = travel::all(&self).into_iter().find(is_limited) {
            return Err(format!("{name} is a map with a limit, which nothing would enforce").into());
        }
        if let Some((name, _)) =
            self.operations.iter().find(|(_, operation)| operation.input.is_none())
        {
            return Err(format!("{name} has no input").into());
        }
        let sent = [Travel::In, Travel::Both];
        let sent = sent.into_iter().flat_map(|travel| travel.structures(&self));
        if let Some((name, _)) = sent.into_iter().find(|(_, structure)| structure.sensitive) {
            return Err(format!("{name} is sensitive as a whole, and requests carry it").into());
        }
        self.take_streams_out();
        if self.identity() == KMS.identity {
            measured::add(&mut self);
        }
        rest::check(&self)?;
        for name in NO_SECRETS {
            if let Some(Shape::String(text)) = self.shapes.get_mut(name) {
                text.sensitive = false;
            }
        }
        for name in OPEN {
            if let Some(Shape::String(text)) = self.shapes.get_mut(name) {
                text.values.clear();
            }
        }
        self.leave_to(service)?;
        Ok(self)
    }

    /// Removes the constraints that the service checks itself.
    fn leave_to(&mut self, service: &Service) -> Result<(), Failure> {
        let of_service = CHECKED_BY_SERVICE.iter().filter(|(name, _)| *name == service.name);
        for name in of_service.flat_map(|(_, shapes)| *shapes) {
            match self.shapes.get_mut(*name) {
                Some(Shape::String(text)) => {
                    (text.min, text.max, text.pattern) = (None, None, None);
                    text.values.clear();
                }
                Some(Shape::Integer { min, max, .. }) => (*min, *max) = (None, None),
                _ => return Err(format!("{name} is no string and no integer").into()),
            }
        }
        Ok(())
    }

    /// Removes the members that are streamed: they are never in memory as a whole.
    pub(super) fn take_streams_out(&mut self) {
        for shape in self.shapes.values_mut() {
            if let Shape::Structure(structure) = shape {
                let before = structure.members.0.len();
                structure.members.0.retain(|(_, member)| !member.streaming);
                if structure.members.0.len() < before {
                    structure.is_streamed = true;
                    structure.payload = None;
                }
            }
        }
    }
}

impl Structure {
    /// The code of the exception called `shape`, as clients see it.
    pub(crate) fn code<'a>(&'a self, shape: &'a str) -> &'a str {
        self.error.as_ref().and_then(|shown| shown.code.as_deref()).unwrap_or(shape)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(service: &str) -> Model {
        let text = format!(
            r#"{{
                "version": "2.0", "metadata": {{"uid": "{service}", "protocol": "query"}}, "shapes": {{}},
                "operations": {{"GetSessionToken": {{
                    "name": "GetSessionToken", "http": {{"method": "POST", "requestUri": "/"}}
                }}}}
            }}"#
        );
        Model::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn the_model_of_another_service_is_refused() {
        let fault = model("dynamodb-2012-08-10").of(&KMS).unwrap_err().to_string();
        assert!(fault.starts_with("not the service model of kms"), "{fault}");
    }

    #[test]
    fn an_operation_that_is_gone_or_takes_nothing_is_named() {
        let fault = model("sts-2011-06-15").of(&STS).unwrap_err().to_string();
        assert_eq!(fault, "the model of sts has no operation AssumeRole");
        let one = Service { operations: &["GetSessionToken"], ..STS };
        let fault = model("sts-2011-06-15").of(&one).unwrap_err().to_string();
        assert_eq!(fault, "GetSessionToken has no input");
    }

    #[test]
    fn what_is_sensitive_as_a_whole_is_in_no_request() {
        let text = r#"{
            "version": "2.0", "metadata": {"uid": "sts-2011-06-15", "protocol": "query"},
            "shapes": {"Said": {"type": "structure", "members": {}, "sensitive": true}},
            "operations": {"GetSessionToken": {
                "name": "GetSessionToken", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "Said"}
            }}
        }"#;
        let one = Service { operations: &["GetSessionToken"], ..STS };
        let fault = Model::parse(text.as_bytes()).unwrap().of(&one).unwrap_err().to_string();
        assert_eq!(fault, "Said is sensitive as a whole, and requests carry it");
    }

    #[test]
    fn operations_stand_once_and_in_order() {
        for service in ALL {
            assert!(service.operations.is_sorted_by(|one, next| one < next), "{}", service.name);
        }
    }
}
