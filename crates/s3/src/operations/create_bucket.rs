//! `CreateBucket`: makes a bucket.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html>

use model::generated::s3::{
    BucketCannedACL, BucketNamespace, CreateBucketOutput, CreateBucketRequest,
};
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use store::Batch;

use crate::bucket::BucketEntry;
use crate::bucket_name::BucketName;
use crate::bucket_tags;
use crate::context::{Context, S3};
use crate::location_constraint::{self, GLOBAL};
use crate::object_ownership;
use crate::records;
use crate::records::bucket::{self, BucketRecord, OwnedBucket};
use crate::target::AccountBuckets;

/// The most buckets of an account. Source: Amazon S3 user guide, "General purpose bucket quotas, restrictions, and limitations".
const BUCKETS_MAX: u64 = 10_000;

#[derive(Debug)]
pub(crate) struct CreateBucket;

impl Operation for CreateBucket {
    type Service = S3;
    type Input = CreateBucketRequest;
    type Output = CreateBucketOutput;
    type Target = AccountBuckets;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        BucketName::parse(&input.bucket)?;
        let configuration = input.create_bucket_configuration.as_ref();
        let tags = configuration.and_then(|configuration| configuration.tags.as_ref());
        let is_owned = input.object_ownership.is_some();
        let is_locked = input.object_lock_enabled_for_bucket == Some(true);
        Ok(AccountBuckets::new_bucket(context, &input.bucket)
            .also("s3:PutBucketAcl", has_acl(input))
            .also("s3:PutBucketOwnershipControls", is_owned)
            .also("s3:PutBucketObjectLockConfiguration", is_locked)
            .also("s3:PutBucketVersioning", is_locked)
            .also("s3:TagResource", tags.is_some_and(|tags| !tags.is_empty())))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (environment, account) = (context.environment, context.account());
        let configuration = input.create_bucket_configuration.as_ref();
        check(input)?;
        let region =
            location_constraint::region(&environment.regions, context.region, configuration)?;
        let location = Some(format!("/{}", input.bucket));
        let output = CreateBucketOutput { location, bucket_arn: None };
        if let Some(there) = environment.buckets.get(&input.bucket)? {
            let is_again = there.account == account
                && [&there.region, &region, context.region].iter().all(|at| at.as_str() == GLOBAL);
            return if is_again {
                Ok(Done::unchanged(output))
            } else {
                Err(taken(&there, context))
            };
        }
        let count = environment.store.count(&bucket::buckets_of(account, ""));
        if count.map_err(Error::failed)? >= BUCKETS_MAX {
            let message = "You have attempted to create more buckets than allowed";
            return Err(Error::new(ErrorCode::TooManyBuckets, message).into());
        }
        let mut record = BucketRecord::new(account, &region, context.now)?;
        if let Some(tags) = configuration.and_then(|configuration| configuration.tags.as_ref()) {
            record.tags = bucket_tags::kept(tags)?;
        }
        let mut batch = Batch::default();
        records::create(&mut batch, bucket::address(&input.bucket), &record)?;
        let owned = bucket::owner_address(account, &input.bucket);
        records::put(&mut batch, owned, &OwnedBucket::new(&record))?;
        Ok(Done::changed(output, batch))
    }
}

/// Refuses what is not built, and access control lists, which a bucket does not have.
fn check(input: &CreateBucketRequest) -> Result<(), Error> {
    input.object_ownership.map_or(Ok(()), object_ownership::check)?;
    if has_acl(input) {
        let message =
            "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting";
        return Err(Error::new(ErrorCode::InvalidBucketAclWithObjectOwnership, message));
    }
    let configuration = input.create_bucket_configuration.as_ref();
    let is_directory = configuration.is_some_and(|configuration| {
        configuration.location.is_some() || configuration.bucket.is_some()
    });
    let unbuilt = match input.bucket_namespace {
        _ if input.object_lock_enabled_for_bucket == Some(true) => "S3 Object Lock",
        _ if is_directory => "directory buckets",
        Some(BucketNamespace::AccountRegional) => "account regional namespaces",
        Some(BucketNamespace::Global) | None => return Ok(()),
    };
    let message = format!("Bulla does not implement {unbuilt}.");
    Err(Error::new(ErrorCode::NotImplemented, message))
}

/// Returns whether the request has an access control list that gives something to others.
fn has_acl(input: &CreateBucketRequest) -> bool {
    let grants = [
        &input.grant_full_control,
        &input.grant_read,
        &input.grant_read_acp,
        &input.grant_write,
        &input.grant_write_acp,
    ];
    input.acl.is_some_and(|acl| acl != BucketCannedACL::Private)
        || grants.into_iter().any(Option::is_some)
}

/// Returns the error for a name that is taken. Source: S3 API reference, "Error responses".
fn taken(there: &BucketEntry, context: &Context<'_>) -> RunError {
    let error = if there.account == context.account() {
        there.not_set(
            ErrorCode::BucketAlreadyOwnedByYou,
            "Your previous request to create the named bucket succeeded and you already own it.",
        )
    } else {
        there.not_set(
            ErrorCode::BucketAlreadyExists,
            "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please \
             select a different name and try again.",
        )
    };
    error.into()
}
