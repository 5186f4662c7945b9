//! `bulla cost unused`: keys that nobody uses.

use std::path::PathBuf;

use cost::{Decimal, unused_keys};
use serde_json::json;
use usage::Hour;

use super::sheet::Sheet;
use super::{Format, MeteredUse, prices};
use crate::log_location::LogLocation;
use crate::money::shown;
use crate::plot::{Bar, svg};
use crate::{Failure, out};

const HOURS_OF_DAY: i64 = 24;

#[derive(Debug, clap::Args)]
pub(crate) struct UnusedArguments {
    /// The days without use.
    #[arg(long, value_name = "N", default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: u32,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A price file; AWS's list prices by default.
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    #[command(flatten)]
    place: LogLocation,
}

pub(super) fn run(arguments: &UnusedArguments) -> Result<(), Failure> {
    let metered = MeteredUse::open(&arguments.place)?;
    metered.tell_incomplete()?;
    let prices = prices(arguments.prices.as_deref())?;
    let since = Hour(metered.now.0.saturating_sub(i64::from(arguments.days) * HOURS_OF_DAY));
    let unused = unused_keys(&metered.table, &prices, since, metered.now)?;
    let sum: Decimal = unused.iter().map(|key| key.month).sum();
    let mut sheet = Sheet::new(&["key", "created", "a month"]);
    for key in &unused {
        sheet.add(vec![key.key.clone(), key.created.day(), shown(key.month)]);
    }
    let title = format!(
        "{} keys unused for {} days cost {} {} a month",
        unused.len(),
        arguments.days,
        shown(sum),
        prices.currency
    );
    match arguments.format {
        Format::Table => out::text(&format!("{title}\n\n{}", sheet.table()))?,
        Format::Csv => out::text(&sheet.csv())?,
        Format::Json => {
            let told = json!({"days": arguments.days, "currency": prices.currency, "aMonth": shown(sum), "keys": sheet.json()});
            out::line(serde_json::to_string_pretty(&told)?)?;
        }
        Format::Svg => {
            let bar = |key: &cost::UnusedKey| Bar {
                name: key.key.clone(),
                length: u64::try_from(key.month.trunc()).unwrap_or(u64::MAX),
                label: shown(key.month),
            };
            out::text(&svg(&title, &unused.iter().map(bar).collect::<Vec<_>>()))?;
        }
    }
    Ok(())
}
