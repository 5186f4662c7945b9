//! `bulla cost limits`: monthly budgets that the service watches over.

use clap::Subcommand;
use server::{CostLimitListed, CostLimitScope, NewCostLimit, WebhookUrl};

use super::sheet::Sheet;
use crate::log_location::LogLocation;
use crate::{Failure, out};

pub(super) const EXAMPLES: &str = "\
The service compares each budget with the bill of the month so far and with its forecast, every five minutes, at AWS's list prices in USD. When one \
is above it, the gauge bulla_cost_limit_passed is 1, the audit log has an entry CostLimitPassed, and the webhook gets one POST a month with \
JSON. It may come twice after a crash: its `id` is the same then. docs/cost.md describes it.

A webhook is called only at a host that --webhook-allow of `bulla serve` names. Its path may be a secret: it is shown in no list, log or \
metric. Give it in BULLA_COST_WEBHOOK, so that `ps` does not show it.

Examples:
  bulla cost limits set --all --amount 100
  bulla cost limits set --account 111122223333 --amount 49.90 --webhook https://hooks.example/bulla
  bulla cost limits list --format json
  bulla cost limits remove --all";

#[derive(Debug, Subcommand)]
pub(crate) enum LimitsCommand {
    /// Set a budget, or another one for the same costs.
    #[command(after_help = EXAMPLES)]
    Set {
        #[command(flatten)]
        costs: Costs,
        /// The amount for a month, in USD, such as 100 or 49.90.
        #[arg(long, value_name = "AMOUNT")]
        amount: String,
        /// The URL that is told when the bill or its forecast is above the budget.
        #[arg(long, env = "BULLA_COST_WEBHOOK", hide_env_values = true, value_name = "URL")]
        webhook: Option<String>,
        #[command(flatten)]
        place: LogLocation,
    },
    /// Show all budgets.
    #[command(after_help = "Example:\n  bulla cost limits list --format json")]
    List {
        /// The form of the output.
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
        #[command(flatten)]
        place: LogLocation,
    },
    /// Remove a budget.
    #[command(after_help = "Example:\n  bulla cost limits remove --account 111122223333")]
    Remove {
        #[command(flatten)]
        costs: Costs,
        #[command(flatten)]
        place: LogLocation,
    },
}

/// The costs that a budget is for.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Costs {
    /// The costs of this account, without the free tier, which belongs to none.
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// The costs of all accounts together, with the free tier.
    #[arg(long)]
    all: bool,
}

/// The forms of a list of budgets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum ListFormat {
    Table,
    Json,
    Csv,
}

impl Costs {
    fn scope(&self) -> Result<CostLimitScope, Failure> {
        match &self.account {
            Some(id) => Ok(CostLimitScope::account(id)?),
            None => Ok(CostLimitScope::All),
        }
    }
}

pub(super) fn run(command: &LimitsCommand) -> Result<(), Failure> {
    match command {
        LimitsCommand::Set { costs, amount, webhook, place } => {
            let (account, amount) = (costs.scope()?, amount.clone());
            let webhook = webhook.clone().filter(|url| !url.is_empty()).map(WebhookUrl::from);
            let limit = NewCostLimit { account, amount, webhook };
            let set = server::set_cost_limit(place.settings()?.config()?, &limit)?;
            let told = set.webhook.map(|webhook| format!(" It is told to {webhook}."));
            out::line(format_args!(
                "The budget of {} is {} USD a month.{}",
                set.account,
                set.amount,
                told.unwrap_or_default()
            ))?;
        }
        LimitsCommand::List { format, place } => {
            list(&server::cost_limits(place.settings()?.config()?)?, *format)?;
        }
        LimitsCommand::Remove { costs, place } => {
            let scope = costs.scope()?;
            server::remove_cost_limit(place.settings()?.config()?, &scope)?;
            out::line(format_args!("The budget of {scope} is removed."))?;
        }
    }
    Ok(())
}

fn list(limits: &[CostLimitListed], format: ListFormat) -> Result<(), Failure> {
    let mut sheet = Sheet::new(&["account", "amount", "webhook"]);
    for limit in limits {
        let webhook = limit.webhook.clone().unwrap_or_default();
        sheet.add(vec![limit.account.to_string(), limit.amount.clone(), webhook]);
    }
    match format {
        ListFormat::Table => out::text(&sheet.table())?,
        ListFormat::Csv => out::text(&sheet.csv())?,
        ListFormat::Json => out::line(serde_json::to_string_pretty(limits)?)?,
    }
    Ok(())
}
