//! Pages of AWS KMS: `Limit`, `Marker`, `NextMarker`, `Truncated`. A marker is for one operation and one filter.

use model::{Error, ErrorCode};
use pipeline::{InvalidMarker, MarkerForm, Page};
use store::{Address, Prefix, Record};

use crate::context::Context;

/// The number of items that an operation lists: AWS KMS API reference, the `Limit` of each List operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageSize {
    pub(crate) default: i32,
    pub(crate) max: i32,
}

impl PageSize {
    /// Checks `Limit`. The model has one constraint for all operations, and this one is the operation's own: it is checked with the
    /// others, before the key is looked up.
    pub(crate) fn check(self, limit: Option<i32>) -> Result<(), Error> {
        match limit.filter(|limit| *limit > self.max) {
            None => Ok(()),
            Some(limit) => Err(Error::validation(format!(
                "1 validation error detected: Value '{limit}' at 'limit' failed to satisfy constraint: \
                 Member must have value less than or equal to {}",
                self.max
            ))),
        }
    }

    /// Reads `Limit`, which is checked, and `Marker`. `filter` is all else that determines the list, such as the key id.
    pub(crate) fn page(
        self,
        context: &Context<'_>,
        limit: Option<i32>,
        marker: Option<&str>,
        filter: &str,
    ) -> Result<Page, Error> {
        let limit = limit.unwrap_or(self.default).min(self.max);
        let limit = usize::try_from(limit).unwrap_or(1);
        let form = MarkerForm::Checked(format!("{}\n{filter}", context.operation().name()));
        Page::new(limit, marker, form)
            .map_err(|InvalidMarker| Error::documented(ErrorCode::InvalidMarkerException))
    }
}

/// Returns the records of a page, and one more, so that it is known whether the page is the last.
pub(crate) fn scan(
    context: &Context<'_>,
    page: &Page,
    prefix: &Prefix,
) -> Result<Vec<(Address, Record)>, Error> {
    let most = page.limit().saturating_add(1);
    context.environment.key_cache.scan(prefix, page.after(), most)
}
