//! A bill: what the use of keys costs in a time, line by line.

use std::collections::BTreeMap;
use std::io;

use rust_decimal::{Decimal, RoundingStrategy};
use usage::{Hour, KeyHistory, Month, Requests, UsageTable};

use crate::key_hours::key_hours;
use crate::prices::{Billed, PRICED_TOGETHER, Prices};

/// The group of what belongs to none.
const NO_GROUP: &str = "";
/// The most groups of a bill. More are refused: what they are by has too many values.
const GROUPS_MAX: usize = 1_000_000;

/// A time: the hours from the first up to and without the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first hour.
    pub from: Hour,
    /// The hour after the last.
    pub to: Hour,
}

impl Period {
    /// Returns a whole month.
    #[must_use]
    pub fn of_month(month: &Month) -> Self {
        Self { from: month.start(), to: month.end() }
    }

    const fn has(self, hour: Hour) -> bool {
        self.from.0 <= hour.0 && hour.0 < self.to.0
    }
}

/// The feature by which a bill is in groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// All in one group.
    Total,
    /// The account that pays.
    Account,
    /// The Region.
    Region,
    /// The operation; keys are in a group without a name.
    Operation,
    /// The usage type, such as `us-east-1-KMS-Requests`.
    UsageType,
    /// The ARN of the key; requests without a key are in a group without a name.
    Key,
    /// The user, role or root that asked; keys are in a group without a name.
    Principal,
    /// The AWS service that asked; requests without one, and keys, are in a group without a name.
    Service,
    /// The bucket for which S3 asked; all else is in a group without a name.
    Bucket,
    /// The value of a tag of the key, as it was in each hour.
    Tag(String),
}

/// The kinds of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Item {
    Key,
    Rotation(usize),
    Class(usize),
}

/// The place of a line in a bill.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct LinePlace {
    month: Month,
    region: String,
    item: Item,
}

/// A line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillLine {
    /// The month.
    pub month: Month,
    /// The usage type, such as `us-east-1-KMS-Requests`.
    pub usage_type: String,
    /// The requests or hours of keys. Of what the free tier covers, the requests that cost nothing.
    pub quantity: u64,
    /// `true` if it is about the keys themselves, and not about what their rotations add, or about requests.
    pub is_key: bool,
    /// The amount, rounded as the price file says. Negative for what the free tier covers.
    pub amount: Decimal,
}

/// The lines of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillGroup {
    /// The name; empty for what belongs to none.
    pub name: String,
    /// The lines about keys. Their quantities are hours.
    pub keys: Vec<BillLine>,
    /// The lines about requests.
    pub requests: Vec<BillLine>,
}

impl BillGroup {
    /// Returns the sum of the amounts.
    #[must_use]
    pub fn amount(&self) -> Decimal {
        self.keys.iter().chain(&self.requests).map(|line| line.amount).sum()
    }

    /// Returns the number of requests.
    #[must_use]
    pub fn request_count(&self) -> u64 {
        self.requests.iter().map(|line| line.quantity).sum()
    }
}

/// Refused requests, which are in no line unless the price file says that they are billed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// The number of those of which nobody knows whether they are billed.
    pub unknown: u64,
    /// The price of these, if they are.
    pub unknown_amount: Decimal,
    /// The number of those that are not billed.
    pub not_billed: u64,
}

/// A bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The groups, by their names.
    pub groups: Vec<BillGroup>,
    /// The requests that the free tier covers, which are in the groups at their price. The first ones of a month count.
    pub free: Vec<BillLine>,
    /// The refused requests.
    pub refused: Refused,
}

impl Bill {
    /// Returns the sum of all groups and of what the free tier covers.
    #[must_use]
    pub fn total(&self) -> Decimal {
        let free: Decimal = self.free.iter().map(|line| line.amount).sum();
        self.groups.iter().map(BillGroup::amount).sum::<Decimal>() + free
    }

    /// Returns the bill for a time, in which `now` is the hour that has not ended: nothing later is charged.
    ///
    /// # Errors
    /// [`io::Error`] if the table cannot be read, or there are too many groups.
    pub fn of(
        table: &UsageTable,
        prices: &Prices,
        period: Period,
        now: Hour,
        by: &Dimension,
    ) -> io::Result<Self> {
        Self::with_keys(table, &usage::keys(table)?, prices, period, now, by)
    }

    /// The same with other histories of keys than those of the table, by their ARNs.
    ///
    /// # Errors
    /// [`io::Error`] as [`Self::of`].
    pub fn with_keys(
        table: &UsageTable,
        histories: &BTreeMap<String, KeyHistory>,
        prices: &Prices,
        period: Period,
        now: Hour,
        by: &Dimension,
    ) -> io::Result<Self> {
        let mut draft = Draft::new(prices, period, by, histories);
        for history in histories.values() {
            draft.add_key(history, now)?;
        }
        // The free tier goes to the first requests of a month.
        usage::requests(table, period.from.month().start(), &mut |requests| {
            if requests.day >= period.to {
                return Ok(false);
            }
            draft.add_requests(requests)?;
            Ok(true)
        })?;
        Ok(draft.finish())
    }
}

/// The hours of a month that must be over before there is a forecast.
const FORECAST_AFTER: i64 = 24;

impl Bill {
    /// Returns the bill of the whole month in which `now` is, if keys stay as they are and requests go on as they have come so far: those
    /// of the hours that are over, times the hours of the month, divided by those hours. `None` in the first day of a month.
    ///
    /// # Errors
    /// [`io::Error`] as [`Self::of`].
    pub fn forecast(
        table: &UsageTable,
        prices: &Prices,
        now: Hour,
        by: &Dimension,
    ) -> io::Result<Option<Self>> {
        let month = now.month();
        let over = now.0.saturating_sub(month.start().0);
        if over < FORECAST_AFTER {
            return Ok(None);
        }
        let histories = usage::keys(table)?;
        let mut draft = Draft::new(prices, Period::of_month(&month), by, &histories);
        let last = Hour(month.end().0.saturating_sub(1));
        for history in histories.values() {
            draft.add_key(history, last)?;
        }
        let mut draft_of_requests =
            Draft::new(prices, Period { from: month.start(), to: now }, by, &histories);
        usage::requests(table, month.start(), &mut |requests| {
            let is_before = requests.day < now;
            if is_before {
                draft_of_requests.add_requests(requests)?;
            }
            Ok(is_before)
        })?;
        draft_of_requests.scale(month.hours(), over.unsigned_abs());
        Ok(Some(draft.with(draft_of_requests).finish()))
    }
}

/// A bill that is being drawn up.
struct Draft<'a> {
    prices: &'a Prices,
    period: Period,
    by: &'a Dimension,
    histories: &'a BTreeMap<String, KeyHistory>,
    groups: BTreeMap<String, BTreeMap<LinePlace, u64>>,
    /// The requests by month and class: those before the period, and those in it. They decide what is free.
    monthly: BTreeMap<(Month, usize), (u64, u64)>,
    unknown: BTreeMap<usize, u64>,
    not_billed: u64,
}

impl<'a> Draft<'a> {
    fn new(
        prices: &'a Prices,
        period: Period,
        by: &'a Dimension,
        histories: &'a BTreeMap<String, KeyHistory>,
    ) -> Self {
        let (groups, monthly, unknown) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { prices, period, by, histories, groups, monthly, unknown, not_billed: 0 }
    }

    fn add(&mut self, group: &str, place: LinePlace, quantity: u64) -> io::Result<()> {
        if !self.groups.contains_key(group) {
            if self.groups.len() >= GROUPS_MAX {
                return Err(io::Error::other(format!(
                    "there are more than {GROUPS_MAX} groups: ask for a shorter time or another dimension"
                )));
            }
            self.groups.insert(group.to_owned(), BTreeMap::new());
        }
        let lines = self.groups.entry(group.to_owned()).or_default();
        let sum = lines.entry(place).or_default();
        *sum = sum.saturating_add(quantity);
        Ok(())
    }

    fn add_key(&mut self, history: &KeyHistory, now: Hour) -> io::Result<()> {
        for charged in key_hours(history, now) {
            let (mut hour, to) =
                (charged.from.max(self.period.from), charged.to.min(self.period.to));
            while hour < to {
                let month = hour.month();
                // Tags may differ from hour to hour.
                let is_by_hour = matches!(self.by, Dimension::Tag(_));
                let end = if is_by_hour { Hour(hour.0.saturating_add(1)) } else { month.end() };
                let end = end.min(to);
                let count = u64::try_from(end.0.saturating_sub(hour.0)).unwrap_or_default();
                let rotations = charged.rotations.min(self.prices.keys.rotations.len());
                let items = (0..rotations).map(Item::Rotation).chain([Item::Key]);
                for item in items {
                    let region = history.region().to_owned();
                    let group = self.group_of_key(history, hour);
                    self.add(&group, LinePlace { month: month.clone(), region, item }, count)?;
                }
                hour = end;
            }
        }
        Ok(())
    }

    fn group_of_key(&self, history: &KeyHistory, hour: Hour) -> String {
        let name = match self.by {
            Dimension::Account => history.account(),
            Dimension::Region => history.region(),
            Dimension::Key => &history.key,
            Dimension::Tag(tag) => history.tag(tag, hour).unwrap_or(NO_GROUP),
            Dimension::UsageType => {
                return usage_type(history.region(), &self.prices.keys.usage_type);
            }
            Dimension::Total
            | Dimension::Operation
            | Dimension::Principal
            | Dimension::Service
            | Dimension::Bucket => NO_GROUP,
        };
        name.to_owned()
    }

    fn add_requests(&mut self, requests: &Requests<'_>) -> io::Result<()> {
        let history = self.histories.get(requests.key);
        let spec = history.and_then(KeyHistory::spec).unwrap_or_default();
        let Some(class) = self.prices.class(requests.operation, spec, requests.pair_spec) else {
            return Ok(());
        };
        let (mut before, mut within) = (0_u64, 0_u64);
        for (hour, count) in requests.hours.iter() {
            let hour = Hour(requests.day.0.saturating_add(i64::from(hour)));
            if hour < self.period.from {
                before += count;
            } else if self.period.has(hour) {
                within += count;
            }
        }
        match self.prices.billed(requests.error) {
            Billed::Yes => {}
            Billed::No => {
                self.not_billed += within;
                return Ok(());
            }
            Billed::Unknown => {
                *self.unknown.entry(class).or_default() += within;
                return Ok(());
            }
        }
        let month = requests.day.month();
        let counts = self.monthly.entry((month.clone(), class)).or_default();
        *counts = (counts.0 + before, counts.1 + within);
        if within == 0 {
            return Ok(());
        }
        let region = requests.region.to_owned();
        let place = LinePlace { month, region, item: Item::Class(class) };
        match (self.by, history) {
            (Dimension::Tag(tag), Some(history)) => {
                for (hour, count) in requests.hours.iter() {
                    let hour = Hour(requests.day.0.saturating_add(i64::from(hour)));
                    if self.period.has(hour) {
                        let group = history.tag(tag, hour).unwrap_or(NO_GROUP).to_owned();
                        self.add(&group, place.clone(), count)?;
                    }
                }
                Ok(())
            }
            _ => self.add(&self.group_of_requests(requests, class), place, within),
        }
    }

    fn group_of_requests(&self, requests: &Requests<'_>, class: usize) -> String {
        let name = match self.by {
            Dimension::Account => requests.account,
            Dimension::Region => requests.region,
            Dimension::Operation => requests.operation,
            Dimension::Key => requests.key,
            Dimension::Principal => requests.principal,
            Dimension::Service => requests.via,
            Dimension::Bucket => requests.bucket,
            Dimension::UsageType => {
                let class = self.prices.classes.get(class);
                let name = class.map_or(NO_GROUP, |class| &class.usage_type);
                return usage_type(requests.region, name);
            }
            Dimension::Total | Dimension::Tag(_) => NO_GROUP,
        };
        name.to_owned()
    }

    /// Multiplies the requests by `to` hours, and divides them by `from`.
    fn scale(&mut self, to: u64, from: u64) {
        let scaled = |count: u64| {
            let product = u128::from(count) * u128::from(to) + u128::from(from / 2);
            u64::try_from(product / u128::from(from.max(1))).unwrap_or(u64::MAX)
        };
        let lines = self.groups.values_mut().flat_map(BTreeMap::values_mut);
        lines.for_each(|count| *count = scaled(*count));
        self.monthly.values_mut().for_each(|(_, within)| *within = scaled(*within));
        self.unknown.values_mut().for_each(|count| *count = scaled(*count));
        self.not_billed = scaled(self.not_billed);
    }

    /// Adds the requests of another draft for the same month.
    fn with(mut self, requests: Self) -> Self {
        for (group, lines) in requests.groups {
            self.groups.entry(group).or_default().extend(lines);
        }
        Self {
            monthly: requests.monthly,
            unknown: requests.unknown,
            not_billed: requests.not_billed,
            ..self
        }
    }

    fn finish(mut self) -> Bill {
        let groups = std::mem::take(&mut self.groups).into_iter().map(|(name, lines)| {
            let (mut keys, mut requests) = (Vec::new(), Vec::new());
            for (place, quantity) in lines {
                let line = self.line(&place, quantity);
                match place.item {
                    Item::Key | Item::Rotation(_) => keys.push(line),
                    Item::Class(_) => requests.push(line),
                }
            }
            BillGroup { name, keys, requests }
        });
        let groups = groups.collect();
        let unknown_amount =
            self.unknown.iter().map(|(class, requests)| self.price_of(*class, *requests)).sum();
        let unknown = self.unknown.values().sum();
        let refused = Refused { unknown, unknown_amount, not_billed: self.not_billed };
        Bill { groups, free: self.free(), refused }
    }

    fn line(&self, place: &LinePlace, quantity: u64) -> BillLine {
        let LinePlace { month, region, item } = place;
        let keys = &self.prices.keys;
        let of_keys = |price: Decimal| {
            self.rounded(Decimal::from(quantity) * price / Decimal::from(month.hours().max(1)))
        };
        let (name, amount) = match item {
            Item::Key => (&keys.usage_type, of_keys(keys.month)),
            Item::Rotation(number) => (
                &keys.usage_type,
                of_keys(keys.rotations.get(*number).copied().unwrap_or_default()),
            ),
            Item::Class(class) => {
                let name = self.prices.classes.get(*class).map(|class| &class.usage_type);
                (name.unwrap_or(&keys.usage_type), self.price_of(*class, quantity))
            }
        };
        let (month, usage_type) = (month.clone(), usage_type(region, name));
        BillLine { month, usage_type, quantity, is_key: *item == Item::Key, amount }
    }

    /// Returns the price of requests of a class.
    fn price_of(&self, class: usize, requests: u64) -> Decimal {
        let price = self.prices.classes.get(class).map(|class| class.price).unwrap_or_default();
        self.rounded(Decimal::from(requests) * price / Decimal::from(PRICED_TOGETHER))
    }

    fn rounded(&self, amount: Decimal) -> Decimal {
        amount.round_dp_with_strategy(self.prices.digits, RoundingStrategy::MidpointNearestEven)
    }

    /// Returns what the free tier covers: in each month the first requests of the classes that it is for, one class after the other.
    fn free(&self) -> Vec<BillLine> {
        let mut lines = Vec::new();
        let mut left: BTreeMap<&Month, (u64, u64)> = BTreeMap::new();
        for ((month, number), (before, within)) in &self.monthly {
            let Some(class) = self.prices.classes.get(*number).filter(|class| class.free_tier)
            else {
                continue;
            };
            let pool = self.prices.free_tier.requests;
            let (left_before, left_after) = left.entry(month).or_insert((pool, pool));
            let (free_before, free_after) =
                ((*before).min(*left_before), (before + within).min(*left_after));
            (*left_before, *left_after) = (*left_before - free_before, *left_after - free_after);
            let quantity = free_after.saturating_sub(free_before);
            if quantity > 0 {
                let usage_type = format!("Global-{}", class.usage_type);
                let amount = -self.price_of(*number, quantity);
                lines.push(BillLine {
                    month: month.clone(),
                    usage_type,
                    quantity,
                    is_key: false,
                    amount,
                });
            }
        }
        lines
    }
}

fn usage_type(region: &str, name: &str) -> String {
    format!("{region}-{name}")
}
