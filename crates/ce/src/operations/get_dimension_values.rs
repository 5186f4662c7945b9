//! `GetDimensionValues`: the values that a dimension has in a time.
//! <https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetDimensionValues.html>

use std::collections::BTreeMap;

use model::Error;
use model::generated::ce::{
    Context as CostContext, DimensionValuesWithAttributes, GetDimensionValuesRequest,
    GetDimensionValuesResponse, Granularity,
};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, CostExplorer};
use crate::cost_cells::{CostCell, CostGroup};
use crate::cost_facts::CostDimension;
use crate::paged_request::PagedRequest;
use crate::scope;
use crate::target::AccountCosts;
use crate::time_period::{TimePeriod, invalid};
use crate::value_list::ValueList;

#[derive(Debug)]
pub(crate) struct GetDimensionValues;

impl Operation for GetDimensionValues {
    type Service = CostExplorer;
    type Input = GetDimensionValuesRequest;
    type Output = GetDimensionValuesResponse;
    type Target = AccountCosts;

    fn resolve(context: &Context<'_>, _input: &Self::Input) -> Result<AccountCosts, Error> {
        Ok(AccountCosts::of(context))
    }

    fn run(
        context: &Context<'_>,
        _target: Authorized<AccountCosts>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError> {
        let time = TimePeriod::of_past(&input.time_period, Granularity::Monthly, context.now)?;
        if matches!(input.context, Some(CostContext::Reservations | CostContext::SavingsPlans)) {
            let message =
                "Bulla has no reservations and no savings plans: Context can be COST_AND_USAGE.";
            return Err(invalid(message).into());
        }
        let dimension = CostDimension::of(input.dimension)?;
        if input.dimension_key.is_some() {
            return Err(invalid("DimensionKey is for the dimension PRODUCT_ATTRIBUTE only.").into());
        }
        let members = GetDimensionValuesRequest { next_page_token: None, ..input.clone() };
        let paged = PagedRequest::new(context, &members);
        let token = input.next_page_token.as_deref().map(|token| (token, &paged));
        let (search, sort) = (input.search_string.as_deref(), input.sort_by.as_deref());
        let list = ValueList::of(search, sort, input.max_results, token)?;
        let (view, filter) = (input.billing_view_arn.as_deref(), input.filter.as_ref());
        let groups = vec![CostGroup::Dimension(dimension)];
        let question = scope::question(context, time.whole(), filter, groups, view)?;
        let cells = scope::cells(context, &question)?;
        let values =
            cells.into_iter().filter_map(|(mut place, cell)| Some((place.keys.pop()?, cell)));
        let page = list.page(values.collect());
        let next = page.next.map(|position| paged.token(&position));
        let show = |(value, cell)| DimensionValuesWithAttributes {
            attributes: Some(attributes(dimension, &cell)),
            value: Some(value),
        };
        Ok(Done::unchanged(GetDimensionValuesResponse {
            dimension_values: Some(page.values.into_iter().map(show).collect()),
            return_size: Some(page.size),
            total_size: Some(page.total),
            next_page_token: next,
        }))
    }
}

/// Returns the attributes of a value: usage types have their unit.
fn attributes(dimension: CostDimension, cell: &CostCell) -> BTreeMap<String, String> {
    let unit = (dimension == CostDimension::UsageType).then(|| cell.unit().to_owned());
    unit.map(|unit| ("unit".to_owned(), unit)).into_iter().collect()
}
