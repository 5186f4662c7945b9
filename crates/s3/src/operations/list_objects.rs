//! `ListObjects`, the first form of the list.

use model::Error;
use model::generated::s3::{ListObjectsOutput, ListObjectsRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::listing::{ListMarker, ListRequest, MaxKeys};
use crate::object_key::KeyEncoding;
use crate::object_list::{objects_page, shown, shown_prefixes};
use crate::target::BucketTarget;

/// `ListObjects`.
#[derive(Debug)]
pub(crate) struct ListObjects;

impl Operation for ListObjects {
    type Service = S3;
    type Input = ListObjectsRequest;
    type Output = ListObjectsOutput;
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
        let encoding = KeyEncoding::parse(input.encoding_type.map(|kind| kind.as_str()))?;
        let max_keys = MaxKeys::of_objects(input.max_keys.map(|max| max.to_string()).as_deref())?;
        let after = input.marker.as_deref().map(|marker| ListMarker::new(marker, None));
        let (prefix, delimiter) = (input.prefix.as_deref(), input.delimiter.as_deref());
        let request = ListRequest::new(prefix, delimiter, max_keys, after);
        let page = objects_page(context, bucket, prefix, &request)?;
        let objects =
            page.contents.iter().map(|object| shown(context, bucket, object, encoding, true));
        let objects = objects.collect::<Result<Vec<_>, _>>()?;
        Ok(Done::unchanged(ListObjectsOutput {
            is_truncated: Some(page.is_truncated()),
            marker: Some(encoding.show(input.marker.as_deref().unwrap_or_default())),
            next_marker: request.next_marker(&page).map(|marker| encoding.show(marker)),
            common_prefixes: shown_prefixes(&page.common_prefixes, encoding),
            contents: (!objects.is_empty()).then_some(objects),
            name: Some(bucket.name.clone()),
            prefix: Some(encoding.show(prefix.unwrap_or_default())),
            delimiter: delimiter.map(|delimiter| encoding.show(delimiter)),
            max_keys: i32::try_from(max_keys.get()).ok(),
            encoding_type: input.encoding_type,
            request_charged: None,
        }))
    }
}
