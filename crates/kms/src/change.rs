//! Changing one key: read, change a copy, commit with the revision that was read.

use keys::Key;
use model::Error;
use store::Batch;

use crate::context::Context;
use crate::records;
use crate::related;
use crate::target::KeyTarget;
use model::shape::NoOutput;
use pipeline::Done;

/// Does the same as [`change`] for what a multi-Region key shares: its replicas follow in the same batch.
pub(crate) fn change_shared(
    context: &Context<'_>,
    target: &KeyTarget,
    change: impl FnOnce(&mut Key) -> Result<(), Error>,
) -> Result<Done<NoOutput>, Error> {
    let mut after = target.entry.key.clone();
    change(&mut after)?;
    apply_shared(context, target, &after)
}

/// Stores `after` in place of the key, with what follows from that.
pub(crate) fn apply_shared(
    context: &Context<'_>,
    target: &KeyTarget,
    after: &Key,
) -> Result<Done<NoOutput>, Error> {
    let (mut batch, mut followed) = (Batch::default(), None);
    if *after != target.entry.key {
        let (environment, now) = (context.environment, context.now);
        followed = related::change_shared(&mut batch, environment, &target.entry, after, now)?;
    }
    Ok(Done::changed(NoOutput, batch).followed_by(followed))
}

/// Applies `change` to a copy of the key and asks for it to be stored. A change that leaves the key as it was stores nothing.
pub(crate) fn change(
    target: &KeyTarget,
    change: impl FnOnce(&mut Key) -> Result<(), Error>,
) -> Result<Done<NoOutput>, Error> {
    let mut after = target.entry.key.clone();
    change(&mut after)?;
    let mut batch = Batch::default();
    if after != target.entry.key {
        records::update_key(&mut batch, &target.entry.key, target.entry.revision, &after)?;
    }
    Ok(Done::changed(NoOutput, batch))
}
