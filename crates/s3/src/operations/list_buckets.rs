//! `ListBuckets`: the buckets of the caller's account in all Regions, by name.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html>

use model::generated::s3::{Bucket, ListBucketsOutput, ListBucketsRequest};
use model::{Error, ErrorCode, Timestamp};
use pipeline::{Done, MarkerForm, Operation, Page, RunError};
use policy::Authorized;

use crate::canonical_user;
use crate::context::{Context, S3};
use crate::records;
use crate::records::bucket::{OwnedBucket, buckets_of};
use crate::target::AccountBuckets;

/// The most buckets of a page.
const PAGE_MAX: usize = 10_000;
/// The most records that are read at once.
const SCAN_MAX: usize = 1000;

#[derive(Debug)]
pub(crate) struct ListBuckets;

impl Operation for ListBuckets {
    type Service = S3;
    type Input = ListBucketsRequest;
    type Output = ListBucketsOutput;
    type Target = AccountBuckets;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<Self::Target, Error> {
        Ok(AccountBuckets::buckets(context))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let region = input.bucket_region.as_deref();
        if let Some(region) = region.filter(|name| context.environment.regions.get(name).is_none())
        {
            let message = format!("Argument value {region} is not a valid AWS Region");
            return Err(invalid(message, "bucket-region", region).into());
        }
        let page = page(context, input)?;
        let mut found = find(context, input, &page)?;
        let marker = page.cut(&mut found, |(name, _)| name.clone());
        // "If the request contains at least one valid parameter", the Regions are shown.
        let has_parameter = input.max_buckets.is_some()
            || input.continuation_token.is_some()
            || input.prefix.is_some()
            || input.bucket_region.is_some();
        let shown = |(name, owned): (String, OwnedBucket)| Bucket {
            name: Some(name),
            creation_date: Some(Timestamp::from_millis(owned.created)),
            bucket_region: has_parameter.then_some(owned.region),
            bucket_arn: None,
        };
        Ok(Done::unchanged(ListBucketsOutput {
            buckets: Some(found.into_iter().map(shown).collect()),
            owner: Some(canonical_user::owner(context.account())),
            continuation_token: marker,
            prefix: input.prefix.clone(),
        }))
    }
}

fn page(context: &Context<'_>, input: &ListBucketsRequest) -> Result<Page, Error> {
    let limit = input.max_buckets.map_or(Some(PAGE_MAX), |most| usize::try_from(most).ok());
    let limit = limit.filter(|limit| (1..=PAGE_MAX).contains(limit)).ok_or_else(|| {
        let message = format!("Argument max-buckets must be an integer between 1 and {PAGE_MAX}");
        let value = input.max_buckets.unwrap_or_default().to_string();
        invalid(message, "max-buckets", &value)
    })?;
    let token = input.continuation_token.as_deref().filter(|token| !token.is_empty());
    let form = MarkerForm::Checked(format!("buckets of {}", context.account()));
    Page::new(limit, token, form).map_err(|_invalid| {
        let message = "The continuation token provided is incorrect";
        invalid(message.to_owned(), "continuation-token", token.unwrap_or_default())
    })
}

/// Returns the buckets after the marker that are asked for, one more than the page holds.
fn find(
    context: &Context<'_>,
    input: &ListBucketsRequest,
    page: &Page,
) -> Result<Vec<(String, OwnedBucket)>, Error> {
    let range = buckets_of(context.account(), input.prefix.as_deref().unwrap_or_default());
    let (mut found, mut after) = (Vec::new(), page.after().map(str::to_owned));
    loop {
        let scanned = context.environment.store.scan(&range, after.as_deref(), SCAN_MAX);
        let scanned = scanned.map_err(Error::failed)?;
        for (address, record) in &scanned {
            let owned = records::read::<OwnedBucket>(address, record)?.value;
            if input.bucket_region.as_ref().is_none_or(|region| *region == owned.region) {
                found.push((address.id().to_owned(), owned));
            }
        }
        let is_last = scanned.len() < SCAN_MAX || found.len() > page.limit();
        after = scanned.last().map(|(address, _)| address.id().to_owned());
        if is_last {
            return Ok(found);
        }
    }
}

fn invalid(message: String, argument: &str, value: &str) -> Error {
    Error::new(ErrorCode::InvalidArgument, message)
        .with_element("ArgumentName", argument)
        .with_element("ArgumentValue", value)
}
