//! `GetCostAndUsage`: costs and usage of a time, in slots and groups.
//! <https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html>

use model::Error;
use model::generated::ce::{
    Dimension, GetCostAndUsageRequest, GetCostAndUsageResponse, Group, GroupDefinition,
    GroupDefinitionType, ResultByTime,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;
use usage::Hour;

use crate::context::{Context, CostExplorer};
use crate::cost_cells::{CostCell, CostCells, CostGroup, CostPlace};
use crate::cost_facts::CostDimension;
use crate::metrics::CostMetrics;
use crate::paged_request::PagedRequest;
use crate::scope;
use crate::target::AccountCosts;
use crate::time_period::{TimePeriod, invalid};

/// The most groups of a request. Source: API reference, "GetCostAndUsage".
const GROUPS_MAX: usize = 2;
/// The most slots and groups of a page. AWS does not say how many it has.
const ROWS_MAX: usize = 1000;

#[derive(Debug)]
pub(crate) struct GetCostAndUsage;

impl Operation for GetCostAndUsage {
    type Service = CostExplorer;
    type Input = GetCostAndUsageRequest;
    type Output = GetCostAndUsageResponse;
    type Target = AccountCosts;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<AccountCosts, Error> {
        Ok(AccountCosts::of(context))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<AccountCosts>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let time = TimePeriod::of_past(&input.time_period, input.granularity, context.now)?;
        let metrics = CostMetrics::of(&input.metrics)?;
        let groups = groups(input.group_by.as_deref().unwrap_or_default())?;
        let is_grouped = !groups.is_empty();
        let members = GetCostAndUsageRequest { next_page_token: None, ..input.clone() };
        let paged = PagedRequest::new(context, &members);
        let after = input.next_page_token.as_deref();
        let after = after.map(|token| paged.position(token)).transpose()?;
        let (view, filter) = (input.billing_view_arn.as_deref(), input.filter.as_ref());
        let question = scope::question(context, time, filter, groups, view)?;
        let cells = scope::cells(context, &question)?;
        let rows = rows(&time, cells, is_grouped);
        let page = page(rows, after.as_deref());
        let next = page.next.map(|position| paged.token(&position));
        let show = Shown { time, metrics, is_grouped, context };
        Ok(Done::unchanged(GetCostAndUsageResponse {
            next_page_token: next,
            group_definitions: input.group_by.clone(),
            results_by_time: Some(show.results(page.rows)),
            dimension_value_attributes: Some(Vec::new()),
        }))
    }
}

fn groups(definitions: &[GroupDefinition]) -> Result<Vec<CostGroup>, Error> {
    if definitions.len() > GROUPS_MAX {
        return Err(invalid("GroupBy can have up to 2 groups."));
    }
    definitions.iter().map(group).collect()
}

fn group(definition: &GroupDefinition) -> Result<CostGroup, Error> {
    let key = definition.key.as_deref().unwrap_or_default();
    match definition.r#type {
        Some(GroupDefinitionType::Dimension) => {
            let dimension = Dimension::parse(key);
            let dimension =
                dimension.ok_or_else(|| invalid("A group has the Key of no dimension."))?;
            Ok(CostGroup::Dimension(CostDimension::of(dimension)?))
        }
        Some(GroupDefinitionType::Tag) if !key.is_empty() => Ok(CostGroup::Tag(key.to_owned())),
        Some(GroupDefinitionType::Tag) => Err(invalid("A group by TAG needs a Key.")),
        Some(GroupDefinitionType::CostCategory | GroupDefinitionType::ProductAttribute) => {
            Err(invalid(
                "Bulla has no cost categories and no product attributes: group by DIMENSION or TAG.",
            ))
        }
        None => Err(invalid("A group needs a Type.")),
    }
}

/// A row of a reply: a group in a slot, or a slot that has none.
struct CostRow {
    place: CostPlace,
    cell: Option<CostCell>,
}

impl CostRow {
    /// Returns a text that is in the order of the rows.
    fn position(&self) -> String {
        let CostPlace { slot, keys } = &self.place;
        // The epoch of hours is in 1970, and no slot is before the year 0.
        format!("{:012}\n{}", slot.saturating_add(1_000_000_000), keys.join("\n"))
    }
}

/// Returns the rows in order: each slot has one at least.
fn rows(time: &TimePeriod, mut cells: CostCells, is_grouped: bool) -> Vec<CostRow> {
    let mut rows = Vec::new();
    for slot in time.slots() {
        let after = CostPlace { slot: slot.from.0.saturating_add(1), keys: Vec::new() };
        let rest = cells.split_off(&after);
        let here = std::mem::replace(&mut cells, rest);
        if here.is_empty() {
            let place = CostPlace { slot: slot.from.0, keys: Vec::new() };
            rows.push(CostRow { place, cell: (!is_grouped).then(CostCell::default) });
        }
        rows.extend(here.into_iter().map(|(place, cell)| CostRow { place, cell: Some(cell) }));
    }
    rows
}

/// A page of rows, with the position of the last if there are more.
struct CostPage {
    rows: Vec<CostRow>,
    next: Option<String>,
}

fn page(mut rows: Vec<CostRow>, after: Option<&str>) -> CostPage {
    if let Some(after) = after {
        rows.retain(|row| row.position().as_str() > after);
    }
    let is_more = rows.len() > ROWS_MAX;
    rows.truncate(ROWS_MAX);
    let next = rows.last().filter(|_| is_more).map(CostRow::position);
    CostPage { rows, next }
}

/// The way in which rows are shown.
struct Shown<'a> {
    time: TimePeriod,
    metrics: CostMetrics,
    is_grouped: bool,
    context: &'a Context<'a>,
}

impl Shown<'_> {
    fn results(&self, rows: Vec<CostRow>) -> Vec<ResultByTime> {
        let mut results: Vec<(i64, ResultByTime)> = Vec::new();
        let currency = &self.context.environment.prices.currency;
        for CostRow { place, cell } in rows {
            if results.last().is_none_or(|(slot, _)| *slot != place.slot) {
                results.push((place.slot, self.empty(place.slot)));
            }
            let (Some((_, result)), Some(cell)) = (results.last_mut(), cell) else { continue };
            let values = self.metrics.values(&cell, currency);
            if self.is_grouped {
                let group = Group { keys: Some(place.keys), metrics: Some(values) };
                result.groups.get_or_insert_default().push(group);
            } else {
                result.total = Some(values);
            }
        }
        results.into_iter().map(|(_, result)| result).collect()
    }

    /// Returns a result without costs. Those of the month that has not ended are an estimate.
    fn empty(&self, slot: i64) -> ResultByTime {
        let slot = self.time.slot(Hour(slot));
        let is_estimate = slot.to > Hour::of(self.context.now).month().start();
        ResultByTime {
            time_period: Some(self.time.shown(slot)),
            total: Some(std::collections::BTreeMap::new()),
            groups: Some(Vec::new()),
            estimated: Some(is_estimate),
        }
    }
}

#[cfg(test)]
mod tests {
    use crypto::mac::HmacKey;
    use model::AccountId;
    use pipeline::PageTokens;

    use super::*;

    /// The longest token of a request. Source: the model, `NextPageToken`.
    const TOKEN_CHARACTERS_MAX: usize = 8192;

    #[test]
    fn the_longest_position_fits_in_a_token() {
        // Characters of four bytes. A tag of KMS has up to 128 and 256; one that no key has may be asked for with 1,024, and has one
        // value: then a page that is full has another group.
        let tag = |key: usize, value: usize| format!("{}${}", "𐐷".repeat(key), "𐐷".repeat(value));
        let place =
            CostPlace { slot: i64::from(i32::MAX), keys: vec![tag(1024, 0), tag(128, 256)] };
        let position = CostRow { place, cell: None }.position();
        let tokens = PageTokens::new(HmacKey::new(&[7; 32]), "ce");
        let account = AccountId::parse("111122223333").unwrap();
        let token = tokens.issue(account, b"request", position.as_bytes());
        assert!(token.len() <= TOKEN_CHARACTERS_MAX, "{}", token.len());
    }
}
