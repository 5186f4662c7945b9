//! `ListObjectVersions`.

use model::Error;
use model::generated::s3::{ListObjectVersionsOutput, ListObjectVersionsRequest};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::listing::{ListMarker, ListRequest, MaxKeys};
use crate::object_key::KeyEncoding;
use crate::object_list::shown_prefixes;
use crate::target::BucketTarget;
use crate::version_list::{BucketVersions, ShownVersion};

/// `ListObjectVersions`.
#[derive(Debug)]
pub(crate) struct ListObjectVersions;

impl Operation for ListObjectVersions {
    type Service = S3;
    type Input = ListObjectVersionsRequest;
    type Output = ListObjectVersionsOutput;
    type Target = BucketTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<BucketTarget, Error> {
        BucketTarget::find(context, &input.bucket)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<BucketTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let bucket = &*target.target().bucket;
        let encoding = KeyEncoding::parse(input.encoding_type.map(|kind| kind.as_str()))?;
        let max_keys = MaxKeys::of_versions(input.max_keys.map(|max| max.to_string()).as_deref())?;
        let markers = (input.key_marker.as_deref(), input.version_id_marker.as_deref());
        let after = ListMarker::of_versions(markers.0, markers.1)?;
        let (prefix, delimiter) = (input.prefix.as_deref(), input.delimiter.as_deref());
        let request = ListRequest::new(prefix, delimiter, max_keys, after);
        let page = request.page(&BucketVersions::new(context, bucket, prefix))?;
        let (mut versions, mut delete_markers) = (Vec::new(), Vec::new());
        for listed in &page.contents {
            match ShownVersion::new(context, bucket, listed, encoding)? {
                ShownVersion::ObjectContent(version) => versions.push(version),
                ShownVersion::DeleteMarker(marker) => delete_markers.push(marker),
            }
        }
        let next = page.next.as_ref();
        Ok(Done::unchanged(ListObjectVersionsOutput {
            is_truncated: Some(page.is_truncated()),
            key_marker: Some(encoding.show(markers.0.unwrap_or_default())),
            version_id_marker: Some(markers.1.unwrap_or_default().to_owned()),
            next_key_marker: next.map(|next| encoding.show(next.key())),
            next_version_id_marker: next.and_then(|next| next.version_id().map(str::to_owned)),
            versions: (!versions.is_empty()).then_some(versions),
            delete_markers: (!delete_markers.is_empty()).then_some(delete_markers),
            name: Some(bucket.name.clone()),
            prefix: Some(encoding.show(prefix.unwrap_or_default())),
            delimiter: delimiter.map(|delimiter| encoding.show(delimiter)),
            max_keys: i32::try_from(max_keys.get()).ok(),
            common_prefixes: shown_prefixes(&page.common_prefixes, encoding),
            encoding_type: input.encoding_type,
            request_charged: None,
        }))
    }
}
