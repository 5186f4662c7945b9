//! `bulla cost what-if`: the same month under other choices.

use std::path::PathBuf;

use cost::{Bill, Decimal, Period};
use serde_json::json;

use super::report::shown;
use super::sheet::Sheet;
use super::{Format, MeteredUse, ReportArguments, prices};
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
    #[command(flatten)]
    report: ReportArguments,
}

pub(super) fn run(arguments: &WhatIfArguments) -> Result<(), Failure> {
    let WhatIfArguments { other_prices, without_rotation, report } = arguments;
    let metered = MeteredUse::open(&report.place)?;
    metered.tell_incomplete()?;
    let is_priced = prices(report.prices.as_deref())?;
    let mut would_be = match other_prices {
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
    if *without_rotation {
        would_be.keys.rotations.clear();
    }
    let (month, by) = (report.month(metered.now), report.dimension());
    let period = Period::of_month(&month);
    let bill = |prices| Bill::of(&metered.table, prices, period, metered.now, &by);
    let comparison = PriceComparison { now: bill(&is_priced)?, then: bill(&would_be)? };
    let title = format!(
        "AWS KMS by {}, {month}, {}: as it is, and as it would be",
        report.by_name(),
        is_priced.currency
    );
    match report.format {
        Format::Table => out::text(&format!(
            "{title}\n\n{}\n{}\n",
            comparison.sheet().table(),
            assumption(arguments)
        ))?,
        Format::Csv => out::text(&comparison.sheet().csv())?,
        Format::Svg => out::text(&svg(&title, &comparison.bars()))?,
        Format::Json => {
            let told = json!({
                "month": month.as_str(),
                "by": report.by_name(),
                "currency": is_priced.currency,
                "assumption": assumption(arguments),
                "groups": comparison.sheet().json(),
            });
            out::line(serde_json::to_string_pretty(&told)?)?;
        }
    }
    Ok(())
}

fn assumption(arguments: &WhatIfArguments) -> String {
    let prices =
        arguments.other_prices.as_ref().map(|path| format!("the prices of {}", path.display()));
    let rotation = arguments.without_rotation.then(|| "no rotation of any key".to_owned());
    let choices: Vec<String> = prices.into_iter().chain(rotation).collect();
    format!("Assumed: the same requests and keys, with {}.", choices.join(" and "))
}

struct PriceComparison {
    now: Bill,
    then: Bill,
}

impl PriceComparison {
    fn rows(&self) -> Vec<(String, Decimal, Decimal)> {
        let amount = |bill: &Bill, name: &str| {
            bill.groups
                .iter()
                .find(|group| group.name == name)
                .map_or(Decimal::ZERO, cost::BillGroup::amount)
        };
        let mut names: Vec<&str> =
            self.now.groups.iter().map(|group| group.name.as_str()).collect();
        names.extend(self.then.groups.iter().map(|group| group.name.as_str()));
        names.sort_unstable();
        names.dedup();
        let group = |name: &str| {
            let shown = if name.is_empty() { "(none)" } else { name };
            (shown.to_owned(), amount(&self.now, name), amount(&self.then, name))
        };
        let total = ("(total, with the free tier)".to_owned(), self.now.total(), self.then.total());
        names.into_iter().map(group).chain([total]).collect()
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(&["name", "as it is", "as it would be", "saved", "added"]);
        for (name, now, then) in self.rows() {
            let (saved, added) = ((now - then).max(Decimal::ZERO), (then - now).max(Decimal::ZERO));
            sheet.add(vec![name, shown(now), shown(then), shown(saved), shown(added)]);
        }
        sheet
    }

    fn bars(&self) -> Vec<Bar> {
        let bar = |name: String, amount: Decimal| {
            let length = u64::try_from((amount * Decimal::from(BAR_UNITS)).trunc()).unwrap_or(0);
            Bar { name, length, label: shown(amount) }
        };
        let rows = self.rows().into_iter();
        rows.flat_map(|(name, now, then)| {
            [bar(name.clone(), now), bar(format!("{name}, as it would be"), then)]
        })
        .collect()
    }
}
