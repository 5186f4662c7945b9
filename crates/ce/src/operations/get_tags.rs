//! `GetTags`: the keys of tags that costs have in a time, or the values of one.
//! <https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetTags.html>

use std::collections::BTreeMap;

use model::Error;
use model::generated::ce::{GetTagsRequest, GetTagsResponse, Granularity};
use pipeline::{Done, Operation, RunError};
use policy::Authorized;

use crate::context::{Context, CostExplorer};
use crate::cost_cells::{BETWEEN_TAGS, CostCell, CostCells, CostGroup};
use crate::paged_request::PagedRequest;
use crate::scope;
use crate::target::AccountCosts;
use crate::time_period::TimePeriod;
use crate::value_list::ValueList;

#[derive(Debug)]
pub(crate) struct GetTags;

impl Operation for GetTags {
    type Service = CostExplorer;
    type Input = GetTagsRequest;
    type Output = GetTagsResponse;
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
        let members = GetTagsRequest { next_page_token: None, ..input.clone() };
        let paged = PagedRequest::new(context, &members);
        let token = input.next_page_token.as_deref().map(|token| (token, &paged));
        let (search, sort) = (input.search_string.as_deref(), input.sort_by.as_deref());
        let list = ValueList::of(search, sort, input.max_results, token)?;
        let (view, filter) = (input.billing_view_arn.as_deref(), input.filter.as_ref());
        let tag = input.tag_key.as_deref().filter(|key| !key.is_empty());
        let group = tag.map_or(CostGroup::TagKeys, |key| CostGroup::Tag(key.to_owned()));
        let question = scope::question(context, time.whole(), filter, vec![group], view)?;
        let cells = scope::cells(context, &question)?;
        let page = list.page(match tag {
            None => keys_of_tags(cells),
            Some(key) => values_of_tag(key, cells),
        });
        let next = page.next.map(|position| paged.token(&position));
        Ok(Done::unchanged(GetTagsResponse {
            next_page_token: next,
            tags: Some(page.values.into_iter().map(|(value, _)| value).collect()),
            return_size: Some(page.size),
            total_size: Some(page.total),
        }))
    }
}

fn keys_of_tags(cells: CostCells) -> BTreeMap<String, CostCell> {
    let mut keys: BTreeMap<String, CostCell> = BTreeMap::new();
    for (place, cell) in cells {
        let named = place.keys.iter().flat_map(|names| names.split(BETWEEN_TAGS));
        for key in named.filter(|key| !key.is_empty()) {
            keys.entry(key.to_owned()).or_default().add(&cell);
        }
    }
    keys
}

fn values_of_tag(key: &str, cells: CostCells) -> BTreeMap<String, CostCell> {
    let value = |name: String| Some(name.strip_prefix(key)?.strip_prefix('$')?.to_owned());
    let values = cells.into_iter().filter_map(|(mut place, cell)| {
        Some((place.keys.pop().and_then(value).filter(|value| !value.is_empty())?, cell))
    });
    values.collect()
}
