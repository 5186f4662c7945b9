//! A bill: what the use of keys costs in a time, line by line.

use std::collections::BTreeMap;
use std::io;

use rust_decimal::{Decimal, RoundingStrategy};
use usage::{Hour, KeyHistory, Month, Requests, UsageTable};

use crate::grouping::{Dimension, Grouping, Period, TooManyGroups};
use crate::key_hours::key_hours;
use crate::prices::{Billed, PRICED_TOGETHER, Prices};

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
    /// The slot of what the free tier covers, as the [grouping](Grouping::slot) numbers it; 0 in other lines.
    pub slot: i64,
    /// `true` if it is about the keys themselves, and not about what their rotations add, or about requests.
    pub is_key: bool,
    /// The amount, rounded as the price file says. Negative for what the free tier covers.
    pub amount: Decimal,
}

/// The lines of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BillGroup<N = String> {
    /// The name; an empty text for what belongs to none.
    pub name: N,
    /// The lines about keys. Their quantities are hours.
    pub keys: Vec<BillLine>,
    /// The lines about requests.
    pub requests: Vec<BillLine>,
}

impl<N> BillGroup<N> {
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
pub struct Bill<N = String> {
    /// The groups, by their names.
    pub groups: Vec<BillGroup<N>>,
    /// The requests that the free tier covers, which are in the groups at their price. The first ones of a month count.
    pub free: Vec<BillLine>,
    /// The refused requests.
    pub refused: Refused,
}

impl<N: Clone + Ord> Bill<N> {
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
        by: &dyn Grouping<Name = N>,
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
        by: &dyn Grouping<Name = N>,
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
        let mut draft = Draft::new(prices, Period::of_month(month), by, &histories);
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
struct Draft<'a, N> {
    prices: &'a Prices,
    period: Period,
    by: &'a dyn Grouping<Name = N>,
    histories: &'a BTreeMap<String, KeyHistory>,
    groups: BTreeMap<N, BTreeMap<LinePlace, u64>>,
    /// The requests by month, slot and class, whatever group they are in: those before the period have no slot. They decide what is free.
    monthly: BTreeMap<(Month, Option<i64>, usize), u64>,
    unknown: BTreeMap<usize, u64>,
    not_billed: u64,
}

impl<'a, N: Clone + Ord> Draft<'a, N> {
    fn new(
        prices: &'a Prices,
        period: Period,
        by: &'a dyn Grouping<Name = N>,
        histories: &'a BTreeMap<String, KeyHistory>,
    ) -> Self {
        let (groups, monthly, unknown) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { prices, period, by, histories, groups, monthly, unknown, not_billed: 0 }
    }

    /// Adds a quantity to a line. What is in no group is left out.
    fn add(&mut self, group: Option<N>, place: &LinePlace, quantity: u64) -> io::Result<()> {
        let Some(group) = group else { return Ok(()) };
        let groups_max = self.by.groups_max();
        if self.groups.len() >= groups_max && !self.groups.contains_key(&group) {
            return Err(io::Error::other(TooManyGroups(groups_max)));
        }
        let lines = self.groups.entry(group).or_default();
        match lines.get_mut(place) {
            Some(sum) => *sum = sum.saturating_add(quantity),
            None => drop(lines.insert(place.clone(), quantity)),
        }
        Ok(())
    }

    fn add_key(&mut self, history: &KeyHistory, now: Hour) -> io::Result<()> {
        let usage_type = usage_type(history.region(), &self.prices.keys.usage_type);
        for charged in key_hours(history, now) {
            let (mut hour, to) =
                (charged.from.max(self.period.from), charged.to.min(self.period.to));
            let rotations = charged.rotations.min(self.prices.keys.rotations.len());
            let items = || (0..rotations).map(Item::Rotation).chain([Item::Key]);
            while hour < to {
                let (month, region) = (hour.month(), history.region());
                let place = |item| LinePlace { month, region: region.to_owned(), item };
                let places: Vec<_> = items().map(place).collect();
                let end_of_month = month.end().min(to);
                while hour < end_of_month {
                    let end = self.by.until(Some(history), hour).min(end_of_month);
                    let count = u64::try_from(end.0.saturating_sub(hour.0)).unwrap_or_default();
                    let group = self.by.of_key(history, hour, &usage_type);
                    for place in &places {
                        self.add(group.clone(), place, count)?;
                    }
                    hour = end;
                }
            }
        }
        Ok(())
    }

    fn add_requests(&mut self, requests: &Requests<'_>) -> io::Result<()> {
        let history = self.histories.get(requests.key);
        let spec = history.and_then(KeyHistory::spec).unwrap_or_default();
        let Some(class) = self.prices.class(requests.operation, spec, requests.pair_spec) else {
            return Ok(());
        };
        let period = self.period;
        let hours = requests.hours.iter();
        let hours = hours
            .map(|(hour, count)| (Hour(requests.day.0.saturating_add(i64::from(hour))), count));
        let is_within = |(hour, _): &(Hour, u64)| period.has(*hour);
        let count = || hours.clone().filter(is_within).map(|(_, count)| count).sum::<u64>();
        match self.prices.billed(requests.error) {
            Billed::Yes => {}
            Billed::No => {
                self.not_billed += count();
                return Ok(());
            }
            Billed::Unknown => {
                *self.unknown.entry(class).or_default() += count();
                return Ok(());
            }
        }
        let name = self.prices.classes.get(class).map(|class| class.usage_type.as_str());
        let usage_type = usage_type(requests.region, name.unwrap_or_default());
        let (month, region) = (requests.day.month(), requests.region.to_owned());
        let place = LinePlace { month, region, item: Item::Class(class) };
        let before = hours.clone().filter(|(hour, _)| *hour < period.from);
        let before: u64 = before.map(|(_, count)| count).sum();
        if before > 0 {
            *self.monthly.entry((month, None, class)).or_default() += before;
        }
        let mut hours = hours.filter(is_within).peekable();
        while let Some((first, mut alike)) = hours.next() {
            let until = self.by.until(history, first);
            while let Some((_, count)) = hours.next_if(|(hour, _)| *hour < until) {
                alike = alike.saturating_add(count);
            }
            let slot = Some(self.by.slot(first));
            *self.monthly.entry((month, slot, class)).or_default() += alike;
            let group = self.by.of_requests(requests, history, first, &usage_type);
            self.add(group, &place, alike)?;
        }
        Ok(())
    }

    /// Multiplies the requests by `to` hours, and divides them by `from`.
    fn scale(&mut self, to: u64, from: u64) {
        let scaled = |count: u64| {
            let product = u128::from(count) * u128::from(to) + u128::from(from / 2);
            u64::try_from(product / u128::from(from.max(1))).unwrap_or(u64::MAX)
        };
        let lines = self.groups.values_mut().flat_map(BTreeMap::values_mut);
        lines.for_each(|count| *count = scaled(*count));
        for ((_, slot, _), count) in &mut self.monthly {
            if slot.is_some() {
                *count = scaled(*count);
            }
        }
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

    fn finish(mut self) -> Bill<N> {
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
        let (month, usage_type) = (*month, usage_type(region, name));
        BillLine { month, usage_type, quantity, slot: 0, is_key: *item == Item::Key, amount }
    }

    /// Returns the price of requests of a class.
    fn price_of(&self, class: usize, requests: u64) -> Decimal {
        let price = self.prices.classes.get(class).map(|class| class.price).unwrap_or_default();
        self.rounded(Decimal::from(requests) * price / Decimal::from(PRICED_TOGETHER))
    }

    fn rounded(&self, amount: Decimal) -> Decimal {
        amount.round_dp_with_strategy(self.prices.digits, RoundingStrategy::MidpointNearestEven)
    }

    /// Returns what the free tier covers: in each month the first requests of the classes that it is for, by the slots in which they
    /// came, and in a slot one class after the other.
    fn free(&self) -> Vec<BillLine> {
        let mut lines = Vec::new();
        let mut left: BTreeMap<Month, u64> = BTreeMap::new();
        for ((month, slot, number), count) in &self.monthly {
            let class = self.prices.classes.get(*number).filter(|class| class.free_tier);
            let Some(class) = class else { continue };
            let left = left.entry(*month).or_insert(self.prices.free_tier.requests);
            let quantity = (*count).min(*left);
            *left -= quantity;
            // Those before the period have no slot, and take their part.
            let Some(slot) = slot.filter(|_| quantity > 0) else { continue };
            lines.push(BillLine {
                month: *month,
                usage_type: format!("Global-{}", class.usage_type),
                quantity,
                slot,
                is_key: false,
                amount: -self.price_of(*number, quantity),
            });
        }
        lines
    }
}

fn usage_type(region: &str, name: &str) -> String {
    format!("{region}-{name}")
}
