//! The errors of a signature outside its window of time.

use std::time::Duration;

use model::Timestamp;

use crate::options::SigningRules;

/// The way in which a signature is outside its window.
#[derive(Debug)]
pub(crate) struct WindowError {
    /// `true` if the signature is too old, `false` if it is from the future.
    pub(crate) is_expired: bool,
    /// The date of the signature.
    pub(crate) signed: Timestamp,
    /// The end of the window that the signature missed.
    pub(crate) limit: Timestamp,
    /// The time at which it came.
    pub(crate) now: Timestamp,
    /// The time between that and the limit.
    pub(crate) span: Duration,
}

impl WindowError {
    /// Returns the text of every service but S3.
    pub(super) fn general(&self) -> String {
        let Self { signed, limit, now, span, .. } = self;
        let (signed, limit, now) = (signed.amz_date(), limit.amz_date(), now.amz_date());
        let skews = [SigningRules::General, SigningRules::S3].map(SigningRules::skew_max);
        let span = if skews.contains(span) {
            format!("{} min.", span.as_secs() / 60)
        } else {
            format!("{} sec.", span.as_secs())
        };
        if self.is_expired {
            format!("Signature expired: {signed} is now earlier than {limit} ({now} - {span})")
        } else {
            format!(
                "Signature not yet current: {signed} is still later than {limit} ({now} + {span})"
            )
        }
    }

    /// Returns the text of S3 for a presigned request.
    pub(super) fn presigned(&self) -> &'static str {
        if self.is_expired { "Request has expired" } else { "Request is not yet valid" }
    }
}
