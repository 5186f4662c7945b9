//! A change of what is set on a bucket.

use model::Error;
use pipeline::Done;
use policy::Authorized;
use store::Batch;

use crate::records;
use crate::records::bucket::{self, BucketRecord};
use crate::target::BucketTarget;

/// Changes a bucket. Nothing is written if it is so already; a request that another change overtakes runs again.
///
/// # Errors
/// The errors of `change`.
pub(crate) fn change<O>(
    target: &Authorized<BucketTarget>,
    output: O,
    change: impl FnOnce(&mut BucketRecord) -> Result<(), Error>,
) -> Result<Done<O>, Error> {
    let there = &target.target().bucket;
    let mut record = there.record.clone();
    change(&mut record)?;
    if record == there.record {
        return Ok(Done::unchanged(output));
    }
    let mut batch = Batch::default();
    let address = bucket::address(&there.name);
    records::replace(&mut batch, address, Some(there.revision), &record)?;
    Ok(Done::changed(output, batch))
}
