//! `bulla cost what-if`: the same month under other choices.

mod bucket_keys;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use cost::{Bill, Decimal, Period, Prices, rotated_every};
use serde_json::json;
use usage::{Hour, KeyHistory, Month};

use super::sheet::Sheet;
use super::{Format, MeteredUse, ReportArguments, prices};
use crate::client_certificate::ClientCertificate;
use crate::money::shown;
use crate::plot::{Bar, svg};
use crate::{Failure, out};

/// The part of a unit of money that a bar's length counts.
const BAR_UNITS: u32 = 1_000_000;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("choice").required(true).multiple(true))]
pub(crate) struct WhatIfArguments {
    /// Another price file.
    #[arg(long, value_name = "FILE", group = "choice")]
    other_prices: Option<PathBuf>,
    /// No key is ever rotated.
    #[arg(long, group = "choice")]
    without_rotation: bool,
    /// Every key that AWS KMS can rotate is rotated automatically each so many days.
    #[arg(long, value_name = "DAYS", group = "choice", conflicts_with = "without_rotation", value_parser = clap::value_parser!(u32).range(90..=2560))]
    rotation_period: Option<u32>,
    /// The buckets have bucket keys, or have none.
    #[arg(
        long, value_name = "ON|OFF", group = "choice", ignore_case = true,
        conflicts_with_all = ["other_prices", "without_rotation", "rotation_period", "tag"]
    )]
    bucket_key: Option<bucket_keys::BucketKeySwitch>,
    /// This bucket only, for --bucket-key.
    // A requirement that conflicts with what is given is none for clap, so the conflicts are named again.
    #[arg(
        long, value_name = "NAME", requires = "bucket_key",
        conflicts_with_all = ["other_prices", "without_rotation", "rotation_period", "tag"]
    )]
    bucket: Option<String>,
    /// Read archived entries too, for --bucket-key: from a directory, or a prefix in a bucket such as s3://logs/bulla.
    #[arg(
        long, value_name = "DIR|URL", requires = "bucket_key",
        conflicts_with_all = ["other_prices", "without_rotation", "rotation_period", "tag"]
    )]
    archive: Option<String>,
    #[command(flatten)]
    certificate: ClientCertificate,
    #[command(flatten)]
    report: ReportArguments,
}

pub(super) fn run(arguments: &WhatIfArguments) -> Result<(), Failure> {
    if let Some(switch) = arguments.bucket_key {
        return bucket_keys::run(switch, arguments);
    }
    let report = &arguments.report;
    let metered = MeteredUse::open(&report.place)?;
    metered.tell_incomplete()?;
    let is_priced = prices(report.prices.as_deref())?;
    let would_be = arguments.other_prices(&is_priced)?;
    let (month, by) = (report.month(metered.now), report.dimension());
    let period = Period::of_month(month);
    let keys = usage::keys(&metered.table)?;
    let bill =
        |prices, keys| Bill::with_keys(&metered.table, keys, prices, period, metered.now, &by);
    let comparison = PriceComparison {
        now: bill(&is_priced, &keys)?,
        then: bill(&would_be, &arguments.other_keys(&keys, metered.now))?,
    };
    let shown = ShownComparison {
        title: format!("AWS KMS by {}, {month}, {}", report.by_name(), is_priced.currency),
        month,
        by: report.by_name(),
        currency: &is_priced.currency,
        assumption: arguments.assumption(),
        sheet: comparison.sheet(),
        bars: comparison.bars(),
    };
    shown.print(report.format)
}

impl WhatIfArguments {
    fn other_prices(&self, is_priced: &Prices) -> Result<Prices, Failure> {
        let mut would_be = match &self.other_prices {
            Some(path) => prices(Some(path))?,
            None => is_priced.clone(),
        };
        if would_be.currency != is_priced.currency {
            return Err(format!(
                "the price files are in {} and in {}: amounts in two currencies have no difference",
                is_priced.currency, would_be.currency
            )
            .into());
        }
        if self.without_rotation {
            would_be.keys.rotations.clear();
        }
        Ok(would_be)
    }

    fn other_keys(
        &self,
        keys: &BTreeMap<String, KeyHistory>,
        now: Hour,
    ) -> BTreeMap<String, KeyHistory> {
        let Some(days) = self.rotation_period else { return keys.clone() };
        // The hour that has begun counts whole.
        let (period, until) = (Duration::from_hours(24) * days, Hour(now.0 + 1).start());
        let would_be = |(key, history): (&String, &KeyHistory)| {
            (key.clone(), rotated_every(history, period, until))
        };
        keys.iter().map(would_be).collect()
    }

    fn assumption(&self) -> String {
        let prices =
            self.other_prices.as_ref().map(|path| format!("the prices of {}", path.display()));
        let without = self.without_rotation.then(|| "no rotation of any key".to_owned());
        let rotation = self.rotation_period.map(|days| {
            format!(
                "every key that AWS KMS can rotate rotated each {days} days since it was created, and at no other time, whether it was \
                 disabled or not; keys with imported material, in custom key stores, asymmetric and HMAC keys, and replicas stay as they were"
            )
        });
        let choices: Vec<String> = prices.into_iter().chain(without).chain(rotation).collect();
        format!("Assumed: the same requests and keys, with {}.", choices.join(" and "))
    }
}

/// A comparison as it is shown.
struct ShownComparison<'a> {
    title: String,
    month: Month,
    by: String,
    currency: &'a str,
    assumption: String,
    sheet: Sheet,
    bars: Vec<Bar>,
}

impl ShownComparison<'_> {
    fn print(&self, format: Format) -> Result<(), Failure> {
        let title = format!("{}: as it is, and as it would be", self.title);
        match format {
            Format::Table => {
                out::text(&format!("{title}\n\n{}\n{}\n", self.sheet.table(), self.assumption))?;
            }
            Format::Csv => out::text(&self.sheet.csv())?,
            Format::Svg => out::text(&svg(&title, &self.bars))?,
            Format::Json => {
                let told = json!({
                    "month": self.month.to_string(),
                    "by": self.by,
                    "currency": self.currency,
                    "assumption": self.assumption,
                    "groups": self.sheet.json(),
                });
                out::line(serde_json::to_string_pretty(&told)?)?;
            }
        }
        Ok(())
    }
}

/// Returns the cells of an amount as it is and as it would be, with the difference.
fn compared(now: Decimal, then: Decimal) -> [String; 4] {
    let (saved, added) = ((now - then).max(Decimal::ZERO), (then - now).max(Decimal::ZERO));
    [now, then, saved, added].map(shown)
}

/// Returns the bars of an amount as it is and as it would be.
fn compared_bars(name: &str, now: Decimal, then: Decimal) -> [Bar; 2] {
    let bar = |name: String, amount: Decimal| {
        let length = u64::try_from((amount * Decimal::from(BAR_UNITS)).trunc()).unwrap_or(0);
        Bar { name, length, label: shown(amount) }
    };
    [bar(name.to_owned(), now), bar(format!("{name}, as it would be"), then)]
}

struct PriceComparison {
    now: Bill,
    then: Bill,
}

impl PriceComparison {
    fn rows(&self) -> Vec<(String, Decimal, Decimal)> {
        let mut amounts: BTreeMap<&str, (Decimal, Decimal)> = BTreeMap::new();
        for group in &self.now.groups {
            amounts.entry(&group.name).or_default().0 = group.amount();
        }
        for group in &self.then.groups {
            amounts.entry(&group.name).or_default().1 = group.amount();
        }
        let row = |(name, (now, then)): (&str, (Decimal, Decimal))| {
            (if name.is_empty() { "(none)" } else { name }.to_owned(), now, then)
        };
        let total = ("(total, with the free tier)".to_owned(), self.now.total(), self.then.total());
        amounts.into_iter().map(row).chain([total]).collect()
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(&["name", "as it is", "as it would be", "saved", "added"]);
        for (name, now, then) in self.rows() {
            sheet.add([name].into_iter().chain(compared(now, then)).collect());
        }
        sheet
    }

    fn bars(&self) -> Vec<Bar> {
        let rows = self.rows().into_iter();
        rows.flat_map(|(name, now, then)| compared_bars(&name, now, then)).collect()
    }
}
