//! `ScheduleKeyDeletion`: the key is unusable at once and destroyed after 7 to 30 days (default 30).
//! <https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html>

use model::Error;
use model::generated::{ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::change::change;
use crate::context::{Context, Kms};
use crate::resolve::TargetReader;
use crate::target::KeyTarget;

#[derive(Debug)]
pub(crate) struct ScheduleKeyDeletion;

impl Operation for ScheduleKeyDeletion {
    type Service = Kms;
    type Input = ScheduleKeyDeletionRequest;
    type Output = ScheduleKeyDeletionResponse;
    type Target = KeyTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<Self::Target, Error> {
        TargetReader::new(context).key(&input.key_id)
    }

    fn check_input(_context: &Context<'_>, input: &Self::Input) -> Result<(), Error> {
        keys::key::waiting_period(input.pending_window_in_days).map(drop)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let mut output = ScheduleKeyDeletionResponse::default();
        let done = change(&target.into_target(), |key| {
            let scheduled = key.schedule_deletion(input.pending_window_in_days, context.now)?;
            output = ScheduleKeyDeletionResponse {
                key_id: Some(key.arn().to_string()),
                deletion_date: scheduled.date,
                key_state: Some(key.state().name()),
                pending_window_in_days: Some(scheduled.window_in_days),
            };
            Ok(())
        })?;
        Ok(Done::changed(output, done.batch))
    }
}
