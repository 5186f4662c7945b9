//! The campaigns.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use conformance::malformed;

/// Campaigns that are too long for a test. Build the service first: cargo build --release -p cli
#[derive(Debug, Parser)]
#[command(name = "conformance", after_help = "Examples:\n  cargo run --release -p conformance -- malformed --passes 3")]
struct Arguments {
    #[command(subcommand)]
    campaign: Campaign,
}

#[derive(Debug, Subcommand)]
enum Campaign {
    /// Send every bad request of the corpus and compare the answers.
    Malformed {
        /// How often the whole corpus is sent.
        #[arg(long, default_value_t = 3)]
        passes: usize,
    },
}

fn main() -> ExitCode {
    match Arguments::parse().campaign {
        Campaign::Malformed { passes } => run_malformed(passes),
    }
}

fn run_malformed(passes: usize) -> ExitCode {
    let folder = tempfile::tempdir_in(".").expect("a directory here");
    let outcome = malformed::run(folder.path(), passes);
    for (group, count) in &outcome.groups {
        println!("{count:>6}  {group}");
    }
    println!("{:>6}  requests in one pass, {passes} passes", outcome.groups.values().sum::<usize>());
    println!("{:>6}  wrong answers", outcome.wrong.len());
    println!("memory grew by {} KiB", outcome.growth_kib);
    for wrong in outcome.wrong.iter().take(20) {
        println!("WRONG: {wrong}");
    }
    if outcome.wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
