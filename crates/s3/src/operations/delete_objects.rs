//! `DeleteObjects`.

use model::generated::s3::{DeleteObjectsOutput, DeleteObjectsRequest};
use model::shape::IntoFields as _;
use model::{Error, ErrorCode};
use pipeline::{Done, Operation, RunError, Supply};
use policy::Authorized;
use wire::RecordField;

use crate::context::{Context, S3};
use crate::multi_object_delete::{DeletionProgress, DeletionResults, DeletionSlice};
use crate::target::{BucketTarget, EachObjectTarget};

/// `DeleteObjects`. It is run once for each slice of the list: see `multi_object_delete`.
#[derive(Debug)]
pub(crate) struct DeleteObjects;

impl Operation for DeleteObjects {
    type Service = S3;
    type Input = DeleteObjectsRequest;
    type Output = DeleteObjectsOutput;
    type Target = EachObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<EachObjectTarget, Error> {
        BucketTarget::find(context, &input.bucket).map(EachObjectTarget)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<EachObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let (target, objects) = (target.into_target(), &input.delete.objects);
        if objects.is_empty() {
            return Err(malformed().into());
        }
        let progress = context.attempt.supply::<DeletionProgress>().unwrap_or_default();
        // Should another request come first, this slice is made again, and those before it are not.
        context.attempt.keep(Box::new(progress.clone()));
        let DeletionSlice { batch, count, results } =
            progress.next_slice(context, &target, objects)?;
        let (before, event) = (progress.done, shown(&results));
        let progress = progress.with(count, results);
        let done = progress.done;
        let slice = (count < objects.len())
            .then(|| format!("{} to {done} of {}", before + 1, objects.len()));
        let rest: Option<Supply> =
            if done < objects.len() { Some(Box::new(progress.clone())) } else { None };
        let output = output(progress.results, input.delete.quiet == Some(true));
        let done = Done::changed(output, batch).with_event_data("objects", slice).with_rest(rest);
        Ok(done.showing(event))
    }
}

/// Returns the reply. A quiet one tells errors only.
fn output(results: DeletionResults, is_quiet: bool) -> DeleteObjectsOutput {
    let DeletionResults { deleted, errors } = results;
    DeleteObjectsOutput {
        deleted: (!is_quiet && !deleted.is_empty()).then_some(deleted),
        request_charged: None,
        errors: (!errors.is_empty()).then_some(errors),
    }
}

/// Returns what the audit log tells of a slice, which is the same whether the client wants to hear it or not.
fn shown(results: &DeletionResults) -> String {
    let fields = output(results.clone(), false).into_fields();
    RecordField::response_elements(&fields).shown(false).json.to_owned()
}

/// The text of S3. Source: S3 API reference, "Error responses".
fn malformed() -> Error {
    Error::new(
        ErrorCode::MalformedXml,
        "The XML you provided was not well-formed or did not validate against our published schema",
    )
}
