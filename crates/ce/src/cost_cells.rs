//! Costs in cells: by the slots of a time and by groups, made from a [bill](cost::Bill).

use std::collections::BTreeMap;
use std::io;

use cost::{Bill, BillLine, Decimal, Grouping, Prices, TooManyGroups};
use model::{Error, ErrorCode};
use usage::{Hour, KeyHistory, Requests, UsageTable};

use crate::cost_facts::{CostDimension, CostFacts};
use crate::cost_filter::CostFilter;
use crate::time_period::TimePeriod;

/// The most cells that a request may be about.
const CELLS_MAX: usize = 100_000;
/// Between the keys of tags in [`CostGroup::TagKeys`]: in no tag of KMS.
pub(crate) const BETWEEN_TAGS: char = '\u{0}';

/// A feature by which costs are in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CostGroup {
    /// By the value of a dimension.
    Dimension(CostDimension),
    /// By the value of a tag, as it was in each hour: `KEY$VALUE`.
    Tag(String),
    /// By the keys of all tags.
    TagKeys,
}

/// The place of a cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct CostPlace {
    /// The first hour of its slot.
    pub(crate) slot: i64,
    /// The values by which it is grouped.
    pub(crate) keys: Vec<String>,
}

/// The sums of a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct CostCell {
    /// The amount for keys.
    pub(crate) key_amount: Decimal,
    /// The amount for requests, less what the free tier covers.
    pub(crate) request_amount: Decimal,
    /// The months of keys, and requests.
    pub(crate) quantity: Decimal,
    /// `true` if there are months of keys.
    pub(crate) has_keys: bool,
    /// `true` if there are requests.
    pub(crate) has_requests: bool,
}

impl CostCell {
    /// Returns the whole amount.
    pub(crate) fn amount(&self) -> Decimal {
        self.key_amount + self.request_amount
    }

    /// Returns the unit of the quantity.
    pub(crate) const fn unit(&self) -> &'static str {
        match (self.has_keys, self.has_requests) {
            (true, false) => "Keys",
            (false, true) => "Requests",
            (true, true) | (false, false) => "N/A",
        }
    }

    /// Adds the sums of another cell.
    pub(crate) fn add(&mut self, other: &Self) {
        self.key_amount += other.key_amount;
        self.request_amount += other.request_amount;
        self.quantity += other.quantity;
        self.has_keys |= other.has_keys;
        self.has_requests |= other.has_requests;
    }

    fn add_keys(&mut self, line: &BillLine, digits: u32) {
        let months = Decimal::from(line.quantity) / Decimal::from(line.month.hours().max(1));
        self.quantity += months.round_dp(digits);
        self.key_amount += line.amount;
        self.has_keys = true;
    }

    fn add_requests(&mut self, line: &BillLine) {
        self.quantity += Decimal::from(line.quantity);
        self.request_amount += line.amount;
        self.has_requests = true;
    }
}

/// The cells of a question, by their places.
pub(crate) type CostCells = BTreeMap<CostPlace, CostCell>;

/// The question of a request: which costs, and in which cells.
#[derive(Debug)]
pub(crate) struct CostQuestion {
    pub(crate) time: TimePeriod,
    pub(crate) filter: CostFilter,
    pub(crate) groups: Vec<CostGroup>,
    /// The account whose costs they are; `None` for those of all.
    pub(crate) account: Option<String>,
    /// The account to which belongs what belongs to no other.
    pub(crate) payer: String,
}

impl CostQuestion {
    /// Returns the cells that have anything, in which `now` is the hour that has not ended.
    ///
    /// # Errors
    /// `LimitExceededException` if there are too many, or the internal error if the table cannot be read.
    pub(crate) fn cells(
        &self,
        table: &UsageTable,
        prices: &Prices,
        now: Hour,
    ) -> Result<CostCells, Error> {
        let bill = Bill::of(table, prices, self.time.period, now, self).map_err(refused)?;
        let mut cells = CostCells::new();
        for group in bill.groups {
            let cell = cells.entry(group.name).or_default();
            group.keys.iter().for_each(|line| cell.add_keys(line, prices.digits));
            group.requests.iter().for_each(|line| cell.add_requests(line));
        }
        for line in &bill.free {
            let facts = CostFacts {
                account: &self.payer,
                region: "",
                operation: "",
                usage_type: &line.usage_type,
                is_credit: true,
                history: None,
                hour: Hour(line.slot),
            };
            if let Some(place) = self.place(&facts) {
                cells.entry(place).or_default().request_amount += line.amount;
            }
        }
        Ok(cells)
    }

    fn place(&self, facts: &CostFacts<'_>) -> Option<CostPlace> {
        let is_own = self.account.as_deref().is_none_or(|own| own == facts.account);
        if !is_own || !self.filter.passes(facts) {
            return None;
        }
        let key = |group: &CostGroup| match group {
            CostGroup::Dimension(dimension) => facts.value(*dimension).to_owned(),
            CostGroup::Tag(tag) => format!("{tag}${}", facts.tag(tag).unwrap_or_default()),
            CostGroup::TagKeys => {
                let tags = facts.history.map(|history| history.tags(facts.hour));
                let keys: Vec<&str> = tags.unwrap_or_default().into_keys().collect();
                keys.join(&BETWEEN_TAGS.to_string())
            }
        };
        let keys = self.groups.iter().map(key).collect();
        Some(CostPlace { slot: self.time.slot(facts.hour).from.0, keys })
    }
}

impl Grouping for CostQuestion {
    type Name = CostPlace;

    fn of_key(&self, history: &KeyHistory, hour: Hour, usage_type: &str) -> Option<CostPlace> {
        self.place(&CostFacts {
            account: history.account(),
            region: history.region(),
            operation: "",
            usage_type,
            is_credit: false,
            history: Some(history),
            hour,
        })
    }

    fn of_requests(
        &self,
        requests: &Requests<'_>,
        history: Option<&KeyHistory>,
        hour: Hour,
        usage_type: &str,
    ) -> Option<CostPlace> {
        let account = if requests.account.is_empty() { &self.payer } else { requests.account };
        // Who may use a key of another account may not see its tags.
        let history =
            history.filter(|key| self.account.as_deref().is_none_or(|own| own == key.account()));
        self.place(&CostFacts {
            account,
            region: requests.region,
            operation: requests.operation,
            usage_type,
            is_credit: false,
            history,
            hour,
        })
    }

    fn until(&self, history: Option<&KeyHistory>, hour: Hour) -> Hour {
        let slot = self.time.slot(hour);
        history.map_or(slot.to, |history| history.changed_after(hour).min(slot.to))
    }

    fn slot(&self, hour: Hour) -> i64 {
        self.time.slot(hour).from.0
    }

    fn groups_max(&self) -> usize {
        CELLS_MAX
    }
}

fn refused(error: io::Error) -> Error {
    let is_too_much = error.get_ref().is_some_and(|inner| inner.is::<TooManyGroups>());
    if !is_too_much {
        return Error::failed(error);
    }
    let message = format!(
        "The request is about more than {CELLS_MAX} groups. Ask for a shorter time, or filter."
    );
    Error::new(ErrorCode::LimitExceededException, message)
}
