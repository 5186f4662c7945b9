//! The bill of a month, for people and for programs.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cost::{Bill, BillGroup, BillLine, Decimal, Prices};
use serde_json::json;
use usage::Month;

use super::Format;
use super::sheet::Sheet;
use crate::money::shown;
use crate::plot::{Bar, bar, grouped, svg};
use crate::{Failure, out};

/// The groups that have bars: those that cost most.
const BARS_MAX: usize = 20;
/// The part of a unit of money that a bar's length counts: enough for the cheapest request.
const BAR_UNITS: u32 = 1_000_000;

/// The bill of a month.
pub(super) struct CostReport<'a> {
    pub(super) month: Month,
    /// `true` if the month has not ended.
    pub(super) is_this_month: bool,
    /// The name of the feature by which it is in groups.
    pub(super) by: String,
    pub(super) prices: &'a Prices,
    pub(super) bill: Bill,
    pub(super) forecast: Option<Bill>,
    /// Sentences about what the bill does not know.
    pub(super) notes: Vec<String>,
}

impl CostReport<'_> {
    pub(super) fn print(&self, format: Format) -> Result<(), Failure> {
        match format {
            Format::Table => out::text(&self.text())?,
            Format::Csv => out::text(&self.sheet().csv())?,
            Format::Svg => out::text(&svg(&self.title(), &self.bars()))?,
            Format::Json => out::line(serde_json::to_string_pretty(&self.json())?)?,
        }
        Ok(())
    }

    fn title(&self) -> String {
        let so_far = if self.is_this_month { " so far" } else { "" };
        format!("AWS KMS by {}, {}{so_far}, {}", self.by, self.month, self.prices.currency)
    }

    fn text(&self) -> String {
        let mut text = format!("{}\n\n{}", self.title(), self.sheet().table());
        let bars = self.bars();
        let most = bars.iter().map(|one| one.length).max().unwrap_or(0);
        for Bar { name, length, label } in bars {
            let _written = write!(text, "\n{name}\n  {} {label}\n", bar(length, most));
        }
        match &self.forecast {
            Some(forecast) => {
                let _written = writeln!(
                    text,
                    "\nForecast for {}: {} {}, if keys stay as they are and requests go on as so far.",
                    self.month,
                    shown(forecast.total()),
                    self.prices.currency
                );
            }
            None if self.is_this_month => {
                text.push_str("\nThere is a forecast from the second day of the month on.\n");
            }
            None => {}
        }
        for note in &self.notes {
            let _written = writeln!(text, "\n{note}");
        }
        text
    }

    /// Returns a row for each group, one for what the free tier covers, and the sum.
    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(&[
            "name",
            "key hours",
            "requests",
            "amount",
            "covered by free tier",
            "forecast",
        ]);
        let forecast = self.forecast.iter().flat_map(|forecast| &forecast.groups);
        let forecast: BTreeMap<&str, Decimal> =
            forecast.map(|group| (group.name.as_str(), group.amount())).collect();
        for group in &self.bill.groups {
            sheet.add(vec![
                name_of(group),
                key_hours(group).to_string(),
                group.request_count().to_string(),
                shown(group.amount()),
                String::new(),
                forecast.get(group.name.as_str()).copied().map(shown).unwrap_or_default(),
            ]);
        }
        let free: Decimal = self.bill.free.iter().map(|line| -line.amount).sum();
        let free_requests: u64 = self.bill.free.iter().map(|line| line.quantity).sum();
        let empty = String::new;
        sheet.add(vec![
            "(free tier)".to_owned(),
            empty(),
            free_requests.to_string(),
            empty(),
            shown(free),
            empty(),
        ]);
        let total = self.forecast.as_ref().map(|forecast| shown(forecast.total()));
        let total = total.unwrap_or_default();
        sheet.add(vec![
            "(total)".to_owned(),
            empty(),
            empty(),
            shown(self.bill.total()),
            empty(),
            total,
        ]);
        sheet
    }

    /// Returns the bars of the groups that cost most.
    fn bars(&self) -> Vec<Bar> {
        let mut groups: Vec<_> = self.bill.groups.iter().collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.amount()));
        let bar = |group: &BillGroup| {
            let length = (group.amount() * Decimal::from(BAR_UNITS)).trunc();
            let length = u64::try_from(length).unwrap_or(u64::MAX);
            let label = format!(
                "{} {} ({} requests)",
                shown(group.amount()),
                self.prices.currency,
                grouped(group.request_count())
            );
            Bar { name: name_of(group), length, label }
        };
        groups.into_iter().take(BARS_MAX).map(bar).collect()
    }

    fn json(&self) -> serde_json::Value {
        let line = |line: &BillLine| {
            json!({
                "month": line.month.to_string(),
                "usageType": line.usage_type,
                "quantity": line.quantity,
                "amount": shown(line.amount),
            })
        };
        let groups = self.bill.groups.iter().map(|group| {
            json!({
                "name": group.name,
                "amount": shown(group.amount()),
                "keyHours": key_hours(group),
                "requests": group.request_count(),
                "keyLines": group.keys.iter().map(line).collect::<Vec<_>>(),
                "requestLines": group.requests.iter().map(line).collect::<Vec<_>>(),
            })
        });
        json!({
            "month": self.month.to_string(),
            "isOver": !self.is_this_month,
            "by": self.by,
            "currency": self.prices.currency,
            "total": shown(self.bill.total()),
            "forecast": self.forecast.as_ref().map(|forecast| shown(forecast.total())),
            "groups": groups.collect::<Vec<_>>(),
            "freeTier": self.bill.free.iter().map(line).collect::<Vec<_>>(),
            "refused": {
                "unknown": self.bill.refused.unknown,
                "unknownAmount": shown(self.bill.refused.unknown_amount),
                "notBilled": self.bill.refused.not_billed,
            },
            "notes": self.notes,
        })
    }
}

fn name_of(group: &BillGroup) -> String {
    if group.name.is_empty() { "(none)".to_owned() } else { group.name.clone() }
}

/// Returns the hours of keys, each counted once, whatever its rotations add.
fn key_hours(group: &BillGroup) -> u64 {
    group.keys.iter().filter(|line| line.is_key).map(|line| line.quantity).sum()
}
