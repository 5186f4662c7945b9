//! Pages of IAM: `MaxItems`, `Marker`, `IsTruncated`.

use model::Error;
use pipeline::{InvalidMarker, MarkerForm, Page};

use crate::error::validation;

/// The items if the request does not say how many: IAM API reference, `MaxItems`.
const ITEMS_DEFAULT: usize = 100;

/// Reads `MaxItems` and `Marker`.
pub(crate) fn page(max_items: Option<i32>, marker: Option<&str>) -> Result<Page, Error> {
    let limit = max_items.map_or(ITEMS_DEFAULT, |max| usize::try_from(max).unwrap_or(1));
    Page::new(limit, marker, MarkerForm::Named)
        .map_err(|InvalidMarker| validation("Invalid Marker."))
}
