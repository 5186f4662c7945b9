//! The targets of requests to S3: the account, a bucket, an object, and an object that is copied to another.

use std::sync::Arc;

use auth::SignaturePlace;
use model::generated::s3::Operation;
use model::{AccountId, Error, ErrorCode, Region};
use pipeline::{ListedResource, ListedResources, Target, Unneeded};
use policy::Resource;

use crate::bucket::{self, BucketEntry, no_such_bucket};
use crate::conditions::ObjectConditions;
use crate::context::{Context, Permission, Permissions, S3};
use crate::error::invalid_argument;
use crate::object;
use crate::records::StoredRecord;
use crate::records::version::Version;

/// The actions on a bucket's policy.
const POLICY_ACTIONS: [&str; 3] =
    ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

/// The caller's account, or a bucket that does not exist yet.
#[derive(Debug)]
pub(crate) struct AccountBuckets {
    arn: String,
    /// The actions that the request needs besides that of its row.
    also: Vec<&'static str>,
}

/// A bucket.
#[derive(Debug)]
pub(crate) struct BucketTarget {
    pub(crate) bucket: Arc<BucketEntry>,
}

/// An object, whether it exists or not.
#[derive(Debug)]
pub(crate) struct ObjectTarget {
    pub(crate) bucket: Arc<BucketEntry>,
    pub(crate) key: String,
    arn: String,
    /// The actions that the request needs in the place of those of its row.
    actions: Option<&'static [&'static str]>,
    /// The actions that the request needs besides.
    also: Vec<&'static str>,
    /// The version that the request is about, and whether it is the current one; `None` if there is none, or none is needed.
    pub(crate) found: Option<(StoredRecord<Version>, bool)>,
}

/// An object that is copied to another.
#[derive(Debug)]
pub(crate) struct CopyTarget {
    pub(crate) source: ObjectTarget,
    pub(crate) target: ObjectTarget,
}

/// Objects of a bucket, on each of which is decided apart: a refusal is a part of the reply.
#[derive(Debug)]
pub(crate) struct EachObjectTarget(pub(crate) BucketTarget);

impl AccountBuckets {
    /// Returns all buckets of the account.
    pub(crate) fn buckets(context: &Context<'_>) -> Self {
        Self { arn: bucket::arn(context.region, "*"), also: Vec::new() }
    }

    /// Returns a bucket that the request makes.
    pub(crate) fn new_bucket(context: &Context<'_>, name: &str) -> Self {
        Self { arn: bucket::arn(context.region, name), also: Vec::new() }
    }

    /// Adds an action, if it is needed.
    pub(crate) fn also(mut self, action: &'static str, needed: bool) -> Self {
        self.also.extend(needed.then_some(action));
        self
    }
}

impl BucketTarget {
    /// Returns a bucket by its name.
    ///
    /// # Errors
    /// `NoSuchBucket`; `AccessDenied` if the client expects another owner; `AuthorizationHeaderMalformed` if the request was signed for
    /// another Region than the bucket's. Clients take the right one from that error.
    pub(crate) fn find(context: &Context<'_>, name: &str) -> Result<Self, Error> {
        let target = Self::owned(context, name, context.attributes.expected_owner())?;
        let asks_where = context.operation() == Operation::GetBucketLocation;
        if target.bucket.region == *context.region || asks_where {
            return Ok(target);
        }
        Err(elsewhere(context, &target.bucket.region))
    }

    fn owned(context: &Context<'_>, name: &str, owner: Option<&str>) -> Result<Self, Error> {
        let found = context.environment.buckets.get(name)?;
        let bucket = found.ok_or_else(|| no_such_bucket(name))?;
        owner.map_or(Ok(()), |owner| expect_owner(&bucket, owner))?;
        Ok(Self { bucket })
    }
}

impl ObjectTarget {
    /// Returns an object by the names of bucket and key.
    ///
    /// # Errors
    /// `NoSuchBucket`; `AccessDenied` if the client expects another owner of the bucket; `KeyTooLongError`.
    pub(crate) fn find(context: &Context<'_>, bucket: &str, key: &str) -> Result<Self, Error> {
        Ok(Self::within(BucketTarget::find(context, bucket)?, key))
    }

    /// Returns an object that is copied, by the names of bucket and key.
    ///
    /// # Errors
    /// `NoSuchBucket`; `AccessDenied` if the client expects another owner of the bucket; `KeyTooLongError`.
    pub(crate) fn source(context: &Context<'_>, bucket: &str, key: &str) -> Result<Self, Error> {
        let owner = context.attributes.expected_source_owner();
        Ok(Self::within(BucketTarget::owned(context, bucket, owner)?, key))
    }

    fn within(BucketTarget { bucket, .. }: BucketTarget, key: &str) -> Self {
        let arn = bucket.object_arn(key);
        let (actions, also, found) = (None, Vec::new(), None);
        Self { bucket, key: key.to_owned(), arn, actions, also, found }
    }

    /// Replaces the actions of the row, if a version is named: those have actions of their own.
    pub(crate) fn asking(self, actions: &'static [&'static str], instead: bool) -> Self {
        Self { actions: if instead { Some(actions) } else { self.actions }, ..self }
    }

    /// Adds an action, if it is needed.
    pub(crate) fn also(mut self, action: &'static str, needed: bool) -> Self {
        self.also.extend(needed.then_some(action));
        self
    }

    /// Looks a version up: that with the id, or the current one.
    ///
    /// # Errors
    /// `InvalidArgument` if the id is none that S3 makes; `KMSInternalException` if the store cannot be read.
    pub(crate) fn with_version(
        self,
        context: &Context<'_>,
        id: Option<&str>,
    ) -> Result<Self, Error> {
        let store = &*context.environment.store;
        let found = match id {
            Some(id) if !Version::is_id(id) => {
                let message = "Invalid version id specified";
                return Err(invalid_argument(message, "versionId", id));
            }
            Some(id) => object::find(store, &self.bucket, &self.key, id)?,
            None => object::current(store, &self.bucket, &self.key)?.map(|found| (found, true)),
        };
        Ok(Self { found, ..self })
    }

    /// Returns the ARN of the object.
    pub(crate) fn arn(&self) -> &str {
        &self.arn
    }

    /// Returns whether the caller may know which objects the bucket has.
    ///
    /// # Errors
    /// `KMSInternalException` if a policy cannot be read.
    pub(crate) fn may_list(&self, context: &Context<'_>) -> Result<bool, Error> {
        let permission = on(context, &self.bucket, "s3:ListBucket", self.bucket.arn_text(), &[]);
        pipeline::is_permitted(context, &permission)
    }

    /// Returns whether the caller has the permissions on this one of the objects that a request names.
    ///
    /// # Errors
    /// `KMSInternalException` if a policy cannot be read.
    pub(crate) fn is_permitted(&self, context: &Context<'_>) -> Result<bool, Error> {
        for permission in self.permissions(context, context.row.actions) {
            if !pipeline::is_permitted(context, &permission)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Returns the tags of the version, which conditions can ask for.
    pub(crate) fn tags(&self) -> &[(String, String)] {
        let content = self.found.as_ref().and_then(|(found, _)| found.value.content.as_ref());
        content.map_or(&[], |content| &content.tags)
    }

    /// Returns the permissions that a request needs on it: those of its own actions, or `own` if it has none.
    pub(crate) fn permissions<'a>(
        &'a self,
        context: &'a Context<'a>,
        own: &'static [&'static str],
    ) -> impl Iterator<Item = Permission<'a>> {
        let actions = self.actions.unwrap_or(own).iter().copied();
        actions
            .chain(self.also.iter().copied())
            .map(move |action| on(context, &self.bucket, action, &self.arn, self.tags()))
    }

    fn resources(&self) -> ListedResources {
        [self.listed_object(), listed(&self.bucket)].map(Arc::new).into()
    }

    /// Returns the object as the audit log lists it.
    pub(crate) fn listed_object(&self) -> ListedResource {
        let account = self.bucket.account.to_string();
        ListedResource { account, kind: "AWS::S3::Object", arn: self.arn.clone() }
    }
}

impl EachObjectTarget {
    /// Returns one of the objects.
    pub(crate) fn object(&self, key: &str) -> ObjectTarget {
        let bucket = Arc::clone(&self.0.bucket);
        ObjectTarget::within(BucketTarget { bucket }, key)
    }
}

/// Returns the error for a request that was signed for another Region than the bucket's. Source: S3 user guide, "Making requests to
/// Amazon S3 ... Request redirection", and the error as clients read it.
fn elsewhere(context: &Context<'_>, expected: &Region) -> Error {
    let why = format!("the region '{}' is wrong; expecting '{expected}'", context.region);
    let code = match context.session.map(auth::Verified::signature_place) {
        Some(SignaturePlace::Query) => ErrorCode::AuthorizationQueryParametersError,
        Some(SignaturePlace::Form) => ErrorCode::InvalidArgument,
        Some(SignaturePlace::Header) | None => ErrorCode::AuthorizationHeaderMalformed,
    };
    let message = if code == ErrorCode::AuthorizationHeaderMalformed {
        format!("The authorization header is malformed; {why}")
    } else {
        format!("Error parsing the X-Amz-Credential parameter; {why}")
    };
    let error = Error::new(code, message);
    let region = expected.as_str();
    error.with_element("Region", region).with_element("x-amz-bucket-region", region)
}

/// Returns a permission on a bucket or on what is in it.
fn on<'a>(
    context: &'a Context<'a>,
    bucket: &'a BucketEntry,
    action: &'static str,
    arn: &'a str,
    tags: &'a [(String, String)],
) -> Permission<'a> {
    Permission {
        action,
        resource: Resource::Other { arn, account: bucket.account },
        on: policy_decides(context, bucket, action).then_some(bucket),
        conditions: ObjectConditions::new(context, Some(bucket), tags),
    }
}

/// Returns whether the bucket policy has a say. It cannot keep the owner's root from changing it: S3 API reference,
/// "PutBucketPolicy".
fn policy_decides(context: &Context<'_>, bucket: &BucketEntry, action: &str) -> bool {
    let is_owner = context.caller.is_root() && context.account() == bucket.account;
    bucket.policy_counts_for(context.account()) && !(is_owner && POLICY_ACTIONS.contains(&action))
}

/// Refuses a request for a bucket of another account than the client expects. Source: S3 user guide, "Verifying bucket ownership
/// with bucket owner condition".
fn expect_owner(bucket: &BucketEntry, owner: &str) -> Result<(), Error> {
    match AccountId::parse(owner) {
        Some(owner) if owner == bucket.account => Ok(()),
        Some(_) => Err(Error::new(ErrorCode::AccessDenied, "Access Denied")),
        None => Err(Error::new(
            ErrorCode::InvalidBucketOwnerAwsAccountId,
            "The value of the expected bucket owner parameter must be an AWS account ID",
        )),
    }
}

fn listed(bucket: &BucketEntry) -> ListedResource {
    let account = bucket.account.to_string();
    ListedResource {
        account,
        kind: "AWS::S3::Bucket",
        arn: bucket::arn(&bucket.region, &bucket.name),
    }
}

impl Target<S3> for AccountBuckets {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let permission = |action: &&'static str| Permission {
            action,
            resource: Resource::Named(&self.arn),
            on: None,
            conditions: ObjectConditions::new(context, None, &[]),
        };
        context.row.actions.iter().chain(&self.also).map(permission).collect()
    }
}

impl Target<S3> for BucketTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let actions = context.row.actions.iter().copied();
        let arn = pipeline::ResourceWithPolicy::arn(&*self.bucket);
        actions.map(|action| on(context, &self.bucket, action, arn, &[])).collect()
    }

    fn resources(&self) -> ListedResources {
        std::iter::once(Arc::new(listed(&self.bucket))).collect()
    }
}

impl Target<S3> for ObjectTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        self.permissions(context, context.row.actions).collect()
    }

    fn resources(&self) -> ListedResources {
        self.resources()
    }
}

impl Target<S3> for CopyTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let target = self.target.permissions(context, context.row.actions);
        self.source.permissions(context, &["s3:GetObject"]).chain(target).collect()
    }

    fn resources(&self) -> ListedResources {
        self.source.resources().into_iter().chain(self.target.resources()).collect()
    }
}

impl Target<S3> for EachObjectTarget {
    fn permissions<'a>(&'a self, _context: &'a Context<'a>) -> Permissions<'a> {
        Permissions::None(Unneeded::DecidedForEach)
    }

    fn resources(&self) -> ListedResources {
        self.0.resources()
    }
}
