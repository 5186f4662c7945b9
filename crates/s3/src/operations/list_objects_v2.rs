//! `ListObjectsV2`.

use model::Error;
use model::generated::s3::{ListObjectsV2Output, ListObjectsV2Request};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::bucket_name::BucketName;
use crate::context::{Context, S3};
use crate::listing::{ContinuationToken, ListMarker, ListRequest, MaxKeys};
use crate::object_key::KeyEncoding;
use crate::object_list::{objects_page, shown, shown_prefixes};
use crate::target::BucketTarget;

/// `ListObjectsV2`.
#[derive(Debug)]
pub(crate) struct ListObjectsV2;

impl Operation for ListObjectsV2 {
    type Service = S3;
    type Input = ListObjectsV2Request;
    type Output = ListObjectsV2Output;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<BucketTarget, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<BucketTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &target.target().bucket;
        let name = BucketName::parse(&bucket.name)?;
        let encoding = KeyEncoding::parse(input.encoding_type.map(|kind| kind.as_str()))?;
        let max_keys = MaxKeys::of_objects(input.max_keys.map(|max| max.to_string()).as_deref())?;
        let after = match (&input.continuation_token, &input.start_after) {
            (Some(token), _) => Some(ContinuationToken::parse(&name, token)?.into_marker()),
            (None, Some(key)) => Some(ListMarker::new(key, None)),
            (None, None) => None,
        };
        let (prefix, delimiter) = (input.prefix.as_deref(), input.delimiter.as_deref());
        let request = ListRequest::new(prefix, delimiter, max_keys, after);
        let page = objects_page(context, bucket, prefix, &request)?;
        let with_owner = input.fetch_owner == Some(true);
        let objects =
            page.contents.iter().map(|object| shown(context, bucket, object, encoding, with_owner));
        let objects = objects.collect::<Result<Vec<_>, _>>()?;
        let show = |text: &Option<String>| text.as_deref().map(|text| encoding.show(text));
        Ok(Done::unchanged(ListObjectsV2Output {
            is_truncated: Some(page.is_truncated()),
            key_count: i32::try_from(page.key_count()).ok(),
            common_prefixes: shown_prefixes(&page.common_prefixes, encoding),
            next_continuation_token: page
                .next
                .as_ref()
                .map(|next| ContinuationToken::new(next.clone()).encode(&name)),
            contents: (!objects.is_empty()).then_some(objects),
            name: Some(bucket.name.clone()),
            prefix: Some(encoding.show(prefix.unwrap_or_default())),
            delimiter: show(&input.delimiter),
            max_keys: i32::try_from(max_keys.get()).ok(),
            encoding_type: input.encoding_type,
            continuation_token: input.continuation_token.clone(),
            start_after: show(&input.start_after),
            request_charged: None,
        }))
    }
}
