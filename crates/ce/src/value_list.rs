//! Lists of values, searched, sorted and in pages: those of GetDimensionValues and GetTags.

use std::collections::BTreeMap;

use cost::Decimal;
use model::Error;
use model::generated::ce::{SortDefinition, SortOrder};

use crate::cost_cells::CostCell;
use crate::metrics::CostMetrics;
use crate::paged_request::PagedRequest;
use crate::time_period::invalid;

/// The most values of a page. Source: API reference, "GetDimensionValues".
const RESULTS_MAX: i32 = 1000;

/// The question of a request for values.
#[derive(Debug)]
pub(crate) struct ValueList {
    search: Option<String>,
    sort: Option<(CostMetrics, SortOrder)>,
    limit: usize,
    /// The last value of the page before.
    after: Option<String>,
}

/// A page of values.
#[derive(Debug)]
pub(crate) struct ValuePage {
    pub(crate) values: Vec<(String, CostCell)>,
    pub(crate) size: i32,
    pub(crate) total: i32,
    /// The last value, if there are more.
    pub(crate) next: Option<String>,
}

impl ValueList {
    /// Checks a request.
    ///
    /// # Errors
    /// `ValidationException`, or the error of a token.
    pub(crate) fn of(
        search: Option<&str>,
        sort_by: Option<&[SortDefinition]>,
        max_results: Option<i32>,
        token: Option<(&str, &PagedRequest<'_>)>,
    ) -> Result<Self, Error> {
        let sort = match sort_by.unwrap_or_default() {
            [] => None,
            [one] if search.is_none() && token.is_none() => {
                let metric = CostMetrics::of(std::slice::from_ref(&one.key))?;
                Some((metric, one.sort_order.unwrap_or(SortOrder::Descending)))
            }
            [_] => {
                let message = "When using SortBy, NextPageToken and SearchString aren't supported.";
                return Err(invalid(message));
            }
            _ => return Err(invalid("SortBy can have one metric.")),
        };
        let results = max_results.filter(|_| sort.is_some()).unwrap_or(RESULTS_MAX);
        let limit = usize::try_from(results).ok().filter(|_| (1..=RESULTS_MAX).contains(&results));
        let limit =
            limit.ok_or_else(|| invalid(format!("MaxResults can be from 1 to {RESULTS_MAX}.")))?;
        let after = token.map(|(token, request)| request.position(token)).transpose()?;
        Ok(Self { search: search.map(str::to_lowercase), sort, limit, after })
    }

    /// Returns a page of values, which come by their names.
    pub(crate) fn page(&self, values: BTreeMap<String, CostCell>) -> ValuePage {
        let search = self.search.as_deref().unwrap_or_default();
        let mut found: Vec<_> = values.into_iter().collect();
        found.retain(|(value, _)| value.to_lowercase().contains(search));
        if let Some((metric, order)) = &self.sort {
            let number = |cell: &CostCell| -> Decimal { metric.first(cell) };
            found.sort_by(|(_, one), (_, other)| match order {
                SortOrder::Ascending => number(one).cmp(&number(other)),
                SortOrder::Descending => number(other).cmp(&number(one)),
            });
        }
        let total = length(found.len());
        if let Some(after) = &self.after {
            found.retain(|(value, _)| value > after);
        }
        let is_more = found.len() > self.limit && self.sort.is_none();
        found.truncate(self.limit);
        let last = found.last().map(|(value, _)| value.clone());
        ValuePage {
            size: length(found.len()),
            total,
            next: last.filter(|_| is_more),
            values: found,
        }
    }
}

fn length(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}
