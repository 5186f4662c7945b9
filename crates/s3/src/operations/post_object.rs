//! `PostObject`.

use model::Error;
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, S3};
use crate::object_put;
use crate::posted_object::{PostedForm, PostedObject};
use crate::target::ObjectTarget;

/// `PostObject`: what PutObject does, for a browser that sends a form.
#[derive(Debug)]
pub(crate) struct PostObject;

impl Operation for PostObject {
    type Service = S3;
    type Input = PostedForm;
    type Output = PostedObject;
    type Target = ObjectTarget;

    fn resolve(context: &Context<'_>, input: &Self::Input) -> Result<ObjectTarget, Error> {
        object_put::target(context, &input.object)
    }

    fn run(
        context: &Context<'_>,
        target: Authorized<ObjectTarget>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let done = object_put::run(context, &target.into_target(), &input.object)?;
        Ok(done.map(|output| input.reply(output)))
    }
}
