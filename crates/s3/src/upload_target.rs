//! The targets of requests about a multipart upload: the object that it makes, and a part of it that is copied from another object.

use model::Error;
use pipeline::{ListedResources, Target};

use crate::context::{Context, Permission, Permissions, S3};
use crate::target::ObjectTarget;
use crate::upload::OpenUpload;
use crate::upload_id::no_such_upload;

/// The object that an upload makes, with the upload.
#[derive(Debug)]
pub(crate) struct UploadTarget {
    pub(crate) object: ObjectTarget,
    upload_id: String,
    upload: Option<OpenUpload>,
}

/// A part of an upload, and the object that it is copied from.
#[derive(Debug)]
pub(crate) struct UploadCopyTarget {
    pub(crate) source: ObjectTarget,
    pub(crate) target: UploadTarget,
}

impl UploadTarget {
    /// Returns the upload of an object, whether it is under way or not.
    ///
    /// # Errors
    /// `KMSInternalException` if its record is not readable.
    pub(crate) fn find(
        context: &Context<'_>,
        object: ObjectTarget,
        upload_id: &str,
    ) -> Result<Self, Error> {
        let store = &*context.environment.store;
        let upload = OpenUpload::find(store, &object.bucket, &object.key, upload_id)?;
        Ok(Self { object, upload_id: upload_id.to_owned(), upload })
    }

    /// Returns the upload.
    ///
    /// # Errors
    /// `NoSuchUpload`.
    pub(crate) fn upload(&self) -> Result<&OpenUpload, Error> {
        self.upload.as_ref().ok_or_else(|| no_such_upload(&self.upload_id))
    }

    /// Returns the permissions that a request needs. Its conditions also see what the request that began the upload said: a policy
    /// that asks for a header of encryption must not refuse the parts, which have none.
    fn permissions<'a>(
        &'a self,
        context: &'a Context<'a>,
        own: &'static [&'static str],
    ) -> impl Iterator<Item = Permission<'a>> {
        let upload = self.upload.as_ref().map(|upload| &upload.record);
        self.object.permissions(context, own).map(move |permission| {
            let conditions = permission.conditions.of_upload(upload);
            Permission { conditions, ..permission }
        })
    }
}

impl Target<S3> for UploadTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        self.permissions(context, context.row.actions).collect()
    }

    fn resources(&self) -> ListedResources {
        Target::resources(&self.object)
    }
}

impl Target<S3> for UploadCopyTarget {
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let target = self.target.permissions(context, context.row.actions);
        self.source.permissions(context, &["s3:GetObject"]).chain(target).collect()
    }

    fn resources(&self) -> ListedResources {
        Target::resources(&self.source).into_iter().chain(self.target.resources()).collect()
    }
}
