//! `bulla cost`: what the use of keys costs at AWS, or at prices of one's own, from the metered requests.

mod data_key_cache;
mod limits;
mod report;
mod sheet;
mod unused;
mod what_if;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Subcommand, ValueEnum};
use cost::{Bill, Dimension, Period, Prices};
use server::{AuditDir, Clock as _, SystemClock};
use usage::{Hour, Month, UsageTable};

use crate::log_location::LogLocation;
use crate::{Failure, out};
use report::CostReport;
use sheet::Sheet;

pub(crate) const EXAMPLES: &str = "\
Reads what was metered beside the audit log, also while the service runs, and prices it. Without a subcommand: the bill of a month so far, \
and its forecast. Amounts are AWS's list prices of US East (N. Virginia), without taxes, unless --prices names another file: `bulla cost \
prices` prints AWS's with its sources. What the bill can not know is said below it. docs/cost.md tells more.

Examples:
  bulla cost --data-dir /var/lib/bulla
  bulla cost --month 2026-10 --by key
  bulla cost --by tag --tag team --format csv > teams.csv
  bulla cost --by operation --format svg > operations.svg
  bulla cost unused --days 90
  bulla cost what-if --other-prices mine.toml";

const UNUSED_EXAMPLES: &str = "\
Lists the keys that are charged, are older than that, and that no successful cryptographic operation used since, with what each costs a \
month. Ciphertexts may still need a key that is unused for long: disable it before you delete it.

Examples:
  bulla cost unused --days 90
  bulla cost unused --days 365 --format csv";

const WHAT_IF_EXAMPLES: &str = "\
Prices the same month twice and shows the difference, and below it what is assumed: with --prices, or AWS's, and under other choices.

  --other-prices FILE       with another price file
  --without-rotation        as if no key had ever been rotated
  --rotation-period DAYS    as if every key that AWS KMS can rotate had been rotated automatically, each 90 to 2560 days
  --bucket-key on|off       as if the buckets of S3 had bucket keys, or had none: the numbers of `bulla s3 savings`

What a cache of data keys saves is told by `bulla cost data-key-cache`.

Examples:
  bulla cost what-if --rotation-period 365
  bulla cost what-if --bucket-key off --bucket photos --format csv
  bulla cost what-if --other-prices mine.toml
  bulla cost what-if --without-rotation --month 2026-10 --by key";

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct CostArguments {
    #[command(subcommand)]
    command: Option<CostCommand>,
    #[command(flatten)]
    report: ReportArguments,
}

#[derive(Debug, Subcommand)]
enum CostCommand {
    /// List keys that nobody has used for some days, with what each costs.
    #[command(after_help = UNUSED_EXAMPLES)]
    Unused(unused::UnusedArguments),
    /// Show what a month would cost under other choices.
    #[command(after_help = WHAT_IF_EXAMPLES)]
    WhatIf(what_if::WhatIfArguments),
    /// Show what callers would save that use a data key for several messages.
    #[command(after_help = "Example:\n  bulla cost data-key-cache --messages 1000 --age 5m")]
    DataKeyCache(data_key_cache::DataKeyCacheArguments),
    /// Watch over monthly budgets: a metric and a webhook tell when one is passed.
    #[command(subcommand, after_help = limits::EXAMPLES)]
    Limits(limits::LimitsCommand),
    /// Print the price file with AWS's list prices and their sources.
    #[command(after_help = "Example:\n  bulla cost prices > mine.toml")]
    Prices,
}

/// The arguments of everything that prices a month.
#[derive(Debug, clap::Args)]
pub(crate) struct ReportArguments {
    /// The month, such as 2026-11; this one by default.
    #[arg(long, value_name = "YYYY-MM", value_parser = month)]
    month: Option<Month>,
    /// The feature by which the bill is in groups.
    #[arg(long, value_enum, default_value_t = By::UsageType)]
    by: By,
    /// The key of the tag, for --by tag.
    #[arg(long, value_name = "KEY", required_if_eq("by", "tag"))]
    tag: Option<String>,
    /// The form of the output.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A price file; AWS's list prices by default.
    #[arg(long, value_name = "FILE")]
    prices: Option<PathBuf>,
    #[command(flatten)]
    place: LogLocation,
}

/// The dimensions of a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    Account,
    Bucket,
    Key,
    Operation,
    Principal,
    Region,
    Service,
    Tag,
    UsageType,
}

/// The forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Table,
    Json,
    Csv,
    Svg,
}

fn month(text: &str) -> Result<Month, String> {
    Month::parse(text).ok_or_else(|| "take a month such as 2026-11".to_owned())
}

pub(crate) fn run(arguments: &CostArguments) -> Result<ExitCode, Failure> {
    match &arguments.command {
        None => report(&arguments.report)?,
        Some(CostCommand::Unused(arguments)) => unused::run(arguments)?,
        Some(CostCommand::WhatIf(arguments)) => what_if::run(arguments)?,
        Some(CostCommand::DataKeyCache(arguments)) => data_key_cache::run(arguments)?,
        Some(CostCommand::Limits(command)) => limits::run(command)?,
        Some(CostCommand::Prices) => out::text(Prices::aws_text())?,
    }
    Ok(ExitCode::SUCCESS)
}

fn report(arguments: &ReportArguments) -> Result<(), Failure> {
    let metered = MeteredUse::open(&arguments.place)?;
    let prices = prices(arguments.prices.as_deref())?;
    let (month, by) = (arguments.month(metered.now), arguments.dimension());
    let bill = Bill::of(&metered.table, &prices, Period::of_month(month), metered.now, &by)?;
    let is_this_month = month == metered.now.month();
    let forecast = match is_this_month {
        true => Bill::forecast(&metered.table, &prices, metered.now, &by)?,
        false => None,
    };
    let notes = metered.notes(&bill, &prices)?;
    let by = arguments.by_name();
    let report = CostReport { month, is_this_month, by, prices: &prices, bill, forecast, notes };
    report.print(arguments.format)
}

impl ReportArguments {
    fn month(&self, now: Hour) -> Month {
        self.month.unwrap_or_else(|| now.month())
    }

    fn by_name(&self) -> String {
        let name = self.by.to_possible_value().map(|value| value.get_name().to_owned());
        match (&self.tag, name.unwrap_or_default()) {
            (Some(tag), _) if self.by == By::Tag => format!("tag {tag}"),
            (_, name) => name,
        }
    }

    fn dimension(&self) -> Dimension {
        match self.by {
            By::Account => Dimension::Account,
            By::Bucket => Dimension::Bucket,
            By::Key => Dimension::Key,
            By::Operation => Dimension::Operation,
            By::Principal => Dimension::Principal,
            By::Region => Dimension::Region,
            By::Service => Dimension::Service,
            By::Tag => Dimension::Tag(self.tag.clone().unwrap_or_default()),
            By::UsageType => Dimension::UsageType,
        }
    }
}

/// The metered use of a data directory, up to now.
pub(crate) struct MeteredUse {
    table: UsageTable,
    now: Hour,
}

impl MeteredUse {
    fn open(place: &LogLocation) -> Result<Self, Failure> {
        let AuditDir { path, key, .. } = place.open()?;
        Ok(Self { table: usage::beside(&path, &key)?, now: Hour::of(SystemClock.now()) })
    }

    /// Returns a sentence about entries that were not metered; `None` if all were.
    fn incomplete(&self) -> Result<Option<String>, Failure> {
        let entry = usage::complete_after(&self.table)?;
        Ok(entry.map(|entry| {
            format!(
                "Entries up to {entry} of the audit log are archived and were not metered: requests and keys of before are missing."
            )
        }))
    }

    /// Tells on standard error of entries that were not metered.
    fn tell_incomplete(&self) -> Result<(), Failure> {
        self.incomplete()?.into_iter().for_each(|note| out::tell(format_args!("bulla: {note}")));
        Ok(())
    }

    /// Returns what a bill does not know, in sentences.
    fn notes(&self, bill: &Bill, prices: &Prices) -> Result<Vec<String>, Failure> {
        let mut notes: Vec<String> = self.incomplete()?.into_iter().collect();
        let refused = &bill.refused;
        if refused.unknown > 0 {
            notes.push(format!(
                "{} refused requests are not in the bill, because the price file does not know whether they are billed. They would cost {} {}.",
                refused.unknown, refused.unknown_amount.normalize(), prices.currency
            ));
        }
        Ok(notes)
    }
}

/// Reads a price file; AWS's list prices if none is named.
fn prices(path: Option<&std::path::Path>) -> Result<Prices, Failure> {
    let Some(path) = path else { return Ok(Prices::aws()?) };
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read the price file {}: {error}", path.display()))?;
    Prices::parse(&text).map_err(|error| format!("{}: {error}", path.display()).into())
}
